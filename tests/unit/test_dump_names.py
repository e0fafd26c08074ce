"""Names of dumps: which month and kind they tell of, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.dump.names import CHECKSUM, KINDS, file_name, is_of_month, month_text, parse_month, parse_name
from discogs_sync.errors import UsageError

DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DATES, st.sampled_from([*KINDS, CHECKSUM]))
def test_a_name_tells_what_it_was_made_of(dump, kind):
    assert parse_name(file_name(dump, kind)) == (dump, kind)


def test_names_are_those_of_discogs():
    names = [file_name(date(2026, 10, 1), kind) for kind in (*KINDS, CHECKSUM)]
    assert names == [
        "discogs_20261001_artists.xml.gz",
        "discogs_20261001_labels.xml.gz",
        "discogs_20261001_masters.xml.gz",
        "discogs_20261001_releases.xml.gz",
        "discogs_20261001_CHECKSUM.txt",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "discogs_20261001_artists.xml",
        "discogs_20261001_artists.xml.gz.part",
        "discogs_20261001_artists.xml.gz.sha256",
        "discogs_20261001_films.xml.gz",
        "discogs_20261001_CHECKSUM.xml.gz",
        "discogs_20261001_artists.txt",
        "discogs_20261301_artists.xml.gz",
        "discogs_20260230_artists.xml.gz",
        "discogs_2026١٠01_artists.xml.gz",
        "Discogs_20261001_artists.xml.gz",
        "discogs_20261001_artists.xml.gz\n",
    ],
)
def test_other_names_tell_nothing(name):
    assert parse_name(name) is None


@given(DATES)
def test_a_month_is_read_as_it_is_written(dump):
    month = parse_month(month_text(dump))
    assert month.day == 1
    assert is_of_month(dump, month)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-1", "202610", "26-10", "2026-10-01", "٢٠٢٦-١٠"]
)
def test_what_is_not_a_month_is_refused(text):
    with pytest.raises(UsageError, match=r"is not a month\. A month is written like 2026-10"):
        parse_month(text)


def test_months_of_other_years_are_others():
    assert not is_of_month(date(2025, 10, 1), date(2026, 10, 1))
