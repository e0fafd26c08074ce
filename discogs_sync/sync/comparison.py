"""Compare documents and pages of the mirror with Discogs; nothing is stored but the run."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from types import MappingProxyType
from typing import Any, TypeVar

from discogs_sync.errors import (
    CredentialsRefused,
    DatabaseError,
    Interrupted,
    NotFound,
    Unreachable,
    UnusableDocument,
)
from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.decode import decode, decode_entry
from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.equivalence import Carried, differences
from discogs_sync.mapping.listing import Listing, encode_page
from discogs_sync.mapping.part import Part
from discogs_sync.resources import DOCUMENTS, LISTINGS
from discogs_sync.settings import PER_PAGE, Settings
from discogs_sync.store.connect import Database
from discogs_sync.store.documents import read_document
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor
from discogs_sync.store.verify import listings
from discogs_sync.store.verify.findings import Finding, hold_still
from discogs_sync.store.verify.sample import State, state
from discogs_sync.store.walks import identities
from discogs_sync.sync.errand import Errand, errand
from discogs_sync.sync.targets import request
from discogs_sync.sync.verify import Comparison, Tell

Result = TypeVar("Result")

FAILURES = 5
"""Failures in a row, retries of each included, after which Discogs, a gateway or the credentials are at fault."""

LONGEST_VALUE = 60
"""Characters of a value that a finding shows."""

CONTEXT = 20
"""Characters before the first difference of two long texts that a finding shows."""

_OF_THE_RUN = (DatabaseError, Interrupted)
"""Errors that end the comparison at once."""

_OF_THE_SERVICE = (CredentialsRefused, Unreachable)
"""Errors that end the comparison where `FAILURES` come in a row, or nothing else; else they are about their item."""


def compare(
    settings: Settings,
    database: Database,
    comparison: Comparison,
    command: str,
    tell: Tell,
    carried: Mapping[str, Carried] = MappingProxyType({}),
) -> None:
    """Ask Discogs for all that is to be compared, under the shared budget, and report what differs.

    `command` is noted with the run. `carried` is what dumps carry of each kind's documents: the content of a dump is
    compared by that alone. Raise CredentialsRefused, Unreachable, Interrupted and DatabaseError.
    """
    requests = [(item, 1) for item in comparison.listings] + [(item, None) for item in comparison.documents]
    evidence = _Evidence(tell)
    with errand(settings, database, command) as run:
        for item, page in (*requests, *comparison.pages):
            try:
                evidence.take(_compare(run, item, page, carried.get(item.kind)), proves=True)
            except NotFound:
                evidence.take([] if _state(run, item).is_gone else [Finding("gone", item)])
            except _OF_THE_RUN:
                raise
            except Exception as error:  # one unusable answer must not end the comparison of the others
                evidence.take([Finding("unusable", item, there=str(error) or type(error).__name__)], error)
        evidence.end()


class _Evidence:
    """Reports findings, and holds back failures until an answer with content proves that Discogs answers at all."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._held: list[Finding] = []
        self._is_proven = False
        self._failures = 0
        self._error: Exception | None = None

    def take(self, found: Sequence[Finding], error: Exception | None = None, *, proves: bool = False) -> None:
        """Report what an answer showed. Raise the error of the last of `FAILURES` failures in a row."""
        if isinstance(error, _OF_THE_SERVICE):
            self._error = error
            self._failures += 1
            if self._failures == FAILURES:
                raise error
        else:
            self._failures = 0
        self._is_proven = self._is_proven or proves
        self._held += found
        if self._is_proven:
            self._report()

    def end(self) -> None:
        """Report what is held back. Raise an error where no answer had the content that was asked for."""
        if not self._is_proven and self._error:
            raise self._error
        if not self._is_proven and len(self._held) >= FAILURES:
            raise Unreachable(
                f"None of {len(self._held)} answers has what was asked for ({self._held[-1].check}): Discogs, or the"
                " address in DISCOGS_SYNC_API_URL, is at fault. Nothing was compared."
            )
        self._report()

    def _report(self) -> None:
        for finding in self._held:
            self._tell(finding)
        self._held.clear()


