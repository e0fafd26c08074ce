"""Errors of PostgreSQL: each class of them ends a command with exit code 4 and a sentence."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from discogs_sync.errors import (
    DatabaseBusy,
    DatabaseError,
    DatabaseReadOnly,
    DatabaseUnavailable,
    DiscogsSyncError,
    UnstorableDocument,
)
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database, connect, driver
from discogs_sync.store.session import open_session
from tests.cli import CommandLine
from tests.crawling import rows
from tests.postgres import database_name, own, scalar

CLASSES = {
    "25006": "refused to write",
    "25P02": "refused a statement (SQLSTATE 25P02",
    "28000": "refused the user",
    "28P01": "refused the user",
    "3D000": "does not exist",
    "0A000": "refused a statement (SQLSTATE 0A000",
    "2BP01": "refused a statement (SQLSTATE 2BP01",
    "40001": "kept changing the same rows",
    "40P01": "kept changing the same rows",
    "42501": "give the database's user that right",
    "42883": "refused a statement (SQLSTATE 42883",
    "42P01": "refused a statement (SQLSTATE 42P01",
    "53100": "is full",
    "53200": "out of memory",
    "53300": "no connection left",
    "53400": "reached a limit",
    "55006": "refused a statement (SQLSTATE 55006",
    "55P03": "did not get a lock in time",
    "57014": "cancelled a statement",
    "58000": "cannot use its files",
    "58030": "cannot use its files",
    "58P01": "cannot use its files",
    "F0000": "refused a statement (SQLSTATE F0000",
    "P0001": "refused a statement (SQLSTATE P0001",
    "ZZ999": "refused a statement (SQLSTATE ZZ999",
    "XX000": "refused a statement (SQLSTATE XX000",
    "XX001": "is damaged",
    "XX002": "REINDEX",
    "08006": "was lost",
    "57P01": "was lost",
    "57P02": "was lost",
    "57P03": "was lost",
    "57P04": "was lost",
    "57P05": "was lost",
    "25P03": "was lost",
    "25P04": "was lost",
}
"""An SQLSTATE, and words of the sentence."""


def raising(url: str, sqlstate: str, table: str = "sync.run") -> None:
    """Let each statement that adds a row to a table fail."""
    with psycopg.connect(url) as connection:
        connection.execute(
            f"""
            CREATE OR REPLACE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '{sqlstate}'; END $$;
            CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON {table} EXECUTE FUNCTION public.fail()
            """.encode()
        )


def test_an_error_of_each_class_is_a_sentence(database: Database, migrated_url: str) -> None:
    for sqlstate, words in CLASSES.items():
        raising(migrated_url, sqlstate)
        with pytest.raises(DatabaseError) as raised, open_session(database, "test"):
            pass
        sentence = str(raised.value)
        assert words in sentence
        assert "planted" in sentence
        assert sentence.endswith(".")
        assert raised.value.exit_code == 4
        with database.begin() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_an_error_that_blames_a_value_is_that_of_a_document(database: Database, migrated_url: str) -> None:
    for sqlstate in ("22003", "23514", "54000"):
        raising(migrated_url, sqlstate)
        with pytest.raises(UnstorableDocument, match="planted"), open_session(database, "test"):
            pass


@pytest.mark.parametrize(
    ("table", "sqlstate"),
    [("sync.run", "P0001"), ("discogs.release", "53200"), ("sync.item", "40001"), ("sync.budget", "58030")],
)
def test_a_command_ends_with_exit_code_4(
    table: str, sqlstate: str, discogs: Served[Catalogue], migrated_url: str, tmp_path: object
) -> None:
    raising(migrated_url, sqlstate, table)
    cli = CommandLine(home=tmp_path, database_url=migrated_url, api_url=discogs.url, token="practice", rate=100_000)
    ended = cli("sync", "release:249504", expect=4)
    assert ended.err.count("Error: ") == 1
    assert "planted" in ended.err


def test_a_conflict_that_passes_is_not_noticed(database: Database, migrated_url: str) -> None:
    with open_session(database, "test") as session:
        attempts = []

        def work(cursor: psycopg.Cursor[tuple[object, ...]]) -> None:
            attempts.append(1)
            if len(attempts) < 3:
                cursor.execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$")

        session.transact(work)  # type: ignore[arg-type]
    assert len(attempts) == 3


def test_a_real_deadlock_is_a_sentence(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE public.pair AS SELECT id, 0 AS times FROM generate_series(1, 2) id")
    barrier = threading.Barrier(2)

    def change(first: int, second: int) -> DiscogsSyncError | None:
        try:
            with database.begin() as connection:
                connection.exec_driver_sql("UPDATE public.pair SET times = 1 WHERE id = %s", (first,))
                barrier.wait(30)
                connection.exec_driver_sql("UPDATE public.pair SET times = 1 WHERE id = %s", (second,))
        except DiscogsSyncError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        ended = [future.result(60) for future in (pool.submit(change, 1, 2), pool.submit(change, 2, 1))]
    [error] = [each for each in ended if each]
    assert isinstance(error, DatabaseBusy)
    assert "deadlock detected" in str(error)


def test_a_statement_that_the_administrator_cancels_is_a_sentence(database: Database, migrated_url: str) -> None:
    with ThreadPoolExecutor(1) as pool, database.begin() as connection:
        pid = driver(connection).info.backend_pid

        def cancel() -> None:
            time.sleep(0.3)
            scalar(migrated_url, f"SELECT pg_cancel_backend({pid})")

        cancelled = pool.submit(cancel)
        with pytest.raises(DatabaseError, match="cancelled a statement"), database.translated():
            driver(connection).execute("SELECT pg_sleep(30)")
        cancelled.result(30)


@pytest.fixture
def crowded(postgres_url: str, database_url: str) -> Iterator[str]:
    """Give the URL of a database that takes one connection, for a role that is no superuser."""
    name = database_name(database_url)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE of_{name} LOGIN PASSWORD 'practice'".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO of_{name}".encode())
        connection.execute(f"ALTER ROLE of_{name} CONNECTION LIMIT 1".encode())
    user, _, rest = database_url.partition("//")[2].partition("@")
    try:
        yield f"postgresql://of_{name}:practice@{rest}" if user else database_url
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} OWNER TO CURRENT_USER".encode())
            connection.execute(f"DROP ROLE of_{name}".encode())


def test_a_server_without_a_free_connection_says_what_to_raise(crowded: str) -> None:
    with (
        connect(own(crowded)) as first,
        first.begin(),
        pytest.raises(DatabaseUnavailable, match=r"too many connections .*: end other sessions, or raise"),
        connect(own(crowded)),
    ):
        pass


def test_a_free_connection_is_waited_for_during_a_run(crowded: str) -> None:
    told: list[str] = []
    with connect(own(crowded), lambda event, sentence: told.append(sentence)) as database:
        database.close()
        holder = psycopg.connect(crowded)
        timer = threading.Timer(1.5, holder.close)
        timer.start()
        with database.begin() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1
        timer.join()


def test_a_role_without_rights_is_told(database: Database) -> None:
    with pytest.raises(DatabaseReadOnly, match="permission denied"), database.begin() as connection:
        driver(connection).execute("SET LOCAL ROLE pg_monitor; SELECT * FROM sync.item")


def test_tables_that_vanish_during_a_run_are_a_sentence(
    discogs: Served[Catalogue], migrated_url: str, database: Database, tmp_path: object
) -> None:
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(0,)]
    with psycopg.connect(migrated_url) as connection:
        connection.execute(
            """
            CREATE FUNCTION public.drop_it() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN DROP TABLE discogs.release_video; RETURN NULL; END $$;
            CREATE TRIGGER drop_it AFTER INSERT ON sync.run EXECUTE FUNCTION public.drop_it()
            """
        )
    cli = CommandLine(home=tmp_path, database_url=migrated_url, api_url=discogs.url, token="practice", rate=0)
    ended = cli("sync", "release:249504", expect=4)
    assert "discogs.release_video" in ended.err
    assert "db upgrade" in ended.err
