"""One file of a dump into the tables: by COPY where they have no keys yet, beside what is there where they have.

The file is cut into chunks, which threads encode and write; each thread has a connection of its own. What a chunk
brings and its line in the ledger commit together, so that a load which was stopped leaves out what is there.
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Literal, TypeVar

from discogs_sync.dump.checksum import checked_digest
from discogs_sync.dump.chunk import Encoded, Encoder, Origin, prepare
from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.forget import abandon, tables_of
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.keys import MOST_WORKERS, STOPPED, KeyBuilder
from discogs_sync.dump.ledger import forget_command, is_same, plan
from discogs_sync.dump.limits import NOTED_RECORDS
from discogs_sync.dump.merging import Merger, is_enough
from discogs_sync.dump.records import NOTHING, Chunk, chunks
from discogs_sync.dump.sources import Source
from discogs_sync.dump.space import first_load_bytes
from discogs_sync.dump.works import Gathering, Work, has_chunks, in_threads, works
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.store import bulk, drift, dumps, frontier, problems, runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import COPYING, INDEXING, LOADED, MERGING, STAGING, File, Load, Tally
from discogs_sync.store.frontier import Item
from discogs_sync.store.runs import Counts, RowCounts
from discogs_sync.store.session import Session
from discogs_sync.store.tables import Cursor, identifier
from discogs_sync.store.watermark import hold_watermark

Result = TypeVar("Result")
Mode = Literal["merge", "swap"]

LARGEST_LOSS = 0.1
"""Part of the entities that a dump may have no more, unless the user insists."""


def silent(_event: object) -> None:
    """Tell nobody."""


class Loader:
    """One load of one file, in a run. `stop` ends it after the chunks under way; `report` gets its progress.

    A dump beside which others were loaded before is merged into the tables chunk by chunk, or, with the mode `swap`,
    kept in staging tables until it is there whole. A load that was begun goes on in the mode that it has.

    An entity that the file lacks is marked gone, unless the file is a `part` of its month, or another file of the day
    was loaded before: it may be in that one. `unmarked` is the number of such entities. With `force` the file is the
    whole month, whatever it lacks and whatever was loaded before.
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
        part: bool = False,
        report: Report = silent,
    ) -> None:
        self._database = database
        self._session = session
        self._source = source
        self._size = source.path.stat().st_size
        self._dump = source.dump
        self._table = source.dump.record.part.table
        self._tables = tables_of(source.dump.kind)
        self._stop = stop
        self._workers = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        self._mode = mode
        self._force = force
        self._part = part
        self._report = report
        self._dumped_at = datetime.combine(source.dated, time(), UTC)
        self._encoder = Encoder(source.dump, Origin(self._dumped_at, session.run_id), self._check_stop)
        self._merger = Merger(source.dump, self._encoder, self._known_hashes)
        self._state = COPYING
        self._load_id = 0
        self._records = 0
        self._quarantined = 0
        self._committed = 0
        self.was_loaded = False
        self.unmarked = 0
        self._is_further = False

    def run(self) -> Tally:
        """Load what is not loaded yet; return what became of all records of the file.

        Raises WrongChecksum, DumpFileError for a file that is damaged, lacks too much or has another load in its way,
        and Interrupted when `stop` is set.
        """
        try:
            return self._run()
        except Interrupted as error:
            raise Interrupted(
                f"Stopped. Of {self._source.path.name} {self._committed:,} records are loaded; the same command"
                " continues there."
            ) from error

    def _run(self) -> Tally:
        file = File(self._source.path.name, self._size, checked_digest(self._source.path, self._tell_checking))
        with dumps.without_writers(self._database):  # they would miss the keys
            self._open(file)
            if self._state in {COPYING, MERGING, STAGING}:
                prepare()
            if self._state == COPYING:
                self._copy_all()
                self._set_state(INDEXING)
            if self._state == INDEXING:
                KeyBuilder(
                    self._database, file.name, workers=self._workers, stop=self._stop, report=self._report
                ).build(self._tables)
                if self._is_waiting():
                    self._set_state(MERGING)
        if self._state == INDEXING:
            self._transact(lambda cursor: self._finish(cursor, file))
        elif self._state in {MERGING, STAGING}:
            seen = self._merge_all()
            self._transact(lambda cursor: self._finish(cursor, file, seen))
        return self._transact(self._tally)

    def _open(self, file: File) -> None:
        """Find the load that the file continues, or begin one, once unfinished loads in its way are given up."""
        found = plan(self._transact(dumps.loads), self._dump.kind, self._source.dated, file, force=self._force)
        load = found.load
        if load and load.state != LOADED and not is_same(load, file) and not self._continues(load):
            if not self._force:
                raise DumpFileError(
                    f"{file.name} is not the file whose load was begun, {load.file} of {load.bytes:,} bytes: load that"
                    f" one, or give it up with {forget_command(load)} or --force."
                )
            self._abandon(load)
            self._open(file)
            return
        for each in found.superseded:
            self._abandon(each)
        self._is_further = found.is_further
        self._transact(lambda cursor: self._begin(cursor, load, file))

    def _continues(self, load: Load) -> bool:
        """Tell whether the file has all that was loaded of another one, which was cut short perhaps."""
        done = self._transact(lambda cursor: dumps.done_chunks(cursor, load.id))
        return not done or has_chunks(self._chunks(), done)

    def _abandon(self, load: Load) -> None:
        abandon(self._database, load, stop=self._stop, report=self._report)

    def _begin(self, cursor: Cursor, load: Load | None, file: File) -> None:
        """Take up a load, or begin one and prepare the tables."""
        if load and (load.state != LOADED or not self._force):
            self._load_id, self._state = load.id, load.state
            self._records = self._committed = load.tally.records
            self._quarantined = load.tally.set_aside
            self.was_loaded = load.state == LOADED
            return
        if self._is_first(cursor):
            bulk.drop_keys(cursor, self._tables)
            bulk.pause_vacuum(cursor, self._tables)
            self._state = COPYING
        else:
            self._state = STAGING if self._mode == "swap" else MERGING
        problems.settle_records(cursor, self._dump.kind, file.name, others=False)
        run_id = self._session.run_id
        if load:
            self._load_id = load.id
            dumps.begin_again(cursor, load.id, self._state, run_id)
        else:
            self._load_id = dumps.begin(cursor, self._dump.kind, self._source.dated, self._state, run_id, file)

    def _is_first(self, cursor: Cursor) -> bool:
        """Tell whether the tables are to be filled without keys: no dump is here, and this one brings the most."""
        if bulk.is_empty(cursor, self._table):
            return True
        return not dumps.has_dumped(cursor, self._table) and bulk.size(cursor, self._tables) < first_load_bytes(
            self._source.path
        )

    def _tally(self, cursor: Cursor) -> Tally:
        return next(load.tally for load in dumps.loads(cursor) if load.id == self._load_id)

    def _copy_all(self) -> None:
        """Write all records but those that the API has brought: they wait until the tables have keys."""
        held, gathering = self._held(), Gathering()

        def copy(work: Work) -> Work:
            encoded = self._encoder.encode(work.chunk)
            done = replace(work.hashed(), chunk=NOTHING)
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
                if is_enough(gathered):
                    self._merge(gathered)
                    gathered = []
        except (DumpFileError, Interrupted):  # what was read before is kept
            self._merge(gathered)
            raise
        self._merge(gathered)
        return seen

    def _is_waiting(self) -> bool:
        """Tell whether there are records left that wait for the keys."""
        done = self._transact(lambda cursor: dumps.done_chunks(cursor, self._load_id))
        return any(each.waiting for each in done.values())

    def _held(self) -> Ids:
        """Give the ids of entities that no dump had."""
        return self._transact(self._merger.in_no_dump)

    def _works(self, seen: Ids, *, skipped: Ids | None = None, only: Ids | None = None) -> Iterator[Work]:
        before = self._transact(lambda cursor: dumps.done_chunks(cursor, self._load_id))
        return works(self._chunks(), before, seen, skipped=skipped, only=only)

    def _chunks(self) -> Iterator[Chunk]:
        """Give the chunks of the file. Raises Interrupted when `stop` is set."""
        for chunk in chunks(self._source.path, self._dump, check=self._check_stop):
            self._check_stop()
            yield chunk

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise Interrupted(STOPPED)

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
        self._committed += sum(work.records for work in gathered)

    def _compare(self, work: Work) -> Work:
        """Leave only those records of a chunk that are new or differ."""
        different = work.chunk.only(self._merger.changed(work.chunk))
        return replace(work.hashed(), chunk=different, unchanged=len(work.chunk) - len(different))

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
        self._committed += sum(work.records for work in gathered)

    def _finish(self, cursor: Cursor, file: File, seen: Ids | None = None) -> None:
        """Write what was staged, and, of a whole month, mark what it lacks and put off items that it had no news of.

        `seen` are all ids of the file; without them nothing is marked.
        """
        frontier.exclusively(cursor)
        is_whole = not self._part and (self._force or not self._is_further)
        vanished = [] if seen is None or self._part else self._vanished(cursor, seen, is_whole=is_whole)
        if not is_whole:
            self.unmarked, vanished = len(vanished), []
        tally, rows = Tally(), dict[str, RowCounts]()
        if self._state == STAGING:
            self._merger.staged.adopt(cursor, self._session.run_id)
            tally, rows = self._merger.staged.apply(cursor, self._dump.kind, self._dumped_at)
            self._merger.staged.drop(cursor)
        tally.gone = dumps.mark_gone(cursor, self._table, vanished, self._dumped_at, self._session.run_id)
        if is_whole:
            frontier.confirm(cursor, self._table, self._dumped_at)
            problems.settle_records(cursor, self._dump.kind, file.name, others=True)
        self._count(cursor, tally, rows)
        dumps.set_file(cursor, self._load_id, file)
        dumps.set_state(cursor, self._load_id, LOADED, self._session.run_id)

    def _vanished(self, cursor: Cursor, seen: Ids, *, is_whole: bool) -> list[int]:
        """Return the ids that earlier dumps had and this one lacks.

        Raises DumpFileError for more than is credible of a whole month.
        """
        here = self._merger.all_here(cursor)
        vanished = here.without(seen)
        if is_whole and len(vanished) > max(1, len(here) * LARGEST_LOSS) and not self._force:
            raise DumpFileError(
                f"{self._source.path.name} lacks {len(vanished):,} of {len(here):,} entries that an earlier dump had,"
                " more than a tenth: nothing was marked gone. Load it again with --part if it is a part of the month,"
                " with --force if it is all of it."
            )
        return vanished

    def _note(
        self, cursor: Cursor, works: Sequence[Work], encoded: Encoded, tally: Tally, rows: Mapping[str, RowCounts]
    ) -> None:
        """Write the lines of chunks in the ledger, what was unexpected in them, and what cannot be kept."""
        now = datetime.now(UTC)
        kind, run_id = self._dump.kind, self._session.run_id
        dumps.note_chunks(cursor, self._load_id, {work.first_byte: work.done for work in works})
        bad = [*(each for work in works for each in work.bad), *encoded.bad]
        for each in bad[: max(0, NOTED_RECORDS - self._quarantined)]:
            item = Item(kind, each.id or 0, f"{self._source.path.name}@{each.offset}")
            problems.note(cursor, item, "malformed", each.reason, None, now, run_id)
        drift.store(cursor, encoded.drift, now)
        self._quarantined += len(bad)
        tally.add(
            Tally(
                records=sum(work.records for work in works),
                unchanged=sum(work.unchanged for work in works),
                set_aside=len(bad),
            )
        )
        self._count(cursor, tally, rows)

    def _count(self, cursor: Cursor, tally: Tally, rows: Mapping[str, RowCounts]) -> None:
        """Add to what became of the file's records, and to what the run did."""
        dumps.count(cursor, self._load_id, tally)
        runs.add_rows(cursor, self._session.run_id, rows)
        counts = Counts(
            fetched=tally.records,
            inserted=tally.inserted,
            updated=tally.updated,
            unchanged=tally.unchanged + tally.fresher,
            gone=tally.gone,
            set_aside=tally.set_aside,
        )
        runs.add_counts(cursor, self._session.run_id, counts)

    def _tell(self, work: Work) -> None:
        self._records += work.records
        self._report(Moving(self._source.path.name, "loading", work.read, self._size, self._records))

    def _tell_checking(self, done: int) -> None:
        self._check_stop()
        self._report(Moving(self._source.path.name, "checking", done, self._size))

    def _set_state(self, state: str) -> None:
        self._state = state
        self._transact(lambda cursor: dumps.set_state(cursor, self._load_id, state, self._session.run_id))

    def _transact(self, work: Callable[[Cursor], Result]) -> Result:
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            return work(cursor)
