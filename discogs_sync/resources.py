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
class Refresh:
    """How often a kind is asked for again.

    An item that changes as often as is usual for its kind, `changes_every` so long, rests for the `typical` time;
    others for less or more, from `least` to `most`. `whole` is the time after which a listing's every page is read
    again.
    """

    typical: timedelta
    changes_every: timedelta
    least: timedelta
    most: timedelta
    whole: timedelta = timedelta(0)


@dataclass(frozen=True)
class Resource:
    """A kind of thing that the API is asked for.

    `document` lays a document out over tables, `listing` a listing's pages; a resource has one of them. `priority`
    is its place in the order of asking for the first time, `refresh` tells when it is asked for again.
    """

    kind: str
    priority: int
    refresh: Refresh
    document: Part | None = None
    listing: Listing | None = None
    listed_as: str | None = None


def _refresh(*days: int) -> Refresh:
    return Refresh(*(timedelta(days=each) for each in days))


_DOCUMENT = _refresh(60, 400, 3, 365)

RESOURCES: Mapping[str, Resource] = {
    resource.kind: resource
    for resource in (
        Resource("artist", 2, _DOCUMENT, document=ARTIST, listed_as="artist_releases"),
        Resource("label", 2, _DOCUMENT, document=LABEL, listed_as="label_releases"),
        Resource("master", 2, _DOCUMENT, document=MASTER, listed_as="master_versions"),
        Resource("release", 3, _DOCUMENT, document=RELEASE),
        Resource("artist_releases", 0, _refresh(14, 60, 1, 90, 180), listing=ARTIST_RELEASES),
        Resource("label_releases", 0, _refresh(14, 60, 1, 90, 180), listing=LABEL_RELEASES),
        Resource("master_versions", 1, _refresh(45, 180, 3, 180, 180), listing=MASTER_VERSIONS),
        Resource("search", 0, _refresh(7, 30, 1, 60, 60), listing=SEARCH),
    )
}
"""Every resource by its kind."""

DOCUMENTS = {kind: resource.document for kind, resource in RESOURCES.items() if resource.document}
"""The layout of each kind's documents."""

LISTINGS = {kind: resource.listing for kind, resource in RESOURCES.items() if resource.listing}
"""The layout of each kind's listings."""

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
    """Return the items that an entry of a listing leads to; none for an id below 1.

    Entries of an artist lead to releases and to masters with their versions; those of a label or master to releases;
    what a search found to nothing beyond itself.
    """
    id, type_ = entry["id"], entry.get("type")
    if id < 1:
        return []
    if kind == "artist_releases" and type_ == "master":
        return [("master", id, ""), ("master_versions", id, "")]
    if kind in {"artist_releases", "search"}:
        return [(type_, id, "")] if type_ in LISTED_KINDS else []
    return [("release", id, "")]
