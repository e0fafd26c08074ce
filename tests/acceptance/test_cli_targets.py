"""Targets and ids as people have them: addresses, Discogs' markup, capitals. Each command reads them alike."""

import pytest

from discogs_sync.serve import faults
from tests.crawling import rows

PAGE = "https://www.discogs.com/de/release/249504-Rick-Astley-Never-Gonna-Give-You-Up?ev=rb#tracklist"


def test_addresses_and_markup_are_followed_and_unfollowed(cli, database):
    followed = cli("follow", PAGE, "www.discogs.com/label/1", "[a108713]", "m1000")
    assert followed.out.startswith("Following release:249504, label:1, artist:108713, master:1000: ")
    assert rows(database, "SELECT kind, id FROM sync.follow ORDER BY kind") == [
        ("artist", 108713),
        ("label", 1),
        ("master", 1000),
        ("release", 249504),
    ]
    cli(
        "unfollow",
        "R249504",
        "Label:1",
        "https://www.discogs.com/artist/108713-Rick-Astley",
        "api.discogs.com/masters/1000",
    )
    assert rows(database, "SELECT count(*) FROM sync.follow") == [(0,)]


def test_a_run_names_its_targets_in_their_one_spelling(cli, database):
    cli("sync", "https://api.discogs.com/releases/249504?token=s3cret")
    assert rows(database, "SELECT command FROM sync.run") == [("sync release:249504",)]
    cli("verify", "[r249504]", "--sample", "1")
    assert rows(database, "SELECT command FROM sync.run ORDER BY id DESC LIMIT 1") == [
        ("verify release:249504 --sample 1",)
    ]


@pytest.mark.parametrize("release", ["249504", "r249504", "[r249504]", "release:249504", PAGE])
def test_a_rating_takes_a_release_in_every_form(cli, release):
    assert cli("rating", "stats", release, "--json").json["release_id"] == 249504


def test_a_saved_query_takes_the_address_of_an_entity(cli):
    number, address = "249504", PAGE
    cli("sync", f"release:{number}")
    answers = [cli("query", "release-history", "-p", f"release_id={each}", "--json").json for each in (number, address)]
    assert answers[0] == answers[1]
    assert len(answers[0]) == 1


def test_a_problem_is_shown_and_retried_by_address(cli, discogs):
    discogs.faults.add(faults.status(405, message="Not allowed."), "/releases/249504", times=None)
    cli("sync", "release:249504", expect=1)
    assert cli("problems", "show", PAGE, "--json").json["item"] == "release:249504"
    assert cli("problems", "retry", "[r249504]").out.startswith("1 item is due again")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("follow", "https://www.discogs.com/user/someone"), "is not the page of an artist, label, master or release"),
        (("sync", "relaese:1"), "Did you mean 'release'?"),
        (("unfollow", "249504"), "Say what 249504 is, as in release:249504."),
        (("verify", "https://example.org/release/1"), "A target is artist:ID"),
        (("problems", "show", "https://www.discogs.com/artist/Rick"), "is not the page of an artist, label, master or"),
        (("problems", "retry", "r0"), "an id is a whole number of at least 1"),
        (("rating", "show", "artist:1"), "'artist:1' is an artist, but this command needs a release"),
        (("rating", "set", "x1", "5", "--user", "me"), "'x1' is not a target. A target is artist:ID"),
        (("rating", "delete", "-5", "--user", "me"), "No such option"),
        (("rating", "stats", "9" * 30), "is too large: 9223372036854775807 is the largest"),
    ],
)
def test_a_wrong_target_is_refused_with_the_accepted_forms(offline, arguments, sentence):
    assert sentence in offline(*arguments, expect=2).err
