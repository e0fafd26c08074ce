"""The views of schema `analytics` and their functions, made from the files in `sql/views`.

Each file makes one view or function with CREATE OR REPLACE; its name is an ordinal and the name of what it makes. A
view that only gains columns at its end is replaced in place, and what others have built upon it stays, as do the rights
to it. One whose columns change otherwise is dropped and made anew, together with those of ours that use it, but never
with anything that is not ours.
"""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import sqlalchemy
from psycopg import sql

from discogs_sync.errors import SchemaMismatch
from discogs_sync.hints import command
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import driver

SCHEMA = "analytics"
SCHEMA_COMMENT = (
    "Views over the mirror for people and dashboards. They are made by `discogs-sync db upgrade`; keep your own"
    " views in a schema of your own"
)

_USERS_OF_VIEW = """
    WITH RECURSIVE using_it (view) AS (
        SELECT %(view)s::regclass::oid
        UNION
        SELECT pg_rewrite.ev_class
        FROM using_it
        JOIN pg_depend ON refclassid = 'pg_class'::regclass AND refobjid = using_it.view
        JOIN pg_rewrite ON classid = 'pg_rewrite'::regclass AND objid = pg_rewrite.oid
    )
    SELECT relname
    FROM using_it JOIN pg_class ON pg_class.oid = using_it.view
    WHERE relnamespace = %(schema)s::regnamespace
"""


def names() -> list[str]:
    """Give the names of the views and functions that our files make, in the order in which they are made."""
    return [_name(path) for path in _files()]


def create_views(connection: sqlalchemy.Connection) -> None:
    """Make all views and functions, or bring them up to date, within the caller's transaction.

    Raises SchemaMismatch where a view's columns change while something that is not ours is built upon it.
    """
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    connection.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{SCHEMA_COMMENT}'")
    files = _files()
    for path in files:
        try:
            _run(connection, path)
        except psycopg.errors.InvalidTableDefinition:
            _drop(connection, path, files)
            _run(connection, path)


def _files() -> list[Path]:
    return sorted(bundled("sql").glob("views/*.sql"))


def _run(connection: sqlalchemy.Connection, path: Path) -> None:
    with connection.begin_nested():
        driver(connection).execute(path.read_bytes())


def _drop(connection: sqlalchemy.Connection, path: Path, files: list[Path]) -> None:
    """Drop a view after those of ours that use it: the files that make them come later."""
    for name in _users(connection, path, files):
        try:
            driver(connection).execute(sql.SQL("DROP VIEW {}").format(sql.Identifier(SCHEMA, name)))
        except psycopg.errors.DependentObjectsStillExist as error:
            raise SchemaMismatch(
                f"The columns of the view {SCHEMA}.{name} change, and others depend on it"
                f" ({'; '.join((error.diag.message_detail or '').splitlines())}): drop those, run"
                f" {command('db upgrade')} again, and create them anew."
            ) from error


def _users(connection: sqlalchemy.Connection, path: Path, files: list[Path]) -> Iterator[str]:
    """Give the views that are made by our files and use the view of one of them, the last first, that view included."""
    parameters = {"view": f"{SCHEMA}.{_name(path)}", "schema": SCHEMA}
    existing = {name for (name,) in driver(connection).execute(_USERS_OF_VIEW, parameters)}
    return (_name(each) for each in reversed(files) if _name(each) in existing)


def _name(path: Path) -> str:
    return path.stem.partition("_")[2]
