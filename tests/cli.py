"""The command line as its users have it: a process, its exit code, what it prints."""

import json
import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from discogs_sync.hints import NAME, PROGRAM
from discogs_sync.serve.background import Served
from discogs_sync.store.filelock import wait_until

PATIENCE = 120
"""Seconds that a command may take; one that hangs fails its test."""

NOT_OURS = ("DISCOGS_SYNC_", "PG", "COLUMNS", "LINES")
"""Variables that would change what a command does or shows: settings, those of libpq, the size of a terminal."""


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

    def is_refusal(self, *words: str) -> bool:
        """Tell whether nothing was printed but an error that holds the words."""
        return not self.out and all(word in self.err for word in ("Error: ", *words))


class CommandLine:
    """`discogs-sync` with settings in its environment, None for one that is not set.

    None is taken from the environment of the tests; `variables` are added to it as they are.
    """

    def __init__(self, variables: Mapping[str, str] | None = None, **settings: object) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
        self._environment = {**own, "LC_ALL": "C.UTF-8", PROGRAM: NAME, **(variables or {})}
        self.settings = settings

    def __call__(self, *arguments: str | bytes, expect: int = 0, **settings: object) -> Result:
        """Run a command to its end, with settings of its own; it must exit with the expected code."""
        return finish(self.start(*arguments, **settings), expect)

    def start(
        self,
        *arguments: str | bytes,
        before: Sequence[str] = (),
        stdin: int | IO[str] = subprocess.DEVNULL,
        stdout: int | IO[str] = subprocess.PIPE,
        stderr: int | IO[str] = subprocess.PIPE,
        **settings: object,
    ) -> "subprocess.Popen[str]":
        """Start a command, with settings of its own; words `before` it start it in their way."""
        return subprocess.Popen(
            [*before, sys.executable, "-m", "discogs_sync", *arguments],
            env=self._environment | _variables(self.settings | settings),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
        )


def finish(process: "subprocess.Popen[str]", expect: int = 0) -> Result:
    """Wait for a command to end with the expected code. Whatever the user does, no traceback is to be seen."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    result = Result(process.returncode, out or "", err or "")
    assert result.code == expect, result
    assert "Traceback" not in result.err
    return result


def shown_on_a_terminal(cli: CommandLine, *arguments: str, expect: int = 0, **settings: object) -> str:
    """Run a command whose stderr is a terminal of 200 columns, and return what it shows there."""
    return _on_a_terminal(cli, arguments, "stderr", 200, expect, settings)


def printed_on_a_terminal(cli: CommandLine, *arguments: str, columns: int, expect: int = 0) -> str:
    """Run a command whose stdout is a terminal of so many columns, and return the text that it prints there."""
    printed = _on_a_terminal(cli, arguments, "stdout", columns, expect, {})
    return re.sub(r"\x1b\[[0-9;]*m", "", printed).replace("\r\n", "\n")


def _on_a_terminal(
    cli: CommandLine, arguments: Sequence[str], stream: str, columns: int, expect: int, settings: Mapping[str, object]
) -> str:
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, columns))
    process = cli.start(*arguments, **{stream: inside}, **settings)  # type: ignore[arg-type]
    os.close(inside)
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # Linux tells the end so
        pass
    finally:
        os.close(terminal)
    finish(process, expect)
    return b"".join(parts).decode(errors="replace")


def wait_for_requests(discogs: Served[Any], number: int, process: "subprocess.Popen[str]") -> None:
    """Wait until a command has made so many requests in all, or has ended."""
    assert wait_until(lambda: len(discogs.requests) >= number or process.poll() is not None, PATIENCE)


def _variables(settings: Mapping[str, object]) -> dict[str, str]:
    return {f"DISCOGS_SYNC_{name.upper()}": str(value) for name, value in settings.items() if value is not None}
