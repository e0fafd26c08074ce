"""Documents and pages as hypothesis draws them: every field present or absent, fitting or not, beside unknown ones."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from discogs_sync.mapping.listing import Listing
from discogs_sync.mapping.part import Leaf, Part
from tests.documents import API, PARTS, Document

DEEPEST_SUB_TRACKS = 3

TELLING_TEXTS = (
    "1999",
    "1999-03-00",
    "1999-13-41",
    "1:02:03",
    "99999:59",
    "9" * 64,
    "2004-04-30T08:10:05-07:00",
    "2004-04-30T08:10:05+23:59",
    "0001-01-01T00:00:00+14:00",
    "\N{MUSICAL SYMBOL G CLEF}",
    "a\tb\\N\r\n",
    "\x00",
    "\ud800",
)
"""Texts that some column makes something of, or that PostgreSQL or COPY treats in its own way."""

TELLING_KEYS = ("", "/", "~", "~1", "a/b", "0", "-1", "id", "extra", "ordinal", "community", "community.have", "\x00")
"""Keys that are markup in a JSON Pointer, a place in a list, or the name of something else elsewhere."""

TELLING_NUMBERS = (0, 1, -1, 2**15, 2**31 - 1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), 10**300)

texts = st.text(st.characters(), max_size=12) | st.sampled_from(TELLING_TEXTS)
keys = st.text(st.characters(), max_size=6) | st.sampled_from(TELLING_KEYS)
integers = st.integers() | st.sampled_from(TELLING_NUMBERS)
numbers = integers | st.floats(allow_nan=False, allow_infinity=False)
values: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=5,
)
"""Whatever JSON can say."""

ids = st.integers(1, 2**63 - 1)
absent: SearchStrategy[Any] = st.just(...)


def leaves(leaf: Leaf) -> SearchStrategy[Any]:
    """Draw a value for a field: mostly of the type that its column has."""
    fitting: dict[str, SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "integer": st.integers(-leaf.limit, leaf.limit - 1) | st.just(0),
        "number": st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False),
        "texts": st.lists(texts, max_size=3),
        "text": texts,
        "json": values,
    }
    return _mostly(fitting[leaf.kind], values)


def _mostly(usual: SearchStrategy[Any], odd: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw the usual three times of five; else nothing, or something odd."""
    return st.one_of(usual, usual, usual, absent, odd)


@st.composite
def objects(draw: DrawFn, part: Part, depth: int = 0, id: SearchStrategy[int] = absent) -> Document:
    """Draw an object that a part lays out, with the lists below it; `id` makes its id one that is fit for a key."""
    drawn: Document = draw(st.dictionaries(keys, values, max_size=2)) if draw(st.booleans()) else {}
    for path, leaf in part.leaves.items():
        _plant(drawn, path, draw(leaves(leaf)))
    _plant(drawn, "id", draw(id))
    for path, child in part.lists.items():
        _plant(drawn, path, draw(_mostly(_entries(child, depth), values)))
    if part.nested and depth < DEEPEST_SUB_TRACKS:
        _plant(drawn, part.nested, draw(_mostly(_entries(part, depth + 1), values)))
    for path, template in part.links.items():
        _plant(drawn, path, draw(_mostly(st.just(_link(template, drawn, path)), values)))
    return drawn


def _entries(part: Part, depth: int) -> SearchStrategy[list[Any]]:
    entry = texts if part.is_text else objects(part, depth)
    return st.lists(entry, max_size=2)


def _plant(document: Document, path: str, value: Any) -> None:
    """Put a value at a dotted path, unless it is absent or something else stands in the way."""
    *branches, name = path.split(".")
    if value is ...:
        return
    for branch in branches:
        document = document.setdefault(branch, {})
        if not isinstance(document, dict):
            return
    document[name] = value


def _link(template: str, document: Document, path: str) -> str:
    """Give the address that Discogs would derive, as over http every now and then."""
    for branch in path.split(".")[:-1]:
        document = document[branch] if isinstance(document.get(branch), dict) else {}
    address = template
    for name in ("id", "uri", "username", "type", "master_id", "main_release", "most_recent_release"):
        address = address.replace(f"{{{name}}}", str(document.get(name)))
    origin = API if len(address) % 3 else API.replace("https", "http")
    return origin + address if template.startswith("/") else address


@st.composite
def documents(draw: DrawFn, kind: str) -> Document:
    """Draw a document of a kind: one that its part lays out, or any object at all; its id is fit for the key."""
    anything = st.builds(dict.__or__, st.dictionaries(keys, values, max_size=8), st.fixed_dictionaries({"id": ids}))
    drawn: Document = draw(st.one_of(objects(PARTS[kind], id=ids), objects(PARTS[kind], id=ids), anything))
    return drawn


@st.composite
def pages(draw: DrawFn, listing: Listing) -> Document:
    """Draw a page of a listing; its entries have what tells them apart."""
    drawn: Document = draw(objects(listing.head))
    if not isinstance(drawn.get("pagination"), dict):
        drawn["pagination"] = {}
    drawn["pagination"] |= {"page": 1, "pages": 3, "urls": {"next": API}}
    drawn[listing.entries] = draw(st.lists(objects(listing.entry, id=st.integers(1, 3) | ids), max_size=3))
    return drawn
