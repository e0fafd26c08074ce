"""Backup and restore: complete or not at all, and nothing else in the database is touched."""

import os
import pwd
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from io import BufferedReader, BytesIO
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from discogs_sync.errors import DatabaseError, SchemaMismatch, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import archive, migrate, refilling, runs
from discogs_sync.store.backup import backup, restore
from discogs_sync.store.clearing import SCHEMAS, living
from discogs_sync.store.connect import driver
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.installations import client
from discogs_sync.store.migrate import prepare
from discogs_sync.store.session import Session, open_session
from tests.postgres import opened, own, scalar, temporary_home

MIRROR = """
INSERT INTO discogs.artist (id, name, source, source_date, first_seen_at, checked_at, changed_at, content_hash)
SELECT id, E'\\\\.\\n\\t' || md5(id::text), 'dump', now(), now(), now(), now(), '' FROM generate_series(1, 20000) id;
INSERT INTO discogs.artist_url SELECT id, 1, 'https://example.org' FROM discogs.artist;
INSERT INTO sync.run (command, version) VALUES ('sync', '0');
CREATE TABLE public.diary (entry text);
INSERT INTO public.diary VALUES ('mine');
"""


@pytest.fixture
def mirror(migrated_url: str) -> Settings:
    """Give a database with a mirror, and a table of somebody else."""
    with psycopg.connect(migrated_url) as connection:
        connection.execute(MIRROR)
    return own(migrated_url)


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


