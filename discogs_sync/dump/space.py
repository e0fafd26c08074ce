"""How much disk the load of a file may take in the database, at most."""

from pathlib import Path

import zstandard

PER_XML_BYTE = 1.6
"""Bytes on disk for a byte of XML: tables and indexes, and meanwhile the log and sorting."""

GZIP_RATIO, ZSTANDARD_RATIO = 6.25, 8.0
"""Bytes of XML for a byte of a compressed file, at most."""

LATER_SHARE = 0.1
"""Share of a first load's disk that a later month takes."""


def first_load_bytes(path: Path) -> int:
    """Return the bytes of disk that the first load of a file takes, at most."""
    return int(xml_bytes(path) * PER_XML_BYTE)


def xml_bytes(path: Path) -> int:
    """Return the bytes of XML in a file: as its head says, or estimated from its size."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(18)  # the longest header of a frame of Zstandard
    if head.startswith(b"\x1f\x8b"):
        return int(size * GZIP_RATIO)
    if head.startswith(zstandard.FRAME_HEADER):
        return max(int(size * ZSTANDARD_RATIO), _content_size(head))
    return size


def _content_size(head: bytes) -> int:
    """Return the size of the content that a frame of Zstandard gives; 0 where it gives none."""
    try:
        size = zstandard.get_frame_parameters(head).content_size
    except zstandard.ZstdError:
        return 0
    return size if size < zstandard.CONTENTSIZE_ERROR else 0
