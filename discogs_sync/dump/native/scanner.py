"""What is found in a dump's XML without parsing it: where records may begin, their ids and their hashes.

Small records are so many that a call for each of them would cost more than to load them; so this is compiled. Threads
run it at the same time.
"""

from typing import Any, NamedTuple

import numpy as np

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.text import (
    APOSTROPHE,
    EQUALS,
    GREATER,
    LESS,
    QUOTE,
    SLASH,
    ZERO,
    after_name,
    after_space,
    is_digit,
    is_space,
    is_word,
)
from discogs_sync.dump.native.xxh64 import xxh64

_BLOCK = 32
"""Words of eight bytes that are searched at once, by the instructions of the processor that take many."""

_ONES, _HIGHS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
"""The lowest bit, and the highest, of each byte of a word."""

_MOST_DIGITS = 18
"""Of an id: more may not fit into a BIGINT."""

_EXCLAMATION, _QUESTION = 33, 63

UNSURE = -1
"""The id of a record that only the slow path can tell."""


class Starts(NamedTuple):
    """Places where records may begin: every `<` with the name of records behind it, also within others or comments.

    `follows_end` is true where only blanks are between the end tag of a record and this place, `has_markup` where a
    comment, CDATA, declaration or processing instruction is between this place and the next one.
    """

    places: Array
    follows_end: Array
    has_markup: Array


