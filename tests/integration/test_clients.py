"""PostgreSQL's client programs: which ones run, and that no secret is in their command lines."""

import shutil
import subprocess
from pathlib import Path

import pytest

from discogs_sync.errors import SettingsError
from discogs_sync.settings import Settings
from discogs_sync.store.backup import backup
from discogs_sync.store.clients import client, psql, run_psql
from discogs_sync.store.connect import Database
from tests.postgres import own

SECRETS = "password=s3cret&sslpassword=k3y+Secr%20t&oauth_client_secret=0auth"
ASK = ("--no-psqlrc", "--tuples-only", "--no-align")


def with_secrets(url: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}password=s3cret&sslpassword=k3y"


def test_psql_asks_the_database(database_url: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_psql(own(database_url), [*ASK, "--command=SELECT 'here'"]) == 0
    assert capfd.readouterr().out.strip() == "here"
    assert run_psql(own(database_url), [*ASK, "--command=SELECT nothing"]) == 1


def test_psql_is_there_without_one_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with psql(Database("postgresql://127.0.0.1:1/music")) as prepared:
        assert Path(prepared.command[0]).is_file()


@pytest.mark.parametrize("program", ["psql", "pg_dump", "pg_restore"])
def test_no_secret_is_on_a_command_line(program: str, tmp_path: Path) -> None:
    shown = tmp_path / program
    shown.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    shown.chmod(0o755)
    with client(shown, Database(f"postgresql://me@127.0.0.1:1/music?{SECRETS}"), "--quiet") as prepared:
        said = subprocess.run(prepared.command, env=prepared.environ, capture_output=True, text=True, check=True).stdout
        service_file = Path(prepared.environ["PGSERVICEFILE"])
        assert service_file.stat().st_mode & 0o077 == 0
        assert service_file.parent.stat().st_mode & 0o077 == 0
        lines = set(service_file.read_text().splitlines())
    assert lines == {"[discogs-sync]", "sslpassword=k3y+Secr t", "oauth_client_secret=0auth"}
    assert "--quiet" in said
    assert not any(secret in said for secret in ("s3cret", "k3y", "0auth"))
    assert prepared.environ["PGPASSWORD"] == "s3cret"
    assert not service_file.parent.exists()


def test_programs_reach_the_database_with_secrets_in_its_url(
    migrated_url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(tmp_path, database_url=with_secrets(migrated_url))
    assert run_psql(settings, [*ASK, "--command=SELECT 'here'"]) == 0
    assert capfd.readouterr().out.strip() == "here"
    backup(settings, tmp_path / "mirror.dump")
    assert (tmp_path / "mirror.dump").stat().st_size > 1000


@pytest.mark.parametrize("query", ["sslpassword=two%0Alines", "sslpassword=%20blank", "sslpassword=x&service=mine"])
def test_secrets_that_no_service_file_can_hold_are_refused(query: str) -> None:
    with (
        pytest.raises(SettingsError, match="has sslpassword, which PostgreSQL's programs cannot be given"),
        client("psql", Database(f"postgresql://127.0.0.1:1/music?{query}")),
    ):
        pass
