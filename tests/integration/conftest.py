"""Fixtures of the tests that need a filled mirror, or two databases."""

from collections.abc import Iterator

import pytest

from discogs_sync.dump import records, works
from discogs_sync.store.connect import Database
from tests.catalogue import Mirror, sample_mirror
from tests.postgres import migrate, opened


@pytest.fixture(scope="session")
def mirror(postgres_url: str, migrated_template: str) -> Iterator[Mirror]:
    """Give a mirror of the sample catalogue that all tests share: they leave it as it is."""
    with sample_mirror(postgres_url, migrated_template) as loaded:
        yield loaded


@pytest.fixture
def other(other_database_url: str, postgres_url: str) -> Iterator[Database]:
    """Give a second database, of empty tables."""
    migrate(other_database_url)
    with opened(other_database_url) as database:
        yield database


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the files of dumps come in many chunks, each of which is committed by itself."""
    monkeypatch.setattr(works, "ENOUGH", 1)
    monkeypatch.setattr(records.chunks, "__defaults__", (20_000,))
