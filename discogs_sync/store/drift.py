"""What Discogs sends beyond what the columns expect, counted by its place in the document."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from discogs_sync.mapping.encode import Drift
from discogs_sync.mapping.jsontext import json_text
from discogs_sync.store.tables import Cursor

_NUMBER = re.compile(r"(?<=/)\d+(?=/|$)|(?<=\[)\d+(?=\])")
"""Places in lists, in JSON Pointers and in the XPaths of what only a dump has."""

MOST_PATHS = 1_000
"""Paths that are kept of each kind of document; finds at further ones are counted together, at OTHERS."""

OTHERS = "…"
"""Path of the finds at further places."""

LONGEST_PATH, LONGEST_EXAMPLE = 1_000, 1_000
"""Characters of a path and of an example (as JSON) that are kept; of a longer example there is its beginning."""

Key = tuple[str, str, str]
"""Kind of document, path and reason."""


@dataclass
class Tally:
    """Finds by kind, path and reason: how many, an example as JSON, and the id of its document."""

    found: dict[Key, tuple[int, str, int]] = field(default_factory=dict)

    def add(self, kind: str, id: int, drift: Drift) -> None:
        """Add a find in a document."""
        key = self._free_key((kind, _NUMBER.sub("*", drift.pointer[:LONGEST_PATH]), drift.reason))
        times, example, example_id = self.found.get(key) or (0, _example(drift.value), id)
        self.found[key] = (times + 1, example, example_id)

    def merge(self, other: "Tally") -> None:
        """Add what another tally holds."""
        for key, (more, other_example, other_id) in other.found.items():
            free = self._free_key(key)
            times, example, example_id = self.found.get(free) or (0, other_example, other_id)
            self.found[free] = (times + more, example, example_id)

    def _free_key(self, key: Key) -> Key:
        """Return the key to count at: for a new one beyond the limit that of the others."""
        kind, _, reason = key
        return key if key in self.found or len(self.found) < MOST_PATHS else (kind, OTHERS, reason)


def count(cursor: Cursor, found: Iterable[tuple[str, int, Drift]], at: datetime) -> None:
    """Add to the counts: of each find the kind and id of its document, and what was unexpected."""
    tally = Tally()
    for kind, id, drift in found:
        tally.add(kind, id, drift)
    store(cursor, tally, at)


def store(cursor: Cursor, tally: Tally, at: datetime) -> None:
    """Add a tally to the counts. Paths that are new are counted at OTHERS once their kind has MOST_PATHS."""
    if not tally.found:
        return
    kinds = sorted({kind for kind, _, _ in tally.found})
    cursor.execute("SELECT kind, path, reason FROM sync.drift WHERE kind = ANY(%s)", (kinds,))
    known = {(kind, path, reason) for kind, path, reason in cursor.fetchall()}
    paths, kept = Counter(kind for kind, _, _ in known), Tally()
    for (kind, path, reason), value in sorted(tally.found.items()):
        is_new = (kind, path, reason) not in known
        has_room = paths[kind] < MOST_PATHS
        paths[kind] += is_new and has_room
        kept.merge(Tally({(kind, path if has_room or not is_new else OTHERS, reason): value}))
    cursor.executemany(
        """
        INSERT INTO sync.drift AS known (kind, path, reason, count, example, example_id, first_at, last_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (kind, path_digest, reason) DO UPDATE
        SET count = known.count + EXCLUDED.count, last_at = EXCLUDED.last_at
        """,
        [(*key, *value, at, at) for key, value in sorted(kept.found.items())],
    )


def _example(value: Any) -> str:
    text = json_text(value)
    return text if len(text) <= LONGEST_EXAMPLE else json_text(f"{text[:LONGEST_EXAMPLE]}…")
