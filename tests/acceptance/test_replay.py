"""`replay`: what an older mapping left is put right from the raw answers, without a request."""

import gzip
import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from discogs_sync.store.filelock import wait_until
from discogs_sync.sync.replay import BATCH
from tests.cli import PATIENCE, CommandLine, finish, shown_on_a_terminal
from tests.crawling import TARGETS, crawl, execute, rows, snapshot
from tests.postgres import database_name, fresh_database, opened

RELEASE = 249504
LABEL = 1
PAYLOADS = "SELECT count(*) FROM sync.payload"
LINEAGE = (
    "SELECT source, source_date, first_seen_at, checked_at, gone_at FROM discogs.release ORDER BY id",
    "SELECT source, source_date, first_seen_at, checked_at, gone_at FROM discogs.master ORDER BY id",
    "SELECT changed_at, gone_at FROM discogs.label_release ORDER BY label_id, release_id, catno",
    "SELECT checked_at, walked_at FROM discogs.listing ORDER BY kind, id, query",
)

OLDER = """
    UPDATE discogs.release SET country = NULL, content_hash = '' WHERE mod(id, 3) = 0;
    UPDATE discogs.release SET content_hash = '' WHERE mod(id, 4) = 0;
    DELETE FROM discogs.track WHERE mod(release_id, 4) = 0;
    UPDATE discogs.release_stats SET rating_count = NULL WHERE mod(release_id, 5) = 0;
    DELETE FROM discogs.release_stats WHERE mod(release_id, 11) = 0;
    UPDATE discogs.master SET title = NULL, extra = '{"/title": "x"}', content_hash = '' WHERE mod(id, 2) = 0;
    INSERT INTO discogs.artist_url (artist_id, ordinal, url) SELECT id, 99, 'x' FROM discogs.artist;
    UPDATE discogs.artist SET content_hash = '';
    DELETE FROM discogs.label;
    UPDATE discogs.label_release SET title = NULL WHERE mod(ordinal, 2) = 0;
    UPDATE discogs.artist_release SET extra = '{"/label": "x"}' WHERE ordinal = 1;
    UPDATE discogs.master_version SET major_formats = NULL;
    UPDATE discogs.search_result SET barcode = NULL, formats = NULL;
"""
"""Makes of a mirror what a mapping left that knew less, and put some things elsewhere."""

PAUSE = """
    CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END $$;
    CREATE TRIGGER pause BEFORE UPDATE ON sync.replay FOR EACH ROW WHEN (OLD.kind <> '') EXECUTE FUNCTION pause();
"""
"""Lets a replay wait in its second transaction while somebody holds the lock."""

