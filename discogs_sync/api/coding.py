"""Content codings of a reply (RFC 9110, 8.4.1): gzip and deflate are decoded up to a limit, others are named."""

import zlib

GZIP = {"gzip", "x-gzip"}
IDENTITY = {"", "identity"}

MOST_CODINGS = 3
"""Codings of one body."""

MOST_MEMBERS = 100
"""Members of one gzip file; servers send one."""

_GZIP_WINDOW = 16 + zlib.MAX_WBITS


class UnreadableBodyError(Exception):
    """A body cannot be decoded; the message is a phrase that names the coding."""


class TooLongError(Exception):
    """A body has more bytes than the limit once it is decoded."""


def codings(header: str | None) -> list[str]:
    """Return the codings that a Content-Encoding header names, in the order of their application."""
    names = (name.strip().lower() for name in (header or "").split(","))
    return [name for name in names if name not in IDENTITY]


def decode(received: bytes, header: str | None, limit: int) -> bytes:
    """Decode a body by its Content-Encoding header. Raises UnreadableBodyError, and TooLongError beyond the limit."""
    names = codings(header)
    if len(names) > MOST_CODINGS:
        raise UnreadableBodyError(f"a body in {len(names)} content codings")
    content = received
    for coding in reversed(names):
        content = _decode_one(content, coding, limit)
    if len(content) > limit:
        raise TooLongError
    return content


def is_plain_gzip(header: str | None) -> bool:
    """Return whether a body so coded is gzip, and nothing else."""
    names = codings(header)
    return len(names) == 1 and names[0] in GZIP


def _decode_one(content: bytes, coding: str, limit: int) -> bytes:
    try:
        if coding in GZIP:
            return _gunzip(content, limit)
        if coding == "deflate":
            return _inflate(content, limit)
    except (EOFError, zlib.error) as error:
        raise UnreadableBodyError(f"a body that is not {coding}") from error
    raise UnreadableBodyError(f"a body in the content coding {coding[:20]!r}, which was not asked for")


def _gunzip(content: bytes, limit: int) -> bytes:
    """Decompress the members of a gzip file; zeros may pad it."""
    parts: list[bytes] = []
    rest, length = content, 0
    while rest or not parts:
        if len(parts) == MOST_MEMBERS:
            raise UnreadableBodyError(f"a body of more than {MOST_MEMBERS} gzip members")
        part, rest = _decompress(rest, _GZIP_WINDOW, limit - length)
        length += len(part)
        parts.append(part)
        rest = rest.lstrip(b"\0")
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _inflate(content: bytes, limit: int) -> bytes:
    """Decompress deflate: zlib's format as the standard says, or the raw one that some servers send."""
    try:
        return _decompress(content, zlib.MAX_WBITS, limit)[0]
    except zlib.error:
        return _decompress(content, -zlib.MAX_WBITS, limit)[0]


def _decompress(content: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    """Decompress one stream; return it and what follows it. Raises EOFError for a stream that is cut short."""
    decoder = zlib.decompressobj(window)
    decoded = decoder.decompress(content, limit + 1)
    if len(decoded) > limit:
        raise TooLongError
    if not decoder.eof:
        raise EOFError
    return decoded, decoder.unused_data
