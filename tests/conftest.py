"""Fixtures that all tests share: a real PostgreSQL server, and databases in it that no other test sees."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from discogs_sync.store import embedded
from tests import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the URL of a server where databases can be created; without one the tests fail."""
    with postgres.server() as url:
        yield url


@pytest.fixture
def database_url(postgres_url: str) -> Iterator[str]:
    """Give the URL of an empty database of the test's own."""
    with postgres.fresh_database(postgres_url) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_template(postgres_url: str) -> Iterator[str]:
    """Give the name of a database that was migrated once, to be copied."""
    with postgres.fresh_database(postgres_url) as url:
        postgres.migrate(url)
        yield postgres.database_name(url)


@pytest.fixture
def migrated_url(postgres_url: str, migrated_template: str) -> Iterator[str]:
    """Give the URL of a database of the test's own that has the tables."""
    with postgres.fresh_database(postgres_url, migrated_template) as url:
        yield url


@pytest.fixture
def empty_home() -> Iterator[Path]:
    """Give an empty data folder for an embedded server of the test's own."""
    with postgres.temporary_home() as folder:
        yield folder


@pytest.fixture(scope="session")
def initialised_home() -> Iterator[Path]:
    """Give a data folder where an embedded server has run before, to be copied."""
    with postgres.temporary_home() as folder:
        with embedded.using(folder):
            pass
        yield folder


@pytest.fixture
def home(empty_home: Path, initialised_home: Path) -> Path:
    """Give a data folder of the test's own where an embedded server has run before (which saves a second)."""
    subprocess.run(["cp", "-a", f"{initialised_home}/.", empty_home], check=True)
    return empty_home
