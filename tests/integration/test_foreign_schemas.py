"""A database whose schemas are somebody else's, or no longer what they were: told in a sentence, and left alone."""

from pathlib import Path

import psycopg
import pytest

from discogs_sync.errors import SchemaMismatch
from discogs_sync.store.connect import Database
from discogs_sync.store.migrate import SCHEMA_VERSION, current_version, prepare, upgrade
from tests.cli import CommandLine
from tests.postgres import opened


def run(url: str, statements: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statements)


def relations(url: str) -> list[tuple[str, str]]:
    """Give all tables and views that are not PostgreSQL's own."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT table_schema::text, table_name::text FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2"
        ).fetchall()


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        ("CREATE SCHEMA discogs", "schema discogs"),
        ("CREATE SCHEMA discogs; CREATE TABLE discogs.artist (id int)", "schema discogs"),
        ("CREATE SCHEMA sync; CREATE TABLE sync.job (id int)", "sync.job"),
        ("CREATE SCHEMA sync; CREATE VIEW sync.schema_version AS SELECT 1 AS version_num", "sync.schema_version"),
        ("CREATE SCHEMA sync; CREATE TABLE sync.schema_version (major int)", "sync.schema_version"),
        (
            "CREATE SCHEMA discogs; CREATE SCHEMA sync; CREATE TABLE sync.schema_version (version_num text)",
            "schema discogs",
        ),
        ("CREATE SCHEMA analytics; CREATE TABLE analytics.credit (id int)", "analytics.credit"),
    ],
)
def test_schemas_of_somebody_else_are_left_alone(
    database_url: str, tmp_path: Path, statements: str, named: str
) -> None:
    run(database_url, statements)
    before = relations(database_url)
    cli = CommandLine(home=tmp_path, database_url=database_url, api_url="http://127.0.0.1:1")
    for command in (("status",), ("sync", "release:1"), ("db", "upgrade")):
        assert cli(*command, expect=4).is_refusal(named, "DISCOGS_SYNC_DATABASE_URL")
    assert relations(database_url) == before


def test_a_mirror_whose_version_is_lost_is_not_taken_for_an_empty_database(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sync.schema_version")
    with pytest.raises(SchemaMismatch, match="schema discogs"):
        prepare(database)


def test_a_mirror_stands_beside_what_else_is_in_the_database(database_url: str) -> None:
    run(
        database_url,
        "CREATE SCHEMA sync; CREATE SCHEMA analytics; CREATE TABLE analytics.diary (entry text);"
        " CREATE TABLE public.artist (id int)",
    )
    with opened(database_url) as database:
        prepare(database)
        assert current_version(database) == SCHEMA_VERSION
    assert {("analytics", "diary"), ("analytics", "credit"), ("public", "artist")} <= set(relations(database_url))


@pytest.mark.parametrize("version", ["0000", "", "abc", "0002_refresh"])
def test_a_version_that_there_never_was_is_told(migrated_url: str, tmp_path: Path, version: str) -> None:
    run(migrated_url, f"UPDATE sync.schema_version SET version_num = '{version}'")
    cli = CommandLine(home=tmp_path, database_url=migrated_url, api_url="http://127.0.0.1:1")
    for command in (("status",), ("sync", "release:1"), ("db", "upgrade")):
        assert cli(*command, expect=4).is_refusal(repr(version), "db restore FILE --force")


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("DROP TABLE discogs.release CASCADE", "the table discogs.release:"),
        ("DROP TABLE sync.item CASCADE", "the table sync.item:"),
        ("DROP SCHEMA discogs CASCADE", "the table discogs.artist:"),
        ("ALTER TABLE sync.item DROP COLUMN due_at", "the column sync.item.due_at:"),
    ],
)
def test_what_was_dropped_by_hand_is_told(migrated_url: str, tmp_path: Path, statement: str, missing: str) -> None:
    run(migrated_url, statement)
    cli = CommandLine(home=tmp_path, database_url=migrated_url, api_url="http://127.0.0.1:1")
    for command in (("status",), ("query", "gone"), ("db", "upgrade")):
        assert cli(*command, expect=4).is_refusal(missing, "db restore FILE --force")


@pytest.mark.parametrize(
    "statement",
    ["DROP SCHEMA analytics CASCADE", "DROP VIEW analytics.credit", "DROP FUNCTION analytics.plain_name CASCADE"],
)
def test_views_that_were_dropped_by_hand_are_made_anew(database: Database, statement: str) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(SchemaMismatch, match=r"lacks analytics\..*: `discogs-sync db upgrade`"):
        prepare(database)
    upgrade(database)
    prepare(database)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DROP VIEW analytics.credit; CREATE TABLE analytics.credit (id int)", '"credit" is not a view'),
        (
            "UPDATE sync.schema_version SET version_num = '0001'; DROP TABLE sync.item CASCADE",
            '"sync.item" does not exist',
        ),
        ("UPDATE sync.schema_version SET version_num = '0001'", "already exists"),
    ],
)
def test_an_upgrade_of_what_was_changed_by_hand_changes_nothing(
    database: Database, statement: str, reason: str
) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(statement)
        version = connection.exec_driver_sql("SELECT version_num FROM sync.schema_version").scalar()
    with pytest.raises(SchemaMismatch, match=f"could not be upgraded and is as it was, .*{reason}"):
        upgrade(database)
    assert current_version(database) == version
