"""Listings whose entries contradict their cursor, and what a comparison with Discogs reads of them."""

from collections.abc import Iterator, Sequence

from psycopg import sql

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.listing import Listing
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, names, qualified
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope


def lost_listings(cursor: Cursor, kinds: Sequence[str]) -> Iterator[Finding]:
    """Find listings that were walked and have no head or no cursor, or whose head was never walked to its end."""
    rows = cursor.stream(
        """
        SELECT item.kind, item.id, item.query,
            CASE
                WHEN listing.kind IS NULL THEN 'discogs.listing'
                WHEN cursor.kind IS NULL THEN 'sync.cursor'
                ELSE 'discogs.listing.walked_at'
            END
        FROM sync.item JOIN pg_temp.reach USING (kind, id, query)
        LEFT JOIN discogs.listing USING (kind, id, query) LEFT JOIN sync.cursor USING (kind, id, query)
        LEFT JOIN sync.problem USING (kind, id, query)
        WHERE item.kind = ANY(%s) AND item.fetched_at IS NOT NULL AND item.gone_at IS NULL AND problem.kind IS NULL
            AND (listing.kind IS NULL OR cursor.kind IS NULL
                OR cursor.finished_at IS NOT NULL AND listing.walked_at IS NULL)
        ORDER BY 1, 2, 3
        """,
        (list(kinds),),
    )
    return (Finding("lost", Item(*row[:3]), row[3]) for row in rows)


LEAST_SHOWN = 0.8
"""Part of the entries that Discogs counts which it shows at least: its pages come short by a few per cent."""


def incomplete_walks(cursor: Cursor, kinds: Sequence[str]) -> Iterator[Finding]:
    """Find listings whose cursor says that they are complete, though pages or many of their entries were not read."""
    rows = cursor.stream(
        """
        SELECT kind, id, query, page < pages, page, pages, seen, items
        FROM sync.cursor JOIN pg_temp.reach USING (kind, id, query) JOIN sync.item USING (kind, id, query)
        LEFT JOIN sync.problem USING (kind, id, query)
        WHERE kind = ANY(%s) AND finished_at IS NOT NULL AND item.gone_at IS NULL AND problem.kind IS NULL
            AND (cursor.items IS NOT NULL AND page < pages OR kind <> 'search' AND seen < items * %s)
        ORDER BY 1, 2, 3
        """,
        (list(kinds), LEAST_SHOWN),
    )
    for kind, id, query, lacks_pages, *counts in rows:
        here, there = counts[:2] if lacks_pages else counts[2:]
        yield Finding(
            "entries", Item(kind, id, query), "sync.cursor." + ("page" if lacks_pages else "seen"), here, there
        )


def stray_entries(cursor: Cursor, scope: Scope, listing: Listing) -> Iterator[Finding]:
    """Find entries of listings that the mirror does not have and nobody follows; an unfollowed one keeps its head."""
    id = sql.SQL("entry.{}" if listing.owned else "0").format(sql.Identifier(listing.entry.columns[0][0]))
    statement = sql.SQL(
        """
        SELECT {id}, query, count(*) FROM {table} AS entry WHERE {within} AND {stray} GROUP BY 1, 2 ORDER BY 1, 2
        """
    ).format(
        id=id,
        table=identifier(listing.entry.table),
        within=scope.within(listing.kind, id),
        stray=stray(listing),
    )
    for id_, query, rows in cursor.stream(statement):
        yield Finding("stray", Item(listing.kind, id_, query), str(listing.entry.table), rows)


def stray(listing: Listing) -> sql.Composed:
    """Give the condition that an `entry` belongs to no listing that is here or is to be walked."""
    table = sql.SQL("NOT EXISTS (SELECT FROM {} AS owner WHERE owner.kind = {} AND {})")
    tables = (sql.Identifier("discogs", "listing"), sql.Identifier("sync", "item"))
    belongs = _belongs(listing, "owner")
    return sql.SQL(" AND ").join(table.format(each, sql.Literal(listing.kind), belongs) for each in tables)


