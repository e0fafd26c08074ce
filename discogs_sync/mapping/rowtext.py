"""Rows as JSON texts: the form in which they are compared, and sent to the database.

They must hold no forbidden characters any more (see `characters`).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

import orjson

from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.jsontext import json_text
from discogs_sync.mapping.part import Part

_PLACE = itemgetter(0, 1, 2)
"""Sorts the rows of a list: no two have the same keys, and these stand in their first two or three columns."""


def _plain(value: Any) -> str:
    """Give a value that JSON has no form for as the text that PostgreSQL reads."""
    match value:
        case date() | Decimal():
            return str(value)
        case bytes():
            return rf"\x{value.hex()}"
        case _:
            raise TypeError(f"{type(value).__name__} stands in no column")


def row_text(row: Sequence[Any]) -> str:
    """Encode a document's own row as a JSON array; objects in it have their keys in one order, numbers all digits."""
    return json_text(row, _plain)


def rows_text(rows: Iterable[Row]) -> str:
    """Give rows of a list as JSON arrays, parted by commas; such texts may be parted by commas again."""
    return orjson.dumps(list(rows), default=_plain)[1:-1].decode()


def list_texts(part: Part, rows: Rows) -> dict[str, str]:
    """Give the rows of a document's lists per table, in the order of tables and places, whatever the document's was."""
    other = {table.name for table in part.tables}
    return {
        name: rows_text(sorted(rows[name], key=_PLACE)) for name in sorted(rows) if rows[name] and name not in other
    }
