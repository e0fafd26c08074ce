"""How far a job is, while it runs: a display on a terminal, lines elsewhere. All of it goes to stderr."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from discogs_sync.cli.output import console, json_line, printable, say
from discogs_sync.cli.wording import counted, duration, item_text, number

if TYPE_CHECKING:
    from rich.console import RenderableType

    from discogs_sync.api.traffic import Wait
    from discogs_sync.sync.outlook import Progress

Told = TypeVar("Told")
Report = Callable[[Told], None]

LINE_EVERY = 30.0
"""Seconds between two lines."""

SETTLED = 5.0
"""Seconds after which the measured pace says more than the rate that is allowed."""

MINUTE = 60.0


@dataclass(frozen=True)
class Words:
    """How far a job is: what is done and left as numbers and in words, further facts, and all of it for scripts.

    `trouble` is what the job waits for, None where it proceeds: a line about a new one does not wait for its turn.
    """

    done: int
    left: int
    headline: str
    facts: Sequence[str]
    event: dict[str, Any]
    trouble: str | None = None


@contextmanager
def showing(log_format: str, words: Callable[[Told], Words], *, at_once: bool = True) -> Iterator[Report[Told]]:
    """Have somebody to report a job's progress to, in these words.

    The format `json` gives one object a line, `text` a display on a terminal and sentences elsewhere; the first line
    comes `at_once` or after `LINE_EVERY`.
    """
    if log_format == "json":
        yield _Seldom(words, lambda said: log_event("progress", **said.event), at_once)
    elif sys.stderr.isatty():
        with _display() as show:
            yield lambda progress: show(words(progress))
    else:
        yield _Seldom(words, lambda said: say(_sentence(said), err=True), at_once)


def reporting(rate: int, log_format: str, *, at_once: bool = True) -> AbstractContextManager[Report[Progress]]:
    """Have somebody to report a run's progress to; `rate` is in requests a minute, 0 for no limit."""
    pace = _Pace(rate)
    return showing(log_format, lambda progress: _words(progress, pace), at_once=at_once)


def log_event(event: str, **fields: Any) -> None:
    """Write an event to the log as one JSON object."""
    click.echo(json_line({"event": event, "at": datetime.now(UTC), **fields}), err=True)


class _Pace:
    """The requests a minute that a run makes, and the time that it will take on."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._began = time.monotonic()

    def seconds_left(self, progress: Progress) -> float | None:
        """Return the time that the known requests take; None without a pace."""
        elapsed = time.monotonic() - self._began
        measured = progress.per_minute * MINUTE / min(elapsed, MINUTE) if elapsed > SETTLED else 0
        pace = measured or self.rate
        return progress.requests_left * MINUTE / pace if pace else None

    def requests(self, progress: Progress) -> str:
        """Give the requests of the last minute against those allowed."""
        if not self.rate:
            return f"{counted(progress.per_minute, 'request')} in the last minute"
        return f"{number(progress.per_minute)} of {counted(self.rate, 'request')} in the last minute"


class _Seldom:
    """Passes on one report every `LINE_EVERY` seconds, the first `at_once` or after as long; new trouble at once."""

    def __init__(self, words: Callable[[Any], Words], report: Callable[[Words], None], at_once: bool) -> None:
        self._words = words
        self._report = report
        self._next = 0.0 if at_once else time.monotonic() + LINE_EVERY
        self._trouble: str | None = None

    def __call__(self, progress: object) -> None:
        said = self._words(progress)
        now = time.monotonic()
        is_new = said.trouble is not None and said.trouble != self._trouble
        if now >= self._next or is_new:
            self._next = now + LINE_EVERY
            self._trouble = said.trouble
            self._report(said)


def _words(progress: Progress, pace: _Pace) -> Words:
    bound = "at least " if progress.at_least else ""
    headline = f"{counted(progress.done, 'item')} done, {bound}{number(progress.left)} left"
    trouble = progress.wait.reason if progress.wait else None
    return Words(progress.done, progress.left, headline, _facts(progress, pace), _event(progress, pace), trouble)


def _event(progress: Progress, pace: _Pace) -> dict[str, Any]:
    return {
        "done": progress.done,
        "left": progress.left,
        "announced": progress.ahead.entries,
        "unread_listings": progress.ahead.unread,
        "at_least": progress.at_least,
        "seconds_left": pace.seconds_left(progress),
        "requests_per_minute": progress.per_minute,
        "rate": pace.rate,
        "latest": item_text(progress.latest) if progress.latest else None,
        "wait": progress.wait,
        "counts": progress.counts,
    }


def _facts(progress: Progress, pace: _Pace) -> list[str]:
    facts = [wait_text(progress.wait)] if progress.wait else []
    facts.append(pace.requests(progress))
    seconds = pace.seconds_left(progress)
    if seconds is not None and not progress.wait:
        facts.append(f"{'at least' if progress.at_least else 'about'} {duration(seconds)} left")
    if progress.ahead.unread:
        facts.append(f"{counted(progress.ahead.unread, 'listing')} of unknown length")
    if progress.counts.set_aside:
        facts.append(f"{number(progress.counts.set_aside)} quarantined")
    elif progress.done and not progress.wait:
        facts.append("no problems")
    if progress.latest:
        facts.append(f"now at {item_text(progress.latest)}")
    return facts


def wait_text(wait: Wait) -> str:
    """Return why nothing comes for now, and when the next request is made."""
    when = f"in {duration(math.ceil(wait.seconds))}" if wait.seconds > 0 else "now"
    return f"{wait.reason}; {wait.next_step} {when}"


def _sentence(words: Words) -> str:
    return f"{words.headline}; {'; '.join(words.facts)}."


@contextmanager
def _display() -> Iterator[Report[Words]]:
    from rich.live import Live

    with Live(console=console(sys.stderr), auto_refresh=False, transient=True) as live:
        yield lambda words: live.update(_picture(words), refresh=True)


def _picture(words: Words) -> RenderableType:
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    top = Table.grid(padding=(0, 2))
    top.add_row(ProgressBar(total=words.done + words.left or 1, completed=words.done, width=40), words.headline)
    return Group(top, Text(printable(" · ".join(words.facts))))
