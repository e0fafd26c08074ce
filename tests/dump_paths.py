"""Dump records through the fast path and the slow path, and the rows that both write."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np

from discogs_sync.dump.chunk import Encoded, Encoder, Origin
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.records import END, Chunk


def chunk_of(kind: str, *found: bytes) -> Chunk:
    """Return a chunk of some records."""
    bounds = np.cumsum([0, *map(len, found)])
    return Chunk(b"".join((*found, END)), bounds, bounds[:-1])


def encoder_of(kind: str) -> Encoder:
    """Return an encoder of a kind of dump, always with the same lineage."""
    return Encoder(DUMPS[kind], Origin(datetime(2026, 10, 1, tzinfo=UTC), 1))


def rows_of(encoded: Encoded) -> dict[str, list[tuple[bytes | None, ...]]]:
    """Return the rows of COPY by table, sorted, each as its fields; None is NULL."""
    return {name: sorted(fields_of(b"".join(data)), key=repr) for name, data in encoded.data.items()}


def fields_of(data: bytes) -> Iterator[tuple[bytes | None, ...]]:
    """Yield the fields of each row of binary COPY; None is NULL."""
    at = 0
    while at < len(data):
        (width,) = struct.unpack_from(">h", data, at)
        at, row = at + 2, list[bytes | None]()
        for _ in range(width):
            (length,) = struct.unpack_from(">i", data, at)
            at += 4
            row.append(None if length < 0 else data[at : at + length])
            at += max(length, 0)
        yield tuple(row)


def both_paths(kind: str, found: bytes, known: Array | None = None) -> tuple[Encoded | None, Encoded]:
    """Encode a record on the fast path, None where that leaves it alone, and on the slow path.

    `known` are the hashes of the record's lists that the mirror has.
    """
    encoder, chunk, fast, slow = encoder_of(kind), chunk_of(kind, found), Encoded(), Encoded()
    known = encoder.no_lists(1) if known is None else known[np.newaxis]
    is_odd = encoder.add_fast(fast, chunk, known) != []
    encoder.add_slowly(slow, chunk, 0, known[0])
    return None if is_odd else fast, slow
