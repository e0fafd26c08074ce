"""The main job as a service: a run whenever something is due, for as long as the process lives."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import NoReturn

import tenacity

from discogs_sync.errors import DatabaseFailing, DatabaseUnavailable, Unreachable
from discogs_sync.store import frontier, health, runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.health import FirstDue
from discogs_sync.store.migrate import prepare
from discogs_sync.sync.crawl import Ending

SPACING = 60.0
"""Seconds from the begin of a run to that of the next, at least: what comes due one by one makes no run each."""

LOOK_EVERY = 5.0
"""Seconds between two looks at what is due; other processes may have added to it."""

FIRST_BACKOFF = 5.0
LONGEST_BACKOFF = 300.0
"""Seconds that a service waits while Discogs or the database is away: at first, and at most."""


@dataclass(frozen=True)
class Wait:
    """A wait of so many seconds, then the service looks again.

    `until` is when the next run begins as far as is known, None where nothing is there to come due. `error` is why
    Discogs or the database could not be used.
    """

    seconds: float
    until: datetime | None
    error: BaseException | None = None


def serve(
    database: Database,
    work: Callable[[], Ending],
    wait: Callable[[Wait], None],
    spacing: float = SPACING,
    max_age: Mapping[str, timedelta] = MappingProxyType({}),
) -> NoReturn:
    """Do a run whenever something is due, but no sooner than `spacing` seconds after the begin of the one before.

    `work` does a run; `wait` waits, with nothing open in the database. What is older than `max_age` says for its kind
    is due. While Discogs or the database is away the
    service tries again, after ever longer waits. Raises what else ends a run, and what `work` and `wait` raise.
    """
    service = _Service(database, work, wait, spacing, max_age)
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type((DatabaseUnavailable, DatabaseFailing, Unreachable)),
        wait=tenacity.wait_exponential(multiplier=FIRST_BACKOFF, max=LONGEST_BACKOFF),
        before_sleep=service.wait_out,
        sleep=lambda _: None,
    )
    while True:
        retrying(service.go_on)


class _Service:
    def __init__(
        self,
        database: Database,
        work: Callable[[], Ending],
        wait: Callable[[Wait], None],
        spacing: float,
        max_age: Mapping[str, timedelta],
    ) -> None:
        self._database = database
        self._work = work
        self._wait = wait
        self._spacing = spacing
        self._max_age = max_age
        self._next_begin = time.monotonic()

    def go_on(self) -> None:
        """Do a run when it is time for one, else wait for a moment."""
        first = self._look()
        spare = self._next_begin - time.monotonic()
        if first and first.seconds >= 0 and spare <= 0:
            self._run()
        elif first:
            seconds = max(spare, -first.seconds)
            self._wait(Wait(min(seconds, LOOK_EVERY), _in(seconds)))
        else:
            self._wait(Wait(LOOK_EVERY, None))

    def wait_out(self, state: tenacity.RetryCallState) -> None:
        """Wait before Discogs or the database is tried again."""
        seconds = state.upcoming_sleep
        self._wait(Wait(seconds, _in(seconds), state.outcome.exception() if state.outcome else None))

    def _look(self) -> FirstDue | None:
        """Take back what dead runs had in hand, and give what is to be asked for first; the tables may have changed."""
        prepare(self._database)
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            runs.reap_dead_runs(cursor)
            for kind, age in self._max_age.items():
                frontier.demand_older(cursor, kind, age)
            return health.first_due(cursor)

    def _run(self) -> None:
        """Do a run; the next one keeps its distance, unless this one fails."""
        began = time.monotonic()
        ending = self._work()
        if ending.error:
            raise ending.error
        self._next_begin = began + self._spacing


def _in(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)
