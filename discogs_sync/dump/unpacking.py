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
from discogs_sync.errors import DumpFileError, UsageError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)\s*>")
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def kind_of(path: Path) -> Dump:
    """Tell from the first bytes of a file which kind of dump it is. Raises DumpFileError where it is none."""
    with unpacked(path) as (_, stream):
        head = stream.read(4096)
    root = _ROOT.match(head)
    dump = next((dump for dump in DUMPS.values() if root and root[1] == dump.root.encode()), None)
    if dump is None:
        raise DumpFileError(
            f"{path} is not a dump of Discogs: it begins with neither <artists>, <labels>, <masters> nor <releases>."
        )
    return dump


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[BinaryIO, BufferedIOBase]]:
    """Have a file open within the block, as it is and as a stream of the XML in it: plain, gzip or Zstandard.

    Raises UsageError where it cannot be read, and DumpFileError where it turns out to be damaged or cut short.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read: {error.strerror}.") from error
    with file, _decompressed(file) as stream:
        try:
            yield file, stream
        except EOFError:
            raise DumpFileError(f"{path} is cut short: its compressed data end early. Download it again.") from None
        except (OSError, zlib.error, zstandard.ZstdError, IsalError) as error:  # type: ignore[misc]  # its stub errs
            raise DumpFileError(f"{path} is damaged ({error}). Download it again.") from error


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
    if magic == _ZSTANDARD:
        return cast("AbstractContextManager[BufferedIOBase]", zstandard.ZstdDecompressor().stream_reader(file))
    return cast("AbstractContextManager[BufferedIOBase]", nullcontext(file))
