"""`discogs-sync demo`: the main job, on a practice catalogue."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from discogs_sync.cli.context import Options, notifier, options, pass_settings, require
from discogs_sync.cli.db import upgraded
from discogs_sync.cli.output import say
from discogs_sync.cli.query import query
from discogs_sync.cli.status import status
from discogs_sync.cli.sync import sync
from discogs_sync.hints import program

if TYPE_CHECKING:
    from discogs_sync.settings import Settings

FOLDER = "demo"
"""Where the demo's mirror is, below the data folder."""

COMMANDS: tuple[tuple[click.Command, tuple[str, ...]], ...] = (
    (sync, ("artist:108713", "label:1", "master:1000", "release:249504")),
    (status, ()),
    (query, ("artist-discography", "--param", "artist_id=108713", "--limit", "8")),
    (query, ("most-versions", "--param", "top=5")),
    (query, ("formats-by-decade", "--limit", "8")),
)
"""The commands of the demo."""


@dataclass
class DemoOptions(Options):
    """Options of a command line whose settings are those of the demo."""

    fixed: Settings | None = None

    def settings(self) -> Settings:
        """Return the demo's settings."""
        return self.fixed or super().settings()


@click.command(short_help="See the main job work, on a practice Discogs.")
@pass_settings
def demo(settings: Settings) -> None:
    """Mirror a practice Discogs on this machine, and ask the mirror three questions.

    The practice Discogs serves invented releases on the loopback interface. Its mirror is in the folder demo of the
    data folder, with an embedded database of its own: your database stays untouched. A second demo continues
    with that mirror and repeats no request.

    \b
    Example:
      discogs-sync demo
    """
    from discogs_sync.store.connect import connect
    from discogs_sync.store.subfolder import subfolder

    with _practice_server() as url:
        own = replace(_untouched(settings), home=subfolder(settings.home, FOLDER), api_url=url)
        say(f"A practice Discogs listens on {url}. Its mirror is in {own.home}.")
        with connect(own, notifier()) as database:
            upgraded(database)
            for command, arguments in COMMANDS:
                _run(command, arguments, DemoOptions(log_format=options().log_format, fixed=own))
    say(f"\nLook further, for instance with:\n  {_invitation(settings, own)}")


def _untouched(settings: Settings) -> Settings:
    """Return settings without the user's database and credentials."""
    from discogs_sync.serve.access import PRACTICE_TOKEN

    return replace(
        settings,
        database_url=None,
        token=PRACTICE_TOKEN,
        key=None,
        secret=None,
        rate=0,
        workers=None,
        currency=None,
    )


@contextmanager
def _practice_server() -> Iterator[str]:
    """Run a practice server without a rate limit for the block; yield its URL."""
    require("serve", "starlette", "uvicorn")
    from discogs_sync.serve.background import serve
    from discogs_sync.serve.ratewindow import UNLIMITED
    from discogs_sync.serve.sample import Catalogue

    with serve(Catalogue.generate(), limits=UNLIMITED) as served:
        yield served.url


def _run(command: click.Command, arguments: tuple[str, ...], given: Options) -> None:
    """Show a command line and run it; one that fails ends the demo."""
    click.echo(f"\n$ {program()} {shlex.join([str(command.name), *arguments])}")
    with command.make_context(command.name, list(arguments), obj=given) as context:
        try:
            command.invoke(context)
        except click.exceptions.Exit as end:
            if end.exit_code:
                raise


def _invitation(settings: Settings, own: Settings) -> str:
    """Return a command line that queries the demo's mirror."""
    aside = [] if settings.database_url is None else ["env", "-u", "DISCOGS_SYNC_DATABASE_URL"]
    return " ".join([*aside, program(), "--home", shlex.quote(str(own.home)), "query"])
