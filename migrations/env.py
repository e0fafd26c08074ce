"""Runs the migrations over the connection that `discogs-sync db upgrade` hands in, or over the configured database."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from discogs_sync import settings
from discogs_sync.schema import BOOKKEEPING, CATALOGUE, metadata
from discogs_sync.store.connect import connect

SCHEMAS = {CATALOGUE, BOOKKEEPING}


def include_name(name: str | None, type_: str, _parents: Any) -> bool:
    """Leave everything outside our schemas alone."""
    return type_ != "schema" or name in SCHEMAS


def migrate(connection: Connection) -> None:
    """Run the migrations in one transaction."""
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {BOOKKEEPING}"))
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table_schema=BOOKKEEPING,
        version_table="schema_version",
        include_schemas=True,
        include_name=include_name,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_in = context.config.attributes.get("connection")
if handed_in is not None:
    migrate(handed_in)
else:
    with connect(settings.load()) as database, database.begin() as own:
        migrate(own)
