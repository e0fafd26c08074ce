"""Records of a dump as Arrow batches, one a table, whose columns are those of COPY.

The parser (xml2arrow) gives a batch for each element of the layout, its rows counted within the elements above. What
the tables need beyond that is added here, column by column: keys and places, NULL for what is empty, derived columns.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, DateTime, Integer, LargeBinary, SmallInteger, Table
from sqlalchemy.types import TypeEngine
from xml2arrow import Xml2ArrowError, XmlToArrowParser

from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.numeric import numeric
from discogs_sync.mapping.derive import FUNCTIONS

Batches = dict[str, pa.RecordBatch]
"""A batch for each table by its name."""

_TYPES: tuple[tuple[type[TypeEngine[Any]], pa.DataType], ...] = (
    (BigInteger, pa.int64()),
    (SmallInteger, pa.int16()),
    (Integer, pa.int32()),
    (Boolean, pa.bool_()),
    (Date, pa.date32()),
    (DateTime, pa.timestamp("us", "UTC")),
    (ARRAY, pa.list_(pa.utf8())),
    (LargeBinary, pa.binary()),
)


def arrow_type(column: Column[Any]) -> pa.DataType:
    """Give the Arrow type whose values COPY takes for a column; NUMERIC goes as the bytes of its binary form."""
    if "derived" in column.info and column.info["derived"][1] == "number":
        return pa.binary()
    return next((arrow for sql, arrow in _TYPES if isinstance(column.type, sql)), pa.utf8())


class UnexpectedRecordError(Exception):
    """The fast way does not take some record among those that it was given."""


class Parser:
    """The parser of one kind of dump; threads share it, for it parses without the interpreter's lock."""

    def __init__(self, dump: Dump) -> None:
        self._dump = dump
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "layout.yaml"
            path.write_text(_configuration(dump), encoding="utf-8")
            self._parser = XmlToArrowParser(path)

    def parse(self, xml: bytes) -> Batches:
        """Parse whole records within the root, in their order, into batches of the tables' columns, lineage left out.

        Raises UnexpectedRecordError where a record is not as the layout expects: nothing tells which.
        """
        if b"\x00" in xml:  # which xml2arrow lets pass, and PostgreSQL does not
            raise UnexpectedRecordError("a NUL character")
        if b"\r" in xml:  # ends of lines are line feeds (XML 1.0, 2.11), which xml2arrow does not see to
            xml = xml.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            batches = _Conversion(self._parser.parse(xml)).convert(self._dump.record)
        except (Xml2ArrowError, pa.ArrowException, TypeError) as error:  # TypeError: so it tells of what is not UTF-8
            raise UnexpectedRecordError(str(error)) from error
        for element in self._dump.record.lists.values():
            if element.nested and _parents(batches, element) != xml.count(
                b"<%s>" % element.nested.split("/")[0].encode()
            ):
                raise UnexpectedRecordError("lists within lists, deeper than the parser was told")
        return batches


def _parents(batches: Batches, element: Element) -> int:
    """Give how many entries of a list hold others."""
    return int(pc.sum(pc.equal(batches[element.part.table.name]["type_"], "index")).as_py() or 0)


def _configuration(dump: Dump) -> str:
    lines = ["parser_options:", "  trim_text: false", "tables:"]
    for name, container, depth, fields in _parsed_tables(dump):
        lines += [f"- name: {name}", f"  xml_path: {container}", "  levels:"]
        lines += [f"  - level{number}" for number in range(depth)]
        lines += ["  fields:"]
        for column, path, kind in fields:
            lines += [f"  - name: {column}", f"    xml_path: {path}", f"    data_type: {kind}", "    nullable: true"]
    return "\n".join(lines)


_Parsed = tuple[str, str, int, list[tuple[str, str, str]]]
"""A table of the parser: its name, the path to the element around its rows, its depth, and its fields with paths."""


def _parsed_tables(dump: Dump) -> list[_Parsed]:
    tables: list[_Parsed] = []
    _add_tables(tables, dump.record, f"/{dump.root}", 1, "")
    return tables


def _add_tables(tables: list[_Parsed], element: Element, above: str, depth: int, suffix: str) -> None:
    path = f"{above}/{element.path}"
    name = element.part.table.name + suffix
    fields = []
    for column, place in element.places.items():
        if _is_array(element.part.table.columns[column]):
            container, _, tag = place.rpartition("/")
            tables.append(
                (f"{name}.{column}", f"{path}/{container}", depth + 1, [("value", f"{path}/{container}/{tag}", "Utf8")])
            )
        else:
            fields.append((column, path if place == "." else f"{path}/{place}", _parsed_type(element, column)))
    tables.append((name, path.rpartition("/")[0], depth, fields))
    for child in element.lists.values():
        _add_tables(tables, child, path, depth + 1, suffix)
    if element.nested and not suffix:
        inner = Element(element.part, element.nested, element.places, element.lists)
        _add_tables(tables, inner, path, depth + 1, _NESTED)


