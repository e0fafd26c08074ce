"""Counts of what Discogs sends beyond what the columns expect."""

from datetime import UTC, datetime

from discogs_sync.mapping.encode import Drift
from discogs_sync.store import drift
from discogs_sync.store.connect import Database, driver
from tests.crawling import rows


def test_later_finds_at_a_known_path_are_added_and_keep_the_first_example(database: Database) -> None:
    for id in (1, 2, 3):
        with database.begin() as connection, driver(connection).cursor() as cursor:
            drift.count(cursor, [("release", id, Drift("/colour", "unknown field", f"blue {id}"))], datetime.now(UTC))
    assert rows(database, "SELECT path, count, example, example_id FROM sync.drift") == [("/colour", 3, "blue 1", 1)]
