"""Connections to the mirror's PostgreSQL: the user's own server, or the embedded one.

Errors of the driver leave this module as sentences (see `refusals`).
"""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import psycopg
import sqlalchemy
import tenacity
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.exc import DBAPIError

from discogs_sync.errors import DatabaseError, DatabaseReadOnly, DatabaseUnavailable, Interrupted, SettingsError
from discogs_sync.settings import Settings
from discogs_sync.store.embedded import EmbeddedServer, using
from discogs_sync.store.refusals import is_connection_lost, said, translate

OLDEST_VERSION = 14
"""The oldest major version of PostgreSQL that the tables and statements are made for."""

LARGEST_PORT = 65_535

CONNECT_TIMEOUT = 10
"""Seconds that one attempt to connect may take, unless the URL says otherwise."""

COMEBACK_PATIENCE = 60.0
"""Seconds in which a server that is starting up, or was there a moment ago, may come back."""

SILENT_WAIT = 1.0
"""Seconds of such a wait that are not told of."""

POOL_SIZE = 5
"""Connections that are kept open between transactions; ten more may be open for a moment."""

SESSION_SETTINGS = {
    "statement_timeout": "0",
    "lock_timeout": "0",
    "transaction_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    "idle_session_timeout": "0",
    "default_transaction_isolation": "read committed",
    "default_transaction_read_only": "off",
    "default_transaction_deferrable": "off",
    "session_replication_role": "origin",
    "row_security": "on",
    "exit_on_error": "off",
    "search_path": '"$user", public',
    "client_encoding": "UTF8",
    "TimeZone": "UTC",
    "DateStyle": "ISO, MDY",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "standard_conforming_strings": "on",
    "array_nulls": "on",
    "quote_all_identifiers": "off",
    "transform_null_equals": "off",
    "gin_fuzzy_search_limit": "0",
}
"""What each connection sets, whatever the role or the database defaults to; `options` in the URL wins.

These are the settings that change what a statement means or returns, or that end it. Those that only change how fast or
how durable it is stay as the administrator set them.
"""

SHOWN = {"TimeZone"}
"""SESSION_SETTINGS that other programs take from the server: they only change how instants are printed."""

_OVERRIDES = """
SELECT name, value FROM unnest(%s::text[], %s::text[]) AS own (name, value) JOIN pg_settings USING (name)
WHERE context <> 'superuser' AND reset_val <> value
"""

CONFIGURE_ATTEMPTS = 5
"""Attempts to apply SESSION_SETTINGS where a statement_timeout of some milliseconds cancels the first ones."""

_CONFIGURE = """
SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) AS own (name, value)
WHERE current_setting(name, true) <> value
"""

for _library in ("psycopg", "sqlalchemy"):
    # What they log of a lost connection is told by the error, and once. Without a handler Python would print it.
    logging.getLogger(_library).addHandler(logging.NullHandler())


class _ComingBack(DatabaseUnavailable):
    """Another attempt may find the server ready."""


OnWait = Callable[[str], None]
"""Is told in a sentence why the server is waited for."""


