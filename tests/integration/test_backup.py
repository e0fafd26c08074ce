"""Backup and restore: complete or not at all, and nothing else in the database is touched."""

import os
import pwd
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import IO

import psycopg
import pytest

from discogs_sync.errors import DatabaseError, SchemaMismatch, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import backup as backups
from discogs_sync.store import runs
from discogs_sync.store.backup import backup, restore
from discogs_sync.store.clearing import living
from discogs_sync.store.connect import driver
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.migrate import prepare
from discogs_sync.store.session import Session, open_session
from tests.postgres import opened, own, scalar, temporary_home

MIRROR = """
CREATE SCHEMA discogs;
CREATE TABLE discogs.artist (id bigint PRIMARY KEY, name text NOT NULL);
COMMENT ON TABLE discogs.artist IS 'Who made it.';
INSERT INTO discogs.artist SELECT id, 'SET transaction_timeout = 0;' || md5(id::text) FROM generate_series(1, 20000) id;
CREATE SCHEMA sync;
CREATE TABLE sync.schema_version (version_num text PRIMARY KEY);
INSERT INTO sync.schema_version VALUES ('0001');
CREATE TABLE sync.cursor (place int);
INSERT INTO sync.cursor VALUES (3);
CREATE SCHEMA analytics;
CREATE VIEW analytics.release_flat AS SELECT name FROM discogs.artist;
CREATE TABLE public.diary (entry text);
INSERT INTO public.diary VALUES ('mine');
"""


@pytest.fixture
def mirror(database_url: str) -> Settings:
    """Give a database with a mirror, and a table of somebody else."""
    with psycopg.connect(database_url) as connection:
        connection.execute(MIRROR)
    return own(database_url)


@pytest.fixture
def empty(other_database_url: str) -> Settings:
    return own(other_database_url)


def without_rights(settings: Settings) -> Settings:
    """Give settings for the same database and a role that owns nothing."""
    url = settings.database_url
    return own(f"{url}{'&' if '?' in url else '?'}options=-crole%3Dpg_monitor")


def ask(settings: Settings, question: str) -> object:
    return scalar(str(settings.database_url), question)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Have the rights of an ordinary user within the block, also where the tests run as root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(before)


def living_now(url: str) -> list[int]:
    with opened(url) as database, database.begin() as connection:
        return living(connection)


def fingerprint(settings: Settings) -> object:
    return ask(settings, "SELECT (count(*), sum(id), md5(string_agg(name, '' ORDER BY id)))::text FROM discogs.artist")


