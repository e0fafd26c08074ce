"""Columns that are computed from others and do not have the value that follows."""

from collections.abc import Iterator, Sequence
from typing import Any

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, type_name
from discogs_sync.store.verify.documents import FOUND_ID
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

BATCH = 10_000
"""Pairs of values that are checked at a time."""


def derived_columns(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find the wrong values of all columns of a kind's documents that are computed from others."""
    for each in (part, *part.below):
        names = each.columns[0]
        for place, source, function in each.derivations:
            yield from derived_column(cursor, scope, kind, each.table, (names[place], names[source], function))


def derived_column(
    cursor: Cursor, scope: Scope, kind: str, table: Table, rule: tuple[str, str, str], condition: str = "true"
) -> Iterator[Finding]:
    """Find the wrong values of one column; `rule` names it, its source and the function of `mapping.derive`.

    Each pair of source and value is checked once, however many rows have it.
    """
    column, source, function = rule
    owner = table.primary_key.columns[0].name
    parts = {
        "table": identifier(table),
        "owner": sql.Identifier(owner),
        "source": sql.Identifier(source),
        "column": sql.Identifier(column),
        "type": type_name(table.columns[column].type),
        "within": scope.within(kind, sql.Identifier(owner)),
        "condition": sql.SQL(condition),
        "heals": scope.heals(kind, FOUND_ID),
    }
    pairs = sql.SQL("SELECT DISTINCT {source}, {column} FROM {table} WHERE {within} AND {condition}").format(**parts)
    with cursor.connection.cursor(name="derived_pairs") as stream:
        stream.execute(pairs)
        while found := stream.fetchmany(BATCH):
            wrong = [(text, here, there) for text, here in found if (there := _value(function, text)) != here]
            yield from _rows(cursor, kind, f"{table}.{column}", wrong, parts)


def _value(function: str, text: str | None) -> Any:
    return None if text is None else FUNCTIONS[function](text)


_WRONG = sql.SQL(
    """
    SELECT id, place FROM (
        SELECT DISTINCT {owner} AS id, wrong.place FROM {table}
        JOIN unnest(%s::text[], %s::{type}[], %s::integer[]) AS wrong (source, value, place)
            ON coalesce({source}, '') = coalesce(wrong.source, '') AND {source} IS NOT DISTINCT FROM wrong.source
            AND {column} IS NOT DISTINCT FROM wrong.value
        WHERE {within} AND {condition}
    ) AS found
    WHERE {heals} ORDER BY id, place
    """
)


def _rows(
    cursor: Cursor, kind: str, place: str, wrong: Sequence[tuple[Any, Any, Any]], parts: dict[str, Any]
) -> Iterator[Finding]:
    """Find the documents with these wrong pairs."""
    if wrong:
        sources, values, expected = zip(*wrong, strict=True)
        found = cursor.execute(_WRONG.format(**parts), (list(sources), list(values), list(range(len(wrong)))))
        for id, number in found.fetchall():
            here, there = values[number], expected[number]
            yield Finding("derived", Item(kind, id), place, *(each and str(each) for each in (here, there)))
