"""`discogs-sync replay`: map stored raw answers again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, options, pass_settings
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.progress import Words, log_event, showing
from discogs_sync.cli.signals import stopped_by_signals
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import counted, duration, item_text, number
from discogs_sync.errors import Interrupted
from discogs_sync.settings import KINDS

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.sync.replay import Ending, Progress
    from discogs_sync.sync.rewrite import Named

EXIT_CODES = {"done": 0, "problems": 1, "interrupted": Interrupted.exit_code}
"""Exit codes of endings."""


@click.command(short_help="Map the raw answers again, without a request.")
@click.argument("kinds", nargs=-1, metavar="[KIND]...", type=click.Choice(KINDS))
@click.option("--dry-run", is_flag=True, help="Report changes without making them.")
@click.option("--restart", is_flag=True, help="Start again instead of continuing an unfinished replay.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@pass_settings
def replay(settings: Settings, kinds: tuple[str, ...], dry_run: bool, restart: bool, as_json: bool) -> None:
    """Map the stored raw answers again, all or those of each KIND, and correct differing rows of the mirror.

    Use it after an upgrade to a version that maps more. No request is made. Rows of a later answer or of a dump
    stay. If it is stopped or killed, the next replay continues it.

    \b
    Kinds:
      artist, label, master, release, artist_releases, label_releases, master_versions, search

    \b
    Example:
      discogs-sync replay --dry-run
      discogs-sync replay
      discogs-sync replay master release
    """
    began = time.monotonic()
    with open_database(settings) as database:
        ending = _run(database, kinds, dry_run=dry_run, restart=restart)
    _tell(ending, time.monotonic() - began, as_json=as_json)
    click.get_current_context().exit(EXIT_CODES[ending.ending])


def _run(database: Database, kinds: Sequence[str], *, dry_run: bool, restart: bool) -> Ending:
    from discogs_sync.sync.replay import look, replay

    pace = _Pace()
    with showing(options().log_format, pace.words) as report, stopped_by_signals() as stop:
        if dry_run:
            return look(database, kinds, stop=stop, restart=restart, report=report)
        command = " ".join(["replay", *kinds, *(["--restart"] if restart else [])])
        return replay(database, kinds, command=command, stop=stop, restart=restart, report=report)


class _Pace:
    """Progress of a replay, with the remaining time at its pace so far."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def words(self, progress: Progress) -> Words:
        seconds = (time.monotonic() - self._began) * progress.left / progress.done
        changed = progress.findings.counts.updated + progress.findings.counts.inserted
        failures = progress.findings.failures
        latest = item_text(progress.latest)
        return Words(
            progress.done,
            progress.left,
            f"{counted(progress.done, 'raw answer')} done, {number(progress.left)} left",
            [
                f"about {duration(seconds)} left",
                f"{number(changed)} differ",
                f"{number(failures)} cannot be mapped" if failures else "no problems",
                f"now at {latest}",
            ],
            {
                "done": progress.done,
                "left": progress.left,
                "seconds_left": seconds,
                "latest": latest,
                "kinds": progress.findings.tallies,
            },
        )


def _tell(ending: Ending, seconds: float, *, as_json: bool) -> None:
    if options().log_format == "json":
        log_event("ended", **_object(ending, seconds))
    if as_json:
        write_json(_object(ending, seconds))
    elif options().log_format == "text":
        _write(ending)


def _object(ending: Ending, seconds: float) -> dict[str, Any]:
    """Give the ending for JSON; `run` is null for a dry run, a document's page too."""
    found = ending.findings
    return {
        "run": ending.run_id,
        "ending": ending.ending,
        "seconds": round(seconds, 3),
        "left": ending.left,
        "kinds": found.tallies,
        "differing": [_named_object(each) | {"columns": each.columns} for each in found.differing],
        "unmappable": [_named_object(each) | {"message": each.error} for each in found.unmappable],
    }


def _named_object(named: Named) -> dict[str, Any]:
    return {"item": item_text(named.item), "page": named.page or None}


def _write(ending: Ending) -> None:
    found = ending.findings
    say(_headline(ending))
    if found.tallies:
        written = ("would change", "would be new") if ending.run_id is None else ("changed", "new")
        columns = ("payloads", "unchanged", *written, "newer here", "unmappable")
        rows = [(kind, *map(number, astuple(tally))) for kind, tally in sorted(found.tallies.items())]
        write_table(("kind", *columns), rows, right=columns)
    if found.differing:
        say("\nSome that differ, and in what:")
        write_table(("payload", "columns"), [(_text(each), ", ".join(each.columns)) for each in found.differing])
    if found.unmappable:
        say("\nSome that cannot be mapped, and why:")
        write_table(("payload", "message"), [(_text(each), each.error or "") for each in found.unmappable])


def _headline(ending: Ending) -> str:
    if ending.ending == "interrupted":
        return f"Stopped as asked, with {counted(ending.left, 'raw answer')} left."
    if not ending.findings.tallies:
        return "No raw answers are left to map."
    if failures := ending.findings.failures:
        return f"Finished, but {counted(failures, 'raw answer')} cannot be mapped: the mirror keeps their present rows."
    return (
        "Nothing was changed: this is a dry run."
        if ending.run_id is None
        else "Done: the raw answers are mapped again."
    )


def _text(named: Named) -> str:
    return item_text(named.item) + (f", page {named.page}" if named.page else "")
