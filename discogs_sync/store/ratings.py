"""Ratings and demand that were asked for by themselves, into the mirror."""

from collections.abc import Mapping
from datetime import datetime

from discogs_sync.schema.stats import release_stats
from discogs_sync.store.frontier import exclusively
from discogs_sync.store.history import currencies, observe
from discogs_sync.store.tables import Cursor


def observe_numbers(cursor: Cursor, release_id: int, numbers: Mapping[str, int | float], at: datetime) -> None:
    """Add an observation of some columns of `release_stats`; the others stay as they were last seen.

    Its currency is that of the latest price: an answer without prices goes on with that history.
    """
    exclusively(cursor)
    columns = ("release_id", *numbers)
    row = (release_id, *numbers.values())
    [currency] = currencies(cursor, release_stats, [(release_id, at)])
    observe(cursor, release_stats, columns, [(row, at, currency)])


def write_user_rating(cursor: Cursor, release_id: int, username: str, rating: int | None, at: datetime) -> None:
    """Keep a user's rating of a release, 1 to 5; None says that Discogs confirmed that there is none."""
    cursor.execute(
        """
        INSERT INTO discogs.release_user_rating AS known (release_id, username, rating, checked_at)
        VALUES (%s, %s, %s, %s)
        ON CONFLICT (release_id, username) DO UPDATE
        SET rating = EXCLUDED.rating, checked_at = EXCLUDED.checked_at WHERE known.checked_at <= EXCLUDED.checked_at
        """,
        (release_id, username, rating, at),
    )
