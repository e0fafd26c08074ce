"""A chunk of records as the bytes that COPY takes, ready to be written; nothing here touches the database."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from discogs_sync.dump.cutting import Cutter
from discogs_sync.dump.document import read
from discogs_sync.dump.layout import LABELS, Dump, Element
from discogs_sync.dump.limits import LARGE_RECORD
from discogs_sync.dump.native.memory import Array, bytes_of
from discogs_sync.dump.native.program import LIST_HASH, Fill, Input, Output, room_for
from discogs_sync.dump.native.scanner import find_hashes
from discogs_sync.dump.native.transcoder import transcode
from discogs_sync.dump.program import program_of
from discogs_sync.dump.records import END, Chunk, ids_of
from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.encode import Drift, Row, Rows, encode
from discogs_sync.store import bulk
from discogs_sync.store.drift import Tally as DriftTally

_HASHES = {"content_hash": Fill.HASH, "dump_hash": Fill.HASH, "dump_list_hashes": Fill.LIST_HASHES}
"""The columns of an entity that are filled with what its record is hashed to."""

LINEAGE = ("source", "source_date", "checked_at", *_HASHES, "run_id")
"""Columns of an entity's lineage that a record's row is written with; the database sets the instants of writing."""

_ROOM = 1 << 16
"""Bytes of room for the rows of each table, beside those that the XML has."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A record that cannot be kept: where it begins in the XML (bytes), its id where it has one, and why."""

    offset: int
    id: int | None
    reason: str


@dataclass
class Encoded:
    """What records became: the bytes of COPY and the number of rows for each table, and the ids of the records.

    Also what was unexpected, by id, and what cannot be kept.
    """

    data: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    rows: Counter[str] = field(default_factory=Counter)
    ids: list[int] = field(default_factory=list)
    drift: DriftTally = field(default_factory=DriftTally)
    bad: list[Bad] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all rows."""
        return sum(len(part) for parts in self.data.values() for part in parts)

    def add_rows(self, name: str, rows: list[bytes]) -> None:
        """Add rows of a table."""
        if rows:
            self.rows[name] += len(rows)
            self.data[name] += rows

    def add(self, other: "Encoded") -> None:
        """Add what other records became."""
        for name, parts in other.data.items():
            self.data[name] += parts
        self.rows += other.rows
        self.ids += other.ids
        self.drift.merge(other.drift)
        self.bad += other.bad


@dataclass(frozen=True)
class Origin:
    """Where the rows of a load come from: the instant of the dump, and the load's run."""

    dumped_at: datetime
    run_id: int

    @property
    def lineage(self) -> tuple[str | datetime | int | None, ...]:
        """The values of LINEAGE, None for the hashes."""
        hashes = [None] * len(_HASHES)
        return "dump", self.dumped_at, self.dumped_at, *hashes, self.run_id


class _Own(threading.local):
    """What each thread has of its own: room for rows."""

    rows = np.empty(0, np.uint8)


