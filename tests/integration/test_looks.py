"""Listings that were walked before: one request where nothing changed, else a walk from where they differ."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database, driver
from discogs_sync.sync import start
from tests.crawling import crawl, execute, rows

LABEL = 1
ENTRIES = 950
"""Entries of the label's listing: ten pages, the last of them half full."""


ONLY_THE_LISTING = """
    INSERT INTO sync.follow (kind, id, query) VALUES ('label', 1, '');
    INSERT INTO sync.item (kind, id, query, priority, due_at) VALUES ('label_releases', 1, '', 0, now());
    CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.due_at := now() + interval '1 year'; NEW.fetched_at := now(); NEW.priority := 5; RETURN NEW; END $$;
    CREATE TRIGGER rest BEFORE INSERT ON sync.item FOR EACH ROW EXECUTE FUNCTION rest();
"""
"""Lets the listing of label 1 be due, and what it reveals rest for a year."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate(releases=20)


def entry(catalogue: Catalogue, number: int) -> dict[str, Any]:
    template = catalogue.rows("label-releases", LABEL)[0]
    link = f"https://api.discogs.com/releases/{number}"
    return template | {"id": number, "catno": f"X {number}", "resource_url": link}


@pytest.fixture
def discogs(discogs: Served[Catalogue], database: Database) -> Served[Catalogue]:
    """Have a label that is mirrored, and whose releases nobody asks for: their documents are another matter."""
    entries = [entry(discogs.catalogue, 5000 + number) for number in range(ENTRIES)]
    discogs.catalogue.put_rows("label-releases", LABEL, entries)
    execute(database, ONLY_THE_LISTING)
    crawl(discogs.url, database)
    discogs.requests.clear()
    return discogs


def again(discogs: Served[Catalogue], database: Database, *, force: bool = False) -> Any:
    """Have the listing due, and crawl."""
    discogs.requests.clear()
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases'")
    return crawl(discogs.url, database, force=force)


def change(discogs: Served[Catalogue], edit: Callable[[list[Any]], list[Any]]) -> None:
    discogs.catalogue.put_rows("label-releases", LABEL, edit(discogs.catalogue.rows("label-releases", LABEL)))


def listed(database: Database) -> list[tuple[int, int]]:
    return rows(
        database, "SELECT release_id, ordinal FROM discogs.label_release WHERE gone_at IS NULL ORDER BY ordinal"
    )


def expected(discogs: Served[Catalogue]) -> list[tuple[int, int]]:
    return [(row["id"], place) for place, row in enumerate(discogs.catalogue.rows("label-releases", LABEL), 1)]


def versions(database: Database, table: str) -> set[tuple[Any, ...]]:
    """Give which versions of its rows a table holds: a row that was written again is another one."""
    return set(rows(database, f"SELECT ctid::text, xmin::text FROM {table}"))


def test_an_unchanged_listing_costs_one_request_and_rewrites_no_entry(
    discogs: Served[Catalogue], database: Database
) -> None:
    before = versions(database, "discogs.label_release")
    again(discogs, database)
    assert len(discogs.requests) == 1
    assert versions(database, "discogs.label_release") == before
    assert listed(database) == expected(discogs)


@pytest.mark.parametrize("seed", range(3))
def test_a_changed_listing_is_walked_from_where_it_differs(
    discogs: Served[Catalogue], database: Database, seed: int
) -> None:
    rng = random.Random(seed)
    fresh = iter(range(90_000, 99_999))

    def insert(entries: list[Any]) -> list[Any]:
        place = rng.randrange(len(entries) + 1)
        return [*entries[:place], entry(discogs.catalogue, next(fresh)), *entries[place:]]

    def remove(entries: list[Any]) -> list[Any]:
        place = rng.randrange(len(entries))
        return [*entries[:place], *entries[place + 1 :]]

    for _ in range(6):
        change(discogs, rng.choice([insert, insert, remove]))
        again(discogs, database)
        assert listed(database) == expected(discogs)
        assert len(discogs.requests) <= 7  # the first page, halvings of ten pages, the page itself and one more


def test_what_a_partial_walk_finds_new_is_asked_for(discogs: Served[Catalogue], database: Database) -> None:
    change(discogs, lambda entries: [*entries[:333], entry(discogs.catalogue, 77_777), *entries[333:]])
    again(discogs, database)
    assert rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'release' AND id = 77777") == [(1,)]


def test_several_changes_are_found_by_the_walk_of_every_page_at_the_latest(
    discogs: Served[Catalogue], database: Database
) -> None:
    def swap_far_apart(entries: list[Any]) -> list[Any]:
        return [*entries[:500], entry(discogs.catalogue, 66_666), *entries[500:800], *entries[801:]]

    change(discogs, swap_far_apart)
    again(discogs, database)
    execute(database, "UPDATE sync.cursor SET whole_at = now()")
    again(discogs, database)
    assert len(discogs.requests) == 10
    assert listed(database) == expected(discogs)


def test_a_release_whose_entry_says_something_else_is_asked_for(discogs: Served[Catalogue], database: Database) -> None:
    def retitle(entries: list[Any]) -> list[Any]:
        return [entries[0], entries[1] | {"title": "Another"}, *entries[2:]]

    release = discogs.catalogue.release(discogs.catalogue.ids("release")[0])
    discogs.catalogue.put("release", release | {"id": 5001})
    change(discogs, retitle)
    again(discogs, database)
    assert discogs.requests.paths[1:] == ["/releases/5001"]


def test_numbers_that_move_by_the_hour_are_stored_and_no_reason_to_ask(
    discogs: Served[Catalogue], database: Database
) -> None:
    def want(entries: list[Any]) -> list[Any]:
        stats = {"community": {"in_wantlist": 4321, "in_collection": 1}}
        return [entries[0] | {"stats": stats}, *entries[1:]]

    change(discogs, want)
    again(discogs, database)
    assert len(discogs.requests) == 1
    assert rows(database, "SELECT in_wantlist FROM discogs.label_release WHERE release_id = 5000") == [(4321,)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE due_at <= now()") == [(0,)]


def test_a_listing_that_lost_more_than_a_tenth_stops_and_asks(discogs: Served[Catalogue], database: Database) -> None:
    change(discogs, lambda entries: entries[200:])
    ending = again(discogs, database)
    assert (ending.ending, ending.counts.set_aside) == ("problems", 1)
    assert len(listed(database)) == ENTRIES
    [(reason, message)] = rows(database, "SELECT reason, message FROM sync.problem")
    assert reason == "shrunken"
    assert "200 of 950 entries" in message
    assert "--force" in message


def test_a_listing_that_shrank_is_not_believed_because_it_is_tried_again(
    discogs: Served[Catalogue], database: Database
) -> None:
    change(discogs, lambda entries: entries[:700])
    for _ in range(2):
        ending = again(discogs, database)
        assert ending.ending == "problems"
        assert len(listed(database)) == ENTRIES


def test_the_user_may_believe_it(discogs: Served[Catalogue], database: Database) -> None:
    change(discogs, lambda entries: entries[:700])
    again(discogs, database)
    with database.begin() as connection:
        start.believe_shrunken(driver(connection).cursor())
    assert listed(database) == expected(discogs)
    assert crawl(discogs.url, database).ending == "done"
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]


def test_a_tenth_may_go(discogs: Served[Catalogue], database: Database) -> None:
    change(discogs, lambda entries: entries[95:])
    assert again(discogs, database).ending == "done"
    assert listed(database) == expected(discogs)
