"""The version of the tables: in an empty database they are created, one of another version is refused."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

import sqlalchemy

from discogs_sync.errors import DatabaseError, DatabaseReadOnly, SchemaMismatch
from discogs_sync.hints import command
from discogs_sync.schema import BOOKKEEPING, CATALOGUE
from discogs_sync.store.bundled import bundled
from discogs_sync.store.clearing import UPGRADE_LOCK, VERSION_TABLE, drop_views, named
from discogs_sync.store.completeness import check_tables, check_views
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.creation import create_tables
from discogs_sync.store.refusals import driver_error, said
from discogs_sync.store.views import SCHEMA, create_views, names

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA_VERSION = "0017"
"""The newest migration: the version that this program reads and writes."""

CHANGED_BY_HAND = {"0A000", "2BP01", "3F000", "42701", "42703", "42710", "42809", "42883", "42P01", "42P06", "42P07"}
"""SQLSTATE: a view or something else depends on it, or it is missing, there already, or of another kind."""

_FOUND = """
    WITH relation AS (
        SELECT nspname AS schema, relname AS name, EXISTS (
            SELECT FROM pg_attribute
            WHERE attrelid = pg_class.oid AND attname = 'version_num' AND relkind = 'r'
                AND (nspname, relname) = (%(sync)s, 'schema_version')
        ) AS is_version_table
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    )
    SELECT EXISTS (SELECT FROM relation WHERE is_version_table), ARRAY(
        SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = %(discogs)s
        UNION ALL
        SELECT schema || '.' || name FROM relation
        WHERE (schema = %(sync)s AND NOT is_version_table) OR (schema = %(analytics)s AND name = ANY(%(views)s))
    )
"""
"""Whether there is a table of versions, and what is in the way where there is no version.

All of it at one instant, for another process may be creating the tables.
"""


def prepare(database: Database) -> None:
    """Make sure that the tables are of this program's version and complete, creating them in an empty database.

    Raises SchemaMismatch when they are not, and DatabaseReadOnly when there are none and this role cannot create them.
    """
    version = known_version(database)
    if version is None:
        _check_right_to_create(database)
        upgrade(database)
    elif version != SCHEMA_VERSION:
        raise SchemaMismatch(
            f"The {database} holds tables of version {version}, and this discogs-sync needs {SCHEMA_VERSION}:"
            f" run {command('db upgrade')} (and {command('db backup')} before it)."
        )
    else:
        with database.begin() as connection:
            check_tables(connection)
            check_views(connection)


def _check_right_to_create(database: Database) -> None:
    with database.begin() as connection:
        if not connection.exec_driver_sql("SELECT has_database_privilege(current_database(), 'CREATE')").scalar():
            raise DatabaseReadOnly(
                f"The {database} holds no mirror yet, and its user may not create one: run {command('db upgrade')} as"
                " a user who may create schemas, and let this one read them."
            )


def known_version(database: Database) -> str | None:
    """Give the version of the tables, which `upgrade` can bring to the newest; None for a database without them.

    Raises SchemaMismatch for tables of a newer version, or of none that there ever was.
    """
    version = current_version(database)
    if version is None or version == SCHEMA_VERSION:
        return version
    refuse_newer(f"The {database}", version)
    if not is_known(version):
        raise SchemaMismatch(
            f"The {database} says that its tables are of version {version!r}, and there never was one:"
            f" bring back a backup ({command('db restore FILE --force')}), or use another database."
        )
    return version


def refuse_newer(place: str, version: str) -> None:
    """Raise SchemaMismatch where a place (a database or a file) holds tables that only a newer program knows."""
    if re.fullmatch(r"\d{4}", version) and version > SCHEMA_VERSION:
        raise SchemaMismatch(
            f"{place} holds tables of version {version}, and this discogs-sync knows only {SCHEMA_VERSION}:"
            " install the newer discogs-sync that made them."
        )


def current_version(database: Database) -> str | None:
    """Give the version of the tables, None for a database without them.

    Raises SchemaMismatch where the places of the tables are taken by something else.
    """
    with database.begin() as connection:
        version, others = _found(connection)
    if version is None and others:
        raise SchemaMismatch(
            f"The {database} has {others[0]} already, which is not noted as discogs-sync's: use another database"
            " (DISCOGS_SYNC_DATABASE_URL), or rename what is there."
        )
    return version


def _found(connection: sqlalchemy.Connection) -> tuple[str | None, list[str]]:
    """Give the version of the tables, None for none, and what stands in their places without one."""
    places = {"discogs": CATALOGUE, "sync": BOOKKEEPING, "analytics": SCHEMA, "views": names()}
    is_versioned, others = driver(connection).execute(_FOUND, places).fetchall()[0]
    version = None
    if is_versioned:
        version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608 (a constant)
    return version, others


def upgrade(database: Database) -> None:
    """Bring the tables to the newest version and make the views anew, all in one transaction; others wait for it.

    Raises SchemaMismatch where something in the database is not as discogs-sync made it.
    """
    try:
        with database.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (UPGRADE_LOCK,))
            if _found(connection)[0] is None:
                create_tables(connection, SCHEMA_VERSION)
            else:
                to_newest(connection)
            finish(connection)
    except SchemaMismatch:
        raise
    except DatabaseError as error:
        cause = driver_error(error)
        if cause is None or cause.sqlstate not in CHANGED_BY_HAND:
            raise
        details = named((cause.diag.message_detail or "").splitlines())
        reason = f"{said(cause)}: {details}" if details else said(cause)
        raise SchemaMismatch(
            f"The {database} could not be upgraded and is as it was, for something in it is not as discogs-sync made"
            f" it ({reason}): mend that, or bring back a backup ({command('db restore FILE --force')})."
        ) from error


def create(connection: sqlalchemy.Connection, version: str) -> None:
    """Create the tables of a version in an empty database, within the caller's transaction."""
    if version == SCHEMA_VERSION:
        create_tables(connection, version)
    else:
        _alembic("upgrade", connection, version)


def finish(connection: sqlalchemy.Connection) -> None:
    """Make sure that the tables are complete, and make the views, within the caller's transaction.

    Raises SchemaMismatch.
    """
    check_tables(connection)
    create_views(connection)


def is_known(version: str) -> bool:
    """Tell whether there ever was a version, and this program knows it."""
    return version == SCHEMA_VERSION or version in _versions()


def to_newest(connection: sqlalchemy.Connection) -> None:
    """Bring the tables of an older version to the newest one, within the caller's transaction."""
    _alembic("upgrade", connection, "head")


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to an older version; the views go.

    Raises DatabaseError where something that is not ours is built upon them.
    """
    with database.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (UPGRADE_LOCK,))
        drop_views(connection)
        _alembic("downgrade", connection, revision)


def _alembic(step: str, connection: sqlalchemy.Connection, revision: str) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    getattr(command, step)(config, revision)


def _versions() -> Collection[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> "Config":
    from alembic.config import Config  # takes 100 ms, and few commands need it

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    return config
