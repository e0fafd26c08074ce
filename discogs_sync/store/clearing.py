"""Dropping what is ours in the mirror's schemas, and never what is somebody else's.

Our tables, views and functions are dropped by their names and without CASCADE, and then the schemas, which must be
empty: so PostgreSQL itself refuses, and names, whatever is built upon ours or stands beside it.
"""

from collections.abc import Sequence

import psycopg
import sqlalchemy

from discogs_sync.errors import DatabaseError
from discogs_sync.schema import BOOKKEEPING, CATALOGUE, metadata
from discogs_sync.store.connect import driver
from discogs_sync.store.runs import LIVENESS_LOCK
from discogs_sync.store.views import SCHEMA, names

SCHEMAS = (CATALOGUE, BOOKKEEPING, SCHEMA)
"""The schemas of a mirror: what a backup holds, and what a restore replaces."""

_DROP_SCHEMAS = f"DROP SCHEMA IF EXISTS {', '.join(SCHEMAS)}"

VERSION_TABLE = f"{BOOKKEEPING}.schema_version"
"""Where Alembic notes the version of the tables."""

UPGRADE_LOCK = 0x6469_7363_6F67_7302
"""Advisory lock of whoever makes, changes or drops the tables."""

MOST_NAMED = 3
"""Things in the way that are named."""

PATIENCE = "10s"
"""What those who use the tables get to finish."""

_OURS = """
    SELECT 'VIEW', format('%%I.%%I', nspname, relname)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = %(analytics)s AND relname = ANY(%(views)s) AND relkind = 'v'
    UNION ALL
    SELECT 'FUNCTION', format('%%I.%%I(%%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid))
    FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
    WHERE nspname = %(analytics)s AND proname = ANY(%(views)s) AND prokind = 'f'
    UNION ALL
    SELECT 'TABLE', format('%%I.%%I', nspname, relname)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname || '.' || relname = ANY(%(tables)s) AND relkind IN ('r', 'p')
"""


_LIVING = f"""
    SELECT objid::bigint FROM pg_locks
    WHERE (locktype, classid::bigint, objsubid) = ('advisory', {LIVENESS_LOCK}, 2) AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY objid
"""  # noqa: S608 (our number)
_REFUSE_RUNS = f"""
    DO $$
    DECLARE
        run bigint;
    BEGIN
        IF to_regclass('{BOOKKEEPING}.run') IS NOT NULL THEN
            LOCK TABLE {BOOKKEEPING}.run IN ACCESS EXCLUSIVE MODE;
        END IF;
        FOR run IN {_LIVING} LOOP
            RAISE EXCEPTION 'run % is under way', run;
        END LOOP;
    END
    $$
"""
"""A run shows life before its row is committed: behind the lock all that live are to be seen, and no more begin."""


def living(connection: sqlalchemy.Connection) -> list[int]:
    """Give the numbers of the runs that live, whatever stands in the tables."""
    return [run for (run,) in driver(connection).execute(_LIVING)]


def clearing(connection: sqlalchemy.Connection) -> str:
    """Give the SQL that drops within a transaction what is ours.

    It fails where anything else would go with it, or a run is under way. A run that would begin waits for its end.
    """
    statements = [
        f"SET LOCAL lock_timeout = '{PATIENCE}'",
        f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})",
        _REFUSE_RUNS,
        *_drops(connection, "VIEW", "FUNCTION", "TABLE"),
        _DROP_SCHEMAS,
    ]
    return "".join(f"{statement};\n" for statement in statements)


def in_the_way(connection: sqlalchemy.Connection) -> list[str]:
    """Give what `clearing` would fail for, as PostgreSQL names it: all is dropped, and then taken back.

    Raises DatabaseError when somebody uses the tables all the time.
    """
    found: list[str] = []
    own = driver(connection)
    try:
        with own.transaction(force_rollback=True):
            own.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            for statement in (*_drops(connection, "VIEW", "FUNCTION", "TABLE"), _DROP_SCHEMAS):
                if dependent := _dependent(connection, statement):
                    found += dependent
                    own.execute(f"{statement} CASCADE")
    except psycopg.errors.LockNotAvailable as error:
        raise DatabaseError(
            f"Somebody uses the tables of the database and did not let go of them in {PATIENCE}: end what reads or"
            " writes there (pg_stat_activity lists it), then try again."
        ) from error
    return found


def drop_views(connection: sqlalchemy.Connection) -> None:
    """Drop our views and functions, and their schema where it holds nothing else.

    Raises DatabaseError where something else is built upon them.
    """
    for statement in _drops(connection, "VIEW", "FUNCTION"):
        if dependent := _dependent(connection, statement):
            raise DatabaseError(f"Others depend on the views that are to go ({named(dependent)}): drop those before.")
    _dependent(connection, f"DROP SCHEMA IF EXISTS {SCHEMA}")


def named(things: Sequence[str]) -> str:
    """Name the first of some things, and say how many more there are."""
    more = [f"and {len(things) - MOST_NAMED} more"] if len(things) > MOST_NAMED else []
    return "; ".join([*things[:MOST_NAMED], *more])


def _drops(connection: sqlalchemy.Connection, *kinds: str) -> list[str]:
    """Give the statements that drop our things of these kinds."""
    tables = [VERSION_TABLE, *(table.fullname for table in metadata.sorted_tables)]
    found = driver(connection).execute(_OURS, {"analytics": SCHEMA, "views": names(), "tables": tables}).fetchall()
    ours = {kind: [name for each, name in found if each == kind] for kind in kinds}
    return [f"DROP {kind} {', '.join(every)}" for kind, every in ours.items() if every]


def _dependent(connection: sqlalchemy.Connection, statement: str) -> list[str]:
    """Drop something, or give what depends on it, and leave it."""
    try:
        with driver(connection).transaction():
            driver(connection).execute(statement)
    except psycopg.errors.DependentObjectsStillExist as error:
        return (error.diag.message_detail or "something").splitlines()
    return []
