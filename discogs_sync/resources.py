"""What differs between artists, labels, masters, releases and their listings, said once for all rooms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from discogs_sync.mapping.artist import ARTIST
from discogs_sync.mapping.label import LABEL
from discogs_sync.mapping.listing import ARTIST_RELEASES, LABEL_RELEASES, MASTER_VERSIONS, SEARCH, Listing
from discogs_sync.mapping.master import MASTER
from discogs_sync.mapping.part import Part
from discogs_sync.mapping.release import RELEASE


@dataclass(frozen=True)
class Resource:
    """A kind of thing that the API is asked for.

    `document` lays a document out over tables, `listing` a listing's pages; a resource has one of them. `priority`
    is its place in the order of asking, `refresh` the time until it is due again.
    """

    kind: str
    priority: int
    refresh: timedelta
    document: Part | None = None
    listing: Listing | None = None
    listed_as: str | None = None


RESOURCES: Mapping[str, Resource] = {
    resource.kind: resource
    for resource in (
        Resource("artist", 1, timedelta(days=30), document=ARTIST, listed_as="artist_releases"),
        Resource("label", 1, timedelta(days=30), document=LABEL, listed_as="label_releases"),
        Resource("master", 2, timedelta(days=30), document=MASTER, listed_as="master_versions"),
        Resource("release", 3, timedelta(days=30), document=RELEASE),
        Resource("artist_releases", 0, timedelta(days=7), listing=ARTIST_RELEASES),
        Resource("label_releases", 0, timedelta(days=7), listing=LABEL_RELEASES),
        Resource("master_versions", 0, timedelta(days=30), listing=MASTER_VERSIONS),
        Resource("search", 0, timedelta(days=7), listing=SEARCH),
    )
}
"""Every resource by its kind."""

PRIORITIES = {kind: resource.priority for kind, resource in RESOURCES.items()}
"""The place of each kind in the order of asking, the first to be asked for first."""

TARGET_KINDS = ("artist", "label", "master", "release", "search")
"""What can be followed."""

LISTED_KINDS = ("artist", "label", "master", "release")
"""What the `type` of a listing's entry may be."""

Key = tuple[str, int, str]
"""Kind, id and query of an item."""


def followed(kind: str, id: int, query: str) -> list[Key]:
    """Give what a followed target asks for itself: its document and its listing, which the query is for."""
    if kind == "search":
        return [(kind, id, query)]
    listing = RESOURCES[kind].listed_as
    return [(kind, id, "")] + ([(listing, id, query)] if listing else [])


def revealed(kind: str, entry: Mapping[str, Any]) -> list[Key]:
    """Give what an entry of a listing leads to.

    Entries of an artist lead to releases and to masters with their versions; those of a label or master to releases;
    what a search found to nothing beyond itself.
    """
    id, type_ = entry["id"], entry.get("type")
    if kind == "artist_releases" and type_ == "master":
        return [("master", id, ""), ("master_versions", id, "")]
    if kind in {"artist_releases", "search"}:
        return [(type_, id, "")] if type_ in LISTED_KINDS else []
    return [("release", id, "")]
