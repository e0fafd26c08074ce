"""Tracklists: tracks, headings, index tracks with sub-tracks, and the credits of single tracks."""

from random import Random

from discogs_sync.serve.sample import parts
from discogs_sync.serve.sample.works import WorkFacts, guest_track
from discogs_sync.serve.sample.world import VARIOUS, Guest, Work, World
from discogs_sync.serve.source import Document

TRACK_ROLES = (
    "Written-By",
    "Remix",
    "Vocals",
    "Recorded By [Sign Sound], Engineer [Pro Tools, Logic]",
    "Producer [Additional], Arranged By [Strings]",
    "Lyrics By, Music By",
)
HEADINGS = ("Side One", "Side Two", "Bonus", "Act I", "Disc 1: Day", "ボーナス")


def tracklist(world: World, work: Work, facts: WorkFacts, rng: Random, layout: int = 0) -> list[Document]:
    """Build the tracklist of a work; `layout` picks its form: some have headings, some an index track."""
    tracks = [_track(world, work, facts, rng, number, layout) for number in range(len(facts.tracks))]
    if layout % 8 == 3 and len(tracks) > 3:
        tracks[1:4] = [_index_track(world, rng, tracks[1:4])]
    if layout % 6 == 1:
        tracks.insert(0, _heading(rng))
        tracks.insert(len(tracks) // 2 + 1, _heading(rng))
    return tracks


def position(number: int, count: int, layout: int) -> str:
    """Give the position of a track, counted from 0: `A1`, `CD-1`, `2-03` or `7`, as the layout has it."""
    side, place = divmod(number, max(1, (count + 1) // 2))
    forms = (f"{'AB'[side]}{place + 1}", f"{number + 1}", f"{side + 1}-{place + 1:02}", f"CD-{number + 1}")
    return forms[layout % 4]


def _track(world: World, work: Work, facts: WorkFacts, rng: Random, number: int, layout: int) -> Document:
    track: Document = {
        "position": position(number, len(facts.tracks), layout),
        "type_": "track",
        "title": facts.tracks[number].title,
    }
    artists = _track_artists(world, work, facts, rng, number)
    credits = _track_credits(world, work, facts, rng, number)
    if artists:
        track["artists"] = artists
    if credits:
        track["extraartists"] = credits
    track["duration"] = facts.tracks[number].duration
    return track


def _track_artists(world: World, work: Work, facts: WorkFacts, rng: Random, number: int) -> list[Document]:
    artists = [guest.artist for guest in _guests_on(work, facts, number, "TrackAppearance")]
    if work.artists == (VARIOUS,) or artists:
        artists.insert(0, rng.choice(world.artists))
    return parts.main_artists(world, tuple(artists), rng, pictured=False)


def _track_credits(world: World, work: Work, facts: WorkFacts, rng: Random, number: int) -> list[Document]:
    credits = [parts.credit(world, guest.artist, role="Remix") for guest in _guests_on(work, facts, number, "Remix")]
    for _ in range(rng.choice((0, 0, 1, 2))):
        credits.append(parts.credit(world, rng.choice(world.artists), role=rng.choice(TRACK_ROLES)))
    return credits


def _guests_on(work: Work, facts: WorkFacts, number: int, role: str) -> list[Guest]:
    return [each for each in work.guests if each.role == role and guest_track(each.artist, facts) == number]


def _heading(rng: Random) -> Document:
    return {"position": "", "type_": "heading", "title": rng.choice(HEADINGS), "duration": ""}


def _index_track(world: World, rng: Random, tracks: list[Document]) -> Document:
    return {
        "position": "",
        "type_": "index",
        "title": f"Suite: {tracks[0]['title']}",
        "extraartists": [parts.credit(world, rng.choice(world.artists), role="Composed By")],
        "duration": "",
        "sub_tracks": tracks,
    }
