"""Items set aside: kept with the reason, out of the way until somebody brings them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, affected

LONGEST_MESSAGE = 1_000
"""Characters of a reason that are kept."""


@dataclass(frozen=True)
class Problem:
    """A row of `sync.problem`: the item, the reason as a word and in words, the last HTTP status, and when."""

    item: Item
    reason: str
    message: str
    status: int | None
    attempts: int
    first_at: datetime
    last_at: datetime
    run_id: int | None


def set_aside(
    cursor: Cursor, item: Item, reason: str, message: str, status: int | None, at: datetime, run_id: int | None
) -> None:
    """Set an item aside: it is not due until `retry` brings it back."""
    note(cursor, item, reason, message, status, at, run_id)
    cursor.execute(
        """
        UPDATE sync.item
        SET due_at = 'infinity', leased_by = NULL, token = token + 1, attempts = attempts + 1
        WHERE (kind, id, query) = (%s, %s, %s)
        """,
        item,
    )


def note(
    cursor: Cursor, item: Item, reason: str, message: str, status: int | None, at: datetime, run_id: int | None
) -> None:
    """Note a problem, whether or not the item is in the frontier; the message may hold anything."""
    text, _ = replace_forbidden(message)
    cursor.execute(
        """
        INSERT INTO sync.problem AS known
            (kind, id, query, reason, message, status, attempts, first_at, last_at, run_id)
        VALUES (%(kind)s, %(id)s, %(query)s, %(reason)s, %(message)s, %(status)s, 1, %(at)s, %(at)s, %(run)s)
        ON CONFLICT (kind, id, query) DO UPDATE
        SET reason = EXCLUDED.reason, message = EXCLUDED.message, status = EXCLUDED.status,
            attempts = known.attempts + 1, last_at = EXCLUDED.last_at, run_id = EXCLUDED.run_id
        """,
        {
            **item._asdict(),
            "reason": reason,
            "message": text[:LONGEST_MESSAGE],
            "status": status,
            "at": at,
            "run": run_id,
        },
    )


def settle(cursor: Cursor, items: Sequence[Item]) -> None:
    """Forget the problems of items that an answer has come for."""
    cursor.execute(
        """
        DELETE FROM sync.problem USING unnest(%s::text[], %s::bigint[], %s::text[]) AS done (kind, id, query)
        WHERE (problem.kind, problem.id, problem.query) = (done.kind, done.id, done.query)
        """,
        ([item.kind for item in items], [item.id for item in items], [item.query for item in items]),
    )


def settle_records(cursor: Cursor, kind: str, file: str, *, others: bool) -> None:
    """Forget the problems of records of a dump's file, or of all `others` of the kind, which it supersedes."""
    cursor.execute(
        "DELETE FROM sync.problem WHERE kind = %s AND query <> '' AND starts_with(query, %s || '@') <> %s",
        (kind, file, others),
    )


def drop_unreached(cursor: Cursor, items: Sequence[Item]) -> None:
    """Delete the problems of those of the items that are not in the frontier."""
    cursor.execute(
        """
        DELETE FROM sync.problem USING unnest(%s::text[], %s::bigint[], %s::text[]) AS left_out (kind, id, query)
        WHERE (problem.kind, problem.id, problem.query) = (left_out.kind, left_out.id, left_out.query)
            AND NOT EXISTS (
                SELECT FROM sync.item WHERE (item.kind, item.id, item.query) = (problem.kind, problem.id, problem.query)
            )
        """,
        ([item.kind for item in items], [item.id for item in items], [item.query for item in items]),
    )


def of_run(cursor: Cursor, run_id: int, reason: str) -> list[Item]:
    """Return the items that a run quarantined for a reason."""
    rows = cursor.execute(
        "SELECT kind, id, query FROM sync.problem WHERE run_id = %s AND reason = %s ORDER BY kind, id, query",
        (run_id, reason),
    )
    return [Item(*row) for row in rows]


def set_aside_as(cursor: Cursor, reason: str, status: int | None = None) -> list[Item]:
    """Give the items that are set aside for a reason, all or those with an HTTP status."""
    statement = "SELECT kind, id, query FROM sync.problem WHERE reason = %s AND (%s::integer IS NULL OR status = %s)"
    return [Item(*row) for row in cursor.execute(statement, (reason, status, status))]


def retry(cursor: Cursor, kind: str | None = None, item: Item | None = None) -> int:
    """Bring items back: one, those of a kind, or all. Gives how many are due again.

    The problem itself stays until an answer settles it, so that what fails again is known to have failed before.
    """
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), reason = 'retry'
        FROM sync.problem
        WHERE (item.kind, item.id, item.query) = (problem.kind, problem.id, problem.query)
            AND (item.due_at = 'infinity' OR (problem.reason IN ('short', 'not found') AND item.leased_by IS NULL))
            AND (%(kind)s::text IS NULL OR item.kind = %(kind)s)
            AND (%(item)s::bigint IS NULL OR (item.id, item.query) = (%(item)s, %(query)s))
        """,
        {"kind": item.kind if item else kind, "item": item.id if item else None, "query": item.query if item else None},
    )
    return affected(cursor)


def problems(cursor: Cursor, kind: str | None = None, id: int | None = None, limit: int | None = None) -> list[Problem]:
    """Give the problems, all or those of a kind or one id, the latest first."""
    cursor.execute(
        """
        SELECT kind, id, query, reason, message, status, attempts, first_at, last_at, run_id FROM sync.problem
        WHERE (%(kind)s::text IS NULL OR kind = %(kind)s) AND (%(id)s::bigint IS NULL OR id = %(id)s)
        ORDER BY last_at DESC, kind, id, query LIMIT %(limit)s
        """,
        {"kind": kind, "id": id, "limit": limit},
    )
    return [Problem(Item(*row[:3]), *row[3:]) for row in cursor.fetchall()]
