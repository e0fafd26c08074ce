"""Bytes as compiled functions read and write them."""

from typing import Any, NamedTuple

import numpy as np

from discogs_sync.dump.native.compiled import compiled

Array = np.ndarray[Any, Any]


class Bytes(NamedTuple):
    """Bytes, one by one, and the words of four and eight that begin at each of them.

    `words` are those of eight that stand one behind the other, from each of the first eight bytes on: to go through
    them takes fewer instructions than through `eights`.
    """

    ones: Array
    fours: Array
    eights: Array
    words: tuple[Array, ...]


def bytes_of(buffer: bytes | bytearray | Array) -> Bytes:
    """Give the views of a buffer of at least eight bytes, which can be written to if it is an array."""
    ones = np.frombuffer(buffer, np.uint8)
    ones.flags.writeable = isinstance(buffer, np.ndarray)
    fours = np.ndarray((len(ones) - 3,), np.uint32, ones, strides=(1,))
    eights = np.ndarray((len(ones) - 7,), np.uint64, ones, strides=(1,))
    return Bytes(ones, fours, eights, tuple(eights[first::8] for first in range(8)))


@compiled
def byte_at(found: Array, at: int) -> Any:
    """Give the byte at a place, which is not negative.

    An unsigned index says so: a signed one would be looked at each time, whether it counts from the end.
    """
    return found[np.uint64(at)]
