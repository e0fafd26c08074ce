"""`discogs-sync runs`: the runs with their counts and endings."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import counting, open_database, pass_settings
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import ago, duration, instant, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discogs_sync.settings import Settings
    from discogs_sync.store.runs import RowCounts, Run

NUMBERS = ("requests", "fetched", "new", "changed", "gone", "quarantined")
COLUMNS = ("run", "begun", "took", "ending", *NUMBERS, "command", "message")


@click.command(short_help="List the runs.")
@click.option("--limit", type=counting(), default=20, show_default=True, metavar="N", help="The latest N.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@pass_settings
def runs(settings: Settings, limit: int, as_json: bool) -> None:
    """List the runs, the latest first: time, ending, and counts.

    An ending is done, paused, problems, failed, interrupted or killed. A run under way has the age of its heartbeat
    instead.

    \b
    Example:
      discogs-sync runs --limit 5
    """
    from discogs_sync.sync.status import read_rows, read_runs

    with open_database(settings) as database:
        found = read_runs(database, limit)
        rows = read_rows(database, found)
    if as_json:
        write_json([run_object(run) | {"rows": _rows(rows.get(run.id, {}))} for run in found])
    elif found:
        write_table(COLUMNS, [_row(run) for run in found], right=("run", *NUMBERS))
    else:
        say("No run has been made yet.")


def run_object(run: Run) -> dict[str, Any]:
    """Return a run for JSON; `ending` is null while it is under way."""
    return {
        "run": run.id,
        "command": run.command,
        "version": run.version,
        "started_at": run.started_at,
        "heartbeat_at": run.heartbeat_at,
        "ended_at": run.ended_at,
        "ending": run.ending,
        "message": run.message,
        **asdict(run.counts),
    }


def _rows(counts: Mapping[str, RowCounts]) -> dict[str, Any]:
    """Return the rows that the load of a dump changed, by table."""
    return {table: asdict(each) for table, each in counts.items()}


def ending_text(run: Run) -> str:
    """Return how a run ended, or the age of the heartbeat of one under way."""
    if run.ending:
        return run.ending
    return f"under way, alive {ago(run.heartbeat_at)}" if run.heartbeat_at else "under way"


def _row(run: Run) -> tuple[str, ...]:
    counts = run.counts
    numbers = (counts.requests, counts.fetched, counts.inserted, counts.updated, counts.gone, counts.set_aside)
    return (
        str(run.id),
        instant(run.started_at),
        _took(run),
        ending_text(run),
        *map(number, numbers),
        run.command,
        run.message or "",
    )


def _took(run: Run) -> str:
    if run.ending == "killed":
        return "–"  # its end is unknown
    took = duration(((run.ended_at or datetime.now(UTC)) - run.started_at).total_seconds())
    return took if run.ended_at else f"{took} so far"
