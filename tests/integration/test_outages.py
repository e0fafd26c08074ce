"""Whose fault a failed answer is: that of the item, or of Discogs, a gateway, the credentials or the address."""

import re
from collections import Counter
from typing import Any

import pytest

from discogs_sync.errors import CredentialsRefused, Unreachable
from discogs_sync.store.connect import Database
from discogs_sync.sync.staleness import read_staleness
from tests.crawling import crawl, execute, rows
from tests.scripted import Answer, PathServer, Respond

RELEASES = range(1, 61)
TARGETS = ("label:1", *(f"release:{id}" for id in range(41, 61)))
HTML = b"<!DOCTYPE html><html><body>Sorry</body></html>"


def discogs(target: str) -> Answer | None:
    """Answer as a small Discogs: label 1 lists the releases 1 to 40, and there are 20 more."""
    path, _, query = target.partition("?")
    if path == "/labels/1":
        return Answer({"id": 1, "name": "Label"})
    if path == "/labels/1/releases":
        entries = [{"id": id, "title": f"Title {id}", "catno": f"X {id}", "artist": "A"} for id in range(1, 41)]
        return Answer({"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 40}, "releases": entries})
    if path == "/database/search" and "q=good" in query:
        return Answer({"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 0}, "results": []})
    found = re.fullmatch(r"/releases/(\d+)", path)
    if found and int(found[1]) in RELEASES:
        return Answer({"id": int(found[1]), "title": f"Title {found[1]}"})
    return None


def everything(answer: Answer) -> Respond:
    """Give the same answer to every request."""
    return lambda _: answer


def failing(answer: Answer, *paths: str) -> Respond:
    """Give an answer to requests of these paths for ever, and Discogs' to the others."""
    return lambda target: answer if target.partition("?")[0] in paths else discogs(target)


def stored(database: Database) -> int:
    """Return the number of mirrored releases that are not marked gone."""
    [(count,)] = rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NULL")
    return count


def blamed(database: Database) -> list[Any]:
    """Return what is quarantined or marked gone."""
    return rows(
        database,
        "SELECT kind, id, reason FROM sync.problem UNION ALL"
        " SELECT kind, id, 'gone' FROM sync.item WHERE gone_at IS NOT NULL ORDER BY 1, 2",
    )


def make_due(database: Database) -> None:
    execute(database, "UPDATE sync.item SET due_at = now() WHERE due_at < 'infinity'")


OUTAGES = {
    "502": Answer({"message": "The Discogs API is undergoing maintenance."}, 502),
    "503 as a page": Answer(HTML, 503),
    "200 as a page": Answer(HTML),
    "200 with an error": Answer({"message": "Something went wrong."}),
    "200 with another document": Answer({"id": 7_777_777, "title": "Another"}),
    "200 with a list": Answer(b"[]"),
    "login": Answer(b"", 302, {"Location": "/login"}),
    "400": Answer({"message": "Bad request."}, 400),
    "403 as a page": Answer(HTML, 403),
    "404": Answer({"message": "The requested resource was not found."}, 404),
    "404 as a page": Answer(HTML, 404),
    "405": Answer({"message": "Method not allowed."}, 405),
    "407": Answer(HTML, 407),
    "408": Answer(HTML, 408),
    "410": Answer({"message": "Gone."}, 410),
    "422": Answer({"message": "Invalid."}, 422),
    "425": Answer(HTML, 425),
    "451": Answer(HTML, 451),
    "530": Answer(HTML, 530),
}


OFTEN = {("502", True), ("404", True), ("200 with an error", True), ("login", False), ("200 as a page", False)}
"""The outages of the default run, and whether the mirror has its items then."""


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param(name, known, marks=[] if (name, known) in OFTEN else pytest.mark.long)
        for name in OUTAGES
        for known in (False, True)
    ],
)
def test_outage_ends_the_run_and_blames_no_item_over_any_number_of_runs(
    database: Database, name: str, known: bool
) -> None:
    with PathServer(discogs) as server:
        if known:
            assert crawl(server.url, database, *TARGETS).ending == "done"
            make_due(database)
        server.respond = everything(OUTAGES[name])
        for _ in range(2):
            server.seen.clear()
            ending = crawl(server.url, database, *TARGETS)
            assert (ending.ending, type(ending.error)) == ("failed", Unreachable)
            assert ending.counts.fetched == 0
            assert len(set(server.paths())) <= 45
            assert blamed(database) == []
            assert read_staleness(database, 3600).first is not None
        server.respond = discogs
        assert crawl(server.url, database).ending == "done"
    assert (stored(database), blamed(database)) == (60, [])


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_end_the_run_and_blame_no_item(database: Database, status: int) -> None:
    with PathServer(everything(Answer({"message": "Invalid consumer token."}, status))) as server:
        for _ in range(2):
            ending = crawl(server.url, database, *TARGETS)
            assert isinstance(ending.error, CredentialsRefused)
            assert "DISCOGS_SYNC_TOKEN" in str(ending.error)
    assert blamed(database) == []


def test_outage_that_begins_in_a_run_blames_no_item(database: Database) -> None:
    with PathServer(discogs) as server:
        server.respond = lambda target: discogs(target) if len(server.seen) <= 30 else OUTAGES["404"]
        ending = crawl(server.url, database, *TARGETS)
        assert isinstance(ending.error, Unreachable)
        assert "404 for everything is not believed" in str(ending.error)
        assert blamed(database) == []
        server.respond = discogs
        assert crawl(server.url, database).ending == "done"
    assert stored(database) == 60


@pytest.mark.parametrize("name", ["502", "404", "403 as a page", "200 with an error"])
def test_outage_that_ends_in_a_run_blames_no_item(database: Database, name: str) -> None:
    with PathServer(discogs) as server:
        server.respond = lambda target: discogs(target) if len(server.seen) > 4 else OUTAGES[name]
        assert crawl(server.url, database, *TARGETS, workers=4).ending == "done"
    assert (stored(database), blamed(database)) == (60, [])


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer({"message": "An internal server error occurred."}, 500), "unreachable"),
        (Answer({"message": "Not allowed."}, 403), "refused"),
        (Answer(HTML, 403), "refused"),
        (Answer({"message": "Invalid."}, 422), "refused"),
        (Answer(HTML), "malformed"),
        (Answer({"message": "Sorry."}), "malformed"),
        (Answer(b"\x0b", headers={"Content-Encoding": "br"}), "malformed"),
    ],
    ids=["500", "403", "403-page", "422", "page", "error", "br"],
)
@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_items_that_fail_for_ever_are_quarantined_and_the_others_stored_in_one_run(
    database: Database, answer: Answer, reason: str, known: bool
) -> None:
    targets = [f"release:{id}" for id in range(1, 29)]
    bad = [f"/releases/{id}" for id in range(1, 9)]
    with PathServer(discogs) as server:
        if known:
            crawl(server.url, database, *targets)
            make_due(database)
        server.respond = failing(answer, *bad)
        ending = crawl(server.url, database, *targets)
    assert (ending.ending, ending.counts.set_aside, ending.counts.fetched >= 20) == ("problems", 8, True)
    assert blamed(database) == [("release", id, reason) for id in range(1, 9)]
    assert stored(database) == (28 if known else 20)


