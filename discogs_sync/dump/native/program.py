"""The layout of a dump in numbers, as compiled functions take it, and what else they take and give."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Array, Bytes

EDGES = 1024
"""Places in the table of edges; a power of two."""

SLOTS = 24
"""Slots that a row may have."""

LIST_HASH = 0xFFFFFFFF
"""The bits that are kept of the sum of the hashes of a list's rows."""

LEVELS, DEPTH, ENTRIES = 8, 32, 1024
"""Rows that may stand in each other, elements that may, and entries that the arrays of a record may have."""


class Text(IntEnum):
    """What becomes of the text of an element."""

    NONE = 0  # it may hold white space only
    KEPT = 1  # it goes to the element's slot
    ENTRY = 2  # it is an entry of the row's array
    IGNORED = 3


class Fill(IntEnum):
    """What a column is filled with; TEXT and what follows comes from a slot, and is NULL where that is empty."""

    NULL = 0
    CONSTANT = 1
    RECORD_ID = 2
    HASH = 3
    LIST_HASHES = 4
    ORDINAL = 5
    ORDINAL_ABOVE = 6
    PARENT_ORDINAL = 7
    TRACK_TYPE = 8
    TEXTS = 9
    TEXT_OR_EMPTY = 10
    TEXT = 11
    INTEGER = 12
    BIGINT = 13
    POSITIVE_INTEGER = 14
    POSITIVE_BIGINT = 15
    BOOLEAN = 16
    FIRST_DAY = 17
    PRECISION = 18
    YEAR = 19
    SECONDS = 20
    NUMBER = 21


class Program(NamedTuple):
    """The layout of a dump in numbers; `program` makes it.

    `edges` is a hash table of what stands in what, rows of (parent, begin and end of the name in `names`, child): the
    elements in an element are found under twice its number, and are numbers of `nodes`; its attributes under one more,
    and are slots. `nodes` are rows of (table or -1, slot or -1, Text); the first one stands around the record.
    `columns` are rows of (Fill, slot, another slot or begin of a constant in `constants`, its end); those of a table
    begin at its number in `firsts`. `is_nested` tells of tables whose rows may stand in each other: they are counted
    over the whole record.
    """

    names: Array
    edges: Array
    nodes: Array
    columns: Array
    firsts: Array
    sizes: Array
    is_nested: Array
    constants: Array


class Input(NamedTuple):
    """Records: their XML, where in it each begins and the last one ends, their ids, and their hashes.

    `known` are rows of the hashes of each record's lists that are here, -1 for a list that is not.
    """

    xml: Bytes
    bounds: Array
    ids: Array
    hashes: Array
    known: Array


class Output(NamedTuple):
    """What becomes of records: equal room for the rows of each table, where the next row goes, and how many there are.

    `is_odd` tells of the records that were left alone.
    """

    rows: Bytes
    ends: Array
    counts: Array
    is_odd: Array


class Reading(NamedTuple):
    """What is known within a record: the rows that are open, by their level, and the elements, by their depth.

    Of each row the slots (begin and end in the XML, and the kinds of bytes there), its table and ordinal, the numbers
    of rows below it by table, whether it holds rows of its own table, and where its entries begin. `entries` are those
    of arrays, rows of (begin, end, kinds). `elements` are rows of (number, begin and end of the name). `sums` are the
    sums of the hashes of the record's rows, by table: their order, which their ordinals tell, makes no difference.
    """

    starts: Array
    begins: Array
    ends: Array
    kinds: Array
    tables: Array
    ordinals: Array
    counts: Array
    is_parent: Array
    first_entries: Array
    entries: Array
    elements: Array
    sums: Array


@compiled
def place_of(parent: int, first: int, last: int, length: int) -> int:
    """Give the place in the table of edges at which the search for a name begins, by its letters and length."""
    return (parent * 37 + first * 7 + last * 3 + length) % EDGES


def room_for(tables: int) -> Reading:
    """Give what `transcode` needs to read a record of so many tables; a thread needs its own."""
    return Reading(
        starts=np.empty(LEVELS, np.int64),
        begins=np.empty((LEVELS, SLOTS), np.int64),
        ends=np.empty((LEVELS, SLOTS), np.int64),
        kinds=np.zeros((LEVELS, SLOTS), np.int64),
        tables=np.empty(LEVELS, np.int64),
        ordinals=np.empty(LEVELS, np.int64),
        counts=np.empty((LEVELS, tables), np.int64),
        is_parent=np.empty(LEVELS, np.bool_),
        first_entries=np.zeros(LEVELS + 1, np.int64),
        entries=np.empty((ENTRIES, 3), np.int64),
        elements=np.empty((DEPTH, 3), np.int64),
        sums=np.empty(tables, np.int64),
    )
