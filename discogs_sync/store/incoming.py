"""Records of a dump on their way into tables that have rows: kept apart first, then compared, and written over.

They stand in tables like the catalogue's, `incoming_release` and so on: temporary ones for some chunks, which end with
the transaction, or lasting ones until the whole dump is there. A table is made when there are rows for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.schema.base import BOOKKEEPING
from discogs_sync.schema.columns import LINEAGE
from discogs_sync.store import bulk, frontier
from discogs_sync.store.dumps import Tally
from discogs_sync.store.runs import RowCounts
from discogs_sync.store.tables import Cursor, identifier, names, qualified

TEMPORARY, LASTING = "pg_temp", BOOKKEEPING
"""Schemas of the incoming tables."""


@dataclass(frozen=True)
class Shape:
    """What rows of a table come with: the columns that are given, and those that tell whether a row differs.

    Of an entity's own row, `dumped` are columns that only dumps fill, and `rare` those that only some dumps do. A list
    that is `unordered` has another order at the API, which is no difference.
    """

    table: Table
    columns: tuple[str, ...]
    compared: tuple[str, ...]
    dumped: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    unordered: bool = False

    @property
    def owner(self) -> str:
        """The column of a list's table that holds the id of the entity."""
        return next(iter(self.table.primary_key.columns)).name

    @property
    def values(self) -> list[str]:
        """The columns beside the key."""
        keys = {column.name for column in self.table.primary_key.columns}
        return [name for name in self.columns if name not in keys]


