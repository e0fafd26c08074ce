"""`discogs-sync sync`: mirrors what is followed, pauses at its limits, and says what happened."""

import json
import re
import signal
import time

import pytest

from discogs_sync.serve import faults
from tests.cli import finish, shown_on_a_terminal
from tests.crawling import TARGETS, rows, snapshot


def documents(database):
    """Count the mirrored documents by kind."""
    kinds = ("artist", "label", "master", "release")
    return {kind: rows(database, f"SELECT count(*) FROM discogs.{kind}")[0][0] for kind in kinds}


def test_a_first_sync_mirrors_what_the_targets_lead_to(cli, discogs, database):
    ended = cli("sync", *TARGETS)

    assert ended.out.startswith("Done: everything that was due is here.\n")
    assert f"{len(discogs.requests)} requests" in ended.out
    assert "Following artist:108713, label:1, master:1000, release:249504: 7 items added to the queue" in ended.err
    found = documents(database)
    assert found["artist"] == found["label"] == 1
    assert found["release"] > 40
    assert rows(database, "SELECT title FROM discogs.release WHERE id = 249504") == [
        (discogs.catalogue.release(249504)["title"],)
    ]
    assert discogs.requests.repeated() == {}


def test_an_empty_database_is_prepared_by_the_first_command(cli, database_url):
    cli("sync", "release:249504", database_url=database_url)
    assert cli("status", "--json", database_url=database_url).json["mirrored"]["release"]["documents"] == 1


def test_a_second_sync_asks_for_nothing(cli, discogs):
    cli("sync", "artist:108713")
    discogs.requests.clear()

    assert "No request was made." in cli("sync").out
    assert len(discogs.requests) == 0


def test_a_spent_limit_pauses_and_the_next_run_goes_on(cli, discogs, database):
    paused = cli("sync", *TARGETS, "--max-requests", "20")
    assert len(discogs.requests) == 20
    assert paused.out.startswith("Paused: its limit of 20 requests is spent.\n")
    assert "Left: " in paused.out
    assert "`discogs-sync sync` continues" in paused.out

    assert cli("sync").out.startswith("Done")
    assert discogs.requests.repeated() == {}
    assert [run["ending"] for run in cli("runs", "--json").json] == ["done", "paused"]


def test_spent_time_pauses_as_well(cli, discogs):
    discogs.faults.latency = 0.2
    assert cli("sync", *TARGETS, "--max-time", "1s").out.startswith("Paused: its time of 1 s is over.\n")


def test_spent_time_breaks_off_what_a_server_does_not_answer(cli, discogs, database):
    discogs.faults.add(faults.hang(60), "/releases", times=None)
    began = time.monotonic()
    paused = cli("sync", "master:1000", "release:249504", "--max-time", "2s", "--json").json
    assert time.monotonic() - began < 2 + 8
    assert (paused["ending"], paused["message"]) == ("paused", "its time of 2 s is over")
    assert (paused["retried"], paused["set_aside"]) == (0, 0)
    assert paused["fetched"] == 2
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]

    discogs.faults.clear()
    assert cli("sync").out.startswith("Done")
    assert discogs.requests.repeated() == {}


def test_a_dry_run_makes_no_request_and_changes_nothing(cli, discogs, database):
    cli("sync", "release:249504")
    discogs.requests.clear()
    before = snapshot(database)

    told = cli("sync", "artist:108713", "label:1", "--dry-run", rate=30)

    assert "The total is unknown until the first page is read of 2 listings." in told.out
    assert "Known so far: 4 requests, 8 s at 30 requests a minute." in told.out
    assert len(discogs.requests) == 0
    assert snapshot(database) == before


