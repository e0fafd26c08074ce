"""Artists, in the shape of `/artists/{id}` (API documentation, "Artist", and what it leaves out)."""

from random import Random

from discogs_sync.serve.sample import names, parts
from discogs_sync.serve.sample.releases import QUALITIES
from discogs_sync.serve.sample.world import LANDMARKS, UNKNOWN_ARTIST, VARIOUS, World
from discogs_sync.serve.source import Document

_BAND_SIZE = 5
"""Every fifth artist is a band; the four after it are its members."""


def artist_document(world: World, id: int) -> Document:
    """Build the body of an artist. What is empty is left out, save `profile`."""
    rng, name = world.rng("artist", id, stream=1), world.name("artist", id)
    document: Document = {
        "name": name,
        "id": id,
        "resource_url": world.resource_url("artist", id),
        "uri": f"{parts.SITE}/artist/{id}-{names.slug(name)}",
        "releases_url": f"{world.resource_url('artist', id)}/releases",
        "profile": names.profile(rng, rng.randint(1950, 2020)),
        "data_quality": rng.choice(QUALITIES),
    }
    if id in {VARIOUS, UNKNOWN_ARTIST}:
        return document
    optional: Document = {
        "images": parts.images(rng, "artist", id),
        "realname": names.person_name(rng) if rng.random() < 0.3 else "",
        "urls": _urls(rng, name),
        "namevariations": names.variations(rng, name) if _is_landmark(id) or rng.random() < 0.4 else [],
        "aliases": _aliases(rng, world, id),
        "groups": _groups(world, id),
        "members": _members(world, id),
    }
    return document | {field: value for field, value in optional.items() if value}


def _is_landmark(id: int) -> bool:
    return id == LANDMARKS["artist"]


def _urls(rng: Random, name: str) -> list[str]:
    site = names.slug(name).lower() or "band"
    every = [f"https://{site}.example", f"https://{site}.example/shop?a=1&b=2", f"http://music.example/{site}"]
    return every[: rng.randint(0, 3)]


def _aliases(rng: Random, world: World, id: int) -> list[Document]:
    others = [other for other in rng.sample(world.artists, 2) if other not in {id, VARIOUS, UNKNOWN_ARTIST}]
    if rng.random() < 0.7:
        return []
    return [
        parts.reference(world, "artist", other) | {"thumbnail_url": parts.thumb("artist", other)} for other in others
    ]


def _band(world: World, id: int) -> tuple[int, ...]:
    start = world.artists.index(id) // _BAND_SIZE * _BAND_SIZE
    return tuple(other for other in world.artists[start : start + _BAND_SIZE] if other not in {VARIOUS, UNKNOWN_ARTIST})


def _members(world: World, id: int) -> list[Document]:
    band = _band(world, id)
    if band[0] != id:
        return []
    return [parts.reference(world, "artist", other) | {"active": _active(other)} for other in band[1:]]


def _groups(world: World, id: int) -> list[Document]:
    band = _band(world, id)
    if band[0] == id:
        return []
    return [parts.reference(world, "artist", band[0]) | {"active": _active(id)}]


def _active(member: int) -> bool:
    return member % 4 != 0