def find_starts(xml: Array, name: str) -> Starts:
    """Find where in some XML, an array of bytes, elements of a name of three letters or more begin."""
    start = f"<{name}".encode()
    looked_at = (0, 1, len(start) - 1)
    words = tuple(xml[place:][: (len(xml) - place) // 8 * 8].view(np.uint64) for place in looked_at)
    wanted = tuple(np.uint64(byte) * _ONES for byte in (*(start[place] for place in looked_at), *b"!?"))
    most = len(xml) // len(start) + 1
    found = Starts(np.empty(most, np.int64), np.zeros(most, np.bool_), np.zeros(most, np.bool_))
    count = _find_starts(xml, np.frombuffer(start, np.uint8), words, wanted, _BLOCK, found)
    return Starts(*(each[:count].copy() for each in found))


@compiled_once
def _find_starts(
    xml: Array, start: Array, words: tuple[Array, ...], wanted: tuple[np.uint64, ...], block: int, found: Starts
) -> int:
    """Note where records may begin, and return how many places that are.

    `words` are the XML's from the first, the second and the last byte of a start on, `wanted` those bytes and those of
    other markup, in each byte of a word. The number of words of a block is no constant, for the compiler would write
    them out one by one.
    """
    count, at, whole = 0, 0, len(words[2]) // block * block
    while at < whole:
        signs = np.uint64(0)
        for word in range(at, at + block):
            signs |= _signs(words, wanted, word)
        if signs:
            for word in range(at, at + block):
                if _signs(words, wanted, word):
                    count = _note_starts(xml, start, 8 * word, 8 * word + 8, found, count)
        at += block
    return _note_starts(xml, start, 8 * whole, len(xml), found, count)


@compiled
def _signs(words: tuple[Array, ...], wanted: tuple[np.uint64, ...], word: int) -> Any:
    """Return zero if none of the bytes of a word begins what is wanted: a record, or `<!` or `<?`."""
    at = np.uint64(word)
    less, second = words[0][at] ^ wanted[0], words[1][at]
    starts = less | (second ^ wanted[1]) | (words[2][at] ^ wanted[2])
    declarations, instructions = less | (second ^ wanted[3]), less | (second ^ wanted[4])
    return (
        ((starts - _ONES) & ~starts)
        | ((declarations - _ONES) & ~declarations)
        | ((instructions - _ONES) & ~instructions)
    ) & _HIGHS


@compiled
def _note_starts(xml: Array, start: Array, at: int, end: int, found: Starts, count: int) -> int:
    for place in range(at, end):
        if byte_at(xml, place) != LESS or place + 1 >= len(xml):
            continue
        if byte_at(xml, place + 1) in (_EXCLAMATION, _QUESTION):
            if count > 0:
                found.has_markup[count - 1] = True
        elif _begins_with(xml, place, len(xml), start) and _is_after_name(xml, place + len(start)):
            found.places[count] = place
            found.follows_end[count] = _follows_end(xml, start, place)
            count += 1
    return count


@compiled
def _is_after_name(xml: Array, at: int) -> bool:
    """Tell whether a name ends here; where the XML ends it may."""
    return at >= len(xml) or is_space(byte_at(xml, at)) or byte_at(xml, at) in (GREATER, SLASH)


@compiled
def _follows_end(xml: Array, start: Array, place: int) -> bool:
    """Tell whether the end tag of a record is before a place, with nothing but blanks between."""
    while place > 0 and is_space(byte_at(xml, place - 1)):
        place -= 1
    begin = place - len(start) - 2
    return (
        begin >= 0
        and byte_at(xml, place - 1) == GREATER
        and byte_at(xml, begin) == LESS
        and byte_at(xml, begin + 1) == SLASH
        and is_word(xml, begin + 2, place - 1, start[1:])
    )


def find_ids(xml: Bytes, bounds: Array, name: str, *, is_attribute: bool) -> Array:
    """Find the id of each record: the attribute `id` of its start tag, or its first child `id`.

    `bounds` are where in the XML each record begins, and where the last one ends. An id is 0 where a record has none
    that is usable, and UNSURE where it is written in an unusual way.
    """
    ids = np.empty(len(bounds) - 1, np.int64)
    _find_ids(xml.ones, bounds, np.frombuffer(f"<{name}".encode(), np.uint8), int(is_attribute), ids)
    return ids


@compiled_once
def _find_ids(xml: Array, bounds: Array, start: Array, is_attribute: int, ids: Array) -> None:
    for number in range(len(bounds) - 1):
        at, end = bounds[number], bounds[number + 1]
        if not _begins_with(xml, at, end, start) or not _is_after_name(xml, at + len(start)):
            ids[number] = UNSURE
        elif is_attribute:
            ids[number] = _id_of_tag(xml, at + len(start), end)
        else:
            ids[number] = _id_of_child(xml, at + len(start), end)


@compiled
def _id_of_tag(xml: Array, at: int, end: int) -> int:
    """Return the attribute `id` of the start tag whose name ends here."""
    while True:
        before, at = at, after_space(xml, at)
        if byte_at(xml, at) in (GREATER, SLASH):
            return 0
        name, at = at, after_name(xml, at)
        last, at = at, after_space(xml, at)
        if name in (before, last) or byte_at(xml, at) != EQUALS:
            return UNSURE
        at = after_space(xml, at + 1)
        quote, begin = byte_at(xml, at), at + 1
        if quote not in (QUOTE, APOSTROPHE):
            return UNSURE
        at = _after_quoted(xml, at, end)
        if at < 0:
            return UNSURE
        if is_word(xml, name, last, b"id"):
            return _number(xml, begin, at - 1)


@compiled
def _id_of_child(xml: Array, at: int, end: int) -> int:
    """Return the number in the first child `id` of the element whose name ends here."""
    depth, is_id = 0, False
    while True:
        at = _after_tag(xml, at, end)
        if at < 0:
            return UNSURE
        if byte_at(xml, at - 2) != SLASH:
            depth += 1
        elif is_id or depth == 0:
            return 0
        text = at
        while byte_at(xml, at) != LESS:
            at += 1
        while byte_at(xml, at + 1) == SLASH and at < end and not is_id:
            depth -= 1
            if depth <= 0:
                return 0
            at = _after_tag(xml, at + 2, end)
            if at < 0:
                return UNSURE
            while byte_at(xml, at) != LESS:
                at += 1
        if at >= end or byte_at(xml, at + 1) in (_EXCLAMATION, _QUESTION):
            return UNSURE
        if is_id:
            return _number(xml, text, at) if byte_at(xml, at + 1) == SLASH else UNSURE
        name = at + 1
        at = after_name(xml, name)
        is_id = depth == 1 and is_word(xml, name, at, b"id")


@compiled
def _after_tag(xml: Array, at: int, end: int) -> int:
    """Return the place behind the tag that goes on here, -1 where it does not end."""
    while at < end:
        byte = byte_at(xml, at)
        if byte == GREATER:
            return at + 1
        if byte == LESS:
            return -1
        at = _after_quoted(xml, at, end) if byte in (QUOTE, APOSTROPHE) else at + 1
        if at < 0:
            return -1
    return -1


@compiled
def _after_quoted(xml: Array, at: int, end: int) -> int:
    """Return the place behind what the quotation mark that is here ends with, -1 where it does not end."""
    quote, at = byte_at(xml, at), at + 1
    while byte_at(xml, at) != quote:
        if byte_at(xml, at) == LESS or at >= end:
            return -1
        at += 1
    return at + 1


@compiled
def _number(xml: Array, begin: int, end: int) -> int:
    """Return the number that a text is, but for blanks around it."""
    begin = min(after_space(xml, begin), end)
    while end > begin and is_space(byte_at(xml, end - 1)):
        end -= 1
    if not 0 < end - begin <= _MOST_DIGITS:
        return UNSURE
    value = 0
    for at in range(begin, end):
        if not is_digit(byte_at(xml, at)):
            return UNSURE
        value = value * 10 + byte_at(xml, at) - ZERO
    return value


@compiled
def _begins_with(xml: Array, at: int, end: int, word: Array) -> bool:
    return at + len(word) <= end and is_word(xml, at, at + len(word), word)


def find_hashes(xml: Bytes, bounds: Array) -> Array:
    """Give the XXH64 of each record's bytes, as signed integers: what tells a changed record from an unchanged one."""
    hashes = np.empty(len(bounds) - 1, np.uint64)
    _find_hashes(xml, bounds, hashes)
    return hashes.view(np.int64)


@compiled_once
def _find_hashes(xml: Bytes, bounds: Array, hashes: Array) -> None:
    for number in range(len(bounds) - 1):
        hashes[number] = xxh64(xml, bounds[number], bounds[number + 1])
