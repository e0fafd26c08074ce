"""The run: workers ask Discogs for what is due, and one writer commits what they bring.

Claims, requests and commits never overlap in one transaction. Answers that came while the last commit was under way
go into the next one together, so that a fast server makes for large transactions and a slow one for prompt ones.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

from discogs_sync.api.client import Discogs
from discogs_sync.errors import (
    CredentialsRefused,
    DatabaseError,
    DatabaseReadOnly,
    DatabaseUnavailable,
    DiscogsSyncError,
    Interrupted,
    Unreachable,
)
from discogs_sync.store import frontier, runs
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.session import Session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.commit import Commit, Manner
from discogs_sync.sync.fetch import Answer, fetch, unstorable
from discogs_sync.sync.limits import LimitSpentError

LARGEST_BATCH = 200
"""Answers in one transaction, at most."""

GATHERING = 0.05
"""Seconds that an answer waits for company: one commit for a few costs hardly more than one for each."""

PATIENCE = 3.0
"""Seconds that requests under way may still take once the user asked to stop, or the run's time is over."""

FAREWELL = 1.0
"""Seconds that a run waits for its workers to end; one that waits for a slot is left to itself."""

SILENCE = 5
"""Items in a row that Discogs did not answer, after all retries: then it is down, and the items are not to blame."""

REPORT_EVERY = 0.25
"""Seconds between two reports of the progress."""

BEAT_EVERY = 30.0
"""Seconds after which the run's row shows again that the run works, also while nothing comes."""


_OF_THE_RUN = (CredentialsRefused, DatabaseReadOnly, Interrupted)
"""Errors that concern the run, not the item."""


@dataclass(frozen=True)
class Progress:
    """How far a run is: its counts, items done and left, the latest item, and the requests of the last minute."""

    counts: Counts
    done: int
    left: int
    latest: Item | None
    per_minute: int


@dataclass(frozen=True)
class Ending:
    """How a run ended: done, paused, problems, failed or interrupted; why, in words; its counts; items left.

    `error` is what ended a failed or interrupted run.
    """

    run_id: int
    ending: str
    message: str | None
    counts: Counts
    left: int
    error: Exception | None = None


