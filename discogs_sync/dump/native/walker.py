"""The structure of a dump's XML: where elements end, and the ids of records. What is read is not checked further."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.scanner import Starts
from discogs_sync.dump.native.text import (
    APOSTROPHE,
    EQUALS,
    EXCLAMATION,
    GREATER,
    LESS,
    QUESTION,
    QUOTE,
    SLASH,
    ZERO,
    after_name,
    after_space,
    begins_with,
    is_after_name,
    is_digit,
    is_space,
    is_word,
)

_DEEPEST = 256
"""Levels of elements whose end tags are compared; further down they are counted."""

_MOST_DIGITS = 18
"""Of an id: more may not fit into a BIGINT."""

UNSURE = -1
"""The id of a record that only the slow path can tell."""

BROKEN, UNREAD = -1, -2
"""In place of an end: the XML is not well-formed, or not read so far."""


def follow(xml: Array, at: int, end: int, starts: Starts, number: int) -> Array:
    """Return where records begin behind the one at a place, up to the first one that takes a closer look.

    `number` is that of the first of `starts` from the place on. The last of them always takes a closer look, since
    the end of its record is not known. `<` is behind the end.
    """
    bounds = np.empty(len(starts.places) - number + 1, np.int64)
    bounds[0] = at
    inside = np.empty((_DEEPEST, 2), np.int64)
    return bounds[1 : _follow(xml, end, starts, number, inside, bounds)]


@compiled_once
def _follow(xml: Array, end: int, starts: Starts, number: int, inside: Array, bounds: Array) -> int:
    places, count = starts.places, 1
    while True:
        at = bounds[count - 1]
        while number < len(places) and places[number] < at:
            number += 1
        if number + 1 >= len(places) or places[number] != at:
            return count
        if starts.follows_end[number + 1] and not starts.has_markup[number]:
            at = places[number + 1]
        else:
            at = _element_end(xml, at, end, inside)
            if at < 0:
                return count
            at = after_space(xml, at)
            if at + 1 >= end or byte_at(xml, at + 1) in (EXCLAMATION, QUESTION):
                return count
        bounds[count] = at
        count += 1


def element_end(xml: Array, at: int, end: int) -> int:
    """Return where the element ends that begins at a place; BROKEN or UNREAD. `<` is behind the end."""
    return int(_find_element_end(xml, at, end, np.empty((_DEEPEST, 2), np.int64)))


@compiled_once
def _find_element_end(xml: Array, at: int, end: int, inside: Array) -> int:
    return _element_end(xml, at, end, inside)


@compiled
def _element_end(xml: Array, at: int, end: int, inside: Array) -> int:
    """Follow the tags of an element. `inside` is room for where the names of those that are open begin and end."""
    depth = 0
    while at < end:
        second = byte_at(xml, at + 1)
        if second in (EXCLAMATION, QUESTION):
            if depth == 0:
                return BROKEN
            at = _after_markup(xml, at, end)
        elif second == SLASH:
            depth -= 1
            if depth < 0:
                return BROKEN
            if depth < len(inside):
                at = _after_end_of(xml, at + 2, end, inside[depth, 0], inside[depth, 1])
            else:
                at = _after_tag(xml, at + 2, end)
        else:
            name, at = at + 1, after_name(xml, at + 1)
            if at == name:
                return BROKEN if at < end else UNREAD
            if depth < len(inside):
                inside[depth, 0], inside[depth, 1] = name, at
            at = _after_tag(xml, at, end)
            if at >= 0 and byte_at(xml, at - 2) != SLASH:
                depth += 1
        if at < 0 or depth == 0:
            return at
        while byte_at(xml, at) != LESS:
            at += 1
    return UNREAD


@compiled
def _after_end_of(xml: Array, at: int, end: int, name: int, last: int) -> int:
    """Return the place behind an end tag whose name begins here, and is to be the one at another place."""
    for place in range(name, last):
        if byte_at(xml, at) != byte_at(xml, place):
            return BROKEN if at < end else UNREAD
        at += 1
    at = after_space(xml, at)
    if at >= end:
        return UNREAD
    return at + 1 if byte_at(xml, at) == GREATER else BROKEN


@compiled
def _after_markup(xml: Array, at: int, end: int) -> int:
    """Return the place behind a comment, CDATA or processing instruction."""
    if begins_with(xml, at, end, b"<!--"):
        return _after_word(xml, at + 4, end, b"-->")
    if begins_with(xml, at, end, b"<![CDATA["):
        return _after_word(xml, at + 9, end, b"]]>")
    if begins_with(xml, at, end, b"<?"):
        return _after_word(xml, at + 2, end, b"?>")
    return BROKEN if at + 9 <= end else UNREAD


@compiled
def _after_word(xml: Array, at: int, end: int, word: bytes) -> int:
    while at < end:
        if begins_with(xml, at, end, word):
            return at + len(word)
        at += 1
    return UNREAD


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
        if not begins_with(xml, at, end, start) or not is_after_name(xml, at + len(start), end):
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
        if at >= end or byte_at(xml, at + 1) in (EXCLAMATION, QUESTION):
            return UNSURE
        if is_id:
            return _number(xml, text, at) if byte_at(xml, at + 1) == SLASH else UNSURE
        name = at + 1
        at = after_name(xml, name)
        is_id = depth == 1 and is_word(xml, name, at, b"id")


@compiled
def _after_tag(xml: Array, at: int, end: int) -> int:
    """Return the place behind the tag that goes on here."""
    while byte_at(xml, at) != GREATER:
        if byte_at(xml, at) == LESS:
            return BROKEN if at < end else UNREAD
        at = _after_quoted(xml, at, end) if byte_at(xml, at) in (QUOTE, APOSTROPHE) else at + 1
        if at < 0:
            return at
    return at + 1


@compiled
def _after_quoted(xml: Array, at: int, end: int) -> int:
    """Return the place behind what is quoted from here on."""
    quote, at = byte_at(xml, at), at + 1
    while byte_at(xml, at) != quote:
        if byte_at(xml, at) == LESS:
            return BROKEN if at < end else UNREAD
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