def contradictory_listings(cursor: Cursor, listing: Listing) -> Iterator[Finding]:
    """Find listings with other entries than after their last walk, or whose places are not 1 to their number.

    Discogs' count is no measure: its pages come short of that. Listings under way or gone are left out. Places are
    checked only where the walk stored every entry that it saw.
    """
    statement = sql.SQL(
        """
        SELECT reach.id, reach.query, coalesce(cursor.stored, cursor.seen), count(entry.ordinal),
            max(entry.ordinal), coalesce(cursor.stored <> cursor.seen, false) OR (
                min(entry.ordinal) = 1 AND max(entry.ordinal) = count(DISTINCT entry.ordinal)
                AND max(entry.ordinal) = count(entry.ordinal)
            )
        FROM pg_temp.reach JOIN sync.item USING (kind, id, query) JOIN sync.cursor USING (kind, id, query)
        LEFT JOIN {table} AS entry ON {belongs} AND entry.gone_at IS NULL
        WHERE reach.kind = %s AND item.gone_at IS NULL AND cursor.finished_at IS NOT NULL
        GROUP BY reach.id, reach.query, cursor.seen, cursor.stored
        ORDER BY reach.id, reach.query
        """
    ).format(table=identifier(listing.entry.table), belongs=_belongs(listing, "reach"))
    for id, query, seen, rows, last, is_ordered in cursor.stream(statement, (listing.kind,)):
        item = Item(listing.kind, id, query)
        if rows != seen:
            yield Finding("entries", item, str(listing.entry.table), rows, seen)
        if rows and not is_ordered:
            yield Finding("gap", item, str(listing.entry.table), rows, last)


def entries(cursor: Cursor, listing: Listing, item: Item) -> tuple[int, int] | None:
    """Count the entries of a listing that are here, and those that Discogs counted and its last walk did not store.

    None where no walk has come to its end, where entries have no certain places, and for a listing that is gone.
    """
    statement = sql.SQL(
        """
        SELECT (SELECT count(*) FROM {table} AS entry WHERE {belongs} AND entry.gone_at IS NULL),
            cursor.items - coalesce(cursor.stored, cursor.seen)
        FROM sync.cursor JOIN sync.item USING (kind, id, query)
        WHERE (kind, id, query) = (%s, %s, %s) AND cursor.finished_at IS NOT NULL AND item.gone_at IS NULL
            AND cursor.items IS NOT NULL AND coalesce(cursor.stored <= cursor.seen, true)
        """
    ).format(table=identifier(listing.entry.table), belongs=_belongs(listing, "cursor"))
    row = cursor.execute(statement, item).fetchone()
    return (row[0], row[1]) if row else None


def head(cursor: Cursor, listing: Listing, item: Item) -> Row | None:
    """Read what the mirror has of a listing besides its entries, in the order of the head's columns."""
    statement = sql.SQL("SELECT {} FROM {} WHERE (kind, id, query) = (%s, %s, %s)").format(
        names(listing.head.columns[0]), identifier(listing.head.table)
    )
    row = cursor.execute(statement, item).fetchone()
    return list(row) if row else None


def rows(cursor: Cursor, listing: Listing, item: Item, first: int, last: int) -> list[Row]:
    """Read the entries of a listing from one place to another, in the order of the entry's columns."""
    statement = sql.SQL(
        """
        SELECT {columns} FROM {table} AS entry
        JOIN (VALUES (%s::bigint, %s::text)) AS owner (id, query) ON {belongs}
        WHERE entry.gone_at IS NULL AND ordinal BETWEEN %s AND %s
        ORDER BY ordinal, occurrence
        """
    ).format(
        columns=qualified("entry", listing.entry.columns[0]),
        table=identifier(listing.entry.table),
        belongs=_belongs(listing, "owner"),
    )
    return [list(row) for row in cursor.execute(statement, (item.id, item.query, first, last))]


def _belongs(listing: Listing, owner: str) -> sql.Composed:
    """Give the condition that an `entry` is one of the listing that a row of `owner` is about."""
    condition = sql.SQL("entry.query = {}.query").format(sql.Identifier(owner))
    if not listing.owned:
        return condition
    key = sql.Identifier(listing.entry.columns[0][0])
    return condition + sql.SQL(" AND entry.{} = {}.id").format(key, sql.Identifier(owner))
