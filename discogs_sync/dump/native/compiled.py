"""Functions that are compiled: marks for them, and how they are called once they are machine code.

They are called as Numba lays down (its developer manual, "Numba's calling convention"): with places for the result and
for an exception, and with the parts of the arguments, one behind the other. Those of an array are its owner and parent,
which are not needed here, the number of entries, the bytes of one, where they are, the shape and the strides.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from ctypes import CFUNCTYPE, byref, c_int32, c_int64, c_void_p
from functools import update_wrapper
from typing import Any, TypeVar, cast

import numpy as np

from discogs_sync.dump.native import objects

Function = TypeVar("Function", bound=Callable[..., Any])
Arguments = tuple[Any, ...]

_RETURNED = (0, -2)
"""What tells that a function gave a value, or None; anything else stands for an exception."""

_inlined: list[Callable[..., Any]] = []
_lock = threading.Lock()


def announce_compiling(tell: Callable[[], None]) -> None:
    """Have `tell` called before this process compiles its first function, if it compiles any: that takes seconds."""
    objects.announcements.tell = tell


def compiled(function: Function) -> Function:
    """Have a function compiled into those that are compiled and call it."""
    _inlined.append(function)
    return function


def compiled_once(function: Function) -> Function:
    """Have a function compiled, and what it became kept for later runs.

    It takes integers, arrays and tuples of them, allocates nothing and gives an integer or nothing; threads run it at
    the same time, without the interpreter's lock. What it calls stands in the same package.
    """
    return cast("Function", _Native(function))


class _Native:
    """A function in machine code, for each form that its arguments had."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self._made: dict[Arguments, Callable[..., int]] = {}
        update_wrapper(self, function)

    def __call__(self, *arguments: Any) -> int:
        """Run the machine code. Raises RuntimeError where the function raised anything."""
        leaves = [*_leaves(arguments)]
        form = tuple(map(_form, leaves))
        result = c_int64()
        call = self._made.get(form) or self._make(form, arguments)
        if call(byref(result), byref(c_void_p()), *_parts(leaves)) not in _RETURNED:
            raise RuntimeError(f"{self._function.__name__} raised an exception.")
        return result.value

    def _make(self, form: Arguments, arguments: Arguments) -> Callable[..., int]:
        with _lock:
            if form not in self._made:
                address = objects.load(self._function, _inlined, form, arguments)
                parts = [c_int64] * len([*_parts([*_leaves(arguments)])])
                self._made[form] = CFUNCTYPE(c_int32, c_void_p, c_void_p, *parts)(address)
            return self._made[form]


def _leaves(arguments: Arguments) -> Iterator[Any]:
    """Give what stands in arguments and in their tuples, in its order."""
    for each in arguments:
        if isinstance(each, tuple):
            yield from _leaves(each)
        else:
            yield each


def _form(leaf: Any) -> Any:
    """Give what machine code depends on."""
    if isinstance(leaf, np.ndarray):
        return leaf.dtype.str, leaf.ndim, leaf.flags.c_contiguous
    return type(leaf).__name__


def _parts(leaves: Sequence[Any]) -> Iterator[int]:
    for leaf in leaves:
        if isinstance(leaf, np.ndarray):
            yield from (0, 0, leaf.size, leaf.itemsize, leaf.ctypes.data, *leaf.shape, *leaf.strides)
        else:
            yield int(leaf)
