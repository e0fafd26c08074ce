"""The tables in PostgreSQL are those that the schema declares, of this version, with a comment on everything."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from discogs_sync.errors import DatabaseError, SchemaMismatch
from discogs_sync.mapping.encode import encode
from discogs_sync.schema import BOOKKEEPING, CATALOGUE
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import Mapped, read_document, write_documents
from discogs_sync.store.frontier import Claim, Item, reveal
from discogs_sync.store.migrate import SCHEMA_VERSION, current_version, downgrade, prepare, upgrade
from discogs_sync.store.walks import write_page
from tests import documents as examples
from tests.documents import PARTS, encode_listing, page
from tests.postgres import opened

SCHEMAS = (CATALOGUE, BOOKKEEPING)

COLUMNS = """
    SELECT format('%%s.%%s.%%s', nspname, relname, attname), format_type(atttypid, atttypmod), attnotnull, attidentity,
        pg_get_expr(adbin, adrelid), attstattarget = 0, col_description(attrelid, attnum)
    FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
    WHERE nspname = ANY(%(schemas)s) AND relkind IN ('r', 'p', 'v', 'm') AND attnum > 0 AND NOT attisdropped
    ORDER BY 1
"""
RELATIONS = """
    SELECT format('%%s.%%s', nspname, relname), relkind::text, obj_description(pg_class.oid)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%(schemas)s) AND relkind IN ('r', 'p', 'v', 'm', 'S')
    ORDER BY 1
"""
CONSTRAINTS = """
    SELECT format('%%s.%%s', conrelid::regclass, conname), pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
    WHERE nspname = ANY(%(schemas)s) AND contype <> 'n'
    ORDER BY 1
"""
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ANY(%(schemas)s)
    ORDER BY 1
"""
FUNCTIONS = """
    SELECT pg_proc.oid::regprocedure::text, prokind::text, obj_description(pg_proc.oid)
    FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
    WHERE nspname = ANY(%(schemas)s)
    ORDER BY 1
"""
COMMENTED_SCHEMAS = "SELECT nspname, obj_description(oid) FROM pg_namespace WHERE nspname = ANY(%(schemas)s) ORDER BY 1"

VERSION = "SELECT version_num FROM sync.schema_version"


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    with opened(database_url) as database:
        yield database


def ask(database: Database, question: str, schemas: tuple[str, ...] = SCHEMAS) -> list[tuple[Any, ...]]:
    with database.begin() as connection:
        return driver(connection).execute(question, {"schemas": list(schemas)}).fetchall()


