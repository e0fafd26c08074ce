"""The embedded server through everything that happens to processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from discogs_sync.errors import EmbeddedServerError
from discogs_sync.store import filelock
from discogs_sync.store.bulk import hastened
from discogs_sync.store.embedded import HASTE, EmbeddedServer, Stopped, using
from discogs_sync.store.filelock import wait_until
from tests.postgres import kill_server, opened, postmaster, scalar

USER = """
import sys
from pathlib import Path
from discogs_sync.store import embedded

with embedded.using(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


def launched(home: Path) -> subprocess.Popen[bytes]:
    """Start a process that uses the server until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", USER, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@contextmanager
def user_of(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give another process that uses the server, once it does."""
    with launched(home) as process:
        try:
            assert process.stdout.readline() == b"ready\n"
            yield process
        finally:
            process.kill()


def test_the_first_user_gets_a_database_and_the_last_one_stops_the_server(empty_home):
    with using(empty_home) as server:
        assert scalar(server.url, "SELECT current_database()") == "discogs"
        with using(empty_home):
            pass
        assert server.is_running()
    assert not server.is_running()


def test_the_database_is_utf8_without_checksums_and_has_the_extensions_for_search(home):
    with using(home) as server:
        assert scalar(server.url, "SHOW server_encoding") == "UTF8"
        assert scalar(server.url, "SHOW data_checksums") == "off"
        assert scalar(server.url, "SELECT lower('ÄÉŁЯ')") == "äéłя"
        available = "SELECT array_agg(name ORDER BY name) FROM pg_available_extensions WHERE name = ANY ('{%s}')"
        wanted = ["btree_gin", "pg_stat_statements", "pg_trgm", "unaccent"]
        assert scalar(server.url, available % ",".join(wanted)) == wanted


def test_nobody_else_can_reach_the_server(home):
    with using(home) as server:
        assert scalar(server.url, "SHOW listen_addresses") == ""
        assert scalar(server.url, "SHOW unix_socket_permissions") == "0700"
        assert (home / "pg18").stat().st_mode & 0o077 == 0


def test_a_missing_home_is_made_for_its_user_alone(empty_home):
    below = empty_home / "deep" / "down"
    empty_home.chmod(0o711)
    with using(below):
        assert below.stat().st_mode & 0o707 == 0o700


def test_rows_survive_a_restart(home):
    with using(home) as server, psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with using(home) as server:
        assert scalar(server.url, "SELECT answer FROM kept") == 42


def test_a_started_server_stays_until_it_is_stopped(home):
    server = EmbeddedServer(home)
    server.start()
    with using(home):
        pass
    assert server.is_running()
    assert server.stop() is Stopped.STOPPED
    assert not server.is_running()
    assert server.stop() is Stopped.NOT_RUNNING


def test_a_server_in_use_stops_with_its_last_user_only(home):
    server = EmbeddedServer(home)
    server.start()
    with user_of(home):
        assert server.stop() is Stopped.IN_USE
        with using(home):
            pass
        assert server.is_running()
    with using(home):
        pass
    assert not server.is_running()


def test_stopping_what_never_was_makes_no_folder(tmp_path):
    assert EmbeddedServer(tmp_path / "none").stop() is Stopped.NOT_RUNNING
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, None])
def test_a_user_that_leaves_stops_the_server(home, how):
    with user_of(home) as process:
        process.send_signal(how) if how else process.stdin.close()
        process.wait(timeout=60)
    assert not EmbeddedServer(home).is_running()


def test_the_server_of_a_killed_user_is_adopted(home):
    with user_of(home) as process:
        first = postmaster(home)
        process.kill()
        process.wait(timeout=60)
    with using(home) as server:
        assert postmaster(home) == first
    assert not server.is_running()


def test_a_killed_server_recovers(home):
    with user_of(home) as process:
        process.kill()
        kill_server(home)
    with using(home) as server:
        assert scalar(server.url, "SELECT 1") == 1


