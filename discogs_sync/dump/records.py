"""A dump's file as chunks of whole records, read as a stream: nothing is unpacked to disk, and nothing read twice."""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import xxhash

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.errors import DumpFileError, UsageError

CHUNK = 16 << 20
"""Bytes of XML that are read at once: smaller chunks cost the server more."""

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)\s*>")
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ID = re.compile(rb'<\w+ id="(\d{1,18})"|<id>(\d{1,18})</id>')


@dataclass(frozen=True)
class Chunk:
    """Whole records in their order, where in the XML the first of them begins, and how far the file is read (bytes)."""

    offset: int
    records: list[bytes]
    read: int = 0

    @property
    def size(self) -> int:
        """Bytes of all records."""
        return sum(map(len, self.records))


def hashes(records: Iterable[bytes]) -> list[bytes]:
    """Give the XXH3-128 of each record's bytes: what tells a changed record from an unchanged one."""
    return [xxhash.xxh3_128_digest(record) for record in records]


def record_id(record: bytes) -> int | None:
    """Give the id of a record without parsing it; None where it has none."""
    found = _ID.search(record, 0, 100_000)
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
    end = b"</%s>" % dump.root.encode()
    with _raw(path) as raw, _decompressed(raw) as stream, _explained(path):
        rest, offset = b"", 0
        while data := stream.read(size):
            head, *records = (rest + data).split(dump.start)
            if not records:
                rest = head
                continue
            offset += len(head)
            rest = dump.start + records.pop()
            if records:
                chunk = Chunk(offset, [dump.start + record for record in records], raw.tell())
                yield chunk
                offset += chunk.size
        last, found, _ = rest.rpartition(end)
        if not found:
            raise DumpFileError(f"{path} is cut short: it does not end with {end.decode()}. Download it again.")
        if last.startswith(dump.start):
            yield Chunk(offset, [last], raw.tell())


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