def test_a_dry_run_knows_what_a_walk_under_way_has_yet_to_show(cli, discogs, database):
    labels = discogs.catalogue.rows("label-releases", 1)
    discogs.catalogue.put_rows("label-releases", 1, labels * (250 // len(labels) + 1))
    cli("sync", "label:1", "--max-requests", "1", workers=1)

    plan = cli("sync", "--dry-run", "--json").json

    listing = next(each for each in plan["due"] if each["kind"] == "label_releases")
    entries = len(labels) * (250 // len(labels) + 1)
    assert listing["requests"] == -(-entries // 100) - 1
    assert plan["expected"] == entries - 100
    assert plan["at_least"]


def test_an_item_set_aside_ends_in_exit_code_1_and_can_be_retried(cli, discogs, database):
    refusal = discogs.faults.add(faults.status(405, message="Not allowed."), "/releases/249504", times=None)

    ended = cli("sync", "release:249504", "master:1000", expect=1)
    assert ended.out.startswith("Finished, with 1 item quarantined: `discogs-sync problems list` has the reasons")
    assert documents(database)["master"] == 1

    refusal.times = 0
    assert "No request was made." in cli("sync").out
    assert cli("problems", "retry", "--all").out.startswith("1 item is due again")
    assert cli("sync").out.startswith("Done")
    assert documents(database)["release"] > 1
    assert cli("problems", "list").out == "No item is quarantined.\n"


def test_the_summary_is_there_for_scripts(cli, discogs):
    ended = cli("sync", "release:249504", "--json").json
    assert ended["ending"] == "done"
    assert (ended["requests"], ended["fetched"], ended["inserted"]) == (1, 1, 1)
    assert ended["left"]["items"] == 0


def test_progress_can_be_logged_as_json(cli, discogs):
    ended = cli("--log-format", "json", "sync", *TARGETS)
    names = [event["event"] for event in ended.events]
    assert (names[0], names[1], names[-1]) == ("followed", "progress", "ended")
    assert ended.events[1]["counts"]["requests"] > 0
    assert ended.events[-1]["ending"] == "done"
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("sync", "band:1"), 2, "'band:1' is not a target."),
        (("sync", "--max-requests", "none"), 2, "Invalid value for '--max-requests'"),
        (("search",), 2, "A search needs a QUERY"),
        (("synk",), 2, "No such command 'synk'"),
        (("--database-url", "postgresql://127.0.0.1:1/none", "status"), 4, "cannot be reached"),
        (("problems", "show", "release:1"), 2, "release:1 is not quarantined"),
    ],
    ids=str,
)
def test_errors_are_logged_as_json_too(cli, arguments, code, message):
    (event,) = cli("--log-format", "json", *arguments, expect=code).events
    assert (event["event"], event["exit_code"]) == ("error", code)
    assert message in event["message"]


def test_whatever_is_logged_is_json(cli):
    found, followed = cli("--log-format", "json", "search", "copper", "--follow").events
    assert (found["event"], found["target"]) == ("found", "search:q=copper")
    assert (followed["event"], followed["targets"]) == ("followed", ["search:q=copper"])


def test_a_terminal_shows_a_display(cli, discogs):
    discogs.faults.latency = 0.1
    shown = shown_on_a_terminal(cli, "sync", *TARGETS, rate=6000)

    for word in ("━", "items done", "left", "of 6,000 requests in the last minute", "no problems", "now at "):
        assert word in shown


@pytest.mark.parametrize(
    ("api_url", "reason"),
    [
        ("http://127.0.0.1:1", "127.0.0.1 cannot be reached (connection refused)"),
        ("http://no-such-host.invalid", "no-such-host.invalid cannot be reached (name not known)"),
    ],
    ids=["refused", "unknown"],
)
def test_network_that_is_away_is_reported_with_the_next_try(cli, database, api_url, reason):
    process = cli.start("sync", "release:1", "release:2", api_url=api_url, rate=0)
    line = next(line for line in process.stderr if "cannot be reached" in line)
    process.send_signal(signal.SIGTERM)
    stopped = finish(process, expect=130)
    assert re.search(re.escape(f"0 items done, 2 left; {reason}; trying again ") + r"(in \d+ s|now);", line)
    assert "no problems" not in line + stopped.err


def test_display_shows_the_wait_for_a_server_that_throttles(cli, discogs, database):
    discogs.faults.add(faults.status(429, retry_after=4000), times=None)
    process = cli.start("--log-format", "json", "sync", "release:1", rate=6000)
    wait = next(event["wait"] for line in process.stderr if (event := json.loads(line)).get("wait"))
    process.send_signal(signal.SIGTERM)
    finish(process, expect=130)
    assert wait["reason"] == (
        "127.0.0.1 answered 429, too many requests, with a Retry-After of 4,000 s, more than the longest wait of 600 s"
    )
    assert 590 < wait["seconds"] <= 600


def test_prices_come_in_the_currency_asked_for(cli, discogs, database):
    cli("sync", "release:249504", "--curr-abbr", "EUR")
    assert discogs.requests.paths == ["/releases/249504?curr_abbr=EUR"]


def test_without_a_target_it_says_what_to_do(cli):
    assert "Nothing is followed yet. Name a target" in cli("sync").out


def test_the_command_is_noted_with_the_run(cli):
    cli("sync", "release:249504", "--max-requests", "7")
    assert cli("runs", "--json").json[0]["command"] == "sync release:249504 --max-requests 7"
