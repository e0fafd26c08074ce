"""Plans as sentences, as a table and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import counted, duration, number

if TYPE_CHECKING:
    from discogs_sync.store.status import Due
    from discogs_sync.sync.plan import Plan


def plan_text(plan: Plan) -> str:
    """Return the number of requests, their duration, and the unknown rest, in sentences."""
    if not plan.items:
        return "Nothing is due."
    requests = f"{counted(plan.requests + plan.expected, 'request')}{_time(plan)}."
    sentences = [f"{_bound(plan)} {requests}"]
    if plan.unlisted:
        unread = f"The total is unknown until the first page is read of {counted(plan.unlisted, 'listing')}."
        sentences = [unread, f"Known so far: {requests}"]
    if plan.expected:
        entries = counted(plan.expected, "entry", "entries")
        sentences.append(f"{number(plan.requests)} are due; {entries} on unread pages add at most one each.")
    if plan.versions:
        sentences.append("Masters among the entries of artists have versions, which are not counted yet.")
    if plan.masters:
        releases = counted(plan.masters, "new release", "new releases")
        sentences.append(f"The masters of {releases} of followed labels may add one request each.")
    return " ".join(sentences)


def _bound(plan: Plan) -> str:
    if plan.is_lower_bound:
        return "At least"
    return "About" if plan.expected else "Exactly"


def _time(plan: Plan) -> str:
    if plan.seconds is None:
        return ", as fast as Discogs answers"
    return f", {duration(plan.seconds)} at {counted(plan.rate, 'request')} a minute"


def plan_object(plan: Plan) -> dict[str, Any]:
    """Return the plan for JSON; `seconds` is null at rate 0, `at_least` is true while the total is unknown."""
    return {
        "items": plan.items,
        "requests": plan.requests,
        "expected": plan.expected,
        "unlisted": plan.unlisted,
        "masters": plan.masters,
        "at_least": not plan.is_complete,
        "rate": plan.rate,
        "seconds": plan.seconds,
        "due": plan.due,
    }


def write_due(plan: Plan) -> None:
    """Print the due items as a table, one line for each kind and reason."""
    rows = [(each.kind, each.reason, number(each.items), number(each.requests), _not_read(each)) for each in plan.due]
    write_table(("due", "reason", "items", "requests", "not read yet"), rows, right=("items", "requests"))


def _not_read(due: Due) -> str:
    parts = [counted(due.unlisted, "first page")] if due.unlisted else []
    if due.expected:
        parts.append(counted(due.expected, "entry", "entries"))
    return ", ".join(parts)
