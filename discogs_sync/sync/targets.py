"""Targets: what the user asks to be mirrored, as text such as `artist:108713` or `search:genre=Jazz&country=Japan`."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from discogs_sync.api import endpoints
from discogs_sync.errors import UsageError
from discogs_sync.hints import nearest
from discogs_sync.resources import LISTINGS, RESOURCES, TARGET_KINDS
from discogs_sync.store.frontier import Item
from discogs_sync.sync import pages

FORMS = (
    "artist:ID, label:ID, master:ID, release:ID or search:QUERY; r249504, [r249504] and the address"
    f" {pages.ENTITIES} are accepted, too"
)
"""The accepted forms, for messages."""

LARGEST_ID = 2**63 - 1
DIGITS = len(str(LARGEST_ID))

LONGEST_SHOWN = 80
"""Characters of the user's text that a message repeats."""

_MARKUP = re.compile(r"\[?(?P<kind>[alrm])=?(?P<id>[0-9]+)\]?", re.IGNORECASE)
"""Discogs' own markup for links, with or without its brackets."""

_ENTITY = re.compile(r"(?P<kind>[a-z]+)\s*[:#=\s]\s*(?P<rest>.*)", re.IGNORECASE)
"""Kind and id with the separators that people write: `Artist: 1`, `release #249504`."""

_LETTERS = {kind[0]: kind for kind in ("artist", "label", "master", "release")}

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
    """Read a target: `KIND:ID`, `KIND:ID?FILTERS` (the parameters of its listing), `search:QUERY`, and other forms.

    Other forms are the address of a page at discogs.com or in the API, and Discogs' markup (`[r249504]`, `r249504`).
    A search's query is a query string (`genre=Jazz&type=release`), or plain words for the parameter `q`.
    Raises UsageError that names the fault and the accepted forms.
    """
    text = _clean(text)
    kind, rest = _split(text)
    if kind == "search":
        return Target(kind, 0, _search_query(text, rest))
    number, mark, query = rest.partition("?")
    id = _id(number.strip(), kind, text)
    listing = RESOURCES[kind].listed_as
    if mark and listing is None:
        raise UsageError(f"{shown(text)} is not a target: a {kind} has no listing, so it takes no filters.")
    return Target(kind, id, _normal(text, listing, query) if listing and query else "")


def parse_item(text: str) -> Item:
    """Read an item of the queue: a target, or a listing such as `artist_releases:1?sort=year`. Raises UsageError."""
    kind, colon, rest = _clean(text).partition(":")
    listed = {RESOURCES[each].listed_as: each for each in TARGET_KINDS if RESOURCES[each].listed_as}
    if colon and kind in listed:
        target = parse(f"{listed[kind]}:{rest}")
        return Item(kind, target.id, target.query)
    target = parse(text)
    listing = RESOURCES[target.kind].listed_as
    return Item(listing if target.query and listing else target.kind, target.id, target.query)


def parse_id(text: str, kind: str) -> int:
    """Read the id of an entity of a kind, as a number or as a target. Raises UsageError, also for another kind."""
    cleaned = _clean(text)
    if not re.search(r"[^\W\d]", cleaned):  # no letter: a number, or an attempt at one
        return _id(cleaned, kind, text)
    target = parse(text)
    if target.kind != kind:
        raise UsageError(f"{shown(text)} is {_a(target.kind)}, but this command needs a {kind}, such as {kind}:249504.")
    return target.id


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _clean(text: str) -> str:
    """Return a text without the blanks and quotes around it that a paste may bring. Raises UsageError."""
    text = _BLANKS.sub(" ", text).strip(" \t\r\n")
    if not text.isprintable():
        raise UsageError(f"{shown(text)} is not a target: it holds characters that no target has.")
    return text


def shown(text: str) -> str:
    """Return a text as a message quotes it, no longer than a line."""
    return repr(text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…")


def _split(text: str) -> tuple[str, str]:
    """Return the kind of a target, and its id with filters or its query."""
    if address := pages.read(text.strip("<>\"' ")):
        return address
    if markup := _MARKUP.fullmatch(text):
        return _LETTERS[markup["kind"].lower()], markup["id"]
    word, colon, rest = text.partition(":")
    if colon and word.strip().lower() == "search":
        return "search", rest
    entity = _ENTITY.fullmatch(text)
    kind = _kind(entity["kind"]) if entity else None
    if not entity or not kind:
        raise _not_a_target(text)
    return kind, entity["rest"]


def _kind(word: str) -> str | None:
    """Return the kind of entity that a word names, also in the plural or in capitals."""
    return next((kind for kind in _LETTERS.values() if word.lower() in {kind, f"{kind}s"}), None)


def _not_a_target(text: str) -> UsageError:
    word, colon, _ = text.partition(":")
    hint = ""
    if text.isascii() and text.isdecimal():
        hint = f" Say what {text[:DIGITS]} is, as in release:{text[:DIGITS]}."
    elif colon and word not in LISTINGS:
        hint = nearest(word, TARGET_KINDS)
    elif " " in text and "[" not in text:
        hint = " Quote a search of several words, as in 'search:q=Sigur Rós'."
    return UsageError(f"{shown(text)} is not a target. A target is {FORMS}.{hint}")


def _id(number: str, kind: str, text: str) -> int:
    id = read_id(number)
    if id == 0:
        raise UsageError(f"{shown(text)} is not a target: an id is a whole number of at least 1, as in {kind}:108713.")
    return id


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
        raise UsageError(
            f"{shown(text)} is not a target: a search needs a query, as in search:artist=Nirvana&type=release."
        )
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
        raise UsageError(
            f"{shown(text)} is not a target: {query!r} is not of the form name=value&name=value."
        ) from None
    given = dict(pairs)
    if len(given) != len(pairs):
        raise UsageError(f"{shown(text)} is not a target: a parameter is given twice.")
    if taken := {"page", "per_page"} & given.keys():
        raise UsageError(f"{shown(text)} is not a target: {taken.pop()} is set by the walk itself.")
    endpoints.address(kind, None if kind == "search" else 1, dict(given))
    normal = urlencode(sorted(given.items()))
    if len(normal) > LONGEST_QUERY:
        raise UsageError(
            f"The query of the target {text[:40]}… takes {len(normal):,} characters when it is percent-encoded:"
            f" {LONGEST_QUERY:,} is the most."
        )
    return normal
