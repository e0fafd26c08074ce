"""Dump records through the fast path and the slow path, and the rows that both write."""

import json
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import ARRAY, Boolean, Integer, String
from sqlalchemy.dialects.postgresql import JSONB

from discogs_sync.dump.chunk import Encoded, Encoder, Origin
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.records import CHUNK, END, Chunk, chunks, ids_of
from discogs_sync.dump.unpacking import kind_of


def chunk_of(kind: str, *found: bytes) -> Chunk:
    """Return a chunk of some records."""
    xml, bounds = b"".join((*found, END)), np.cumsum([0, *map(len, found)])
    return Chunk(xml, bounds, bounds[:-1], ids_of(DUMPS[kind], xml, bounds))


def pieces_of(path: Path, size: int = CHUNK) -> list[tuple[int, int, bytes]]:
    """Return the place, id and bytes of each piece of a dump's file."""
    found = chunks(path, kind_of(path), size)
    return [
        each for chunk in found for each in zip(chunk.places.tolist(), chunk.ids.tolist(), chunk.records, strict=True)
    ]


def encoded_file(path: Path, size: int = CHUNK) -> Encoded:
    """Return what the records of a dump's file become."""
    dump, total = kind_of(path), Encoded()
    for chunk in chunks(path, dump, size):
        total.add(encoder_of(dump.kind).encode(chunk))
    return total


def columns_of(kind: str, encoded: Encoded, *names: str) -> list[tuple[Any, ...]]:
    """Return columns of the entities' own rows, as Python has them; None is NULL."""
    found = values_of(kind, encoded)[DUMPS[kind].record.part.table.name]
    return sorted(tuple(row[name] for name in names) for row in found)


def values_of(kind: str, encoded: Encoded) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table by column, texts, numbers, truth values, arrays and JSON as Python has them."""
    tables = {}
    for element in DUMPS[kind].record.tables():
        table, order = element.part.table, encoder_of(kind).columns(element)
        rows = fields_of(b"".join(encoded.data.get(table.name, [])))
        tables[table.name] = [
            {name: _value(table.columns[name].type, field) for name, field in zip(order, row, strict=True)}
            for row in rows
        ]
    return tables


def _value(type_: Any, field: bytes | None) -> Any:
    if field is None:
        return None
    match type_:
        case Integer():
            return int.from_bytes(field, signed=True)
        case Boolean():
            return field == b"\1"
        case ARRAY():
            return [*_texts(field)]
        case JSONB():
            return json.loads(field[1:])
        case String():
            return field.decode()
        case _:
            return field


def _texts(array: bytes) -> Iterator[str]:
    """Yield the entries of an array of one dimension, none of them NULL (`array_send`)."""
    at = 20
    while at < len(array):
        (length,) = struct.unpack_from(">i", array, at)
        yield array[at + 4 : at + 4 + length].decode()
        at += 4 + length


@cache
def encoder_of(kind: str) -> Encoder:
    """Return the encoder of a kind of dump that tests share, whose room grows with the largest chunk."""
    return new_encoder(kind)


def new_encoder(kind: str) -> Encoder:
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
