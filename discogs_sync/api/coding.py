"""Content codings of a reply (RFC 9110, 8.4.1): gzip and deflate are decoded, others are named."""

import gzip
import zlib

GZIP = {"gzip", "x-gzip"}
IDENTITY = {"", "identity"}


class UnreadableBodyError(Exception):
    """A body cannot be decoded; the message is a phrase that names the coding."""


def codings(header: str | None) -> list[str]:
    """Return the codings that a Content-Encoding header names, in the order of their application."""
    names = (name.strip().lower() for name in (header or "").split(","))
    return [name for name in names if name not in IDENTITY]


def decode(received: bytes, header: str | None) -> bytes:
    """Decode a body by its Content-Encoding header. Raises UnreadableBodyError."""
    content = received
    for coding in reversed(codings(header)):
        content = _decode_one(content, coding)
    return content


def is_plain_gzip(header: str | None) -> bool:
    """Return whether a body so coded is gzip, and nothing else."""
    names = codings(header)
    return len(names) == 1 and names[0] in GZIP


def _decode_one(content: bytes, coding: str) -> bytes:
    try:
        if coding in GZIP:
            return gzip.decompress(content)
        if coding == "deflate":
            return _inflate(content)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableBodyError(f"a body that is not {coding}") from error
    raise UnreadableBodyError(f"a body in the content coding {coding[:20]!r}, which was not asked for")


def _inflate(content: bytes) -> bytes:
    """Decompress deflate: zlib's format as the standard says, or the raw one that some servers send."""
    try:
        return zlib.decompress(content)
    except zlib.error:
        return zlib.decompress(content, -zlib.MAX_WBITS)
