"""What a run would do: the requests that are due, and the time they take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from discogs_sync.resources import RESOURCES
from discogs_sync.store import frontier, status
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item
from discogs_sync.store.status import Due
from discogs_sync.store.tables import Cursor
from discogs_sync.sync import following
from discogs_sync.sync.targets import Target

LISTINGS = tuple(kind for kind, resource in RESOURCES.items() if resource.listing)


@dataclass(frozen=True)
class Plan:
    """What is due, by kind and reason, and the rate that it is asked for with: requests a minute, 0 for no limit.

    With `catalogued`, new releases of followed labels are due: only they tell the masters that are to be asked for.
    """

    due: Sequence[Due]
    rate: int
    catalogued: bool = False

    @property
    def items(self) -> int:
        """Documents and listings that are due."""
        return sum(each.items for each in self.due)

    @property
    def requests(self) -> int:
        """Requests that are known to be needed; retries come on top."""
        return sum(each.requests for each in self.due)

    @property
    def expected(self) -> int:
        """Entries that walks under way have yet to show, each worth about one request more."""
        return sum(each.expected for each in self.due)

    @property
    def unlisted(self) -> int:
        """Listings whose length is not known before their first page; what they reveal comes on top of all else."""
        return sum(each.unlisted for each in self.due)

    @property
    def is_complete(self) -> bool:
        """Whether nothing that is due can reveal more."""
        return not (self.unlisted or self.expected or self.catalogued)

    @property
    def seconds(self) -> float | None:
        """Time that the known and the expected requests take at the rate; None without a rate."""
        return (self.requests + self.expected) * 60 / self.rate if self.rate else None


def read_plan(cursor: Cursor, rate: int) -> Plan:
    """Give the plan for what is due now."""
    due = status.due(cursor, LISTINGS)
    releases = any(each.kind == "release" and each.reason == "new" for each in due)
    return Plan(due, rate, catalogued=releases and status.is_any_followed(cursor, "label"))


def plan(
    database: Database,
    rate: int,
    targets: Sequence[Target] = (),
    max_age: Mapping[str, timedelta] = MappingProxyType({}),
) -> Plan:
    """Give the plan of a run that would follow these targets first, and ask anew for what is older than `max_age`.

    The database is left as it is.
    """
    with database.begin() as connection, driver(connection).transaction(force_rollback=True):
        cursor = driver(connection).cursor()
        for target in targets:
            following.follow(cursor, Item(target.kind, target.id, target.query))
        for kind, age in max_age.items():
            frontier.demand_older(cursor, kind, age)
        return read_plan(cursor, rate)
