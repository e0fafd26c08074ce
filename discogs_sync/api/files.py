"""Files over HTTP: streamed, at a pace that a site of downloads bears, and without credentials."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self, TypeVar

import httpx

from discogs_sync.api import headers
from discogs_sync.api.answers import WORTH_A_RETRY, FaultError, ThrottledError, status_phrase
from discogs_sync.api.budget import PacedTransport, Spacing
from discogs_sync.api.client import USER_AGENT
from discogs_sync.api.connections import Connections
from discogs_sync.api.proxies import LOOPBACK
from discogs_sync.api.reasons import fault_of
from discogs_sync.api.retry import OnWait, Retries
from discogs_sync.api.traffic import Traffic
from discogs_sync.errors import RequestRefused, UsageError

SPACING = 5.0
"""Seconds between two requests: Discogs' site was seen to refuse all for an hour after some 15 in 6 minutes."""

LONGEST_HINT = 7200.0
"""Seconds that a Retry-After is honoured for at most; Discogs' site was seen to ask for 3,574."""

WITHOUT_HINT = 300.0
"""Seconds to wait after a 429 that does not tell how long."""

MOST_REDIRECTS = 5

SLOWEST = 1_000_000, 300.0
"""Bytes that must come in so many seconds, unless the reply is complete: slower is a fault."""

LARGEST_TEXT = 10_000_000
"""Bytes of a page or a list of checksums at most."""

T = TypeVar("T")


@dataclass(frozen=True)
class Body:
    """What is arriving: from which URL in the end, of how many bytes (None where it is not told), and the bytes.

    The bytes are as they were stored, whatever Content-Encoding the server calls them.
    """

    url: str
    length: int | None
    chunks: Iterator[bytes]


class Files:
    """Files of the server at a URL, one request after the other, at least `spacing` seconds apart.

    Redirects are followed to whatever host, for nothing is sent that would have to be kept from it; but never from
    https to http. What passes is retried (see `Retries`), and `on_wait` is told of it. When `stop` is set, every
    wait ends with Interrupted. `timeout` is in seconds, for connecting and for each read; `slowest` are bytes and the
    seconds that they may take.
    """

    def __init__(
        self,
        url: str,
        *,
        stop: threading.Event,
        on_wait: OnWait,
        spacing: float | None = None,
        timeout: float = 60.0,
        attempts: int = 5,
        longest_wait: float = 60.0,
        patience: int = 5,
        slowest: tuple[int, float] = SLOWEST,
    ) -> None:
        origin = _parsed(url)
        if spacing is None:
            spacing = 0.0 if origin.host in LOOPBACK else SPACING
        self._is_secure = origin.scheme == "https"
        traffic = Traffic()
        renewed_by, longest = slowest
        self._network = Connections(origin, longest=longest, renewed_by=renewed_by)
        self._client = httpx.Client(
            transport=PacedTransport(self._network, Spacing(spacing), stop, traffic),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            timeout=timeout,
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            event_hooks={"request": [self._require_https]},
        )
        self._retries = Retries(
            stop,
            traffic,
            url=url,
            attempts=attempts,
            longest_wait=longest_wait,
            patience=patience,
            longest_hint=LONGEST_HINT,
            server=origin.host,
            on_wait=on_wait,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, read: Callable[[Body], T]) -> T:
        """Ask for a file, and give what `read` makes of its body; it is called anew for each attempt.

        Raises RequestRefused (404, 403 and other final answers), Unreachable (no usable answer after all retries),
        UsageError for what is not a URL, Interrupted, and whatever else `read` raises.
        """
        return self._retries(lambda: self._attempt(url, read))

    def text(self, url: str) -> tuple[str, str]:
        """Give a page or another short text, and the URL that it came from in the end. Raises as `get` does."""
        return self.get(url, lambda body: (_text(body), body.url))

    def _attempt(self, url: str, read: Callable[[Body], T]) -> T:
        try:
            with self._client.stream("GET", _parsed(url)) as response:
                _check(response)
                length = headers.content_length(response.headers)
                return read(Body(str(response.url), length, response.iter_raw()))
        except httpx.RequestError as error:
            raise fault_of(error, self._network.proxy) from error

    def _require_https(self, request: httpx.Request) -> None:
        if self._is_secure and request.url.scheme != "https":
            raise RequestRefused(
                f"The server redirects from https to {request.url}, which is not followed. Check the URL of the dumps.",
                HTTPStatus.FOUND,
            )


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise UsageError(f"{url!r} cannot be asked for: {error}. Check the URL of the dumps.") from error


def _check(response: httpx.Response) -> None:
    """Raise what a status means, unless it is 200."""
    status, place = response.status_code, f"{response.url.host} does not give {response.url}"
    hint = headers.retry_after(response.headers)
    if status == HTTPStatus.OK:
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise ThrottledError("429, too many requests", status, WITHOUT_HINT if hint is None else hint)
    if status in WORTH_A_RETRY:
        raise FaultError(status_phrase(status), status, hint)
    if status == HTTPStatus.FORBIDDEN:
        raise RequestRefused(
            f"{place} (403). Discogs' gate turns away addresses of data centres: try from another network, take a"
            " mirror, or fetch the files with a browser and put them into the folder dumps of the data folder.",
            status,
        )
    raise RequestRefused(f"{place} ({status_phrase(status)}). Check the URL of the dumps.", status)


def _text(body: Body) -> str:
    content = bytearray()
    for chunk in body.chunks:
        content += chunk
        if len(content) > LARGEST_TEXT:
            raise RequestRefused(
                f"{body.url} is no page of dumps: it has more than {LARGEST_TEXT:,} bytes. Check the URL of the dumps.",
                HTTPStatus.OK,
            )
    return content.decode("utf-8-sig", errors="replace")
