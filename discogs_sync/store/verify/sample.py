"""What of the mirror is drawn at random, to be compared with Discogs."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier


@dataclass(frozen=True)
class State:
    """What the mirror says of an item: whether it is gone, and the feed of a document's content."""

    is_gone: bool
    source: str | None = None


def state(cursor: Cursor, item: Item, entity: Table | None) -> State:
    """Read the state of a listing, or of a document of the table `entity`."""
    [(is_gone,)] = cursor.execute(
        "SELECT EXISTS (SELECT FROM sync.item WHERE (kind, id, query) = (%s, %s, %s) AND gone_at IS NOT NULL)", item
    )
    if entity is None:
        return State(is_gone)
    statement = sql.SQL("SELECT gone_at IS NOT NULL, source FROM {} WHERE id = %s").format(identifier(entity))
    row = cursor.execute(statement, (item.id,)).fetchone()
    return State(is_gone or row[0], row[1]) if row else State(is_gone)


def count_documents(cursor: Cursor, kind: str, part: Part) -> int:
    """Count the documents of a kind in reach that are mirrored, gone ones included."""
    row = cursor.execute(sql.SQL("SELECT count(*)") + _mirrored(part), (kind,)).fetchone()
    return int(row[0]) if row else 0


def draw_documents(cursor: Cursor, kind: str, part: Part, size: int) -> list[Item]:
    """Draw so many of these documents at random."""
    statement = sql.SQL("SELECT document.id") + _mirrored(part) + sql.SQL(" ORDER BY random() LIMIT %s")
    return [Item(kind, id) for (id,) in cursor.execute(statement, (kind, size))]


def _mirrored(part: Part) -> sql.Composed:
    return sql.SQL(" FROM {} AS document JOIN pg_temp.reach ON reach.kind = %s AND reach.id = document.id").format(
        identifier(part.table)
    )


def asked_listings(cursor: Cursor, wanted: Sequence[Item]) -> list[Item]:
    """Give those of some listings that can be compared: they are walked to the end, or gone."""
    rows = cursor.execute(
        """
        SELECT kind, id, query
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) WITH ORDINALITY AS wanted (kind, id, query, place)
        JOIN sync.item USING (kind, id, query) LEFT JOIN sync.cursor USING (kind, id, query)
        WHERE finished_at IS NOT NULL OR item.gone_at IS NOT NULL
        ORDER BY place
        """,
        _columns(wanted),
    )
    return [Item(*row) for row in rows.fetchall()]


def count_pages(cursor: Cursor, asked: Sequence[Item]) -> dict[str, int]:
    """Count the pages of walked listings in reach by kind, without the first pages of those that are `asked` for."""
    counts = cursor.execute(sql.SQL("SELECT kind, count(*)") + _PAGES + sql.SQL("GROUP BY kind"), _columns(asked))
    return dict(counts.fetchall())


def draw_pages(cursor: Cursor, kind: str, asked: Sequence[Item], size: int) -> list[tuple[Item, int]]:
    """Draw so many of these pages of one kind at random."""
    statement = sql.SQL("SELECT id, query, number") + _PAGES + sql.SQL("AND kind = %s ORDER BY random() LIMIT %s")
    drawn = cursor.execute(statement, (*_columns(asked), kind, size))
    return [(Item(kind, id, query), number) for id, query, number in drawn.fetchall()]


_PAGES = sql.SQL(
    """
    FROM pg_temp.reach JOIN sync.item USING (kind, id, query) JOIN sync.cursor USING (kind, id, query)
    CROSS JOIN LATERAL generate_series(1, CASE WHEN seen = items THEN pages ELSE least(pages, 1) END) AS page (number)
    WHERE item.gone_at IS NULL AND finished_at IS NOT NULL
        AND (number > 1 OR NOT EXISTS (
            SELECT FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS asked (kind, id, query)
            WHERE (asked.kind, asked.id, asked.query) = (reach.kind, reach.id, reach.query)
        ))
    """
)
"""Pages of walked listings; where Discogs showed fewer entries than it counts, only the first has known places."""


def _columns(items: Sequence[Item]) -> tuple[list[str], list[int], list[str]]:
    return [item.kind for item in items], [item.id for item in items], [item.query for item in items]
