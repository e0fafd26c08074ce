"""Columns that are computed from a document's text, so that SQL can reckon with it. None where it cannot be read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

_RELEASED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DURATION = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):([0-5]?\d)(?:[.,]\d+)?")
_NUMBER = re.compile(r"\d{1,1000}")
_LARGEST_SECONDS = 2**31 - 1


def first_day(released: str) -> date | None:
    """Give the first day that a release date can mean: `1999` is 1999-01-01, `1999-03-00` is 1999-03-01."""
    match = _RELEASED.fullmatch(released)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        return date(year, month or 1, (day if month else 0) or 1)
    except ValueError:
        return None


def seconds(duration: str) -> int | None:
    """Give the seconds of a duration such as `3:32`, `1:02:03` or `75:00`."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    total = hours * 3600 + minutes * 60 + rest
    return total if total <= _LARGEST_SECONDS else None


def number(text: str) -> Decimal | None:
    """Give the number that a text of digits stands for, however long it is."""
    return Decimal(text) if _NUMBER.fullmatch(text) and text.isascii() else None


def instant(text: str) -> datetime | None:
    """Give the instant of an ISO 8601 text with its offset, such as `2004-04-30T08:10:05-07:00`.

    It is told in UTC: PostgreSQL refuses offsets of 16 hours and more.
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value.astimezone(UTC) if value.tzinfo is not None and 1 < value.year < 9999 else None


FUNCTIONS: dict[str, Callable[[str], Any]] = {
    "first_day": first_day,
    "seconds": seconds,
    "number": number,
    "instant": instant,
}
"""The functions under the names by which `Column.info` calls them."""
