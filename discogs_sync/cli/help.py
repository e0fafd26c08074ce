"""`discogs-sync help`: the help of a command."""

from __future__ import annotations

import click

from discogs_sync.cli.groups import Group


@click.command("help", short_help="Show the help of a command.")
@click.argument("words", metavar="[COMMAND]...", nargs=-1)
@click.pass_context
def help_(context: click.Context, words: tuple[str, ...]) -> None:
    """Show the help of COMMAND, or of the program: the same as COMMAND --help.

    \b
    Example:
      discogs-sync help
      discogs-sync help db backup
    """
    shown = context.find_root()
    for place, word in enumerate(words):
        command = shown.command
        if not isinstance(command, click.Group):
            break  # a command's own words, such as the name of a saved query
        found = command.get_command(shown, word)
        if found is None:
            hint = command.suggestion(shown, word) if isinstance(command, Group) else ""
            raise click.UsageError(f"No such command {' '.join(words[: place + 1])!r}.{hint}")
        shown = click.Context(found, parent=shown, info_name=word, **found.context_settings)
        shown.meta["words"] = words[place + 1 :]
    click.echo(shown.get_help())
