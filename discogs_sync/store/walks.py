"""Listings: the entries of a page, what the page says of the listing, and the cursor's new place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.listing import Listing, Page
from discogs_sync.mapping.rowtext import row_text
from discogs_sync.schema import listing as tables
from discogs_sync.schema.columns import natural_key
from discogs_sync.store.frontier import Claim, Item, Known
from discogs_sync.store.tables import Cursor, affected, identifier, names, qualified, selection, storable

HEAD = tables.listing

Identity = tuple[Any, ...]
"""What an entry names: the columns of its key between those of its listing and `occurrence`."""


@dataclass(frozen=True)
class Written:
    """What a page brought: how many entries were new or had been gone, and which known ones say something else now.

    Entries that differ in volatile columns alone are not among the `changed`.
    """

    new: int
    changed: frozenset[Identity]


def write_page(cursor: Cursor, listing: Listing, claim: Claim, page: Page, at: datetime, run_id: int) -> Written:
    """Store a page's entries and what it says of the listing, within the caller's transaction."""
    _write_head(cursor, page.head, at, run_id)
    if claim.page == 1 and not claim.is_look:
        _begin_walk(cursor, listing, claim)
    if not page.entries:
        return Written(0, frozenset())
    rows = [row_text([*row, claim.walk, at]) for row in _numbered(cursor, listing, claim, page.entries)]
    written = cursor.execute(_upsert(listing), (f"[{','.join(rows)}]",)).fetchall()
    new = len(page.entries) - sum(1 for *_, was_here, _ in written if was_here)
    return Written(new, frozenset(tuple(identity) for *identity, _, changed in written if changed))


def identities(listing: Listing, entries: Sequence[Row]) -> list[Identity]:
    """Give what each entry of a page names."""
    columns = listing.entry.columns[0]
    begin, end = identity_span(listing)
    assert columns[end] == "occurrence"  # noqa: S101 (the key's last column)
    return [tuple(row[begin:end]) for row in entries]


def known_identities(
    cursor: Cursor, listing: Listing, item: Item, first: int, last: int, before_walk: int | None = None
) -> list[Identity]:
    """Give what the entries from place `first` to `last` name, as an earlier walk left them, in their order.

    With `before_walk` those are left out that this walk has found already.
    """
    owner, values = owner_of(listing, item)
    begin, end = identity_span(listing)
    statement = sql.SQL(
        "SELECT {identity} FROM {table} WHERE ({owner}) = ({values}) AND ordinal BETWEEN %s AND %s AND gone_at IS NULL"
        " AND (%s::integer IS NULL OR walk < %s) ORDER BY ordinal, occurrence"
    ).format(
        identity=names(listing.entry.columns[0][begin:end]),
        table=identifier(listing.entry.table),
        owner=names(owner),
        values=placeholders(values),
    )
    return list(cursor.execute(statement, (*values, first, last, before_walk, before_walk)))


@dataclass(frozen=True)
class Place:
    """Where a walk stands: `seen` entries on the pages up to `page`, and what Discogs counts; all 0 at its begin."""

    page: int = 0
    seen: int = 0
    pages: int | None = None
    items: int | None = None
    known: Known | None = None


@dataclass(frozen=True)
class End:
    """How a walk ended: when, and when every page is to be read again; None for as it was planned."""

    at: datetime
    whole_at: datetime | None = None


def advance(cursor: Cursor, claim: Claim, place: Place, at: datetime, end: End | None = None) -> None:
    """Put the cursor of a claim's walk to a place, or to its end."""
    known = place.known if end is None else None
    cursor.execute(
        """
        INSERT INTO sync.cursor AS before
            (kind, id, query, walk, page, seen, pages, items, restarts, started_at, finished_at, whole_at,
            known_items, same_page, other_page)
        VALUES (%(kind)s, %(id)s, %(query)s, %(walk)s, %(page)s, %(seen)s, %(pages)s, %(items)s, %(restarts)s, %(at)s,
            %(finished)s, %(whole)s, %(known)s, %(same)s, %(other)s)
        ON CONFLICT (kind, id, query) DO UPDATE
        SET walk = EXCLUDED.walk, page = EXCLUDED.page, seen = EXCLUDED.seen, pages = EXCLUDED.pages,
            items = EXCLUDED.items, restarts = EXCLUDED.restarts, finished_at = EXCLUDED.finished_at,
            known_items = EXCLUDED.known_items, same_page = EXCLUDED.same_page, other_page = EXCLUDED.other_page,
            whole_at = coalesce(EXCLUDED.whole_at, before.whole_at),
            started_at = CASE WHEN before.walk = EXCLUDED.walk THEN before.started_at ELSE EXCLUDED.started_at END
        """,
        {
            **claim.item._asdict(),
            "walk": claim.walk,
            "page": place.page,
            "seen": place.seen,
            "pages": place.pages,
            "items": place.items,
            "restarts": claim.restarts,
            "at": at,
            "finished": end and end.at,
            "whole": end and end.whole_at,
            "known": known and known.items,
            "same": known and known.same_page,
            "other": known and known.other_page,
        },
    )


