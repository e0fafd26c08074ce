"""Text of XML: its characters, and what its references and ends of lines stand for."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.writing import put_byte, put_bytes, put_int4

TAB, NEWLINE, CR, SPACE = 9, 10, 13, 32
QUOTE, APOSTROPHE, SLASH, LESS, EQUALS, GREATER = 34, 39, 47, 60, 61, 62
EXCLAMATION, QUESTION = 33, 63
COMMA, MINUS, DOT, COLON, ZERO, NINE = 44, 45, 46, 58, 48, 57
_NUMBER_SIGN, _AMPERSAND, _SEMICOLON, _BRACKET = 35, 38, 59, 93
_LETTER_X, _LETTER_A, _LETTER_F, _LOWER = 120, 97, 102, 32

MARKUP, RETURN, BLANK, CONTROL, HIGH = 1, 2, 4, 8, 16
ENCODED = MARKUP | RETURN | CONTROL | HIGH
"""Kinds of bytes for which a text is not taken as it stands."""

KINDS = np.zeros(256, np.uint8)
KINDS[:32] = CONTROL
KINDS[[TAB, NEWLINE]] = BLANK
KINDS[CR] = RETURN
KINDS[list(b"&>")] = MARKUP
KINDS[128:] = HIGH

_IS_NAME = np.ones(256, np.bool_)
_IS_NAME[list(b" \t\r\n/>=<\"'&")] = False


@compiled
def is_space(byte: int) -> bool:
    """Tell whether a byte is white space (XML 1.0, 2.3)."""
    return byte in (SPACE, NEWLINE, TAB, CR)


@compiled
def after_space(xml: Array, at: int) -> int:
    """Give the first place from one on that is no white space."""
    while is_space(byte_at(xml, at)):
        at += 1
    return at


@compiled
def after_name(xml: Array, at: int) -> int:
    """Return the first place from one on that no name of an element or attribute has."""
    while byte_at(_IS_NAME, byte_at(xml, at)):
        at += 1
    return at


@compiled
def is_digit(byte: int) -> bool:
    """Tell whether a byte is a decimal digit."""
    return ZERO <= byte <= NINE


@compiled
def is_word(xml: Array, begin: int, end: int, word: Array | bytes) -> bool:
    """Tell whether a word stands between two places, and nothing else."""
    if end - begin != len(word):
        return False
    for place in range(len(word)):
        if byte_at(xml, begin + place) != word[place]:
            return False
    return True


@compiled
def begins_with(xml: Array, at: int, end: int, word: Array | bytes) -> bool:
    """Tell whether a word stands at a place, before an end."""
    return at + len(word) <= end and is_word(xml, at, at + len(word), word)


@compiled
def is_after_name(xml: Array, at: int, end: int) -> bool:
    """Return whether the name of an element ends at a place; where the XML ends the name may go on."""
    return at < end and (is_space(byte_at(xml, at)) or byte_at(xml, at) in (GREATER, SLASH))


@compiled
def put_text(xml: Bytes, begin: int, end: int, kinds: int, rows: Bytes, at: int) -> int:
    """Write a text of the XML; -1 where it is not what XML allows."""
    if kinds & ENCODED:
        last = _decode(xml.ones, begin, end, rows, at + 4)
        if last >= 0:
            put_int4(rows, at, last - at - 4)
        return last
    at = put_int4(rows, at, end - begin)
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
        elif byte == CR:
            at = put_byte(rows, at, NEWLINE)
            begin += 2 if byte_at(xml, begin + 1) == NEWLINE else 1
        else:
            length = _length(xml, begin, end)
            if length == 0 or (byte == GREATER and byte_at(xml, begin - 1) == byte_at(xml, begin - 2) == _BRACKET):
                return -1
            at = put_bytes(xml, begin, begin + length, rows, at)
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
    if is_word(xml, begin, at, b"amp"):
        code = _AMPERSAND
    elif is_word(xml, begin, at, b"lt"):
        code = LESS
    elif is_word(xml, begin, at, b"gt"):
        code = GREATER
    elif is_word(xml, begin, at, b"quot"):
        code = QUOTE
    elif is_word(xml, begin, at, b"apos"):
        code = APOSTROPHE
    return code, at + 1


@compiled
def _character(xml: Array, begin: int, end: int, base: int) -> int:
    """Give the character that digits stand for; -1 where that is none."""
    code = 0
    for at in range(begin, end):
        if is_digit(byte_at(xml, at)):
            digit = byte_at(xml, at) - ZERO
        elif base == 16 and _LETTER_A <= (byte_at(xml, at) | _LOWER) <= _LETTER_F:
            digit = (byte_at(xml, at) | _LOWER) - _LETTER_A + 10
        else:
            return -1
        code = code * base + digit
    return code if _is_character(code) else -1


@compiled
def _is_character(code: int) -> bool:
    """Tell whether XML allows a character (XML 1.0, 2.2)."""
    return code in (TAB, NEWLINE, CR) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


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
        return put_byte(rows, at, code)
    length = 2 + (code >= 0x800) + (code >= 0x10000)
    for place in range(length - 1, 0, -1):
        put_byte(rows, at + place, 0x80 | code & 0x3F)
        code >>= 6
    put_byte(rows, at, (0xF00 >> length) & 0xFF | code)
    return at + length
