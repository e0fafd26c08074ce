"""The binary form of COPY, piece by piece: each function gives the place behind what it wrote."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Array, Bytes, byte_at


@compiled
def put_byte(rows: Bytes, at: int, byte: int) -> int:
    """Write a byte."""
    rows.ones[np.uint64(at)] = byte
    return at + 1


@compiled
def put_bytes(found: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    """Write bytes that are found somewhere."""
    for place in range(begin, end):
        at = put_byte(rows, at, byte_at(found, place))
    return at


@compiled
def put_int4(rows: Bytes, at: int, value: int) -> int:
    """Write the lowest 32 bits of an integer."""
    word = value & 0xFFFFFFFF
    rows.fours[np.uint64(at)] = word >> 24 | (word >> 8) & 0xFF00 | (word & 0xFF00) << 8 | (word & 0xFF) << 24
    return at + 4


@compiled
def put_int8(rows: Bytes, at: int, value: int) -> int:
    """Write an integer of 64 bits."""
    return put_int4(rows, put_int4(rows, at, value >> 32), value)


@compiled
def put_word(rows: Bytes, at: int, word: bytes) -> int:
    """Write a value that is a word."""
    at = put_int4(rows, at, len(word))
    for place in range(len(word)):
        at = put_byte(rows, at, word[place])
    return at
