"""Answers into the mirror: rows, what they revealed, cursors and counts, all in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from discogs_sync.errors import NotFound, RequestRefused, Unreachable, UnstorableDocument, UnusableDocument
from discogs_sync.mapping.listing import Listing
from discogs_sync.resources import RESOURCES, Key
from discogs_sync.store import drift, payloads, problems, runs, walks
from discogs_sync.store.documents import mark_gone, write_documents
from discogs_sync.store.frontier import (
    Claim,
    Item,
    exclusively,
    finish,
    give_back,
    reveal,
    reveal_masters,
    still_held,
)
from discogs_sync.store.frontier import mark_gone as mark_item_gone
from discogs_sync.store.runs import Counts
from discogs_sync.store.tables import Cursor
from discogs_sync.store.walks import Place
from discogs_sync.sync.fetch import Answer, PageAnswer

LONGEST_MOVING = 3
"""Times that a walk starts anew because its listing moved; then it goes to the end and sweeps nothing."""


_REASONS = {
    UnusableDocument: "malformed",
    UnstorableDocument: "unstorable",
    RequestRefused: "refused",
    Unreachable: "unreachable",
}
"""What an item is set aside for, as one word."""


class Commit:
    """One transaction's worth of answers, on their way into the mirror.

    `counts` are the run's counts before it. `revealed` and `finished` tell by how much the work grew and shrank.
    """

    def __init__(self, cursor: Cursor, run_id: int, counts: Counts) -> None:
        self.counts = replace(counts)
        self.revealed = 0
        self.finished = 0
        self._cursor = cursor
        self._run_id = run_id

    def write(self, answers: Sequence[Answer]) -> None:
        """Write all answers whose claims still hold, and the run's counts."""
        exclusively(self._cursor)
        held = still_held(self._cursor, [answer.claim for answer in answers])
        answers = [answer for answer in answers if answer.claim in held]
        documents: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            if answer.document:
                documents[answer.claim.item.kind].append(answer)
            elif answer.page:
                self._write_page(answer, answer.page)
            else:
                self._write_error(answer)
        for kind, group in documents.items():
            self._write_documents(kind, group)
        arrived = [answer for answer in answers if answer.error is None]
        self._keep_raw(arrived)
        self.counts.fetched += len(arrived)
        runs.record(self._cursor, self._run_id, self.counts)

    def _write_documents(self, kind: str, answers: Sequence[Answer]) -> None:
        part = RESOURCES[kind].document
        mapped = [answer.document for answer in answers if answer.document]
        if part is None:
            return
        outcome = write_documents(self._cursor, part, mapped, self._run_id)
        self.counts.inserted += outcome.inserted
        self.counts.updated += outcome.updated
        self.counts.unchanged += outcome.unchanged
        if kind == "release":
            self._reveal_masters([document.id for document in mapped])
        self._finish(answers)

    def _write_page(self, answer: Answer, page: PageAnswer) -> None:
        claim = answer.claim
        listing = _listing(claim)
        moved = claim.page > 1 and page.items != claim.items
        walks.write_page(self._cursor, listing, claim, page.page, answer.at, self._run_id)
        self._reveal(page.leads)
        if claim.item.kind == "label_releases":
            self._reveal_masters([id for _, id, _ in page.leads])
        if moved and claim.restarts < LONGEST_MOVING:
            self._restart(answer)
            return
        place = Place(claim.page, claim.offset + len(page.page.entries), page.pages, page.items)
        if claim.page >= page.pages:
            self._end_walk(answer, listing, place)
        else:
            walks.advance(self._cursor, claim, place, answer.at)
            give_back(self._cursor, [claim])

    def _end_walk(self, answer: Answer, listing: Listing, place: Place) -> None:
        walks.advance(self._cursor, answer.claim, place, answer.at, finished=True)
        if answer.claim.restarts < LONGEST_MOVING:
            walks.sweep(self._cursor, listing, answer.claim, answer.at)
        walks.mark_walked(self._cursor, answer.claim.item, answer.at)
        self._finish([answer])

    def _restart(self, answer: Answer) -> None:
        """Begin a walk anew whose listing moved: entries may have slipped past the pages that were read."""
        claim = replace(answer.claim, walk=answer.claim.walk + 1, restarts=answer.claim.restarts + 1)
        walks.advance(self._cursor, claim, Place(), answer.at)
        give_back(self._cursor, [answer.claim])

    def _write_error(self, answer: Answer) -> None:
        claim, error = answer.claim, answer.error
        if isinstance(error, NotFound):
            self._write_not_found(answer)
            return
        reason = next((word for kind, word in _REASONS.items() if isinstance(error, kind)), "failed")
        status = getattr(error, "status", None)
        problems.set_aside(self._cursor, claim.item, reason, str(error), status, answer.at, self._run_id)
        self.counts.set_aside += 1
        self.finished += 1

    def _write_not_found(self, answer: Answer) -> None:
        """Mark what Discogs has no more; a page past the end only says that the listing became shorter."""
        claim = answer.claim
        resource = RESOURCES[claim.item.kind]
        if resource.listing and claim.page > 1:
            if claim.restarts < LONGEST_MOVING:
                self._restart(answer)
            else:
                place = Place(claim.page - 1, claim.offset, claim.page - 1, claim.items)
                self._end_walk(answer, resource.listing, place)
            return
        if resource.document:
            mark_gone(self._cursor, resource.document, [claim.item.id], answer.at)
        else:
            walks.mark_listing_gone(self._cursor, claim.item, answer.at)
        self._finish([answer])
        mark_item_gone(self._cursor, [claim.item], answer.at)
        self.counts.gone += 1

    def _finish(self, answers: Sequence[Answer]) -> None:
        rests = [(a.claim.item, a.at, RESOURCES[a.claim.item.kind].refresh) for a in answers]
        finish(self._cursor, rests)
        problems.settle(self._cursor, [item for item, _, _ in rests])
        self.finished += len(answers)

    def _reveal(self, leads: Iterable[Key]) -> None:
        self.revealed += reveal(self._cursor, ((Item(*lead), RESOURCES[lead[0]].priority) for lead in leads))

    def _reveal_masters(self, release_ids: Sequence[int]) -> None:
        self.revealed += reveal_masters(self._cursor, release_ids, RESOURCES["master"].priority)

    def _keep_raw(self, answers: Sequence[Answer]) -> None:
        bodies = [(a.claim.item, a.claim.page if a.page else 0, a.body, a.at) for a in answers]
        payloads.keep(self._cursor, bodies, self._run_id)
        if answers:
            found = ((a.claim.item.kind, a.claim.item.id, each) for a in answers for each in a.drift)
            drift.count(self._cursor, found, max(a.at for a in answers))


def _listing(claim: Claim) -> Listing:
    listing = RESOURCES[claim.item.kind].listing
    assert listing is not None  # noqa: S101 (only listings have pages)
    return listing
