"""What exists in the sample catalogue and how it hangs together.

A `World` is drawn once from the seed: who made which work, on which labels its pressings came out, who guested.
It holds numbers only; documents are built from it on demand, each with a random generator of its own, so a
document depends on the seed and its id and on nothing that was asked before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Literal, NamedTuple

from discogs_sync.serve.sample import names
from discogs_sync.serve.source import Kind

LANDMARKS: dict[Kind, int] = {"artist": 108713, "label": 1, "master": 1000, "release": 249504}
"""The first of each kind: the ids that the API documentation uses as examples. They lead to most of the catalogue."""

VARIOUS = 194
UNKNOWN_ARTIST = 355
_RESERVED_NAMES: dict[tuple[Kind, int], str] = {
    ("artist", VARIOUS): "Various",
    ("artist", UNKNOWN_ARTIST): "Unknown Artist",
    ("artist", LANDMARKS["artist"]): "The Copper Meridian",
    ("label", LANDMARKS["label"]): "Paper Harbour Recordings",
}

_NUMBERS: dict[Kind, tuple[int, int]] = {
    "artist": (2001, 3),
    "label": (5, 4),
    "master": (1001, 21),
    "release": (1001, 7),
}
"""First id and step of the others. Ids of masters are ids of releases too, as at Discogs."""

_INVENT = {"artist": names.artist_name, "label": names.label_name}

_KIND_CODES: dict[Kind, int] = {"artist": 1, "label": 2, "master": 3, "release": 4}


ROLES = ("Main", "Remix", "Producer", "Appearance", "TrackAppearance", "UnofficialRelease")
"""What an artist may be in a work; its listing is grouped by them, in this order."""


class Guest(NamedTuple):
    """An artist who appears on somebody else's work."""

    artist: int
    role: str
    """`Appearance`, `TrackAppearance`, `Remix` or `Producer`, as the listing of artist releases says it."""


@dataclass(frozen=True, slots=True)
class Work:
    """A master with its pressings, or a release without a master."""

    kind: Kind
    """`master` or `release`: what stands for the work in the listings of artists."""
    id: int
    artists: tuple[int, ...]
    releases: tuple[int, ...]
    guests: tuple[Guest, ...]
    unofficial: bool


@dataclass(frozen=True, slots=True)
class Pressing:
    """A release: the `ordinal`-th of the catalogue, the `number`-th of its work, counted from 0."""

    id: int
    ordinal: int
    number: int
    work: Work
    labels: tuple[int, ...]
    """A label that stands there twice has put out the release under two catalogue numbers."""


class Entry(NamedTuple):
    """A row of an artist's listing: a work and the role that the artist has in it."""

    role: str
    work: Work


class Copy(NamedTuple):
    """A row of a label's listing: a release and which of its labels (and catalogue numbers) it is for."""

    release: int
    position: int


@dataclass
class World:
    """The skeleton of a catalogue; see the module."""

    seed: int
    origin: str
    artists: tuple[int, ...]
    labels: tuple[int, ...]
    pressings: dict[int, Pressing] = field(default_factory=dict)
    masters: dict[int, Work] = field(default_factory=dict)
    discographies: dict[int, list[Entry]] = field(default_factory=dict)
    backlists: dict[int, list[Copy]] = field(default_factory=dict)
    _names: dict[tuple[Kind, int], str] = field(default_factory=dict)

    def rng(self, kind: Kind, id: int, stream: int = 0) -> Random:
        """Give the random generator that belongs to one document, or another `stream` of it."""
        return seeded(((self.seed * 8 + _KIND_CODES[kind]) * 8 + stream) * 2**40 + id)

    def name(self, kind: Literal["artist", "label"], id: int) -> str:
        """Give the name of an artist or label."""
        known = self._names.get((kind, id))
        if known is None:
            known = self._names[kind, id] = _RESERVED_NAMES.get((kind, id)) or _INVENT[kind](self.rng(kind, id))
        return known

    def resource_url(self, kind: Kind, id: int) -> str:
        """Give the API's link to a document."""
        return f"{self.origin}/{kind}s/{id}"


def seeded(seed: int) -> Random:
    """Give a random generator that always yields the same for the same seed."""
    return Random(seed)  # noqa: S311 -- a sample must be repeatable; nothing here is secret


