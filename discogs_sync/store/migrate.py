"""The version of the tables: an empty database is migrated, one of another version is refused."""

import sqlalchemy

from discogs_sync.errors import SchemaMismatch
from discogs_sync.schema import BOOKKEEPING, CATALOGUE
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.views import SCHEMA, create_views, names

SCHEMA_VERSION = "0002"
"""The newest migration: the version that this program reads and writes."""

VERSION_TABLE = f"{BOOKKEEPING}.schema_version"
_UPGRADE_LOCK = 0x6469_7363_6F67_7302

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
    """Make sure that the tables are of this program's version, creating them in an empty database.

    Raises SchemaMismatch when they are of another one.
    """
    version = current_version(database)
    if version is None:
        upgrade(database)
    elif version < SCHEMA_VERSION:
        raise SchemaMismatch(
            f"The {database} holds tables of version {version}, and this discogs-sync needs {SCHEMA_VERSION}:"
            " run `discogs-sync db upgrade` (and `discogs-sync db backup` before it)."
        )
    elif version > SCHEMA_VERSION:
        raise SchemaMismatch(
            f"The {database} holds tables of version {version}, and this discogs-sync knows only {SCHEMA_VERSION}:"
            " install the newer discogs-sync that made them."
        )


def current_version(database: Database) -> str | None:
    """Give the version of the tables, None for a database without them.

    Raises SchemaMismatch where the places of the tables are taken by something else.
    """
    places = {"discogs": CATALOGUE, "sync": BOOKKEEPING, "analytics": SCHEMA, "views": names()}
    with database.begin() as connection:
        is_versioned, others = driver(connection).execute(_FOUND, places).fetchall()[0]
        if is_versioned:
            version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608 (a constant)
            if version is not None:
                return str(version)
    if others:
        raise SchemaMismatch(
            f"The {database} has {others[0]} already, which is not noted as discogs-sync's: use another database"
            " (DISCOGS_SYNC_DATABASE_URL), or rename what is there."
        )
    return None


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the tables to a version and make the views anew, all in one transaction; others wait for it."""
    with database.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_UPGRADE_LOCK,))
        _alembic("upgrade", connection, revision)
        create_views(connection)


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to an older version; the views go."""
    with database.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_UPGRADE_LOCK,))
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS analytics CASCADE")
        _alembic("downgrade", connection, revision)


def _alembic(step: str, connection: sqlalchemy.Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    config.attributes["connection"] = connection
    getattr(command, step)(config, revision)
