"""`python -m discogs_sync.serve`: it serves until it is asked to stop, and wrong arguments end with a sentence."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Have the command run within the block."""
    command = [sys.executable, "-m", "discogs_sync.serve", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal_and_ends_without_a_traceback(signal_: signal.Signals) -> None:
    with started("--releases", "20") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urlopen(Request(f"{url}/releases/249504", headers={"User-Agent": "test"}), timeout=30) as answer:  # noqa: S310
            assert answer.status == 200
        process.send_signal(signal_)
        _, err = process.communicate(timeout=30)
    assert err == ""
    assert process.returncode in {0, -signal_}


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started("--port", str(port), "--releases", "20") as process:
            _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.startswith(f"Error: Port {port} on 127.0.0.1 cannot be used (Address already in use): name another")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--port", "99999"), "99999 is not in the range"),
        (("--releases", "-5"), "-5 is not in the range"),
        (("--latency", "nan"), "'nan' is not a number of seconds."),
        (("--authenticated", "0"), "0 is not in the range"),
        (("--folder", "/nonexistent"), "Directory '/nonexistent' does not exist."),
        (("--fault", "503"), "'503' is not NAME:EVERY[:PATH]"),
        (("--fault", "503:²"), "'503:²' is not NAME:EVERY[:PATH]"),
        (("--frate",), "No such option"),
    ],
)
def test_a_wrong_argument_is_named(arguments: tuple[str, ...], sentence: str) -> None:
    with started(*arguments) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert sentence in err
    assert "Traceback" not in err
