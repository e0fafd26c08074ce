"""Statistics of documents that are not here, and observations of the future."""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier
from discogs_sync.store.verify.documents import FOUND_ID
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

_OF_DOCUMENTS = ("num_for_sale", "lowest_price", "currency")
"""Columns that only documents fill: a rating or a demand may be asked for a release that is not mirrored."""

SLACK = "1 hour"
"""Time by which the clocks of the program and the database may differ."""


def wrong_statistics(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find observations without a document, those of the future, and documents whose latest one is older than they."""
    for table in part.beside:
        key = sql.Identifier(table.primary_key.columns[0].name)
        parts = {
            "key": key,
            "table": identifier(table),
            "entity": identifier(part.table),
            "within": scope.within(kind, key),
            "stray": stray(table, part.table),
            "future": FUTURE,
            "heals": scope.heals(kind, FOUND_ID),
            "delay": sql.Literal(DELAY),
        }
        for id, rows, latest, is_future in cursor.stream(_WRONG.format(**parts)):
            there = None if is_future else str(part.table)
            yield Finding("stats", Item(kind, id), str(table), latest if is_future else rows, there)
        for id, latest, checked_at in cursor.stream(_OLD.format(**parts)):
            yield Finding("stats", Item(kind, id), f"{table}.checked_at", latest, checked_at)


DELAY = "1 minute"
"""Time by which a document and its numbers, which came with one answer, may differ: others may be written with it."""

_WRONG = sql.SQL(
    """
    SELECT {key}, count(*), max(observed_at)::text, bool_or({future}) FROM {table}
    WHERE {within} AND ({stray} OR {future}) GROUP BY 1 ORDER BY 1
    """
)
_OLD = sql.SQL(
    """
    SELECT id, latest::text, checked_at::text FROM (
        SELECT entity.id, entity.checked_at, (array_agg(numbers.checked_at ORDER BY observed_at DESC))[1] AS latest
        FROM {table} AS numbers JOIN {entity} AS entity ON entity.id = numbers.{key}
        WHERE entity.source = 'api' AND {within} GROUP BY entity.id
    ) AS found
    WHERE latest < checked_at - interval {delay} AND {heals} ORDER BY id
    """
)
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