def _compare(run: Errand, item: Item, page: int | None, carried: Carried | None) -> list[Finding]:
    path, params = request(item, page=page)
    document, _ = replace_forbidden(run.discogs.get(path, params).document)
    if page is None and document.get("id") != item.id:
        raise UnusableDocument(f"Discogs answered with a document of the id {document.get('id')!r}.")
    if _state(run, item).is_gone:
        return [Finding("returned", item)]
    if page is None:
        return _compare_document(run, item, document, carried)
    return _compare_page(run, LISTINGS[item.kind], item, document, page)


def _state(run: Errand, item: Item) -> State:
    part = DOCUMENTS.get(item.kind)
    return run.read(lambda cursor: state(cursor, item, part.table if part else None))


def _compare_document(run: Errand, item: Item, document: dict[str, Any], carried: Carried | None) -> list[Finding]:
    part = DOCUMENTS[item.kind]

    def read(cursor: Cursor) -> tuple[State, Rows]:
        return state(cursor, item, part.table), read_document(cursor, part, item.id)

    known, rows = _read(run, read)
    if part.table.name not in rows:
        return []  # it was deleted since it was drawn
    try:
        here = decode(part, rows)
    except (AttributeError, LookupError, TypeError, ValueError):
        return [Finding("unusable", item, there="The values of `extra` do not fit those of the other columns.")]
    return list(_content(item, "", part, here, document, carried if known.source == "dump" else None))


def _compare_page(run: Errand, listing: Listing, item: Item, document: dict[str, Any], number: int) -> list[Finding]:
    """Compare the count, the head and the entries of a page, and which entries it has in which order."""
    offset = (number - 1) * PER_PAGE
    page = encode_page(listing, item.id, item.query, document, number=number, offset=offset)
    counted = page.items
    if counted is None:
        raise UnusableDocument("Discogs' page does not say how many entries the listing has.")
    is_last = offset + page.size >= counted
    last = offset + (PER_PAGE if is_last else page.size)

    def read(cursor: Cursor) -> tuple[tuple[int, int] | None, Row | None, list[Row]]:
        known = listings.entries(cursor, listing, item)
        return known, listings.head(cursor, listing, item), listings.rows(cursor, listing, item, offset + 1, last)

    known, head, rows = _read(run, read)
    if known is None or head is None:
        return []  # a walk has begun since it was drawn
    here, unshown = known
    heads = decode_entry(listing.head, head), decode_entry(listing.head, page.head)
    found = list(_content(item, "", listing.head, *heads))
    if counted != here + unshown:
        count = Finding("count", item, here=here, there=counted - unshown)
        found = [count, *(each for each in found if each.place != "/pagination/items")]
    return [*found, *_entries(listing, item, offset, rows, page.entries, is_last=is_last)]


def _entries(
    listing: Listing, item: Item, offset: int, here: Sequence[Row], there: Sequence[Row], *, is_last: bool
) -> Iterator[Finding]:
    """Compare the entries of a page. What moved over its end is left out: another page has it."""
    ours, theirs = identities(listing, here), identities(listing, there)
    for tag, i, end, j, other_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        place = f"/{listing.entries}"
        if tag == "equal":
            for number, (one, other) in enumerate(zip(here[i:end], there[j:other_end], strict=True), offset + j):
                entries = decode_entry(listing.entry, one), decode_entry(listing.entry, other)
                yield from _content(item, f"{place}/{number}", listing.entry, *entries)
        elif tag == "replace" or is_last or (end, other_end) != (len(here), len(there)):
            for number, row in enumerate(here[i:end], offset + i):
                yield Finding("content", item, f"{place}/{number}", here=_named(listing, row))
            for number, row in enumerate(there[j:other_end], offset + j):
                yield Finding("content", item, f"{place}/{number}", there=_named(listing, row))


def _named(listing: Listing, row: Row) -> dict[str, Any]:
    """Give the fields that identify an entry."""
    columns = listing.entry.columns[0]
    [identity] = identities(listing, [row])
    return dict(zip(columns[columns.index("occurrence") - len(identity) :], identity, strict=False))


def _content(
    item: Item, place: str, part: Part, here: dict[str, Any], there: dict[str, Any], carried: Carried | None = None
) -> Iterator[Finding]:
    for each in differences(part, here, there, carried):
        yield Finding("content", item, place + each.pointer, *shortened(each.one, each.other))


def _read(run: Errand, work: Callable[[Cursor], Result]) -> Result:
    """Read from one snapshot of the mirror, and count the answer in the run's row."""

    def read(cursor: Cursor) -> Result:
        hold_still(cursor)
        return work(cursor)

    return run.write(read)


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
