"""Columns that are computed from a document's text, so that SQL can reckon with it. None where it cannot be read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

_RELEASED = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_DURATION = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):([0-5]?\d)(?:[.,]\d+)?")
_NUMBER = re.compile(r"[0-9]{1,18}")
_LARGEST_SECONDS = 2**31 - 1


def first_day(released: str) -> date | None:
    """Return the first day that a release date can mean: `1999` is 1999-01-01, `1999-03-00` is 1999-03-01."""
    year, month, day = _parts(released)
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def precision(released: str) -> str | None:
    """Return what a release date tells: year, month or day; None where `first_day` finds none."""
    if first_day(released) is None:
        return None
    _, month, day = _parts(released)
    return "day" if day else "month" if month else "year"


def year(released: str) -> int | None:
    """Return the year of a release date, also of one with an impossible month or day such as `1999-02-30`."""
    return _parts(released)[0] or None


def _parts(released: str) -> tuple[int, int, int]:
    """Return year, month and day, 0 for those that are not given; a day without a month does not count."""
    match = _RELEASED.fullmatch(released)
    year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return year, month, day if month else 0


def seconds(duration: str) -> int | None:
    """Give the seconds of a duration such as `3:32`, `1:02:03` or `75:00`."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    total = hours * 3600 + minutes * 60 + rest
    return total if total <= _LARGEST_SECONDS else None


def number(text: str) -> Decimal | None:
    """Return the number that a text of up to 18 digits stands for."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


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
    "precision": precision,
    "year": year,
    "seconds": seconds,
    "number": number,
    "instant": instant,
}
"""The functions under the names by which `Column.info` calls them."""
