"""Runs: one row each, which is brought up to date with every transaction of the run and so outlives a kill."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import psycopg
from psycopg import sql

from discogs_sync import __version__
from discogs_sync.store.frontier import give_back_of, release_orphaned_leases
from discogs_sync.store.tables import Cursor

LIVENESS_LOCK = 0x6469_7363
"""First key of the advisory lock that a living run holds; the second is its number."""


@dataclass
class Counts:
    """The counts of a run; the fields are columns of `sync.run`."""

    requests: int = 0
    throttled: int = 0
    retried: int = 0
    fetched: int = 0
    unchanged: int = 0
    inserted: int = 0
    updated: int = 0
    gone: int = 0
    set_aside: int = 0
    short: int = 0
    absent: int = 0


COUNTED = tuple(Counts.__dataclass_fields__)
"""The columns of `sync.run` that count."""


@dataclass(frozen=True)
class Run:
    """A row of `sync.run`, for those who list runs."""

    id: int
    command: str
    version: str
    started_at: datetime
    heartbeat_at: datetime | None
    ended_at: datetime | None
    ending: str | None
    message: str | None
    counts: Counts


def begin(cursor: Cursor, command: str) -> int:
    """Open a run and give its number."""
    cursor.execute(
        "INSERT INTO sync.run (command, version, heartbeat_at) VALUES (%s, %s, clock_timestamp()) RETURNING id",
        (command, __version__),
    )
    return int(_one(cursor))


def record(cursor: Cursor, run_id: int, counts: Counts) -> None:
    """Write what a run did so far, and that it works."""
    cursor.execute(
        """
        UPDATE sync.run
        SET requests = %(requests)s, throttled = %(throttled)s, retried = %(retried)s, fetched = %(fetched)s,
            unchanged = %(unchanged)s, inserted = %(inserted)s, updated = %(updated)s, gone = %(gone)s,
            set_aside = %(set_aside)s, short = %(short)s, absent = %(absent)s, heartbeat_at = clock_timestamp()
        WHERE id = %(id)s
        """,
        {"id": run_id, **asdict(counts)},
    )


@dataclass(frozen=True)
class RowCounts:
    """Rows of a table that were changed: written ones are inserted or updated."""

    written: int = 0
    deleted: int = 0


def rows_of(cursor: Cursor, run_ids: Sequence[int]) -> dict[int, dict[str, RowCounts]]:
    """Give the rows that runs changed, by run and table."""
    cursor.execute(
        "SELECT run_id, table_name, written, deleted FROM sync.run_rows WHERE run_id = ANY(%s) ORDER BY run_id, 2",
        (list(run_ids),),
    )
    found: dict[int, dict[str, RowCounts]] = {}
    for run_id, table, *counts in cursor.fetchall():
        found.setdefault(run_id, {})[table] = RowCounts(*counts)
    return found


def add_rows(cursor: Cursor, run_id: int, counts: Mapping[str, RowCounts]) -> None:
    """Add to the rows that a run changed, by table."""
    changed = sorted((name, each.written, each.deleted) for name, each in counts.items() if each != RowCounts())
    cursor.execute(
        """
        INSERT INTO sync.run_rows AS known (run_id, table_name, written, deleted)
        SELECT %s, * FROM unnest(%s::text[], %s::bigint[], %s::bigint[])
        ON CONFLICT (run_id, table_name)
            DO UPDATE SET written = known.written + EXCLUDED.written, deleted = known.deleted + EXCLUDED.deleted
        """,
        (run_id, *([each[place] for each in changed] for place in range(3))),
    )


def add_counts(cursor: Cursor, run_id: int, counts: Counts) -> None:
    """Add to what a run did so far, and note that it works."""
    changes = (sql.SQL("{0} = {0} + {1}").format(sql.Identifier(name), sql.Placeholder()) for name in COUNTED)
    cursor.execute(
        sql.SQL("UPDATE sync.run SET {}, heartbeat_at = clock_timestamp() WHERE id = %s").format(
            sql.SQL(", ").join(changes)
        ),
        (*asdict(counts).values(), run_id),
    )


def end(cursor: Cursor, run_id: int, ending: str, message: str | None) -> None:
    """Close a run (done, paused, problems, failed or interrupted, with the reason) and release its leases."""
    cursor.execute(
        "UPDATE sync.run SET ended_at = clock_timestamp(), ending = %s, message = %s"
        " WHERE id = %s AND ended_at IS NULL",
        (ending, message, run_id),
    )
    give_back_of(cursor, run_id)


def stay_alive(connection: psycopg.Connection[Any], run_id: int) -> None:
    """Show that the run lives, for as long as the connection stands."""
    connection.execute("SELECT pg_advisory_lock(%s, %s)", (LIVENESS_LOCK, run_id % 2**31))


def reap_dead_runs(cursor: Cursor) -> int:
    """Close runs whose process died, and release every item leased by a run that has ended; return the item count."""
    released = 0
    cursor.execute("SELECT id FROM sync.run WHERE ended_at IS NULL ORDER BY id")
    for (run_id,) in cursor.fetchall():
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (LIVENESS_LOCK, run_id % 2**31))
        if _one(cursor):
            released += give_back_of(cursor, run_id)
            end(cursor, run_id, "killed", "The process was killed.")
    return released + release_orphaned_leases(cursor)


def recent(cursor: Cursor, limit: int) -> list[Run]:
    """Give the latest runs, the last one first."""
    cursor.execute(
        "SELECT id, command, version, started_at, heartbeat_at, ended_at, ending, message,"  # noqa: S608 (our names)
        f" {', '.join(COUNTED)} FROM sync.run ORDER BY id DESC LIMIT %s",
        (limit,),
    )
    return [Run(*(*row[:8], Counts(*row[8:]))) for row in cursor.fetchall()]


def _one(cursor: Cursor) -> Any:
    row = cursor.fetchone()
    return row[0] if row else None
