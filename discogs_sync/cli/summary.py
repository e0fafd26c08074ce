"""Summaries of runs, in sentences and for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from discogs_sync.cli.plan import plan_object, plan_text
from discogs_sync.cli.wording import counted, duration, number
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.store.frontier import Item
    from discogs_sync.store.runs import Counts
    from discogs_sync.sync.crawl import Ending
    from discogs_sync.sync.plan import Plan
    from discogs_sync.sync.targets import Target

NOTHING_FOLLOWED = f"Nothing is followed yet. Name a target, as in {command('sync artist:108713')}."

SET_ASIDE = f"{command('problems list')} has the reasons, {command('problems retry --all')} queues them again."

SHORT = f"{command('problems list')} has the counts. The pages are stored; each refresh requests the rest again."


def followed_text(targets: Sequence[Target], new: int) -> str:
    """Return what following targets adds to the queue."""
    names = ", ".join(map(str, targets))
    if not new:
        return f"Following {names}. Nothing new to request: the queue has all that is known of it."
    return f"Following {names}: {counted(new, 'item')} added to the queue."


def summary_text(ending: Ending, seconds: float, plan: Plan, missing: Sequence[Item] = ()) -> str:
    """Return how a run of so many seconds ended, what it stored, which items Discogs never had, and the rest."""
    lines = [_headline(ending, missing), _brought(ending.counts, seconds), *_not_found(missing)]
    if plan.items:
        lines.append(f"Left: {counted(plan.items, 'item')}. {plan_text(plan)}")
        lines.append(f"{command('sync')} continues; it repeats no request that was answered.")
    return "\n".join(line for line in lines if line)


def outcome(ending: Ending, seconds: float, missing: Sequence[Item] = ()) -> str:
    """Return in one line how a run of so many seconds ended, and what it stored."""
    return " ".join([_headline(ending, missing), _brought(ending.counts, seconds), *_not_found(missing)])


def _not_found(items: Sequence[Item]) -> list[str]:
    return [
        f"Discogs does not have {target}: check the id, or drop it with {command('unfollow', target)}."
        for target in _targets(items)
    ]


def _targets(items: Sequence[Item]) -> list[str]:
    """Return the followed targets of items, each once: a label has a document and a listing."""
    from discogs_sync.sync.targets import target_of

    return list(dict.fromkeys(str(target_of(item)) for item in items))


def summary_object(ending: Ending, seconds: float, plan: Plan, missing: Sequence[Item] = ()) -> dict[str, Any]:
    """Return the same for JSON; `left` is the plan of the due items, `not_found` are targets."""
    return {
        "run": ending.run_id,
        "ending": ending.ending,
        "message": ending.message,
        "seconds": round(seconds, 3),
        **asdict(ending.counts),
        "not_found": _targets(missing),
        "left": plan_object(plan),
    }


def _headline(ending: Ending, missing: Sequence[Item]) -> str:
    match ending.ending:
        case "done":
            return "Done: everything that was due is here."
        case "problems" if not ending.counts.set_aside:
            return f"Finished, with {counted(ending.counts.short, 'listing')} shorter than Discogs counts: {SHORT}"
        case "problems" if ending.counts.set_aside == len(missing):
            return f"Finished, with {counted(len(_targets(missing)), 'target')} that Discogs does not have."
        case "problems":
            return f"Finished, with {counted(ending.counts.set_aside, 'item')} quarantined: {SET_ASIDE}"
        case "paused":
            return f"Paused: {ending.message}."
        case "interrupted":
            return "Stopped as asked."
        case _:
            return "The run failed. Everything that it fetched before is stored."


def _brought(counts: Counts, seconds: float) -> str:
    if not counts.requests:
        return "No request was made."
    sentence = (
        f"{counted(counts.requests, 'request')} in {duration(seconds)} brought"
        f" {counted(counts.fetched, 'document or page', 'documents and pages')}"
    )
    changes = [
        f"{number(value)} {word}"
        for word, value in {
            "new": counts.inserted,
            "changed": counts.updated,
            "unchanged": counts.unchanged,
            "gone at Discogs": counts.gone,
            "that Discogs does not have": counts.absent,
            "quarantined": counts.set_aside,
            "short": counts.short,
        }.items()
        if value
    ]
    if counts.retried:
        changes.append(f"{counted(counts.retried, 'request')} repeated")
    if counts.throttled:
        changes.append(f"{counted(counts.throttled, 'answer')} 429")
    return f"{sentence}: {', '.join(changes)}." if changes else f"{sentence}."
