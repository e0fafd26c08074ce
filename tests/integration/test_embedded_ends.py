"""How the embedded server ends: with other programs connected, by force, and with its data deleted under it."""

import shutil
import threading
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import text

from discogs_sync.errors import EmbeddedServerError
from discogs_sync.settings import Settings
from discogs_sync.store import embedded
from discogs_sync.store.connect import connect
from discogs_sync.store.embedded import EmbeddedServer, Stopped, using
from discogs_sync.store.session import open_session
from tests.integration.test_embedded import user_of
from tests.postgres import migrate, postmaster, scalar


class Notices:
    """The events and sentences that a server reports."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.text = ""

    def __call__(self, event: str, sentence: str) -> None:
        self.events.append(event)
        self.text += sentence


def dashboard(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url, application_name="dashboard", autocommit=True)


def test_the_last_user_leaves_a_server_that_others_are_connected_to(home: Path) -> None:
    notices = Notices()
    with using(home, notices) as server:
        connection = dashboard(server.url)
    with connection:
        pid = connection.info.backend_pid
        assert notices.events == ["left_running"]
        assert f"dashboard (pid {pid})" in notices.text
        assert connection.execute("SELECT 1").fetchone() == (1,)
    with using(home):
        pass
    assert not server.is_running()


def test_stop_names_the_sessions_of_others_and_stops_nothing(home: Path) -> None:
    server = EmbeddedServer(home)
    server.start()
    with dashboard(server.url) as connection:
        with pytest.raises(
            EmbeddedServerError, match=rf"dashboard \(pid {connection.info.backend_pid}\)\. End them, or"
        ):
            server.stop()
        with using(home):
            pass
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert server.stop() is Stopped.STOPPED


def test_a_session_that_has_just_ended_does_not_keep_the_server(home: Path) -> None:
    notices = Notices()
    with using(home, notices) as server:
        connection = dashboard(server.url)
        timer = threading.Timer(embedded.GRACE / 3, connection.close)
        timer.start()
    timer.join()
    assert not server.is_running()
    assert notices.events == []


def test_stop_now_ends_the_sessions_of_others(home: Path) -> None:
    server = EmbeddedServer(home)
    server.start()
    with dashboard(server.url) as connection:
        assert server.stop(now=True) is Stopped.STOPPED
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    assert not server.is_running()


def test_stop_now_ends_a_server_in_use_for_good(home: Path) -> None:
    with connect(Settings(home)) as database:
        with database.begin() as connection:
            connection.execute(text("SELECT 1"))
        assert EmbeddedServer(home).stop(now=True) is Stopped.STOPPED
        database.engine.dispose()
        sentence = r"db stop --now` stopped .* run the command again"
        with pytest.raises(EmbeddedServerError, match=sentence), database.begin():
            pass
        assert not EmbeddedServer(home).is_running()
    with using(home) as server:
        assert scalar(server.url, "SELECT 1") == 1
        server.ensure_running()


def test_stop_waits_for_another_process_and_now_does_not(home: Path) -> None:
    server = EmbeddedServer(home)
    with user_of(home):
        assert server.stop() is Stopped.IN_USE
        assert server.is_running()
        assert server.stop(now=True) is Stopped.STOPPED
        assert not server.is_running()


def servers_in(data: Path) -> list[psutil.Process]:
    """Give the processes of PostgreSQL that work in a folder, whether it is still there or not."""
    found = []
    for each in psutil.process_iter(["name"]):
        if each.info["name"] == "postgres":
            try:
                where = Path(f"/proc/{each.pid}/cwd").readlink()
            except OSError:
                continue
            if str(where).removesuffix(" (deleted)") == str(data):
                found.append(each)
    return found


@pytest.mark.parametrize("deleted", ["", "pg18", "pg18/global"])
def test_data_that_are_deleted_during_a_run_are_a_sentence(home: Path, deleted: str) -> None:
    sentence = r"pg18 was deleted while its server ran.* db restore FILE"
    with pytest.raises(EmbeddedServerError, match=sentence), connect(Settings(home)) as database, database.begin():
        shutil.rmtree(home / deleted)
    home.mkdir(exist_ok=True)
    assert servers_in(home / "pg18") == []


def use_after_deletion(home: Path) -> None:
    """Delete the data under a run, then make tables until the server cannot."""
    with connect(Settings(home)) as database, open_session(database, "test") as session:
        shutil.rmtree(home / "pg18")
        try:
            for _ in range(100):
                session.transact(lambda cursor: cursor.execute("CREATE TABLE public.more (id int)"))
                session.transact(lambda cursor: cursor.execute("DROP TABLE public.more"))
        except EmbeddedServerError:
            assert servers_in(home / "pg18") == []
            raise


def test_a_session_notices_at_once_that_its_data_are_deleted(home: Path) -> None:
    with using(home) as server:
        migrate(server.url)
    with pytest.raises(EmbeddedServerError, match="was deleted while its server ran"):
        use_after_deletion(home)


def test_a_command_after_the_data_were_deleted_says_what_to_do(home: Path) -> None:
    with using(home):
        pass
    shutil.rmtree(home / "pg18")
    notices = Notices()
    with using(home, notices) as server:
        assert scalar(server.url, "SELECT 1") == 1
    assert notices.events[0] == "data_missing"
    assert "db restore FILE" in notices.text


def test_a_start_that_takes_long_is_reported_once_and_a_quick_one_is_not(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "SILENT_START", 60.0)
    notices = Notices()
    with using(home, notices):
        pass
    assert notices.events == []
    monkeypatch.setattr(embedded, "SILENT_START", 0.0)
    with using(home, notices), using(home, notices):
        assert postmaster(home).is_running()
    assert notices.events == ["starting"]
    assert f"is starting in {home / 'pg18'}" in notices.text