def draw_world(releases: int, seed: int, origin: str) -> World:
    """Draw a world of so many releases; memory and time grow with them (50,000: about a second, 40 MB)."""
    rng = seeded(seed)
    artists = tuple(_number("artist", index) for index in range(max(8, releases // 6)))
    labels = tuple(_number("label", index) for index in range(max(6, releases // 25)))
    world = World(seed, origin, (*artists, VARIOUS, UNKNOWN_ARTIST), labels)
    for work in _draw_works(rng, releases, artists):
        _place(world, work, rng)
    for entries in world.discographies.values():
        entries.sort(key=lambda entry: ROLES.index(entry.role))
    return world


def _number(kind: Kind, index: int) -> int:
    start, step = _NUMBERS[kind]
    return start + step * index if index else LANDMARKS[kind]


def _draw_works(rng: Random, releases: int, artists: tuple[int, ...]) -> Iterator[Work]:
    made, masters = 0, 0
    while made < releases:
        size = _pressings(rng, releases) if masters == 0 else rng.choice((0, 0, 0, 1, 2, 2, 3, 4, 7))
        size = min(size, releases - made)
        ids = tuple(_number("release", made + index) for index in range(max(size, 1)))
        made += len(ids)
        if size:
            yield _draw_work(rng, "master", _number("master", masters), ids, artists)
            masters += 1
        else:
            yield _draw_work(rng, "release", ids[0], ids, artists)


def _pressings(rng: Random, releases: int) -> int:
    return max(12, releases // 250) + rng.randint(0, 3)


def _draw_work(rng: Random, kind: Kind, id: int, releases: tuple[int, ...], artists: tuple[int, ...]) -> Work:
    main = _draw_artists(rng, artists)
    if id == LANDMARKS[kind]:
        main = (artists[0],)
    return Work(
        kind=kind,
        id=id,
        artists=main,
        releases=releases,
        guests=() if main[0] == artists[0] else tuple(_draw_guests(rng, artists, main)),
        unofficial=main != (VARIOUS,) and rng.random() < 0.06,
    )


def _draw_artists(rng: Random, artists: tuple[int, ...]) -> tuple[int, ...]:
    kind = rng.random()
    if kind < 0.45:
        return (artists[0],)
    if kind < 0.55:
        return (VARIOUS,)
    if kind < 0.57:
        return (UNKNOWN_ARTIST,)
    if kind < 0.7:
        return tuple(rng.sample(artists[1:], 2))
    return (rng.choice(artists[1:]),)


def _draw_guests(rng: Random, artists: tuple[int, ...], main: tuple[int, ...]) -> Iterator[Guest]:
    if rng.random() < 0.6:
        for role in rng.sample(("Appearance", "TrackAppearance", "Remix", "Producer"), rng.randint(1, 3)):
            yield Guest(artists[0], role)
    other = rng.choice(artists[1:])
    if other not in main:
        yield Guest(other, rng.choice(("Appearance", "TrackAppearance", "Remix", "Producer")))


def _place(world: World, work: Work, rng: Random) -> None:
    if work.kind == "master":
        world.masters[work.id] = work
    for number, id in enumerate(work.releases):
        labels = _draw_labels(rng, world.labels) if id != LANDMARKS["release"] else (world.labels[0],)
        world.pressings[id] = Pressing(id, len(world.pressings), number, work, labels)
        _list_by_label(world, id, labels, rng)
    for artist in work.artists:
        world.discographies.setdefault(artist, []).append(
            Entry("UnofficialRelease" if work.unofficial else "Main", work)
        )
    for guest in work.guests:
        world.discographies.setdefault(guest.artist, []).append(Entry(guest.role, work))


def _draw_labels(rng: Random, labels: tuple[int, ...]) -> tuple[int, ...]:
    main = labels[0] if rng.random() < 0.5 else rng.choice(labels[1:])
    kind = rng.random()
    if kind < 0.1:
        return (main, main)
    if kind < 0.2:
        return (main, rng.choice([other for other in labels[:20] if other != main]))
    return (main,)


def _list_by_label(world: World, release: int, labels: tuple[int, ...], rng: Random) -> None:
    for position, label in enumerate(labels):
        repeats = rng.choice((2, 3)) if rng.random() < 0.08 else 1
        world.backlists.setdefault(label, []).extend([Copy(release, position)] * repeats)
