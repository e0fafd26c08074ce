"""Documents of the API whose rows do not have the hash that they were written with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from psycopg import sql

from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.part import Part
from discogs_sync.store.documents import Mapped
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, names
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

BATCH = 500
"""Documents that are read at a time."""

_LARGEST_EXACT = 2**53
"""First whole number that may have been written as another one: JSON's numbers change their form in PostgreSQL."""


def changed_rows(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents of the API whose rows were changed since: they have another hash.

    Those that a dump has confirmed since are left out: it may have changed columns that take part in the hash.
    """
    id = sql.Identifier("entity", "id")
    statement = sql.SQL(
        """
        SELECT id, content_hash FROM {} AS entity
        WHERE source = 'api' AND length(content_hash) = 16 AND coalesce(length(dump_hash), 0) = 0 AND id > %s
            AND {} AND {}
        ORDER BY id LIMIT {}
        """
    ).format(identifier(part.table), scope.within(kind, id), scope.heals(kind, id), sql.Literal(BATCH))
    last = -(2**63)
    hashes: dict[int, bytes]
    while hashes := dict(cursor.execute(statement, (last,)).fetchall()):
        last = max(hashes)
        for number, rows in _documents(cursor, part, list(hashes)).items():
            computed = Mapped.of(part, rows, datetime.now(UTC)).content_hash
            if computed != hashes[number] and _is_comparable(rows[part.table.name][0]):
                yield Finding("rows", Item(kind, number), str(part.table), computed.hex(), hashes[number].hex())


def _documents(cursor: Cursor, part: Part, ids: Sequence[int]) -> dict[int, Rows]:
    """Read the rows of some documents, without the fast numbers, derived columns computed from their sources."""
    documents: dict[int, Rows] = defaultdict(dict)
    for each in (part, *part.below):
        columns = each.columns[0]
        statement = sql.SQL("SELECT {} FROM {} WHERE {} = ANY(%s)").format(
            names(columns), identifier(each.table), sql.Identifier(columns[0])
        )
        for row in cursor.execute(statement, (list(ids),)).fetchall():
            documents[row[0]].setdefault(each.table.name, []).append(_derived(each, list(row)))
    return documents


def _derived(part: Part, row: Row) -> Row:
    for place, source, function in part.derivations:
        row[place] = None if row[source] is None else FUNCTIONS[function](row[source])
    return row


def _is_comparable(own: Row) -> bool:
    return not any(_has_other_form(value) for value in own if isinstance(value, dict))


def _has_other_form(value: Any) -> bool:
    """Tell whether a JSON value holds a number that PostgreSQL may give back in another form."""
    if isinstance(value, dict):
        return any(map(_has_other_form, value.values()))
    if isinstance(value, list):
        return any(map(_has_other_form, value))
    return isinstance(value, float) or (type(value) is int and abs(value) >= _LARGEST_EXACT)