class Incoming:
    """The incoming tables of one kind of entity: of its own rows and of its lists, parents before what they hold."""

    def __init__(self, schema: str, own: Shape, lists: Sequence[Shape]) -> None:
        self._schema = schema
        self._own = own
        self._lists = list(lists)
        self._images = next(shape for shape in lists if shape.table.name.endswith("_image"))
        self._i = self._place(own)
        self._known = identifier(own.table)

    def _place(self, shape: Shape) -> sql.Identifier:
        return _staging_name(self._schema, shape.table)

    def _create(self, cursor: Cursor, shape: Shape) -> None:
        """Create a table where it is not there."""
        temporary = self._schema == TEMPORARY
        cursor.execute(
            sql.SQL("CREATE {}TABLE IF NOT EXISTS {} (LIKE {} INCLUDING DEFAULTS{}){}").format(
                sql.SQL("TEMPORARY " if temporary else ""),
                self._place(shape),
                identifier(shape.table),
                sql.SQL(_STATE if shape is self._own else ""),
                sql.SQL(" ON COMMIT DROP" if temporary else ""),
            )
        )

    def drop(self, cursor: Cursor) -> None:
        """Drop the tables that last."""
        drop_staging(cursor, [shape.table for shape in (self._own, *self._lists)])

    def append(self, cursor: Cursor, data: Mapping[str, Sequence[bytes]]) -> None:
        """Add rows, given by the name of their table in the binary form of COPY, without its header and its end."""
        for shape in (self._own, *self._lists):
            if shape.table.name in data:
                self._create(cursor, shape)
                bulk.copy_binary(cursor, self._place(shape), shape.columns, data[shape.table.name])

    def adopt(self, cursor: Cursor, run_id: int) -> None:
        """Name the run that applies the records as theirs: an earlier run may have staged them."""
        self._create(cursor, self._own)
        cursor.execute(self._query("UPDATE {i} SET run_id = %s WHERE run_id <> %s"), (run_id, run_id))

    def apply(self, cursor: Cursor, kind: str, dumped_at: datetime) -> tuple[Tally, dict[str, RowCounts]]:
        """Write the incoming records over what is here, as one transaction.

        Gives what became of them, and the rows that were written for it, by table.

        Of a record that is here only the rows that differ are written, and what only the API tells of them stays. One
        whose rows are all as they are here changes but its hash; one that differs is due again at the API. What came
        after `dumped_at` is left alone.
        """
        cursor.execute("SET LOCAL random_page_cost = 1.1")  # the rows of an entity lie together
        self._create(cursor, self._own)
        self._analyze(cursor, [self._own])
        tally = Tally(fresher=self._leave_fresher(cursor, dumped_at), inserted=self._insert_new(cursor))
        self._mark_known(cursor)
        differing = self._differing_lists(cursor)
        for shape in differing:
            self._create(cursor, shape)
        self._analyze(cursor, differing)
        rows = {shape.table.name: self._write_list(cursor, shape) for shape in differing}
        tally.updated = self._update(cursor, dumped_at)
        tally.unchanged = self._confirm(cursor, dumped_at)
        rows[self._own.table.name] = RowCounts(tally.inserted + tally.updated)
        frontier.demand_from(cursor, kind, self._query("SELECT id FROM {i} WHERE differs AND is_new IS NULL"))
        return tally, rows

    def _analyze(self, cursor: Cursor, shapes: Sequence[Shape]) -> None:
        """Have the planner know tables that last: they may hold much, and autovacuum may not have come to them."""
        if self._schema == LASTING:
            bulk.analyze(cursor, map(self._place, shapes))

    def _query(self, text: str, **more: sql.Composable) -> sql.Composed:
        return sql.SQL(text).format(i=self._i, known=self._known, **more)

    def _leave_fresher(self, cursor: Cursor, dumped_at: datetime) -> int:
        """Take those out that the API, or a later dump, has brought since. Gives how many that are."""
        cursor.execute(
            self._query(
                """
                WITH fresher AS (
                    DELETE FROM {i} AS new USING {known} AS known
                    WHERE known.id = new.id
                        AND (known.source_date > %(at)s OR known.source = 'api' AND known.source_date = %(at)s)
                    RETURNING new.id
                )
                UPDATE {known} SET dump_hash = '' WHERE id IN (SELECT id FROM fresher)
                """
            ),
            {"at": dumped_at},
        )
        return cursor.rowcount

    def _insert_new(self, cursor: Cursor) -> int:
        cursor.execute(
            self._query(
                "UPDATE {i} AS new SET is_new = true WHERE NOT EXISTS (SELECT FROM {known} AS known"
                " WHERE known.id = new.id)"
            )
        )
        columns = names(self._own.columns)
        cursor.execute(
            self._query("INSERT INTO {known} ({columns}) SELECT {columns} FROM {i} WHERE is_new", columns=columns)
        )
        return cursor.rowcount

    def _mark_known(self, cursor: Cursor) -> None:
        """Mark the records whose own rows differ, and note the hashes of the lists that are here, unless by the API."""
        cursor.execute(
            self._query(
                "UPDATE {i} AS new SET differs = nullif({differ}, false), hashes_before ="
                " CASE length(known.dump_hash) WHEN 8 THEN known.dump_list_hashes END,"
                " has_dump_images = known.source = 'dump' AND NOT {no_images}"
                " FROM {known} AS known WHERE known.id = new.id AND is_new IS NULL",
                differ=_differ(self._own),
                no_images=self._has_no_images("known"),
            )
        )

    def _differing_lists(self, cursor: Cursor) -> list[Shape]:
        """Give the lists that rows have come in for, and those that differ in a record which is here: it lost them."""
        checks = (
            self._query(
                "to_regclass({place}) IS NOT NULL"
                " OR EXISTS (SELECT FROM {i} AS record WHERE is_new IS NULL AND {other_hash})",
                place=sql.Literal(self._place(shape).as_string()),
                other_hash=self._other_hash(shape),
            )
            for shape in self._lists
        )
        cursor.execute(sql.SQL("SELECT {}").format(sql.SQL(", ").join(checks)))
        [differ] = cursor.fetchall()
        return list(compress(self._lists, differ))

    def _other_hash(self, shape: Shape) -> sql.Composed:
        """Give the condition that a list of a record, at its place among all, has not the hash that it had before."""
        return sql.SQL(
            "(substr(record.dump_list_hashes, {first}, 4) = substr(record.hashes_before, {first}, 4)) IS NOT TRUE"
        ).format(first=self._hash_place(shape))

    def _hash_place(self, shape: Shape) -> sql.Literal:
        """Return where among `dump_list_hashes` the hash of a list begins, 1 for the first byte."""
        return sql.Literal(4 * self._lists.index(shape) + 1)

    def _has_no_images(self, row: str) -> sql.Composed:
        """Return the condition that `dump_list_hashes` of a row tells of no images of a dump."""
        return sql.SQL("(substr({row}.dump_list_hashes, {first}, 4) = {none}) IS NOT FALSE").format(
            row=sql.Identifier(row), first=self._hash_place(self._images), none=_NO_IMAGES
        )

    def _write_list(self, cursor: Cursor, shape: Shape) -> RowCounts:
        """Write the rows of a list that differ, and mark their records as different.

        A row whose place remains is updated, never deleted: rows of other lists may refer to it, and their list may
        have the hash that it had before. Such lists are not compared.
        """
        parts = {
            "list": identifier(shape.table),
            "incoming": self._place(shape),
            "owner": sql.Identifier(shape.owner),
            "wanted": self._takes_images() if shape is self._images else sql.SQL("true"),
            "other_hash": self._other_hash(shape),
            "same_place": _equal(column.name for column in shape.table.primary_key.columns),
            "counterpart": _counterpart(shape),
            "new_turn": self._turn(shape, "new"),
            "known_turn": self._turn(shape, "known"),
            "differ": _differ(shape),
            "changes": _assignments({name: _new(name) for name in shape.values}),
            "columns": names(shape.columns),
            "new_columns": qualified("new", shape.columns),
        }
        [(ids,)] = cursor.execute(self._query(_DIFFERING, **parts))
        deleted, updated, inserted = (
            cursor.execute(self._query(statement, **parts), {"ids": ids or []}).rowcount
            for statement in (_DELETION, _REPLACEMENT, _INSERTION)
        )
        if shape is self._images:
            cursor.execute(self._query(_KEPT_IMAGES, **parts, first=self._hash_place(shape), none=_NO_IMAGES))
        return RowCounts(written=updated + inserted, deleted=deleted)

    def _turn(self, shape: Shape, row: str) -> sql.Composable:
        """Return what beside its values tells an entry of a list apart from others.

        Of an unordered list that the API brought this is its number among entries of the same values, else its place.
        """
        if not shape.unordered:
            return sql.SQL("0")
        return sql.SQL(
            "CASE (SELECT source FROM {known} AS entity WHERE entity.id = record.id) WHEN 'api' THEN row_number()"
            " OVER (PARTITION BY {row}.{owner}, {values} ORDER BY {row}.ordinal) ELSE {row}.ordinal END"
        ).format(
            known=self._known,
            row=sql.Identifier(row),
            owner=sql.Identifier(shape.owner),
            values=qualified(row, shape.compared),
        )

    def _takes_images(self) -> sql.Composed:
        """Return the condition that a dump's images replace those of a record that are here.

        Images that a dump brought are replaced like any list. Those of the API stay where the dump has none, as today's
        have not, or none with an address, as those of some years.
        """
        return sql.SQL(
            "(record.has_dump_images"
            " OR EXISTS (SELECT FROM {incoming} AS new WHERE new.{owner} = record.id AND new.uri <> '')"
            " OR EXISTS (SELECT FROM {incoming} AS new WHERE new.{owner} = record.id)"
            " AND NOT EXISTS (SELECT FROM {list} AS known WHERE known.{owner} = record.id AND known.uri <> ''))"
        ).format(
            incoming=self._place(self._images),
            list=identifier(self._images.table),
            owner=sql.Identifier(self._images.owner),
        )

    def _update(self, cursor: Cursor, dumped_at: datetime) -> int:
        """Write own rows over those that are here; what only the API tells stays. Gives how many differed."""
        given = [name for name in self._own.columns if name in self._own.compared or name in _WRITTEN]
        cursor.execute(
            self._query(
                "UPDATE {known} AS known SET {changes}, changed_at = statement_timestamp() FROM {i} AS new"
                " WHERE known.id = new.id AND new.differs AND new.is_new IS NULL",
                changes=_assignments({name: _new(name) for name in (*given, "extra")} | self._always()),
            ),
            {"at": dumped_at},
        )
        return cursor.rowcount

    def _confirm(self, cursor: Cursor, dumped_at: datetime) -> int:
        """Note the hashes of records whose rows are as they are here. Gives how many those are.

        `changed_at` moves where the entity returns, or what is written whether or not a record differs is new.
        """
        always = self._always() | {"extra": _EXTRA}
        moved = sql.SQL("({}) IS DISTINCT FROM ({})").format(
            qualified("known", always), sql.SQL(", ").join(always.values())
        )
        cursor.execute(
            self._query(
                "UPDATE {known} AS known SET {always}, dump_hash = new.dump_hash, dump_list_hashes ="
                " new.dump_list_hashes,"
                " content_hash = CASE known.source WHEN 'dump' THEN new.dump_hash ELSE known.content_hash END,"
                " changed_at = CASE WHEN {moved} THEN statement_timestamp() ELSE known.changed_at END,"
                " run_id = CASE WHEN {moved} THEN new.run_id ELSE known.run_id END FROM {i} AS new"
                " WHERE known.id = new.id AND new.differs IS NULL AND new.is_new IS NULL",
                always=_assignments(always),
                moved=moved,
            ),
            {"at": dumped_at},
        )
        return cursor.rowcount

    def _always(self) -> dict[str, sql.Composed]:
        """Return the values of columns that are written whether or not a record differs.

        Of an entity that the API brought once, and only it fills `uri`, what most dumps lack stays.
        """
        kept = sql.SQL("CASE WHEN known.uri IS NULL THEN new.{0} ELSE coalesce(new.{0}, known.{0}) END")
        return (
            {name: _KEPT_GONE.format(sql.Identifier(name)) for name in ("gone_at", "gone_source_date")}
            | {name: _new(name) for name in self._own.dumped}
            | {name: kept.format(sql.Identifier(name)) for name in self._own.rare}
        )


