"""Servers on a loopback port: in a thread of this process, or as the process itself."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.types import ASGIApp
from uvicorn import Config, Server

from discogs_sync.serve.connection import OpenProtocol
from discogs_sync.serve.faults import Faults
from discogs_sync.serve.practice import Practice, practice
from discogs_sync.serve.requestlog import RequestLog
from discogs_sync.serve.source import Source

S = TypeVar("S")
C = TypeVar("C", bound=Source)

HOST = "127.0.0.1"
START_SECONDS = 30.0


@dataclass(frozen=True)
class Served(Generic[S]):
    """A running server; `catalogue` is what it serves."""

    url: str
    catalogue: S
    requests: RequestLog
    faults: Faults


def serve(catalogue: C, *, port: int = 0, **options: Any) -> contextlib.AbstractContextManager[Served[C]]:
    """Serve a source as the Discogs API; the options are those of `practice`, the rest is as in `running`."""
    return running(practice(catalogue, **options), port)


@contextlib.contextmanager
def running(made: Practice[S], port: int = 0) -> Iterator[Served[S]]:
    """Serve in a background thread as long as the context lasts; port 0 takes a free one."""
    listener = _listen(port)
    ready = threading.Event()
    server = _Server(made, ready.set)
    thread = threading.Thread(target=server.run, args=([listener],), name="practice server", daemon=True)
    thread.start()
    try:
        if not ready.wait(START_SECONDS):
            raise RuntimeError(f"The practice server did not start within {START_SECONDS:g} seconds.")
        yield Served(_url(listener), made.catalogue, made.requests, made.faults)
    finally:
        server.should_exit = True
        thread.join()


def run(made: Practice[Any], port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `on_ready` is given the URL once requests are answered."""
    listener = _listen(port)
    url = _url(listener)
    with contextlib.suppress(KeyboardInterrupt):
        _Server(made, lambda: on_ready(url)).run([listener])


class _Server(Server):
    """uvicorn's server, which tells when it is ready and lets no pause of a fault delay its end."""

    def __init__(self, made: Practice[Any], on_ready: Callable[[], None]) -> None:
        super().__init__(_config(made.app))
        self._faults = made.faults
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._faults.stop()
        await super().shutdown(sockets)


def _config(app: ASGIApp) -> Config:
    return Config(
        app,
        loop="asyncio",
        http=OpenProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def _listen(port: int) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every reply waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(512)
    return listener


def _url(listener: socket.socket) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"
