"""A run from beginning to end: what it asks for, what it stores, and what stops it."""

import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from discogs_sync.errors import CredentialsRefused, Interrupted, Unreachable
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.sync import start
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.targets import parse
from tests.crawling import TARGETS, crawl, opened, rows, snapshot
from tests.postgres import fresh_database


@pytest.fixture
def discogs() -> Iterator[Served[Catalogue]]:
    with serve(Catalogue.generate(releases=60), limits=UNLIMITED) as served:
        yield served


@pytest.fixture
def database(migrated_url: str) -> Iterator[Database]:
    with opened(migrated_url) as database:
        yield database


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
    discogs: Served[Catalogue], postgres_url: str, migrated_template: str
) -> None:
    mirrors = []
    for targets, workers in ((TARGETS, 1), (TARGETS[::-1], 6)):
        with fresh_database(postgres_url, migrated_template) as url, opened(url) as database:
            crawl(discogs.url, database, *targets, workers=workers)
            mirrors.append(snapshot(database))
    assert mirrors[0] == mirrors[1]


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


def test_wrong_credentials_end_the_run_at_once_and_blame_no_item(
    discogs: Served[Catalogue], database: Database
) -> None:
    ending = crawl(discogs.url, database, *TARGETS, authorization="Discogs token=wrong", workers=2)
    assert ending.ending == "failed"
    assert isinstance(ending.error, CredentialsRefused)
    assert len(discogs.requests) <= 2
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
