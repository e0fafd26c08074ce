"""Whether the mirror is kept up: what waits since when, whether runs bring anything, whether they show life.

No answer takes longer for a larger mirror. Runs are those of the main job, `discogs-sync sync`; lengths of time are in
seconds by the database's clock.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from discogs_sync.store.frontier import PRIORITIES, Item
from discogs_sync.store.leases import LEASE
from discogs_sync.store.runs import COUNTED, Counts
from discogs_sync.store.status import living_runs
from discogs_sync.store.tables import Cursor

_OF_SYNC = "(command = 'sync' OR command LIKE 'sync %%')"


@dataclass(frozen=True)
class FirstDue:
    """The item that came due before all others, or will; `seconds` since then, negative before it."""

    item: Item
    due_at: datetime
    seconds: float


@dataclass(frozen=True)
class Failure:
    """Runs that failed one after the other and brought nothing: since the first ended, and why the last one did."""

    since: datetime
    seconds: float
    message: str


@dataclass(frozen=True)
class Heartbeat:
    """When a run last showed that it works."""

    run_id: int
    at: datetime
    seconds: float


@dataclass(frozen=True)
class Totals:
    """What all runs did, of whatever command; their latest heartbeat; when one of the main job last ended well."""

    counts: Counts
    heartbeat_at: datetime | None
    succeeded_at: datetime | None


def first_due(cursor: Cursor) -> FirstDue | None:
    """Return the item that has been due longest, else the next to come due; None when nothing waits.

    Quarantined items do not wait. A leased item comes due when its lease ends; one that a dead run leased has been due
    since the lease began.
    """
    cursor.execute(
        """
        SELECT kind, id, query, due_at, extract(epoch FROM clock_timestamp() - due_at)::float
        FROM (
            SELECT first.* FROM unnest(%(priorities)s::smallint[]) AS level (priority)
            CROSS JOIN LATERAL (
                SELECT kind, id, query, due_at FROM sync.item
                WHERE item.priority = level.priority AND due_at < 'infinity'
                ORDER BY due_at LIMIT 1
            ) AS first
            UNION ALL
            SELECT kind, id, query, due_at - %(lease)s FROM sync.item
            WHERE leased_by IS NOT NULL AND leased_by <> ALL(%(living)s)
        ) AS waiting
        ORDER BY due_at LIMIT 1
        """,
        {"priorities": list(PRIORITIES), "lease": LEASE, "living": list(living_runs(cursor))},
    )
    row = cursor.fetchone()
    return FirstDue(Item(*row[:3]), *row[3:]) if row else None


def failure(cursor: Cursor) -> Failure | None:
    """Give since when runs fail and bring nothing; None when the last one that ended did not."""
    cursor.execute(
        f"""
        SELECT min(ended_at), extract(epoch FROM clock_timestamp() - min(ended_at))::float,
            (array_agg(message ORDER BY id DESC))[1]
        FROM sync.run
        WHERE {_OF_SYNC} AND ending IN ('failed', 'killed') AND id > coalesce((
            SELECT id FROM sync.run
            WHERE {_OF_SYNC} AND (fetched > 0 OR ending IN ('done', 'paused', 'problems'))
            ORDER BY id DESC LIMIT 1
        ), 0)
        HAVING count(*) > 0
        """,  # noqa: S608 (our words)
        (),
    )
    row = cursor.fetchone()
    return Failure(*row) if row else None


def faintest(cursor: Cursor, run_ids: Collection[int]) -> Heartbeat | None:
    """Give, of these runs, the one that has not shown for longest that it works; None without one."""
    cursor.execute(
        f"""
        SELECT id, heartbeat_at, extract(epoch FROM clock_timestamp() - heartbeat_at)::float FROM sync.run
        WHERE {_OF_SYNC} AND id = ANY(%s) AND heartbeat_at IS NOT NULL
        ORDER BY heartbeat_at LIMIT 1
        """,  # noqa: S608 (our words)
        (list(run_ids),),
    )
    row = cursor.fetchone()
    return Heartbeat(*row) if row else None


def totals(cursor: Cursor) -> Totals:
    """Add up what all runs did."""
    sums = ", ".join(f"coalesce(sum({name}), 0)::bigint" for name in COUNTED)
    cursor.execute(
        f"""
        SELECT max(heartbeat_at), max(ended_at) FILTER (WHERE {_OF_SYNC} AND ending IN ('done', 'paused')), {sums}
        FROM sync.run
        """,  # noqa: S608 (our names)
        (),
    )
    row: Any = cursor.fetchone()
    return Totals(Counts(*row[2:]), *row[:2])
