"""Repair what a verification found: delete what cannot be right, and make due what the next sync fetches again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from discogs_sync.mapping.part import Part
from discogs_sync.resources import DOCUMENTS, LISTINGS, PRIORITIES, RESOURCES
from discogs_sync.store import follows, frontier, walks
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import invalidate_hashes
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify import mending
from discogs_sync.store.verify.findings import Check, Finding

LARGEST_BATCH = 1_000
"""Items that one transaction repairs, at most."""


@dataclass(frozen=True)
class Repaired:
    """How many items were made due that were not, and how many left the frontier."""

    queued: int
    dropped: int


class Repair:
    """Repairs findings: documents are to be written again whole, listings to be read again whole.

    Orphans leave the frontier. One that is mirrored stays until all listings were read whole without it, since an entry
    that is lost or wrong may have led to it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._checks: set[Check] = set()
        self._batch: dict[Check, set[Item]] = defaultdict(set)
        self._queued = 0

    def note(self, finding: Finding) -> None:
        """Repair a finding, now or with others after it. Raise DatabaseError."""
        self._checks.add(finding.check)
        if finding.check not in {"orphan", "unqueued"}:
            self._batch[finding.check].add(finding.item)
        if sum(map(len, self._batch.values())) >= LARGEST_BATCH:
            with _exclusive(self._database) as cursor:
                self._write_batch(cursor)

    def end(self, targets: Sequence[Item]) -> Repaired:
        """Repair the remaining findings, which are about what these followed targets lead to."""
        dropped = 0
        with _exclusive(self._database) as cursor:
            self._write_batch(cursor)
            if "unqueued" in self._checks:
                self._queued += follows.extend_frontier(cursor, targets, PRIORITIES)
            if "orphan" in self._checks:
                dropped = self._drop_orphans(cursor, targets)
        return Repaired(self._queued, dropped)

    def _write_batch(self, cursor: Cursor) -> None:
        due: set[Item] = set()
        doubted: set[Item] = set()
        for check, items in self._batch.items():
            if check == "stuck":
                self._queued += mending.release_stuck(cursor, list(items))
            elif check == "stray":
                for kind, group in _by_kind(items).items():
                    mending.delete_stray_entries(cursor, LISTINGS[kind], group)
            else:
                _correct(cursor, check, items)
                due |= items
                if check not in _KEEPING_CONTENT:
                    doubted |= items
        _doubt(cursor, doubted)
        self._queued += mending.make_due(cursor, list(due))
        self._batch.clear()

    def _drop_orphans(self, cursor: Cursor, targets: Sequence[Item]) -> int:
        follows.note_reach(cursor, targets)
        dropped = mending.drop_orphans(
            cursor, list(DOCUMENTS), {kind: RESOURCES[kind].refresh.whole for kind in LISTINGS}
        )
        if mending.orphans_left(cursor):
            listings = mending.listings_in_reach(cursor, list(LISTINGS))
            _doubt(cursor, listings)
            self._queued += mending.make_due(cursor, listings)
        return dropped


@contextmanager
def _exclusive(database: Database) -> Iterator[Cursor]:
    """Run a transaction while no other one writes answers."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        frontier.exclusively(cursor)
        yield cursor


_KEEPING_CONTENT: Collection[Check] = {"tombstone", "gone", "returned", "stats"}
"""Checks whose findings cast no doubt on the content of a document."""

_CORRECTIONS: Mapping[Check, Callable[[Cursor, Part, Sequence[int]], None]] = {
    "parentless": mending.delete_parentless,
    "stats": mending.delete_statistics,
    "lineage": mending.correct_lineage,
}
"""What is corrected of documents beside their content."""


def _correct(cursor: Cursor, check: Check, items: Iterable[Item]) -> None:
    correct = _CORRECTIONS.get(check)
    if correct:
        for kind, group in _by_kind(items).items():
            if kind in DOCUMENTS:
                correct(cursor, DOCUMENTS[kind], [item.id for item in group])


def _doubt(cursor: Cursor, items: Iterable[Item]) -> None:
    """Have documents written again whole, and listings read again whole, when they are fetched."""
    for kind, group in _by_kind(items).items():
        if kind in DOCUMENTS:
            invalidate_hashes(cursor, kind, [item.id for item in group])
        else:
            walks.demand_whole(cursor, group)


def _by_kind(items: Iterable[Item]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[item.kind].append(item)
    return groups
