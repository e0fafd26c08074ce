"""What a later month changes: records are told apart by their hashes, and only those that differ are looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from discogs_sync.dump.chunk import Encoder
from discogs_sync.dump.compiled import Array
from discogs_sync.dump.layout import Dump
from discogs_sync.dump.records import Chunk
from discogs_sync.store import dumps
from discogs_sync.store.incoming import LASTING, TEMPORARY, Incoming
from discogs_sync.store.tables import Cursor

MOST_CHUNKS = 64
"""Chunks whose differences are written together, at most."""

MOST_BYTES = 16 << 20
"""Bytes of XML at which differences are written."""

_KNOWN = np.dtype([("id", ">i8"), ("hash", ">i8")])


class Merger:
    """Knows what is here, and the tables that records come in through: those that pass with a transaction, or last."""

    def __init__(self, dump: Dump, encoder: Encoder) -> None:
        self._table = dump.record.part.table
        own, *lists = (replace(each.shape, columns=encoder.columns(each)) for each in dump.record.tables())
        self.passing = Incoming(TEMPORARY, own, lists)
        self.staged = Incoming(LASTING, own, lists)

    def known(self, cursor: Cursor, ids: Array) -> Array:
        """Give the ids that are here, in their order, and the hashes of their records, as two columns."""
        wanted = ids[ids > 0].tolist()
        found = dumps.known_hashes(cursor, self._table, wanted) if wanted else b""
        return np.frombuffer(found, _KNOWN)

    def ids(self, cursor: Cursor, *, in_dumps: bool) -> Iterator[Array]:
        """Give the ids of entities that a dump had and that are not gone, or of those that none had, in parts."""
        for part in dumps.ids(cursor, self._table, in_dumps=in_dumps):
            yield np.frombuffer(part, ">i8").astype(np.int64)


def different_from(known: Array, chunk: Chunk) -> Array:
    """Compare a chunk's records with what is known: give the numbers of those that are new or differ."""
    if not len(known):
        return np.arange(len(chunk))
    places = np.minimum(np.searchsorted(known["id"].astype(np.int64), chunk.ids), len(known) - 1)
    same = (known["id"][places] == chunk.ids) & (known["hash"][places] == chunk.hashes)
    return np.flatnonzero(~same)


def is_enough(found: Sequence[Chunk]) -> bool:
    """Tell whether it is time to write what so many chunks have that differs."""
    return len(found) >= MOST_CHUNKS or sum(each.size for each in found) >= MOST_BYTES
