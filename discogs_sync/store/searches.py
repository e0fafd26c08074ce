"""Results of a single search, beside the walks of followed ones.

A search that nobody walks has no cursor, and its results bear walk 0: the first walk, number 1, takes them over, and
marks those gone that it does not find. Results of the single search before bear -1.
"""

from dataclasses import dataclass
from datetime import datetime

from psycopg import sql

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.listing import SEARCH, Page
from discogs_sync.settings import MOST_PAGES, PER_PAGE
from discogs_sync.store import sweeps, walks
from discogs_sync.store.frontier import Claim, Item, exclusively
from discogs_sync.store.status import Walk, walks_of
from discogs_sync.store.tables import Cursor, identifier, names

SINGLE = 0
"""The walk that results of a single search bear."""


@dataclass(frozen=True)
class Single:
    """How far a single search came, and when: `seen` results of `items`, on the pages up to `page`."""

    seen: int
    items: int
    at: datetime
    is_complete: bool

    @property
    def pages(self) -> int:
        """Pages that Discogs gives."""
        return min(max(-(-self.items // PER_PAGE), 1), MOST_PAGES)

    @property
    def page(self) -> int:
        """The last page that was read."""
        return self.pages if self.is_complete else 1


def walk_of(cursor: Cursor, search: Item) -> Walk | None:
    """Give where the walk of a followed search stands; None when none has begun."""
    return walks_of(cursor, [search]).get(search)


def write_page(cursor: Cursor, claim: Claim, page: Page, at: datetime, run_id: int, *, last: bool) -> None:
    """Store a page of a single search, whose claim is of walk `SINGLE`, within the caller's transaction.

    With the `last` one the search is complete: results of an earlier search that it did not find are gone. Where a
    walk has begun in the meantime nothing is written, for the walk brings the same.
    """
    exclusively(cursor)
    if walk_of(cursor, claim.item):
        return
    if claim.page == 1:
        cursor.execute("UPDATE discogs.search_result SET walk = %s WHERE query = %s", (SINGLE - 1, claim.item.query))
    walks.write_page(cursor, SEARCH, claim, page, at, run_id)
    if last:
        sweeps.sweep(cursor, SEARCH, claim.item, claim.walk, at)
        walks.mark_walked(cursor, claim.item, at)


def take_over(cursor: Cursor, search: Item) -> Single | None:
    """Make the results of a single search those of the first walk of it, and give how far that walk is now.

    None where a walk has begun, where there was no single search, and where more than its first page was read and less
    than everything, or the results moved meanwhile: then the walk begins anew.
    """
    exclusively(cursor)
    row = cursor.execute(
        """
        SELECT seen, items, checked_at, coalesce(walked_at = checked_at, false)
        FROM discogs.listing, LATERAL (
            SELECT count(*) AS seen, coalesce(max(ordinal), 0) AS last FROM discogs.search_result AS entry
            WHERE entry.query = listing.query AND walk = %s AND entry.gone_at IS NULL
        ) AS read
        WHERE (kind, id, query) = (%s, %s, %s) AND gone_at IS NULL AND items IS NOT NULL AND seen = last
            AND NOT EXISTS (SELECT FROM sync.cursor WHERE (cursor.kind, cursor.query) = (listing.kind, listing.query))
        """,
        (SINGLE, *search),
    ).fetchone()
    single = Single(*row) if row else None
    if single is None or single.seen != _on_pages(single):
        return None
    cursor.execute(
        "UPDATE discogs.search_result SET walk = %s WHERE query = %s AND walk = %s",
        (SINGLE + 1, search.query, SINGLE),
    )
    return single


def _on_pages(single: Single) -> int:
    """Give how many results stand on the pages that were read."""
    return min(single.items, single.page * PER_PAGE)


def results(cursor: Cursor, query: str, limit: int) -> list[Row]:
    """Give the first results of a search, walked or single, as rows of `SEARCH` in Discogs' order."""
    statement = sql.SQL(
        "SELECT {} FROM {} WHERE query = %s AND walk >= %s AND gone_at IS NULL ORDER BY ordinal LIMIT %s"
    ).format(names(SEARCH.entry.columns[0]), identifier(SEARCH.entry.table))
    return [list(row) for row in cursor.execute(statement, (query, SINGLE, limit))]
