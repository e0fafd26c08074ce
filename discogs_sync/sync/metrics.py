"""The mirror in numbers, for Prometheus: a file in its text format, for the textfile collector of node_exporter."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from discogs_sync import __version__, safefile
from discogs_sync.errors import DatabaseError, UsageError
from discogs_sync.resources import RESOURCES
from discogs_sync.schema import sync as tables
from discogs_sync.settings import Settings
from discogs_sync.store import health, status
from discogs_sync.store.budget import identity
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.health import Totals

if TYPE_CHECKING:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

WRITE_EVERY = 15.0
"""Seconds between two states of the file while a run is under way or waited for."""


@dataclass(frozen=True)
class Metrics:
    """The mirror at one instant. `waiting` and `failing` are in seconds, 0 for no; `size` is in bytes.

    `last_minute` counts the requests that all processes made under the budget; None without a budget.
    """

    totals: Totals
    documents: dict[str, int]
    due: int
    set_aside: int
    waiting: float
    failing: float
    running: int
    last_minute: int | None
    size: int


def read_metrics(database: Database, settings: Settings) -> Metrics:
    """Read the numbers, in one transaction. Those of large tables are estimates."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        first, failure = health.first_due(cursor), health.failure(cursor)
        return Metrics(
            totals=health.totals(cursor),
            documents={
                kind: status.count(cursor, f"discogs.{kind}").rows
                for kind, resource in RESOURCES.items()
                if resource.document
            },
            due=status.count(cursor, "sync.item", "due_at <= now()").rows,
            set_aside=status.count(cursor, "sync.problem").rows,
            waiting=max(first.seconds, 0) if first else 0,
            failing=failure.seconds if failure else 0,
            running=len(status.living_runs(cursor)),
            last_minute=status.requests_of_last_minute(cursor, settings.api_url, identity(settings.authorization)),
            size=status.database_size(cursor),
        )


class MetricsFile:
    """The file that a program keeps up to date; with no path, none."""

    def __init__(self, path: Path | None, database: Database, settings: Settings) -> None:
        self._path = path
        self._database = database
        self._settings = settings
        self._written_at = 0.0

    def write(self) -> None:
        """Write the file anew; whoever reads it sees the old state or the new one.

        Raises UsageError when it cannot be written, and DatabaseError.
        """
        if self._path is None:
            return
        self._written_at = time.monotonic()
        _replace(self._path, exposition(read_metrics(self._database, self._settings)))

    def keep_up(self) -> None:
        """Write the file when its state is older than `WRITE_EVERY`; what hinders that is for others to tell."""
        if time.monotonic() - self._written_at >= WRITE_EVERY:
            with suppress(UsageError, DatabaseError):
                self.write()


def exposition(metrics: Metrics) -> bytes:
    """Give the numbers in the text format of Prometheus."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.registry import Collector

    class Families(Collector):
        def collect(self) -> "Iterator[CounterMetricFamily | GaugeMetricFamily]":
            yield from _counters(metrics)
            yield from _gauges(metrics)

    registry = CollectorRegistry()
    registry.register(Families())
    return generate_latest(registry)


def _counters(metrics: Metrics) -> "Iterator[CounterMetricFamily]":
    from prometheus_client.core import CounterMetricFamily

    for name, value in asdict(metrics.totals.counts).items():
        meaning = f"{tables.run.columns[name].comment}, by all runs so far"
        yield CounterMetricFamily(f"discogs_sync_{name}", meaning, value=value)


def _gauges(metrics: Metrics) -> "Iterator[GaugeMetricFamily]":
    from prometheus_client.core import GaugeMetricFamily

    totals = metrics.totals
    for name, meaning, value in (
        ("items_due", "Items that are due and that no run has in hand", metrics.due),
        ("items_set_aside", "Items set aside with their reason", metrics.set_aside),
        ("oldest_due_seconds", "Time since the item came due that has been due longest; 0 for none", metrics.waiting),
        ("failing_seconds", "Time since runs fail and bring nothing; 0 when the last one did not", metrics.failing),
        ("runs_under_way", "Runs that show life", metrics.running),
        ("heartbeat_timestamp_seconds", "When a run last showed that it works", _epoch(totals.heartbeat_at)),
        ("last_success_timestamp_seconds", "When a sync last ended well", _epoch(totals.succeeded_at)),
        ("requests_last_minute", "Requests of all processes that share the budget", metrics.last_minute),
        ("database_size_bytes", "Size of the database on disk", metrics.size),
    ):
        if value is not None:
            yield GaugeMetricFamily(f"discogs_sync_{name}", meaning, value=value)
    documents = GaugeMetricFamily("discogs_sync_documents", "Documents in the mirror", labels=["kind"])
    for kind, count in metrics.documents.items():
        documents.add_metric([kind], count)
    yield documents
    build = GaugeMetricFamily("discogs_sync_build_info", "Version of discogs-sync", labels=["version"])
    build.add_metric([__version__], 1)
    yield build


def _epoch(at: datetime | None) -> float | None:
    return at.timestamp() if at else None


def _replace(path: Path, content: bytes) -> None:
    """Replace the file's content, readable by everybody; raises UsageError."""
    try:
        safefile.write(path, content, mode=0o644)
    except OSError as error:
        raise UsageError(
            f"The metrics file {path} cannot be written ({error.strerror}): name a file in a folder that you may"
            " write to."
        ) from error
