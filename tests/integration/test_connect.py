"""Connections: what goes wrong with servers is told in sentences, and what can be mended is mended."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from discogs_sync.errors import (
    DatabaseError,
    DatabaseReadOnly,
    DatabaseUnavailable,
    Interrupted,
    SettingsError,
    UnstorableDocument,
)
from discogs_sync.settings import Settings
from discogs_sync.store.connect import Database, check_version, connect, driver, parameters
from discogs_sync.store.embedded import EmbeddedServer, using
from discogs_sync.store.filelock import wait_until
from tests.postgres import kill_server, own, postmaster


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with connect(own(database_url)) as connected:
        yield connected


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Have Ctrl-C raise KeyboardInterrupt also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_in_a_statement_is_told_as_such(database: Database) -> None:
    def interrupt() -> None:
        time.sleep(0.3)
        signal.raise_signal(signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt), database.begin() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(20)")
    with database.begin() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def refusal(url: str) -> str:
    """Give the sentence that a database gets that cannot be used."""
    with pytest.raises(DatabaseUnavailable) as refused, connect(own(url)):
        pass
    return str(refused.value)


@contextmanager
def standby(home: Path, *, hot: bool) -> Iterator[EmbeddedServer]:
    """Run a standby server, which takes reads when it is hot, and nothing otherwise."""
    with using(home):
        pass
    (home / "pg18" / "standby.signal").touch()
    with (home / "pg18" / "postgresql.conf").open("a") as conf:
        conf.write(f"hot_standby = {'on' if hot else 'off'}\nrestore_command = 'false'\n")
    with using(home) as server:
        yield server


def test_a_block_is_a_transaction(database):
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE note (id int)"))
    with pytest.raises(UnstorableDocument, match="division by zero"), database.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (1); SELECT 1 / 0"))
    with database.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (2)"))
    with database.begin() as connection:
        assert connection.scalars(text("SELECT id FROM note")).all() == [2]


def test_copy_shares_the_transaction(database):
    with database.begin() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE note (id int)"))
        with driver(connection).cursor().copy("COPY note FROM STDIN") as copy:
            copy.write_row((7,))
        assert connection.scalar(text("SELECT id FROM note")) == 7


def test_the_server_sees_who_is_connected(database):
    with database.begin() as connection:
        assert connection.scalar(text("SHOW application_name")) == "discogs-sync"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_the_scheme_is_understood(scheme):
    assert parameters(f"{scheme}://me:s%40fe@db.example:6432/music?sslmode=require") == {
        "application_name": "discogs-sync",
        "connect_timeout": 10,
        "user": "me",
        "password": "s@fe",
        "host": "db.example",
        "port": "6432",
        "dbname": "music",
        "sslmode": "require",
    }


def test_the_url_may_say_otherwise():
    given = parameters("postgresql:///music?host=/run/postgresql&application_name=nightly&connect_timeout=3")
    assert (given["host"], given["application_name"], given["connect_timeout"]) == ("/run/postgresql", "nightly", "3")


@pytest.mark.parametrize("url", ["postgresql://me:100%safe@host/music", "postgresql://host/music?pool_size=3"])
def test_a_url_that_cannot_be_read_is_refused_without_showing_it(url):
    with pytest.raises(SettingsError, match="'database_url' is not a URL") as refused, connect(own(url)):
        pass
    assert "safe" not in str(refused.value)


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("host:abc/music", "the port 'abc'"),
        ("host:0/music", "the port '0'"),
        ("host:99999/music", "the port '99999'"),
        ("one:5432,two:99999/music", "the port '99999'"),
        ("host:5432/music?port=none", "the port 'none'"),
        ("host/music?connect_timeout=soon", "a connect_timeout"),
    ],
)
def test_a_number_that_is_none_is_named_and_nothing_else_of_the_url(place, named):
    with pytest.raises(SettingsError, match=f"The setting 'database_url' has {named}") as refused:
        parameters(f"postgresql://me:s3cret@{place}")
    assert "s3cret" not in str(refused.value)


def test_several_servers_have_a_port_each():
    assert parameters("postgresql://one:5432,two:6432/music")["port"] == "5432,6432"
    assert parameters("postgresql://one,two/music")["host"] == "one,two"


def test_a_server_that_is_not_there():
    sentence = refusal("postgresql://me:s3cret@127.0.0.1:1/music")
    assert sentence.startswith("The database music on 127.0.0.1:1 cannot be reached (Connection refused): start")
    assert "s3cret" not in sentence


def test_a_parameter_that_has_no_such_value():
    sentence = refusal("postgresql://me:s3cret@127.0.0.1/music?sslmode=maybe")
    assert "maybe" in sentence
    assert "correct DISCOGS_SYNC_DATABASE_URL" in sentence
    assert "s3cret" not in sentence


@pytest.mark.parametrize("parameter", ["connect_timeout=soon", "port=none"])
def test_a_parameter_that_is_no_number(parameter):
    with pytest.raises(SettingsError, match=parameter.partition("=")[0]) as refused:
        parameters(f"postgresql://me:s3cret@127.0.0.1/music?{parameter}")
    assert "s3cret" not in str(refused.value)


def test_a_host_that_is_not_there():
    assert "music on db.invalid:5432 cannot be reached" in refusal("postgresql://db.invalid/music")


def test_a_socket_that_is_not_there():
    assert "music in /nonexistent cannot be reached" in refusal("postgresql:///music?host=/nonexistent")


def test_a_database_that_is_not_there(database_url):
    sentence = refusal(database_url.replace("/discogs_test_", "/no_"))
    assert "cannot be used" in sentence
    assert "does not exist): create it" in sentence


def test_a_wrong_password(home):
    with using(home) as server:
        hba = home / "pg_hba.conf"
        hba.write_text("local all reader scram-sha-256\n" + hba.read_text())
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE ROLE reader LOGIN PASSWORD 'right'")
            connection.execute("SELECT pg_reload_conf()")
        url = server.url.replace("postgres@", "reader:{}@")
        with connect(own(url.format("right"))):
            pass
        sentence = refusal(url.format("wr0ng"))
        assert "password authentication failed" in sentence
        assert "correct the user and the password" in sentence
        assert "wr0ng" not in sentence


def test_an_old_server_is_refused():
    check_version(14_00_00)
    with pytest.raises(DatabaseError, match="runs PostgreSQL 13, and discogs-sync needs 14"):
        check_version(13_00_22)


def test_a_server_that_is_starting_up_is_waited_for(home):
    with standby(home, hot=False) as server:
        (home / "pg18" / "promote").touch()
        promotion = threading.Timer(1, postmaster(home).send_signal, [signal.SIGUSR1])
        promotion.start()
        with connect(own(server.url)) as database:
            database.require_writable()
        promotion.join()


def test_a_standby_is_readable_but_not_writable(home):
    with standby(home, hot=True) as server, connect(own(server.url)) as database:
        with pytest.raises(DatabaseReadOnly, match="is a standby"):
            database.require_writable()
        with pytest.raises(DatabaseReadOnly, match="refused to write"), database.begin() as connection:
            connection.execute(text("CREATE TABLE note (id int)"))


def test_a_url_that_asks_for_no_writes_is_obeyed(database_url):
    url = f"{database_url}{'&' if '?' in database_url else '?'}options=-cdefault_transaction_read_only%3Don"
    with connect(own(url)) as read_only:
        with pytest.raises(DatabaseReadOnly, match="set to read-only: remove default_transaction_read_only from"):
            read_only.require_writable()
        with pytest.raises(DatabaseReadOnly, match="refused to write"), read_only.begin() as connection:
            connection.execute(text("CREATE TABLE note (id int)"))


def test_a_user_without_the_right_is_told(database):
    with pytest.raises(DatabaseReadOnly, match="permission denied"), database.begin() as connection:
        connection.execute(text("SET LOCAL ROLE pg_monitor; CREATE SCHEMA mine"))


@pytest.mark.parametrize(
    "ask",
    [lambda connection, question: connection.execute(text(question)), lambda *both: driver(both[0]).execute(both[1])],
    ids=["SQLAlchemy", "psycopg"],
)
def test_a_lost_connection_is_told_and_the_next_one_works(database, ask):
    with database.begin() as idle, database.begin() as another:
        assert idle.scalar(text("SELECT 1")) == another.scalar(text("SELECT 1"))
    end_all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with pytest.raises(DatabaseUnavailable, match="was lost"), database.begin() as connection:
        ask(connection, end_all)
    with database.begin() as first, database.begin() as second:
        assert first.scalar(text("SELECT 1")) == second.scalar(text("SELECT 1"))


def test_the_embedded_server_is_started_for_the_connection_and_stopped_after_it(home):
    with connect(Settings(home)) as database, database.begin() as connection:
        assert connection.scalar(text("SELECT current_database()")) == "discogs"
    assert not EmbeddedServer(home).is_running()


def test_the_embedded_server_is_started_again_when_it_is_killed(home):
    with connect(Settings(home)) as database:
        kill_server(home)
        with pytest.raises(DatabaseUnavailable, match="was lost"):
            use_until_lost(database)
        with database.begin() as connection:
            assert connection.scalar(text("SELECT 1")) == 1


def use_until_lost(database: Database) -> None:
    """Ask until the server's children have noticed that it was killed."""
    for _ in range(1000):
        with database.begin() as connection:
            connection.execute(text("SELECT pg_sleep(0.01)"))