def drop_staging(cursor: Cursor, tables: Iterable[Table]) -> None:
    """Drop the staging tables that a load left for these tables."""
    for table in tables:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(_staging_name(LASTING, table)))


def _staging_name(schema: str, table: Table) -> sql.Identifier:
    return sql.Identifier(schema, f"incoming_{table.name}")


_DIFFERING = """
WITH differing AS (
    SELECT DISTINCT coalesce(new.{owner}, known.{owner}) AS id
    FROM (
        SELECT new.*, {new_turn} AS turn FROM {incoming} AS new JOIN {i} AS record ON record.id = new.{owner}
        WHERE record.is_new IS NULL AND {other_hash} AND {wanted}
    ) AS new
    FULL JOIN (
        SELECT known.*, {known_turn} AS turn FROM {list} AS known JOIN {i} AS record ON record.id = known.{owner}
        WHERE record.is_new IS NULL AND {other_hash} AND {wanted}
    ) AS known ON {counterpart}
    WHERE new.{owner} IS NULL OR known.{owner} IS NULL OR {differ}
), marked AS (
    UPDATE {i} AS record SET differs = true FROM differing WHERE record.id = differing.id AND differs IS NULL
)
SELECT array_agg(id) FROM differing
"""
_DELETION = """
DELETE FROM {list} AS known
WHERE known.{owner} = ANY(%(ids)s)
    AND NOT EXISTS (SELECT FROM {incoming} AS new WHERE {same_place})
"""
_REPLACEMENT = """
UPDATE {list} AS known SET {changes} FROM {incoming} AS new
WHERE known.{owner} = ANY(%(ids)s) AND {same_place} AND {differ}
"""
_INSERTION = """
INSERT INTO {list} ({columns})
SELECT {new_columns} FROM {incoming} AS new JOIN {i} AS record ON record.id = new.{owner}
WHERE record.is_new
    OR record.id = ANY(%(ids)s) AND NOT EXISTS (SELECT FROM {list} AS known WHERE {same_place})
"""
_KEPT_IMAGES = """
UPDATE {i} AS record SET dump_list_hashes = overlay(dump_list_hashes PLACING {none} FROM {first} FOR 4)
WHERE is_new IS NULL AND {other_hash} AND NOT {wanted}
"""
_NO_IMAGES = sql.SQL("'\\x00000000'::bytea")
"""Hash of images where a dump has none, and where those that are here are the API's."""

