"""Refreshing a mirror: what is due is asked for, what is as it was is left alone, what is gone may come back."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import ListingName
from discogs_sync.store import follows, frontier, leases
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import FOLLOWED_AGAIN, OTHER_AGAIN, Item
from discogs_sync.sync.plan import plan
from tests.crawling import TARGETS, crawl, execute, rows, snapshot

UNCHANGING = ("discogs.release", "discogs.track", "discogs.release_artist", "discogs.release_stats", "sync.payload")
"""Tables that an unchanged release leaves as they are, but for its own check time."""


CHECKED = {"discogs.release", "discogs.release_stats"}
"""Those with a check time."""


def all_due(database: Database) -> None:
    execute(database, "UPDATE sync.item SET due_at = now() WHERE due_at < 'infinity'")


def written(database: Database, table: str) -> set[tuple[Any, ...]]:
    """Give which versions of its rows a table holds, check times left out."""
    column = "to_jsonb(t) - 'checked_at'" if table in CHECKED else "xmin::text || ctid::text"
    return {(repr(row),) for row in rows(database, f"SELECT {column} FROM {table} AS t")}


def days_until_due(database: Database, kind: str, id: int) -> float:
    question = "SELECT extract(epoch FROM due_at - now()) / 86400 FROM sync.item WHERE (kind, id) = (%s, %s)"
    [(days,)] = rows(database, question, kind, id)
    return float(days)


def test_after_all_came_due_and_nothing_changed_the_mirror_is_the_same(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, *TARGETS)
    before, asked = snapshot(database), len(discogs.requests)
    tables = {table: written(database, table) for table in UNCHANGING}
    all_due(database)
    discogs.requests.clear()
    ending = crawl(discogs.url, database)
    assert (ending.counts.updated, ending.counts.inserted) == (0, 0)
    assert ending.counts.unchanged > 50
    assert len(discogs.requests) <= asked
    assert {table: written(database, table) for table in UNCHANGING} == tables
    after = snapshot(database)
    for name in before.keys() - {"sync.item", "sync.cursor"}:
        assert after[name] == before[name], name


def test_a_check_time_takes_the_place_of_the_old_one(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "release:249504")
    [(before,)] = rows(database, "SELECT checked_at FROM discogs.release")
    for _ in range(5):
        all_due(database)
        crawl(discogs.url, database)
    [(after,)] = rows(database, "SELECT checked_at FROM discogs.release")
    assert after > before
    assert rows(database, "SELECT pg_relation_size('discogs.release') / current_setting('block_size')::int") == [(1,)]


def test_an_item_that_changed_is_asked_for_sooner(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "label:1")
    execute(database, "UPDATE sync.item SET fetched_at = fetched_at - interval '60 days', due_at = now()")
    label = discogs.catalogue.label(1)
    discogs.catalogue.put("label", label | {"profile": "Another profile."})
    crawl(discogs.url, database)
    sooner = days_until_due(database, "label", 1)
    execute(database, "UPDATE sync.item SET fetched_at = fetched_at - interval '60 days', due_at = now()")
    crawl(discogs.url, database)
    later = days_until_due(database, "label", 1)
    assert sooner < 45 < 60
    assert later > sooner


def test_fast_numbers_are_no_change(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "release:249504")
    release = discogs.catalogue.release(249504)
    discogs.catalogue.put("release", release | {"num_for_sale": 999})
    all_due(database)
    ending = crawl(discogs.url, database)
    assert (ending.counts.unchanged, ending.counts.updated) == (1, 0)
    assert rows(database, "SELECT num_for_sale FROM discogs.release_stats ORDER BY observed_at")[-1] == (999,)
    assert rows(database, "SELECT changed_at = first_seen_at FROM discogs.release") == [(True,)]


def test_what_is_gone_keeps_its_content_backs_off_and_may_come_back(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, "release:249504")
    release = discogs.catalogue.release(249504)
    discogs.catalogue.delete("release", 249504)
    all_due(database)
    crawl(discogs.url, database)
    assert rows(database, "SELECT title, gone_at IS NOT NULL FROM discogs.release") == [(release["title"], True)]
    first = days_until_due(database, "release", 249504)
    execute(database, "UPDATE sync.item SET gone_at = gone_at - interval '150 days', due_at = now()")
    crawl(discogs.url, database)
    assert days_until_due(database, "release", 249504) > 2 * first
    discogs.catalogue.put("release", release)
    all_due(database)
    crawl(discogs.url, database)
    assert rows(database, "SELECT gone_at FROM discogs.release") == [(None,)]
    assert rows(database, "SELECT gone_at FROM sync.item") == [(None,)]


def test_what_is_older_than_wanted_is_due(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "artist:108713")
    execute(database, "UPDATE sync.item SET fetched_at = now() - interval '10 days' WHERE kind = 'master'")
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        assert frontier.demand_older(cursor, "release", timedelta(days=5)) == 0
        masters = frontier.demand_older(cursor, "master", timedelta(days=5))
        assert masters == frontier.count_due(cursor) > 0
    assert rows(database, "SELECT DISTINCT reason FROM sync.item WHERE due_at <= now()") == [("forced",)]


@pytest.mark.parametrize("due", ["all", "documents", "whole listings"])
def test_a_plan_is_right_for_a_catalogue_that_does_not_move(
    discogs: Served[Catalogue], database: Database, due: str
) -> None:
    crawl(discogs.url, database, *TARGETS)
    condition = "kind IN ('artist', 'label', 'master', 'release')" if due == "documents" else "true"
    execute(database, f"UPDATE sync.item SET due_at = now() WHERE {condition}")
    if due == "whole listings":
        execute(database, "UPDATE sync.cursor SET whole_at = now()")
    planned = plan(database, 60)
    assert planned.is_complete
    discogs.requests.clear()
    crawl(discogs.url, database)
    assert len(discogs.requests) == pytest.approx(planned.requests, rel=0.05)
    assert {each.reason for each in planned.due} == {"stale"}


def test_a_plan_tells_reasons(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "release:249504", "label:1")
    with database.begin() as connection:
        frontier.demand(driver(connection).cursor(), [Item("release", 249504)], "repair")
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label'")
    start = {(each.kind, each.reason): each.requests for each in plan(database, 60).due}
    assert start == {("release", "repair"): 1, ("label", "stale"): 1}


def test_each_lane_has_its_share_and_none_starves(database: Database) -> None:
    priorities = {"listing": 0, "master": 2, "release": 3, "followed": FOLLOWED_AGAIN, "rest": OTHER_AGAIN}
    for place, priority in enumerate(priorities.values()):
        execute(
            database,
            "INSERT INTO sync.item (kind, id, query, priority, due_at)"
            f" SELECT 'release', n, '', {priority}, now() FROM generate_series({place}001, {place}900) AS n",
        )
    turns = leases.Turns()
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        taken: Counter[int] = Counter()
        for _ in range(100):
            taken.update(claim.item.id // 1000 for claim in leases.claim(cursor, 1, 5, turns=turns))
    assert [taken[place] for place in range(5)] == [50 * share for share in leases.SHARES]


def test_what_one_lane_leaves_the_others_take(database: Database) -> None:
    execute(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at)"
        " SELECT 'release', n, '', 5, now() FROM generate_series(1, 50) AS n",
    )
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        assert len(leases.claim(cursor, 1, 40)) == 40
        assert len(leases.claim(cursor, 1, 40)) == 10


def test_what_has_been_due_for_longest_comes_first(database: Database) -> None:
    now = datetime.now(UTC)
    for id in range(1, 6):
        execute(
            database,
            "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at) VALUES"
            f" ('release', {id}, '', 5, '{now - timedelta(hours=id)}', '{now - timedelta(days=90)}')",
        )
    with database.begin() as connection:
        assert [claim.item.id for claim in leases.claim(driver(connection).cursor(), 1, 1)] == [5]


def test_what_is_followed_directly_is_in_a_lane_of_its_own(discogs: Served[Catalogue], database: Database) -> None:
    crawl(discogs.url, database, "label:1", "search:type=artist")
    found = rows(database, "SELECT DISTINCT kind FROM sync.item WHERE priority = 4 ORDER BY 1")
    assert found == [("label",), ("label_releases",), ("search",)]
    [(release,)] = rows(database, "SELECT min(id) FROM sync.item WHERE kind = 'release' AND gone_at IS NULL")
    crawl(discogs.url, database, f"release:{release}")
    assert rows(database, "SELECT priority FROM sync.item WHERE (kind, id) = ('release', %s)", release) == [(4,)]


@pytest.mark.parametrize(("name", "parent"), [("artist-releases", 108713), ("label-releases", 1), ("versions", 1000)])
@pytest.mark.parametrize("place", [0, -1])
def test_what_a_listing_has_no_more_leaves_the_frontier_with_what_only_it_led_to(
    discogs: Served[Catalogue], database: Database, name: ListingName, parent: int, place: int
) -> None:
    crawl(discogs.url, database, "artist:108713", "label:1", "master:1000")
    entries = discogs.catalogue.rows(name, parent)
    del entries[place]
    discogs.catalogue.put_rows(name, parent, entries)
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind LIKE '%%\\_%%'")
    crawl(discogs.url, database)
    frontier_now = set(rows(database, "SELECT kind, id, query FROM sync.item"))
    with database.begin() as connection:
        assert follows.prune_frontier(driver(connection).cursor()) == 0
    assert frontier_now == set(rows(database, "SELECT kind, id, query FROM sync.item"))
