"""Results of a single search, beside the walks of followed ones.

A search that nobody walks has no cursor, and its results bear walk 0: the first walk, number 1, takes them over, and
marks those gone that it does not find. Results of the single search before bear -1.
"""

from datetime import datetime

from psycopg import sql

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.listing import SEARCH, Page
from discogs_sync.store import walks
from discogs_sync.store.frontier import Claim, Item, exclusively
from discogs_sync.store.status import Walk, walks_of
from discogs_sync.store.tables import Cursor, identifier, names

SINGLE = 0
"""The walk that results of a single search bear."""


def walk_of(cursor: Cursor, search: Item) -> Walk | None:
    """Give where the walk of a followed search stands; None when none has begun."""
    return walks_of(cursor, [search]).get(search)


def write_page(cursor: Cursor, claim: Claim, page: Page, at: datetime, run_id: int, *, last: bool) -> None:
    """Store a page of a single search, whose claim is of walk `SINGLE`, within the caller's transaction.

    The `last` one makes the search complete: results of an earlier search that it did not find are gone. Where a walk
    has begun in the meantime nothing is written, for the walk brings the same.
    """
    exclusively(cursor)
    if walk_of(cursor, claim.item):
        return
    if claim.page == 1:
        cursor.execute("UPDATE discogs.search_result SET walk = %s WHERE query = %s", (SINGLE - 1, claim.item.query))
    walks.write_page(cursor, SEARCH, claim, page, at, run_id)
    if last:
        walks.sweep(cursor, SEARCH, claim.item, claim.walk, at)
        walks.mark_walked(cursor, claim.item, at)


def results(cursor: Cursor, query: str, limit: int) -> list[Row]:
    """Give the first results of a search, walked or single, as rows of `SEARCH` in Discogs' order."""
    statement = sql.SQL(
        "SELECT {} FROM {} WHERE query = %s AND walk >= %s AND gone_at IS NULL ORDER BY ordinal LIMIT %s"
    ).format(names(SEARCH.entry.columns[0]), identifier(SEARCH.entry.table))
    return [list(row) for row in cursor.execute(statement, (query, SINGLE, limit))]