def definitions(settings: Settings) -> list[str]:
    """Give everything that is defined in the schemas of a mirror, by `pg_dump`."""
    schemas = [f"--schema={schema}" for schema in SCHEMAS]
    command = [client("pg_dump"), "--schema-only", "--no-owner", *schemas, str(settings.database_url)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return sorted(line for line in said.splitlines() if "restrict" not in line)


def fingerprint(settings: Settings) -> object:
    return ask(settings, "SELECT (count(*), sum(id), md5(string_agg(name, '' ORDER BY id)))::text FROM discogs.artist")


def test_a_backup_brings_the_mirror_to_another_database(mirror, empty, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    restore(empty, tmp_path / "mirror.dump")
    assert fingerprint(empty) == fingerprint(mirror)
    assert ask(empty, "SELECT count(*) FROM discogs.artist_url") == 20000
    assert ask(empty, "SELECT count(*) FROM analytics.release_flat") == 0
    assert ask(empty, "INSERT INTO sync.run (command, version) VALUES ('sync', '0') RETURNING id") == 2
    assert definitions(empty) == definitions(mirror)
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
        connection.execute("DELETE FROM discogs.artist WHERE id > 5; DROP TABLE discogs.artist_group")
    with pytest.raises(UsageError, match=r"holds a mirror already \(schema discogs\): use --force"):
        restore(mirror, tmp_path / "mirror.dump")
    assert ask(mirror, "SELECT count(*) FROM discogs.artist") == 5
    restore(mirror, tmp_path / "mirror.dump", force=True)
    assert fingerprint(mirror) == before
    assert ask(mirror, "SELECT count(*) FROM discogs.artist_group") == 0
    assert ask(mirror, "SELECT entry FROM public.diary") == "mine"


def test_nothing_of_somebody_else_is_replaced(mirror, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute(
            """
            CREATE TABLE analytics.diary (entry text);
            CREATE VIEW public.names AS SELECT title AS name FROM analytics.release_flat;
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
    finish = migrate.finish

    def slowly(connection: sqlalchemy.Connection) -> None:
        finish(connection)
        handing_on.set()
        go_on.wait(60)

    monkeypatch.setattr(migrate, "finish", slowly)
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


def test_a_restore_that_fails_leaves_everything_as_it_was(mirror, tmp_path):
    before = fingerprint(mirror)
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("ALTER TABLE sync.run ALTER command DROP NOT NULL; UPDATE sync.run SET command = NULL")
    backup(mirror, tmp_path / "mirror.dump")
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("ALTER TABLE discogs.artist ADD COLUMN mine int")
    whole = (tmp_path / "mirror.dump").read_bytes()
    (tmp_path / "cut.dump").write_bytes(whole[: len(whole) * 9 // 10])
    with pytest.raises(DatabaseError, match=r"could not be restored, and the database .* is as it was: .*null value"):
        restore(mirror, tmp_path / "mirror.dump", force=True)
    with pytest.raises((UsageError, DatabaseError), match=r"is no backup of a mirror|could not be restored"):
        restore(mirror, tmp_path / "cut.dump", force=True)
    assert fingerprint(mirror) == before
    assert ask(mirror, "SELECT count(mine) FROM discogs.artist") == 0


def test_a_restore_that_the_server_refuses_leaves_everything_as_it_was(mirror, tmp_path):
    before = fingerprint(mirror)
    backup(mirror, tmp_path / "mirror.dump")
    with pytest.raises(DatabaseError, match="permission denied"):
        restore(without_rights(mirror), tmp_path / "mirror.dump", force=True)
    assert fingerprint(mirror) == before


def test_what_is_no_backup_is_refused(empty, tmp_path):
    with pytest.raises(UsageError, match=r"There is no file .*none.dump"):
        restore(empty, tmp_path / "none.dump")
    for text in ("", "not a backup", "PGDMP", "PGDMP not a backup either"):
        (tmp_path / "notes.txt").write_text(text)
        with pytest.raises(UsageError, match=r"notes.txt is no backup of a mirror \(.+\): name a file that"):
            restore(empty, tmp_path / "notes.txt")


def test_a_dump_of_something_else_is_refused(mirror, empty, tmp_path):
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("DROP SCHEMA discogs CASCADE")
    backup(mirror, tmp_path / "other.dump")
    with pytest.raises(UsageError, match="it has no schema discogs"):
        restore(empty, tmp_path / "other.dump")


def dumped(settings: Settings, path: Path, *options: str) -> Path:
    """Write a file with `pg_dump`, as a stranger might."""
    command = [client("pg_dump"), f"--file={path}", *options, str(settings.database_url)]
    subprocess.run(command, check=True)
    return path


@pytest.mark.parametrize("options", [(), ("--schema=discogs", "--schema=sync", "--inserts"), ("--format=tar",)])
def test_a_plain_sql_file_is_refused(mirror, empty, tmp_path, options):
    file = dumped(mirror, tmp_path / "mirror.sql", *options)
    with pytest.raises(UsageError, match="plain SQL file may execute anything and is not restored"):
        restore(empty, file)


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("CREATE TABLE public.evil (x int)", "public"),
        ("CREATE SCHEMA evil", "SCHEMA - evil"),
        ("CREATE FUNCTION public.evil() RETURNS int RETURN 1", "public"),
        ("CREATE FUNCTION discogs.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
         "CREATE EVENT TRIGGER evil ON ddl_command_end EXECUTE FUNCTION discogs.f()", "EVENT TRIGGER - evil"),
        ("SELECT lo_create(4711)", "BLOB"),
        ("CREATE PUBLICATION evil", "PUBLICATION - evil"),
    ],
    ids=["table", "schema", "function", "event trigger", "large object", "publication"],
)  # fmt: skip
def test_a_file_with_things_outside_of_our_schemas_is_refused(migrated_url, empty, tmp_path, statement, thing):
    with psycopg.connect(migrated_url) as connection:
        connection.execute("DROP TABLE IF EXISTS public.diary")
        connection.execute(statement)
    file = dumped(own(migrated_url), tmp_path / "mirror.dump", "--format=custom")
    with pytest.raises(UsageError, match=rf"it holds .*{thing}.*, which is outside of a mirror's schemas"):
        restore(empty, file)
    assert ask(empty, "SELECT count(*) FROM pg_namespace WHERE nspname IN ('discogs', 'evil')") == 0


def patched(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes of the same length into a file, once."""
    content = path.read_bytes()
    assert content.count(before) == 1
    assert len(after) <= len(before)
    path.write_bytes(content.replace(before, after.ljust(len(before))))


@pytest.mark.parametrize(
    "attack",
    ["COPY discogs.artist_url TO PROGRAM 'touch {}';", "COMMIT; DROP SCHEMA public CASCADE;", "\\! touch {}"],
)
def test_sql_of_a_stranger_is_not_executed(mirror, empty, tmp_path, attack):
    with psycopg.connect(empty.database_url) as connection:
        connection.execute("CREATE TABLE public.diary (entry text)")
    backup(mirror, tmp_path / "mirror.dump")
    trace = Path(tempfile.gettempdir(), tmp_path.parent.name[-4:] + os.urandom(2).hex())
    statement = b"COPY discogs.artist_url (artist_id, ordinal, url) FROM stdin;"
    patched(tmp_path / "mirror.dump", statement, attack.format(trace).encode())
    with pytest.raises(UsageError, match="it holds something other than rows"):
        restore(empty, tmp_path / "mirror.dump")
    assert not trace.exists()
    assert ask(empty, "SELECT count(*) FROM public.diary") == 0
    assert ask(empty, "SELECT to_regnamespace('discogs')") is None


def test_definitions_of_a_stranger_are_not_executed(mirror, empty, tmp_path):
    backup(mirror, tmp_path / "mirror.dump")
    patched(tmp_path / "mirror.dump", b"CREATE SCHEMA analytics;\n", b"CREATE SCHEMA evil;\n")
    patched(tmp_path / "mirror.dump", b"CREATE TABLE discogs.artist_url (", b"CREATE TABLE public.evil_one_ (")
    restore(empty, tmp_path / "mirror.dump")
    assert definitions(empty) == definitions(mirror)
    assert ask(empty, "SELECT to_regclass('public.evil_one_')") is None
    assert ask(empty, "SELECT to_regnamespace('evil')") is None
    assert fingerprint(empty) == fingerprint(mirror)


def test_what_is_not_ours_is_named_and_left_out(mirror, empty, tmp_path):
    before = definitions(mirror)
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute(
            """
            CREATE INDEX mine_idx ON discogs.artist (realname);
            ALTER TABLE discogs.artist ADD COLUMN "my ""own"" column" int DEFAULT 7;
            CREATE TABLE analytics.notes (entry text);
            INSERT INTO analytics.notes VALUES ('mine');
            CREATE VIEW analytics.mine AS SELECT entry FROM analytics.notes;
            CREATE FUNCTION sync.mine() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER mine BEFORE INSERT ON discogs.artist FOR EACH ROW EXECUTE FUNCTION sync.mine();
            CREATE OR REPLACE FUNCTION analytics.plain_name(name text) RETURNS text LANGUAGE sql AS 'SELECT NULL';
            """
        )
    backup(mirror, tmp_path / "mirror.dump")
    assert sorted(restore(empty, tmp_path / "mirror.dump")) == [
        'column discogs.artist.my "own" column',
        "function sync.mine()",
        "index discogs.mine_idx",
        "table analytics.notes",
        "trigger discogs.artist mine",
        "view analytics.mine",
    ]
    assert fingerprint(empty) == fingerprint(mirror)
    assert definitions(empty) == before


def test_keys_that_a_load_has_not_built_yet_stay_unbuilt(mirror, empty, tmp_path):
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("ALTER TABLE discogs.artist_url DROP CONSTRAINT artist_url_artist_id_fkey")
        connection.execute("ALTER TABLE discogs.artist_url DROP CONSTRAINT artist_url_pkey")
        connection.execute("INSERT INTO discogs.artist_url VALUES (1, 1, 'again')")
        connection.execute(
            "INSERT INTO sync.dump (kind, dated, file, bytes, state) VALUES"
            " ('artist', '2026-01-01', 'a', 1, 'copying'), ('label', '2026-01-01', 'l', 1, 'staging')"
        )
        connection.execute("CREATE TABLE sync.incoming_label (LIKE discogs.label)")
    backup(mirror, tmp_path / "mirror.dump")
    assert restore(empty, tmp_path / "mirror.dump") == ["table sync.incoming_label"]
    assert set(definitions(empty)) < set(definitions(mirror))
    assert [
        line for line in definitions(empty) if "artist_url_pkey" in line or "artist_url_artist_id_fkey" in line
    ] == []
    assert ask(empty, "SELECT count(*) FROM discogs.artist_url") == 20001
    assert ask(empty, "SELECT string_agg(state, ' ') FROM sync.dump") == "copying"  # the other one begins anew


def test_a_backup_of_an_older_version_is_brought_to_this_one(empty, database_url, tmp_path):
    with opened(database_url) as database, database.begin() as connection:
        migrate.create(connection, "0007")
        connection.exec_driver_sql("INSERT INTO sync.follow (kind, id, query) VALUES ('label', 1, '')")
    backup(own(database_url), tmp_path / "mirror.dump")
    restore(empty, tmp_path / "mirror.dump")
    with opened(str(empty.database_url)) as database:
        prepare(database)
    assert ask(empty, "SELECT version_num FROM sync.schema_version") == migrate.SCHEMA_VERSION
    assert ask(empty, "SELECT kind || id FROM sync.follow") == "label1"


@pytest.mark.parametrize("version", ["9999", "0000", "nonsense"])
def test_a_backup_of_an_unknown_version_is_refused(mirror, empty, tmp_path, version):
    with psycopg.connect(mirror.database_url) as connection:
        connection.execute("UPDATE sync.schema_version SET version_num = %s", (version,))
    backup(mirror, tmp_path / "mirror.dump")
    with pytest.raises((UsageError, SchemaMismatch), match=r"newer discogs-sync|never was one|does not say which"):
        restore(empty, tmp_path / "mirror.dump")


def test_rows_are_not_written_as_superuser(mirror, empty, tmp_path, monkeypatch):
    backup(mirror, tmp_path / "mirror.dump")
    monkeypatch.setattr(refilling, "WRITER", "pg_monitor")
    with pytest.raises(DatabaseError, match="permission denied for schema"):
        restore(empty, tmp_path / "mirror.dump")


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_rows_are_found_wherever_a_block_ends(size):
    data = b"\\.x\n1\t\\\\.\n" * 3
    for rows in (b"", b"\n", data):
        stream = BufferedReader(BytesIO(rows + b"\\.\nrest"), size)
        assert b"".join(archive._blocks(stream)) == rows
        assert stream.read() == b"rest"
    with pytest.raises(DatabaseError, match="in the middle of a table"):
        list(archive._blocks(BufferedReader(BytesIO(data), size)))
