"""The lock that lets readers poll `changed_at`: while a transaction holds it, the watermark stays below its changes.

`analytics.watermark()` is the reader's side. A writer takes the lock in a statement of its own before the first change
of an entity, and lets `changed_at` be `statement_timestamp()`: so all changes of a transaction are later than its lock.
"""

from datetime import UTC, datetime

from discogs_sync.store.tables import Cursor

WATERMARK_LOCK = 0x6463_7773
"""First key of the advisory lock, which `sql/views/13_watermark.sql` repeats; the second is the time."""

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Instant since which the second key counts seconds: it lasts until 2088."""


def hold_watermark(cursor: Cursor) -> None:
    """Keep the watermark below what this transaction changes, until it ends."""
    cursor.execute(
        "SELECT pg_advisory_xact_lock_shared(%s, floor(extract(epoch FROM clock_timestamp() - %s))::integer)",
        (WATERMARK_LOCK, _EPOCH),
    )
