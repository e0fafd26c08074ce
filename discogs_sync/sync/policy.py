"""The policy for failed answers: what is at fault, the item or Discogs, a gateway, the credentials, the address.

One failed answer cannot tell. So evidence about the service comes from several different items, among them known good
ones that are asked as witnesses, and an item is blamed only while others succeed:

1. An answer with the content that was asked for proves that the service works, for the kind of its item. An answer that
   can only be the item's own fault (its document cannot be mapped or stored) quarantines the item at once.
2. Every other failure leaves the item in doubt: no connection, a timeout, any status but 200, a body that is not JSON,
   a document of something else. `api.retry` repeats what may pass before it counts as a failure.
3. An item in doubt waits until another item of its kind, asked after the failure, succeeds. Then it is asked a second
   time. If that fails too, the item is blamed: gone after a 404, else quarantined.
4. Without such a success (`LIMIT` items in doubt, or nothing else left to ask) a witness is asked: an item of that kind
   that the mirror has, else one that Discogs' documentation names. Its answer is stored like any other.
5. Where no witness of the kind can be found, a success of any kind counts, unless several items of the kind fail and
   the mirror has one of them: then that kind is away. The run goes on with the others and ends as failed.
6. Where nothing succeeds (`WITNESSES` of them fail, or none is left), Discogs is away: the run ends, and blames nobody.

A 404 for what is marked gone already changes nothing, and is believed. Nothing here does I/O.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus

from discogs_sync.errors import (
    CredentialsNeeded,
    CredentialsRefused,
    DatabaseError,
    DatabaseUnavailable,
    ForeignDocument,
    GatewayRefused,
    Interrupted,
    NotFound,
    Unreachable,
    UnstorableDocument,
    UnusableDocument,
    UsageError,
)
from discogs_sync.store.frontier import Item
from discogs_sync.sync.limits import LimitSpentError

LIMIT = 5
"""Items in doubt after which a witness is asked; doubled each time that one succeeds, for this bounds only waste."""

LIMIT_OF_401 = 2
"""The same where all of them were answered 401: that is hardly ever about the item."""

LONGEST_LIMIT = 80

LOOKS = 2
"""Failures that an item is blamed for, another one having succeeded in between."""

WITNESSES = 3
"""Weight of the witnesses that fail before the service, or a kind, counts as away."""

WEIGHT_OF_REFUSAL = 1 / 3
"""Weight of a witness that failed at the first attempt; one that failed after retries, or with 401, weighs 1."""

WEIGHT_OF_UNTRIED = 1 / 4
"""Weight of a witness that may never have been there."""

ANY = ""
"""In place of a kind: whatever kind there is."""


class Sign(Enum):
    """What an answer shows by itself."""

    CONTENT = "the service works, and the item is as it should be"
    ITEM = "the item is at fault, whatever the service does"
    DOUBT = "the item or the service is at fault"
    RUN = "the run ends: it was stopped, spent its limit, or cannot write"
    NOTHING = "the connection to the database was lost for a moment"


def sign_of(error: Exception | None) -> Sign:
    """Return what an answer shows that came with this error, or with none."""
    match error:
        case None:
            return Sign.CONTENT
        case DatabaseUnavailable():
            return Sign.NOTHING
        case LimitSpentError() | Interrupted() | DatabaseError():
            return Sign.RUN
        case ForeignDocument():
            return Sign.DOUBT
        case UnusableDocument() | UnstorableDocument() | CredentialsNeeded() | UsageError():
            return Sign.ITEM
        case _:
            return Sign.DOUBT


@dataclass(frozen=True)
class Suspect:
    """An item in doubt: when its answer failed, how often by now, and the HTTP status.

    `known` items are in the mirror: Discogs had them before.
    """

    item: Item
    failed_at: float
    looks: int
    known: bool
    status: int | None


@dataclass(frozen=True)
class Verdict:
    """What follows from the evidence: items to blame, items to ask a second time, and at most one of the rest.

    A witness is wanted for a kind (or ANY); a kind is away; or the whole service is.
    """

    blamed: Sequence[Item] = ()
    again: Sequence[Item] = ()
    witness_for: str | None = None
    away_kind: str | None = None
    away: bool = False


class Evidence:
    """Collects the answers of a run and judges the items in doubt. Times are in seconds by one clock."""

    def __init__(self) -> None:
        self._suspects: dict[Item, Suspect] = {}
        self._looks: Counter[Item] = Counter()
        self._proofs: dict[str, float] = {}
        self._against: dict[str, float] = defaultdict(float)
        self._exhausted: set[str] = set()
        self._witness: Item | None = None
        self._limit = LIMIT

    @property
    def suspects(self) -> Collection[Item]:
        """The items in doubt, the first to fail first."""
        return self._suspects.keys()

    @property
    def is_waiting(self) -> bool:
        """Whether the answer of a witness is awaited."""
        return self._witness is not None

    def succeed(self, item: Item, asked_at: float) -> None:
        """Note that an item, asked at this time, was answered with its content."""
        for kind in (item.kind, ANY):
            self._proofs[kind] = max(asked_at, self._proofs.get(kind, asked_at))
            self._against[kind] = 0
            self._exhausted.discard(kind)
        if item == self._witness:
            self._witness = None
            self._limit = min(2 * self._limit, LONGEST_LIMIT)

    def fail(self, item: Item, failed_at: float, error: Exception | None, *, known: bool) -> None:
        """Note a failure that leaves an item in doubt."""
        if item == self._witness:
            self._witness = None
            self._testify(item.kind, _weight(error) if known else WEIGHT_OF_UNTRIED)
        self._looks[item] += 1
        self._suspects[item] = Suspect(item, failed_at, self._looks[item], known, _status(error))

    def fail_stranger(self, item: Item, error: Exception | None) -> None:
        """Note that a witness failed that the user does not follow: it counts if it failed like the suspects."""
        self._witness = None
        if all(suspect.status == _status(error) for suspect in self._suspects.values()):
            self._testify(item.kind, _weight(error))

    def against(self, kind: str) -> float:
        """Return the weight of the witnesses that failed since the last success of a kind, or of ANY."""
        return self._against[kind]

    def ask(self, witness: Item) -> None:
        """Note that a witness is asked."""
        self._witness = witness

    def drop_witness(self, item: Item) -> None:
        """Note that an answer says nothing more, should its item be the witness."""
        if item == self._witness:
            self._witness = None

    def no_witness(self, kind: str) -> None:
        """Note that no witness is left of a kind, or of ANY."""
        self._exhausted.add(kind)

    def release(self, kind: str) -> list[Item]:
        """Forget the witness and the items in doubt of a kind (or ANY); return these."""
        self._witness = None
        released = [item for item in self._suspects if kind in (item.kind, ANY)]
        for item in released:
            del self._suspects[item]
        return released

    def judge(self, *, idle: bool) -> Verdict:
        """Return what follows from the evidence; `idle` is whether nothing but the suspects is left to ask."""
        cleared = [suspect for suspect in self._suspects.values() if self._is_service_fine_since(suspect)]
        if not cleared and idle and len(self._suspects) == 1:
            cleared = [suspect for suspect in self._suspects.values() if suspect.looks >= LOOKS]
        for suspect in cleared:
            del self._suspects[suspect.item]
        if cleared:
            return Verdict(
                blamed=[suspect.item for suspect in cleared if suspect.looks >= LOOKS],
                again=[suspect.item for suspect in cleared if suspect.looks < LOOKS],
            )
        if self._suspects and not self.is_waiting and (idle or len(self._suspects) >= self._limit_now()):
            return self._seek()
        return Verdict()

    def _seek(self) -> Verdict:
        kind = next(iter(self._suspects)).kind
        if kind not in self._exhausted:
            return Verdict(witness_for=kind)
        if all(self._proofs.get(ANY, suspect.failed_at) > suspect.failed_at for suspect in self._of(kind)):
            return Verdict(away_kind=kind)
        if ANY not in self._exhausted:
            return Verdict(witness_for=ANY)
        return Verdict(away=True)

    def _is_service_fine_since(self, suspect: Suspect) -> bool:
        """Return whether another item succeeded that was asked after a suspect's failure, and can be compared."""
        kind = suspect.item.kind
        if self._proofs.get(kind, suspect.failed_at) > suspect.failed_at:
            return True
        comparable = kind in self._exhausted and not self._is_kind_down(kind)
        return comparable and self._proofs.get(ANY, suspect.failed_at) > suspect.failed_at

    def _is_kind_down(self, kind: str) -> bool:
        """Return whether several items of a kind are in doubt, known ones among them."""
        suspects = list(self._of(kind))
        return len(suspects) > 1 and any(suspect.known for suspect in suspects)

    def _of(self, kind: str) -> Iterator[Suspect]:
        return (suspect for suspect in self._suspects.values() if suspect.item.kind == kind)

    def _testify(self, kind: str, weight: float) -> None:
        for each in (kind, ANY):
            self._against[each] += weight
            if self._against[each] > WITNESSES - WEIGHT_OF_UNTRIED:
                self._exhausted.add(each)

    def _limit_now(self) -> int:
        unauthorized = all(each.status == HTTPStatus.UNAUTHORIZED for each in self._suspects.values())
        return LIMIT_OF_401 if unauthorized else self._limit


