"""Listings with odd entries, odd counts, long texts, and ids below 1."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from discogs_sync.mapping.encode import Drift
from discogs_sync.mapping.listing import LABEL_RELEASES, UNUSABLE_ENTRY, encode_page
from discogs_sync.store.connect import Database
from discogs_sync.store.verify.findings import Finding
from discogs_sync.sync.verify import inspect
from tests.crawling import crawl, execute, rows
from tests.scripted import OddDiscogs

LISTINGS = {
    "label": ("/labels/1/releases", "releases", "label:1", "label_release", "release_id"),
    "artist": ("/artists/1/releases", "releases", "artist:1", "artist_release", "id"),
    "master": ("/masters/1/versions", "versions", "master:1", "master_version", "release_id"),
    "search": ("/database/search", "results", "search:q=x", "search_result", "id"),
}
"""For each listing its path, the field with its entries, the target, the table, and the column of ids."""

ODD_ENTRIES = [
    None,
    "text",
    [],
    {},
    {"id": None, "type": "release"},
    {"id": True, "type": "release"},
    {"id": 3.0, "type": "release"},
    {"id": "3", "type": "release"},
    {"id": 2**63, "type": "release"},
    {"id": {"id": 3}, "type": "release"},
]


def entry(id: Any, **fields: Any) -> dict[str, Any]:
    return {"id": id, "type": "release", "role": "Main", "title": f"Title {id}", "status": "Accepted"} | fields


def page(field: str, entries: Any, number: int = 1, pages: Any = 1, items: Any = None) -> dict[str, Any]:
    counted = len(entries) if items is None else items
    return {"pagination": {"page": number, "pages": pages, "per_page": 100, "items": counted}, field: entries}


@pytest.fixture
def discogs() -> Iterator[OddDiscogs]:
    with OddDiscogs() as server:
        yield server


def ids(database: Database, listing: str) -> list[int]:
    _, _, _, table, column = LISTINGS[listing]
    return [
        id for (id,) in rows(database, f"SELECT {column} FROM discogs.{table} WHERE gone_at IS NULL ORDER BY ordinal")
    ]


def releases(database: Database) -> list[int]:
    return [id for (id,) in rows(database, "SELECT id FROM discogs.release ORDER BY id")]


def refresh(discogs: OddDiscogs, database: Database, target: str) -> list[str]:
    """Refresh the listing and return the requests that this took."""
    discogs.seen.clear()
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind LIKE '%%\\_%%' OR kind = 'search'")
    assert crawl(discogs.url, database, target).ending == "done"
    return discogs.requested()


def findings(database: Database) -> list[Finding]:
    found: list[Finding] = []
    inspect(database, [], None, found.append)
    return found


@pytest.mark.parametrize("listing", LISTINGS)
def test_odd_entries_cost_those_entries_alone(discogs: OddDiscogs, database: Database, listing: str) -> None:
    path, field, target, _, _ = LISTINGS[listing]
    discogs.pages[path, 1] = page(field, [entry(1), entry(2), *ODD_ENTRIES, entry(4), entry(5)])
    assert crawl(discogs.url, database, target).ending == "done"
    assert ids(database, listing) == [1, 2, 4, 5]
    assert releases(database) == [1, 2, 4, 5]
    drift = rows(database, "SELECT path, count, example FROM sync.drift WHERE reason = 'unusable entry'")
    assert drift == [(f"/{field}/*", len(ODD_ENTRIES), ODD_ENTRIES[0])]
    assert findings(database) == []
    assert refresh(discogs, database, target) == [path]
    assert ids(database, listing) == [1, 2, 4, 5]


@pytest.mark.parametrize("odd", ODD_ENTRIES, ids=repr)
def test_odd_entry_is_reported_with_its_value(odd: Any) -> None:
    encoded = encode_page(LABEL_RELEASES, 1, "", page("releases", [{"id": 1}, odd, {"id": 2}]))
    assert [row[2] for row in encoded.entries] == [1, 2]
    assert encoded.drift == [Drift("/releases/1", UNUSABLE_ENTRY, odd)]


@pytest.mark.parametrize("listing", LISTINGS)
def test_entries_behind_an_odd_one_keep_their_places_over_pages(
    discogs: OddDiscogs, database: Database, listing: str
) -> None:
    path, field, target, table, _ = LISTINGS[listing]
    entries = [entry(number) for number in range(1, 251)]
    entries[30], entries[130] = None, entry("131")

    def publish() -> None:
        for number in (1, 2, 3):
            some = entries[number * 100 - 100 : number * 100]
            discogs.pages[path, number] = page(field, some, number, 3, len(entries))

    publish()
    assert crawl(discogs.url, database, target).ending == "done"
    assert len(ids(database, listing)) == 248
    assert rows(database, f"SELECT ordinal FROM discogs.{table} WHERE title = 'Title 250'") == [(250,)]
    assert findings(database) == []
    assert refresh(discogs, database, target) == [path]
    entries.insert(200, entry(777))
    publish()
    assert len(refresh(discogs, database, target)) <= 5  # three pages at most, the release, and its master's listing
    assert 777 in ids(database, listing)
    assert rows(database, f"SELECT ordinal FROM discogs.{table} WHERE title = 'Title 250'") == [(251,)]
    assert findings(database) == []


@pytest.mark.parametrize(
    ("listing", "last"), [*(("label", odd) for odd in (None, "absent", {}, "text", 5)), ("search", None)], ids=repr
)
def test_last_page_without_a_list_ends_the_walk(
    discogs: OddDiscogs, database: Database, listing: str, last: Any
) -> None:
    path, field, target, _, _ = LISTINGS[listing]
    discogs.pages[path, 1] = page(field, [entry(number) for number in range(1, 101)], 1, 2, 100)
    discogs.pages[path, 2] = page(field, last, 2, 2, 100)
    if last == "absent":
        del discogs.pages[path, 2][field]
    assert crawl(discogs.url, database, target).ending == "done"
    assert ids(database, listing) == list(range(1, 101))
    assert (f"/{field}",) in rows(database, "SELECT path FROM sync.drift")
    assert refresh(discogs, database, target) == [path]


ODD_PAGINATION = [
    None,
    "absent",
    [],
    {},
    {"pages": 3, "items": None},
    {"pages": 3},
    {"pages": 3, "items": "205"},
    {"pages": "3", "items": 205.0},
    {"pages": None, "items": 205},
    {"pages": True, "items": 205},
    {"pages": 3, "items": -1},
    {"pages": 3, "items": True},
]


@pytest.mark.parametrize(
    ("listing", "pagination"),
    [*(("label", odd) for odd in ODD_PAGINATION), ("artist", None), ("master", {}), ("search", {"pages": 3})],
    ids=repr,
)
def test_listing_with_odd_counts_is_walked_to_its_end(
    discogs: OddDiscogs, database: Database, listing: str, pagination: Any
) -> None:
    path, field, target, _, _ = LISTINGS[listing]
    entries = [entry(number) for number in range(1, 206)]
    for number in (1, 2, 3):
        document = {"pagination": pagination, field: entries[number * 100 - 100 : number * 100]}
        if pagination == "absent":
            del document["pagination"]
        discogs.pages[path, number] = document
    assert crawl(discogs.url, database, target).ending == "done"
    assert ids(database, listing) == list(range(1, 206))
    assert findings(database) == []
    assert rows(database, "SELECT count(*) > 0 FROM sync.drift WHERE path LIKE '/pagination%%'") == [(True,)]
    assert len(refresh(discogs, database, target)) <= 3
    assert ids(database, listing) == list(range(1, 206))


def test_listing_without_counts_that_ignores_pages_ends(discogs: OddDiscogs, database: Database) -> None:
    path, field, target, _, _ = LISTINGS["label"]
    entries = {field: [entry(number) for number in range(1, 101)]}
    discogs.pages = {(path, number): entries for number in range(1, 50)}
    assert crawl(discogs.url, database, target).ending == "done"
    assert len([each for each in discogs.requested() if each.startswith(path)]) == 2


@pytest.mark.parametrize(
    "body", [{}, {"message": "Hello."}, {"pagination": {}}, {"pagination": None, "releases": None}]
)
def test_page_with_neither_entries_nor_counts_is_quarantined(
    discogs: OddDiscogs, database: Database, body: Any
) -> None:
    discogs.pages["/labels/1/releases", 1] = body
    assert crawl(discogs.url, database, "label:1").ending == "problems"
    assert rows(database, "SELECT kind, reason FROM sync.problem") == [("label_releases", "malformed")]


def long_text(length: int) -> str:
    """Return a text that no index can compress below its limit."""
    rng = random.Random(length)
    return "".join(chr(rng.randint(48, 122)) for _ in range(length))


@pytest.mark.parametrize(
    ("listing", "field"),
    [("label", "catno"), ("artist", "role"), ("artist", "type"), ("search", "type"), ("master", "catno")],
)
def test_long_text_of_an_entry_is_stored_whole(
    discogs: OddDiscogs, database: Database, listing: str, field: str
) -> None:
    path, entries, target, table, _ = LISTINGS[listing]
    long = long_text(4_000)
    twin = long[:-1] + "!"
    discogs.pages[path, 1] = page(entries, [entry(1), entry(2, **{field: long}), entry(2, **{field: twin}), entry(3)])
    assert crawl(discogs.url, database, target).ending == "done"
    assert ids(database, listing) == [1, 2, 2, 3]
    stored = rows(database, f"SELECT {field} FROM discogs.{table} WHERE title = 'Title 2' ORDER BY ordinal")
    assert stored == [(long,), (twin,)]
    assert refresh(discogs, database, target) == [path]
    assert ids(database, listing) == [1, 2, 2, 3]


def test_drift_at_a_long_path_is_counted(discogs: OddDiscogs, database: Database) -> None:
    name = long_text(6_000)
    release = {"id": 1, "title": "T", name: 1, name[:-1] + "!": 2}
    discogs.documents["/releases/1"] = release
    for _ in range(2):
        execute(database, "UPDATE sync.item SET due_at = now()")
        assert crawl(discogs.url, database, "release:1").ending == "done"
    found = rows(database, "SELECT length(path), count, example FROM sync.drift")
    assert found == [(1_000, 4, 1)]  # both paths, up to where they are cut
    assert rows(database, "SELECT extra -> %s FROM discogs.release", f"/{name}") == [(1,)]


@pytest.mark.parametrize("listing", LISTINGS)
def test_entry_with_an_id_below_1_leads_to_nothing(discogs: OddDiscogs, database: Database, listing: str) -> None:
    path, field, target, _, _ = LISTINGS[listing]
    odd = [entry(0), entry(-4)] + ([entry(0, type="master"), entry(-4, type="master")] if listing == "artist" else [])
    discogs.pages[path, 1] = page(field, [entry(1), *odd])
    assert crawl(discogs.url, database, target).ending == "done"
    assert ids(database, listing) == [1, *(each["id"] for each in odd)]
    assert rows(database, "SELECT DISTINCT kind FROM sync.item WHERE id < 1") == (
        [("search",)] if listing == "search" else []
    )
    assert findings(database) == []


def test_master_with_an_id_below_1_is_not_asked_for(discogs: OddDiscogs, database: Database) -> None:
    discogs.documents["/releases/1"] = {"id": 1, "title": "T", "master_id": -4}
    discogs.pages["/labels/1/releases", 1] = page("releases", [entry(1)])
    assert crawl(discogs.url, database, "label:1").ending == "done"
    assert rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'master'") == [(0,)]
    assert findings(database) == []
