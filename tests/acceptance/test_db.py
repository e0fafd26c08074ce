"""`db`: the embedded server, its address, and the mirror's tables, views and backups."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from discogs_sync.store.migrate import SCHEMA_VERSION
from tests.commandline import CommandLine, refused
from tests.postgres import fresh_database

WITH_PASSWORD = "postgres://reader:s%20e@db.example:5433/mirror?password=hunter2&sslmode=require"


@pytest.fixture
def embedded(home: Path) -> CommandLine:
    """Give the command line with an embedded server of the test's own, which is stopped."""
    return CommandLine(home)


@pytest.fixture
def external(migrated_url: str, tmp_path: Path) -> CommandLine:
    """Give the command line with a migrated database on a server of the user's own."""
    return CommandLine(tmp_path, migrated_url)


@pytest.fixture
def empty(postgres_url: str, tmp_path: Path) -> Iterator[CommandLine]:
    """Give the command line with a database without tables."""
    with fresh_database(postgres_url) as url:
        yield CommandLine(tmp_path, url)


def one(url: str | None, statement: str) -> object:
    """Give the one value that a statement asks for, without the command line."""
    with psycopg.connect(str(url), autocommit=True) as connection:
        row = connection.execute(statement).fetchone()
    return row[0] if row else None


def test_start_url_stop(embedded: CommandLine) -> None:
    started = embedded("db", "start")
    told = embedded("db", "url")

    assert (started.code, told.code, told.err) == (0, 0, "")
    assert one(told.out.strip(), "SELECT 'here'") == "here"
    assert embedded("db", "start").code == 0
    assert embedded("db", "stop").out == "The server is stopped.\n"
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_url_starts_nothing_and_says_so(embedded: CommandLine) -> None:
    told = embedded("db", "url")

    assert (told.code, told.out.startswith("postgresql://")) == (0, True)
    assert "`discogs-sync db start`" in told.err
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_stop_of_a_server_in_use_waits_for_its_users(embedded: CommandLine) -> None:
    user = subprocess.Popen(
        embedded.command(["db", "psql", "-qAt", "-c", "SELECT 1", "-f", "-"]),
        env=embedded.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert user.stdin is not None
    assert user.stdout is not None
    assert user.stdout.readline() == "1\n"

    assert "stops when the last of them ends" in embedded("db", "stop").out

    user.communicate(timeout=60)
    assert embedded("db", "stop").out == "The server was not running.\n"


@pytest.mark.parametrize("verb", ["start", "stop"])
def test_a_server_of_the_users_own_is_left_alone(verb: str, external: CommandLine) -> None:
    assert refused(external("db", verb), 2, "server of your own", "DISCOGS_SYNC_DATABASE_URL")
    assert one(external.database_url, "SELECT 'here'") == "here"


def test_the_url_keeps_its_password_back(tmp_path: Path) -> None:
    run = CommandLine(tmp_path, WITH_PASSWORD)

    assert run("db", "url").out == "postgresql://reader@db.example:5433/mirror?sslmode=require\n"
    assert run("db", "url", "--with-password").out == WITH_PASSWORD.replace("postgres:", "postgresql:") + "\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("postgresql:///mirror", "postgresql:///mirror"),
        ("postgres://u:p@[::1]/mirror", "postgresql://u@[::1]/mirror"),
        ("postgresql://u:p@one:1,two:2/mirror?password=p", "postgresql://u@one:1,two:2/mirror"),
        ("postgresql://h/m?host=%2Ftmp&sslpassword=x", "postgresql://h/m?host=%2Ftmp"),
    ],
)
def test_urls_of_all_forms_are_told(given: str, told: str, tmp_path: Path) -> None:
    assert CommandLine(tmp_path, given)("db", "url").out == f"{told}\n"


def test_psql_asks_the_database_and_gives_its_exit_code(external: CommandLine) -> None:
    asked = external("db", "psql", "-qAt", "-c", "SELECT version_num FROM sync.schema_version")
    assert (asked.code, asked.out) == (0, f"{SCHEMA_VERSION}\n")

    wrong = external("db", "psql", "-c", "SELECT nonsense")
    assert wrong.code == 1
    assert "nonsense" in wrong.err


