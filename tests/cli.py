"""The command line as its users have it: a process, its exit code, what it prints."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

PATIENCE = 120
"""Seconds that a command may take; one that hangs fails its test."""


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        """What it logged with `--log-format json`."""
        return [json.loads(line) for line in self.err.splitlines()]


class CommandLine:
    """`discogs-sync` with settings in its environment; none are taken from the environment of the tests."""

    def __init__(self, **settings: object) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("DISCOGS_SYNC_")}
        self._environment = {**own, "LC_ALL": "C.UTF-8", **_variables(settings)}

    def __call__(self, *arguments: str, expect: int = 0, **settings: object) -> Result:
        """Run a command to its end, with settings of its own; it must exit with the expected code.

        Whatever the user does, no traceback is to be seen.
        """
        ended = subprocess.run(
            [sys.executable, "-m", "discogs_sync", *arguments],
            env=self._environment | _variables(settings),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
        assert ended.returncode == expect, f"exit code {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
        assert "Traceback" not in ended.stderr
        return Result(ended.returncode, ended.stdout, ended.stderr)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start a command; `options` are those of Popen."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        return subprocess.Popen(
            [sys.executable, "-m", "discogs_sync", *arguments], env=self._environment, text=True, **(pipes | options)
        )


def _variables(settings: dict[str, object]) -> dict[str, str]:
    return {f"DISCOGS_SYNC_{name.upper()}": str(value) for name, value in settings.items()}
