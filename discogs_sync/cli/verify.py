"""`discogs-sync verify`: compare the mirror with itself and with Discogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import click

from discogs_sync.cli.context import (
    announce_compiling,
    counting,
    is_lacking,
    open_database,
    options,
    pass_settings,
    tell,
)
from discogs_sync.cli.loading import PACKAGES
from discogs_sync.cli.output import json_line, printable, say
from discogs_sync.cli.progress import log_event
from discogs_sync.cli.signals import promise
from discogs_sync.cli.summary import NOTHING_FOLLOWED
from discogs_sync.cli.wording import complete_target, counted, duration, item_text, number
from discogs_sync.errors import DiscogsSyncError, UsageError
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.tables import Cursor
    from discogs_sync.store.verify.findings import Check, Finding
    from discogs_sync.store.verify.scope import Scope
    from discogs_sync.sync.repair import Repaired
    from discogs_sync.sync.targets import Target
    from discogs_sync.sync.verify import Comparison

SENTENCES: dict[Check, str] = {
    "orphan": "{item} is in the frontier, and no follow leads to it.",
    "unqueued": "{item} is not in the frontier, and a follow leads to it.",
    "stuck": "{item} can never come due: {here}.",
    "lost": "{item} was fetched, and has no row in {place}.",
    "lineage": "{item} has {here} in {place}, which other columns contradict.",
    "tombstone": "{item} is gone since {here} in {place}, and since {there} in the frontier.",
    "gap": "A list of {item} in {place} has gaps: number of rows {here}, last place {there}.",
    "parentless": "{item} has rows in {place} without their row in {there}: {here}.",
    "derived": "{item} has {here} in {place}, and {there} follows from its source.",
    "rows": "{item} has rows in {place} that were changed since they were written (hash {here}, not {there}).",
    "stats": "{item} has statistics in {place} that cannot be right: {here}, not {there}.",
    "entries": "Entries of {item} in {place}: {here}; its last walk read {there}.",
    "stray": "{item} is neither mirrored nor followed, but has entries in {place}: {here}.",
    "count": "Entries of {item}: {here} here, {there} at Discogs.",
    "content": "{item} differs at {place}: {here} here, {there} at Discogs.",
    "gone": "{item} is mirrored, and Discogs does not have it any more.",
    "returned": "{item} is marked as gone, and Discogs has it.",
    "unusable": "{item} cannot be compared: {there}",
}
"""The sentence for a finding of each check."""

_AGAIN = "`verify --repair` makes it due, and `sync` or the next dump writes it again."
_DELETED = "`verify --repair` deletes these rows, and `sync` or the next dump writes those that belong there."

REMEDIES: dict[Check, str] = dict.fromkeys(SENTENCES, _AGAIN) | {
    "orphan": "`verify --repair` takes it out of the frontier, a mirrored one once all listings were read without it.",
    "unqueued": "`verify --repair` puts it into the frontier.",
    "parentless": _DELETED,
    "stats": _DELETED,
    "stray": _DELETED,
    "unusable": "Compare it with discogs.com; `verify --repair` makes it due.",
}
"""The remedy for findings of each check."""

MOST_SHOWN = 20
"""Findings of one check that are shown, unless as JSON."""


class Report(Protocol):
    """Prints findings as they come, counts them by check, and prints a summary in the end."""

    counts: Counter[Check]

    def tell(self, finding: Finding) -> None:
        """Print a finding."""

    def end(self, comparison: Comparison, repaired: Repaired | None) -> None:
        """Print the comparison, and the repair if there was one."""

    def fail(self, error: str) -> None:
        """Complete the output before an error ends the command."""


class _Sentences:
    """For people: the first findings of each check."""

    def __init__(self) -> None:
        self.counts: Counter[Check] = Counter()

    def tell(self, finding: Finding) -> None:
        self.counts[finding.check] += 1
        if self.counts[finding.check] <= MOST_SHOWN:
            say(printable(_sentence(finding)))

    def end(self, comparison: Comparison, repaired: Repaired | None) -> None:
        for check, count in self.counts.items():
            if count > MOST_SHOWN:
                say(f"… and {number(count - MOST_SHOWN)} more of the check {check}: --json prints all.")
        if self.counts:
            parts = ", ".join(f"{check} {number(count)}" for check, count in self.counts.items())
            say(f"{counted(self.counts.total(), 'finding')} ({parts}).")
        else:
            say("Nothing differs.")
        if not comparison.targets:
            say(NOTHING_FOLLOWED)
        say(_compared(comparison))
        if repaired:
            say(_mended(repaired))
        elif self.counts:
            say(f"--repair queues the differing items, and {command('sync')} fetches them again.")

    def fail(self, error: str) -> None:
        pass


class _Json:
    """For scripts: one object, a line for each finding."""

    def __init__(self) -> None:
        self.counts: Counter[Check] = Counter()
        self._before = '{"findings": ['

    def tell(self, finding: Finding) -> None:
        self.counts[finding.check] += 1
        click.echo(self._before + json_line(_object(finding)))
        self._before = ","

    def end(self, comparison: Comparison, repaired: Repaired | None) -> None:
        self._close(compared=_numbers(comparison), repaired=repaired, error=None)

    def fail(self, error: str) -> None:
        self._close(compared=None, repaired=None, error=error)

    def _close(self, **rest: Any) -> None:
        if not self.counts:
            click.echo(self._before)
        click.echo(f"], {json_line({'counts': self.counts, **rest}).removeprefix('{')}")


@click.command(short_help="Compare the mirror with itself and with Discogs.")
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_target)
@click.option(
    "--sample",
    type=counting(0),
    default=50,
    show_default=True,
    metavar="N",
    help="Documents and further pages of listings to draw at random, fetch and compare; 0 for none.",
)
@click.option("--local", is_flag=True, help="Make no request: check the mirror's consistency only.")
@click.option("--repair", is_flag=True, help="Queue differing items: the next sync requests them again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with all findings.")
@pass_settings
def verify(settings: Settings, targets: tuple[str, ...], sample: int, local: bool, repair: bool, as_json: bool) -> None:
    """Compare the mirror of each followed TARGET, or of all that is followed, with itself and with Discogs.

    Within the mirror it looks for what contradicts itself: items that no follow leads to, are missing in the frontier
    or can never come due; documents, listings and rows of lists that are lost or were changed since they were written
    (rows of dumps with the extra `dump` only); values that do not follow from the columns that they are computed from;
    instants, feeds, hashes and marks of disappearance that contradict each other; statistics of documents that are not
    there. With TARGETs it looks at what these lead to, else also at all that dumps brought.

    Then it asks Discogs for the first page of each target's listing, to compare the number of entries and the entries
    of that page, and for a random sample of documents and further pages, gone ones included. Content of a dump is
    compared by what dumps carry. Numbers that move by the hour, such as prices, are not compared. A change at Discogs
    since the last fetch counts as a difference.

    The exit code is 0 when nothing differs, 1 when something does. --repair leaves quarantined items alone.

    \b
    Example:
      discogs-sync verify
      discogs-sync verify label:1 --sample 200 --repair
      discogs-sync verify --local --json
    """
    from discogs_sync.dump.layout import DUMPS
    from discogs_sync.sync.comparison import compare
    from discogs_sync.sync.repair import Repair
    from discogs_sync.sync.targets import parse
    from discogs_sync.sync.verify import inspect

    promise("Stopped. Nothing in the mirror was changed.")
    wanted = [parse(text) for text in targets]
    report: Report = _Json() if as_json else _Sentences()
    with open_database(settings) as database, _ended(report):
        mending = Repair(database) if repair else None

        def note(finding: Finding) -> None:
            report.tell(finding)
            if mending:
                mending.note(finding)

        comparison = inspect(database, wanted, None if local else sample, note, [_check_dumped_rows])
        if comparison.requests:
            _announce(comparison, settings.requests_per_minute)
            carried = {kind: dump.record.carried for kind, dump in DUMPS.items()}
            compare(settings, database, comparison, _command(wanted, sample, repair), note, carried)
        repaired = mending.end(comparison.targets) if mending else None
    report.end(comparison, repaired)
    click.get_current_context().exit(1 if report.counts else 0)


def _check_dumped_rows(cursor: Cursor, scope: Scope) -> Iterable[Iterable[Finding]]:
    """Check the rows of dumps; without the extra `dump`, report that this is left out."""
    from discogs_sync.store import dumps

    if not dumps.loads(cursor):
        return []
    if is_lacking(*PACKAGES):
        tell("left_out", "The rows of dumps are not checked: that needs the extra `dump`.", check="rows")
        return []
    announce_compiling()
    from discogs_sync.dump import audit

    return audit.checks(cursor, scope)


@contextmanager
def _ended(report: Report) -> Iterator[None]:
    """Complete the report's output if an error ends the command."""
    try:
        yield
    except UsageError:
        raise
    except (DiscogsSyncError, KeyboardInterrupt) as error:
        report.fail(str(error) or "Stopped as asked.")
        raise


