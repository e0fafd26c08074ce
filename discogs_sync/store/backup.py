"""The mirror into one file and back, by PostgreSQL's `pg_dump` and `pg_restore`."""

import re
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import sqlalchemy

from discogs_sync import safefile
from discogs_sync.errors import DatabaseError, UsageError
from discogs_sync.schema import CATALOGUE
from discogs_sync.settings import Settings
from discogs_sync.store.binaries import installed
from discogs_sync.store.clearing import SCHEMAS, clearing, in_the_way, living, named
from discogs_sync.store.clients import client
from discogs_sync.store.connect import Database, connect
from discogs_sync.store.migrate import current_version, refuse_newer

BLOCK = 1 << 20
"""Bytes that are handed on at once."""

UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"
"""Among the first lines that `pg_restore` 18 writes, for every server; older ones refuse it."""


def backup(settings: Settings, path: Path, *, force: bool = False) -> None:
    """Write the mirror into a file in the custom format of `pg_dump`, complete or not at all.

    Raises UsageError where the file is there already (unless `force`), is no regular one or cannot be written, or where
    the database holds no mirror; DatabaseError when `pg_dump` fails.
    """
    with _complete_file(path, force=force) as file, connect(settings) as database:
        if not _present_schemas(database):
            raise UsageError(f"The {database} holds no mirror yet: there is nothing to back up.")
        schemas = [f"--schema={schema}" for schema in SCHEMAS]
        with client(installed() / "pg_dump", database, "--format=custom", *schemas) as dump:
            done = subprocess.run(dump.command, env=dump.environ, stdout=file, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise DatabaseError(f"The {database} could not be backed up: {_complaint(done.stderr)}")


def restore(settings: Settings, path: Path, *, force: bool = False) -> None:
    """Read a backup into the database in one transaction: when it fails, all is as it was.

    `force` replaces a mirror that is there. Raises UsageError for a file that is no backup and for a mirror in the
    way, SchemaMismatch for schemas that are none of ours, DatabaseError when something that is not ours would go with
    the mirror or PostgreSQL refuses what the file holds.
    """
    _check_backup(path)
    with connect(settings) as database:
        present = _present_schemas(database)
        if present and not force:
            raise UsageError(
                f"The {database} holds a mirror already (schema {present[0]}): use --force to replace it by {path}."
            )
        _check_replaceable(database)
        _replace(database, path)


def _check_target(path: Path, target: Path, *, force: bool) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path} is no regular file and stays as it is: name another one.")
    if not force:
        raise UsageError(f"{path} is there already: name another file, or use --force to replace it.")


@contextmanager
def _complete_file(path: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """Open a file that becomes `path`, or what that links to, if the block succeeds, and vanishes otherwise."""
    try:
        target = safefile.link_target(path)
        _check_target(path, target, force=force)
        with safefile.replacing(target, mode=0o600, durable=True) as file:
            yield file
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written ({error.strerror}): name a file in a folder that you may write to.")


def _check_backup(path: Path) -> None:
    try:
        if not path.is_file():
            raise UsageError(f"There is no file {path}: name one that `discogs-sync db backup` wrote.")
        path.open("rb").close()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): name a file that you may read.") from error
    listing = subprocess.run([installed() / "pg_restore", "--list", path], capture_output=True)
    if listing.returncode != 0 or not re.search(rf"\bSCHEMA - {CATALOGUE} ".encode(), listing.stdout):
        reason = _complaint(listing.stderr) or f"it has no schema {CATALOGUE}"
        raise UsageError(f"{path} is no backup of a mirror ({reason}): name one that `discogs-sync db backup` wrote.")


def _present_schemas(database: Database) -> list[str]:
    with database.begin() as connection:
        there = set(sqlalchemy.inspect(connection).get_schema_names())
    return [schema for schema in SCHEMAS if schema in there]


def _check_replaceable(database: Database) -> None:
    """Make sure that a mirror that is there is one that we know, that no run uses it, and that nothing else goes."""
    version = current_version(database)
    if version is not None:
        refuse_newer(database, version)
    with database.begin() as connection:
        if under_way := living(connection):
            raise DatabaseError(
                f"Run {under_way[0]} is under way in the {database}: wait for its end, or stop it, before a restore."
            )
        found = in_the_way(connection)
    if found:
        raise DatabaseError(
            f"Something that is not discogs-sync's would go with the mirror in the {database} ({named(found)}):"
            " drop it or move it away, and create it anew after the restore."
        )


def _replace(database: Database, path: Path) -> None:
    """Let `psql` run the SQL that `pg_restore` writes, with a COMMIT only when both came to the end."""
    reading = [str(installed() / "pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(path)]
    with database.begin() as connection:
        begin = f"BEGIN;\n{clearing(connection)}"
    options = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-")
    with (
        client(installed() / "psql", database, *options) as running,
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=complaints) as reader,
        subprocess.Popen(
            running.command,
            env=running.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            bufsize=0,
        ) as runner,
    ):
        try:
            complete = _hand_on(begin, reader, runner)
        finally:
            runner.kill()  # without a COMMIT, this takes all back
            reader.kill()
        if not complete:
            complaints.seek(0)
            raise DatabaseError(
                f"{path} could not be restored, and the {database} is as it was: {_complaint(complaints.read())}"
            )


def _hand_on(begin: str, reader: subprocess.Popen[bytes], runner: subprocess.Popen[bytes]) -> bool:
    """Hand a script from one process to the other, after the SQL that begins it, and commit; False when it failed."""
    assert reader.stdout is not None  # noqa: S101 - for the type checker
    assert runner.stdin is not None  # noqa: S101 - likewise
    try:
        _write(runner.stdin, begin.encode())
        for line in reader.stdout:
            if line == UNKNOWN_BEFORE_17:
                break
            _write(runner.stdin, line)
        while block := reader.stdout.read(BLOCK):
            _write(runner.stdin, block)
        if reader.wait() != 0:
            return False
        _write(runner.stdin, b"COMMIT;\n")
        runner.stdin.close()
    except BrokenPipeError:  # the runner met an error
        return False
    return runner.wait() == 0


def _write(pipe: IO[bytes], block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[pipe.write(rest) :]


def _complaint(said: bytes) -> str:
    """Give the first error that a program told, in one line."""
    lines = said.decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "error:" in line.lower()]
    return re.sub(r"^.*?error:\s+", "", (errors or lines or [""])[0], flags=re.IGNORECASE)
