"""A run's hold on the database: its row, the sign that it lives, and transactions that outlast a lost connection."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import sqlalchemy
import tenacity

from discogs_sync.errors import DatabaseBusy, DatabaseUnavailable, Interrupted
from discogs_sync.store import runs
from discogs_sync.store.connect import COMEBACK_PATIENCE, Database, driver
from discogs_sync.store.tables import Cursor

ATTEMPTS = 3
"""Attempts at a transaction when the connection is lost, or when two processes wait for each other's rows."""

Result = TypeVar("Result")


class Session:
    """The database as one run uses it; `run_id` is the run's row in `sync.run`."""

    def __init__(self, database: Database, run_id: int) -> None:
        self.run_id = run_id
        self._database = database
        self._alive: sqlalchemy.Connection | None = None
        self._retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type((DatabaseUnavailable, DatabaseBusy)),
            stop=tenacity.stop_after_attempt(ATTEMPTS) | tenacity.stop_after_delay(COMEBACK_PATIENCE),
            reraise=True,
        )

    def transact(self, work: Callable[[Cursor], Result]) -> Result:
        """Do the work in one transaction, and again in a new one when the connection was lost under it.

        Statements go out in a pipeline: only those whose results are read cost a round trip. The work must bear being
        done twice: the first time may have been committed without our knowing.
        Raises DatabaseUnavailable when the server does not come back, DatabaseError for a statement that it refuses.
        """
        result: Result = self._retrying(self._attempt, work)
        return result

    def _attempt(self, work: Callable[[Cursor], Result]) -> Result:
        if self._alive is None:
            self.show_life()
        try:
            with self._database.begin() as connection, driver(connection).pipeline():
                return work(driver(connection).cursor())
        except DatabaseUnavailable:
            self.close()
            raise

    def show_life(self) -> None:
        """Hold the lock that tells other runs that this one lives, on a connection of its own."""
        self._alive = self._database.engine.connect()
        try:
            with self._database.translated():
                runs.stay_alive(driver(self._alive), self.run_id)
                self._alive.commit()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connection that shows life."""
        if self._alive is not None:
            self._alive.invalidate()
            self._alive.close()
            self._alive = None


@contextmanager
def open_session(database: Database, command: str, stop: threading.Event | None = None) -> Iterator[Session]:
    """Begin a run, close those whose process is no more, and have the new one's session within the block.

    A server that crashes under the block may lose what the block committed, but nothing from before it: the run's row,
    the follows and the tables are on disk when it begins, even where commits do not wait for the disk.
    A block that ends with an exception leaves the run's row as failed, with the reason. Once `stop` is set, a server
    that is away is not waited for: Interrupted is raised.
    """

    def begin(cursor: Cursor) -> int:
        cursor.execute("SET LOCAL synchronous_commit = on")
        runs.reap_dead_runs(cursor)
        return runs.begin(cursor, command)

    with database.begin() as connection, driver(connection).cursor() as cursor:
        session = Session(database, begin(cursor))
        session.show_life()
    try:
        with database.giving_up(stop or threading.Event()):
            yield session
    except (DatabaseUnavailable, Interrupted):
        raise  # the next run closes the row
    except Exception as error:
        message = str(error)
        session.transact(lambda cursor: runs.end(cursor, session.run_id, "failed", message))
        raise
    finally:
        session.close()
