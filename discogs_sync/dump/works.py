"""What there is to do of a dump's file, chunk by chunk, and the threads that do it."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

import numpy as np

from discogs_sync.dump.chunk import Bad, Encoded
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.limits import NOTED_RECORDS, PENDING_CHUNKS
from discogs_sync.dump.records import NOTHING, Chunk
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.store.dumps import DoneChunk


@dataclass(frozen=True)
class Work:
    """What of a chunk is to be loaded now, its line in the ledger, and what of it cannot be kept.

    `records` is the number of all those, `read` how far the file is read (bytes). `unchanged` are records that have
    turned out to be as they are here, and are in the chunk no more. `whole` is the chunk with all its records.
    """

    first_byte: int
    done: DoneChunk
    chunk: Chunk
    bad: list[Bad]
    records: int
    read: int
    whole: Chunk
    unchanged: int = 0

    def hashed(self) -> "Work":
        """Add the hash of all records to the line in the ledger; they are not needed after it."""
        return replace(self, done=replace(self.done, hash=self.whole.hash), whole=NOTHING)


REPEATED = "Another record of the file has this id."


def works(
    found: Iterable[Chunk],
    before: Mapping[int, DoneChunk],
    seen: Ids,
    *,
    skipped: Ids | None = None,
    only: Ids | None = None,
) -> Iterator[Work]:
    """Give what there is to do of a file's chunks, and note the ids of all; `before` is the ledger.

    Records of the ids `skipped` are left for later; with `only` those are what there is to do.
    """
    for chunk in found:
        ids = chunk.ids
        repeated = seen.add_new(ids)
        first = int(chunk.places[0])
        done = before.get(first)
        if done is None:
            later = np.zeros(len(ids), bool) if skipped is None else skipped.have(ids) & ~repeated
            reasons = {**dict.fromkeys(np.flatnonzero(repeated).tolist(), REPEATED), **chunk.refused}
            is_bad = np.zeros(len(ids), bool)
            is_bad[list(reasons)] = True
            later &= ~is_bad
            bad = [
                Bad(int(chunk.places[number]), int(ids[number]) or None, reason)
                for number, reason in sorted(reasons.items())
            ]
            wanted = chunk.only(np.flatnonzero(~is_bad & ~later))
            records = len(wanted) + len(bad)
            yield Work(first, DoneChunk(chunk.size, int(later.sum())), wanted, bad, records, chunk.read, chunk)
        elif done.waiting and only is not None:
            is_wanted = only.have(ids) & ~repeated
            is_wanted[list(chunk.refused)] = False
            wanted = chunk.only(np.flatnonzero(is_wanted))
            yield Work(first, DoneChunk(chunk.size, 0), wanted, [], len(wanted), chunk.read, chunk)


def has_chunks(found: Iterable[Chunk], done: Mapping[int, DoneChunk]) -> bool:
    """Tell whether the chunks of a file include all those that were loaded from another one."""
    left = dict(done)
    for chunk in found:
        loaded = left.pop(int(chunk.places[0]), None)
        if loaded and (loaded.bytes != chunk.size or loaded.hash not in {None, chunk.hash}):
            return False
        if not left:
            return True
    return not left


ENOUGH = 16 << 20
"""Bytes of rows that are written at once: with each COPY the server makes itself ready for a thousand rows anew."""


class Gathering:
    """Chunks that are encoded, and wait until they are enough to be written at once; threads share it.

    The first one does not wait: the server has nothing to do yet.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._works: list[Work] = []
        self._encoded = Encoded()
        self._is_last = False
        self._enough = 0

    def until_last(self, works: Iterable[Work]) -> Iterator[Work]:
        """Give the works, and wait for no more when the last one is given: all threads write what is left."""
        yield from works
        self._is_last = True

    def add(self, work: Work, encoded: Encoded) -> tuple[list[Work], Encoded]:
        """Add a chunk; take all that waits if that is enough, else nothing."""
        with self._lock:
            self._works.append(work)
            self._encoded.add(encoded)
            is_enough = (
                self._is_last
                or self._encoded.size >= self._enough
                or len(self._works) >= PENDING_CHUNKS
                or len(self._encoded.bad) + sum(len(each.bad) for each in self._works) >= NOTED_RECORDS
            )
            self._enough = ENOUGH
        return self.take() if is_enough else ([], Encoded())

    def take(self) -> tuple[list[Work], Encoded]:
        """Take all that waits."""
        with self._lock:
            taken = self._works, self._encoded
            self._works, self._encoded = [], Encoded()
        return taken


def in_threads(works: Iterable[Work], do: Callable[[Work], Work], workers: int) -> Iterator[Work]:
    """Do works in threads, and give what they come to as they are done; where works end early, that first."""
    under_way: set[Future[Work]] = set()
    failure: Exception | None = None
    with ThreadPoolExecutor(workers) as pool:
        try:
            for work in works:
                under_way.add(pool.submit(do, work))
                while len(under_way) > workers:
                    done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
        except (DumpFileError, Interrupted) as error:
            failure = error
        yield from (future.result() for future in under_way)
    if failure:
        raise failure
