"""How a document is laid out over tables: the description that encoding and decoding both follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Integer, Numeric, SmallInteger, Table
from sqlalchemy.dialects.postgresql import JSONB

INTEGER_LIMITS: dict[type, int] = {SmallInteger: 2**15, Integer: 2**31, BigInteger: 2**63}
"""First whole number that is too large for a column of the type."""


@dataclass(frozen=True, eq=False)
class Part:
    """An object of a document and the table whose row it becomes.

    `lists` are its lists of objects or texts, `links` the addresses that Discogs derives from the object's own fields
    (a template of those fields), `ignored` what is of no account. Their keys are dotted paths into the object.
    `beside` are tables that take a row from the same object. A `nested` part may hold itself under that key: a track
    its sub-tracks.
    """

    table: Table
    lists: Mapping[str, "Part"] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    beside: tuple[Table, ...] = ()
    nested: str | None = None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The table of the object, then those beside it."""
        return (self.table, *self.beside)

    @property
    def below(self) -> Iterator["Part"]:
        """The parts of its lists and, after each of them, those of the lists within."""
        for part in self.lists.values():
            yield part
            yield from part.below

    @cached_property
    def is_text(self) -> bool:
        """Whether the entries of the list are texts rather than objects."""
        return not self.links and len(leaf_columns(self.table)) == 1

    @cached_property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The columns that the mapping fills, per table, in the order of the rows."""
        return tuple(tuple(c.name for c in mapped_columns(table)) for table in self.tables)

    @cached_property
    def hashed(self) -> tuple[int, ...]:
        """The places in the object's own row that are part of its hash."""
        columns = mapped_columns(self.table)
        return tuple(place for place, column in enumerate(columns) if column.info.get("hashed", True))

    @cached_property
    def leaves(self) -> dict[str, "Leaf"]:
        """The fields of the object by their dotted path."""
        return {
            leaf.key: leaf
            for number, table in enumerate(self.tables)
            for leaf in (
                Leaf.of(column, number, place)
                for place, column in enumerate(mapped_columns(table))
                if "key" in column.info
            )
        }

    @cached_property
    def derivations(self) -> tuple[tuple[int, int, str], ...]:
        """Of each derived column of the part's own table: its place, its source's place, and the function's name."""
        names = self.columns[0]
        return tuple(
            (names.index(column.name), names.index(column.info["derived"][0]), column.info["derived"][1])
            for column in mapped_columns(self.table)
            if "derived" in column.info
        )


@dataclass(frozen=True)
class Leaf:
    """A field of an object and the place of its column: number of the table, place in the row."""

    key: str
    table: int
    place: int
    kind: str
    limit: int
    scale: int
    zero_is_null: bool
    shown: bool
    required: bool

    @classmethod
    def of(cls, column: Column[Any], table: int, place: int) -> "Leaf":
        """Describe the field that a column holds."""
        limit, scale = number_limits(column)
        return cls(
            key=column.info["key"],
            table=table,
            place=place,
            kind=_kind(column),
            limit=limit,
            scale=scale,
            zero_is_null=column.info.get("zero_is_null", False),
            shown=column.info.get("shown", False),
            required=not column.nullable,
        )


def number_limits(column: Column[Any]) -> tuple[int, int]:
    """Return the first whole number that is too large for a column, and its number of decimals; 0 for other columns."""
    if isinstance(column.type, Numeric):
        scale = column.type.scale or 0
        return int(10 ** ((column.type.precision or 0) - scale)), scale
    return INTEGER_LIMITS.get(type(column.type), 0), 0


def _kind(column: Column[Any]) -> str:
    match column.type:
        case Boolean():
            return "boolean"
        case Integer():
            return "integer"
        case Numeric():
            return "number"
        case ARRAY():
            return "texts"
        case JSONB():
            return "json"
        case _:
            return "text"


def mapped_columns(table: Table) -> list[Column[Any]]:
    """Give the columns of a table that the mapping fills: keys, places, fields, derived ones and `extra`."""
    return [
        column
        for column in table.columns
        if "key" in column.info
        or "derived" in column.info
        or column.name in {"ordinal", "parent_ordinal", "extra"}
        or (column.primary_key and column.name != "observed_at" and "digests" not in column.info)
    ]


def leaf_columns(table: Table) -> list[Column[Any]]:
    """Give the columns of a table that hold fields of the document."""
    return [column for column in table.columns if "key" in column.info]
