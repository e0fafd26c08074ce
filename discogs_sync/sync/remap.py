"""From a raw answer to its rows, as the mapping is today. No database is touched here."""

import gzip
from dataclasses import dataclass
from datetime import datetime

from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.characters import may_hold_forbidden, replace_forbidden
from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.jsontext import decode_json
from discogs_sync.mapping.listing import Page, encode_page
from discogs_sync.resources import RESOURCES
from discogs_sync.store.documents import Mapped
from discogs_sync.store.frontier import Item
from discogs_sync.store.payloads import Payload, Position


@dataclass(frozen=True)
class Remapped:
    """What came of a payload: a document, a page's rows, or the error that says why it cannot be mapped."""

    item: Item
    page: int
    at: datetime
    document: Mapped | None = None
    rows: Page | None = None
    error: Exception | None = None

    @property
    def position(self) -> Position:
        """The payload's place in the order of payloads."""
        return (*self.item, self.page)


def remap(payload: Payload) -> Remapped:
    """Map a payload."""
    item, page, body, at = payload
    try:
        mapped = _map(item, body, at)
    except Exception as error:  # whatever it is: a payload that cannot be mapped must not keep others from it
        return Remapped(item, page, at, error=error)
    if isinstance(mapped, Page):
        return Remapped(item, page, at, rows=mapped)
    return Remapped(item, page, at, document=mapped)


def _map(item: Item, body: bytes, at: datetime) -> Mapped | Page:
    text = gzip.decompress(body).decode()
    document = decode_json(text)
    if may_hold_forbidden(text):
        document, _ = replace_forbidden(document)
    resource = RESOURCES[item.kind]
    if resource.listing:
        return encode_page(resource.listing, item.id, item.query, document)
    assert resource.document is not None  # noqa: S101 (a resource has a document or a listing)
    if document.get("id") != item.id:
        raise UnusableDocument(f"The document of {item.kind} {item.id} bears the id {document.get('id')!r}.")
    return Mapped.of(resource.document, encode(resource.document, document).rows, at)
