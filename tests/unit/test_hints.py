"""Messages name commands as the program was started: through one function, never as fixed text."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import discogs_sync
from discogs_sync.cli import COMMANDS
from discogs_sync.hints import command, nearest

PACKAGE = Path(discogs_sync.__file__).parent
FIXED = re.compile(rf"discogs-sync (?:{'|'.join(COMMANDS)})\b")
IN_THE_DATABASE = "Views over the mirror for people and dashboards."
"""A comment of the schema, which every user of the database reads."""


def messages(module: Path) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_message_has_a_fixed_name_of_the_program() -> None:
    fixed = [
        f"{module.relative_to(PACKAGE)}: {text}"
        for module in sorted(PACKAGE.rglob("*.py"))
        for text in messages(module)
        if FIXED.search(text) and not text.startswith(IN_THE_DATABASE)
    ]
    assert fixed == []


def test_values_of_a_command_are_quoted_for_the_shell() -> None:
    assert command("unfollow", "search:a=b&c=d") == "`discogs-sync unfollow 'search:a=b&c=d'`"


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("synk", " Did you mean 'sync'?"), ("max-aeg", " Did you mean 'max_age'?"), ("xyz", ""), ("", "")],
)
def test_the_nearest_name_is_suggested(name: str, suggestion: str) -> None:
    assert nearest(name, ["sync", "max_age", "rate"]) == suggestion
