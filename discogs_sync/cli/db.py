"""`discogs-sync db`: the database of the mirror."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discogs_sync.cli.context import notifier, pass_settings, tell
from discogs_sync.cli.groups import Group
from discogs_sync.cli.output import say
from discogs_sync.cli.signals import promise
from discogs_sync.cli.wording import size
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.store.embedded import EmbeddedServer

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group(cls=Group, short_help="Start, stop, find, upgrade, back up the database.")
def db() -> None:
    """Manage the database of the mirror.

    It is an embedded PostgreSQL in the data folder, which starts and stops by need, or the server that
    DISCOGS_SYNC_DATABASE_URL names.

    \b
    Example:
      discogs-sync db psql
      discogs-sync db backup mirror.dump
    """


@db.command(short_help="Start the embedded server, and let it run.")
@pass_settings
def start(settings: Settings) -> None:
    """Start the embedded server and let it run until `db stop`, for dashboards and for commands that begin at once.

    \b
    Example:
      discogs-sync db start
    """
    server = _embedded(settings, "start")
    server.start()
    say(f"The server runs until {command('db stop')}: {server.url}")


@db.command(short_help="Stop the embedded server.")
@click.option("--now", is_flag=True, help="End the sessions of other commands and programs as well.")
@pass_settings
def stop(settings: Settings, now: bool) -> None:
    """Stop the embedded server; while other commands use it, it stops when the last of them ends.

    Where only other programs are connected (psql, a dashboard), they are named, nothing is stopped, and the exit code
    is 4. --now ends all sessions at once; what a command has committed is kept.

    \b
    Example:
      discogs-sync db stop
      discogs-sync db stop --now
    """
    from discogs_sync.store.connections import named
    from discogs_sync.store.embedded import Stopped

    server = _embedded(settings, "stop")
    stopped = server.stop(now=now)
    if stopped is Stopped.IN_USE:
        connected = named(server.sessions()) or "none connected now"
        say(
            f"Other commands use the server ({connected}): it stops when the last of them ends."
            f" {command('db stop --now')} ends it at once."
        )
    else:
        say("The server is stopped." if stopped is Stopped.STOPPED else "The server was not running.")


def _embedded(settings: Settings, verb: str) -> EmbeddedServer:
    from discogs_sync.errors import UsageError
    from discogs_sync.store.embedded import EmbeddedServer

    if settings.database_url is not None:
        raise UsageError(
            f"The database is on a server of your own, which is not ours to {verb}: do it yourself, or unset"
            " DISCOGS_SYNC_DATABASE_URL to use the embedded server."
        )
    return EmbeddedServer(settings.home, notifier())


@db.command(short_help="Print the URL of the database.")
@click.option("--with-password", is_flag=True, help="Leave a password in the URL.")
@pass_settings
def url(settings: Settings, with_password: bool) -> None:
    """Print the database's URL, for psql, SQLAlchemy and programs built on them. No server is started.

    The embedded server is reached by a unix socket and has no password. Keep it running with `db start` while other
    programs use it. The password of a server of your own is left out unless you ask for it.

    \b
    Example:
      discogs-sync db start
      psql "$(discogs-sync db url)"
    """
    from discogs_sync.store.address import address
    from discogs_sync.store.embedded import EmbeddedServer

    click.echo(address(settings, with_password=with_password))
    if settings.database_url is not None:
        return
    server = EmbeddedServer(settings.home)
    tell("programs", f"It is run by {server.programs}.", programs=server.programs)
    if not server.is_running():
        tell("stopped", f"The server does not run now: {command('db start')} starts it.")


@db.command(short_help="Query the database in SQL.", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", metavar="[ARGS]...", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
@pass_settings
def psql(settings: Settings, context: click.Context, arguments: tuple[str, ...]) -> None:
    """Run psql on the database, with its own ARGS; the embedded server runs as long.

    Its exit code is that of psql. Where psql is not installed, the one of the embedded server is used.

    \b
    Example:
      discogs-sync db psql
      discogs-sync db psql -c "SELECT count(*) FROM discogs.release"
    """
    from discogs_sync.store.clients import run_psql

    context.exit(run_psql(settings, arguments, notifier()))


@db.command(short_help="Upgrade tables and views to this version.")
@pass_settings
def upgrade(settings: Settings) -> None:
    """Create the tables in an empty database, bring those of an older version to this one, and recreate the views.

    All of it is one transaction. Make a backup of a large mirror before.

    \b
    Example:
      discogs-sync db backup before.dump
      discogs-sync db upgrade
    """
    from discogs_sync.store.connect import connect

    promise("Stopped. Tables and views are as they were before the upgrade.")
    with connect(settings, notifier()) as database:
        database.require_writable()
        say(upgraded(database))


def upgraded(database: Database) -> str:
    """Upgrade tables and views to this version; return a sentence about it.

    Raises SchemaMismatch for tables that cannot be upgraded.
    """
    from discogs_sync.store import migrate

    before = migrate.known_version(database)
    migrate.upgrade(database)
    if before is None:
        return f"Created the tables (version {migrate.SCHEMA_VERSION}) and the views in the {database}."
    if before == migrate.SCHEMA_VERSION:
        return f"The tables are of version {before} already; the views were recreated in the {database}."
    return f"Upgraded the tables from version {before} to {migrate.SCHEMA_VERSION} in the {database}."


@db.command(short_help="Write the mirror to a file.")
@FILE
@click.option("--force", is_flag=True, help="Replace the file.")
@pass_settings
def backup(settings: Settings, file: Path, force: bool) -> None:
    """Write the mirror into FILE, complete or not at all, in the custom format of pg_dump.

    \b
    Example:
      discogs-sync db backup mirror.dump
    """
    from discogs_sync.store.backup import backup as write

    promise("Stopped. No backup was written.")
    write(settings, file, force=force, notify=notifier())
    say(f"Wrote {file} ({size(file.stat().st_size)}).")


@db.command(short_help="Read the mirror from a file.")
@FILE
@click.option("--force", is_flag=True, help="Replace the mirror that is there.")
@pass_settings
def restore(settings: Settings, file: Path, force: bool) -> None:
    """Read the mirror from FILE, which `db backup` wrote, in one transaction: when it fails, all is as it was.

    The tables, keys and views are made by this program, and only rows are taken from FILE: nothing in it is executed.
    What it holds besides (your own indexes, columns, views) is named and left out. A mirror of an older version
    is brought to this one.

    --force replaces the mirror and nothing else: it is refused while a run is under way, and where something that is
    not discogs-sync's depends on the mirror or is in its schemas.

    \b
    Example:
      discogs-sync db restore mirror.dump
      discogs-sync db restore mirror.dump --force
    """
    from discogs_sync.store.backup import restore as read
    from discogs_sync.store.clearing import named

    promise("Stopped. The database is as it was before the restore.")
    left_out = read(settings, file, force=force, notify=notifier())
    say(f"Restored the mirror from {file}.")
    if left_out:
        tell(
            "left_out",
            f"Left out, because they are not discogs-sync's: {named(left_out)}. Create them again if you need them.",
            things=left_out,
        )
