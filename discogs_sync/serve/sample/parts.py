"""The parts that documents share: credits, links to labels, pictures, videos, prices."""

from random import Random
from typing import Literal

from discogs_sync.serve.sample import names
from discogs_sync.serve.sample.world import World
from discogs_sync.serve.source import Document, Kind

SITE = "https://www.discogs.com"
PICTURES = "https://i.discogs.com"
NO_PICTURE = "https://st.discogs.com/images/spacer.gif"

_PICTURE_INITIALS: dict[Kind, str] = {"artist": "A", "label": "L", "master": "R", "release": "R"}


def picture_url(kind: Kind, id: int, number: int, size: int) -> str:
    """Give the link to a picture that fits into a square of `size` pixels."""
    return f"{PICTURES}/sample/rs:fit/h:{size}/w:{size}/{_PICTURE_INITIALS[kind]}-{id}-{number}.jpeg"


def thumb(kind: Kind, id: int) -> str:
    """Give the small picture of a document, empty for some ids."""
    return "" if id % 11 == 8 else picture_url(kind, id, 1, 150)


def images(rng: Random, kind: Kind, id: int) -> list[Document]:
    """Give up to four pictures, the first `primary`; none where there is no thumb."""
    if not thumb(kind, id):
        return []
    return [
        {
            "type": "primary" if number == 1 else "secondary",
            "uri": picture_url(kind, id, number, 600),
            "resource_url": picture_url(kind, id, number, 600),
            "uri150": picture_url(kind, id, number, 150),
            "width": rng.randint(400, 600),
            "height": rng.randint(300, 600),
        }
        for number in range(1, rng.randint(1, 4) + 1)
    ]


def credit(
    world: World,
    artist: int,
    *,
    role: str = "",
    anv: str = "",
    join: str = "",
    tracks: str = "",
    pictured: bool = False,
) -> Document:
    """Give a credit of an artist; `pictured` adds the thumbnail that main artists have."""
    entry: Document = {
        "name": world.name("artist", artist),
        "anv": anv,
        "join": join,
        "role": role,
        "tracks": tracks,
        "id": artist,
        "resource_url": world.resource_url("artist", artist),
    }
    if pictured:
        entry["thumbnail_url"] = thumb("artist", artist)
    return entry


def unlinked_credit(name: str, role: str) -> Document:
    """Give a credit of somebody who has no artist page: id 0 and no link."""
    return {"name": name, "anv": "", "join": "", "role": role, "tracks": "", "id": 0, "resource_url": ""}


def main_artists(world: World, artists: tuple[int, ...], rng: Random, *, pictured: bool) -> list[Document]:
    """Give the artists of a work, joined by words such as `&`; one in eight under another name."""
    last = len(artists) - 1
    return [
        credit(
            world,
            artist,
            join=rng.choice(("&", "Feat.", "vs.", ",")) if place < last else "",
            anv=names.variations(rng, world.name("artist", artist))[0] if rng.random() < 0.12 else "",
            pictured=pictured,
        )
        for place, artist in enumerate(artists)
    ]


def artist_line(artists: list[Document]) -> str:
    """Give artists as one line, as listings show them: `Name A & Name B*`; the star marks a variation."""
    words = []
    for artist in artists:
        name = f"{artist['anv']}*" if artist["anv"] else artist["name"]
        words.append(f"{name}{'' if artist['join'] == ',' else ' '}{artist['join']} " if artist["join"] else name)
    return "".join(words)


def label_link(world: World, label: int, catno: str, entity_type: str, entity_type_name: str) -> Document:
    """Give a label as a release names it: as label, series or company, told by `entity_type`."""
    return {
        "name": world.name("label", label),
        "catno": catno,
        "entity_type": entity_type,
        "entity_type_name": entity_type_name,
        "id": label,
        "resource_url": world.resource_url("label", label),
        "thumbnail_url": thumb("label", label),
    }


def reference(world: World, kind: Literal["artist", "label"], id: int) -> Document:
    """Give a bare link to an artist or label: id, name, resource_url."""
    return {"id": id, "name": world.name(kind, id), "resource_url": world.resource_url(kind, id)}


def videos(rng: Random, id: int, artist: str, titles: list[str]) -> list[Document]:
    """Give up to three videos; one in ten has a null description."""
    return [
        {
            "uri": f"https://www.youtube.com/watch?v=sample-{id}-{number}",
            "title": f"{artist} - {title}",
            "description": None if rng.random() < 0.1 else f"{artist} - {title}\nRecorded live at the {title}.",
            "duration": rng.randint(60, 900),
            "embed": rng.random() < 0.95,
        }
        for number, title in enumerate(titles[: rng.randint(0, 3)])
    ]


def offers(rng: Random) -> Document:
    """Give `num_for_sale` and `lowest_price`, which is null when nothing is for sale and sometimes a whole number."""
    count = rng.choice((0, 0, 1, 3, 12, 58, 240))
    price = None if count == 0 else rng.choice((9, round(rng.uniform(0.4, 80), 2)))
    return {"num_for_sale": count, "lowest_price": price}


def user(world: World, name: str) -> Document:
    """Give a user as a document names one."""
    return {"username": name, "resource_url": f"{world.origin}/users/{name}"}
