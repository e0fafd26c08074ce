"""`discogs-sync status`: what is mirrored, what is left, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.output import write_json, write_table
from discogs_sync.cli.plan import plan_object, plan_text, write_due
from discogs_sync.cli.runs import run_object
from discogs_sync.cli.summary import NOTHING_FOLLOWED
from discogs_sync.cli.wording import counted, instant, item_text, number, size, walk_object, walk_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discogs_sync.settings import Settings
    from discogs_sync.store.runs import Run
    from discogs_sync.store.status import Count
    from discogs_sync.sync.status import FollowStatus, Status

MOST_FOLLOWS = 20
"""Followed targets that are shown."""


@click.command(short_help="Show what is mirrored and what is left.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pass_settings
def status(settings: Settings, as_json: bool) -> None:
    """Show what is mirrored, where each walk through a listing stands, what is left, and what went wrong.

    Numbers of large tables are estimates, marked with a ~. No request is made.

    \b
    Example:
      discogs-sync status
      discogs-sync status --json
    """  # noqa: D301 (click reads the backslash)
    from discogs_sync.sync.status import read_status

    with open_database(settings) as database:
        found = read_status(database, settings)
        place = str(database)
    if as_json:
        write_json(_object(found))
        return
    _write_holdings(found)
    click.echo(f"The {place} takes {size(found.size)}.\n")
    _write_follows(found.follows)
    _write_work(found)
    _write_health(found)


def _object(status: Status) -> dict[str, Any]:
    return {
        "mirrored": {
            each.kind: {"documents": each.documents.rows, "gone": each.gone.rows, "exact": each.documents.exact}
            for each in status.holdings
        },
        "size": status.size,
        "follows": [{"target": item_text(each.follow.item), "walk": walk_object(each.walk)} for each in status.follows],
        "walks": [walk_object(walk) for walk in status.walks],
        "left": plan_object(status.plan),
        "next_due": status.next_due,
        "requests_of_last_minute": status.last_minute,
        "problems": status.problems,
        "drift": status.drift,
        "last_run": run_object(status.last_run) if status.last_run else None,
    }


def _write_holdings(status: Status) -> None:
    rows = [(each.kind, _number(each.documents), _number(each.gone)) for each in status.holdings]
    write_table(("mirrored", "documents", "gone at Discogs"), rows, right=("documents", "gone at Discogs"))


def _number(count: Count) -> str:
    return number(count.rows) if count.exact else f"~{number(count.rows)}"


def _write_follows(follows: Sequence[FollowStatus]) -> None:
    if not follows:
        click.echo(NOTHING_FOLLOWED)
        return
    rows = [(item_text(each.follow.item), walk_text(each.walk) if each.walk else "") for each in follows[:MOST_FOLLOWS]]
    write_table(("followed", "listing"), rows)
    if len(follows) > MOST_FOLLOWS:
        click.echo(f"… and {number(len(follows) - MOST_FOLLOWS)} more: `discogs-sync follows` lists them.")


def _write_work(status: Status) -> None:
    followed = {each.walk for each in status.follows}
    others = [walk for walk in status.walks if walk not in followed]
    if others:
        click.echo()
        write_table(("walk under way", "stands at"), [(item_text(walk.item), walk_text(walk)) for walk in others])
    click.echo()
    if status.plan.items:
        write_due(status.plan)
    click.echo(plan_text(status.plan))
    if not status.plan.items and status.next_due:
        click.echo(f"The next item comes due at {instant(status.next_due)}.")
    if status.last_minute:
        click.echo(f"{counted(status.last_minute, 'request')} in the last minute.")


def _write_health(status: Status) -> None:
    if status.problems:
        click.echo(f"{counted(status.problems, 'item')} set aside: `discogs-sync problems list` tells why.")
    if status.drift:
        places = counted(status.drift, "place")
        click.echo(f"{places} in documents not as expected, and kept: `discogs-sync drift` lists them.")
    if status.last_run:
        click.echo(_last_run(status.last_run))


def _last_run(run: Run) -> str:
    ending = run.ending or "under way"
    return f"Last run: {run.id}, begun {instant(run.started_at)}, {ending}" + (
        f" ({run.message})." if run.message else "."
    )
