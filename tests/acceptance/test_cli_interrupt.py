"""Ctrl-C and SIGTERM: what is in hand is finished, the exit code is 130, and the next run goes on from there."""

import signal
import time

import pytest

from discogs_sync.serve import faults
from discogs_sync.store.filelock import wait_until
from tests.crawling import opened, rows, snapshot
from tests.postgres import fresh_database

TARGETS = ("artist:108713", "label:1", "master:1000", "release:249504")

PROMPT = 5.0
"""Seconds that an interrupted run may take to end."""


def start_and_wait(cli, discogs, requests: int):
    """Start a sync and wait until so many requests have arrived."""
    process = cli.start("sync", *TARGETS)
    assert wait_until(lambda: len(discogs.requests) >= requests or process.poll() is not None, 60)
    assert process.poll() is None
    return process


def seconds_to_end(process, asking) -> float:
    """Send a signal, and give the seconds until the process ends."""
    asked = time.monotonic()
    process.send_signal(asking)
    process.wait(timeout=60)
    return time.monotonic() - asked


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_promptly_and_the_next_one_finishes(cli, discogs, database, postgres_url, asking):
    discogs.faults.latency = 0.1
    process = start_and_wait(cli, discogs, 10)

    assert seconds_to_end(process, asking) < PROMPT
    out, err = process.communicate()
    assert process.returncode == 130
    assert out.startswith("Stopped as asked.\n")
    assert "Run `discogs-sync sync` to go on" in out
    assert "Traceback" not in err
    assert cli("runs", "--json").json[0]["ending"] == "interrupted"

    discogs.faults.latency = 0
    assert cli("sync").out.startswith("Done")
    assert discogs.requests.repeated() == {}
    with fresh_database(postgres_url) as whole:
        cli("sync", *TARGETS, database_url=whole)
        with opened(whole) as uninterrupted:
            assert snapshot(uninterrupted) == snapshot(database)


def test_a_server_that_hangs_does_not_delay_the_end(cli, discogs, database):
    discogs.faults.add(faults.hang(60), times=None)
    process = start_and_wait(cli, discogs, 1)

    assert seconds_to_end(process, signal.SIGTERM) < PROMPT
    process.communicate()
    assert process.returncode == 130
    assert rows(database, "SELECT count(*) FROM sync.item WHERE due_at > now()") == [(0,)]


def test_a_second_ctrl_c_ends_at_once(cli, discogs):
    discogs.faults.add(faults.hang(60), times=None)
    process = start_and_wait(cli, discogs, 1)

    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert seconds_to_end(process, signal.SIGINT) < PROMPT
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err

    discogs.faults.clear()
    assert cli("sync").out.startswith("Done")
    assert [run["ending"] for run in cli("runs", "--json").json] == ["done", "killed"]
