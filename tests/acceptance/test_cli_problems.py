"""`discogs-sync problems`: quarantined items, why, and how it comes back."""

import pytest

from discogs_sync.serve import faults


@pytest.fixture
def aside(cli, discogs):
    """Have a release and a search set aside, for a reason that is gone by now."""
    rules = [
        discogs.faults.add(faults.status(405, message="Not allowed."), path, times=None)
        for path in ("/releases/249504", "/database/search")
    ]
    cli("sync", "release:249504", "search:country=Japan&type=release", expect=1)
    for rule in rules:
        rule.times = 0


def test_problems_are_listed(cli, aside):
    table = cli("problems", "list").out
    assert "release:249504" in table
    assert "search:country=Japan&type=release" in table
    assert "refused" in table

    listed = cli("problems", "list", "--kind", "release", "--json").json
    assert [(each["item"], each["reason"], each["status"], each["attempts"]) for each in listed] == [
        ("release:249504", "refused", 405, 1)
    ]


def test_one_is_shown_with_what_to_do(cli, aside):
    shown = cli("problems", "show", "release:249504").out
    assert "(405: Not allowed)." in shown
    assert "405" in shown
    assert "again:       discogs-sync problems retry release:249504 && discogs-sync sync" in shown
    assert cli("problems", "show", "search:country=Japan&type=release", "--json").json["reason"] == "refused"


@pytest.mark.parametrize(
    ("chosen", "back"),
    [
        (("release:249504",), "1 item is"),
        (("--kind", "search"), "1 item is"),
        (("--all",), "2 items are"),
        (("release:249504", "search:country=Japan&type=release"), "2 items are"),
    ],
)
def test_they_come_back_by_name_by_kind_or_all(cli, aside, chosen, back):
    assert cli("problems", "retry", *chosen).out == f"{back} due again; `discogs-sync sync` requests them.\n"


def test_an_answer_settles_them(cli, aside):
    cli("problems", "retry", "--all")
    assert cli("sync").out.startswith("Done")
    assert cli("problems", "list", "--json").json == []


def test_what_fails_again_counts_on(cli, discogs, aside):
    cli("problems", "retry", "release:249504")
    discogs.faults.add(faults.status(405), "/releases/249504", times=2)
    cli("sync", expect=1)
    assert cli("problems", "show", "release:249504", "--json").json["attempts"] == 2


def test_a_name_that_is_not_set_aside_brings_nothing_back(cli, aside):
    refused = cli("problems", "retry", "release:249504", "release:1", expect=2)
    assert "release:1 is not quarantined" in refused.err
    assert cli("sync").out.startswith("Done")
    assert len(cli("problems", "list", "--json").json) == 2
