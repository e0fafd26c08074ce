"""How stale the mirror is, against what its user allows."""

from dataclasses import dataclass

from discogs_sync.store import health, status
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.health import Failure, FirstDue, Heartbeat

SILENCE = 300.0
"""Seconds without a sign of life that no run is blamed for, however little staleness is allowed."""


@dataclass(frozen=True)
class Staleness:
    """What makes the mirror staler than `limit` seconds, None for what does not.

    `overdue` came due longer ago; `failure` are runs that have been failing for longer; `silent` is a run under way
    that has not shown for longer, and for more than `SILENCE`, that it works. `first` is what has been due longest.
    """

    limit: float
    first: FirstDue | None
    overdue: FirstDue | None
    failure: Failure | None
    silent: Heartbeat | None

    @property
    def is_stale(self) -> bool:
        """Whether the mirror is staler than is allowed."""
        return any((self.overdue, self.failure, self.silent))


def read_staleness(database: Database, limit: float) -> Staleness:
    """Judge the mirror by a limit in seconds."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        first = health.first_due(cursor)
        failure = health.failure(cursor)
        faintest = health.faintest(cursor, status.living_runs(cursor))
    return Staleness(
        limit,
        first=first if first and first.seconds >= 0 else None,
        overdue=first if first and first.seconds >= limit else None,
        failure=failure if failure and failure.seconds >= limit else None,
        silent=faintest if faintest and faintest.seconds >= max(limit, SILENCE) else None,
    )
