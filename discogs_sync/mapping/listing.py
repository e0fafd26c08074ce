"""Pages of listings (API documentation, "Pagination", "Artist Releases", "All Label Releases", …)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.decode import decode_entry
from discogs_sync.mapping.encode import Drift, Encoding, Row, encode
from discogs_sync.mapping.part import Part
from discogs_sync.schema import listing as tables

RELEASE_LINK = "/releases/{id}"
ANY_LINK = "/{type}s/{id}"

_PAGINATION = frozenset({"pagination.page", "pagination.pages", "pagination.per_page", "pagination.urls"})


@dataclass(frozen=True)
class Listing:
    """A kind of listing: the field of a page that holds the entries, and how page and entries are laid out."""

    kind: str
    entries: str
    entry: Part
    owned: bool = True

    @cached_property
    def head(self) -> Part:
        """What a page says besides its entries."""
        return Part(tables.listing, ignored=_PAGINATION | {self.entries})


ARTIST_RELEASES = Listing("artist_releases", "releases", Part(tables.artist_release, links={"resource_url": ANY_LINK}))
LABEL_RELEASES = Listing("label_releases", "releases", Part(tables.label_release, links={"resource_url": RELEASE_LINK}))
MASTER_VERSIONS = Listing(
    "master_versions", "versions", Part(tables.master_version, links={"resource_url": RELEASE_LINK})
)
SEARCH = Listing(
    "search",
    "results",
    Part(tables.search_result, links={"resource_url": ANY_LINK, "master_url": "/masters/{master_id}"}),
    owned=False,
)

BY_KIND = {listing.kind: listing for listing in (ARTIST_RELEASES, LABEL_RELEASES, MASTER_VERSIONS, SEARCH)}


@dataclass
class Page:
    """A page of a listing as rows: what it says of the listing, its entries, and what was unexpected."""

    head: Row
    entries: list[Row]
    drift: list[Drift]


def encode_page(listing: Listing, id: int, query: str, document: Mapping[str, Any], offset: int = 0) -> Page:
    """Turn a page into rows; `offset` is the number of entries on the pages before it.

    Equal entries of the page are numbered by `occurrence`. Raises UnusableDocument where the entries are missing or
    one of them has no id.
    """
    entries = document.get(listing.entries)
    if not isinstance(entries, list) or not isinstance(document.get("pagination"), dict):
        raise UnusableDocument(f"A page of {listing.kind} {id} has no list {listing.entries!r} or no pagination.")
    head = encode(listing.head, dict(document), (listing.kind, id, query))
    page = Page(head.rows[tables.listing.name][0], [], head.drift)
    key = (id, query) if listing.owned else (query,)
    seen: dict[tuple[Any, ...], int] = {}
    columns = listing.entry.columns[0]
    occurrence, ordinal = columns.index("occurrence"), columns.index("ordinal")
    for number, entry in enumerate(entries):
        row = _encode_entry(listing, entry, key, number, page)
        identity = tuple(row[:occurrence])
        seen[identity] = row[occurrence] = seen.get(identity, 0) + 1
        row[ordinal] = offset + number + 1
        page.entries.append(row)
    return page


def decode_page(listing: Listing, head: Row, entries: Sequence[Row]) -> dict[str, Any]:
    """Turn the rows of a page back into the page, its entries in their order."""
    document = decode_entry(listing.head, head)
    ordinal = listing.entry.columns[0].index("ordinal")
    rows = sorted(entries, key=lambda row: row[ordinal])
    return document | {listing.entries: [decode_entry(listing.entry, row) for row in rows]}


def _encode_entry(listing: Listing, entry: Any, key: tuple[Any, ...], number: int, page: Page) -> Row:
    identity = [column for column in listing.entry.table.primary_key.columns if "key" in column.info]
    if not isinstance(entry, dict):
        raise UnusableDocument(f"Entry {number + 1} of a page of {listing.kind} is not an object.")
    encoding: Encoding = encode(listing.entry, entry, key)
    row = encoding.rows[listing.entry.table.name][0]
    columns = listing.entry.columns[0]
    for column in identity:
        if row[columns.index(column.name)] is None:
            raise UnusableDocument(
                f"Entry {number + 1} of a page of {listing.kind} has no usable {column.info['key']!r}."
            )
    page.drift += [
        Drift(f"/{listing.entries}/{number}{drift.pointer}", drift.reason, drift.value) for drift in encoding.drift
    ]
    return row
