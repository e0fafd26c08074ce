"""`rating`: asked of Discogs and kept in the mirror; written to Discogs, then to the mirror."""

import signal

import pytest
from starlette.responses import JSONResponse

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.asking import ask
from tests.cli import CommandLine, finish, wait_for_requests
from tests.crawling import rows

RELEASE = 249504
USER = "memory"


def rating_at(discogs: Served[Catalogue]) -> int:
    """Give the user's rating as Discogs has it, without the command line."""
    return int(ask(discogs.url, f"/releases/{RELEASE}/rating/{USER}").json["rating"])


def runs(database: Database) -> list[tuple[object, ...]]:
    return rows(database, "SELECT command, ending, requests, fetched FROM sync.run ORDER BY id")


def test_the_rating_by_all_users_is_told_and_observed(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    rating = discogs.catalogue.release(RELEASE)["community"]["rating"]

    ran = cli("rating", "show", str(RELEASE), "--json")

    assert ran.err == ""
    assert ran.json == {"release_id": RELEASE, "rating_count": rating["count"], "rating_average": rating["average"]}
    [(count, average, have)] = rows(database, "SELECT rating_count, rating_average, have FROM discogs.release_stats")
    assert (count, float(average), have) == (rating["count"], rating["average"], None)
    assert runs(database) == [(f"rating show {RELEASE}", "done", 1, 1)]


def test_for_people_it_is_a_sentence(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    rating = discogs.catalogue.release(RELEASE)["community"]["rating"]

    ran = cli("rating", "show", str(RELEASE))

    expected = f"Release {RELEASE} is rated {rating['average']:g} of 5 on average, by {rating['count']} users.\n"
    assert ran.out == expected


def test_only_a_change_is_observed_and_what_was_not_asked_for_stays(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    before = discogs.catalogue.release(RELEASE)
    cli("sync", f"release:{RELEASE}")
    cli("rating", "show", str(RELEASE))
    assert len(rows(database, "SELECT FROM discogs.release_stats")) == 1

    changed = discogs.catalogue.release(RELEASE)
    changed["community"]["rating"] = {"count": 1234, "average": 4.56}
    discogs.catalogue.put("release", changed)
    cli("rating", "show", str(RELEASE))

    latest = rows(
        database,
        "SELECT rating_count, rating_average::float, have, want, lowest_price::float FROM discogs.release_stats"
        " ORDER BY observed_at DESC",
    )
    community = before["community"]
    assert len(latest) == 2
    assert latest[0] == (1234, 4.56, community["have"], community["want"], before["lowest_price"])


def test_the_price_of_the_currency_that_was_seen_last_stays(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    cli("sync", f"release:{RELEASE}", "--currency", "EUR")
    changed = discogs.catalogue.release(RELEASE)
    changed["community"]["rating"]["count"] = 1234
    discogs.catalogue.put("release", changed)

    cli("rating", "show", str(RELEASE))

    prices = rows(database, "SELECT currency, lowest_price IS NOT NULL FROM discogs.release_stats")
    assert prices == [("EUR", True)] * 2


def test_demand_is_told_and_observed(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    community = discogs.catalogue.release(RELEASE)["community"]

    ran = cli("rating", "stats", str(RELEASE), "--json")

    assert ran.json == {"release_id": RELEASE, "have": community["have"], "want": community["want"]}
    stored = rows(database, "SELECT have, want, rating_count FROM discogs.release_stats")
    assert stored == [(community["have"], community["want"], None)]


def test_an_answer_without_numbers_is_told_as_such(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    live = JSONResponse({"is_offensive": False})
    discogs.faults.add(lambda exchange: exchange.reply(live), f"/releases/{RELEASE}/stats", times=None)

    ran = cli("rating", "stats", str(RELEASE))

    assert "gave no numbers" in ran.out
    assert f"sync release:{RELEASE}" in ran.out
    assert cli("rating", "stats", str(RELEASE), "--json").json == {"release_id": RELEASE, "have": None, "want": None}
    assert rows(database, "SELECT FROM discogs.release_stats") == []
    assert rows(database, "SELECT kind, path, count FROM sync.drift") == [("release_stats", "/is_offensive", 2)]


def test_numbers_that_no_column_takes_are_left_out_and_counted(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    odd = JSONResponse({"release_id": RELEASE, "rating": {"count": 2**31, "average": "good\0"}})
    discogs.faults.add(lambda exchange: exchange.reply(odd), f"/releases/{RELEASE}/rating")

    ran = cli("rating", "show", str(RELEASE))

    assert "gave no numbers" in ran.out
    drift = rows(database, "SELECT path, reason FROM sync.drift ORDER BY path")
    assert drift == [("/rating/average", "unexpected value"), ("/rating/count", "unexpected value")]


def test_a_rating_is_set_and_deleted_at_discogs_and_then_in_the_mirror(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    kept = "SELECT release_id, username, rating FROM discogs.release_user_rating"

    ran = cli("rating", "set", str(RELEASE), "5", "--user", USER)
    assert ran.out == f"{USER} rates release {RELEASE} with 5 of 5.\n"
    assert rating_at(discogs) == 5
    assert rows(database, kept) == [(RELEASE, USER, 5)]

    ran = cli("rating", "set", str(RELEASE), "3", "--user", USER, "--json")
    assert ran.json == {"release_id": RELEASE, "username": USER, "rating": 3}
    assert rating_at(discogs) == 3
    assert rows(database, kept) == [(RELEASE, USER, 3)]

    ran = cli("rating", "delete", str(RELEASE), "--user", USER, "--json")
    assert ran.json == {"release_id": RELEASE, "username": USER, "rating": None}
    assert rating_at(discogs) == 0
    assert cli("rating", "delete", str(RELEASE), "--user", USER).out == f"{USER} no longer rates release {RELEASE}.\n"
    assert rows(database, kept) == [(RELEASE, USER, None)]
    assert {(ending, requests) for _, ending, requests, _ in runs(database)} == {("done", 1)}


def test_the_rating_by_one_user_is_told_and_kept(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    user = "Ünïcode & co"
    assert cli("rating", "show", str(RELEASE), "--user", user).out == f"{user} has not rated release {RELEASE}.\n"
    cli("rating", "set", str(RELEASE), "2", "--user", user)
    rows(database, "DELETE FROM discogs.release_user_rating RETURNING 1")

    ran = cli("rating", "show", str(RELEASE), "--user", user, "--json")

    assert ran.json == {"release_id": RELEASE, "username": user, "rating": 2}
    assert rows(database, "SELECT username, rating FROM discogs.release_user_rating") == [(user, 2)]


def test_requests_are_made_under_the_shared_budget(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    cli("rating", "show", str(RELEASE), rate=60)

    assert rows(database, "SELECT origin, cardinality(slots) FROM sync.budget") == [(discogs.url, 1)]


@pytest.mark.parametrize("change", [("set", str(RELEASE), "5"), ("delete", str(RELEASE))], ids=["set", "delete"])
def test_without_credentials_nothing_is_sent(
    change: tuple[str, ...], cli: CommandLine, discogs: Served[Catalogue]
) -> None:
    refused = cli("rating", *change, "--user", USER, expect=3, token=None)

    assert refused.is_refusal(USER, "DISCOGS_SYNC_TOKEN")
    assert discogs.requests.asked == []


def test_refused_credentials_change_nothing(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    refused = cli("rating", "set", str(RELEASE), "5", "--user", USER, expect=3, token="wrong")

    assert refused.is_refusal("401", "DISCOGS_SYNC_TOKEN")
    assert rating_at(discogs) == 0
    assert rows(database, "SELECT FROM discogs.release_user_rating") == []
    assert runs(database) == [(f"rating set {RELEASE} --user {USER}", "failed", 1, 0)]


@pytest.mark.parametrize(
    "command",
    [("show", "999"), ("stats", "999"), ("show", "999", "--user", USER), ("set", "999", "5", "--user", USER)],
    ids=" ".join,
)
def test_a_release_that_discogs_does_not_have(command: tuple[str, ...], cli: CommandLine, database: Database) -> None:
    assert cli("rating", *command, expect=2).is_refusal("Release 999", "404")
    assert [(ending, requests) for _, ending, requests, _ in runs(database)] == [("failed", 1)]


def test_a_rating_that_discogs_refuses(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    discogs.faults.add(faults.status(422, message="The rating must be between 1 and 5."), "/releases/")

    refused = cli("rating", "set", str(RELEASE), "5", "--user", USER, expect=3)

    assert refused.is_refusal("422", "between 1 and 5")
    assert rows(database, "SELECT FROM discogs.release_user_rating") == []


@pytest.mark.parametrize(
    "command",
    [
        ("show", "0"),
        ("show", "-1"),
        ("show", "abc"),
        ("show", str(2**63)),
        ("show",),
        ("set", str(RELEASE), "6", "--user", USER),
        ("set", str(RELEASE), "0", "--user", USER),
        ("set", str(RELEASE), "5"),
        ("delete", str(RELEASE)),
    ],
    ids=" ".join,
)
def test_bad_arguments_are_refused_before_anything_is_sent(command: tuple[str, ...], offline: CommandLine) -> None:
    assert offline("rating", *command, expect=2).is_refusal()


@pytest.mark.parametrize("user", ["", ".."])
def test_a_name_that_no_user_has_is_refused_before_anything_is_sent(
    user: str, cli: CommandLine, discogs: Served[Catalogue]
) -> None:
    assert cli("rating", "set", str(RELEASE), "5", "--user", user, expect=2).is_refusal()
    assert discogs.requests.asked == []


def test_a_mirror_that_fails_after_discogs_took_the_rating_is_told(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE insufficient_privilege USING MESSAGE = 'not today'; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON discogs.release_user_rating EXECUTE FUNCTION refuse()"
        )

    refused = cli("rating", "set", str(RELEASE), "4", "--user", USER, expect=4)

    assert refused.is_refusal("Discogs has done it", "not today", f"rating show {RELEASE} --user {USER}")
    assert rating_at(discogs) == 4
    with database.begin() as connection:
        connection.exec_driver_sql("DROP FUNCTION refuse CASCADE")
    cli("rating", "show", str(RELEASE), "--user", USER)
    assert rows(database, "SELECT rating FROM discogs.release_user_rating") == [(4,)]


def test_a_database_that_is_down_is_told_before_anything_is_sent(cli: CommandLine, discogs: Served[Catalogue]) -> None:
    refused = cli("rating", "set", "1", "5", "--user", USER, expect=4, database_url="postgresql://127.0.0.1:1/none")

    assert refused.is_refusal("cannot be reached")
    assert discogs.requests.asked == []


def test_ctrl_c_ends_the_wait_and_the_run(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    discogs.faults.latency = 60
    process = cli.start("rating", "show", str(RELEASE))
    wait_for_requests(discogs, 1, process)

    process.send_signal(signal.SIGINT)

    assert finish(process, expect=130).out == ""
    assert runs(database) == [(f"rating show {RELEASE}", "interrupted", 1, 0)]
