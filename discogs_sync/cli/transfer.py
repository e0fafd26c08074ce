"""Progress of downloads and loads on stderr: a display on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from discogs_sync.cli.output import console, printable, say
from discogs_sync.cli.progress import log_event
from discogs_sync.cli.wording import counted, duration, instant, size
from discogs_sync.dump.events import Event, Moving, Report, Settled, Waiting

if TYPE_CHECKING:
    from rich.progress import Progress

LINE_EVERY = 60.0
"""Seconds between two lines about a file."""

REDRAW_EVERY = 0.1
"""Seconds between two changes of the display."""

PACE_AFTER = 1.0
"""Seconds until the rate of a file is shown."""

PARTICIPLES = {
    "downloading": "downloaded",
    "checking": "checked",
    "reading": "read",
    "loading": "read",
    "indexing": "indexed",
}
NAMES = {Moving: "progress", Settled: "file", Waiting: "waiting"}
"""Names of the events in the log."""

Tell = Callable[[Event, float | None], None]
"""Takes an event, and the bytes a second of a file in progress, None if unknown."""


@contextmanager
def reporting_transfer(log_format: str) -> Iterator[Report]:
    """Yield a function that reports progress.

    The format `json` gives one object a line, `text` a display on a terminal and sentences elsewhere.
    """
    if log_format == "json":
        yield Seldom(_log, LINE_EVERY, LINE_EVERY)
    elif sys.stderr.isatty():
        with _bars() as progress:
            yield Seldom(_Display(progress), 0, REDRAW_EVERY)
    else:
        yield Seldom(lambda event, rate: say(event_text(event, rate), err=True), LINE_EVERY, LINE_EVERY)


class Seldom:
    """Passes events on; of a file's progress the first after `first` seconds, then one every `every` seconds."""

    def __init__(self, tell: Tell, first: float, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tell = tell
        self._first = first
        self._every = every
        self._last: Moving | None = None
        self._began = 0.0
        self._next = 0.0

    def __call__(self, event: Event) -> None:
        """Take an event."""
        if not isinstance(event, Moving):
            self._tell(event, None)
            return
        now = self._clock()
        if not self._goes_on(event):
            self._began = now
            self._next = now + self._first
        self._last = event
        if now >= self._next:
            self._next = now + self._every
            seconds = now - self._began
            self._tell(event, event.done / seconds if seconds > PACE_AFTER else None)

    def _goes_on(self, event: Moving) -> bool:
        """Return whether the file and the attempt are those of the last event."""
        last = self._last
        return last is not None and (event.name, event.action) == (last.name, last.action) and event.done > last.done


def _log(event: Event, rate: float | None) -> None:
    pace = {"bytes_per_second": rate, "seconds_left": _seconds_left(event, rate)} if isinstance(event, Moving) else {}
    log_event(NAMES[type(event)], **asdict(event), **pace)


def event_text(event: Event, rate: float | None = None) -> str:
    """Give an event as a sentence; `rate` is in bytes a second."""
    match event:
        case Moving(name, action, done, whole, records):
            share = f" of {size(whole)} ({done * 100 // whole} %)" if whole else ""
            pace = f", {size(int(rate))} a second" if rate else ""
            seconds = _seconds_left(event, rate)
            left = f", about {duration(seconds)} left" if seconds else ""
            count = f", {counted(records, 'record')}" if records is not None else ""
            return f"{name}: {size(done)}{share} {PARTICIPLES[action]}{count}{pace}{left}."
        case Settled(name, True, octets):
            return f"{name}: {size(octets)}, present and correct."
        case Settled(name, _, _):
            return f"{name}: wrong by CHECKSUM, and deleted."
        case Waiting(reason, seconds, site):
            at = instant(datetime.now(UTC) + timedelta(seconds=seconds))
            return f"{site} did not give the file ({reason}). The next attempt is in {duration(seconds)}, at {at}."


def _seconds_left(event: Moving, rate: float | None) -> float | None:
    return (event.size - event.done) / rate if rate and event.size else None


def _bars() -> Progress:
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console(sys.stderr),
        transient=True,
    )


class _Display:
    """Shows the progress of a file as a bar, and other events as lines above it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __call__(self, event: Event, rate: float | None) -> None:
        if not isinstance(event, Moving):
            self._forget()
            self._progress.console.print(printable(event_text(event, rate)))
            return
        description = printable(" ".join((event.action, event.name.partition(".")[0])))
        if any(task.description != description or task.completed > event.done for task in self._progress.tasks):
            self._forget()
        if not self._progress.tasks:
            self._progress.add_task(description, total=event.size)
        self._progress.update(self._progress.task_ids[0], completed=event.done)

    def _forget(self) -> None:
        for task in self._progress.task_ids:
            self._progress.remove_task(task)
