"""Finds the records that hold elements or attributes that nobody knows, without parsing: the fast way drops those.

Every name is looked at, by its first eight letters if it is an element's and its last eight if it is an attribute's.
A known name at a place where it is not expected is not seen; the sample of `chunk` is there for that.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np

from discogs_sync.dump.layout import Dump, Element

Array = np.ndarray[Any, Any]

_LETTERS = np.uint64(0x4040404040404040)
"""The bit that letters and underscores have in each byte, and digits, spaces and punctuation marks have not."""

_BLOCK = 1 << 18
"""Bytes that are looked at at once, so that they and what is made of them stay in the processor's cache."""

_BUCKETS = 12
_SPREAD, _SIX, _ONE = np.uint64(0x9E3779B97F4A7C15), np.uint64(6), np.uint64(1)


class Names:
    """The names that a kind of dump is known to have."""

    def __init__(self, dump: Dump) -> None:
        paths = {dump.root, *_paths(dump.record)}
        steps = [step for path in paths for step in path.split("/") if step not in {"", "."}]
        self._elements = _Known({step for step in steps if not step.startswith("@")}, "<u8")
        self._attributes = _Known({step[:0:-1] for step in steps if step.startswith("@")}, ">u8")

    def unknown(self, xml: bytes, bounds: Sequence[int]) -> list[int]:
        """Give the numbers of the records between bounds that hold an unknown name, in their order."""
        text = np.frombuffer(xml, np.uint8)
        places: list[Array] = []
        for begin in range(0, len(text) - 8, _BLOCK):
            here, after = text[begin : begin + _BLOCK], text[begin + 1 : begin + _BLOCK + 1]
            here = here[: len(after)]
            tags = np.flatnonzero((here == ord("<")) & (after != ord("/")))
            places.append(self._elements.others(xml, tags + (begin + 1)))
            values = np.flatnonzero((here == ord("=")) & (after == ord('"')))
            places.append(self._attributes.others(xml, values + (begin - 8)) + 8)
        found = [place for place in np.concatenate(places).tolist() if _is_in_tag(xml, place)]
        return sorted({bisect_right(bounds, place) - 1 for place in found})


def _is_in_tag(xml: bytes, place: int) -> bool:
    """Tell whether a place stands within a tag rather than in a text, where `href="` for one may stand as well."""
    return xml.rfind(b"<", 0, place) > xml.rfind(b">", 0, place)


def _paths(element: Element) -> Iterable[str]:
    """Give all that leads to elements and attributes, an attribute as a step of its own."""
    own = (place.replace("@", "/@") for place in element.places.values())
    below = chain.from_iterable(_paths(child) for child in element.lists.values())
    return chain([element.path, element.nested or ""], own, element.ignored, below)


class _Known:
    """Names as the numbers that their first eight letters make, in a table that finds each at one look."""

    def __init__(self, names: Iterable[str], order: str) -> None:
        self._order = order
        numbers = {int.from_bytes(name[:8].encode().ljust(8, b"\0"), "little") for name in names}
        self._numbers = np.fromiter(numbers | {0}, np.uint64)
        self._table = np.zeros(1 << _BUCKETS, np.uint64)
        self._table[self._bucket(self._numbers)] = self._numbers

    def others(self, xml: bytes, places: Array) -> Array:
        """Give those places at which none of the names stands; eight bytes of the text are behind each."""
        every = np.ndarray((len(xml) - 7,), self._order, xml, strides=(1,))
        eight = every[places].astype(np.uint64, copy=False)
        ends = ~eight & _LETTERS
        names = eight & (((ends & -ends) >> _SIX) - _ONE)
        suspects = np.flatnonzero(self._table[self._bucket(names)] != names)
        if not len(suspects):
            return suspects
        return places[suspects[~np.isin(names[suspects], self._numbers)]]

    def _bucket(self, numbers: Array) -> Array:
        return (numbers * _SPREAD) >> np.uint64(64 - _BUCKETS)
