"""`search`: the first pages of a search, shown, kept, and in step with a followed search."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from discogs_sync.api.endpoints import ENDPOINTS
from discogs_sync.cli.search import KINDS, PARAMETERS
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.listing import SEARCH
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.commandline import CommandLine, refused
from tests.crawling import crawl, opened, rows, snapshot
from tests.integration.asking import WITH_TOKEN, ask
from tests.postgres import fresh_database

RESULTS = "SELECT id FROM discogs.search_result WHERE gone_at IS NULL ORDER BY ordinal"


@pytest.fixture
def discogs() -> Iterator[Served[Catalogue]]:
    with serve(Catalogue.generate(), limits=UNLIMITED) as served:
        yield served


@pytest.fixture
def database(migrated_url: str) -> Iterator[Database]:
    with opened(migrated_url) as database:
        yield database


@pytest.fixture
def run(discogs: Served[Catalogue], migrated_url: str, tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path, migrated_url, discogs.url)


def at_discogs(discogs: Served[Catalogue], **query: object) -> list[dict[str, Any]]:
    """Give the first page of a search as Discogs has it, without the command line."""
    results: list[dict[str, Any]] = ask(
        discogs.url, "/database/search", headers=WITH_TOKEN, per_page=100, **query
    ).json["results"]
    discogs.requests.clear()
    return results


def asked(discogs: Served[Catalogue]) -> list[dict[str, str]]:
    """Give the parameters of each search that was asked for."""
    return [dict(parse_qsl(urlsplit(path).query)) for path in discogs.requests.paths]


def test_results_are_shown_kept_and_lead_nowhere(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    expected = at_discogs(discogs, q="copper", type="release")

    ran = run("search", "copper", "--type", "release", "--json")

    assert ran.code == 0
    assert asked(discogs) == [{"q": "copper", "type": "release", "page": "1", "per_page": "100"}]
    found = ran.json
    assert found["target"] == "search:q=copper&type=release"
    assert 0 < len(expected) == len(found["results"]) <= found["items"]
    assert all(equivalent(SEARCH.entry, one, other) for one, other in zip(found["results"], expected, strict=True))
    assert [id for (id,) in rows(database, RESULTS)] == [each["id"] for each in expected]
    assert rows(database, "SELECT FROM sync.item UNION ALL SELECT FROM sync.follow") == []
    assert rows(database, "SELECT command, ending, requests, fetched FROM sync.run") == [
        ("search q=copper&type=release", "done", 1, 1)
    ]


def test_for_people_it_is_a_table(run: CommandLine, discogs: Served[Catalogue]) -> None:
    first, *others = at_discogs(discogs, artist="the copper meridian", type="master")

    ran = run("search", "--artist", "the copper meridian", "--type", "master")

    lines = ran.out.splitlines()
    assert lines[0].split() == ["type", "id", "title", "year", "country", "format", "label", "catno"]
    assert first["title"] in lines[1]
    assert str(first["id"]) in lines[1]
    assert len(lines) == 2 + len(others)
    assert f"{1 + len(others)} of " in ran.err


def test_control_characters_do_not_reach_the_terminal(run: CommandLine, discogs: Served[Catalogue]) -> None:
    release = discogs.catalogue.release(249504) | {"title": "Red \x1b[31malert"}
    discogs.catalogue.put("release", release)

    ran = run("search", "--release-title", "alert")

    assert "\x1b" not in ran.out
    assert "[31malert" in ran.out


def test_nothing_found_is_no_error(run: CommandLine, database: Database) -> None:
    ran = run("search", "no such thing anywhere")

    assert (ran.code, ran.out) == (0, "")
    assert "0 of 0 results" in ran.err
    assert run("search", "no such thing anywhere", "--json").json["results"] == []


def test_every_parameter_of_the_documentation_is_an_option() -> None:
    parameters = ENDPOINTS["search"].parameters

    assert {*PARAMETERS, "q"} == set(parameters)
    assert all(parameters["type"].holds(kind) for kind in KINDS)


def test_every_option_reaches_discogs(run: CommandLine, discogs: Served[Catalogue]) -> None:
    values = {name: "release" if name == "type" else f"x {name} & y" for name in PARAMETERS}
    options = [word for name, value in values.items() for word in (f"--{name.replace('_', '-')}", value)]

    assert run("search", "two", "words", *options).code == 0

    assert asked(discogs) == [{"q": "two words", **values, "page": "1", "per_page": "100"}]


def test_as_many_pages_as_wanted_are_asked_for(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    every = discogs.catalogue.ids("release")
    assert len(every) > 200

    assert len(run("search", "--type", "release", "--pages", "2", "--json").json["results"]) == 200
    assert [each["page"] for each in asked(discogs)] == ["1", "2"]

    discogs.requests.clear()
    assert len(run("search", "--type", "release", "--pages", "99", "--json").json["results"]) == len(every)
    assert [each["page"] for each in asked(discogs)] == [str(1 + page) for page in range(-(-len(every) // 100))]
    assert [ordinal for (ordinal,) in rows(database, "SELECT ordinal FROM discogs.search_result ORDER BY 1")] == [
        *range(1, len(every) + 1)
    ]


def test_what_a_complete_search_does_not_find_again_is_gone(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    first, *others = run("search", "copper", "--type", "master", "--json").json["results"]
    discogs.catalogue.delete("master", first["id"])

    again = run("search", "copper", "--type", "master", "--json").json["results"]

    assert [each["id"] for each in again] == [each["id"] for each in others]
    assert rows(database, "SELECT id FROM discogs.search_result WHERE gone_at IS NOT NULL") == [(first["id"],)]


def test_an_incomplete_search_says_nothing_of_what_it_did_not_reach(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    every = run("search", "--type", "release", "--pages", "9", "--json").json["results"]
    discogs.catalogue.delete("release", every[0]["id"])

    first_page = run("search", "--type", "release", "--json").json["results"]

    assert [each["id"] for each in first_page] == [each["id"] for each in every[1:101]]
    assert len(rows(database, RESULTS)) == len(every)


def test_a_later_follow_comes_to_the_same_as_without_the_search(
    run: CommandLine, discogs: Served[Catalogue], database: Database, postgres_url: str
) -> None:
    target = "search:q=meridian&type=release"
    run("search", "meridian", "--type", "release")
    assert crawl(discogs.url, database, target).ending == "done"

    with fresh_database(postgres_url) as url, opened(url) as other:
        CommandLine(run.home, url, discogs.url)("db", "upgrade")
        assert crawl(discogs.url, other, target).ending == "done"
        assert snapshot(database) == snapshot(other)


def test_results_that_changed_before_the_follow_are_put_right_by_its_walk(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    found = run("search", "--type", "master", "--pages", "9", "--json").json["results"]
    discogs.catalogue.delete("master", found[0]["id"])

    assert run("sync", "search:type=master").code == 0

    assert [id for (id,) in rows(database, RESULTS)] == [each["id"] for each in found[1:]]
    assert {occurrence for (occurrence,) in rows(database, "SELECT occurrence FROM discogs.search_result")} == {1}


def test_follow_mirrors_what_was_found(run: CommandLine, database: Database) -> None:
    ran = run("search", "meridian", "--type", "master", "--follow", "--json")

    assert ran.code == 0
    assert "Following search:q=meridian&type=master" in ran.err
    assert rows(database, "SELECT kind, id, query FROM sync.follow") == [("search", 0, "q=meridian&type=master")]
    assert run("sync").code == 0
    found = {each["id"] for each in ran.json["results"]}
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.master")} == found


def test_a_walked_search_is_answered_from_the_mirror(run: CommandLine, discogs: Served[Catalogue]) -> None:
    assert run("sync", "search:q=meridian&type=master").code == 0
    expected = at_discogs(discogs, q="meridian", type="master")

    ran = replace(run, token=None)("search", "meridian", "--type", "master", "--json")

    assert (ran.code, discogs.requests.asked) == (0, [])
    assert "the mirror's answer" in ran.err
    assert [each["id"] for each in ran.json["results"]] == [each["id"] for each in expected]


def test_without_credentials_nothing_is_sent(run: CommandLine, discogs: Served[Catalogue]) -> None:
    assert refused(replace(run, token=None)("search", "x"), 3, "DISCOGS_SYNC_TOKEN")
    assert discogs.requests.asked == []


def test_refused_credentials_follow_nothing(run: CommandLine, database: Database) -> None:
    assert refused(replace(run, token="wrong")("search", "x", "--follow"), 3, "401", "DISCOGS_SYNC_TOKEN")
    assert rows(database, "SELECT FROM sync.follow") == []
    assert rows(database, "SELECT ending, requests FROM sync.run") == [("failed", 1)]


def test_a_malformed_search_is_asked_for_once(run: CommandLine, discogs: Served[Catalogue]) -> None:
    malformed = faults.status(500, message="An internal server error occurred. (Malformed query?)")
    discogs.faults.add(malformed, times=None)

    assert refused(run("search", "x"), 3, "500", "Malformed query")
    assert len(discogs.requests) == 1


def test_pages_that_came_before_a_failure_are_kept(
    run: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    discogs.faults.add(faults.status(422, message="no more"), "/database/search", times=None, every=2)

    assert refused(run("search", "--type", "release", "--pages", "2"), 3, "422")

    assert len(rows(database, RESULTS)) == 100
    assert rows(database, "SELECT ending, requests, fetched FROM sync.run") == [("failed", 2, 1)]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--type", "track"),
        ("--artist", ""),
        ("x", "--pages", "0"),
        ("x", "--pages", "101"),
        ("x", "--colour", "red"),
        (b"caf\xe9",),
    ],
    ids=str,
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    arguments: tuple[str, ...], run: CommandLine, discogs: Served[Catalogue]
) -> None:
    assert refused(run("search", *arguments), 2, "Error: ")
    assert discogs.requests.asked == []
