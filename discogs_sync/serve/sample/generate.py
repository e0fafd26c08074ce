"""Documents and listings of a world, by kind and id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from discogs_sync.serve.sample.artists import artist_document
from discogs_sync.serve.sample.labels import label_document
from discogs_sync.serve.sample.masters import master_document
from discogs_sync.serve.sample.releases import release_document
from discogs_sync.serve.sample.rows import artist_row, label_row, version_row
from discogs_sync.serve.sample.world import World
from discogs_sync.serve.source import Document, Kind, ListingName


@dataclass(frozen=True)
class Listing:
    """A listing whose rows are built when they are asked for."""

    entries: Sequence[Any]
    build: Callable[[Any], Document]

    def rows(self, start: int, stop: int) -> list[Document]:
        """Build `rows[start:stop]`."""
        return [self.build(entry) for entry in self.entries[start:stop]]


def ids(world: World, kind: Kind) -> list[int]:
    """Give the ids of all documents of a kind."""
    if kind == "artist":
        return list(world.artists)
    if kind == "label":
        return list(world.labels)
    return list(world.masters if kind == "master" else world.pressings)


def document(world: World, kind: Kind, id: int) -> Document | None:
    """Build a document, None when the world has none of that id."""
    if kind == "artist":
        return artist_document(world, id) if id in world.artists else None
    if kind == "label":
        return label_document(world, id) if id in world.labels else None
    if kind == "master":
        return master_document(world, world.masters[id]) if id in world.masters else None
    return release_document(world, world.pressings[id]) if id in world.pressings else None


def listing(world: World, name: ListingName, id: int) -> Listing:
    """Give a listing; that of an artist, label or master that the world does not have is empty."""
    if name == "artist-releases":
        return Listing(world.discographies.get(id, ()), lambda entry: artist_row(world, id, entry))
    if name == "label-releases":
        return Listing(world.backlists.get(id, ()), lambda copy: label_row(world, copy))
    releases = world.masters[id].releases if id in world.masters else ()
    return Listing(releases, lambda release: version_row(world, release))
