"""Fixtures that all tests share: a real PostgreSQL server, and databases in it that no other test sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
def home() -> Iterator[Path]:
    """Give an empty data folder for an embedded server of the test's own."""
    with postgres.temporary_home() as folder:
        yield folder
