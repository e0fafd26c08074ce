"""Fixtures that all tests share: a real PostgreSQL, databases that no other test sees, and a Discogs to practise on."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store import embedded
from discogs_sync.store.connect import Database
from tests import postgres

RELEASES = 60
"""Releases of the practice catalogue: enough for listings of several kinds, few enough for a run of a second."""

hypothesis.settings.register_profile(
    "discogs-sync",
    max_examples=50,
    deadline=None,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else hypothesis.settings.default.database,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)
hypothesis.settings.load_profile("discogs-sync")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`, which also runs the tests marked `long`."""
    parser.addoption("--long", action="store_true", help="also run the tests marked long")


def pytest_configure() -> None:
    """Handle SIGINT even where the caller ignores it, as `nohup ./run test &` does: tests send it to their commands."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests marked `long`, unless `--long` is given or a test is named by its node id."""
    if config.getoption("long") or any("::" in argument for argument in config.args):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


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


@pytest.fixture
def other_database_url(postgres_url: str) -> Iterator[str]:
    """Give the URL of another empty database of the test's own."""
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
def database(migrated_url: str) -> Iterator[Database]:
    """Have a mirror's database, empty as yet."""
    with postgres.opened(migrated_url) as database:
        yield database


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


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Give the practice catalogue that the tests of a module share; a module may have another one."""
    return Catalogue.generate(RELEASES)


@pytest.fixture(scope="module")
def server(catalogue: Catalogue) -> Iterator[Served[Catalogue]]:
    """Have a practice Discogs without a rate limit, which the tests of a module share."""
    with serve(catalogue, limits=UNLIMITED) as served:
        yield served


@pytest.fixture
def discogs(server: Served[Catalogue]) -> Iterator[Served[Catalogue]]:
    """Have the practice Discogs as new: without faults, changes, or requests in its log."""
    server.requests.clear()
    yield server
    server.faults.clear()
    server.catalogue.restore()
