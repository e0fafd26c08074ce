"""What of the mirror contradicts itself: set-based questions within what `follows.note_reach` noted.

Their findings come row by row, however many they are. The transaction runs no other statement meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from psycopg import sql

from discogs_sync.mapping.listing import Listing
from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, names

Check = Literal["orphan", "unqueued", "lost", "gap", "entries", "count", "content", "gone", "unusable"]
"""What finds something; see `Finding`."""


@dataclass(frozen=True)
class Finding:
    """Something that differs: the check that found it, the item, where, and what is here and what should be.

    Checks of the mirror alone, whose `place` is a table:

    - `orphan`: the item is in the frontier, and no follow leads to it;
    - `unqueued`: a follow leads to the item, and it is not in the frontier;
    - `lost`: the item was fetched, and has no row;
    - `gap`: a list has `here` rows, the last in place `there`;
    - `entries`: a listing has `here` entries, and its last walk read `there`.

    Checks against Discogs:

    - `count`: a listing has `here` entries, and `there` by Discogs' count;
    - `content`: a document has another value at `place`, a JSON Pointer;
    - `gone`: Discogs has the item no more;
    - `unusable`: Discogs' answer or the rows here cannot be compared, and `there` tells why.
    """

    check: Check
    item: Item
    place: str | None = None
    here: Any = None
    there: Any = None


def hold_still(cursor: Cursor) -> None:
    """Let all statements of a transaction that has not begun see the mirror as it is at the first of them."""
    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def orphans(cursor: Cursor) -> Iterator[Finding]:
    """Find items of the frontier that are out of reach."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM sync.item EXCEPT SELECT kind, id, query FROM pg_temp.reach ORDER BY 1, 2, 3"
    )
    return (Finding("orphan", Item(*row)) for row in rows)


def unqueued(cursor: Cursor) -> Iterator[Finding]:
    """Find items in reach that are not in the frontier."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM pg_temp.reach EXCEPT SELECT kind, id, query FROM sync.item ORDER BY 1, 2, 3"
    )
    return (Finding("unqueued", Item(*row)) for row in rows)


def lost_documents(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents of a kind that were fetched and are not here."""
    statement = sql.SQL(
        """
        SELECT item.id FROM sync.item JOIN pg_temp.reach USING (kind, id, query)
        WHERE item.kind = %s AND item.fetched_at IS NOT NULL AND item.gone_at IS NULL
            AND NOT EXISTS (SELECT FROM {} AS document WHERE document.id = item.id)
        ORDER BY item.id
        """
    ).format(identifier(part.table))
    return (Finding("lost", Item(kind, id), str(part.table)) for (id,) in cursor.stream(statement, (kind,)))


def lost_listings(cursor: Cursor, kinds: Sequence[str]) -> Iterator[Finding]:
    """Find listings that were walked, and of which no row tells any more what they are or where the walk stands."""
    rows = cursor.stream(
        """
        SELECT item.kind, item.id, item.query,
            CASE WHEN listing.kind IS NULL THEN 'discogs.listing' ELSE 'sync.cursor' END
        FROM sync.item JOIN pg_temp.reach USING (kind, id, query)
        LEFT JOIN discogs.listing USING (kind, id, query) LEFT JOIN sync.cursor USING (kind, id, query)
        WHERE item.kind = ANY(%s) AND item.fetched_at IS NOT NULL AND item.gone_at IS NULL
            AND (listing.kind IS NULL OR cursor.kind IS NULL)
        ORDER BY 1, 2, 3
        """,
        (list(kinds),),
    )
    return (Finding("lost", Item(*row[:3]), row[3]) for row in rows)


def gaps_in_lists(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find lists within documents of a kind whose places are not 1 to the number of their rows."""
    for child in part.below:
        keys = child.columns[0][: child.columns[0].index("ordinal")]
        statement = sql.SQL(
            """
            SELECT entry.{id}, count(*), max(ordinal)
            FROM {table} AS entry JOIN pg_temp.reach ON reach.kind = %s AND reach.id = entry.{id}
            GROUP BY {keys} HAVING min(ordinal) <> 1 OR max(ordinal) <> count(*)
            ORDER BY {keys}
            """
        ).format(id=sql.Identifier(keys[0]), table=identifier(child.table), keys=names(keys))
        for id, rows, last in cursor.stream(statement, (kind,)):
            yield Finding("gap", Item(kind, id), str(child.table), rows, last)


def contradictory_listings(cursor: Cursor, listing: Listing) -> Iterator[Finding]:
    """Find listings with other entries than their last walk read, or whose places are not 1 to their number.

    What Discogs counts is no measure: its pages come short of that. Listings under way or gone are left out.
    """
    statement = sql.SQL(
        """
        SELECT reach.id, reach.query, cursor.seen, count(entry.ordinal), max(entry.ordinal),
            min(entry.ordinal) = 1 AND max(entry.ordinal) = count(DISTINCT entry.ordinal)
            AND max(entry.ordinal) = count(entry.ordinal)
        FROM pg_temp.reach JOIN sync.item USING (kind, id, query) JOIN sync.cursor USING (kind, id, query)
        LEFT JOIN {table} AS entry ON {belongs} AND entry.gone_at IS NULL
        WHERE reach.kind = %s AND item.gone_at IS NULL AND cursor.finished_at IS NOT NULL
        GROUP BY reach.id, reach.query, cursor.seen
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
    """Give the entries of a listing that are here, and those that Discogs counted and did not show to its last walk.

    None where no walk has come to its end, or Discogs has the listing no more.
    """
    statement = sql.SQL(
        """
        SELECT (SELECT count(*) FROM {table} AS entry WHERE {belongs} AND entry.gone_at IS NULL),
            greatest(cursor.items - cursor.seen, 0)
        FROM sync.cursor JOIN sync.item USING (kind, id, query)
        WHERE (kind, id, query) = (%s, %s, %s) AND cursor.finished_at IS NOT NULL AND item.gone_at IS NULL
        """
    ).format(table=identifier(listing.entry.table), belongs=_belongs(listing, "cursor"))
    row = cursor.execute(statement, item).fetchone()
    return (row[0], row[1]) if row else None


def count_documents(cursor: Cursor, kind: str, part: Part) -> int:
    """Count the documents of a kind in reach that are mirrored and not gone."""
    row = cursor.execute(sql.SQL("SELECT count(*)") + _mirrored(part), (kind,)).fetchone()
    return int(row[0]) if row else 0


def draw_documents(cursor: Cursor, kind: str, part: Part, size: int) -> list[Item]:
    """Draw so many of these documents at random."""
    statement = sql.SQL("SELECT document.id") + _mirrored(part) + sql.SQL(" ORDER BY random() LIMIT %s")
    return [Item(kind, id) for (id,) in cursor.execute(statement, (kind, size))]


def _mirrored(part: Part) -> sql.Composed:
    return sql.SQL(
        """
        FROM {} AS document JOIN pg_temp.reach ON reach.kind = %s AND reach.id = document.id
        WHERE document.gone_at IS NULL
        """
    ).format(identifier(part.table))


def _belongs(listing: Listing, owner: str) -> sql.Composed:
    """Give the condition that an `entry` is one of the listing that a row of `owner` is about."""
    condition = sql.SQL("entry.query = {}.query").format(sql.Identifier(owner))
    if not listing.owned:
        return condition
    key = sql.Identifier(listing.entry.columns[0][0])
    return condition + sql.SQL(" AND entry.{} = {}.id").format(key, sql.Identifier(owner))
