"""SQL fragments made from the tables' own declarations, so that no list of columns is written twice."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB

Cursor = psycopg.Cursor[tuple[Any, ...]]


def identifier(table: Table) -> sql.Identifier:
    """Give the qualified name of a table."""
    return sql.Identifier(str(table.schema), table.name)


def names(columns: Iterable[str]) -> sql.Composed:
    """Give a list of column names, parted by commas."""
    return sql.SQL(", ").join(sql.Identifier(name) for name in columns)


@cache
def json_places(table: Table, columns: tuple[str, ...]) -> tuple[int, ...]:
    """Give the places among `columns` whose values are JSON."""
    return tuple(place for place, name in enumerate(columns) if isinstance(table.columns[name].type, JSONB))


def storable(table: Table, columns: tuple[str, ...]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Give the function that makes a row of `columns` fit for psycopg: JSON values become texts."""
    places = json_places(table, columns)
    if not places:
        return lambda row: row

    def convert(row: Sequence[Any]) -> Sequence[Any]:
        converted = list(row)
        for place in places:
            if converted[place] is not None:
                converted[place] = json.dumps(converted[place])
        return converted

    return convert


def copy(cursor: Cursor, table: Table, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table by COPY."""
    convert = storable(table, columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(identifier(table), names(columns))
    with cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row(convert(row))


def copy_to_temporary(
    cursor: Cursor, table: Table, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]
) -> sql.Identifier:
    """Copy rows into a temporary table of the same columns, which goes with the transaction; give its name."""
    name = sql.Identifier(f"incoming_{table.name}")
    cursor.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
            name, names(columns), identifier(table)
        )
    )
    convert = storable(table, columns)
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, names(columns))) as stream:
        for row in rows:
            stream.write_row(convert(row))
    return name
