"""An independent reading of a dump's XML: lxml builds a tree, and a walk over it gives rows.

Of the program it takes only the layout of the dumps. What the layout does not know is given as the texts that `extra`
must hold, without their places.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from sqlalchemy import ARRAY, BigInteger, Boolean, Integer, SmallInteger

from discogs_sync.dump.layout import Dump, Element

Node = Any
Key = tuple[int, ...]
Row = dict[str, Any]

LIMITS = {SmallInteger: 2**15, Integer: 2**31, BigInteger: 2**63}
MARK = "\ufdef"
"""Stands for what is no character while lxml reads: in a name it is not allowed, unlike U+FFFD."""

BLANKS = " \t\r\n"


@dataclass
class Record:
    """What a record becomes: rows by table and key, and how often `extra` holds each text."""

    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    extra: Counter[str] = field(default_factory=Counter)


@dataclass
class Reading:
    """The records of a file by id, and how many pieces of it are none or repeat an id."""

    records: dict[int, Record] = field(default_factory=dict)
    quarantined: int = 0


def read(dump: Dump, text: str) -> Reading | None:
    """Read a dump's XML, whose bytes that are no character were decoded to surrogates. None where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(replaced(text).encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != dump.root or not all(map(is_usual, root.iter())):
        return None
    for each in root.iter():
        each.text, each.tail = unmarked(each.text), unmarked(each.tail)
        for name, value in each.attrib.items():
            each.set(name, unmarked(value))
    reading = Reading(quarantined=is_text(root.text) + sum(is_text(node.tail) for node in root))
    for node in root:
        id = whole(own_id(dump, node)) if node.tag == dump.kind else None
        if id is None or not 0 < id < 2**63 or id in reading.records:
            reading.quarantined += 1
        else:
            reading.records[id] = Walk(dump.record, node, id).record
    return reading


def is_usual(node: Node) -> bool:
    """Tell whether an element is none of an entity, and its names have letters that all editions of XML 1.0 allow."""
    return isinstance(node.tag, str) and all(name.isascii() for name in (node.tag, *node.attrib))


def replaced(text: str) -> str:
    """Return XML with MARK for all that is no character, be it itself or a reference."""
    text = "".join(each if is_character(ord(each)) else MARK for each in text)
    parts, at = [], 0
    while (place := text.find("&#", at)) >= 0:
        place = min(place, *(each for begin in REGIONS if (each := text.find(begin, at)) >= 0), len(text))
        end = next((end for begin, end in REGIONS.items() if text.startswith(begin, place)), None)
        found = REFERENCE.match(text, place)
        after = place + 2
        parts.append(text[at:place])
        if end is not None:
            stop = text.find(end, place)
            after = len(text) if stop < 0 else stop + len(end)
        elif found is not None:
            after = found.end()
            digits = found[1]
            code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
            if not is_character(code):
                parts.append(MARK)
                at = after
                continue
        parts.append(text[place:after])
        at = after
    return "".join([*parts, text[at:]])


REGIONS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
REFERENCE = re.compile("&#(x[0-9a-fA-F]{1,99}|[0-9]{1,99});")


def unmarked(text: str | None) -> str | None:
    """Return a text with U+FFFD for MARK."""
    return text and text.replace(MARK, "\N{REPLACEMENT CHARACTER}")


def is_character(code: int) -> bool:
    """Tell whether XML 1.0 allows a character."""
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def is_text(text: str | None) -> bool:
    """Tell whether there is more than blanks."""
    return bool(text and text.strip(BLANKS))


def own_id(dump: Dump, node: Node) -> str | None:
    """Return the text of a record's id."""
    place = dump.record.places["id"]
    return node.get(place[1:]) if place.startswith("@") else text_of(node.find(place))


def text_of(node: Node | None) -> str | None:
    """Return the text of an element up to its first child, None without an element."""
    return None if node is None else node.text or ""


def whole(text: str | None) -> int | None:
    """Return the whole number that a text is, None where it is none."""
    found = re.fullmatch(r"[ \t\r\n]*([+-]?[0-9]+)[ \t\r\n]*", text or "")
    return int(found[1]) if found and len(found[1].lstrip("+-0")) <= 1000 else None


