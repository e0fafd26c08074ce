"""Whether all tables and views of this version are there: people change things by hand."""

import sqlalchemy

from discogs_sync.errors import SchemaMismatch
from discogs_sync.hints import command
from discogs_sync.schema import metadata
from discogs_sync.store.connect import driver
from discogs_sync.store.views import SCHEMA, names

_MISSING_COLUMNS = """
    SELECT place FROM unnest(%(columns)s::text[]) AS place
    EXCEPT
    SELECT concat_ws('.', nspname, relname, attname)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%(schemas)s) AND NOT attisdropped
"""
_MISSING_VIEWS = """
    SELECT name FROM unnest(%(names)s::text[]) AS name
    EXCEPT
    SELECT relname FROM pg_class WHERE relname = ANY(%(names)s) AND relnamespace = to_regnamespace(%(schema)s)
    EXCEPT
    SELECT proname FROM pg_proc WHERE proname = ANY(%(names)s) AND pronamespace = to_regnamespace(%(schema)s)
    ORDER BY name
"""


def check_tables(connection: sqlalchemy.Connection) -> None:
    """Raise SchemaMismatch where a table or a column of one is missing."""
    tables = {table.fullname: [column.name for column in table.columns] for table in metadata.sorted_tables}
    columns = [f"{table}.{column}" for table, every in tables.items() for column in every]
    schemas = list({table.schema for table in metadata.sorted_tables})
    found = driver(connection).execute(_MISSING_COLUMNS, {"columns": columns, "schemas": schemas})
    missing = {place for (place,) in found}
    for table, every in tables.items():
        lost = [place for column in every if (place := f"{table}.{column}") in missing]
        if lost:
            raise SchemaMismatch(
                f"The mirror lacks the {f'table {table}' if len(lost) == len(every) else f'column {lost[0]}'}:"
                f" bring back a backup ({command('db restore FILE --force')}), or begin anew in another database."
            )


def check_views(connection: sqlalchemy.Connection) -> None:
    """Raise SchemaMismatch where a view or function is missing."""
    missing = driver(connection).execute(_MISSING_VIEWS, {"names": names(), "schema": SCHEMA}).fetchone()
    if missing:
        raise SchemaMismatch(
            f"The mirror lacks {SCHEMA}.{missing[0]}: {command('db upgrade')} makes what is in this schema anew."
        )
