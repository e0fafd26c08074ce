"""The front door: the `discogs-sync` command.

A command's module is imported when it is run or its help is shown, and imports nothing heavy itself before it runs, so
that help and completion come at once.
"""

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from discogs_sync.cli import signals, streams
from discogs_sync.cli.context import Options, options, report_error, tell
from discogs_sync.cli.groups import Group, adopted, global_options
from discogs_sync.cli.output import say
from discogs_sync.errors import DiscogsSyncError, Interrupted, OutputFailed, PipeClosed
from discogs_sync.hints import NAME, program

COMMANDS = {
    "completion": "completion",
    "db": "db",
    "demo": "demo",
    "drift": "problems",
    "dump": "dump",
    "follow": "follow",
    "follows": "follow",
    "help": "help",
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


FUNCTIONS = {"help": "help_"}
"""Names of commands within their modules, where Python has another use for the command's own name."""


class FrontDoor(Group):
    """All commands. They may raise DiscogsSyncError: the user reads the sentence, scripts the exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; return None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"discogs_sync.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, FUNCTIONS.get(cmd_name, cmd_name))
        return adopted(command)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; report errors as JSON if the log is JSON."""
        try:
            return super().invoke(ctx)
        except DiscogsSyncError as error:
            if not isinstance(error, PipeClosed):
                report_error(str(error), error.exit_code)
            raise click.exceptions.Exit(error.exit_code) from error
        except click.ClickException as error:
            if options().log_format == "text":
                raise
            tell("error", "", message=error.format_message(), exit_code=error.exit_code)
            raise click.exceptions.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            report_error(str(error) or signals.promised(), Interrupted.exit_code)
            raise click.exceptions.Exit(Interrupted.exit_code) from None


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@global_options
@click.pass_context
def cli(context: click.Context) -> None:
    """Keep a PostgreSQL mirror of Discogs.

    Settings come from these options, which are accepted after the command, too; then from the environment
    (DISCOGS_SYNC_…), then from config.toml. A token raises the rate from 25 to 60 requests a minute: get one at
    https://www.discogs.com/settings/developers.

    \b
    Example:
      discogs-sync sync artist:108713
      discogs-sync status
    """
    context.ensure_object(Options)  # here, so that commands share it


OBJECTS = 500_000
"""New objects until the next garbage collection; imports create up to 150,000 that stay."""


def main() -> None:
    """Run the command line and exit with its code. SIGTERM ends a command as Ctrl-C does.

    Garbage collection is rare, and skips imported modules at the end: they stay in use. OpenBLAS is limited to one
    thread: no linear algebra is used.
    """
    gc.set_threshold(OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    streams.secure()
    chosen = Options()
    signals.watch(lambda sentence: report_error(sentence, Interrupted.exit_code, chosen))
    if cli.help and program() != NAME:
        cli.help = cli.help.replace(f"{NAME} ", f"{program()} ")
    code = _exit_code(lambda: cli(prog_name=program(), complete_var="_DISCOGS_SYNC_COMPLETE", obj=chosen))
    gc.freeze()
    sys.exit(_exit_code(sys.stdout.flush) if code == 0 else code)


def _exit_code(work: Callable[[], object]) -> int:
    """Return the exit code of some work, also for output that fails outside a command: help, and buffers at the end."""
    try:
        work()
    except SystemExit as end:
        return int(end.code or 0)
    except OutputFailed as error:
        if not isinstance(error, PipeClosed):
            say(f"Error: {error}", err=True)
        return error.exit_code
    return 0
