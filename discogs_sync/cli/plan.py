"""A plan in words, as a table and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discogs_sync.cli.output import write_table
from discogs_sync.cli.wording import counted, duration, number

if TYPE_CHECKING:
    from discogs_sync.store.status import Due
    from discogs_sync.sync.plan import Plan


def plan_text(plan: Plan) -> str:
    """Say what is left to ask for, how long that takes, and what is not known of it yet."""
    if not plan.items:
        return "Nothing is due."
    sentences = [f"{_bound(plan)} {counted(plan.requests + plan.expected, 'request')}{_time(plan)}."]
    if plan.expected:
        more = counted(plan.expected, "entry", "entries")
        sentences.append(f"{number(plan.requests)} are due; {more} that listings have yet to show may need one each.")
    if plan.unlisted:
        listings = counted(plan.unlisted, "listing has", "listings have")
        sentences.append(f"{listings} an unknown length: what they reveal comes on top.")
    if plan.catalogued:
        sentences.append("The masters of labels' releases come to light with these, and come on top.")
    return " ".join(sentences)


def _bound(plan: Plan) -> str:
    if plan.unlisted or plan.catalogued:
        return "At least"
    return "About" if plan.expected else "In all"


def _time(plan: Plan) -> str:
    if plan.seconds is None:
        return ", as fast as Discogs answers"
    return f", {duration(plan.seconds)} at {counted(plan.rate, 'request')} a minute"


def plan_object(plan: Plan) -> dict[str, Any]:
    """Give the plan for JSON; `seconds` is null at rate 0, and `at_least` tells that more will be revealed."""
    return {
        "items": plan.items,
        "requests": plan.requests,
        "expected": plan.expected,
        "unlisted": plan.unlisted,
        "at_least": not plan.is_complete,
        "rate": plan.rate,
        "seconds": plan.seconds,
        "due": plan.due,
    }


def write_due(plan: Plan) -> None:
    """Print what is due as a table, one line for each kind and reason."""
    rows = [(each.kind, each.reason, number(each.items), number(each.requests), _beyond(each)) for each in plan.due]
    write_table(("due", "reason", "items", "requests", "beyond"), rows, right=("items", "requests"))


def _beyond(due: Due) -> str:
    parts = [counted(due.unlisted, "unknown length")] if due.unlisted else []
    if due.expected:
        parts.append(counted(due.expected, "entry", "entries") + " to come")
    return ", ".join(parts)