class Walk:
    """A walk over one record."""

    def __init__(self, element: Element, node: Node, id: int) -> None:
        self.record = Record()
        self._id = id
        self._nested = Counter[str]()
        self._row(element, node, (id,), None)

    def _row(self, element: Element, node: Node, key: Key, parent: int | None) -> None:
        row: Row = {"parent_ordinal": parent} if element.nested else {}
        table = element.part.table
        self.record.rows.setdefault(table.name, {})[key] = row
        used: set[Any] = {(node, ".")} if "." in element.places.values() else set()
        for column, place in element.places.items():
            row[column] = self._value(table.columns[column], node, place, used)
        for child in element.lists.values():
            self._list(child, node, key, used)
        if element.nested:
            self._tracks(element, node.findall(element.nested), element.nested, node, key[-1], used)
        self._unknown(node, containers(element), element.ignored, used)

    def _list(self, child: Element, node: Node, key: Key, used: set[Any]) -> None:
        found = node.findall(child.path)
        if child.nested:
            self._tracks(child, found, child.path, node, None, used)
            return
        for number, entry in enumerate(found, 1):
            if child.part.is_text:
                [column] = child.places
                self.record.rows.setdefault(child.part.table.name, {})[*key, number] = {column: entry.text}
                used.add((entry, "."))
                used.add(entry)
            else:
                used.add((entry, "/"))
                self._row(child, entry, (*key, number), None)

    def _tracks(
        self, element: Element, found: list[Node], path: str, node: Node, parent: int | None, used: set[Any]
    ) -> None:
        name = element.part.table.name
        for entry in found:
            self._nested[name] += 1
            used.add((entry, "/"))
            self._row(element, entry, (self._id, self._nested[name]), parent)

    def _value(self, column: Any, node: Node, place: str, used: set[Any]) -> Any:
        if isinstance(column.type, ARRAY):
            entries = node.findall(place)
            used |= {(entry, ".") for entry in entries} | set(entries)
            return [entry.text or "" for entry in entries] or None
        path, mark, attribute = place.partition("@")
        at = node if path in {"", "."} else node.find(path.rstrip("/"))
        if at is None:
            return None
        used.add(at)
        used.add((at, attribute if mark else "."))
        return self._typed(column, (at.get(attribute) if mark else at.text) or None)

    def _typed(self, column: Any, text: str | None) -> Any:
        value: Any = text
        if text is not None and isinstance(column.type, Boolean):
            words = {"true": True, "1": True, "yes": True, "on": True, "t": True, "y": True}
            value = (words | dict.fromkeys(("false", "0", "no", "off", "f", "n"), False)).get(
                text.strip(BLANKS).lower()
            )
        elif text is not None and isinstance(column.type, Integer):
            value = whole(text)
            if value is not None and not -LIMITS[type(column.type)] <= value < LIMITS[type(column.type)]:
                text, value = str(value), None
            if value == 0 and column.info.get("zero_is_null"):
                return None
        if value is None and text is not None:
            self.record.extra[text] += 1
        return value

    def _unknown(
        self, node: Node, known: Mapping[str, Any], ignored: frozenset[str], used: set[Any], path: str = ""
    ) -> None:
        """Count what was not used in an element; `known` are the names of its containers."""
        for name, value in node.attrib.items():
            if (node, name) not in used:
                self._extra(value)
        runs = [None if (node, ".") in used or path in ignored else node.text, *(child.tail for child in node)]
        self.record.extra.update(run for run in runs if run is not None and is_text(run))
        for child in node:
            below = f"{path}/{child.tag}".lstrip("/")
            if (child, "/") in used:
                continue
            if child in used or child.tag in known or below in ignored:
                self._unknown(child, known.get(child.tag, {}), ignored, used, below)
            else:
                self._whole(child)

    def _whole(self, node: Node) -> None:
        for value in node.attrib.values():
            self._extra(value)
        if len(node) == 0 and not node.attrib:
            self._extra(node.text)
            return
        self.record.extra.update(run for run in [node.text, *(child.tail for child in node)] if run and is_text(run))
        for child in node:
            self._whole(child)

    def _extra(self, text: str | None) -> None:
        if text:
            self.record.extra[text] += 1


def containers(element: Element) -> dict[str, Any]:
    """Return the names of elements that hold nothing but others, nested as they are."""
    found: dict[str, Any] = {}
    paths = [child.path for child in element.lists.values()] + [element.nested or "", *element.ignored]
    arrays = [place for place in element.places.values() if "/" in place and "@" not in place]
    for path in [*paths, *arrays]:
        inside = found
        for name in path.split("/")[:-1]:
            inside = inside.setdefault(name, {})
    return found


def texts_in(value: Any) -> Iterator[str]:
    """Yield all texts within `extra` that are not empty, numbers as texts."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)
    elif value not in ("", None):
        yield str(value)
