"""A record's XML as a tree of elements. What XML forbids costs the character, not the record."""

import re
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from discogs_sync.dump.limits import RECORD_LEVELS, exceeding
from discogs_sync.errors import UnusableDocument

FORBIDDEN = "\x00"
"""What the tree has in place of a forbidden character; `mapping.characters` replaces and counts it."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 excludes (2.2). A byte that is no UTF-8 is decoded to a surrogate, so it is excluded too."""

_REFERENCE = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|&#(?:x([0-9a-fA-F]++)|([0-9]++));", re.DOTALL)
"""References to characters, and where they are none: in CDATA, comments and processing instructions."""

_NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Characters that XML allows and that are never assigned."""


def parse(record: bytes) -> Element:
    """Parse a record. Names keep their prefixes, and FORBIDDEN replaces what XML forbids in texts and attributes.

    Raises UnusableDocument for what is not well-formed XML otherwise, is nested too deep, or declares entities.
    """
    text = record.decode("utf-8", "surrogateescape")
    mark = _free_mark(text)
    tree = _tree(_REFERENCE.sub(lambda found: _resolved(found, mark), _FORBIDDEN.sub(mark, text)))
    for node in tree.iter():
        node.text, node.tail = _restored(node.text, mark), _restored(node.tail, mark)
        node.attrib = {name: value.replace(mark, FORBIDDEN) for name, value in node.attrib.items()}
    return tree


def _free_mark(text: str) -> str:
    """Return a character that the text has neither as it is nor as a reference."""
    numbers = text.upper()
    for each in _NONCHARACTERS:
        if each not in text and f"{ord(each):X}" not in numbers and str(ord(each)) not in numbers:
            return each
    raise UnusableDocument("The record holds all noncharacters of Unicode.")


def _resolved(found: re.Match[str], mark: str) -> str:
    """Return what a match of _REFERENCE becomes: the mark for a reference to what is no character."""
    hexadecimal, decimal = found.groups()
    digits = (hexadecimal or decimal or "").lstrip("0")
    if hexadecimal is None and decimal is None:
        return found[0]
    code = int(digits or "0", 16 if hexadecimal else 10) if len(digits) < 8 else -1
    return found[0] if 0 <= code < 0x110000 and not _FORBIDDEN.match(chr(code)) else mark


def _tree(text: str) -> Element:
    """Parse XML without namespaces: records may use prefixes that the root of their file declares."""
    builder, depth, deepest = TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        if depth <= RECORD_LEVELS:
            builder.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        if depth <= RECORD_LEVELS:
            builder.end(name)
        depth -= 1

    def refuse(*_: object) -> None:
        raise UnusableDocument("There is a document type declaration between the records.")

    parser: Any = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    parser.StartDoctypeDeclHandler = refuse  # it may declare entities that expand without bounds
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise UnusableDocument(f"The record is not well-formed XML: {error}.") from error
    if deepest > RECORD_LEVELS:
        raise UnusableDocument(exceeding("The record", deepest, "levels of elements", RECORD_LEVELS))
    return builder.close()


def _restored(text: str | None, mark: str) -> str | None:
    return text and text.replace(mark, FORBIDDEN)
