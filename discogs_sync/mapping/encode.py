"""Documents to rows. Whatever a column would not give back goes raw into `extra`, so nothing is lost."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from discogs_sync.mapping.derive import FUNCTIONS
from discogs_sync.mapping.links import is_link
from discogs_sync.mapping.part import Leaf, Part

Row = list[Any]
Rows = dict[str, list[Row]]
"""Rows per table name, each in the order of `mapped_columns`."""

UNKNOWN_FIELD = "unknown field"
UNEXPECTED_VALUE = "unexpected value"

_REFUSED = object()


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

    def keep(self, pointer: str, reason: str, value: Any) -> None:
        """Note a value that has no column, and keep it unless it is empty."""
        self.drift.append(Drift(pointer, reason, value))
        if not is_empty(value):
            self.extra[pointer] = value


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


def _text(value: Any) -> Any:
    if type(value) is str:
        return value or None
    return _REFUSED


def _integer(leaf: Leaf) -> Callable[[Any], Any]:
    limit = leaf.limit
    zero_is_null = leaf.zero_is_null

    def convert(value: Any) -> Any:
        if type(value) is not int or not -limit <= value < limit:
            return _REFUSED
        return None if zero_is_null and value == 0 else value

    return convert


def _number(value: Any) -> Any:
    if type(value) is int and abs(value) < 2**53:
        return value
    return value if type(value) is float and math.isfinite(value) else _REFUSED


def _boolean(value: Any) -> Any:
    return value if type(value) is bool else _REFUSED


def _texts(value: Any) -> Any:
    if type(value) is list and all(type(entry) is str for entry in value):
        return value
    return _REFUSED


def _json(value: Any) -> Any:
    return value


def _converter(leaf: Leaf) -> Callable[[Any], Any]:
    if leaf.kind == "integer":
        return _integer(leaf)
    return {"text": _text, "number": _number, "boolean": _boolean, "texts": _texts, "json": _json}[leaf.kind]


class _Compiled:
    """A part, prepared for speed: a tree of its keys, whose leaves know converter and place."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.names = [table.name for table in part.tables]
        self.widths = [len(columns) for columns in part.columns]
        self.derivations = [(place, source, FUNCTIONS[name]) for place, source, name in part.derivations]
        self.blank: Row = [None] * self.widths[0]
        for leaf in part.leaves.values():
            if leaf.required and leaf.kind == "text" and leaf.table == 0:
                self.blank[leaf.place] = ""
        self.tree: dict[str, Any] = {}
        for leaf in part.leaves.values():
            self._plant(leaf.key, (leaf.table, leaf.place, _converter(leaf)))
        for path, child in part.lists.items():
            self._plant(path, child)
        if part.nested:
            self._plant(part.nested, part)
        for path, template in part.links.items():
            self._plant(path, template)
        for path in part.ignored:
            self._plant(path, None)

    def _plant(self, path: str, entry: Any) -> None:
        *branches, last = path.split(".")
        tree = self.tree
        for branch in branches:
            tree = tree.setdefault(branch, {})
        tree[last] = entry

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
        encoding.rows.setdefault(self.names[0], []).append(own)
        rows = [own, *([None] * width for width in self.widths[1:])]
        self._fill(self.tree, document, rows, child_key, encoding, pointer)
        for place, source, function in self.derivations:
            if own[source] is not None:
                own[place] = function(own[source])
        for name, row in zip(self.names[1:], rows[1:], strict=True):
            if any(value is not None for value in row):
                row[0] = child_key[0]
                encoding.rows.setdefault(name, []).append(row)
        return own

    def _fill(
        self,
        tree: dict[str, Any],
        document: dict[str, Any],
        rows: list[Row],
        key: tuple[Any, ...],
        encoding: Encoding,
        pointer: str,
    ) -> None:
        for name, value in document.items():
            try:
                entry = tree[name]
            except KeyError:
                encoding.keep(f"{pointer}/{escape(name)}", UNKNOWN_FIELD, value)
                continue
            if value is None or value == "":
                continue
            kind = type(entry)
            if kind is tuple:
                table, place, convert = entry
                converted = convert(value)
                if converted is _REFUSED:
                    encoding.keep(f"{pointer}/{escape(name)}", UNEXPECTED_VALUE, value)
                else:
                    rows[table][place] = converted
            elif kind is str:
                if not is_link(value, entry, document):
                    encoding.keep(f"{pointer}/{escape(name)}", UNEXPECTED_VALUE, value)
            elif kind is dict:
                if type(value) is dict:
                    self._fill(entry, value, rows, key, encoding, f"{pointer}/{escape(name)}")
                elif value != []:
                    encoding.keep(f"{pointer}/{escape(name)}", UNEXPECTED_VALUE, value)
            elif kind is Part and not _compiled(entry).encode_list(value, key, encoding, f"{pointer}/{escape(name)}"):
                encoding.keep(f"{pointer}/{escape(name)}", UNEXPECTED_VALUE, value)

    def encode_list(self, entries: Any, key: tuple[Any, ...], encoding: Encoding, pointer: str) -> bool:
        """Add the rows of a list under its parent's key; False, and nothing added, where it is not such a list."""
        expected = str if self.part.is_text else dict
        if type(entries) is not list or any(type(entry) is not expected for entry in entries):
            return False
        if self.part.is_text:
            table = encoding.rows.setdefault(self.names[0], [])
            table.extend([*key, ordinal, text] for ordinal, text in enumerate(entries, 1))
        elif self.part.nested:
            table = encoding.rows.setdefault(self.names[0], [])
            parent = key[1] if len(key) > 1 else None
            for number, entry in enumerate(entries):
                own_key = (key[0], len(table) + 1)
                self.encode(entry, (*own_key, parent), own_key, encoding, f"{pointer}/{number}")
        else:
            for number, entry in enumerate(entries):
                own_key = (*key, number + 1)
                self.encode(entry, own_key, own_key, encoding, f"{pointer}/{number}")
        return True


@cache
def _compiled(part: Part) -> _Compiled:
    return _Compiled(part)
