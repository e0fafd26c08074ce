"""What a server was asked and what it answered, kept in memory for tests."""

import threading
import time
from collections import Counter, deque
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Asked:
    """One request. `status` is None as long as no reply was begun; a dropped connection leaves it so."""

    method: str
    path: str
    """Path with query, as it was sent."""
    arrived: float
    """Seconds on the monotonic clock."""
    status: int | None = None


class RequestLog:
    """The last `capacity` requests in the order of their arrival, and counts of all. May be read while it grows."""

    def __init__(self, capacity: int = 100_000) -> None:
        self._asked: deque[Asked] = deque(maxlen=capacity)
        self._statuses: Counter[int] = Counter()
        self._total = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many requests arrived in all, forgotten ones included."""
        return self._total

    @property
    def asked(self) -> list[Asked]:
        """The requests that are remembered."""
        with self._lock:
            return list(self._asked)

    @property
    def paths(self) -> list[str]:
        """Paths with query of the requests that are remembered."""
        return [each.path for each in self.asked]

    def answered(self, status: int) -> int:
        """Tell how many requests were answered with a status."""
        return self._statuses[status]

    def repeated(self, status: int = 200) -> dict[str, int]:
        """Give the paths that were answered with a status more than once, with their counts."""
        counts = Counter(each.path for each in self.asked if each.method == "GET" and each.status == status)
        return {path: count for path, count in counts.items() if count > 1}

    def clear(self) -> None:
        """Forget everything, counts too."""
        with self._lock:
            self._asked.clear()
            self._statuses.clear()
            self._total = 0

    def arrive(self, method: str, path: str) -> Asked:
        """Note a request that has just arrived."""
        asked = Asked(method, path, time.monotonic())
        with self._lock:
            self._asked.append(asked)
            self._total += 1
        return asked

    def answer(self, asked: Asked, status: int) -> None:
        """Note the status that a request is answered with."""
        with self._lock:
            asked.status = status
            self._statuses[status] += 1


def target(scope: Scope) -> str:
    """Give the path of a request, with its query as it was sent."""
    query = scope["query_string"].decode("latin-1")
    return str(scope["path"]) + (f"?{query}" if query else "")


class Recorded:
    """Writes every request into a log."""

    def __init__(self, app: ASGIApp, log: RequestLog) -> None:
        self.app = app
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        asked = self.log.arrive(scope["method"], target(scope))

        async def send_and_note(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.log.answer(asked, message["status"])
            await send(message)

        await self.app(scope, receive, send_and_note)
