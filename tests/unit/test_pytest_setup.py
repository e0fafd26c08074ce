"""The set-up of the tests themselves: signals and the choice of long tests."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROBE = """
import os, signal
import pytest

def test_interrupt_arrives():
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
        signal.pause()

@pytest.mark.long
def test_long():
    pass
"""


def run_probe(tmp_path: Path, *options: str) -> str:
    """Run the probe with the project's conftest, its SIGINT ignored by the caller, and return what pytest prints."""
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text())
    (tmp_path / "test_probe.py").write_text(PROBE)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    ignoring = [
        "sh",
        "-c",
        "trap '' INT; exec \"$@\"",
        "sh",
        *command,
        *options,
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    done = subprocess.run(ignoring, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_tests_handle_an_interrupt_that_their_caller_ignores(tmp_path: Path) -> None:
    assert "1 passed, 1 deselected" in run_probe(tmp_path)


def test_long_tests_run_when_asked_for(tmp_path: Path) -> None:
    assert "2 passed" in run_probe(tmp_path, "--long")
