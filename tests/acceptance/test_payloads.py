"""Raw answers: kept as the setting `payloads` says, compressed, each at the instant it came."""

import gzip
import json

import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.cli import CommandLine
from tests.crawling import rows

RELEASE = 249504


def titles(database: Database) -> list[str]:
    """Give the titles in the raw answers for the release, the oldest first."""
    kept = rows(database, "SELECT body FROM sync.payload WHERE id = %s ORDER BY fetched_at", RELEASE)
    return [json.loads(gzip.decompress(body))["title"] for (body,) in kept]


@pytest.mark.parametrize(("retention", "kept"), [("latest", ["After"]), ("all", ["Before", "After"]), ("none", [])])
def test_a_changed_document_leaves_what_the_setting_says(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, retention: str, kept: list[str]
) -> None:
    for title in ("Before", "After"):
        discogs.catalogue.put("release", discogs.catalogue.release(RELEASE) | {"title": title})
        cli("sync", f"release:{RELEASE}", payloads=retention)
        rows(database, "UPDATE sync.item SET due_at = now() RETURNING id")

    assert titles(database) == kept
    assert rows(database, "SELECT title FROM discogs.release") == [("After",)]


@pytest.mark.parametrize(("retention", "kept"), [("latest", 1), ("none", 0)])
def test_so_does_a_single_search(cli: CommandLine, database: Database, retention: str, kept: int) -> None:
    cli("search", "copper", "--type", "master", payloads=retention)

    assert len(rows(database, "SELECT FROM sync.payload WHERE kind = 'search'")) == kept
