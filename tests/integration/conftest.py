"""Fixtures of the tests that need a filled mirror."""

from collections.abc import Iterator

import pytest

from tests.catalogue import Mirror, sample_mirror


@pytest.fixture(scope="session")
def mirror(postgres_url: str, migrated_template: str) -> Iterator[Mirror]:
    """Give a mirror of the sample catalogue that all tests share: they leave it as it is."""
    with sample_mirror(postgres_url, migrated_template) as loaded:
        yield loaded
