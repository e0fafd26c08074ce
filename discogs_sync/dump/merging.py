"""What a later month changes: records are told apart by their hashes, and only those that differ are looked at."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from discogs_sync.dump.chunk import Encoder
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.layout import Dump
from discogs_sync.dump.limits import NOTED_RECORDS, PENDING_CHUNKS
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.records import Chunk
from discogs_sync.dump.works import Work
from discogs_sync.store import dumps
from discogs_sync.store.incoming import LASTING, TEMPORARY, Incoming
from discogs_sync.store.tables import Cursor

MOST_BYTES = 16 << 20
"""Bytes of XML at which differences are written."""

ASKED = 50_000
"""Ids that are asked for at once, about: those of a chunk, and of some that follow it."""

_ANSWERS = 2
"""Answers that are kept: threads may be at the end of one, and at the beginning of the next."""

_KNOWN = np.dtype([("id", np.int64), ("hash", np.int64)])

_WIDEST = 20
"""Ids of a range, for each record of a chunk, at which the range is too wide to be asked for."""

_LAST = 2**63 - 1

Ask = Callable[[range | list[int]], bytes]
"""Gives of some ids what `dumps.known_hashes` does."""


class Known:
    """The ids and hashes of the records that earlier dumps had and that are not gone; threads share it.

    They are asked for range by range, ahead of the chunks. What is `here` is noted from the answers.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._ranges: list[range] = []
        self._answers: deque[tuple[range, Array]] = deque(maxlen=_ANSWERS)
        self._next = 1
        self.here = Ids()

    def hashes(self, ids: Array) -> Array:
        """Give which of a chunk's ids are here, others among them, and the hashes of their records.

        Two columns, in the order of the ids.
        """
        wanted = ids[ids > 0]
        if not len(wanted):
            return np.empty(0, _KNOWN)
        first, last = int(wanted.min()), int(wanted.max())
        with self._lock:
            for asked, answer in self._answers:
                if first in asked and last in asked:
                    return answer
            ahead = self._range_of(first, last, len(wanted))
            answer = np.frombuffer(self._ask(ahead or wanted.tolist()), _KNOWN.newbyteorder(">")).astype(_KNOWN)
            self.here.add(answer["id"])
            if ahead:
                self._ranges.append(ahead)
                self._answers.append((ahead, answer))
                self._next = max(self._next, ahead.stop)
            return answer

    def _range_of(self, first: int, last: int, number: int) -> range | None:
        """Give a range to ask for that holds a number of ids, those that follow, and those from the range before on.

        None if it is too wide. The ids of a dump ascend, so that all ids have been asked for in the end.
        """
        for begin in (min(first, self._next), first):
            width = last + 1 - begin
            if width <= _WIDEST * number:
                return range(begin, min(last + 1 + width * (ASKED // number), _LAST))
        return None

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

    def __init__(self, dump: Dump, encoder: Encoder, ask: Ask) -> None:
        self._table = dump.record.part.table
        own, *lists = (replace(each.shape, columns=encoder.columns(each)) for each in dump.record.tables())
        self._encoder = encoder
        self.passing = Incoming(TEMPORARY, own, lists)
        self.staged = Incoming(LASTING, own, lists)
        self._known = Known(ask)

    def changed(self, chunk: Chunk) -> Array:
        """Give the numbers of those of a chunk's records that are new or differ from what is here."""
        return different_from(self._known.hashes(chunk.ids), chunk)

    def known_lists(self, cursor: Cursor, ids: Array) -> Array:
        """Give the hashes of the lists of entities as `Encoder.encode` takes them; they stay so in the transaction."""
        hashes = self._encoder.no_lists(len(ids))
        form = np.dtype([("id", np.int64), ("hashes", np.uint32, hashes.shape[1])])
        answer = dumps.list_hashes(cursor, self._table, ids.tolist(), form["hashes"].itemsize)
        found = np.frombuffer(answer, form.newbyteorder(">")).astype(form)
        places, is_known = _places(found, ids)
        hashes[is_known] = found["hashes"][places[is_known]]
        return hashes

    def all_here(self, cursor: Cursor) -> Ids:
        """Give the ids of all entities that earlier dumps had and that are not gone."""
        for gap in self._known.gaps():
            for part in dumps.ids(cursor, self._table, gap, in_dumps=True):
                self._known.here.add(_array(part))
        return self._known.here

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
    places = np.minimum(np.searchsorted(found["id"], ids), len(found) - 1)
    return places, found["id"][places] == ids


def is_enough(found: Sequence[Work]) -> bool:
    """Return whether it is time to write what so many chunks have that differs."""
    return (
        len(found) >= PENDING_CHUNKS
        or sum(each.chunk.size for each in found) >= MOST_BYTES
        or sum(len(each.bad) for each in found) >= NOTED_RECORDS
    )
