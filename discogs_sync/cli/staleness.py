"""How stale the mirror is, in a sentence and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discogs_sync.cli.wording import duration, item_text

if TYPE_CHECKING:
    from discogs_sync.sync.staleness import Staleness


def staleness_text(staleness: Staleness) -> str:
    """Return in one sentence why the mirror is stale, or that it is not."""
    if failure := staleness.failure:
        return f"Stale: for {duration(failure.seconds)} all runs have failed: {failure.message}"
    if silent := staleness.silent:
        return f"Stale: run {silent.run_id} has had no heartbeat for {duration(silent.seconds)}."
    if first := staleness.first:
        verdict = "Stale" if staleness.overdue else "Fresh enough"
        return f"{verdict}: {item_text(first.item)} has been due for {duration(first.seconds)}."
    return "Fresh: nothing is due."


def staleness_object(staleness: Staleness) -> dict[str, Any]:
    """Give the same for JSON; `failing` and `silent_run` are null where they do not make the mirror stale."""
    first, silent = staleness.first, staleness.silent
    return {
        "stale": staleness.is_stale,
        "message": staleness_text(staleness),
        "limit": staleness.limit,
        "oldest_due": first and {"item": item_text(first.item), "due_at": first.due_at, "seconds": first.seconds},
        "failing": staleness.failure,
        "silent_run": silent and {"run": silent.run_id, "heartbeat_at": silent.at, "seconds": silent.seconds},
    }
