"""Rows to documents: the inverse of `encode`, up to the equivalences that `equivalence` names."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.links import link
from discogs_sync.mapping.part import Leaf, Part

Children = dict[str, dict[tuple[Any, ...], list[Row]]]
"""Rows per table name and parent's key."""


def decode(part: Part, rows: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Turn the rows of one document, its own and those of its lists, back into the document."""
    own = rows[part.table.name][0]
    beside = [next(iter(rows.get(table.name, ())), None) for table in part.tables[1:]]
    identifier = own[part.columns[0].index("id")]
    document = _object(part, [own, *beside], (identifier,), _by_parent(part, rows))
    for pointer, value in (own[part.columns[0].index("extra")] or {}).items():
        _set(document, pointer, value)
    return document


def decode_entry(part: Part, row: Row) -> dict[str, Any]:
    """Turn the row of a listing's entry back into the entry."""
    entry = _object(part, [row], (), {})
    for pointer, value in (row[part.columns[0].index("extra")] or {}).items():
        _set(entry, pointer, value)
    return entry


def _by_parent(part: Part, rows: Mapping[str, Sequence[Row]]) -> Children:
    """Sort the rows of all lists below a part under their parents' keys, in their order."""
    children: Children = {}
    for child in part.lists.values():
        columns = child.columns[0]
        place = columns.index("ordinal")
        parent = columns.index("parent_ordinal") if "parent_ordinal" in columns else None
        groups = children.setdefault(child.table.name, {})
        for row in sorted(rows.get(child.table.name, ()), key=lambda row: row[place]):
            above = () if parent is None or row[parent] is None else (row[parent],)
            groups.setdefault((*row[:place], *above), []).append(row)
        children |= _by_parent(child, rows)
    return children


def _object(part: Part, rows: Sequence[Row | None], key: tuple[Any, ...], children: Children) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for path, leaf in part.leaves.items():
        row = rows[leaf.table]
        value = _shown(leaf, row[leaf.place] if row is not None else None)
        if value is not None:
            _plant(document, path, value)
    lists = {**part.lists, part.nested: part} if part.nested else part.lists
    for path, child in lists.items():
        entries = [_entry(child, row, children) for row in children.get(child.table.name, {}).get(key, ())]
        if entries:
            _plant(document, path, entries)
    for path, template in part.links.items():
        *branches, name = path.split(".")
        owner = _branch(document, branches)
        address = link(template, owner) if owner else None
        if owner is not None and address is not None:
            owner[name] = address
    return document


def _entry(part: Part, row: Row, children: Children) -> Any:
    place = part.columns[0].index("ordinal")
    if part.is_text:
        return row[place + 1]
    return _object(part, [row], tuple(row[: place + 1]), children)


def _shown(leaf: Leaf, value: Any) -> Any:
    """Give the value as Discogs writes it; None where Discogs leaves the field out."""
    if value is None or value == "":
        if not leaf.shown:
            return None
        return 0 if leaf.zero_is_null else ""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _plant(document: dict[str, Any], path: str, value: Any) -> None:
    *branches, name = path.split(".")
    for branch in branches:
        document = document.setdefault(branch, {})
    document[name] = value


def _branch(document: dict[str, Any], branches: Sequence[str]) -> dict[str, Any] | None:
    for branch in branches:
        if branch not in document:
            return None
        document = document[branch]
    return document


def _set(document: Any, pointer: str, value: Any) -> None:
    *branches, last = (token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
    for branch in branches:
        document = document[int(branch)] if isinstance(document, list) else document.setdefault(branch, {})
    if isinstance(document, list):
        document[int(last)] = value
    else:
        document[last] = value
