"""Targets: what the user asks to be mirrored, as text such as `artist:108713` or `search:genre=Jazz&country=Japan`."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from discogs_sync.api import endpoints
from discogs_sync.errors import UsageError
from discogs_sync.resources import RESOURCES, TARGET_KINDS
from discogs_sync.store.frontier import Item

FORMS = "artist:ID, label:ID, master:ID, release:ID or search:QUERY"
LARGEST_ID = 2**63 - 1
DIGITS = len(str(LARGEST_ID))

_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that a paste from elsewhere may hold."""

LONGEST_QUERY = 2_000
"""Characters of a query in its one spelling: it is part of keys, and PostgreSQL's indexes take 2,700 bytes."""


@dataclass(frozen=True)
class Target:
    """Something to follow: `query` holds filters and order of its listing, or the search itself."""

    kind: str
    id: int
    query: str = ""

    def __str__(self) -> str:
        if self.kind == "search":
            return f"search:{self.query}"
        return f"{self.kind}:{self.id}" + (f"?{self.query}" if self.query else "")


def target_of(item: Item) -> Target:
    """Return the target whose document or listing an item is."""
    return Target(item.kind.partition("_")[0], item.id, item.query)


def parse(text: str) -> Target:
    """Read a target: `KIND:ID`, `KIND:ID?FILTERS` (the parameters of its listing) or `search:QUERY`.

    A search's query is a query string (`genre=Jazz&type=release`), or plain words for the parameter `q`.
    Raises UsageError that names what is wrong.
    """
    text = _BLANKS.sub(" ", text)
    if not text.isprintable():
        raise UsageError(f"{text!r} is not a target: it holds characters that no target has.")
    kind, colon, rest = text.partition(":")
    if not colon or kind not in TARGET_KINDS:
        hint = "" if colon or text.isdecimal() else " Quote a search of several words, as in 'search:q=Sigur Rós'."
        raise UsageError(f"{text!r} is not a target. A target is {FORMS}.{hint}")
    if kind == "search":
        return Target(kind, 0, _search_query(text, rest))
    number, mark, query = rest.partition("?")
    id = read_id(number)
    if id == 0:
        raise UsageError(f"{text!r} is not a target: an id is a whole number of at least 1, as in {kind}:108713.")
    listing = RESOURCES[kind].listed_as
    if mark and listing is None:
        raise UsageError(f"{text!r} is not a target: a {kind} has no listing, so it takes no filters.")
    return Target(kind, id, _normal(text, listing, query) if listing and query else "")


def read_id(text: str) -> int:
    """Read an id of Discogs; gives 0 for what is none. Raises UsageError for one that is too large to be one."""
    if not (text.isascii() and text.isdecimal()):
        return 0
    if len(text.lstrip("0")) > DIGITS or int(text) > LARGEST_ID:
        shown = text if len(text) <= DIGITS else f"{text[:DIGITS]}…"
        raise UsageError(f"The id {shown} is too large: {LARGEST_ID} is the largest that can be stored.")
    return int(text)


def request(item: Item, page: int | None = None, currency: str | None = None) -> tuple[str, dict[str, str]]:
    """Give the path and the parameters that an item is asked for with; `currency` is for releases alone."""
    query: dict[str, endpoints.Value] = dict(parse_qsl(item.query))
    if page is not None:
        query["page"] = page
    if currency is not None and item.kind == "release":
        query["curr_abbr"] = currency
    return endpoints.address(item.kind, item.id or None, query)


def _search_query(text: str, rest: str) -> str:
    if not rest.strip():
        raise UsageError(f"{text!r} is not a target: a search needs a query, as in search:artist=Nirvana&type=release.")
    words = urlencode({"q": rest})
    if "=" not in rest:
        return _normal(text, "search", words)
    try:
        return _normal(text, "search", rest)
    except UsageError as error:
        if rest.partition("=")[0] in endpoints.ENDPOINTS["search"].parameters:
            raise
        raise UsageError(f"{error} To search for these words write search:{words}") from None


def _normal(text: str, kind: str, query: str) -> str:
    """Give the query in its one spelling: checked, sorted, percent-encoded."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        raise UsageError(f"{text!r} is not a target: {query!r} is not of the form name=value&name=value.") from None
    given = dict(pairs)
    if len(given) != len(pairs):
        raise UsageError(f"{text!r} is not a target: a parameter is given twice.")
    if taken := {"page", "per_page"} & given.keys():
        raise UsageError(f"{text!r} is not a target: {taken.pop()} is set by the walk itself.")
    endpoints.address(kind, None if kind == "search" else 1, dict(given))
    normal = urlencode(sorted(given.items()))
    if len(normal) > LONGEST_QUERY:
        raise UsageError(
            f"The query of the target {text[:40]}… takes {len(normal):,} characters when it is percent-encoded:"
            f" {LONGEST_QUERY:,} is the most."
        )
    return normal
