"""Connections to the mirror's PostgreSQL: the user's own server, or the embedded one.

Errors of the driver leave this module as sentences (see `refusals`).
"""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast
from weakref import WeakSet

import psycopg
import sqlalchemy
import tenacity
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.exc import DBAPIError

from discogs_sync.errors import DatabaseError, DatabaseReadOnly, DatabaseUnavailable, Interrupted, SettingsError
from discogs_sync.settings import Settings
from discogs_sync.store import sessionsettings
from discogs_sync.store.connections import CONNECT_TIMEOUT, OWN_NAME
from discogs_sync.store.embedded import EmbeddedServer, Notify, silent, using
from discogs_sync.store.installations import OLDEST_VERSION
from discogs_sync.store.refusals import driver_error, is_connection_lost, said, translate

LARGEST_PORT = 65_535

COMEBACK_PATIENCE = 60.0
"""Seconds in which a server that is starting up, or was there a moment ago, may come back."""

SILENT_WAIT = 1.0
"""Seconds of such a wait that are not told of."""

POOL_SIZE = 5
"""Connections that are kept open between transactions; ten more may be open for a moment."""

for _library in ("psycopg", "sqlalchemy"):
    # What they log of a lost connection is told by the error, and once. Without a handler Python would print it.
    logging.getLogger(_library).addHandler(logging.NullHandler())


QUERY_CANCELED = "57014"
"""SQLSTATE of a statement that was cancelled."""

CANCELLED = "Stopped before the database took what was in hand; run the command again to go on."

CANCEL_TIMEOUT = 0.5
"""Seconds for the request to cancel a statement."""

_databases: "WeakSet[Database]" = WeakSet()


def cancel_statements() -> None:
    """Cancel the statements under way in all databases of this process."""
    for database in list(_databases):
        database.cancel()


class _ComingBack(DatabaseUnavailable):
    """Another attempt may find the server ready."""


class Database:
    """A pool of connections to one database, safe to share between threads."""

    def __init__(self, url: str, server: EmbeddedServer | None = None, notify: Notify = silent) -> None:
        """Prepare for `url`, as libpq reads it (`postgresql://…`); nothing is connected yet.

        `server` is started again when it dies. `notify` is called once when the server is waited for, and again only
        after it has come back. Raises SettingsError for a URL that libpq cannot read.
        """
        self.parameters = parameters(url)
        """For libpq; they may hold a password."""
        self._server = server
        self._was_connected = False
        self._notify = notify
        self._is_told = False
        self._stop = threading.Event()
        self._connections: WeakSet[psycopg.Connection[Any]] = WeakSet()
        self._is_cancelled = False
        _databases.add(self)
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
            if self._server is not None:
                self._server.require_data()
            if interruption := _interruption(error):
                raise interruption from None
            cause = driver_error(error)
            if self._is_cancelled and cause is not None and cause.sqlstate == QUERY_CANCELED:
                raise Interrupted(CANCELLED) from error
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

    def runs_on(self) -> str:
        """Return the server's version and, for the embedded server, where its programs are."""
        if self._server is not None:
            return self._server.programs
        with self.begin() as connection:
            return f"PostgreSQL {driver(connection).info.parameter_status('server_version')}"

    def overrides(self) -> dict[str, str]:
        """Return the settings that other programs must set to work in this database as we do."""
        with self.begin() as connection:
            return sessionsettings.overrides(driver(connection))

    def cancel(self) -> None:
        """Cancel the statements under way, from any thread; each raises Interrupted where it was executed."""
        self._is_cancelled = True
        for connection in list(self._connections):
            if not connection.closed and connection.pgconn.transaction_status == pq.TransactionStatus.ACTIVE:
                with suppress(psycopg.Error):
                    connection.cancel_safe(timeout=CANCEL_TIMEOUT)

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
        reason = state.outcome.exception()
        self._notify("reconnecting", f"Waiting up to {COMEBACK_PATIENCE:g} s for the database. {reason}")

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Interrupted("Stopped while the database was away; run the command again to go on.")

    def _attempt(self) -> psycopg.Connection[Any]:
        try:
            connection = sessionsettings.connected(self.parameters)
        except psycopg.errors.InsufficientPrivilege as error:
            raise DatabaseError(
                f"The {self} keeps a setting that discogs-sync must change ({said(error)}): as superuser RESET it with"
                " ALTER ROLE or ALTER DATABASE."
            ) from error
        except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
            reason = said(error)
        else:
            self._connections.add(connection)
            return connection
        if self._server is not None:
            self._server.ensure_running()
            raise _ComingBack(
                f"The embedded {self} refuses connections ({reason}): look into {self._server.folder.log}."
            )
        raise self._explained(reason)

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
def connect(settings: Settings, notify: Notify = silent) -> Iterator[Database]:
    """Have a usable database within the block: with no URL set, in the embedded server, which runs as long.

    `notify` is called when the server is waited for, starts, or is left running.
    Raises SettingsError, DatabaseUnavailable, EmbeddedServerError, and DatabaseError for too old a server.
    """
    if settings.database_url is not None:
        with _checked(Database(settings.database_url, notify=notify)) as database:
            yield database
        return
    with using(settings.home, notify) as server, _checked(Database(server.url, server, notify)) as database:
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
    return {"application_name": OWN_NAME, "connect_timeout": CONNECT_TIMEOUT} | given


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
