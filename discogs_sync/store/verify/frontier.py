"""Items of the frontier that contradict the follows, or can never come due."""

from collections.abc import Iterator

from discogs_sync.store.frontier import PRIORITIES, Item
from discogs_sync.store.status import living_runs
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify.findings import Finding


def orphans(cursor: Cursor) -> Iterator[Finding]:
    """Find items of the frontier that no follow leads to."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM sync.item WHERE reason IS DISTINCT FROM 'unlisted'"
        " EXCEPT SELECT kind, id, query FROM pg_temp.reach ORDER BY 1, 2, 3"
    )
    return (Finding("orphan", Item(*row)) for row in rows)


def unqueued(cursor: Cursor) -> Iterator[Finding]:
    """Find items that a follow leads to and that are not in the frontier."""
    rows = cursor.stream(
        "SELECT kind, id, query FROM pg_temp.reach EXCEPT SELECT kind, id, query FROM sync.item ORDER BY 1, 2, 3"
    )
    return (Finding("unqueued", Item(*row)) for row in rows)


NEVER = "50 years"
"""Time after which an item does not come due in anybody's life."""

STUCK = """
    (due_at = 'infinity' AND NOT EXISTS (
        SELECT FROM sync.problem WHERE (problem.kind, problem.id, problem.query) = (item.kind, item.id, item.query)
    )
    OR due_at < 'infinity' AND due_at > now() + %(never)s::interval
    OR priority <> ALL(%(priorities)s)
    OR leased_by IS NOT NULL AND leased_by <> ALL(%(living)s))
"""
"""Condition of items that can never come due, or were leased by a run that is dead; see `stuck_values`."""


def stuck_values(cursor: Cursor) -> dict[str, object]:
    """Give the parameters of `STUCK`."""
    return {"never": NEVER, "priorities": list(PRIORITIES), "living": list(living_runs(cursor))}


def stuck(cursor: Cursor) -> Iterator[Finding]:
    """Find items in reach that can never come due, and those that a dead run has leased."""
    values = stuck_values(cursor)
    rows = cursor.stream(
        f"""
        SELECT kind, id, query, CASE
            WHEN leased_by <> ALL(%(living)s) THEN 'leased by run ' || leased_by
            WHEN priority <> ALL(%(priorities)s) OR due_at < now() + %(never)s::interval THEN 'priority ' || priority
            ELSE 'due at ' || due_at
        END
        FROM sync.item JOIN pg_temp.reach USING (kind, id, query) WHERE {STUCK} ORDER BY 1, 2, 3
        """,  # noqa: S608 (our words)
        values,
    )
    return (Finding("stuck", Item(*row[:3]), "sync.item", row[3]) for row in rows)
