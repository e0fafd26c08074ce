"""Fixtures of the acceptance tests: the command line between a practice Discogs and a database."""

from pathlib import Path

import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from tests.cli import CommandLine


@pytest.fixture
def cli(discogs: Served[Catalogue], migrated_url: str, tmp_path: Path) -> CommandLine:
    """Give the command line of a user who has a token, a database, and no config.toml."""
    return CommandLine(home=tmp_path, database_url=migrated_url, api_url=discogs.url, token="practice", rate=0)


@pytest.fixture
def offline(tmp_path: Path) -> CommandLine:
    """Give the command line of a user who reaches neither Discogs nor a database: what needs one exits with 3 or 4."""
    return CommandLine(
        home=tmp_path, database_url="postgresql://nobody@127.0.0.1:1/none", api_url="http://127.0.0.1:1", token="any"
    )
