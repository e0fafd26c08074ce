"""`discogs-sync status`: contents of the mirror, the queue, and problems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.metrics import METRICS_FILE
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.plan import plan_object, plan_text, write_due
from discogs_sync.cli.runs import ending_text, run_object
from discogs_sync.cli.staleness import staleness_object, staleness_text
from discogs_sync.cli.summary import NOTHING_FOLLOWED
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import (
    counted,
    duration,
    follow_object,
    follow_text,
    instant,
    item_text,
    number,
    read_duration,
    size,
    walk_object,
    walk_text,
)
from discogs_sync.hints import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.store.runs import Run
    from discogs_sync.store.status import Age, Count
    from discogs_sync.sync.status import FollowStatus, Status

MOST_FOLLOWS = 20
"""Followed targets shown at most."""


@click.command(short_help="Show the mirror, the queue and problems.")
@click.option(
    "--check",
    callback=read_duration,
    metavar="DURATION",
    help="Only report whether the mirror is staler; exit code 1 if it is.",
)
@METRICS_FILE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pass_settings
def status(settings: Settings, check: float | None, metrics_file: Path | None, as_json: bool) -> None:
    """Show the mirrored documents, the progress of each walk through a listing, the queue, and problems.

    The age of an item is the time since Discogs last confirmed it; gone items have none. Counts of large tables are
    estimates, marked with a ~, except those of gone items. Ages of more than 100,000 items are those of a sample. No
    request is made.

    For monitoring, --check reports in one sentence whether the mirror is stale: an item has been due for longer than
    DURATION, or all runs have failed for longer, or a run under way has had no heartbeat for longer (and for at least
    5 minutes).

    \b
    Example:
      discogs-sync status
      discogs-sync status --check 2h
    """
    from discogs_sync.sync.metrics import MetricsFile
    from discogs_sync.sync.status import read_status

    with open_database(settings) as database:
        MetricsFile(metrics_file, database, settings).write()
        if check is not None:
            _check(database, check, as_json)
            return
        found = read_status(database, settings)
        place, programs = str(database), database.runs_on()
    if as_json:
        write_json(_object(found) | {"server": {"place": place, "programs": programs}})
        return
    _write_holdings(found)
    say(f"The {place} takes {size(found.size)}. It is run by {programs}.\n")
    _write_ages(found.ages)
    _write_follows(found.follows)
    _write_work(found)
    _write_health(found)


def _check(database: Database, limit: float, as_json: bool) -> None:
    from discogs_sync.sync.staleness import read_staleness

    staleness = read_staleness(database, limit)
    if as_json:
        write_json(staleness_object(staleness))
    else:
        say(staleness_text(staleness))
    click.get_current_context().exit(1 if staleness.is_stale else 0)


def _object(status: Status) -> dict[str, Any]:
    return {
        "mirrored": {
            each.kind: {"documents": each.documents.rows, "gone": each.gone, "exact": each.documents.exact}
            for each in status.holdings
        },
        "ages": {age.kind: _age_object(age) for age in status.ages},
        "size": status.size,
        "follows": [follow_object(each) for each in status.follows],
        "follows_gone": sum(each.gone_at is not None for each in status.follows),
        "walks": [walk_object(walk) for walk in status.walks],
        "left": plan_object(status.plan),
        "next_due": status.next_due,
        "requests_of_last_minute": status.last_minute,
        "problems": status.problems,
        "drift": status.drift,
        "last_run": run_object(status.last_run) if status.last_run else None,
    }


def _write_holdings(status: Status) -> None:
    rows = [(each.kind, _number(each.documents), number(each.gone)) for each in status.holdings]
    write_table(("mirrored", "documents", "gone at Discogs"), rows, right=("documents", "gone at Discogs"))


def _write_ages(ages: Sequence[Age]) -> None:
    columns = ("last confirmed", "items", "median age", "95 % below", "oldest")
    rows = [
        (
            age.kind,
            number(age.items) if age.exact else f"~{number(age.items)}",
            *map(duration, (age.median, age.percentile_95, age.oldest)),
        )
        for age in ages
    ]
    if rows:
        write_table(columns, rows, right=columns[1:])
        click.echo()


def _age_object(age: Age) -> dict[str, Any]:
    return {name: value for name, value in vars(age).items() if name != "kind"}


def _number(count: Count) -> str:
    return number(count.rows) if count.exact else f"~{number(count.rows)}"


def _write_follows(follows: Sequence[FollowStatus]) -> None:
    if not follows:
        say(NOTHING_FOLLOWED)
        return
    rows = [(item_text(each.follow.item), follow_text(each)) for each in follows[:MOST_FOLLOWS]]
    write_table(("followed", "listing"), rows)
    if len(follows) > MOST_FOLLOWS:
        say(f"… and {number(len(follows) - MOST_FOLLOWS)} more: {command('follows')} lists them.")
    if gone := sum(each.gone_at is not None and each.is_mirrored for each in follows):
        say(f"{counted(gone, 'followed target is', 'followed targets are')} gone at Discogs.")
    if absent := sum(each.gone_at is not None and not each.is_mirrored for each in follows):
        say(f"{counted(absent, 'followed target does', 'followed targets do')} not exist at Discogs.")


def _write_work(status: Status) -> None:
    followed = {each.walk for each in status.follows}
    others = [walk for walk in status.walks if walk not in followed]
    if others:
        click.echo()
        write_table(("walk under way", "progress"), [(item_text(walk.item), walk_text(walk)) for walk in others])
    click.echo()
    if status.plan.items:
        write_due(status.plan)
    say(plan_text(status.plan))
    if not status.plan.items and status.next_due:
        say(f"The next item comes due at {instant(status.next_due)}.")
    if status.last_minute:
        say(f"{counted(status.last_minute, 'request')} in the last minute.")


def _write_health(status: Status) -> None:
    if status.problems:
        say(f"{counted(status.problems, 'item')} quarantined: {command('problems list')} has the reasons.")
    if status.drift:
        places = counted(status.drift, "place")
        say(f"Unexpected content at {places} in documents, which is kept: {command('drift')} lists it.")
    if status.last_run:
        say(_last_run(status.last_run))


def _last_run(run: Run) -> str:
    return f"Last run: {run.id}, begun {instant(run.started_at)}, {ending_text(run)}" + (
        f" ({run.message})." if run.message else "."
    )
