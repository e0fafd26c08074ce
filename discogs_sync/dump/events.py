"""What a download tells while it is under way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Moving:
    """A file is being downloaded, or read to check it: `done` of `size` bytes, None where the size is not known."""

    name: str
    action: Literal["downloading", "checking"]
    done: int
    size: int | None


@dataclass(frozen=True)
class Settled:
    """A file of `size` bytes has come: it is right and here, or it is wrong and was not kept."""

    name: str
    is_right: bool
    size: int


@dataclass(frozen=True)
class Waiting:
    """The site does not answer or asks to wait: why, and for how many seconds from now."""

    reason: str
    seconds: float


Event = Moving | Settled | Waiting
Report = Callable[[Event], None]
