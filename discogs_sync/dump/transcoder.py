"""Records of a dump from XML straight to the bytes of COPY: the fast way, which Numba compiles when it first runs.

It takes records that hold nothing but what the layout knows, each thing at its place, and is sure of them. Any other it
leaves alone and tells its number: those go the slow way (`document`), which says what a record means; the tests hold
both against each other. Threads run it at the same time, without the interpreter's lock.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from discogs_sync.dump.compiled import Array, Bytes, byte_at, compiled, compiled_once
from discogs_sync.dump.xxh64 import xxh64


class Text(IntEnum):
    """What becomes of the text of an element."""

    NONE = 0  # it may hold white space only
    KEPT = 1  # it goes to the element's slot
    ENTRY = 2  # it is an entry of the row's array
    IGNORED = 3


class Fill(IntEnum):
    """What a column is filled with; TEXT and what follows comes from a slot, and is NULL where that is empty."""

    NULL = 0
    CONSTANT = 1
    RECORD_ID = 2
    HASH = 3
    LIST_HASHES = 4
    ORDINAL = 5
    ORDINAL_ABOVE = 6
    PARENT_ORDINAL = 7
    TRACK_TYPE = 8
    TEXTS = 9
    TEXT_OR_EMPTY = 10
    TEXT = 11
    INTEGER = 12
    BIGINT = 13
    POSITIVE_INTEGER = 14
    POSITIVE_BIGINT = 15
    BOOLEAN = 16
    FIRST_DAY = 17
    SECONDS = 18
    NUMBER = 19


class Program(NamedTuple):
    """The layout of a dump in numbers; `program` makes it.

    `edges` is a hash table of what stands in what, rows of (parent, begin and end of the name in `names`, child): the
    elements in an element are found under twice its number, and are numbers of `nodes`; its attributes under one more,
    and are slots. `nodes` are rows of (table or -1, slot or -1, Text); the first one stands around the record.
    `columns` are rows of (Fill, slot, another slot or begin of a constant in `constants`, its end); those of a table
    begin at its number in `firsts`. `is_nested` tells of tables whose rows may stand in each other: they are counted
    over the whole record.
    """

    names: Array
    edges: Array
    nodes: Array
    columns: Array
    firsts: Array
    sizes: Array
    is_nested: Array
    constants: Array


class Input(NamedTuple):
    """Records: their XML, where in it each begins and the last one ends, their ids, and their hashes."""

    xml: Bytes
    bounds: Array
    ids: Array
    hashes: Array


class Output(NamedTuple):
    """What becomes of records: equal room for the rows of each table, where the next row goes, and how many there are.

    `is_odd` tells of the records that were left alone.
    """

    rows: Bytes
    ends: Array
    counts: Array
    is_odd: Array


class Reading(NamedTuple):
    """What is known within a record: the rows that are open, by their level, and the elements, by their depth.

    Of each row the slots (begin and end in the XML, and the kinds of bytes there), its table and ordinal, the numbers
    of rows below it by table, whether it holds rows of its own table, and where its entries begin. `entries` are those
    of arrays, rows of (begin, end, kinds). `elements` are rows of (number, begin and end of the name). `sums` are the
    sums of the hashes of the record's rows, by table: their order, which their ordinals tell, makes no difference.
    """

    starts: Array
    begins: Array
    ends: Array
    kinds: Array
    tables: Array
    ordinals: Array
    counts: Array
    is_parent: Array
    first_entries: Array
    entries: Array
    elements: Array
    sums: Array


EDGES = 1024
"""Places in the table of edges; a power of two."""

SLOTS = 24
"""Slots that a row may have."""

_LEVELS, _DEPTH, _ENTRIES = 8, 32, 1024
_WRITTEN, _ODD, _FULL = 0, 1, 2
_LARGEST_INTEGER = 2**31 - 1
_MOST_DIGITS = 18
_NO_DAY = -(2**40)

_MARKUP, _RETURN, _BLANK, _CONTROL, _HIGH = 1, 2, 4, 8, 16
_ENCODED = _MARKUP | _RETURN | _CONTROL | _HIGH
"""Kinds of bytes for which a text is not taken as it stands."""

_KINDS = np.zeros(256, np.uint8)
_KINDS[:32] = _CONTROL
_KINDS[[9, 10]] = _BLANK
_KINDS[13] = _RETURN
_KINDS[list(b"&>")] = _MARKUP
_KINDS[128:] = _HIGH

_IS_NAME = np.ones(256, np.bool_)
_IS_NAME[list(b" \t\r\n/>=<\"'&")] = False

_TAB, _NEWLINE, _CR, _SPACE, _BRACKET = 9, 10, 13, 32, 93
_QUOTE, _NUMBER_SIGN, _AMPERSAND, _APOSTROPHE, _COMMA, _MINUS, _DOT, _SLASH = 34, 35, 38, 39, 44, 45, 46, 47
_ZERO, _NINE, _COLON, _SEMICOLON, _LESS, _EQUALS, _GREATER = 48, 57, 58, 59, 60, 61, 62

_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def room_for(tables: int) -> Reading:
    """Give what `transcode` needs to read a record of so many tables; a thread needs its own."""
    return Reading(
        starts=np.empty(_LEVELS, np.int64),
        begins=np.empty((_LEVELS, SLOTS), np.int64),
        ends=np.empty((_LEVELS, SLOTS), np.int64),
        kinds=np.zeros((_LEVELS, SLOTS), np.int64),
        tables=np.empty(_LEVELS, np.int64),
        ordinals=np.empty(_LEVELS, np.int64),
        counts=np.empty((_LEVELS, tables), np.int64),
        is_parent=np.empty(_LEVELS, np.bool_),
        first_entries=np.zeros(_LEVELS + 1, np.int64),
        entries=np.empty((_ENTRIES, 3), np.int64),
        elements=np.empty((_DEPTH, 3), np.int64),
        sums=np.empty(tables, np.int64),
    )


@compiled_once
def transcode(program: Program, found: Input, first: int, reading: Reading, output: Output) -> int:
    """Write the rows of the records from the first one on; give the number of the first for which there was no room."""
    tables = output.ends.shape[1]
    for number in range(first, len(found.bounds) - 1):
        for table in range(tables):  # what to go back to
            output.counts[1, table] = output.counts[0, table]
            output.ends[1, table] = output.ends[0, table]
        result = _record(program, found, number, reading, output)
        if result != _WRITTEN:
            for table in range(tables):
                output.counts[0, table] = output.counts[1, table]
                output.ends[0, table] = output.ends[1, table]
        if result == _FULL:
            return number
        output.is_odd[number] = result == _ODD
    return len(found.bounds) - 1


@compiled
def _record(program: Program, found: Input, number: int, reading: Reading, output: Output) -> int:
    """Write the rows of one record; tell whether that is done, or it is odd, or the room was too small."""
    xml, at, end = found.xml.ones, found.bounds[number], found.bounds[number + 1]
    nodes, elements = program.nodes, reading.elements
    elements[0, 0] = elements[0, 1] = elements[0, 2] = node = depth = 0
    reading.first_entries[_LEVELS] = 0
    reading.sums[:] = 0
    level, is_read = -1, False
    while True:
        at = _after_space(xml, at)
        if at >= end:
            return _WRITTEN if is_read and depth == 0 else _ODD
        if byte_at(xml, at) != _LESS or (is_read and depth == 0):
            return _ODD
        if byte_at(xml, at + 1) == _SLASH:
            at = _after_end_tag(xml, at, elements[depth, 1], elements[depth, 2])
            element = node
            depth -= 1
            if depth < 0:
                return _ODD
            node = elements[depth, 0]
        else:
            name = at + 1
            at = _after_name(xml, name)
            element = _child(program, 2 * node, xml, name, at)
            if element < 0:
                return _ODD
            if nodes[element, 0] >= 0:
                level += 1
                if level == _LEVELS:
                    return _ODD
                _open_row(program, nodes[element, 0], level, at, reading)
            slot = nodes[element, 1]
            if slot >= 0:
                if reading.begins[level, slot] >= 0:
                    return _ODD
                reading.begins[level, slot] = reading.ends[level, slot] = at
            elements[depth + 1, 0], elements[depth + 1, 1], elements[depth + 1, 2] = element, name, at
            at = _after_attributes(program, found, element, level, reading, at, end)
            if at < 0:
                return _ODD
            is_empty = byte_at(xml, at - 2) == _SLASH
            if not is_empty and nodes[element, 2] == Text.NONE:
                depth += 1
                node = element
                if depth + 1 == _DEPTH:
                    return _ODD
                continue
            at = _after_text(program, xml, element, level, reading, at, is_empty)
            if at >= 0 and not is_empty:
                at = _after_end_tag(xml, at, elements[depth + 1, 1], elements[depth + 1, 2])
        if at < 0 or at > end:
            return _ODD
        if nodes[element, 0] >= 0:
            result = _write_row(program, found, number, level, at - reading.starts[level], reading, output)
            if result != _WRITTEN:
                return result
            reading.first_entries[_LEVELS] = reading.first_entries[level]
            level -= 1
        is_read = depth == 0


@compiled
def _open_row(program: Program, table: int, level: int, at: int, reading: Reading) -> None:
    """Begin a row of a table within that of the level above."""
    reading.starts[level] = at
    reading.tables[level] = table
    reading.is_parent[level] = False
    reading.first_entries[level] = reading.first_entries[_LEVELS]
    for slot in range(SLOTS):
        reading.begins[level, slot] = reading.ends[level, slot] = -1
    for each in range(reading.counts.shape[1]):
        reading.counts[level, each] = 0
    if level > 0:
        counted = 0 if program.is_nested[table] else level - 1
        reading.counts[counted, table] += 1
        reading.ordinals[level] = reading.counts[counted, table]
        if reading.tables[level - 1] == table:
            reading.is_parent[level - 1] = True


@compiled
def _child(program: Program, parent: int, xml: Array, begin: int, end: int) -> int:
    """Give what a name leads to: -1 where the parent has nothing of that name."""
    if begin == end:
        return -1
    edges, names = program.edges, program.names
    place = _place(parent, byte_at(xml, begin), byte_at(xml, end - 1), end - begin)
    while edges[place, 0] >= 0:
        first, last, child = edges[place, 1], edges[place, 2], edges[place, 3]
        if edges[place, 0] == parent and last - first == end - begin and _is_same(names, first, xml, begin, end):
            return int(child)
        place = (place + 1) % EDGES
    return -1


@compiled
def _is_same(names: Array, place: int, xml: Array, begin: int, end: int) -> bool:
    for at in range(begin, end):
        if byte_at(xml, at) != byte_at(names, place):
            return False
        place += 1
    return True


def place_of(parent: int, first: int, last: int, length: int) -> int:
    """Give the place in the table of edges at which the search for a name begins, by its letters and length."""
    return (parent * 37 + first * 7 + last * 3 + length) % EDGES


_place = compiled(place_of)


@compiled
def _after_space(xml: Array, at: int) -> int:
    while _is_space(byte_at(xml, at)):
        at += 1
    return at


@compiled
def _is_space(byte: int) -> bool:
    return byte in (_SPACE, _NEWLINE, _TAB, _CR)


@compiled
def _after_name(xml: Array, at: int) -> int:
    while byte_at(_IS_NAME, byte_at(xml, at)):
        at += 1
    return at


@compiled
def _after_end_tag(xml: Array, at: int, begin: int, end: int) -> int:
    """Give the place behind the end tag that stands here, of the name at another place; -1 where it is none."""
    if byte_at(xml, at + 1) != _SLASH:
        return -1
    at += 2
    for place in range(begin, end):
        if byte_at(xml, at) != byte_at(xml, place):
            return -1
        at += 1
    at = _after_space(xml, at)
    return at + 1 if byte_at(xml, at) == _GREATER else -1


@compiled
def _after_attributes(
    program: Program, found: Input, element: int, level: int, reading: Reading, at: int, end: int
) -> int:
    """Note the attributes of a start tag, and give the place behind it; -1 where something is odd."""
    xml = found.xml.ones
    while True:
        before, at = at, _after_space(xml, at)
        if byte_at(xml, at) == _GREATER:
            return at + 1
        if byte_at(xml, at) == _SLASH:
            return at + 2 if byte_at(xml, at + 1) == _GREATER else -1
        name, at = at, _after_name(xml, at)
        slot = _child(program, 2 * element + 1, xml, name, at)
        if slot < 0 or name == before or reading.begins[level, slot] >= 0 or byte_at(xml, at) != _EQUALS:
            return -1
        quote, begin = byte_at(xml, at + 1), at + 2
        if quote not in (_QUOTE, _APOSTROPHE):
            return -1
        at, kinds = begin, 0
        while byte_at(xml, at) != quote:
            if byte_at(xml, at) == _LESS or at >= end:
                return -1
            kinds |= byte_at(_KINDS, byte_at(xml, at))
            at += 1
        if kinds & (_BLANK | _RETURN | _CONTROL):
            return -1
        reading.begins[level, slot], reading.ends[level, slot], reading.kinds[level, slot] = begin, at, kinds
        at += 1


@compiled
def _after_text(
    program: Program, xml: Array, element: int, level: int, reading: Reading, at: int, is_empty: bool
) -> int:
    """Note the text of an element that begins here, and give the place behind it; -1 where it is one too many."""
    begin, kinds = at, 0
    if not is_empty:
        while byte_at(xml, at) != _LESS:
            kinds |= byte_at(_KINDS, byte_at(xml, at))
            at += 1
    slot, text = program.nodes[element, 1], program.nodes[element, 2]
    if text == Text.KEPT:
        reading.begins[level, slot], reading.ends[level, slot], reading.kinds[level, slot] = begin, at, kinds
    elif text == Text.ENTRY:
        number = reading.first_entries[_LEVELS]
        if number == _ENTRIES:
            return -1
        reading.entries[number, 0], reading.entries[number, 1], reading.entries[number, 2] = begin, at, kinds
        reading.first_entries[_LEVELS] = number + 1
    return at


@compiled
def _write_row(
    program: Program, found: Input, number: int, level: int, length: int, reading: Reading, output: Output
) -> int:
    """Write the row of a level, whose element has a length in the XML (bytes), and tell whether that was done."""
    table = reading.tables[level]
    first, last = program.firsts[table], program.firsts[table + 1]
    rows, at = output.rows, output.ends[0, table]
    if at + program.sizes[table] + length > len(rows.ones) // output.ends.shape[1] * (table + 1):
        return _FULL
    at = _put_byte(rows, _put_byte(rows, at, 0), last - first)
    for column in range(first, last):
        fill, slot = program.columns[column, 0], program.columns[column, 1]
        if fill >= Fill.TEXT_OR_EMPTY:
            begin, end, kinds = reading.begins[level, slot], reading.ends[level, slot], reading.kinds[level, slot]
            at = _put_value(fill, found.xml, begin, end, kinds, rows, at)
        elif fill == Fill.NULL:
            at = _put_int4(rows, at, -1)
        elif fill == Fill.RECORD_ID:
            at = _put_int8(rows, _put_int4(rows, at, 8), found.ids[number])
        elif fill == Fill.ORDINAL:
            at = _put_int4(rows, _put_int4(rows, at, 4), reading.ordinals[level])
        elif fill == Fill.ORDINAL_ABOVE:
            at = _put_int4(rows, _put_int4(rows, at, 4), reading.ordinals[level - 1])
        elif fill == Fill.PARENT_ORDINAL:
            at = _put_parent(level, reading, rows, at)
        elif fill == Fill.TRACK_TYPE:
            at = _put_track_type(slot, program.columns[column, 2], level, reading, rows, at)
        elif fill == Fill.TEXTS:
            at = _put_texts(level, reading, found.xml, rows, at)
        elif fill == Fill.HASH:
            at = _put_int8(rows, _put_int4(rows, at, 8), found.hashes[number])
        elif fill == Fill.LIST_HASHES:
            at = _put_list_hashes(reading.sums, rows, at)
        else:
            at = _put_bytes(program.constants, slot, program.columns[column, 2], rows, at)
        if at < 0:
            return _ODD
    if level == 0 and not _is_id(found, number, program.columns[first, 1], reading):
        return _ODD
    if level > 0:
        reading.sums[table] += np.int64(xxh64(rows, output.ends[0, table], at))
    output.ends[0, table] = at
    output.counts[0, table] += 1
    return _WRITTEN


@compiled
def _is_id(found: Input, number: int, slot: int, reading: Reading) -> bool:
    """Tell whether the id in the slot of a record is the one that it was found by."""
    begin, end = reading.begins[0, slot], reading.ends[0, slot]
    return bool(begin < end and _whole(found.xml.ones, begin, end) == found.ids[number] > 0)


@compiled
def _put_list_hashes(sums: Array, rows: Bytes, at: int) -> int:
    """Write a hash for each list of the record, whose own rows are those of the first table."""
    at = _put_int4(rows, at, 4 * (len(sums) - 1))
    for table in range(1, len(sums)):
        at = _put_int4(rows, at, sums[table])
    return at


@compiled
def _put_parent(level: int, reading: Reading, rows: Bytes, at: int) -> int:
    """Write the ordinal of the row above where it is of the same table."""
    if reading.tables[level - 1] != reading.tables[level]:
        return _put_int4(rows, at, -1)
    return _put_int4(rows, _put_int4(rows, at, 4), reading.ordinals[level - 1])


@compiled
def _put_track_type(position: int, duration: int, level: int, reading: Reading, rows: Bytes, at: int) -> int:
    """Write what a track is: an index holds others, a heading has neither position nor length."""
    if reading.is_parent[level]:
        return _put_word(rows, at, b"index")
    for slot in (position, duration):
        if reading.begins[level, slot] < reading.ends[level, slot]:
            return _put_word(rows, at, b"track")
    return _put_word(rows, at, b"heading")


@compiled
def _put_texts(level: int, reading: Reading, xml: Bytes, rows: Bytes, at: int) -> int:
    """Write the entries of a row as an array (`array_recv`: dimensions, NULLs, type, length, first index, values)."""
    first, last = reading.first_entries[level], reading.first_entries[_LEVELS]
    if first == last:
        return _put_int4(rows, at, -1)
    begin, at = at, at + 4
    for number in (1, 0, _TEXT_OID, last - first, 1):
        at = _put_int4(rows, at, number)
    for entry in range(first, last):
        begin_, end, kinds = reading.entries[entry, 0], reading.entries[entry, 1], reading.entries[entry, 2]
        at = _put_text(xml, begin_, end, kinds, rows, at)
        if at < 0:
            return -1
    _put_int4(rows, begin, at - begin - 4)
    return at


_TEXT_OID = 25


@compiled
def _put_value(fill: int, xml: Bytes, begin: int, end: int, kinds: int, rows: Bytes, at: int) -> int:
    """Write what a slot holds; -1 where that is odd."""
    if begin == end:
        return _put_int4(rows, at, 0 if fill == Fill.TEXT_OR_EMPTY else -1)
    if fill <= Fill.TEXT:
        return _put_text(xml, begin, end, kinds, rows, at)
    if kinds & _ENCODED:
        return -1
    if fill == Fill.FIRST_DAY:
        day = _first_day(xml.ones, begin, end)
        return _put_int4(rows, at, -1) if day == _NO_DAY else _put_int4(rows, _put_int4(rows, at, 4), day)
    if fill == Fill.SECONDS:
        seconds = _seconds(xml.ones, begin, end)
        return _put_int4(rows, at, -1) if seconds < 0 else _put_int4(rows, _put_int4(rows, at, 4), seconds)
    if fill == Fill.BOOLEAN:
        return _put_boolean(xml.ones, begin, end, rows, at)
    value = _whole(xml.ones, begin, end)
    if value < 0:
        return -1
    if fill == Fill.NUMBER:
        return _put_number(value, rows, at)
    if value == 0 and fill in (Fill.POSITIVE_INTEGER, Fill.POSITIVE_BIGINT):
        return _put_int4(rows, at, -1)
    if fill in (Fill.BIGINT, Fill.POSITIVE_BIGINT):
        return _put_int8(rows, _put_int4(rows, at, 8), value)
    return _put_int4(rows, _put_int4(rows, at, 4), value) if value <= _LARGEST_INTEGER else -1


@compiled
def _put_boolean(xml: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    is_true = _is_word(xml, begin, end, b"true")
    if not is_true and not _is_word(xml, begin, end, b"false"):
        return -1
    at = _put_int4(rows, at, 1)
    return _put_byte(rows, at, is_true)


@compiled
def _put_number(value: int, rows: Bytes, at: int) -> int:
    """Write a NUMERIC of one digit to the base 10,000 (`numeric_recv`: digits, weight, sign, decimals); -1 for more."""
    if value >= 10_000:
        return -1
    digits = 1 if value else 0
    at = _put_int8(rows, _put_int4(rows, at, 8 + 2 * digits), digits << 48)
    if digits:
        at = _put_byte(rows, _put_byte(rows, at, value >> 8), value & 0xFF)
    return at


@compiled
def _put_bytes(found: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    for place in range(begin, end):
        at = _put_byte(rows, at, byte_at(found, place))
    return at


@compiled
def _put_byte(rows: Bytes, at: int, byte: int) -> int:
    rows.ones[np.uint64(at)] = byte
    return at + 1


@compiled
def _put_int4(rows: Bytes, at: int, value: int) -> int:
    word = value & 0xFFFFFFFF
    rows.fours[np.uint64(at)] = word >> 24 | (word >> 8) & 0xFF00 | (word & 0xFF00) << 8 | (word & 0xFF) << 24
    return at + 4


@compiled
def _put_int8(rows: Bytes, at: int, value: int) -> int:
    return _put_int4(rows, _put_int4(rows, at, value >> 32), value)


@compiled
def _put_word(rows: Bytes, at: int, word: bytes) -> int:
    at = _put_int4(rows, at, len(word))
    for place in range(len(word)):
        at = _put_byte(rows, at, word[place])
    return at


@compiled
def _is_word(xml: Array, begin: int, end: int, word: bytes) -> bool:
    if end - begin != len(word):
        return False
    for place in range(len(word)):
        if byte_at(xml, begin + place) != word[place]:
            return False
    return True


@compiled
def _put_text(xml: Bytes, begin: int, end: int, kinds: int, rows: Bytes, at: int) -> int:
    """Write a text of the XML; -1 where it is not what XML allows."""
    if kinds & _ENCODED:
        last = _decode(xml.ones, begin, end, rows, at + 4)
        if last >= 0:
            _put_int4(rows, at, last - at - 4)
        return last
    at = _put_int4(rows, at, end - begin)
    for place in range(0, end - begin, 8):
        rows.eights[np.uint64(at + place)] = xml.eights[np.uint64(begin + place)]
    return at + end - begin


@compiled
def _decode(xml: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    """Write a text with its references and ends of lines resolved (XML 1.0, 2.4, 2.11, 4.1); -1 for what is no text."""
    while begin < end:
        byte = byte_at(xml, begin)
        if byte == _AMPERSAND:
            code, begin = _reference(xml, begin + 1, end)
            if code < 0:
                return -1
            at = _put_character(rows, at, code)
        elif byte == _CR:
            at = _put_byte(rows, at, _NEWLINE)
            begin += 2 if byte_at(xml, begin + 1) == _NEWLINE else 1
        else:
            length = _length(xml, begin, end)
            if length == 0 or (byte == _GREATER and byte_at(xml, begin - 1) == byte_at(xml, begin - 2) == _BRACKET):
                return -1
            at = _put_bytes(xml, begin, begin + length, rows, at)
            begin += length
    return at


@compiled
def _reference(xml: Array, begin: int, end: int) -> tuple[int, int]:
    """Give the character that a reference behind an ampersand stands for, -1 for none, and the place behind it."""
    at = begin
    while at < end and byte_at(xml, at) != _SEMICOLON and at - begin < 9:
        at += 1
    if byte_at(xml, at) != _SEMICOLON:
        return -1, at
    if byte_at(xml, begin) == _NUMBER_SIGN:
        if byte_at(xml, begin + 1) == _LETTER_X:
            return _character(xml, begin + 2, at, 16), at + 1
        return _character(xml, begin + 1, at, 10), at + 1
    code = -1
    if _is_word(xml, begin, at, b"amp"):
        code = _AMPERSAND
    elif _is_word(xml, begin, at, b"lt"):
        code = _LESS
    elif _is_word(xml, begin, at, b"gt"):
        code = _GREATER
    elif _is_word(xml, begin, at, b"quot"):
        code = _QUOTE
    elif _is_word(xml, begin, at, b"apos"):
        code = _APOSTROPHE
    return code, at + 1


_LETTER_X, _LETTER_A, _LETTER_F, _LOWER = 120, 97, 102, 32


@compiled
def _character(xml: Array, begin: int, end: int, base: int) -> int:
    """Give the character that digits stand for; -1 where that is none."""
    code = 0
    for at in range(begin, end):
        if _is_digit(byte_at(xml, at)):
            digit = byte_at(xml, at) - _ZERO
        elif base == 16 and _LETTER_A <= (byte_at(xml, at) | _LOWER) <= _LETTER_F:
            digit = (byte_at(xml, at) | _LOWER) - _LETTER_A + 10
        else:
            return -1
        code = code * base + digit
    return code if _is_character(code) else -1


@compiled
def _is_character(code: int) -> bool:
    """Tell whether XML allows a character (XML 1.0, 2.2)."""
    return (
        code in (_TAB, _NEWLINE, _CR) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    )


@compiled
def _length(xml: Array, at: int, end: int) -> int:
    """Give the bytes of the character that stands here; 0 where it is none (RFC 3629), or not allowed."""
    first = byte_at(xml, at)
    if first < 0x80:
        return int(_is_character(first))
    length = 2 + (first >= 0xE0) + (first >= 0xF0)
    if first < 0xC2 or first >= 0xF5 or at + length > end:
        return 0
    code = first & (0x7F >> length)
    for place in range(at + 1, at + length):
        if byte_at(xml, place) & 0xC0 != 0x80:
            return 0
        code = code << 6 | byte_at(xml, place) & 0x3F
    least = 0x80 if length == 2 else 0x800 if length == 3 else 0x10000
    return length if code >= least and _is_character(code) else 0


@compiled
def _put_character(rows: Bytes, at: int, code: int) -> int:
    """Write a character in UTF-8."""
    if code < 0x80:
        return _put_byte(rows, at, code)
    length = 2 + (code >= 0x800) + (code >= 0x10000)
    for place in range(length - 1, 0, -1):
        _put_byte(rows, at + place, 0x80 | code & 0x3F)
        code >>= 6
    _put_byte(rows, at, (0xF00 >> length) & 0xFF | code)
    return at + length


@compiled
def _is_digit(byte: int) -> bool:
    return _ZERO <= byte <= _NINE


@compiled
def _whole(xml: Array, begin: int, end: int) -> int:
    """Give the number that a text of digits stands for; -1 for anything else."""
    value, at = _digits(xml, begin, end, _MOST_DIGITS)
    return value if at == end else -1


@compiled
def _digits(xml: Array, begin: int, end: int, most: int) -> tuple[int, int]:
    """Give the number of at most so many digits that stands here, and the place behind it."""
    value, at = 0, begin
    while at < end and at - begin < most and _is_digit(byte_at(xml, at)):
        value = value * 10 + byte_at(xml, at) - _ZERO
        at += 1
    return value, at


@compiled
def _first_day(xml: Array, begin: int, end: int) -> int:
    """Give what `derive.first_day` does, in days from 2000-01-01 on; _NO_DAY for none."""
    year, at = _digits(xml, begin, end, 4)
    month, day = 0, 0
    is_dated = at - begin == 4 and year > 0
    if is_dated and at < end:
        month, is_dated, at = _dated_part(xml, at, end)
    if is_dated and at < end:
        day, is_dated, at = _dated_part(xml, at, end)
    if not is_dated or at < end:
        return _NO_DAY
    if month == 0:
        month, day = 1, 1
    day = max(day, 1)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if month > 12 or day > _DAYS[month] + (is_leap and month == 2):
        return _NO_DAY
    return _days(year, month, day)


@compiled
def _dated_part(xml: Array, at: int, end: int) -> tuple[int, bool, int]:
    """Give the month or day behind a minus, whether there is one, and the place behind it."""
    value, behind = _digits(xml, at + 1, end, 2)
    return value, byte_at(xml, at) == _MINUS and behind > at + 1, behind


@compiled
def _days(year: int, month: int, day: int) -> int:
    """Give the days from 2000-01-01 on, reckoned in years that begin with March, so that leap days end them."""
    if month <= 2:
        year, month = year - 1, month + 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 730_426


@compiled
def _seconds(xml: Array, begin: int, end: int) -> int:
    """Give what `derive.seconds` does; -1 for none."""
    begin = _after_space(xml, begin)
    while end > begin and _is_space(byte_at(xml, end - 1)):
        end -= 1
    hours, at = _digits(xml, begin, end, 5)
    width = at - begin
    if width <= 0 or at >= end or byte_at(xml, at) != _COLON:
        return -1
    begin = at + 1
    minutes, at = _digits(xml, begin, end, 5)
    rest, length = minutes, at - begin
    if at < end and byte_at(xml, at) == _COLON:
        begin = at + 1
        rest, at = _digits(xml, begin, end, 2)
        if width > 4 or length == 0:
            return -1
        length = at - begin
    else:
        hours, minutes = 0, hours
    if not 0 < length <= 2 or rest > 59 or not _is_fraction(xml, at, end):
        return -1
    return hours * 3600 + minutes * 60 + rest


@compiled
def _is_fraction(xml: Array, begin: int, end: int) -> bool:
    """Tell whether there is nothing here, or a point or comma with digits behind it."""
    if begin == end:
        return True
    if byte_at(xml, begin) not in (_DOT, _COMMA) or begin + 1 == end:
        return False
    for at in range(begin + 1, end):
        if not _is_digit(byte_at(xml, at)):
            return False
    return True
