"""Addresses at discogs.com and api.discogs.com, read as targets: `https://www.discogs.com/de/release/249504-…`."""

import re
from urllib.parse import parse_qsl, urlencode

from discogs_sync.api.endpoints import ENDPOINTS
from discogs_sync.errors import UsageError

_SITE = re.compile(
    r"(?:https?:)?(?://)?(?:[a-z0-9-]+\.)*discogs\.com(?::[0-9]{1,5})?(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#.*)?",
    re.IGNORECASE,
)

_ENTITY = re.compile(
    r"""
    (?:/[a-z]{2}(?:[_-][a-z]{2})?)?                                 # language
    (?:/(?!(?:lists?|users?|groups?|forum|wantlist|seller)/)[^/]+)? # "sell", or the slug of old addresses
    /(?P<kind>artist|label|master|release)s?/(?:view/)?(?P<id>[0-9]+)(?:[-/].*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)

_BARE = re.compile(r"/?(?P<kind>artist|label|master|release)s?/(?P<id>[0-9]+)(?:[-/?#].*)?", re.IGNORECASE)
"""The path without the site."""

_SEARCH = re.compile(r"(?:/[a-z]{2}(?:[_-][a-z]{2})?)?/(?:search|database/search)(?:/.*)?", re.IGNORECASE)

_LAYOUT = {"page", "per_page", "limit", "sort", "sort_order", "layout", "advanced", "token", "key", "secret"}
"""Parameters of a search's address that do not change what it finds."""

ENTITIES = "https://www.discogs.com/release/249504"


def read(text: str) -> tuple[str, str] | None:
    """Return kind and id of an address of Discogs, or `search` and its query; None for text that is no such address.

    Filters of a page are dropped. Raises UsageError for other pages.
    """
    if bare := _BARE.fullmatch(text):
        return bare["kind"].lower(), bare["id"]
    site = _SITE.fullmatch(text)
    if site is None:
        return None
    path = site["path"] or "/"
    if entity := _ENTITY.fullmatch(path):
        return entity["kind"].lower(), entity["id"]
    if _SEARCH.fullmatch(path):
        return "search", _search(site["query"] or "")
    shown = path if len(path) <= 60 else f"{path[:60]}…"
    raise UsageError(
        f"The address {shown!r} at discogs.com is not the page of an artist, label, master or release with its id,"
        f" such as {ENTITIES}."
    )


def _search(query: str) -> str:
    """Return the query for the API of a search's address; the site writes `genre_exact` for `genre`."""
    known = ENDPOINTS["search"].parameters
    kept = {}
    for name, value in parse_qsl(query.removeprefix("?")):
        parameter = name.removesuffix("_exact")
        if parameter in _LAYOUT or (parameter, value) == ("type", "all"):
            continue
        if parameter not in known:
            raise UsageError(f"The API cannot search by {name[:40]!r}, which the address of this search has.")
        kept[parameter] = value
    return urlencode(kept)
