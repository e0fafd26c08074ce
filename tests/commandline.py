"""The real command line as a process of its own, with nothing of the tester's environment in it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = "practice"
"""What the practice server accepts."""

LONGEST = 120
"""Seconds that a command may take on a busy machine."""


@dataclass(frozen=True)
class Ran:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote to stdout, as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """`discogs-sync` with these settings, given by the environment; `path` comes before the installed packages."""

    home: Path
    database_url: str | None = None
    api_url: str | None = None
    token: str | None = TOKEN
    rate: int = 0
    path: Path | None = None

    def __call__(self, *arguments: str | bytes) -> Ran:
        """Run a command to its end."""
        done = subprocess.run(
            self.command(arguments),
            env=self.environ,
            cwd=self.home if self.home.is_dir() else None,
            capture_output=True,
            timeout=LONGEST,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def begin(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start a command."""
        return subprocess.Popen(
            self.command(arguments), env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    @staticmethod
    def command(arguments: Iterable[str | bytes]) -> list[str | bytes]:
        """Give the whole command line."""
        return [sys.executable, "-m", "discogs_sync", *arguments]

    @property
    def environ(self) -> dict[str, str]:
        """The environment of the process."""
        values = {
            "HOME": self.home,
            "DATABASE_URL": self.database_url,
            "API_URL": self.api_url,
            "TOKEN": self.token,
            "RATE": self.rate,
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCOGS_SYNC_", "PG"))}
        if self.path:
            kept["PYTHONPATH"] = str(self.path)
        return kept | {f"DISCOGS_SYNC_{name}": str(value) for name, value in values.items() if value is not None}


def refused(ran: Ran, code: int, *words: str) -> bool:
    """Tell whether a command ended with a code and one error on stderr that holds the words, and nothing on stdout."""
    assert "Traceback" not in ran.err
    assert [word for word in words if word not in ran.err] == []
    assert (ran.code, ran.out) == (code, "")
    return True