PAUSED = """
    FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate()


@pytest.fixture(scope="module")
def crawled(server: Served[Catalogue], postgres_url: str, migrated_template: str) -> Iterator[str]:
    """Give the URL of a mirror that a crawl has filled, to be copied or looked at."""
    with fresh_database(postgres_url, migrated_template) as url:
        with opened(url) as database:
            crawl(server.url, database, *TARGETS, "search:q=copper&type=master")
            assert rows(database, PAYLOADS)[0][0] > 2 * BATCH
        yield url


@pytest.fixture(scope="module")
def whole(crawled: str) -> dict[str, list[Any]]:
    """Give all that is in the mirror; how far replays are is not."""
    with opened(crawled) as database:
        return contents(database)


@pytest.fixture
def migrated_url(postgres_url: str, crawled: str) -> Iterator[str]:
    """Give the URL of a copy of the mirror."""
    with fresh_database(postgres_url, database_name(crawled)) as url:
        yield url


def contents(database: Database) -> dict[str, list[Any]]:
    return {name: found for name, found in snapshot(database).items() if name != "sync.replay"}


def totals(ran: Any) -> dict[str, int]:
    """Add up the tallies of all kinds."""
    tallies = ran.json["kinds"].values()
    return {name: sum(tally[name] for tally in tallies) for name in next(iter(tallies), {})}


def test_what_an_older_mapping_left_is_put_right(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, whole: dict[str, list[Any]]
) -> None:
    lineage = [rows(database, each) for each in LINEAGE]
    execute(database, OLDER + "UPDATE discogs.listing SET filters = NULL;")
    older = contents(database)

    told = cli("replay", "--dry-run", "--json", expect=0).json
    assert contents(database) == older
    assert rows(database, "SELECT FROM sync.run WHERE command LIKE 'replay%%'") == []

    done = cli("replay", "--json").json
    assert contents(database) == whole
    assert [rows(database, each) for each in LINEAGE] == lineage
    assert discogs.requests.asked == []
    assert done["kinds"] == told["kinds"]
    assert done["kinds"]["label"] == {
        "payloads": 1, "unchanged": 0, "changed": 0, "new": 1, "newer": 0, "unmappable": 0
    }  # fmt: skip
    assert {tally["unmappable"] + tally["newer"] for tally in done["kinds"].values()} == {0}
    found = rows(database, "SELECT command, ending, requests, unchanged, updated, inserted FROM sync.run WHERE id = 2")
    sums = [sum(tally[name] for tally in done["kinds"].values()) for name in ("unchanged", "changed", "new")]
    assert found == [("replay", "done", 0, *sums)]

    again = totals(cli("replay", "--json"))
    assert again["unchanged"] == again["payloads"] == sum(sums)


def test_a_dry_run_names_some_that_differ_and_in_what(cli: CommandLine, database: Database) -> None:
    execute(
        database,
        f"""
        UPDATE discogs.release SET country = 'x', content_hash = '' WHERE id = {RELEASE};
        DELETE FROM discogs.track WHERE release_id = {RELEASE} AND ordinal = 1;
        UPDATE discogs.release_label SET catno = 'x' WHERE release_id = {RELEASE};
        UPDATE discogs.release_stats SET have = have + 1 WHERE release_id = {RELEASE};
        UPDATE discogs.master SET content_hash = '' WHERE id = 1000;
        UPDATE discogs.label_release SET title = 'x' WHERE ordinal = 101;
        UPDATE discogs.listing SET items = 0 WHERE kind = 'search';
        """,
    )
    named = {
        (each["item"], each["page"]): set(each["columns"])
        for each in cli("replay", "--dry-run", "--json").json["differing"]
    }
    assert named.pop((f"release:{RELEASE}", None)) > {
        "release.country", "release_label.catno", "release_stats.have", "track"
    }  # fmt: skip
    assert named == {
        ("master:1000", None): {"master.content_hash"},
        (f"label_releases:{LABEL}", 2): {"label_release.title"},
        ("search:q=copper&type=master", 1): {"listing.items"},
    }

    shown = cli("replay", "--dry-run").out
    assert shown.startswith("Nothing was changed: this is a dry run.\n")
    assert "label_releases:1, page 2" in shown
    assert "would change" in shown


@contextmanager
def paused(cli: CommandLine, database: Database) -> Iterator[tuple["subprocess.Popen[str]", psycopg.Connection[Any]]]:
    """Have a replay in the middle of its second transaction, and the connection that holds it there."""
    execute(database, PAUSE)
    with psycopg.connect(**database.parameters, autocommit=True) as holder:
        holder.execute("SELECT pg_advisory_lock(1)")
        process = cli.start("replay", "--json")
        assert wait_until(lambda: rows(database, f"SELECT pid {PAUSED}") != [] or process.poll() is not None, PATIENCE)
        assert process.poll() is None
        yield process, holder
    execute(database, "DROP FUNCTION pause CASCADE")


def test_killed_in_the_middle_it_goes_on_where_it_was(
    cli: CommandLine, database: Database, whole: dict[str, list[Any]]
) -> None:
    execute(database, OLDER)
    told = totals(cli("replay", "--dry-run", "--json"))
    with paused(cli, database) as (process, holder):
        process.kill()
        process.communicate()
        holder.execute(f"SELECT pg_terminate_backend(pid) {PAUSED}")
    [(done,)] = rows(database, "SELECT unchanged + updated + inserted FROM sync.run ORDER BY id DESC LIMIT 1")
    assert done == BATCH
    assert contents(database) != whole

    left = totals(cli("replay", "--dry-run", "--json"))
    finished = totals(cli("replay", "--json"))
    assert contents(database) == whole
    assert finished == left
    assert finished["payloads"] == told["payloads"] - done
    assert rows(database, "SELECT ending FROM sync.run ORDER BY id") == [("done",), ("killed",), ("done",)]


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_finishes_the_transaction_in_hand(
    cli: CommandLine, database: Database, whole: dict[str, list[Any]], asking: signal.Signals
) -> None:
    execute(database, OLDER)
    with paused(cli, database) as (process, holder):
        process.send_signal(asking)
        holder.execute("SELECT pg_advisory_unlock(1)")
        stopped = finish(process, expect=130).json
    every = rows(database, PAYLOADS)[0][0]
    assert (stopped["ending"], stopped["left"]) == ("interrupted", every - 2 * BATCH)
    assert cli("replay").out.startswith("Done: ")
    assert contents(database) == whole


@pytest.mark.long
def test_each_choice_of_kinds_has_a_place_of_its_own(cli: CommandLine, database: Database) -> None:
    with paused(cli, database) as (process, holder):
        process.send_signal(signal.SIGTERM)
        holder.execute("SELECT pg_advisory_unlock(1)")
        finish(process, expect=130)
    every = rows(database, PAYLOADS)[0][0]

    masters = cli("replay", "master_versions", "master", "--json").json
    assert set(masters["kinds"]) == {"master", "master_versions"}
    assert totals(cli("replay", "--dry-run", "--restart", "--json"))["payloads"] == every
    assert totals(cli("replay", "--json"))["payloads"] == every - 2 * BATCH
    assert totals(cli("replay", "--json"))["payloads"] == every


def test_another_version_begins_anew(cli: CommandLine, database: Database) -> None:
    cli("replay", "label")
    execute(database, "UPDATE sync.replay SET finished_at = NULL")
    assert cli("replay", "label").out.startswith("No raw answers are left to map.\n")
    execute(database, "UPDATE sync.replay SET finished_at = NULL, version = '0.0.1'")
    assert totals(cli("replay", "label", "--json"))["payloads"] == 1


def sync_again(cli: CommandLine, database: Database, **settings: str) -> None:
    """Ask for the release and the label again, and walk through the whole of the label's listing."""
    execute(database, f"UPDATE sync.item SET due_at = now() WHERE id IN ({RELEASE}, {LABEL})")
    execute(database, "UPDATE sync.cursor SET whole_at = NULL")
    cli("sync", **settings)


