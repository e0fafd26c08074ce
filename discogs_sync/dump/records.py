"""A dump's file as chunks of whole records, read as a stream: nothing is unpacked to disk, and nothing read twice."""

import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BufferedIOBase
from itertools import pairwise
from pathlib import Path

import numpy as np

from discogs_sync.dump.cutting import LARGEST, Cutter
from discogs_sync.dump.document import find_id
from discogs_sync.dump.layout import Dump
from discogs_sync.dump.native.memory import Array, bytes_of
from discogs_sync.dump.native.scanner import find_hashes
from discogs_sync.dump.native.walker import UNSURE, find_ids
from discogs_sync.dump.unpacking import unpacked
from discogs_sync.errors import DumpFileError

CHUNK = 8 << 20
"""Bytes of XML that are read at once."""

END = b"</records>"
"""Sentinel behind what is read and behind the records of a chunk, so that scanners terminate."""


@dataclass(frozen=True)
class Chunk:
    """Whole records in their order; `read` is how far the file was read (bytes).

    `bounds` are where in `xml` each of them begins, and where the last one ends, which END follows. `places` are where
    in the XML of the file they begin, `ids` their ids, 0 for what has no usable one. All three are arrays of integers.
    `xml` is used again when the chunk is no more.
    """

    xml: bytes | bytearray
    bounds: Array
    places: Array
    ids: Array
    read: int = 0

    def __len__(self) -> int:
        """Give the number of records."""
        return len(self.places)

    @property
    def size(self) -> int:
        """Bytes of all records."""
        return int(self.bounds[-1] - self.bounds[0])

    @property
    def records(self) -> list[bytes]:
        """The bytes of each record."""
        return [bytes(self.xml[begin:end]) for begin, end in pairwise(self.bounds.tolist())]

    def record(self, number: int) -> bytes:
        """Give the bytes of one record."""
        return bytes(self.xml[self.bounds[number] : self.bounds[number + 1]])

    def only(self, numbers: Array) -> "Chunk":
        """Give a chunk of some of the records, in the order of their numbers."""
        if len(numbers) == len(self):
            return self
        view, begins, ends = memoryview(self.xml), self.bounds[numbers], self.bounds[numbers + 1]
        parts = [view[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
        xml = b"".join((*parts, END))
        return Chunk(xml, _ends(ends - begins), self.places[numbers], self.ids[numbers], self.read)

    @classmethod
    def joined(cls, chunks: Sequence["Chunk"]) -> "Chunk":
        """Give the records of chunks as one of them."""
        parts = [memoryview(each.xml)[each.bounds[0] : each.bounds[-1]] for each in chunks]
        sizes = np.concatenate([np.diff(each.bounds) for each in chunks])
        places = np.concatenate([each.places for each in chunks])
        ids = np.concatenate([each.ids for each in chunks])
        return cls(b"".join((*parts, END)), _ends(sizes), places, ids, chunks[-1].read)

    @cached_property
    def hashes(self) -> Array:
        """The hash of each record's bytes."""
        return find_hashes(bytes_of(self.xml), self.bounds)

    @property
    def hash(self) -> int:
        """The sum of the records' hashes, as a number of 64 bits."""
        return int(self.hashes.sum())


def _ends(sizes: Array) -> Array:
    """Give where records of some sizes begin that stand one behind the other, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes)))


NOTHING = Chunk(b"", np.zeros(1, np.int64), np.empty(0, np.int64), np.empty(0, np.int64))
"""No records."""


def chunks(path: Path, dump: Dump, size: int = CHUNK) -> Iterator[Chunk]:
    """Yield the records of a file in chunks of about `size` bytes; the same file always gives the same chunks.

    What is between records and is no comment is a piece of its own, without an id. Raises DumpFileError for a file
    that is damaged, cut short, or goes on behind the end of its root.
    """
    with unpacked(path) as (raw, stream):
        free: list[bytearray] = []
        cutter = Cutter(dump)
        buffer, begin, filled, offset = bytearray(size + len(END)), 0, 0, 0
        while cutter.excess is None and not cutter.is_closed:
            reached, full = _fill(stream, buffer, filled), len(buffer) - len(END)
            is_last, filled = reached == filled < full, reached
            buffer[filled : filled + len(END)] = END
            bounds = cutter.cut(buffer, begin, filled, is_last=is_last)
            begin = int(bounds[-1])
            if len(bounds) > 1:
                rest = buffer[begin:filled]
                chunk = _chunk(dump, buffer, bounds, offset, raw.tell(), free)
                buffer, filled, offset, begin = _another(free, len(buffer), rest), len(rest), offset + begin, 0
                yield chunk
            elif is_last or filled >= 2 * LARGEST:
                break
            elif filled == full:
                buffer.extend(bytes(size))
    if cutter.excess is not None:
        place = offset + begin + cutter.excess
        raise DumpFileError(f"{path} goes on behind </{dump.root}>, at byte {place:,} of its XML. Download it again.")
    if not cutter.is_closed:
        raise DumpFileError(f"{path} is cut short: it does not end with </{dump.root}>. Download it again.")


def _fill(stream: BufferedIOBase, buffer: bytearray, filled: int) -> int:
    """Read on behind what a buffer holds, until there is room for END only, or the stream ends. Gives what it holds."""
    full = len(buffer) - len(END)
    with memoryview(buffer) as view:
        while filled < full and (read := stream.readinto(view[filled:full])):
            filled += read
    return filled


def _chunk(dump: Dump, buffer: bytearray, bounds: Array, offset: int, read: int, free: list[bytearray]) -> Chunk:
    """Make a chunk of a buffer, whose first byte is at an offset of the file's XML; the buffer is free after it."""
    buffer[bounds[-1] : bounds[-1] + len(END)] = END
    chunk = Chunk(buffer, bounds, bounds[:-1] + offset, ids_of(dump, buffer, bounds), read)
    weakref.finalize(chunk, free.append, buffer).atexit = False
    return chunk


def ids_of(dump: Dump, xml: bytes | bytearray, bounds: Array) -> Array:
    """Return the id of each record, 0 for what has no usable one; END or other markup follows the last one."""
    is_attribute = dump.record.places["id"].startswith("@")
    ids = find_ids(bytes_of(xml), bounds, dump.kind, is_attribute=is_attribute)
    for number in np.flatnonzero(ids == UNSURE):
        ids[number] = find_id(dump, bytes(xml[bounds[number] : bounds[number + 1]]))
    return ids


def _another(free: list[bytearray], size: int, rest: bytearray) -> bytearray:
    """Give a buffer of a size (bytes), a free one where there is one, that begins with the rest of the one before.

    Memory that was used before comes without the cost of clearing it.
    """
    buffer = free.pop() if free else bytearray(size)
    if len(buffer) != size:
        buffer = bytearray(size)
    buffer[: len(rest)] = rest
    return buffer
