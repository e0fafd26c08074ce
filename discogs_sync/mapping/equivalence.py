"""When two documents say the same: what a document that went through the tables may differ in from what came.

They say the same when they are equal after these are left out:

- fields that are null, "", [] or {}: Discogs leaves empty fields out or sends them, as it pleases;
- links that Discogs derives from the fields beside them (`resource_url`, `master_url` …), over http or https;
- the number 0 where it means "none", as in the id of a credit that is linked to nobody, or in an unknown year;
- where a page stands in its listing, and the links to other pages.

Numbers are equal when they are written differently only: 5, 5.0 and 5e0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from discogs_sync.mapping.encode import escape, is_empty
from discogs_sync.mapping.links import is_link
from discogs_sync.mapping.part import Part, leaf_columns


def equivalent(part: Part, one: Any, other: Any) -> bool:
    """Tell whether two documents of a part say the same, as the module's head defines it."""
    return bool(_essence(part, one) == _essence(part, other))


@dataclass(frozen=True)
class Difference:
    """A place (JSON Pointer) at which two documents do not say the same, and their values there, None for none."""

    pointer: str
    one: Any
    other: Any


@dataclass(frozen=True)
class Carried:
    """What a feed carries of an object: `fields` by their dotted paths, and its lists.

    A `nested` list holds objects like this one. A list that is `unordered` has no order in common with other feeds.
    """

    fields: frozenset[str]
    lists: Mapping[str, "Carried"] = field(default_factory=dict)
    nested: str | None = None
    unordered: bool = False


def differences(
    part: Part, one: dict[str, Any], other: dict[str, Any], carried: Carried | None = None
) -> Iterator[Difference]:
    """Find where two documents of a part, or two entries of a listing, differ; numbers that move by the hour do not.

    With `carried`, only what a feed carries is compared; unordered lists are sorted.
    """
    if carried:
        one, other = _reduced(one, carried), _reduced(other, carried)
    slow = _without_fast_numbers(part)
    return _differences(Difference("", one, other), _essence(slow, one), _essence(slow, other))


def _reduced(document: dict[str, Any], carried: Carried) -> dict[str, Any]:
    """Keep what a feed carries of an object."""
    reduced: dict[str, Any] = {}
    for path in carried.fields:
        *branches, name = path.split(".")
        source, target = document, reduced
        for branch in branches:
            source = inner if isinstance(inner := source.get(branch), dict) else {}
            target = target.setdefault(branch, {})
        if name in source:
            target[name] = source[name]
    lists = {**carried.lists, carried.nested: carried} if carried.nested else carried.lists
    for name, child in lists.items():
        entries = document.get(name)
        if isinstance(entries, list):
            kept = [_reduced(entry, child) if isinstance(entry, dict) else entry for entry in entries]
            reduced[name] = sorted(kept, key=repr) if child.unordered else kept
    return reduced


@cache
def _without_fast_numbers(part: Part) -> Part:
    """Ignore the fields of tables beside the part's own, and volatile columns."""
    volatile = {column.info["key"] for column in leaf_columns(part.table) if column.info.get("volatile")}
    fast = {path for path, leaf in part.leaves.items() if leaf.table}
    return replace(part, beside=(), ignored=part.ignored | fast | volatile)


def _differences(whole: Difference, one: Any, other: Any) -> Iterator[Difference]:
    """Go down into what both documents have, along their essences."""
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            below = Difference(f"{whole.pointer}/{escape(name)}", whole.one.get(name), whole.other.get(name))
            yield from _differences(below, one.get(name), other.get(name))
    elif isinstance(one, list) and isinstance(other, list):
        for place in range(max(len(one), len(other))):
            below = Difference(f"{whole.pointer}/{place}", _at(whole.one, place), _at(whole.other, place))
            yield from _differences(below, _at(one, place), _at(other, place))
    else:
        yield whole


def _at(entries: list[Any], place: int) -> Any:
    return entries[place] if place < len(entries) else None


def _essence(part: Part, document: Any) -> Any:
    return _bare(part, document, "") if isinstance(document, dict) else _exact(document)


def _bare(part: Part, document: dict[str, Any], prefix: str) -> dict[str, Any]:
    fields = {name: _field(part, name, prefix, value, document) for name, value in document.items()}
    return {name: value for name, value in fields.items() if not is_empty(value)}


def _field(part: Part, name: str, prefix: str, value: Any, document: dict[str, Any]) -> Any:
    path = prefix + name if "." not in name else ""
    leaf = part.leaves.get(path)
    child = part if path == part.nested else part.lists.get(path)
    if path in part.ignored or (path in part.links and is_link(value, part.links[path], document)):
        return None
    if leaf is not None and leaf.zero_is_null and type(value) is int and value == 0:
        return None
    if path in _branches(part) and isinstance(value, dict):
        return _bare(part, value, path + ".")
    if child is not None and _is_list_of(child, value):
        return [_essence(child, entry) for entry in value]
    return _exact(value)


@cache
def _branches(part: Part) -> frozenset[str]:
    """Give the paths of the objects that a part looks into."""
    paths = [*part.leaves, *part.lists, *part.links, *part.ignored]
    return frozenset(path[:place] for path in paths for place, letter in enumerate(path) if letter == ".")


def _is_list_of(child: Part, value: Any) -> bool:
    expected = str if child.is_text else dict
    return isinstance(value, list) and all(isinstance(entry, expected) for entry in value)


def _exact(value: Any) -> Any:
    """Make a JSON value comparable: to Python True is 1, and 1e23 is not 10**23."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, list):
        return [_exact(entry) for entry in value]
    if isinstance(value, dict):
        return {name: _exact(inner) for name, inner in value.items()}
    return value
