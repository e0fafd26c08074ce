"""`discogs-sync status` and `runs`: what there is, what is left, and what was done."""

import signal
import time

from discogs_sync.store.filelock import wait_until
from tests.cli import finish, wait_for_requests


def test_an_empty_mirror(cli, discogs):
    told = cli("status")
    assert ["release", "0", "0"] in [line.split() for line in told.out.splitlines()]
    assert "Nothing is followed yet." in told.out
    assert told.out.endswith("Nothing is due.\n")
    assert len(discogs.requests) == 0


def test_a_mirror_half_way(cli, discogs):
    labels = discogs.catalogue.rows("label-releases", 1)
    entries = labels * (250 // len(labels) + 1)
    discogs.catalogue.put_rows("label-releases", 1, entries)
    cli("sync", "label:1", "artist:108713", "--max-requests", "2", workers=1)

    told = cli("status", rate=60).out
    assert f"page 1 of 3, 100 of {len(entries)} entries" in told
    assert "requests a minute." in told
    assert "The total is unknown until the first page is read of" in told
    assert "paused (its limit of 2 requests is spent)" in told

    status = cli("status", "--json", rate=60).json
    walk = next(each["walk"] for each in status["follows"] if each["target"] == "label:1")
    assert (walk["page"], walk["pages"], walk["seen"], walk["items"]) == (1, 3, 100, len(entries))
    assert status["walks"] == [walk]
    assert status["left"]["seconds"] == status["left"]["requests"] + status["left"]["expected"]


def test_a_mirror_that_is_whole(cli, discogs):
    cli("sync", "release:249504", "master:1000")
    discogs.catalogue.delete("release", 249504)
    cli("sync", "--max-age", "release=0s")

    told = cli("status").out
    assert "The next item comes due at" in told
    status = cli("status", "--json").json
    assert status["mirrored"]["master"] == {"documents": 1, "gone": 0, "exact": True}
    assert status["last_run"]["ending"] == "done"
    assert status["last_run"]["gone"] == 1
    assert status["left"]["items"] == 0
    assert status["size"] > 1_000_000


def test_problems_and_drift_are_told(cli, discogs):
    release = discogs.catalogue.release(249504)
    discogs.catalogue.put("release", release | {"colour": "blue"})
    cli("sync", "release:249504")

    assert "Unexpected content at 1 place in documents" in cli("status").out
    found = cli("drift", "--json").json
    assert [(each["kind"], each["path"], each["example"]) for each in found] == [("release", "/colour", "blue")]
    assert "/colour" in cli("drift").out


def test_requests_of_the_last_minute_are_measured(cli, discogs):
    cli("sync", "release:249504", rate=6000)
    assert cli("status", "--json", rate=6000).json["requests_of_last_minute"] == 1


def test_a_run_under_way_is_told_from_one_that_was_killed(cli, discogs):
    discogs.faults.latency = 0.5
    process = cli.start("sync", "artist:108713", "label:1")
    wait_for_requests(discogs, 3, process)
    under_way = cli("runs", "--json").json[0]
    told = cli("runs").out
    assert ", alive " in cli("status").out
    process.kill()
    finish(process, expect=-signal.SIGKILL)

    assert under_way["ending"] is None
    assert under_way["heartbeat_at"] >= under_way["started_at"]
    assert ", alive " in told
    assert wait_until(lambda: cli("runs", "--json").json[0]["ending"] == "killed", 10)
    assert cli("runs").out.splitlines()[1].split()[3:5] == ["–", "killed"]
    cli("sync", "--max-requests", "1")
    assert cli("runs").out.splitlines()[2].split()[3:5] == ["–", "killed"]


def test_runs_are_listed_with_what_they_did(cli, discogs):
    assert cli("runs").out == "No run has been made yet.\n"
    cli("sync", "release:249504")
    cli("sync", "master:1000")

    runs = cli("runs", "--json").json
    assert [run["command"] for run in runs] == ["sync master:1000", "sync release:249504"]
    assert runs[1]["requests"] == runs[1]["inserted"] == 1
    assert len(cli("runs", "--limit", "1", "--json").json) == 1
    assert "sync release:249504" in cli("runs").out


def test_a_mirror_that_is_fresh_enough_passes_the_check(cli, discogs):
    assert cli("status", "--check", "2h").out == "Fresh: nothing is due.\n"
    cli("follow", "release:249504")
    assert cli("status", "--check", "2h").out.startswith("Fresh enough: release:249504 has been due for ")
    found = cli("status", "--check", "2h", "--json").json
    assert (found["stale"], found["limit"], found["oldest_due"]["item"]) == (False, 7200, "release:249504")
    assert len(discogs.requests) == 0


def test_a_mirror_that_is_staler_does_not(cli, database):
    cli("follow", "release:249504")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.item SET due_at = now() - interval '3 hours 5 minutes'")
    assert cli("status", "--check", "2h", expect=1).out == "Stale: release:249504 has been due for 3 h 5 min.\n"
    found = cli("status", "--check", "2h", "--json", expect=1).json
    assert (found["stale"], found["message"]) == (True, "Stale: release:249504 has been due for 3 h 5 min.")
    cli("sync")
    assert cli("status", "--check", "2h").out == "Fresh: nothing is due.\n"


def test_a_mirror_whose_runs_only_fail_does_not_pass_the_check(cli, database):
    cli("sync", "release:249504", expect=3, token="wr0ng")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.run SET ended_at = ended_at - interval '3 hours'")
    told = cli("status", "--check", "2h", expect=1).out
    assert told.startswith("Stale: for 3 h all runs have failed: Discogs refused the credentials (401")
    assert cli("status", "--check", "2h", "--json", expect=1).json["failing"]["seconds"] > 3 * 3600


def test_a_database_out_of_reach_does_not_pass_the_check(offline):
    assert offline("status", "--check", "2h", expect=4).is_refusal("cannot be reached")


def test_an_idle_status_comes_at_once(cli):
    times = []
    for _ in range(3):
        began = time.monotonic()
        cli("status")
        times.append(time.monotonic() - began)
    assert min(times) < 3, "an idle status takes half a second on a quiet machine"


def test_ages_are_shown_by_kind(cli, database):
    cli("sync", "master:1000")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.item SET fetched_at = fetched_at - interval '3 hours'")
    [line] = [line for line in cli("status").out.splitlines() if line.startswith("master  ") and " 3 h" in line]
    assert line.split() == ["master", "1", *["3", "h"] * 3]
    ages = cli("status", "--json").json["ages"]
    assert ages.keys() == {"master", "master_versions", "release"}
    assert 3 * 3600 <= ages["release"]["median"] <= ages["release"]["oldest"] < 4 * 3600
