"""A dump's file as chunks of whole records, read as a stream: nothing is unpacked to disk, and nothing read twice."""

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from discogs_sync.dump.compiled import Array, bytes_of
from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.scanner import find_hashes, find_ids, find_starts
from discogs_sync.errors import DumpFileError, UsageError

CHUNK = 8 << 20
"""Bytes of XML that are read at once."""

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)\s*>")
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True)
class Chunk:
    """Whole records in their order; `read` tells how far the file is read (bytes).

    `xml` is a document of its own, with the root around the records; `bounds` are where in it each of them begins, and
    where the last one ends. `places` are where in the XML of the file they begin. Both are arrays of integers.
    """

    xml: bytes
    bounds: Array
    places: Array
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
        return [self.xml[begin:end] for begin, end in pairwise(self.bounds.tolist())]

    def record(self, number: int) -> bytes:
        """Give the bytes of one record."""
        return self.xml[self.bounds[number] : self.bounds[number + 1]]

    def only(self, numbers: Array) -> "Chunk":
        """Give a chunk of some of the records, in the order of their numbers."""
        if len(numbers) == len(self):
            return self
        view, first, last = memoryview(self.xml), self.bounds[0], self.bounds[-1]
        begins, ends = self.bounds[numbers], self.bounds[numbers + 1]
        wanted = (view[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True))
        xml = b"".join((view[:first], *wanted, view[last:]))
        return Chunk(xml, np.concatenate(([first], first + np.cumsum(ends - begins))), self.places[numbers], self.read)

    @classmethod
    def joined(cls, chunks: Sequence["Chunk"]) -> "Chunk":
        """Give the records of chunks as one of them."""
        first = chunks[0].bounds[0]
        sizes = [np.diff(each.bounds) for each in chunks]
        parts = (memoryview(each.xml)[each.bounds[0] : each.bounds[-1]] for each in chunks)
        view = memoryview(chunks[0].xml)
        xml = b"".join((view[:first], *parts, view[chunks[0].bounds[-1] :]))
        bounds = np.concatenate(([first], first + np.cumsum(np.concatenate(sizes))))
        return cls(xml, bounds, np.concatenate([each.places for each in chunks]), chunks[-1].read)

    @cached_property
    def ids(self) -> Array:
        """The id of each record, 0 where it has none."""
        return find_ids(bytes_of(np.frombuffer(self.xml, np.uint8)), self.bounds)

    @cached_property
    def hashes(self) -> Array:
        """The hash of each record's bytes."""
        return find_hashes(bytes_of(np.frombuffer(self.xml, np.uint8)), self.bounds)


NOTHING = Chunk(b"", np.zeros(1, np.int64), np.empty(0, np.int64))
"""No records."""


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
            starts = _starts(buffer, filled, dump)
            if len(starts) > 1:
                yield _chunk(dump, buffer, starts, offset, raw.tell())
                last = int(starts[-1])
                buffer[: filled - last] = buffer[last:filled]
                filled, offset = filled - last, offset + last
            elif filled == len(buffer):
                buffer.extend(bytes(size))
        closing = b"</%s>" % dump.root.encode()
        end = buffer.rfind(closing, 0, filled)
        if end < 0:
            raise DumpFileError(f"{path} is cut short: it does not end with {closing.decode()}. Download it again.")
        starts = _starts(buffer, end, dump)
        if len(starts):
            yield _chunk(dump, buffer, np.append(starts, end), offset, raw.tell())


def _fill(stream: BinaryIO, buffer: bytearray, filled: int) -> int:
    """Read on behind what a buffer holds, until it is full or the stream ends. Gives what it holds then (bytes)."""
    with memoryview(buffer) as view:
        while filled < len(buffer) and (read := stream.readinto(view[filled:])):  # type: ignore[attr-defined]
            filled += read
    return filled


def _starts(buffer: bytearray, end: int, dump: Dump) -> Array:
    return find_starts(np.frombuffer(buffer, np.uint8)[:end], dump.start)


def _chunk(dump: Dump, buffer: bytearray, bounds: Array, offset: int, read: int) -> Chunk:
    """Take records out of a buffer, whose first byte stands at an offset of the file's XML."""
    root = dump.root.encode()
    first, last = bounds[0], bounds[-1]
    xml = b"".join((b"<%s>" % root, memoryview(buffer)[first:last], b"</%s>" % root))
    return Chunk(xml, bounds + (len(root) + 2 - first), bounds[:-1] + offset, read)


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