@pytest.mark.parametrize(
    "answer", [Answer({"message": "No permission."}, 403), Answer(HTML, 403)], ids=["json", "page"]
)
@pytest.mark.parametrize("target", ["release:1", "search:q=bad"])
def test_one_403_stops_nobody(database: Database, answer: Answer, target: str) -> None:
    path = "/releases/1" if target == "release:1" else "/database/search"
    others = [f"release:{id}" for id in range(2, 61)]
    with PathServer(failing(answer, path)) as server:
        ending = crawl(server.url, database, target, *others)
    assert (ending.ending, ending.counts.set_aside) == ("problems", 1)
    assert stored(database) == len(others)
    assert [reason for *_, reason in blamed(database)] == ["refused"]


def test_kind_that_is_away_blames_no_item_and_lets_the_others_through(database: Database) -> None:
    searches = [f"search:q=good{number}" for number in range(3)]
    with PathServer(discogs) as server:
        crawl(server.url, database, *searches)
        make_due(database)
        server.respond = failing(Answer({"message": "Query time exceeded."}, 500), "/database/search")
        ending = crawl(server.url, database, *TARGETS)
        assert (ending.ending, type(ending.error)) == ("failed", Unreachable)
        assert "for every search" in str(ending.error)
        assert (stored(database), blamed(database), ending.left) == (60, [], 3)
        server.respond = discogs
        assert crawl(server.url, database).ending == "done"


def test_deleted_releases_are_marked_gone(database: Database) -> None:
    with PathServer(discogs) as server:
        crawl(server.url, database, *TARGETS)
        make_due(database)
        server.seen.clear()
        server.respond = failing(OUTAGES["404"], *(f"/releases/{id}" for id in range(11, 46)))
        ending = crawl(server.url, database)
        assert (ending.ending, ending.counts.gone) == ("done", 35)
        assert len(server.seen) <= 62 + 35 + 10
        make_due(database)
        server.seen.clear()
        assert crawl(server.url, database).counts.gone == 35
        assert max(Counter(server.paths()).values()) == 1
    assert stored(database) == 25


def test_only_followed_item_is_marked_gone_when_a_well_known_one_is_there(database: Database) -> None:
    well_known = Answer({"id": 249504, "title": "Well known"})

    def known(target: str) -> Answer | None:
        return well_known if "249504" in target else discogs(target)

    with PathServer(known) as server:
        crawl(server.url, database, "release:1")
        make_due(database)
        server.respond = lambda target: None if target == "/releases/1" else known(target)
        ending = crawl(server.url, database)
        assert (ending.ending, ending.counts.gone) == ("done", 1)
        assert server.paths() == ["/releases/1", "/releases/1", "/releases/249504", "/releases/1"]
    assert rows(database, "SELECT id FROM discogs.release") == [(1,)]


def test_witness_is_stored_and_counts_against_the_limits(database: Database) -> None:
    with PathServer(discogs) as server:
        crawl(server.url, database, "release:1", "release:2")
        execute(database, "UPDATE sync.item SET due_at = now() WHERE id = 1")
        server.seen.clear()
        server.respond = failing(OUTAGES["404"], "/releases/1")
        ending = crawl(server.url, database)
    assert server.paths() == ["/releases/1", "/releases/2", "/releases/1"]
    assert (ending.counts.requests, ending.counts.fetched, ending.counts.unchanged, ending.counts.gone) == (3, 1, 1, 1)
