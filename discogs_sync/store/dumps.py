"""Where the load of each dump stands: its state, the chunks of it that are complete, and what became of its records."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Any, LiteralString, NamedTuple

import psycopg
from psycopg import sql
from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from discogs_sync.errors import TablesWithoutKeys, UsageError
from discogs_sync.hints import command
from discogs_sync.schema import CATALOGUE
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.frontier import WRITER_LOCK
from discogs_sync.store.tables import Cursor, identifier, names

COPYING, INDEXING, MERGING, STAGING, LOADED = "copying", "indexing", "merging", "staging", "loaded"
"""The states of a load: rows without keys, keys being built, rows beside others, rows kept apart, all there."""

ABANDONED = "abandoned"
"""The state of a load that was begun and will not be finished. What it wrote stays."""


@dataclass
class Tally:
    """What became of records; the fields are columns of `sync.dump`.

    `records` is the sum of those up to `set_aside`; `gone` are entities that the file lacks.
    """

    records: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    fresher: int = 0
    set_aside: int = 0
    gone: int = 0

    def add(self, other: "Tally") -> None:
        """Add another tally's counts."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


OVERTAKEN = sql.SQL("substr(dump_hash, 1, 0)")
"""The hash of a record whose entity the API has brought since: empty, or NULL as before where no dump had it."""

COUNTED = tuple(Tally.__dataclass_fields__)


class File(NamedTuple):
    """A dump's file: its name, its size in bytes, and its SHA-256 in hex."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Load:
    """A row of `sync.dump`: a file that is loaded or being loaded."""

    id: int
    kind: str
    dated: date
    file: str
    bytes: int
    sha256: str | None
    state: str
    started_at: datetime
    loaded_at: datetime | None
    tally: Tally


def loads(cursor: Cursor) -> list[Load]:
    """Give the loads, the latest dump first."""
    cursor.execute(
        sql.SQL(
            "SELECT id, kind, dated, file, bytes, sha256, state, started_at, loaded_at, {}"
            " FROM sync.dump ORDER BY dated DESC, kind, id"
        ).format(names(COUNTED))
    )
    return [Load(*(*row[:9], Tally(*row[9:]))) for row in cursor.fetchall()]


def require_keys(cursor: Cursor) -> None:
    """Raise TablesWithoutKeys while a first load is not finished, for nothing else may write into its tables."""
    for load in loads(cursor):
        if load.state in {COPYING, INDEXING}:
            raise TablesWithoutKeys(
                f"{load.file} is being loaded, and its tables have no keys until that is done: finish it with"
                f" {command('dump load', load.file)} first, or give it up with"
                f" {command('dump forget', load.kind, str(load.dated))}."
            )


LOAD_LOCK = 0x6469_7363_6F67_7303
"""Key of the advisory lock that a process holds while it loads dumps."""


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Be the only one who loads dumps within the block. Raises UsageError where another process does."""
    with _locked(database, "SELECT pg_try_advisory_lock(%s)", LOAD_LOCK) as is_alone:
        if not is_alone:
            raise UsageError("Another process loads a dump into this database: wait for its end, then try again.")
        yield


@contextmanager
def without_writers(database: Database) -> Iterator[None]:
    """Have those who write answers of the API wait until the end of the block; a transaction under way ends before."""
    with _locked(database, "SELECT pg_advisory_lock(%s)", WRITER_LOCK):
        yield


@contextmanager
def _locked(database: Database, statement: LiteralString, key: int) -> Iterator[Any]:
    """Take a lock on a connection of its own, which lets go of it at the end. Gives what the statement says."""
    connection = database.engine.connect()
    try:
        with database.translated():
            row = driver(connection).execute(statement, (key,)).fetchone()
            connection.commit()
        yield row[0] if row else None
    finally:
        with suppress(psycopg.Error, DBAPIError):  # a server drops the locks of a closed connection only after a while
            driver(connection).execute("SELECT pg_advisory_unlock_all()")
        connection.invalidate()
        connection.close()


def begin(cursor: Cursor, kind: str, dated: date, state: str, run_id: int, file: File) -> int:
    """Note that a load begins; return its number."""
    cursor.execute(
        "INSERT INTO sync.dump (kind, dated, file, bytes, sha256, state, run_id) VALUES (%s, %s, %s, %s, %s, %s, %s)"
        " RETURNING id",
        (kind, dated, *file, state, run_id),
    )
    [(id,)] = cursor.fetchall()
    return int(id)


