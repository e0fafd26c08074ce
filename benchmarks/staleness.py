"""How stale a mirror is for the requests that it spends: a year of the refresh policy beside a fixed interval.

A catalogue of labels with their listings, of masters with their versions and of releases changes for a year while a
mirror asks for what is due. Everything is reckoned, nothing is fetched. Edits come in bursts, as corrections follow an
entry's first; their rates differ from item to item by a log-normal distribution; a part of a release's edits shows in
the listings that name it. Staleness is how long an item has been out of date, averaged over items and time, 0 for one
that is not.

    ./run bench staleness [--releases 4000] [--seed 1]
"""

import bisect
import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import click

from discogs_sync.resources import RESOURCES
from discogs_sync.settings import PER_PAGE
from discogs_sync.sync.refresh import DAY, History, first_seen, interval, seen

YEAR = 365.0
PAST = 3650.0
"""Days before the year that edits are reckoned for, so that releases have a last one."""

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

RATES = {
    "release": (0.15, 1.5, 3.0),
    "master": (0.1, 1.5, 2.0),
    "label": (0.1, 1.5, 2.0),
    "label_releases": (2.0, 1.8, 2.0),
    "master_versions": (0.2, 1.5, 1.5),
}
"""Of each kind: bursts a year (median), spread of their logarithm, changes in a burst (mean)."""

BURST = 10.0
"""Days between the changes of a burst, on average."""

SHOWN = 0.3
"""Part of a release's edits that shows in the listings that name it."""


@dataclass
class Thing:
    """An item of the mirror: when it changes (days), which of the changes show, and what names or is named by it."""

    kind: str
    changes: list[float]
    shown: list[float] = field(default_factory=list)
    pages: int = 1
    named: list["Thing"] = field(default_factory=list)
    checked: float = 0.0
    looked: float = 0.0
    history: History = field(default_factory=History)
    due: float = 0.0

    def changed_between(self, begin: float, end: float) -> bool:
        """Tell whether it changed after `begin` and not after `end`."""
        return bisect.bisect_right(self.changes, end) > bisect.bisect_right(self.changes, begin)

    def showed_between(self, begin: float, end: float) -> bool:
        """Tell whether a change of that time shows in the listings that name it."""
        return bisect.bisect_right(self.shown, end) > bisect.bisect_right(self.shown, begin)

    @property
    def partial_walk(self) -> int:
        """Requests after the first page that it takes to find a change of a listing."""
        return math.ceil(math.log2(self.pages)) + 2 if self.pages > 1 else 0


@dataclass
class Result:
    """What a year took and brought: requests, and the mean staleness in days."""

    requests: int = 0
    staleness: float = 0.0

    @property
    def cost(self) -> float:
        """Staleness times requests: what one could be traded for the other at."""
        return self.staleness * self.requests


