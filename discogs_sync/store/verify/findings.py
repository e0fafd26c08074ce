"""What a check finds, and the transaction in which checks run."""

from dataclasses import dataclass
from typing import Any, Literal

from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor

Check = Literal[
    "orphan",
    "unqueued",
    "stuck",
    "lost",
    "lineage",
    "tombstone",
    "gap",
    "parentless",
    "derived",
    "rows",
    "stats",
    "entries",
    "stray",
    "count",
    "content",
    "gone",
    "returned",
    "unusable",
]
"""Name of a check; see `Finding`."""


@dataclass(frozen=True)
class Finding:
    """A difference: the check that found it, the item, the place, the value here and the value expected.

    Checks of the mirror alone; `place` is a table:

    - `orphan`: the item is in the frontier, and no follow leads to it;
    - `unqueued`: a follow leads to the item, and it is not in the frontier;
    - `stuck`: the item can never come due, because of what is `here`;
    - `lost`: the item was fetched, and has no row;
    - `lineage`: a column (`place`) has the value `here`, which other columns, or `there`, contradict;
    - `tombstone`: a document or listing is gone since `here`, and its item in the frontier since `there`;
    - `gap`: a list has `here` rows, the last in place `there`;
    - `parentless`: `here` rows of a list have no row in the table `there`;
    - `derived`: a column (`place`) has the value `here`, and `there` follows from its source;
    - `rows`: the rows of a document have the hash `here`, and were written with the hash `there`;
    - `stats`: `here` observations have no document in the table `there`, or the latest is of the instant `here`, not
      `there`;
    - `entries`: a listing has `here` entries, and its last walk read `there`; or its walk is said to be complete
      (`place` is a column of `sync.cursor`) with `here` of `there` pages or entries;
    - `stray`: `here` entries belong to a listing that is not mirrored and that nobody follows.

    Checks against Discogs:

    - `count`: a listing has `here` entries, and `there` by Discogs' count;
    - `content`: a document or a page of a listing has another value at `place`, a JSON Pointer;
    - `gone`: Discogs does not have the item any more;
    - `returned`: Discogs has the item, which is marked as gone here;
    - `unusable`: Discogs' answer or the rows here cannot be compared; `there` is the reason.
    """

    check: Check
    item: Item
    place: str | None = None
    here: Any = None
    there: Any = None


def hold_still(cursor: Cursor) -> None:
    """Give all statements of a transaction that has not begun the same snapshot."""
    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
