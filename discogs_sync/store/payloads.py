"""The raw answers, the latest of each item and page, for mapping them again."""

from collections.abc import Iterable
from datetime import datetime

from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor


def keep(cursor: Cursor, payloads: Iterable[tuple[Item, int, bytes, datetime]], run_id: int | None) -> None:
    """Keep raw bodies (JSON, gzip), each with its item, its page (0 for a document) and the instant it came."""
    rows = [(*item, page, body, at) for item, page, body, at in payloads]
    if rows:
        cursor.execute(
            """
            INSERT INTO sync.payload (kind, id, query, page, body, fetched_at, run_id)
            SELECT kind, id, query, page, body, fetched_at, %s
            FROM unnest(%b::text[], %b::bigint[], %b::text[], %b::integer[], %b::bytea[], %b::timestamptz[])
                AS new (kind, id, query, page, body, fetched_at)
            ON CONFLICT (kind, id, query, page) DO UPDATE
            SET body = EXCLUDED.body, fetched_at = EXCLUDED.fetched_at, run_id = EXCLUDED.run_id
            """,
            (run_id, *map(list, zip(*rows, strict=True))),
        )