def change(discogs: Served[Catalogue]) -> None:
    """Let a release, and the first entries of a listing, say something else, and two of them change their places."""
    release = discogs.catalogue.release(RELEASE)
    release["community"]["have"] += 7
    discogs.catalogue.put("release", release | {"title": "Later", "tracklist": release["tracklist"][1:]})
    first, second, *others = discogs.catalogue.rows("label-releases", LABEL)
    discogs.catalogue.put_rows("label-releases", LABEL, [second | {"title": "Later"}, *others, first])


def test_what_came_later_stays(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    change(discogs)
    sync_again(cli, database, payloads="none")
    execute(
        database, "UPDATE discogs.master SET source = 'dump', title = 'of a dump', content_hash = '' WHERE id = 1000"
    )
    before = contents(database)

    ran = cli("replay", "--json").json
    assert contents(database) == before
    assert rows(database, "SELECT title FROM discogs.release WHERE id = %s", RELEASE) == [("Later",)]
    assert {kind: tally["newer"] for kind, tally in ran["kinds"].items() if tally["newer"]} == {
        "master": 1,
        "release": 1,
    }
    assert totals(cli("replay", "--json"))["changed"] == 0


def test_of_all_versions_the_newest_is_mapped(cli: CommandLine, discogs: Served[Catalogue], database: Database) -> None:
    change(discogs)
    sync_again(cli, database, payloads="all")
    before = contents(database)
    assert rows(database, "SELECT count(*) FROM sync.payload WHERE (kind, id) = ('release', %s)", RELEASE) == [(2,)]
    execute(database, OLDER)

    told = cli("replay", "--dry-run", "--json").json["kinds"]
    assert cli("replay", "--json").json["kinds"] == told
    assert contents(database) == before


def stats(database: Database) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT observed_at, have, lowest_price, currency FROM discogs.release_stats WHERE release_id = %s ORDER BY 1",
        RELEASE,
    )


