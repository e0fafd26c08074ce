"""A dump's file as chunks of whole records, read as a stream: nothing is unpacked to disk, and nothing read twice."""

import weakref
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BufferedIOBase
from itertools import pairwise
from pathlib import Path

import numpy as np

from discogs_sync.dump import limits
from discogs_sync.dump.cutting import Cutter
from discogs_sync.dump.document import find_id
from discogs_sync.dump.layout import Dump
from discogs_sync.dump.limits import PROLOG_BYTES, RECORD_BYTES, RECORD_ENTRIES, RECORD_LEVELS, SMALLEST_ENTRY
from discogs_sync.dump.native.memory import Array, bytes_of
from discogs_sync.dump.native.scanner import find_hashes
from discogs_sync.dump.native.skimmer import measure
from discogs_sync.dump.native.walker import UNSURE, find_ids
from discogs_sync.dump.skipping import KEPT, Skipper
from discogs_sync.dump.unpacking import unpacked
from discogs_sync.errors import DumpFileError

CHUNK = 8 << 20
"""Bytes of XML that are read at once."""

HEAD = 4096
"""Bytes that are kept of a record that is too long, to read its id."""

END = b"</records>"
"""Sentinel behind what is read and behind the records of a chunk, so that scanners terminate."""


@dataclass(frozen=True)
class Chunk:
    """Whole records in their order; `read` is how far the file was read (bytes).

    `bounds` are where in `xml` each of them begins, and where the last one ends, which END follows. `places` are where
    in the XML of the file they begin, `ids` their ids, 0 for what has no usable one. All three are arrays of integers.
    `refused` tells of records beyond a limit, by their numbers, why; of one that is too long only the beginning is
    here. `xml` is used again when the chunk is no more.
    """

    xml: bytes | bytearray
    bounds: Array
    places: Array
    ids: Array
    read: int = 0
    refused: Mapping[int, str] = field(default_factory=dict)

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


def chunks(path: Path, dump: Dump, size: int = CHUNK, *, check: Callable[[], None] = lambda: None) -> Iterator[Chunk]:
    """Yield the records of a file in chunks of about `size` bytes; the same file always gives the same chunks.

    What is between records and is no comment is a piece of its own, without an id. Whatever is longer than a record may
    be is a chunk of its own. `check` is called between reads, and may raise. Raises DumpFileError for a file that is
    damaged, cut short, or goes on behind the end of its root.
    """
    with unpacked(path) as (raw, stream):
        free: list[bytearray] = []
        cutter = Cutter(dump)
        buffer, begin, filled, offset = bytearray(size + len(END)), 0, 0, 0
        while cutter.excess is None and not cutter.is_closed:
            check()
            reached, full = _fill(stream, buffer, filled), len(buffer) - len(END)
            is_last, filled = reached == filled < full, reached
            buffer[filled : filled + len(END)] = END
            bounds = cutter.cut(buffer, begin, filled, is_last=is_last)
            begin = int(bounds[-1])
            if len(bounds) > 1:
                rest = buffer[begin:filled]
                chunk = _chunk(dump, buffer, bounds, offset, raw.tell(), free)
                buffer, filled, offset, begin = _another(free, size, rest), len(rest), offset + begin, 0
                yield chunk
            elif cutter.is_oversized:
                head, first = bytes(buffer[begin : begin + HEAD]), offset + begin
                moved, end, filled = _skip(stream, buffer, begin, filled, cutter, check)
                yield _oversized(dump, head, first, offset + moved + end - first, raw.tell())
                rest = buffer[end:filled]
                buffer, filled, offset, begin = _another(free, size, rest), len(rest), offset + moved + end, 0
            elif cutter.is_before_root and filled > PROLOG_BYTES:
                raise DumpFileError(
                    f"{path} is not a dump of Discogs: <{dump.root}> does not begin within the first"
                    f" {PROLOG_BYTES:,} bytes of its XML."
                )
            elif is_last:
                break
            elif begin > 0:  # blanks and comments
                rest = buffer[begin:filled]
                buffer, filled, offset, begin = _another([buffer], size, rest), len(rest), offset + begin, 0
            elif filled == full:
                buffer.extend(bytes(size))
    if cutter.excess is not None:
        place = offset + begin + cutter.excess
        raise DumpFileError(f"{path} goes on behind </{dump.root}>, at byte {place:,} of its XML. Download it again.")
    if not cutter.is_closed:
        raise DumpFileError(f"{path} is cut short: it does not end with </{dump.root}>. Download it again.")


