"""Functions that are compiled: what they give, what is kept of them, and when they are compiled anew."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array

MODULE = """
import sys
import numpy as np
from discogs_sync.dump.native.compiled import compiled, compiled_once

@compiled
def double(value):
    return 2 * value

@compiled_once
def total(numbers):
    result = 0
    for number in numbers:
        result += double(number)
    return result

print(total(np.arange(4)), "numba" in sys.modules)
"""


class Pair(NamedTuple):
    """Two arrays."""

    left: Array
    right: Array


@compiled
def product(left: int, right: int) -> int:
    return left * right


@compiled_once
def scalar_product(pair: Pair, first: int) -> int:
    result = 0
    for place in range(first, len(pair.left)):
        result += product(pair.left[place], pair.right[place])
    return result


@compiled_once
def fail(number: int) -> int:
    if number > 1:
        raise ValueError
    return number


@pytest.fixture(autouse=True)
def keep_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def run(module: Path, **env: str) -> str:
    """Run a module, and give what it prints: a number, and whether Numba was needed."""
    command = [sys.executable, str(module)]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def module(tmp_path: Path) -> Path:
    (tmp_path / "package").mkdir()
    path = tmp_path / "package" / "total.py"
    path.write_text(MODULE)
    return path


@pytest.mark.parametrize("left", [np.arange(5), np.arange(5, dtype=np.uint8), np.arange(10)[::2] // 2])
def test_arrays_of_any_form_are_taken(left: Array) -> None:
    assert scalar_product(Pair(left, np.arange(5)), 2) == 4 + 9 + 16
    assert scalar_product(Pair(left, left), 4) == 16


def test_an_exception_is_told() -> None:
    assert fail(1) == 1
    with pytest.raises(RuntimeError, match="fail raised"):
        fail(2)


def test_what_is_kept_needs_no_compiler(module: Path) -> None:
    assert run(module) == "12 True"
    assert run(module) == "12 False"


def test_what_changes_is_compiled_anew(module: Path) -> None:
    run(module)
    module.write_text(MODULE.replace("2 * value", "3 * value"))
    assert run(module) == "18 True"
    (module.parent / "other.py").write_text("ANSWER = 42")
    assert run(module) == "18 True"


@pytest.mark.parametrize("left", [0, 1000])
def test_what_was_not_kept_whole_is_compiled_anew(module: Path, tmp_path: Path, left: int) -> None:
    run(module)
    [kept] = tmp_path.rglob("total-*")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:left])
    assert run(module) == "12 True"
    assert len(kept.read_bytes()) == len(whole)
    assert run(module) == "12 False"


def test_object_code_that_another_user_can_change_is_not_run(module: Path, tmp_path: Path) -> None:
    run(module)
    [kept] = tmp_path.rglob("total-*")
    kept.chmod(0o666)
    assert run(module) == "12 True"
    assert kept.stat().st_mode & 0o777 == 0o644
    if os.geteuid() == 0:
        os.chown(kept, 54321, 54321)
        assert run(module) == "12 True"
        assert kept.stat().st_uid == 0
    victim = kept.rename(tmp_path / "victim")
    kept.symlink_to(victim)
    assert run(module) == "12 True"
    assert not kept.is_symlink()


def test_compiling_is_announced_once(module: Path) -> None:
    announcing = (
        "\nfrom discogs_sync.dump.native.compiled import announce_compiling\nannounce_compiling(lambda: print('!'))"
    )
    code = MODULE.replace("\nprint(", f"{announcing}\nprint(", 1)
    assert code != MODULE
    module.write_text(code)
    assert run(module).split() == ["!", "12", "True"]
    assert run(module).split() == ["12", "False"]


def test_where_the_package_is_somebody_elses_the_users_cache_keeps_it(module: Path, tmp_path: Path) -> None:
    (module.parent / "__pycache__").touch()
    assert run(module) == "12 True"
    assert run(module) == "12 False"
    [kept] = tmp_path.rglob("total-*")
    assert not kept.is_relative_to(module.parent)


def test_where_nothing_can_be_kept_all_is_compiled_for_the_time_being(module: Path) -> None:
    (module.parent / "__pycache__").touch()
    nowhere: dict[str, Any] = {"HOME": os.devnull, "XDG_CACHE_HOME": f"{os.devnull}/cache"}
    assert run(module, **nowhere) == "12 True"
    assert run(module, **nowhere) == "12 True"
