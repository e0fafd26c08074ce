"""What a walk did not find: counted, judged, and marked as gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from discogs_sync.mapping.listing import Listing
from discogs_sync.settings import PER_PAGE
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.tables import Cursor, identifier, names, qualified
from discogs_sync.store.walks import Identity, identity_span, owner_of, placeholders


@dataclass(frozen=True)
class Span:
    """Places of entries as an earlier walk left them: from `first` to `last`; None for the end of the listing."""

    first: int = 1
    last: int | None = None


@dataclass(frozen=True)
class Balance:
    """What a walk found of a listing.

    It missed `absent` entries of its span, of `live` ones in the mirror; `changed` are new or other than before.
    `excess` is how many distinct entries the mirror has beyond Discogs' count.
    """

    absent: int
    live: int
    changed: int
    excess: int


def balance(cursor: Cursor, listing: Listing, claim: Claim, span: Span, items: int | None, at: datetime) -> Balance:
    """Count what a walk, with its last page at the instant `at`, found and missed; `items` is Discogs' count."""
    owner, values = owner_of(listing, claim.item)
    statement = sql.SQL(
        "SELECT count(*) FILTER (WHERE walk < %s AND ordinal BETWEEN %s AND coalesce(%s, ordinal)), count(*),"
        " count(*) FILTER (WHERE changed_at >= coalesce((SELECT started_at FROM sync.cursor"
        " WHERE (kind, id, cursor.query, cursor.walk) = (%s, %s, %s, %s)), %s)),"
        " greatest(count(*) FILTER (WHERE occurrence = 1) - %s, 0)"
        " FROM {} AS entry WHERE ({}) = ({}) AND gone_at IS NULL"
    ).format(identifier(listing.entry.table), qualified("entry", owner), placeholders(values))
    cursor.execute(statement, (claim.walk, span.first, span.last, *claim.item, claim.walk, at, items or 0, *values))
    [row] = cursor.fetchall()
    return Balance(*row)


def repeats_over_pages(cursor: Cursor, listing: Listing, item: Item, walk: int) -> bool:
    """Return whether a walk found an entry on more than one page: then others may have slipped past it."""
    begin, end = identity_span(listing)
    owner, values = owner_of(listing, item)
    statement = sql.SQL(
        "SELECT EXISTS (SELECT FROM {} WHERE ({}) = ({}) AND walk = %s AND gone_at IS NULL GROUP BY {}"
        " HAVING (min(ordinal) - 1) / %s < (max(ordinal) - 1) / %s)"
    ).format(
        identifier(listing.entry.table),
        names(owner),
        placeholders(values),
        names(listing.entry.columns[0][begin:end]),
    )
    row = cursor.execute(statement, (*values, walk, PER_PAGE, PER_PAGE)).fetchone()
    return bool(row and row[0])


def absent(cursor: Cursor, listing: Listing, item: Item, walk: int, span: Span) -> list[Identity]:
    """Return what the entries name that a walk did not find in its span."""
    begin, end = identity_span(listing)
    condition, values = _missed(listing, item, walk, span)
    statement = sql.SQL("SELECT {} FROM {} WHERE {} AND gone_at IS NULL").format(
        names(listing.entry.columns[0][begin:end]), identifier(listing.entry.table), condition
    )
    return list(cursor.execute(statement, values))


def sweep(
    cursor: Cursor,
    listing: Listing,
    item: Item,
    walk: int,
    at: datetime,
    span: Span = Span(),
    most: int | None = None,
) -> list[Identity]:
    """Mark entries as gone that a walk did not find in its span; return what they name.

    At most so many are marked, those first that have been missed for longest. A repetition that is not found is
    deleted: the entry itself is still there.
    """
    table = identifier(listing.entry.table)
    condition, values = _missed(listing, item, walk, span)
    cursor.execute(sql.SQL("DELETE FROM {} WHERE {} AND occurrence > 1").format(table, condition), values)
    begin, end = identity_span(listing)
    statement = sql.SQL(
        "UPDATE {table} SET gone_at = %s WHERE ctid = ANY (ARRAY("
        "SELECT ctid FROM {table} WHERE {condition} AND gone_at IS NULL ORDER BY walk, ordinal LIMIT %s"
        ")) RETURNING {identity}"
    ).format(table=table, condition=condition, identity=names(listing.entry.columns[0][begin:end]))
    return list(cursor.execute(statement, (at, *values, most)))


def _missed(listing: Listing, item: Item, walk: int, span: Span) -> tuple[sql.Composed, tuple[Any, ...]]:
    """Return the condition for entries that a walk did not find in its span, and its parameters."""
    owner, values = owner_of(listing, item)
    condition = sql.SQL("({}) = ({}) AND walk < %s AND ordinal BETWEEN %s AND coalesce(%s, ordinal)")
    return condition.format(names(owner), placeholders(values)), (*values, walk, span.first, span.last)


def note_stored(cursor: Cursor, listing: Listing, item: Item) -> None:
    """Note how many entries of a listing are here at the end of a walk."""
    owner, values = owner_of(listing, item)
    cursor.execute(
        sql.SQL(
            "UPDATE sync.cursor SET stored = (SELECT count(*) FROM {} WHERE ({}) = ({}) AND gone_at IS NULL)"
            " WHERE (kind, id, query) = (%s, %s, %s)"
        ).format(identifier(listing.entry.table), names(owner), placeholders(values)),
        (*values, *item),
    )
