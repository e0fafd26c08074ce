"""Check the mirror against itself, and choose what to compare with Discogs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discogs_sync.errors import UsageError
from discogs_sync.hints import command
from discogs_sync.resources import DOCUMENTS, LISTINGS, followed
from discogs_sync.store import follows
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify import contents, derived, documents, frontier, lineage, listings, sample, statistics
from discogs_sync.store.verify.findings import Finding, hold_still
from discogs_sync.store.verify.scope import Scope
from discogs_sync.sync.targets import Target

Tell = Callable[[Finding], None]
Checks = Callable[[Cursor, Scope], Iterable[Iterable[Finding]]]


@dataclass(frozen=True)
class Comparison:
    """What to compare with Discogs, a request each, within the follows of `targets`.

    `listings` are compared by their first page, `pages` are further pages of listings by their number.
    """

    targets: Sequence[Item]
    listings: Sequence[Item] = ()
    documents: Sequence[Item] = ()
    pages: Sequence[tuple[Item, int]] = ()

    @property
    def requests(self) -> int:
        """Number of requests, without retries."""
        return len(self.listings) + len(self.documents) + len(self.pages)


def inspect(
    database: Database, targets: Sequence[Target], size: int | None, tell: Tell, further: Sequence[Checks] = ()
) -> Comparison:
    """Report where the mirror contradicts itself, within what these followed targets lead to, or as a whole.

    `further` are checks beside those of this module.

    Return what to compare with Discogs: the targets' walked listings, and a random sample of `size` documents and
    further pages; nothing where the size is None.
    Raise UsageError for a target that is not followed, and DatabaseError.
    """
    with database.begin() as connection, driver(connection).cursor() as cursor:
        hold_still(cursor)
        chosen = _choose(cursor, targets)
        scope = Scope(tuple(chosen), is_whole=not targets)
        scope.note(cursor)
        for checks in (_checks, *further):
            for findings in checks(cursor, scope):
                for finding in findings:
                    tell(finding)
        return Comparison(chosen) if size is None else _draw(cursor, chosen, size)


def _choose(cursor: Cursor, targets: Sequence[Target]) -> list[Item]:
    every = [each.item for each in follows.follows(cursor)]
    chosen = [Item(target.kind, target.id, target.query) for target in targets]
    if strangers := [str(target) for target, item in zip(targets, chosen, strict=True) if item not in every]:
        raise UsageError(f"Not followed: {', '.join(strangers)}. {command('follows')} lists the followed targets.")
    return chosen or every


def _checks(cursor: Cursor, scope: Scope) -> Iterator[Iterable[Finding]]:
    yield frontier.unqueued(cursor)
    if scope.is_whole:
        yield frontier.orphans(cursor)
        scope.add_orphans(cursor)
    yield frontier.stuck(cursor)
    yield listings.lost_listings(cursor, list(LISTINGS))
    yield listings.incomplete_walks(cursor, list(LISTINGS))
    yield lineage.contradictory_items(cursor)
    yield lineage.split_tombstones_of_listings(cursor)
    for listing in LISTINGS.values():
        yield listings.contradictory_listings(cursor, listing)
        yield listings.stray_entries(cursor, scope, listing)
    for kind, part in DOCUMENTS.items():
        yield documents.lost_documents(cursor, kind, part)
        yield lineage.contradictory_lineage(cursor, scope, kind, part)
        yield lineage.split_tombstones(cursor, kind, part)
        yield documents.gaps_in_lists(cursor, scope, kind, part)
        yield documents.parentless_rows(cursor, scope, kind, part)
        yield derived.derived_columns(cursor, scope, kind, part)
        yield contents.changed_rows(cursor, scope, kind, part)
        yield statistics.wrong_statistics(cursor, scope, kind, part)


def _draw(cursor: Cursor, targets: Sequence[Item], size: int) -> Comparison:
    """Choose the listings of targets that can be compared, and spread a sample over documents and further pages."""
    keys = [Item(*key) for target in targets for key in followed(*target) if key[0] in LISTINGS]
    walked = sample.asked_listings(cursor, keys)
    counts = {kind: sample.count_documents(cursor, kind, part) for kind, part in DOCUMENTS.items()}
    sizes = shares(counts | sample.count_pages(cursor, walked), size)
    return Comparison(
        targets,
        walked,
        [
            item
            for kind, part in DOCUMENTS.items()
            for item in sample.draw_documents(cursor, kind, part, sizes.get(kind, 0))
        ],
        [page for kind in LISTINGS for page in sample.draw_pages(cursor, kind, walked, sizes.get(kind, 0))],
    )


def shares(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Spread a sample over kinds in proportion to their counts, at least one of each as far as it reaches.

    Return no more of a kind than there are.
    """
    total = sum(counts.values())
    size = min(size, total)
    sizes = {kind: 1 for kind in sorted(counts, key=counts.__getitem__, reverse=True)[:size] if counts[kind]}
    for _ in range(size - len(sizes)):
        short = max(sizes, key=lambda kind: counts[kind] * size / total - sizes[kind])
        sizes[short] += 1
    return sizes
