"""Tables that are filled before they have keys and indexes: those are dropped, and built when the rows are there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from psycopg import adapters, sql
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import Format
from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex

from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import HASTE
from discogs_sync.store.tables import Cursor, identifier, names

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its dialects untyped


def is_empty(cursor: Cursor, table: Table) -> bool:
    """Tell whether a table has no rows."""
    cursor.execute(sql.SQL("SELECT NOT EXISTS (SELECT FROM {})").format(identifier(table)))
    [(empty,)] = cursor.fetchall()
    return bool(empty)


def size(cursor: Cursor, tables: Sequence[Table]) -> int:
    """Give the bytes of tables and all that belongs to them."""
    cursor.execute(
        "SELECT sum(pg_total_relation_size(to_regclass(name)))::bigint FROM unnest(%s::text[]) AS name",
        ([f"{table.schema}.{table.name}" for table in tables],),
    )
    [(bytes_,)] = cursor.fetchall()
    return int(bytes_)


def drop_keys(cursor: Cursor, tables: Sequence[Table]) -> None:
    """Drop foreign keys, primary keys and indexes of tables, those that are not there left out."""
    for kind in (ForeignKeyConstraint, PrimaryKeyConstraint):
        for table in tables:
            for constraint in table.constraints:
                if isinstance(constraint, kind):
                    cursor.execute(
                        sql.SQL("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}").format(
                            identifier(table), sql.Identifier(_name(constraint))
                        )
                    )
    for table in tables:
        for index in table.indexes:
            cursor.execute(sql.SQL("DROP INDEX IF EXISTS {}").format(sql.Identifier(str(table.schema), _name(index))))


def pause_vacuum(cursor: Cursor, tables: Sequence[Table]) -> None:
    """Keep autovacuum away from tables: while they are filled it would go through their rows again and again."""
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} SET (autovacuum_enabled = false)").format(identifier(table)))


def resume_vacuum(cursor: Cursor, tables: Sequence[Table]) -> None:
    """Let autovacuum come to tables again."""
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} RESET (autovacuum_enabled)").format(identifier(table)))


@dataclass(frozen=True)
class Job:
    """Statements that go one after the other, since they lock the same table, whose size is given (bytes)."""

    size: int
    statements: list[str]


def missing_keys(cursor: Cursor, tables: Sequence[Table]) -> list[Job]:
    """Give what builds the keys and indexes that tables lack, the largest tables first."""
    present = _present(cursor, tables)
    jobs = []
    for table, bytes_ in _largest_first(cursor, tables):
        keys = [each for each in table.constraints if isinstance(each, PrimaryKeyConstraint)]
        lacking = [f"{_alter(key)} ADD {_definition(key)}" for key in keys if _name(key) not in present]
        indexes = sorted(table.indexes, key=_name)
        lacking += [
            str(CreateIndex(index).compile(dialect=_DIALECT)) for index in indexes if _name(index) not in present
        ]
        jobs.append(Job(bytes_, [*lacking, f"ANALYZE {table.schema}.{table.name}"]))
    return jobs


def missing_foreign_keys(cursor: Cursor, tables: Sequence[Table]) -> tuple[list[str], list[Job]]:
    """Give the statements that add the foreign keys that tables lack, and what validates them.

    The former lock the tables at both ends, but for a moment only; the latter can all run at the same time.
    """
    present = _present(cursor, tables)
    keys = [
        (each, bytes_)
        for table, bytes_ in _largest_first(cursor, tables)
        for each in table.constraints
        if isinstance(each, ForeignKeyConstraint) and not present.get(_name(each), False)
    ]
    additions = [f"{_alter(key)} ADD {_definition(key)} NOT VALID" for key, _ in keys if _name(key) not in present]
    return additions, [Job(bytes_, [f"{_alter(key)} VALIDATE CONSTRAINT {_name(key)}"]) for key, bytes_ in keys]


def _largest_first(cursor: Cursor, tables: Sequence[Table]) -> list[tuple[Table, int]]:
    sized = [(table, size(cursor, [table])) for table in tables]
    return sorted(sized, key=lambda each: each[1], reverse=True)


def _present(cursor: Cursor, tables: Sequence[Table]) -> dict[str, bool]:
    """Give the names of the constraints and indexes that are there, and whether they are validated."""
    cursor.execute(
        "SELECT conname, convalidated FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace"
        " WHERE nspname = %(schema)s"
        " UNION ALL SELECT relname, true FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
        " WHERE nspname = %(schema)s AND relkind = 'i'",
        {"schema": tables[0].schema},
    )
    return dict(cursor.fetchall())


HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
END = b"\xff\xff"
"""What stands around the rows in the binary form of COPY."""


def copy_binary(cursor: Cursor, table: sql.Identifier, columns: Sequence[str], rows: Iterable[bytes]) -> None:
    """Append rows, given in the binary form of COPY without its header and its end, to a table."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(table, names(columns))
    with cursor.copy(statement) as stream:
        for part in (HEADER, *rows, END):
            stream.write(part)


