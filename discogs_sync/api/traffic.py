"""Counting the requests that go out."""

import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW = 60
"""Seconds that the moving rate looks back."""


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

    def per_minute(self) -> int:
        """Give the requests of the last 60 seconds."""
        with self._lock:
            self._forget_before(int(self._clock()) - WINDOW)
            return sum(count for _, count in self._seconds)

    def _forget_before(self, second: int) -> None:
        while self._seconds and self._seconds[0][0] <= second:
            self._seconds.popleft()
