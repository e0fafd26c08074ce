"""A dump into the tables: into empty ones, whose keys and indexes are built afterwards, or beside what is there.

One thread reads the file, a few turn chunks into the bytes of COPY and write them, each on a connection of its own.
A chunk's rows and its line in the ledger commit together, so that a load which was stopped leaves out what is there.
"""

import os
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

import numpy as np
from sqlalchemy import Table

from discogs_sync.dump.chunk import Bad, Encoded, Encoder, Origin, framed
from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.records import Chunk, chunks, hashes, record_id
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.mapping.part import Part
from discogs_sync.store import bulk, drift, dumps, frontier, problems
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import COPYING, INDEXING, LOADED, MERGING, Known, Tally
from discogs_sync.store.frontier import Item
from discogs_sync.store.session import Session
from discogs_sync.store.tables import Cursor

Result = TypeVar("Result")

LARGEST_LOSS = 0.1
"""Part of the entities that a dump may have no more, unless the user insists."""


def silent(_event: object) -> None:
    """Tell nobody."""


BUILDERS = 2
"""Keys and indexes that are built at the same time."""


@dataclass(frozen=True)
class Source:
    """A file to load: what kind of dump it is, and the day that it bears."""

    path: Path
    dump: Dump
    dated: date


class Loader:
    """One load of one file, in a run. `stop` ends it after the chunks in hand; `report` is told how far it is."""

    def __init__(
        self,
        database: Database,
        session: Session,
        source: Source,
        *,
        stop: threading.Event,
        workers: int = 0,
        force: bool = False,
        report: Report = silent,
    ) -> None:
        self._database = database
        self._session = session
        self._source = source
        self._dump = source.dump
        self._table = source.dump.record.part.table
        self._tables = list(_tables(source.dump.record.part))
        self._stop = stop
        self._workers = workers or min(os.cpu_count() or 1, 4)
        self._force = force
        self._report = report
        self._dumped_at = datetime.combine(source.dated, time(), UTC)
        origin = Origin(self._dumped_at, datetime.now(UTC), session.run_id)
        self._encoder = Encoder(source.dump, origin)
        self._tally = Tally()
        self._read = 0
        self._state = COPYING
        self.was_loaded = False
        self._seen = np.zeros(1 << 20, bool)

    def run(self) -> Tally:
        """Load what is not loaded yet, and give what became of all records.

        Raises DumpFileError for a file that is damaged or lost too much, Interrupted when `stop` is set.
        """
        self._begin()
        self.was_loaded = self._state == LOADED
        if self._state in {COPYING, MERGING}:
            self._load_chunks()
            if self._state == MERGING:
                self._mark_vanished()
            self._set_state(INDEXING if self._state == COPYING else LOADED)
        if self._state == INDEXING:
            self._build_keys()
            self._set_state(LOADED)
        return self._tally

    def _begin(self) -> None:
        """Find where an earlier load of the file stopped, or prepare the tables for a new one."""
        kind, dated = self._dump.kind, self._source.dated

        def begin(cursor: Cursor) -> str:
            for load in dumps.loads(cursor):
                if load.kind == kind and load.state in {COPYING, INDEXING} and load.dated != dated:
                    raise DumpFileError(
                        f"The load of {load.file} was not finished, and its tables have no keys yet: load it first."
                    )
                if (load.kind, load.dated) == (kind, dated):
                    return load.state
            empty = bulk.is_empty(cursor, self._table)
            if empty:
                bulk.drop_keys(cursor, self._tables)
            state = COPYING if empty else MERGING
            path = self._source.path
            dumps.begin(cursor, kind, dated, path.name, path.stat().st_size, state, self._session.run_id)
            return state

        self._state = self._transact(begin)
        self._tally = self._transact(lambda cursor: dumps.tally_of(cursor, kind, dated))

    def _load_chunks(self) -> None:
        complete = self._transact(lambda cursor: dumps.complete_chunks(cursor, self._dump.kind, self._source.dated))
        under_way: set[Future[Tally]] = set()
        with ThreadPoolExecutor(self._workers) as pool:
            for chunk in chunks(self._source.path, self._dump):
                if self._stop.is_set():
                    break
                work = self._first_seen(chunk)
                self._read = chunk.read
                if complete.get(chunk.offset) == chunk.size:
                    continue
                while len(under_way) > self._workers:
                    under_way = self._collect(under_way)
                under_way.add(pool.submit(self._load, work))
            while under_way:
                under_way = self._collect(under_way)
        if self._stop.is_set():
            raise Interrupted("Stopped as asked; run the command again to go on.")

    def _collect(self, under_way: set[Future[Tally]]) -> set[Future[Tally]]:
        """Wait for a chunk to be written, and tell how far the load is."""
        done, rest = wait(under_way, timeout=0.25, return_when=FIRST_COMPLETED)
        for future in done:
            self._tally.add(future.result())
        path = self._source.path
        self._report(Moving(path.name, "loading", self._read, path.stat().st_size, self._tally.records))
        return rest

    def _first_seen(self, chunk: Chunk) -> "_Work":
        """Give a chunk's records with their places in the XML, those left out whose id came before."""
        work = _Work(chunk)
        at = chunk.offset
        for record in chunk.records:
            id = record_id(record)
            if id is not None and self._is_seen(id):
                work.bad.append(Bad(at, id, "Another record of the file has this id."))
            else:
                work.records.append(record)
                work.offsets.append(at)
            at += len(record)
        return work

    def _is_seen(self, id: int) -> bool:
        """Note an id, and tell whether it was noted before; ids beyond a thousand million are not noted."""
        if id >= len(self._seen):
            if id >= 1_000_000_000:
                return False
            self._seen = np.concatenate([self._seen, np.zeros(max(id + 1 - len(self._seen), len(self._seen)), bool)])
        before = bool(self._seen[id])
        self._seen[id] = True
        return before

    def _load(self, work: "_Work") -> Tally:
        return self._copy(work) if self._state == COPYING else self._merge(work)

    def _copy(self, work: "_Work") -> Tally:
        """Write a chunk into tables without keys."""
        encoded = self._encoder.encode(work.records, hashes(work.records), work.offsets)
        bad = [*work.bad, *encoded.bad]
        tally = Tally(records=len(work.chunk.records), inserted=len(encoded.ids), set_aside=len(bad))

        def write(cursor: Cursor) -> None:
            for element in self._dump.record.tables():
                self._append(cursor, element, encoded)
            self._note(cursor, work.chunk, tally, bad, encoded)

        self._transact(write)
        return tally

    def _append(self, cursor: Cursor, element: Element, encoded: Encoded) -> None:
        table = element.part.table
        if table.name in encoded.data:
            columns = self._encoder.columns(element)
            bulk.copy_binary(cursor, table, columns, framed(encoded.data[table.name]))

    def _merge(self, work: "_Work") -> Tally:
        """Write what a chunk has that is new or differs; once more where the API brought some of it meanwhile."""
        while (tally := self._try_to_merge(work)) is None:
            pass
        return tally

    def _try_to_merge(self, work: "_Work") -> Tally | None:
        digests = hashes(work.records)
        ids = [record_id(record) or 0 for record in work.records]
        by_id = dict(zip(ids, digests, strict=True))
        known, absent = self._transact(lambda cursor: dumps.differing(cursor, self._table, by_id))
        places: dict[str, list[int]] = {"new": [], "changed": [], "fresher": [], "back": [], "unchanged": []}
        for place, id in enumerate(ids):
            places[self._verdict(id, known, absent)].append(place)
        new, changed = (self._encode(work, digests, places[name]) for name in ("new", "changed"))
        bad = [*work.bad, *new.bad, *changed.bad]
        unchanged = [ids[place] for name in ("unchanged", "back") for place in places[name]]
        tally = Tally(
            len(work.chunk.records), len(new.ids), len(changed.ids), len(unchanged), len(places["fresher"]), len(bad)
        )
        fresher = {ids[place]: digests[place] for place in places["fresher"]}
        back = [ids[place] for place in places["back"]]

        def write(cursor: Cursor) -> bool:
            frontier.exclusively(cursor)
            if dumps.is_overtaken(cursor, self._table, new.ids, changed.ids, self._dumped_at):
                return False
            for element in self._dump.record.tables():
                self._append(cursor, element, new)
            self._replace(cursor, changed)
            dumps.note_hashes(cursor, self._table, fresher)
            dumps.clear_gone(cursor, self._table, back)
            frontier.demand(cursor, (Item(self._dump.kind, id) for id in changed.ids), "changed")
            frontier.confirm(cursor, self._dump.kind, unchanged, self._dumped_at)
            self._note(cursor, work.chunk, tally, bad, new, changed)
            return True

        return tally if self._transact(write) else None

    def _verdict(self, id: int, known: Mapping[int, Known], absent: Collection[int]) -> str:
        if id in absent:
            return "new"
        before = known.get(id)
        if before is None:
            return "unchanged"
        if before.same:
            return "back"
        fresher = before.source == "api" and before.source_date >= self._dumped_at
        return "fresher" if fresher else "changed"

    def _encode(self, work: "_Work", digests: Sequence[bytes], places: Sequence[int]) -> Encoded:
        if not places:
            return Encoded()
        records, offsets = [work.records[place] for place in places], [work.offsets[place] for place in places]
        return self._encoder.encode(records, [digests[place] for place in places], offsets)

    def _replace(self, cursor: Cursor, changed: Encoded) -> None:
        """Write changed records over those that are here; what only the API tells stays."""
        record = self._dump.record
        if not changed.ids:
            return
        derived = [record.part.columns[0][place] for place, _, _ in record.part.derivations]
        columns = self._encoder.columns(record)
        keep = frozenset(record.columns) - record.places.keys() - set(derived)  # what only the API tells
        dumps.replace(cursor, self._table, columns, framed(changed.data[self._table.name]), keep)
        for key, element in record.lists.items():
            ids = changed.pictured if key == "images" else changed.ids  # dumps of today have no pictures
            dumps.delete_lists(cursor, element.part.table, ids)
        for element in record.tables():
            if element is not record:
                self._append(cursor, element, changed)

    def _note(self, cursor: Cursor, chunk: Chunk, tally: Tally, bad: Sequence[Bad], *encoded: Encoded) -> None:
        """Write a chunk's line in the ledger, what was unexpected in it, and what cannot be kept."""
        now = datetime.now(UTC)
        dumps.note_chunk(cursor, self._dump.kind, self._source.dated, chunk.offset, chunk.size, tally)
        drift.count(cursor, ((self._dump.kind, id, found) for each in encoded for id, found in each.drift), now)
        for each in bad:
            item = Item(self._dump.kind, each.id or 0, f"{self._source.path.name}@{each.offset}")
            problems.note(cursor, item, "malformed", each.reason, None, now, self._session.run_id)

    def _mark_vanished(self) -> None:
        """Mark entities gone that earlier dumps had and this one has not, unless they are too many to believe it."""

        def mark(cursor: Cursor) -> None:
            vanished, all_ = [], 0
            for id in dumps.ids_in_dumps(cursor, self._table):
                all_ += 1
                if id >= len(self._seen) or not self._seen[id]:
                    vanished.append(id)
            if len(vanished) > max(1, all_ * LARGEST_LOSS) and not self._force:
                raise DumpFileError(
                    f"{self._source.path.name} lacks {len(vanished):,} of {all_:,} entries that an earlier dump had,"
                    " more than a tenth: nothing was marked gone. If that is right, load it again with --force."
                )
            dumps.mark_gone(cursor, self._table, vanished, self._dumped_at)

        self._transact(mark)

    def _build_keys(self) -> None:
        groups = self._transact(lambda cursor: bulk.missing_keys(cursor, self._tables))
        for group in groups:
            with ThreadPoolExecutor(BUILDERS) as pool:
                for future in [pool.submit(self._build, statement) for statement in group]:
                    future.result()
            if self._stop.is_set():
                raise Interrupted("Stopped as asked; run the command again to go on.")
        self._transact(lambda cursor: bulk.analyze(cursor, self._tables))

    def _build(self, statement: str) -> None:
        if not self._stop.is_set():
            self._transact(lambda cursor: bulk.build(cursor, statement))

    def _set_state(self, state: str) -> None:
        self._state = state
        self._transact(
            lambda cursor: dumps.set_state(cursor, self._dump.kind, self._source.dated, state, self._session.run_id)
        )

    def _transact(self, work: Callable[[Cursor], Result]) -> Result:
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            return work(cursor)


@dataclass
class _Work:
    """A chunk with those of its records that are to be loaded, their places in the XML, and what is set aside."""

    chunk: Chunk
    records: list[bytes] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


def _tables(part: Part) -> Iterator[Table]:
    yield part.table
    for child in part.lists.values():
        yield from _tables(child)
