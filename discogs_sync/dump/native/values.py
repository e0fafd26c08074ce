"""Values of columns that are no text: numbers, days, durations, as the binary form of COPY has them."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Array, Bytes, byte_at
from discogs_sync.dump.native.program import Fill
from discogs_sync.dump.native.text import (
    COLON,
    COMMA,
    DOT,
    ENCODED,
    MINUS,
    ZERO,
    after_space,
    is_digit,
    is_space,
    is_word,
    put_text,
)
from discogs_sync.dump.native.writing import put_byte, put_int4, put_int8, put_word

_LARGEST_INTEGER = 2**31 - 1
_MOST_DIGITS = 18
_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


@compiled
def put_value(fill: int, xml: Bytes, begin: int, end: int, kinds: int, rows: Bytes, at: int) -> int:
    """Write what a slot holds; -1 where that is odd."""
    if begin == end:
        return put_int4(rows, at, 0 if fill == Fill.TEXT_OR_EMPTY else -1)
    if fill <= Fill.TEXT:
        return put_text(xml, begin, end, kinds, rows, at)
    if kinds & ENCODED:
        return -1
    if fill in (Fill.FIRST_DAY, Fill.PRECISION, Fill.YEAR):
        return _put_released(fill, xml.ones, begin, end, rows, at)
    if fill == Fill.SECONDS:
        seconds = _seconds(xml.ones, begin, end)
        return put_int4(rows, at, -1) if seconds < 0 else put_int4(rows, put_int4(rows, at, 4), seconds)
    if fill == Fill.BOOLEAN:
        return _put_boolean(xml.ones, begin, end, rows, at)
    value = whole(xml.ones, begin, end)
    if value < 0:
        return -1
    if fill == Fill.NUMBER:
        return _put_number(value, rows, at)
    if value == 0 and fill in (Fill.POSITIVE_INTEGER, Fill.POSITIVE_BIGINT):
        return put_int4(rows, at, -1)
    if fill in (Fill.BIGINT, Fill.POSITIVE_BIGINT):
        return put_int8(rows, put_int4(rows, at, 8), value)
    return put_int4(rows, put_int4(rows, at, 4), value) if value <= _LARGEST_INTEGER else -1


@compiled
def _put_boolean(xml: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    is_true = is_word(xml, begin, end, b"true")
    if not is_true and not is_word(xml, begin, end, b"false"):
        return -1
    at = put_int4(rows, at, 1)
    return put_byte(rows, at, is_true)


@compiled
def _put_number(value: int, rows: Bytes, at: int) -> int:
    """Write a NUMERIC of one digit to the base 10,000 (`numeric_recv`: digits, weight, sign, decimals); -1 for more."""
    if value >= 10_000:
        return -1
    digits = 1 if value else 0
    at = put_int8(rows, put_int4(rows, at, 8 + 2 * digits), digits << 48)
    if digits:
        at = put_byte(rows, put_byte(rows, at, value >> 8), value & 0xFF)
    return at


@compiled
def whole(xml: Array, begin: int, end: int) -> int:
    """Give the number that a text of digits stands for; -1 for anything else."""
    value, at = _digits(xml, begin, end, _MOST_DIGITS)
    return value if at == end else -1


@compiled
def _digits(xml: Array, begin: int, end: int, most: int) -> tuple[int, int]:
    """Give the number of at most so many digits that stands here, and the place behind it."""
    value, at = 0, begin
    while at < end and at - begin < most and is_digit(byte_at(xml, at)):
        value = value * 10 + byte_at(xml, at) - ZERO
        at += 1
    return value, at


@compiled
def _put_released(fill: int, xml: Array, begin: int, end: int, rows: Bytes, at: int) -> int:
    """Write the first day, the precision or the year of a release date, as `derive` computes them."""
    year, month, day = _released(xml, begin, end)
    if fill == Fill.YEAR:
        return put_int4(rows, put_int4(rows, at, 4), year) if year else put_int4(rows, at, -1)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if year == 0 or month > 12 or day > _DAYS[month] + (is_leap and month == 2):
        return put_int4(rows, at, -1)
    if fill == Fill.FIRST_DAY:
        return put_int4(rows, put_int4(rows, at, 4), _days(year, max(month, 1), max(day, 1)))
    if day:
        return put_word(rows, at, b"day")
    return put_word(rows, at, b"month") if month else put_word(rows, at, b"year")


@compiled
def _released(xml: Array, begin: int, end: int) -> tuple[int, int, int]:
    """Return year, month and day of a release date as `derive` does, 0 for those that are not given."""
    year, at = _digits(xml, begin, end, 4)
    month, day = 0, 0
    is_dated = at - begin == 4
    if is_dated and at < end:
        month, is_dated, at = _dated_part(xml, at, end)
    if is_dated and at < end:
        day, is_dated, at = _dated_part(xml, at, end)
    if not is_dated or at < end:
        return 0, 0, 0
    return year, month, day if month else 0


@compiled
def _dated_part(xml: Array, at: int, end: int) -> tuple[int, bool, int]:
    """Give the month or day behind a minus, whether there is one, and the place behind it."""
    value, behind = _digits(xml, at + 1, end, 2)
    return value, byte_at(xml, at) == MINUS and behind > at + 1, behind


@compiled
def _days(year: int, month: int, day: int) -> int:
    """Give the days from 2000-01-01 on, reckoned in years that begin with March, so that leap days end them."""
    if month <= 2:
        year, month = year - 1, month + 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 730_426


@compiled
def _seconds(xml: Array, begin: int, end: int) -> int:
    """Give what `derive.seconds` does; -1 for none."""
    begin = after_space(xml, begin)
    while end > begin and is_space(byte_at(xml, end - 1)):
        end -= 1
    hours, at = _digits(xml, begin, end, 5)
    width = at - begin
    if width <= 0 or at >= end or byte_at(xml, at) != COLON:
        return -1
    begin = at + 1
    minutes, at = _digits(xml, begin, end, 5)
    rest, length = minutes, at - begin
    if at < end and byte_at(xml, at) == COLON:
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
    if byte_at(xml, begin) not in (DOT, COMMA) or begin + 1 == end:
        return False
    for at in range(begin + 1, end):
        if not is_digit(byte_at(xml, at)):
            return False
    return True
