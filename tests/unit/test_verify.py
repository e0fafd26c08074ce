"""Verifying: how a sample is spread over the kinds, and how much of two values is shown."""

from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.sync.comparison import CONTEXT, LONGEST_VALUE, shortened
from discogs_sync.sync.verify import shares

KINDS = ("artist", "label", "master", "release")


def test_a_sample_is_spread_in_proportion_with_one_of_each_kind() -> None:
    assert shares({"artist": 1, "label": 1, "master": 200, "release": 800}, 50) == {
        "artist": 1,
        "label": 1,
        "master": 9,
        "release": 39,
    }


def test_a_small_sample_is_of_the_largest_kinds() -> None:
    assert shares({"artist": 1, "label": 0, "master": 2, "release": 3}, 2) == {"master": 1, "release": 1}


def test_there_is_no_more_than_everything() -> None:
    counts = {"artist": 1, "release": 3}
    assert shares(counts, 100) == counts
    assert shares({}, 100) == shares(counts, 0) == {}


@given(st.dictionaries(st.sampled_from(KINDS), st.integers(0, 10_000)), st.integers(0, 300))
def test_shares_add_up_to_the_sample_and_leave_no_kind_out(counts: dict[str, int], size: int) -> None:
    sizes = shares(counts, size)
    assert sum(sizes.values()) == min(size, sum(counts.values()))
    assert all(1 <= share <= counts[kind] for kind, share in sizes.items())
    present = [kind for kind, count in counts.items() if count]
    assert len(sizes) == min(size, len(present))


def test_short_values_are_shown_as_they_are() -> None:
    assert shortened(None, ["A", 1]) == (None, ["A", 1])
    assert shortened("A" * LONGEST_VALUE, "") == ("A" * LONGEST_VALUE, "")


def test_of_long_values_the_place_is_shown_where_they_begin_to_differ() -> None:
    one, other = shortened("x" * 500 + "here" + "y" * 500, "x" * 500 + "there")
    assert one == "…" + "x" * CONTEXT + "here" + "y" * (LONGEST_VALUE - CONTEXT - 4) + "…"
    assert other == "…" + "x" * CONTEXT + "there"


def test_a_long_list_is_shown_as_text() -> None:
    one, other = shortened(["A" * 100], None)
    assert (one, other) == ('["' + "A" * (LONGEST_VALUE - 2) + "…", None)
