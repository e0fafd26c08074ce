"""What a later month changes: records are told apart by their hashes, and only those that differ are looked at."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from discogs_sync.dump.chunk import Encoder
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.layout import Dump
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.records import Chunk
from discogs_sync.store import dumps
from discogs_sync.store.incoming import LASTING, TEMPORARY, Incoming
from discogs_sync.store.tables import Cursor

MOST_CHUNKS = 256
"""Chunks whose differences are written together, at most."""

MOST_BYTES = 16 << 20
"""Bytes of XML at which differences are written."""

_KNOWN = np.dtype([("id", ">i8"), ("hash", ">i8")])

_WIDEST = 20
"""Ids of a range, for each record of a chunk, at which the range is too wide to be asked for."""

_LAST = 2**63 - 1


class Asked:
    """What was asked for of the ids that are here, chunk by chunk, and what the answers were; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ranges: list[range] = []
        self._next = 1
        self.here = Ids()

    def range_of(self, ids: Array) -> range | None:
        """Give a range to ask for that holds the ids of a chunk, and those from the chunk before on: None if too wide.

        The ids of a dump ascend, so that all ids have been asked for in the end.
        """
        first, last = int(ids.min()), int(ids.max())
        with self._lock:
            for begin in (min(first, self._next), first):
                if last - begin < _WIDEST * len(ids):
                    self._ranges.append(range(begin, last + 1))
                    self._next = last + 1
                    return self._ranges[-1]
        return None

    def note(self, ids: Array) -> None:
        """Note the ids of an answer: entities that an earlier dump had and that are not gone."""
        with self._lock:
            self.here.add(ids)

    def gaps(self) -> Iterator[range]:
        """Give the ranges that were not asked for."""
        begin = 1
        for asked in sorted(self._ranges, key=lambda each: each.start):
            if asked.start > begin:
                yield range(begin, asked.start)
            begin = max(begin, asked.stop)
        yield range(begin, _LAST)


class Merger:
    """Knows what is here, and the tables that records come in through: those that pass with a transaction, or last."""

    def __init__(self, dump: Dump, encoder: Encoder) -> None:
        self._table = dump.record.part.table
        own, *lists = (replace(each.shape, columns=encoder.columns(each)) for each in dump.record.tables())
        self._encoder = encoder
        self.passing = Incoming(TEMPORARY, own, lists)
        self.staged = Incoming(LASTING, own, lists)
        self._asked = Asked()

    def known(self, cursor: Cursor, ids: Array) -> Array:
        """Give which of the ids an earlier dump had, others maybe among them, and the hashes of their records.

        Two columns, in the order of the ids.
        """
        wanted = ids[ids > 0]
        if not len(wanted):
            return np.empty(0, _KNOWN)
        found = dumps.known_hashes(cursor, self._table, self._asked.range_of(wanted) or wanted.tolist())
        known = np.frombuffer(found, _KNOWN)
        self._asked.note(known["id"].astype(np.int64))
        return known

    def known_lists(self, cursor: Cursor, ids: Array) -> Array:
        """Give the hashes of the lists of entities as `Encoder.encode` takes them; they stay so in the transaction."""
        hashes = self._encoder.no_lists(len(ids))
        form = np.dtype([("id", ">i8"), ("hashes", ">u4", hashes.shape[1])])
        size = form["hashes"].itemsize
        found = np.frombuffer(dumps.list_hashes(cursor, self._table, ids.tolist(), size), form)
        places, is_known = _places(found, ids)
        hashes[is_known] = found["hashes"][places[is_known]]
        return hashes

    def all_here(self, cursor: Cursor) -> Ids:
        """Give the ids of all entities that earlier dumps had and that are not gone."""
        for gap in self._asked.gaps():
            for part in dumps.ids(cursor, self._table, gap, in_dumps=True):
                self._asked.note(_array(part))
        return self._asked.here

    def in_no_dump(self, cursor: Cursor) -> Ids:
        """Give the ids of entities that no dump had."""
        found = Ids()
        for part in dumps.ids(cursor, self._table, range(1, _LAST), in_dumps=False):
            found.add(_array(part))
        return found


def _array(ids: bytes) -> Array:
    return np.frombuffer(ids, ">i8").astype(np.int64)


def different_from(known: Array, chunk: Chunk) -> Array:
    """Compare a chunk's records with what is known: give the numbers of those that are new or differ."""
    places, is_known = _places(known, chunk.ids)
    is_known[is_known] = known["hash"][places[is_known]] == chunk.hashes[is_known]
    return np.flatnonzero(~is_known)


def _places(found: Array, ids: Array) -> tuple[Array, Array]:
    """Give at which place of what was found, in the order of its ids, each id stands, and whether it does."""
    if not len(found):
        return np.zeros(len(ids), np.int64), np.zeros(len(ids), bool)
    places = np.minimum(np.searchsorted(found["id"].astype(np.int64), ids), len(found) - 1)
    return places, found["id"][places] == ids


def is_enough(found: Sequence[Chunk]) -> bool:
    """Tell whether it is time to write what so many chunks have that differs."""
    return len(found) >= MOST_CHUNKS or sum(each.size for each in found) >= MOST_BYTES
