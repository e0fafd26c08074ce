"""`discogs-sync verify`: says what differs, in its exit code too, and has it repaired."""

import signal

import pytest

from discogs_sync.cli.verify import REMEDIES
from tests.cli import finish, wait_for_requests
from tests.crawling import TARGETS, rows


@pytest.fixture
def mirrored(cli, discogs):
    """Have a healthy mirror."""
    cli("sync", *TARGETS)
    discogs.requests.clear()


def test_a_healthy_mirror_does_not_differ(cli, discogs, mirrored):
    told = cli("verify", "--sample", "10", rate=6000)
    assert told.out == "Nothing differs.\nCompared with Discogs: 3 listings, 9 documents and 1 further page.\n"
    assert told.err == "Comparing with Discogs: 13 requests, 0 s at 6,000 requests a minute.\n"
    assert len(discogs.requests) == 13
    assert cli("runs", "--json").json[0]["command"] == "verify --sample 10"


def test_what_differs_is_told_and_ends_in_exit_code_1(cli, discogs, database, mirrored):
    rows(database, "UPDATE discogs.label SET name = 'Else' WHERE id = 1 RETURNING 1")
    rows(database, "DELETE FROM discogs.artist WHERE id = 108713 RETURNING 1")
    *entries, last = discogs.catalogue.rows("label-releases", 1)
    discogs.catalogue.put_rows("label-releases", 1, entries)
    name = discogs.catalogue.label(1)["name"]
    discogs.requests.clear()

    told = cli("verify", "label:1", "artist:108713", "--sample", "1000", expect=1).out

    requests, number = len(discogs.requests), len(entries)
    lines = told.splitlines()
    assert lines.pop(1).startswith("label:1 has rows in discogs.label that were changed since they were written")
    assert lines[:5] == [
        "artist:108713 was fetched, and has no row in discogs.artist.",
        f"Entries of label_releases:1: {number + 1} here, {number} at Discogs.",
        f"label_releases:1 differs at /releases/{number}:"
        f' {{"release_id": {last["id"]}, "catno": "{last["catno"]}"}} here, nothing at Discogs.',
        f'label:1 differs at /name: "Else" here, "{name}" at Discogs.',
        "5 findings (lost 1, rows 1, count 1, content 2).",
    ]
    assert sum(int(word) for word in lines[5].split() if word.isdecimal()) == requests
    assert lines[6] == "--repair queues the differing items, and `discogs-sync sync` fetches them again."


def test_scripts_read_one_object(cli, discogs, database, mirrored):
    assert cli("verify", "label:1", "--sample", "0", "--json").json == {
        "findings": [],
        "counts": {},
        "compared": {"listings": 1, "documents": 0, "pages": 0},
        "repaired": None,
        "error": None,
    }
    rows(database, "DELETE FROM discogs.release WHERE id = 249504 RETURNING 1")

    told = cli("verify", "release:249504", "--local", "--json", expect=1)

    assert told.json == {
        "findings": [
            {
                "check": "lost",
                "item": "release:249504",
                "place": "discogs.release",
                "here": None,
                "there": None,
                "remedy": REMEDIES["lost"],
            }
        ],
        "counts": {"lost": 1},
        "compared": {"listings": 0, "documents": 0, "pages": 0},
        "repaired": None,
        "error": None,
    }
    assert told.err == ""


def test_a_local_verification_makes_no_request_and_no_run(cli, discogs, database, mirrored):
    assert cli("verify", "--local").out == "Nothing differs.\nNothing was compared with Discogs.\n"
    assert len(discogs.requests) == 0
    assert len(cli("runs", "--json").json) == 1


def test_repaired_and_synced_nothing_differs_any_more(cli, discogs, database, mirrored):
    rows(database, "UPDATE discogs.release SET title = 'Else' WHERE id = 249504 RETURNING 1")
    rows(database, "DELETE FROM discogs.track WHERE ordinal = 1 RETURNING 1")
    rows(database, "DELETE FROM sync.item WHERE kind = 'label' RETURNING 1")
    rows(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at) VALUES ('label', 7, '', 1, now()) RETURNING 1",
    )

    ended = cli("verify", "--sample", "1000", "--repair", "--json", expect=1).json
    assert set(ended["counts"]) == {"orphan", "unqueued", "gap", "rows", "content"}
    assert ended["repaired"]["queued"] > 1
    assert ended["repaired"]["dropped"] == 1
    again = cli("verify", "--local", "--repair", expect=1).out
    assert "0 items are due now that were not, 0 left the frontier; `discogs-sync sync` does the rest" in again

    discogs.requests.clear()
    cli("sync")
    assert len(discogs.requests) == ended["repaired"]["queued"]
    assert cli("verify", "--sample", "1000").out.startswith("Nothing differs.\n")


def test_of_many_findings_the_first_are_shown(cli, database, mirrored):
    lost = len(rows(database, "DELETE FROM discogs.release RETURNING 1"))
    told = cli("verify", "artist:108713", "master:1000", "--local", expect=1).out.splitlines()
    shown = [line for line in told if "has no row in discogs.release" in line]
    assert len(shown) == 20 < lost
    [more] = [line for line in told if line.startswith("… and ")]
    assert more.endswith(" more of the check lost: --json prints all.")


def test_a_target_that_is_not_followed_is_refused(cli, mirrored):
    assert cli("verify", "label:1", "label:2", expect=2).is_refusal("Not followed: label:2.", "discogs-sync follows")


def test_a_discogs_that_refuses_ends_in_its_exit_code_and_whole_json(cli, database, mirrored):
    rows(database, "UPDATE sync.cursor SET stored = stored + 1 WHERE kind = 'label_releases' RETURNING 1")
    ended = cli("verify", "--json", expect=3, token="wrong")
    assert "Error: Discogs refused the credentials" in ended.err
    assert ended.json["counts"] == {"entries": 1}
    assert ended.json["error"].startswith("Discogs refused the credentials")


def test_without_a_follow_it_says_what_to_do(cli):
    assert "Nothing is followed yet. Name a target" in cli("verify").out


def test_its_log_can_be_json(cli, mirrored):
    [event] = cli("--log-format", "json", "verify", "label:1", "--sample", "3").events
    assert (event["event"], event["listings"], event["documents"]) == ("comparing", 1, 3)


def test_ctrl_c_ends_it(cli, discogs, mirrored):
    discogs.faults.latency = 0.5
    process = cli.start("verify")
    wait_for_requests(discogs, 2, process)
    process.send_signal(signal.SIGINT)
    finish(process, expect=130)
    assert cli("runs", "--json").json[0]["ending"] == "interrupted"
