"""Filters and order of listing rows, as the live API applies them to rows of any origin."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from discogs_sync.serve.source import Document, Selection

_FACETS = {"format": True, "label": True, "country": False, "released": False}
"""The filters of versions, and whether one version may have several values of it."""


def select(rows: list[Document], selection: Selection) -> list[Document]:
    """Give the rows that pass every filter, in the wanted order; rows that compare equal keep theirs."""
    chosen = [row for row in rows if all(_passes(row, *each) for each in selection.filters.items())]
    if selection.sort is not None:
        chosen.sort(key=_sort_key(selection.sort), reverse=selection.descending)
    elif selection.descending:
        chosen.reverse()
    return chosen


def facets(rows: list[Document], selection: Selection) -> Document:
    """Give `filters` and `filter_facets` of versions: which values there are, and how many rows have each."""
    counts = {name: Counter(value for row in rows for value in _values(row, name)) for name in _FACETS}
    return {
        "filters": {
            "applied": [{"id": name, "value": value} for name, value in selection.filters.items()],
            "available": {name: dict(count.most_common()) for name, count in counts.items()},
        },
        "filter_facets": [
            {
                "title": name.title(),
                "id": name,
                "values": [
                    {"title": value, "value": quote_plus(value), "count": count}
                    for value, count in counts[name].most_common()
                ],
                "allows_multiple_values": multiple,
            }
            for name, multiple in _FACETS.items()
        ],
    }


def _values(row: Document, name: str) -> list[str]:
    text = str(row.get(name, ""))
    if not _FACETS[name]:
        return [text] if text else []
    return list(dict.fromkeys([*row.get("major_formats", []), *text.split(", ")] if name == "format" else [text]))


def _passes(row: Document, name: str, wanted: str) -> bool:
    return wanted.casefold() in (value.casefold() for value in _values(row, name))


def _sort_key(field: str) -> Callable[[Document], Any]:
    if field == "year":
        return lambda row: row.get("year", 0)
    return lambda row: str(row.get(field, "")).casefold()
