"""SQL fragments made from the tables' own declarations, so that no list of columns is written twice."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import ARRAY, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from discogs_sync.mapping.jsontext import json_text

Cursor = psycopg.Cursor[tuple[Any, ...]]

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its dialects untyped


def identifier(table: Table) -> sql.Identifier:
    """Give the qualified name of a table."""
    return sql.Identifier(str(table.schema), table.name)


def names(columns: Iterable[str]) -> sql.Composed:
    """Give a list of column names, parted by commas."""
    return sql.SQL(", ").join(sql.Identifier(name) for name in columns)


def qualified(row: str, columns: Iterable[str]) -> sql.Composed:
    """Give a list of the columns of a row by its name or that of its table, parted by commas."""
    return sql.SQL(", ").join(sql.Identifier(row, name) for name in columns)


def type_name(type_: TypeEngine[Any]) -> sql.SQL:
    """Give a column's type as PostgreSQL spells it."""
    return sql.SQL(type_.compile(_DIALECT))


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
                converted[place] = json_text(converted[place])
        return converted

    return convert


def insert(cursor: Cursor, table: Table, columns: tuple[str, ...], rows: Iterable[str]) -> None:
    """Append rows to a table; each text holds some, as `rows_text` gives them, with values in the order of `columns`.

    One statement, one round trip at most and none in a pipeline, which COPY cannot stand in.
    """
    cursor.execute(_insertion(table, columns), (f"[{','.join(rows)}]",))


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> bytes:
    statement = sql.SQL("INSERT INTO {} ({}) {}").format(identifier(table), names(columns), selection(table, columns))
    return statement.as_bytes()


def selection(table: Table, columns: Sequence[str]) -> sql.Composed:
    """Give the query that reads rows of a table's columns out of a parameter, a JSON array of rows as arrays."""
    return sql.SQL("SELECT {} FROM jsonb_array_elements(%s::jsonb) AS new (value)").format(
        sql.SQL(", ").join(
            sql.SQL("{} AS {}").format(_from_json(table.columns[name].type, place), sql.Identifier(name))
            for place, name in enumerate(columns)
        )
    )


def _from_json(type_: TypeEngine[Any], place: int) -> sql.Composed:
    """Give the expression for the value at a place of a JSON array as one of a column's type."""
    match type_:
        case JSONB():
            form = "nullif(new.value -> {place}, 'null')"
        case ARRAY():
            form = (
                "CASE WHEN new.value -> {place} <> 'null'"
                " THEN ARRAY(SELECT jsonb_array_elements_text(new.value -> {place}))::{type} END"
            )
        case _:
            form = "(new.value ->> {place})::{type}"
    return sql.SQL(form).format(place=sql.Literal(place), type=type_name(type_))


def affected(cursor: Cursor) -> int:
    """Return how many rows the last statement touched; in a pipeline, wait for it.

    A result is fetched rather than the pipeline synchronized: psycopg stops sending while it synchronizes, and waits
    for ever if some megabytes are still to be sent.
    """
    cursor.connection.execute("SELECT 1").fetchone()
    return cursor.rowcount
