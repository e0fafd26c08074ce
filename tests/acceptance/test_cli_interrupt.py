"""Ctrl-C and SIGTERM: what is in hand is finished, the exit code is 130, and the next run goes on from there."""

import signal
import time

import psycopg
import pytest

from discogs_sync.serve import faults
from discogs_sync.store.embedded import EmbeddedServer, Stopped
from discogs_sync.store.filelock import wait_until
from tests.cli import finish, wait_for_requests
from tests.crawling import TARGETS, rows, snapshot, undisturbed
from tests.postgres import opened

PROMPT = 5.0
"""Seconds that an interrupted run may take to end."""


def start_and_wait(cli, discogs, requests: int, **settings):
    """Start a sync and wait until so many requests have arrived."""
    process = cli.start("sync", *TARGETS, **settings)
    wait_for_requests(discogs, requests, process)
    assert process.poll() is None
    return process


def seconds_to_end(process, asking) -> float:
    """Send a signal, and give the seconds until the process ends."""
    asked = time.monotonic()
    process.send_signal(asking)
    process.wait(timeout=60)
    return time.monotonic() - asked


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_promptly_and_the_next_one_finishes(
    cli, discogs, database, postgres_url, migrated_template, asking
):
    discogs.faults.latency = 0.1
    process = start_and_wait(cli, discogs, 10)

    assert seconds_to_end(process, asking) < PROMPT
    stopped = finish(process, expect=130)
    assert stopped.out.startswith("Stopped as asked.\n")
    assert "`discogs-sync sync` continues" in stopped.out
    assert cli("runs", "--json").json[0]["ending"] == "interrupted"

    discogs.faults.latency = 0
    assert cli("sync").out.startswith("Done")
    assert discogs.requests.repeated() == {}
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, *TARGETS)


def test_a_server_that_hangs_does_not_delay_the_end(cli, discogs, database):
    discogs.faults.add(faults.hang(60), times=None)
    process = start_and_wait(cli, discogs, 1)

    assert seconds_to_end(process, signal.SIGTERM) < PROMPT
    finish(process, expect=130)
    assert rows(database, "SELECT count(*) FROM sync.item WHERE due_at > now()") == [(0,)]


def test_a_second_ctrl_c_ends_at_once(cli, discogs):
    discogs.faults.add(faults.hang(60), times=None)
    process = start_and_wait(cli, discogs, 1)

    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert seconds_to_end(process, signal.SIGINT) < PROMPT
    finish(process, expect=130)

    discogs.faults.clear()
    assert cli("sync").out.startswith("Done")
    assert [run["ending"] for run in cli("runs", "--json").json] == ["done", "killed"]


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_a_database_that_is_away_is_told_once_and_does_not_delay_the_end(cli, discogs, home, asking):
    discogs.faults.latency = 0.05
    server = EmbeddedServer(home)
    server.start()
    process = start_and_wait(cli, discogs, 8, database_url=server.url)
    assert server.stop() is Stopped.STOPPED
    time.sleep(4)
    assert process.poll() is None

    assert seconds_to_end(process, asking) < PROMPT
    stopped = finish(process, expect=130)
    assert stopped.err.count("Waiting up to 60 s for the database. The database discogs in") == 1
    assert stopped.err.endswith("Error: Stopped while the database was away; run the command again to go on.\n")

    server.start()
    assert cli("sync", database_url=server.url).out.startswith("Done")
    with opened(server.url) as database:
        assert rows(database, "SELECT ending FROM sync.run ORDER BY id") == [("killed",), ("done",)]
    assert server.stop() is Stopped.STOPPED


def test_somebody_else_who_locks_a_table_does_not_delay_the_end(cli, discogs, migrated_url):
    discogs.faults.latency = 0.05
    with psycopg.connect(migrated_url) as other:
        process = start_and_wait(cli, discogs, 8)
        other.execute("LOCK TABLE discogs.release, discogs.artist_release")
        time.sleep(1)
        assert seconds_to_end(process, signal.SIGTERM) < PROMPT
        stopped = finish(process, expect=130)
        assert "Error: Stopped" in stopped.err
        idle = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        assert other.execute(idle).fetchone() == (0,)
    assert cli("sync").out.startswith("Done")


def test_runs_that_are_stopped_give_back_the_slots_that_they_did_not_use(cli, discogs, database):
    cli("follow", *[f"release:{id}" for id in discogs.catalogue.ids("release")])  # there is work for everybody
    running = [cli.start("sync", rate=60) for _ in range(3)]
    reserved = "SELECT count(*) FROM sync.budget, unnest(slots) AS slot WHERE slot > clock_timestamp()"
    assert wait_until(lambda: rows(database, reserved)[0][0] > 8, 60)
    for process in running:
        process.send_signal(signal.SIGINT)
    for process in running:
        finish(process, expect=130)
    assert rows(database, reserved) == [(0,)]
    assert rows(database, "SELECT next_slot_at < clock_timestamp() + interval '1.02 s' FROM sync.budget") == [(True,)]


def test_spent_time_gives_back_the_slot_that_would_have_come_too_late(cli, discogs, database):
    cli("sync", *TARGETS, "--max-time", "2s", rate=60)
    reserved = "SELECT count(*) FROM sync.budget, unnest(slots) AS slot WHERE slot > clock_timestamp()"
    assert rows(database, reserved) == [(0,)]
