"""Answers into the mirror: rows, what they revealed, cursors and counts, all in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from discogs_sync.errors import (
    CredentialsRefused,
    GatewayRefused,
    NotFound,
    RequestRefused,
    Unreachable,
    UnstorableDocument,
    UnusableBody,
    UnusableDocument,
)
from discogs_sync.hints import command
from discogs_sync.mapping.listing import Page
from discogs_sync.resources import LISTINGS, RESOURCES, Key, Refresh
from discogs_sync.store import drift, payloads, problems, runs, walks
from discogs_sync.store.documents import mark_gone, write_documents
from discogs_sync.store.follows import retire
from discogs_sync.store.frontier import (
    Claim,
    Held,
    Item,
    Rest,
    demand,
    demand_mirrored,
    exclusively,
    finish,
    give_back,
    masters_of,
    reveal,
    reveal_masters,
    still_held,
)
from discogs_sync.store.runs import Counts
from discogs_sync.store.stale import mark_stale
from discogs_sync.store.status import Ahead, ahead
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.fetch import Answer
from discogs_sync.sync.refresh import History, first_seen, gone_interval, interval, seen
from discogs_sync.sync.targets import target_of
from discogs_sync.sync.walking import Step, Walking

_REASONS = {
    UnusableDocument: "malformed",
    UnusableBody: "malformed",
    UnstorableDocument: "unstorable",
    RequestRefused: "refused",
    CredentialsRefused: "refused",
    GatewayRefused: "refused",
    Unreachable: "unreachable",
}
"""What an item is quarantined for, as one word; the first that fits counts."""

NOT_FOUND = "not found"
"""Reason of the problem of a followed target that Discogs has never had; it is requested again like what is gone."""

SHRUNKEN = "shrunken"
"""What a listing is set aside for that lost more entries than is likely."""

SHORT = "short"
"""Reason of the problem of a listing that shows less than Discogs counts; it is not set aside."""

UNLISTED = "unlisted"
"""Reason of an item that no listing leads to any more: it leaves the frontier with its next answer."""


@dataclass(frozen=True)
class Manner:
    """How a run treats what comes.

    When each kind is asked for again, whether walks take out all they miss, and what is kept of raw answers.
    """

    refresh: Mapping[str, Refresh] = field(
        default_factory=lambda: {kind: resource.refresh for kind, resource in RESOURCES.items()}
    )
    force: bool = False
    retention: str = "latest"


class Commit:
    """One transaction's worth of answers, on their way into the mirror.

    `counts` are the run's counts before it. `revealed` and `finished` are the items that became due and those that were
    done; `ahead` is by how much the announced work of listings grew.
    """

    def __init__(self, cursor: Cursor, run_id: int, counts: Counts, manner: Manner = Manner()) -> None:
        self.counts = replace(counts)
        self.revealed = 0
        self.finished = 0
        self.ahead = Ahead()
        self._cursor = cursor
        self._run_id = run_id
        self._manner = manner
        self._walking = Walking(cursor, run_id, force=manner.force)
        self._held: Mapping[Claim, Held] = {}
        self._news: list[Answer] = []

    def write(self, answers: Sequence[Answer]) -> None:
        """Write all answers whose claims still hold, and the run's counts."""
        exclusively(self._cursor)
        self._held = still_held(self._cursor, [answer.claim for answer in answers])
        answers = [answer for answer in answers if answer.claim in self._held]
        documents: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            if answer.document:
                documents[answer.claim.item.kind].append(answer)
            elif answer.claim.item.kind in LISTINGS:
                self._write_listing(answer)
            else:
                self._write_error(answer)
        for kind, group in documents.items():
            self._write_documents(kind, group)
        arrived = [answer for answer in answers if answer.error is None]
        self._count_drift(arrived)
        self._keep_raw()
        self.counts.fetched += len(arrived)
        runs.record(self._cursor, self._run_id, self.counts)

    def _write_documents(self, kind: str, answers: Sequence[Answer]) -> None:
        part = RESOURCES[kind].document
        mapped = [answer.document for answer in answers if answer.document]
        if part is None:
            return
        ids = [document.id for document in mapped]
        masters = masters_of(self._cursor, ids) if kind == "release" else set()
        outcome = write_documents(self._cursor, part, mapped, self._run_id)
        self.counts.inserted += len(outcome.inserted)
        self.counts.updated += len(outcome.updated)
        self.counts.unchanged += len(outcome.unchanged)
        if kind == "release":
            self._reveal_masters(ids)
            left = masters - masters_of(self._cursor, ids)
            self.revealed += retire(self._cursor, [Item("master", id) for id in left])
        self._news += [answer for answer in answers if answer.claim.item.id not in outcome.unchanged]
        mark_stale(self._cursor, part, list(outcome.updated), max(answer.at for answer in answers))
        self._finish(answers, changed=outcome.updated)

    def _write_listing(self, answer: Answer) -> None:
        before = ahead(self._cursor, answer.claim.item)
        if answer.page:
            self._write_page(answer, answer.page)
        else:
            self._write_error(answer)
        self.ahead = self.ahead.plus(ahead(self._cursor, answer.claim.item)).plus(before, -1)

    def _write_page(self, answer: Answer, page: Page) -> None:
        step = self._walking.write(answer, page)
        self._reveal(step.leads)
        if answer.claim.item.kind == "label_releases":
            self._reveal_masters([id for _, id, _ in step.leads])
        self.revealed += demand(self._cursor, (Item(*key) for key in step.touched), "changed")
        if step.news or self._held[answer.claim].fetched_at is None:
            self._news.append(answer)
        self._go_on(answer, step)

    def _go_on(self, answer: Answer, step: Step) -> None:
        self.revealed += retire(self._cursor, (Item(*key) for key in step.swept))
        self.revealed += demand_mirrored(self._cursor, (Item(*key) for key in step.doubtful))
        if step.shrunken:
            hint = f"Look at the listing; {command('sync --force')} believes it."
            self._set_aside(answer, SHRUNKEN, f"The listing lost more than is likely: {step.shrunken}. {hint}")
        elif step.ended:
            self._finish([answer], changed={answer.claim.item.id} if step.changed else ())
            if step.short:
                self._note_short(answer, step.short)
        else:
            give_back(self._cursor, [answer.claim])

    def _note_short(self, answer: Answer, shortage: str) -> None:
        message = f"{shortage}. What was shown is in the mirror; the rest is asked for with each refresh."
        problems.note(self._cursor, answer.claim.item, SHORT, message, None, answer.at, self._run_id)
        self.counts.short += 1

    def _write_error(self, answer: Answer) -> None:
        error = answer.error
        if isinstance(error, NotFound):
            self._write_not_found(answer, error)
            return
        reason = next((word for kind, word in _REASONS.items() if isinstance(error, kind)), "failed")
        self._set_aside(answer, reason, str(error))

    def _set_aside(self, answer: Answer, reason: str, message: str) -> None:
        status = getattr(answer.error, "status", None)
        problems.set_aside(self._cursor, answer.claim.item, reason, message, status, answer.at, self._run_id)
        self.counts.set_aside += 1
        self.finished += 1

    def _write_not_found(self, answer: Answer, error: NotFound) -> None:
        """Mark an item as gone, or count it as absent if it was never mirrored.

        A page past the end only means that the listing became shorter.
        """
        claim = answer.claim
        resource = RESOURCES[claim.item.kind]
        if resource.listing and claim.page > 1:
            self._go_on(answer, self._walking.past_the_end(answer))
            return
        if resource.document:
            was_here = mark_gone(self._cursor, resource.document, [claim.item.id], answer.at, self._run_id) > 0
        else:
            was_here = walks.mark_listing_gone(self._cursor, claim.item, answer.at)
        self._finish([answer], gone=True)
        if was_here:
            self.counts.gone += 1
            return
        self.counts.absent += 1
        if self._held[claim].followed:
            self._note_missing(answer, error)

    def _note_missing(self, answer: Answer, error: NotFound) -> None:
        """Record the problem of a followed target that Discogs has never had: its id may be wrong."""
        item = answer.claim.item
        target = target_of(item)
        message = (
            f"Discogs has no {target.kind} {target.id or target.query} (HTTP {error.status}). Check the id; "
            f"{command('unfollow', str(target))} drops it."
        )
        problems.note(self._cursor, item, NOT_FOUND, message, error.status, answer.at, self._run_id)
        self.counts.set_aside += 1

    def _finish(self, answers: Sequence[Answer], *, changed: Collection[int] = (), gone: bool = False) -> None:
        unlisted = [a.claim.item for a in answers if self._held[a.claim].reason == UNLISTED]
        self.revealed += retire(self._cursor, unlisted, answered=True)
        finish(
            self._cursor,
            [self._gone(a) if gone else self._rest(a, changed=a.claim.item.id in changed) for a in answers],
        )
        problems.settle(self._cursor, [answer.claim.item for answer in answers])
        self.finished += len(answers)

    def _rest(self, answer: Answer, *, changed: bool) -> Rest:
        """Reckon how long an item rests from what was seen of it."""
        held = self._held[answer.claim]
        history = History(held.changes, held.days)
        if held.fetched_at is None:
            history = first_seen(answer.document.edited_at if answer.document else None, answer.at)
        elif held.gone_at is None:
            history = seen(history, answer.at - held.fetched_at, changed=changed)
        due_at = answer.at + interval(self._manner.refresh[answer.claim.item.kind], history)
        return Rest(answer.claim.item, answer.at, due_at, held.followed, *history)

    def _gone(self, answer: Answer) -> Rest:
        held = self._held[answer.claim]
        gone_at = held.gone_at or answer.at
        due_at = answer.at + gone_interval(self._manner.refresh[answer.claim.item.kind], gone_at, answer.at)
        return Rest(answer.claim.item, answer.at, due_at, held.followed, held.changes, held.days, gone_at)

    def _reveal(self, leads: Sequence[Key]) -> None:
        listings = [lead for lead in leads if lead[0] in LISTINGS]
        unread = self._add(listings) if listings else 0
        self.revealed += unread + self._add([lead for lead in leads if lead[0] not in LISTINGS])
        self.ahead = self.ahead.plus(Ahead(unread=unread))

    def _add(self, leads: Iterable[Key]) -> int:
        return reveal(self._cursor, ((Item(*lead), RESOURCES[lead[0]].priority) for lead in leads))

    def _reveal_masters(self, release_ids: Sequence[int]) -> None:
        self.revealed += reveal_masters(self._cursor, release_ids, RESOURCES["master"].priority)

    def _keep_raw(self) -> None:
        """Keep the bodies of those answers that brought something new."""
        bodies = [(a.claim.item, a.claim.page if a.page else 0, a.body, a.at) for a in self._news]
        payloads.keep(self._cursor, bodies, self._run_id, self._manner.retention)

    def _count_drift(self, answers: Sequence[Answer]) -> None:
        if answers:
            found = ((a.claim.item.kind, a.claim.item.id, each) for a in answers for each in a.drift)
            drift.count(self._cursor, found, max(a.at for a in answers))
