"""Discogs over HTTP: paths in, documents out."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlencode

import httpx

from discogs_sync import __version__
from discogs_sync.api import answers, headers
from discogs_sync.api.answers import PassingError, Reply
from discogs_sync.api.budget import Budget, PacedTransport
from discogs_sync.api.connections import Connections
from discogs_sync.api.endpoints import CLOSED_PATHS
from discogs_sync.api.limits import SMALL_SIZE, LargeTurn, ReplyLimits, megabytes, too_many_bytes
from discogs_sync.api.reasons import fault_of
from discogs_sync.api.retry import Retries
from discogs_sync.api.traffic import Traffic
from discogs_sync.errors import CredentialsNeeded, DiscogsSyncError, Interrupted, SettingsError

USER_AGENT = f"discogs-sync/{__version__}"
MEDIA_TYPE = "application/vnd.discogs.v2.discogs+json"
"""Notes and profiles come in Discogs' own markup (API documentation, "Versioning and Media Types")."""


class Discogs:
    """The API at one origin; threads share one client.

    Requests go to paths of `api_url` alone: redirects and links in bodies are never followed, so that the
    credentials reach no other host. `authorization` is the value of the header of that name, None for anonymous.
    Each request, retries included, takes a slot of `budget`. When `stop` is set, every wait ends with Interrupted.
    `timeout` is in seconds, for connecting and for each read; `attempts`, `longest_wait` (seconds) and `patience`
    bound the retries (see `Retries`), `limits` each reply.

    Raises SettingsError for a URL, or a proxy of the environment, that cannot be used.
    """

    def __init__(
        self,
        api_url: str,
        *,
        authorization: str | None,
        budget: Budget,
        stop: threading.Event,
        user_agent: str = USER_AGENT,
        timeout: float = 30.0,
        attempts: int = 5,
        longest_wait: float = 60.0,
        patience: int = 60,
        limits: ReplyLimits = ReplyLimits(),  # noqa: B008 (frozen)
    ) -> None:
        self.traffic = Traffic()
        self._url = api_url.rstrip("/")
        self._stop = stop
        self._is_aborted = False
        self._headers = _headers(user_agent, authorization)
        self._limits = limits
        self._turn = LargeTurn(lambda: self._is_aborted or stop.is_set())
        self._network = Connections(_origin(self._url), longest=limits.seconds)
        self._transport = PacedTransport(self._network, budget, stop, self.traffic)
        self._extensions = {"timeout": httpx.Timeout(timeout).as_dict()}
        self._retries = Retries(
            stop, self.traffic, url=self._url, attempts=attempts, longest_wait=longest_wait, patience=patience
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, path: str, params: Mapping[str, str] | None = None, attempts: int | None = None) -> Reply:
        """Fetch a document; `path` and `params` come from `endpoints.address`, `attempts` bounds the retries.

        Raises NotFound (404, 410), CredentialsNeeded (a search of an anonymous client, which is not sent),
        RequestRefused (405, 422, a malformed search, a redirect), CredentialsRefused (401, 403), Unreachable (no usable
        answer after all retries), UnusableDocument (JSON nested too deep), ReplyTooLarge and Interrupted.

        One thread at a time can have a large reply, until its next request or `release_large`.
        """
        if path in CLOSED_PATHS and "Authorization" not in self._headers:
            raise CredentialsNeeded
        query = f"?{urlencode(params, quote_via=quote)}" if params else ""
        return self._request("GET", path + query, attempts=attempts)

    def put(self, path: str, document: Mapping[str, Any]) -> Reply:
        """Write a document, such as `{"rating": 5}` to a release's rating by a user. Raises like `get`."""
        return self._request("PUT", path, json.dumps(document).encode())

    def delete(self, path: str) -> Reply:
        """Delete what stands at the path. Raises like `get`."""
        return self._request("DELETE", path)

    @property
    def url(self) -> str:
        """The API's URL, without credentials."""
        return self._url

    def abort(self) -> None:
        """Break off the requests under way, for a prompt end: each raises Interrupted, and none is made again."""
        self._is_aborted = True
        self._network.abort()

    def release_large(self) -> None:
        """Let another thread read a large reply: this thread's last one is no longer in memory."""
        self._turn.release()

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def _request(self, method: str, path: str, content: bytes | None = None, attempts: int | None = None) -> Reply:
        headers = self._headers
        if content is not None:
            headers = httpx.Headers({**headers, "Content-Type": "application/json"})
        request = httpx.Request(method, self._url + path, headers=headers, content=content, extensions=self._extensions)
        self._turn.release()
        return self._retries(lambda: self._attempt(request), attempts)

    def _attempt(self, request: httpx.Request) -> Reply:
        if self._is_aborted:
            raise Interrupted("Stopped between two attempts; run the command again to go on.")
        try:
            reply = self._exchange(request)
        except httpx.RequestError as error:
            if self._is_aborted or self._stop.is_set():
                raise Interrupted("Stopped in the middle of a request; run the command again to go on.") from error
            raise fault_of(error, self._network.proxy) from error
        except (PassingError, Interrupted):
            raise
        except DiscogsSyncError:
            self.traffic.note_reply()
            raise
        self.traffic.note_reply()
        return reply

    def _exchange(self, request: httpx.Request) -> Reply:
        response = self._transport.handle_request(request)
        response.request = request
        with closing(response):
            received = self._received(response)
        return answers.read(response, received, self._limits, self._turn)

    def _received(self, response: httpx.Response) -> bytes:
        """Read a body as it was sent; of an error only the beginning, which is enough for the API's message."""
        path, limit = response.request.url.path, self._limits.received
        if not response.is_success:
            return _beginning(response.iter_raw(), SMALL_SIZE)
        announced = headers.content_length(response.headers)
        if announced is not None and announced > limit:
            raise too_many_bytes(path, megabytes(announced), limit, "max_reply_received")
        body = bytearray()
        for part in response.iter_raw():
            body += part
            if len(body) > SMALL_SIZE:
                self._turn.take()
            if len(body) > limit:
                raise too_many_bytes(path, f"more than {megabytes(limit)}", limit, "max_reply_received")
        return bytes(body)


def _beginning(parts: Iterator[bytes], length: int) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > length:
            break
    return bytes(body)


def _origin(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise SettingsError(f"The setting 'api_url' is not a URL that can be used: {error}.") from None


def _headers(user_agent: str, authorization: str | None) -> httpx.Headers:
    headers = httpx.Headers({"User-Agent": user_agent, "Accept": MEDIA_TYPE, "Accept-Encoding": "gzip"})
    if authorization is not None:
        headers["Authorization"] = authorization
    return headers
