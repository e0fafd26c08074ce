"""Columns shrink where words allow it, the widest first."""

from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.cli.tables import fitted

COLUMNS = st.lists(st.integers(1, 60).flatmap(lambda most: st.tuples(st.just(most), st.integers(1, most))), min_size=1)


def test_columns_that_fit_keep_their_widths() -> None:
    assert fitted([5, 40], [5, 20], 45) == [5, 40]


def test_the_widest_column_shrinks_first_and_no_further_than_its_words_allow() -> None:
    assert fitted([30, 60, 10], [20, 20, 10], 70) == [30, 30, 10]
    assert fitted([30, 60, 10], [30, 20, 10], 65) == [30, 25, 10]


def test_columns_whose_words_do_not_fit_make_no_table() -> None:
    assert fitted([30, 60], [20, 20], 39) is None


@given(COLUMNS, st.integers(1, 300))
def test_widths_fit_and_stay_within_their_bounds(columns: list[tuple[int, int]], available: int) -> None:
    natural, least = zip(*columns, strict=True)
    widths = fitted(natural, least, available)
    if widths is None:
        assert sum(least) > available
    else:
        assert sum(widths) <= available
        assert all(low <= width <= high for low, width, high in zip(least, widths, natural, strict=True))
