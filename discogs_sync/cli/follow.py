"""`discogs-sync follow`, `unfollow` and `follows`: the followed targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.summary import NOTHING_FOLLOWED, followed_text
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import complete_target, counted, follow_object, follow_text, instant, item_text
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings


@click.command(short_help="Follow targets.")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...", shell_complete=complete_target)
@pass_settings
def follow(settings: Settings, targets: tuple[str, ...]) -> None:
    """Follow each TARGET: the next sync fetches it and what it leads to.

    An artist leads to its releases and to its masters with their versions, a label to its releases and their masters,
    a master to its versions and their releases, a search to its hits. No request is made.

    \b
    Example:
      discogs-sync follow artist:108713 label:1
      discogs-sync follow "search:country=Japan&genre=Jazz&type=release"
      discogs-sync follow "master:1000?format=Vinyl"
    """
    from discogs_sync.sync import start
    from discogs_sync.sync.searching import require_credentials
    from discogs_sync.sync.targets import parse

    wanted = [parse(text) for text in targets]
    require_credentials(settings, *(target.kind for target in wanted))
    with open_database(settings) as database:
        new = start.follow(database, wanted)
    say(followed_text(wanted, new))


@click.command(short_help="Unfollow targets.")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...", shell_complete=complete_target)
@pass_settings
def unfollow(settings: Settings, targets: tuple[str, ...]) -> None:
    """Stop following each TARGET.

    What no other target leads to is not requested again. Mirrored rows stay.

    \b
    Example:
      discogs-sync unfollow artist:108713
    """
    from discogs_sync.errors import UsageError
    from discogs_sync.sync import start
    from discogs_sync.sync.targets import parse

    wanted = [parse(text) for text in targets]
    strangers = []
    with open_database(settings) as database:
        for target in wanted:
            left = start.unfollow(database, target)
            if left is None:
                strangers.append(str(target))
            else:
                say(f"No longer following {target}: {counted(left, 'item')} removed from the queue.")
    if strangers:
        raise UsageError(f"Not followed: {', '.join(strangers)}. {command('follows')} lists the followed targets.")


@click.command(short_help="List the followed targets.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@pass_settings
def follows(settings: Settings, as_json: bool) -> None:
    """List the targets that are followed, since when, and how far their listings are.

    A target that Discogs does not have is marked. It is requested again, at growing intervals.

    \b
    Example:
      discogs-sync follows
    """
    from discogs_sync.sync.status import read_follows

    with open_database(settings) as database:
        found = read_follows(database)
    if as_json:
        write_json([follow_object(each) for each in found])
    elif found:
        rows = [(item_text(each.follow.item), instant(each.follow.followed_at), follow_text(each)) for each in found]
        write_table(("target", "followed", "listing"), rows)
    else:
        say(NOTHING_FOLLOWED)
