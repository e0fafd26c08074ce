"""Chunks that wait until they are enough to be written at once."""

from discogs_sync.dump.chunk import Encoded
from discogs_sync.dump.records import NOTHING
from discogs_sync.dump.works import ENOUGH, Gathering, Work
from discogs_sync.store.dumps import DoneChunk


def work_of(number: int) -> Work:
    return Work(number, DoneChunk(1, 0), NOTHING, [], 1, number, NOTHING)


def encoded_of(size: int) -> Encoded:
    encoded = Encoded()
    encoded.add_rows("release", [bytes(size)])
    return encoded


def begun() -> Gathering:
    """Give one of which a chunk was taken."""
    gathering = Gathering()
    gathering.add(work_of(0), encoded_of(1))
    return gathering


def test_the_first_chunk_is_taken_at_once() -> None:
    works, encoded = Gathering().add(work_of(1), encoded_of(1))
    assert (works, encoded.size) == ([work_of(1)], 1)


def test_chunks_are_taken_when_they_are_enough() -> None:
    gathering = begun()
    first, second = work_of(1), work_of(2)
    assert gathering.add(first, encoded_of(ENOUGH // 2)) == ([], Encoded())
    works, encoded = gathering.add(second, encoded_of(ENOUGH - ENOUGH // 2))
    assert works == [first, second]
    assert (encoded.size, encoded.rows) == (ENOUGH, {"release": 2})
    assert gathering.take() == ([], Encoded())


def test_nothing_waits_when_there_is_no_more_to_come() -> None:
    gathering = begun()
    first, second, third = (work_of(number) for number in range(3))
    given = gathering.until_last([first, second])
    assert gathering.add(next(given), encoded_of(1)) == ([], Encoded())
    assert gathering.add(next(given), encoded_of(1)) == ([], Encoded())
    assert list(given) == []
    works, encoded = gathering.add(third, encoded_of(1))
    assert works == [first, second, third]
    assert encoded.size == 3
