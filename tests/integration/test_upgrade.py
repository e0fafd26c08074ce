"""A database that the version before this one filled is upgraded without loss, and works on."""

import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from discogs_sync.errors import Interrupted, SchemaMismatch
from discogs_sync.serve.background import serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import write_dump
from discogs_sync.store import installations
from discogs_sync.store.binaries import clean_environment
from discogs_sync.store.clearing import in_the_way
from discogs_sync.store.connect import Database
from discogs_sync.store.dumps import Tally
from discogs_sync.store.migrate import SCHEMA_VERSION, current_version, downgrade, prepare, upgrade
from discogs_sync.sync.replay import replay
from tests.crawling import crawl, execute, rows
from tests.integration.test_dump_load import dump_of, everything, load
from tests.integration.test_schema import COLUMNS, CONSTRAINTS, INDEXES, RELATIONS, ask
from tests.postgres import fresh_database, opened
from tests.stopping import Interrupting

DATABASES = Path(__file__).parent.parent / "databases"
"""Dumps by `pg_dump`, each named for the version of its tables: the practice catalogue, followed and crawled."""

OLD_RELEASES = 24
"""Releases of the practice catalogue that the dumps were crawled from."""

NEW_MEANING = {("sync", "item", "priority"), ("discogs", "release_format", "quantity")}
"""Columns whose values a migration changes."""

Tables = dict[tuple[str, str], tuple[list[str], list[tuple[Any, ...]]]]


@pytest.fixture(params=sorted(path.stem for path in DATABASES.glob("*.sql")))
def old_url(request: pytest.FixtureRequest, postgres_url: str) -> Iterator[str]:
    with fresh_database(postgres_url) as url:
        command = [
            installations.client("psql"),
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-f",
            DATABASES / f"{request.param}.sql",
            url,
        ]
        subprocess.run(command, check=True, capture_output=True, env=clean_environment())
        yield url


def tables(url: str) -> list[tuple[str, str]]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT table_schema::text, table_name::text FROM information_schema.tables"
            " WHERE table_schema IN ('discogs', 'sync') AND table_name <> 'schema_version' ORDER BY 1, 2"
        ).fetchall()


def contents(url: str, known: Tables | None = None) -> Tables:
    """Give all rows of all tables, or of the tables and columns that are known."""
    found: Tables = {}
    with psycopg.connect(url) as connection:
        for table in known or tables(url):
            cursor = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(sql.Identifier(*table)))
            present = [column.name for column in cursor.description or () if (*table, column.name) not in NEW_MEANING]
            columns = known[table][0] if known else present
            statement = sql.SQL("SELECT {} FROM {}").format(
                sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(*table)
            )
            found[table] = (columns, sorted(connection.execute(statement).fetchall(), key=repr))
    return found


def test_an_older_database_is_refused_until_it_is_upgraded(old_url: str) -> None:
    with opened(old_url) as database, pytest.raises(SchemaMismatch, match="db upgrade"):
        prepare(database)


def test_an_upgrade_loses_nothing(old_url: str) -> None:
    before = contents(old_url)
    assert len(before["discogs", "release"][1]) == OLD_RELEASES
    with opened(old_url) as database:
        upgrade(database)
        assert current_version(database) == SCHEMA_VERSION
    assert contents(old_url, before) == before


@pytest.mark.parametrize("old_url", ["0001"], indirect=True)
def test_what_is_built_upon_what_an_upgrade_changes_is_named(old_url: str) -> None:
    with psycopg.connect(old_url) as connection:
        connection.execute(
            "CREATE TABLE mine (kind text, id bigint, query text, page int,"
            " FOREIGN KEY (kind, id, query, page) REFERENCES sync.payload)"
        )
    with opened(old_url) as database:
        with pytest.raises(SchemaMismatch, match="constraint mine_kind_id_query_page_fkey on table mine depends on"):
            upgrade(database)
        assert current_version(database) == "0001"


def test_an_upgraded_database_has_the_tables_of_a_new_one(old_url: str, database: Database) -> None:
    with opened(old_url) as old:
        upgrade(old)
        for question in (RELATIONS, COLUMNS, CONSTRAINTS, INDEXES):
            assert ask(old, question) == ask(database, question)


def test_what_an_older_version_brought_can_be_mapped_again(old_url: str) -> None:
    def again() -> int:
        ending = replay(database, (), command="test", stop=threading.Event())
        assert (ending.ending, ending.left) == ("done", 0)
        return ending.findings.counts.updated

    with opened(old_url) as database:
        upgrade(database)
        before = contents(old_url)
        assert again() == 1, "only the document with a quantity of 64 digits, which version 0009 stored as a number"
        assert again() == 0
        execute(
            database,
            """
            UPDATE discogs.release SET title = NULL, content_hash = '' WHERE id = 249504;
            UPDATE discogs.label_release SET title = NULL WHERE label_id = 1 AND ordinal <= 100;
            """,
        )
        assert again() == 2
    assert contents(old_url)["discogs", "label_release"] == before["discogs", "label_release"]


