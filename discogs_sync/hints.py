"""Parts of messages: counts with their nouns, the nearest known name, and the program's name as it was started."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

NAME = "discogs-sync"

PROGRAM = "_DISCOGS_SYNC_PROGRAM"
"""Environment variable with the program's path, for wrappers such as the script `run`."""

LEAST_SIMILAR = 0.7
"""Ratio of matching characters below which a name is no suggestion."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return " Did you mean 'sync'?" with the known name most similar to a name, or nothing without a similar one."""
    found = similar(name, known)
    return f" Did you mean {found!r}?" if found else ""


def similar(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most similar to a name, None without a similar one."""
    by_spelling = {_spelling(each): each for each in known}
    found = get_close_matches(_spelling(name), by_spelling, n=1, cutoff=LEAST_SIMILAR)
    return by_spelling[found[0]] if found else None


def _spelling(name: str) -> str:
    return name.lower().replace("_", "-")


def number(value: int) -> str:
    """Return a number with separators of thousands: `1,234,567`."""
    return f"{value:,}"


def counted(value: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, `1 item` or `2 items`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def program() -> str:
    """Return the program as the user started it: `discogs-sync`, `./run`, `python3 -m discogs_sync`, or a path."""
    if os.environ.get(PROGRAM):
        return shlex.quote(os.environ[PROGRAM])
    path = Path(sys.argv[0])
    if path.name == "__main__.py" and path.parent.name == "discogs_sync":
        return f"{shlex.quote(sys.orig_argv[0])} -m discogs_sync"
    if path.name != NAME or _is_on_path(path):
        return NAME
    return shlex.quote(sys.argv[0])


def _is_on_path(path: Path) -> bool:
    found = shutil.which(NAME)
    return found is not None and Path(found).absolute() == path.absolute()


def command(name: str, *values: str) -> str:
    """Return a command of this program with values quoted for the shell, for a message: "`discogs-sync db upgrade`"."""
    return f"`{' '.join((program(), name, *map(shlex.quote, values)))}`"
