"""Documents into their tables: what is new is added, what differs is replaced, what is as it was is only marked so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from psycopg import sql

from discogs_sync.mapping.encode import Row, Rows
from discogs_sync.mapping.fingerprint import content_hash
from discogs_sync.mapping.part import Part
from discogs_sync.mapping.rowtext import list_texts, row_text
from discogs_sync.store.dumps import OVERTAKEN
from discogs_sync.store.history import observe
from discogs_sync.store.tables import Cursor, affected, identifier, insert, names, storable


@dataclass(frozen=True)
class Mapped:
    """A document ready to be stored: its rows, the hash of its content, when it came and in which currency.

    `own` is its own row, `beside` are those of tables beside, `lists` the rows of its lists as texts, both by table.
    """

    own: Row
    beside: dict[str, Row]
    lists: dict[str, str]
    content_hash: bytes
    fetched_at: datetime
    currency: str | None = None
    edited_at: datetime | None = None

    @classmethod
    def of(cls, part: Part, rows: Rows, fetched_at: datetime, currency: str | None = None) -> "Mapped":
        """Prepare the rows that `encode` returns; a document without numbers has rows beside it all the same.

        `edited_at` is known of documents that have a column of that name.
        """
        [own] = rows[part.table.name]
        beside = {
            table.name: rows[table.name][0] if table.name in rows else [own[0], *[None] * (len(columns) - 1)]
            for table, columns in zip(part.beside, part.columns[1:], strict=True)
        }
        lists = list_texts(part, rows)
        edited_at = own[part.columns[0].index("edited_at")] if "edited_at" in part.columns[0] else None
        hash = content_hash([own[place] for place in part.hashed], lists)
        return cls(own, beside, lists, hash, fetched_at, currency, edited_at)

    @property
    def id(self) -> int:
        """Discogs' id of the document."""
        return int(self.own[0])


@dataclass(frozen=True)
class Outcome:
    """Ids of the documents that were new, different, and as they were."""

    inserted: frozenset[int] = frozenset()
    updated: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()


def write_documents(
    cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None, *, replayed: bool = False
) -> Outcome:
    """Store documents of one kind, within the caller's transaction; each id may occur once.

    `replayed` ones came before and are mapped again: nothing changed at Discogs, so their rows keep all instants but
    `changed_at`, by which readers find them.
    """
    own = identifier(part.table)
    cursor.execute(
        sql.SQL("SELECT id, content_hash FROM {} WHERE id = ANY(%s)").format(own), ([d.id for d in documents],)
    )
    known: dict[int, bytes] = dict(cursor.fetchall())
    unchanged = [d for d in documents if known.get(d.id) == d.content_hash]
    written = [d for d in documents if known.get(d.id) != d.content_hash]
    if unchanged and not replayed:
        cursor.execute(
            sql.SQL(
                "UPDATE {} SET checked_at = %s, gone_at = NULL, gone_source_date = NULL,"
                " changed_at = CASE WHEN gone_at IS NULL THEN changed_at ELSE statement_timestamp() END,"
                " run_id = CASE WHEN gone_at IS NULL THEN run_id ELSE %s END WHERE id = ANY(%s)"
            ).format(own),
            (max(d.fetched_at for d in unchanged), run_id, [d.id for d in unchanged]),
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
        _update(cursor, part, [d for d in written if d.id in known], run_id, _CONTENT if replayed else _LINEAGE)
        for child in part.below:
            if rows := [d.lists[child.table.name] for d in written if child.table.name in d.lists]:
                insert(cursor, child.table, child.columns[0], rows)
    for table, columns in zip(part.beside, part.columns[1:], strict=True):
        observed = [(d.beside[table.name], d.fetched_at, d.currency) for d in documents if table.name in d.beside]
        observe(cursor, table, columns, observed)
    return Outcome(
        inserted=frozenset(d.id for d in written if d.id not in known),
        updated=frozenset(replaced),
        unchanged=frozenset(d.id for d in unchanged),
    )


def mark_gone(cursor: Cursor, part: Part, ids: Sequence[int], at: datetime, run_id: int | None) -> int:
    """Mark documents as gone that an answer of the instant `at` lacked; return how many of them are mirrored.

    Their content stays.
    """
    cursor.execute(
        sql.SQL(
            "UPDATE {} SET checked_at = %(at)s, gone_at = coalesce(gone_at, statement_timestamp()),"
            " gone_source_date = coalesce(gone_source_date, %(at)s),"
            " changed_at = CASE WHEN gone_at IS NULL THEN statement_timestamp() ELSE changed_at END,"
            " run_id = CASE WHEN gone_at IS NULL THEN %(run)s ELSE run_id END WHERE id = ANY(%(ids)s)"
        ).format(identifier(part.table)),
        {"at": at, "ids": list(ids), "run": run_id},
    )
    return affected(cursor)


def read_document(cursor: Cursor, part: Part, id: int) -> Rows:
    """Read the rows of one document, the latest of the fast numbers included; no rows where it is not mirrored."""
    rows: Rows = {}
    tables = [(part.table, part.columns[0], "id", sql.SQL(""))]
    latest = sql.SQL(" ORDER BY observed_at DESC LIMIT 1")
    tables += [
        (table, columns, columns[0], latest) for table, columns in zip(part.beside, part.columns[1:], strict=True)
    ]
    for child in part.below:
        tables.append((child.table, child.columns[0], child.columns[0][0], sql.SQL("")))
    for table, columns, key, order in tables:
        statement = sql.SQL("SELECT {} FROM {} WHERE {} = %s").format(
            names(columns), identifier(table), sql.Identifier(key)
        )
        found = cursor.execute(statement + order, (id,)).fetchall()
        if found:
            rows[table.name] = [list(row) for row in found]
    return rows


_CONTENT = ("content_hash", "run_id")
_LINEAGE = ("source", "source_date", "checked_at", "gone_at", "gone_source_date", *_CONTENT)


def _insert(cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None) -> None:
    if documents:
        rows = [row_text((*d.own, *_lineage(d, run_id, _LINEAGE))) for d in documents]
        insert(cursor, part.table, (*part.columns[0], *_LINEAGE), rows)


def _update(
    cursor: Cursor, part: Part, documents: Sequence[Mapped], run_id: int | None, lineage: tuple[str, ...]
) -> None:
    if documents:
        convert = storable(part.table, part.columns[0])
        rows = [(*convert(d.own), *_lineage(d, run_id, lineage), d.id) for d in documents]
        cursor.executemany(_update_statement(part, lineage), rows)


def _lineage(document: Mapped, run_id: int | None, columns: tuple[str, ...]) -> list[Any]:
    at = document.fetched_at
    values = {
        "source": "api",
        "content_hash": document.content_hash,
        "run_id": run_id,
        "gone_at": None,
        "gone_source_date": None,
    }
    return [values.get(name, at) for name in columns]


@cache
def _update_statement(part: Part, lineage: tuple[str, ...]) -> bytes:
    changes = [sql.SQL("{} = %s").format(sql.Identifier(name)) for name in (*part.columns[0], *lineage)]
    changes.append(sql.SQL("changed_at = statement_timestamp()").format())
    if "source" in lineage:
        changes.append(sql.SQL("dump_hash = {}").format(OVERTAKEN))
    statement = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(identifier(part.table), sql.SQL(", ").join(changes))
    return statement.as_bytes()
