"""What all pressings of a work share: its title, year, genres and tracks."""

from dataclasses import dataclass
from random import Random

from discogs_sync.serve.sample import names
from discogs_sync.serve.sample.world import Work, World

GENRES = {
    "Electronic": ("Ambient", "Deep House", "Electro", "Minimal"),
    "Rock": ("Dream Pop", "Math Rock", "Post-Punk", "Shoegaze"),
    "Jazz": ("Free Improvisation", "Hard Bop", "Modal"),
    "Folk, World, & Country": ("Folk", "Fado", "Bluegrass"),
    "Classical": ("Baroque", "Contemporary", "Romantic"),
    "Funk / Soul": ("Boogie", "Neo Soul"),
}


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """A track of a work: its title and duration (`3:32`, or empty)."""

    title: str
    duration: str


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """See the module. `year` is that of the first pressing."""

    title: str
    year: int
    genres: list[str]
    styles: list[str]
    tracks: list[TrackFacts]


def work_facts(world: World, work: Work) -> WorkFacts:
    """Draw the facts of a work; always the same for the same work."""
    rng = world.rng(work.kind, work.id, stream=2)
    genres = rng.sample(list(GENRES), rng.choice((1, 1, 2)))
    return WorkFacts(
        title=names.title(rng),
        year=rng.randint(1958, 2015),
        genres=genres,
        styles=[rng.choice(GENRES[genre]) for genre in genres if rng.random() < 0.9],
        tracks=[TrackFacts(names.title(rng), _duration(rng)) for _ in range(rng.choice((2, 4, 6, 8, 9, 12)))],
    )


def _duration(rng: Random) -> str:
    kind = rng.random()
    if kind < 0.15:
        return ""
    if kind < 0.18:
        return f"1:0{rng.randint(0, 9)}:{rng.randint(10, 59)}"
    return f"{rng.randint(0, 11)}:{rng.randint(0, 59):02}"


def guest_track(guest: int, facts: WorkFacts) -> int:
    """Tell which track a guest is credited on, counted from 0."""
    return guest % len(facts.tracks)