class Encoder:
    """Turns records of one kind of dump into the bytes of COPY; threads share it."""

    def __init__(self, dump: Dump, origin: Origin, check: Callable[[], None] = lambda: None) -> None:
        """Prepare for a kind of dump; `check` is called between records of the slow path, and may raise."""
        self._dump = dump
        self._check = check
        self._one_large = threading.Lock()
        self._origin = origin
        self._own = _Own()
        self._names = [element.part.table.name for element in dump.record.tables()]
        fields = bulk.binary_fields(dump.record.part.table, LINEAGE, origin.lineage)
        lineage = [_HASHES.get(name, field) for name, field in zip(LINEAGE, fields, strict=True)]
        self._program = program_of(dump, lineage)

    def columns(self, element: Element) -> tuple[str, ...]:
        """Give the columns that an element's rows are encoded with."""
        return (*element.columns, *LINEAGE) if element is self._dump.record else element.columns

    def encode(self, chunk: Chunk, known: Array | None = None) -> Encoded:
        """Encode records; those that the fast way does not take go the slow way, one by one.

        `known` are rows of the hashes of each record's lists that are here, -1 for a list that is not: the rows of
        those that are as they are here are left out.
        """
        encoded = Encoded()
        if known is None:
            known = self.no_lists(len(chunk))
        for number in self.add_fast(encoded, chunk, known):
            self._check()
            self.add_slowly(encoded, chunk, number, known[number])
        return encoded

    def no_lists(self, records: int) -> Array:
        """Give for so many records that no list of theirs is here."""
        return np.full((records, len(self._names) - 1), -1)

    def add_fast(self, encoded: Encoded, chunk: Chunk, known: Array) -> list[int]:
        """Add all records that the fast way takes, and give the numbers of the others."""
        found = Input(bytes_of(chunk.xml), chunk.bounds, chunk.ids, chunk.hashes, known)
        reading = room_for(len(self._names))
        is_odd, first = np.zeros(len(chunk), bool), 0
        while first < len(chunk):
            output = self._room(len(chunk.xml) + _ROOM, is_odd)
            last = transcode(self._program, found, first, reading, output)
            if last == first:  # a record that is larger than all the room
                is_odd[first] = True
                last += 1
            self._take(encoded, output)
            first = last
        encoded.ids += found.ids[~is_odd].tolist()
        return [int(number) for number in np.flatnonzero(is_odd)]

    def _room(self, size: int, is_odd: Array) -> Output:
        """Give room for so many bytes of each table; a thread uses its room again."""
        tables = len(self._names)
        if len(self._own.rows) < tables * size:
            self._own.rows = np.empty(tables * size, np.uint8)
        ends = np.zeros((2, tables), np.int64)
        ends[0] = np.arange(tables) * (len(self._own.rows) // tables)
        return Output(bytes_of(self._own.rows), ends, np.zeros((2, tables), np.int64), is_odd)

    def _take(self, encoded: Encoded, output: Output) -> None:
        rows = output.rows.ones.data
        size = len(rows) // len(self._names)
        for number, name in enumerate(self._names):
            if count := int(output.counts[0, number]):
                encoded.rows[name] += count
                encoded.data[name].append(bytes(rows[number * size : output.ends[0, number]]))

    def add_slowly(self, encoded: Encoded, chunk: Chunk, number: int, known: Array) -> None:
        """Add one record on the slow path, or quarantine it; `known` are the hashes of its lists that are here.

        Threads take large records one after the other.
        """
        is_large = chunk.bounds[number + 1] - chunk.bounds[number] >= LARGE_RECORD
        try:
            with self._one_large if is_large else nullcontext():
                found = self._encoded_slowly(chunk, number, known)
        except UnusableDocument as error:
            reason = str(error)
        except Exception as error:  # one record must not stop the others, whatever is wrong with it
            reason = f"The record cannot be mapped ({type(error).__name__}: {error})."
        else:
            encoded.add(found)
            return
        encoded.bad.append(Bad(int(chunk.places[number]), int(chunk.ids[number]) or None, reason))

    def _encoded_slowly(self, chunk: Chunk, number: int, known: Array) -> Encoded:
        """Encode one record on the slow path. Raises UnusableDocument."""
        encoded = Encoded()
        rows, drift = read_rows(self._dump, chunk.record(number))
        own, *lists = self._dump.record.tables()
        list_hashes = b""
        for element, known_hash in zip(lists, known.tolist(), strict=True):
            found = self._binary(element, rows[element.part.table.name])
            list_hash = _list_hash(found)
            list_hashes += list_hash.to_bytes(4)
            if list_hash != known_hash:
                encoded.add_rows(element.part.table.name, found)
        hash = int(chunk.hashes[number]).to_bytes(8, signed=True)
        hashes = {Fill.HASH: hash, Fill.LIST_HASHES: list_hashes}
        lineage = [
            hashes[_HASHES[name]] if name in _HASHES else value
            for name, value in zip(LINEAGE, self._origin.lineage, strict=True)
        ]
        [row] = rows[own.part.table.name]
        encoded.add_rows(own.part.table.name, self._binary(own, [[*row, *lineage]]))
        encoded.ids = [row[0]]
        for each in drift:
            encoded.drift.add(self._dump.kind, row[0], each)
        return encoded

    def _binary(self, element: Element, rows: list[Row]) -> list[bytes]:
        return bulk.binary_rows(element.part.table, self.columns(element), rows)


def prepare() -> None:
    """Have what is compiled ready: that takes ten seconds where it was not done before."""
    xml = bytearray(b"<labels><label><id>1</id></label></labels>" + END)
    bounds = Cutter(LABELS).cut(xml, 0, len(xml) - len(END), is_last=True)
    origin = Origin(datetime.now(UTC), run_id=0)
    Encoder(LABELS, origin).encode(Chunk(xml, bounds, bounds[:-1], ids_of(LABELS, xml, bounds)))


def _list_hash(rows: list[bytes]) -> int:
    """Give the hash of a list: of the sum of its rows' XXH64 the lowest four bytes, as the transcoder does."""
    bounds = np.cumsum([0, *map(len, rows)])
    hashes = find_hashes(bytes_of(b"".join(rows) + END), bounds)
    return int(hashes.sum()) & LIST_HASH


def read_rows(dump: Dump, record: bytes) -> tuple[Rows, list[Drift]]:
    """Give the rows of one record, read the slow way, and what is unexpected in it. Raises UnusableDocument.

    The rows have the columns of the layout's elements; those of tables beside are left out.
    """
    document, own = read(dump, record)
    document, drift = replace_forbidden(document)
    encoding = encode(dump.record.part, document)
    found = {
        element.part.table.name: encoding.rows.get(element.part.table.name, []) for element in dump.record.tables()
    }
    row: Row = found[dump.record.part.table.name][0]
    row += [own.get(name) for name in dump.record.columns[len(row) :]]
    return found, [*drift, *encoding.drift]
