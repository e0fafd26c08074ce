"""Planted differences: verify finds them, and one repair and one sync heal them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import DateTime, select, true

from discogs_sync.schema import metadata
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.settings import Settings
from discogs_sync.store.connect import Database
from discogs_sync.store.verify.findings import Finding
from discogs_sync.sync.comparison import compare
from discogs_sync.sync.repair import Repair
from discogs_sync.sync.verify import inspect
from tests.crawling import crawl, execute, rows
from tests.planted import plant, plants
from tests.postgres import fresh_database, opened

LEFT_OUT = {"run_id", "walk"}
"""Columns of the catalogue that tell how a row came; so do all instants."""


@contextmanager
def mirror(postgres_url: str, template: str, releases: int) -> Iterator[tuple[Served[Catalogue], Database]]:
    """Serve a catalogue, and mirror all of it from the API; some of its entities are gone."""
    with (
        serve(Catalogue.generate(releases=releases), limits=UNLIMITED) as discogs,
        fresh_database(postgres_url, template) as url,
        opened(url) as database,
    ):
        catalogue = discogs.catalogue
        targets = [f"{kind}:{id}" for kind in ("artist", "label", "release") for id in catalogue.ids(kind)]
        searches = [f"search:type={kind}" for kind in ("release", "master", "artist", "label")]
        assert crawl(discogs.url, database, *targets, *searches).ending == "done"
        for kind in ("artist", "label", "master", "release"):
            for id in sorted(catalogue.ids(kind))[-4:-1]:
                catalogue.delete(kind, id)
        execute(database, "UPDATE sync.item SET due_at = now(); UPDATE sync.cursor SET whole_at = NULL")
        assert crawl(discogs.url, database, force=True).ending == "done"
        yield discogs, database


def verified(discogs: Served[Catalogue], database: Database, repair: Repair | None = None) -> list[Finding]:
    """Verify a mirror as a whole; give what differs."""
    found: list[Finding] = []

    def note(finding: Finding) -> None:
        found.append(finding)
        if repair:
            repair.note(finding)

    comparison = inspect(database, [], 1_000_000, note)
    compare(Settings(home=Path(), api_url=discogs.url, rate=0, token="practice"), database, comparison, "verify", note)
    if repair:
        repair.end(comparison.targets)
    return found


def content(database: Database) -> dict[str, list[Any]]:
    """Give all rows of the catalogue, and the keys of the frontier, without what tells how they came."""
    with database.begin() as connection:
        tables: dict[str, list[Any]] = {
            str(table): sorted(
                (
                    tuple(row)
                    for row in connection.execute(
                        select(
                            *(
                                column
                                for column in table.columns
                                if not isinstance(column.type, DateTime) and column.name not in LEFT_OUT
                            )
                        ).where(table.c.gone_at.is_(None) if "occurrence" in table.c else true())
                    )
                ),
                key=repr,
            )
            for table in metadata.sorted_tables
            if table.schema == "discogs"
        }
    return tables | {"frontier": sorted(rows(database, "SELECT kind, id, query FROM sync.item"))}


def check_planted(postgres_url: str, template: str, releases: int, seed: int) -> None:
    """Plant differences into a mirror; have them found, repaired and healed."""
    with mirror(postgres_url, template, releases) as (discogs, database):
        assert verified(discogs, database) == []
        before = content(database)

        planted = plant(database, plants(), seed)
        found = {finding.item for finding in verified(discogs, database, Repair(database))}
        missed = {name for name, item in planted.items() if item not in found}
        assert len(planted) >= 100
        assert len(missed) <= len(planted) * 0.05, sorted(missed)

        assert crawl(discogs.url, database).ending == "done"
        assert verified(discogs, database) == []
        assert content(database) == before


def test_planted_differences_are_found_and_healed(postgres_url: str, migrated_template: str) -> None:
    check_planted(postgres_url, migrated_template, releases=100, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 8))
def test_many_planted_differences_are_found_and_healed(postgres_url: str, migrated_template: str, seed: int) -> None:
    check_planted(postgres_url, migrated_template, releases=400, seed=seed)
