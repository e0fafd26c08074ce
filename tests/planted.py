"""Differences that are planted into a mirror, each of another kind, and what a verification has to find of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, DateTime, Integer, Numeric
from sqlalchemy.dialects.postgresql import JSONB

from discogs_sync.mapping.part import Part
from discogs_sync.resources import DOCUMENTS, LISTINGS
from discogs_sync.store.connect import Database
from discogs_sync.store.frontier import Item
from tests.crawling import rows

UNSEEN = {"id", "status"}
"""Columns of documents that are not changed: keys, and what the next dump may overwrite without a trace."""


_EXTREMES = {"first": "ordinal", "last": "ordinal DESC"}

HERE = (
    "NOT EXISTS (SELECT FROM sync.item WHERE gone_at IS NOT NULL"
    " AND (item.kind, item.id, item.query) = (cursor.kind, cursor.id, cursor.query))"
)
"""Condition that the listing of a cursor is not gone."""


@dataclass(frozen=True)
class Plant:
    """A difference: what it is, the statement that plants it and returns kind, id and query of the item to be found.

    `$items` in the statement stands for the condition that an `id` has no other difference yet.
    """

    name: str
    kind: str
    statement: str


def plants() -> list[Plant]:
    """Give all differences that can be planted into a mirror of the API."""
    return [
        *(each for kind, part in DOCUMENTS.items() for each in _of_documents(kind, part)),
        *(each for kind in LISTINGS for each in _of_listings(kind)),
        *_of_lineage(),
        *_of_frontier(),
        *_of_statistics(),
    ]


def other(column: Column[Any]) -> str:
    """Give the expression of another value of a column."""
    name = f'"{column.name}"'
    match column.type:
        case Boolean():
            return f"NOT coalesce({name}, false)"
        case ARRAY():
            return f"array_append({name}, 'planted')"
        case JSONB():
            return f"coalesce({name}, '{{}}') || '{{\"/planted\": 1}}'"
        case Date():
            return f"coalesce({name}, '1999-09-09') + 1"
        case DateTime():
            return f"coalesce({name}, '1999-09-09') + interval '1 day'"
        case Integer() | Numeric():
            return f"coalesce({name}, 0) + 1"
        case _:
            return f"coalesce({name}, '') || ' planted'"


def _of_documents(kind: str, part: Part) -> Iterator[Plant]:
    """Change each column of each table once, and take a row out of each list."""
    for each in (part, *part.below):
        table, owner = each.table, each.columns[0][0]
        keys = list(table.primary_key.columns.keys())
        here = f"{owner} IN (SELECT id FROM discogs.{kind} WHERE gone_at IS NULL)"
        some = f"SELECT min(ctid) FROM {table} WHERE $({owner}) AND {here}"
        for name in each.columns[0]:
            column = table.columns[name]
            if name not in keys and name not in UNSEEN:
                yield Plant(
                    f"{table}.{name} differs",
                    kind,
                    f'UPDATE {table} SET "{name}" = {other(column)} WHERE ctid = ({some})'
                    f" RETURNING '{kind}', {owner}, ''",
                )
        for place, order in _EXTREMES.items() if table is not part.table else ():
            one = f"{some.replace('min(ctid)', 'ctid')} ORDER BY {owner}, {order} LIMIT 1"
            yield Plant(
                f"{table} lacks its {place} row",
                kind,
                f"DELETE FROM {table} WHERE ctid = ({one}) RETURNING '{kind}', {owner}, ''",
            )
        if table is part.table:
            yield Plant(
                f"{table} lacks a document",
                kind,
                f"DELETE FROM {table} WHERE ctid = ({some}) RETURNING '{kind}', {owner}, ''",
            )


def _of_listings(kind: str) -> Iterator[Plant]:
    listing = LISTINGS[kind]
    table = listing.entry.table
    owner = listing.entry.columns[0][0] if listing.owned else "0"
    returning = f"RETURNING '{kind}', {owner}, query"
    listed = (
        f"EXISTS (SELECT FROM sync.item WHERE (item.kind, item.id, item.query) = ('{kind}', {owner}, {table}.query)"
    )
    some = f"SELECT min(ctid) FROM {table} WHERE gone_at IS NULL AND $({owner}) AND {listed} AND item.gone_at IS NULL)"
    for column in table.columns:
        if "key" in column.info and not column.info.get("volatile"):
            value = f'coalesce("{column.name}", 0) + 90000000' if isinstance(column.type, BigInteger) else other(column)
            yield Plant(
                f"{table}.{column.name} differs",
                kind,
                f'UPDATE {table} SET "{column.name}" = {value} WHERE ctid = ({some}) {returning}',
            )
    yield Plant(f"{table} lacks an entry", kind, f"DELETE FROM {table} WHERE ctid = ({some}) {returning}")
    yield Plant(
        f"{table} has an entry marked gone",
        kind,
        f"UPDATE {table} SET gone_at = now() WHERE ctid = ({some}) {returning}",
    )
    yield Plant(
        f"{table} has an entry under a query that nobody follows",
        kind,
        f"UPDATE {table} SET query = 'planted=1' WHERE ctid = ({some}) {returning}",
    )
    yield Plant(
        f"{table} lacks all entries, and its cursor says so",
        kind,
        f"WITH listing AS (SELECT id, query FROM sync.cursor WHERE kind = '{kind}' AND $(id) AND {HERE} ORDER BY 1"
        " LIMIT 1),"
        f" lost AS (DELETE FROM {table} USING listing WHERE {owner} = listing.id AND {table}.query = listing.query)"
        f" UPDATE sync.cursor SET seen = 0, items = 0, stored = 0 FROM listing"
        f" WHERE (cursor.kind, cursor.id, cursor.query) = ('{kind}', listing.id, listing.query)"
        f" RETURNING cursor.kind, cursor.id, cursor.query",
    )
    yield Plant(
        f"{table} has a cursor that says it is complete too early",
        kind,
        f"UPDATE sync.cursor SET pages = pages + 1, seen = 50, items = 100, stored = NULL WHERE kind = '{kind}'"
        f" AND id = (SELECT min(id) FROM sync.cursor WHERE kind = '{kind}' AND $(id) AND {HERE})"
        " RETURNING kind, id, query",
    )
    yield from (
        Plant(
            f"{table} has a cursor with other {name}",
            kind,
            f"UPDATE sync.cursor SET {name} = {name} + 1 WHERE kind = '{kind}'"
            f" AND id = (SELECT min(id) FROM sync.cursor WHERE kind = '{kind}' AND $(id) AND {HERE})"
            " RETURNING kind, id, query",
        )
        for name in ("seen", "items")
    )
    yield from (
        Plant(
            f"{name} of {table} is lost",
            kind,
            f"{change} WHERE kind = '{kind}' AND id ="
            f" (SELECT min(id) FROM sync.cursor WHERE kind = '{kind}' AND $(id) AND {HERE})"
            " RETURNING kind, id, query",
        )
        for name, change in {
            "discogs.listing": "DELETE FROM discogs.listing",
            "sync.cursor": "DELETE FROM sync.cursor",
            "discogs.listing ": "UPDATE discogs.listing SET items = items + 1",
            " discogs.listing": "UPDATE discogs.listing SET walked_at = NULL",
        }.items()
    )


def _of_lineage() -> Iterator[Plant]:
    """Let lineage and marks of disappearance contradict each other."""
    for kind in DOCUMENTS:
        table = f"discogs.{kind}"
        here = f"WHERE id = (SELECT min(id) FROM {table} WHERE gone_at IS NULL AND $(id))"
        gone = f"WHERE id = (SELECT min(id) FROM {table} WHERE gone_at IS NOT NULL AND $(id))"
        changes = {
            "content_hash": "'\\x00112233445566778899aabbccddeeff'",
            "content_hash ": "''",
            "content_hash  ": "'\\x0011223344556677'",
            "source": "'dump'",
            "source ": "'elsewhere'",
            "source_date": "now() + interval '1 year'",
            "checked_at": "source_date - interval '1 day'",
            "first_seen_at": "changed_at + interval '1 day'",
            "changed_at": "now() + interval '1 day'",
            "gone_at": "now()",
            "gone_source_date": "now()",
            "run_id": "4711",
        }
        for name, value in changes.items():
            yield Plant(
                f"{table}.{name} is wrong",
                kind,
                f"UPDATE {table} SET {name} = {value} {here} RETURNING '{kind}', id, ''",
            )
        marked = f"UPDATE {table} SET gone_at = now(), gone_source_date = now()"
        yield Plant(f"a {kind} is marked gone", kind, f"{marked} {here} RETURNING '{kind}', id, ''")
        yield Plant(
            f"a gone {kind} is not marked",
            kind,
            f"UPDATE {table} SET gone_at = NULL, gone_source_date = NULL {gone} RETURNING '{kind}', id, ''",
        )
        yield Plant(
            f"a gone {kind} is not marked at all",
            kind,
            f"WITH entity AS (UPDATE {table} SET gone_at = NULL, gone_source_date = NULL {gone} RETURNING id)"
            f" UPDATE sync.item SET gone_at = NULL FROM entity WHERE item.kind = '{kind}' AND item.id = entity.id"
            " RETURNING item.kind, item.id, item.query",
        )
        yield Plant(
            f"a {kind} is marked gone in both places",
            kind,
            f"WITH entity AS ({marked} {here} RETURNING id) UPDATE sync.item SET gone_at = fetched_at FROM entity"
            f" WHERE item.kind = '{kind}' AND item.id = entity.id RETURNING item.kind, item.id, item.query",
        )


def _of_frontier() -> Iterator[Plant]:
    for kind in (*DOCUMENTS, "master_versions", "label_releases"):
        this = f"kind = '{kind}' AND gone_at IS NULL"
        some = f"WHERE {this} AND id = (SELECT min(id) FROM sync.item WHERE {this} AND $(id))"
        for name, change in {
            "never comes due": "UPDATE sync.item SET due_at = 'infinity'",
            "is due in a thousand years": "UPDATE sync.item SET due_at = '3026-01-01'",
            "has no priority": "UPDATE sync.item SET priority = 9",
            "is leased by a dead run": "UPDATE sync.item SET leased_by = 4711, due_at = now() + interval '9 years'",
            "is not in the frontier": "DELETE FROM sync.item",
            "is marked gone in the frontier": "UPDATE sync.item SET gone_at = fetched_at",
            "was fetched in the future": "UPDATE sync.item SET fetched_at = now() + interval '1 year'",
        }.items():
            yield Plant(f"{kind} {name}", kind, f"{change} {some} RETURNING kind, id, query")
    yield Plant(
        "an item that no follow leads to",
        "release",
        "INSERT INTO sync.item (kind, id, query, priority, due_at) VALUES ('release', 88888888, '', 3, now())"
        " RETURNING kind, id, query",
    )


def _of_statistics() -> Iterator[Plant]:
    for kind in ("release", "master"):
        yield Plant(
            f"statistics of a {kind} that is not here",
            kind,
            f"INSERT INTO discogs.{kind}_stats ({kind}_id, observed_at, num_for_sale) VALUES (77777777, now(), 1)"
            f" RETURNING '{kind}', {kind}_id, ''",
        )
        yield Plant(
            f"statistics of a {kind} that are not the latest",
            kind,
            f"UPDATE discogs.{kind}_stats SET observed_at = observed_at - interval '1 day',"
            f" checked_at = checked_at - interval '1 day' WHERE ctid ="
            f" (SELECT min(ctid) FROM discogs.{kind}_stats WHERE $({kind}_id) AND {kind}_id IN"
            f" (SELECT id FROM discogs.{kind} WHERE gone_at IS NULL)) RETURNING '{kind}', {kind}_id, ''",
        )
        yield Plant(
            f"statistics of a {kind} from the future",
            kind,
            f"INSERT INTO discogs.{kind}_stats ({kind}_id, observed_at, num_for_sale)"
            f" SELECT min({kind}_id), now() + interval '1 year', 1 FROM discogs.{kind}_stats WHERE $({kind}_id)"
            f" RETURNING '{kind}', {kind}_id, ''",
        )


def plant(database: Database, wanted: Sequence[Plant], seed: int = 0) -> dict[str, Item]:
    """Plant differences in a random order, each into an item of its own; return the items of those that were.

    A difference for which no item is left is not planted.
    """
    order = list(wanted)
    random.Random(seed).shuffle(order)
    used: set[Item] = set()
    planted: dict[str, Item] = {}
    for each in order:
        ids = [item.id for item in used if item.kind == each.kind] or [0]
        statement = each.statement
        while "$(" in statement:
            before, _, rest = statement.partition("$(")
            owner, _, after = rest.partition(")")
            statement = f"{before}NOT {owner} = ANY('{{{','.join(map(str, ids))}}}'::bigint[]){after}"
        found = rows(database, statement.replace("%", "%%"))
        if found:
            planted[each.name] = Item(*found[0])
            used |= {Item(*row) for row in found}
    return planted
