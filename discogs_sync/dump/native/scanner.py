"""What is found in a dump's XML without parsing it: where records begin, their ids and their hashes.

Small records are so many that a call for each of them would cost more than to load them; so this is compiled. Threads
run it at the same time.
"""

from typing import Any

import numpy as np

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.text import LESS, ZERO, is_digit, is_word
from discogs_sync.dump.native.xxh64 import xxh64

_BLOCK = 32
"""Words of eight bytes that are searched at once, by the instructions of the processor that take many."""

_ONES, _HIGHS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
"""The lowest bit, and the highest, of each byte of a word."""

_MOST_DIGITS = 18
"""Of an id: more do not fit into a BIGINT for sure."""

_UNDERLINE, _UPPER_A, _UPPER_Z, _LOWER_A, _LOWER_Z = 95, 65, 90, 97, 122


def find_starts(xml: Array, start: bytes) -> Array:
    """Give where in some XML records begin that all begin with the same bytes: mostly, but not always, a line's start.

    `xml` and the places are arrays, of bytes and of integers; `start` is of three bytes or more, with `<` ahead alone.
    """
    looked_at = (0, 1, len(start) - 1)
    words = tuple(xml[place:][: (len(xml) - place) // 8 * 8].view(np.uint64) for place in looked_at)
    wanted = tuple(np.uint64(start[place]) * _ONES for place in looked_at)
    found = np.empty(len(xml) // len(start) + 1, np.int64)
    return found[: _find_starts(xml, np.frombuffer(start, np.uint8), words, wanted, _BLOCK, found)].copy()


@compiled_once
def _find_starts(
    xml: Array, start: Array, words: tuple[Array, ...], wanted: tuple[np.uint64, ...], block: int, found: Array
) -> int:
    """Note where records begin, and give how many do.

    `words` are the XML's from the first, the second and the last byte of a start on, and `wanted` those bytes, in each
    byte of a word. The number of words of a block is no constant, for the compiler would write them out one by one.
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
    """Give zero if no record begins within a word: at none of its bytes there are all three that are wanted."""
    at = np.uint64(word)
    others = (words[0][at] ^ wanted[0]) | (words[1][at] ^ wanted[1]) | (words[2][at] ^ wanted[2])
    return (others - _ONES) & ~others & _HIGHS


@compiled
def _note_starts(xml: Array, start: Array, at: int, end: int, found: Array, count: int) -> int:
    for place in range(at, end):
        if byte_at(xml, place) == LESS and _begins_with(xml, place, len(xml), start):
            found[count] = place
            count += 1
    return count


def find_ids(xml: Bytes, bounds: Array) -> Array:
    """Give the id of each record, 0 where it has none: its first attribute `id`, or its first element `id`.

    `bounds` are where in the XML each record begins, and where the last one ends. An attribute counts where no other
    stands before it.
    """
    ids = np.empty(len(bounds) - 1, np.int64)
    _find_ids(xml.ones, bounds, ids)
    return ids


@compiled_once
def _find_ids(xml: Array, bounds: Array, ids: Array) -> None:
    for number in range(len(bounds) - 1):
        at, end, id = bounds[number], bounds[number + 1], -1
        while at < end and id < 0:
            if byte_at(xml, at) == LESS:
                name = at + 1
                while name < end and _is_letter(byte_at(xml, name)):
                    name += 1
                if name > at + 1:
                    id = _number(xml, name, end, b' id="', b'"')
                if id < 0:
                    id = _number(xml, at, end, b"<id>", b"</id>")
            at += 1
        ids[number] = max(id, 0)


@compiled
def _is_letter(byte: int) -> bool:
    return _LOWER_A <= byte <= _LOWER_Z or _UPPER_A <= byte <= _UPPER_Z or is_digit(byte) or byte == _UNDERLINE


@compiled
def _number(xml: Array, at: int, end: int, before: bytes, behind: bytes) -> int:
    """Give the number that stands here between two words; -1 for none."""
    if not _begins_with(xml, at, end, before):
        return -1
    first = at = at + len(before)
    value = 0
    while at < end and at - first < _MOST_DIGITS and is_digit(byte_at(xml, at)):
        value = value * 10 + byte_at(xml, at) - ZERO
        at += 1
    return value if at > first and _begins_with(xml, at, end, behind) else -1


@compiled
def _begins_with(xml: Array, at: int, end: int, word: Array | bytes) -> bool:
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
