"""`discogs-sync problems` and `drift`: quarantined items, and unexpected content of documents."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.groups import Group
from discogs_sync.cli.output import json_line, say, write_json
from discogs_sync.cli.tables import write_facts, write_table
from discogs_sync.cli.wording import counted, instant, item_text, number
from discogs_sync.errors import UsageError
from discogs_sync.hints import command, program

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.problems import Problem

REMEDIES = {
    "unreachable": "Every attempt ended without a usable answer. Try again later.",
    "refused": "Discogs refused the request. Try again after removing the reason, or unfollow the target.",
    "malformed": "The answer lacks required fields. Try again later; if the problem persists, report it.",
    "not found": f"Discogs has nothing under this id. Check the id; {command('unfollow')} drops the target.",
    "unstorable": "PostgreSQL refused the values. Report it, with the message.",
}
"""The remedy for each reason; others have `FAILED`."""

FAILED = "An unexpected error occurred. Try again; if it persists, report it with the message."

_KIND = click.option("--kind", metavar="KIND", help="Only this kind: release, artist_releases …")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(cls=Group, short_help="List, show and retry quarantined items.")
def problems() -> None:
    """List, show and retry quarantined items: those that failed and did not stop their run.

    \b
    Example:
      discogs-sync problems list
      discogs-sync problems show release:249504
      discogs-sync problems retry --all
    """


@problems.command("list", short_help="List the quarantined items.")
@_KIND
@_JSON
@pass_settings
def list_(settings: Settings, kind: str | None, as_json: bool) -> None:
    """List the quarantined items with their reasons, the latest first.

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
        say("No item is quarantined.")


@problems.command(short_help="Show one quarantined item.")
@click.argument("item")
@_JSON
@pass_settings
def show(settings: Settings, item: str, as_json: bool) -> None:
    """Show why ITEM is quarantined, and the remedy.

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


@problems.command(short_help="Queue quarantined items again.")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--all", "everything", is_flag=True, help="All quarantined items.")
@_KIND
@pass_settings
def retry(settings: Settings, items: tuple[str, ...], everything: bool, kind: str | None) -> None:
    """Queue each ITEM again, or those of a kind, or all: the next sync requests them.

    \b
    Example:
      discogs-sync problems retry release:249504
      discogs-sync problems retry --all
    """
    from discogs_sync.sync import problems as set_aside
    from discogs_sync.sync.targets import parse_item

    if bool(items) + everything + (kind is not None) != 1:
        raise UsageError("`problems retry` needs ITEMs, --kind KIND or --all; give one of them.")
    wanted = [parse_item(item) for item in items]
    with open_database(settings) as database:
        back = set_aside.retry(database, wanted, kind)
    say(f"{counted(back, 'item is', 'items are')} due again; {command('sync')} requests them.")


@click.command(short_help="List unexpected content of documents.")
@_JSON
@pass_settings
def drift(settings: Settings, as_json: bool) -> None:
    """List fields without a column, values that no column takes, and characters that PostgreSQL refuses.

    The column `extra` of their row keeps them.

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
        say("Discogs sent nothing unexpected.")


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
        "failed": f"{counted(problem.attempts, 'time')}, {instant(problem.first_at)} to {instant(problem.last_at)}",
        "run": str(problem.run_id or "–"),
        "remedy": REMEDIES.get(problem.reason, FAILED),
        "again": f"{program()} problems retry {shlex.quote(item)} && {program()} sync",
    }
    write_facts(facts)
