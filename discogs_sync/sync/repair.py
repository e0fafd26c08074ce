"""What a verification found, made due, so that the next sync brings it anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from discogs_sync.resources import PRIORITIES, RESOURCES
from discogs_sync.store import follows, frontier, walks
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import invalidate_hashes
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify.findings import Check, Finding

LEADING: set[Check] = {"lost", "entries"}
"""Checks that find what may have led to items: these seem orphans until it is back."""

LARGEST_BATCH = 1_000
"""Items that one transaction makes due, at most."""


@dataclass(frozen=True)
class Repaired:
    """How many items were made due that were not, and how many left the frontier."""

    queued: int
    dropped: int


class Repair:
    """Makes due what findings are about: documents to be written whole, listings to be read whole.

    What is not in the frontier is added to it, and what no follow leads to leaves it, unless it may be led to by what
    is lost: then the next repair decides.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._checks: set[Check] = set()
        self._batch: set[Item] = set()
        self._queued = 0

    def note(self, finding: Finding) -> None:
        """Have a finding repaired, now or with others after it. Raises DatabaseError."""
        self._checks.add(finding.check)
        if finding.check not in {"orphan", "unqueued"}:
            self._batch.add(finding.item)
        if len(self._batch) >= LARGEST_BATCH:
            self._write_batch()

    def end(self, targets: Sequence[Item]) -> Repaired:
        """Repair what is left of the findings, which are about what these followed targets reach."""
        dropped = 0
        with _exclusive(self._database) as cursor:
            self._queued += _demand(cursor, self._batch)
            if "unqueued" in self._checks:
                self._queued += follows.extend_frontier(cursor, targets, PRIORITIES)
            if "orphan" in self._checks and not LEADING & self._checks:
                dropped = follows.prune_frontier(cursor)
        return Repaired(self._queued, dropped)

    def _write_batch(self) -> None:
        with _exclusive(self._database) as cursor:
            self._queued += _demand(cursor, self._batch)
        self._batch.clear()


@contextmanager
def _exclusive(database: Database) -> Iterator[Cursor]:
    """Have a transaction that no other one that writes answers runs beside."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        frontier.exclusively(cursor)
        yield cursor


def _demand(cursor: Cursor, items: Iterable[Item]) -> int:
    by_kind: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    for kind, group in by_kind.items():
        if RESOURCES[kind].document:
            invalidate_hashes(cursor, kind, [item.id for item in group])
        else:
            walks.demand_whole(cursor, group)
    return frontier.demand(cursor, [item for group in by_kind.values() for item in group], "repair")
