"""What is asked for again because the user wants it: old answers, what is gone, and targets that were not found."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from discogs_sync.settings import Settings
from discogs_sync.store import frontier
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item
from discogs_sync.sync import start
from discogs_sync.sync.crawl import Ending
from discogs_sync.sync.targets import parse
from tests.crawling import crawl, execute, rows
from tests.integration.test_outages import discogs, failing
from tests.scripted import Answer, PathServer

GONE = Answer({"message": "Release not found."}, 404)
RELEASES = [f"release:{id}" for id in range(1, 9)]


def sync(server: PathServer, database: Database, *, force: bool = False, **settings: Any) -> Ending:
    """Run a sync of what is due, as the command does."""
    given = Settings(Path("/"), api_url=server.url, rate=0, token="practice", **settings)
    return start.sync(given, database, command="test", stop=threading.Event(), force=force)


@pytest.fixture
def server(database: Database) -> Any:
    """Have a mirror of eight releases, one of which is gone."""
    with PathServer(discogs) as server:
        crawl(server.url, database, *RELEASES)
        execute(database, "UPDATE sync.item SET due_at = now() WHERE id = 8")
        server.respond = failing(GONE, "/releases/8")
        assert crawl(server.url, database).counts.gone == 1
        server.respond = discogs
        server.seen.clear()
        yield server


@pytest.mark.parametrize("age", [timedelta(0), timedelta(seconds=1)])
def test_max_age_asks_once_for_each_item_and_changes_no_interval(
    server: PathServer, database: Database, age: timedelta
) -> None:
    execute(database, "UPDATE sync.item SET fetched_at = fetched_at - interval '2 seconds'")
    ending = sync(server, database, max_age={"release": age})
    assert ending.ending == "done"
    assert sorted(server.paths()) == [f"/releases/{id}" for id in range(1, 9)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE due_at > now() + interval '3 days'") == [(8,)]
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NOT NULL") == [(0,)]


def test_force_asks_for_what_is_gone(server: PathServer, database: Database) -> None:
    assert sync(server, database).counts.requests == 0
    sync(server, database, force=True)
    assert server.paths() == ["/releases/8"]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE gone_at IS NOT NULL") == [(0,)]


@pytest.mark.parametrize(("target", "paths"), [("release:8", ["/releases/8"]), ("release:7", [])])
def test_target_that_is_gone_is_asked_for_again(
    server: PathServer, database: Database, target: str, paths: list[str]
) -> None:
    start.follow(database, [parse(target)])
    crawl(server.url, database)
    assert server.paths() == paths


def test_repair_asks_for_what_is_gone_and_a_changed_entry_does_not(server: PathServer, database: Database) -> None:
    with database.begin() as connection, driver(connection).cursor() as cursor:
        assert frontier.demand(cursor, [Item("release", 8)], "changed") == 0
        assert frontier.demand(cursor, [Item("release", 8)], "repair") == 1


def test_target_that_discogs_does_not_have_is_a_problem_until_it_is_there_or_unfollowed(
    server: PathServer, database: Database
) -> None:
    ending = crawl(server.url, database, "release:99999999", "label:1")
    assert (ending.ending, ending.counts.gone, ending.counts.set_aside) == ("problems", 0, 1)
    [(kind, id, reason, message)] = rows(database, "SELECT kind, id, reason, message FROM sync.problem")
    assert (kind, id, reason) == ("release", 99999999, "not found")
    assert "discogs-sync unfollow release:99999999" in message
    server.seen.clear()
    assert crawl(server.url, database).counts.requests == 0
    server.respond = lambda _: Answer({"id": 99999999, "title": "Late"})
    assert crawl(server.url, database, "release:99999999").ending == "done"
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]


def test_target_that_discogs_never_had_stays_a_problem_when_it_is_requested_again(
    server: PathServer, database: Database
) -> None:
    for _ in range(2):
        ending = crawl(server.url, database, "release:99999999")
        assert (ending.ending, ending.counts.gone, ending.counts.absent) == ("problems", 0, 1)
        assert rows(database, "SELECT reason FROM sync.problem") == [("not found",)]


def test_listed_release_that_never_existed_is_absent_and_not_gone(database: Database) -> None:
    found = {"/releases/1": Answer({"id": 1}), "/labels/1": Answer({"id": 1, "name": "Label"})}
    found["/labels/1/releases"] = Answer(
        {"pagination": {"items": 2, "pages": 1}, "releases": [{"id": 1, "catno": "A"}, {"id": 2, "catno": "B"}]}
    )
    with PathServer(lambda target: found.get(target.partition("?")[0], GONE)) as server:
        ending = crawl(server.url, database, "label:1")
        assert (ending.ending, ending.counts.gone, ending.counts.absent) == ("done", 0, 1)
        execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'release'")
        del found["/releases/1"]
        execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label'")
        ending = crawl(server.url, database)
    assert (ending.counts.gone, ending.counts.absent) == (1, 1)


def test_problem_of_a_target_that_was_never_there_ends_when_it_is_unfollowed(
    server: PathServer, database: Database
) -> None:
    crawl(server.url, database, "release:99999999", "label:1")
    start.unfollow(database, parse("release:99999999"))
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]
