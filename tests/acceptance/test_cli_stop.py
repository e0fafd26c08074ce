"""SIGTERM and Ctrl-C end every command within five seconds in every phase, and the next run completes the work."""

import gzip
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from discogs_sync.store.connect import Database
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.frontier import WRITER_LOCK
from tests.cli import CommandLine, finish
from tests.crawling import rows

PROMPT = 5.0
"""Seconds that a command may take to end."""

SLEEP = """
CREATE FUNCTION public.obstacle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END'
"""


@dataclass(frozen=True)
class Obstacle:
    """What makes a phase slow: statements that are committed, those that remove it, and a lock that is held."""

    install: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    lock: str = ""


def slow_rows(table: str, event: str, when: str = "true") -> Obstacle:
    """Return an obstacle that lets each change of a row take a minute."""
    trigger = (
        f"CREATE TRIGGER obstacle BEFORE {event} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION obstacle()"
    )
    return Obstacle((SLEEP, trigger), ("DROP FUNCTION public.obstacle CASCADE",))


def slow_statements(pattern: str) -> Obstacle:
    """Return an obstacle that lets DDL statements that match a pattern take a minute."""
    function = (
        "CREATE FUNCTION public.obstacle() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF current_query() ~ '{pattern}' THEN PERFORM pg_sleep(60); END IF; END $$"
    )
    trigger = "CREATE EVENT TRIGGER obstacle ON ddl_command_start EXECUTE FUNCTION public.obstacle()"
    return Obstacle((function, trigger), ("DROP FUNCTION public.obstacle CASCADE",))


@contextmanager
def hindered(url: str, obstacle: Obstacle) -> Iterator[psycopg.Connection]:
    """Have an obstacle within the block; give the connection that holds its lock."""
    with psycopg.connect(url, autocommit=True) as installing, psycopg.connect(url) as other:
        for statement in obstacle.install:
            installing.execute(statement.encode())
        if obstacle.lock:
            other.execute(obstacle.lock.encode())
        yield other
        other.rollback()
        for statement in obstacle.remove:
            installing.execute(statement.encode())


def waits(url: str) -> bool:
    """Return whether a session of the command waits for a lock or sleeps."""
    with psycopg.connect(url, autocommit=True) as looking:
        return looking.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
            " AND pid <> pg_backend_pid() AND (wait_event_type = 'Lock' OR wait_event = 'PgSleep')"
        ).fetchone() != (0,)


def stop_when_slow(cli: CommandLine, url: str, obstacle: Obstacle, *command: str, by: signal.Signals) -> str:
    """Run a command, stop it in the slow phase, and return the last line of its stderr."""
    with hindered(url, obstacle):
        process = cli.start(*command)
        assert wait_until(lambda: waits(url) or process.poll() is not None, 60)
        time.sleep(0.3)
        asked = time.monotonic()
        process.send_signal(by)
        process.wait(timeout=60)
        seconds = time.monotonic() - asked
        stopped = finish(process, expect=130)
        assert seconds < PROMPT
        assert wait_until(lambda: not waits(url), 5)
    lines = stopped.err.splitlines()
    assert [line for line in lines if line.startswith("Error: ")] == lines[-1:]
    return lines[-1]


def month(folder: Path, name: str, texts: dict[int, str]) -> str:
    path = folder / name
    records = "".join(f"<release id='{id}'><title>{text}</title></release>\n" for id, text in texts.items())
    path.write_text(f"<releases>\n{records}</releases>\n")
    return str(path)


@pytest.fixture
def october(tmp_path: Path) -> str:
    return month(tmp_path, "discogs_20261001_releases.xml", dict.fromkeys(range(1, 101), "October"))


@pytest.fixture
def november(tmp_path: Path) -> str:
    return month(
        tmp_path,
        "discogs_20261101_releases.xml",
        dict.fromkeys(range(1, 50), "October") | dict.fromkeys(range(50, 97), "N"),
    )


WRITERS = f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"
READERS = "LOCK TABLE discogs.release IN ACCESS SHARE MODE"
EVERYBODY = "LOCK TABLE discogs.release"


@pytest.mark.parametrize(
    ("by", "obstacle"),
    [
        pytest.param(signal.SIGTERM, Obstacle(lock=WRITERS), id="writers"),
        pytest.param(signal.SIGINT, Obstacle(lock=READERS), id="drop-keys", marks=pytest.mark.long),
        pytest.param(signal.SIGTERM, slow_rows("discogs.release", "INSERT"), id="copy"),
        pytest.param(signal.SIGINT, slow_statements("CREATE .*INDEX"), id="index"),
        pytest.param(signal.SIGTERM, slow_statements("ADD .*PRIMARY KEY"), id="primary-key", marks=pytest.mark.long),
        pytest.param(signal.SIGTERM, slow_statements("ADD .*FOREIGN KEY"), id="foreign-key", marks=pytest.mark.long),
        pytest.param(signal.SIGTERM, slow_statements("VALIDATE"), id="validation", marks=pytest.mark.long),
        pytest.param(signal.SIGTERM, slow_rows("sync.dump", "UPDATE", "NEW.state = 'loaded'"), id="finish"),
    ],
)
def test_first_load_stops_in_every_phase_and_continues(
    cli: CommandLine, migrated_url: str, database: Database, october: str, by: signal.Signals, obstacle: Obstacle
) -> None:
    line = stop_when_slow(cli, migrated_url, obstacle, "dump", "load", october, by=by)
    assert "records are loaded; the same command continues" in line
    cli("dump", "load", october)
    assert rows(database, "SELECT count(*), count(DISTINCT id) FROM discogs.release WHERE gone_at IS NULL") == [
        (100, 100)
    ]
    assert rows(database, "SELECT state, records FROM sync.dump") == [("loaded", 100)]
    assert rows(database, "SELECT count(*) FROM pg_constraint WHERE NOT convalidated") == [(0,)]


