"""The front door: the `discogs-sync` command.

A command's module is imported when it is run or its help is shown, and imports nothing heavy itself before it runs, so
that help and completion come at once.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from discogs_sync import __version__
from discogs_sync.cli import streams
from discogs_sync.cli.context import Options, options, setting, tell
from discogs_sync.errors import DiscogsSyncError, Interrupted, OutputFailed, PipeClosed

COMMANDS = {
    "completion": "completion",
    "db": "db",
    "demo": "demo",
    "drift": "problems",
    "dump": "dump",
    "follow": "follow",
    "follows": "follow",
    "problems": "problems",
    "query": "query",
    "rating": "rating",
    "replay": "replay",
    "runs": "runs",
    "search": "search",
    "status": "status",
    "sync": "sync",
    "unfollow": "follow",
    "verify": "verify",
}
"""The commands, and the modules that hold them under the same names."""


class FrontDoor(click.Group):
    """All commands. They may raise DiscogsSyncError: the user reads the sentence, scripts the exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"discogs_sync.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named. Errors are told as JSON where that is how the log is written."""
        try:
            return super().invoke(ctx)
        except DiscogsSyncError as error:
            if not isinstance(error, PipeClosed):
                tell("error", f"Error: {error}", message=str(error), exit_code=error.exit_code)
            raise click.exceptions.Exit(error.exit_code) from error
        except click.ClickException as error:
            if options().log_format == "text":
                raise
            tell("error", "", message=error.format_message(), exit_code=error.exit_code)
            raise click.exceptions.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            if str(error):
                tell("error", f"Error: {error}", message=str(error), exit_code=Interrupted.exit_code)
            raise click.exceptions.Exit(Interrupted.exit_code) from None


def _note_log_format(context: click.Context, _: click.Parameter, value: str) -> None:
    """Note it before there is a command: one that does not exist is told in the same way."""
    context.ensure_object(Options).log_format = value


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@setting("--home", type=click.Path(), help="Data folder: the embedded database and config.toml.")
@setting("--database-url", metavar="URL", help="PostgreSQL to use instead of the embedded one.")
@setting("--api-url", metavar="URL", help="Origin of the Discogs API.")
@setting("--token-file", type=click.Path(), help="File with your Discogs token.")
@setting("--rate", metavar="N", help="Requests a minute; 0 for no limit of our own.")
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file instead of HOME/config.toml.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    callback=_note_log_format,
    expose_value=False,
    default="text",
    show_default=True,
    help="Progress as sentences (a display on a terminal), or as one JSON object a line.",
)
@click.version_option(__version__, prog_name="discogs-sync")
@click.pass_context
def cli(context: click.Context, config: Path | None) -> None:
    """Keep a PostgreSQL mirror of Discogs.

    Settings come from these flags, then from the environment (DISCOGS_SYNC_…), then from config.toml. A token raises
    the rate from 25 to 60 requests a minute: https://www.discogs.com/settings/developers makes one.

    \b
    Example:
      discogs-sync sync artist:108713
      discogs-sync status
    """
    context.ensure_object(Options).config = config


OBJECTS = 500_000
"""New objects after which Python looks for garbage among them; imports make up to 150,000 that are none."""


def main() -> None:
    """Run the command line, and end with its exit code. SIGTERM ends a command as Ctrl-C does.

    What is imported stays until the end: it is not looked through for garbage time and again, nor when all goes.
    Nobody needs the algebra of numpy, whose threads would look for work in vain.
    """
    gc.set_threshold(OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    streams.secure()
    code = _exit_code(lambda: cli(prog_name="discogs-sync"))
    gc.freeze()
    sys.exit(_exit_code(sys.stdout.flush) if code == 0 else code)


def _exit_code(work: Callable[[], object]) -> int:
    """Give the code that some work ends with; help is printed before there is a command, and buffers after it."""
    try:
        work()
    except SystemExit as end:
        return int(end.code or 0)
    except OutputFailed as error:
        if not isinstance(error, PipeClosed):
            click.echo(f"Error: {error}", err=True)
        return error.exit_code
    return 0
