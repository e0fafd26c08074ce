"""`sync --forever` and `sync --every`: repeated runs, and the reports of runs and waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import click

from discogs_sync.cli.context import options
from discogs_sync.cli.metrics import update
from discogs_sync.cli.output import console, json_line, printable, say
from discogs_sync.cli.progress import log_event
from discogs_sync.cli.signals import stopped_by_signals
from discogs_sync.cli.summary import outcome, summary_object
from discogs_sync.cli.wording import instant
from discogs_sync.errors import UsageError

if TYPE_CHECKING:
    import threading

    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.sync.crawl import Ending
    from discogs_sync.sync.metrics import MetricsFile
    from discogs_sync.sync.service import Wait

Run = Callable[["threading.Event"], "Ending"]
"""One run, which ends early when the event is set."""

STEP = 5.0
"""Seconds of a wait after which the metrics are looked after."""


def check(*, forever: bool, every: float | None, limited: bool, force: bool, dry_run: bool, metrics: bool) -> None:
    """Raise UsageError for options that contradict each other."""
    if forever and every:
        raise UsageError("--forever begins a run whenever something is due, --every so often: give one of them.")
    if forever and limited:
        raise UsageError("--forever would go on after any limit: give --max-requests and --max-time with --every.")
    if force and (forever or every):
        raise UsageError("--force is for one run, when you have looked at the listings: not with --forever or --every.")
    if dry_run and (forever or every or metrics):
        raise UsageError(
            "--dry-run and --estimate make no run: give them without --forever, --every and --metrics-file."
        )


def serve(
    settings: Settings, database: Database, run: Run, *, every: float | None, metrics: MetricsFile, as_json: bool
) -> NoReturn:
    """Do one run after the other, each reported in one line, with at least `every` seconds between two starts.

    Ends by KeyboardInterrupt when asked to stop, and by the error of a run that waiting does not solve.
    """
    from discogs_sync.sync import service

    def work() -> Ending:
        began = time.monotonic()
        with stopped_by_signals() as stop:
            try:
                ending = run(stop)
                _tell_ending(settings, database, ending, time.monotonic() - began, as_json)
                update(metrics)
            finally:
                if stop.is_set():
                    raise KeyboardInterrupt
        return ending

    service.serve(database, work, _Waiting(metrics), every or service.SPACING, settings.max_age)


def _tell_ending(settings: Settings, database: Database, ending: Ending, seconds: float, as_json: bool) -> None:
    from discogs_sync.sync.plan import plan
    from discogs_sync.sync.problems import not_found

    missing = not_found(database, ending.run_id)
    told = summary_object(ending, seconds, plan(database, settings.requests_per_minute), missing)
    if options().log_format == "json":
        log_event("ended", **told)
    if as_json:
        click.echo(json_line(told))
    elif options().log_format == "text":
        say(f"{instant(datetime.now(UTC))} Run {ending.run_id}: {outcome(ending, seconds, missing)}")


class _Waiting:
    """Wait and report it: continuously on a terminal, elsewhere the first time and after errors."""

    def __init__(self, metrics: MetricsFile) -> None:
        self._metrics = metrics
        self._was_told = False

    def __call__(self, wait: Wait) -> None:
        """Wait, and keep the metrics up to date meanwhile."""
        on_terminal = options().log_format == "text" and sys.stderr.isatty()
        if wait.error or not (self._was_told or on_terminal):
            _tell_wait(wait)
        self._was_told = True
        with _shown(wait) if on_terminal else nullcontext():
            self._pass(wait.seconds)

    def _pass(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, STEP))
            self._metrics.keep_up()


def _tell_wait(wait: Wait) -> None:
    if options().log_format == "json":
        log_event("waiting", until=wait.until, error=str(wait.error) if wait.error else None)
    else:
        say(f"{wait.error} {_sentence(wait)}" if wait.error else _sentence(wait), err=True)


def _shown(wait: Wait) -> AbstractContextManager[object]:
    return console(sys.stderr).status(printable(_sentence(wait)))


def _sentence(wait: Wait) -> str:
    if wait.until is None:
        return "Nothing is queued. Targets that are followed from now on are fetched at once."
    return f"The next run begins at {instant(wait.until)}."
