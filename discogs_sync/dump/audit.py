"""Compare the rows that dumps brought with the hashes that they were written with."""

from collections.abc import Iterator, Sequence

import numpy as np

from discogs_sync.dump.layout import DUMPS, Dump, Element
from discogs_sync.dump.native.memory import Array, bytes_of
from discogs_sync.dump.native.program import LIST_HASH
from discogs_sync.dump.native.scanner import find_hashes
from discogs_sync.dump.records import END
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify.dumped import Dumped, copied_rows, dumped
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

_ID = slice(6, 14)
"""The bytes of the first column, which follow the number of columns and its length, in the binary form of COPY."""

_HASH = 4
"""Bytes of the hash of a list."""


def checks(cursor: Cursor, scope: Scope) -> Iterator[Iterator[Finding]]:
    """Find, for each kind of dump, the lists whose rows were lost or changed since a dump brought them."""
    return (_changed_lists(cursor, scope, dump) for dump in DUMPS.values())


def _changed_lists(cursor: Cursor, scope: Scope, dump: Dump) -> Iterator[Finding]:
    _, *lists = dump.record.tables()
    for batch in dumped(cursor, scope, dump.record.part.table, _HASH * len(lists)):
        for number, element in enumerate(lists):
            yield from _changed(cursor, dump.kind, element, batch, slice(_HASH * number, _HASH * (number + 1)))


def _changed(cursor: Cursor, kind: str, element: Element, batch: Sequence[Dumped], place: slice) -> Iterator[Finding]:
    """Compare one list of some entities; `place` is that of its hash among those of the entity.

    A list without an order, and pictures, keep rows of the API that say the same as the dump's in another form.
    """
    table = element.part.table
    has_other_form = element.unordered or table.name.endswith("_image")
    wanted = {each.id: each.hashes[place] for each in batch if each.untouched or not has_other_form}
    if not wanted:
        return
    filled = {*table.primary_key.columns.keys(), *element.shape.compared}
    rows = copied_rows(cursor, table, element.columns, frozenset(filled), list(wanted))
    here = _list_hashes(rows)
    for id, there in wanted.items():
        computed = here.get(id, 0).to_bytes(_HASH)
        if computed != there:
            yield Finding("rows", Item(kind, id), str(table), computed.hex(), there.hex())


def _list_hashes(rows: Sequence[bytes]) -> dict[int, int]:
    """Compute the hash of the rows of each entity, as the transcoder does; an entity without rows is left out."""
    if not rows:
        return {}
    hashes = find_hashes(bytes_of(b"".join(rows) + END), np.cumsum([0, *map(len, rows)]))
    ids, places = np.unique(np.frombuffer(b"".join(row[_ID] for row in rows), ">i8"), return_inverse=True)
    sums: Array = np.zeros(len(ids), np.int64)
    np.add.at(sums, places, hashes)
    return {int(id): int(total) & LIST_HASH for id, total in zip(ids, sums, strict=True)}