def begin_again(cursor: Cursor, id: int, state: str, run_id: int) -> None:
    """Note that a file which is loaded is loaded again."""
    cursor.execute("DELETE FROM sync.dump_chunk WHERE dump_id = %s", (id,))
    zeros = sql.SQL(", ").join(sql.SQL("{} = 0").format(sql.Identifier(name)) for name in COUNTED)
    cursor.execute(
        sql.SQL("UPDATE sync.dump SET started_at = clock_timestamp(), {} WHERE id = %s").format(zeros), (id,)
    )
    set_state(cursor, id, state, run_id)


def set_state(cursor: Cursor, id: int, state: str, run_id: int | None) -> None:
    """Note how far a load is."""
    cursor.execute(
        "UPDATE sync.dump SET state = %s, run_id = coalesce(%s, run_id),"
        " loaded_at = CASE WHEN %s = 'loaded' THEN clock_timestamp() END WHERE id = %s",
        (state, run_id, state, id),
    )


def set_file(cursor: Cursor, id: int, file: File) -> None:
    """Note which file a load read in the end: it may have begun with a part of it."""
    cursor.execute("UPDATE sync.dump SET file = %s, bytes = %s, sha256 = %s WHERE id = %s", (*file, id))


def count(cursor: Cursor, id: int, tally: Tally) -> None:
    """Add to what became of a load's records."""
    changes = (sql.SQL("{0} = {0} + {1}").format(sql.Identifier(name), sql.Placeholder()) for name in COUNTED)
    cursor.execute(
        sql.SQL("UPDATE sync.dump SET {} WHERE id = %s").format(sql.SQL(", ").join(changes)),
        (*asdict(tally).values(), id),
    )


@dataclass(frozen=True)
class DoneChunk:
    """A chunk that is loaded: its bytes, the records that wait until the tables have keys, and the hash of all."""

    bytes: int
    waiting: int
    hash: int | None = None


def done_chunks(cursor: Cursor, id: int) -> dict[int, DoneChunk]:
    """Return the chunks of a load that are loaded, by where in the XML each begins."""
    cursor.execute("SELECT first_byte, bytes, waiting, hash FROM sync.dump_chunk WHERE dump_id = %s", (id,))
    return {first: DoneChunk(*rest) for first, *rest in cursor.fetchall()}


def note_chunks(cursor: Cursor, id: int, chunks: Mapping[int, DoneChunk]) -> None:
    """Note that chunks are loaded; it commits with their rows."""
    cursor.execute(
        """
        INSERT INTO sync.dump_chunk (dump_id, first_byte, bytes, waiting, hash)
        SELECT %s, * FROM unnest(%s::bigint[], %s::bigint[], %s::integer[], %s::bigint[])
        ON CONFLICT (dump_id, first_byte) DO UPDATE SET waiting = EXCLUDED.waiting
        """,
        (
            id,
            list(chunks),
            [each.bytes for each in chunks.values()],
            [each.waiting for each in chunks.values()],
            [each.hash for each in chunks.values()],
        ),
    )


_IN_DUMPS = sql.SQL("dump_hash IS NOT NULL AND gone_at IS NULL")
"""The condition that an entity was in the latest dump of its kind."""


def known_hashes(cursor: Cursor, table: Table, ids: range | list[int]) -> bytes:
    """Give which of the ids a dump had that are not gone, and the hashes of their records, by id.

    Both take 8 bytes, big-endian. The hash of an entity that the API has brought since is all zeros; so is that of a
    record which an older version hashed to 16 bytes.
    """
    statement = sql.SQL(
        """
        SELECT string_agg(int8send(id) || CASE length(dump_hash) WHEN 8 THEN dump_hash ELSE int8send(0) END, NULL)
        FROM (SELECT id, dump_hash FROM {} WHERE {} AND {} ORDER BY id) AS known
        """
    )
    values: Sequence[object] = (ids,)
    condition = sql.SQL("id = ANY(%s)")
    if isinstance(ids, range):
        values = (ids.start, ids.stop)
        condition = sql.SQL("id >= %s AND id < %s")
    cursor.execute(statement.format(identifier(table), condition, _IN_DUMPS), values, binary=True)
    row = cursor.fetchone()
    return bytes(row[0]) if row and row[0] else b""


def list_hashes(cursor: Cursor, table: Table, ids: list[int], size: int) -> bytes:
    """Give the ids of entities whose lists are as a dump had them, and the hashes of those lists, by id.

    An id takes 8 bytes, big-endian, the hashes `size` bytes. None of it changes until the transaction ends.
    """
    cursor.execute(
        sql.SQL(
            """
            SELECT string_agg(int8send(id) || dump_list_hashes, NULL)
            FROM (
                SELECT id, dump_list_hashes FROM {}
                WHERE id = ANY(%s) AND length(dump_hash) = 8 AND length(dump_list_hashes) = %s
                ORDER BY id FOR NO KEY UPDATE
            ) AS known
            """
        ).format(identifier(table)),
        (ids, size),
        binary=True,
    )
    row = cursor.fetchone()
    return bytes(row[0]) if row and row[0] else b""


