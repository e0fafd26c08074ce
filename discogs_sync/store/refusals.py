"""Errors of the driver as sentences: what PostgreSQL refused, and what to do.

Every error with an SQLSTATE has one, so that no command ends with a traceback. None of them contains the URL, which may
contain a password.
"""

import re
from typing import NamedTuple

import psycopg
from sqlalchemy.exc import DBAPIError

from discogs_sync.errors import (
    DatabaseBusy,
    DatabaseError,
    DatabaseFailing,
    DatabaseReadOnly,
    DatabaseUnavailable,
    DiscogsSyncError,
    UnstorableDocument,
)
from discogs_sync.hints import command

VALUE_CLASSES = ("22", "23", "54")
"""SQLSTATE classes that blame a value: data exceptions, constraints, and limits such as an index row's size."""

LOST_CONNECTION = ("08", "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04")
"""SQLSTATEs and classes after which the connection is gone: the server's end, a dropped database, and timeouts of idle
sessions, idle transactions and transactions."""


class Refusal(NamedTuple):
    """What to raise for an SQLSTATE or a class of them: `problem`, the server's words, `remedy`."""

    sqlstate: str
    error: type[DatabaseError]
    problem: str
    remedy: str


REFUSALS = (
    Refusal("25006", DatabaseReadOnly, "PostgreSQL refused to write", "name a server that takes writes"),
    Refusal("28", DatabaseError, "PostgreSQL refused the user", "correct user and password in the database URL"),
    Refusal("3D000", DatabaseError, "The database does not exist", "create it, or correct the database URL"),
    Refusal("40", DatabaseBusy, "Other sessions kept changing the same rows", "run the command again when they ended"),
    Refusal("42501", DatabaseReadOnly, "PostgreSQL refused", "give the database's user that right"),
    Refusal("53100", DatabaseFailing, "The disk of the PostgreSQL server is full", "make room"),
    Refusal(
        "53200",
        DatabaseFailing,
        "The PostgreSQL server is out of memory",
        "give it more, or lower its work_mem, maintenance_work_mem and max_connections",
    ),
    Refusal(
        "53300",
        DatabaseFailing,
        "PostgreSQL has no connection left",
        "end other sessions, or raise max_connections or the limit of the role or database",
    ),
    Refusal("53", DatabaseFailing, "The PostgreSQL server reached a limit", "raise that limit"),
    Refusal(
        "55P03",
        DatabaseError,
        "PostgreSQL did not get a lock in time",
        "end the session that has it, or raise lock_timeout if the database URL sets it",
    ),
    Refusal(
        "57014",
        DatabaseError,
        "PostgreSQL cancelled a statement",
        "raise statement_timeout if the database URL sets it, and ask the server's administrator otherwise",
    ),
    Refusal(
        "58",
        DatabaseFailing,
        "PostgreSQL cannot use its files",
        "check the server's log and disk, then run the command again",
    ),
    Refusal(
        "XX001",
        DatabaseError,
        "The database is damaged",
        f"check the server's disk, then restore a backup ({command('db restore FILE --force')})",
    ),
    Refusal("XX002", DatabaseError, "An index of the database is damaged", "run REINDEX DATABASE as its owner"),
)
"""The first one whose SQLSTATE the error's begins with applies."""

OTHER = Refusal(
    "",
    DatabaseError,
    "PostgreSQL refused a statement",
    "remove the trigger, rule or change of a table that is not discogs-sync's, or bring the tables to this version"
    f" ({command('db upgrade')})",
)


def translate(error: BaseException) -> DiscogsSyncError | None:
    """Return the error to raise for a driver's error; None for anything else.

    That is DatabaseUnavailable for a lost connection, UnstorableDocument for a refused value, else as in REFUSALS.
    """
    if is_connection_lost(error):
        return DatabaseUnavailable(
            f"The connection to PostgreSQL was lost ({said(error)}): once the server runs, start the command again;"
            f" it goes on where it stopped."
        )
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    if _blames_a_value(cause):
        return UnstorableDocument(f"PostgreSQL refused a value ({said(cause)}).")
    state = cause.sqlstate or ""
    refusal = next((each for each in REFUSALS if state.startswith(each.sqlstate)), OTHER)
    number = f"SQLSTATE {state}: " if refusal is OTHER and state else ""
    return refusal.error(f"{refusal.problem} ({number}{said(cause)}): {refusal.remedy}.")


def is_connection_lost(error: BaseException) -> bool:
    """Return whether a driver's error means that the connection is gone, and a new one may do."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_connection_lost(error.orig))
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is not None:
        return error.sqlstate.startswith(LOST_CONNECTION)
    lost = isinstance(error, psycopg.InterfaceError) and "closed" in str(error)
    return lost or isinstance(error, psycopg.OperationalError)


def driver_error(error: BaseException | None) -> psycopg.Error | None:
    """Return the driver's error that an error is, wraps or was raised from; None without one."""
    if error is None or isinstance(error, psycopg.Error):
        return error
    return driver_error(error.orig if isinstance(error, DBAPIError) else error.__cause__)


def said(error: BaseException) -> str:
    """Return what the server or libpq said, in one line and without the address."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    lines = str(cause).splitlines() or [type(cause).__name__]
    return re.sub(r"^[A-Z]+:\s+", "", lines[0].rpartition("failed: ")[2])


def _blames_a_value(error: psycopg.Error) -> bool:
    """Return whether the server, or the driver before sending, refused a value."""
    if error.sqlstate is None:
        return isinstance(error, (psycopg.DataError, psycopg.ProgrammingError, psycopg.NotSupportedError))
    return error.sqlstate.startswith(VALUE_CLASSES)