def _skip(
    stream: BufferedIOBase, buffer: bytearray, begin: int, filled: int, cutter: Cutter, check: Callable[[], None]
) -> tuple[int, int, int]:
    """Read past the piece that begins at a place of a buffer.

    Return the bytes that the buffer lost at its beginning, and where in it the piece ends and the XML.
    """
    skipper = Skipper(cutter.dump)
    moved, new = 0, begin
    while (end := skipper.follow(buffer, begin, new, filled)) is None:
        check()
        lost = max(0, filled - KEPT)
        moved += lost
        skipper.move(lost)
        buffer[: filled - lost] = buffer[lost:filled]
        begin, new = 0, filled - lost
        filled = _fill(stream, buffer, new)
        if filled == new:
            root_end = cutter.last_root_end(buffer, 0, filled)
            return moved, filled if root_end is None else root_end, filled
    return moved, end, filled


def _oversized(dump: Dump, head: bytes, place: int, size: int, read: int) -> Chunk:
    """Return a chunk of a record that is too long, of which only the first bytes are here."""
    bounds = np.array([0, len(head)])
    reason = limits.exceeding(_thing(dump, head, 0), size, "bytes", RECORD_BYTES)
    refused = {0: reason}
    return Chunk(head + END, bounds, np.array([place]), ids_of(dump, head + END, bounds, refused), read, refused)


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
    refused = _refused(dump, buffer, bounds)
    ids = ids_of(dump, buffer, bounds, refused)
    chunk = Chunk(buffer, bounds, bounds[:-1] + offset, ids, read, refused)
    weakref.finalize(chunk, free.append, buffer).atexit = False
    return chunk


def _refused(dump: Dump, xml: bytearray, bounds: Array) -> dict[int, str]:
    """Return why records are refused that are beyond a limit, by their numbers."""
    refused = {}
    for number in np.flatnonzero(np.diff(bounds) > RECORD_ENTRIES * SMALLEST_ENTRY).tolist():
        begin, end = int(bounds[number]), int(bounds[number + 1])
        size, entries, deepest = measure(np.frombuffer(xml, np.uint8), begin, end, RECORD_LEVELS)
        for value, unit, limit in (
            (size, "bytes", RECORD_BYTES),
            (deepest, "levels of elements", RECORD_LEVELS),
            (entries, "elements and attributes", RECORD_ENTRIES),
        ):
            if value > limit:
                refused[number] = limits.exceeding(_thing(dump, xml, begin), value, unit, limit)
                break
    return refused


def _thing(dump: Dump, xml: bytes | bytearray, at: int) -> str:
    is_record = xml.startswith(f"<{dump.kind}".encode(), at)
    return "The record" if is_record else "Content between the records"


def ids_of(dump: Dump, xml: bytes | bytearray, bounds: Array, refused: Collection[int] = ()) -> Array:
    """Return the id of each record, 0 for what has no usable one; END or other markup follows the last one.

    Records of the numbers `refused` are too large to be parsed for an id that is written in an unusual way.
    """
    is_attribute = dump.record.places["id"].startswith("@")
    ids = find_ids(bytes_of(xml), bounds, dump.kind, is_attribute=is_attribute)
    for number in np.flatnonzero(ids == UNSURE).tolist():
        record = b"" if number in refused else bytes(xml[bounds[number] : bounds[number + 1]])
        ids[number] = find_id(dump, record)
    return ids


def _another(free: list[bytearray], size: int, rest: bytearray) -> bytearray:
    """Return a buffer for so many bytes, a free one where there is one, that begins with the rest of the one before.

    Memory that was used before comes without the cost of clearing it.
    """
    size = max(size, len(rest)) + len(END)
    buffer = free.pop() if free else bytearray(size)
    if len(buffer) != size:
        buffer = bytearray(size)
    buffer[: len(rest)] = rest
    return buffer
