"""The slow way of a record: its XML as a document in the shape of the API, which `mapping` turns into rows.

It takes what `transcoder` does not: elements that nobody knows, numbers out of range, odd characters. All that
has no column goes to `extra`, as it does for the API.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from sqlalchemy import ARRAY, BigInteger, Boolean, Integer

from discogs_sync.dump.layout import Dump, Element
from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.part import INTEGER_LIMITS

Document = dict[str, Any]

_BOOLEANS = dict.fromkeys(("true", "1", "yes", "on", "t", "y"), True) | dict.fromkeys(
    ("false", "0", "no", "off", "f", "n"), False
)
_WHOLE = re.compile(r"\s*[+-]?[0-9]+\s*")
"""How XML Schema writes them, with white space around."""


def read(dump: Dump, record: bytes) -> tuple[Document, Document]:
    """Read a record: the document, and the values of columns that only the dump fills.

    Raises UnusableDocument for one that is not XML, or has no id.
    """
    if b"<!" in record:
        raise UnusableDocument("The record holds a declaration, which no record of a dump does.")
    try:
        tree = ElementTree.fromstring(record)  # noqa: S314 (without declarations there is nothing to expand)
    except ElementTree.ParseError as error:
        raise UnusableDocument(f"The record is not well-formed XML: {error}.") from error
    own: Document = {}
    document = _object(dump.record, tree, own)
    id = document.get("id")
    if not isinstance(id, int) or not 0 < id < INTEGER_LIMITS[BigInteger]:
        raise UnusableDocument("The record has no usable id.")
    return document, own


def _object(element: Element, node: ElementTree.Element, own: Document) -> Document:
    document: Document = {}
    used = set(element.ignored)
    for column, place in element.places.items():
        if place == ".":
            used.add("")
        sql = element.part.table.columns[column]
        value: Any
        if isinstance(sql.type, ARRAY):
            value = [entry.text or "" for entry in node.iterfind(place)]
            used |= {place, place.rpartition("/")[0]}
        else:
            value = _typed(_text_at(node, place), sql.type)
            used.add(place)
        if "key" not in sql.info:
            own[column] = value if isinstance(value, bool) else None
            if isinstance(value, str):
                document[place] = value
        elif value not in (None, []):
            _put(document, sql.info["key"], value)
    for column, (source, function) in element.derived.items():
        text = _text_at(node, element.places[source])
        value = FUNCTIONS[function](text) if text else None
        if value is not None:
            _put(document, element.part.table.columns[column].info["key"], value)
    for key, child in element.lists.items():
        used |= {child.path, child.path.rpartition("/")[0]}
        entries = [_entry(child, entry, own) for entry in node.iterfind(child.path)]
        if entries:
            document[key] = entries
    if element.nested:
        used |= {element.nested, element.nested.rpartition("/")[0]}
        below = [_object(element, entry, own) for entry in node.iterfind(element.nested)]
        document["type_"] = _track_type(document, below)
        if below:
            document[element.nested.partition("/")[0]] = below
    document |= dict(_unknown(node, used))
    return document


def _entry(element: Element, node: ElementTree.Element, own: Document) -> Any:
    return node.text or "" if element.part.is_text else _object(element, node, own)


def _text_at(node: ElementTree.Element, place: str) -> str | None:
    path, mark, attribute = place.partition("@")
    path = path.rstrip("/")
    found = node if path in {"", "."} else node.find(path)
    if found is None:
        return None
    return found.get(attribute) if mark else found.text or ""


def _typed(text: str | None, type_: Any) -> Any:
    """Give a text as the type of its column, or as it is where it is not of that type: then it goes to `extra`."""
    if text is None or text == "":
        return None
    if isinstance(type_, Boolean):
        return _BOOLEANS.get(text.strip().lower(), text)
    if isinstance(type_, Integer):
        return int(text) if _WHOLE.fullmatch(text) else text
    return text


def _put(document: Document, key: str, value: Any) -> None:
    *branches, last = key.split(".")
    for branch in branches:
        document = document.setdefault(branch, {})
    document[last] = value


def _track_type(track: Document, below: list[Document]) -> str:
    if below:
        return "index"
    return "track" if track.get("position") or track.get("duration") else "heading"


def _unknown(node: ElementTree.Element, used: set[str], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Give attributes and elements that the layout does not know, elements as their text or their own contents."""
    for name, value in node.attrib.items():
        if f"{prefix}@{name}" not in used:
            yield f"@{name}", value
    for child in node:
        path = f"{prefix}{child.tag}"
        inner = {each for each in used if each.startswith((f"{path}/", f"{path}@"))}
        if path not in used and not inner:
            yield child.tag, _whole(child)
        elif inner:
            below = dict(_unknown(child, used, f"{path}/"))
            if below:
                yield child.tag, below


def _whole(node: ElementTree.Element) -> Any:
    """Give all that an unknown element holds."""
    contents: Document = {f"@{name}": value for name, value in node.attrib.items()}
    for child in node:
        contents.setdefault(child.tag, []).append(_whole(child))
    if not contents:
        return node.text or ""
    return contents | ({"": node.text} if node.text and node.text.strip() else {})