_NESTED = "/nested"


def _is_array(column: Column[Any]) -> bool:
    return isinstance(column.type, ARRAY)


def _parsed_type(element: Element, column: str) -> str:
    match element.part.table.columns[column].type:
        case Boolean():
            return "Boolean"
        case Integer():
            return "Int64"
        case _:
            return "Utf8"


class _Conversion:
    """One chunk on its way from the parser's batches to the tables' columns."""

    def __init__(self, parsed: dict[str, pa.RecordBatch]) -> None:
        self._parsed = parsed
        self._batches: Batches = {}

    def convert(self, record: Element) -> Batches:
        own = self._parsed[record.part.table.name]
        values = self._values(record, own, record.part.table.name)
        self._batches[record.part.table.name] = _batch(record.part.table, record.columns, values)
        ids = values["id"]
        for child in record.lists.values():
            if child.nested:
                self._convert_nested(child, ids)
            else:
                self._convert_list(child, ids)
        return self._batches

    def _convert_list(self, element: Element, ids: pa.Array) -> None:
        name = element.part.table.name
        parsed = self._parsed[name]
        values = self._values(element, parsed, name)
        values |= _keys(element, [ids.take(parsed["<level0>"]), _from_one(parsed["<level1>"])])
        self._batches[name] = _batch(element.part.table, element.columns, values)

    def _convert_nested(self, element: Element, ids: pa.Array) -> None:
        """Convert a list whose elements may hold elements of the same kind, all in the order of the document."""
        table = element.part.table
        outer, inner = self._parsed[table.name], self._parsed[table.name + _NESTED]
        places = _Places(outer, inner)
        values = {
            column: pa.concat_arrays([above, below])
            for (column, above), below in zip(
                self._values(element, outer, table.name).items(),
                self._values(element, inner, table.name + _NESTED).values(),
                strict=True,
            )
        }
        records = pa.concat_arrays([outer["<level0>"], inner["<level0>"]])
        values |= _keys(element, [ids.take(records), pa.array(places.ordinals)])
        values["parent_ordinal"] = pa.array(places.parents, mask=places.parents == 0)
        values["type_"] = _track_types(values["position"], values["duration"], places.are_above)
        self._batches[table.name] = _batch(table, element.columns, values)
        for child in element.lists.values():
            self._convert_below(child, ids, places)

    def _convert_below(self, element: Element, ids: pa.Array, places: "_Places") -> None:
        name = element.part.table.name
        outer, inner = self._parsed[name], self._parsed[name + _NESTED]
        values = {
            column: pa.concat_arrays([above, below])
            for (column, above), below in zip(
                self._values(element, outer, name).items(),
                self._values(element, inner, name + _NESTED).values(),
                strict=True,
            )
        }
        records = pa.concat_arrays([outer["<level0>"], inner["<level0>"]])
        above = np.concatenate([places.of_outer(outer), places.of_inner(inner)])
        ordinals = pa.concat_arrays([_from_one(outer["<level2>"]), _from_one(inner["<level3>"])])
        values |= _keys(element, [ids.take(records), pa.array(above), ordinals])
        self._batches[name] = _batch(element.part.table, element.columns, values)

    def _values(self, element: Element, parsed: pa.RecordBatch, name: str) -> dict[str, pa.Array]:
        """Give the columns of an element that hold its fields, and those derived from them."""
        table = element.part.table
        values: dict[str, pa.Array] = {}
        for column in element.places:
            if _is_array(table.columns[column]):
                values[column] = _lists(parsed, self._parsed[f"{name}.{column}"])
            else:
                values[column] = _stored(parsed[column], table.columns[column], keep_empty=element.part.is_text)
        for place, source, function in element.part.derivations:
            names = element.part.columns[0]
            if names[source] in values:
                type_ = arrow_type(table.columns[names[place]])
                values[names[place]] = _derived(values[names[source]], function, type_)
        return values


