"""Pages of listings (API documentation, "Pagination", "Artist Releases", "All Label Releases", …)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.decode import decode_entry
from discogs_sync.mapping.encode import UNEXPECTED_VALUE, Drift, Row, encode, is_empty
from discogs_sync.mapping.part import Part
from discogs_sync.schema import listing as tables
from discogs_sync.settings import MOST_PAGES, PER_PAGE

RELEASE_LINK = "/releases/{id}"
ANY_LINK = "/{type}s/{id}"

UNUSABLE_ENTRY = "unusable entry"
"""Reason of drift: an entry that is no object, or without a usable id."""

_COUNT = re.compile(r"([0-9]{1,9})(?:\.0)?")
_PAGINATION = frozenset({"pagination.page", "pagination.pages", "pagination.per_page", "pagination.urls"})


@dataclass(frozen=True)
class Listing:
    """A kind of listing: the field of a page that holds the entries, and how page and entries are laid out."""

    kind: str
    entries: str
    entry: Part
    owned: bool = True

    @cached_property
    def id_column(self) -> str:
        """The column with the id of what an entry names."""
        return next(c.name for c in self.entry.table.primary_key.columns if c.info.get("key") == "id")

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


@dataclass(frozen=True)
class Page:
    """A page of a listing as rows: what it says of the listing, its entries, and what was unexpected.

    `size` counts the entries on the page, `entries` has those of them that can be stored. `pages` and `items` are
    Discogs' counts of the whole listing.
    """

    head: Row
    entries: list[Row]
    size: int
    pages: int
    items: int | None
    drift: list[Drift]


def encode_page(
    listing: Listing,
    id: int,
    query: str,
    document: Mapping[str, Any],
    *,
    number: int = 1,
    offset: int = 0,
    items: int | None = None,
) -> Page:
    """Turn page `number` into rows; `offset` is the number of entries on the pages before it.

    Equal entries of the page are numbered by `occurrence`. An entry without a usable id is left out and reported as
    drift. Without a count of entries `items`, the count of the page before, holds; without a count of pages they follow
    from the entries, or one more page follows a full one. Raises UnusableDocument for a page with neither entries nor
    counts.
    """
    found = document.get(listing.entries)
    pages, counted = _count(document, "pages"), _count(document, "items")
    if not isinstance(found, list) and pages is None and counted is None:
        raise UnusableDocument(f"A page of {listing.kind} {id} has neither a list {listing.entries!r} nor a count.")
    encoding = encode(listing.head, dict(document), (listing.kind, id, query))
    drift = [each for each in encoding.drift if each.pointer != "/pagination/items"] + list(
        _missing(listing, document, pages, counted)
    )
    key = (id, query) if listing.owned else (query,)
    entries: list[Row] = []
    seen: dict[tuple[Any, ...], int] = {}
    columns = listing.entry.columns[0]
    occurrence, ordinal = columns.index("occurrence"), columns.index("ordinal")
    every = found if isinstance(found, list) else []
    for place, entry in enumerate(every):
        row = _encode_entry(listing, entry, key, f"/{listing.entries}/{place}", drift)
        if row is not None:
            identity = tuple(row[:occurrence])
            seen[identity] = row[occurrence] = seen.get(identity, 0) + 1
            row[ordinal] = offset + place + 1
            entries.append(row)
    items = items if counted is None else counted
    if pages is None:
        pages = _pages(listing, number, len(every), items)
    return Page(encoding.rows[tables.listing.name][0], entries, len(every), pages, items, drift)


def decode_page(listing: Listing, head: Row, entries: Sequence[Row]) -> dict[str, Any]:
    """Turn the rows of a page back into the page, its entries in their order."""
    document = decode_entry(listing.head, head)
    ordinal = listing.entry.columns[0].index("ordinal")
    rows = sorted(entries, key=lambda row: row[ordinal])
    return document | {listing.entries: [decode_entry(listing.entry, row) for row in rows]}


def _count(document: Mapping[str, Any], name: str) -> int | None:
    """Read a count of `pagination`, also one written as 3.0 or "3"; None for everything else."""
    pagination = document.get("pagination")
    value = pagination.get(name) if isinstance(pagination, dict) else None
    match = _COUNT.fullmatch(str(value))
    return int(match[1]) if match else None


def _pages(listing: Listing, number: int, size: int, items: int | None) -> int:
    """Return the number of pages that follows from the entries of a listing, or of page `number` of it."""
    if items is None:
        return number + 1 if size >= PER_PAGE else number
    return -(-items // PER_PAGE) if listing.owned else min(-(-items // PER_PAGE), MOST_PAGES)


def _missing(listing: Listing, document: Mapping[str, Any], pages: int | None, items: int | None) -> Iterator[Drift]:
    """Report what a page should say and does not."""
    pagination = document.get("pagination")
    if not isinstance(document.get(listing.entries), list):
        yield Drift(f"/{listing.entries}", UNEXPECTED_VALUE, document.get(listing.entries))
    if isinstance(pagination, dict):
        counts = {"pages": pages, "items": items}
        yield from (
            Drift(f"/pagination/{name}", UNEXPECTED_VALUE, pagination.get(name))
            for name, count in counts.items()
            if type(pagination.get(name)) is not int or count is None
        )
    elif is_empty(pagination):
        yield Drift("/pagination", UNEXPECTED_VALUE, pagination)


def _encode_entry(listing: Listing, entry: Any, key: tuple[Any, ...], pointer: str, drift: list[Drift]) -> Row | None:
    """Turn an entry into its row; None for one without a usable id. Adds what was unexpected to `drift`."""
    if isinstance(entry, dict):
        encoding = encode(listing.entry, entry, key)
        row = encoding.rows[listing.entry.table.name][0]
        if row[listing.entry.columns[0].index(listing.id_column)] is not None:
            drift += [Drift(pointer + each.pointer, each.reason, each.value) for each in encoding.drift]
            return row
    drift.append(Drift(pointer, UNUSABLE_ENTRY, entry))
    return None
