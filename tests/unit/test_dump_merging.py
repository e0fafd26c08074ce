"""Which ids a later month asks for, and what of its records differs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.dump.ids import Ids
from discogs_sync.dump.merging import Asked, different_from
from discogs_sync.dump.records import Chunk

NEAR = st.integers(1, 400)
FAR = st.sampled_from([100_000_000, 2**62])
CHUNKS = st.lists(st.lists(NEAR | FAR, min_size=1, max_size=5, unique=True), max_size=8)


def ids(*found: int) -> np.ndarray:
    """Give ids as an array."""
    return np.array(found, np.int64)


@given(CHUNKS, st.booleans())
def test_every_id_is_asked_for_with_a_chunk_or_in_a_gap(chunks: list[list[int]], is_sorted: bool) -> None:
    asked = Asked()
    ranges = [asked.range_of(ids(*chunk)) for chunk in (sorted(map(sorted, chunks)) if is_sorted else chunks)]
    gaps = list(asked.gaps())
    for id in (*range(1, 500), 100_000_000, 2**62, 2**63 - 2):
        assert any(id in each for each in gaps) != any(id in each for each in ranges if each)


def test_chunks_that_follow_each_other_leave_no_gap() -> None:
    asked = Asked()
    assert asked.range_of(ids(3, 5)) == range(1, 6)
    assert asked.range_of(ids(9, 20)) == range(6, 21)
    assert asked.range_of(ids(21, 22)) == range(21, 23)
    assert list(asked.gaps()) == [range(23, 2**63 - 1)]


def test_a_chunk_far_behind_the_one_before_is_asked_for_alone() -> None:
    asked = Asked()
    assert asked.range_of(ids(1000, 1001)) == range(1000, 1002)
    assert list(asked.gaps()) == [range(1, 1000), range(1002, 2**63 - 1)]


def test_ids_far_apart_are_no_range() -> None:
    asked = Asked()
    assert asked.range_of(ids(1, 1000)) is None
    assert list(asked.gaps()) == [range(1, 2**63 - 1)]


@given(st.sets(NEAR | FAR), st.sets(NEAR | FAR))
def test_sets_of_ids_differ_as_sets_do(some: set[int], others: set[int]) -> None:
    one, other = Ids(), Ids()
    one.add(ids(*some))
    other.add(ids(*others))
    assert len(one) == len(some)
    assert one.without(other) == sorted(some - others)


def test_a_set_may_reach_further_than_the_other() -> None:
    one, other = Ids(), Ids()
    one.add(ids(1, 5_000_000))
    other.add(ids(1))
    assert one.without(other) == [5_000_000]
    assert other.without(one) == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [([], [0, 1]), ([(1, 0), (2, 0)], [0, 1]), ([(1, "same")], [1]), ([(1, "same"), (3, 7)], [1])],
)
def test_records_that_are_not_known_so_are_different(known: list[tuple[int, int | str]], expected: list[int]) -> None:
    xml = b'<release id="1"></release><release id="2"></release></records>'
    chunk = Chunk(xml, ids(0, 26, 52), ids(0, 26))
    rows = [(id, int(chunk.hashes[0]) if hash == "same" else hash) for id, hash in known]
    found = different_from(np.array(rows, [("id", ">i8"), ("hash", ">i8")]), chunk)
    assert found.tolist() == expected
