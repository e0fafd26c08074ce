"""Sending at the pace that a request budget allows."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

import httpx

from discogs_sync.api import headers
from discogs_sync.api.traffic import Traffic
from discogs_sync.errors import Interrupted


class Budget(Protocol):
    """Who may send when. Threads share one; `observe` is called by the thread that took the slot."""

    def take(self) -> float:
        """Reserve the next slot and give the seconds to wait before it comes, 0 or less for at once."""

    def observe(self, limit: int | None, used: int | None, throttled: bool, retry_after: float | None) -> None:
        """Learn from a reply: its rate headers (requests a minute), whether it was a 429, its Retry-After (seconds)."""

    def give_back(self) -> None:
        """Note that no request uses the slot that this thread took last."""

    def close(self) -> None:
        """Let others have the slots that were given back."""


class NoBudget:
    """The budget of rate 0: every request goes at once."""

    def take(self) -> float:
        """Give 0: no wait."""
        return 0.0

    def observe(self, limit: int | None, used: int | None, throttled: bool, retry_after: float | None) -> None:
        """Learn nothing."""

    def give_back(self) -> None:
        """Note nothing."""

    def close(self) -> None:
        """Keep nothing from others."""


class Spacing(NoBudget):
    """The budget of one process that sends its requests so many seconds apart."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._next = clock()

    def take(self) -> float:
        """Reserve the next slot; gives the seconds until it comes."""
        now = self._clock()
        slot = max(now, self._next)
        self._next = slot + self._seconds
        return slot - now


class PacedTransport(httpx.BaseTransport):
    """A transport that takes a slot of the budget for each request it hands on, and counts it.

    It stands below the retries, so that each of them takes a slot as well. Raises Interrupted when `stop`
    is set before the slot has come.
    """

    def __init__(self, inner: httpx.BaseTransport, budget: Budget, stop: threading.Event, traffic: Traffic) -> None:
        self._inner = inner
        self._budget = budget
        self._stop = stop
        self._traffic = traffic

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for a slot, send, and tell the budget what the reply says about the rate."""
        wait = self._budget.take()
        try:
            self._traffic.note_slot(f"{request.url.host} is asked no more for now, to keep to its rate limit", wait)
            pause(wait, self._stop)
        except BaseException:
            self._budget.give_back()
            raise
        self._traffic.count_request()
        response = self._inner.handle_request(request)
        throttled = response.status_code == httpx.codes.TOO_MANY_REQUESTS
        if throttled:
            self._traffic.count_throttled()
        limit, used = headers.rate_limit(response.headers)
        retry_after = headers.retry_after(response.headers) if throttled else None
        self._budget.observe(limit, used, throttled, retry_after)
        return response

    def close(self) -> None:
        """Close the transport below, and the budget."""
        self._inner.close()
        self._budget.close()


def pause(seconds: float, stop: threading.Event) -> None:
    """Wait that many seconds. Raises Interrupted as soon as `stop` is set."""
    if stop.wait(seconds) if seconds > 0 else stop.is_set():
        raise Interrupted("Stopped while requests were still to be made; run the command again to go on.")
