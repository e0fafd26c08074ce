"""What a reply of Discogs means: a document, a final refusal, or a reason to ask again.

The meanings are those of the API documentation and of what was seen of the live API; nothing here does I/O.
"""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx

from discogs_sync.api import coding, headers, limits
from discogs_sync.api.coding import TooLongError, UnreadableBodyError
from discogs_sync.api.limits import LargeTurn, ReplyLimits
from discogs_sync.errors import ApiError, CredentialsRefused, GatewayRefused, NotFound, RequestRefused, UnusableDocument
from discogs_sync.mapping.jsontext import decode_json

_SURROGATE = re.compile("[\ud800-\udfff]")

LONGEST_MESSAGE = 200
"""Characters of a server's message that an error repeats."""

WORTH_A_RETRY = {408, 425, 500, 502, 503, 504, *range(520, 531)}
"""Statuses that pass: timeouts, overload, maintenance, and Cloudflare's own (52x, 530)."""

GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(frozen=True)
class Reply:
    """A document that Discogs sent: decoded, and the JSON text it came in.

    Both are empty if a PUT or DELETE was answered with nothing. `compressed` is the gzip of exactly that text as the
    server sent it, None if it sent something else. `memory` is an estimate of the bytes that the document takes;
    for a large one this thread has the turn.
    """

    document: dict[str, Any]
    body: str
    status: int
    compressed: bytes | None = None
    memory: int = 0
    is_large: bool = False


class PassingError(Exception):
    """An attempt brought nothing usable, another one may.

    `reason` is a phrase for the user, `status` the HTTP status or None without an answer, `retry_after` the
    seconds that the server asked to wait or None.
    """

    form = "{server} answered {reason}"

    def __init__(self, reason: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.retry_after = retry_after

    def sentence(self, server: str) -> str:
        """Return what happened, without a full stop: `api.discogs.com cannot be reached (name not known)`."""
        return self.form.format(server=server, reason=self.reason)


class FaultError(PassingError):
    """The network or the server failed: it counts as an attempt."""


class UnreachedError(FaultError):
    """No connection was made."""

    form = "{server} cannot be reached ({reason})"


class NoReplyError(FaultError):
    """A connection brought no whole reply."""

    form = "{server} gave no whole reply ({reason})"


class BodyError(FaultError):
    """A reply of success had a body that cannot be read."""

    form = "{server} answered with {reason}"


class ThrottledError(PassingError):
    """A 429: the request came too early, which says nothing against it."""


def read(response: httpx.Response, received: bytes, allowed: ReplyLimits, turn: LargeTurn) -> Reply:
    """Turn a response, its body being what came over the wire, into a reply; a large one takes the turn.

    Raises FaultError and ThrottledError if a retry may help; CredentialsRefused (401, 403), GatewayRefused (403 without
    JSON), NotFound (404, 410), RequestRefused (redirects and everything else) and ReplyTooLarge if not.
    """
    status = response.status_code
    if response.is_success:
        return _read_document(response, received, allowed, turn)
    message = _message(response, received)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise ThrottledError("429, too many requests", status, headers.retry_after(response.headers))
    if _may_pass(status, message):
        raise FaultError(status_phrase(status, message), status, headers.retry_after(response.headers))
    raise _refusal(status, message)


def _may_pass(status: int, message: str | None) -> bool:
    if status in GONE:  # the API says in JSON that something is gone; a bare 404 comes from a proxy or another server
        return message is None
    return status in WORTH_A_RETRY and "Malformed query" not in (message or "")


def _refusal(status: int, message: str | None) -> ApiError:
    phrase = status_phrase(status, message)
    if status == HTTPStatus.FORBIDDEN and message is None:
        return GatewayRefused(
            f"Discogs' gateway refused the request ({phrase}), for its User-Agent or for too much traffic from this "
            "address. Wait an hour and try again.",
            status,
        )
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return CredentialsRefused(
            f"Discogs refused the credentials ({phrase}). Check DISCOGS_SYNC_TOKEN, or DISCOGS_SYNC_KEY and "
            "DISCOGS_SYNC_SECRET.",
            status,
        )
    if status in GONE:
        return NotFound(f"Discogs does not have it ({phrase}).", status)
    if 300 <= status < 400:
        return RequestRefused(
            f"The server redirects elsewhere ({phrase}), which is not followed. Check the API's URL.", status
        )
    return RequestRefused(f"Discogs refused the request ({phrase}).", status)


def _read_document(response: httpx.Response, received: bytes, allowed: ReplyLimits, turn: LargeTurn) -> Reply:
    status, header = response.status_code, response.headers.get("content-encoding")
    if not received and response.request.method != "GET":
        return Reply({}, "", status)
    try:
        content, values = _decoded(response, received, allowed, turn)
        body = _text(content)
        document = decode_json(body)
    except UnreadableBodyError as error:
        raise BodyError(str(error), status) from error
    except RecursionError:
        raise UnusableDocument("Discogs answered with JSON that is nested too deep to be read.") from None
    except ValueError as error:
        raise BodyError("a body that is not JSON", status) from error
    if not isinstance(document, dict):
        raise BodyError("a body that is not a JSON object", status)
    if turn.is_mine:
        _check_memory(response, limits.text_memory(body, document), allowed)
    reusable = coding.is_plain_gzip(header) and body.encode() == content
    memory = limits.memory_of(len(content), values)
    return Reply(document, body, status, received if reusable else None, memory, turn.is_mine)


def _decoded(response: httpx.Response, received: bytes, allowed: ReplyLimits, turn: LargeTurn) -> tuple[bytes, int]:
    """Decode a body within the limits, one that is not small only once this thread has the turn.

    Return it with the number of its JSON values, which is estimated by the commas and brackets.
    """
    header, path = response.headers.get("content-encoding"), response.request.url.path
    try:
        content = coding.decode(received, header, min(limits.SMALL_SIZE, allowed.size))
    except TooLongError:
        turn.take()
        try:
            content = coding.decode(received, header, allowed.size)
        except TooLongError:
            size = f"more than {limits.megabytes(allowed.size)} decompressed"
            raise limits.too_many_bytes(path, size, allowed.size, "max_reply_size") from None
    values = sum(map(content.count, (b",", b"[", b"{")))
    if values > allowed.values:
        raise limits.too_many_values(path, values, allowed.values)
    if values > limits.SMALL_VALUES:
        turn.take()
    return content, values


def _check_memory(response: httpx.Response, memory: int, allowed: ReplyLimits) -> None:
    if memory > allowed.size:
        size = f"{limits.megabytes(memory)} of text in memory"
        raise limits.too_many_bytes(response.request.url.path, size, allowed.size, "max_reply_size")


def _text(content: bytes) -> str:
    """Decode a body as UTF-8. Surrogates, which UTF-8 forbids and some programs write, become JSON's escapes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _message(response: httpx.Response, received: bytes) -> str | None:
    """Return the `message` of an error's JSON body on one line, None if the body is not the API's."""
    try:
        content = coding.decode(received, response.headers.get("content-encoding"), limits.SMALL_SIZE)
        document = json.loads(content)
    except (UnreadableBodyError, TooLongError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    text = _without_credentials(" ".join(str(document.get("message", "")).split()), response.request)
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"


def _without_credentials(text: str, request: httpx.Request) -> str:
    for secret in re.findall(r"=([^,\s]+)", request.headers.get("authorization", "")):
        text = text.replace(secret, "***")
    return text


def status_phrase(status: int, message: str | None = None) -> str:
    """Give a status with the server's message, or with what the status means: `503 Service Unavailable`."""
    if message:
        return f"{status}: {message.rstrip('.')}"
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
