"""A service: a run when something is due, none when nothing is, and patience while Discogs or the database is away."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from discogs_sync.errors import CredentialsRefused, DatabaseUnavailable, Unreachable
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import EmbeddedServer
from discogs_sync.store.migrate import prepare
from discogs_sync.store.runs import Counts
from discogs_sync.sync import start
from discogs_sync.sync.crawl import Ending
from discogs_sync.sync.service import FIRST_BACKOFF, LONGEST_BACKOFF, LOOK_EVERY, Wait, serve
from discogs_sync.sync.targets import parse
from tests.crawling import crawl, rows
from tests.postgres import opened

RUNS = "SELECT ending, requests FROM sync.run ORDER BY id"


class StoppedError(Exception):
    """The end of a service under test."""


class Waiting:
    """Waits for no time: does the steps that are given, one a wait, and then ends the service."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.waits: list[Wait] = []
        self._steps = list(steps)

    def __call__(self, wait: Wait) -> None:
        self.waits.append(wait)
        if not self._steps:
            raise StoppedError
        self._steps.pop(0)()


def run_service(database: Database, waiting: Waiting, api_url: Callable[[], str], spacing: float = 0) -> None:
    """Run a service until it is stopped; `api_url` is asked for each run."""
    with pytest.raises(StoppedError):
        serve(database, lambda: crawl(api_url(), database), waiting, spacing)


def make_due(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.item SET due_at = now()")


def test_a_run_begins_when_something_comes_due(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    waiting = Waiting(lambda: None, lambda: None, lambda: make_due(database))

    run_service(database, waiting, lambda: discogs.url)

    assert rows(database, RUNS) == [("done", 1), ("done", 1)]
    first, *_, last = waiting.waits
    assert first.seconds == last.seconds == LOOK_EVERY
    assert rows(database, "SELECT abs(extract(epoch FROM due_at - %s)) < 1 FROM sync.item", last.until) == [(True,)]


def test_nothing_followed_is_waited_for_until_something_is(discogs: Served[Catalogue], database: Database) -> None:
    waiting = Waiting(lambda: start.follow(database, [parse("release:249504")]))

    run_service(database, waiting, lambda: discogs.url)

    assert waiting.waits[0] == Wait(LOOK_EVERY, None)
    assert rows(database, RUNS) == [("done", 1)]


def test_what_is_older_than_allowed_is_due(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    max_age = {"release": timedelta(days=3)}

    def grow_old() -> None:
        with database.begin() as connection:
            connection.exec_driver_sql("UPDATE sync.item SET fetched_at = now() - interval '4 days'")

    with pytest.raises(StoppedError):
        serve(database, lambda: crawl(discogs.url, database), Waiting(grow_old), 0, max_age)

    assert rows(database, RUNS) == [("done", 1), ("done", 1)]


def test_runs_keep_their_distance(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    waiting = Waiting(lambda: make_due(database), lambda: time.sleep(1))

    run_service(database, waiting, lambda: discogs.url, spacing=1)

    assert rows(database, RUNS) == [("done", 1), ("done", 1)]
    assert 0 < waiting.waits[1].seconds < 1


def test_discogs_may_be_away(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    urls = ["http://127.0.0.1:1"] * 3
    waiting = Waiting(lambda: None, lambda: None, lambda: None)

    run_service(database, waiting, lambda: urls.pop() if urls else discogs.url, spacing=3600)

    assert [ending for ending, _ in rows(database, RUNS)] == ["failed", "failed", "failed", "done"]
    assert [wait.seconds for wait in waiting.waits[:3]] == [FIRST_BACKOFF, 2 * FIRST_BACKOFF, 4 * FIRST_BACKOFF]
    assert all(isinstance(wait.error, Unreachable) for wait in waiting.waits[:3])
    assert waiting.waits[3].error is None


def test_waits_for_discogs_do_not_grow_for_ever(database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    waiting = Waiting(*[lambda: None] * 8)
    failed = Ending(1, "failed", None, Counts(), 1, Unreachable("Discogs is away."))

    with pytest.raises(StoppedError):
        serve(database, lambda: failed, waiting)

    assert waiting.waits[-1].seconds == LONGEST_BACKOFF


def test_the_database_may_be_away(discogs: Served[Catalogue], home: Path) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        with opened(server.url) as database:
            prepare(database)
            waiting = Waiting(server.stop, server.start, lambda: start.follow(database, [parse("release:249504")]))
            run_service(database, waiting, lambda: discogs.url)
            assert isinstance(waiting.waits[1].error, DatabaseUnavailable)
            assert rows(database, RUNS) == [("done", 1)]
    finally:
        server.stop()


def test_what_a_killed_run_had_in_hand_is_due_at_once(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO sync.run (id, command, version) VALUES (1000, 'sync', '0')")
        connection.exec_driver_sql("UPDATE sync.item SET due_at = now() + interval '15 minutes', leased_by = 1000")

    run_service(database, Waiting(), lambda: discogs.url)

    assert sorted(rows(database, RUNS)) == [("done", 1), ("killed", 0)]


def test_refused_credentials_end_it(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    with pytest.raises(CredentialsRefused):
        serve(database, lambda: crawl(discogs.url, database, authorization="Discogs token=wrong"), Waiting())
