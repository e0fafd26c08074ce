"""What a run came to, in sentences and for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from discogs_sync.cli.plan import plan_object, plan_text
from discogs_sync.cli.wording import counted, duration, number

if TYPE_CHECKING:
    from discogs_sync.store.runs import Counts
    from discogs_sync.sync.crawl import Ending
    from discogs_sync.sync.plan import Plan
    from discogs_sync.sync.targets import Target

NOTHING_FOLLOWED = "Nothing is followed yet. Name a target, as in: discogs-sync sync artist:108713"

SET_ASIDE = "`discogs-sync problems list` tells why, `discogs-sync problems retry --all` brings them back."

SHORT = (
    "`discogs-sync problems list` has the counts; what was shown is here, and the rest is asked for with each refresh."
)


def summary_text(ending: Ending, seconds: float, plan: Plan, missing: Sequence[Target] = ()) -> str:
    """Return how a run of so many seconds ended, what it brought, which targets Discogs does not have, what is left."""
    lines = [_headline(ending), _brought(ending.counts, seconds), *_not_found(missing)]
    if plan.items:
        lines.append(f"Left: {counted(plan.items, 'item')}. {plan_text(plan)}")
        lines.append("Run `discogs-sync sync` to go on; nothing that has come is asked for again.")
    return "\n".join(line for line in lines if line)


def outcome(ending: Ending, seconds: float, missing: Sequence[Target] = ()) -> str:
    """Return in one line how a run of so many seconds ended, and what it brought."""
    return " ".join([_headline(ending), _brought(ending.counts, seconds), *_not_found(missing)])


def _not_found(targets: Sequence[Target]) -> list[str]:
    return [
        f"Discogs does not have {target}: check the id, or drop it with `discogs-sync unfollow {target}`."
        for target in targets
    ]


def summary_object(ending: Ending, seconds: float, plan: Plan, missing: Sequence[Target] = ()) -> dict[str, Any]:
    """Return the same for JSON; `left` is the plan of what is due, `not_found` are targets."""
    return {
        "run": ending.run_id,
        "ending": ending.ending,
        "message": ending.message,
        "seconds": round(seconds, 3),
        **asdict(ending.counts),
        "not_found": [str(target) for target in missing],
        "left": plan_object(plan),
    }


def _headline(ending: Ending) -> str:
    match ending.ending:
        case "done":
            return "Done: everything that was due is here."
        case "problems" if not ending.counts.set_aside:
            return f"Finished, with {counted(ending.counts.short, 'listing')} shorter than Discogs counts: {SHORT}"
        case "problems":
            return f"Finished, with {counted(ending.counts.set_aside, 'item')} set aside: {SET_ASIDE}"
        case "paused":
            return f"Paused: {ending.message}."
        case "interrupted":
            return "Stopped as asked."
        case _:
            return "The run failed; what had come before is here."


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
            "set aside": counts.set_aside,
            "short": counts.short,
        }.items()
        if value
    ]
    if counts.retried:
        changes.append(f"{counted(counts.retried, 'request')} repeated")
    if counts.throttled:
        changes.append(f"{counted(counts.throttled, 'answer')} 429")
    return f"{sentence}: {', '.join(changes)}." if changes else f"{sentence}."
