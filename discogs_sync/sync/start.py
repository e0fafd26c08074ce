"""The main job put together: settings in, a run over the frontier, its ending out."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from discogs_sync.api.budget import Budget, NoBudget
from discogs_sync.api.client import Discogs
from discogs_sync.api.limits import ReplyLimits
from discogs_sync.resources import followed
from discogs_sync.settings import Settings
from discogs_sync.store import dumps, follows, frontier, problems
from discogs_sync.store.budget import PostgresBudget, identity
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item
from discogs_sync.store.session import open_session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync import following
from discogs_sync.sync.commit import SHRUNKEN, Manner
from discogs_sync.sync.crawl import Crawl, Ending
from discogs_sync.sync.limits import NO_LIMITS, LimitedBudget, Limits
from discogs_sync.sync.outlook import Progress
from discogs_sync.sync.refresh import policy
from discogs_sync.sync.targets import Target
from discogs_sync.sync.walking import sweep_all

UNPACED_CLAIM = 400
"""Items in hand at most where no budget spaces the requests."""


def follow(database: Database, targets: Sequence[Target]) -> int:
    """Follow targets; return how many new items are to be requested.

    What Discogs did not have of them when it was last asked is due again.
    """
    with database.begin() as connection, driver(connection).cursor() as cursor:
        new = sum(following.follow(cursor, Item(t.kind, t.id, t.query)) for t in targets)
        _demand_missing(cursor, targets)
        return new


def _own(target: Target) -> list[Item]:
    """Return the document and the listing of a target."""
    return [Item(*key) for key in followed(target.kind, target.id, target.query)]


def _demand_missing(cursor: Cursor, targets: Sequence[Target]) -> None:
    own = [item for target in targets for item in _own(target)]
    frontier.demand(cursor, frontier.gone_among(cursor, own), "forced")


def unfollow(database: Database, target: Target) -> int | None:
    """Follow a target no more. Gives how many items left the frontier, None when it was not followed."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        left = follows.unfollow(cursor, Item(target.kind, target.id, target.query))
        problems.drop_unreached(cursor, _own(target))
        return left


def budget(settings: Settings, database: Database) -> Budget:
    """Give the budget that the settings ask for: shared through the database, or none at rate 0."""
    rate = settings.requests_per_minute
    if rate == 0:
        return NoBudget()
    return PostgresBudget(database.engine, settings.api_url, identity(settings.authorization), rate)


def sync(
    settings: Settings,
    database: Database,
    *,
    command: str,
    stop: threading.Event,
    limits: Limits = NO_LIMITS,
    force: bool = False,
    report: Callable[[Progress], None] | None = None,
) -> Ending:
    """Ask Discogs for all that is due, within the run's limits, and say how it ended.

    `command` is noted with the run; `stop` ends it early; with `force` walks take out of listings whatever they do
    not find; `report` is told how far it is. Raises DatabaseError when the database is lost for good.
    """
    paced = LimitedBudget(budget(settings, database), limits)
    workers = settings.requests_in_flight
    with (
        open_session(database, command, stop) as session,
        Discogs(
            settings.api_url,
            authorization=settings.authorization,
            budget=paced,
            stop=stop,
            limits=ReplyLimits.of(settings),
        ) as discogs,
    ):
        session.transact(dumps.require_keys)
        session.transact(lambda cursor: _demand(cursor, settings, force=force))
        crawl = Crawl(
            session,
            discogs,
            workers=workers,
            claim_size=2 * workers if settings.requests_per_minute else UNPACED_CLAIM,
            stop=stop,
            currency=settings.currency if settings.authenticated else None,
            manner=Manner(policy(settings), force=force, retention=settings.payloads),
            check_time=paced.check_time,
            report=report,
        )
        return crawl.run()


def _demand(cursor: Cursor, settings: Settings, *, force: bool) -> None:
    """Make due what is older than the user wants; with `force` also what is gone, and settle listings that shrank.

    Searches that were set aside for want of credentials come back with them.
    """
    if settings.authenticated:
        for search in problems.set_aside_as(cursor, "refused", status=HTTPStatus.UNAUTHORIZED):
            problems.retry(cursor, item=search)
    for kind, age in settings.max_age.items():
        frontier.demand_older(cursor, kind, age)
    if force:
        believe_shrunken(cursor)
        frontier.demand_gone(cursor)


def believe_shrunken(cursor: Cursor) -> None:
    """Take out of listings that are set aside for it what their last walk did not find, and bring them back."""
    shrunken = problems.set_aside_as(cursor, SHRUNKEN)
    follows.retire(cursor, (Item(*key) for key in sweep_all(cursor, shrunken, datetime.now(UTC))))
    for item in shrunken:
        problems.retry(cursor, item=item)
