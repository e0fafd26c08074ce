"""Every command tells how it is used: help with an example, and a place in the documentation."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from discogs_sync.cli import cli

ROOT = Path(__file__).parents[2]
DOCUMENTATION = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
)


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Give all commands of a group by what is typed for them, those of groups within it too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if not command.hidden:
            yield f"{path} {name}", command
            if isinstance(command, click.Group):
                yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(cli, "discogs-sync"))
EXAMPLE = re.compile(r"^ *Examples?:\n", re.MULTILINE)


def shown_help(typed: str) -> str:
    """Give the help of a command as the user sees it."""
    command = COMMANDS[typed]
    with click.Context(command, info_name=typed, **cli.context_settings) as context:
        return command.get_help(context)


def test_there_are_commands() -> None:
    assert "discogs-sync sync" in COMMANDS


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_has_help_with_an_example_of_itself(typed: str) -> None:
    found = EXAMPLE.search(shown_help(typed))
    assert found, f"{typed} --help shows no example"
    examples = shown_help(typed)[found.end() :]
    assert re.search(rf"{re.escape(typed)}\b", examples), f"its example is not of {typed}"


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_list_of_commands_says_what_it_does_in_one_line(typed: str) -> None:
    line = COMMANDS[typed].get_short_help_str(limit=80)
    assert line
    assert not line.endswith("..."), f"the first sentence of {typed} is too long for a list: {line}"


@pytest.mark.parametrize("typed", COMMANDS)
def test_every_option_and_argument_says_what_it_is(typed: str) -> None:
    options = [each for each in COMMANDS[typed].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []
    arguments = [each for each in COMMANDS[typed].params if isinstance(each, click.Argument)]
    help_ = COMMANDS[typed].help or ""
    assert [each.make_metavar(click.Context(COMMANDS[typed])) for each in arguments if not _is_told(each, help_)] == []


def _is_told(argument: click.Argument, help_: str) -> bool:
    """Tell whether the help speaks of an argument by the name that it shows it under."""
    shown = str(argument.metavar or argument.name).strip("[].")
    return any(word.upper() in help_.upper() for word in re.findall(r"\w+", shown))


@pytest.mark.parametrize("typed", COMMANDS)
def test_the_documentation_names_it(typed: str) -> None:
    name = typed.removeprefix("discogs-sync ")
    found = re.search(rf"(?:discogs-sync|\./run) {re.escape(name)}\b", DOCUMENTATION)
    assert found, f"neither README.md nor docs/ has `{typed}`"
