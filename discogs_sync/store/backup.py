"""The mirror into one file and back, by PostgreSQL's own tools, and its `psql`.

The tools are those of the embedded server; version 18 of them serves PostgreSQL 14 to 18.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import sqlalchemy
from psycopg.conninfo import make_conninfo

from discogs_sync.errors import DatabaseError, UsageError
from discogs_sync.schema.base import BOOKKEEPING, CATALOGUE
from discogs_sync.settings import Settings
from discogs_sync.store.binaries import clean_environment, installed
from discogs_sync.store.connect import Database, connect, parameters

SCHEMAS = (CATALOGUE, BOOKKEEPING, "analytics")
"""What a backup holds, and what a restore replaces; all else in the database is left alone."""

BLOCK = 1 << 20
"""Bytes that are passed on at once."""

LOCK_TIMEOUT = "10s"
"""How long a restore waits for those who still use the tables that it replaces."""

UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"
"""`pg_restore` 18 writes it for every server, and older ones refuse it."""


@dataclass(frozen=True)
class Client:
    """A program of PostgreSQL to be run against a database: its command line, which holds no password, and environment."""

    command: list[str]
    environ: dict[str, str]


def client(program: str | Path, url: str, *arguments: str) -> Client:
    """Prepare a client program for a database URL; raises SettingsError."""
    given = parameters(url)
    environ = clean_environment()
    if password := given.pop("password", None):
        environ["PGPASSWORD"] = str(password)
    return Client([str(program), *arguments, f"--dbname={make_conninfo(**given)}"], environ)


def psql(url: str, *arguments: str) -> Client:
    """Prepare `psql`: the one of this machine, which has line editing, else the one of the embedded server."""
    found = shutil.which("psql") or installed() / "psql"
    prepared = client(found, url, *arguments)
    return Client(prepared.command, {**os.environ, **prepared.environ})


def backup(settings: Settings, path: Path, *, force: bool = False) -> None:
    """Write the mirror into a file in `pg_dump`'s custom format, complete or not at all.

    Raises UsageError where the file is there already (unless `force`) or cannot be written, or where the database
    holds no mirror, and DatabaseError when `pg_dump` fails.
    """
    if path.exists() and not force:
        raise UsageError(f"{path} is there already: name another file, or use --force to replace it.")
    with connect(settings) as database, _complete_file(path) as unfinished:
        if not _present_schemas(database):
            raise UsageError(f"The {database} holds no mirror yet: there is nothing to back up.")
        schemas = [f"--schema={schema}" for schema in SCHEMAS]
        dump = client(installed() / "pg_dump", database.url, "--format=custom", f"--file={unfinished}", *schemas)
        done = subprocess.run(dump.command, env=dump.environ, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            raise DatabaseError(f"The {database} could not be backed up; pg_dump says:\n{_complaint(done.stderr)}")


def restore(settings: Settings, path: Path, *, force: bool = False) -> None:
    """Read a backup into the database, in one transaction: when it fails, all is as it was.

    `force` replaces a mirror that is there. Raises UsageError for a file that is no backup and for a mirror in the way,
    DatabaseError when PostgreSQL refuses what the file holds.
    """
    _check_backup(path)
    with connect(settings) as database:
        present = _present_schemas(database)
        if present and not force:
            raise UsageError(
                f"The {database} holds a mirror already (schema {present[0]}): use --force to replace it by {path}."
            )
        _replace(database, path)


@contextmanager
def _complete_file(path: Path) -> Iterator[Path]:
    """Give the name of a file that becomes `path` if the block succeeds, and goes otherwise."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".unfinished")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): name a file in a folder of yours.") from error
    os.close(descriptor)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): name another file.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _check_backup(path: Path) -> None:
    if not path.is_file():
        raise UsageError(f"There is no file {path}: name one that `discogs-sync db backup` wrote.")
    listing = subprocess.run(
        [installed() / "pg_restore", "--list", path],
        env=clean_environment(),
        capture_output=True,
        text=True,
        errors="replace",
    )
    if listing.returncode != 0 or not re.search(rf"\bSCHEMA - {CATALOGUE} ", listing.stdout):
        reason = _complaint(listing.stderr) or f"it holds no schema {CATALOGUE}"
        raise UsageError(f"{path} is no backup that `discogs-sync db backup` wrote ({reason}): name another file.")


def _present_schemas(database: Database) -> list[str]:
    with database.begin() as connection:
        there = set(sqlalchemy.inspect(connection).get_schema_names())
    return [schema for schema in SCHEMAS if schema in there]


def _replace(database: Database, path: Path) -> None:
    """Have `pg_restore` write SQL and `psql` run it; only a whole script gets its COMMIT."""
    reader = [installed() / "pg_restore", "--no-owner", "--no-privileges", "--file=-", path]
    writer = client(
        installed() / "psql", database.url, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"
    )
    with ExitStack() as stack:
        said = stack.enter_context(tempfile.TemporaryFile())
        script = stack.enter_context(
            subprocess.Popen(reader, env=clean_environment(), stdout=subprocess.PIPE, stderr=said)
        )
        session = stack.enter_context(
            subprocess.Popen(
                writer.command, env=writer.environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
            )
        )
        try:
            _pass_on(script, session)
        except BaseException:
            session.kill()  # before its input ends: the transaction is rolled back
            script.kill()
            raise
        ...
