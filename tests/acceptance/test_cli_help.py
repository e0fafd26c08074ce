"""Help and completion come at once, and whatever the settings are."""

import subprocess
import sys

import pytest

from tests.cli import CommandLine

SLOW = {"alembic", "httpx", "psycopg", "rich", "sqlalchemy", "starlette", "tenacity"}
"""Packages that take their time to import."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("sync", "--help"),
        ("status", "--help"),
        ("query", "--help"),
        ("dump", "--help"),
        ("dump", "download", "--help"),
        ("completion", "bash"),
    ],
)
def test_help_imports_nothing_slow(arguments):
    program = (
        "import sys, discogs_sync.cli\n"
        "try: discogs_sync.cli.main()\n"
        f"finally: print(*sorted({SLOW!r} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0
    assert ended.stdout
    assert ended.stderr.strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_there(offline, shell):
    assert "_DISCOGS_SYNC_COMPLETE" in offline("completion", shell).out


def complete(words: str, position: int) -> list[str]:
    """Ask for completions as the script of bash does."""
    asked = CommandLine({"_DISCOGS_SYNC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)})()
    assert asked.err == ""
    return [line.partition(",")[2] for line in asked.out.splitlines()]


def test_commands_and_kinds_of_targets_are_completed():
    assert complete("discogs-sync fo", 1) == ["follow", "follows"]
    assert complete("discogs-sync sync ", 2) == ["artist:", "label:", "master:", "release:", "search:"]
    assert complete("discogs-sync unfollow la", 2) == ["label:"]
