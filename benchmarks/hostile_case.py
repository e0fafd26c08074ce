"""What a case of `./run bench hostile` consists of."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

MB = 2**20


@dataclass(frozen=True)
class Command:
    """Arguments of `discogs-sync`, and environment variables beside that of the database."""

    arguments: Sequence[str]
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A hostile input: its name, the limit of the process' memory in bytes, and how it is set up.

    `command` gets an empty folder and yields the command to run while the input is there.
    """

    name: str
    limit: int
    command: Callable[[Path], AbstractContextManager[Command]]
