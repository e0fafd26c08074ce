"""Errors of the network in plain words."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from discogs_sync.api.answers import FaultError, NoReplyError, UnreachedError
from discogs_sync.api.connections import BrokenOffError, LateReplyError

_BY_NUMBER = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection reset",
    errno.EPIPE: "connection closed",
    errno.ENETUNREACH: "no route: this machine is offline, or a firewall is in the way",
    errno.EHOSTUNREACH: "no route to the host",
    errno.ETIMEDOUT: "timed out",
    errno.EADDRNOTAVAIL: "no network address for the connection",
    errno.EMFILE: "too many open files: raise the limit (`ulimit -n`)",
    errno.EACCES: "not permitted by this machine's firewall",
    errno.EPERM: "not permitted by this machine's firewall",
}


_UNREACHED = httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError


def fault_of(error: httpx.RequestError, proxy: httpx.URL | None = None) -> FaultError:
    """Return the fault for an error of httpx, with a phrase such as `name not known`.

    `proxy` is what the requests go through.
    """
    reason = _reason(error)
    if not isinstance(error, _UNREACHED):
        return NoReplyError(reason)
    return UnreachedError(reason if proxy is None else f"the proxy {_place(proxy)}: {reason}")


def _reason(error: httpx.RequestError) -> str:
    if isinstance(error, LateReplyError | BrokenOffError):
        return str(error)
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return "name not known"
        if isinstance(cause, ssl.SSLError):
            return f"TLS failure: {_tls(cause)}"
    if isinstance(error, httpx.TimeoutException):
        return "timed out"
    for cause in causes:
        if isinstance(cause, OSError) and cause.errno in _BY_NUMBER:
            return _BY_NUMBER[cause.errno]
    return _other(error)


def _other(error: httpx.RequestError) -> str:
    detail = str(error) or type(error).__name__
    match error:
        case httpx.ProxyError():
            return f"proxy failure: {detail}"
        case httpx.RemoteProtocolError():
            return f"not a whole HTTP reply: {detail}"
        case _:
            return detail


def _tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate is not accepted ({error.verify_message})"
    return (error.reason or str(error)).replace("_", " ").lower()


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it came from; httpx hides that from tracebacks (`from None`), not from here."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _place(url: httpx.URL) -> str:
    """Return host and port of a URL, without credentials."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return f"{host}:{url.port}" if url.port else host
