"""Fill new tables with the rows of a backup: the tables, keys and views are this program's own.

So a backup can bring rows into the mirror's tables, and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import sqlalchemy
from psycopg import sql

from discogs_sync.errors import UsageError
from discogs_sync.schema import BOOKKEEPING
from discogs_sync.store import migrate
from discogs_sync.store.archive import Archive, Entry, Rows, SequenceValue
from discogs_sync.store.clearing import SCHEMAS, VERSION_TABLE
from discogs_sync.store.connect import driver
from discogs_sync.store.dumps import STAGING
from discogs_sync.store.views import SCHEMA, names

WRITER = "pg_write_all_data"
"""Predefined role that may write rows and no more: a superuser's rows are written in its name."""

ACCOMPANYING = ("SCHEMA", "SEQUENCE", "DEFAULT", "COMMENT", "ACL", "DEFAULT ACL", "STATISTICS DATA")
"""Kinds of entries that come with tables and views; `SEQUENCE` stands for its details, too."""

_COLUMNS = """
    SELECT nspname || '.' || relname, array_agg(attname::text)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%s) AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    GROUP BY 1
"""
_SEQUENCES = """
    SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%s) AND relkind = 'S'
"""
_KEYS = """
    SELECT nspname, concat(relname, ' ', conname),
        format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', nspname, relname, conname),
        format('ALTER TABLE %%I.%%I ADD CONSTRAINT %%I %%s', nspname, relname, conname, pg_get_constraintdef(con.oid)),
        contype = 'f'
    FROM pg_constraint AS con
    JOIN pg_class ON pg_class.oid = conrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%(schemas)s) AND contype IN ('p', 'u', 'f')
    UNION ALL
    SELECT nspname, relname, format('DROP INDEX %%I.%%I', nspname, relname), pg_get_indexdef(indexrelid), false
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%(schemas)s)
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
"""


@dataclass(frozen=True)
class Key:
    """A key or an index, named as in a table of contents, with the SQL that drops and makes it; foreign keys last."""

    schema: str
    name: str
    drop: str
    add: str
    is_last: bool


def refill(connection: sqlalchemy.Connection, archive: Archive, entries: Sequence[Entry], version: str) -> list[str]:
    """Create the tables in an empty database and fill them from a backup whose tables are of `version`.

    All of it is in the caller's transaction. Returns what the backup holds besides, in words. Raises UsageError,
    DatabaseError, and psycopg.Error for rows that PostgreSQL refuses.
    """
    if not migrate.is_known(version):
        raise UsageError(f"The backup says that its tables are of version {version}, and there never was one.")
    migrate.create(connection, version)
    own = driver(connection)
    own.execute(f"TRUNCATE {VERSION_TABLE}".encode())  # the backup has its row
    tables = dict(own.execute(_COLUMNS, (list(SCHEMAS),)).fetchall())
    keys = [Key(*row) for row in own.execute(_KEYS, {"schemas": list(SCHEMAS)})]
    for key in sorted(keys, key=lambda each: not each.is_last):
        own.execute(key.drop.encode())
    left_out = [*_left_out(entries, tables, keys), *_fill(own, archive, tables)]
    there = {(each.schema, each.name) for each in entries}
    for key in sorted(keys, key=lambda each: each.is_last):
        if (key.schema, key.name) in there:
            own.execute(key.add.encode())
    if version != migrate.SCHEMA_VERSION:
        migrate.to_newest(connection)
    # Staging tables are left out, so a load that had some begins anew.
    own.execute(f"DELETE FROM {BOOKKEEPING}.dump WHERE state = %s".encode(), (STAGING,))  # noqa: S608 (a constant)
    migrate.finish(connection)
    return left_out


def _left_out(entries: Sequence[Entry], tables: Iterable[str], keys: Sequence[Key]) -> Iterator[str]:
    """Name the entries of a backup that are no part of a mirror."""
    ours = {tuple(each.split(".", 1)) for each in tables} | {(key.schema, key.name) for key in keys}
    views = set(names())
    for entry in entries:
        accompanies = entry.schema == "-" or entry.kind.startswith(ACCOMPANYING) or entry.kind.endswith(" DATA")
        is_view = entry.schema == SCHEMA and entry.name.partition("(")[0] in views
        if not accompanies and not is_view and (entry.schema, entry.name) not in ours:
            yield str(entry)


def _fill(own: psycopg.Connection[Any], archive: Archive, tables: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Copy the rows of our tables; yield the columns that are left out."""
    sequences = {name for (name,) in own.execute(_SEQUENCES, (list(SCHEMAS),))}
    for part in archive.rows():
        if isinstance(part, SequenceValue):
            if part.place in sequences:
                own.execute("SELECT setval(%s::regclass, %s, %s)", (part.place, part.value, part.is_called))
        elif part.place in tables:
            foreign = [name for name in part.columns if name not in tables[part.place]]
            with _columns_added(own, part, foreign):
                _copy(own, part)
            yield from (f"column {part.place}.{name}" for name in foreign)
        else:
            for _ in part.blocks:  # named in the table of contents
                pass


@contextmanager
def _columns_added(own: psycopg.Connection[Any], rows: Rows, names: Iterable[str]) -> Iterator[None]:
    """Have columns of somebody else in a table within the block, so that rows with them can be copied."""
    table = sql.Identifier(rows.schema, rows.table)
    for name in names:
        own.execute(sql.SQL("ALTER TABLE {} ADD COLUMN {} text").format(table, sql.Identifier(name)))
    yield
    for name in names:
        own.execute(sql.SQL("ALTER TABLE {} DROP COLUMN {}").format(table, sql.Identifier(name)))


def _copy(own: psycopg.Connection[Any], rows: Rows) -> None:
    """Copy the rows of a table, as a role that can do nothing else where we are superuser."""
    [(is_superuser,)] = own.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchall()
    if is_superuser:
        own.execute(f"SET LOCAL ROLE {WRITER}".encode())
    statement = sql.SQL("COPY {} ({}) FROM STDIN (ENCODING {})").format(
        sql.Identifier(rows.schema, rows.table),
        sql.SQL(", ").join(map(sql.Identifier, rows.columns)),
        sql.Literal(rows.encoding),
    )
    with own.cursor() as cursor, cursor.copy(statement) as stream:
        for block in rows.blocks:
            stream.write(block)
    if is_superuser:
        own.execute("RESET ROLE")
