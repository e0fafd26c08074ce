"""The words that columns of the bookkeeping may hold; CHECK constraints refuse all others."""

from collections.abc import Sequence

from sqlalchemy import CheckConstraint

from discogs_sync.settings import KINDS as ITEM_KINDS

FOLLOW_KINDS = ("artist", "label", "master", "release", "search")
"""What can be followed."""

DUMP_KINDS = ("artist", "label", "master", "release")
"""What dumps have records of."""

DUE_REASONS = ("changed", "forced", "retry", "repair", "unlisted")
"""Why an item is due before its time, or leaves the frontier with its next answer."""

ENDINGS = ("done", "paused", "problems", "failed", "interrupted", "killed")
"""How a run ends."""

PROBLEM_REASONS = ("unreachable", "refused", "malformed", "unstorable", "shrunken", "short", "not found", "failed")
"""Why an item is quarantined."""

DRIFT_REASONS = ("unknown field", "unexpected value", "unusable entry", "forbidden character")
"""What of a document was unexpected."""

DUMP_STATES = ("copying", "indexing", "merging", "staging", "loaded", "abandoned")
"""How far the load of a dump is."""

__all__ = [
    "DRIFT_REASONS", "DUE_REASONS", "DUMP_KINDS", "DUMP_STATES", "ENDINGS", "FOLLOW_KINDS", "ITEM_KINDS",
    "PROBLEM_REASONS", "one_of",
]  # fmt: skip


def one_of(column: str, words: Sequence[str]) -> CheckConstraint:
    """Declare that a column holds one of these words, or NULL where it may."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