def shift(cursor: Cursor, listing: Listing, claim: Claim, after: int, by: int) -> None:
    """Move the entries that a walk left alone, from beyond the place `after`, by so many places."""
    if by == 0:
        return
    owner, values = owner_of(listing, claim.item)
    cursor.execute(
        sql.SQL(
            "UPDATE {} SET ordinal = ordinal + %s WHERE ({}) = ({}) AND walk < %s AND ordinal > %s AND gone_at IS NULL"
        ).format(identifier(listing.entry.table), names(owner), placeholders(values)),
        (by, *values, claim.walk, after),
    )


def mark_walked(cursor: Cursor, item: Item, at: datetime) -> None:
    """Note that a listing was walked to its end."""
    cursor.execute("UPDATE discogs.listing SET walked_at = %s WHERE (kind, id, query) = (%s, %s, %s)", (at, *item))


def pages(cursor: Cursor, item: Item) -> int | None:
    """Return the number of pages that the walk under way was last shown; None before its first page."""
    row = cursor.execute("SELECT pages FROM sync.cursor WHERE (kind, id, query) = (%s, %s, %s)", item).fetchone()
    return row[0] if row else None


def last_walk(cursor: Cursor, item: Item) -> int | None:
    """Give the number of the last walk of a listing; None where none has begun."""
    cursor.execute("SELECT walk FROM sync.cursor WHERE (kind, id, query) = (%s, %s, %s)", item)
    row = cursor.fetchone()
    return row[0] if row else None


def demand_whole(cursor: Cursor, items: Sequence[Item]) -> None:
    """Have the next walk of these listings read every page."""
    cursor.execute(
        """
        UPDATE sync.cursor SET whole_at = NULL
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
        WHERE (cursor.kind, cursor.id, cursor.query) = (wanted.kind, wanted.id, wanted.query)
        """,
        ([item.kind for item in items], [item.id for item in items], [item.query for item in items]),
    )


def mark_listing_gone(cursor: Cursor, item: Item, at: datetime) -> bool:
    """Mark a listing as gone and keep its entries; return whether the mirror has it."""
    cursor.execute(
        """
        UPDATE discogs.listing SET checked_at = %(at)s, gone_at = coalesce(gone_at, %(at)s)
        WHERE (kind, id, query) = (%(kind)s, %(id)s, %(query)s)
        """,
        {"at": at, **item._asdict()},
    )
    return affected(cursor) > 0


