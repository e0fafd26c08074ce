"""Which ids a later month asks for, and what of its records differs."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.dump import merging
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.merging import Known, different_from
from discogs_sync.dump.records import Chunk

NEAR = st.integers(1, 400)
FAR = st.sampled_from([100_000_000, 2**62])
CHUNKS = st.lists(st.lists(NEAR | FAR, min_size=1, max_size=5, unique=True), max_size=8)


def ids(*found: int) -> np.ndarray:
    """Give ids as an array."""
    return np.array(found, np.int64)


class Table:
    """Ids that are here, with hashes; it notes what of them it was asked for."""

    def __init__(self, *here: int) -> None:
        self.here = sorted(here)
        self.asked: list[range | list[int]] = []

    def ask(self, wanted: range | list[int]) -> bytes:
        self.asked.append(wanted)
        return b"".join(struct.pack(">qq", id, -id) for id in self.here if id in wanted)


@given(CHUNKS, st.sets(NEAR | FAR), st.booleans(), st.integers(1, 100))
def test_all_that_is_here_is_told_with_a_chunk_or_in_a_gap(
    chunks: list[list[int]], here: set[int], is_sorted: bool, at_once: int
) -> None:
    table = Table(*here)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "ASKED", at_once)
        known = Known(table.ask)
        for chunk in sorted(map(sorted, chunks)) if is_sorted else chunks:
            answer = dict(known.hashes(ids(*chunk)).tolist())
            assert {id: answer.get(id) for id in chunk} == {id: -id if id in here else None for id in chunk}
    gaps = list(known.gaps())
    for id in (*range(1, 500), 100_000_000, 2**62, 2**63 - 2):
        assert any(id in gap for gap in gaps) != any(id in each for each in table.asked if isinstance(each, range))
    known.here.add(ids(*(id for id in here if any(id in gap for gap in gaps))))
    assert known.here.without(Ids()) == table.here


def test_ids_of_chunks_that_follow_are_asked_for_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "ASKED", 8)
    table = Table(1, 5, 10)
    known = Known(table.ask)
    for chunk in ([2, 5], [7, 9], [12, 22], [23, 30], [24, 40]):
        known.hashes(ids(*chunk))
    assert table.asked == [range(1, 26), range(23, 63)]
    assert list(known.gaps()) == [range(63, 2**63 - 1)]


def test_threads_may_be_at_the_end_of_an_answer_and_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "ASKED", 2)
    table = Table()
    known = Known(table.ask)
    for chunk in ([1, 9], [20, 30], [10, 15], [31, 35]):
        known.hashes(ids(*chunk))
    assert table.asked == [range(1, 19), range(19, 43)]


def test_a_chunk_far_behind_the_one_before_is_asked_for_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "ASKED", 0)
    table = Table()
    known = Known(table.ask)
    known.hashes(ids(1000, 1001))
    assert table.asked == [range(1000, 1002)]
    assert list(known.gaps()) == [range(1, 1000), range(1002, 2**63 - 1)]


def test_ids_far_apart_are_no_range() -> None:
    table = Table(1)
    known = Known(table.ask)
    assert known.hashes(ids(1, 1000)).tolist() == [(1, -1)]
    assert table.asked == [[1, 1000]]
    assert list(known.gaps()) == [range(1, 2**63 - 1)]


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
    chunk = Chunk(xml, ids(0, 26, 52), ids(0, 26), ids(1, 2))
    rows = [(id, int(chunk.hashes[0]) if hash == "same" else hash) for id, hash in known]
    found = different_from(np.array(rows, [("id", np.int64), ("hash", np.int64)]), chunk)
    assert found.tolist() == expected
