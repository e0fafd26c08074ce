"""Items of the frontier that contradict the follows."""

from collections.abc import Iterator

from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify.findings import Finding


def orphans(cursor: Cursor) -> Iterator[Finding]:
    """Find items of the frontier that no follow leads to."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM sync.item EXCEPT SELECT kind, id, query FROM pg_temp.reach ORDER BY 1, 2, 3"
    )
    return (Finding("orphan", Item(*row)) for row in rows)


def unqueued(cursor: Cursor) -> Iterator[Finding]:
    """Find items that a follow leads to and that are not in the frontier."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM pg_temp.reach EXCEPT SELECT kind, id, query FROM sync.item ORDER BY 1, 2, 3"
    )
    return (Finding("unqueued", Item(*row)) for row in rows)
