"""`sync --dry-run` and `sync --estimate`: the plan of a run that is not made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discogs_sync.cli.context import tell
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.plan import plan_object, plan_text, write_due
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import counted, item_text, number
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.sync.estimate import Length
    from discogs_sync.sync.limits import Limits
    from discogs_sync.sync.plan import Plan
    from discogs_sync.sync.targets import Target


def show_plan(settings: Settings, database: Database, targets: Sequence[Target], *, as_json: bool) -> None:
    """Print what a sync of these targets would request, without a request."""
    from discogs_sync.sync.plan import plan

    planned = plan(database, settings.requests_per_minute, targets, settings.max_age)
    if as_json:
        write_json(plan_object(planned))
        return
    _write_plan(planned)
    if planned.unlisted:
        estimate = command("sync", *map(str, targets), "--estimate")
        say(f"{estimate} reads it with {counted(planned.unlisted, 'request')} and prints the total.")


def show_estimate(
    settings: Settings, database: Database, targets: Sequence[Target], limits: Limits, *, as_json: bool
) -> None:
    """Request the first pages of listings of unknown length, and print what a sync of these targets would request."""
    from discogs_sync.sync.estimate import estimate

    words = " ".join(["sync", *map(str, targets), "--estimate"])
    found = estimate(settings, database, targets, command=words, limits=limits, announce=_announce)
    if as_json:
        lengths = [_object(each) for each in found.lengths]
        write_json(plan_object(found.plan) | {"listings": lengths, "estimate_requests": found.requests})
        return
    if found.lengths:
        rows = [(item_text(each.item), _number(each.entries), _number(each.pages)) for each in found.lengths]
        write_table(("listing", "entries", "pages"), rows, right=("entries", "pages"))
    for each in found.lengths:
        if each.error:
            say(f"The first page of {item_text(each.item)} could not be read. {each.error}")
    _write_plan(found.plan)
    say(f"The estimate took {counted(found.requests, 'request')}.")


def _announce(listings: int) -> None:
    if listings:
        sentence = f"Reading the first page of {counted(listings, 'listing')}: {counted(listings, 'request')}."
        tell("estimating", sentence, listings=listings)


def _write_plan(plan: Plan) -> None:
    if plan.items:
        write_due(plan)
    say(plan_text(plan))


def _number(value: int | None) -> str:
    return "–" if value is None else number(value)


def _object(length: Length) -> dict[str, Any]:
    return {
        "listing": item_text(length.item),
        "entries": length.entries,
        "pages": length.pages,
        "error": length.error,
    }
