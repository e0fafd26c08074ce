"""A dump's file as chunks of whole records, read as a stream: nothing is unpacked to disk, and nothing read twice."""

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import BinaryIO, cast

from xxhash import xxh3_128_digest

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.errors import DumpFileError, UsageError

CHUNK = 8 << 20
"""Bytes of XML that are read at once."""

_WINDOW = 8_000
"""Bytes that are searched at once: Python's search within few bytes is twice as fast as that within many."""

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)\s*>")
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ID = re.compile(rb'<\w+ id="(\d{1,18})"|<id>(\d{1,18})</id>')


@dataclass(frozen=True)
class Chunk:
    """Whole records in their order; `read` tells how far the file is read (bytes).

    `xml` is a document of its own, with the root around the records; `bounds` are where in it each of them begins, and
    where the last one ends. `places` are where in the XML of the file they begin.
    """

    xml: bytes
    bounds: list[int]
    places: list[int]
    read: int = 0

    def __len__(self) -> int:
        """Give the number of records."""
        return len(self.places)

    @property
    def size(self) -> int:
        """Bytes of all records."""
        return self.bounds[-1] - self.bounds[0]

    @property
    def records(self) -> list[bytes]:
        """The bytes of each record."""
        return [self.xml[begin:end] for begin, end in pairwise(self.bounds)]

    def record(self, number: int) -> bytes:
        """Give the bytes of one record."""
        return self.xml[self.bounds[number] : self.bounds[number + 1]]

    def only(self, numbers: Sequence[int]) -> "Chunk":
        """Give a chunk of some of the records."""
        if len(numbers) == len(self):
            return self
        view, bounds = memoryview(self.xml), self.bounds
        wanted = [view[bounds[number] : bounds[number + 1]] for number in numbers]
        xml = b"".join((view[: bounds[0]], *wanted, view[bounds[-1] :]))
        ends = accumulate(map(len, wanted), initial=bounds[0])
        return Chunk(xml, list(ends), [self.places[number] for number in numbers], self.read)

    @classmethod
    def joined(cls, chunks: Sequence["Chunk"]) -> "Chunk":
        """Give the records of chunks as one of them."""
        first, *others = chunks
        view = memoryview(first.xml)
        parts, bounds = [view[: first.bounds[-1]]], list(first.bounds)
        for each in others:
            shift = bounds[-1] - each.bounds[0]
            parts.append(memoryview(each.xml)[each.bounds[0] : each.bounds[-1]])
            bounds += [bound + shift for bound in each.bounds[1:]]
        xml = b"".join((*parts, view[first.bounds[-1] :]))
        return cls(xml, bounds, [place for each in chunks for place in each.places], chunks[-1].read)

    @cached_property
    def ids(self) -> list[int]:
        """The id of each record, found without parsing it; 0 where it has none."""
        found = (_ID.search(self.xml, begin, end) for begin, end in pairwise(self.bounds))
        return [int(match[1] or match[2]) if match else 0 for match in found]

    @cached_property
    def hashes(self) -> list[bytes]:
        """The XXH3-128 of each record's bytes: what tells a changed record from an unchanged one."""
        view = memoryview(self.xml)
        return [xxh3_128_digest(view[begin:end]) for begin, end in pairwise(self.bounds)]


NOTHING = Chunk(b"", [0], [])
"""No records."""


def record_id(record: bytes) -> int | None:
    """Give the id of a record without parsing it; None where it has none."""
    found = _ID.search(record)
    return int(found[1] or found[2]) if found else None


def kind_of(path: Path) -> Dump:
    """Tell from the first bytes of a file which kind of dump it is. Raises DumpFileError where it is none."""
    with _raw(path) as raw, _decompressed(raw) as stream, _explained(path):
        head = stream.read(4096)
    root = _ROOT.match(head)
    dump = next((dump for dump in DUMPS.values() if root and root[1] == dump.root.encode()), None)
    if dump is None:
        raise DumpFileError(
            f"{path} is not a dump of Discogs: it begins with neither <artists>, <labels>, <masters> nor <releases>."
        )
    return dump


