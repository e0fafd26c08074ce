"""Documents to rows. Whatever a column would not give back goes raw into `extra`, so nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.links import is_link
from discogs_sync.mapping.part import Leaf, Part

Row = list[Any]
Rows = dict[str, list[Row]]
"""Rows per table name, each in the order of `mapped_columns`."""

UNKNOWN_FIELD = "unknown field"
UNEXPECTED_VALUE = "unexpected value"

_REFUSED = object()
_UNKNOWN: Any = object()

MOST_UNKNOWN = 50_000
"""Values of one document that have no column; a document with more is refused."""

MOST_DRIFT = 1_000
"""Places of one document that are counted as drift; what is at others is kept all the same."""


@dataclass(frozen=True)
class Drift:
    """Something that the columns do not expect: where (JSON Pointer), why, and the value."""

    pointer: str
    reason: str
    value: Any


@dataclass
class Encoding:
    """What became of a document: its rows per table, what went to `extra`, and what was not expected."""

    rows: Rows = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    drift: list[Drift] = field(default_factory=list)

    def table(self, name: str) -> list[Row]:
        """Give the rows of a table, to be added to."""
        rows = self.rows.get(name)
        if rows is None:
            rows = self.rows[name] = []
        return rows

    def keep(self, pointer: str, reason: str, value: Any) -> None:
        """Note a value that has no column, and keep it unless it is empty. Raises UnusableDocument for too many."""
        if len(self.drift) < MOST_DRIFT:
            self.drift.append(Drift(pointer, reason, value))
        if not is_empty(value):
            self.extra[pointer] = value
        if len(self.extra) > MOST_UNKNOWN:
            raise UnusableDocument(
                f"The document has more than {MOST_UNKNOWN:,} values without a column; the last one is {pointer[:80]}."
            )


def is_empty(value: Any) -> bool:
    """Tell whether a value says no more than an absent one: null, "", [] or {}."""
    return value is None or value == "" or value == [] or value == {}


def escape(key: str) -> str:
    """Write a key as a reference token of a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def encode(part: Part, document: dict[str, Any], key: tuple[Any, ...] = (), pointer: str = "") -> Encoding:
    """Turn an object into the rows of `part`'s tables; `key` are the values of the leading columns of its own row.

    Returns the rows with `extra` set in the object's own row, and all that was unexpected.
    """
    encoding = Encoding()
    row = _compiled(part).encode(document, key, (document.get("id"),), encoding, pointer)
    if encoding.extra:
        row[part.columns[0].index("extra")] = dict(sorted(encoding.extra.items()))
    return encoding


def _integer(leaf: Leaf) -> Callable[[Any], Any]:
    limit = leaf.limit
    zero_is_null = leaf.zero_is_null

    def convert(value: Any) -> Any:
        if type(value) is not int or not -limit <= value < limit:
            return _REFUSED
        return None if zero_is_null and value == 0 else value

    return convert


def _text(value: Any) -> Any:
    return value if type(value) is str else _REFUSED


def fits_decimal(value: Any, limit: int, scale: int) -> bool:
    """Return whether a value is a number below `limit` in size with at most `scale` decimals."""
    return type(value) in {int, float} and -limit < value < limit and round(value, scale) == value


def _number(leaf: Leaf) -> Callable[[Any], Any]:
    limit, scale = leaf.limit, leaf.scale
    return lambda value: value if fits_decimal(value, limit, scale) else _REFUSED


def _boolean(value: Any) -> Any:
    return value if type(value) is bool else _REFUSED


def _texts(value: Any) -> Any:
    if type(value) is list and all(type(entry) is str for entry in value):
        return value or None
    return _REFUSED


def _json(value: Any) -> Any:
    return None if is_empty(value) else value


def _converter(leaf: Leaf) -> Callable[[Any], Any]:
    if leaf.kind == "integer":
        return _integer(leaf)
    if leaf.kind == "number":
        return _number(leaf)
    return {"text": _text, "boolean": _boolean, "texts": _texts, "json": _json}[leaf.kind]


class _Node:
    """The keys of an object, each with what becomes of its value."""

    def __init__(self) -> None:
        self.fields: dict[str, _Field] = {}

    def at(self, path: str) -> tuple["_Node", str]:
        """Give the node that a dotted path leads to, made by need, and the last name of the path."""
        *branches, last = path.split(".")
        node = self
        for branch in branches:
            below = node.fields.setdefault(branch, _Node())
            assert isinstance(below, _Node)  # noqa: S101 (no path is the beginning of another)
            node = below
        return node, last


