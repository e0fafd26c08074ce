"""A single search: its first pages asked for and kept, in the rows that a later `follow` of it takes over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from discogs_sync.api import endpoints
from discogs_sync.errors import CredentialsNeeded, NotFound
from discogs_sync.mapping.decode import decode_entry
from discogs_sync.mapping.listing import SEARCH, Page
from discogs_sync.settings import PER_PAGE, Settings
from discogs_sync.store import drift, payloads, searches
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.searches import SINGLE
from discogs_sync.store.status import Walk
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.errand import Errand, errand
from discogs_sync.sync.fetch import Answer, fetch
from discogs_sync.sync.targets import Target, parse

Result = TypeVar("Result")


@dataclass(frozen=True)
class Found:
    """What a search found: its first results as Discogs gave them, and how many there are in all.

    `walk` is set where the results were in the mirror already, as the walk of a followed search left them.
    """

    target: Target
    items: int | None
    results: list[dict[str, Any]]
    walk: Walk | None = None


def target_of(parameters: Mapping[str, str]) -> Target:
    """Give the target of a search by its parameters (API documentation, "Search").

    Raises UsageError that names a parameter which is unknown or out of its domain.
    """
    endpoints.address("search", None, dict(parameters))
    return parse(f"search:{urlencode(parameters)}")


def require_credentials(settings: Settings, *kinds: str) -> None:
    """Raise CredentialsNeeded where a search is among what is wanted, and there are none."""
    if "search" in kinds and not settings.authenticated:
        raise CredentialsNeeded


def search(settings: Settings, database: Database, target: Target, pages: int) -> Found:
    """Give the first `pages` pages of a search, 100 results each, and keep them in the mirror.

    A search whose walk has begun is answered from the mirror, without a request. Raises CredentialsNeeded without
    credentials, the errors of `Discogs.get`, UnusableDocument, and DatabaseError.
    """
    item = Item(target.kind, target.id, target.query)
    walk = _read(database, lambda cursor: searches.walk_of(cursor, item))
    items = walk.items if walk else _ask(settings, database, item, pages)
    limit = pages * PER_PAGE
    rows = _read(database, lambda cursor: searches.results(cursor, target.query, limit))
    return Found(target, items, [decode_entry(SEARCH.entry, row) for row in rows], walk)


def _read(database: Database, work: Callable[[Cursor], Result]) -> Result:
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return work(cursor)


def _ask(settings: Settings, database: Database, item: Item, pages: int) -> int | None:
    """Fetch the pages one by one and store each; return Discogs' count of all results."""
    require_credentials(settings, item.kind)
    offset = 0
    items = first = None
    with errand(settings, database, f"search {item.query}") as run:
        for number in range(1, pages + 1):
            page = _ask_page(run, Claim(item, 0, SINGLE, number, offset, first), settings.payloads)
            if page is None:
                break
            first = first if number > 1 else page.items
            offset += page.size
            items = page.items
            if number >= page.pages:
                break
    return items


def _ask_page(run: Errand, claim: Claim, retention: str) -> Page | None:
    """Ask for a page and keep it; None where the results have become fewer and do not reach to it any more."""
    answer = fetch(run.discogs, claim, None)
    if isinstance(answer.error, NotFound) and claim.page > 1:
        return None
    if answer.error:
        raise answer.error
    run.write(lambda cursor: _keep(cursor, answer, run.run_id, retention))
    return answer.page


def _keep(cursor: Cursor, answer: Answer, run_id: int, retention: str) -> None:
    if answer.page is None:
        return
    claim, page = answer.claim, answer.page
    moved = claim.items not in {None, page.items}  # then results may have slipped past the pages that were read
    searches.write_page(cursor, claim, page, answer.at, run_id, last=claim.page >= page.pages and not moved)
    payloads.keep(cursor, [(claim.item, claim.page, answer.body, answer.at)], run_id, retention)
    drift.count(cursor, ((claim.item.kind, claim.item.id, each) for each in answer.drift), answer.at)
