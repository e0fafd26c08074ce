"""From a claim to its answer: one request, and its document or page as rows. No database is touched here."""

import gzip
import json
import reprlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from discogs_sync.api.answers import Reply
from discogs_sync.api.client import Discogs
from discogs_sync.errors import DiscogsSyncError, ForeignDocument, UnstorableDocument, UnusableDocument
from discogs_sync.mapping.characters import may_hold_forbidden, replace_forbidden
from discogs_sync.mapping.encode import Drift, encode
from discogs_sync.mapping.listing import Page, encode_page
from discogs_sync.mapping.part import Part
from discogs_sync.resources import RESOURCES
from discogs_sync.settings import PER_PAGE
from discogs_sync.store.documents import Mapped
from discogs_sync.store.frontier import Claim
from discogs_sync.sync.targets import request

LONGEST_PHRASE = 200
"""Characters of an unexpected exception that a reason repeats."""


@dataclass(frozen=True)
class Answer:
    """The result of a claim: a mapped document, a page, or the error; with the raw body and what was unexpected.

    `body` is a JSON text compressed by gzip. `memory` is an estimate of the bytes that all of it takes;
    one answer at a time `is_large`. `asked` and `answered` are when the request began and ended, in seconds
    of a monotonic clock.
    """

    claim: Claim
    at: datetime
    document: Mapped | None = None
    page: Page | None = None
    body: bytes = b""
    drift: list[Drift] = field(default_factory=list)
    error: Exception | None = None
    asked: float = 0.0
    answered: float = 0.0
    memory: int = 0
    is_large: bool = False


def fetch(discogs: Discogs, claim: Claim, currency: str | None, attempts: int | None = None) -> Answer:
    """Request a claimed item and map the reply. The program's own errors come as an answer."""
    try:
        path, params = request(claim.item, claim.page if RESOURCES[claim.item.kind].listing else None, currency)
        reply = discogs.get(path, params, attempts=attempts)
        return replace(_mapped(claim, reply, currency), memory=reply.memory, is_large=reply.is_large)
    except DiscogsSyncError as error:
        return failed(claim, error)


def failed(claim: Claim, error: Exception) -> Answer:
    """Return the answer for an error, without the frames that it came through: they hold documents in memory."""
    cause: BaseException | None = error
    while cause is not None:
        cause.__traceback__ = None
        cause = cause.__cause__ or cause.__context__
    return Answer(claim, datetime.now(UTC), error=error)


def _mapped(claim: Claim, reply: Reply, currency: str | None) -> Answer:
    """Map a reply to rows. Raises UnusableDocument for any document that this fails on."""
    try:
        return _map(claim, reply, currency)
    except DiscogsSyncError:
        raise
    except RecursionError:
        raise UnusableDocument("Discogs' document is nested too deep to be mapped.") from None
    except Exception as error:
        raise UnusableDocument(f"Discogs' document cannot be mapped ({describe(error)}).") from error


def unstorable(error: Exception) -> UnstorableDocument:
    """Return the error that quarantines an item whose rows cannot be written."""
    if isinstance(error, UnstorableDocument):
        return error
    return UnstorableDocument(f"Discogs' document cannot be stored ({describe(error)}).")


def describe(error: Exception) -> str:
    """Return an unexpected exception as a short phrase."""
    return f"{type(error).__name__}: {error}"[:LONGEST_PHRASE]


def _map(claim: Claim, reply: Reply, currency: str | None) -> Answer:
    resource = RESOURCES[claim.item.kind]
    document: dict[str, Any] = reply.document
    drift: list[Drift] = []
    if may_hold_forbidden(reply.body):
        document, drift = replace_forbidden(document)
    at = datetime.now(UTC)
    if resource.document:
        body = reply.compressed or compress(reply.body)
        return _document(claim, resource.document, document, body, drift, at, currency)
    return _page(claim, document, drift, at)


def compress(text: str) -> bytes:
    """Compress a text by gzip, at the least cost; the same text always gives the same bytes."""
    return gzip.compress(text.encode(), compresslevel=1, mtime=0)


def _document(
    claim: Claim,
    part: Part,
    document: dict[str, Any],
    body: bytes,
    drift: list[Drift],
    at: datetime,
    currency: str | None,
) -> Answer:
    id = document.get("id")
    if type(id) is not int or id != claim.item.id:
        is_own = id == claim.item.id or str(id) == str(claim.item.id)
        raise (UnusableDocument if is_own else ForeignDocument)(
            f"Discogs answered for {claim.item.kind} {claim.item.id} with a document of id {reprlib.repr(id)}."
        )
    encoding = encode(part, document)
    mapped = Mapped.of(part, encoding.rows, at, currency)
    return Answer(claim, at, document=mapped, body=body, drift=drift + encoding.drift)


def _page(claim: Claim, document: dict[str, Any], drift: list[Drift], at: datetime) -> Answer:
    item = claim.item
    listing = RESOURCES[item.kind].listing
    assert listing is not None  # noqa: S101 (a resource has a document or a listing)
    if listing.entries not in document and "pagination" not in document:
        raise ForeignDocument(f"Discogs answered for {item.kind} {item.id or item.query} with something else.")
    offset = claim.offset
    if claim.known and claim.known.middle == claim.page:
        offset = (claim.page - 1) * PER_PAGE
    items = claim.known.items if claim.known and claim.items is None else claim.items
    page = encode_page(listing, item.id, item.query, document, number=claim.page, offset=offset, items=items)
    if isinstance(document.get("pagination"), dict):
        document["pagination"].pop("urls", None)
    body = compress(json.dumps(document, ensure_ascii=False))
    return Answer(claim, at, page=page, body=body, drift=drift + page.drift)
