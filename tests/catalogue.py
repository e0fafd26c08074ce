"""The sample catalogue in a migrated database, put there without a crawl."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.listing import encode_page
from discogs_sync.resources import RESOURCES
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import KINDS, PARENTS, Document, Kind, ListingName
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import Mapped, mark_gone, write_documents
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.questions import ask, find
from discogs_sync.store.tables import Cursor
from discogs_sync.store.walks import write_page
from tests.postgres import fresh_database, opened

LOADED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
"""When the documents are said to have come."""

CHANGED_AT = LOADED_AT + timedelta(days=1)
"""When the numbers of release 249504 changed."""

GONE_AT = LOADED_AT + timedelta(days=2)
"""When an answer of Discogs lacked some documents."""

GONE: dict[Kind, int] = {"artist": 2007, "label": 9, "master": 1022, "release": 1099}
UNMIRRORED = (1015, 1022, 2044)
"""Releases that only listings tell of."""

LISTINGS: dict[ListingName, str] = {
    "artist-releases": "artist_releases",
    "label-releases": "label_releases",
    "versions": "master_versions",
}
"""The listings of the catalogue, and what the mirror calls their kinds."""


def _credit(name: str, **fields: Any) -> Document:
    return {"name": name, "anv": "", "join": "", "role": "", "tracks": "", "id": 0, "resource_url": ""} | fields


ODD_RELEASE: Document = {
    "id": 90_000_001,
    "title": "Odd & Even",
    "year": 0,
    "released": "1987-05-00",
    "artists": [
        _credit("Meridian (2)", join=","),
        _credit("Kestrel (3)", anv="K.", join="Feat."),
        _credit("Almanac (13)", join=""),
    ],
    "formats": [
        {"name": "Vinyl", "qty": "2", "descriptions": ["LP", "Album"], "text": "Red"},
        {"name": "CD", "qty": "1"},
    ],
    "labels": [
        {"id": 5, "name": "First", "catno": "F 9", "entity_type": "1", "entity_type_name": "Label"},
        {"id": 1, "name": "Second", "catno": "S-1", "entity_type": "1", "entity_type_name": "Label"},
    ],
    "genres": ["Folk, World, & Country", "Jazz"],
    "tracklist": [
        {"type_": "heading", "title": "Side A", "duration": ""},
        {
            "type_": "index",
            "title": "Suite",
            "duration": "10:00",
            "sub_tracks": [
                {"type_": "track", "position": "A1.a", "title": "First", "duration": "4:00"},
                {"type_": "track", "position": "A1.b", "title": "Second", "duration": "5:30"},
            ],
        },
        {
            "type_": "index",
            "title": "Without a length of its own",
            "duration": "",
            "sub_tracks": [
                {"type_": "track", "position": "A2.a", "title": "Third", "duration": "1:00"},
                {"type_": "track", "position": "A2.b", "title": "Fourth", "duration": ""},
            ],
        },
        {"type_": "track", "position": "A3", "title": "Fifth", "duration": "0:30"},
    ],
    "extraartists": [_credit("Nobody"), _credit("Somebody", role="Vocals [Lead], [Backing]")],
}
"""What the sample catalogue does not have."""


@dataclass(frozen=True)
class Mirror:
    """A database with the sample catalogue, and the documents that are in it."""

    url: str
    database: Database
    catalogue: Catalogue
    releases: dict[int, Document]

    def rows(self, statement: str) -> list[dict[str, Any]]:
        """Run a statement, and give its rows by the names of their columns."""
        with self.database.begin() as connection:
            return [dict(row) for row in connection.exec_driver_sql(statement).mappings()]

    def answer(self, name: str, **given: object) -> list[dict[str, Any]]:
        """Ask a question, and give its rows by the names of their columns."""
        question = find(name)
        values = question.values({parameter: str(value) for parameter, value in given.items()})
        with ask(self.database, question, values) as found:
            return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def listing(self, name: ListingName) -> dict[int, list[Document]]:
        """Give the rows of all listings of a name."""
        return {id: self.catalogue.rows(name, id) for id in self.catalogue.ids(PARENTS[name])}


@contextmanager
def sample_mirror(server_url: str, template: str) -> Iterator[Mirror]:
    """Give a mirror of the sample catalogue, some of it gone, some of it known from listings only."""
    catalogue = Catalogue.generate()
    catalogue.put("release", ODD_RELEASE)
    with fresh_database(server_url, template) as url, opened(url) as database:
        with database.begin() as connection, driver(connection).cursor() as cursor:
            load(cursor, catalogue, UNMIRRORED)
            _change_numbers(cursor, catalogue, 249504)
            _list_otherwise(cursor, catalogue)
            for kind, id in GONE.items():
                _lose(cursor, kind, id)
        releases = {id: catalogue.release(id) for id in catalogue.ids("release") if id not in UNMIRRORED}
        yield Mirror(url, database, catalogue, releases)


def load(cursor: Cursor, catalogue: Catalogue, unmirrored: Collection[int] = ()) -> None:
    """Write all documents and listings of a catalogue, except those releases that are to stay unmirrored."""
    for kind in KINDS:
        documents = (catalogue.get(kind, id) for id in catalogue.ids(kind))
        skipped = unmirrored if kind == "release" else ()
        write(cursor, kind, [each for each in documents if each and each["id"] not in skipped])
    for name, parent in PARENTS.items():
        for id in catalogue.ids(parent):
            write_listing(cursor, name, id, catalogue.rows(name, id))


def write(cursor: Cursor, kind: Kind, documents: list[Document], at: datetime = LOADED_AT) -> None:
    """Write documents of one kind."""
    part = RESOURCES[kind].document
    assert part is not None
    mapped = [Mapped.of(part, encode(part, document).rows, at) for document in documents]
    write_documents(cursor, part, mapped, run_id=None)


def write_listing(cursor: Cursor, name: ListingName, id: int, rows: list[Document], query: str = "") -> None:
    """Write a listing as one page."""
    kind = LISTINGS[name]
    listing = RESOURCES[kind].listing
    assert listing is not None
    body = {"pagination": {"page": 1, "pages": 1, "items": len(rows)}, listing.entries: rows}
    page = encode_page(listing, id, query, body)
    write_page(cursor, listing, Claim(Item(kind, id, query), token=1), page, LOADED_AT, run_id=1)


def _change_numbers(cursor: Cursor, catalogue: Catalogue, release: int) -> None:
    """Let more users want a release, and its price fall."""
    document = catalogue.release(release)
    document["community"]["want"] += 10
    document["lowest_price"] = round(document["lowest_price"] - 1.5, 2)
    catalogue.put("release", document)
    write(cursor, "release", [document], CHANGED_AT)


def _list_otherwise(cursor: Cursor, catalogue: Catalogue) -> None:
    """Store listings that were asked for with a query: views and questions pass them over."""
    for name, id in (("artist-releases", 108713), ("label-releases", 1), ("versions", 1000)):
        row = catalogue.rows(name, id)[0] | {"id": 99_999_999}
        write_listing(cursor, name, id, [row], query="sort=year")


def _lose(cursor: Cursor, kind: Kind, id: int) -> None:
    part = RESOURCES[kind].document
    assert part is not None
    assert mark_gone(cursor, part, [id], GONE_AT, run_id=None) == 1
