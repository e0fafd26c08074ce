"""`discogs-sync completion`: the script that teaches a shell to complete the command line."""

from __future__ import annotations

import click

COMMAND = "discogs-sync"


@click.command(short_help="Print the script for completion in a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that makes SHELL complete commands, options and targets.

    \b
    Example:
      discogs-sync completion bash > ~/.local/share/bash-completion/completions/discogs-sync
      discogs-sync completion zsh > "${fpath[1]}/_discogs-sync"
      discogs-sync completion fish > ~/.config/fish/completions/discogs-sync.fish
    """
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 (the choices are those that click knows)
    click.echo(kind(root, {}, COMMAND, "_DISCOGS_SYNC_COMPLETE").source())
