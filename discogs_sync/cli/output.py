"""What commands print: JSON for scripts, tables for people."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

import click

from discogs_sync.cli.streams import takes_every_character

UNFOLDED = 100_000
"""Columns of a table that goes to a file or a pipe: nothing is folded."""


def write_json(value: Any) -> None:
    """Print a value as JSON, dataclasses as objects, moments in ISO 8601, paths as texts."""
    click.echo(json.dumps(value, default=_plain, ensure_ascii=not takes_every_character(), indent=2))


def json_line(value: Any) -> str:
    """Give a value as JSON in one line."""
    return json.dumps(value, default=_plain, ensure_ascii=not takes_every_character())


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
    """Print a table, the columns named in `right` aligned to the right; a terminal's width folds long cells."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(printable, row))
    console = Console(markup=False, highlight=False, emoji=False, width=None if sys.stdout.isatty() else UNFOLDED)
    with console.capture() as drawn:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def printable(text: str) -> str:
    """Give a text with blanks for its control characters, which must not reach a terminal."""
    return "".join(each if each.isprintable() else " " for each in text)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"There is no JSON form of {type(value).__name__}.")
