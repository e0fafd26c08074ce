"""HTTP/1.1 to one origin at the least cost per request.

A transport of httpx on the connections of the standard library. httpx's own one runs its parser and its
pool in Python for each request, which at four threads takes twice the CPU of this one.
"""

import contextlib
import http.client
import select
import socket
import urllib.request
from collections import deque
from collections.abc import Iterator

import httpx

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def transport_to(origin: httpx.URL, timeout: float) -> httpx.BaseTransport:
    """Give a transport to the origin, through the proxy that the environment names for it, if any.

    `timeout` is in seconds, for the connection and for each read.
    """
    proxy = urllib.request.getproxies().get(origin.scheme)
    if proxy is None or origin.host in LOOPBACK or urllib.request.proxy_bypass(origin.host):
        return DirectTransport(origin, timeout)
    return httpx.HTTPTransport(proxy=proxy)


class DirectTransport(httpx.BaseTransport):
    """Kept-alive connections to one origin, whatever origin a request names; threads share it.

    Raises the errors of httpx: ConnectError, ConnectTimeout, ReadError, ReadTimeout, RemoteProtocolError.
    """

    def __init__(self, origin: httpx.URL, timeout: float) -> None:
        self._origin = origin
        self._timeout = timeout
        self._tls = httpx.create_ssl_context() if origin.scheme == "https" else None
        self._idle: deque[http.client.HTTPConnection] = deque()
        self._busy: set[http.client.HTTPConnection] = set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and read the whole reply."""
        connection = self._idle_connection() or self._new_connection()
        self._busy.add(connection)
        try:
            if connection.sock is None:
                _connect(connection, request)
            response = _exchange(connection, request)
        except BaseException:
            connection.close()
            raise
        finally:
            self._busy.discard(connection)
        self._idle.append(connection)
        return response

    def abort(self) -> None:
        """Break off the exchanges under way: each ends at once with an error of httpx."""
        for connection in tuple(self._busy):
            sock: socket.socket | None = connection.sock
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the idle connections."""
        while self._idle:
            self._idle.pop().close()

    def _idle_connection(self) -> http.client.HTTPConnection | None:
        """Give the connection that was used last, which is the least likely to have been closed meanwhile."""
        with contextlib.suppress(IndexError):
            connection = self._idle.pop()
            if connection.sock is not None and _readable(connection.sock):
                connection.close()
            return connection
        return None

    def _new_connection(self) -> http.client.HTTPConnection:
        if self._tls is None:
            return http.client.HTTPConnection(self._origin.host, self._origin.port, timeout=self._timeout)
        return http.client.HTTPSConnection(
            self._origin.host, self._origin.port, timeout=self._timeout, context=self._tls
        )


def _readable(sock: socket.socket) -> bool:
    """Tell whether something came on a connection where nothing is due: the peer has closed it."""
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


def _connect(connection: http.client.HTTPConnection, request: httpx.Request) -> None:
    try:
        connection.connect()
    except TimeoutError as error:
        raise httpx.ConnectTimeout("no connection in time", request=request) from error
    except OSError as error:
        raise httpx.ConnectError(str(error), request=request) from error


def _exchange(connection: http.client.HTTPConnection, request: httpx.Request) -> httpx.Response:
    with _errors_of_httpx(request):
        connection.putrequest(
            request.method, request.url.raw_path.decode("ascii"), skip_host=True, skip_accept_encoding=True
        )
        for name, value in request.headers.raw:
            connection.putheader(name, value)
        connection.endheaders(request.content or None)
        reply = connection.getresponse()
        body = reply.read()
    return httpx.Response(reply.status, headers=reply.getheaders(), content=body)


@contextlib.contextmanager
def _errors_of_httpx(request: httpx.Request) -> Iterator[None]:
    try:
        yield
    except http.client.HTTPException as error:
        raise httpx.RemoteProtocolError(str(error) or type(error).__name__, request=request) from error
    except TimeoutError as error:
        raise httpx.ReadTimeout("no answer in time", request=request) from error
    except OSError as error:
        raise httpx.ReadError(str(error), request=request) from error
