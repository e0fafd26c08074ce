"""One file of a dump into the tables: by COPY where they have no keys yet, beside what is there where they have.

The file is cut into chunks, which threads encode and write; each thread has a connection of its own. What a chunk
brings and its line in the ledger commit together, so that a load which was stopped leaves out what is there.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Literal, TypeVar

from discogs_sync.dump.chunk import Encoded, Encoder, Origin, prepare
from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.merging import Merger, is_enough
from discogs_sync.dump.records import NOTHING, Chunk, chunks
from discogs_sync.dump.sources import Source
from discogs_sync.dump.works import Gathering, Work, in_threads, works
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.store import bulk, drift, dumps, frontier, problems, runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import COPYING, INDEXING, LOADED, MERGING, STAGING, Tally
from discogs_sync.store.frontier import Item
from discogs_sync.store.runs import Counts, RowCounts
from discogs_sync.store.session import Session
from discogs_sync.store.tables import Cursor, identifier
from discogs_sync.store.watermark import hold_watermark

Result = TypeVar("Result")
Mode = Literal["merge", "swap"]

GROWTH = 10.0
"""Bytes on disk for a byte of a compressed dump, at most: tables and indexes, and meanwhile the log and sorting."""

LARGEST_LOSS = 0.1
"""Part of the entities that a dump may have no more, unless the user insists."""

STOPPED = "Stopped as asked; run the command again to go on."

MOST_WORKERS = 4
"""Threads that encode and write at the same time, and keys that are built so."""


def silent(_event: object) -> None:
    """Tell nobody."""


class Loader:
    """One load of one file, in a run. `stop` ends it after the chunks in hand; `report` is told how far it is.

    A dump beside which others were loaded before is merged into the tables chunk by chunk, or, with the mode `swap`,
    kept apart until it is there whole. A load that was begun goes on in the mode that it has.
    """

    def __init__(
        self,
        database: Database,
        session: Session,
        source: Source,
        *,
        stop: threading.Event,
        workers: int = 0,
        mode: Mode = "merge",
        force: bool = False,
        report: Report = silent,
    ) -> None:
        self._database = database
        self._session = session
        self._source = source
        self._size = source.path.stat().st_size
        self._dump = source.dump
        self._key = (source.dump.kind, source.dated)
        self._table = source.dump.record.part.table
        self._tables = [part.table for part in (source.dump.record.part, *source.dump.record.part.below)]
        self._stop = stop
        self._workers = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        self._mode = mode
        self._force = force
        self._report = report
        self._dumped_at = datetime.combine(source.dated, time(), UTC)
        self._encoder = Encoder(source.dump, Origin(self._dumped_at, session.run_id))
        self._merger = Merger(source.dump, self._encoder, self._known_hashes)
        self._state = COPYING
        self._records = 0
        self.was_loaded = False

    def run(self) -> Tally:
        """Load what is not loaded yet, and give what became of all records.

        Raises DumpFileError for a file that is damaged or lost too much, Interrupted when `stop` is set.
        """
        with dumps.without_writers(self._database):  # they would miss the keys
            self._state = self._transact(self._begin)
            self.was_loaded = self._state == LOADED
            if self._state in {COPYING, MERGING, STAGING}:
                self._report(Moving(self._source.path.name, "compiling", 0, None))
                prepare()
            if self._state == COPYING:
                self._copy_all()
                self._set_state(INDEXING)
            if self._state == INDEXING:
                self._build_keys()
                if self._is_waiting():
                    self._set_state(MERGING)
        if self._state == INDEXING:
            self._transact(self._finish)
        elif self._state in {MERGING, STAGING}:
            seen = self._merge_all()
            self._transact(lambda cursor: self._finish(cursor, seen))
        return self._transact(self._tally)

    def _begin(self, cursor: Cursor) -> str:
        """Find where an earlier load of the file stopped, or prepare the tables for a new one. Gives its state."""
        kind, dated = self._key
        path = self._source.path
        loads = [load for load in dumps.loads(cursor) if load.kind == kind]
        for load in loads:
            if load.dated == dated:
                self._records = load.tally.records
                return load.state
        for load in loads:
            if load.state in {COPYING, INDEXING, STAGING}:
                raise DumpFileError(f"The load of {load.file} was not finished: load it first.")
            if load.dated > dated:
                raise DumpFileError(
                    f"{path.name} is older than {load.file}, which is here: it would bring back what has changed since."
                )
        if self._is_first(cursor):
            bulk.drop_keys(cursor, self._tables)
            bulk.pause_vacuum(cursor, self._tables)
            state = COPYING
        else:
            state = STAGING if self._mode == "swap" else MERGING
        dumps.begin(cursor, kind, dated, path.name, self._size, state, self._session.run_id)
        return state

    def _is_first(self, cursor: Cursor) -> bool:
        """Tell whether the tables are to be filled without keys: no dump is here, and this one brings the most."""
        if bulk.is_empty(cursor, self._table):
            return True
        return not dumps.has_dumped(cursor, self._table) and bulk.size(cursor, self._tables) < self._size * GROWTH

    def _tally(self, cursor: Cursor) -> Tally:
        return next(load.tally for load in dumps.loads(cursor) if (load.kind, load.dated) == self._key)

    def _copy_all(self) -> None:
        """Write all records but those that the API has brought: they wait until the tables have keys."""
        held, gathering = self._held(), Gathering()

        def copy(work: Work) -> Work:
            encoded = self._encoder.encode(work.chunk)
            done = replace(work, chunk=NOTHING)
            self._copy(*gathering.add(done, encoded))
            return done

        try:
            works = gathering.until_last(self._works(Ids(), skipped=held))
            for work in in_threads(works, copy, self._workers):
                self._tell(work)
        except (DumpFileError, Interrupted):  # what was read before is kept
            self._copy(*gathering.take())
            raise
        self._copy(*gathering.take())

    def _merge_all(self) -> Ids:
        """Write all records that are new or differ, and give all ids of the file."""
        seen = Ids()
        held = self._held() if self._is_waiting() else None
        gathered: list[Work] = []
        try:
            for work in in_threads(self._works(seen, only=held), self._compare, self._workers):
                gathered.append(work)
                self._tell(work)
                if is_enough([each.chunk for each in gathered]):
                    self._merge(gathered)
                    gathered = []
        except (DumpFileError, Interrupted):  # what was read before is kept
            self._merge(gathered)
            raise
        self._merge(gathered)
        return seen

    def _is_waiting(self) -> bool:
        """Tell whether there are records left that wait for the keys."""
        done = self._transact(lambda cursor: dumps.done_chunks(cursor, *self._key))
        return any(each.waiting for each in done.values())

    def _held(self) -> Ids:
        """Give the ids of entities that no dump had."""
        return self._transact(self._merger.in_no_dump)

    def _works(self, seen: Ids, *, skipped: Ids | None = None, only: Ids | None = None) -> Iterator[Work]:
        before = self._transact(lambda cursor: dumps.done_chunks(cursor, *self._key))
        return works(self._chunks(), before, seen, skipped=skipped, only=only)

    def _chunks(self) -> Iterator[Chunk]:
        """Give the chunks of the file. Raises Interrupted when `stop` is set."""
        for chunk in chunks(self._source.path, self._dump):
            if self._stop.is_set():
                raise Interrupted(STOPPED)
            yield chunk

    def _copy(self, gathered: Sequence[Work], encoded: Encoded) -> None:
        """Write what some chunks have into tables without keys."""
        if not gathered:
            return

        def write(cursor: Cursor) -> None:
            hold_watermark(cursor)
            for element in self._dump.record.tables():
                table = element.part.table
                if table.name in encoded.data:
                    columns = self._encoder.columns(element)
                    bulk.copy_binary(cursor, identifier(table), columns, encoded.data[table.name])
            rows = {name: RowCounts(number) for name, number in encoded.rows.items()}
            self._note(cursor, gathered, encoded, Tally(inserted=len(encoded.ids)), rows)

        self._transact(write)

    def _compare(self, work: Work) -> Work:
        """Leave only those records of a chunk that are new or differ."""
        different = work.chunk.only(self._merger.changed(work.chunk))
        return replace(work, chunk=different, unchanged=len(work.chunk) - len(different))

    def _known_hashes(self, ids: range | list[int]) -> bytes:
        return self._transact(lambda cursor: dumps.known_hashes(cursor, self._table, ids))

    def _merge(self, gathered: Sequence[Work]) -> None:
        """Write what some chunks have that is new or differs, into the tables or, when staging, beside them."""
        if not gathered:
            return
        chunk = Chunk.joined([work.chunk for work in gathered])

        def write(cursor: Cursor) -> None:
            encoded, tally, rows = Encoded(), Tally(), dict[str, RowCounts]()
            if self._state == STAGING:
                encoded = self._encoder.encode(chunk)
                self._merger.staged.append(cursor, encoded.data)
            elif len(chunk):
                frontier.exclusively(cursor)
                encoded = self._encoder.encode(chunk, self._merger.known_lists(cursor, chunk.ids))
                self._merger.passing.append(cursor, encoded.data)
                tally, rows = self._merger.passing.apply(cursor, self._dump.kind, self._dumped_at)
            self._note(cursor, gathered, encoded, tally, rows)

        self._transact(write)

    def _finish(self, cursor: Cursor, seen: Ids | None = None) -> None:
        """Write what was kept apart, mark what the dump has no more, and let the items rest that it had no news of.

        `seen` are all ids of the dump; without them nothing is marked.
        """
        frontier.exclusively(cursor)
        vanished = [] if seen is None else self._vanished(cursor, seen)
        tally, rows = Tally(), dict[str, RowCounts]()
        if self._state == STAGING:
            tally, rows = self._merger.staged.apply(cursor, self._dump.kind, self._dumped_at)
            self._merger.staged.drop(cursor)
        gone = dumps.mark_gone(cursor, self._table, vanished, self._dumped_at, self._session.run_id)
        frontier.confirm(cursor, self._table, self._dumped_at)
        self._count(cursor, tally, rows, gone)
        dumps.set_state(cursor, *self._key, LOADED, self._session.run_id)

    def _vanished(self, cursor: Cursor, seen: Ids) -> list[int]:
        """Give the ids that earlier dumps had and this one has not. Raises DumpFileError for more than is credible."""
        here = self._merger.all_here(cursor)
        vanished = here.without(seen)
        if len(vanished) > max(1, len(here) * LARGEST_LOSS) and not self._force:
            raise DumpFileError(
                f"{self._source.path.name} lacks {len(vanished):,} of {len(here):,} entries that an earlier dump had,"
                " more than a tenth: nothing was marked gone. If that is right, load it again with --force."
            )
        return vanished

    def _note(
        self, cursor: Cursor, works: Sequence[Work], encoded: Encoded, tally: Tally, rows: Mapping[str, RowCounts]
    ) -> None:
        """Write the lines of chunks in the ledger, what was unexpected in them, and what cannot be kept."""
        now = datetime.now(UTC)
        kind, run_id = self._dump.kind, self._session.run_id
        dumps.note_chunks(cursor, *self._key, {work.first_byte: work.done for work in works})
        bad = [*(each for work in works for each in work.bad), *encoded.bad]
        for each in bad:
            item = Item(kind, each.id or 0, f"{self._source.path.name}@{each.offset}")
            problems.note(cursor, item, "malformed", each.reason, None, now, run_id)
        drift.count(cursor, ((kind, id, found) for id, found in encoded.drift), now)
        tally.add(
            Tally(
                records=sum(work.records for work in works),
                unchanged=sum(work.unchanged for work in works),
                set_aside=len(bad),
            )
        )
        self._count(cursor, tally, rows)

    def _count(self, cursor: Cursor, tally: Tally, rows: Mapping[str, RowCounts], gone: int = 0) -> None:
        """Add to what became of the dump's records, and to what the run did."""
        dumps.count(cursor, *self._key, tally)
        runs.add_rows(cursor, self._session.run_id, rows)
        counts = Counts(
            fetched=tally.records,
            inserted=tally.inserted,
            updated=tally.updated,
            unchanged=tally.unchanged + tally.fresher,
            gone=gone,
            set_aside=tally.set_aside,
        )
        runs.add_counts(cursor, self._session.run_id, counts)

    def _tell(self, work: Work) -> None:
        self._records += work.records
        self._report(Moving(self._source.path.name, "loading", work.read, self._size, self._records))

    def _build_keys(self) -> None:
        jobs = self._transact(lambda cursor: bulk.missing_keys(cursor, self._tables))
        additions, validations = self._transact(lambda cursor: bulk.missing_foreign_keys(cursor, self._tables))
        whole = sum(job.size for job in (*jobs, *validations))
        done = self._build(jobs, 0, whole)
        for statement in additions:
            self._build_one(statement)
        self._build(validations, done, whole)
        self._transact(lambda cursor: bulk.resume_vacuum(cursor, self._tables))

    def _build(self, jobs: Iterable[bulk.Job], done: int, whole: int) -> int:
        """Do jobs, some at the same time, and tell how far that is. Raises Interrupted when `stop` is set."""
        with ThreadPoolExecutor(self._workers) as pool:
            under_way = {pool.submit(lambda each: [*map(self._build_one, each.statements)], job): job for job in jobs}
            for future in as_completed(under_way):
                future.result()
                done += under_way[future].size
                self._report(Moving(self._source.path.name, "indexing", done, whole))
        return done

    def _build_one(self, statement: str) -> None:
        if self._stop.is_set():
            raise Interrupted(STOPPED)
        self._transact(lambda cursor: bulk.build(cursor, statement))

    def _set_state(self, state: str) -> None:
        self._state = state
        self._transact(lambda cursor: dumps.set_state(cursor, *self._key, state, self._session.run_id))

    def _transact(self, work: Callable[[Cursor], Result]) -> Result:
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            return work(cursor)
