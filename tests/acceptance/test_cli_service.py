"""`discogs-sync sync --forever` and `--every`: a service that waits for what comes due, and ends when asked to."""

import os
import pty
import signal
import stat
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import EmbeddedServer
from discogs_sync.store.filelock import wait_until
from tests.cli import CommandLine, Result, finish, wait_for_requests
from tests.crawling import rows

INTERRUPTED = 130
Start = Callable[..., "subprocess.Popen[str]"]
PROMPT = 5.0
"""Seconds that a service may take to end."""


@pytest.fixture
def service(cli: CommandLine) -> Iterator[Start]:
    """Start commands that do not outlive the test."""
    processes: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **settings: Any) -> "subprocess.Popen[str]":
        processes.append(cli.start(*arguments, **settings))
        return processes[-1]

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.communicate()


def ended(process: "subprocess.Popen[str]", asking: signal.Signals = signal.SIGTERM) -> Result:
    """Ask a service to end, and give what it printed; it must end promptly."""
    assert process.poll() is None, process.communicate()
    asked = time.monotonic()
    process.send_signal(asking)
    result = finish(process, expect=INTERRUPTED)
    assert time.monotonic() - asked < PROMPT
    return result


def wait_for_runs(database: Database, *endings: str | None) -> None:
    """Wait until the runs have ended so, the first one first."""
    found = "SELECT ending FROM sync.run ORDER BY id"
    assert wait_until(lambda: [ending for (ending,) in rows(database, found)] == list(endings), 30), rows(
        database, found
    )


def due_in(url: str, seconds: float) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE sync.item SET due_at = clock_timestamp() + make_interval(secs => %s)", (seconds,))


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_what_comes_due_meanwhile_is_asked_for(
    cli: CommandLine,
    service: Start,
    discogs: Served[Catalogue],
    database: Database,
    migrated_url: str,
    asking: signal.Signals,
) -> None:
    cli("follow", "release:249504")
    due_in(migrated_url, 3)
    process = service("sync", "--forever")
    time.sleep(1)
    assert len(discogs.requests) == 0
    wait_for_runs(database, "done")
    time.sleep(1)  # the run is over before its end is told

    result = ended(process, asking)
    assert result.out.endswith(
        "Run 1: Done: everything that was due is here. 1 request in 0 s brought 1 document or page: 1 new.\n"
    )
    waits, stopped = result.err.splitlines()
    assert waits.startswith("The next run begins at ")
    assert stopped.startswith("Error: Stopped. What was committed before is kept")
    assert cli("runs", "--json").json[0]["command"] == "sync --forever"


def test_what_another_process_follows_is_asked_for(
    cli: CommandLine, service: Start, discogs: Served[Catalogue], database: Database
) -> None:
    process = service("sync", "--forever")
    time.sleep(1)
    cli("follow", "release:249504")
    wait_for_requests(discogs, 1, process)
    wait_for_runs(database, "done")
    assert ended(process).err.startswith("Nothing is queued.")


def test_every_so_often_there_is_a_run_with_limits_of_its_own(
    service: Start, discogs: Served[Catalogue], database: Database
) -> None:
    process = service("--log-format", "json", "sync", "master:1000", "--every", "1s", "--max-requests", "2", workers=1)
    assert wait_until(lambda: rows(database, "SELECT count(*) FROM sync.run WHERE ending = 'paused'")[0][0] >= 3, 30)

    result = ended(process)
    begins = [at for (at,) in rows(database, "SELECT started_at FROM sync.run ORDER BY id LIMIT 3")]
    assert all((later - at).total_seconds() > 0.9 for at, later in pairwise(begins))
    events = [event["event"] for event in result.events]
    assert events[:3] == ["followed", "ended", "waiting"]
    assert set(events[3:-1]) == {"ended"}
    assert events[-1] == "error", "which names the work that is committed"
    assert {event.get("requests") for event in result.events if event["event"] == "ended"} == {2}
    assert result.out == ""


def test_the_end_of_a_run_under_way_is_that_of_the_service(
    service: Start, discogs: Served[Catalogue], database: Database
) -> None:
    discogs.faults.latency = 0.2
    process = service("sync", "label:1", "--forever", "--json", workers=1)
    wait_for_requests(discogs, 3, process)
    result = ended(process)
    assert result.json["ending"] == "interrupted"
    assert rows(database, "SELECT ending FROM sync.run") == [("interrupted",)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]


