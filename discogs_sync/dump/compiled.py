"""How functions are compiled, and the bytes that they take.

Numba keeps what it compiled until the file of the function changes, and looks at no other: a compiled function stands
in one module with what it calls and the numbers that it was compiled with, but for what is here and in `xxh64`.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

import numba
import numpy as np

Array = np.ndarray[Any, Any]
Function = TypeVar("Function", bound=Callable[..., Any])

_compile: Any = partial(numba.njit, nogil=True, _nrt=False)
"""Without the interpreter's lock. Nothing allocates, so references to arrays need not be counted (`_nrt`)."""

compiled: Callable[[Function], Function] = _compile(forceinline=True)
"""Has a function compiled into those that call it."""


def compiled_once(function: Function) -> Function:
    """Have a function compiled, and what it became kept on disk where there is a place for that."""
    try:
        function = _compile(cache=True)(function)
    except RuntimeError:  # neither beside its file nor in the user's folder
        function = _compile()(function)
    return function


class Bytes(NamedTuple):
    """Bytes, one by one, and the words of four and eight that begin at each of them."""

    ones: Array
    fours: Array
    eights: Array


def bytes_of(buffer: bytes | bytearray | Array) -> Bytes:
    """Give the views of a buffer of at least eight bytes, which can be written to if it is an array."""
    ones = np.frombuffer(buffer, np.uint8)
    ones.flags.writeable = isinstance(buffer, np.ndarray)
    fours = np.ndarray((len(ones) - 3,), np.uint32, ones, strides=(1,))
    return Bytes(ones, fours, np.ndarray((len(ones) - 7,), np.uint64, ones, strides=(1,)))


@compiled
def byte_at(found: Array, at: int) -> Any:
    """Give the byte at a place, which is not negative.

    An unsigned index says so: a signed one would be looked at each time, whether it counts from the end.
    """
    return found[np.uint64(at)]
