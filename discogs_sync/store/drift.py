"""What Discogs sends beyond what the columns expect, counted by its place in the document."""

import re
from collections.abc import Iterable
from datetime import datetime

from discogs_sync.mapping.encode import Drift
from discogs_sync.mapping.jsontext import json_text
from discogs_sync.store.tables import Cursor

_NUMBER = re.compile(r"(?<=/)\d+(?=/|$)|(?<=\[)\d+(?=\])")
"""Places in lists, in JSON Pointers and in the XPaths of what only a dump has."""


def count(cursor: Cursor, found: Iterable[tuple[str, int, Drift]], at: datetime) -> None:
    """Add to the counts: of each find the kind and id of its document, and what was unexpected."""
    tally: dict[tuple[str, str, str], tuple[int, str, int]] = {}
    for kind, id, drift in found:
        key = (kind, _NUMBER.sub("*", drift.pointer), drift.reason)
        times, example, example_id = tally.get(key, (0, json_text(drift.value), id))
        tally[key] = (times + 1, example, example_id)
    if tally:
        cursor.executemany(
            """
            INSERT INTO sync.drift AS known (kind, path, reason, count, example, example_id, first_at, last_at)
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT (kind, path_digest, reason) DO UPDATE
            SET count = known.count + EXCLUDED.count, last_at = EXCLUDED.last_at
            """,
            [(*key, *value, at, at) for key, value in sorted(tally.items())],
        )
