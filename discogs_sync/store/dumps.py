"""Where the load of each dump stands, and what a chunk of it writes into tables that have rows already."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.errors import TablesWithoutKeys
from discogs_sync.store.tables import Cursor, identifier, names

COPYING, MERGING, INDEXING, LOADED = "copying", "merging", "indexing", "loaded"
"""The states of a load: rows without keys, rows beside others, keys being built, all there."""


@dataclass(frozen=True)
class Load:
    """A row of `sync.dump`: a dump that is loaded or being loaded."""

    kind: str
    dated: date
    file: str
    bytes: int
    state: str
    started_at: datetime
    loaded_at: datetime | None


@dataclass
class Tally:
    """What became of records; the fields are columns of `sync.dump_chunk`."""

    records: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    fresher: int = 0
    set_aside: int = 0

    def add(self, other: "Tally") -> None:
        """Add another tally's counts."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def loads(cursor: Cursor) -> list[Load]:
    """Give the loads, the latest dump first."""
    cursor.execute(
        "SELECT kind, dated, file, bytes, state, started_at, loaded_at FROM sync.dump ORDER BY dated DESC, kind"
    )
    return [Load(*row) for row in cursor.fetchall()]


def require_keys(cursor: Cursor) -> None:
    """Raise TablesWithoutKeys while a first load is not finished, for nothing else may write into its tables."""
    for load in loads(cursor):
        if load.state in {COPYING, INDEXING}:
            raise TablesWithoutKeys(
                f"{load.file} is being loaded, and its tables have no keys until that is done: finish it with"
                f" `discogs-sync dump load {load.file}` first."
            )


def begin(cursor: Cursor, kind: str, dated: date, file: str, size: int, state: str, run_id: int) -> None:
    """Note that a load begins."""
    cursor.execute(
        "INSERT INTO sync.dump (kind, dated, file, bytes, state, run_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (kind, dated, file, size, state, run_id),
    )


def forget(cursor: Cursor, kind: str, dated: date) -> None:
    """Forget a load and its chunks, so that it begins anew."""
    cursor.execute("DELETE FROM sync.dump WHERE (kind, dated) = (%s, %s)", (kind, dated))


def set_state(cursor: Cursor, kind: str, dated: date, state: str, run_id: int) -> None:
    """Note how far a load is."""
    cursor.execute(
        "UPDATE sync.dump SET state = %s, run_id = %s, loaded_at = CASE WHEN %s = 'loaded' THEN clock_timestamp() END"
        " WHERE (kind, dated) = (%s, %s)",
        (state, run_id, state, kind, dated),
    )


def complete_chunks(cursor: Cursor, kind: str, dated: date) -> dict[int, int]:
    """Give the chunks that are loaded whole: where each begins, and its bytes."""
    cursor.execute("SELECT first_byte, bytes FROM sync.dump_chunk WHERE (kind, dated) = (%s, %s)", (kind, dated))
    return dict(cursor.fetchall())


def note_chunk(cursor: Cursor, kind: str, dated: date, first_byte: int, size: int, tally: Tally) -> None:
    """Note that a chunk is loaded whole; it commits with the chunk's rows."""
    counts = asdict(tally)
    cursor.execute(
        sql.SQL("INSERT INTO sync.dump_chunk (kind, dated, first_byte, bytes, {}) VALUES (%s, %s, %s, %s, {})").format(
            names(counts), sql.SQL(", ").join([sql.Placeholder()] * len(counts))
        ),
        (kind, dated, first_byte, size, *counts.values()),
    )


def tally_of(cursor: Cursor, kind: str, dated: date) -> Tally:
    """Give what became of all records of a load so far."""
    columns = [each.name for each in fields(Tally)]
    cursor.execute(
        sql.SQL("SELECT {} FROM sync.dump_chunk WHERE (kind, dated) = (%s, %s)").format(
            sql.SQL(", ").join(sql.SQL("coalesce(sum({}), 0)::bigint").format(sql.Identifier(name)) for name in columns)
        ),
        (kind, dated),
    )
    [row] = cursor.fetchall()
    return Tally(*row)


@dataclass(frozen=True)
class Known:
    """What the mirror has of an entity whose record differs from the one that it came from, or that is marked gone.

    `same` tells that the record itself does not differ.
    """

    same: bool
    source: str
    source_date: datetime


