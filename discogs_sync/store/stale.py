"""Entries of listings that repeat what their document no longer says, until their page is read again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.listing import BY_KIND, Listing
from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier

_REPEATED = {
    "title": "entry.title <> document.{name}"
    " AND right(entry.title, length(document.{name}) + 3) <> ' - ' || document.{name}",
    "country": "coalesce(entry.country, '') <> coalesce(document.country, '')",
    "year": "entry.year::text <> document.year::text",
}
"""For each column of entries the condition that it differs from the document; titles of a search follow the artists."""


def mark_stale(cursor: Cursor, part: Part, ids: Sequence[int], at: datetime) -> None:
    """Mark the entries of listings whose title, country or year is not that of these documents."""
    if ids:
        for listing in BY_KIND.values():
            if statement := _marking(listing, part.table):
                cursor.execute(statement, (at, list(ids)))


def next_stale_page(cursor: Cursor, listing: Listing, item: Item, after: int, per_page: int) -> int | None:
    """Return the first page after page `after` that has a stale entry, None where there is none."""
    owner = listing.entry.columns[0][0]
    statement = sql.SQL(
        "SELECT (min(ordinal) - 1) / %s + 1 FROM {} WHERE {} = %s AND query = %s AND ordinal > %s"
        " AND stale_at IS NOT NULL AND gone_at IS NULL"
    ).format(identifier(listing.entry.table), sql.Identifier(owner))
    key = item.id if listing.owned else item.query
    row = cursor.execute(statement, (per_page, key, item.query, after * per_page)).fetchone()
    return row[0] if row else None


@cache
def _marking(listing: Listing, table: Table) -> bytes | None:
    """Build the statement that marks entries of a table's documents; None where the listing cannot have any."""
    columns = listing.entry.table.columns
    if "type" not in columns and table.name != "release":
        return None
    name = "title" if "title" in table.columns else "name"
    conditions = [
        condition.format(name=name)
        for column, condition in _REPEATED.items()
        if column in columns and (column in table.columns or column == "title")
    ]
    of_kind = [sql.SQL("entry.type = {}").format(sql.Literal(table.name))] if "type" in columns else []
    statement = sql.SQL(
        "UPDATE {entries} AS entry SET stale_at = %s FROM {documents} AS document"
        " WHERE document.id = ANY(%s) AND entry.{id} = document.id AND entry.gone_at IS NULL"
        " AND entry.stale_at IS NULL AND {further}"
    ).format(
        entries=identifier(listing.entry.table),
        documents=identifier(table),
        id=sql.Identifier(listing.id_column),
        further=sql.SQL(" AND ").join([*of_kind, _any(conditions)]),
    )
    return statement.as_bytes()


def _any(conditions: Iterable[str]) -> sql.Composable:
    return sql.SQL("({})".format(" OR ".join(f"({each})" for each in conditions)))
