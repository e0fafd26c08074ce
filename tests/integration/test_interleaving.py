"""The order of a first crawl: pages and documents share the requests; the order makes no difference to the result."""

import re
import threading
import time
from itertools import pairwise

import pytest

from discogs_sync.api.budget import NoBudget
from discogs_sync.store import leases
from discogs_sync.store.connect import Database
from discogs_sync.store.leases import SHARES, Turns
from discogs_sync.sync import crawl as crawl_module
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.outlook import Progress
from tests.crawling import crawl, execute, rows, snapshot
from tests.postgres import fresh_database, opened
from tests.scripted import Answer, PathServer

TARGETS = ("label:1", "label:2", "artist:1", "search:q=a")
PAGES, PER_PAGE = 6, 10

ONE_AFTER_THE_OTHER = (0, 0, 0, 0, 1, 2)
"""Lanes in which all listings come before all documents."""


def listing(key: str, first: int, page: int) -> Answer:
    """Answer with a page of a listing of releases; each fifth entry of an artist is a master."""
    ids = range(first + (page - 1) * PER_PAGE, first + page * PER_PAGE)
    entries = [
        {"id": id, "title": str(id), "catno": "", "type": "master" if first == 5000 and id % 5 == 0 else "release"}
        for id in ids
    ]
    return Answer({"pagination": {"page": page, "pages": PAGES, "items": PAGES * PER_PAGE}, key: entries})


def discogs(target: str) -> Answer | None:
    """Answer as a Discogs with two labels, an artist and a search of 60 entries each, on six pages."""
    path, _, query = target.partition("?")
    page = int(found[1]) if (found := re.search(r"\bpage=(\d+)", query)) else 1
    if found := re.fullmatch(r"/labels/(\d)/releases", path):
        return listing("releases", int(found[1]) * 1000, page)
    if path == "/artists/1/releases":
        return listing("releases", 5000, page)
    if path == "/database/search":
        return listing("results", 6000, page)
    if found := re.fullmatch(r"/masters/(\d+)/versions", path):
        entries = [{"id": int(found[1]) + 5000 + place, "title": "V"} for place in range(2)]
        return Answer({"pagination": {"page": 1, "pages": 1, "items": 2}, "versions": entries})
    if found := re.fullmatch(r"/(artist|label|master|release)s/(\d+)", path):
        names = {"title": found[2]} if found[1] in {"master", "release"} else {"name": found[2]}
        master = {"master_id": int(found[2]) + 20_000} if found[1] == "release" and int(found[2]) % 7 == 0 else {}
        return Answer({"id": int(found[2]), **names, **master})
    return None


def stored(database: Database) -> int:
    """Return the number of mirrored releases."""
    [(number,)] = rows(database, "SELECT count(*) FROM discogs.release")
    return number


class Paced(NoBudget):
    """A budget with a slot every `spacing` seconds."""

    def __init__(self, spacing: float) -> None:
        self._spacing = spacing
        self._next = 0.0
        self._lock = threading.Lock()

    def take(self) -> float:
        with self._lock:
            now = time.monotonic()
            self._next = max(self._next + self._spacing, now)
            return self._next - now


@pytest.mark.parametrize(("workers", "spacing"), [(1, 0.0), (4, 0.05)])
def test_first_releases_come_while_the_listings_are_read(database: Database, workers: int, spacing: float) -> None:
    def sync(requests: int) -> None:
        crawl(server.url, database, *TARGETS, limits=Limits(requests), workers=workers, budget=Paced(spacing))

    with PathServer(discogs) as server:
        sync(30)
        assert stored(database) >= 4
        assert rows(database, "SELECT count(*) FROM sync.cursor WHERE kind <> 'master_versions' AND pages = 6") == [
            (4,)
        ]
        sync(30)
        assert stored(database) >= 12
        progress = rows(database, "SELECT kind, min(page) FROM sync.cursor GROUP BY kind ORDER BY kind")
        assert all(page >= 3 for kind, page in progress if kind != "master_versions")
        assert len(progress) == 3 or sum(page for _, page in progress) >= 18, (
            "versions come after the followed listings"
        )


def test_listing_of_a_followed_master_is_read_with_the_others(database: Database) -> None:
    with PathServer(discogs) as server:
        crawl(server.url, database, "artist:1", limits=Limits(requests=2), workers=1)
        server.seen.clear()
        crawl(server.url, database, "master:77", "label:1", limits=Limits(requests=4), workers=1)
    assert {"/masters/77/versions", "/labels/1/releases"} <= set(server.paths())


