"""Rows of lists as the dumps' loader hashes them: in the binary form of COPY, with the hashes that are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.store.tables import Cursor, identifier, type_name
from discogs_sync.store.verify.scope import Scope

BATCH = 10_000
"""Entities whose rows are read at a time."""

_HEADER, _TRAILER = 19, 2
"""Bytes of COPY's binary form before the first row and after the last."""


@dataclass(frozen=True)
class Dumped:
    """An entity whose lists are as a dump had them, with their hashes.

    One that is `untouched` has only rows of dumps: nothing was ever written over what the first one brought.
    """

    id: int
    hashes: bytes
    untouched: bool


def dumped(cursor: Cursor, scope: Scope, table: Table, size: int) -> Iterator[list[Dumped]]:
    """Read the entities whose hashes of lists, `size` bytes in all, are known and that are not gone; batch by batch."""
    statement = sql.SQL(
        """
        SELECT id, dump_list_hashes, source = 'dump' AND changed_at = first_seen_at FROM {} AS entity
        WHERE id > %s AND length(dump_hash) = 8 AND length(dump_list_hashes) = %s AND gone_at IS NULL AND {}
        ORDER BY id LIMIT {}
        """
    ).format(identifier(table), scope.within(table.name, sql.Identifier("entity", "id")), sql.Literal(BATCH))
    last = -(2**63)
    while rows := cursor.execute(statement, (last, size)).fetchall():
        last = rows[-1][0]
        yield [Dumped(*row) for row in rows]


def copied_rows(
    cursor: Cursor, table: Table, columns: Sequence[str], filled: frozenset[str], ids: Sequence[int]
) -> list[bytes]:
    """Read the rows of a list of some entities in the binary form of COPY; columns that are not `filled` are NULL."""
    owner = sql.Identifier(columns[0])
    values = sql.SQL(", ").join(
        sql.Identifier(name) if name in filled else sql.SQL("NULL::{}").format(type_name(table.columns[name].type))
        for name in columns
    )
    statement = sql.SQL("COPY (SELECT {} FROM {} WHERE {} = ANY({})) TO STDOUT (FORMAT binary)").format(
        values, identifier(table), owner, sql.Literal(list(ids))
    )
    with cursor.copy(statement) as copy:
        rows = [bytes(row) for row in copy]
    rows[0] = rows[0][_HEADER:]
    return [row for row in rows if len(row) > _TRAILER]