def _announce(comparison: Comparison, rate: int) -> None:
    if options().log_format == "json":
        log_event("comparing", **_numbers(comparison))
        return
    time = f", {duration(comparison.requests * 60 / rate)} at {counted(rate, 'request')} a minute" if rate else ""
    say(f"Comparing with Discogs: {counted(comparison.requests, 'request')}{time}.", err=True)


def _command(targets: Sequence[Target], sample: int, repair: bool) -> str:
    """Return the command for the run's row."""
    return " ".join(["verify", *map(str, targets), f"--sample {sample}", *(["--repair"] if repair else [])])


def _sentence(finding: Finding) -> str:
    values = {"here": finding.here, "there": finding.there}
    if finding.check == "content":
        values = {name: "nothing" if value is None else json_line(value) for name, value in values.items()}
    return SENTENCES[finding.check].format(item=item_text(finding.item), place=finding.place, **values)


def _object(finding: Finding) -> dict[str, Any]:
    return {**vars(finding), "item": item_text(finding.item), "remedy": REMEDIES[finding.check]}


def _compared(comparison: Comparison) -> str:
    if not comparison.requests:
        return "Nothing was compared with Discogs."
    numbers = _numbers(comparison)
    listings, documents = counted(numbers["listings"], "listing"), counted(numbers["documents"], "document")
    pages = counted(numbers["pages"], "further page")
    return f"Compared with Discogs: {listings}, {documents} and {pages}."


def _numbers(comparison: Comparison) -> dict[str, int]:
    """Count the listings, documents and pages compared with Discogs."""
    return {name: len(getattr(comparison, name)) for name in ("listings", "documents", "pages")}


def _mended(repaired: Repaired) -> str:
    return (
        f"{counted(repaired.queued, 'item is', 'items are')} due now that were not,"
        f" {number(repaired.dropped)} left the frontier; {command('sync')} does the rest, and the next dump for what"
        " nobody follows."
    )
