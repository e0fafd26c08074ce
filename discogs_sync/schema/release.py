"""Releases (API documentation, "Release"; dump: `release`)."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, DateTime, Index, Integer, Numeric, Table, Text

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import (
    ROOM_FOR_CHECKS,
    company_columns,
    credit_columns,
    derived,
    extra,
    field,
    gone_index,
    image_columns,
    lineage,
    list_table,
    reference,
    track_columns,
    video_columns,
)

release = Table(
    "release",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Discogs' id", info={"key": "id"}),
    field("title", Text, "Title"),
    field("artists_sort", Text, "Names of the artists as one text to sort by"),
    reference("master_id", "Master that it is a version of; NULL for none", key="master_id"),
    Column("is_main_release", Boolean, comment="Whether it stands for its master; only the dump tells"),
    field("status", Text, "State of the entry, such as Accepted or Draft"),
    field("data_quality", Text, "Discogs' own judgement of the entry, such as Correct or Needs Vote"),
    field("country", Text, "Country or region that it was released for"),
    field("released", Text, "Date of release as Discogs has it: partial, absent or malformed ones included"),
    derived(
        "released_date",
        Date,
        "First day that released can mean; NULL where it cannot be read",
        source="released",
        by="first_day",
    ),
    derived(
        "released_precision",
        Text,
        "What released tells of released_date: year, month or day; NULL where released_date is",
        source="released",
        by="precision",
        hashed=False,
    ),
    field("released_formatted", Text, "Date of release as Discogs prints it"),
    field(
        "year", Integer, "Year of release, in dumps that of released; NULL where unknown", zero_is_null=True, shown=True
    ),
    field("notes", Text, "Notes, in Discogs' markup"),
    field("format_quantity", Integer, "Number of items; not always the sum of the formats' quantities"),
    field("estimated_weight", Integer, "Weight in grams, as Discogs estimates it"),
    field("date_added", Text, "When it was entered, as Discogs writes it"),
    derived("added_at", DateTime(timezone=True), "When it was entered", source="date_added", by="instant"),
    field("date_changed", Text, "When it was last edited, as Discogs writes it"),
    derived("edited_at", DateTime(timezone=True), "When it was last edited", source="date_changed", by="instant"),
    field("thumb", Text, "Address of a small picture", shown=True),
    field("uri", Text, "Address of the release's page on discogs.com"),
    field("blocked_from_sale", Boolean, "Whether it may not be sold on Discogs"),
    field("is_offensive", Boolean, "Whether Discogs marks it as offensive"),
    field("submitter", Text, "User who entered it", key="community.submitter.username"),
    field("community_status", Text, "State as the community block has it", key="community.status"),
    field("community_data_quality", Text, "Judgement as the community block has it", key="community.data_quality"),
    extra(),
    *lineage(),
    gone_index(),
    Index(None, "changed_at"),
    Index(None, "master_id"),
    schema=CATALOGUE,
    postgresql_with=ROOM_FOR_CHECKS,
    comment="A release: a particular physical or digital object released by one or more artists",
)

release_artist = list_table(
    "release_artist", release, "Artists of a release (field artists)", *credit_columns(), index="artist_id"
)

release_credit = list_table(
    "release_credit", release, "Further credits of a release (field extraartists)", *credit_columns(), index="artist_id"
)

release_label = list_table(
    "release_label",
    release,
    "Labels and catalogue numbers of a release (field labels)",
    *company_columns("label"),
    index="label_id",
)

release_series = list_table(
    "release_series", release, "Series that a release is part of (field series)", *company_columns("series")
)

release_company = list_table(
    "release_company",
    release,
    "Companies involved in a release (field companies)",
    *company_columns("company"),
    index="label_id",
)

release_format = list_table(
    "release_format",
    release,
    "Formats of a release (field formats)",
    field("name", Text, "Format, such as Vinyl or CD"),
    field("qty", Text, "Number of items as Discogs has it, a text of up to 64 digits"),
    derived("quantity", Numeric(18, 0), "Number of items; NULL where it cannot be read", source="qty", by="number"),
    field("text", Text, "Free text, such as the colour of the vinyl"),
    field("descriptions", ARRAY(Text), "Descriptions, such as LP, Album or 45 RPM"),
)

release_genre = list_table(
    "release_genre", release, "Genres of a release (field genres)", field("genre", Text, "Genre")
)

release_style = list_table(
    "release_style", release, "Styles of a release (field styles)", field("style", Text, "Style")
)

release_identifier = list_table(
    "release_identifier",
    release,
    "Barcodes, matrix numbers and other identifiers of a release (field identifiers)",
    field("type", Text, "Kind of identifier, such as Barcode or Matrix / Runout"),
    field("value", Text, "The identifier"),
    field("description", Text, "What it stands on or belongs to"),
)

release_video = list_table("release_video", release, "Videos of a release (field videos)", *video_columns())

release_image = list_table("release_image", release, "Pictures of a release (field images)", *image_columns())

release_contributor = list_table(
    "release_contributor",
    release,
    "Users who edited a release (field community.contributors)",
    field("username", Text, "Name of the user"),
)

track = list_table(
    "track",
    release,
    "Tracks, headings and sub-tracks of a release, in the order of the document (field tracklist)",
    *track_columns(),
    within=[Column("parent_ordinal", Integer, comment="ordinal of the index track that a sub-track belongs to")],
)

track_artist = list_table(
    "track_artist", track, "Artists of a track (field tracklist.artists)", *credit_columns(), index="artist_id"
)

track_credit = list_table(
    "track_credit",
    track,
    "Further credits of a track (field tracklist.extraartists)",
    *credit_columns(),
    index="artist_id",
)
