"""What commands print: JSON for scripts, and the console that draws for people."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TextIO

import click

from discogs_sync.cli.streams import STEERING, takes_every_character, unfiltered

if TYPE_CHECKING:
    from rich.console import Console

UNFOLDED = 100_000
"""Columns of a table that goes to a file or a pipe: nothing is folded."""

_STEERING = re.compile(f"[{STEERING}]")


def say(text: str, *, err: bool = False) -> None:
    """Print sentences, on stderr if `err`; on a terminal their lines wrap at words.

    An indented line is a command to copy, and stays as it is.
    """
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        width = shutil.get_terminal_size().columns
        text = "\n".join(line if line.startswith(" ") else _wrapped(line, width) for line in text.split("\n"))
    click.echo(text, err=err)


def write_json(value: Any) -> None:
    """Print a value as JSON, dataclasses as objects, moments in ISO 8601, paths as texts."""
    click.echo(json_text(value, default=_plain, indent=2))


def json_line(value: Any) -> str:
    """Return a value as JSON in one line."""
    return json_text(value, default=_plain)


def json_text(value: Any, default: Callable[[Any], Any], indent: int | None = None) -> str:
    """Return a value as JSON; characters that steer a terminal are escaped, which is the same value."""
    text = json.dumps(value, default=default, ensure_ascii=not takes_every_character(), indent=indent)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def console(stream: TextIO) -> Console:
    """Return a console that draws on a stream; texts that are drawn must be `printable`.

    Brackets and colons in them have no meaning.
    """
    from rich.console import Console

    width = None if stream.isatty() else UNFOLDED
    return Console(file=unfiltered(stream), markup=False, highlight=False, emoji=False, width=width)


def printable(text: str) -> str:
    """Return a text on one line, with blanks for everything that cannot be shown."""
    return "".join(each if each.isprintable() else " " for each in text)


def _wrapped(line: str, width: int) -> str:
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"There is no JSON form of {type(value).__name__}.")
