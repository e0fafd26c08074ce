"""What tells a changed document from an unchanged one."""

import hashlib
import json
from operator import itemgetter

from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.part import Part

_PLACE = itemgetter(0, 1, 2)
"""Sorts the rows of a list: no two have the same keys, and these stand in their first two or three columns."""


def content_hash(part: Part, rows: Rows) -> bytes:
    """Give the BLAKE2b-128 of a document's rows; the tables beside its own, the fast numbers, take no part.

    The order of keys takes no part either, nor whether a list is empty or absent.
    """
    beside = {table.name for table in part.beside}
    content = {name: sorted(rows[name], key=_PLACE) for name in sorted(rows) if rows[name] and name not in beside}
    content[part.table.name] = [_ordered(part, rows[part.table.name][0])]
    return hashlib.blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _ordered(part: Part, row: Row) -> Row:
    """Give a document's own row with the objects in `extra` in one order of keys."""
    place = part.columns[0].index("extra")
    return row if row[place] is None else [*row[:place], json.dumps(row[place], sort_keys=True), *row[place + 1 :]]
