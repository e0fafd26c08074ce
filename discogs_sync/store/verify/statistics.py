"""Statistics of documents that are not here, and observations of the future."""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

_OF_DOCUMENTS = ("num_for_sale", "lowest_price", "currency")
"""Columns that only documents fill: a rating or a demand may be asked for a release that is not mirrored."""

SLACK = "1 hour"
"""Time by which the clocks of the program and the database may differ."""


def wrong_statistics(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find observations without a document, and those of the future."""
    for table in part.beside:
        key = sql.Identifier(table.primary_key.columns[0].name)
        statement = sql.SQL(
            "SELECT {key}, count(*), max(observed_at)::text, bool_or({future}) FROM {table}"
            " WHERE {within} AND ({stray} OR {future}) GROUP BY 1 ORDER BY 1"
        ).format(
            key=key,
            table=identifier(table),
            within=scope.within(kind, key),
            stray=stray(table, part.table),
            future=FUTURE,
        )
        for id, rows, latest, is_future in cursor.stream(statement):
            there = None if is_future else str(part.table)
            yield Finding("stats", Item(kind, id), str(table), latest if is_future else rows, there)


FUTURE = sql.SQL("observed_at > now() + interval {}").format(sql.Literal(SLACK))


def stray(table: Table, entity: Table) -> sql.Composed:
    """Give the condition that a row of statistics came with a document that is neither here nor to be fetched."""
    filled = sql.SQL(", ").join(sql.Identifier(name) for name in _OF_DOCUMENTS)
    return sql.SQL(
        """
        (num_nonnulls({filled}) > 0
            AND NOT EXISTS (SELECT FROM {entity} AS entity WHERE entity.id = {key})
            AND NOT EXISTS (SELECT FROM sync.item WHERE item.kind = {kind} AND item.id = {key} AND item.query = ''))
        """
    ).format(
        filled=filled,
        entity=identifier(entity),
        key=sql.Identifier(table.name, table.primary_key.columns[0].name),
        kind=sql.Literal(entity.name),
    )
