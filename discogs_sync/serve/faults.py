"""Faults on request: what the live API and the network between do now and then, when a test asks for it."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from discogs_sync.serve import connection
from discogs_sync.serve.requestlog import target

MAINTENANCE = "<!DOCTYPE html><html><head><title>Discogs</title></head><body>We'll be back soon.</body></html>"


@dataclass(frozen=True)
class Exchange:
    """A request that a fault befalls, and the application that would have answered it."""

    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    pause: Callable[[float], Awaitable[None]]
    """Waits so many seconds, or until the server stops."""

    async def reply(self, response: Response) -> None:
        """Answer in the application's place."""
        await response(self.scope, self.receive, self.send)


Fault = Callable[[Exchange], Awaitable[None]]


def status(
    code: int, *, message: str = "Service unavailable.", html: bool = False, retry_after: int | None = None
) -> Fault:
    """Answer with an error status, as JSON or as an HTML page; `retry_after` is in seconds."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}

    async def fault(exchange: Exchange) -> None:
        body = HTMLResponse(MAINTENANCE, code, headers) if html else JSONResponse({"message": message}, code, headers)
        await exchange.reply(body)

    return fault


def html() -> Fault:
    """Answer 200 with an HTML page."""
    return lambda exchange: exchange.reply(HTMLResponse(MAINTENANCE))


def not_json() -> Fault:
    """Answer 200 with a body that says it is JSON and is not."""
    return lambda exchange: exchange.reply(Response('{"id": 249504, "title": ', media_type="application/json"))


def reset() -> Fault:
    """Reset the connection without a reply."""
    return lambda exchange: connection.reset(exchange.scope, exchange.receive)


def hang(seconds: float) -> Fault:
    """Answer nothing for so many seconds, then close the connection."""

    async def fault(exchange: Exchange) -> None:
        await exchange.pause(seconds)
        await connection.hang_up(exchange.scope, exchange.receive)

    return fault


def cut(seconds: float = 0.0) -> Fault:
    """Send half of the body that Content-Length promises, then close the connection, after so many seconds."""

    async def fault(exchange: Exchange) -> None:
        async def send_half(message: Message) -> None:
            if message["type"] == "http.response.body":
                body = message.get("body", b"")
                message = {"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True}
            await exchange.send(message)

        await exchange.app(exchange.scope, exchange.receive, send_half)
        await exchange.pause(seconds)
        await connection.hang_up(exchange.scope, exchange.receive)

    return fault


@dataclass
class Rule:
    """Which requests a fault befalls: every `every`-th one whose path with query begins with `path`, `times` in all."""

    fault: Fault
    path: str
    times: int | None
    every: int
    seen: int = 0
    hits: int = 0

    def befalls(self, path: str) -> bool:
        """Count a request and tell whether the fault befalls it."""
        if not path.startswith(self.path) or (self.times is not None and self.hits >= self.times):
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.hits += 1
        return True


class Faults:
    """The faults of a server; they may be changed while it runs, from any thread.

    `latency` is the seconds that every reply takes. Rate limits count a request before a fault befalls it.
    """

    def __init__(self, latency: float = 0.0) -> None:
        self.latency = latency
        self._rules: list[Rule] = []
        self._lock = threading.Lock()
        self._stopping = asyncio.Event()

    def add(self, fault: Fault, path: str = "/", *, times: int | None = 1, every: int = 1) -> Rule:
        """Let a fault befall the next `times` requests below a path (None: all), or every `every`-th of them."""
        rule = Rule(fault, path, times, every)
        with self._lock:
            self._rules.append(rule)
        return rule

    def clear(self) -> None:
        """Take all rules away, and the latency."""
        with self._lock:
            self._rules.clear()
        self.latency = 0.0

    def next_fault(self, path: str) -> Fault | None:
        """Count a request and give the fault that befalls it, None for none."""
        with self._lock:
            return next((rule.fault for rule in self._rules if rule.befalls(path)), None)

    async def pause(self, seconds: float) -> None:
        """Wait so many seconds, or until the server stops."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    def stop(self) -> None:
        """End all pauses; to be called in the server's event loop."""
        self._stopping.set()


class Faulty:
    """Lets faults befall the requests of an application."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self.app = app
        self.faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if self.faults.latency:
            await self.faults.pause(self.faults.latency)
        fault = self.faults.next_fault(target(scope))
        if fault is None:
            await self.app(scope, receive, send)
        else:
            await fault(Exchange(self.app, scope, receive, send, self.faults.pause))