def has_dumped(cursor: Cursor, table: Table) -> bool:
    """Tell whether a dump has brought some of a table's rows, or all that the API brought was in one."""
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE dump_hash IS NOT NULL)").format(identifier(table)))
    [(has,)] = cursor.fetchall()
    return bool(has)


def ids(cursor: Cursor, table: Table, within: range, *, in_dumps: bool) -> Iterator[bytes]:
    """Give the ids of entities that a dump had and that are not gone, or of those that none had.

    In their order, some 100,000 at a time, 8 bytes each, big-endian.
    """
    statement = sql.SQL(
        "SELECT string_agg(int8send(id), NULL), max(id)"
        " FROM (SELECT id FROM {} WHERE id > %s AND id < %s AND {} ORDER BY id LIMIT 100000) AS part"
    ).format(identifier(table), _IN_DUMPS if in_dumps else sql.SQL("dump_hash IS NULL"))
    last: int | None = within.start - 1
    while last is not None:
        [(part, last)] = cursor.execute(statement, (last, within.stop), binary=True)
        if part:
            yield bytes(part)


def mark_gone(cursor: Cursor, table: Table, ids: Sequence[int], dumped_at: datetime, run_id: int) -> int:
    """Mark entities that a dump lacks as gone, except those that the API has confirmed since; return their number."""
    cursor.execute(
        sql.SQL(
            "UPDATE {} SET gone_at = statement_timestamp(), gone_source_date = %(dumped_at)s,"
            " changed_at = statement_timestamp(), run_id = %(run)s, dump_hash = NULL"
            " WHERE id = ANY(%(ids)s) AND {} AND (source = 'dump' OR checked_at < %(dumped_at)s)"
        ).format(identifier(table), _IN_DUMPS),
        {"dumped_at": dumped_at, "ids": list(ids), "run": run_id},
    )
    return cursor.rowcount


def invalidate_hashes(cursor: Cursor, kind: str, ids: Sequence[int]) -> None:
    """Forget the hashes of entities whose rows may not be those that were written.

    The next answer of the API replaces all their rows. The next dump, or the same one loaded with `force`, compares
    every row of them and of their lists with its record, whether or not the record changed.
    """
    cursor.execute(
        sql.SQL("UPDATE {} SET content_hash = '', dump_hash = {} WHERE id = ANY(%s)").format(
            sql.Identifier(CATALOGUE, kind), OVERTAKEN
        ),
        (list(ids),),
    )


NO_DAY = date(2000, 1, 1)
"""The day of content whose dump was forgotten: before all dumps, so that each one is newer."""


def forget(cursor: Cursor, kind: str, dated: date) -> None:
    """Delete the loads of a day and take the day off the rows that they brought, whose content stays.

    Content of the day counts as that of the dump before, so that the next dump or answer supersedes it. Items that the
    dump put off are due.
    """
    cursor.execute("DELETE FROM sync.dump WHERE (kind, dated) = (%s, %s)", (kind, dated))
    cursor.execute(
        "SELECT coalesce(max(dated), %s) FROM sync.dump WHERE kind = %s AND dated < %s AND state = 'loaded'",
        (NO_DAY, kind, dated),
    )
    [(before,)] = cursor.fetchall()
    days = {"at": _instant(dated), "before": _instant(before), "kind": kind}
    cursor.execute(
        sql.SQL(
            """
            UPDATE {} SET
                source_date = CASE WHEN source = 'dump' AND source_date = %(at)s THEN %(before)s ELSE source_date END,
                checked_at = CASE WHEN source = 'dump' AND checked_at = %(at)s THEN %(before)s ELSE checked_at END,
                gone_source_date = CASE WHEN gone_source_date = %(at)s THEN %(before)s ELSE gone_source_date END
            WHERE source = 'dump' AND %(at)s IN (source_date, checked_at) OR gone_source_date = %(at)s
            """
        ).format(sql.Identifier(CATALOGUE, kind)),
        days,
    )
    cursor.execute(
        "UPDATE sync.item SET fetched_at = %(before)s, due_at = least(due_at, clock_timestamp())"
        " WHERE (kind, query) = (%(kind)s, '') AND fetched_at = %(at)s",
        days,
    )


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
