"""Help and completion: for every command, at once, and whatever the settings are."""

import subprocess
import sys

import click
import pytest

from discogs_sync.cli import cli as root

SLOW = {"alembic", "httpx", "psycopg", "rich", "sqlalchemy", "starlette", "tenacity"}
"""Packages that take their time to import."""


def commands(group: click.Group, *path: str):
    """Give every command below a group with its name in words."""
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


COMMANDS = dict(commands(root))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_and_an_example(path):
    command = COMMANDS[path]
    help = command.get_help(click.Context(command, info_name=path[-1]))
    assert command.get_short_help_str()
    assert "Example:" in help
    assert f"discogs-sync {' '.join(path)}" in help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help"


@pytest.mark.parametrize("arguments", [("--help",), ("sync", "--help"), ("status", "--help"), ("completion", "bash")])
def test_help_imports_nothing_slow(arguments):
    program = (
        "import sys, discogs_sync.cli\n"
        "try: discogs_sync.cli.main()\n"
        f"finally: print(*sorted({SLOW!r} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0
    assert ended.stdout
    assert ended.stderr.strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_there(cli, shell):
    assert "_DISCOGS_SYNC_COMPLETE" in cli("completion", shell).out


def complete(words: str, position: int) -> list[str]:
    """Ask for completions as the script of bash does."""
    ended = subprocess.run(
        [sys.executable, "-m", "discogs_sync"],
        env={"_DISCOGS_SYNC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stderr == ""
    return [line.partition(",")[2] for line in ended.stdout.splitlines()]


def test_commands_and_kinds_of_targets_are_completed():
    assert complete("discogs-sync fo", 1) == ["follow", "follows"]
    assert complete("discogs-sync sync ", 2) == ["artist:", "label:", "master:", "release:", "search:"]
    assert complete("discogs-sync unfollow la", 2) == ["label:"]
