"""Listings: what the API lists page by page under an artist, a label, a master or a search.

A listing is known by its kind, the id of its entity and its query: the filters and order that were asked for, as a
sorted query string, empty for the plain listing. Rows repeat in Discogs' listings, so `occurrence` tells equal ones
apart: 1 for the first in the order of the listing. Texts that identify an entry are in its primary key as a digest,
because PostgreSQL's indexes hold no long texts.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import ORDINAL, digest, extra, field, reference

listing = Table(
    "listing",
    metadata,
    Column("kind", Text, primary_key=True, comment="artist_releases, label_releases, master_versions or search"),
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Artist, label or master; 0 for a search"),
    Column("query", Text, primary_key=True, comment="Filters and order, or the search itself, as a query string"),
    field("items", Integer, "Entries that Discogs counts", key="pagination.items"),
    field("filters", JSONB, "Filters of master versions that Discogs offers, with counts"),
    field("filter_facets", JSONB, "The same filters in the shape that the web site uses"),
    extra(),
    Column("checked_at", DateTime(timezone=True), nullable=False, comment="When a page of it was last asked for"),
    Column("walked_at", DateTime(timezone=True), comment="When it was last walked to its end"),
    Column("gone_at", DateTime(timezone=True), comment="When Discogs was first seen without it"),
    Column("run_id", BigInteger, comment="sync.run that last wrote it"),
    schema=CATALOGUE,
    comment="A listing as a whole: what Discogs says of it besides its entries",
)

ENTRY_DIGEST = "entry_digest"
"""Column of the digest of the texts that identify an entry."""


def _entries(
    name: str,
    comment: str,
    parent: str | None,
    identity: list[Column[Any]],
    *columns: Column[Any],
) -> Table:
    """Declare the table of a listing's entries, keyed by what tells them apart."""
    ids = [column.name for column in identity if isinstance(column.type, BigInteger)]
    texts = [column.name for column in identity if column.name not in ids]
    owner = [Column(f"{parent}_id", BigInteger, nullable=False, comment=f"The {parent} listed")] if parent else []
    keys: list[Column[Any]] = [
        *owner,
        Column("query", Text, nullable=False, comment="Filters and order of the listing; empty for the plain one"),
        *identity,
        Column("occurrence", Integer, nullable=False, comment="1 for the first of equal entries"),
    ]
    return Table(
        name,
        metadata,
        *keys,
        Column(ORDINAL, Integer, nullable=False, comment="Place in the listing, 1 for the first"),
        *columns,
        extra(),
        Column(
            "walk",
            Integer,
            nullable=False,
            comment="Walk that last found the entry, counted per listing; below 1 from before its first",
        ),
        Column(
            "changed_at",
            DateTime(timezone=True),
            nullable=False,
            comment="When the content last differed from what was here, numbers that move by the hour left out",
        ),
        Column("gone_at", DateTime(timezone=True), comment="When a complete walk first missed it"),
        Column(
            "stale_at",
            DateTime(timezone=True),
            comment="When its document said otherwise; NULL where the page was read since",
        ),
        *([digest(ENTRY_DIGEST, *texts)] if texts else []),
        PrimaryKeyConstraint(
            *(column.name for column in owner), "query", *ids, *([ENTRY_DIGEST] if texts else []), "occurrence"
        ),
        Index(None, *ids),
        schema=CATALOGUE,
        comment=comment,
    )


def _identity(name: str, comment: str, key: str = "id") -> Column[Any]:
    return Column(name, BigInteger, nullable=False, comment=comment, info={"key": key})


def _demand() -> list[Column[Any]]:
    return [
        field("in_collection", Integer, "Users who have it", key="stats.community.in_collection", volatile=True),
        field("in_wantlist", Integer, "Users who want it", key="stats.community.in_wantlist", volatile=True),
        field(
            "user_in_collection", Integer, "Copies of the user who asked", key="stats.user.in_collection", volatile=True
        ),
        field("user_in_wantlist", Integer, "Wants of the user who asked", key="stats.user.in_wantlist", volatile=True),
    ]


artist_release = _entries(
    "artist_release",
    'Releases and masters of an artist (API documentation, "Artist Releases")',
    "artist",
    [
        field("type", Text, "release or master", nullable=False),
        _identity("id", "The release or master, as type says"),
        field("role", Text, "Role of the artist in it, such as Main or TrackAppearance", nullable=False),
    ],
    field("title", Text, "Title"),
    field("artist", Text, "Artists of the release, as one text"),
    reference("main_release", "Main release of a master", key="main_release"),
    field("format", Text, "Formats, as one text"),
    field("label", Text, "Labels, as one text"),
    field("year", Integer, "Year; NULL where unknown", zero_is_null=True),
    field("trackinfo", Text, "Track that the artist appears on"),
    field("status", Text, "State of the entry"),
    field("thumb", Text, "Address of a small picture", shown=True),
    *_demand(),
)

label_release = _entries(
    "label_release",
    'Releases of a label (API documentation, "All Label Releases")',
    "label",
    [_identity("release_id", "The release"), field("catno", Text, "Catalogue number", nullable=False)],
    field("title", Text, "Title"),
    field("artist", Text, "Artists of the release, as one text"),
    field("format", Text, "Formats, as one text"),
    field("year", Integer, "Year; NULL where unknown", zero_is_null=True),
    field("status", Text, "State of the entry"),
    field("thumb", Text, "Address of a small picture", shown=True),
    *_demand(),
)

master_version = _entries(
    "master_version",
    'Releases that are versions of a master (API documentation, "Master Release Versions")',
    "master",
    [_identity("release_id", "The release")],
    field("title", Text, "Title"),
    field("label", Text, "Labels, as one text"),
    field("catno", Text, "Catalogue numbers, as one text", shown=True),
    field("format", Text, "Formats, as one text"),
    field("major_formats", ARRAY(Text), "Formats without their descriptions"),
    field("country", Text, "Country or region", shown=True),
    field("released", Text, "Date or year of release, as Discogs has it"),
    field("status", Text, "State of the entry"),
    field("thumb", Text, "Address of a small picture", shown=True),
    *_demand(),
)

search_result = _entries(
    "search_result",
    'What a search found (API documentation, "Search")',
    None,
    [
        field("type", Text, "release, master, artist or label", nullable=False),
        _identity("id", "The entity, as type says"),
    ],
    field("title", Text, "Title, with the artists before it, or name"),
    field("country", Text, "Country or region"),
    field("year", Text, "Year, which a search gives as text"),
    field("format", ARRAY(Text), "Formats and their descriptions"),
    field("formats", JSONB, "Formats as the release has them"),
    field("format_quantity", Integer, "Number of items"),
    field("label", ARRAY(Text), "Labels and companies"),
    field("genre", ARRAY(Text), "Genres"),
    field("style", ARRAY(Text), "Styles"),
    field("catno", Text, "Catalogue number"),
    field("barcode", ARRAY(Text), "Barcodes and other identifiers"),
    reference("master_id", "Master of a release; NULL for none", key="master_id"),
    field("thumb", Text, "Address of a small picture", shown=True),
    field("cover_image", Text, "Address of a picture"),
    field("uri", Text, "Path of the page on discogs.com"),
    field("have", Integer, "Users who have it", key="community.have", volatile=True),
    field("want", Integer, "Users who want it", key="community.want", volatile=True),
    field(
        "user_in_collection", Boolean, "Whether the user who asked has it", key="user_data.in_collection", volatile=True
    ),
    field(
        "user_in_wantlist", Boolean, "Whether the user who asked wants it", key="user_data.in_wantlist", volatile=True
    ),
)
