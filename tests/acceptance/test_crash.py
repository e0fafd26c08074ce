"""Killed anywhere and run again, the mirror is that of a run that nobody disturbed, row for row."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import EmbeddedServer
from discogs_sync.store.frontier import Item
from discogs_sync.store.migrate import prepare
from discogs_sync.sync.targets import request
from tests.crawling import TARGETS, crawl, opened, rows, snapshot
from tests.postgres import fresh_database, kill_server

RELEASES = 60


@pytest.fixture(scope="module")
def undisturbed(postgres_url: str, migrated_template: str) -> dict[str, list[Any]]:
    """Give what a run leaves that nobody disturbed."""
    with (
        serve(Catalogue.generate(releases=RELEASES), limits=UNLIMITED) as served,
        fresh_database(postgres_url, migrated_template) as url,
        opened(url) as database,
    ):
        crawl(served.url, database, *TARGETS)
        return snapshot(database)


@pytest.fixture
def discogs() -> Iterator[Served[Catalogue]]:
    with serve(Catalogue.generate(releases=RELEASES), limits=UNLIMITED) as served:
        served.faults.latency = 0.01
        yield served


def sync(api_url: str, database_url: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start `discogs-sync sync` as its users do."""
    environment = os.environ | {
        "DISCOGS_SYNC_DATABASE_URL": database_url,
        "DISCOGS_SYNC_API_URL": api_url,
        "DISCOGS_SYNC_TOKEN": "practice",
        "DISCOGS_SYNC_RATE": "0",
        "DISCOGS_SYNC_WORKERS": "3",
    }
    command = [sys.executable, "-m", "discogs_sync", "sync", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(process: "subprocess.Popen[str]") -> None:
    """Wait for a run to end well."""
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output


def wait_for_requests(discogs: Served[Catalogue], number: int, process: "subprocess.Popen[str]") -> None:
    """Wait until so many requests have arrived, or the run is over."""
    while len(discogs.requests) < number and process.poll() is None:
        time.sleep(0.001)


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
    discogs: Served[Catalogue], migrated_url: str, undisturbed: dict[str, list[Any]]
) -> None:
    chance = random.Random(7)  # noqa: S311 (a fixed draw, so that a failure can be repeated)
    with opened(migrated_url) as database:
        kills = 0
        for _ in range(6):
            kept = committed(database)
            discogs.requests.clear()
            process = sync(discogs.url, migrated_url, *TARGETS)
            wait_for_requests(discogs, chance.randint(1, 30), process)
            time.sleep(chance.random() / 50)
            process.kill()
            process.communicate()
            kills += process.returncode == -signal.SIGKILL
            assert kept.isdisjoint(asked(discogs))
        kept = committed(database)
        discogs.requests.clear()
        finish(sync(discogs.url, migrated_url, *TARGETS))
        assert kills >= 3
        assert kept.isdisjoint(asked(discogs))
        assert snapshot(database) == undisturbed
        endings = [ending for (ending,) in rows(database, "SELECT ending FROM sync.run ORDER BY id")]
        assert endings.count("killed") >= kills - 1  # one may have died before its row was there
        assert endings[-1] == "done"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_ends_within_five_seconds_and_goes_on_later(
    discogs: Served[Catalogue], migrated_url: str, undisturbed: dict[str, list[Any]], sign: signal.Signals
) -> None:
    discogs.faults.add(faults.hang(60), path="/masters", times=2)
    process = sync(discogs.url, migrated_url, *TARGETS)
    wait_for_requests(discogs, 12, process)
    process.send_signal(sign)
    begin = time.monotonic()
    output, _ = process.communicate(timeout=60)
    assert time.monotonic() - begin < 5
    assert process.returncode == 130, output
    assert "Traceback" not in output

    discogs.faults.clear()
    with opened(migrated_url) as database:
        assert rows(database, "SELECT ending FROM sync.run") == [("interrupted",)]
        kept = committed(database)
        discogs.requests.clear()
        finish(sync(discogs.url, migrated_url))
        assert kept.isdisjoint(asked(discogs))
        assert snapshot(database) == undisturbed


@pytest.mark.parametrize("how", ["killed", "stopped"])
def test_a_server_that_restarts_under_the_run_costs_nothing(
    discogs: Served[Catalogue], home: Path, undisturbed: dict[str, list[Any]], how: str
) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        with opened(server.url) as database:
            prepare(database)
        process = sync(discogs.url, server.url, *TARGETS)
        wait_for_requests(discogs, 25, process)
        if how == "killed":
            kill_server(home)
        else:
            assert server.stop()
        server.start()
        finish(process)
        with opened(server.url) as database:
            assert snapshot(database) == undisturbed
    finally:
        server.stop()


def test_addresses_of_committed_answers_are_those_that_were_asked(
    discogs: Served[Catalogue], migrated_url: str
) -> None:
    with opened(migrated_url) as database:
        crawl(discogs.url, database, *TARGETS)
        assert committed(database) == set(asked(discogs))
