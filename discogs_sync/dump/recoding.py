"""A stream of XML in another encoding, as UTF-8."""

import codecs
from io import BufferedIOBase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 1 << 20
"""Bytes that are read at once."""

_NO_CHARACTER = "\udcff"
"""Stands for bytes that are no character; in UTF-8 it is the byte FF, which is no character either."""


class Recoded(BufferedIOBase):
    """What a stream holds in an encoding, as UTF-8. Bytes that are no character become the byte FF."""

    def __init__(self, stream: BufferedIOBase, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(_HANDLER)
        self._ready = memoryview(b"")
        self._is_read = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Read some bytes, or all."""
        parts, left = list[bytes](), size if size is not None and size >= 0 else None
        while left != 0 and self._fill():
            taken = bytes(self._ready[:left])
            self._ready = self._ready[len(taken) :]
            parts.append(taken)
            left = None if left is None else left - len(taken)
        return b"".join(parts)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill a buffer as far as there is something at once; return the number of bytes, 0 at the end."""
        view = memoryview(buffer)
        if not len(view) or not self._fill():
            return 0
        number = min(len(view), len(self._ready))
        view[:number] = self._ready[:number]
        self._ready = self._ready[number:]
        return number

    def _fill(self) -> bool:
        """Have something ready, and tell whether there is anything left."""
        while not self._ready and not self._is_read:
            block = self._stream.read(_BLOCK)
            self._is_read = not block
            text = self._decoder.decode(block, final=self._is_read)
            self._ready = memoryview(text.encode("utf-8", "surrogateescape"))
        return len(self._ready) > 0


_HANDLER = "discogs_sync.no_character"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _NO_CHARACTER, error.end


codecs.register_error(_HANDLER, _mark)