@pytest.mark.long
def test_order_and_pauses_make_no_difference_to_the_result(
    database: Database, postgres_url: str, migrated_template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PathServer(discogs) as server:
        while crawl(server.url, database, *TARGETS, limits=Limits(requests=100)).ending == "paused":
            pass
        interleaved = len(server.seen)
        assert interleaved == len({seen.target for seen in server.seen}), "nothing is requested twice"
        server.seen.clear()
        monkeypatch.setattr(leases, "_LANES", ONE_AFTER_THE_OTHER)
        with fresh_database(postgres_url, migrated_template) as url, opened(url) as other:
            crawl(server.url, other, *TARGETS, workers=1)
            assert len(server.seen) == interleaved
            assert max(place for place, seen in enumerate(server.seen) if "page=" in seen.target) < interleaved / 4
            assert snapshot(other) == snapshot(database)


def test_a_listing_that_grows_while_it_is_read_between_documents_is_complete(database: Database) -> None:
    with PathServer(discogs) as server:
        crawl(server.url, database, "label:1", limits=Limits(requests=6), workers=1)
        assert stored(database) > 0
        [(page,)] = rows(database, "SELECT page FROM sync.cursor")
        assert 0 < page < PAGES

        def grown(target: str) -> Answer | None:
            answer = discogs(target)
            if answer and "/labels/1/releases" in target:
                entries = answer.body["releases"]
                moved = [entry | {"id": entry["id"] - 1, "title": str(entry["id"] - 1)} for entry in entries]
                answer.body["releases"] = moved if moved[-1]["id"] != 1058 else [*moved, entries[-1]]
                answer.body["pagination"]["items"] = PAGES * PER_PAGE + 1
            return answer

        server.respond = grown
        assert crawl(server.url, database, workers=1).ending == "done"
    assert rows(database, "SELECT release_id FROM discogs.label_release WHERE gone_at IS NULL ORDER BY ordinal") == [
        (id,) for id in range(999, 1060)
    ]


def test_progress_counts_announced_entries_from_the_first_page_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl_module, "REPORT_EVERY", 0)
    told: list[Progress] = []
    with PathServer(discogs) as server:
        crawl(server.url, database, "label:1", "search:q=a", report=told.append, workers=1)
    entries = 2 * PAGES * PER_PAGE
    masters = sum(1 for id in range(1000, 1060) if id % 7 == 0)
    known = [each for each in told if not each.ahead.unread]
    assert [each.at_least for each in told if each.ahead.unread] == [True] * (len(told) - len(known))
    totals = [each.done + each.left for each in known]
    assert totals == sorted(totals)
    assert min(totals) >= entries
    assert max(totals) == entries + 3 + masters  # the label, two listings
    assert all(each.requests_left >= each.left for each in known)
    assert all(each.at_least for each in known), "the masters of a label's releases are discovered late"
    assert told[-1].left == told[-1].requests_left == 0


def test_progress_of_a_resumed_walk_without_masters_is_exact(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl_module, "REPORT_EVERY", 0)
    told: list[Progress] = []
    with PathServer(discogs) as server:
        crawl(server.url, database, "search:q=a", limits=Limits(requests=4), workers=1)
        crawl(server.url, database, report=told.append, workers=1)
    assert {each.done + each.left for each in told[:-1]} == {told[0].done + told[0].left}
    assert not any(each.at_least for each in told)
    assert told[0].requests_left > told[0].left


@pytest.mark.parametrize("lanes", [range(5), (0, 2), (1, 3, 4)])
def test_turns_follow_the_shares_and_are_evenly_spread(lanes: range) -> None:
    turns = Turns()
    total = sum(SHARES[lane] for lane in lanes)
    for _ in range(3):
        dealt = [turns.deal(1, lanes) for _ in range(total)]
        assert [sum(column) for column in zip(*dealt, strict=True)] == [
            share if lane in lanes else 0 for lane, share in enumerate(SHARES)
        ]
        busiest = max(lanes, key=lambda lane: SHARES[lane])
        places = [place for place, quotas in enumerate(dealt) if quotas[busiest]]
        assert max(after - before for before, after in pairwise(places)) <= -(-total // SHARES[busiest])


def test_short_runs_serve_all_lanes(database: Database) -> None:
    for priority in range(6):
        execute(
            database,
            "INSERT INTO sync.item (kind, id, query, priority, due_at)"
            f" SELECT 'release', n, '', {priority}, now() FROM generate_series({priority}001, {priority}100) AS n",
        )
    crawled = [Turns(run).deal(2, range(5)) for run in range(10)]
    assert [sum(column) for column in zip(*crawled, strict=True)] == [2 * share for share in SHARES]