def differing(cursor: Cursor, table: Table, hashes: Mapping[int, bytes]) -> tuple[dict[int, Known], set[int]]:
    """Compare records, by their hashes, with what the mirror has: give those that differ, and those that are new."""
    statement = sql.SQL(
        """
        SELECT new.id, known.dump_hash IS NOT DISTINCT FROM new.dump_hash, known.source, known.source_date
        FROM unnest(%b::bigint[], %b::bytea[]) AS new (id, dump_hash)
        LEFT JOIN {} AS known USING (id)
        WHERE known.dump_hash IS DISTINCT FROM new.dump_hash OR known.gone_at IS NOT NULL
        """
    ).format(identifier(table))
    rows = cursor.execute(statement, (list(hashes), list(hashes.values()))).fetchall()
    return {id: Known(*rest) for id, *rest in rows if rest[1] is not None}, {row[0] for row in rows if row[2] is None}


def is_overtaken(cursor: Cursor, table: Table, new: Sequence[int], changed: Sequence[int], dumped_at: datetime) -> bool:
    """Tell whether entities that were new are here now, or some that differed have been brought by the API since."""
    statement = sql.SQL(
        "SELECT EXISTS (SELECT FROM {table} WHERE id = ANY(%s)) OR EXISTS"
        " (SELECT FROM {table} WHERE id = ANY(%s) AND source = 'api' AND source_date >= %s)"
    ).format(table=identifier(table))
    [(overtaken,)] = cursor.execute(statement, (list(new), list(changed), dumped_at))
    return bool(overtaken)


def clear_gone(cursor: Cursor, table: Table, ids: Sequence[int]) -> None:
    """Note that entities are there again."""
    if ids:
        statement = sql.SQL("UPDATE {} SET gone_at = NULL WHERE id = ANY(%s)").format(identifier(table))
        cursor.execute(statement, (list(ids),))


def note_hashes(cursor: Cursor, table: Table, hashes: Mapping[int, bytes]) -> None:
    """Note the hashes of records whose content the API has brought fresher."""
    if hashes:
        statement = sql.SQL(
            "UPDATE {} AS known SET dump_hash = new.dump_hash"
            " FROM unnest(%b::bigint[], %b::bytea[]) AS new (id, dump_hash) WHERE known.id = new.id"
        )
        cursor.execute(statement.format(identifier(table)), (list(hashes), list(hashes.values())))


def replace(cursor: Cursor, table: Table, columns: Sequence[str], data: Iterable[bytes], keep: Collection[str]) -> None:
    """Write own rows, given in the binary form of COPY, over those that are there; those of the columns `keep` stay."""
    incoming = sql.Identifier(f"incoming_{table.name}")
    cursor.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
            incoming, names(columns), identifier(table)
        )
    )
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(incoming, names(columns))) as stream:
        for part in data:
            stream.write(part)
    changes = [name for name in columns if name not in {"id", "first_seen_at", *keep}]
    cursor.execute(
        sql.SQL("UPDATE {} AS known SET {}, gone_at = NULL FROM {} AS new WHERE known.id = new.id").format(
            identifier(table),
            sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(sql.Identifier(name)) for name in changes),
            incoming,
        )
    )


def delete_lists(cursor: Cursor, table: Table, ids: Sequence[int]) -> None:
    """Delete the rows of a list that belong to entities; those of lists below go with them."""
    key = next(iter(table.primary_key.columns)).name
    cursor.execute(
        sql.SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(identifier(table), sql.Identifier(key)), (list(ids),)
    )


def ids_in_dumps(cursor: Cursor, table: Table) -> Iterable[int]:
    """Give the ids of all entities that a dump had and that are not gone, as a stream."""
    with cursor.connection.cursor(f"ids_of_{table.name}") as stream:
        stream.itersize = 100_000
        statement = sql.SQL("SELECT id FROM {} WHERE dump_hash IS NOT NULL AND gone_at IS NULL")
        for (id,) in stream.execute(statement.format(identifier(table))):
            yield id


def mark_gone(cursor: Cursor, table: Table, ids: Sequence[int], at: datetime) -> int:
    """Mark entities that a dump has no more, save those that the API has brought since. Gives how many that were."""
    cursor.execute(
        sql.SQL(
            "UPDATE {} SET gone_at = %(at)s, dump_hash = NULL"
            " WHERE id = ANY(%(ids)s) AND (source = 'dump' OR source_date < %(at)s)"
        ).format(identifier(table)),
        {"at": at, "ids": list(ids)},
    )
    return cursor.rowcount
