"""Listings that show less than they count, in another order each time, or end before their last page."""

from collections.abc import Iterator

import pytest

from discogs_sync.store.connect import Database, driver
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.plan import read_plan
from tests.crawling import crawl
from tests.integration.test_odd_entries import entry, page
from tests.scripted import OddDiscogs


@pytest.fixture
def discogs() -> Iterator[OddDiscogs]:
    with OddDiscogs() as server:
        yield server


def test_plan_counts_the_results_that_discogs_shows(discogs: OddDiscogs, database: Database) -> None:
    results = [entry(number) for number in range(1, 101)]
    discogs.pages["/database/search", 1] = page("results", results, 1, 100, 51_234)
    ending = crawl(discogs.url, database, "search:q=x", limits=Limits(requests=1), workers=1)
    assert ending.ending == "paused"
    with database.begin() as connection, driver(connection).cursor() as cursor:
        plan = read_plan(cursor, 60)
    assert (plan.requests, plan.expected) == (99 + 100, 9_900)