def chunks(path: Path, dump: Dump, size: int = CHUNK) -> Iterator[Chunk]:
    """Give the records of a file in chunks of about `size` bytes; the same file always gives the same chunks.

    Raises DumpFileError for a file that is damaged or cut short.
    """
    with _raw(path) as raw, _decompressed(raw) as stream, _explained(path):
        buffer, filled, offset = bytearray(size), 0, 0
        while (reached := _fill(stream, buffer, filled)) > filled:
            filled = reached
            starts = _starts(buffer, filled, dump.start)
            if len(starts) > 1:
                yield _chunk(dump, buffer, starts, offset, raw.tell())
                last = starts[-1]
                buffer[: filled - last] = buffer[last:filled]
                filled, offset = filled - last, offset + last
            elif filled == len(buffer):
                buffer.extend(bytes(size))
        closing = b"</%s>" % dump.root.encode()
        end = buffer.rfind(closing, 0, filled)
        if end < 0:
            raise DumpFileError(f"{path} is cut short: it does not end with {closing.decode()}. Download it again.")
        if starts := _starts(buffer, end, dump.start):
            yield _chunk(dump, buffer, [*starts, end], offset, raw.tell())


def _fill(stream: BinaryIO, buffer: bytearray, filled: int) -> int:
    """Read on behind what a buffer holds, until it is full or the stream ends. Gives what it holds then (bytes)."""
    with memoryview(buffer) as view:
        while filled < len(buffer) and (read := stream.readinto(view[filled:])):  # type: ignore[attr-defined]
            filled += read
    return filled


def _starts(buffer: bytearray, end: int, start: bytes) -> list[int]:
    """Give where records begin: mostly, but not always, that is a line's start."""
    found, at = [], 0
    while at < end:
        place = buffer.find(start, at, min(at + _WINDOW, end))
        if place < 0:
            at += _WINDOW - len(start) + 1
        else:
            found.append(place)
            at = place + len(start)
    return found


def _chunk(dump: Dump, buffer: bytearray, bounds: list[int], offset: int, read: int) -> Chunk:
    """Take records out of a buffer, whose first byte stands at an offset of the file's XML."""
    root = dump.root.encode()
    first, last = bounds[0], bounds[-1]
    xml = b"".join((b"<%s>" % root, memoryview(buffer)[first:last], b"</%s>" % root))
    shift = len(root) + 2 - first
    return Chunk(xml, [bound + shift for bound in bounds], [bound + offset for bound in bounds[:-1]], read)


def _raw(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read: {error.strerror}.") from error


def _decompressed(raw: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """Give what a file holds, whether it is XML, gzip or Zstandard: its first bytes tell."""
    magic = raw.read(4)
    raw.seek(0)
    if magic.startswith(_GZIP):
        from isal import igzip

        return cast("AbstractContextManager[BinaryIO]", igzip.GzipFile(fileobj=raw, mode="rb"))  # type: ignore[no-untyped-call]
    if magic == _ZSTANDARD:
        import zstandard

        return cast("AbstractContextManager[BinaryIO]", zstandard.ZstdDecompressor().stream_reader(raw))
    return cast("AbstractContextManager[BinaryIO]", nullcontext(raw))


class _explained(AbstractContextManager[None]):  # noqa: N801 (it reads as a function does)
    """Tells damage of a compressed file in a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        import zstandard

        if isinstance(error, EOFError):
            raise DumpFileError(f"{self._path} is cut short: its compressed data end early. Download it again.")
        if isinstance(error, (OSError, zlib.error, zstandard.ZstdError)) or type(error).__name__ == "IsalError":
            raise DumpFileError(f"{self._path} is damaged ({error}). Download it again.") from error
