"""The run: workers request what is due, and one writer commits the answers.

Claims, requests and commits never overlap in one transaction. Answers that come during a commit go into the next one
together, so that a fast server makes for large transactions and a slow one for prompt ones. What a failed answer means
is decided by `sync.policy`.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from discogs_sync.api.client import Discogs
from discogs_sync.errors import DatabaseError, DatabaseUnavailable, Interrupted, NotFound
from discogs_sync.hints import counted
from discogs_sync.store import frontier, leases, runs
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.session import Session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.commit import Commit, Manner
from discogs_sync.sync.fetch import Answer, unstorable
from discogs_sync.sync.limits import LimitSpentError
from discogs_sync.sync.outlook import Outlook, Progress
from discogs_sync.sync.policy import ANY, Evidence, Sign, Verdict, away, sign_of
from discogs_sync.sync.witnesses import STRANGER, Witnesses
from discogs_sync.sync.workers import Workers

PATIENCE = 3.0
"""Seconds that requests under way may still take once the user asked to stop, or the run's time is over."""

REPORT_EVERY = 0.25
"""Seconds between two reports of the progress."""

BEAT_EVERY = 30.0
"""Seconds after which the run's row shows again that the run works, also while nothing comes."""


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
        self._claim_size = claim_size
        self._stop = stop
        self._manner = manner
        self._check_time = check_time
        self._report = report
        self._witnesses = Witnesses(session)
        self._evidence = Evidence()
        self._workers = Workers(
            discogs,
            workers,
            currency,
            is_stopped=lambda: self._closing or stop.is_set(),
            is_in_doubt=lambda: bool(self._evidence.suspects),
        )
        self._turns = leases.Turns(session.run_id)
        self._has_next_page = False
        self._in_hand: dict[Item, Claim] = {}
        self._failures: dict[Item, Answer] = {}
        self._away_kinds: set[str] = set()
        self._away_error: Exception | None = None
        self._counts = Counts()
        self._outlook = Outlook()
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
        self._session.transact(self._outlook.begin)
        self._workers.start()
        try:
            while self._work_off():
                pass
        except BaseException:
            self._discogs.abort()
            raise
        finally:
            self._closing = True
            self._workers.close()
        return self._end()

    def _work_off(self) -> bool:
        """Work until nothing is due. Return whether there is more to do: leases of dead runs, or of undone commits."""
        # the last refill: an item that was blamed may be due again, such as a listing that became shorter
        while self._refill() or self._is_asking or self._judge(idle=True) or self._refill():
            self._take_next(REPORT_EVERY)
            self._tell()
            self._beat()
            if self._stop.is_set() or self._error or self._is_overtime():
                self._hurry()
        self._give_back(list(self._in_hand.values()))
        return self._session.transact(self._release_leases) > 0 and not self._closing

    @property
    def _is_asking(self) -> bool:
        """Whether an answer is to come: for a claim that is not in doubt, or for a witness."""
        return len(self._in_hand) > len(self._failures) or self._evidence.is_waiting

    def _release_leases(self, cursor: Cursor) -> int:
        return frontier.give_back_of(cursor, self._session.run_id) + runs.reap_dead_runs(cursor)

    def _refill(self) -> bool:
        """Claim more before the workers run dry, or when a walk has a next page; return whether there was more."""
        active = len(self._in_hand) - len(self._failures)
        enough = self._claim_size - 1 if self._has_next_page else self._claim_size // 2
        if self._closing or self._stop.is_set() or active > enough:
            return False
        self._has_next_page = False
        run_id, size, without = self._session.run_id, self._claim_size - active, self._away_kinds
        claims = self._session.transact(lambda cursor: leases.claim(cursor, run_id, size, without, self._turns))
        for claim in claims:
            self._in_hand[claim.item] = claim
            self._workers.put(claim)
        return bool(claims)

    def _take_next(self, timeout: float) -> None:
        """Wait for answers, and decide on them."""
        answers = self._workers.collect(timeout)
        self._take(answers)
        if answers:
            self._workers.settle(answers)

    def _take(self, answers: Sequence[Answer]) -> None:
        """Decide on each answer: commit it, give its item back, or keep it until it is clear what is at fault."""
        writable: list[Answer] = []
        returned: list[Claim] = []
        for answer in answers:
            sign = sign_of(answer.error)
            if sign is Sign.CONTENT:
                self._evidence.succeed(answer.claim.item, answer.asked)
            if answer.claim.token == STRANGER:
                self._hear_stranger(answer, sign)
            elif sign is Sign.RUN or sign is Sign.NOTHING:
                returned.append(answer.claim)
                self._close_for(answer.error)
            elif sign is Sign.DOUBT and answer.claim.item.kind in self._away_kinds:
                returned.append(answer.claim)
            elif sign is Sign.DOUBT and not _confirms_absence(answer):
                self._doubt(answer)
            else:
                writable.append(answer)
            self._evidence.drop_witness(answer.claim.item)
        if writable:
            self._commit(writable)
        self._give_back(returned)
        self._judge(idle=False)

    def _hear_stranger(self, answer: Answer, sign: Sign) -> None:
        """Take the answer of a witness that is not in the frontier as evidence only."""
        if sign is Sign.RUN:
            self._close_for(answer.error)
        elif sign in {Sign.DOUBT, Sign.ITEM}:
            self._evidence.fail_stranger(answer.claim.item, answer.error)

    def _doubt(self, answer: Answer) -> None:
        item = answer.claim.item
        self._failures[item] = answer
        self._evidence.fail(item, answer.answered, answer.error, known=answer.claim.is_known)

    def _judge(self, *, idle: bool) -> bool:
        """Act on what the evidence says by now. Return whether there is something new to wait for."""
        while not self._closing and (verdict := self._evidence.judge(idle=idle)) != Verdict():
            self._act(verdict)
            idle = idle and not self._is_asking
        self._workers.hold(on=self._evidence.is_waiting and not self._closing)
        return self._is_asking

    def _act(self, verdict: Verdict) -> None:
        self._blame(verdict.blamed)
        for item in verdict.again:
            self._ask_again(item)
        if verdict.witness_for is not None:
            self._ask_witness(verdict.witness_for)
        if verdict.away_kind is not None:
            self._give_up_kind(verdict.away_kind)
        if verdict.away:
            self._close_for(self._away(self._evidence.release(ANY)))

    def _blame(self, items: Sequence[Item]) -> None:
        if items:
            self._commit([self._failures.pop(item) for item in items])

    def _ask_again(self, item: Item) -> None:
        claim = replace(self._failures.pop(item).claim, is_second_look=True)
        self._in_hand[item] = claim
        self._workers.put(claim)

    def _ask_witness(self, kind: str) -> None:
        claim = self._witnesses.find(kind, self._workers.waiting(), self._evidence)
        if claim is None:
            self._evidence.no_witness(kind)
            return
        if claim.token != STRANGER:
            self._in_hand[claim.item] = claim
            self._workers.withdraw(lambda waiting: waiting.item == claim.item)
        self._evidence.ask(claim.item)
        self._workers.put_first(claim)

    def _give_up_kind(self, kind: str) -> None:
        """Ask for no more items of a kind in this run: all of them fail."""
        error = self._away(self._evidence.release(kind), kind)
        self._away_error = self._away_error or error
        self._away_kinds.add(kind)
        self._give_back(self._workers.withdraw(lambda claim: claim.item.kind == kind))

    def _away(self, items: Sequence[Item], kind: str | None = None) -> Exception:
        """Give items in doubt back; return the error that says why."""
        failures = [(item, error) for item in items if (error := self._failures[item].error)]
        self._give_back([self._in_hand[item] for item in items])
        return away(failures, self._discogs.url, kind)

    def _close_for(self, error: Exception | None) -> None:
        """Take no more items, for this reason; the first one counts. A lost connection is no reason by itself."""
        if isinstance(error, DatabaseUnavailable):
            return
        if isinstance(error, LimitSpentError):
            self._paused = self._paused or str(error)
        elif not isinstance(error, Interrupted):
            self._error = self._error or error
        self._closing = True
        self._workers.hold(on=False)

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
        self._outlook.add(commit)
        for answer in answers:
            self._in_hand.pop(answer.claim.item, None)
        self._has_next_page |= any(answer.page for answer in answers)
        self._latest = answers[-1].claim.item

    def _give_back(self, claims: Sequence[Claim]) -> None:
        if claims:
            self._session.transact(lambda cursor: frontier.give_back(cursor, claims))
            for claim in claims:
                self._in_hand.pop(claim.item, None)
                self._failures.pop(claim.item, None)

    def _is_overtime(self) -> bool:
        """Tell whether the run's time is over, and take no more items then."""
        try:
            self._check_time()
        except LimitSpentError as error:
            self._close_for(error)
            return True
        return False

    def _hurry(self) -> None:
        """Commit what arrives within `PATIENCE`, break off the rest and give it back."""
        deadline = time.monotonic() + PATIENCE
        while self._is_asking and time.monotonic() < deadline:
            self._take_next(0.05)
        self._closing = True
        self._discogs.abort()
        self._evidence.release(ANY)
        self._give_back(list(self._in_hand.values()))

    def _tell(self) -> None:
        now = time.monotonic()
        if self._report and now - self._reported_at >= REPORT_EVERY:
            self._reported_at = now
            self._report(self._outlook.progress(self._counts_now(), self._latest, self._discogs.traffic))

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
        if self._away_error is not None:
            self._error = self._away_error
            return "failed", str(self._error)
        if self._counts.set_aside:
            return "problems", f"{counted(self._counts.set_aside, 'item')} quarantined"
        if self._counts.short:
            return "problems", f"{counted(self._counts.short, 'listing')} shorter than Discogs counts"
        return "done", None


def _confirms_absence(answer: Answer) -> bool:
    """Return whether an item that is marked gone is still not there: nothing changes, so nothing is in doubt."""
    return answer.claim.is_gone and isinstance(answer.error, NotFound)
