"""Staleness: what has been due for too long, runs that only fail, and runs that show no life."""

import threading
import time
from datetime import UTC, datetime

import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store import runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.frontier import Item
from discogs_sync.store.session import open_session
from discogs_sync.sync import crawl as module
from discogs_sync.sync import start
from discogs_sync.sync.staleness import SILENCE, read_staleness
from discogs_sync.sync.targets import parse
from tests.crawling import crawl, rows

HOUR = 3_600.0
RELEASE = Item("release", 249504)


def execute(database: Database, statement: str) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(statement)


def add_run(database: Database, ending: str, ago: str, *, fetched: int = 0, command: str = "sync") -> None:
    """Add a run that ended so long ago."""
    execute(
        database,
        "INSERT INTO sync.run (command, version, started_at, ended_at, ending, message, fetched)"
        f" VALUES ('{command}', '0', now(), now() - interval '{ago}', '{ending}', 'Why {ending}.', {fetched})",
    )


def due_since(database: Database, when: str) -> None:
    """Follow a release that came due at an instant in SQL."""
    start.follow(database, [parse("release:249504")])
    execute(database, f"UPDATE sync.item SET due_at = {when}")


def test_an_empty_mirror_is_fresh(database: Database) -> None:
    staleness = read_staleness(database, HOUR)
    assert not staleness.is_stale
    assert staleness.first is None


@pytest.mark.parametrize(("ago", "stale"), [("59 minutes", False), ("61 minutes", True)])
def test_what_has_been_due_for_longer_is_stale(database: Database, ago: str, stale: bool) -> None:
    due_since(database, f"now() - interval '{ago}'")
    staleness = read_staleness(database, HOUR)
    assert staleness.is_stale is stale
    assert staleness.first is not None
    assert staleness.first.item == RELEASE


@pytest.mark.parametrize("when", ["now() + interval '1 minute'", "'infinity'"])
def test_what_is_in_hand_or_set_aside_is_not_due(database: Database, when: str) -> None:
    due_since(database, when)
    assert read_staleness(database, HOUR).first is None


def test_runs_that_only_fail_make_it_stale(database: Database) -> None:
    add_run(database, "done", "4 hours")
    add_run(database, "failed", "3 hours")
    add_run(database, "interrupted", "2 hours")
    add_run(database, "failed", "1 minute", command="sync release:1 --max-requests 7")
    failure = read_staleness(database, 2 * HOUR).failure
    assert failure is not None
    assert failure.message == "Why failed."
    assert failure.seconds == pytest.approx(3 * HOUR, abs=60)
    assert read_staleness(database, 4 * HOUR).failure is None


@pytest.mark.parametrize(
    "later",
    [{"ending": "done"}, {"ending": "paused"}, {"ending": "problems"}, {"ending": "killed", "fetched": 1}],
    ids=str,
)
def test_a_run_that_ends_well_or_brings_something_makes_good(database: Database, later: dict[str, str]) -> None:
    add_run(database, "failed", "3 hours")
    add_run(database, ago="1 minute", **later)
    assert read_staleness(database, HOUR).failure is None


def test_other_commands_do_not_count(database: Database) -> None:
    add_run(database, "failed", "3 hours", command="rating show 1")
    assert read_staleness(database, HOUR).failure is None


def test_a_run_under_way_that_shows_nothing_is_silent(database: Database) -> None:
    with open_session(database, "sync") as session:
        execute(database, f"UPDATE sync.run SET heartbeat_at = now() - interval '{SILENCE + 1} seconds'")
        silent = read_staleness(database, 60).silent
        assert silent is not None
        assert silent.run_id == session.run_id
        assert read_staleness(database, HOUR).silent is None
        with database.begin() as connection, driver(connection).cursor() as cursor:
            runs.record(cursor, session.run_id, runs.Counts())
        assert read_staleness(database, 60).silent is None


def test_a_run_that_is_no_more_is_not_silent(database: Database) -> None:
    execute(
        database,
        "INSERT INTO sync.run (command, version, heartbeat_at) VALUES ('sync', '0', now() - interval '1 day')",
    )
    assert not read_staleness(database, HOUR).is_stale


def test_a_run_beats_while_nothing_comes(
    discogs: Served[Catalogue], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEAT_EVERY", 0.1)
    discogs.faults.add(faults.hang(60), times=None)
    stop = threading.Event()
    beats: set[datetime] = set()

    def beat() -> bool:
        beats.update(at for (at,) in rows(database, "SELECT heartbeat_at FROM sync.run"))
        return len(beats) >= 3

    thread = threading.Thread(target=crawl, args=(discogs.url, database, "release:249504"), kwargs={"stop": stop})
    thread.start()
    seen = wait_until(beat, 10)
    stop.set()
    thread.join()
    assert seen
    assert (datetime.now(UTC) - max(beats)).total_seconds() < 10
    assert rows(database, "SELECT requests FROM sync.run") == [(1,)]


def test_the_answer_does_not_wait_for_a_large_frontier(database: Database) -> None:
    execute(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at)"
        " SELECT 'release', id, '', mod(id, 4), now() - id * interval '1 second' FROM generate_series(1, 200000) AS id",
    )
    execute(database, "ANALYZE sync.item")
    began = time.monotonic()
    first = read_staleness(database, HOUR).first
    assert time.monotonic() - began < 0.1
    assert first is not None
    assert first.item == Item("release", 200_000)
