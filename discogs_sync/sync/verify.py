"""The mirror held against itself and against Discogs: what differs, told one by one."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from discogs_sync.errors import NotFound, RequestRefused, UnusableDocument, UsageError
from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.decode import decode
from discogs_sync.mapping.equivalence import differences
from discogs_sync.mapping.part import Part
from discogs_sync.resources import RESOURCES, followed
from discogs_sync.settings import Settings
from discogs_sync.store import follows, verify
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import read_document
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify import Finding
from discogs_sync.sync.errand import Errand, errand
from discogs_sync.sync.targets import Target, request

LONGEST_VALUE = 60
"""Characters of a value that a finding shows."""

CONTEXT = 20
"""Characters that two long texts share before the place where they begin to differ, and that are shown."""

PARTS = {kind: resource.document for kind, resource in RESOURCES.items() if resource.document}
LISTINGS = {kind: resource.listing for kind, resource in RESOURCES.items() if resource.listing}

Tell = Callable[[Finding], None]


@dataclass(frozen=True)
class Comparison:
    """What Discogs is to be asked for, a request each, to compare it with the mirror: listings and documents.

    They are of the follows of `targets`.
    """

    targets: Sequence[Item]
    listings: Sequence[Item]
    documents: Sequence[Item]

    @property
    def requests(self) -> int:
        """Requests that the comparison takes; retries come on top."""
        return len(self.listings) + len(self.documents)


def inspect(database: Database, targets: Sequence[Target], sample: int | None, tell: Tell) -> Comparison:
    """Tell where the mirror contradicts itself, within what these followed targets reach or, without any, all follows.

    Gives what to compare with Discogs: the targets' listings that are walked, and a sample of so many documents, drawn
    at random; nothing where the sample is None.
    Raises UsageError for a target that is not followed, and DatabaseError.
    """
    with database.begin() as connection, driver(connection).cursor() as cursor:
        verify.hold_still(cursor)
        chosen = _choose(cursor, targets)
        follows.note_reach(cursor, chosen)
        if not targets:
            _tell_all(verify.orphans(cursor), tell)
        for findings in _checks(cursor):
            _tell_all(findings, tell)
        if sample is None:
            return Comparison(chosen, [], [])
        return Comparison(chosen, _walked(cursor, chosen), _draw(cursor, sample))


def compare(settings: Settings, database: Database, comparison: Comparison, command: str, tell: Tell) -> None:
    """Ask Discogs for what is to be compared, under the shared budget, and tell what differs; nothing is stored.

    `command` is noted with the run. Raises CredentialsRefused, Unreachable, Interrupted and DatabaseError.
    """
    with errand(settings, database, command) as run:
        for item in (*comparison.listings, *comparison.documents):
            _tell_all(_compare(run, item), tell)


def _tell_all(findings: Iterable[Finding], tell: Tell) -> None:
    for finding in findings:
        tell(finding)


def _choose(cursor: Cursor, targets: Sequence[Target]) -> list[Item]:
    every = [each.item for each in follows.follows(cursor)]
    chosen = [Item(target.kind, target.id, target.query) for target in targets]
    if strangers := [str(target) for target, item in zip(targets, chosen, strict=True) if item not in every]:
        raise UsageError(f"Not followed: {', '.join(strangers)}. `discogs-sync follows` lists what is.")
    return chosen or every


def _checks(cursor: Cursor) -> Iterator[Iterator[Finding]]:
    yield verify.unqueued(cursor)
    yield verify.lost_listings(cursor, list(LISTINGS))
    for listing in LISTINGS.values():
        yield verify.contradictory_listings(cursor, listing)
    for kind, part in PARTS.items():
        yield verify.lost_documents(cursor, kind, part)
        yield verify.gaps_in_lists(cursor, kind, part)


def _walked(cursor: Cursor, targets: Sequence[Item]) -> list[Item]:
    """Give the listings of targets that can be compared."""
    keys = [Item(*key) for target in targets for key in followed(*target) if key[0] in LISTINGS]
    return [key for key in keys if verify.entries(cursor, LISTINGS[key.kind], key)]


def _draw(cursor: Cursor, size: int) -> list[Item]:
    sizes = shares({kind: verify.count_documents(cursor, kind, part) for kind, part in PARTS.items()}, size)
    return [item for kind, share in sizes.items() for item in verify.draw_documents(cursor, kind, PARTS[kind], share)]


def shares(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Spread a sample over kinds in proportion to their counts, with one at least of each as far as it reaches.

    Gives no more of a kind than there are.
    """
    total = sum(counts.values())
    size = min(size, total)
    sizes = {kind: 1 for kind in sorted(counts, key=counts.__getitem__, reverse=True)[:size] if counts[kind]}
    for _ in range(size - len(sizes)):
        short = max(sizes, key=lambda kind: counts[kind] * size / total - sizes[kind])
        sizes[short] += 1
    return sizes


def _compare(run: Errand, item: Item) -> list[Finding]:
    part = PARTS.get(item.kind)
    try:
        path, params = request(item, page=None if part else 1)
        document, _ = replace_forbidden(run.discogs.get(path, params).document)
        if part:
            return run.write(lambda cursor: _compare_document(cursor, part, item, document))
        return run.write(lambda cursor: _compare_count(cursor, item, document))
    except NotFound:
        return [Finding("gone", item)]
    except (RequestRefused, UnusableDocument) as error:
        return [Finding("unusable", item, there=str(error))]


def _compare_document(cursor: Cursor, part: Part, item: Item, document: dict[str, Any]) -> list[Finding]:
    verify.hold_still(cursor)
    rows = read_document(cursor, part, item.id)
    if part.table.name not in rows:
        return []  # it went since it was drawn
    try:
        here = decode(part, rows)
    except (AttributeError, LookupError, TypeError, ValueError):
        return [Finding("unusable", item, there="What `extra` holds has no place in what the other columns hold.")]
    found = differences(part, here, document)
    return [Finding("content", item, each.pointer, *shortened(each.one, each.other)) for each in found]


def _compare_count(cursor: Cursor, item: Item, page: dict[str, Any]) -> list[Finding]:
    pagination = page.get("pagination")
    counted = pagination.get("items") if isinstance(pagination, dict) else None
    if not isinstance(counted, int):
        raise UnusableDocument("Discogs' page does not tell how many entries the listing has.")
    known = verify.entries(cursor, LISTINGS[item.kind], item)
    if known is None:
        return []  # it is being walked since
    here, unshown = known
    return [] if counted == here + unshown else [Finding("count", item, here=here, there=counted - unshown)]


def shortened(one: Any, other: Any) -> tuple[Any, Any]:
    """Give two values as they are, or what is long of them as a piece of text with the first place that differs."""
    texts = [_text(one), _text(other)]
    start = 0
    if min(map(len, texts)) > LONGEST_VALUE:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))
        start = max(same - CONTEXT, 0)
    return _piece(one, start), _piece(other, start)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _piece(value: Any, start: int) -> Any:
    text = _text(value)
    if len(text) <= LONGEST_VALUE:
        return value
    end = start + LONGEST_VALUE
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
