"""Fixtures of the acceptance tests: a practice Discogs, a database, and the command line between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.cli import CommandLine
from tests.crawling import opened

RELEASES = 60
"""Releases of the practice catalogue: enough for listings of several kinds, few enough for a run of a second."""


@pytest.fixture(scope="module")
def server() -> Iterator[Served[Catalogue]]:
    """Have a practice Discogs without a rate limit, which the tests of a module share."""
    with serve(Catalogue.generate(RELEASES), limits=UNLIMITED) as served:
        yield served


@pytest.fixture
def discogs(server: Served[Catalogue]) -> Iterator[Served[Catalogue]]:
    """Have the practice Discogs as new: without faults, changes, or requests in its log."""
    server.requests.clear()
    yield server
    server.faults.clear()
    server.catalogue.restore()


@pytest.fixture
def database(migrated_url: str) -> Iterator[Database]:
    """Have a mirror's database, empty as yet."""
    with opened(migrated_url) as database:
        yield database


@pytest.fixture
def cli(discogs: Served[Catalogue], migrated_url: str, tmp_path: Path) -> CommandLine:
    """Give the command line of a user who has a token, a database, and no config.toml."""
    return CommandLine(home=tmp_path, database_url=migrated_url, api_url=discogs.url, token="practice", rate=0)