def _weight(error: Exception | None) -> float:
    took_retries = isinstance(error, Unreachable) and not isinstance(error, GatewayRefused)
    return 1 if took_retries or _status(error) == HTTPStatus.UNAUTHORIZED else WEIGHT_OF_REFUSAL


def _status(error: Exception | None) -> int | None:
    return getattr(error, "status", None)


def away(failures: Sequence[tuple[Item, Exception]], url: str, kind: str | None = None) -> Exception:
    """Return the error of a run that got nothing usable: what failed, how, and what to check.

    `failures` are the items in doubt with their errors, the last one last; `kind` is set where only that kind is away.
    """
    items = [item for item, _ in failures]
    errors = [error for _, error in failures]
    if all(isinstance(error, CredentialsRefused) for error in errors):
        return errors[-1]
    named = ", ".join(f"{item.kind} {item.id or item.query}" for item in items[:3])
    subject = f"Discogs is away for every {kind}" if kind else "Discogs is away"
    counted = f"{len(items)} items ({named}{', …' if len(items) > 3 else ''})" if len(items) > 1 else named
    message = f"{subject}: {counted} got no usable answer, nor did anything else since; no item is blamed. {errors[-1]}"
    if all(isinstance(error, NotFound) for error in errors):
        message += f" 404 for everything is not believed: check the API's URL ({url})."
    elif not isinstance(errors[-1], Unreachable):
        message += f" Check the API's URL ({url}) and any proxy, or try again later."
    return Unreachable(message, _status(errors[-1]))
