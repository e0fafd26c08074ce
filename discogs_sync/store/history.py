"""The numbers that move by the hour: a row is added when they differ from the latest one."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.store.tables import Cursor, identifier, names, type_name

Observation = tuple[Sequence[Any], datetime, str | None]
"""The entity's id and its numbers, when they were seen, and the currency of the price."""


def observe(cursor: Cursor, table: Table, columns: tuple[str, ...], observations: Sequence[Observation]) -> None:
    """Add those observations that differ from the latest one of the same entity.

    `columns` names the entity's key and the numbers that are known; numbers that are not stay as they were when the
    currency was last the same.
    """
    if observations:
        rows = [(*map(_exact, row), at, currency) for row, at, currency in observations]
        cursor.execute(_statement(table, columns), [list(values) for values in zip(*rows, strict=True)])


def _exact(number: Any) -> Any:
    """Give a number as a text: PostgreSQL casts its own floats to numeric with 15 digits, and loses the rest."""
    return number if number is None else repr(number)


@cache
def _statement(table: Table, columns: tuple[str, ...]) -> bytes:
    seen = (*columns, "observed_at", "currency")
    numbers = [column.name for column in table.columns if "key" in column.info]
    merged = [
        sql.SQL("{}.{}").format(sql.Identifier("new" if n in columns else "last"), sql.Identifier(n)) for n in numbers
    ]
    statement = sql.SQL(
        """
        INSERT INTO {table} ({key}, observed_at, currency, {numbers})
        SELECT new.{key}, new.observed_at, new.currency, {merged}
        FROM unnest({seen}) AS new ({names})
        LEFT JOIN LATERAL (
            SELECT * FROM {table} AS past
            WHERE past.{key} = new.{key} AND past.currency IS NOT DISTINCT FROM new.currency
            ORDER BY past.observed_at DESC LIMIT 1
        ) AS last ON true
        LEFT JOIN LATERAL (
            SELECT * FROM {table} AS past WHERE past.{key} = new.{key} ORDER BY past.observed_at DESC LIMIT 1
        ) AS latest ON true
        WHERE latest.{key} IS NULL OR (new.currency, {merged}) IS DISTINCT FROM (latest.currency, {latest})
        ON CONFLICT DO NOTHING
        """
    ).format(
        table=identifier(table),
        key=sql.Identifier(columns[0]),
        numbers=names(numbers),
        merged=sql.SQL(", ").join(merged),
        latest=sql.SQL(", ").join(sql.SQL("latest.{}").format(sql.Identifier(n)) for n in numbers),
        seen=sql.SQL(", ").join(sql.SQL("%s::{}[]").format(type_name(table.columns[name].type)) for name in seen),
        names=names(seen),
    )
    return statement.as_bytes()
