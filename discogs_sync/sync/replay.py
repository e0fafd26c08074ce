"""Raw answers mapped again, all or those of some kinds, without a request: for when the mapping has changed.

A replay goes through them in the order of their keys, of each item and page the newest. Its place is committed with the
rows, so that one that was stopped or killed goes on where it was.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from discogs_sync.errors import UnstorableDocument
from discogs_sync.settings import KINDS
from discogs_sync.store import payloads, runs
from discogs_sync.store import replay as places
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item, exclusively
from discogs_sync.store.payloads import BEGIN, Payload
from discogs_sync.store.session import Session, open_session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.remap import Remapped, remap
from discogs_sync.sync.rewrite import Findings, Rewrite

BATCH = 100
"""Payloads that are mapped and written in one transaction."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Progress:
    """How far a replay is: what was found, payloads done and left, and the latest item."""

    findings: Findings
    done: int
    left: int
    latest: Item


@dataclass(frozen=True)
class Ending:
    """How a replay ended: done, problems or interrupted; what was found; payloads left; its run, None for a look."""

    ending: str
    findings: Findings
    left: int
    run_id: int | None


def replay(
    database: Database,
    kinds: Collection[str],
    *,
    command: str,
    stop: threading.Event,
    restart: bool = False,
    report: Callable[[Progress], None] | None = None,
) -> Ending:
    """Map all payloads of these kinds again, all kinds for none, and put right what differs in the mirror.

    It goes on where an unfinished replay of the same kinds stands, unless it is to `restart`. `command` is noted with
    the run; `stop` ends it after the transaction under way; `report` is told how far it is. Raises DatabaseError.
    """
    with open_session(database, command, stop) as session:
        return Replay(database, kinds, session, stop, report).run(restart=restart)


def look(
    database: Database,
    kinds: Collection[str],
    *,
    stop: threading.Event,
    restart: bool = False,
    report: Callable[[Progress], None] | None = None,
) -> Ending:
    """Tell what `replay` would change, and change nothing."""
    return Replay(database, kinds, None, stop, report).run(restart=restart)


class Replay:
    """One replay; without a session it only compares."""

    def __init__(
        self,
        database: Database,
        kinds: Collection[str],
        session: Session | None,
        stop: threading.Event,
        report: Callable[[Progress], None] | None,
    ) -> None:
        self._database = database
        self._kinds = sorted(set(kinds) or KINDS)
        self._session = session
        self._run_id = session.run_id if session else None
        self._stop = stop
        self._report = report
        self._findings = Findings()
        self._position = BEGIN
        self._left = 0

    def run(self, *, restart: bool) -> Ending:
        """Go through the payloads until there are no more, or the user stops it."""
        self._transact(lambda cursor: self._begin(cursor, restart=restart))
        while (batch := self._transact(self._next)) and not self._stop.is_set():
            self._take([remap(payload) for payload in batch])
        ending = "interrupted" if batch else "problems" if self._findings.failures else "done"
        self._transact(lambda cursor: self._end(cursor, ending))
        return Ending(ending, self._findings, self._left, self._run_id)

    def _transact(self, work: Callable[[Cursor], Result]) -> Result:
        if self._session:
            return self._session.transact(work)
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            return work(cursor)

    def _begin(self, cursor: Cursor, *, restart: bool) -> None:
        standing = None if restart else places.standing(cursor, self._kinds)
        if standing is None and self._run_id is not None:
            places.begin(cursor, self._kinds, self._run_id)
        self._position = standing or BEGIN
        self._left = payloads.count_after(cursor, self._kinds, self._position)

    def _next(self, cursor: Cursor) -> list[Payload]:
        """Read the payloads that follow those that are done, as the database has it: a crash may undo commits."""
        if self._run_id is not None:
            standing = places.standing(cursor, self._kinds)
            if standing is None:  # another process has come to the end
                return []
            self._position = standing
        return payloads.newest_after(cursor, self._kinds, self._position, BATCH)

    def _take(self, batch: Sequence[Remapped]) -> None:
        """Take payloads in one transaction; where PostgreSQL refuses one of them, each in its own."""
        try:
            self._findings = self._transact(lambda cursor: self._write(cursor, batch))
        except UnstorableDocument as error:
            if len(batch) > 1:
                for each in batch:
                    self._take([each])
                return
            refused = Remapped(batch[0].item, batch[0].page, batch[0].at, error=error)
            self._findings = self._transact(lambda cursor: self._write(cursor, [refused]))
        self._position = batch[-1].position
        self._left = max(self._left - len(batch), 0)
        self._tell(batch[-1].item)

    def _write(self, cursor: Cursor, batch: Sequence[Remapped]) -> Findings:
        rewrite = Rewrite(cursor, self._run_id, self._findings)
        if self._run_id is None:
            rewrite.take(batch)
            return rewrite.findings
        exclusively(cursor)
        rewrite.take(batch)
        places.advance(cursor, self._kinds, batch[-1].position, self._run_id)
        runs.record(cursor, self._run_id, rewrite.findings.counts)
        return rewrite.findings

    def _tell(self, latest: Item) -> None:
        if self._report:
            done = sum(tally.payloads for tally in self._findings.tallies.values())
            self._report(Progress(self._findings, done, self._left, latest))

    def _end(self, cursor: Cursor, ending: str) -> None:
        if self._run_id is None:
            return
        if ending != "interrupted":
            places.finish(cursor, self._kinds)
        failures = self._findings.failures
        runs.end(cursor, self._run_id, ending, f"{failures} payloads cannot be mapped" if failures else None)
