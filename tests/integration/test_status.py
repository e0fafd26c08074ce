"""The status of a large mirror: estimates where counting would take long, and said to be estimates."""

import pytest

from discogs_sync.store.connect import Database, driver
from discogs_sync.store.status import COUNTED, Count, count
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
