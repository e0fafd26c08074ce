"""The slow path of a record: its XML as a document in the shape of the API, which `mapping` turns into rows.

It takes what the fast path (`native.transcoder`) leaves alone: unknown elements and attributes, numbers out of range,
forbidden characters. Whatever the layout does not know becomes a field of its own, named by its XPath within the
object (`mood`, `@lang`, `title/@lang`, `title[2]`, `genres/genre[1]/@code`, `text()`), beside the known content; the
mapping keeps it in `extra` and counts it as drift, as for the API.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element as Node

from sqlalchemy import ARRAY, BigInteger, Boolean, Integer

from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.parsing import parse
from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.part import INTEGER_LIMITS

Document = dict[str, Any]

BLANKS = " \t\r\n"
"""White space of XML."""

LONGEST_NAME = 100
"""Characters of an element's name in a sentence."""

_BOOLEANS = dict.fromkeys(("true", "1", "yes", "on", "t", "y"), True) | dict.fromkeys(
    ("false", "0", "no", "off", "f", "n"), False
)
_WHOLE = re.compile(r"[ \t\r\n]*([+-]?)0*([0-9]{1,1000})[ \t\r\n]*")
"""A whole number as XML Schema writes it, with white space around; longer ones stay texts."""


def read(dump: Dump, record: bytes) -> tuple[Document, Document]:
    """Read a record: the document, and the values of columns that only the dump fills.

    Raises UnusableDocument for one that is no record of this dump, is not XML, or has no usable id.
    """
    document, own = _read(dump, record)
    if not _is_id(document.get("id")):
        raise UnusableDocument(f"The {dump.kind} has no usable id: a number from 1 to 9223372036854775807.")
    return document, own


def find_id(dump: Dump, record: bytes) -> int:
    """Return the id of a record, 0 where it has none that is usable or is no record."""
    try:
        id = _read(dump, record)[0].get("id")
    except UnusableDocument:
        return 0
    return int(id or 0) if _is_id(id) else 0


def _read(dump: Dump, record: bytes) -> tuple[Document, Document]:
    if not record.startswith(b"<"):
        raise UnusableDocument("There is text between the records.")
    tree = parse(record)
    if tree.tag != dump.kind:
        raise UnusableDocument(f"There is an element <{tree.tag[:LONGEST_NAME]}> between the records.")
    own: Document = {}
    return _object(dump.record, tree, own), own


def _is_id(id: Any) -> bool:
    return isinstance(id, int) and 0 < id < INTEGER_LIMITS[BigInteger]


def _object(element: Element, node: Node, own: Document) -> Document:
    document: Document = {}
    for column, place in element.places.items():
        sql = element.part.table.columns[column]
        value: Any
        if isinstance(sql.type, ARRAY):
            value = [entry.text or "" for entry in node.iterfind(place)]
        else:
            value = _typed(_text_at(node, place), sql.type)
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
        entries = [_entry(child, entry, own) for entry in node.iterfind(child.path)]
        if entries:
            document[key] = entries
    if element.nested:
        below = [_object(element, entry, own) for entry in node.iterfind(element.nested)]
        document["type_"] = _track_type(document, below)
        if below:
            document[element.nested.partition("/")[0]] = below
    return document | _unknown(element, node)


def _entry(element: Element, node: Node, own: Document) -> Any:
    return node.text or "" if element.part.is_text else _object(element, node, own)


def _text_at(node: Node, place: str) -> str | None:
    path, mark, attribute = place.partition("@")
    path = path.rstrip("/")
    found = node if path in {"", "."} else node.find(path)
    if found is None:
        return None
    return found.get(attribute) if mark else found.text or ""


def _typed(text: str | None, type_: Any) -> Any:
    """Return a text as the type of its column, or as it is where it is not of that type: then it goes to `extra`."""
    if text is None or text == "":
        return None
    if isinstance(type_, Boolean):
        return _BOOLEANS.get(text.strip(BLANKS).lower(), text)
    if isinstance(type_, Integer):
        found = _WHOLE.fullmatch(text)
        return int(found[1] + found[2]) if found else text
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


