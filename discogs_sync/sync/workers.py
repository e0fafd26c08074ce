"""The threads that send requests: claims go in, answers come out."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue

from discogs_sync.api.client import Discogs
from discogs_sync.errors import Interrupted
from discogs_sync.resources import LISTINGS
from discogs_sync.store.frontier import Claim
from discogs_sync.sync.fetch import Answer, failed, fetch
from discogs_sync.sync.policy import Sign, sign_of

LARGEST_BATCH = 200
"""Answers in one transaction, at most."""

ATTEMPTS_IN_DOUBT = 3
"""Attempts for an item that failed before, and for every item while one is in doubt: no first failure is blamed."""

GATHERING = 0.05
"""Seconds that an answer waits for company: one commit for a few costs hardly more than one for each."""

MOST_PENDING = 32_000_000
"""Estimated bytes of answers that wait to be committed, beyond which nothing more is fetched."""

FAREWELL = 1.0
"""Seconds that a run waits for its workers to end; one that waits for a slot is left to itself."""


class Workers:
    """Threads that fetch claims, pages before documents, while the answers that are not settled yet fit in memory.

    While a large answer is not settled, nothing else is fetched, for there may be no other (`Discogs.get`). While
    `is_stopped` returns true they fetch no more; while `is_in_doubt` does they retry less; while on hold they fetch
    only what was put first.
    """

    def __init__(
        self,
        discogs: Discogs,
        count: int,
        currency: str | None,
        *,
        is_stopped: Callable[[], bool],
        is_in_doubt: Callable[[], bool],
    ) -> None:
        self._is_in_doubt = is_in_doubt
        self._discogs = discogs
        self._currency = currency
        self._is_stopped = is_stopped
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._changed = threading.Condition()
        self._first: deque[Claim] = deque()
        self._waiting: deque[Claim] = deque()
        self._pending = 0
        self._is_large_pending = False
        self._is_on_hold = False
        self._is_closed = False
        self._was_ended = False
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def put(self, claim: Claim) -> None:
        """Have a claim fetched: a page after other pages, which lead to more, a document after all others."""
        with self._changed:
            pages = sum(1 for waiting in self._waiting if waiting.item.kind in LISTINGS)
            self._waiting.insert(pages if claim.item.kind in LISTINGS else len(self._waiting), claim)
            self._changed.notify()

    def put_first(self, claim: Claim) -> None:
        """Have a claim fetched before all others, also while on hold."""
        with self._changed:
            self._first.append(claim)
            self._changed.notify_all()

    def hold(self, *, on: bool) -> None:
        """Go on hold, or end that."""
        with self._changed:
            self._is_on_hold = on
            self._changed.notify_all()

    def waiting(self) -> list[Claim]:
        """Return the claims that no thread has taken yet."""
        with self._changed:
            return list(self._waiting)

    def withdraw(self, condition: Callable[[Claim], bool]) -> list[Claim]:
        """Take back the waiting claims that meet a condition."""
        with self._changed:
            withdrawn = [claim for claim in self._waiting if condition(claim)]
            self._waiting = deque(claim for claim in self._waiting if not condition(claim))
        return withdrawn

    def collect(self, timeout: float) -> list[Answer]:
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

    def settle(self, answers: Sequence[Answer]) -> None:
        """Note that answers are committed, or dropped: their memory is free."""
        with self._changed:
            self._pending -= sum(answer.memory for answer in answers)
            self._is_large_pending = self._is_large_pending and not any(answer.is_large for answer in answers)
            self._changed.notify_all()

    def close(self) -> None:
        """End the threads, and wait for them for a moment."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        deadline = time.monotonic() + FAREWELL
        for thread in self._threads:
            thread.join(max(deadline - time.monotonic(), 0))

    def _work(self) -> None:
        while claim := self._next():
            self._answer(claim)
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or not self._is_large_pending)
            self._discogs.release_large()

    def _answer(self, claim: Claim) -> None:
        answer = self._ask(claim)
        if sign_of(answer.error) is Sign.RUN:
            self._was_ended = True  # at once: the others must not send requests past a limit
        with self._changed:
            self._pending += answer.memory
            self._is_large_pending = self._is_large_pending or answer.is_large
        self._answers.put(answer)

    def _next(self) -> Claim | None:
        with self._changed:
            self._changed.wait_for(self._can_go_on)
            if self._is_closed:
                return None
            return self._first.popleft() if self._first else self._waiting.popleft()

    def _can_go_on(self) -> bool:
        if self._is_closed or self._pending > MOST_PENDING:
            return self._is_closed
        return bool(self._first) or (bool(self._waiting) and not self._is_on_hold)

    def _ask(self, claim: Claim) -> Answer:
        asked = time.monotonic()
        try:
            if self._was_ended or self._is_stopped():
                raise Interrupted("The run is ending.")
            attempts = ATTEMPTS_IN_DOUBT if claim.is_second_look or self._is_in_doubt() else None
            answer = fetch(self._discogs, claim, self._currency, attempts)
        except Exception as error:  # the writer judges every error: a thread must not die in silence
            answer = failed(claim, error)
        return replace(answer, asked=asked, answered=time.monotonic())