def binary_rows(table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[bytes]:
    """Give each row of some columns in the binary form of COPY, without its header and its end."""
    width = len(columns).to_bytes(2)
    return [b"".join((width, *fields)) for fields in _encoded(table, columns, rows)]


def binary_fields(table: Table, columns: Sequence[str], values: Sequence[Any]) -> list[bytes]:
    """Give the values of some columns in the binary form of COPY: each its length (bytes), -1 for NULL, and itself."""
    [fields] = _encoded(table, columns, [values])
    return fields


def _encoded(table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[list[bytes]]:
    dumper = Transformer()
    dumper.set_dumper_types(_types(table, tuple(columns)), Format.BINARY)
    for row in rows:
        fields = dumper.dump_sequence(row, [PyFormat.BINARY] * len(row))
        yield [_NULL if field is None else len(field).to_bytes(4) + bytes(field) for field in fields]


@cache
def _types(table: Table, columns: tuple[str, ...]) -> list[int]:
    """Return the OIDs of the columns' types, whose precision and scale make no difference."""
    types = [str(table.columns[name].type.compile(dialect=_DIALECT)).lower() for name in columns]
    return [adapters.types.get_oid(each.partition("(")[0]) for each in types]


_NULL = b"\xff\xff\xff\xff"


def build(cursor: Cursor, statement: str) -> None:
    """Build a key or an index, or validate a foreign key, with more memory than other statements have.

    In one process each: several are built at the same time, and processes that help each other cost more in all.
    Without hashes: rows lie nearly in the order of their keys, and to merge both ends of a foreign key costs less. And
    not from indexes only: of rows that no vacuum has seen the server reads each from its table anyhow.
    """
    cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
    cursor.execute("SET LOCAL enable_hashjoin = off")
    cursor.execute("SET LOCAL enable_indexonlyscan = off")
    cursor.execute("SET LOCAL max_parallel_maintenance_workers = 0")
    cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
    cursor.execute(statement.encode())


@contextmanager
def hastened(database: Database) -> Iterator[None]:
    """Have a server of our own set for much writing within the block, and as it was after it."""
    _configure(database, [f"ALTER SYSTEM SET {name} = '{value}'" for name, value in HASTE.items()])
    try:
        yield
    finally:
        _configure(database, [f"ALTER SYSTEM RESET {name}" for name in HASTE])


def _configure(database: Database, statements: Sequence[str]) -> None:
    with database.autocommit() as connection:
        for statement in (*statements, "SELECT pg_reload_conf()"):
            connection.exec_driver_sql(statement)


def analyze(cursor: Cursor, tables: Iterable[sql.Identifier]) -> None:
    """Have the planner know tables that were filled."""
    for table in tables:
        cursor.execute(sql.SQL("ANALYZE {}").format(table))


def _alter(constraint: PrimaryKeyConstraint | ForeignKeyConstraint) -> str:
    return f"ALTER TABLE {constraint.table.schema}.{constraint.table.name}"


def _definition(constraint: PrimaryKeyConstraint | ForeignKeyConstraint) -> str:
    return str(_DIALECT.ddl_compiler(_DIALECT, cast(Any, None)).process(constraint))


def _name(named: PrimaryKeyConstraint | ForeignKeyConstraint | Index) -> str:
    """Give the name by the convention of the metadata, as the statement spells it."""
    return str(_DIALECT.identifier_preparer.format_constraint(named, _alembic_quote=False)).strip('"')
