"""A chunk of records as the bytes that COPY takes, ready to be written; nothing here touches the database."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
from pgpq import ArrowToPostgresBinaryEncoder
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB

from discogs_sync.dump.arrow import Batches, Parser, UnexpectedRecordError, arrow_type
from discogs_sync.dump.document import read
from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.numeric import numeric
from discogs_sync.dump.records import Chunk
from discogs_sync.dump.tags import Names
from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.encode import Drift, Row, encode
from discogs_sync.store.bulk import END

LINEAGE = ("source", "source_date", "first_seen_at", "checked_at", "changed_at", "content_hash", "dump_hash", "run_id")


SAMPLED = 1_000
"""Of so many records of a chunk one is looked at closely."""


@dataclass(frozen=True)
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
    drift: list[tuple[int, Drift]] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all rows."""
        return sum(len(part) for parts in self.data.values() for part in parts)


@dataclass(frozen=True)
class Origin:
    """Where the rows of a load come from: the instant of the dump, that of the load, and its run."""

    dumped_at: datetime
    loaded_at: datetime
    run_id: int


class Encoder:
    """Turns records of one kind of dump into the bytes of COPY; threads share it."""

    def __init__(self, dump: Dump, origin: Origin) -> None:
        self._dump = dump
        self._origin = origin
        self._parser = Parser(dump)
        self._names = Names(dump)

    def columns(self, element: Element) -> tuple[str, ...]:
        """Give the columns that an element's rows are encoded with."""
        return (*element.columns, *LINEAGE) if element is self._dump.record else element.columns

    def encode(self, chunk: Chunk) -> Encoded:
        """Encode records; those that the fast way does not take go the slow way, one by one.

        So do those that hold names which nobody knows, and whatever is unexpected in others: one in SAMPLED, by its
        hash, is looked at closely.
        """
        encoded = Encoded()
        slow = set(self._names.unknown(chunk.xml, chunk.bounds))
        sampled = [number for number, digest in enumerate(chunk.hashes) if int.from_bytes(digest[:4]) % SAMPLED == 0]
        slow.update(number for number in sampled if self._is_odd(chunk.record(number)))
        self._add(encoded, chunk.only([number for number in range(len(chunk)) if number not in slow]))
        for number in sorted(slow):
            self._add_slowly(encoded, chunk.only([number]))
        return encoded

    def _is_odd(self, record: bytes) -> bool:
        """Tell whether there is something unexpected in a record."""
        try:
            _, drift = read_rows(self._dump, record)
        except UnusableDocument:
            return True
        return bool(drift)

    def _add(self, encoded: Encoded, chunk: Chunk) -> None:
        try:
            batches = self._parser.parse(chunk.xml)
            self._check(batches, len(chunk))
        except UnexpectedRecordError:
            self._halve(encoded, chunk)
            return
        self._take(encoded, batches, chunk.hashes)

    def _check(self, batches: Batches, expected: int) -> None:
        own = batches[self._dump.record.part.table.name]
        if own.num_rows != expected or own["id"].null_count:
            raise UnexpectedRecordError("records without an id, or records in records")

    def _halve(self, encoded: Encoded, chunk: Chunk) -> None:
        if len(chunk) == 1:
            self._add_slowly(encoded, chunk)
            return
        middle = len(chunk) // 2
        for part in (range(middle), range(middle, len(chunk))):
            self._add(encoded, chunk.only(part))

    def _add_slowly(self, encoded: Encoded, chunk: Chunk) -> None:
        """Add the only record of a chunk."""
        [record], [place] = chunk.records, chunk.places
        try:
            batches, drift = read_rows(self._dump, record)
        except UnusableDocument as error:
            encoded.bad.append(Bad(place, chunk.ids[0] or None, str(error)))
            return
        self._take(encoded, batches, chunk.hashes)
        encoded.drift += [(encoded.ids[-1], each) for each in drift]

    def _take(self, encoded: Encoded, batches: Batches, hashes: Sequence[bytes]) -> None:
        own = batches[self._dump.record.part.table.name]
        encoded.ids += own["id"].to_pylist()
        for name, batch in batches.items():
            if batch.num_rows:
                whole = self._with_lineage(batch, hashes) if batch is own else batch
                encoded.data[name].append(_binary(whole))
                encoded.rows[name] += batch.num_rows

    def _with_lineage(self, batch: pa.RecordBatch, hashes: Sequence[bytes]) -> pa.RecordBatch:
        table, length, origin = self._dump.record.part.table, batch.num_rows, self._origin
        digests = pa.array(hashes, pa.binary())
        values = {
            "source": "dump",
            "source_date": origin.dumped_at,
            "first_seen_at": origin.loaded_at,
            "checked_at": origin.dumped_at,
            "changed_at": origin.loaded_at,
            "run_id": origin.run_id,
        }
        constant = {
            name: pa.repeat(pa.scalar(value, arrow_type(table.columns[name])), length) for name, value in values.items()
        }
        arrays = [constant.get(name, digests) for name in LINEAGE]
        return pa.RecordBatch.from_arrays([*batch.columns, *arrays], names=[*batch.schema.names, *LINEAGE])


def _binary(batch: pa.RecordBatch) -> bytes:
    """Give a batch as rows of COPY, without its header and its end."""
    encoder = ArrowToPostgresBinaryEncoder(batch.schema)
    encoder.write_header()
    rows: bytes = encoder.write_batch(batch) + encoder.finish()
    return rows.removesuffix(END)


JSONB_VERSION = "\x01"
"""What JSON begins with in the binary form of a jsonb column."""


def read_rows(dump: Dump, record: bytes) -> tuple[Batches, list[Drift]]:
    """Give the rows of one record, read the slow way, and what is unexpected in it. Raises UnusableDocument."""
    document, own = read(dump, record)
    document, drift = replace_forbidden(document)
    encoding = encode(dump.record.part, document)
    return _batches(dump.record, encoding.rows, own), [*drift, *encoding.drift]


def _batches(record: Element, rows: Mapping[str, list[Row]], own: Mapping[str, Any]) -> Batches:
    """Give rows of the mapping as batches, those of tables beside left out."""
    found: Batches = {}
    for element in record.tables():
        table = element.part.table
        values = rows.get(table.name, [])
        if element is record:
            values = [[*values[0], *(own.get(name) for name in record.columns[len(values[0]) :])]]
        found[table.name] = _batch(table, element.columns, values)
    return found


def _batch(table: Table, columns: Sequence[str], rows: Sequence[Row]) -> pa.RecordBatch:
    arrays = []
    for place, name in enumerate(columns):
        column = table.columns[name]
        values = [row[place] for row in rows]
        if column.info.get("derived", ("", ""))[1] == "number":
            values = [None if value is None else numeric(str(value)) for value in values]
        elif isinstance(column.type, JSONB):
            values = [None if value is None else JSONB_VERSION + json.dumps(value) for value in values]
        arrays.append(pa.array(values, arrow_type(column)))
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))
