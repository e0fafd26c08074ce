"""What there is to do of a dump's file, chunk by chunk, and the threads that do it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from discogs_sync.dump.chunk import Bad
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.records import Chunk
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.store.dumps import DoneChunk


@dataclass(frozen=True)
class Work:
    """What of a chunk is to be loaded now, its line in the ledger, and what of it cannot be kept.

    `read` is how far the file is read (bytes). `unchanged` are records that have turned out to be as they are here, and
    are in the chunk no more.
    """

    first_byte: int
    done: DoneChunk
    chunk: Chunk
    bad: list[Bad]
    read: int
    unchanged: int = 0

    @property
    def records(self) -> int:
        """All records of the work."""
        return len(self.chunk) + len(self.bad) + self.unchanged


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
    Raises DumpFileError where the file is not the one that the ledger tells of.
    """
    for chunk in found:
        ids = np.array(chunk.ids)
        repeated = seen.add_new(ids)
        first, done = chunk.places[0], before.get(chunk.places[0])
        if done and done.bytes != chunk.size:
            raise DumpFileError("The file is not the one whose load was begun: load that one.")
        if done is None:
            later = skipped.have(ids) & ~repeated if skipped else np.zeros(len(ids), bool)
            bad = [
                Bad(chunk.places[number], chunk.ids[number], "Another record of the file has this id.")
                for number in np.flatnonzero(repeated)
            ]
            wanted = chunk.only(np.flatnonzero(~repeated & ~later).tolist())
            yield Work(first, DoneChunk(chunk.size, int(later.sum())), wanted, bad, chunk.read)
        elif done.waiting and only:
            wanted = chunk.only(np.flatnonzero(only.have(ids) & ~repeated).tolist())
            yield Work(first, DoneChunk(chunk.size, 0), wanted, [], chunk.read)


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
