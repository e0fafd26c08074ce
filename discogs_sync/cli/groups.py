"""Groups of commands: they accept global options after a command, and answer a typo with the nearest name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discogs_sync import __version__
from discogs_sync.cli.context import Options, setting
from discogs_sync.hints import NAME, nearest, program

SECRETS = {
    "--token": "DISCOGS_SYNC_TOKEN or --token-file",
    "--key": "DISCOGS_SYNC_KEY",
    "--secret": "DISCOGS_SYNC_SECRET",
}
"""Options that people expect to exist, and what to use instead."""


def _note_config(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Options).config = value


def _note_log_format(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Set the format before there is a command, so that errors of the command line are reported in it."""
    if value is not None:
        context.ensure_object(Options).log_format = value


def _refuse(_: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is not None:
        raise click.UsageError(f"Secrets are not taken from the command line: use {SECRETS[option.opts[0]]}.")


GLOBAL_OPTIONS = (
    setting("--home", type=click.Path(), help="Data folder: the embedded database and config.toml."),
    setting("--database-url", metavar="URL", help="PostgreSQL to use instead of the embedded one."),
    setting("--api-url", metavar="URL", help="Origin of the Discogs API."),
    setting("--token-file", type=click.Path(), help="File with your Discogs token."),
    setting("--rate", metavar="N", help="Requests a minute; 0 for no limit of our own."),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        callback=_note_config,
        expose_value=False,
        help="Configuration file instead of HOME/config.toml.",
    ),
    click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        callback=_note_log_format,
        expose_value=False,
        is_eager=True,
        help="Progress as sentences or a display on a terminal (text, the default), or as one JSON object a line.",
    ),
    *(
        click.option(
            name, callback=_refuse, expose_value=False, hidden=True, is_flag=False, flag_value="", help="None."
        )
        for name in SECRETS
    ),
)
"""Options that are accepted before and after a command."""

VERSION = click.version_option(__version__, "--version", "-V", prog_name=NAME)


def global_options(command: Any) -> Any:
    """Declare the global options on a function that becomes a command."""
    for option in reversed((*GLOBAL_OPTIONS, VERSION)):
        command = option(command)
    return command


class Group(click.Group):
    """A group whose commands accept the global options, and whose error for a typo names the nearest command."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command with the global options, hidden from its help; None for an unknown name."""
        command = super().get_command(ctx, cmd_name)
        return command and adopted(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named; raises click.UsageError with the nearest name for an unknown one."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            raise click.UsageError(f"No such command {name!r}.{self.suggestion(ctx, name)}", ctx)
        return super().resolve_command(ctx, args)

    def suggestion(self, ctx: click.Context, name: str) -> str:
        """Return a question with the nearest command, also one of a group within this one; else nothing."""
        within = [
            f"{group.name} {name}"
            for group in (self.get_command(ctx, each) for each in self.list_commands(ctx))
            if isinstance(group, click.Group) and name in group.list_commands(ctx)
        ]
        return f" Did you mean {within[0]!r}?" if within else nearest(name, self.list_commands(ctx))


def adopted(command: click.Command) -> click.Command:
    """Add the global options to a command, hidden, and show the program's name in its help as the user started it."""
    if any(each.name == "log_format" for each in command.params):
        return command
    passes_on = bool(command.context_settings.get("ignore_unknown_options"))  # -V may be for the program it runs
    for option in GLOBAL_OPTIONS if passes_on else (*GLOBAL_OPTIONS, VERSION):
        option(command)
        own = command.params[-1]
        assert isinstance(own, click.Option)  # noqa: S101 (what click.option declares)
        own.hidden = True
    if command.help and program() != NAME:
        command.help = command.help.replace(f"{NAME} ", f"{program()} ")
    return command
