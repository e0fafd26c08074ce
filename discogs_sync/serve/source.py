"""Where the served documents come from, told apart from how they are served.

A `Source` knows documents and rows; routes, pagination, headers and errors are the application's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

API_ORIGIN = "https://api.discogs.com"
"""What the links in real bodies begin with."""

Document = dict[str, Any]
"""A body, or a row of one, as the API shows it."""

Kind = Literal["artist", "label", "master", "release"]
KINDS: tuple[Kind, ...] = ("artist", "label", "master", "release")

ListingName = Literal["artist-releases", "label-releases", "versions"]
PARENTS: dict[ListingName, Kind] = {"artist-releases": "artist", "label-releases": "label", "versions": "master"}
"""Whose listing it is."""


@dataclass(frozen=True)
class Selection:
    """Which rows of a listing are wanted, and in what order; the default is all of them in the listing's own order."""

    filters: Mapping[str, str] = field(default_factory=dict)
    """Values by field: `format`, `label`, `released`, `country` (API documentation, "Master Release Versions")."""
    sort: str | None = None
    descending: bool = False


@dataclass(frozen=True)
class Rows:
    """A slice of a listing or of search results."""

    items: int
    """How many rows there are in all."""
    rows: list[Document]
    extras: Document = field(default_factory=dict)
    """What the body says beside its rows: `filters` and `filter_facets` of versions."""


class Source(Protocol):
    """Documents, listings, search and ratings. Rows are asked for as `rows[start:stop]`."""

    async def body(self, kind: Kind, id: int, currency: str | None = None) -> bytes | None:
        """Give a document as JSON in UTF-8, None when there is none.

        `currency` is what a release's `lowest_price` is wanted in, None for the source's own.
        """

    async def listing(self, name: ListingName, id: int, selection: Selection, start: int, stop: int) -> Rows | None:
        """Give a slice of the listing of an artist, label or master, None when there is no such document."""

    async def search(self, query: Mapping[str, str], start: int, stop: int) -> Rows:
        """Give a slice of what matches every parameter (API documentation, "Search")."""

    async def rating(self, release: int, username: str) -> int:
        """Give a user's rating of a release, 0 when there is none."""

    async def rate(self, release: int, username: str, rating: int) -> None:
        """Keep a user's rating of a release; 0 takes it away."""
