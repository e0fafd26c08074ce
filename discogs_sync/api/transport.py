"""HTTP/1.1 to one origin at the least cost per request.

A transport of httpx on plain sockets and httptools' parser. httpx's own one parses and pools in Python, and takes more
than twice the CPU for each request.
"""

import contextlib
import select
import socket
import urllib.request
from collections import deque
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

import httptools
import httpx

from discogs_sync.errors import SettingsError

LOOPBACK = {"localhost", "127.0.0.1", "::1"}

CHUNK = 65536
"""Bytes that are read at once."""


def transport_to(origin: httpx.URL, timeout: float) -> httpx.BaseTransport:
    """Give a transport to the origin, through the proxy that the environment names for it, if any.

    `timeout` is in seconds, for the connection and for each read. Raises SettingsError for a proxy that cannot be used.
    """
    proxy = proxy_for(origin)
    return DirectTransport(origin, timeout) if proxy is None else httpx.HTTPTransport(proxy=proxy)


def proxy_for(origin: httpx.URL) -> str | None:
    """Give the proxy that the environment names for the origin, if any. Raises SettingsError for one that is none."""
    if origin.host in LOOPBACK or urllib.request.proxy_bypass(origin.host):
        return None
    proxy = urllib.request.getproxies().get(origin.scheme)
    if proxy is not None and not _is_http(proxy):
        raise SettingsError(
            f"The environment's {origin.scheme}_proxy is not a URL like http://proxy.example:3128: correct or unset it."
        )
    return proxy


def _is_http(url: str) -> bool:
    try:
        return httpx.URL(url).scheme in {"http", "https"} and urlsplit(url).port != 0
    except (httpx.InvalidURL, ValueError):
        return False


class DirectTransport(httpx.BaseTransport):
    """Kept-alive connections to one origin, whatever origin a request names; threads share it.

    Raises the errors of httpx: ConnectError, ConnectTimeout, ReadError, ReadTimeout, RemoteProtocolError.
    """

    def __init__(self, origin: httpx.URL, timeout: float) -> None:
        self._origin = origin
        self._timeout = timeout
        self._tls = httpx.create_ssl_context() if origin.scheme == "https" else None
        self._idle: deque[socket.socket] = deque()
        self._busy: set[socket.socket] = set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and read the whole reply."""
        connection = self._idle_connection() or self._connect(request)
        self._busy.add(connection)
        try:
            with _errors_of_httpx(request):
                reply = _exchange(connection, request)
        except BaseException:
            connection.close()
            raise
        finally:
            self._busy.discard(connection)
        if reply.keeps_alive:
            self._idle.append(connection)
        else:
            connection.close()
        return httpx.Response(reply.status, headers=reply.headers, stream=httpx.ByteStream(reply.body))

    def abort(self) -> None:
        """Break off the exchanges under way: each ends at once with an error of httpx."""
        for connection in tuple(self._busy):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the idle connections."""
        while self._idle:
            self._idle.pop().close()

    def _idle_connection(self) -> socket.socket | None:
        """Give the connection that was used last and that the peer has not closed since, if any."""
        with contextlib.suppress(IndexError):
            while _readable(connection := self._idle.pop()):
                connection.close()
            return connection
        return None

    def _connect(self, request: httpx.Request) -> socket.socket:
        host = self._origin.raw_host.decode("ascii")
        port = self._origin.port or (80 if self._tls is None else 443)
        try:
            connection = socket.create_connection((host, port), self._timeout)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return self._tls.wrap_socket(connection, server_hostname=host) if self._tls else connection
        except TimeoutError as error:
            raise httpx.ConnectTimeout("no connection in time", request=request) from error
        except OSError as error:
            raise httpx.ConnectError(str(error), request=request) from error


class _Reply:
    """A reply as httptools' parser tells it; interim replies (1xx) are passed over."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.keeps_alive = False
        self.is_complete = False
        self._ends_with_connection = False
        self._parts: list[bytes] = []
        self._parser = httptools.HttpResponseParser(self)

    @property
    def body(self) -> bytes:
        return b"".join(self._parts)

    def feed(self, data: bytes) -> None:
        """Take what was received, nothing at the end of the connection."""
        if data:
            self._parser.feed_data(data)
        elif self._ends_with_connection:
            self.is_complete = True
        else:
            raise httptools.HttpParserError("the connection ended in the middle of a reply")

    def on_message_begin(self) -> None:
        if self.is_complete:
            raise ValueError("more than one reply")
        self.headers.clear()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        self.status = self._parser.get_status_code()
        names = {name.lower() for name, _ in self.headers}
        self._ends_with_connection = names.isdisjoint({b"content-length", b"transfer-encoding"})

    def on_body(self, part: bytes) -> None:
        self._parts.append(part)

    def on_message_complete(self) -> None:
        self.is_complete = self.status >= HTTPStatus.OK
        self.keeps_alive = self._parser.should_keep_alive()


def _exchange(connection: socket.socket, request: httpx.Request) -> _Reply:
    lines = [b"%s %s HTTP/1.1" % (request.method.encode("ascii"), request.url.raw_path)]
    lines += [b"%s: %s" % header for header in request.headers.raw]
    connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n" + request.content)
    reply = _Reply()
    while not reply.is_complete:
        reply.feed(connection.recv(CHUNK))
    return reply


def _readable(connection: socket.socket) -> bool:
    """Tell whether something came on a connection where nothing is due: the peer has closed it."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))


@contextlib.contextmanager
def _errors_of_httpx(request: httpx.Request) -> Iterator[None]:
    try:
        yield
    except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
        raise httpx.RemoteProtocolError(str(error) or type(error).__name__, request=request) from error
    except TimeoutError as error:
        raise httpx.ReadTimeout("no answer in time", request=request) from error
    except OSError as error:
        raise httpx.ReadError(str(error), request=request) from error
