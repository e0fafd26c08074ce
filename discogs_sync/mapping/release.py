"""The release document (API documentation, "Release")."""

from discogs_sync.mapping.common import USER_LINK, companies, credits, images, tracklist
from discogs_sync.mapping.part import Part
from discogs_sync.schema import release as tables
from discogs_sync.schema.stats import release_stats

RELEASE = Part(
    tables.release,
    beside=(release_stats,),
    lists={
        "artists": credits(tables.release_artist),
        "extraartists": credits(tables.release_credit),
        "labels": companies(tables.release_label),
        "series": companies(tables.release_series),
        "companies": companies(tables.release_company),
        "formats": Part(tables.release_format),
        "genres": Part(tables.release_genre),
        "styles": Part(tables.release_style),
        "identifiers": Part(tables.release_identifier),
        "tracklist": tracklist(tables.track, tables.track_artist, tables.track_credit),
        "videos": Part(tables.release_video),
        "images": images(tables.release_image),
        "community.contributors": Part(tables.release_contributor, links={"resource_url": USER_LINK}),
    },
    links={
        "resource_url": "/releases/{id}",
        "master_url": "/masters/{master_id}",
        "community.submitter.resource_url": USER_LINK,
    },
)
