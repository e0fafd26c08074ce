"""The master document (API documentation, "Master Release")."""

from discogs_sync.mapping.common import credits, images, tracklist
from discogs_sync.mapping.part import Part
from discogs_sync.schema import master as tables
from discogs_sync.schema.stats import master_stats

MASTER = Part(
    tables.master,
    beside=(master_stats,),
    lists={
        "artists": credits(tables.master_artist),
        "genres": Part(tables.master_genre),
        "styles": Part(tables.master_style),
        "tracklist": tracklist(tables.master_track, tables.master_track_artist, tables.master_track_credit),
        "videos": Part(tables.master_video),
        "images": images(tables.master_image),
    },
    links={
        "resource_url": "/masters/{id}",
        "versions_url": "/masters/{id}/versions",
        "main_release_url": "/releases/{main_release}",
        "most_recent_release_url": "/releases/{most_recent_release}",
    },
)
