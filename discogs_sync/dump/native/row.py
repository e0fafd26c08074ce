"""Rows of a record in the binary form of COPY, column by column, each as the program fills it."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Array, Bytes
from discogs_sync.dump.native.program import LEVELS, Fill, Input, Output, Program, Reading
from discogs_sync.dump.native.text import put_text
from discogs_sync.dump.native.values import put_value, whole
from discogs_sync.dump.native.writing import put_byte, put_bytes, put_int4, put_int8, put_word
from discogs_sync.dump.native.xxh64 import xxh64

WRITTEN, ODD, FULL = 0, 1, 2
"""What becomes of a row and of its record: written, left alone, or without room."""

_TEXT_OID = 25


@compiled
def write_row(
    program: Program, found: Input, number: int, level: int, length: int, reading: Reading, output: Output
) -> int:
    """Write the row of a level, whose element has a length in the XML (bytes), and tell whether that was done."""
    table = reading.tables[level]
    first, last = program.firsts[table], program.firsts[table + 1]
    rows, at = output.rows, output.ends[0, table]
    if at + program.sizes[table] + length > len(rows.ones) // output.ends.shape[1] * (table + 1):
        return FULL
    at = put_byte(rows, put_byte(rows, at, 0), last - first)
    for column in range(first, last):
        fill, slot = program.columns[column, 0], program.columns[column, 1]
        if fill >= Fill.TEXT_OR_EMPTY:
            begin, end, kinds = reading.begins[level, slot], reading.ends[level, slot], reading.kinds[level, slot]
            at = put_value(fill, found.xml, begin, end, kinds, rows, at)
        elif fill == Fill.NULL:
            at = put_int4(rows, at, -1)
        elif fill == Fill.RECORD_ID:
            at = put_int8(rows, put_int4(rows, at, 8), found.ids[number])
        elif fill == Fill.ORDINAL:
            at = put_int4(rows, put_int4(rows, at, 4), reading.ordinals[level])
        elif fill == Fill.ORDINAL_ABOVE:
            at = put_int4(rows, put_int4(rows, at, 4), reading.ordinals[level - 1])
        elif fill == Fill.PARENT_ORDINAL:
            at = _put_parent(level, reading, rows, at)
        elif fill == Fill.TRACK_TYPE:
            at = _put_track_type(slot, program.columns[column, 2], level, reading, rows, at)
        elif fill == Fill.TEXTS:
            at = _put_texts(level, reading, found.xml, rows, at)
        elif fill == Fill.HASH:
            at = put_int8(rows, put_int4(rows, at, 8), found.hashes[number])
        elif fill == Fill.LIST_HASHES:
            at = _put_list_hashes(reading.sums, rows, at)
        else:
            at = put_bytes(program.constants, slot, program.columns[column, 2], rows, at)
        if at < 0:
            return ODD
    if level == 0 and not _is_id(found, number, program.columns[first, 1], reading):
        return ODD
    if level > 0:
        reading.sums[table] += np.int64(xxh64(rows, output.ends[0, table], at))
    output.ends[0, table] = at
    output.counts[0, table] += 1
    return WRITTEN


@compiled
def _is_id(found: Input, number: int, slot: int, reading: Reading) -> bool:
    """Tell whether the id in the slot of a record is the one that it was found by."""
    begin, end = reading.begins[0, slot], reading.ends[0, slot]
    return bool(begin < end and whole(found.xml.ones, begin, end) == found.ids[number] > 0)


@compiled
def _put_list_hashes(sums: Array, rows: Bytes, at: int) -> int:
    """Write a hash for each list of the record, whose own rows are those of the first table."""
    at = put_int4(rows, at, 4 * (len(sums) - 1))
    for table in range(1, len(sums)):
        at = put_int4(rows, at, sums[table])
    return at


@compiled
def _put_parent(level: int, reading: Reading, rows: Bytes, at: int) -> int:
    """Write the ordinal of the row above where it is of the same table."""
    if reading.tables[level - 1] != reading.tables[level]:
        return put_int4(rows, at, -1)
    return put_int4(rows, put_int4(rows, at, 4), reading.ordinals[level - 1])


@compiled
def _put_track_type(position: int, duration: int, level: int, reading: Reading, rows: Bytes, at: int) -> int:
    """Write what a track is: an index holds others, a heading has neither position nor length."""
    if reading.is_parent[level]:
        return put_word(rows, at, b"index")
    for slot in (position, duration):
        if reading.begins[level, slot] < reading.ends[level, slot]:
            return put_word(rows, at, b"track")
    return put_word(rows, at, b"heading")


@compiled
def _put_texts(level: int, reading: Reading, xml: Bytes, rows: Bytes, at: int) -> int:
    """Write the entries of a row as an array (`array_recv`: dimensions, NULLs, type, length, first index, values)."""
    first, last = reading.first_entries[level], reading.first_entries[LEVELS]
    if first == last:
        return put_int4(rows, at, -1)
    begin, at = at, at + 4
    for number in (1, 0, _TEXT_OID, last - first, 1):
        at = put_int4(rows, at, number)
    for entry in range(first, last):
        begin_, end, kinds = reading.entries[entry, 0], reading.entries[entry, 1], reading.entries[entry, 2]
        at = put_text(xml, begin_, end, kinds, rows, at)
        if at < 0:
            return -1
    put_int4(rows, begin, at - begin - 4)
    return at
