"""What was mapped again against what is here: whether it differs, in which columns, and pages put right.

Of a page those entries are compared that are here and have not changed since it came. Columns that move by the hour are
left out, for the page may be older than they are; so are entries that stand on other pages too, for a page does not
tell which of them it has.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, Literal

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.encode import Rows
from discogs_sync.mapping.listing import Listing, Page
from discogs_sync.mapping.part import Part
from discogs_sync.mapping.rowtext import row_text
from discogs_sync.schema.columns import natural_key
from discogs_sync.store import history
from discogs_sync.store.documents import Mapped, read_document
from discogs_sync.store.tables import Cursor, identifier, names, qualified, selection

Verdict = Literal["new", "newer", "changed", "unchanged"]
"""What is to be said of a document: it is not here, what is here is newer, or differs, or is the same."""


def in_their_currency(cursor: Cursor, part: Part, documents: Sequence[Mapped]) -> list[Mapped]:
    """Give documents with the currency of their prices, which the history of prices knows and the payload does not."""
    for table in part.beside:
        found = history.currencies(cursor, table, [(document.id, document.fetched_at) for document in documents])
        documents = [replace(document, currency=each) for document, each in zip(documents, found, strict=True)]
    return list(documents)


def judge(cursor: Cursor, part: Part, documents: Sequence[Mapped]) -> dict[int, Verdict]:
    """Compare documents of one kind with those that are here, by content and fast numbers."""
    statement = sql.SQL(
        """
        SELECT id, CASE
            WHEN here.content_hash IS NULL THEN 'new'
            WHEN source <> 'api' OR source_date > fetched_at THEN 'newer'
            WHEN here.content_hash <> mapped.content_hash THEN 'changed'
            ELSE 'unchanged'
        END
        FROM unnest(%b::bigint[], %b::timestamptz[], %b::bytea[]) AS mapped (id, fetched_at, content_hash)
        LEFT JOIN {} AS here USING (id)
        """
    ).format(identifier(part.table))
    cursor.execute(
        statement, ([d.id for d in documents], [d.fetched_at for d in documents], [d.content_hash for d in documents])
    )
    verdicts: dict[int, Verdict] = dict(cursor.fetchall())
    unchanged = [document for document in documents if verdicts[document.id] == "unchanged"]
    return verdicts | dict.fromkeys(_other_numbers(cursor, part, unchanged), "changed")


def document_differences(cursor: Cursor, part: Part, document: Mapped) -> list[str]:
    """Give the columns in which a document differs from what is here, as `table.column`.

    A table alone has more or fewer rows. Where nothing differs but the hash, it is that column.
    """
    here = read_document(cursor, part, document.id)
    found = _other_columns(cursor, part, here, row_text(document.own))
    for child in part.below:
        found += _other_columns(cursor, child, here, document.lists.get(child.table.name, ""))
    found += _other_numbers(cursor, part, [document]).get(document.id, [])
    return found or [f"{part.table.name}.content_hash"]


def _other_columns(cursor: Cursor, part: Part, here: Rows, text: str) -> list[str]:
    """Compare rows of one table with others in the form of a text, as PostgreSQL would store them."""
    table, columns = part.table, part.columns[0]
    key = len(table.primary_key)
    mapped = cursor.execute(selection(table, columns), (f"[{text}]",)).fetchall()
    old, new = (sorted(map(tuple, rows), key=lambda row: row[:key]) for rows in (here.get(table.name, []), mapped))
    return [table.name] if len(old) != len(new) else _differing(table, columns, zip(old, new, strict=True))


def _differing(table: Table, columns: Sequence[str], pairs: Iterable[tuple[Sequence[Any], Sequence[Any]]]) -> list[str]:
    known = list(pairs)
    return [
        f"{table.name}.{name}"
        for place, name in enumerate(columns)
        if any(old[place] != new[place] for old, new in known)
    ]


def _other_numbers(cursor: Cursor, part: Part, documents: Sequence[Mapped]) -> dict[int, list[str]]:
    """Give the documents whose fast numbers are not known yet as they were at their instant, and in which columns."""
    found: dict[int, list[str]] = {}
    for table, columns in zip(part.beside, part.columns[1:], strict=True):
        seen = [(d.beside[table.name], d.fetched_at, d.currency) for d in documents if table.name in d.beside]
        differences = history.differences(cursor, table, columns, seen)
        found |= {id: [f"{table.name}.{name}" for name in other] for id, other in differences.items()}
    return found


def page_differences(cursor: Cursor, listing: Listing, page: Page, at: datetime) -> list[str]:
    """Give the columns, as `table.column`, in which entries of a page and its listing as a whole differ from here."""
    found: list[str] = []
    for table, columns, rows in _tables(listing, page):
        content = _content(table, columns)
        pairs = cursor.execute(_question(table, columns), (rows, at)).fetchall()
        found += _differing(table, content, ((pair[: len(content)], pair[len(content) :]) for pair in pairs))
    return found


def update_page(cursor: Cursor, listing: Listing, page: Page, at: datetime) -> None:
    """Put right what `page_differences` finds."""
    for table, columns, rows in _tables(listing, page):
        cursor.execute(_update(table, columns), (rows, at))


def _tables(listing: Listing, page: Page) -> Iterator[tuple[Table, tuple[str, ...], str]]:
    """Give the tables that a page fills, their columns, and the rows as a JSON array."""
    for part, rows in ((listing.head, [page.head]), (listing.entry, page.entries)):
        yield part.table, part.columns[0], f"[{','.join(map(row_text, rows))}]"


@cache
def _content(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of the columns that tell neither what a row is nor where it stands, and do not move by the hour."""
    places = {"ordinal", *natural_key(table)}
    return tuple(name for name in columns if name not in places and not table.columns[name].info.get("volatile"))


