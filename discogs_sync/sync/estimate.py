"""Estimates: request the first page of each listing of unknown length, and plan with what these pages announce."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from discogs_sync.errors import RequestRefused, UnusableDocument
from discogs_sync.resources import LISTINGS
from discogs_sync.settings import Settings
from discogs_sync.store import frontier, leases, status
from discogs_sync.store.connect import Database
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.status import Due
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.commit import Commit, Manner
from discogs_sync.sync.errand import Errand, errand
from discogs_sync.sync.fetch import Answer, fetch
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.plan import Plan, prospect, read_plan
from discogs_sync.sync.refresh import policy
from discogs_sync.sync.targets import Target

NOT_LEASED = -1
"""Token of a claim for a listing that is not in the frontier."""


@dataclass(frozen=True)
class Length:
    """What the first page of a listing announces; `error` is why it could not be read."""

    item: Item
    entries: int | None = None
    pages: int | None = None
    error: str | None = None


@dataclass
class Estimate:
    """A plan, and the lengths of the listings that were read for it; `requests` is what they cost, retries included."""

    plan: Plan
    lengths: list[Length] = field(default_factory=list)
    requests: int = 0


def estimate(
    settings: Settings,
    database: Database,
    targets: Sequence[Target],
    *,
    command: str,
    limits: Limits,
    announce: Callable[[int], None],
) -> Estimate:
    """Request the first page of each due listing of unknown length; return the plan with what they announce.

    The page of a listing in the frontier is stored, as `sync` does it. A target that is not followed is not followed
    afterwards, and its page is not stored. `announce` is called with the number of listings before the first request.
    Raises the errors of `Discogs.get` except those that concern one listing, and DatabaseError.
    """
    with prospect(database, targets, settings.max_age) as cursor:
        items = status.unread(cursor, list(LISTINGS))
    announce(len(items))
    lengths: list[Length] = []
    kept: list[Answer] = []
    requests = 0
    if items:
        with errand(settings, database, command, limits) as run:
            try:
                for item in items:
                    answer = _ask(run, item, settings)
                    lengths.append(_length(item, answer))
                    if answer.claim.token == NOT_LEASED and answer.page:
                        kept.append(answer)
            finally:
                requests = run.discogs.traffic.requests
    return Estimate(_plan(settings, database, targets, kept), lengths, requests)


def _ask(run: Errand, item: Item, settings: Settings) -> Answer:
    """Request the first page of a listing; store it if the listing is in the frontier."""
    claim = run.read(lambda cursor: leases.claim_item(cursor, run.run_id, item))
    answer = fetch(run.discogs, claim or Claim(item, NOT_LEASED), None)
    if answer.error and not isinstance(answer.error, RequestRefused | UnusableDocument):
        raise answer.error
    if claim and answer.page:
        manner = Manner(policy(settings), retention=settings.payloads)
        run.write(lambda cursor: Commit(cursor, run.run_id, Counts(), manner).write([answer]))
    elif claim:
        run.read(lambda cursor: frontier.give_back(cursor, [claim]))
    return answer


def _length(item: Item, answer: Answer) -> Length:
    if answer.page is None:
        return Length(item, error=str(answer.error))
    return Length(item, answer.page.items, answer.page.pages)


def _plan(settings: Settings, database: Database, targets: Sequence[Target], answers: Sequence[Answer]) -> Plan:
    """Return the plan as it is with these pages; they are written in a transaction that is rolled back."""
    with prospect(database, targets, settings.max_age) as cursor:
        again = _write(cursor, answers) if answers else Counter[str]()
        planned = read_plan(cursor, settings.requests_per_minute)
    due = [replace(each, requests=each.requests + again.pop(each.kind, 0)) for each in planned.due]
    return replace(planned, due=[*(Due(kind, "new", number, number) for kind, number in again.items()), *due])


def _write(cursor: Cursor, answers: Sequence[Answer]) -> "Counter[str]":
    """Write pages under leases of run 0; return how many of each kind a sync has to request again."""
    held = [
        replace(answer, claim=claim)
        for answer in answers
        if (claim := leases.claim_item(cursor, 0, answer.claim.item)) is not None
    ]
    Commit(cursor, 0, Counts()).write(held)
    return Counter(answer.claim.item.kind for answer in held)
