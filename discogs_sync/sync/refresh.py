"""How long an item rests before it is asked for again: the policy that docs/refresh.md explains.

An item's rate of change is estimated from what was seen of it: its changes over the days in which they were seen, both
fading with age, and a few days of what is usual for its kind, so that a new item begins as its kind does. The interval
is proportional to the root of the time between two changes: that spends a given number of requests with the least
staleness, since asking twice as often for what changes twice as often would waste them on items that nobody keeps
up with.
"""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from discogs_sync.resources import RESOURCES, Refresh
from discogs_sync.settings import Settings

DAY = timedelta(days=1)

MEMORY = 180.0
"""Days after which what was seen weighs a third (1/e)."""

BELIEF = 0.5
"""Changes that the kind's usual rate weighs as much as."""


class History(NamedTuple):
    """Changes that were seen of an item, and the days over which they were, older ones weighing less."""

    changes: float = 0.0
    days: float = 0.0


def seen(history: History, elapsed: timedelta, *, changed: bool) -> History:
    """Add one look at an item, `elapsed` after the one before."""
    days = max(elapsed / DAY, 0.0)
    fading = math.exp(-days / MEMORY)
    return History(history.changes * fading + changed, history.days * fading + days)


def first_seen(edited_at: datetime | None, at: datetime) -> History:
    """Begin a history; where Discogs tells the last edit, it counts as one change over the time since then."""
    if edited_at is None:
        return History()
    return History(1.0, max((at - edited_at) / DAY, 0.0))


def policy(settings: Settings) -> dict[str, Refresh]:
    """Give how often each kind is asked for again, within the bounds that the user has set."""
    return {kind: _within(resource.refresh, kind, settings) for kind, resource in RESOURCES.items()}


def _within(refresh: Refresh, kind: str, settings: Settings) -> Refresh:
    most = max(settings.max_age.get(kind, refresh.most), refresh.most)  # what is older is made due by each run
    return replace(refresh, most=most, least=min(settings.min_age.get(kind, refresh.least), most))


def interval(refresh: Refresh, history: History) -> timedelta:
    """Give the time that an item rests until it is asked for again, within the bounds of its kind."""
    usual = refresh.changes_every / DAY
    rate = (history.changes + BELIEF) / (history.days + BELIEF * usual)
    return bounded(refresh, refresh.typical / math.sqrt(rate * usual))


def gone_interval(refresh: Refresh, gone_at: datetime, at: datetime) -> timedelta:
    """Give the time until something is asked for again that Discogs has no more: as long again as it has been gone."""
    return bounded(refresh, max(refresh.typical, at - gone_at))


def bounded(refresh: Refresh, rest: timedelta) -> timedelta:
    """Keep an interval within the bounds of its kind."""
    return min(max(rest, refresh.least), refresh.most)
