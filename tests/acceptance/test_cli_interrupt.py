"""Ctrl-C and SIGTERM: what is in hand is finished, the exit code is 130, and the next run goes on from there."""

import signal
import time

import pytest

from discogs_sync.serve import faults
from tests.cli import finish, wait_for_requests
from tests.crawling import TARGETS, rows, snapshot, undisturbed

PROMPT = 5.0
"""Seconds that an interrupted run may take to end."""


def start_and_wait(cli, discogs, requests: int):
    """Start a sync and wait until so many requests have arrived."""
    process = cli.start("sync", *TARGETS)
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
    assert "Run `discogs-sync sync` to go on" in stopped.out
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
