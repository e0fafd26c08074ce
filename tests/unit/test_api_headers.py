"""What the headers of a reply say about the rate."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from discogs_sync.api.headers import rate_limit, retry_after

MORNING = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


def test_the_rate_is_read_from_discogs_headers() -> None:
    headers = httpx.Headers({"X-Discogs-Ratelimit": "60", "X-Discogs-Ratelimit-Used": "7"})
    assert rate_limit(headers) == (60, 7)


@pytest.mark.parametrize("nonsense", ["", "many", "-1", "1.5", "9" * 5000])
def test_a_rate_that_is_no_count_is_unknown(nonsense: str) -> None:
    assert rate_limit(httpx.Headers({"X-Discogs-Ratelimit": nonsense})) == (None, None)


@pytest.mark.parametrize(
    ("hint", "seconds"),
    [
        ("30", 30.0),
        (" 5 ", 5.0),
        ("0", None),
        ("-3", None),
        ("soon", None),
        ("", None),
        ("1.5", 1.5),
        ("+7", 7.0),
        ("inf", None),
        ("NaN", None),
        ("1e9", None),
        ("9" * 400, None),
        ("120, 120", None),
        ("Wed, 31 Feb 2026 00:00:00 GMT", None),
        ("1 Jan 2026 0:0 +9999999999", None),
    ],
)
def test_a_hint_in_seconds_counts_when_it_is_positive(hint: str, seconds: float | None) -> None:
    assert retry_after(httpx.Headers({"Retry-After": hint})) == seconds


def test_no_hint_is_none() -> None:
    assert retry_after(httpx.Headers()) is None


@pytest.mark.parametrize(("ahead", "seconds"), [(90, 90.0), (0, None), (-60, None)])
def test_a_date_is_taken_relative_to_the_servers_own_clock(ahead: int, seconds: float | None) -> None:
    hint = format_datetime(MORNING + timedelta(seconds=ahead), usegmt=True)
    headers = httpx.Headers({"Date": format_datetime(MORNING, usegmt=True), "Retry-After": hint})
    assert retry_after(headers) == seconds


def test_a_date_without_the_servers_clock_is_taken_relative_to_ours() -> None:
    hint = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    seconds = retry_after(httpx.Headers({"Retry-After": hint}))
    assert seconds is not None
    assert 3000 < seconds <= 3600
