"""What a reply of Discogs may take, and the turns of large replies."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from discogs_sync.errors import Interrupted, ReplyTooLarge
from discogs_sync.settings import Settings

SMALL_SIZE = 128_000
SMALL_VALUES = 5_000
"""Bytes and JSON values of a reply that needs no turn. Nearly all of Discogs' documents are smaller."""

BYTES_PER_VALUE = 40
"""A document may have one value for so many bytes of its limit: 200,000 by default."""

WAIT_STEP = 0.1
"""Seconds between two looks at `stop` while a thread waits for its turn."""


@dataclass(frozen=True)
class ReplyLimits:
    """The most that a reply may take: bytes as received, bytes decompressed, and seconds until it is complete."""

    received: int = Settings.max_reply_received
    size: int = Settings.max_reply_size
    seconds: float = Settings.max_reply_time.total_seconds()

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the limits that the settings ask for."""
        return cls(settings.max_reply_received, settings.max_reply_size, settings.max_reply_time.total_seconds())

    @property
    def values(self) -> int:
        """The most values of JSON that a document may have: each takes memory, however short its text is."""
        return max(self.size // BYTES_PER_VALUE, SMALL_VALUES)


def memory_of(size: int, values: int) -> int:
    """Return an estimate of the bytes of memory that a document takes until its rows are stored."""
    return 3 * size + 200 * values


def too_many_bytes(path: str, size: str, limit: int, setting: str) -> ReplyTooLarge:
    """Return the error for a reply beyond a limit in bytes; `size` is a phrase such as `60.0 MB`."""
    return ReplyTooLarge(
        f"The reply to {path} has {size}, beyond the limit of {megabytes(limit)} (`{setting}`). If Discogs means it, "
        f"raise the limit with DISCOGS_SYNC_{setting.upper()}; the program takes more memory then."
    )


def too_many_values(path: str, values: int, limit: int) -> ReplyTooLarge:
    """Return the error for a document with too many values."""
    return ReplyTooLarge(
        f"The reply to {path} has some {values:,} JSON values, beyond the limit of {limit:,} (one for "
        f"{BYTES_PER_VALUE} bytes of `max_reply_size`). If Discogs means it, raise that limit with "
        "DISCOGS_SYNC_MAX_REPLY_SIZE; the program takes more memory then."
    )


def text_memory(body: str, document: Any) -> int:
    """Return the bytes of memory that a body takes, or the texts of its document where these take more.

    One character beyond Latin-1 doubles the memory of its text, one beyond the BMP makes it fourfold; JSON may write
    them as escapes.
    """
    memory, rest = 0, [document]
    while rest:
        match rest.pop():
            case str() as text:
                memory += len(text) * _width(text)
            case list() as values:
                rest.extend(values)
            case dict() as members:
                rest.extend(members)
                rest.extend(members.values())
    return max(memory, len(body) * _width(body))


def _width(text: str) -> int:
    """Return the bytes of a text's characters: 1, 2 or 4."""
    return round((sys.getsizeof(text) - sys.getsizeof("")) / len(text)) if text else 1


def megabytes(size: int) -> str:
    """Return a size in bytes as a phrase."""
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"


class LargeTurn:
    """The right to hold a large reply in memory, from reading it until its rows are stored: one thread has it.

    A thread keeps it until it calls `release`, which its next request does.
    """

    def __init__(self, is_ended: Callable[[], bool]) -> None:
        self._is_ended = is_ended
        self._lock = threading.Lock()
        self._owner: int | None = None

    @property
    def is_mine(self) -> bool:
        """Whether this thread has the turn."""
        return self._owner == threading.get_ident()

    def take(self) -> None:
        """Wait for the turn. Raises Interrupted once the client is stopped."""
        if self.is_mine:
            return
        while not self._lock.acquire(timeout=WAIT_STEP):
            if self._is_ended():
                raise Interrupted("Stopped in the middle of a request; run the command again to go on.")
        self._owner = threading.get_ident()

    def release(self) -> None:
        """Let another thread have the turn, if this one has it."""
        if self.is_mine:
            self._owner = None
            self._lock.release()
