"""Columns that are computed from Discogs' texts; what cannot be read gives NULL."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.mapping.derive import FUNCTIONS, first_day, instant, number, precision, seconds, year
from tests import strategies


@pytest.mark.parametrize(
    ("released", "day", "exact_to", "in_year"),
    [
        ("1999", date(1999, 1, 1), "year", 1999),
        ("1999-03-00", date(1999, 3, 1), "month", 1999),
        ("1993-00-00", date(1993, 1, 1), "year", 1993),
        ("1993-00-17", date(1993, 1, 1), "year", 1993),
        ("1997-03-24", date(1997, 3, 24), "day", 1997),
        ("1997-3-4", date(1997, 3, 4), "day", 1997),
        ("1997-03", date(1997, 3, 1), "month", 1997),
        ("2000-02-29", date(2000, 2, 29), "day", 2000),
        ("2000-01-01", date(2000, 1, 1), "day", 2000),
        ("1999-02-29", None, None, 1999),
        ("1999-13-01", None, None, 1999),
        ("1999-13", None, None, 1999),
        ("0000", None, None, None),
        ("0000-03-01", None, None, None),
        ("199?", None, None, None),
        ("Spring", None, None, None),
        ("?-03-1999", None, None, None),
        ("1999-03-24 ", None, None, None),
        ("", None, None, None),
    ],
)
def test_release_date_gives_first_day_precision_and_year(
    released: str, day: date | None, exact_to: str | None, in_year: int | None
) -> None:
    assert (first_day(released), precision(released), year(released)) == (day, exact_to, in_year)


@pytest.mark.parametrize(
    ("duration", "length"),
    [
        ("3:32", 212),
        ("0:07", 7),
        (" 3:32 ", 212),
        ("75:00", 4500),
        ("1:02:03", 3723),
        ("3:32.5", 212),
        ("3:5", 185),
        ("9999:59:59", 9999 * 3600 + 59 * 60 + 59),
        ("3:60", None),
        ("3.32", None),
        ("3'32", None),
        ("side long", None),
        ("12345:00:00", None),
        ("", None),
    ],
)
def test_a_duration_gives_its_seconds(duration: str, length: int | None) -> None:
    assert seconds(duration) == length


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", Decimal(1)),
        ("0", Decimal(0)),
        ("007", Decimal(7)),
        ("9" * 18, Decimal("9" * 18)),
        ("9" * 19, None),
        ("9" * 64, None),
        ("1.5", None),
        ("-1", None),
        ("2 x", None),
        ("٣", None),
        ("9" * 1001, None),
        ("", None),
    ],
)
def test_quantity_of_up_to_18_digits_is_a_number(text: str, value: Decimal | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2004-04-30T08:10:05-07:00", datetime(2004, 4, 30, 15, 10, 5, tzinfo=UTC)),
        ("2012-12-03T02:50:12+00:00", datetime(2012, 12, 3, 2, 50, 12, tzinfo=UTC)),
        ("2004-04-30T08:10:05Z", datetime(2004, 4, 30, 8, 10, 5, tzinfo=UTC)),
        ("2004-04-30T08:10:05", None),
        ("2004-04-30", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_time_with_its_offset_gives_the_instant(text: str, moment: datetime | None) -> None:
    assert instant(text) == moment


def test_instants_are_told_in_utc_since_postgresql_knows_offsets_below_16_hours_only() -> None:
    moment = instant("2004-04-30T08:10:05+23:59")
    assert moment == datetime(2004, 4, 29, 8, 11, 5, tzinfo=UTC)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("name", FUNCTIONS)
@given(text=strategies.texts | st.from_regex(r"[0-9:\-+T.]{1,25}"))
def test_no_text_is_too_odd(name: str, text: str) -> None:
    value = FUNCTIONS[name](text)
    assert value is None or text != ""