def test_a_server_that_is_away_is_told_once_and_waited_for_until_the_user_stops(home):
    told: list[str] = []
    stop = threading.Event()
    with using(home) as server, connect(own(server.url), lambda event, sentence: told.append(sentence)) as database:
        postmaster(home).send_signal(signal.SIGINT)
        assert wait_until(lambda: not server.is_running(), 60)
        with pytest.raises(DatabaseUnavailable, match="was lost"), database.begin() as connection:
            connection.scalar(text("SELECT 1"))
        with database.giving_up(stop):
            timer = threading.Timer(2.5, stop.set)
            timer.start()
            began = time.monotonic()
            with pytest.raises(Interrupted, match="while the database was away"), database.begin():
                pass
            assert 2 < time.monotonic() - began < 10
            assert len(told) == 1
            assert "cannot be reached" in told[0]
            server.ensure_running()
            with database.begin() as connection:  # no wait, and so no reason to give up
                assert connection.scalar(text("SELECT 1")) == 1


def test_a_server_that_was_there_a_moment_ago_may_come_back(home):
    with using(home) as server, connect(own(server.url)) as database:
        postmaster(home).send_signal(signal.SIGINT)
        assert wait_until(lambda: not server.is_running(), 60)
        comeback = threading.Timer(1, server.ensure_running)
        comeback.start()
        with pytest.raises(DatabaseUnavailable, match="was lost"), database.begin() as connection:
            connection.scalar(text("SELECT 1"))
        with database.begin() as connection:
            assert connection.scalar(text("SELECT 1")) == 1
        comeback.join()