class _Compiled:
    """A part, prepared for speed: encoding is the hot loop of every crawl."""

    def __init__(self, part: Part) -> None:
        self.is_nested = part.nested is not None
        self.expected = str if part.is_text else dict
        self.name = part.table.name
        self.beside = [(table.name, len(columns)) for table, columns in zip(part.beside, part.columns[1:], strict=True)]
        self.derivations = [(place, source, FUNCTIONS[name]) for place, source, name in part.derivations]
        self.blank: Row = [None] * len(part.columns[0])
        self.root = _Node()
        self._plant(part)

    def _plant(self, part: Part) -> None:
        for leaf in part.leaves.values():
            is_own_text = leaf.kind == "text" and leaf.table == 0
            self._set(leaf.key, leaf.place if is_own_text else (leaf.table, leaf.place, _converter(leaf)))
            if is_own_text and leaf.required:
                self.blank[leaf.place] = ""
        for path, child in part.lists.items():
            self._set(path, _compiled(child))
        for path, template in part.links.items():
            self._set(path, template)
        for path in part.ignored:
            self._set(path, None)
        if part.nested:
            self._set(part.nested, self)

    def _set(self, path: str, field: "_Field") -> None:
        node, name = self.root.at(path)
        node.fields[name] = field

    def encode(
        self,
        document: dict[str, Any],
        key: tuple[Any, ...],
        child_key: tuple[Any, ...],
        encoding: Encoding,
        pointer: str,
    ) -> Row:
        """Add the rows of one object, its own first, and of its lists under `child_key`; give its own row."""
        own = self.blank.copy()
        own[: len(key)] = key
        encoding.table(self.name).append(own)
        rows = [own]
        for _, width in self.beside:
            rows.append([None] * width)
        self._fill(self.root.fields, document, rows, child_key, encoding, pointer)
        for place, source, function in self.derivations:
            if own[source] is not None:
                own[place] = function(own[source])
        for number, (name, _) in enumerate(self.beside, 1):
            if any(value is not None for value in rows[number]):
                rows[number][0] = child_key[0]
                encoding.table(name).append(rows[number])
        return own

    def _fill(
        self,
        fields: "dict[str, _Field]",
        document: dict[str, Any],
        rows: list[Row],
        key: tuple[Any, ...],
        encoding: Encoding,
        pointer: str,
    ) -> None:
        """Put each value where its field says, and keep those that are not of the kind expected."""
        own = rows[0]
        for name, value in document.items():
            field = fields.get(name, _UNKNOWN)
            if type(field) is int:
                if type(value) is str:
                    own[field] = value or self.blank[field]
                    continue
                fits = value is None
            elif field is _UNKNOWN:
                encoding.keep(f"{pointer}/{escape(name)}", UNKNOWN_FIELD, value)
                continue
            elif value is None or value == "":
                continue
            elif type(field) is tuple:
                table, place, convert = field
                converted = convert(value)
                fits = converted is not _REFUSED
                if fits:
                    rows[table][place] = converted
            elif type(field) is str:
                fits = is_link(value, field, document) or is_empty(value)
            elif type(field) is _Compiled:
                fits = field.encode_list(value, key, encoding, f"{pointer}/{escape(name)}")
            elif type(field) is _Node:
                fits = value == []
                if type(value) is dict:
                    fits = True
                    self._fill(field.fields, value, rows, key, encoding, f"{pointer}/{escape(name)}")
            else:
                continue
            if not fits:
                encoding.keep(f"{pointer}/{escape(name)}", UNEXPECTED_VALUE, value)

    def encode_list(self, entries: Any, key: tuple[Any, ...], encoding: Encoding, pointer: str) -> bool:
        """Add the rows of a list under its parent's key; False, and nothing added, where it is not such a list."""
        if type(entries) is not list or not {self.expected}.issuperset(map(type, entries)):
            return False
        if self.expected is str:
            encoding.table(self.name).extend([*key, ordinal, text] for ordinal, text in enumerate(entries, 1))
        elif self.is_nested:
            table = encoding.table(self.name)
            parent = key[1] if len(key) > 1 else None
            for number, entry in enumerate(entries):
                own_key = (key[0], len(table) + 1)
                self.encode(entry, (*own_key, parent), own_key, encoding, f"{pointer}/{number}")
        else:
            for number, entry in enumerate(entries):
                own_key = (*key, number + 1)
                self.encode(entry, own_key, own_key, encoding, f"{pointer}/{number}")
        return True


_Field = int | str | tuple[int, int, Callable[[Any], Any]] | _Compiled | _Node | None
"""What becomes of a key's value.

A text goes to a place in the own row, another value through a converter to a table and a place in its row; a link is
checked against its template, a list goes to a part of its own, an object to a node, and what is of no account to none.
"""


@cache
def _compiled(part: Part) -> _Compiled:
    return _Compiled(part)
