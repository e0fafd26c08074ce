"""Pages of listings and search results (API documentation, "Pagination", and what was measured of it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from discogs_sync.serve.source import Document

DEFAULT_PER_PAGE = 50
MOST_PER_PAGE = 100
MOST_SEARCH_RESULTS = 10_000
"""Search reaches no further, whatever `items` says."""


class OutOfDomainError(ValueError):
    """A parameter has a value that it cannot have; answered with 422."""


class OutsideRangeError(LookupError):
    """A page past the end; answered with 404."""


@dataclass(frozen=True)
class Page:
    """A page as it was asked for, counted from 1; `per_page` is clamped to 100."""

    number: int
    per_page: int

    @property
    def start(self) -> int:
        """The first row of the page, counted from 0."""
        return (self.number - 1) * self.per_page

    @property
    def stop(self) -> int:
        """The row after the last one of the page."""
        return self.start + self.per_page


def requested_page(query: Mapping[str, str]) -> Page:
    """Read `page` and `per_page`; OutOfDomainError for what is no number, OutsideRangeError for pages below 1."""
    number = _number(query, "page", 1)
    if number < 1:
        raise OutsideRangeError(f"Page {number} is outside of valid range.")
    return Page(number, min(max(_number(query, "per_page", DEFAULT_PER_PAGE), 1), MOST_PER_PAGE))


def pagination(page: Page, items: int, url: str, query: Sequence[tuple[str, str]], most: int | None = None) -> Document:
    """Build the `pagination` of a body; raises OutsideRangeError for a page past the end.

    `url` is the listing's own, `query` what the caller asked: the links echo all of it, credentials included, as
    the live API does. `most` bounds the rows that pages reach.
    """
    pages = max(1, -(-items // page.per_page))
    if most is not None and items > most:
        pages = most // page.per_page
    if page.number > pages:
        raise OutsideRangeError(f"Page {page.number} is outside of valid range (1 - {pages}).")
    echoed = [(name, value) for name, value in query if name not in {"page", "per_page"}]

    def link(number: int) -> str:
        return f"{url}?{urlencode([*echoed, ('page', number), ('per_page', page.per_page)])}"

    urls: dict[str, str] = {}
    if page.number > 1:
        urls |= {"first": link(1), "prev": link(page.number - 1)}
    if page.number < pages:
        urls |= {"last": link(pages), "next": link(page.number + 1)}
    return {"page": page.number, "pages": pages, "per_page": page.per_page, "items": items, "urls": urls}


def _number(query: Mapping[str, str], name: str, default: int) -> int:
    try:
        return int(query.get(name) or default)
    except ValueError:
        raise OutOfDomainError(f"Invalid {name}: {query[name]}.") from None
