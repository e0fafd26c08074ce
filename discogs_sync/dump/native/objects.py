"""Object code: Numba makes it of functions, a file keeps it, and LLVM links it to the running program.

Later runs need Numba no more. To import it and to load what it keeps itself takes longer than all else that a load
begins with.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import llvmlite
import llvmlite.binding as llvm
import platformdirs

from discogs_sync import safefile

_OPTIONS = {"nogil": True, "_nrt": False, "error_model": "numpy"}
"""Nothing allocates, so references to arrays need not be counted (`_nrt`); what is divided by zero gives something."""

LARGEST_OBJECT = 64 << 20
"""Bytes of a file of object code, at most; the largest has some 200 kB."""


class Announcements:
    """Reports that something is compiled, once in a process."""

    def __init__(self) -> None:
        self.tell: Callable[[], None] | None = None

    def announce(self) -> None:
        """Report it, unless that was done before or nobody listens."""
        tell, self.tell = self.tell, None
        if tell:
            tell()


announcements = Announcements()

_linked: list[llvm.ResourceTracker] = []
"""Keeps in memory what is linked."""


def load(
    function: Callable[..., Any], inlined: Sequence[Callable[..., Any]], form: object, arguments: tuple[Any, ...]
) -> int:
    """Give the address of a function's machine code for arguments such as these, whose form tells them from others.

    `inlined` are the functions that it may call.
    """
    places = _places(function, form)
    code = next(filter(None, map(_kept, places)), None)
    if code is None:
        announcements.announce()
        code = _compile(function, inlined, arguments)
        for place in places:
            if _keep(place, code):
                break
    return _link(function.__name__, code)


def _places(function: Callable[..., Any], form: object) -> tuple[Path, Path]:
    """Give the places for object code, beside the package's byte code or in the user's cache.

    The name tells all that it depends on. Numba takes one version of llvmlite.
    """
    package = Path(function.__code__.co_filename).parent
    processor = llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()
    depends = function.__module__, form, _sources(package), llvmlite.__version__, processor
    key = hashlib.sha256(repr(depends).encode()).hexdigest()
    name = f"{function.__name__}-{key[:32]}.o"
    return package / "__pycache__" / name, platformdirs.user_cache_path("discogs-sync") / name


@cache
def _sources(package: Path) -> str:
    """Give a hash of the modules of a package."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(package.glob("*.py")))).hexdigest()


def _kept(path: Path) -> bytes | None:
    """Return the object code that a file holds behind its hash.

    None where there is no file, not all of it, or one that another user can change: it would run as this one.
    """
    try:
        kept = safefile.read(path, LARGEST_OBJECT, own=True)
    except OSError:
        return None
    code = kept[hashlib.sha256().digest_size :]
    return code if kept.startswith(hashlib.sha256(code).digest()) else None


def _keep(path: Path, code: bytes) -> bool:
    """Store object code; return whether that was possible. Without it every run compiles again."""
    try:
        safefile.make_folders(path.parent)
        safefile.write(path, hashlib.sha256(code).digest() + code, mode=0o644)
    except OSError:
        return False
    return True


def _compile(function: Callable[..., Any], inlined: Sequence[Callable[..., Any]], arguments: tuple[Any, ...]) -> bytes:
    import numba

    njit: Any = numba.njit  # its declared types leave out the wrappers
    for each in inlined:
        _make_callable(each)
    dispatcher = njit(**_OPTIONS, no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)
    dispatcher.compile(tuple(map(numba.typeof, arguments)))
    module = llvm.parse_assembly(*dispatcher.inspect_llvm().values())
    [body] = [each for each in module.functions if not each.is_declaration]
    body.name = function.__name__
    return bytes(_machine().emit_object(module))


@cache
def _make_callable(function: Callable[..., Any]) -> None:
    """Let functions that Numba compiles call this one, which becomes part of them."""
    from numba.extending import register_jitable

    register_jitable(**_OPTIONS, forceinline=True)(function)


def _machine() -> llvm.TargetMachine:
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3, reloc="pic"
    )


@cache
def _linker() -> llvm.LLJIT:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.create_lljit_compiler()


def _link(name: str, code: bytes) -> int:
    """Link object code to the program, and give the address of the function of a name."""
    library = llvm.JITLibraryBuilder().add_object_img(code).add_current_process().export_symbol(name)
    _linked.append(library.link(_linker(), f"{name} {len(_linked)}"))
    return int(_linked[-1][name])
