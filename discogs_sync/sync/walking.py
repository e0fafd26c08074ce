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
from discogs_sync.store import sweeps, walks
from discogs_sync.store.frontier import Claim, Item, Known
from discogs_sync.store.stale import next_stale_page
from discogs_sync.store.sweeps import Span
from discogs_sync.store.tables import Cursor
from discogs_sync.store.walks import End, Identity, Place
from discogs_sync.sync.fetch import Answer

LONGEST_MOVING = 3
"""Times that a walk starts anew because its listing moved; then it goes to the end and sweeps nothing."""

TAIL = 10
"""Entries at the end of a page that must have moved as the listing grew, for the rest to be taken as known."""

LARGEST_SWEEP = 0.1
"""Part of a listing that a walk may take out, unless the user insists; one entry may always go."""


LARGEST_GAP = 0.1
"""Part of a listing that Discogs may count and not show: its pages often come a little short."""


@dataclass
class Step:
    """What a page led to: the items behind its entries, those of them whose entry says something else than it did.

    - `ended`: the listing is done; `changed`: it differs from the walk before
    - `shrunken`: why the walk missed too many entries to believe it; `doubtful`: the items behind these
    - `short`: how much less than its count Discogs showed
    - `news`: the page brought something new
    - `swept`: the items behind entries that the listing does not have any more
    """

    leads: list[Key] = field(default_factory=list)
    touched: list[Key] = field(default_factory=list)
    ended: bool = False
    changed: bool = False
    news: bool = False
    shrunken: str | None = None
    doubtful: list[Key] = field(default_factory=list)
    short: str | None = None
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
        if known and known.other_page is None:
            return self._reread(answer, page, known)
        return self._walk(answer, page)

    def past_the_end(self, answer: Answer) -> Step:
        """Restart a walk that came to a page that Discogs does not have; end it where that happens again."""
        claim = answer.claim
        if claim.restarts == 0:
            return self._restart(answer)
        pages = walks.pages(self._cursor, claim.item)
        return self._end(answer, Step(), Place(claim.page - 1, claim.offset, pages, claim.items), None)

    def _look(self, answer: Answer, page: Page, known: Known) -> Step:
        """Look at the first page of a listing that was walked before."""
        claim = replace(answer.claim, walk=answer.claim.walk + 1, items=page.items)
        if not self._is_as_it_was(answer, page, 0):
            known = Known(known.items, 0, 1)
            return self._walk(replace(answer, claim=replace(claim, known=known)), page)
        if page.items == known.items:
            return self._read_stale(answer, self._store(answer, page), Place(1, 0, page.pages, page.items))
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

    def _reread(self, answer: Answer, page: Page, known: Known) -> Step:
        """Store a page with stale entries; where it names others than before, find the first page that differs."""
        claim = answer.claim
        if page.items != claim.items:
            return self._restart(answer)
        if self._is_as_it_was(answer, page, claim.offset):
            place = Place(claim.page, claim.offset, page.pages, page.items)
            return self._read_stale(answer, self._store(answer, page), place)
        known = Known(known.items, 1, claim.page)
        if known.middle is not None:
            return self._go_on(answer, claim, page, known)
        return self._walk(replace(answer, claim=replace(claim, offset=known.kept, known=known)), page)

    def _read_stale(self, answer: Answer, step: Step, place: Place) -> Step:
        """Go on to the next page with entries that their documents contradict; end the walk where there is none."""
        claim, pages, items = answer.claim, place.pages or 0, place.items or 0
        stale = next_stale_page(self._cursor, _listing(claim), claim.item, place.page, PER_PAGE)
        if stale is not None and stale <= pages:
            known = Known(items, stale - 1)
            walks.advance(self._cursor, claim, Place(stale - 1, known.kept, pages, items, known), answer.at)
            return step
        if claim.page > 1:
            walks.advance(self._cursor, claim, Place(pages, items, pages, items), answer.at, End(answer.at))
        step.ended = True
        return step

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
        """End a walk: take out what it did not find, move what it left alone, unless that is too much to believe.

        A walk takes out nothing where the listing moved or came short. Where its order is not stable, entries slip past
        a walk: then no more are taken out than the mirror has beyond Discogs' count.
        """
        claim, listing = answer.claim, _listing(answer.claim)
        span = Span(1 + (claim.known.kept if claim.known else 0), known_from)
        if known_from is not None:
            place = replace(place, seen=place.items or 0, page=place.pages or 0)
        step.short = None if self._force else _shortage(place)
        settles = claim.restarts < LONGEST_MOVING and not step.short
        found = sweeps.balance(self._cursor, listing, claim, span, place.items, answer.at)
        lost = found.absent
        if lost and sweeps.repeats_over_pages(self._cursor, listing, claim.item, claim.walk):
            lost = min(lost, found.excess)
        too_much = settles and not self._force and lost > max(1, found.live * LARGEST_SWEEP)
        if too_much and claim.known:
            self._restart(answer)
            return step
        whole_at = None if claim.known else answer.at + RESOURCES[claim.item.kind].refresh.whole
        walks.advance(self._cursor, claim, place, answer.at, End(answer.at, answer.at if too_much else whole_at))
        if too_much:
            sweeps.note_stored(self._cursor, listing, claim.item)
            step.shrunken = f"its walk did not find {found.absent} of {found.live} entries"
            doubtful = sweeps.absent(self._cursor, listing, claim.item, claim.walk, span)
            step.doubtful = [lead for identity in doubtful for lead in _leads(listing, identity)]
            return step
        if settles:
            swept = sweeps.sweep(self._cursor, listing, claim.item, claim.walk, answer.at, span, lost)
            step.swept = [lead for identity in swept for lead in _leads(listing, identity)]
        if known_from is not None and claim.known and place.items is not None:
            walks.shift(self._cursor, listing, claim, known_from, place.items - claim.known.items)
        sweeps.note_stored(self._cursor, listing, claim.item)
        walks.mark_walked(self._cursor, claim.item, answer.at)
        step.changed = bool(step.swept or found.changed)
        if claim.known and place.seen == place.items:
            return self._read_stale(answer, step, replace(place, page=1))
        step.ended = True
        return step

    def _restart(self, answer: Answer) -> Step:
        """Begin a walk of every page: entries may have slipped past those that were read."""
        claim = replace(answer.claim, walk=answer.claim.walk + 1, restarts=answer.claim.restarts + 1)
        walks.advance(self._cursor, claim, Place(), answer.at)
        return Step()


def _shortage(place: Place) -> str | None:
    """Say how much less than its count a listing showed; None where that is at most a tenth, or one entry."""
    if place.items is None or place.pages is None:
        return None
    shown = min(place.items, place.pages * PER_PAGE)
    if place.page >= place.pages and shown - place.seen <= max(1, shown * LARGEST_GAP):
        return None
    return (
        f"Discogs counts {place.items:,} entries on {place.pages:,} pages and showed {place.seen:,} on {place.page:,}"
    )


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
            for identity in sweeps.sweep(cursor, listing, item, walk, at):
                swept += _leads(listing, identity)
            sweeps.note_stored(cursor, listing, item)
            walks.mark_walked(cursor, item, at)
    return swept


def _listing(claim: Claim) -> Listing:
    listing = RESOURCES[claim.item.kind].listing
    assert listing is not None  # noqa: S101 (only listings have pages)
    return listing
