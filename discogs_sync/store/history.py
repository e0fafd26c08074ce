"""The numbers that move by the hour: a row is added when they differ from those before."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.store.tables import Cursor, identifier, names, qualified, type_name

Observation = tuple[Sequence[Any], datetime, str | None]
"""The entity's id and its numbers, when they were seen, and the currency of the price."""


def observe(cursor: Cursor, table: Table, columns: tuple[str, ...], observations: Sequence[Observation]) -> None:
    """Add those observations that differ from what was known of the same entity at their instant.

    That is the latest observation up to then, whatever was seen later; one of the very instant is replaced. `columns`
    names the entity's key and the numbers that are known; numbers that are not stay as they were when the currency was
    last the same. A first observation without any number is left out. An entity may occur once.

    Observations of all numbers also move `checked_at` of the row that holds them, whether it is new or not.
    """
    if not observations:
        return
    cursor.execute(_insertion(table, columns), _arrays(observations))
    if {*_numbers(table)} <= {*columns}:
        cursor.execute(_confirmation(table), ([row[0] for row, *_ in observations], [at for _, at, _ in observations]))


def differences(
    cursor: Cursor, table: Table, columns: tuple[str, ...], observations: Sequence[Observation]
) -> dict[int, list[str]]:
    """Give the entities whose observations `observe` would write, each with the columns that differ from before."""
    if not observations:
        return {}
    found = cursor.execute(_question(table, columns), _arrays(observations)).fetchall()
    shown = ["currency", *_numbers(table)]
    return {
        key: [name for name, new, old in zip(shown, values, values[len(shown) :], strict=False) if new != old]
        for key, *values in found
    }


def currencies(cursor: Cursor, table: Table, moments: Sequence[tuple[int, datetime]]) -> list[str | None]:
    """Give the currency in which each entity's price was last seen up to an instant; None where it is not known."""
    statement = sql.SQL(
        """
        SELECT (
            SELECT currency FROM {table} WHERE {key} = id AND observed_at <= at ORDER BY observed_at DESC LIMIT 1
        )
        FROM unnest(%s::bigint[], %s::timestamptz[]) WITH ORDINALITY AS moment (id, at, place) ORDER BY place
        """
    ).format(table=identifier(table), key=sql.Identifier(table.primary_key.columns[0].name))
    ids, instants = [id for id, _ in moments], [at for _, at in moments]
    return [currency for (currency,) in cursor.execute(statement, (ids, instants)).fetchall()]


def _arrays(observations: Sequence[Observation]) -> list[list[Any]]:
    rows = [(*map(_exact, row), at, currency) for row, at, currency in observations]
    return [list(values) for values in zip(*rows, strict=True)]


def _exact(number: Any) -> Any:
    """Give a number as a text: PostgreSQL casts its own floats to numeric with 15 digits, and loses the rest."""
    return number if number is None else repr(number)


def _numbers(table: Table) -> list[str]:
    return [column.name for column in table.columns if "key" in column.info]


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> bytes:
    written = ("currency", *_numbers(table))
    statement = sql.SQL(
        "INSERT INTO {table} ({key}, observed_at, {written}) SELECT new.{key}, new.observed_at, {values} {different}"
        " ON CONFLICT ({key}, observed_at) DO UPDATE SET ({written}) = ROW ({replacing})"
    ).format(
        table=identifier(table),
        key=sql.Identifier(columns[0]),
        written=names(written),
        values=_values(table, columns),
        different=_different(table, columns),
        replacing=qualified("excluded", written),
    )
    return statement.as_bytes()


@cache
def _confirmation(table: Table) -> bytes:
    statement = sql.SQL(
        """
        UPDATE {table} AS known SET checked_at = new.at FROM unnest(%s::bigint[], %s::timestamptz[]) AS new (id, at)
        WHERE known.{key} = new.id AND coalesce(known.checked_at < new.at, true) AND known.observed_at = (
            SELECT max(past.observed_at) FROM {table} AS past WHERE past.{key} = new.id AND past.observed_at <= new.at
        )
        """
    ).format(table=identifier(table), key=sql.Identifier(table.primary_key.columns[0].name))
    return statement.as_bytes()


@cache
def _question(table: Table, columns: tuple[str, ...]) -> bytes:
    statement = sql.SQL("SELECT new.{key}, {values}, {before} {different}").format(
        key=sql.Identifier(columns[0]),
        values=_values(table, columns),
        before=qualified("latest", ("currency", *_numbers(table))),
        different=_different(table, columns),
    )
    return statement.as_bytes()


def _values(table: Table, columns: tuple[str, ...]) -> sql.Composed:
    """Give what is known at the instant of an observation: its currency and numbers, completed by those before."""
    numbers = [qualified("new" if name in columns else "last", (name,)) for name in _numbers(table)]
    return sql.SQL(", ").join([sql.SQL("new.currency"), *numbers])


def _different(table: Table, columns: tuple[str, ...]) -> sql.Composed:
    """Give the clauses that have the observations as `new` where they differ from the `latest` before.

    `last` is the latest one of the same currency.
    """
    seen = (*columns, "observed_at", "currency")
    return sql.SQL(
        """
        FROM unnest({seen}) AS new ({names})
        LEFT JOIN LATERAL (
            SELECT * FROM {table} AS past
            WHERE past.{key} = new.{key} AND past.observed_at <= new.observed_at
                AND past.currency IS NOT DISTINCT FROM new.currency
            ORDER BY past.observed_at DESC LIMIT 1
        ) AS last ON true
        LEFT JOIN LATERAL (
            SELECT * FROM {table} AS past
            WHERE past.{key} = new.{key} AND past.observed_at <= new.observed_at
            ORDER BY past.observed_at DESC LIMIT 1
        ) AS latest ON true
        WHERE CASE
            WHEN latest.{key} IS NULL THEN num_nonnulls({numbers}) > 0
            ELSE ({values}) IS DISTINCT FROM ({latest})
        END
        """
    ).format(
        table=identifier(table),
        key=sql.Identifier(columns[0]),
        seen=sql.SQL(", ").join(sql.SQL("%s::{}[]").format(type_name(table.columns[name].type)) for name in seen),
        names=names(seen),
        numbers=sql.SQL(", ").join(qualified("new", (name,)) for name in columns[1:]),
        values=_values(table, columns),
        latest=qualified("latest", ("currency", *_numbers(table))),
    )
