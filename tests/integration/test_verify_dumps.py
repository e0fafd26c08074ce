"""Mirrors that dumps fill, alone or with the API: nothing differs in them, and lost rows are found and healed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from discogs_sync.dump import audit
from discogs_sync.dump.layout import DUMPS
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import KINDS
from discogs_sync.settings import Settings
from discogs_sync.store.connect import Database
from discogs_sync.store.frontier import Item
from discogs_sync.store.verify.findings import Finding
from discogs_sync.sync import start
from discogs_sync.sync.comparison import compare
from discogs_sync.sync.repair import Repair
from discogs_sync.sync.targets import parse
from discogs_sync.sync.verify import inspect
from tests.crawling import TARGETS, crawl, execute, rows, snapshot
from tests.integration.test_dump_load import dump_of, everything, load

TODAY = datetime.now(UTC).date()
MONTHS = [TODAY - timedelta(days=days) for days in (70, 40, 10)]
CARRIED = {kind: dump.record.carried for kind, dump in DUMPS.items()}


@pytest.fixture
def discogs() -> Iterator[Served[Catalogue]]:
    with serve(Catalogue.generate(releases=120), limits=UNLIMITED) as server:
        yield server


def load_all(discogs: Served[Catalogue], database: Database, folder: Path, day: date, *, force: bool = False) -> None:
    """Load the dumps of what Discogs has on a day."""
    for kind in KINDS:
        load(database, dump_of(folder, kind, everything(discogs.catalogue, kind), day), day, force=force)


def verified(
    discogs: Served[Catalogue], database: Database, *, local: bool = False, repair: Repair | None = None
) -> list[Finding]:
    found: list[Finding] = []

    def note(finding: Finding) -> None:
        found.append(finding)
        if repair:
            repair.note(finding)

    comparison = inspect(database, [], None if local else 1_000_000, note, [audit.checks])
    settings = Settings(home=Path(), api_url=discogs.url, rate=0, token="practice")
    if comparison.requests:
        compare(settings, database, comparison, "verify", note, CARRIED)
    if repair:
        repair.end(comparison.targets)
    return found


def catalogue_of(database: Database) -> dict[str, list[object]]:
    return {name: found for name, found in snapshot(database).items() if name.startswith("discogs.")}


def test_nothing_differs_in_a_mirror_of_dumps(discogs: Served[Catalogue], database: Database, tmp_path: Path) -> None:
    load_all(discogs, database, tmp_path, MONTHS[0])
    assert verified(discogs, database) == []
    edit(discogs)
    load_all(discogs, database, tmp_path, MONTHS[1])
    assert verified(discogs, database) == []


def test_nothing_differs_in_dumps_that_are_freshly_followed(
    discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    load_all(discogs, database, tmp_path, MONTHS[0])
    releases = [f"release:{id}" for id in discogs.catalogue.ids("release")]
    start.follow(database, [parse(target) for target in (*TARGETS, *releases, "artist:2001", "label:3")])
    assert verified(discogs, database) == []


@pytest.mark.long
def test_nothing_differs_in_a_mirror_of_both_feeds(
    discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    searches = [f"search:type={kind}" for kind in KINDS]
    crawl(discogs.url, database, *TARGETS, *searches[:2])
    load_all(discogs, database, tmp_path, MONTHS[0])
    assert verified(discogs, database) == []
    edit(discogs)
    load_all(discogs, database, tmp_path, MONTHS[1])
    crawl(discogs.url, database, *searches)
    execute(database, "UPDATE sync.cursor SET whole_at = NULL; UPDATE sync.item SET due_at = now()")
    crawl(discogs.url, database, force=True)
    load_all(discogs, database, tmp_path, MONTHS[2])
    assert verified(discogs, database) == []
    execute(database, "UPDATE sync.item SET due_at = now()")
    crawl(discogs.url, database)
    assert verified(discogs, database) == []


def edit(discogs: Served[Catalogue]) -> None:
    """Change some releases at Discogs, and delete an entity of each kind."""
    catalogue = discogs.catalogue
    for id in list(catalogue.ids("release"))[::7]:
        release = catalogue.release(id)
        first, *others = release["tracklist"]
        catalogue.put("release", release | {"tracklist": [first | {"title": "Edited"}, *others], "notes": "Edited"})
    for kind in KINDS:
        catalogue.delete(kind, sorted(catalogue.ids(kind))[-2])


def test_rows_lost_from_lists_of_dumps_are_found_and_come_with_the_next_dump(
    discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    load_all(discogs, database, tmp_path, MONTHS[0])
    before = catalogue_of(database)
    damaged = set()
    for kind, dump in DUMPS.items():
        for number, element in enumerate(list(dump.record.tables())[1:]):
            table, owner = element.part.table, element.part.columns[0][0]
            found = rows(
                database,
                f"DELETE FROM {table} WHERE ctid = (SELECT ctid FROM {table} ORDER BY {owner} %% {number + 3}, {owner},"
                f" ordinal DESC LIMIT 1) RETURNING {owner}",
            )
            damaged |= {(Item(kind, id), str(table)) for (id,) in found}
    assert len(damaged) >= 20
    assert catalogue_of(database) != before

    found = verified(discogs, database, local=True, repair=Repair(database))

    assert {(each.item, each.place) for each in found if each.check == "rows"} >= damaged
    assert verified(discogs, database, local=True) != []  # until the rows are back
    load_all(discogs, database, tmp_path, MONTHS[1])
    assert verified(discogs, database) == []
    assert catalogue_of(database) == before


def test_a_changed_column_of_a_list_of_dumps_is_found(
    discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    load_all(discogs, database, tmp_path, MONTHS[0])
    [(id,)] = rows(
        database,
        "UPDATE discogs.track_credit SET role = 'Else' WHERE ctid = (SELECT min(ctid) FROM discogs.track_credit)"
        " RETURNING release_id",
    )
    [found] = verified(discogs, database, local=True)
    assert (found.check, found.item, found.place) == ("rows", Item("release", id), "discogs.track_credit")
    assert len(found.here) == len(found.there) == 8


def test_rows_lost_from_a_followed_release_come_from_the_api(
    discogs: Served[Catalogue], database: Database, tmp_path: Path
) -> None:
    load_all(discogs, database, tmp_path, MONTHS[0])
    crawl(discogs.url, database, "release:249504")
    load_all(discogs, database, tmp_path, MONTHS[1], force=True)
    execute(database, "DELETE FROM discogs.release_genre WHERE release_id = 249504")
    found = verified(discogs, database, local=True, repair=Repair(database))
    assert Item("release", 249504) in {each.item for each in found}
    crawl(discogs.url, database)
    assert verified(discogs, database) == []
