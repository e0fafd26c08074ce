"""The rate limit of the live API, enforced: a moving window of 60 seconds, told in headers that lag by one request."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from discogs_sync.serve.access import identity
from discogs_sync.settings import ANONYMOUS_RATE, AUTHENTICATED_RATE

TOO_FAST = "You are making requests too quickly."


@dataclass(frozen=True)
class Limits:
    """Requests allowed within the window of so many seconds; None is no limit."""

    authenticated: int | None = AUTHENTICATED_RATE
    anonymous: int | None = ANONYMOUS_RATE
    seconds: float = 60.0


UNLIMITED = Limits(authenticated=None, anonymous=None)


class Window:
    """Requests of one identity within the last seconds.

    A request counts from its arrival, refused or not: who hammers on a closed door does not get in.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._seconds = seconds
        self._clock = clock
        self._arrivals: deque[float] = deque(maxlen=limit + 1)

    @property
    def used(self) -> int:
        """Requests within the window, at most one more than the limit."""
        oldest = self._clock() - self._seconds
        while self._arrivals and self._arrivals[0] <= oldest:
            self._arrivals.popleft()
        return len(self._arrivals)

    def admit(self) -> bool:
        """Count a request and tell whether it is within the limit."""
        self._arrivals.append(self._clock())
        return self.used <= self.limit


class RateLimited:
    """Counts requests by identity, adds the rate headers to every reply, answers 429 to what is too much."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        allowed = {"authenticated": limits.authenticated, "anonymous": limits.anonymous}
        self._windows = {name: Window(limit, limits.seconds) for name, limit in allowed.items() if limit is not None}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        window = self._windows.get("authenticated" if identity(scope) == "authenticated" else "anonymous")
        if window is None:
            await self.app(scope, receive, send)
            return
        used = min(window.used, window.limit)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Discogs-Ratelimit"] = str(window.limit)
                headers["X-Discogs-Ratelimit-Used"] = str(used)
                headers["X-Discogs-Ratelimit-Remaining"] = str(window.limit - used)
            await send(message)

        app = self.app if window.admit() else JSONResponse({"message": TOO_FAST}, 429)
        await app(scope, receive, send_with_headers)
