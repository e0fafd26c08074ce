"""What a download or a load tells while it is under way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Moving:
    """A file is being downloaded, checked, read or loaded: `done` of `size` bytes, None where that is not known.

    While keys are built, the bytes are those of the tables. `records` are those that were read so far.
    """

    name: str
    action: Literal["downloading", "checking", "reading", "loading", "indexing"]
    done: int
    size: int | None
    records: int | None = None


@dataclass(frozen=True)
class Settled:
    """A file of `size` bytes has come: it is right and here, or it is wrong and was not kept."""

    name: str
    is_right: bool
    size: int


@dataclass(frozen=True)
class Waiting:
    """The site does not answer or asks to wait: why, for how many seconds from now, and its host."""

    reason: str
    seconds: float
    site: str


Event = Moving | Settled | Waiting
Report = Callable[[Event], None]