@pytest.mark.long
def test_it_outlasts_a_discogs_that_is_down(service: Start, discogs: Served[Catalogue], database: Database) -> None:
    releases = [f"release:{id}" for id in list(discogs.catalogue.ids("release"))[:6]]
    discogs.faults.add(faults.status(503, retry_after=1), times=None)
    process = service("sync", *releases, "--forever", workers=6)
    wait_for_runs(database, "failed")
    discogs.faults.clear()
    wait_for_runs(database, "failed", "done")

    result = ended(process)
    assert "Discogs gave no usable answer in 5 attempts" in result.err
    assert "The next run begins at " in result.err
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(6,)]
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]


def test_refused_credentials_end_it(cli: CommandLine) -> None:
    refused = cli("sync", "release:249504", "--forever", expect=3, token="wr0ng")
    assert "Error: Discogs refused the credentials (401" in refused.err


def test_a_database_out_of_reach_at_the_begin_ends_it(offline: CommandLine) -> None:
    assert "cannot be reached" in offline("sync", "--forever", expect=4).err


def test_it_ends_promptly_while_the_database_is_away(service: Start, discogs: Served[Catalogue], home: Path) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        discogs.faults.latency = 0.2
        process = service("sync", "label:1", "--forever", database_url=server.url)
        wait_for_requests(discogs, 3, process)
        server.stop()
        time.sleep(2)
        ended(process)
    finally:
        server.stop()


def test_a_terminal_shows_that_it_waits(cli: CommandLine, service: Start, migrated_url: str) -> None:
    cli("follow", "release:249504")
    due_in(migrated_url, 3600)
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 200))
    process = service("sync", "--forever", stderr=inside)
    os.close(inside)
    shown = ""
    while "The next run begins at " not in shown:
        shown += os.read(terminal, 65536).decode()
    ended(process)
    os.close(terminal)


def test_the_metrics_are_those_of_the_run(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "discogs-sync.prom"
    cli("sync", "release:249504", "master:1000", "--metrics-file", str(path))
    run = cli("runs", "--json").json[0]
    assert metrics(path)["discogs_sync_requests_total"] == run["requests"]
    assert metrics(path)["discogs_sync_inserted_total"] == run["inserted"]
    assert metrics(path)["discogs_sync_runs_under_way"] == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o644

    path.unlink()
    cli("status", "--check", "1h", "--metrics-file", str(path))
    assert metrics(path)["discogs_sync_requests_total"] == run["requests"]


def test_the_metrics_of_a_service_are_kept_up(service: Start, discogs: Served[Catalogue], tmp_path: Path) -> None:
    path = tmp_path / "discogs-sync.prom"
    process = service("sync", "release:249504", "--forever", "--metrics-file", str(path))
    assert wait_until(lambda: path.exists() and metrics(path)["discogs_sync_requests_total"] == 1, 30)
    ended(process)


def metrics(path: Path) -> dict[str, float]:
    """Give the samples of a file by their names; of those with labels, the last."""
    families = text_string_to_metric_families(path.read_text())
    return {sample.name: sample.value for family in families for sample in family.samples}


def test_a_metrics_file_that_cannot_be_written_ends_it_before_the_work(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    for path in (tmp_path / "nowhere" / "file", tmp_path):
        refused = cli("sync", "release:249504", "--metrics-file", str(path), expect=2)
        assert str(path) in refused.err
    assert len(discogs.requests) == 0
    assert rows(database, "SELECT count(*) FROM sync.follow") == [(0,)]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--forever", "--every", "1h"), "give one of them"),
        (("--forever", "--max-requests", "5"), "--forever would go on after any limit"),
        (("--forever", "--max-time", "5m"), "--forever would go on after any limit"),
        (("--every", "1h", "--force"), "--force is for one run"),
        (("--forever", "--dry-run"), "--dry-run and --estimate make no run"),
        (("--every", "1h", "--dry-run"), "--dry-run and --estimate make no run"),
        (("--dry-run", "--metrics-file", "file"), "--dry-run and --estimate make no run"),
        (("--every", "often"), "'often' is not a length of time"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    offline: CommandLine, options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in offline("sync", *options, expect=2).err
