"""The limits that a user sets to one run: so many requests, so much time. A spent limit pauses the run."""

import threading
import time
from dataclasses import dataclass

from discogs_sync.api.budget import Budget
from discogs_sync.hints import counted


@dataclass(frozen=True)
class Limits:
    """At most so many requests, and so many seconds; None for no limit."""

    requests: int | None = None
    seconds: float | None = None


NO_LIMITS = Limits()


class LimitSpentError(Exception):
    """The run's own limit is spent. Nothing failed: what is left waits for the next run."""


class LimitedBudget:
    """A budget that hands out slots until the run's limits are spent."""

    def __init__(self, inner: Budget, limits: Limits) -> None:
        self._inner = inner
        self._limits = limits
        self._taken = 0
        self._lock = threading.Lock()
        self._end = None if limits.seconds is None else time.monotonic() + limits.seconds

    def take(self) -> float:
        """Reserve the next slot and give the seconds until it comes. Raises LimitSpentError when none is left."""
        with self._lock:
            if self._limits.requests is not None and self._taken >= self._limits.requests:
                raise LimitSpentError(f"its limit of {counted(self._limits.requests, 'request')} is spent")
            self._taken += 1
        self.check_time()
        wait = self._inner.take()
        try:
            self.check_time(wait)
        except LimitSpentError:
            self.give_back()
            raise
        return wait

    def check_time(self, wait: float = 0.0) -> None:
        """Raise LimitSpentError when the run's time is over, or will be after a wait of so many seconds."""
        if self._end is not None and time.monotonic() + wait >= self._end:
            raise LimitSpentError(f"its time of {self._limits.seconds:g} s is over")

    def observe(self, limit: int | None, used: int | None, throttled: bool, retry_after: float | None) -> None:
        """Pass on what a reply tells."""
        self._inner.observe(limit, used, throttled, retry_after)

    def give_back(self) -> None:
        """Pass on that a slot goes unused."""
        self._inner.give_back()

    def close(self) -> None:
        """Close the budget within."""
        self._inner.close()