def test_numbers_are_compared_with_those_of_their_instant(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    release = discogs.catalogue.release(RELEASE)
    discogs.catalogue.put("release", release | {"title": "Later"})
    sync_again(cli, database, currency="EUR")
    release["community"]["have"] += 7
    discogs.catalogue.put("release", release | {"title": "Later"})
    sync_again(cli, database, currency="JPY")
    history = stats(database)
    assert [currency for *_, currency in history] == [None, "EUR", "JPY"]

    assert totals(cli("replay", "--json"))["changed"] == 0
    assert stats(database) == history

    execute(database, "UPDATE discogs.release_stats SET lowest_price = NULL, have = 0 WHERE currency = 'EUR'")
    assert cli("replay", "--json").json["kinds"]["release"]["changed"] == 1
    assert stats(database) == history


def test_what_discogs_has_no_more_is_put_right_and_stays_gone(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    discogs.catalogue.delete("release", RELEASE)
    sync_again(cli, database)
    before = contents(database)
    gone = rows(database, "SELECT id, gone_at FROM discogs.release WHERE gone_at IS NOT NULL")
    assert [id for id, _ in gone] == [RELEASE]
    execute(database, OLDER)

    cli("replay")
    assert contents(database) == before
    assert rows(database, "SELECT id, gone_at FROM discogs.release WHERE gone_at IS NOT NULL") == gone


def test_entries_on_several_pages_are_left_alone(
    cli: CommandLine, discogs: Served[Catalogue], database: Database
) -> None:
    first, second, *others = discogs.catalogue.rows("label-releases", LABEL)
    discogs.catalogue.put_rows("label-releases", LABEL, [first, first | {"title": "B"}, second, *others, second])
    sync_again(cli, database)
    execute(database, "UPDATE discogs.label_release SET artist = 'x'")

    cli("replay")
    left = rows(database, "SELECT release_id, occurrence FROM discogs.label_release WHERE artist = 'x' ORDER BY 2")
    assert left == [(second["id"], 1), (second["id"], 2)]
    titles = rows(
        database, "SELECT title FROM discogs.label_release WHERE release_id = %s ORDER BY ordinal", first["id"]
    )
    assert titles == [(first["title"],), ("B",)]


def test_a_payload_that_cannot_be_mapped_keeps_no_other_from_it(
    cli: CommandLine, database: Database, whole: dict[str, list[Any]]
) -> None:
    execute(database, OLDER)
    broken = {
        ("release", RELEASE): gzip.compress(json.dumps({"id": 1}).encode()),
        ("label_releases", LABEL): gzip.compress(b'{"pagination": {}}'),
        ("master", 1000): b"no gzip",
    }
    bodies = {
        (kind, id): rows(
            database,
            "UPDATE sync.payload AS new SET body = %s FROM sync.payload AS old"
            " WHERE (new.kind, new.id, new.page) = (old.kind, old.id, old.page) AND (new.kind, new.id) = (%s, %s)"
            " RETURNING old.body, old.page",
            body, kind, id,
        )
        for (kind, id), body in broken.items()
    }  # fmt: skip
    execute(database, "ALTER TABLE discogs.release ADD CONSTRAINT refused CHECK (id <> 1008) NOT VALID")

    ran = cli("replay", "--json", expect=1).json
    assert ran["ending"] == "problems"
    assert {kind: tally["unmappable"] for kind, tally in ran["kinds"].items() if tally["unmappable"]} == {
        "label_releases": 2, "master": 1, "release": 2
    }  # fmt: skip
    assert [(each["item"], each["page"]) for each in ran["unmappable"]] == [
        ("label_releases:1", 1), ("label_releases:1", 2), ("master:1000", None)
    ]  # fmt: skip
    assert "neither a list 'releases'" in ran["unmappable"][0]["message"]
    assert cli("problems", "list").out == "No item is quarantined.\n"
    assert rows(database, "SELECT ending, message FROM sync.run ORDER BY id DESC LIMIT 1") == [
        ("problems", "5 payloads cannot be mapped")
    ]

    execute(database, "ALTER TABLE discogs.release DROP CONSTRAINT refused")
    for (kind, id), found in bodies.items():
        for body, page in found:
            key = (body, kind, id, page)
            rows(database, "UPDATE sync.payload SET body = %s WHERE (kind, id, page) = (%s, %s, %s) RETURNING 1", *key)
    assert cli("replay").out.startswith("Done: ")
    assert contents(database) == whole


def test_progress_is_shown_on_a_terminal(cli: CommandLine) -> None:
    shown = shown_on_a_terminal(cli, "replay")

    for word in ("━", "raw answers done", "left", "0 differ", "no problems", "now at release:"):
        assert word in shown


def test_progress_can_be_logged_as_json(cli: CommandLine) -> None:
    ran = cli("--log-format", "json", "replay", "label")
    assert [event["event"] for event in ran.events] == ["progress", "ended"]
    assert ran.events[0]["kinds"]["label"]["payloads"] == ran.events[0]["done"] == 1
    assert ran.events[1]["ending"] == "done"
    assert ran.out == ""


def test_a_kind_that_there_is_not_is_refused(offline: CommandLine) -> None:
    assert "'film' is not one of 'artist'" in offline("replay", "film", expect=2).err