class Database:
    """A pool of connections to one database, safe to share between threads."""

    def __init__(self, url: str, server: EmbeddedServer | None = None, on_wait: OnWait = lambda reason: None) -> None:
        """Prepare for `url`, as libpq reads it (`postgresql://…`); nothing is connected yet.

        `server` is started again when it dies. `on_wait` is told, from whatever thread, why the server is waited for;
        once, until it has come back. Raises SettingsError for a URL that libpq cannot read.
        """
        self.parameters = parameters(url)
        """For libpq; they may hold a password."""
        self._server = server
        self._was_connected = False
        self._on_wait = on_wait
        self._is_told = False
        self._stop = threading.Event()
        self.engine = sqlalchemy.create_engine(
            "postgresql+psycopg://",
            creator=self._connect,
            pool_size=POOL_SIZE,
            use_native_hstore=False,
        )
        """For metadata, DDL and Core statements; `begin` is the better way to a connection."""

    def __str__(self) -> str:
        return _described(self.parameters)

    @contextmanager
    def begin(self) -> Iterator[sqlalchemy.Connection]:
        """Give a connection in a transaction that the block's end commits, and an exception rolls back.

        Raises as `translated` does; after a lost connection the next `begin` connects again.
        """
        with self.translated(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def autocommit(self) -> Iterator[sqlalchemy.Connection]:
        """Give a connection on which each statement is a transaction; raises as `translated` does."""
        with self.translated(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Translate the driver's errors of the block (see `refusals`) and disconnect where the connection is lost.

        Raises DatabaseUnavailable, DatabaseReadOnly, DatabaseBusy and DatabaseError, and UnstorableDocument for a
        refused value.
        """
        try:
            yield
        except (psycopg.Error, DBAPIError) as error:
            if is_connection_lost(error):
                self.engine.dispose()
            if interruption := _interruption(error):
                raise interruption from None
            if translated := translate(error):
                raise translated from error
            raise

    def check(self) -> None:
        """Make sure that the server can be reached and is recent enough.

        Raises DatabaseUnavailable, or DatabaseError for a PostgreSQL older than OLDEST_VERSION.
        """
        with self.begin() as connection:
            check_version(driver(connection).info.server_version)

    def require_writable(self) -> None:
        """Raise DatabaseReadOnly when the server takes no writes."""
        with self.begin() as connection:
            standby, read_only = connection.exec_driver_sql(
                "SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'"
            ).one()
        if standby:
            raise DatabaseReadOnly(f"The {self} is a standby and takes no writes: name its primary server instead.")
        if read_only:
            raise DatabaseReadOnly(
                f"The {self} is set to read-only: remove default_transaction_read_only from DISCOGS_SYNC_DATABASE_URL."
            )

    def overrides(self) -> dict[str, str]:
        """Return those SESSION_SETTINGS that this session would not have by itself, for other programs to set."""
        own = {name: value for name, value in SESSION_SETTINGS.items() if name not in SHOWN}
        with self.begin() as connection:
            return dict(driver(connection).execute(_OVERRIDES, (list(own), list(own.values()))).fetchall())

    def close(self) -> None:
        """Close the pooled connections."""
        self.engine.dispose()

    @contextmanager
    def giving_up(self, stop: threading.Event) -> Iterator[None]:
        """Wait for the server within the block only until `stop` is set; then connecting raises Interrupted."""
        before, self._stop = self._stop, stop
        try:
            yield
        finally:
            self._stop = before

    def _connect(self) -> psycopg.Connection[Any]:
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_ComingBack),
            wait=tenacity.wait_random_exponential(multiplier=0.1, max=2),
            stop=tenacity.stop_after_delay(COMEBACK_PATIENCE),
            before_sleep=self._tell_wait,
            sleep=self._pause,
            reraise=True,
        )
        connection = retrying(self._attempt)
        self._was_connected = True
        self._is_told = False
        return connection

    def _tell_wait(self, state: tenacity.RetryCallState) -> None:
        waited = (state.seconds_since_start or 0) + state.upcoming_sleep
        if self._is_told or waited < SILENT_WAIT or state.outcome is None:
            return
        self._is_told = True
        self._on_wait(str(state.outcome.exception()))

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Interrupted("Stopped while the database was away; run the command again to go on.")

    def _attempt(self) -> psycopg.Connection[Any]:
        try:
            return self._configured(psycopg.connect(**self.parameters))
        except psycopg.errors.InsufficientPrivilege as error:
            raise DatabaseError(
                f"The {self} keeps a setting that discogs-sync must change ({said(error)}): as superuser RESET it with"
                " ALTER ROLE or ALTER DATABASE."
            ) from error
        except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
            reason = said(error)
        if self._server is not None:
            self._server.ensure_running()
            raise _ComingBack(
                f"The embedded {self} refuses connections ({reason}): look into {self._server.folder.log}."
            )
        raise self._explained(reason)

    def _configured(self, connection: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
        """Apply SESSION_SETTINGS to a new connection, except those that the URL's `options` name."""
        given = str(self.parameters.get("options", "")).lower()
        own = {name: value for name, value in SESSION_SETTINGS.items() if name.lower() not in given}
        try:
            connection.autocommit = True
            for _ in range(CONFIGURE_ATTEMPTS):
                with suppress(psycopg.errors.QueryCanceled):
                    connection.execute(_CONFIGURE, (list(own), list(own.values())))
                    break
            connection.autocommit = False
        except BaseException:
            connection.close()
            raise
        return connection

    def _explained(self, reason: str) -> DatabaseUnavailable:
        answer = pq.PGconn.ping(make_conninfo(**self.parameters).encode())
        if answer == pq.Ping.REJECT:
            return _ComingBack(f"The {self} is starting up or shutting down ({reason}): try again in a while.")
        if answer == pq.Ping.OK and self._was_connected and _is_full(reason):
            return _ComingBack(f"The {self} has no connection left ({reason}): {self._remedy(reason)}.")
        if answer == pq.Ping.OK:
            return DatabaseUnavailable(f"The {self} cannot be used ({reason}): {self._remedy(reason)}.")
        message = f"The {self} cannot be reached ({reason}): start the server, or correct DISCOGS_SYNC_DATABASE_URL."
        return _ComingBack(message) if self._was_connected else DatabaseUnavailable(message)

    def _remedy(self, reason: str) -> str:
        if "password" in reason:
            return "correct the user and the password in DISCOGS_SYNC_DATABASE_URL"
        if _is_full(reason):
            return "end other sessions, or raise max_connections or the limit of the role or database"
        if "does not exist" in reason:
            return "create it, or correct DISCOGS_SYNC_DATABASE_URL"
        return "mend what the server says, or correct DISCOGS_SYNC_DATABASE_URL"


@contextmanager
def connect(settings: Settings, on_wait: OnWait = lambda reason: None) -> Iterator[Database]:
    """Have a usable database within the block: with no URL set, in the embedded server, which runs as long.

    `on_wait` is told when the server is waited for.
    Raises SettingsError, DatabaseUnavailable, EmbeddedServerError, and DatabaseError for too old a server.
    """
    if settings.database_url is not None:
        with _checked(Database(settings.database_url, on_wait=on_wait)) as database:
            yield database
        return
    with using(settings.home) as server, _checked(Database(server.url, server, on_wait)) as database:
        yield database


@contextmanager
def _checked(database: Database) -> Iterator[Database]:
    try:
        database.check()
        yield database
    finally:
        database.close()


def driver(connection: sqlalchemy.Connection) -> psycopg.Connection[Any]:
    """Give the psycopg connection below an SQLAlchemy one; both are in the same transaction."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)


def parameters(url: str) -> dict[str, Any]:
    """Take a database URL apart into libpq's parameters, ours added; raises SettingsError.

    `postgres://`, `postgresql://` and SQLAlchemy's `postgresql+psycopg://` are the same.
    """
    try:
        given = conninfo_to_dict(re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql://", url))
    except psycopg.ProgrammingError:
        raise SettingsError(
            "The setting 'database_url' is not a URL that PostgreSQL can read: check its query, and write special"
            " characters of a password as %XX."
        ) from None
    _check_numbers(given)
    return {"application_name": "discogs-sync", "connect_timeout": CONNECT_TIMEOUT} | given


def secrets() -> frozenset[str]:
    """Return the names of libpq's parameters whose values must not be shown: those that it marks as passwords."""
    return frozenset(each.keyword.decode() for each in pq.Conninfo.get_defaults() if each.dispchar == b"*")


def _check_numbers(given: dict[str, Any]) -> None:
    """Raise SettingsError for a port or a time-out that is none; there may be several ports, with one host each."""
    for port in filter(None, str(given.get("port", "")).split(",")):
        if not (port.isascii() and port.isdecimal() and 0 < int(port) <= LARGEST_PORT):
            raise SettingsError(
                f"The setting 'database_url' has the port {port!r}: a port is a number from 1 to {LARGEST_PORT}."
            )
    if not str(given.get("connect_timeout", 0)).isdecimal():
        raise SettingsError("The setting 'database_url' has a connect_timeout that is no whole number of seconds.")


def check_version(number: int) -> None:
    """Raise DatabaseError for a server whose version, as libpq gives it (140005 for 14.5), is too old."""
    if number < OLDEST_VERSION * 10_000:
        raise DatabaseError(
            f"The server runs PostgreSQL {number // 10_000}, and discogs-sync needs {OLDEST_VERSION} or later:"
            f" upgrade it, or unset DISCOGS_SYNC_DATABASE_URL to use the embedded server."
        )


def _interruption(error: BaseException) -> KeyboardInterrupt | None:
    """Give the Ctrl-C that an error followed from, if any: what the driver broke off cannot be rolled back either."""
    context = error.__context__
    if context is None or isinstance(context, KeyboardInterrupt):
        return context
    return _interruption(context)


def _is_full(reason: str) -> bool:
    """Return whether a server refused a connection because it has too many."""
    return "too many" in reason or "connection slots" in reason


def _described(given: dict[str, Any]) -> str:
    name = given.get("dbname") or given.get("user") or "default"
    host, port = given.get("host") or given.get("hostaddr") or "localhost", given.get("port") or "5432"
    place = f"in {host}" if str(host).startswith("/") else f"on {host}:{port}"
    return f"database {name} {place}"