_STATE = ", is_new boolean, differs boolean, hashes_before bytea, has_dump_images boolean"
"""Columns of incoming entities beside those of the catalogue: what they are to the rows that are here."""

_WRITTEN = frozenset(LINEAGE) - {"first_seen_at"}
_EXTRA = sql.SQL("CASE known.source WHEN 'dump' THEN new.extra ELSE known.extra END").format()
"""What the API sent beside the columns stays where its content does."""
_KEPT_GONE = sql.SQL(
    "CASE WHEN known.gone_at IS NOT NULL AND greatest(known.gone_source_date, known.checked_at) > %(at)s"
    " THEN known.{} END"
)
"""An entity that was found gone after the dump stays gone."""


def _new(name: str) -> sql.Composed:
    return sql.SQL("new.{}").format(sql.Identifier(name))


def _assignments(values: Mapping[str, sql.Composed]) -> sql.Composed:
    return sql.SQL(", ").join(sql.SQL("{} = {}").format(sql.Identifier(name), each) for name, each in values.items())


def _equal(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(" AND ").join(sql.SQL("new.{0} = known.{0}").format(sql.Identifier(name)) for name in columns)


def _counterpart(shape: Shape) -> sql.Composed:
    """Return the condition that a row is the other's counterpart: the same place, or the same values and turn."""
    keys = _equal(column.name for column in shape.table.primary_key.columns)
    if not shape.unordered:
        return keys
    values = (
        sql.SQL("coalesce(new.{0}::text, '') = coalesce(known.{0}::text, '')").format(sql.Identifier(name))
        for name in shape.compared
    )
    return sql.SQL(" AND ").join([_equal([shape.owner, "turn"]), *values])


def _differ(shape: Shape) -> sql.Composed:
    return sql.SQL("({}) IS DISTINCT FROM ({})").format(
        qualified("new", shape.compared), qualified("known", shape.compared)
    )
