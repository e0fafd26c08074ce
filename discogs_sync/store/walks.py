"""Listings: the entries of a page, what the page says of the listing, and the cursor's new place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.listing import Listing, Page
from discogs_sync.schema import listing as tables
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.tables import Cursor, affected, identifier, names, storable

HEAD = tables.listing


def write_page(cursor: Cursor, listing: Listing, claim: Claim, page: Page, at: datetime, run_id: int) -> None:
    """Store a page's entries and what it says of the listing, within the caller's transaction."""
    _write_head(cursor, page.head, at, run_id)
    if claim.page == 1:
        _begin_walk(cursor, listing, claim)
    if page.entries:
        entries = _numbered(cursor, listing, claim, page.entries)
        convert = storable(listing.entry.table, listing.entry.columns[0])
        cursor.executemany(_upsert(listing), [(*convert(row), claim.walk) for row in entries])


@dataclass(frozen=True)
class Place:
    """Where a walk stands: `seen` entries on the pages up to `page`, and what Discogs counts; all 0 at its begin."""

    page: int = 0
    seen: int = 0
    pages: int | None = None
    items: int | None = None


def advance(cursor: Cursor, claim: Claim, place: Place, at: datetime, *, finished: bool = False) -> None:
    """Put the cursor of a claim's walk to a place."""
    cursor.execute(
        """
        INSERT INTO sync.cursor AS known
            (kind, id, query, walk, page, seen, pages, items, restarts, started_at, finished_at)
        VALUES (%(kind)s, %(id)s, %(query)s, %(walk)s, %(page)s, %(seen)s, %(pages)s, %(items)s, %(restarts)s, %(at)s,
            %(finished)s)
        ON CONFLICT (kind, id, query) DO UPDATE
        SET walk = EXCLUDED.walk, page = EXCLUDED.page, seen = EXCLUDED.seen, pages = EXCLUDED.pages,
            items = EXCLUDED.items, restarts = EXCLUDED.restarts, finished_at = EXCLUDED.finished_at,
            started_at = CASE WHEN known.walk = EXCLUDED.walk THEN known.started_at ELSE EXCLUDED.started_at END
        """,
        {
            **claim.item._asdict(),
            **asdict(place),
            "walk": claim.walk,
            "restarts": claim.restarts,
            "at": at,
            "finished": at if finished else None,
        },
    )


def sweep(cursor: Cursor, listing: Listing, claim: Claim, at: datetime) -> int:
    """Mark the entries gone that a complete walk did not find. Gives how many that were.

    A repetition that is not there any more is dropped: the entry itself is.
    """
    owner, values = _owner(listing, claim.item)
    missed = sql.SQL("({}) = ({}) AND walk < %s").format(
        names(owner), sql.SQL(", ").join([sql.Placeholder()] * len(owner))
    )
    table = identifier(listing.entry.table)
    cursor.execute(sql.SQL("DELETE FROM {} WHERE {} AND occurrence > 1").format(table, missed), (*values, claim.walk))
    cursor.execute(
        sql.SQL("UPDATE {} SET gone_at = %s WHERE {} AND gone_at IS NULL").format(table, missed),
        (at, *values, claim.walk),
    )
    return affected(cursor)


def mark_walked(cursor: Cursor, item: Item, at: datetime) -> None:
    """Note that a listing was walked to its end."""
    cursor.execute("UPDATE discogs.listing SET walked_at = %s WHERE (kind, id, query) = (%s, %s, %s)", (at, *item))


def demand_whole(cursor: Cursor, items: Sequence[Item]) -> None:
    """Have the next walk of these listings read every page."""
    cursor.execute(
        """
        UPDATE sync.cursor SET walked_at = NULL
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
        WHERE (cursor.kind, cursor.id, cursor.query) = (wanted.kind, wanted.id, wanted.query)
        """,
        ([item.kind for item in items], [item.id for item in items], [item.query for item in items]),
    )


def mark_listing_gone(cursor: Cursor, item: Item, at: datetime) -> None:
    """Note that Discogs has a listing no more; its entries stay."""
    cursor.execute(
        """
        UPDATE discogs.listing SET checked_at = %(at)s, gone_at = coalesce(gone_at, %(at)s)
        WHERE (kind, id, query) = (%(kind)s, %(id)s, %(query)s)
        """,
        {"at": at, **item._asdict()},
    )


def _owner(listing: Listing, item: Item) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Give the columns that an entry has of its listing, and their values."""
    if listing.owned:
        return listing.entry.columns[0][:2], (item.id, item.query)
    return listing.entry.columns[0][:1], (item.query,)


def _write_head(cursor: Cursor, head: Row, at: datetime, run_id: int) -> None:
    convert = storable(HEAD, _HEAD_COLUMNS)
    cursor.execute(_upsert_head(), (*convert(head), at, run_id))


_HEAD_COLUMNS = ("kind", "id", "query", "items", "filters", "filter_facets", "extra")


@cache
def _upsert_head() -> bytes:
    columns = (*_HEAD_COLUMNS, "checked_at", "run_id")
    statement = sql.SQL(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (kind, id, query) DO UPDATE SET {}, gone_at = NULL"
    ).format(
        identifier(HEAD),
        names(columns),
        sql.SQL(", ").join([sql.Placeholder()] * len(columns)),
        sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in columns[3:]),
    )
    return statement.as_bytes()


@cache
def _upsert(listing: Listing) -> bytes:
    table = listing.entry.table
    columns = (*listing.entry.columns[0], "walk")
    keys = [column.name for column in table.primary_key.columns]
    changes = [sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in columns if name not in keys]
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}, gone_at = NULL").format(
        identifier(table),
        names(columns),
        sql.SQL(", ").join([sql.Placeholder()] * len(columns)),
        names(keys),
        sql.SQL(", ").join(changes),
    )
    return statement.as_bytes()


def _begin_walk(cursor: Cursor, listing: Listing, claim: Claim) -> None:
    """Let no entry bear the walk's number yet: a listing that is followed anew counts its walks from 1 again."""
    owner, values = _owner(listing, claim.item)
    cursor.execute(
        sql.SQL("UPDATE {} SET walk = 0 WHERE ({}) = ({}) AND walk >= %s").format(
            identifier(listing.entry.table), names(owner), sql.SQL(", ").join([sql.Placeholder()] * len(owner))
        ),
        (*values, claim.walk),
    )


def _numbered(cursor: Cursor, listing: Listing, claim: Claim, entries: Sequence[Row]) -> list[Row]:
    """Give the entries with equal ones counted on from those that the walk found on the pages before."""
    columns = listing.entry.columns[0]
    occurrence = columns.index("occurrence")
    owner, values = _owner(listing, claim.item)
    identity = columns[len(owner) : occurrence]
    number = next(name for name in identity if name in {"id", "release_id"})
    cursor.execute(
        sql.SQL(
            "SELECT {identity}, count(*) FROM {table} WHERE ({owner}) = ({values}) AND walk = %s AND ordinal <= %s"
            " AND {number} = ANY(%s) GROUP BY {identity}"
        ).format(
            identity=names(identity),
            table=identifier(listing.entry.table),
            owner=names(owner),
            values=sql.SQL(", ").join([sql.Placeholder()] * len(owner)),
            number=sql.Identifier(number),
        ),
        (*values, claim.walk, claim.offset, [row[columns.index(number)] for row in entries]),
    )
    before = Counter({tuple(row[:-1]): row[-1] for row in cursor.fetchall()})
    return [
        [*row[:occurrence], row[occurrence] + before[tuple(row[len(owner) : occurrence])], *row[occurrence + 1 :]]
        for row in entries
    ]
