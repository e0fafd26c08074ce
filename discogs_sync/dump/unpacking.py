"""A dump's file, unpacked as it is read, and which kind of dump it is."""

import re
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard
from isal import igzip
from isal.igzip_lib import IsalError

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.prolog import encoding_of, match_prolog
from discogs_sync.dump.recoding import Recoded
from discogs_sync.errors import DumpFileError, UsageError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""Begins a frame of Zstandard that holds no data; pzstd writes it first."""

_OTHERS = (
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"LZIP", "lzip"),
    (b"\x04\x22\x4d\x18", "LZ4"),
    (b"\x1f\x9d", "compress"),
)
"""First bytes of packings that are not supported, and their names."""

_TAR = slice(257, 262)
"""Where a tar archive says `ustar`."""

_LARGEST_WINDOW = 128 << 20
"""Bytes that Zstandard may look back; the decompressor keeps as many in memory."""

_HEAD = 1 << 20
"""Bytes of XML within which the root has to begin."""


def kind_of(path: Path) -> Dump:
    """Tell from the first bytes of a file which kind of dump it is. Raises DumpFileError where it is none."""
    with unpacked(path) as (_, stream):
        head = stream.read(_HEAD)
    prolog = match_prolog(head)
    root = prolog["root"].decode("utf-8", "replace") if prolog else None
    dump = next((dump for dump in DUMPS.values() if dump.root == root), None)
    if dump is None:
        seen = f"its root is <{root}>, not" if root else "it does not begin with" if head else "it is empty, without"
        raise DumpFileError(f"{path} is not a dump of Discogs: {seen} <artists>, <labels>, <masters> or <releases>.")
    return dump


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[BinaryIO, BufferedIOBase]]:
    """Have a file open within the block, as it is and as a stream of its XML in UTF-8: plain, gzip or Zstandard.

    Raises UsageError where it cannot be read, and DumpFileError where it turns out to be damaged, cut short, or of a
    packing or encoding that is not supported.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read: {error.strerror}.") from error
    with file:
        try:
            encoding = _look_at(file)
            with _decompressed(file) as stream:
                yield file, Recoded(stream, encoding) if encoding else stream
        except EOFError:
            raise DumpFileError(f"{path} is cut short: its compressed data end early. Download it again.") from None
        except _Unsupported as error:
            raise DumpFileError(f"{path} {error}") from None
        except (OSError, zlib.error, zstandard.ZstdError, IsalError) as error:  # type: ignore[misc]  # its stub errs
            raise DumpFileError(f"{path} is damaged ({error}). Download it again.") from error


class _Unsupported(Exception):
    """A packing that is not supported; what is said behind the file's name."""


def _look_at(file: BinaryIO) -> str | None:
    """Return the encoding of a file's XML, None for UTF-8."""
    magic = file.read(_TAR.stop)
    packing = next((name for mark, name in _OTHERS if magic.startswith(mark)), None)
    if not packing:
        window = zstandard.get_frame_parameters(magic).window_size if magic.startswith(_ZSTANDARD) else 0
        if window > _LARGEST_WINDOW:
            raise _Unsupported(
                f"is packed by Zstandard with a window of {window >> 20:,} MiB, more than the limit of"
                f" {_LARGEST_WINDOW >> 20} MiB. Unpack it, or pack it again without --long."
            )
        file.seek(0)
        with _decompressed(file) as stream:
            head = stream.read(_TAR.stop + 1024)
        file.seek(0)
        packing = "tar" if head[_TAR] == b"ustar" else None
    if packing:
        raise _Unsupported(
            f"is packed in a way that is not supported ({packing}): gzip, Zstandard and plain XML are. Unpack it."
        )
    try:
        return encoding_of(head)
    except LookupError as error:
        raise _Unsupported(f"declares the encoding {error}, which is not supported. Convert it to UTF-8.") from error


class _GzipFile(igzip.IGzipFile):
    """A file of gzip that is unpacked where its bytes are wanted, as Python's own is from 3.14 on."""

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer as far as the file goes, with no copy between. Gives the number of bytes."""
        return self._buffer.readinto(buffer)


def _decompressed(file: BinaryIO) -> AbstractContextManager[BufferedIOBase]:
    """Give what a file holds, whether it is XML, gzip or Zstandard: its first bytes tell."""
    magic = file.read(4)
    file.seek(0)
    if magic.startswith(_GZIP):
        return _GzipFile(fileobj=file, mode="rb")  # type: ignore[no-untyped-call]  # isal leaves it untyped
    if magic == _ZSTANDARD or _SKIPPABLE.match(magic):
        decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        stream = decompressor.stream_reader(file, read_across_frames=True, closefd=False)
        return cast("AbstractContextManager[BufferedIOBase]", stream)
    return cast("AbstractContextManager[BufferedIOBase]", nullcontext(file))