def test_a_server_that_died_in_use_comes_back(home):
    with using(home) as server:
        kill_server(home)
        server.ensure_running()
        assert scalar(server.url, "SELECT 1") == 1


def test_a_busy_child_of_a_killed_server_is_waited_for(home):
    with using(home) as server:
        with psycopg.connect(server.url, autocommit=True) as connection:
            busy = psutil.Process(connection.info.backend_pid)
            busy.suspend()
            kill_server(home)
            with subprocess.Popen(["sh", "-c", f"sleep 1; kill -CONT {busy.pid}"]):
                server.ensure_running()
        assert scalar(server.url, "SELECT 1") == 1


def test_several_processes_start_it_at_once(empty_home):
    processes = [launched(empty_home) for _ in range(4)]
    outcomes = [process.communicate(b"", timeout=120) for process in processes]
    assert outcomes == [(b"ready\n", b"")] * 4
    assert not EmbeddedServer(empty_home).is_running()


def test_a_killed_initdb_leaves_nothing_that_matters(empty_home):
    with launched(empty_home) as process:
        assert filelock.wait_until(lambda: killed(process.pid, "initdb"), 60)
        _, complaint = process.communicate(b"", timeout=60)
    assert process.returncode != 0
    assert b"EmbeddedServerError" in complaint
    assert not (empty_home / "pg18").exists()
    with using(empty_home) as server:
        assert scalar(server.url, "SELECT 1") == 1
    assert not list(empty_home.glob("pg18.new-*"))


def killed(parent: int, name: str) -> bool:
    """Kill the child of that name, when there is one; other children may come and go meanwhile."""
    for child in psutil.Process(parent).children():
        with suppress(psutil.NoSuchProcess):
            if child.name() == name:
                child.kill()
                return True
    return False


def test_a_recycled_process_number_is_not_taken_for_the_server(home):
    with using(home) as server:
        left_behind = (home / "pg18" / "postmaster.pid").read_text().splitlines()
    (home / "pg18" / "postmaster.pid").write_text("\n".join([str(os.getppid()), *left_behind[1:]]) + "\n")
    with using(home) as server:
        assert scalar(server.url, "SELECT 1") == 1


def test_adopting_takes_no_time(home):
    took = []
    with using(home):
        for _ in range(5):
            begin = time.perf_counter()
            with using(home):
                took.append(time.perf_counter() - begin)
    assert min(took) < 0.1  # some milliseconds; a start takes a hundred


def test_variables_for_other_servers_do_not_mislead_it(home, monkeypatch):
    for name, value in {"PGPORT": "1", "PGDATA": "/nowhere", "PGHOST": "127.0.0.1", "PGUSER": "nobody"}.items():
        monkeypatch.setenv(name, value)
    with using(home) as server:
        assert scalar(server.url, "SELECT current_user") == "postgres"


def test_a_start_that_fails_shows_the_log(home):
    with using(home):
        pass
    with (home / "pg18" / "postgresql.conf").open("a") as conf:
        conf.write("no_such_setting = on\n")
    with pytest.raises(EmbeddedServerError, match=r'server\.log tells.*\n(.*\n)*.*"no_such_setting"'), using(home):
        pass


def test_much_writing_has_settings_of_its_own_which_a_killed_load_does_not_leave(home):
    def settings(server):
        return [scalar(server.url, f"SHOW {name}") for name in HASTE]

    with using(home) as server, opened(server.url) as database:
        before = settings(server)
        with hastened(database):
            assert wait_until(lambda: settings(server) == list(HASTE.values()), 10)
        assert wait_until(lambda: settings(server) == before, 10)
    with using(home) as server, psycopg.connect(server.url, autocommit=True) as connection:
        for name, value in HASTE.items():  # as a load that is killed then leaves it
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    with using(home) as server:
        assert settings(server) == before


def test_a_lock_that_is_never_given_back_is_named(home):
    with filelock.opened(home / "gate.lock") as gate:
        assert gate.try_alone()
        with pytest.raises(EmbeddedServerError, match="Another process has been starting or stopping"):
            EmbeddedServer(home, patience=0.1).start()
