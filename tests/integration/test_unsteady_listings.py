"""Listings that come short, in another order each time, that lose deleted entries, or repeat what changed since."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from discogs_sync.store.connect import Database, driver
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.plan import read_plan
from tests.crawling import crawl, execute, rows
from tests.integration.test_odd_entries import LISTINGS, entry, findings, ids, page, refresh
from tests.scripted import Answer, OddDiscogs


@pytest.fixture
def discogs() -> Iterator[OddDiscogs]:
    with OddDiscogs() as server:
        yield server


REST = """
    CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.due_at := now() + interval '1 year'; NEW.priority := 5; RETURN NEW; END $$;
    CREATE TRIGGER rest BEFORE INSERT ON sync.item FOR EACH ROW WHEN (NEW.kind = 'release') EXECUTE FUNCTION rest();
"""


@pytest.fixture
def resting(database: Database) -> Database:
    """Have releases that listings lead to rest for a year, so that a test asks for those alone that it is about."""
    execute(database, REST)
    return database


def ask_for(discogs: OddDiscogs, database: Database, target: str, *releases: int) -> int:
    """Request these releases; return how many requests that took."""
    discogs.seen.clear()
    chosen = ", ".join(map(str, releases))
    execute(database, f"UPDATE sync.item SET due_at = now() WHERE kind = 'release' AND id IN ({chosen})")
    assert crawl(discogs.url, database, target).ending == "done"
    return len(discogs.seen)


def test_plan_counts_the_results_that_discogs_shows(discogs: OddDiscogs, database: Database) -> None:
    results = [entry(number) for number in range(1, 101)]
    discogs.pages["/database/search", 1] = page("results", results, 1, 100, 51_234)
    ending = crawl(discogs.url, database, "search:q=x", limits=Limits(requests=1), workers=1)
    assert ending.ending == "paused"
    with database.begin() as connection, driver(connection).cursor() as cursor:
        plan = read_plan(cursor, 60)
    assert (plan.requests, plan.expected) == (99 + 100, 9_900)


def publish(discogs: OddDiscogs, listing: str, entries: list[Any], shown: int = 100) -> None:
    """Have a listing of these entries, with answers for so many of its pages."""
    path, field, _, _, _ = LISTINGS[listing]
    pages = -(-len(entries) // 100)
    discogs.pages = {
        (path, number): page(field, entries[number * 100 - 100 : number * 100], number, pages, len(entries))
        for number in range(1, min(pages, shown) + 1)
    }


class ShuffledDiscogs(OddDiscogs):
    """Lists the same releases in another order with each request."""

    def __init__(self) -> None:
        super().__init__()
        self.listed = list(range(1, 301))
        self.rng = random.Random(1)

    def _respond(self, target: str) -> Answer | None:
        if "/search" in target or "/labels/1/releases" in target:
            publish(self, "search" if "/search" in target else "label", [entry(id) for id in self.shuffled()])
        return super()._respond(target)

    def shuffled(self) -> list[int]:
        return self.rng.sample(self.listed, len(self.listed))


@pytest.fixture
def shuffled() -> Iterator[ShuffledDiscogs]:
    with ShuffledDiscogs() as server:
        yield server


@pytest.mark.parametrize("listing", ["search", "label"])
def test_listing_in_unstable_order_is_refreshed_without_help(
    shuffled: ShuffledDiscogs, database: Database, listing: str
) -> None:
    target = LISTINGS[listing][2]
    assert crawl(shuffled.url, database, target).ending == "done"
    for _ in range(4):
        listed = [path for path in refresh(shuffled, database, target) if path.startswith(LISTINGS[listing][0])]
        assert len(listed) <= 3
        assert findings(database) == []
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]
    assert len(set(ids(database, listing))) > 290
    stored = rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NULL")
    assert stored == [(len(set(ids(database, listing))),)]


def test_unstable_search_gives_up_entries_beyond_the_count(shuffled: ShuffledDiscogs, resting: Database) -> None:
    for _ in range(5):
        refresh(shuffled, resting, "search:q=x")
    shuffled.listed = [*range(21, 301), 1001, 1002]
    for _ in range(8):
        refresh(shuffled, resting, "search:q=x")
    found = set(ids(resting, "search"))
    assert len(found) <= len(shuffled.listed)
    assert len(found - set(shuffled.listed)) <= 3


def test_unstable_search_that_lost_half_is_not_believed(shuffled: ShuffledDiscogs, resting: Database) -> None:
    for _ in range(5):
        refresh(shuffled, resting, "search:q=x")
    shuffled.listed = list(range(1, 151))
    execute(resting, "UPDATE sync.item SET due_at = now() WHERE kind = 'search'")
    assert crawl(shuffled.url, resting, "search:q=x").ending == "problems"
    assert rows(resting, "SELECT reason FROM sync.problem") == [("shrunken",)]


@pytest.mark.parametrize("listing", LISTINGS)
def test_listing_whose_deep_pages_answer_404_is_reported(discogs: OddDiscogs, resting: Database, listing: str) -> None:
    path, _, target, _, _ = LISTINGS[listing]
    entries = [entry(number) for number in range(1, 501)]
    publish(discogs, listing, entries, shown=3)
    for _ in range(2):
        discogs.seen.clear()
        execute(resting, "UPDATE sync.item SET due_at = now() WHERE kind LIKE '%%\\_%%' OR kind = 'search'")
        ending = crawl(discogs.url, resting, target)
        assert (ending.ending, ending.counts.short, ending.counts.set_aside) == ("problems", 1, 0)
        assert (
            len([each for each in discogs.requested() if each.startswith(path)]) <= 10
        )  # the page that is missing is asked for twice
        assert ids(resting, listing) == list(range(1, 301))
        [(reason, message)] = rows(resting, "SELECT reason, message FROM sync.problem")
        assert reason == "short"
        assert "counts 500 entries on 5 pages and showed 300 on 3" in message
    assert rows(resting, "SELECT count(*) FROM sync.item WHERE due_at <= now() OR due_at = 'infinity'") == [(0,)]
    publish(discogs, listing, entries)
    refresh(discogs, resting, target)
    assert ids(resting, listing) == list(range(1, 501))
    assert rows(resting, "SELECT count(*) FROM sync.problem") == [(0,)]


def test_known_listing_that_is_cut_keeps_its_entries(discogs: OddDiscogs, resting: Database) -> None:
    entries = [entry(number) for number in range(1, 501)]
    publish(discogs, "label", entries)
    crawl(discogs.url, resting, "label:1")
    publish(discogs, "label", entries, shown=3)
    execute(resting, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases'")
    execute(resting, "UPDATE sync.cursor SET whole_at = now()")
    ending = crawl(discogs.url, resting, "label:1")
    assert (ending.ending, ending.counts.short) == ("problems", 1)
    assert ids(resting, "label") == list(range(1, 501))


def test_pages_that_come_a_little_short_are_not_reported(discogs: OddDiscogs, resting: Database) -> None:
    publish(discogs, "label", [entry(number) for number in range(1, 301)])
    for number in (1, 2):
        del discogs.pages["/labels/1/releases", number]["releases"][50:55]
    assert crawl(discogs.url, resting, "label:1").ending == "done"


@pytest.mark.parametrize("number", [1, 3])
def test_page_without_its_entries_is_reported(discogs: OddDiscogs, resting: Database, number: int) -> None:
    publish(discogs, "label", [entry(number) for number in range(1, 251)])
    discogs.pages["/labels/1/releases", number]["releases"] = None
    assert crawl(discogs.url, resting, "label:1").counts.short == 1


def gone(database: Database, table: str = "release") -> set[int]:
    return {id for (id,) in rows(database, f"SELECT id FROM discogs.{table} WHERE gone_at IS NOT NULL")}


DELETED = set(range(10, 19))


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("order", ["listing first", "documents first", "together"])
def test_deleted_release_of_a_followed_listing_is_marked(
    discogs: OddDiscogs, database: Database, listing: str, order: str
) -> None:
    target = LISTINGS[listing][2]
    publish(discogs, listing, [entry(number) for number in range(1, 121)])
    assert crawl(discogs.url, database, target).ending == "done"
    publish(discogs, listing, [entry(number) for number in range(1, 121) if number not in DELETED])
    discogs.documents = {f"/releases/{number}": None for number in DELETED}
    listings, documents = "kind <> 'release'", "kind = 'release'"
    for kinds in {
        "listing first": [listings, documents],
        "documents first": [documents, listings],
        "together": ["true"],
    }[order]:
        execute(database, f"UPDATE sync.item SET due_at = now() WHERE {kinds}")
        assert crawl(discogs.url, database, target).ending == "done"
    assert gone(database) == DELETED
    assert len(ids(database, listing)) == 120 - len(DELETED)
    assert rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'release'") == [(120 - len(DELETED),)]
    assert findings(database) == []


def test_release_that_only_left_the_listing_is_not_marked(discogs: OddDiscogs, database: Database) -> None:
    publish(discogs, "label", [entry(number) for number in range(1, 51)])
    crawl(discogs.url, database, "label:1")
    publish(discogs, "label", [entry(number) for number in range(1, 50)])
    requests = refresh(discogs, database, "label:1")
    assert sorted(requests) == ["/labels/1/releases", "/releases/50"]
    assert gone(database) == set()
    assert rows(database, "SELECT count(*) FROM sync.item WHERE id = 50") == [(0,)]
    assert refresh(discogs, database, "label:1") == ["/labels/1/releases"]


def test_deleted_releases_of_a_listing_that_shrank_too_much_are_marked(discogs: OddDiscogs, database: Database) -> None:
    publish(discogs, "label", [entry(number) for number in range(1, 101)])
    crawl(discogs.url, database, "label:1")
    deleted = set(range(50, 85))
    publish(discogs, "label", [entry(number) for number in range(1, 101) if number not in deleted])
    discogs.documents = {f"/releases/{number}": None for number in deleted}
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases'")
    assert crawl(discogs.url, database, "label:1").ending == "problems"
    assert gone(database) == deleted


def test_deleted_master_and_its_versions_are_marked(discogs: OddDiscogs, database: Database) -> None:
    masters = [entry(number, type="master") for number in range(1, 6)]
    versions = {number: [entry(number * 10), entry(number * 10 + 1)] for number in range(1, 6)}
    publish(discogs, "artist", masters)
    for number, listed in versions.items():
        discogs.pages[f"/masters/{number}/versions", 1] = page("versions", listed)
    assert crawl(discogs.url, database, "artist:1").ending == "done"
    kept = {key: body for key, body in discogs.pages.items() if key[0].startswith("/masters") and "/3/" not in key[0]}
    publish(discogs, "artist", [each for each in masters if each["id"] != 3])
    discogs.pages |= kept
    discogs.documents = dict.fromkeys(("/masters/3", "/releases/30", "/releases/31"))
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'artist_releases'")
    assert crawl(discogs.url, database, "artist:1").ending == "done"
    assert (gone(database), gone(database, "master")) == ({30, 31}, {3})
    assert findings(database) == []


STALE = {
    "label": {"title": "Another", "year": 1977},
    "artist": {"title": "Another", "year": 1977},
    "master": {"title": "Another", "country": "Peru"},
    "search": {"title": "Artist - Another", "country": "Peru", "year": "1977"},
}


@pytest.mark.parametrize("listing", LISTINGS)
def test_entries_that_a_document_contradicts_are_read_with_the_next_look(
    discogs: OddDiscogs, resting: Database, listing: str
) -> None:
    path, _, target, table, id_column = LISTINGS[listing]
    years: dict[str, Any] = {} if listing == "master" else {"year": "1999" if listing == "search" else 1999}
    title = "Artist - Title" if listing == "search" else "Title"
    country = {"country": "Chile"} if listing in {"master", "search"} else {}
    entries = [entry(number, **years, **country) | {"title": f"{title} {number}"} for number in range(1, 351)]
    publish(discogs, listing, entries)
    for number in range(1, 351):
        document = {"id": number, "title": f"Title {number}", "country": "Chile", "year": 1999}
        discogs.documents[f"/releases/{number}"] = document
    assert crawl(discogs.url, resting, target).ending == "done"
    assert rows(resting, f"SELECT count(*) FROM discogs.{table} WHERE stale_at IS NOT NULL") == [(0,)]
    changed = (5, 233, 234, 320)
    ask_for(discogs, resting, target, *changed)
    for number in changed:
        discogs.documents[f"/releases/{number}"] |= {"title": "Another", "country": "Peru", "year": 1977}
        entries[number - 1] |= STALE[listing]
    publish(discogs, listing, entries)
    assert ask_for(discogs, resting, target, *changed) == len(changed)
    assert rows(resting, f"SELECT count(*) FROM discogs.{table} WHERE stale_at IS NOT NULL") == [(4,)]
    assert refresh(discogs, resting, target) == [path, f"{path}?page=3", f"{path}?page=4"]
    columns = ", ".join(STALE[listing])
    found = rows(resting, f"SELECT {id_column}, {columns} FROM discogs.{table} WHERE title LIKE '%%Another'")
    assert sorted(found) == [(number, *STALE[listing].values()) for number in changed]
    assert refresh(discogs, resting, target) == [path]
    assert findings(resting) == []


def test_entry_that_still_contradicts_its_document_is_read_once(discogs: OddDiscogs, resting: Database) -> None:
    path = LISTINGS["label"][0]
    publish(discogs, "label", [entry(number) for number in range(1, 301)])
    crawl(discogs.url, resting, "label:1")
    ask_for(discogs, resting, "label:1", 150)
    discogs.documents["/releases/150"] = {"id": 150, "title": "Another"}
    ask_for(discogs, resting, "label:1", 150)
    assert refresh(discogs, resting, "label:1") == [path, f"{path}?page=2"]
    assert refresh(discogs, resting, "label:1") == [path]


def test_stale_entry_that_moved_is_found(discogs: OddDiscogs, resting: Database) -> None:
    entries = [entry(number) for number in range(1, 501)]
    publish(discogs, "label", entries)
    crawl(discogs.url, resting, "label:1")
    ask_for(discogs, resting, "label:1", 450)
    discogs.documents["/releases/450"] = {"id": 450, "title": "Another"}
    ask_for(discogs, resting, "label:1", 450)
    entries[449] |= {"title": "Another"}
    publish(discogs, "label", [*entries[:150], entry(2000), *entries[150:350], *entries[351:]])
    refresh(discogs, resting, "label:1")
    publish(discogs, "label", [*entries[:150], entry(2000), *entries[150:]])
    refresh(discogs, resting, "label:1")
    assert rows(resting, "SELECT title FROM discogs.label_release WHERE release_id = 450") == [("Another",)]
    assert rows(resting, "SELECT count(*) FROM discogs.label_release WHERE stale_at IS NOT NULL") == [(0,)]
    assert ids(resting, "label") == [*range(1, 151), 2000, *range(151, 501)]
