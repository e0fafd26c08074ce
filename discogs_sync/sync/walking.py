"""Pages of listings into the mirror, and where each walk goes on.

A listing that was never walked, or whose every page is to be read again, is walked from its first page to its last.
One that was walked before is looked at: where its first page names what it named and Discogs counts as many entries,
nothing changed, and that was the only request. Else the first page that differs is found by halving, the walk goes on
from there, and ends as soon as the rest is known to have moved as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from discogs_sync.mapping.listing import Listing, Page
from discogs_sync.resources import RESOURCES, Key, revealed
from discogs_sync.settings import PER_PAGE
from discogs_sync.store import walks
from discogs_sync.store.frontier import Claim, Item, Known
from discogs_sync.store.tables import Cursor
from discogs_sync.store.walks import End, Identity, Place, Span
from discogs_sync.sync.fetch import Answer

LONGEST_MOVING = 3
"""Times that a walk starts anew because its listing moved; then it goes to the end and sweeps nothing."""

TAIL = 10
"""Entries at the end of a page that must have moved as the listing grew, for the rest to be taken as known."""

LARGEST_SWEEP = 0.1
"""Part of a listing that a walk may take out, unless the user insists; one entry may always go."""


@dataclass
class Step:
    """What a page led to: the items behind its entries, those of them whose entry says something else than it did.

    `ended` tells that the listing is done, `changed` whether it differs from the walk before. `shrunken` says in words
    that the walk missed too many entries to believe it. `news` tells whether the page brought anything new. `swept` is
    what those entries led to that the listing has no more.
    """

    leads: list[Key] = field(default_factory=list)
    touched: list[Key] = field(default_factory=list)
    ended: bool = False
    changed: bool = False
    news: bool = False
    shrunken: str | None = None
    swept: list[Key] = field(default_factory=list)


class Walking:
    """Writes pages within one transaction. With `force` a walk takes out whatever it did not find."""

    def __init__(self, cursor: Cursor, run_id: int, *, force: bool = False) -> None:
        self._cursor = cursor
        self._run_id = run_id
        self._force = force

    def write(self, answer: Answer, page: Page) -> Step:
        """Store what a page brings and put its walk's cursor to the next place."""
        known = answer.claim.known
        if known and known.same_page is None:
            return self._look(answer, page, known)
        if known and known.middle is not None:
            return self._narrow(answer, page, known)
        return self._walk(answer, page)

    def past_the_end(self, answer: Answer) -> Step:
        """Take in that Discogs has no such page: the listing became shorter meanwhile."""
        claim = answer.claim
        if claim.restarts < LONGEST_MOVING:
            return self._restart(answer)
        place = Place(claim.page - 1, claim.offset, claim.page - 1, claim.items)
        return self._end(answer, Step(), place, None)

    def _look(self, answer: Answer, page: Page, known: Known) -> Step:
        """Look at the first page of a listing that was walked before."""
        claim = replace(answer.claim, walk=answer.claim.walk + 1, items=page.items)
        if not self._is_as_it_was(answer, page, 0):
            known = Known(known.items, 0, 1)
            return self._walk(replace(answer, claim=replace(claim, known=known)), page)
        if page.items == known.items:
            step = self._store(answer, page)
            step.ended = True
            return step
        known = Known(known.items, 1, page.pages + 1)
        return self._go_on(answer, claim, page, known)

    def _narrow(self, answer: Answer, page: Page, known: Known) -> Step:
        """Learn from a page between one that is as it was and one that is not which is the first to differ."""
        claim = answer.claim
        if page.items != claim.items:
            return self._restart(answer)
        if self._is_as_it_was(answer, page, (claim.page - 1) * PER_PAGE):
            return self._go_on(answer, claim, page, replace(known, same_page=claim.page))
        known = replace(known, other_page=claim.page)
        if known.middle is not None:
            return self._go_on(answer, claim, page, known)
        return self._walk(replace(answer, claim=replace(claim, offset=known.kept, known=known)), page)

    def _go_on(self, answer: Answer, claim: Claim, page: Page, known: Known) -> Step:
        """Put the cursor behind the pages that are as they were."""
        place = Place(known.same_page or 0, known.kept, page.pages, page.items, known)
        if known.middle is None and place.page >= page.pages:
            return self._end(replace(answer, claim=claim), Step(changed=True), place, None)
        walks.advance(self._cursor, claim, place, answer.at)
        return Step()

    def _walk(self, answer: Answer, page: Page) -> Step:
        """Store a page and go on to the next, unless it is the last or the rest is known."""
        claim = answer.claim
        moved = claim.items not in {None, page.items} and claim.page > 1
        known_from = None if moved else self._begin_of_the_rest(claim, page)
        step = self._store(answer, page)
        step.news = True  # entries may have moved here from a page that is not kept
        step.changed = claim.known is not None
        if moved and claim.restarts < LONGEST_MOVING:
            self._restart(answer)
            return step
        place = Place(claim.page, claim.offset + page.size, page.pages, page.items, claim.known)
        if claim.page >= page.pages or known_from is not None or self._repeats(claim, page):
            return self._end(answer, step, place, known_from)
        walks.advance(self._cursor, claim, place, answer.at)
        return step

    def _store(self, answer: Answer, page: Page) -> Step:
        listing = _listing(answer.claim)
        written = walks.write_page(self._cursor, listing, answer.claim, page, answer.at, self._run_id)
        named = walks.identities(listing, page.entries)
        return Step(
            leads=[lead for identity in named for lead in _leads(listing, identity)],
            touched=[lead for identity in written.changed for lead in _leads(listing, identity)],
            news=bool(written.new or written.changed),
        )

    def _is_as_it_was(self, answer: Answer, page: Page, offset: int) -> bool:
        """Tell whether a page names the entries that stood in its place, in their order."""
        listing, claim = _listing(answer.claim), answer.claim
        before = walks.known_identities(self._cursor, listing, claim.item, offset + 1, offset + PER_PAGE)
        return before == walks.identities(listing, page.entries)

    def _begin_of_the_rest(self, claim: Claim, page: Page) -> int | None:
        """Give the place that the last entry of a page had, where all after it can be taken to have moved alike.

        None where it cannot: on a walk of every page, and where one of the last entries moved otherwise.
        """
        if claim.known is None or page.items is None or claim.page >= page.pages or len(page.entries) < TAIL:
            return None
        last = claim.offset + page.size - (page.items - claim.known.items)
        listing = _listing(claim)
        before = walks.known_identities(self._cursor, listing, claim.item, last - TAIL + 1, last, claim.walk)
        return last if before == walks.identities(listing, page.entries[-TAIL:]) else None

    def _repeats(self, claim: Claim, page: Page) -> bool:
        """Tell whether a page of a listing without counts is the page before again: then there is no other."""
        if page.items is not None or claim.page == 1:
            return False
        listing = _listing(claim)
        first = claim.offset - page.size + 1
        before = walks.known_identities(self._cursor, listing, claim.item, first, claim.offset)
        return before == walks.identities(listing, page.entries)

    def _end(self, answer: Answer, step: Step, place: Place, known_from: int | None) -> Step:
        """End a walk: take out what it did not find, move what it left alone, unless that is too much to believe."""
        claim, listing = answer.claim, _listing(answer.claim)
        span = Span(1 + (claim.known.kept if claim.known else 0), known_from)
        absent, all_ = walks.missed(self._cursor, listing, claim.item, claim.walk, span)
        settles = claim.restarts < LONGEST_MOVING
        too_much = settles and not self._force and absent > max(1, all_ * LARGEST_SWEEP)
        if too_much and claim.known:
            self._restart(answer)
            return step
        if known_from is not None:
            place = replace(place, seen=place.items or 0, page=place.pages or 0)
        whole_at = None if claim.known else answer.at + RESOURCES[claim.item.kind].refresh.whole
        walks.advance(self._cursor, claim, place, answer.at, End(answer.at, answer.at if too_much else whole_at))
        if too_much:
            walks.note_stored(self._cursor, listing, claim.item)
            step.shrunken = f"its walk did not find {absent} of {all_} entries"
            return step
        if settles:
            swept = walks.sweep(self._cursor, listing, claim.item, claim.walk, answer.at, span)
            step.swept = [lead for identity in swept for lead in _leads(listing, identity)]
        if known_from is not None and claim.known and place.items is not None:
            walks.shift(self._cursor, listing, claim, known_from, place.items - claim.known.items)
        walks.note_stored(self._cursor, listing, claim.item)
        walks.mark_walked(self._cursor, claim.item, answer.at)
        step.ended = True
        step.changed = step.changed or bool(step.swept)
        return step

    def _restart(self, answer: Answer) -> Step:
        """Begin a walk of every page: entries may have slipped past those that were read."""
        claim = replace(answer.claim, walk=answer.claim.walk + 1, restarts=answer.claim.restarts + 1)
        walks.advance(self._cursor, claim, Place(), answer.at)
        return Step()


def _leads(listing: Listing, identity: Identity) -> list[Key]:
    """Give what an entry leads to that is known by what it names alone."""
    columns = listing.entry.columns[0]
    named = dict(zip(columns[2 if listing.owned else 1 :], identity, strict=False))
    return revealed(listing.kind, {"id": named.get("id", named.get("release_id")), "type": named.get("type")})


def sweep_all(cursor: Cursor, items: Sequence[Item], at: datetime) -> list[Key]:
    """Take out of listings what their last walk, of every page, did not find. Gives what that led to."""
    swept: list[Key] = []
    for item in items:
        listing = RESOURCES[item.kind].listing
        walk = walks.last_walk(cursor, item)
        if listing and walk:
            for identity in walks.sweep(cursor, listing, item, walk, at):
                swept += _leads(listing, identity)
            walks.note_stored(cursor, listing, item)
            walks.mark_walked(cursor, item, at)
    return swept


def _listing(claim: Claim) -> Listing:
    listing = RESOURCES[claim.item.kind].listing
    assert listing is not None  # noqa: S101 (only listings have pages)
    return listing
