"""What is found in a dump's XML without parsing it: where records may begin, and the hashes of their bytes.

Small records are so many that a call for each of them would cost more than to load them; so this is compiled. Threads
run it at the same time.
"""

from typing import Any, NamedTuple

import numpy as np

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.text import (
    EXCLAMATION,
    GREATER,
    LESS,
    QUESTION,
    SLASH,
    begins_with,
    is_after_name,
    is_space,
    is_word,
)
from discogs_sync.dump.native.xxh64 import xxh64

_BLOCK = 32
"""Words of eight bytes that are searched at once, by the instructions of the processor that take many."""

_ONES, _HIGHS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
"""The lowest bit, and the highest, of each byte of a word."""

_TELLING = 5
"""Place of the byte that tells the start of a record from other elements, beside the first two."""


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
    looked_at = (0, 1, min(_TELLING, len(start) - 1))
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

    `words` are the XML's from the first, the second and a later byte of a start on, `wanted` those bytes and those of
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
        if byte_at(xml, place + 1) in (EXCLAMATION, QUESTION):
            if count > 0:
                found.has_markup[count - 1] = True
        elif begins_with(xml, place, len(xml), start) and is_after_name(xml, place + len(start), len(xml)):
            found.places[count] = place
            found.follows_end[count] = _follows_end(xml, start, place)
            count += 1
    return count


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


def find_hashes(xml: Bytes, bounds: Array) -> Array:
    """Give the XXH64 of each record's bytes, as signed integers: what tells a changed record from an unchanged one."""
    hashes = np.empty(len(bounds) - 1, np.uint64)
    _find_hashes(xml, bounds, hashes)
    return hashes.view(np.int64)


@compiled_once
def _find_hashes(xml: Bytes, bounds: Array, hashes: Array) -> None:
    for number in range(len(bounds) - 1):
        hashes[number] = xxh64(xml, bounds[number], bounds[number + 1])