def owner_of(listing: Listing, item: Item) -> tuple[tuple[str, ...], tuple[Any, ...]]:
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
    """Give the statement that writes entries and tells of those that were here whether they say the same.

    Its result: what each known entry names, whether it was not gone, and whether a column differs that is not volatile.
    Of a stale entry that is no news: its document says so already.
    """
    table = listing.entry.table
    columns = (*listing.entry.columns[0], "walk", "changed_at")
    keys = natural_key(table)
    begin, end = identity_span(listing)
    places = ("ordinal", "walk")
    changes = [name for name in columns if name not in (*keys, "changed_at")]
    stable = [n for n in changes if n not in places and not table.columns[n].info.get("volatile")]
    statement = sql.SQL(
        """
        WITH new AS ({new}), written AS (
            INSERT INTO {table} AS before ({columns}) SELECT * FROM new
            ON CONFLICT ({primary_key}) DO UPDATE
            SET {changes}, gone_at = NULL, stale_at = NULL, changed_at = CASE
                WHEN ({before_stable}) IS DISTINCT FROM ({after_stable}) THEN excluded.changed_at
                ELSE before.changed_at
            END
            WHERE ({before}, before.gone_at, before.stale_at) IS DISTINCT FROM ({after}, NULL, NULL)
        )
        SELECT {identity}, before.gone_at IS NULL,
            before.stale_at IS NULL AND ({before_stable}) IS DISTINCT FROM ({new_stable})
        FROM {table} AS before JOIN new USING ({keys})
        """
    ).format(
        new=selection(table, columns),
        table=identifier(table),
        columns=names(columns),
        keys=names(keys),
        primary_key=names(column.name for column in table.primary_key.columns),
        changes=sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in changes),
        before=qualified("before", changes),
        after=qualified("excluded", changes),
        identity=names(listing.entry.columns[0][begin:end]),
        before_stable=qualified("before", stable),
        after_stable=qualified("excluded", stable),
        new_stable=qualified("new", stable),
    )
    return statement.as_bytes()


def placeholders(values: Sequence[Any]) -> sql.Composed:
    """Return a placeholder for each value, separated by commas."""
    return sql.SQL(", ").join([sql.Placeholder()] * len(values))


def identity_span(listing: Listing) -> tuple[int, int]:
    """Give where the columns begin and end that tell what an entry names."""
    return (2 if listing.owned else 1), listing.entry.columns[0].index("occurrence")


def _begin_walk(cursor: Cursor, listing: Listing, claim: Claim) -> None:
    """Let no entry bear the walk's number yet: a listing that is followed anew counts its walks from 1 again."""
    owner, values = owner_of(listing, claim.item)
    cursor.execute(
        sql.SQL("UPDATE {} SET walk = 0 WHERE ({}) = ({}) AND walk >= %s").format(
            identifier(listing.entry.table), names(owner), placeholders(values)
        ),
        (*values, claim.walk),
    )


def _numbered(cursor: Cursor, listing: Listing, claim: Claim, entries: Sequence[Row]) -> list[Row]:
    """Give the entries with equal ones counted on from those that the walk found, or knows, on the pages before."""
    columns = listing.entry.columns[0]
    begin, occurrence = identity_span(listing)
    owner, values = owner_of(listing, claim.item)
    identity = columns[begin:occurrence]
    number = next(name for name in identity if name in {"id", "release_id"})
    cursor.execute(
        sql.SQL(
            "SELECT {identity}, count(*) FROM {table} WHERE ({owner}) = ({values}) AND (walk = %s OR ordinal <= %s)"
            " AND ordinal <= %s AND gone_at IS NULL AND {number} = ANY(%s) GROUP BY {identity}"
        ).format(
            identity=names(identity),
            table=identifier(listing.entry.table),
            owner=names(owner),
            values=placeholders(values),
            number=sql.Identifier(number),
        ),
        (
            *values,
            claim.walk,
            claim.known.kept if claim.known else 0,
            claim.offset,
            [row[columns.index(number)] for row in entries],
        ),
    )
    before = Counter({tuple(row[:-1]): row[-1] for row in cursor.fetchall()})
    return [
        [*row[:occurrence], row[occurrence] + before[tuple(row[begin:occurrence])], *row[occurrence + 1 :]]
        for row in entries
    ]
