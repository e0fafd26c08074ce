"""The raw answers, for mapping them again: the latest of each item and page, or all that brought something new."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor

Payload = tuple[Item, int, bytes, datetime]
"""An item, its page (0 for a document), the body (JSON, gzip), and the instant it came."""

Position = tuple[str, int, str, int]
"""The place of a payload in their order: kind, id, query, page."""

BEGIN: Position = ("", 0, "", 0)
"""The place before the first."""


def keep(cursor: Cursor, payloads: Iterable[Payload], run_id: int | None, retention: str) -> None:
    """Keep raw bodies as the retention says: `all`, only the `latest` of each item and page, or `none`."""
    rows = [(*item, page, body, at) for item, page, body, at in payloads]
    if not rows or retention == "none":
        return
    kinds, ids, queries, pages, bodies, instants = map(list, zip(*rows, strict=True))
    cursor.execute(
        """
        INSERT INTO sync.payload (kind, id, query, page, body, fetched_at, run_id)
        SELECT kind, id, query, page, body, fetched_at, %s
        FROM unnest(%b::text[], %b::bigint[], %b::text[], %b::integer[], %b::bytea[], %b::timestamptz[])
            AS new (kind, id, query, page, body, fetched_at)
        ON CONFLICT DO NOTHING
        """,
        (run_id, kinds, ids, queries, pages, bodies, instants),
    )
    if retention == "latest":
        cursor.execute(
            """
            DELETE FROM sync.payload AS old
            USING unnest(%b::text[], %b::bigint[], %b::text[], %b::integer[], %b::timestamptz[])
                AS new (kind, id, query, page, fetched_at)
            WHERE (old.kind, old.id, old.query, old.page) = (new.kind, new.id, new.query, new.page)
                AND old.fetched_at < new.fetched_at
            """,
            (kinds, ids, queries, pages, instants),
        )


_AFTER = "kind = ANY(%s) AND (kind, id, query, page) > (%s, %s, %s, %s)"


def newest_after(cursor: Cursor, kinds: Sequence[str], position: Position, limit: int) -> list[Payload]:
    """Give the payloads of these kinds that follow a place in their order, of each item and page the newest."""
    cursor.execute(
        f"""
        SELECT DISTINCT ON (kind, id, query, page) kind, id, query, page, body, fetched_at
        FROM sync.payload WHERE {_AFTER}
        ORDER BY kind, id, query, page, fetched_at DESC LIMIT %s
        """,  # noqa: S608 (our condition)
        (list(kinds), *position, limit),
        binary=True,
    )
    return [(Item(*row[:3]), *row[3:]) for row in cursor.fetchall()]


def count_after(cursor: Cursor, kinds: Sequence[str], position: Position) -> int:
    """Give how many items and pages have a payload that follows a place in their order."""
    cursor.execute(
        f"""
        SELECT count(*) FROM (SELECT DISTINCT kind, id, query, page FROM sync.payload WHERE {_AFTER}) AS kept
        """,  # noqa: S608 (our condition)
        (list(kinds), *position),
    )
    [(number,)] = cursor.fetchall()
    return int(number)