@cache
def _question(table: Table, columns: tuple[str, ...]) -> bytes:
    content = _content(table, columns)
    statement = sql.SQL("WITH new AS ({new}) SELECT {before}, {after} FROM {table} AS old, new WHERE {differs}")
    return _filled(statement, table, columns, before=qualified("old", content), after=qualified("new", content))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> bytes:
    content = _content(table, columns)
    statement = sql.SQL(
        "WITH new AS ({new}) UPDATE {table} AS old SET ({content}) = ROW ({after}) FROM new WHERE {differs}"
    )
    return _filled(statement, table, columns, content=names(content), after=qualified("new", content))


def _filled(statement: sql.SQL, table: Table, columns: tuple[str, ...], **more: sql.Composable) -> bytes:
    """Fill in a statement about `old` rows that differ from their `new` ones, and have not changed since these came.

    Its parameters are the `new` rows, as a JSON array, and the instant.
    """
    named = [name for name in natural_key(table) if name != "occurrence"]
    content = _content(table, columns)
    new = sql.SQL("SELECT *, count(*) OVER (PARTITION BY {}) AS alike FROM ({}) AS mapped").format(
        names(named), selection(table, columns)
    )
    conditions = [
        sql.SQL("({}) = ({})").format(qualified("old", named), qualified("new", named)),
        sql.SQL("({}) IS DISTINCT FROM ({})").format(qualified("old", content), qualified("new", content)),
        sql.SQL("old.{} <= %s").format(sql.Identifier("changed_at" if "changed_at" in table.columns else "checked_at")),
    ]
    if "occurrence" in columns:
        elsewhere = sql.SQL("SELECT FROM {} AS other WHERE ({}) = ({}) AND other.occurrence > new.alike").format(
            identifier(table), qualified("other", named), qualified("new", named)
        )
        conditions.append(sql.SQL("old.occurrence = new.occurrence AND NOT EXISTS ({})").format(elsewhere))
    return statement.format(
        new=new, table=identifier(table), differs=sql.SQL(" AND ").join(conditions), **more
    ).as_bytes()
