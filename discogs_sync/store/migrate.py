"""The version of the tables: an empty database is migrated, one of another version is refused."""

import sqlalchemy

from discogs_sync.errors import SchemaMismatch
from discogs_sync.schema import BOOKKEEPING
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database
from discogs_sync.store.views import create_views

SCHEMA_VERSION = "0003"
"""The newest migration: the version that this program reads and writes."""

VERSION_TABLE = f"{BOOKKEEPING}.schema_version"
_UPGRADE_LOCK = 0x6469_7363_6F67_7302


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
    """Give the version of the tables, None for a database without them."""
    with database.begin() as connection:
        if connection.exec_driver_sql("SELECT to_regclass(%s)", (VERSION_TABLE,)).scalar() is None:
            return None
        version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608 (a constant)
        return None if version is None else str(version)


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
