"""Counts of what the columns do not expect: by path, with limits on paths and examples."""

from datetime import UTC, datetime

import pytest

from discogs_sync.mapping.encode import UNKNOWN_FIELD, Drift
from discogs_sync.store import drift
from discogs_sync.store.connect import Database, driver
from tests.crawling import rows

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def count(database: Database, *found: tuple[str, int, Drift]) -> None:
    with database.begin() as connection, driver(connection).cursor() as cursor:
        drift.count(cursor, found, NOW)


def unknown(path: str, value: object = 1) -> Drift:
    return Drift(path, UNKNOWN_FIELD, value)


def test_finds_are_added_up_by_kind_and_path(database: Database) -> None:
    count(
        database, ("artist", 1, unknown("/a")), ("artist", 2, unknown("/list/7/b")), ("artist", 3, unknown("/list/8/b"))
    )
    count(database, ("artist", 4, unknown("/a", 2)), ("label", 5, unknown("/a", {"b": []})))
    assert rows(database, "SELECT kind, path, count, example, example_id FROM sync.drift ORDER BY kind, path") == [
        ("artist", "/a", 2, 1, 1),
        ("artist", "/list/*/b", 2, 1, 2),
        ("label", "/a", 1, {"b": []}, 5),
    ]


def test_paths_beyond_the_limit_are_counted_together(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "MOST_PATHS", 3)
    count(database, *[("artist", id, unknown(f"/a{chr(96 + id)}")) for id in range(1, 3)])
    count(database, *[("artist", id, unknown(f"/a{chr(96 + id)}")) for id in range(1, 9)])
    count(database, ("label", 1, unknown("/a1")))
    count(database, ("artist", 9, unknown("/a9")), ("artist", 1, unknown("/a1")))
    found = rows(database, "SELECT kind, path, count FROM sync.drift ORDER BY kind, path")
    assert found[-1] == ("label", "/a1", 1)
    assert sum(each[2] for each in found[:-1]) == 12
    assert len(found) == 5
    assert ("artist", "…") in {each[:2] for each in found}


def test_long_paths_and_examples_are_cut(database: Database) -> None:
    count(database, ("artist", 1, unknown("/" + "a" * 5_000, "x" * 100_000)))
    [(path, example)] = rows(database, "SELECT path, example FROM sync.drift")
    assert (len(path), len(example)) == (drift.LONGEST_PATH, drift.LONGEST_EXAMPLE + 1)


def test_later_finds_at_a_known_path_are_added_and_keep_the_first_example(database: Database) -> None:
    for id in (1, 2, 3):
        count(database, ("release", id, unknown("/colour", f"blue {id}")))
    assert rows(database, "SELECT path, count, example, example_id FROM sync.drift") == [("/colour", 3, "blue 1", 1)]