def catalogue(releases: int, rng: random.Random) -> list[Thing]:
    """Draw a catalogue: a label for every hundred releases or so, a master with versions for every four."""
    things = [_thing("release", rng) for _ in range(releases)]
    for thing in things:
        thing.shown = [at for at in thing.changes if rng.random() < SHOWN]
    every = list(things)
    for begin in range(0, releases // 2, 4):
        listing = _thing("master_versions", rng)
        listing.named = every[begin : begin + rng.randint(1, 8)]
        things += [_thing("master", rng), listing]
    rest = list(every)
    rng.shuffle(rest)
    while rest:
        size = min(len(rest), int(30 * math.exp(rng.gauss(0, 1.3))) + 1)
        listing = _thing("label_releases", rng)
        listing.named, rest = rest[:size], rest[size:]
        listing.pages = -(-size // 100)
        things += [_thing("label", rng), listing]
    return things


def _thing(kind: str, rng: random.Random) -> Thing:
    median, spread, burst = RATES[kind]
    rate = median * math.exp(rng.gauss(0, spread)) / YEAR
    changes = []
    at = -PAST
    while (at := at + rng.expovariate(rate)) < YEAR:
        changes.append(at)
        follower = at
        while rng.random() < 1 - 1 / burst:
            follower += rng.expovariate(1 / BURST)
            changes.append(follower)
    return Thing(kind, sorted(change for change in changes if change < YEAR))


def fixed_interval(things: Sequence[Thing], every: float, rng: random.Random) -> Result:
    """Ask for each item every so many days, and for each page of a listing."""
    result = Result()
    for thing in things:
        first = rng.random() * every
        checks = [first + number * every for number in range(int((YEAR - first) / every) + 1)]
        result.requests += len(checks) * thing.pages
        result.staleness += _staleness(thing, checks) / len(things)
    return result


def interval_for(things: Sequence[Thing], requests: int) -> float:
    """Give the days of the fixed interval that spends so many requests in the year."""
    return YEAR * sum(thing.pages for thing in things) / requests


def own_intervals(things: Sequence[Thing]) -> Result:
    """Ask for each item as the policy says: looks at listings, and what they show to have changed."""
    result = Result()
    checks: list[list[float]] = [[] for _ in things]
    queue: list[tuple[float, int]] = []
    numbers = {id(thing): number for number, thing in enumerate(things)}

    def schedule(thing: Thing, at: float) -> None:
        thing.due = at
        heapq.heappush(queue, (at, numbers[id(thing)]))

    for thing in things:
        thing.checked = thing.looked = 0.0
        thing.history = _first_seen(thing)
        schedule(thing, _days(thing))
    while queue:
        at, number = heapq.heappop(queue)
        thing = things[number]
        if at >= YEAR or at != thing.due:
            continue
        changed = thing.changed_between(thing.checked, at)
        result.requests += 1 + (thing.partial_walk if changed else 0)
        thing.history = seen(thing.history, timedelta(days=at - thing.checked), changed=changed)
        for named in thing.named[:PER_PAGE]:
            if named.due > at and named.showed_between(max(named.checked, thing.looked), at):
                schedule(named, at)
        thing.checked = thing.looked = at
        checks[number].append(at)
        schedule(thing, at + _days(thing))
    result.staleness = sum(map(_staleness, things, checks)) / len(things)
    return result


def _first_seen(thing: Thing) -> History:
    """Begin a history: of releases alone Discogs tells the last edit."""
    if thing.kind != "release":
        return History()
    edits = [change for change in thing.changes if change < 0]
    return first_seen(BEGIN + timedelta(days=edits[-1] if edits else -PAST), BEGIN)


def _days(thing: Thing) -> float:
    return interval(RESOURCES[thing.kind].refresh, thing.history) / DAY


def _staleness(thing: Thing, checks: Sequence[float]) -> float:
    """Give for how many days, averaged over the year, the mirror's copy has been out of date."""
    area = before = 0.0
    for check in [*checks, YEAR]:
        place = bisect.bisect_right(thing.changes, before)
        if place < len(thing.changes) and thing.changes[place] < check:
            area += (check - thing.changes[place]) ** 2 / 2
        before = check
    return area / YEAR


def compare(releases: int, seed: int) -> tuple[Result, float, Result]:
    """Give what both take and bring over the same catalogue, and the days of the fixed interval."""
    rng = random.Random(seed)
    things = catalogue(releases, rng)
    ours = own_intervals(things)
    every = interval_for(things, ours.requests)
    return ours, every, fixed_interval(things, every, rng)


@click.command(help=__doc__)
@click.option("--releases", default=4000, show_default=True, help="Releases of the catalogue.")
@click.option("--seed", default=1, show_default=True, help="What the catalogue is drawn from.")
def main(releases: int, seed: int) -> None:
    """Reckon both and print a table."""
    ours, every, fixed = compare(releases, seed)
    print("| policy | requests in the year | mean staleness, days |")
    print("|---|---|---|")
    print(f"| intervals of items' own | {ours.requests} | {ours.staleness:.2f} |")
    print(f"| every item every {every:.1f} days | {fixed.requests} | {fixed.staleness:.2f} |")
    print(f"staleness for the same requests, fixed interval to ours: {fixed.cost / ours.cost:.1f}")


if __name__ == "__main__":
    main()
