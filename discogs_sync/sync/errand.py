"""An errand: a run of a few requests beside the frontier, for a rating, a search or a comparison."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from discogs_sync.api.client import Discogs
from discogs_sync.api.limits import ReplyLimits
from discogs_sync.errors import DatabaseError, Interrupted
from discogs_sync.settings import Settings
from discogs_sync.store import runs
from discogs_sync.store.connect import Database
from discogs_sync.store.runs import Counts
from discogs_sync.store.session import Session, open_session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.limits import NO_LIMITS, LimitedBudget, Limits, LimitSpentError
from discogs_sync.sync.start import budget

Result = TypeVar("Result")


class Errand:
    """A run that asks Discogs for what its user wants to know now. It has a row in `sync.run` like any other."""

    def __init__(self, session: Session, discogs: Discogs) -> None:
        self.discogs = discogs
        self.run_id = session.run_id
        self._session = session
        self._fetched = 0

    def write(self, work: Callable[[Cursor], Result]) -> Result:
        """Write what an answer brought, and the run's counts, in one transaction. Gives what the work gives."""
        fetched = self._fetched + 1

        def write(cursor: Cursor) -> Result:
            result = work(cursor)
            runs.record(cursor, self.run_id, self._counts(fetched))
            return result

        result = self._session.transact(write)
        self._fetched = fetched
        return result

    def read(self, work: Callable[[Cursor], Result]) -> Result:
        """Read from the mirror in a transaction of its own; return what the work returns."""
        return self._session.transact(work)

    def end(self, ending: str, message: str | None = None) -> None:
        """Close the run's row: done, failed or interrupted, and why."""

        def write(cursor: Cursor) -> None:
            runs.record(cursor, self.run_id, self._counts(self._fetched))
            runs.end(cursor, self.run_id, ending, message)

        self._session.transact(write)

    def _counts(self, fetched: int) -> Counts:
        traffic = self.discogs.traffic
        counts = Counts(requests=traffic.requests, throttled=traffic.throttled, retried=traffic.retried)
        return replace(counts, fetched=fetched)


@contextmanager
def errand(settings: Settings, database: Database, command: str, limits: Limits = NO_LIMITS) -> Iterator[Errand]:
    """Have an errand within the block, under the shared budget and its own limits; its run ends as the block does.

    `command` is noted with the run. A spent limit ends the block and pauses the run.
    """
    paced = LimitedBudget(budget(settings, database), limits)
    stop = threading.Event()
    with (
        open_session(database, command, stop) as session,
        Discogs(
            settings.api_url,
            authorization=settings.authorization,
            budget=paced,
            stop=stop,
            limits=ReplyLimits.of(settings),
        ) as discogs,
    ):
        run = Errand(session, discogs)
        try:
            yield run
        except (KeyboardInterrupt, Interrupted):
            stop.set()
            run.end("interrupted", "Stopped as asked.")
            raise
        except LimitSpentError as error:
            run.end("paused", str(error))
            return
        except DatabaseError:
            raise
        except Exception as error:
            run.end("failed", str(error))
            raise
        run.end("done")