def test_psql_runs_the_embedded_server_as_long_as_it_lasts(embedded: CommandLine) -> None:
    assert embedded("db", "psql", "-qAt", "-c", "SELECT 'here'").out == "here\n"
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_upgrade_creates_the_tables_and_the_views(empty: CommandLine) -> None:
    created = empty("db", "upgrade")

    assert created.code == 0
    assert f"Created the tables (version {SCHEMA_VERSION})" in created.out
    assert one(empty.database_url, "SELECT count(*) FROM discogs.release") == 0
    assert one(empty.database_url, "SELECT count(*) FROM analytics.release_flat") == 0


def test_upgrade_makes_the_views_anew(external: CommandLine) -> None:
    with psycopg.connect(str(external.database_url)) as connection:
        connection.execute("DROP SCHEMA IF EXISTS analytics CASCADE")

    again = external("db", "upgrade")

    assert again.code == 0
    assert f"of version {SCHEMA_VERSION} already" in again.out
    assert one(external.database_url, "SELECT count(*) FROM analytics.release_flat") == 0


def test_upgrade_refuses_tables_of_a_newer_version(external: CommandLine) -> None:
    with psycopg.connect(str(external.database_url)) as connection:
        connection.execute("UPDATE sync.schema_version SET version_num = '9999'")

    assert refused(external("db", "upgrade"), 4, "9999", "newer discogs-sync")


def test_upgrade_refuses_a_database_that_takes_no_writes(external: CommandLine) -> None:
    url = str(external.database_url)
    read_only = f"{url}{'&' if '?' in url else '?'}options=-cdefault_transaction_read_only%3Don"

    assert refused(replace(external, database_url=read_only)("db", "upgrade"), 4, "read-only")


def test_a_backup_comes_back_in_another_database(external: CommandLine, empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "mirror.dump"
    with psycopg.connect(str(external.database_url)) as connection:
        connection.execute("INSERT INTO sync.follow (kind, id, query) VALUES ('label', 1, '')")

    written = external("db", "backup", str(file))
    restored = empty("db", "restore", str(file))

    assert (written.code, written.out.startswith(f"Wrote {file} (")) == (0, True)
    assert (restored.code, str(file) in restored.out) == (0, True)
    assert one(empty.database_url, "SELECT kind || ':' || id FROM sync.follow") == "label:1"
    assert "already" in empty("db", "upgrade").out


def test_neither_file_nor_mirror_is_replaced_unasked(external: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "mirror.dump"
    assert external("db", "backup", str(file)).code == 0

    assert refused(external("db", "backup", str(file)), 2, str(file), "--force")
    assert refused(external("db", "restore", str(file)), 2, "--force")

    assert external("db", "backup", str(file), "--force").code == 0
    assert external("db", "restore", str(file), "--force").code == 0


def test_what_is_no_backup_changes_nothing(external: CommandLine, empty: CommandLine, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a dump")

    assert refused(external("db", "restore", str(text), "--force"), 2, str(text))
    assert refused(external("db", "restore", str(tmp_path / "nowhere")), 2, "nowhere")
    assert refused(external("db", "backup", str(tmp_path / "no" / "folder")), 2, "cannot be written")
    assert refused(external("db", "backup", str(tmp_path)), 2, "directory")
    assert refused(empty("db", "backup", str(tmp_path / "empty.dump")), 2, "no mirror")
    assert one(external.database_url, "SELECT count(*) FROM discogs.release") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt"]


@pytest.mark.parametrize("command", [("upgrade",), ("psql", "-c", "SELECT 1"), ("backup", "x.dump")], ids=" ".join)
def test_a_database_that_is_down(command: tuple[str, ...], tmp_path: Path) -> None:
    run = CommandLine(tmp_path, "postgresql://reader:hunter2@127.0.0.1:1/mirror")

    ran = run("db", *command)

    assert refused(ran, 4, "cannot be reached", "DISCOGS_SYNC_DATABASE_URL")
    assert "hunter2" not in ran.err


def test_a_data_folder_that_is_not_ours(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "pg18").mkdir(parents=True)
    (home / "pg18" / "PG_VERSION").write_text("18\n")

    assert refused(CommandLine(home)("db", "start"), 4, "not made by discogs-sync")
