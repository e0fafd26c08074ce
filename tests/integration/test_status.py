"""The status of a large mirror: estimates where counting would take long, and said to be estimates."""

import pytest

from discogs_sync.store.connect import Database, driver
from discogs_sync.store.status import COUNTED, Age, Count, age, count, count_gone
from discogs_sync.sync.plan import plan

MANY = COUNTED + 50_000


def fill(database: Database, items: int) -> None:
    """Put so many releases into the frontier, each second one of them due."""
    with database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sync.item (kind, id, query, priority, due_at, gone_at)"
            " SELECT 'release', id, '', 3, now() + (id %% 2) * interval '1 day', CASE WHEN id %% 10 = 0 THEN now() END"
            " FROM generate_series(1, %s) AS id",
            (items,),
        )
        connection.exec_driver_sql("ANALYZE sync.item")


def counted(database: Database, table: str, condition: str = "true") -> Count:
    with database.begin() as connection:
        return count(driver(connection).cursor(), table, condition)


def test_small_tables_are_counted(database):
    fill(database, 1_000)
    assert counted(database, "sync.item") == Count(1_000)
    assert counted(database, "sync.item", "gone_at IS NOT NULL") == Count(100)
    assert counted(database, "discogs.release") == Count(0)


def test_large_tables_are_estimated_and_say_so(database):
    fill(database, MANY)
    every, gone = counted(database, "sync.item"), counted(database, "sync.item", "gone_at IS NOT NULL")
    assert not every.exact
    assert not gone.exact
    assert every.rows == pytest.approx(MANY, rel=0.05)
    assert gone.rows == pytest.approx(MANY / 10, rel=0.2)


def test_the_plan_of_a_large_frontier_is_counted_all_the_same(database):
    fill(database, MANY)
    [due] = plan(database, 60).due
    assert (due.kind, due.items, due.requests) == ("release", MANY // 2, MANY // 2)


def test_gone_documents_are_counted_exactly_in_a_large_table(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO discogs.release (id, source, source_date, first_seen_at, checked_at, changed_at, content_hash)"
            " SELECT id, 'dump', now(), now(), now(), now(), '' FROM generate_series(1, %s) AS id",
            (MANY,),
        )
        connection.exec_driver_sql("ANALYZE discogs.release")
        connection.exec_driver_sql("UPDATE discogs.release SET gone_at = now() WHERE id <= 2069")
        cursor = driver(connection).cursor()
        assert not count(cursor, "discogs.release").exact
        assert count_gone(cursor, "discogs.release") == 2069


def fill_ages(database: Database, items: int) -> None:
    """Fetch so many releases, one an hour up to now, and a hundred labels that are 1 to 100 days old."""
    with database.begin() as connection:
        for kind, number, unit in (("release", items, "hour"), ("label", 100, "day")):
            connection.exec_driver_sql(
                "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at)"
                " SELECT %s, id, '', 5, now(), now() - id * %s::interval FROM generate_series(1, %s) AS id",
                (kind, f"1 {unit}", number),
            )
        connection.exec_driver_sql(
            "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at, gone_at)"
            " VALUES ('label', 1000, '', 5, now(), '1990-01-01', now()), ('label', 1001, '', 3, now(), NULL, NULL)"
        )
        connection.exec_driver_sql("ANALYZE sync.item")


def test_ages_are_of_what_was_fetched_and_is_not_gone(database: Database) -> None:
    fill_ages(database, 1_000)
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        assert age(cursor, "label") == Age("label", 100, *(pytest.approx(n * 86400, abs=60) for n in (51, 96, 100)))
        assert age(cursor, "artist") is None


def test_ages_of_many_items_are_those_of_a_sample(database: Database) -> None:
    fill_ages(database, MANY)
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        found, labels = age(cursor, "release"), age(cursor, "label")
    assert found is not None
    assert labels is not None
    assert (found.exact, labels.exact, labels.items) == (False, True, 100)
    assert found.items == pytest.approx(MANY, rel=0.05)
    assert found.median == pytest.approx(MANY / 2 * 3600, rel=0.1)
    assert found.percentile_95 == pytest.approx(MANY * 0.95 * 3600, rel=0.1)
    assert found.oldest == pytest.approx(MANY * 3600, abs=60)
