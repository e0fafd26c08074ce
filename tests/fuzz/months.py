"""Random months of dumps: records that are added, edited in one place, reordered, removed, and that return."""

import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import record
from tests import documents as examples
from tests.documents import Document

RECORDS = 30
"""Records of each kind that months are made of."""

TEXTS = (
    "", "0", "1", "2", "7", "12", "007", "-1", "1999", "1999-03", "1999-03-00", "1999-13-41", "3:32", "1:02:03", "x:y",
    "true", "false", "maybe", "A", "Ä", "\N{MUSICAL SYMBOL G CLEF}", "a & b < c", "a\tb\nc", " ", "  a  ",
    "99999999999", "9" * 20, "name (2)", "Vinyl", "1-2", "\x85", "long " * 200,
)  # fmt: skip
"""Texts of elements and attributes: fitting ones, some that no column takes, and some that differ only in blanks."""

Record = tuple[int, str]
"""An id and the XML of its record."""


@dataclass
class Month:
    """The records of a file in their order, and documents that the API brings before it."""

    records: list[Record]
    brought: list[Document] = field(default_factory=list)


@cache
def documents(kind: str) -> list[Document]:
    """Return documents of a kind: one that has everything, and those of the practice catalogue with most in lists."""
    catalogue = Catalogue.generate(releases=5 * RECORDS)
    found = [document for id in catalogue.ids(kind) if (document := catalogue.get(kind, id))]  # type: ignore[arg-type]
    found.sort(key=_entries_of_entries, reverse=True)
    return [getattr(examples, kind)(), *found[: RECORDS - 1]]


def _entries_of_entries(document: Document) -> int:
    """Count the entries of lists within lists: credits of tracks, mostly."""
    entries = [entry for value in document.values() if isinstance(value, list) for entry in value]
    lists = [value for entry in entries if isinstance(entry, dict) for value in entry.values()]
    return sum(len(each) for each in lists if isinstance(each, list))


def months(generator: random.Random, kind: str, number: int = 3) -> list[Month]:
    """Return months, each made of the one before."""
    pool = {document["id"]: record(kind, document) for document in documents(kind)}
    here = dict(generator.sample(sorted(pool.items()), generator.randint(1, len(pool))))
    found = []
    for place in range(number):
        if place:
            here = _later(generator, here, pool)
        for id, xml in here.items():
            pool[id] = xml  # what is removed returns as it was last
        records = list(here.items())
        if generator.random() < 0.3:
            generator.shuffle(records)
        if records and generator.random() < 0.2:
            records.insert(generator.randrange(len(records) + 1), generator.choice(records))
        found.append(Month(records, _brought(generator, kind)))
    return found


def _brought(generator: random.Random, kind: str) -> list[Document]:
    """Return documents that the API brings: none mostly."""
    if generator.random() < 0.7:
        return []
    return generator.sample(documents(kind), generator.randint(1, 4))


def _later(generator: random.Random, here: dict[int, str], pool: dict[int, str]) -> dict[int, str]:
    """Return the records of the next month."""
    later = {id: xml for id, xml in here.items() if generator.random() > 0.07}
    edits = generator.choice((0.05, 0.3, 1.0))
    for id in later:
        if generator.random() < edits:
            later[id] = edited(generator, later[id])
    for id in pool.keys() - here.keys():
        if generator.random() < 0.2:
            later[id] = pool[id] if generator.random() < 0.7 else edited(generator, pool[id])
    return later


def edited(generator: random.Random, xml: str) -> str:
    """Return a record with one random change, three at times, that leaves its id."""
    root = ElementTree.fromstring(xml)  # noqa: S314 (our own)
    for _ in range(generator.choice((1, 1, 1, 3))):
        generator.choice(EDITS)(generator, root)
    return ElementTree.tostring(root, encoding="unicode")


def _parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each element below the root but the id, with its parent."""
    for parent in root.iter():
        for child in parent:
            if parent is not root or child.tag != "id":
                yield parent, child


def _any_element(generator: random.Random, root: Element) -> tuple[Element, Element] | None:
    found = list(_parents(root))
    return generator.choice(found) if found else None


def _edit_text(generator: random.Random, root: Element) -> None:
    leaves = [child for _, child in _parents(root) if not len(child)]
    if leaves:
        generator.choice(leaves).text = generator.choice(TEXTS)


def _edit_attribute(generator: random.Random, root: Element) -> None:
    found = [(each, name) for each in root.iter() for name in each.attrib if each is not root or name != "id"]
    if found:
        element, name = generator.choice(found)
        if generator.random() < 0.2:
            del element.attrib[name]
        else:
            element.set(name, generator.choice(TEXTS))


def _remove(generator: random.Random, root: Element) -> None:
    if found := _any_element(generator, root):
        found[0].remove(found[1])


def _repeat(generator: random.Random, root: Element) -> None:
    if found := _any_element(generator, root):
        parent, child = found
        parent.insert(generator.randrange(len(parent) + 1), _copy(child))


def _reorder(generator: random.Random, root: Element) -> None:
    lists = [each for each in root.iter() if len(each) > 1]
    if lists:
        chosen = generator.choice(lists)
        children = list(chosen)
        for child in children:
            chosen.remove(child)
        generator.shuffle(children)
        chosen.extend(children)


def _move(generator: random.Random, root: Element) -> None:
    """Move an entry into another list of the same tag: a credit to another track, a sub-track up."""
    if found := _any_element(generator, root):
        parent, child = found
        others = [each for each in root.iter(parent.tag) if each is not parent and each not in child.iter()]
        if others:
            parent.remove(child)
            other = generator.choice(others)
            other.insert(generator.randrange(len(other) + 1), child)


def _add_unknown(generator: random.Random, root: Element) -> None:
    element = generator.choice(list(root.iter()))
    if generator.random() < 0.5:
        element.set("unheard_of", generator.choice(("1", "2")))
    else:
        ElementTree.SubElement(element, "unheard_of").text = generator.choice(("1", "2"))


def _change_images(generator: random.Random, root: Element) -> None:
    """Give pictures, with addresses as until 2015, without, or none."""
    for each in root.findall("images"):
        root.remove(each)
    addresses = generator.choice(((), ("",), ("", ""), ("A-1",), ("A-1", "A-2"), ("A-2", "A-1"), ("A-3", "")))
    if addresses:
        images = ElementTree.Element("images")
        for address in addresses:
            attributes = {"type": "primary", "uri": address, "uri150": address, "width": "1", "height": "2"}
            ElementTree.SubElement(images, "image", attributes)
        root.insert(0, images)


def _change_status(generator: random.Random, root: Element) -> None:
    if root.tag == "release":
        root.attrib.pop("status", None)
        if generator.random() < 0.7:
            root.set("status", generator.choice(("Accepted", "Draft")))


def _copy(element: Element) -> Element:
    return deepcopy(element)


EDITS = (
    _edit_text, _edit_text, _edit_text, _edit_attribute, _edit_attribute, _remove, _remove, _repeat, _repeat, _reorder,
    _reorder, _move, _move, _add_unknown, _change_images, _change_status,
)  # fmt: skip