@dataclass(frozen=True)
class _Known:
    """What the layout knows of an element, by paths from it; its own is empty.

    `paths` are all elements, `texts` those whose text counts, `single` those of which there is one, `objects` those
    that are rows of their own. `names` are the fields of the document, which unknown elements must not take.
    """

    paths: frozenset[str]
    attributes: frozenset[str]
    texts: frozenset[str]
    single: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]


@cache
def _known(element: Element) -> _Known:
    columns, part = element.part.table.columns, element.part
    arrays = {place for column, place in element.places.items() if isinstance(columns[column].type, ARRAY)}
    attributes = {place for place in element.places.values() if "@" in place}
    single = {place.partition("@")[0].rstrip("/") for place in element.places.values() if place not in arrays} - {"."}
    lists = {child.path for child in element.lists.values() if child.part.is_text}
    objects = {child.path for child in element.lists.values() if not child.part.is_text} | {element.nested or ""} - {""}
    texts = {place.replace(".", "") for place in element.places.values() if "@" not in place}
    fields = (*part.leaves, *part.lists, *part.links, *part.ignored, part.nested or "")
    return _Known(
        paths=frozenset(_with_those_above({*single, *arrays, *lists, *objects, *element.ignored})),
        attributes=frozenset(attributes),
        texts=frozenset(texts | arrays | lists | element.ignored),
        single=frozenset(single),
        objects=frozenset(objects),
        names=frozenset(field.partition(".")[0] for field in fields),
    )


def _with_those_above(paths: set[str]) -> Iterator[str]:
    for path in paths:
        while path:
            yield path
            path = path.rpartition("/")[0]


def _unknown(element: Element, node: Node) -> Document:
    """Return all that the layout does not know of an element, by its XPath; what occurs several times is a list."""
    known = _known(element)
    found: dict[str, list[Any]] = {}
    for place, value in _unknown_below(known, node, "", ""):
        found.setdefault(f"./{place}" if place in known.names else place, []).append(value)
    return {place: _one_or_all(values) for place, values in found.items()}


def _unknown_below(known: _Known, node: Node, path: str, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the XPath and the value of all that is unknown in the element at a path; `place` is what XPaths begin with.

    Text counts up to the first child; blanks between elements mean nothing.
    """
    prefix = f"{path}/" if path else ""
    for name, value in node.attrib.items():
        if f"{prefix}@{name}" not in known.attributes:
            yield f"{place}@{name}", value
    for run in _runs(node, skipped=path in known.texts):
        yield f"{place}text()", run
    numbers = Counter[str]()
    for child in node:
        numbers[child.tag] += 1
        below = f"{prefix}{child.tag}"
        if below in known.objects:
            continue
        if below not in known.paths:
            yield f"{place}{child.tag}", _whole(child)
        elif below in known.single and numbers[child.tag] > 1:
            yield f"{place}{child.tag}[{numbers[child.tag]}]", _whole(child)
        else:
            is_entry = below in known.texts - known.single
            number = f"[{numbers[child.tag]}]" if is_entry else ""
            yield from _unknown_below(known, child, below, f"{place}{child.tag}{number}/")


def _runs(node: Node, *, skipped: bool = False) -> list[str]:
    """Return the texts between the children of an element that are not blank, with the first one skipped or not."""
    runs = [*([] if skipped else [node.text]), *(child.tail for child in node)]
    return [run for run in runs if run and run.strip(BLANKS)]


def _whole(node: Node) -> Any:
    """Return all that an unknown element holds: its text, or an object of attributes, elements and texts."""
    contents: Document = {f"@{name}": value for name, value in node.attrib.items()}
    for child in node:
        contents.setdefault(child.tag, []).append(_whole(child))
    if not contents:
        return node.text or ""
    runs = _runs(node)
    return contents | ({"text()": _one_or_all(runs)} if runs else {})


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
