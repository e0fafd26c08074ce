"""Plans: the requests that a run needs, and how long they take."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    """The requests of a run: what is due by kind and reason, and the rate in requests a minute (0 for no limit).

    `masters` are new releases of followed labels, read or announced: each may name a master that is not in the queue.
    """

    due: Sequence[Due]
    rate: int
    masters: int = 0

    @property
    def items(self) -> int:
        """Documents and listings that are due."""
        return sum(each.items for each in self.due)

    @property
    def requests(self) -> int:
        """Requests that are known to be needed, without retries."""
        return sum(each.requests for each in self.due)

    @property
    def expected(self) -> int:
        """Entries on pages that first walks have not read yet; each adds one request at most, and its master one."""
        return sum(each.expected for each in self.due)

    @property
    def unlisted(self) -> int:
        """Listings whose first page was never read: their length is unknown."""
        return sum(each.unlisted for each in self.due)

    @property
    def versions(self) -> int:
        """Entries of artists' listings that are not read yet: each master among them has versions."""
        return sum(each.expected for each in self.due if each.kind == "artist_releases")

    @property
    def is_lower_bound(self) -> bool:
        """Whether more requests than `requests` and `expected` may be needed."""
        return bool(self.unlisted or self.versions or self.masters)

    @property
    def is_complete(self) -> bool:
        """Whether the number of requests is known exactly."""
        return not (self.is_lower_bound or self.expected)

    @property
    def seconds(self) -> float | None:
        """Time that the known and the expected requests take at the rate; None without a rate."""
        return (self.requests + self.expected) * 60 / self.rate if self.rate else None


def read_plan(cursor: Cursor, rate: int) -> Plan:
    """Return the plan for what is due now."""
    due = status.due(cursor, LISTINGS)
    announced = sum(each.expected for each in due if each.kind == "label_releases")
    return Plan(due, rate, masters=announced + status.new_label_releases(cursor))


@contextmanager
def prospect(
    database: Database, targets: Sequence[Target] = (), max_age: Mapping[str, timedelta] = MappingProxyType({})
) -> Iterator[Cursor]:
    """Provide a transaction in which these targets are followed and older items are due; roll it back at the end."""
    with database.begin() as connection, driver(connection).transaction(force_rollback=True):
        cursor = driver(connection).cursor()
        for target in targets:
            following.follow(cursor, Item(target.kind, target.id, target.query))
        for kind, age in max_age.items():
            frontier.demand_older(cursor, kind, age)
        yield cursor


def plan(
    database: Database,
    rate: int,
    targets: Sequence[Target] = (),
    max_age: Mapping[str, timedelta] = MappingProxyType({}),
) -> Plan:
    """Return the plan of a run that follows these targets and refreshes what is older than `max_age`.

    The transaction is rolled back.
    """
    with prospect(database, targets, max_age) as cursor:
        return read_plan(cursor, rate)
