"""Every place in a document, and copies of the document that differ there alone."""

import copy
from collections.abc import Iterator
from typing import Any

from tests.documents import Document

Place = tuple[str | int, ...]


def places(value: Any, above: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Give every value within a document, with the keys and indexes that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield (*above, name), each
        yield from places(each, (*above, name))


def with_other(document: Document, place: Place, value: Any) -> Document:
    """Give a copy with another value at a place."""
    changed, last = _copy(document, place)
    changed[0][last] = value
    return changed[1]


def without(document: Document, place: Place) -> Document:
    """Give a copy that lacks a place."""
    changed, last = _copy(document, place)
    del changed[0][last]
    return changed[1]


def _copy(document: Document, place: Place) -> tuple[tuple[Any, Document], Any]:
    copied = copy.deepcopy(document)
    inner: Any = copied
    for name in place[:-1]:
        inner = inner[name]
    return (inner, copied), place[-1]


def shuffled(value: Any) -> Any:
    """Give a copy whose objects have their keys in the opposite order, at every depth."""
    if isinstance(value, dict):
        return {name: shuffled(value[name]) for name in reversed(value)}
    return [shuffled(each) for each in value] if isinstance(value, list) else value
