"""A run from beginning to end: what it asks for, what it stores, and what stops it."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from discogs_sync import __version__
from discogs_sync.errors import CredentialsRefused, Interrupted, Unreachable
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.catalogue import RATES
from discogs_sync.serve.source import Rows
from discogs_sync.settings import Settings
from discogs_sync.store import runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.runs import Counts
from discogs_sync.sync import start
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.targets import parse
from tests.crawling import TARGETS, crawl, rows, snapshot, undisturbed


def test_a_run_mirrors_all_that_its_targets_lead_to(discogs: Served[Catalogue], database: Database) -> None:
    ending = crawl(discogs.url, database, *TARGETS)

    assert (ending.ending, ending.left, ending.error) == ("done", 0, None)
    catalogue = discogs.catalogue
    listed = {row["id"] for row in catalogue.rows("label-releases", 1)}
    entries = catalogue.rows("artist-releases", 108713)
    listed |= {row["id"] for row in entries if row["type"] == "release"}
    masters = {row["id"] for row in entries if row["type"] == "master"} | {1000}
    listed |= {row["id"] for master in masters for row in catalogue.rows("versions", master)} | {249504}
    labelled = {row["id"] for row in catalogue.rows("label-releases", 1)}
    masters |= {catalogue.release(id)["master_id"] for id in labelled if "master_id" in catalogue.release(id)}
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.release")} == listed
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.master")} == masters
    assert rows(database, "SELECT id FROM discogs.artist") == [(108713,)]
    assert rows(database, "SELECT id FROM discogs.label") == [(1,)]


def test_nothing_is_asked_for_twice(discogs: Served[Catalogue], database: Database) -> None:
    first = crawl(discogs.url, database, *TARGETS)
    assert discogs.requests.repeated() == {}
    assert first.counts.requests == len(discogs.requests) == first.counts.fetched
    second = crawl(discogs.url, database, *TARGETS)
    assert second.counts.requests == 0


def test_the_order_of_targets_and_the_number_of_workers_make_no_difference(
    discogs: Served[Catalogue], database: Database, postgres_url: str, migrated_template: str
) -> None:
    crawl(discogs.url, database, *TARGETS, workers=1)
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, *TARGETS[::-1])


def test_a_spent_limit_pauses_the_run_and_the_next_one_goes_on(discogs: Served[Catalogue], database: Database) -> None:
    paused = crawl(discogs.url, database, *TARGETS, limits=Limits(requests=10))
    assert (paused.ending, paused.message) == ("paused", "its limit of 10 requests is spent")
    assert paused.counts.requests == len(discogs.requests) == 10
    assert paused.counts.fetched == 10
    assert paused.left > 0

    done = crawl(discogs.url, database)
    assert done.ending == "done"
    assert discogs.requests.repeated() == {}


def test_a_run_without_time_asks_for_nothing(discogs: Served[Catalogue], database: Database) -> None:
    ending = crawl(discogs.url, database, "release:249504", limits=Limits(seconds=0))
    assert (ending.ending, ending.counts.requests, ending.left) == ("paused", 0, 1)


def test_wrong_credentials_end_the_run_soon_and_blame_no_item(discogs: Served[Catalogue], database: Database) -> None:
    ending = crawl(discogs.url, database, *TARGETS, authorization="Discogs token=wrong", workers=2)
    assert ending.ending == "failed"
    assert isinstance(ending.error, CredentialsRefused)
    assert len(discogs.requests) <= 8
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL OR due_at > now()") == [(0,)]
    assert rows(database, "SELECT ending FROM sync.run") == [("failed",)]


def test_a_discogs_that_is_down_ends_the_run_and_blames_no_item(database: Database) -> None:
    with serve(Catalogue.generate(releases=10), limits=UNLIMITED) as served:
        url = served.url
    ending = crawl(url, database, *TARGETS)
    assert isinstance(ending.error, Unreachable)
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]


def test_a_stopped_run_gives_back_what_it_had_in_hand(discogs: Served[Catalogue], database: Database) -> None:
    stop = threading.Event()
    discogs.faults.add(faults.hang(60), path="/releases", times=None)
    timer = threading.Timer(1.0, stop.set)
    timer.start()
    ending = crawl(discogs.url, database, *TARGETS, stop=stop)
    timer.join()

    assert ending.ending == "interrupted"
    assert isinstance(ending.error, Interrupted)
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]
    discogs.faults.clear()
    assert crawl(discogs.url, database).ending == "done"


def test_the_masters_of_a_label_are_found_in_whatever_order_its_releases_came(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, "artist:108713")
    before = {id for (id,) in rows(database, "SELECT id FROM discogs.master")}
    crawl(discogs.url, database, "label:1")
    releases = [discogs.catalogue.release(row["id"]) for row in discogs.catalogue.rows("label-releases", 1)]
    wanted = before | {release["master_id"] for release in releases if "master_id" in release}
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.master")} == wanted


def test_a_search_brings_its_hits_and_nothing_beyond(discogs: Served[Catalogue], database: Database) -> None:
    ending = crawl(discogs.url, database, "search:country=Japan&type=release")
    assert ending.ending == "done"
    found = {id for (id,) in rows(database, "SELECT id FROM discogs.search_result WHERE type = 'release'")}
    assert found
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.release")} == found
    assert rows(database, "SELECT DISTINCT query FROM discogs.search_result") == [("country=Japan&type=release",)]
    assert rows(database, "SELECT count(*) FROM discogs.master") == [(0,)]


def test_filters_of_a_master_walk_only_the_versions_that_fit(discogs: Served[Catalogue], database: Database) -> None:
    versions = discogs.catalogue.rows("versions", 1000)
    country = versions[0]["country"]
    crawl(discogs.url, database, f"master:1000?country={country}&sort=released&sort_order=desc")
    (listing,) = [path for path in discogs.requests.paths if "/versions" in path]
    assert f"country={country}" in urlsplit(listing).query
    expected = {row["id"] for row in versions if row["country"] == country}
    assert {id for (id,) in rows(database, "SELECT release_id FROM discogs.master_version")} == expected


def test_unfollowing_takes_what_only_that_target_led_to_out_of_the_frontier(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, "artist:108713", "release:249504")
    mirrored = rows(database, "SELECT count(*) FROM discogs.release")
    left = start.unfollow(database, parse("artist:108713"))
    assert left is not None
    assert left > 0
    assert rows(database, "SELECT kind, id FROM sync.item") == [("release", 249504)]
    assert rows(database, "SELECT count(*) FROM discogs.release") == mirrored
    assert start.unfollow(database, parse("artist:108713")) is None
    start.follow(database, [parse("artist:108713")])
    assert rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'release'") == mirrored


def test_a_search_is_read_as_far_as_discogs_shows_it(database: Database) -> None:
    with serve(Popular.generate(releases=10), limits=UNLIMITED) as served:
        ending = crawl(served.url, database, "search:type=release")
        assert len([path for path in served.requests.paths if "/database/search" in path]) == 100
    assert (ending.ending, ending.counts.set_aside) == ("done", 0)
    assert rows(database, "SELECT page, pages, items, finished_at IS NOT NULL FROM sync.cursor") == [
        (100, 100, Popular.HITS, True)
    ]
    assert rows(database, "SELECT count(*), count(DISTINCT id) FROM discogs.search_result") == [(10_000, 1)]


class Popular(Catalogue):
    """A catalogue that finds one release more often than it may show."""

    HITS = 12_345

    async def search(self, query: Mapping[str, str], start: int, stop: int) -> Rows:
        found = await super().search({"type": "release"}, 0, 1)
        return Rows(self.HITS, found.rows * (stop - start))


def test_prices_are_asked_for_and_kept_in_a_currency_with_credentials_only(
    discogs: Served[Catalogue], database: Database
) -> None:
    price = "SELECT currency, lowest_price::float FROM discogs.release_stats ORDER BY observed_at DESC LIMIT 1"
    settings = Settings(home=Path(), api_url=discogs.url, rate=0, currency="JPY")
    dollars = discogs.catalogue.release(249504)["lowest_price"]
    start.follow(database, [parse("release:249504")])

    start.sync(settings, database, command="test", stop=threading.Event())
    assert discogs.requests.paths == ["/releases/249504"]
    assert rows(database, price) == [(None, dollars)]

    rows(database, "UPDATE sync.item SET due_at = now() RETURNING 1")
    start.sync(replace(settings, token="practice"), database, command="test", stop=threading.Event())
    assert discogs.requests.paths[1:] == ["/releases/249504?curr_abbr=JPY"]
    assert rows(database, price) == [("JPY", round(dollars * RATES["JPY"], 2))]


def test_no_more_requests_are_in_flight_than_there_are_workers(discogs: Served[Catalogue], database: Database) -> None:
    discogs.faults.latency = 0.05
    crawl(discogs.url, database, "master:1000", workers=2)
    arrivals = [each.arrived for each in discogs.requests.asked]
    assert len(arrivals) > 10
    for one, third in zip(arrivals, arrivals[2:], strict=False):
        assert third - one >= 0.05  # of three that arrive after each other, the first is answered before the third


def test_a_run_leaves_a_row_with_its_version_its_counts_and_its_ending(
    discogs: Served[Catalogue], database: Database
) -> None:
    crawl(discogs.url, database, "master:1000", "artist:108713")
    discogs.requests.clear()
    changed, lost, refused, *others = [id for (id,) in rows(database, "SELECT release_id FROM discogs.master_version")]
    discogs.catalogue.put("release", discogs.catalogue.release(changed) | {"notes": "Changed."})
    discogs.catalogue.delete("release", lost)
    discogs.faults.add(faults.status(405), f"/releases/{refused}", times=None)
    discogs.faults.add(faults.status(429), f"/releases/{others[0]}")
    discogs.faults.add(faults.status(503), f"/releases/{others[1]}")
    due = "UPDATE sync.item SET due_at = now() WHERE kind = 'release' AND id = ANY(%s) RETURNING 1"
    assert len(rows(database, due, [changed, lost, refused, *others])) == 3 + len(others)

    ending = crawl(discogs.url, database)

    assert ending.counts == Counts(
        requests=3 + len(others) + 2 + 2,  # what passes is repeated, what fails is asked a second time
        throttled=1,
        retried=2,
        fetched=1 + len(others),
        unchanged=len(others),
        updated=1,
        gone=1,
        set_aside=1,
    )
    with database.begin() as connection, driver(connection).cursor() as cursor:
        run = runs.recent(cursor, 1)[0]
    assert (run.id, run.version, run.ending, run.counts) == (ending.run_id, __version__, "problems", ending.counts)
    assert run.started_at < run.ended_at
