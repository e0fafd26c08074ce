"""The kinds of columns that the catalogue's tables are made of.

A column that holds a field of a document says so in `Column.info`, as plain data that `mapping` reads:

- `key`: the field's place in the document, its parts joined by dots (`community.rating.count`);
- `zero_is_null`: Discogs writes 0 where it means "none";
- `shown`: Discogs sends the field also when it is empty;
- `volatile`: it moves by the hour, so that another value is no change of the entry;
- `derived`: (field's column, function) of a column that is computed from another one, for SQL's sake;
- `hashed`: False where a derived column is no part of `content_hash`;
- `digests`: the columns that a column of the primary key stands for.

A column that nobody looks rows up by says `unsampled`: the planner need not know it, and ANALYZE leaves it out.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.types import TypeEngine

from discogs_sync.schema.base import CATALOGUE, metadata

ORDINAL = "ordinal"
"""Column that keeps the order of a list: 1 for its first entry."""

LINEAGE = (
    "source",
    "source_date",
    "first_seen_at",
    "checked_at",
    "changed_at",
    "gone_at",
    "gone_source_date",
    "content_hash",
    "dump_hash",
    "dump_list_hashes",
    "run_id",
)
"""Columns of an entity that tell where its row comes from; the store fills them, not the mapping."""

ROOM_FOR_CHECKS = {"fillfactor": "90"}
"""Storage of entities: their pages keep room, so that a new check time takes the place of the old one in its page."""


def field(
    name: str,
    type_: type[TypeEngine[Any]] | TypeEngine[Any],
    comment: str,
    *,
    key: str | None = None,
    zero_is_null: bool = False,
    shown: bool = False,
    volatile: bool = False,
    nullable: bool = True,
) -> Column[Any]:
    """Declare a column that holds the document's field `key` (by default the one of the same name)."""
    info = {"key": key or name, "zero_is_null": zero_is_null, "shown": shown, "volatile": volatile}
    default = None if nullable else text("''")
    return Column(name, type_, comment=comment, info=info, nullable=nullable, server_default=default)


def reference(name: str, comment: str, *, key: str = "id", shown: bool = False) -> Column[Any]:
    """Declare the id of another entity: no foreign key, since it may not be mirrored; 0 is stored as NULL."""
    return field(name, BigInteger, comment, key=key, zero_is_null=True, shown=shown)


def derived(
    name: str,
    type_: type[TypeEngine[Any]] | TypeEngine[Any],
    comment: str,
    *,
    source: str,
    by: str,
    hashed: bool = True,
) -> Column[Any]:
    """Declare a column that `mapping` computes from the column `source` with its function `by`.

    One that is added after version 0009 is not `hashed`: otherwise every document stored before would seem changed.
    """
    return Column(name, type_, comment=comment, info={"derived": (source, by), "hashed": hashed})


def digest(name: str, *sources: str) -> Column[Any]:
    """Declare the MD5 of text columns, which PostgreSQL computes, to take their place in a primary key."""
    each = [f"md5({source})" for source in sources]
    expression = each[0] if len(each) == 1 else f"md5({' || '.join(each)})"
    return Column(
        name,
        UUID,
        Computed(f"({expression})::uuid", persisted=True),
        nullable=False,
        comment=f"MD5 of {' and '.join(sources)}, for the primary key: indexes hold no long texts",
        info={"digests": sources},
    )


def natural_key(table: Table) -> tuple[str, ...]:
    """Return the columns that identify a row: its primary key, with the texts in place of their digest."""
    return tuple(name for column in table.primary_key.columns for name in column.info.get("digests", (column.name,)))


def extra() -> Column[Any]:
    """Declare the column for whatever of the document the other columns do not give back."""
    return Column(
        "extra",
        JSONB,
        comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
    )


def lineage() -> list[Column[Any]]:
    """Declare the columns that tell which feed an entity's row came from, when, and in which run."""
    instant = DateTime(timezone=True)
    return [
        Column("source", Text, nullable=False, comment="The feed of the content: api or dump"),
        Column("source_date", instant, nullable=False, comment="Instant of the API's answer, or date of the dump"),
        Column(
            "first_seen_at",
            instant,
            nullable=False,
            server_default=text("statement_timestamp()"),
            comment="When the row was first written (database clock)",
        ),
        Column("checked_at", instant, nullable=False, comment="When the content was last confirmed or changed"),
        Column(
            "changed_at",
            instant,
            nullable=False,
            server_default=text("statement_timestamp()"),
            comment="When this mirror last inserted or changed it, marked it gone, or saw it return (database clock);"
            " poll it with analytics.watermark()",
        ),
        Column(
            "gone_at",
            instant,
            comment="When this mirror learned that Discogs has it no more (database clock); the last content is kept",
        ),
        Column(
            "gone_source_date",
            instant,
            comment="Instant of the API's answer, or date of the dump, that first lacked it; NULL while it is there",
        ),
        _hash(
            "content_hash",
            "BLAKE2b-128 of the rows, fast numbers left out; dump_hash where the content is a dump's;"
            " empty where verify doubts the rows",
            nullable=False,
        ),
        _hash(
            "dump_hash",
            "XXH64 of the record's bytes in the latest dump that has it; empty where the API has brought"
            " the content since, or verify doubts the rows; NULL where no dump had it",
        ),
        _hash(
            "dump_list_hashes",
            "Four bytes for each list of the record in the latest dump, which tell whether the next one changes"
            " its rows; worth nothing without dump_hash",
        ),
        Column("run_id", BigInteger, comment="sync.run that last moved changed_at"),
    ]


