"""The artist document (API documentation, "Artist")."""

from discogs_sync.mapping.common import ARTIST_LINK, images
from discogs_sync.mapping.part import Part
from discogs_sync.schema import artist as tables

ARTIST = Part(
    tables.artist,
    lists={
        "namevariations": Part(tables.artist_name_variation),
        "urls": Part(tables.artist_url),
        "aliases": Part(tables.artist_alias, links={"resource_url": ARTIST_LINK}),
        "members": Part(tables.artist_member, links={"resource_url": ARTIST_LINK}),
        "groups": Part(tables.artist_group, links={"resource_url": ARTIST_LINK}),
        "images": images(tables.artist_image),
    },
    links={"resource_url": ARTIST_LINK, "releases_url": ARTIST_LINK + "/releases"},
)
