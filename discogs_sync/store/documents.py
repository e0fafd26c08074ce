"""Documents into their tables: what is new is added, what differs is replaced, what is as it was is only marked so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql

from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.part import Part
from discogs_sync.store.history import observe
from discogs_sync.store.tables import Cursor, copy, identifier, names, storable


@dataclass(frozen=True)
class Mapped:
    """A document ready to be stored: its rows per table, the hash of its content, when and where it came from."""

    id: int
    rows: Rows
    content_hash: bytes
    fetched_at: datetime
    currency: str | None = None


@dataclass
class Outcome:
    """How many documents or entries were new, different, as they were, or gone."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: int = 0

    def add(self, other: "Outcome") -> None:
        """Add another outcome's counts."""
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.gone += other.gone


def write_documents(cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None) -> Outcome:
    """Store documents of one kind, within the caller's transaction; each id may occur once."""
    own = identifier(part.table)
    cursor.execute(
        sql.SQL("SELECT id, content_hash FROM {} WHERE id = ANY(%s)").format(own), ([d.id for d in documents],)
    )
    known: dict[int, bytes] = dict(cursor.fetchall())
    unchanged = [d for d in documents if known.get(d.id) == d.content_hash]
    written = [d for d in documents if known.get(d.id) != d.content_hash]
    if unchanged:
        cursor.execute(
            sql.SQL("UPDATE {} SET checked_at = %s, gone_at = NULL WHERE id = ANY(%s)").format(own),
            (max(d.fetched_at for d in unchanged), [d.id for d in unchanged]),
        )
    replaced = [d.id for d in written if d.id in known]
    if replaced:
        for child in part.lists.values():
            cursor.execute(
                sql.SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(
                    identifier(child.table), sql.Identifier(child.columns[0][0])
                ),
                (replaced,),
            )
    if written:
        _insert(cursor, part, [d for d in written if d.id not in known], run_id)
        _update(cursor, part, [d for d in written if d.id in known], run_id)
        _copy_lists(cursor, part.lists.values(), [d.rows for d in written])
    for table, columns in zip(part.beside, part.columns[1:], strict=True):
        observed = [(d.rows[table.name][0], d.fetched_at, d.currency) for d in documents if table.name in d.rows]
        observe(cursor, table, columns, observed)
    return Outcome(inserted=len(written) - len(replaced), updated=len(replaced), unchanged=len(unchanged))


def mark_gone(cursor: Cursor, part: Part, ids: Sequence[int], at: datetime) -> int:
    """Mark documents that Discogs has no more; their content stays. Gives how many were not marked before."""
    cursor.execute(
        sql.SQL(
            "UPDATE {} SET checked_at = %(at)s, gone_at = coalesce(gone_at, %(at)s) WHERE id = ANY(%(ids)s)"
        ).format(identifier(part.table)),
        {"at": at, "ids": list(ids)},
    )
    return cursor.rowcount


def read_document(cursor: Cursor, part: Part, id: int) -> Rows:
    """Read the rows of one document, the latest of the fast numbers included; no rows where it is not mirrored."""
    rows: Rows = {}
    tables = [(part.table, part.columns[0], "id", sql.SQL(""))]
    latest = sql.SQL(" ORDER BY observed_at DESC LIMIT 1")
    tables += [
        (table, columns, columns[0], latest) for table, columns in zip(part.beside, part.columns[1:], strict=True)
    ]
    for child in _descendants(part.lists.values()):
        tables.append((child.table, child.columns[0], child.columns[0][0], sql.SQL("")))
    for table, columns, key, order in tables:
        statement = sql.SQL("SELECT {} FROM {} WHERE {} = %s").format(
            names(columns), identifier(table), sql.Identifier(key)
        )
        found = cursor.execute(statement + order, (id,)).fetchall()
        if found:
            rows[table.name] = [list(row) for row in found]
    return rows


def _descendants(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        yield part
        yield from _descendants(part.lists.values())


_LINEAGE = ("source", "source_date", "checked_at", "changed_at", "content_hash", "run_id")


def _insert(cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None) -> None:
    if documents:
        rows = [(*_row(part, d), *_lineage(d, run_id), d.fetched_at) for d in documents]
        copy(cursor, part.table, (*part.columns[0], *_LINEAGE, "first_seen_at"), rows)


def _update(cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None) -> None:
    if documents:
        convert = storable(part.table, part.columns[0])
        rows = [(*convert(_row(part, d)), *_lineage(d, run_id), d.id) for d in documents]
        cursor.executemany(_update_statement(part), rows)


def _row(part: Part, document: Mapped) -> Row:
    return document.rows[part.table.name][0]


def _lineage(document: Mapped, run_id: int | None) -> tuple[Any, ...]:
    at = document.fetched_at
    return "api", at, at, at, document.content_hash, run_id


@cache
def _update_statement(part: Part) -> sql.Composed:
    columns = (*part.columns[0], *_LINEAGE)
    return sql.SQL("UPDATE {} SET {}, gone_at = NULL WHERE id = %s").format(
        identifier(part.table), sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in columns)
    )


def _copy_lists(cursor: Cursor, parts: Iterable[Part], documents: Sequence[Rows]) -> None:
    """Append the rows of the documents' lists, parents before their children."""
    for part in parts:
        rows: list[Row] = [row for document in documents for row in document.get(part.table.name, ())]
        if rows:
            copy(cursor, part.table, part.columns[0], rows)
            _copy_lists(cursor, part.lists.values(), documents)
