"""Records of a dump from XML straight to the bytes of COPY: the fast way.

It takes records that hold nothing but what the layout knows, each thing at its place, and is sure of them. Any other it
leaves alone and tells its number: those go the slow way (`document`), which says what a record means; the tests hold
both against each other.
"""

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, byte_at
from discogs_sync.dump.native.program import (
    DEPTH,
    EDGES,
    ENTRIES,
    LEVELS,
    LIST_HASH,
    SLOTS,
    Input,
    Output,
    Program,
    Reading,
    Text,
    place_of,
)
from discogs_sync.dump.native.row import FULL, ODD, WRITTEN, write_row
from discogs_sync.dump.native.text import (
    APOSTROPHE,
    BLANK,
    CONTROL,
    ENCODED,
    EQUALS,
    GREATER,
    KINDS,
    LESS,
    QUOTE,
    RETURN,
    SLASH,
    after_name,
    after_space,
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
        if result != WRITTEN:
            for table in range(tables):
                output.counts[0, table] = output.counts[1, table]
                output.ends[0, table] = output.ends[1, table]
        else:
            _take_back_known(found, number, reading, output)
        if result == FULL:
            return number
        output.is_odd[number] = result == ODD
    return len(found.bounds) - 1


@compiled
def _take_back_known(found: Input, number: int, reading: Reading, output: Output) -> None:
    """Take back the rows of a record's lists that are here as they are."""
    for table in range(1, output.ends.shape[1]):
        if found.known[number, table - 1] == reading.sums[table] & LIST_HASH:
            output.counts[0, table] = output.counts[1, table]
            output.ends[0, table] = output.ends[1, table]


@compiled
def _record(program: Program, found: Input, number: int, reading: Reading, output: Output) -> int:
    """Write the rows of one record; tell whether that is done, or it is odd, or the room was too small."""
    xml, at, end = found.xml.ones, found.bounds[number], found.bounds[number + 1]
    nodes, elements = program.nodes, reading.elements
    elements[0, 0] = elements[0, 1] = elements[0, 2] = node = depth = 0
    reading.first_entries[LEVELS] = 0
    reading.sums[:] = 0
    level, is_read = -1, False
    while True:
        at = after_space(xml, at)
        if at >= end:
            return WRITTEN if is_read and depth == 0 else ODD
        if byte_at(xml, at) != LESS or (is_read and depth == 0):
            return ODD
        if byte_at(xml, at + 1) == SLASH:
            at = _after_end_tag(xml, at, elements[depth, 1], elements[depth, 2])
            element = node
            depth -= 1
            if depth < 0:
                return ODD
            node = elements[depth, 0]
        else:
            name = at + 1
            at = after_name(xml, name)
            element = _child(program, 2 * node, xml, name, at)
            if element < 0:
                return ODD
            if nodes[element, 0] >= 0:
                level += 1
                if level == LEVELS:
                    return ODD
                _open_row(program, nodes[element, 0], level, at, reading)
            slot = nodes[element, 1]
            if slot >= 0:
                if reading.begins[level, slot] >= 0:
                    return ODD
                reading.begins[level, slot] = reading.ends[level, slot] = at
            elements[depth + 1, 0], elements[depth + 1, 1], elements[depth + 1, 2] = element, name, at
            at = _after_attributes(program, found, element, level, reading, at, end)
            if at < 0:
                return ODD
            is_empty = byte_at(xml, at - 2) == SLASH
            if not is_empty and nodes[element, 2] == Text.NONE:
                depth += 1
                node = element
                if depth + 1 == DEPTH:
                    return ODD
                continue
            at = _after_text(program, xml, element, level, reading, at, is_empty)
            if at >= 0 and not is_empty:
                at = _after_end_tag(xml, at, elements[depth + 1, 1], elements[depth + 1, 2])
        if at < 0 or at > end:
            return ODD
        if nodes[element, 0] >= 0:
            result = write_row(program, found, number, level, at - reading.starts[level], reading, output)
            if result != WRITTEN:
                return result
            reading.first_entries[LEVELS] = reading.first_entries[level]
            level -= 1
        is_read = depth == 0


@compiled
def _open_row(program: Program, table: int, level: int, at: int, reading: Reading) -> None:
    """Begin a row of a table within that of the level above."""
    reading.starts[level] = at
    reading.tables[level] = table
    reading.is_parent[level] = False
    reading.first_entries[level] = reading.first_entries[LEVELS]
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
    place = place_of(parent, byte_at(xml, begin), byte_at(xml, end - 1), end - begin)
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


@compiled
def _after_end_tag(xml: Array, at: int, begin: int, end: int) -> int:
    """Give the place behind the end tag that stands here, of the name at another place; -1 where it is none."""
    if byte_at(xml, at + 1) != SLASH:
        return -1
    at += 2
    for place in range(begin, end):
        if byte_at(xml, at) != byte_at(xml, place):
            return -1
        at += 1
    at = after_space(xml, at)
    return at + 1 if byte_at(xml, at) == GREATER else -1


@compiled
def _after_attributes(
    program: Program, found: Input, element: int, level: int, reading: Reading, at: int, end: int
) -> int:
    """Note the attributes of a start tag, and give the place behind it; -1 where something is odd."""
    xml = found.xml.ones
    while True:
        before, at = at, after_space(xml, at)
        if byte_at(xml, at) == GREATER:
            return at + 1
        if byte_at(xml, at) == SLASH:
            return at + 2 if byte_at(xml, at + 1) == GREATER else -1
        name, at = at, after_name(xml, at)
        slot = _child(program, 2 * element + 1, xml, name, at)
        if slot < 0 or name == before or reading.begins[level, slot] >= 0 or byte_at(xml, at) != EQUALS:
            return -1
        quote, begin = byte_at(xml, at + 1), at + 2
        if quote not in (QUOTE, APOSTROPHE):
            return -1
        at, kinds = begin, 0
        while byte_at(xml, at) != quote:
            if byte_at(xml, at) == LESS or at >= end:
                return -1
            kinds |= byte_at(KINDS, byte_at(xml, at))
            at += 1
        if kinds & (BLANK | RETURN | CONTROL):
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
        while byte_at(xml, at) != LESS:
            kinds |= byte_at(KINDS, byte_at(xml, at))
            at += 1
    slot, text = program.nodes[element, 1], program.nodes[element, 2]
    if text == Text.KEPT:
        reading.begins[level, slot], reading.ends[level, slot], reading.kinds[level, slot] = begin, at, kinds
    elif text == Text.ENTRY:
        number = reading.first_entries[LEVELS]
        if number == ENTRIES:
            return -1
        reading.entries[number, 0], reading.entries[number, 1], reading.entries[number, 2] = begin, at, kinds
        reading.first_entries[LEVELS] = number + 1
    elif kinds & ENCODED:
        return -1
    return at
