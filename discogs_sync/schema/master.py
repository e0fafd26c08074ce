"""Masters: what several releases are versions of (API documentation, "Master Release"; dump: `master`)."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import (
    ROOM_FOR_CHECKS,
    credit_columns,
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

master = Table(
    "master",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Discogs' id", info={"key": "id"}),
    field("title", Text, "Title"),
    reference("main_release", "Release that stands for the master, often the earliest", key="main_release"),
    reference("most_recent_release", "Release that was published last", key="most_recent_release"),
    field("year", Integer, "Year of the earliest release; NULL where unknown", zero_is_null=True, shown=True),
    field("notes", Text, "Notes, in Discogs' markup"),
    field("data_quality", Text, "Discogs' own judgement of the entry, such as Correct or Needs Vote"),
    field("uri", Text, "Address of the master's page on discogs.com"),
    extra(),
    *lineage(),
    gone_index(),
    Index(None, "changed_at"),
    schema=CATALOGUE,
    postgresql_with=ROOM_FOR_CHECKS,
    comment="A master: a set of similar releases, its versions",
)

master_artist = list_table(
    "master_artist", master, "Artists of a master (field artists)", *credit_columns(), index="artist_id"
)

master_genre = list_table("master_genre", master, "Genres of a master (field genres)", field("genre", Text, "Genre"))

master_style = list_table("master_style", master, "Styles of a master (field styles)", field("style", Text, "Style"))

master_track = list_table(
    "master_track",
    master,
    "Tracks, headings and sub-tracks of a master, in the order of the document (field tracklist)",
    *track_columns(),
    within=[Column("parent_ordinal", Integer, comment="ordinal of the index track that a sub-track belongs to")],
)

master_track_artist = list_table(
    "master_track_artist", master_track, "Artists of a master's track (field tracklist.artists)", *credit_columns()
)

master_track_credit = list_table(
    "master_track_credit",
    master_track,
    "Further credits of a master's track (field tracklist.extraartists)",
    *credit_columns(),
)

master_video = list_table("master_video", master, "Videos of a master (field videos)", *video_columns())

master_image = list_table("master_image", master, "Pictures of a master (field images)", *image_columns())
