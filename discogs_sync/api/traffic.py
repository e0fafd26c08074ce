"""Counts of the requests that go out, and what they wait for."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

WINDOW = 60
"""Seconds that the moving rate looks back."""

LONG_WAIT = 5.0
"""Seconds of a wait that is reported at once; shorter ones are where nothing succeeds in between."""


@dataclass(frozen=True)
class Wait:
    """Why requests bring nothing for now, what comes next, and in how many seconds: 0 where it is under way."""

    reason: str
    next_step: str
    seconds: float


class Traffic:
    """How many requests were sent, throttled and retried; safe to share between threads.

    `requests` counts everything that went out, retries included; `throttled` the 429s; `retried` the requests
    that were sent again for whatever reason.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.requests = 0
        self.throttled = 0
        self.retried = 0
        self._clock = clock
        self._lock = threading.Lock()
        self._seconds: deque[list[int]] = deque()
        self._waits: dict[int, tuple[str, str, float]] = {}
        self._failures = 0

    def count_request(self) -> None:
        """Note that a request goes out."""
        second = int(self._clock())
        with self._lock:
            self.requests += 1
            if not self._seconds or self._seconds[-1][0] != second:
                self._forget_before(second - WINDOW)
                self._seconds.append([second, 0])
            self._seconds[-1][1] += 1

    def count_throttled(self) -> None:
        """Note a 429."""
        with self._lock:
            self.throttled += 1

    def count_retried(self) -> None:
        """Note that a request will be sent again."""
        with self._lock:
            self.retried += 1

    def note_failure(self, reason: str, seconds: float) -> None:
        """Note that this thread's request failed, and is made again in so many seconds."""
        with self._lock:
            self._failures += 2 if seconds >= LONG_WAIT else 1
            self._note(reason, "trying again", seconds)

    def note_slot(self, reason: str, seconds: float) -> None:
        """Note that this thread's request has to wait so many seconds; short waits are passed over."""
        if seconds >= LONG_WAIT:
            with self._lock:
                self._failures += 2
                self._note(reason, "next request", seconds)

    def note_reply(self) -> None:
        """Note that a request was answered: nobody waits for the network any more."""
        if self._waits:
            with self._lock:
                self._waits.clear()
                self._failures = 0

    @property
    def wait(self) -> Wait | None:
        """What all requests wait for: the wait that ends first. None once one of them was answered."""
        with self._lock:
            if self._failures < 2:
                return None
            reason, next_step, until = min(self._waits.values(), key=lambda wait: wait[2])
        return Wait(reason, next_step, max(until - self._clock(), 0))

    def _note(self, reason: str, next_step: str, seconds: float) -> None:
        self._waits[threading.get_ident()] = reason, next_step, self._clock() + seconds

    def per_minute(self) -> int:
        """Give the requests of the last 60 seconds."""
        with self._lock:
            self._forget_before(int(self._clock()) - WINDOW)
            return sum(count for _, count in self._seconds)

    def _forget_before(self, second: int) -> None:
        while self._seconds and self._seconds[0][0] <= second:
            self._seconds.popleft()
