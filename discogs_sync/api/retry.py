"""When a request is made again, and after how long."""

import threading
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlsplit

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential_jitter

from discogs_sync.api.answers import BodyError, PassingError, ThrottledError
from discogs_sync.api.budget import pause
from discogs_sync.api.traffic import Traffic
from discogs_sync.errors import Unreachable, UnusableBody
from discogs_sync.hints import counted

T = TypeVar("T")

OnWait = Callable[[str, float], None]
"""Is told why a request is made again, and after how many seconds."""

LONGEST_HINT = 600.0
"""Seconds that a Retry-After is honoured for at most; then the server is asked again."""


class Retries:
    """Repeats an attempt until it brings something, with exponential backoff, jitter and Retry-After.

    Failures count: after `attempts` of them the request is given up. 429s do not: they are waited out, up to
    `patience` in a row, since a rate limit is no failure of the request. Threads share one instance.

    `longest_wait` bounds the backoff, `longest_hint` the Retry-After, in seconds. `server` is what errors call the
    server, `url` where the requests go, without credentials.
    """

    def __init__(
        self,
        stop: threading.Event,
        traffic: Traffic,
        *,
        url: str,
        attempts: int,
        longest_wait: float,
        patience: int,
        longest_hint: float = LONGEST_HINT,
        server: str = "Discogs",
        on_wait: OnWait = lambda reason, seconds: None,
    ) -> None:
        self._traffic = traffic
        self._url = url
        self._host = urlsplit(url).hostname or url
        self._patience = patience
        self._longest_hint = longest_hint
        self._server = server
        self._on_wait = on_wait
        self._backoff = wait_exponential_jitter(initial=1, max=longest_wait)
        self._retrying = Retrying(
            retry=retry_if_exception_type(PassingError),
            stop=self._stop_after(attempts),
            wait=self._wait,
            sleep=lambda seconds: pause(seconds, stop),
            before_sleep=self._before_wait,
            retry_error_callback=self._give_up,
        )

    def __call__(self, attempt: Callable[[], T], attempts: int | None = None) -> T:
        """Call `attempt` until it returns, at most `attempts` times; return its result.

        Raises Unreachable with the last reason when it is given up, Interrupted when `stop` is set, and at once
        whatever else the attempt raises.
        """
        retrying = self._retrying if attempts is None else self._retrying.copy(stop=self._stop_after(attempts))
        result: T = retrying(attempt)
        return result

    def _stop_after(self, attempts: int) -> Callable[[RetryCallState], bool]:
        return lambda state: self._is_enough(state, attempts)

    def _is_enough(self, state: RetryCallState, attempts: int) -> bool:
        """Count the failures and the 429s in a row of one request; tenacity keeps its statistics apart by thread."""
        counts = state.retry_object.statistics
        if isinstance(_last_error(state), ThrottledError):
            counts["throttled"] = counts.get("throttled", 0) + 1
            return bool(counts["throttled"] >= self._patience)
        counts["throttled"] = 0
        counts["failures"] = counts.get("failures", 0) + 1
        return bool(counts["failures"] >= attempts)

    def _wait(self, state: RetryCallState) -> float:
        hint = _last_error(state).retry_after
        return self._backoff(state) if hint is None else min(hint, self._longest_hint)

    def _before_wait(self, state: RetryCallState) -> None:
        self._traffic.count_retried()
        if state.next_action is not None:
            error, seconds = _last_error(state), state.next_action.sleep
            self._on_wait(error.reason + self._excess(error), seconds)
            self._traffic.note_failure(error.sentence(self._host) + self._excess(error), seconds)

    def _excess(self, error: PassingError) -> str:
        """Return a phrase for a Retry-After beyond the longest one that is honoured."""
        hint = error.retry_after
        if hint is None or hint <= self._longest_hint:
            return ""
        return f", with a Retry-After of {_seconds(hint)}, more than the longest wait of {_seconds(self._longest_hint)}"

    def _give_up(self, state: RetryCallState) -> NoReturn:
        error = _last_error(state)
        tried = (
            f"{self._server} gave no usable answer in {counted(state.attempt_number, 'attempt')}, the last time: "
            f"{error.reason}{self._excess(error)}"
        )
        if isinstance(error, BodyError):
            raise UnusableBody(f"{tried} ({error.status} from {self._url}). Try again later.", error.status) from error
        remedy = "Check the connection to" if error.status is None else "Check"
        raise Unreachable(f"{tried}. {remedy} {self._url}, or try again later.", error.status) from error


def _seconds(seconds: float) -> str:
    """Return a number of seconds, however large, in few digits."""
    return f"{seconds:,.0f} s" if seconds < 1e9 else f"{seconds:.0e} s"


def _last_error(state: RetryCallState) -> Any:
    return state.outcome.exception() if state.outcome else None
