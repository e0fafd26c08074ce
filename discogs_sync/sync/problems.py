"""Quarantined items: read, and queued again."""

from collections.abc import Sequence

from discogs_sync.errors import UsageError
from discogs_sync.hints import command, nearest
from discogs_sync.resources import RESOURCES
from discogs_sync.store import problems
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Item
from discogs_sync.store.problems import Problem
from discogs_sync.sync.commit import NOT_FOUND
from discogs_sync.sync.targets import Target


def read_problems(database: Database, kind: str | None = None) -> list[Problem]:
    """Give the items that are set aside, all or those of a kind. Raises UsageError for a kind that is none."""
    _check_kind(kind)
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return problems.problems(cursor, kind)


def read_problem(database: Database, item: Item) -> Problem:
    """Give why one item was set aside. Raises UsageError for one that is not."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        found = [each for each in problems.problems(cursor, item.kind, item.id) if each.item == item]
    if not found:
        raise _not_set_aside(item)
    return found[0]


def not_found(database: Database, run_id: int) -> list[Item]:
    """Return the documents and listings of followed targets that Discogs never had, by this run."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return problems.of_run(cursor, run_id, NOT_FOUND)


def retry(database: Database, items: Sequence[Item], kind: str | None = None) -> int:
    """Bring items back, those of a kind, or all with neither. Gives how many are due again.

    Raises UsageError for a kind that is none, and for an item that is not set aside: then nothing is brought back.
    """
    _check_kind(kind)
    with database.begin() as connection, driver(connection).cursor() as cursor:
        if not items:
            return problems.retry(cursor, kind)
        back = {item: problems.retry(cursor, item=item) for item in items}
        for item, count in back.items():
            if not count:
                raise _not_set_aside(item)
        return sum(back.values())


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in RESOURCES:
        raise UsageError(f"There is no kind {kind!r}.{nearest(kind, RESOURCES)} The kinds are: {', '.join(RESOURCES)}.")


def _not_set_aside(item: Item) -> UsageError:
    return UsageError(f"{Target(*item)} is not quarantined. {command('problems list')} lists the quarantined items.")
