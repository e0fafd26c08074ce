"""`search`: the first pages of a search, shown, kept, and in step with a followed search."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from discogs_sync.api.endpoints import ENDPOINTS
from discogs_sync.cli.search import KINDS, PARAMETERS
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.listing import SEARCH
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.asking import WITH_TOKEN, ask
from tests.cli import CommandLine
from tests.crawling import crawl, execute, rows, snapshot, undisturbed

RESULTS = "SELECT id FROM discogs.search_result WHERE gone_at IS NULL ORDER BY ordinal"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate()


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
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    expected = at_discogs(discogs, q="copper", type="release")

    ran = cli("search", "copper", "--type", "release", "--json")

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


def test_for_people_it_is_a_table(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    first, *others = at_discogs(discogs, artist="the copper meridian", type="master")

    ran = cli("search", "--artist", "the copper meridian", "--type", "master")

    lines = ran.out.splitlines()
    assert lines[0].split() == ["type", "id", "title", "year", "country", "format", "label", "catno"]
    assert first["title"] in lines[1]
    assert str(first["id"]) in lines[1]
    assert len(lines) == 2 + len(others)
    assert f"{1 + len(others)} of " in ran.err


def test_control_characters_do_not_reach_the_terminal(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    release = discogs.catalogue.release(249504) | {"title": "Red \x1b[31malert"}
    discogs.catalogue.put("release", release)

    ran = cli("search", "--release-title", "alert")

    assert "\x1b" not in ran.out
    assert "[31malert" in ran.out


def test_nothing_found_is_no_error(cli: CommandLine, database: Database) -> None:
    ran = cli("search", "no such thing anywhere")

    assert ran.out == ""
    assert "0 of 0 results" in ran.err
    assert cli("search", "no such thing anywhere", "--json").json["results"] == []


def test_every_parameter_of_the_documentation_is_an_option() -> None:
    parameters = ENDPOINTS["search"].parameters

    assert {*PARAMETERS, "q"} == set(parameters)
    assert all(parameters["type"].holds(kind) for kind in KINDS)


def test_every_option_reaches_discogs(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    values = {name: "release" if name == "type" else f"x {name} & y" for name in PARAMETERS}
    options = [word for name, value in values.items() for word in (f"--{name.replace('_', '-')}", value)]

    cli("search", "two", "words", *options)

    assert asked(discogs) == [{"q": "two words", **values, "page": "1", "per_page": "100"}]


def test_as_many_pages_as_wanted_are_asked_for(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    every = discogs.catalogue.ids("release")
    assert len(every) > 200

    assert len(cli("search", "--type", "release", "--pages", "2", "--json").json["results"]) == 200
    assert [each["page"] for each in asked(discogs)] == ["1", "2"]

    discogs.requests.clear()
    assert len(cli("search", "--type", "release", "--pages", "99", "--json").json["results"]) == len(every)
    assert [each["page"] for each in asked(discogs)] == [str(1 + page) for page in range(-(-len(every) // 100))]
    assert [ordinal for (ordinal,) in rows(database, "SELECT ordinal FROM discogs.search_result ORDER BY 1")] == [
        *range(1, len(every) + 1)
    ]


def test_what_a_complete_search_does_not_find_again_is_gone(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    first, *others = cli("search", "copper", "--type", "master", "--json").json["results"]
    discogs.catalogue.delete("master", first["id"])

    again = cli("search", "copper", "--type", "master", "--json").json["results"]

    assert [each["id"] for each in again] == [each["id"] for each in others]
    assert rows(database, "SELECT id FROM discogs.search_result WHERE gone_at IS NOT NULL") == [(first["id"],)]


def test_an_incomplete_search_says_nothing_of_what_it_did_not_reach(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    every = cli("search", "--type", "release", "--pages", "9", "--json").json["results"]
    discogs.catalogue.delete("release", every[0]["id"])

    first_page = cli("search", "--type", "release", "--json").json["results"]

    assert [each["id"] for each in first_page] == [each["id"] for each in every[1:101]]
    assert len(rows(database, RESULTS)) == len(every)


def test_a_later_follow_comes_to_the_same_as_without_the_search(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, postgres_url: str, migrated_template: str
) -> None:
    target = "search:q=meridian&type=release"
    cli("search", "meridian", "--type", "release")
    assert crawl(discogs.url, database, target).ending == "done"

    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, target)


def test_results_that_changed_before_the_follow_are_put_right_by_its_walk(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    found = cli("search", "--type", "master", "--pages", "9", "--json").json["results"]
    discogs.catalogue.delete("master", found[0]["id"])

    assert cli("sync", "search:type=master").out.startswith("Done")  # what is known is not asked for again
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'search'")
    cli("sync")

    assert [id for (id,) in rows(database, RESULTS)] == [each["id"] for each in found[1:]]
    assert {occurrence for (occurrence,) in rows(database, "SELECT occurrence FROM discogs.search_result")} == {1}


def test_follow_mirrors_what_was_found(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    ran = cli("search", "meridian", "--type", "master", "--follow", "--json")

    assert "Following search:q=meridian&type=master" in ran.err
    assert rows(database, "SELECT kind, id, query FROM sync.follow") == [("search", 0, "q=meridian&type=master")]
    discogs.requests.clear()
    cli("sync")
    found = {each["id"] for each in ran.json["results"]}
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.master")} == found
    assert f"{len(found)} items added to the queue" in ran.err
    assert len(discogs.requests) == len(found)


def test_the_walk_of_a_followed_search_goes_on_where_the_single_one_ended(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, postgres_url: str, migrated_template: str
) -> None:
    pages = -(-len(discogs.catalogue.ids("release")) // 100)
    cli("search", "--type", "release")
    plan = cli("sync", "search:type=release", "--dry-run", "--json").json
    assert next(each["requests"] for each in plan["due"] if each["kind"] == "search") == pages - 1

    cli("sync", "search:type=release")

    searches = [path for path in discogs.requests.paths if "/search" in path]
    assert len(searches) == len(set(searches)) == pages
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, "search:type=release")


@pytest.mark.parametrize("pages", ["2", "3"])
def test_a_search_that_moved_or_stopped_half_way_is_walked_anew(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, pages: str
) -> None:
    ids = discogs.catalogue.ids("release")
    assert 200 < len(ids) <= 300

    async def lose_one(exchange: faults.Exchange) -> None:
        discogs.catalogue.delete("release", ids[0])
        await exchange.app(exchange.scope, exchange.receive, exchange.send)

    if pages == "3":
        discogs.faults.add(lose_one, "/database/search", every=2)
    cli("search", "--type", "release", "--pages", pages)
    discogs.requests.clear()

    cli("sync", "search:type=release")

    assert len([path for path in discogs.requests.paths if "/search" in path]) == 3
    assert len(rows(database, RESULTS)) == len(discogs.catalogue.ids("release"))


def test_a_walked_search_is_answered_from_the_mirror(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    cli("sync", "search:q=meridian&type=master")
    expected = at_discogs(discogs, q="meridian", type="master")

    ran = cli("search", "meridian", "--type", "master", "--json", token=None)

    assert discogs.requests.asked == []
    assert "the mirror's answer" in ran.err
    assert [each["id"] for each in ran.json["results"]] == [each["id"] for each in expected]


def test_without_credentials_nothing_is_sent(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    assert cli("search", "x", expect=3, token=None).is_refusal("DISCOGS_SYNC_TOKEN")
    assert discogs.requests.asked == []


def test_refused_credentials_follow_nothing(cli: CommandLine, database: Database) -> None:
    assert cli("search", "x", "--follow", expect=3, token="wrong").is_refusal("401", "DISCOGS_SYNC_TOKEN")
    assert rows(database, "SELECT FROM sync.follow") == []
    assert rows(database, "SELECT ending, requests FROM sync.run") == [("failed", 1)]


def test_a_malformed_search_is_asked_for_once(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    malformed = faults.status(500, message="An internal server error occurred. (Malformed query?)")
    discogs.faults.add(malformed, times=None)

    assert cli("search", "x", expect=3).is_refusal("500", "Malformed query")
    assert len(discogs.requests) == 1


def test_pages_that_came_before_a_failure_are_kept(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    discogs.faults.add(faults.status(422, message="no more"), "/database/search", times=None, every=2)

    assert cli("search", "--type", "release", "--pages", "2", expect=3).is_refusal("422")

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
def test_bad_arguments_are_refused_before_anything_is_sent(arguments: tuple[str, ...], offline: CommandLine) -> None:
    assert offline("search", *arguments, expect=2).is_refusal()


@pytest.mark.parametrize("command", [("sync",), ("sync", "--dry-run"), ("follow",)], ids=" ".join)
def test_a_search_is_not_followed_without_credentials(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, command: tuple[str, ...]
) -> None:
    refused = cli(*command, "release:249504", "search:q=meridian", expect=3, token=None)

    assert refused.is_refusal("Searching needs credentials, and none are set: set DISCOGS_SYNC_TOKEN")
    assert discogs.requests.asked == []
    assert rows(database, "SELECT FROM sync.follow") == []


def test_a_run_without_credentials_sets_followed_searches_aside_and_does_the_rest(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    cli("follow", "search:q=meridian&type=master", "release:249504")

    ran = cli("sync", expect=1, token=None)

    assert "Finished, with 1 item quarantined" in ran.out
    assert discogs.requests.paths == ["/releases/249504"]
    (problem,) = cli("problems", "list", "--json").json
    assert (problem["item"], problem["status"]) == ("search:q=meridian&type=master", 401)
    assert "set DISCOGS_SYNC_TOKEN" in problem["message"]
    assert "No request was made." in cli("sync", token=None).out

    assert cli("sync").out.startswith("Done")
    assert len(rows(database, "SELECT FROM discogs.search_result")) > 0
    assert cli("problems", "list").out == "No item is quarantined.\n"
