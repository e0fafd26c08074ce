"""Killed anywhere and run again, the mirror is that of a run that nobody disturbed, row for row."""

import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import EmbeddedServer, Stopped
from discogs_sync.store.frontier import Item
from discogs_sync.sync.targets import request
from tests.cli import CommandLine, finish, wait_for_requests
from tests.crawling import TARGETS, crawl, rows, snapshot, undisturbed
from tests.postgres import kill_server, opened


@pytest.fixture(scope="module")
def whole(server: Served[Catalogue], postgres_url: str, migrated_template: str) -> dict[str, list[Any]]:
    """Give what a run leaves that nobody disturbed."""
    return undisturbed(server.url, postgres_url, migrated_template, *TARGETS)


@pytest.fixture
def discogs(discogs: Served[Catalogue]) -> Served[Catalogue]:
    """Have the practice Discogs take its time, so that a run can be met in the middle."""
    discogs.faults.latency = 0.01
    return discogs


def committed(database: Database) -> set[str]:
    """Give the paths, pages included, whose answers are in the mirror."""
    found = rows(database, "SELECT kind, id, query, page FROM sync.payload")
    return {_path(*request(Item(kind, id, query), page or None)) for kind, id, query, page in found}


def _path(path: str, params: dict[str, str]) -> str:
    return f"{path}?{params['page']}" if "page" in params else path


def asked(discogs: Served[Catalogue]) -> list[str]:
    """Give the paths, pages included, that were asked for."""
    paths = []
    for each in discogs.requests.paths:
        path, _, query = each.partition("?")
        pages = [part.removeprefix("page=") for part in query.split("&") if part.startswith("page=")]
        paths.append(f"{path}?{pages[0]}" if pages else path)
    return paths


def test_killed_again_and_again_it_ends_with_the_same_rows(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, whole: dict[str, list[Any]]
) -> None:
    chance = random.Random(7)
    kills = 0
    for _ in range(6):
        kept = committed(database)
        discogs.requests.clear()
        process = cli.start("sync", *TARGETS, workers=3)
        wait_for_requests(discogs, chance.randint(1, 30), process)
        time.sleep(chance.random() / 50)
        process.kill()
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        assert kept.isdisjoint(asked(discogs))
    kept = committed(database)
    discogs.requests.clear()
    cli("sync", *TARGETS)
    assert kills >= 3
    assert kept.isdisjoint(asked(discogs))
    assert snapshot(database) == whole
    endings = [ending for (ending,) in rows(database, "SELECT ending FROM sync.run ORDER BY id")]
    assert endings.count("killed") >= kills - 1  # one may have died before its row was there
    assert endings[-1] == "done"


@pytest.mark.parametrize(("how", "requests"), [("killed", 1), ("killed", 25), ("stopped", 25)])
def test_a_server_that_restarts_under_the_run_costs_nothing(
    cli: CommandLine, discogs: Served[Catalogue], home: Path, whole: dict[str, list[Any]], how: str, requests: int
) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        process = cli.start("--log-format", "json", "sync", *TARGETS, database_url=server.url, workers=3)
        wait_for_requests(discogs, requests, process)
        if how == "killed":
            kill_server(home)
        else:
            assert server.stop() is Stopped.STOPPED
        server.start()
        assert finish(process).events[-1]["ending"] == "done"
        with opened(server.url) as database:
            assert snapshot(database) == whole
    finally:
        server.stop()


def test_addresses_of_committed_answers_are_those_that_were_asked(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, *TARGETS)
    assert committed(database) == set(asked(discogs))