class Crawl:
    """One run over the frontier, until nothing is due or something stops it.

    `workers` requests are under way at once; `claim_size` items are in hand at most. `stop` is set from outside when
    the user asks to end; `check_time` raises LimitSpentError when the run's time is over; `report` is called a few
    times a second.
    """

    def __init__(
        self,
        session: Session,
        discogs: Discogs,
        *,
        workers: int,
        claim_size: int,
        stop: threading.Event,
        currency: str | None = None,
        manner: Manner = Manner(),  # noqa: B008 (frozen)
        check_time: Callable[[], None] = lambda: None,
        report: Callable[[Progress], None] | None = None,
    ) -> None:
        self._session = session
        self._discogs = discogs
        self._workers = workers
        self._claim_size = claim_size
        self._stop = stop
        self._currency = currency
        self._manner = manner
        self._check_time = check_time
        self._report = report
        self._to_fetch: SimpleQueue[Claim | None] = SimpleQueue()
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._in_hand: dict[Item, Claim] = {}
        self._unanswered: list[Answer] = []
        self._counts = Counts()
        self._done = 0
        self._left = 0
        self._latest: Item | None = None
        self._closing = False
        self._paused: str | None = None
        self._error: Exception | None = None
        self._reported_at = 0.0
        self._beat_at = time.monotonic()

    def run(self) -> Ending:
        """Work until nothing is due, a limit is spent, or an error or the user ends it.

        Raises DatabaseError when the database is lost for good.
        """
        self._left = self._session.transact(frontier.count_due)
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self._workers)]
        for thread in threads:
            thread.start()
        try:
            while self._work_off():
                pass
        except BaseException:
            self._discogs.abort()
            raise
        finally:
            self._dismiss(threads)
        return self._end()

    def _dismiss(self, threads: Sequence[threading.Thread]) -> None:
        """Tell the workers to end, and wait for them for a moment."""
        self._closing = True
        for _ in threads:
            self._to_fetch.put(None)
        deadline = time.monotonic() + FAREWELL
        for thread in threads:
            thread.join(max(deadline - time.monotonic(), 0))

    def _work_off(self) -> bool:
        """Work until nothing is due. Return whether there is more to do: leases of dead runs, or of undone commits."""
        while self._refill() or len(self._in_hand) > len(self._unanswered):
            self._take(self._collect(REPORT_EVERY))
            self._tell()
            self._beat()
            if self._stop.is_set() or self._is_overtime():
                self._hurry()
        self._judge_silence()
        return self._session.transact(self._release_leases) > 0 and not self._closing

    def _release_leases(self, cursor: Cursor) -> int:
        return frontier.give_back_of(cursor, self._session.run_id) + runs.reap_dead_runs(cursor)

    def _work(self) -> None:
        while (claim := self._to_fetch.get()) is not None:
            answer = self._ask(claim)
            if isinstance(answer.error, _OF_THE_RUN):
                self._closing = True  # at once: other workers must not go on with refused credentials
            self._answers.put(answer)

    def _ask(self, claim: Claim) -> Answer:
        try:
            if self._closing or self._stop.is_set():
                raise Interrupted("The run is ending.")
            return fetch(self._discogs, claim, self._currency)
        except Exception as error:  # whatever it is, the writer decides on it: a thread must not die in silence
            return Answer(claim, datetime.now(UTC), error=error)

    def _refill(self) -> bool:
        """Claim more before the workers run dry. True when there is something new to wait for."""
        if self._closing or self._stop.is_set() or len(self._in_hand) > self._claim_size // 2:
            return False
        size = self._claim_size - len(self._in_hand)
        claims = self._session.transact(lambda cursor: frontier.claim(cursor, self._session.run_id, size))
        for claim in claims:
            self._in_hand[claim.item] = claim
            self._to_fetch.put(claim)
        return bool(claims)

    def _collect(self, timeout: float) -> list[Answer]:
        """Wait for an answer, then take all that come shortly after; a page does not wait: it leads to more."""
        answers: list[Answer] = []
        try:
            answers.append(self._answers.get(timeout=timeout))
            end = time.monotonic() + GATHERING
            while len(answers) < LARGEST_BATCH and not answers[-1].page:
                answers.append(self._answers.get(timeout=max(end - time.monotonic(), 0)))
        except Empty:
            pass
        return answers

    def _take(self, answers: Sequence[Answer]) -> None:
        """Decide on each answer: commit it, give its item back, or keep it until Discogs is known to be there."""
        writable: list[Answer] = []
        returned: list[Claim] = []
        for answer in answers:
            match answer.error:
                case Unreachable():
                    self._unanswered.append(answer)
                case DatabaseUnavailable():
                    returned.append(answer.claim)
                case None | DiscogsSyncError() if not isinstance(answer.error, _OF_THE_RUN):
                    writable.append(answer)
                case error:
                    returned.append(answer.claim)
                    self._close(error)
        if writable:
            writable += self._unanswered
            self._unanswered = []
            self._commit(writable)
        elif len(self._unanswered) >= SILENCE:
            self._close(self._unanswered[-1].error)
            self._give_back_unanswered()
        self._give_back(returned)

    def _close(self, error: Exception | None) -> None:
        """Take no more items, for this reason; the first one counts."""
        if isinstance(error, LimitSpentError):
            self._paused = self._paused or str(error)
        elif not isinstance(error, Interrupted) and self._error is None:
            self._error = error
        self._closing = True

    def _commit(self, answers: Sequence[Answer]) -> None:
        """Write answers in one transaction; if one of them cannot be stored, write each in its own."""
        try:
            self._write(answers)
        except (DatabaseError, Interrupted):
            raise
        except Exception as error:  # one document must not stop the others, whatever is wrong with it
            if len(answers) > 1:
                for answer in answers:
                    self._commit([answer])
            else:
                self._quarantine(answers[0], error)

    def _quarantine(self, answer: Answer, error: Exception) -> None:
        """Quarantine an item whose answer cannot be written, unless that is what cannot be written."""
        if answer.error:
            raise error
        self._write([Answer(answer.claim, answer.at, error=unstorable(error))])

    def _write(self, answers: Sequence[Answer]) -> None:
        def write(cursor: Cursor) -> Commit:
            commit = Commit(cursor, self._session.run_id, self._counts_now(), self._manner)
            commit.write(answers)
            return commit

        commit = self._session.transact(write)
        self._counts = commit.counts
        self._done += commit.finished
        self._left += commit.revealed - commit.finished
        for answer in answers:
            self._in_hand.pop(answer.claim.item, None)
        self._latest = answers[-1].claim.item

    def _give_back(self, claims: Sequence[Claim]) -> None:
        if claims:
            self._session.transact(lambda cursor: frontier.give_back(cursor, claims))
            for claim in claims:
                self._in_hand.pop(claim.item, None)

    def _give_back_unanswered(self) -> None:
        self._give_back([answer.claim for answer in self._unanswered])
        self._unanswered = []

    def _is_overtime(self) -> bool:
        """Tell whether the run's time is over, and take no more items then."""
        try:
            self._check_time()
        except LimitSpentError as error:
            self._close(error)
            return True
        return False

    def _hurry(self) -> None:
        """Commit what arrives within `PATIENCE`, break off the rest and give it back."""
        deadline = time.monotonic() + PATIENCE
        while len(self._in_hand) > len(self._unanswered) and time.monotonic() < deadline:
            self._take(self._collect(0.05))
        self._closing = True
        self._discogs.abort()
        self._give_back_unanswered()
        self._give_back(list(self._in_hand.values()))

    def _judge_silence(self) -> None:
        """Decide on items that Discogs left unanswered to the end: it is down, or they alone are at fault."""
        if not self._unanswered:
            return
        error = self._unanswered[-1].error
        if self._counts.fetched == 0 and isinstance(error, Unreachable) and error.status is None:
            self._close(error)
            self._give_back_unanswered()
        else:
            answers, self._unanswered = self._unanswered, []
            self._commit(answers)

    def _tell(self) -> None:
        now = time.monotonic()
        if self._report and now - self._reported_at >= REPORT_EVERY:
            self._reported_at = now
            per_minute = self._discogs.traffic.per_minute()
            self._report(Progress(self._counts_now(), self._done, max(self._left, 0), self._latest, per_minute))

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._beat_at >= BEAT_EVERY:
            self._beat_at = now
            self._session.transact(lambda cursor: runs.record(cursor, self._session.run_id, self._counts_now()))

    def _end(self) -> Ending:
        ending, message = self._verdict()
        self._counts = self._counts_now()

        def write(cursor: Cursor) -> int:
            runs.record(cursor, self._session.run_id, self._counts)
            runs.end(cursor, self._session.run_id, ending, message)
            return frontier.count_due(cursor)

        left = self._session.transact(write)
        return Ending(self._session.run_id, ending, message, self._counts, left, self._error)

    def _counts_now(self) -> Counts:
        traffic = self._discogs.traffic
        return replace(self._counts, requests=traffic.requests, throttled=traffic.throttled, retried=traffic.retried)

    def _verdict(self) -> tuple[str, str | None]:
        if self._error is not None:
            return "failed", str(self._error)
        if self._stop.is_set():
            self._error = Interrupted("Stopped as asked; run the command again to go on.")
            return "interrupted", str(self._error)
        if self._paused is not None:
            return "paused", self._paused
        if self._counts.set_aside:
            return "problems", f"{self._counts.set_aside} items were set aside"
        return "done", None