def gone_index() -> Index:
    """Declare the index of entities that Discogs does not have any more: they are few, and counted exactly."""
    return Index(None, "gone_at", postgresql_where=text("gone_at IS NOT NULL"))


def _hash(name: str, comment: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, LargeBinary, comment=comment, nullable=nullable, info={"unsampled": True})


def list_table(
    name: str,
    parent: Table,
    comment: str,
    *columns: Column[Any],
    within: Sequence[Column[Any]] = (),
    index: str | None = None,
) -> Table:
    """Declare the table of a list of `parent`'s documents, keyed by the parent's key and the place in the list.

    `within` are further columns that follow the key (a sub-track's parent, for instance); `index` names a column
    that people look rows up by.
    """
    keys = list(parent.primary_key.columns)
    inherited = [
        Column(
            _inherited_name(parent, key),
            key.type,
            comment=f"{parent.name}.{key.name} that it belongs to",
            nullable=False,
        )
        for key in keys
    ]
    return Table(
        name,
        metadata,
        *inherited,
        Column(ORDINAL, Integer, nullable=False, comment="Place in the list, 1 for the first"),
        *within,
        *columns,
        PrimaryKeyConstraint(*(column.name for column in inherited), ORDINAL),
        ForeignKeyConstraint(
            [column.name for column in inherited],
            [f"{CATALOGUE}.{parent.name}.{key.name}" for key in keys],
            ondelete="CASCADE",
        ),
        *([Index(None, index)] if index else []),
        schema=CATALOGUE,
        comment=comment,
    )


def _inherited_name(parent: Table, key: Column[Any]) -> str:
    """Name a child's copy of a parent's key: `id` and `ordinal` take the parent's name, other keys keep their own."""
    if key.name not in {"id", ORDINAL}:
        return key.name
    return f"{parent.name.removeprefix('master_')}_{key.name}"


def credit_columns() -> list[Column[Any]]:
    """Declare the fields of one entry of an `artists` or `extraartists` list."""
    return [
        reference("artist_id", "Artist credited; NULL where the credit is not linked to one", shown=True),
        field("name", Text, "Name of the artist as Discogs lists it", shown=True),
        field("anv", Text, "Artist name variation: the name as the release prints it", shown=True),
        field("join_phrase", Text, "What joins this artist to the next, such as & or Feat.", key="join", shown=True),
        field("role", Text, "Roles, with details in brackets; several are parted by commas", shown=True),
        field("tracks", Text, "Tracks that the credit is for, as a range expression", shown=True),
        field("thumbnail_url", Text, "Address of a small picture of the artist"),
    ]


def company_columns(entity: str) -> list[Column[Any]]:
    """Declare the fields of one entry of a `labels`, `series` or `companies` list."""
    return [
        reference("label_id", f"The {entity}, an entry among labels; NULL where it is not linked to one", shown=True),
        field("name", Text, f"Name of the {entity} as Discogs lists it", shown=True),
        field("catno", Text, "Catalogue number", shown=True),
        field("entity_type", Text, "Number of the kind of relation, as text", shown=True),
        field("entity_type_name", Text, "Name of the kind of relation, such as Label or Pressed By", shown=True),
        field("thumbnail_url", Text, f"Address of a small picture of the {entity}"),
    ]


def image_columns() -> list[Column[Any]]:
    """Declare the fields of one entry of an `images` list."""
    return [
        field("type", Text, "primary or secondary", shown=True),
        field("uri", Text, "Address of the picture; empty without credentials", shown=True),
        field("uri150", Text, "Address of the picture at 150 pixels; empty without credentials", shown=True),
        field("width", Integer, "Width in pixels"),
        field("height", Integer, "Height in pixels"),
    ]


def video_columns() -> list[Column[Any]]:
    """Declare the fields of one entry of a `videos` list."""
    return [
        field("uri", Text, "Address of the video"),
        field("title", Text, "Title of the video"),
        field("description", Text, "Description of the video", shown=True),
        field("duration", Integer, "Length in seconds"),
        field("embed", Boolean, "Whether the video may be embedded elsewhere"),
    ]


def track_columns() -> list[Column[Any]]:
    """Declare the fields of one entry of a `tracklist`."""
    return [
        field("type_", Text, "track, heading, or index: one that has sub-tracks"),
        field("position", Text, "Position as printed, such as A1 or 2-03", shown=True),
        field("title", Text, "Title of the track", shown=True),
        field("duration", Text, "Length as printed, such as 3:32", shown=True),
        derived(
            "duration_seconds",
            Integer,
            "Length in seconds; NULL where it cannot be read",
            source="duration",
            by="seconds",
        ),
    ]
