"""How far raw answers are mapped again: one row for each choice of kinds."""

from collections.abc import Sequence

from discogs_sync import __version__
from discogs_sync.store.payloads import BEGIN, Position
from discogs_sync.store.tables import Cursor


def standing(cursor: Cursor, kinds: Sequence[str]) -> Position | None:
    """Give where the unfinished replay of these kinds stands; None without one that this version began."""
    cursor.execute(
        "SELECT kind, id, query, page FROM sync.replay WHERE kinds = %s AND version = %s AND finished_at IS NULL",
        (list(kinds), __version__),
    )
    row = cursor.fetchone()
    return (row[0], row[1], row[2], row[3]) if row else None


def begin(cursor: Cursor, kinds: Sequence[str], run_id: int) -> None:
    """Begin a replay, in the place of an earlier one of the same kinds."""
    cursor.execute("DELETE FROM sync.replay WHERE kinds = %s", (list(kinds),))
    cursor.execute(
        "INSERT INTO sync.replay (kinds, version, run_id, kind, id, query, page) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (list(kinds), __version__, run_id, *BEGIN),
    )


def advance(cursor: Cursor, kinds: Sequence[str], position: Position, run_id: int) -> None:
    """Note that a run has mapped all payloads up to a place."""
    cursor.execute(
        "UPDATE sync.replay SET (kind, id, query, page, run_id) = (%s, %s, %s, %s, %s) WHERE kinds = %s",
        (*position, run_id, list(kinds)),
    )


def finish(cursor: Cursor, kinds: Sequence[str]) -> None:
    """Note that there are no more payloads: the next replay of these kinds begins anew."""
    cursor.execute("UPDATE sync.replay SET finished_at = clock_timestamp() WHERE kinds = %s", (list(kinds),))