@pytest.mark.parametrize("mode", ["merge", pytest.param("swap", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "obstacle",
    [
        pytest.param(Obstacle(lock=WRITERS), id="writers", marks=pytest.mark.long),
        pytest.param(Obstacle(lock=EVERYBODY), id="lock"),
        pytest.param(slow_rows("discogs.release", "UPDATE", "NEW.gone_at IS NULL"), id="merge"),
        pytest.param(slow_rows("discogs.release", "UPDATE", "NEW.gone_at IS NOT NULL"), id="gone"),
    ],
)
def test_later_month_stops_in_every_phase_and_continues(
    cli: CommandLine,
    migrated_url: str,
    database: Database,
    october: str,
    november: str,
    mode: str,
    obstacle: Obstacle,
) -> None:
    cli("dump", "load", october)
    later = ("dump", "load", november, "--mode", mode)
    assert "continues there" in stop_when_slow(cli, migrated_url, obstacle, *later, by=signal.SIGTERM)
    cli(*later)
    titles = "SELECT title, count(*) FROM discogs.release WHERE gone_at IS NULL GROUP BY 1 ORDER BY 1"
    assert rows(database, titles) == [("N", 47), ("October", 49)]
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NOT NULL") == [(4,)]


def test_forget_stops_while_it_updates_rows(
    cli: CommandLine, migrated_url: str, database: Database, october: str
) -> None:
    cli("dump", "load", october)
    forget = ("dump", "forget", "release", "2026-10-01")
    slow = slow_rows("discogs.release", "UPDATE")
    assert "Stopped" in stop_when_slow(cli, migrated_url, slow, *forget, by=signal.SIGTERM)
    assert rows(database, "SELECT state FROM sync.dump") == [("loaded",)]
    cli(*forget)
    assert rows(database, "SELECT state FROM sync.dump") == []


@pytest.mark.parametrize("by", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("verify", "--local"), "Nothing in the mirror was changed"),
        (("query", "longest-tracks"), "A query changes nothing"),
        (("db", "backup", "mirror.dump"), "No backup was written"),
        (("dump", "status"), "Stopped."),
    ],
)
def test_command_that_waits_for_a_lock_stops(
    cli: CommandLine,
    migrated_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    said: str,
    by: signal.Signals,
) -> None:
    monkeypatch.chdir(tmp_path)
    locks = Obstacle(lock="LOCK TABLE discogs.release, discogs.track, sync.dump, sync.item")
    assert said in stop_when_slow(cli, migrated_url, locks, *command, by=by)
    assert list(tmp_path.glob("mirror*")) == []
    cli(*command)


@pytest.mark.parametrize(
    ("obstacle", "command"),
    [
        (slow_statements("CREATE .*INDEX|ADD CONSTRAINT"), ("db", "restore", "mirror.dump", "--force")),
        (Obstacle(lock=EVERYBODY), ("db", "restore", "mirror.dump", "--force")),
        (slow_statements("CREATE .*VIEW"), ("db", "upgrade")),
    ],
)
def test_restore_and_upgrade_stop_and_leave_the_database_as_it_was(
    cli: CommandLine,
    migrated_url: str,
    database: Database,
    october: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    obstacle: Obstacle,
    command: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("dump", "load", october)
    cli("db", "backup", "mirror.dump")
    line = stop_when_slow(cli, migrated_url, obstacle, *command, by=signal.SIGTERM)
    assert "as it was before the restore" in line or "as they were before the upgrade" in line
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(100,)]
    cli(*command)
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(100,)]


def gzip_members(path: Path, begin: str, repeated: str, times: int) -> str:
    """Write a file of gzip that unpacks to much, out of members that are the same."""
    path.write_bytes(gzip.compress(begin.encode()) + gzip.compress(repeated.encode()) * times)
    return str(path)


@pytest.mark.parametrize(
    ("begin", "repeated", "times"),
    [
        pytest.param("<release id='2'><notes>", "x" * (1 << 24), 1_000, id="long-field"),
        pytest.param("", "<release><title></release>\n" * 100_000, 2_000, id="broken-records"),
        pytest.param("", "<release id='1'/>\n" * 500_000, 500, id="repeated-ids", marks=pytest.mark.long),
        pytest.param(
            "", "<release id='&#49;'><mood/></release>\n" * 100_000, 2_000, id="slow-path", marks=pytest.mark.long
        ),
    ],
)
def test_load_and_sample_stop_while_they_read_hostile_files(
    cli: CommandLine, database: Database, tmp_path: Path, begin: str, repeated: str, times: int
) -> None:
    (tmp_path / "dumps").mkdir()
    path = tmp_path / "dumps" / "discogs_20261001_releases.xml.gz"
    gzip_members(path, f"<releases>\n<release id='1'/>\n{begin}", repeated, times)
    for command in (("load", "--any-space", str(path)), ("sample", "5", "--out", str(tmp_path / "small"))):
        process = cli.start("dump", *command)
        is_begun = lambda: rows(database, "SELECT count(*) FROM sync.dump") != [(0,)]  # noqa: E731
        assert wait_until(is_begun, 60)
        time.sleep(3)
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        assert time.monotonic() - asked < PROMPT
        assert finish(process, expect=130).err.splitlines()[-1].startswith("Error: Stopped. ")
    assert list(tmp_path.glob("small/*")) == []
