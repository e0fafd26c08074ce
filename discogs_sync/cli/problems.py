"""`discogs-sync problems` and `drift`: what was set aside, and what Discogs sends that nobody expected."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.groups import Group
from discogs_sync.cli.output import json_line, write_json
from discogs_sync.cli.tables import write_facts, write_table
from discogs_sync.cli.wording import counted, instant, item_text, number
from discogs_sync.errors import UsageError
from discogs_sync.hints import command, program

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.problems import Problem

REMEDIES = {
    "unreachable": "Discogs gave no usable answer, attempt after attempt. Try again later.",
    "refused": "Discogs refused the request itself. Trying again helps once the reason is gone; else unfollow it.",
    "malformed": "Discogs' answer lacks what it must have. Try again later; if it stays so, report it.",
    "not found": f"Discogs has nothing under this id. Check the id; {command('unfollow')} drops the target.",
    "unstorable": "PostgreSQL refused the values. Report it, with the message.",
}
"""What to do about each reason; others are for `FAILED`."""

FAILED = "Something unforeseen happened. Try again; if it stays so, report it, with the message."

_KIND = click.option("--kind", metavar="KIND", help="Only of this kind: release, artist_releases …")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(cls=Group, short_help="List, show and retry what was set aside.")
def problems() -> None:
    """Items that were set aside, so that the run could go on without them.

    \b
    Example:
      discogs-sync problems list
      discogs-sync problems show release:249504
      discogs-sync problems retry --all
    """


@problems.command("list", short_help="List the items set aside.")
@_KIND
@_JSON
@pass_settings
def list_(settings: Settings, kind: str | None, as_json: bool) -> None:
    """List the items set aside with their reason, the latest first.

    \b
    Example:
      discogs-sync problems list --kind release
    """
    from discogs_sync.sync.problems import read_problems

    with open_database(settings) as database:
        found = read_problems(database, kind)
    if as_json:
        write_json([_object(problem) for problem in found])
    elif found:
        rows = [
            (item_text(each.item), each.reason, number(each.attempts), instant(each.last_at), each.message)
            for each in found
        ]
        write_table(("item", "reason", "times", "last", "message"), rows, right=("times",))
    else:
        click.echo("Nothing is set aside.")


@problems.command(short_help="Show one item set aside.")
@click.argument("item")
@_JSON
@pass_settings
def show(settings: Settings, item: str, as_json: bool) -> None:
    """Show why ITEM was set aside, and what can be done.

    \b
    Example:
      discogs-sync problems show release:249504
    """
    from discogs_sync.sync.problems import read_problem
    from discogs_sync.sync.targets import parse_item

    wanted = parse_item(item)
    with open_database(settings) as database:
        found = read_problem(database, wanted)
    if as_json:
        write_json(_object(found))
    else:
        _write(found)


@problems.command(short_help="Bring items back that were set aside.")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--all", "everything", is_flag=True, help="All that is set aside.")
@_KIND
@pass_settings
def retry(settings: Settings, items: tuple[str, ...], everything: bool, kind: str | None) -> None:
    """Bring each ITEM back, or those of a kind, or all: the next sync asks for them again.

    \b
    Example:
      discogs-sync problems retry release:249504
      discogs-sync problems retry --all
    """
    from discogs_sync.sync import problems as set_aside
    from discogs_sync.sync.targets import parse_item

    if bool(items) + everything + (kind is not None) != 1:
        raise UsageError("Name what to retry: ITEMs, --kind KIND or --all.")
    wanted = [parse_item(item) for item in items]
    with open_database(settings) as database:
        back = set_aside.retry(database, wanted, kind)
    click.echo(f"{counted(back, 'item is', 'items are')} due again; {command('sync')} asks for them.")


@click.command(short_help="List what Discogs sends that is not expected.")
@_JSON
@pass_settings
def drift(settings: Settings, as_json: bool) -> None:
    """List fields that no column is for, values that no column takes, and characters that PostgreSQL refuses.

    Nothing of it is lost: it is kept in the column `extra` of the row that it belongs to.

    \b
    Example:
      discogs-sync drift
    """
    from discogs_sync.sync.status import read_drift

    with open_database(settings) as database:
        found = read_drift(database)
    if as_json:
        write_json(found)
    elif found:
        rows = [
            (each.kind, each.path, each.reason, number(each.count), instant(each.last_at), json_line(each.example))
            for each in found
        ]
        write_table(("kind", "path", "reason", "times", "last", "example"), rows, right=("times",))
    else:
        click.echo("All that Discogs sent was as expected.")


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "item": item_text(problem.item),
        "reason": problem.reason,
        "message": problem.message,
        "status": problem.status,
        "attempts": problem.attempts,
        "first_at": problem.first_at,
        "last_at": problem.last_at,
        "run": problem.run_id,
    }


def _write(problem: Problem) -> None:
    item = item_text(problem.item)
    facts = {
        "item": item,
        "reason": problem.reason,
        "message": problem.message,
        "HTTP status": str(problem.status or "–"),
        "set aside": f"{counted(problem.attempts, 'time')}, {instant(problem.first_at)} to {instant(problem.last_at)}",
        "run": str(problem.run_id or "–"),
        "remedy": REMEDIES.get(problem.reason, FAILED),
        "again": f"{program()} problems retry {shlex.quote(item)} && {program()} sync",
    }
    write_facts(facts)