def test_upgrade_fills_what_readers_ask_of_rows_that_are_here(database: Database, tmp_path: Path) -> None:
    found = everything(Catalogue.generate(OLD_RELEASES), "release")
    dates = ["1999", "1999-03-00", "1999-03-24", "1999-00-17", "1999-02-30", "0000", "Spring"]
    odd = [each | {"released": day} for each, day in zip(found, dates, strict=False)]
    load(database, dump_of(tmp_path, "release", [*odd, *found[len(dates) :]]))
    derived = "SELECT id, year, released_date, released_precision FROM discogs.release ORDER BY id"
    before = rows(database, derived)
    assert {precision for *_, precision in before} == {"year", "month", "day", None}
    gone, stats = (
        odd[0]["id"],
        "SELECT observed_at, lowest_price, rating_average, checked_at FROM discogs.release_stats",
    )
    downgrade(database, "0009")
    execute(
        database,
        f"""
        UPDATE discogs.release SET gone_at = '2026-01-01' WHERE id = {gone};
        UPDATE discogs.release SET source = 'api', checked_at = '2026-03-01' WHERE id = {odd[1]["id"]};
        INSERT INTO discogs.release_stats (release_id, observed_at, lowest_price, rating_average)
        SELECT {odd[1]["id"]}, instant, 1.005, 1e30 FROM unnest('{{2026-01-01,2026-02-01}}'::date[]) AS instant;
        """,
    )
    upgrade(database)
    assert [row for row in rows(database, derived) if row[0] != odd[1]["id"]] == [
        row for row in before if row[0] != odd[1]["id"]
    ]
    assert rows(database, f"SELECT gone_source_date = gone_at FROM discogs.release WHERE id = {gone}") == [(True,)]
    march = datetime(2026, 3, 1, tzinfo=UTC)
    assert [(price, average, at in {seen, march}) for seen, price, average, at in rows(database, stats)] == [
        (Decimal("1.01"), None, True)
    ] * 2
    assert rows(database, "SELECT max(checked_at) FROM discogs.release_stats") == [(march,)]


def test_upgrade_names_the_views_of_others_on_views_that_it_replaces(database: Database) -> None:
    downgrade(database, "0009")
    execute(
        database,
        "CREATE SCHEMA analytics; CREATE VIEW analytics.release_flat AS SELECT lowest_price FROM discogs.release_stats;"
        "CREATE VIEW mine AS SELECT * FROM analytics.release_flat",
    )
    with pytest.raises(SchemaMismatch, match=r"view mine depends on view analytics\.release_flat"):
        upgrade(database)
    assert current_version(database) == "0009"
    execute(database, "DROP VIEW mine; DROP VIEW analytics.release_flat")
    execute(database, "CREATE VIEW mine AS SELECT lowest_price FROM discogs.release_stats")
    with pytest.raises(SchemaMismatch, match="rule _RETURN on view mine depends on column"):
        upgrade(database)


def test_an_older_mirror_can_be_replaced_by_a_backup(old_url: str) -> None:
    with opened(old_url) as database, database.begin() as connection:
        assert in_the_way(connection) == []


def test_a_downgrade_gives_back_what_was_there(old_url: str) -> None:
    before = contents(old_url)
    with opened(old_url) as database:
        version = current_version(database)
        assert version is not None
        upgrade(database)
        downgrade(database, version)
    assert contents(old_url) == before


def test_a_sync_goes_on_where_the_older_version_stood(old_url: str) -> None:
    with psycopg.connect(old_url) as connection:
        connection.execute("UPDATE sync.item SET due_at = now() + interval '1 day' WHERE fetched_at IS NOT NULL")
    with serve(Catalogue.generate(OLD_RELEASES), limits=UNLIMITED) as served, opened(old_url) as database:
        upgrade(database)
        ending = crawl(served.url, database)
    assert ending.ending == "problems"
    asked = {path.partition("?")[0] for path in served.requests.paths}
    assert {"/artists/999999999", "/releases/999999998"} <= asked
    assert len(served.requests) < OLD_RELEASES  # these twice, and witnesses that Discogs answers


def test_unfinished_load_of_an_older_version_is_continued(
    database: Database, tmp_path: Path, small_chunks: None
) -> None:
    texts = [f'<release id="{id}"><title>{id}</title><notes>{"x" * 2_000}</notes></release>' for id in range(1, 41)]
    path = write_dump(tmp_path / "a.xml", "release", texts)
    with pytest.raises(Interrupted):
        load(database, path, stop=Interrupting(5))
    chunks = "SELECT count(*), min(first_byte), sum(bytes) FROM sync.dump_chunk"
    before = rows(database, chunks)
    assert before[0][0] > 0
    downgrade(database, "0011")
    assert rows(database, chunks) == before
    upgrade(database)
    assert rows(database, chunks) == before
    assert load(database, path) == Tally(40, inserted=40)
