"""Tables that fit the terminal: wide columns wrap at words, and rows that do not fit at all become blocks of lines.

Where output is no terminal, each row is one line with the full text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from discogs_sync.cli.output import console, printable
from discogs_sync.cli.streams import unfiltered

if TYPE_CHECKING:
    from rich.table import Table

GAP = 3
"""Blanks between columns."""

READABLE = 20
"""Cells of a column with longer text that wrapping leaves at least."""

Rows = Sequence[Sequence[str]]


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
    """Print a table, with the columns named in `right` aligned to the right."""
    found = [[printable(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        _draw(_table(columns, found, right, [None] * len(columns)))
        return
    available = console(sys.stdout).width
    widths = fitted(*_widths(columns, found), available - GAP * (len(columns) - 1))
    if widths is not None:
        _draw(_table(columns, found, right, widths))
        return
    for place, row in enumerate(found):
        if place:
            _draw("")
        write_facts(dict(zip(columns, row, strict=True)))


def write_facts(facts: Mapping[str, str]) -> None:
    """Print names with their values, one a line; long values wrap at words, right of their name."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(f"{name}:", printable(value))
    _draw(table)


def fitted(natural: Sequence[int], least: Sequence[int], available: int) -> list[int] | None:
    """Return the widths of columns that fit into the available cells; None if even the least widths do not.

    `natural` are the widths of the longest cells. The widest column that can shrink does so first.
    """
    widths = list(natural)
    while sum(widths) > available:
        shrinkable = [place for place, width in enumerate(widths) if width > least[place]]
        if not shrinkable:
            return None
        widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _widths(columns: Sequence[str], rows: Rows) -> tuple[list[int], list[int]]:
    """Return the natural and the least width of each column: no word is broken, and long texts stay readable."""
    from rich.cells import cell_len

    natural, least = [], []
    for place, column in enumerate(columns):
        cells = [column, *(row[place] for row in rows)]
        longest = max(map(cell_len, cells))
        word = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
        natural.append(longest)
        least.append(max(word, min(longest, READABLE)))
    return natural, least


def _table(columns: Sequence[str], rows: Rows, right: Sequence[str], widths: Sequence[int | None]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column, justify="right" if column in right else "left", overflow="fold", width=width)
    for row in rows:
        table.add_row(*row)
    return table


def _draw(drawing: Table | str) -> None:
    """Print a table or a line; what holds text of others is `printable` already."""
    screen = console(sys.stdout)
    with screen.capture() as drawn:
        screen.print(drawing)
    unfiltered(sys.stdout).write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))
