"""The words that CHECK constraints allow are those that the program writes."""

import re
from pathlib import Path

from discogs_sync.cli.problems import REMEDIES
from discogs_sync.mapping.characters import FORBIDDEN_CHARACTER
from discogs_sync.mapping.encode import UNEXPECTED_VALUE, UNKNOWN_FIELD
from discogs_sync.mapping.listing import UNUSABLE_ENTRY
from discogs_sync.resources import DOCUMENTS, RESOURCES, TARGET_KINDS
from discogs_sync.schema import words
from discogs_sync.store import dumps
from discogs_sync.sync import commit


def constants(module: object) -> set[str]:
    """Give the words that a module has as constants."""
    return {value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}


def test_kinds() -> None:
    assert words.FOLLOW_KINDS == TARGET_KINDS
    assert tuple(RESOURCES) == words.ITEM_KINDS
    assert set(words.DUMP_KINDS) == set(DOCUMENTS)


def test_reasons_of_problems() -> None:
    """A new one needs a migration of the constraint."""
    assert set(words.PROBLEM_REASONS) == {*commit._REASONS.values(), *(constants(commit) - {commit.UNLISTED}), "failed"}
    assert REMEDIES.keys() <= set(words.PROBLEM_REASONS)


def test_reasons_of_due_items() -> None:
    store = Path(dumps.__file__).parent
    statements = "".join(module.read_text(encoding="utf-8") for module in store.rglob("*.py"))
    found = set(re.findall(r"reason = '(\w+)'", statements))
    assert set(words.DUE_REASONS) == found - set(words.PROBLEM_REASONS)


def test_reasons_of_drift() -> None:
    assert set(words.DRIFT_REASONS) == {UNKNOWN_FIELD, UNEXPECTED_VALUE, UNUSABLE_ENTRY, FORBIDDEN_CHARACTER}


def test_states_of_loads() -> None:
    states = {dumps.COPYING, dumps.INDEXING, dumps.MERGING, dumps.STAGING, dumps.LOADED, dumps.ABANDONED}
    assert set(words.DUMP_STATES) == states
