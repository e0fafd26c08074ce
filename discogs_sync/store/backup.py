"""The mirror into one file and back, by PostgreSQL's `pg_dump` and `pg_restore`."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import sqlalchemy

from discogs_sync import safefile
from discogs_sync.errors import DatabaseError, UnstorableDocument, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import archive, installations
from discogs_sync.store.clearing import SCHEMAS, clearing, in_the_way, living, named
from discogs_sync.store.clients import client
from discogs_sync.store.connect import Database, connect, driver
from discogs_sync.store.embedded import Notify, silent
from discogs_sync.store.migrate import current_version, refuse_newer
from discogs_sync.store.refilling import refill
from discogs_sync.store.refusals import driver_error, said


def backup(settings: Settings, path: Path, *, force: bool = False, notify: Notify = silent) -> None:
    """Write the mirror into a file in the custom format of `pg_dump`, complete or not at all.

    Raises UsageError where the file is there already (unless `force`), is no regular one or cannot be written, or where
    the database holds no mirror; DatabaseError when `pg_dump` fails.
    """
    with _complete_file(path, force=force) as file, connect(settings, notify) as database:
        if not _present_schemas(database):
            raise UsageError(f"The {database} holds no mirror yet: there is nothing to back up.")
        schemas = [f"--schema={schema}" for schema in SCHEMAS]
        place = f"--file=/dev/fd/{file.fileno()}"  # its name could be led elsewhere; to stdout it only appends
        arguments = ("--format=custom", place, *schemas)
        with client(installations.client("pg_dump"), database, *arguments, settings=database.overrides()) as dump:
            code, said_by_dump = dump.run(file.fileno())
        if code != 0:
            reason = archive.complaint(said_by_dump)
            if "version mismatch" in reason:
                reason += f": install the programs of {database.runs_on()} or later"
            raise DatabaseError(f"The {database} could not be backed up: {reason}")


def restore(settings: Settings, path: Path, *, force: bool = False, notify: Notify = silent) -> list[str]:
    """Read a backup into the database in one transaction: when it fails, all is as it was.

    `force` replaces a mirror that is there. Returns what the file holds besides a mirror, which is left out. Raises
    UsageError for a file that is no backup and for a mirror in the way, SchemaMismatch for schemas that are not ours
    and a backup of a newer version, DatabaseError when something that is not ours would go with the mirror or
    PostgreSQL refuses a row.
    """
    with archive.opened(path) as backup_file:
        entries, version = backup_file.entries(), backup_file.version()
        refuse_newer(str(path), version)
        with connect(settings, notify) as database:
            present = _present_schemas(database)
            if present and not force:
                raise UsageError(
                    f"The {database} holds a mirror already (schema {present[0]}): use --force to replace it by {path}."
                )
            _check_replaceable(database)
            try:
                with database.begin() as connection:
                    driver(connection).execute(clearing(connection).encode())
                    return refill(connection, backup_file, entries, version)
            except (DatabaseError, UnstorableDocument) as error:
                reason = said(driver_error(error) or error)
                raise DatabaseError(
                    f"{path} could not be restored, and the {database} is as it was: {reason}"
                ) from error


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


def _present_schemas(database: Database) -> list[str]:
    with database.begin() as connection:
        there = set(sqlalchemy.inspect(connection).get_schema_names())
    return [schema for schema in SCHEMAS if schema in there]


def _check_replaceable(database: Database) -> None:
    """Make sure that a mirror that is there is one that we know, that no run uses it, and that nothing else goes."""
    version = current_version(database)
    if version is not None:
        refuse_newer(f"The {database}", version)
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
