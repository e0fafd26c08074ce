"""What the headers of a reply say about the rate and the body."""

import math
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

_NUMBER = re.compile(r"\+?[0-9]{1,20}(?:\.[0-9]{1,20})?", re.ASCII)


def rate_limit(headers: httpx.Headers) -> tuple[int | None, int | None]:
    """Give the requests a minute that the server allows and the ones it has counted, None where it does not tell.

    The figures lag behind by a request and are approximate (API documentation, "Rate Limiting").
    """
    return _count(headers.get("x-discogs-ratelimit")), _count(headers.get("x-discogs-ratelimit-used"))


def retry_after(headers: httpx.Headers) -> float | None:
    """Return the seconds that the server asks to wait, None without a hint; 0, less, or nonsense is no hint.

    A date is taken relative to the reply's own Date, so that a wrong clock here does no harm (RFC 9110, 10.2.3).
    """
    hint = headers.get("retry-after", "").strip()
    seconds = float(hint) if _NUMBER.fullmatch(hint) else _seconds_until(hint, headers.get("date"))
    return seconds if 0 < seconds < math.inf else None


def content_length(headers: httpx.Headers) -> int | None:
    """Return the length in bytes that the headers announce for the body, None without one."""
    text = headers.get("content-length", "")
    return int(text) if text.isdecimal() and len(text) < 20 else None


def _count(text: str | None) -> int | None:
    return int(text) if text is not None and len(text) < 10 and text.strip().isdecimal() else None


def _seconds_until(instant: str, now: str | None) -> float:
    then = _date(instant)
    return (then - (_date(now) or datetime.now(UTC))).total_seconds() if then else 0.0


def _date(text: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