def without_version_table(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Leave out the table that Alembic keeps for itself."""
    return [row for row in found if "schema_version" not in row[0]]


@pytest.fixture
def migrations() -> Config:
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    return config


def test_migrating_gives_the_tables_that_are_created_at_once(
    database: Database, empty: Database, migrations: Config
) -> None:
    with empty.begin() as connection:
        migrations.attributes["connection"] = connection
        command.upgrade(migrations, "head")
    for question in (RELATIONS, COLUMNS, CONSTRAINTS, INDEXES, COMMENTED_SCHEMAS, VERSION):
        created = ask(database, question)
        assert created
        assert ask(empty, question) == created


def test_alembic_finds_no_drift(database: Database, migrations: Config) -> None:
    with database.begin() as connection:
        migrations.attributes["connection"] = connection
        command.check(migrations)


def test_the_program_is_of_the_version_of_the_newest_migration(database: Database, migrations: Config) -> None:
    assert ScriptDirectory.from_config(migrations).get_heads() == [SCHEMA_VERSION]
    assert current_version(database) == SCHEMA_VERSION


@pytest.mark.parametrize("question", [COMMENTED_SCHEMAS, RELATIONS, COLUMNS, FUNCTIONS])
def test_everything_has_a_comment(database: Database, question: str) -> None:
    found = ask(database, question, (*SCHEMAS, "analytics"))
    assert found
    assert [row[0] for row in found if not row[-1] and row[1] != "S"] == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO sync.follow (kind, id, query) VALUES ('band', 1, '')",
        "INSERT INTO sync.item (kind, id, query, priority, due_at) VALUES ('band', 1, '', 0, now())",
        "INSERT INTO sync.item (kind, id, query, priority, due_at, reason) VALUES ('release', 1, '', 0, now(), 'mood')",
        "INSERT INTO sync.run (command, version, ending) VALUES ('sync', '0', 'gone fishing')",
        "INSERT INTO sync.problem (kind, id, query, reason, message, attempts, first_at, last_at)"
        " VALUES ('release', 1, '', 'mood', '', 1, now(), now())",
        "INSERT INTO sync.dump (kind, dated, file, bytes, state) VALUES ('release', now(), '', 1, 'half')",
        "INSERT INTO sync.dump (kind, dated, file, bytes, state) VALUES ('band', now(), '', 1, 'loaded')",
    ],
)
def test_the_bookkeeping_refuses_unknown_words(database: Database, statement: str) -> None:
    with database.begin() as connection, pytest.raises(psycopg.errors.CheckViolation):
        driver(connection).execute(statement.encode())


def test_an_upgrade_clears_words_that_no_program_knows(database: Database) -> None:
    downgrade(database, "0013")
    with database.begin() as connection:
        driver(connection).execute(
            b"INSERT INTO sync.follow (kind, id, query) VALUES ('band', 1, ''), ('label', 1, '');"
            b"INSERT INTO sync.run (command, version, ending) VALUES ('sync', '0', 'gone fishing'), ('sync', '0', NULL)"
        )
    upgrade(database)
    assert ask(database, "SELECT kind FROM sync.follow") == [("label",)]
    assert ask(database, "SELECT ending FROM sync.run ORDER BY id") == [("failed",), (None,)]


def test_every_numeric_column_of_tables_and_views_has_a_scale(database: Database) -> None:
    columns = {name: type_ for name, type_, *_ in ask(database, COLUMNS, (CATALOGUE, "analytics"))}
    numeric = {name: type_ for name, type_ in columns.items() if type_.startswith("numeric")}
    assert {name: type_ for name, type_ in numeric.items() if "," not in type_} == {}
    assert numeric["analytics.release_flat.lowest_price"] == numeric["discogs.release_stats.lowest_price"]


def fill(database: Database) -> None:
    """Put a document of each kind and a page into the tables."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    item = Item("label_releases", 601)
    with database.begin() as connection, driver(connection).cursor() as cursor:
        for kind, part in PARTS.items():
            document = getattr(examples, kind)()
            rows = encode(part, document).rows
            write_documents(cursor, part, [Mapped.of(part, rows, now)], None)
        reveal(cursor, [(item, 0)])
        entries = encode_listing(item.kind, page("releases", {"id": 1}), item.id)
        write_page(cursor, examples.LISTINGS[item.kind], Claim(item, 0), entries, now, 1)


def test_a_filled_database_is_taken_back_to_nothing_and_brought_up_again(database: Database) -> None:
    before = [ask(database, question) for question in (RELATIONS, COLUMNS, CONSTRAINTS, INDEXES)]
    fill(database)
    downgrade(database, "base")
    assert without_version_table(ask(database, RELATIONS)) == []
    assert ask(database, RELATIONS, ("analytics",)) == []
    assert current_version(database) is None
    upgrade(database)
    assert [ask(database, question) for question in (RELATIONS, COLUMNS, CONSTRAINTS, INDEXES)] == before
    fill(database)


def test_a_downgrade_drops_nothing_of_somebody_else(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE analytics.diary (entry text); CREATE VIEW mine AS SELECT title FROM analytics.release_flat"
        )
    with pytest.raises(DatabaseError, match=r"view mine depends on view analytics\.release_flat"):
        downgrade(database, "base")
    assert current_version(database) == SCHEMA_VERSION
    with database.begin() as connection:
        connection.exec_driver_sql("DROP VIEW mine")
    downgrade(database, "base")
    assert [name for name, *_ in ask(database, RELATIONS, ("analytics",))] == ["analytics.diary"]
    upgrade(database)


def test_upgrading_what_is_up_to_date_changes_nothing(database: Database) -> None:
    fill(database)
    upgrade(database)
    with database.begin() as connection, driver(connection).cursor() as cursor:
        assert len(read_document(cursor, PARTS["release"], 801)["track"]) == 6


def test_an_empty_database_is_migrated_by_itself(empty: Database) -> None:
    assert current_version(empty) is None
    prepare(empty)
    assert current_version(empty) == SCHEMA_VERSION
    prepare(empty)


@pytest.mark.parametrize(
    ("version", "remedy"), [("0001", "run `discogs-sync db upgrade`"), ("9999", "install the newer discogs-sync")]
)
def test_a_database_of_another_version_is_refused_with_the_remedy(
    database: Database, version: str, remedy: str
) -> None:
    with database.begin() as connection:
        driver(connection).execute("UPDATE sync.schema_version SET version_num = %s", (version,))
    with pytest.raises(SchemaMismatch, match=remedy) as refusal:
        prepare(database)
    assert version in str(refusal.value)
    assert SCHEMA_VERSION in str(refusal.value)
    assert refusal.value.exit_code == 4


START = "import sys; from tests import postgres; postgres.migrate(sys.argv[1])"


def test_several_first_starts_at_once_make_one_schema(database_url: str) -> None:
    starts = [
        subprocess.Popen([sys.executable, "-c", START, database_url], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    complaints = [start.communicate(timeout=120)[1] for start in starts]
    assert ([start.returncode for start in starts], complaints) == ([0] * 4, [""] * 4)
    with psycopg.connect(database_url) as connection:
        found = connection.execute("SELECT version_num FROM sync.schema_version").fetchall()
    assert found == [(SCHEMA_VERSION,)]