class _Places:
    """Places of tracks and their sub-tracks in one list in the order of the document, counted from 1 a record."""

    def __init__(self, outer: pa.RecordBatch, inner: pa.RecordBatch) -> None:
        self._outer = _numbers(outer, 2)
        self._inner = _numbers(inner, 3)
        above = np.searchsorted(self._outer, self._inner >> _BITS)
        counts = np.bincount(above, minlength=len(self._outer)) if len(above) else np.zeros(len(self._outer), np.int64)
        before = np.concatenate([[0], np.cumsum(counts)[:-1]]) if len(counts) else counts
        records = self._outer >> _BITS
        first = np.searchsorted(records, records)
        own = np.arange(len(self._outer)) - first + (before - before[first] if len(first) else before) + 1
        self._own = own.astype(np.int32)
        self._below = (self._own[above] + (self._inner & _MASK) + 1).astype(np.int32)
        self.ordinals = np.concatenate([self._own, self._below])
        self.parents = np.concatenate([np.zeros(len(self._own), np.int32), self._own[above]]).astype(np.int32)
        self.are_above = np.concatenate([counts > 0, np.zeros(len(self._below), bool)])

    def of_outer(self, parsed: pa.RecordBatch) -> np.ndarray[Any, Any]:
        """Give the place of the track that each row stands in."""
        return self._own[np.searchsorted(self._outer, _numbers(parsed, 2))]

    def of_inner(self, parsed: pa.RecordBatch) -> np.ndarray[Any, Any]:
        """Give the place of the sub-track that each row stands in."""
        return self._below[np.searchsorted(self._inner, _numbers(parsed, 3))]


_BITS = 20
_MASK = (1 << _BITS) - 1


def _numbers(parsed: pa.RecordBatch, levels: int) -> np.ndarray[Any, Any]:
    """Give one number for the first levels of each row, that orders as they do; a level has a million places."""
    number = np.zeros(parsed.num_rows, np.int64)
    for level in range(levels):
        number = (number << _BITS) | parsed[f"<level{level}>"].to_numpy().astype(np.int64)
    return number


def _from_one(places: pa.Array) -> pa.Array:
    return pc.add(places.cast(pa.int32()), pa.scalar(1, pa.int32()))


def _keys(element: Element, arrays: Sequence[pa.Array]) -> dict[str, pa.Array]:
    """Name the columns of a list's key: its parent's, then its own place."""
    keys = [column.name for column in element.part.table.primary_key.columns]
    return dict(zip(keys, arrays, strict=True))


def _stored(values: pa.Array, column: Column[Any], *, keep_empty: bool = False) -> pa.Array:
    """Give values as the column holds them: NULL for what is empty or means none, of the column's width.

    A list of texts keeps its empty ones, as the API's do.
    """
    if keep_empty:
        return values.fill_null("")
    if pa.types.is_string(values.type):
        return pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.utf8()), values) if _has_empty(values) else values
    if column.info.get("zero_is_null"):
        values = pc.if_else(pc.equal(values, 0), pa.scalar(None, values.type), values)
    return values.cast(arrow_type(column))


def _has_empty(values: pa.Array) -> bool:
    return bool(pc.any(pc.equal(values, "")).as_py())


def _derived(values: pa.Array, function: str, type_: pa.DataType) -> pa.Array:
    """Compute a column from another: each value that occurs once, however often."""
    encoded = values.dictionary_encode()
    convert: Callable[[str], Any] = numeric if function == "number" else FUNCTIONS[function]
    converted = pa.array([convert(value) for value in encoded.dictionary.to_pylist()], type_)
    return converted.take(encoded.indices)


def _lists(parsed: pa.RecordBatch, entries: pa.RecordBatch) -> pa.Array:
    """Give for each row the list of the texts that stand in it; NULL for none."""
    levels = len([name for name in parsed.schema.names if name.startswith("<level")])
    rows, owners = _numbers(parsed, levels), _numbers(entries, levels)
    begins, ends = np.searchsorted(owners, rows, "left"), np.searchsorted(owners, rows, "right")
    offsets = np.concatenate([begins, [len(owners)]]).astype(np.int32)
    texts = entries["value"].fill_null("")
    return pa.ListArray.from_arrays(pa.array(offsets), texts, mask=pa.array(begins == ends))


def _track_types(positions: pa.Array, durations: pa.Array, are_above: np.ndarray[Any, Any]) -> pa.Array:
    """Tell index tracks, which hold others, and headings, which have neither position nor length."""
    headings = pc.and_(pc.is_null(positions), pc.is_null(durations))
    return pc.if_else(pa.array(are_above), "index", pc.if_else(headings, "heading", "track"))


def _batch(table: Table, columns: Sequence[str], values: dict[str, pa.Array]) -> pa.RecordBatch:
    """Put columns in the order of COPY, NULL for those that the dump has not."""
    length = len(next(iter(values.values())))
    arrays = [values[name] if name in values else pa.nulls(length, arrow_type(table.columns[name])) for name in columns]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))
