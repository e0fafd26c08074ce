"""Connections to one server: httpx's transports, with a limit on the time of a reply and a way to break them off.

Each of httpx's transports here holds one connection, so it is known which socket a request uses. Shutting that down
from another thread ends whatever the request waits for: the TLS handshake, a proxy, headers or the body.
"""

import math
import socket
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import httpx

from discogs_sync.api.proxies import proxy_for
from discogs_sync.errors import SettingsError

CHECK_EVERY = 0.25
"""Seconds between two looks for replies that take too long."""

KEPT_FOR = 60.0
"""Seconds that an idle connection is kept."""


class LateReplyError(httpx.ReadTimeout):
    """A reply was not complete in the time that a whole reply may take."""


class BrokenOffError(httpx.ReadError):
    """A request was ended by `Connections.abort`."""


class Connections(httpx.BaseTransport):
    """Kept-alive connections to the server at an origin, through the environment's proxy; threads share them.

    Each request under way has a connection of its own. A whole reply may take `longest` seconds, from the request to
    the end of the body; beyond, LateReplyError is raised. With `renewed_by` the time begins again whenever so many
    bytes of the body have come. Raises other errors as httpx does, and SettingsError for a proxy or TLS settings of the
    environment that cannot be used.
    """

    def __init__(self, origin: httpx.URL, *, longest: float, renewed_by: float = math.inf) -> None:
        proxy = proxy_for(origin)
        self.proxy = None if proxy is None else httpx.URL(proxy)
        self._make = _factory(self.proxy, longest, renewed_by)
        self._idle: deque[_Connection] = deque()
        self._busy: set[_Connection] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._watch: threading.Thread | None = None
        self._is_aborted = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; return the response, whose body is still to be read and to be closed."""
        connection = self._take()
        try:
            response = connection.send(request)
        except BaseException:
            self._drop(connection)
            raise
        response.stream = _Body(response, connection, self._release)
        return response

    def abort(self) -> None:
        """Break off the requests under way, and those to come: each raises BrokenOffError."""
        with self._lock:
            self._is_aborted = True
            busy = tuple(self._busy)
        for connection in busy:
            connection.break_off()

    def close(self) -> None:
        """Close the idle connections."""
        self._closed.set()
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> "_Connection":
        """Return the connection that was used last, or a new one."""
        with self._lock:
            if self._is_aborted:
                raise BrokenOffError("broken off")
            connection = self._idle.pop() if self._idle else self._make()
            self._busy.add(connection)
            if self._watch is None:
                self._watch = threading.Thread(target=self._break_off_late, daemon=True)
                self._watch.start()
        return connection

    def _release(self, connection: "_Connection", is_complete: bool) -> None:
        if is_complete and not connection.is_broken and not self._closed.is_set():
            with self._lock:
                self._busy.discard(connection)
                self._idle.append(connection)
        else:
            self._drop(connection)

    def _drop(self, connection: "_Connection") -> None:
        with self._lock:
            self._busy.discard(connection)
        connection.close()

    def _break_off_late(self) -> None:
        while not self._closed.wait(CHECK_EVERY):
            with self._lock:
                late = [each for each in self._busy if each.is_late]
            for connection in late:
                connection.break_off()


class _Connection:
    """A transport of httpx for one connection, whose socket any thread may shut down."""

    def __init__(self, transport: httpx.HTTPTransport, longest: float, renewed_by: float) -> None:
        self.is_broken = False
        self._transport = transport
        self._longest = longest
        self._renewed_by = renewed_by
        self._stream: Any = None
        self._socket: socket.socket | None = None
        self._deadline = math.inf

    @property
    def is_late(self) -> bool:
        """Whether the time of the request under way is over."""
        return time.monotonic() >= self._deadline

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request; its time begins."""
        self._deadline = time.monotonic() + self._longest
        request.extensions = {**request.extensions, "trace": self._trace}
        try:
            return self._transport.handle_request(request)
        except httpx.RequestError as error:
            if self.is_broken:
                raise self._breaking() from error
            raise
        except Exception as error:  # httpcore passes on whatever its SOCKS library raises
            raise self._breaking() if self.is_broken else httpx.ProxyError("not a SOCKS proxy") from error

    def parts(self, body: httpx.SyncByteStream) -> Iterator[bytes]:
        """Yield the body of the response as it comes. Raises LateReplyError."""
        length = 0
        try:
            for part in body:
                if self.is_late:
                    raise self._late()
                yield part
                length += len(part)
                if length >= self._renewed_by:
                    self._deadline, length = time.monotonic() + self._longest, 0
        except httpx.RequestError as error:
            if self.is_broken:
                raise self._breaking() from error
            raise
        if self.is_broken:  # which looks like the end of a body without a length
            raise self._breaking()
        self._deadline = math.inf

    def break_off(self) -> None:
        """End the request under way; the connection is of no more use."""
        self.is_broken = True
        connected = self._socket  # which the request's own thread may close meanwhile
        if connected is not None:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()
        self._close_socket()

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Keep a descriptor of the socket once it is connected, to a proxy perhaps; TLS may follow on it."""
        if event.endswith("connect_tcp.complete"):
            self._close_socket()
            self._stream = info["return_value"]
            self._socket = self._stream.get_extra_info("socket").dup()
            if self.is_broken:
                self.break_off()

    def _breaking(self) -> httpx.RequestError:
        """Return the reason for which the connection was broken off."""
        return self._late() if self.is_late else BrokenOffError("broken off")

    def _late(self) -> LateReplyError:
        amount = f" or its next {self._renewed_by:,} bytes" if self._renewed_by < math.inf else ""
        return LateReplyError(f"the reply{amount} took longer than {self._longest:g} s")

    def _close_socket(self) -> None:
        if self._socket is not None:
            self._stream.close()  # httpcore leaves it open when a SOCKS handshake fails
            self._socket.close()
            self._socket = None


class _Body(httpx.SyncByteStream):
    """The body of a response. When it is closed its connection is released, complete or not."""

    def __init__(
        self, response: httpx.Response, connection: _Connection, release: Callable[[_Connection, bool], None]
    ) -> None:
        assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101 (not asynchronous)
        self._body = response.stream
        self._connection = connection
        self._release: Callable[[_Connection, bool], None] | None = release
        self._is_complete = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self._connection.parts(self._body)
        self._is_complete = True

    def close(self) -> None:
        release, self._release = self._release, None
        if release is not None:
            self._body.close()
            release(self._connection, self._is_complete)


def _factory(proxy: httpx.URL | None, longest: float, renewed_by: float) -> Callable[[], _Connection]:
    """Return a function that makes connections; they share the certificates, which take a while to read."""
    tls = _tls()
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEPT_FOR)
    through = None
    if proxy is not None:
        through = httpx.Proxy(proxy, ssl_context=tls if proxy.scheme == "https" else None)
    return lambda: _Connection(httpx.HTTPTransport(verify=tls, limits=limits, proxy=through), longest, renewed_by)


def _tls() -> ssl.SSLContext:
    """Return httpx's TLS settings: the certificates of SSL_CERT_FILE or SSL_CERT_DIR, else its own."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(
            f"The certificates of SSL_CERT_FILE or SSL_CERT_DIR cannot be used ({error.strerror or error}): correct or "
            "unset the variable."
        ) from error
