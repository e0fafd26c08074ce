"""Artists (API documentation, "Artist"; dump: `artist`)."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, Text

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import (
    ROOM_FOR_CHECKS,
    extra,
    field,
    gone_index,
    image_columns,
    lineage,
    list_table,
    reference,
)

artist = Table(
    "artist",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Discogs' id", info={"key": "id"}),
    field("name", Text, "Name; a number in brackets tells artists of the same name apart"),
    field("realname", Text, "Name that the person bears outside music"),
    field("profile", Text, "Biography, in Discogs' markup", shown=True),
    field("data_quality", Text, "Discogs' own judgement of the entry, such as Correct or Needs Vote"),
    field("uri", Text, "Address of the artist's page on discogs.com"),
    extra(),
    *lineage(),
    gone_index(),
    Index(None, "changed_at"),
    schema=CATALOGUE,
    postgresql_with=ROOM_FOR_CHECKS,
    comment="An artist: a person or group that contributed to a release in some capacity",
)

artist_name_variation = list_table(
    "artist_name_variation",
    artist,
    "Names under which an artist is credited (field namevariations)",
    field("name", Text, "The variation"),
)

artist_url = list_table("artist_url", artist, "Web sites of an artist (field urls)", field("url", Text, "Address"))


def _related_artists(name: str, comment: str, *columns: Column[object]) -> Table:
    return list_table(
        name,
        artist,
        comment,
        reference("other_artist_id", "The other artist; NULL where it is not linked", shown=True),
        field("name", Text, "Name of the other artist"),
        *columns,
        field("thumbnail_url", Text, "Address of a small picture of the other artist"),
    )


artist_alias = _related_artists("artist_alias", "Other artists that are the same person or group (field aliases)")

artist_member = _related_artists(
    "artist_member",
    "Artists that are or were members of a group (field members)",
    field("active", Boolean, "Whether the member is one still; NULL where the feed does not tell"),
)

artist_group = _related_artists(
    "artist_group",
    "Groups that an artist is or was a member of (field groups)",
    field("active", Boolean, "Whether the membership lasts; NULL where the feed does not tell"),
)

artist_image = list_table("artist_image", artist, "Pictures of an artist (field images)", *image_columns())
