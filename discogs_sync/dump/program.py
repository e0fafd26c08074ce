"""The layout of a dump in numbers, which `transcoder` follows."""

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Integer

from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.native.program import EDGES, SLOTS, Fill, Program, Text, place_of

_DERIVED = {
    "first_day": Fill.FIRST_DAY,
    "precision": Fill.PRECISION,
    "year": Fill.YEAR,
    "seconds": Fill.SECONDS,
    "number": Fill.NUMBER,
}


def program_of(dump: Dump, lineage: Sequence[bytes | Fill]) -> Program:
    """Give the program of a dump; its tables are numbered in the order of `dump.record.tables()`.

    `lineage` are the columns that the record's own row ends with: in the binary form of COPY, or what fills them.
    """
    return _Builder(dump, lineage).build()


class _Builder:
    def __init__(self, dump: Dump, lineage: Sequence[bytes | Fill]) -> None:
        self._dump = dump
        self._lineage = lineage
        self._elements = list(dump.record.tables())
        self._names = bytearray()
        self._constants = bytearray()
        self._edges = np.full((EDGES, 4), -1, np.int64)
        self._nodes: list[list[int]] = []
        self._slots: list[dict[str, int]] = [{} for _ in self._elements]

    def build(self) -> Program:
        around = self._add_node(-1, Text.NONE)
        self._add_row(around, self._dump.record)
        columns = [[*self._columns(number)] for number in range(len(self._elements))]
        return Program(
            names=np.frombuffer(bytes(self._names), np.uint8),
            edges=self._edges,
            nodes=np.array(self._nodes, np.int64),
            columns=np.array([column for each in columns for column in each], np.int64),
            firsts=np.cumsum([0, *map(len, columns)]),
            sizes=np.array([sum(map(_size, each)) for each in columns]),
            is_nested=np.array([element.nested is not None for element in self._elements]),
            constants=np.frombuffer(bytes(self._constants), np.uint8),
        )

    def _add_node(self, slot: int, text: Text, table: int = -1) -> int:
        self._nodes.append([table, slot, text])
        return len(self._nodes) - 1

    def _add_edge(self, parent: int, name: str, child: int) -> None:
        letters = name.encode()
        place = place_of(parent, letters[0], letters[-1], len(letters))
        while self._edges[place, 0] >= 0:
            place = (place + 1) % EDGES
        self._edges[place] = (parent, len(self._names), len(self._names) + len(letters), child)
        self._names += letters

    def _add_row(self, above: int, element: Element) -> None:
        """Add an element that is a row, under the node above it, with all that stands in it."""
        table = self._elements.index(element)
        slots = self._slots[table]
        own_text = "." in element.places.values()
        own = self._add_node(_slot(slots, ".") if own_text else -1, Text.KEPT if own_text else Text.NONE, table)
        self._add_edge(2 * above, element.path.rpartition("/")[2], own)
        reached = {"": own}
        for column, place in element.places.items():
            path, mark, attribute = place.partition("@")
            if mark:
                node = self._reach(reached, slots, path.rstrip("/"))
                self._add_edge(2 * node + 1, attribute, _slot(slots, place))
            elif isinstance(element.part.table.columns[column].type, ARRAY):
                self._nodes[self._reach(reached, slots, place)][1:] = -1, Text.ENTRY
            elif place != ".":
                self._nodes[self._reach(reached, slots, place)][2] = Text.KEPT
        for path in element.ignored:
            self._nodes[self._reach(reached, slots, path)][1:] = -1, Text.IGNORED
        for child in element.lists.values():
            self._add_row(self._reach(reached, slots, child.path.rpartition("/")[0]), child)
        if element.nested:
            container, _, name = element.nested.rpartition("/")
            self._add_edge(2 * self._reach(reached, slots, container), name, own)

    def _reach(self, reached: dict[str, int], slots: dict[str, int], path: str) -> int:
        """Give the node at a path below a row, added where it is not there yet; its slot tells whether it occurred."""
        if path not in reached:
            above, _, name = path.rpartition("/")
            parent = self._reach(reached, slots, above)
            reached[path] = self._add_node(_slot(slots, path), Text.NONE)
            self._add_edge(2 * parent, name, reached[path])
        return reached[path]

    def _columns(self, table: int) -> Sequence[tuple[int, int, int]]:
        element, slots = self._elements[table], self._slots[table]
        columns = [_column(element, slots, name) for name in element.columns]
        if element is self._dump.record:
            columns += [self._lineage_column(value) for value in self._lineage]
        return columns

    def _lineage_column(self, value: bytes | Fill) -> tuple[int, int, int]:
        if isinstance(value, Fill):
            return value, 0, 4 * len(self._elements)
        begin = len(self._constants)
        self._constants += value
        return Fill.CONSTANT, begin, len(self._constants)


def _slot(slots: dict[str, int], place: str) -> int:
    """Give the slot of a place within a row, a new one where it has none."""
    slot = slots.setdefault(place, len(slots))
    assert slot < SLOTS  # noqa: S101 (the layouts are ours)
    return slot


def _column(element: Element, slots: Mapping[str, int], name: str) -> tuple[int, int, int]:
    """Tell what a column of an element's row is filled with."""
    first, *others = [column.name for column in element.part.table.primary_key.columns]
    if name == first:
        return Fill.RECORD_ID, slots.get(element.places.get(name, ""), 0), 0
    if name in others:
        return Fill.ORDINAL if name == others[-1] else Fill.ORDINAL_ABOVE, 0, 0
    if name == "parent_ordinal":
        return Fill.PARENT_ORDINAL, 0, 0
    if name == "type_" and element.nested:
        return Fill.TRACK_TYPE, slots["position"], slots["duration"]
    if name in element.derivations:
        source, function = element.derivations[name]
        return _DERIVED[function], slots[element.places[source]], 0
    if name in element.places:
        return _fill(element, element.part.table.columns[name]), slots.get(element.places[name], 0), 0
    return Fill.NULL, 0, 0


def _size(column: tuple[int, int, int]) -> int:
    """Give the bytes that a column takes at most, beside its text."""
    fill, first, second = column
    return second - first if fill in (Fill.CONSTANT, Fill.LIST_HASHES) else 32


def _fill(element: Element, column: Column[object]) -> Fill:
    is_positive = column.info.get("zero_is_null", False)
    match column.type:
        case ARRAY():
            return Fill.TEXTS
        case Boolean():
            return Fill.BOOLEAN
        case BigInteger():
            return Fill.POSITIVE_BIGINT if is_positive else Fill.BIGINT
        case Integer():
            return Fill.POSITIVE_INTEGER if is_positive else Fill.INTEGER
        case _:
            return Fill.TEXT_OR_EMPTY if element.part.is_text else Fill.TEXT