def test_a_backup_brings_the_mirror_to_another_database(mirror, empty, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    restore(empty, tmp_path / "mirror.dump")
    assert fingerprint(empty) == fingerprint(mirror)
    assert ask(empty, "SELECT place FROM sync.cursor") == 3
    assert ask(empty, "SELECT count(*) FROM analytics.release_flat") == 20000
    assert ask(empty, "SELECT obj_description('discogs.artist'::regclass)") == "Who made it."
    assert ask(empty, "SELECT to_regclass('public.diary')") is None


def test_a_backup_goes_into_the_embedded_server_and_out_again(mirror, empty, home, tmp_path):
    backup(mirror, tmp_path / "out.dump")
    restore(Settings(home), tmp_path / "out.dump")
    backup(Settings(home), tmp_path / "back.dump")
    restore(empty, tmp_path / "back.dump")
    assert fingerprint(empty) == fingerprint(mirror)


def test_a_file_in_the_way_is_kept_unless_forced(mirror, tmp_path):
    file = tmp_path / "mirror.dump"
    file.write_text("precious")
    with pytest.raises(UsageError, match="is there already: name another file, or use --force"):
        backup(mirror, file)
    assert file.read_text() == "precious"
    backup(mirror, file, force=True)
    assert file.read_bytes().startswith(b"PGDMP")


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(mirror, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    assert [each.name for each in tmp_path.iterdir()] == ["mirror.dump"]
    assert (tmp_path / "mirror.dump").stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_written_is_told(mirror, tmp_path):
    with pytest.raises(UsageError, match=r"none/mirror.dump cannot be written \(No such file"):
        backup(mirror, tmp_path / "none" / "mirror.dump")
    with pytest.raises(UsageError, match="is no regular file"):
        backup(mirror, tmp_path, force=True)


def test_nothing_but_a_file_is_replaced(mirror, tmp_path):
    pipe, plug = tmp_path / "pipe", tmp_path / "plug"
    os.mkfifo(pipe)
    with closing(socket.socket(socket.AF_UNIX)) as listener:
        listener.bind(str(plug))
        (tmp_path / "link").symlink_to(pipe)
        for special in (pipe, plug, tmp_path / "link"):
            for force in (False, True):
                with pytest.raises(UsageError, match=rf"{special} is no regular file and stays as it is: name another"):
                    backup(mirror, special, force=force)
        assert pipe.is_fifo()
        assert plug.is_socket()
        assert (tmp_path / "link").readlink() == pipe
    assert len(list(tmp_path.iterdir())) == 3


def test_a_link_to_a_backup_stays_and_its_file_is_replaced(mirror, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "old.dump").write_text("old")
    (tmp_path / "mirror.dump").symlink_to(tmp_path / "disk" / "old.dump")
    backup(mirror, tmp_path / "mirror.dump", force=True)
    assert (tmp_path / "mirror.dump").is_symlink()
    assert (tmp_path / "disk" / "old.dump").read_bytes().startswith(b"PGDMP")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be led to write where others cannot")
def test_root_writes_no_backup_through_a_link_that_another_user_can_change(mirror, tmp_path):
    victim, folder = tmp_path / "victim", tmp_path / "theirs"
    victim.write_text("precious")
    folder.mkdir()
    os.chown(folder, 1, 1)
    (folder / "mirror.dump").symlink_to(victim)
    (folder / "deep").symlink_to(tmp_path)
    for file in (folder / "mirror.dump", folder / "deep" / "mirror.dump"):
        with pytest.raises(UsageError, match=r"cannot be written \(root follows no link that another user can change"):
            backup(mirror, file, force=True)
    assert victim.read_text() == "precious"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["theirs", "victim"]


def test_a_folder_that_may_not_be_entered_is_told(mirror, tmp_path):
    private = tmp_path / "private"
    private.mkdir(0o000)
    with ordinary_user():
        for force in (False, True):
            with pytest.raises(UsageError, match=r"x.dump cannot be written \(Permission denied\)"):
                backup(mirror, private / "x.dump", force=force)
        with pytest.raises(UsageError, match=r"x.dump cannot be read \(Permission denied\)"):
            restore(mirror, private / "x.dump")


def test_a_file_that_may_not_be_read_is_told(mirror):
    with temporary_home() as folder:  # which the ordinary user may enter, other than pytest's
        folder.chmod(0o711)
        (folder / "secret.dump").touch(0o000)
        with ordinary_user(), pytest.raises(UsageError, match=r"secret.dump cannot be read \(Permission denied\)"):
            restore(mirror, folder / "secret.dump")


def test_an_empty_database_is_not_backed_up(empty, tmp_path):
    with pytest.raises(UsageError, match="holds no mirror yet"):
        backup(empty, tmp_path / "mirror.dump")
    assert not list(tmp_path.iterdir())


def test_a_backup_that_the_server_refuses_leaves_no_file(mirror, tmp_path):
    with pytest.raises(DatabaseError, match=r"could not be backed up: .*permission denied"):
        backup(without_rights(mirror), tmp_path / "mirror.dump")
    assert not list(tmp_path.iterdir())


def test_a_mirror_in_the_way_is_kept_unless_forced(mirror, tmp_path):
    before = fingerprint(mirror)
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DELETE FROM discogs.artist WHERE id > 5; CREATE TABLE discogs.label (id int)")
    with pytest.raises(UsageError, match=r"holds a mirror already \(schema discogs\): use --force"):
        restore(mirror, tmp_path / "mirror.dump")
    assert ask(mirror, "SELECT count(*) FROM discogs.artist") == 5
    restore(mirror, tmp_path / "mirror.dump", force=True)
    assert fingerprint(mirror) == before
    assert ask(mirror, "SELECT to_regclass('discogs.label')") is None
    assert ask(mirror, "SELECT entry FROM public.diary") == "mine"


def test_nothing_of_somebody_else_is_replaced(mirror, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute(
            """
            CREATE TABLE analytics.diary (entry text);
            CREATE VIEW public.names AS SELECT name FROM analytics.release_flat;
            CREATE VIEW public.short AS SELECT left(name, 3) FROM public.names;
            CREATE MATERIALIZED VIEW public.kept AS SELECT * FROM discogs.artist;
            CREATE TABLE public.mine (artist_id bigint REFERENCES discogs.artist);
            CREATE FUNCTION sync.mine() RETURNS int RETURN 1;
            """
        )
    before = fingerprint(mirror)
    with pytest.raises(DatabaseError) as refused:
        restore(mirror, tmp_path / "mirror.dump", force=True)
    for thing in ("view names depends on view analytics.release_flat", "view short", "and 3 more", "create it anew"):
        assert thing in str(refused.value)
    assert fingerprint(mirror) == before
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DROP VIEW public.names CASCADE; DROP MATERIALIZED VIEW public.kept")
    with pytest.raises(DatabaseError, match=r"constraint mine_artist_id_fkey on table mine depends on table disc"):
        restore(mirror, tmp_path / "mirror.dump", force=True)
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DROP TABLE public.mine")
    with pytest.raises(DatabaseError) as refused:
        restore(mirror, tmp_path / "mirror.dump", force=True)
    for thing in ("function sync.mine() depends on schema sync", "table analytics.diary depends on schema analytics"):
        assert thing in str(refused.value)
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DROP TABLE analytics.diary; DROP FUNCTION sync.mine()")
    restore(mirror, tmp_path / "mirror.dump", force=True)
    assert ask(mirror, "SELECT entry FROM public.diary") == "mine"


def test_what_appears_during_a_restore_is_not_dropped_either(mirror, tmp_path, monkeypatch):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("CREATE VIEW public.names AS SELECT name FROM discogs.artist")
    monkeypatch.setattr("discogs_sync.store.backup.in_the_way", lambda _: [])
    with pytest.raises(DatabaseError, match=r"as it was: cannot drop .* because other objects depend on"):
        restore(mirror, tmp_path / "mirror.dump", force=True)
    assert ask(mirror, "SELECT count(*) FROM public.names") == 20000


def test_tables_in_use_are_waited_for_only_so_long(mirror, tmp_path, monkeypatch):
    monkeypatch.setattr("discogs_sync.store.clearing.PATIENCE", "100ms")
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as reader:
        reader.execute("SELECT FROM discogs.artist LIMIT 1")
        with pytest.raises(DatabaseError, match="Somebody uses the tables of the database"):
            restore(mirror, tmp_path / "mirror.dump", force=True)


def test_a_mirror_is_not_replaced_under_a_run(migrated_url, tmp_path, monkeypatch):
    backup(own(migrated_url), tmp_path / "mirror.dump")
    with opened(migrated_url) as database:
        with open_session(database, "test") as session:
            for refusal in ("Run 1 is under way in the database", r"as it was: run 1 is under way$"):
                with pytest.raises(DatabaseError, match=refusal):
                    restore(own(migrated_url), tmp_path / "mirror.dump", force=True)
                monkeypatch.setattr("discogs_sync.store.backup.living", lambda _: [])  # it began a moment later
            session.transact(lambda cursor: runs.end(cursor, session.run_id, "done", None))
        monkeypatch.undo()
        assert scalar(migrated_url, "SELECT ending FROM sync.run") == "done"
    assert wait_until(lambda: not living_now(migrated_url), 10)
    restore(own(migrated_url), tmp_path / "mirror.dump", force=True)
    assert scalar(migrated_url, "SELECT count(*) FROM sync.run") == 0


def test_a_run_that_begins_together_with_a_restore_is_not_lost(migrated_url, tmp_path):
    backup(own(migrated_url), tmp_path / "mirror.dump")
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with opened(migrated_url) as database, ThreadPoolExecutor() as pool:
        with database.begin() as connection, driver(connection).cursor() as cursor:
            run = runs.begin(cursor, "test")
            restoring = pool.submit(restore, own(migrated_url), tmp_path / "mirror.dump", force=True)
            assert wait_until(lambda: scalar(migrated_url, waiting) == 1, 10)
            session = Session(database, run)
            session.show_life()
        with pytest.raises(DatabaseError, match="run 1 is under way"):
            restoring.result(timeout=60)
        session.close()
    assert scalar(migrated_url, "SELECT count(*) FROM sync.run") == 1


def test_a_run_that_begins_during_a_restore_waits_for_it(migrated_url, tmp_path, monkeypatch):
    backup(own(migrated_url), tmp_path / "mirror.dump")
    handing_on, go_on = threading.Event(), threading.Event()
    write = backups._write

    def slowly(pipe: IO[bytes], block: bytes) -> None:
        if block == b"COMMIT;\n":
            handing_on.set()
            go_on.wait(60)
        write(pipe, block)

    monkeypatch.setattr(backups, "_write", slowly)
    with opened(migrated_url) as database, ThreadPoolExecutor() as pool:
        restoring = pool.submit(restore, own(migrated_url), tmp_path / "mirror.dump", force=True)
        assert handing_on.wait(60)
        beginning = pool.submit(lambda: open_session(database, "test").__enter__())
        time.sleep(0.3)
        assert not beginning.done()
        go_on.set()
        restoring.result(timeout=60)
        beginning.result(timeout=60).close()
    assert scalar(migrated_url, "SELECT command FROM sync.run") == "test"


def test_schemas_of_somebody_else_are_not_replaced(empty, mirror, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(empty.database_url) as connection:
        connection.execute("CREATE SCHEMA discogs; CREATE TABLE discogs.artist (id int); CREATE SCHEMA analytics")
    with pytest.raises(SchemaMismatch, match="has schema discogs already"):
        restore(empty, tmp_path / "mirror.dump", force=True)
    assert ask(empty, "SELECT count(*) FROM discogs.artist") == 0


def test_a_mirror_of_a_newer_version_is_not_replaced(mirror, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("UPDATE sync.schema_version SET version_num = '9999'")
    with pytest.raises(SchemaMismatch, match="newer discogs-sync"):
        restore(mirror, tmp_path / "mirror.dump", force=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sync.schema_version SET version_num = 'none'",
        "DROP TABLE sync.run CASCADE; DROP TABLE discogs.release CASCADE",
        "DROP SCHEMA discogs, analytics CASCADE",
    ],
)
def test_a_mirror_that_is_damaged_is_replaced(migrated_url, tmp_path, statement):
    backup(own(migrated_url), tmp_path / "mirror.dump")
    with psycopg.connect(migrated_url) as connection:
        connection.execute(statement)
    restore(own(migrated_url), tmp_path / "mirror.dump", force=True)
    with opened(migrated_url) as database:
        prepare(database)


def test_a_restore_that_fails_at_its_end_leaves_everything_as_it_was(mirror, tmp_path):
    before = fingerprint(mirror)
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("ALTER TABLE discogs.artist ADD COLUMN mine int")
    whole = (tmp_path / "mirror.dump").read_bytes()
    (tmp_path / "cut.dump").write_bytes(whole[: len(whole) * 9 // 10])
    with pytest.raises(DatabaseError, match=r"could not be restored, and the database .* is as it was"):
        restore(mirror, tmp_path / "cut.dump", force=True)
    assert fingerprint(mirror) == before
    assert ask(mirror, "SELECT count(mine) FROM discogs.artist") == 0


def test_a_restore_that_the_server_refuses_leaves_everything_as_it_was(mirror, tmp_path):
    before = fingerprint(mirror)
    backup(mirror, tmp_path / "mirror.dump")
    with pytest.raises(DatabaseError, match="permission denied for schema sync"):
        restore(without_rights(mirror), tmp_path / "mirror.dump", force=True)
    assert fingerprint(mirror) == before


def test_what_is_no_backup_is_refused(empty, tmp_path):
    with pytest.raises(UsageError, match=r"There is no file .*none.dump"):
        restore(empty, tmp_path / "none.dump")
    (tmp_path / "notes.txt").write_text("not a backup")
    with pytest.raises(UsageError, match=r"notes.txt is no backup of a mirror \(.*valid archive"):
        restore(empty, tmp_path / "notes.txt")


def test_a_dump_of_something_else_is_refused(mirror, empty, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DROP SCHEMA discogs CASCADE")
    backup(mirror, tmp_path / "other.dump")
    with pytest.raises(UsageError, match="it has no schema discogs"):
        restore(empty, tmp_path / "other.dump")
