"""How the mirror is: what it holds, what it follows, where walks stand, what is left, and what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from discogs_sync.resources import RESOURCES, followed
from discogs_sync.settings import Settings
from discogs_sync.store import follows, runs, status
from discogs_sync.store.budget import identity
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.follows import Follow
from discogs_sync.store.frontier import Item
from discogs_sync.store.runs import RowCounts, Run
from discogs_sync.store.status import Age, Count, Unexpected, Walk
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.plan import Plan, read_plan

MOST_WALKS = 10
"""Walks under way that are told one by one."""


@dataclass(frozen=True)
class Holding:
    """Documents of one kind in the mirror, and how many of them Discogs does not have any more."""

    kind: str
    documents: Count
    gone: int


@dataclass(frozen=True)
class FollowStatus:
    """A followed target, and the walk of its listing; None for one without a listing, or not begun.

    `gone_at` is the time of Discogs' first 404; `is_mirrored` tells what is gone from what never existed.
    """

    follow: Follow
    walk: Walk | None
    gone_at: datetime | None
    is_mirrored: bool


@dataclass(frozen=True)
class Status:
    """The mirror at one instant.

    `last_minute` counts the requests of all processes that share the budget; None without a budget. `drift` counts the
    places in documents that are not as expected. `size` is in bytes.
    """

    holdings: Sequence[Holding]
    ages: Sequence[Age]
    follows: Sequence[FollowStatus]
    walks: Sequence[Walk]
    plan: Plan
    next_due: datetime | None
    last_minute: int | None
    problems: int
    drift: int
    last_run: Run | None
    size: int


def read_status(database: Database, settings: Settings) -> Status:
    """Read the status, in one transaction."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return Status(
            holdings=[_holding(cursor, kind) for kind, resource in RESOURCES.items() if resource.document],
            ages=[age for kind in RESOURCES if (age := status.age(cursor, kind))],
            follows=_follows(cursor),
            walks=status.walks_under_way(cursor, MOST_WALKS),
            plan=read_plan(cursor, settings.requests_per_minute),
            next_due=status.next_due(cursor),
            last_minute=status.requests_of_last_minute(cursor, settings.api_url, identity(settings.authorization)),
            problems=status.count(cursor, "sync.problem").rows,
            drift=status.count(cursor, "sync.drift").rows,
            last_run=next(iter(_runs(cursor, 1)), None),
            size=status.database_size(cursor),
        )


def read_follows(database: Database) -> list[FollowStatus]:
    """Give what is followed, and how far each listing is walked."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return _follows(cursor)


def _follows(cursor: Cursor) -> list[FollowStatus]:
    every = follows.follows(cursor)
    listings = {each.item: _listing(each.item) for each in every}
    walks = status.walks_of(cursor, [listing for listing in listings.values() if listing])
    gone = status.gone(cursor, [_itself(each.item) for each in every])
    absent = {item for item in gone if not status.is_mirrored(cursor, item)}
    return [
        FollowStatus(
            each,
            walks.get(listings[each.item] or each.item),
            gone.get(_itself(each.item)),
            _itself(each.item) not in absent,
        )
        for each in every
    ]


def _itself(target: Item) -> Item:
    """Give the item of a target that is no listing of it: its document, or the search."""
    return Item(*followed(*target)[0])


def _listing(target: Item) -> Item | None:
    keys = [Item(*key) for key in followed(*target)]
    return next((key for key in keys if RESOURCES[key.kind].listing), None)


def _holding(cursor: Cursor, kind: str) -> Holding:
    table = f"discogs.{kind}"
    return Holding(kind, status.count(cursor, table), status.count_gone(cursor, table))


def read_runs(database: Database, limit: int) -> list[Run]:
    """Give the latest runs, the last one first; one without an ending is under way."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return _runs(cursor, limit)


def read_rows(database: Database, found: Sequence[Run]) -> dict[int, dict[str, RowCounts]]:
    """Give the rows that runs changed by loading dumps, by run and table."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return runs.rows_of(cursor, [run.id for run in found])


def _runs(cursor: Cursor, limit: int) -> list[Run]:
    """Tell runs that were killed from those under way, as the next run will note in their rows."""
    living = status.living_runs(cursor)
    latest = runs.recent(cursor, limit)
    return [run if run.ending or run.id in living else replace(run, ending="killed") for run in latest]


def read_drift(database: Database) -> list[Unexpected]:
    """Give what Discogs sent beyond what the columns expect."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return status.drift(cursor)
