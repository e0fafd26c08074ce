"""Rows of listings: artist releases, label releases, master versions."""

from discogs_sync.serve.sample import parts
from discogs_sync.serve.sample.releases import ReleaseFacts, release_facts
from discogs_sync.serve.sample.works import guest_track
from discogs_sync.serve.sample.world import Copy, Entry, World
from discogs_sync.serve.source import Document


def artist_row(world: World, artist: int, entry: Entry) -> Document:
    """Build a row of `/artists/{id}/releases`: a master, or a release with its track of a guest in `trackinfo`."""
    facts = release_facts(world, world.pressings[entry.work.releases[0]])
    row: Document = {"id": entry.work.id, "title": facts.work.title, "type": entry.work.kind, "role": entry.role}
    if entry.work.kind == "master":
        row |= {"main_release": entry.work.releases[0]}
    else:
        row |= {"status": "Accepted", "format": format_line(facts), "label": _label_line(world, facts)}
        if entry.role not in {"Main", "UnofficialRelease"}:
            row["trackinfo"] = facts.work.tracks[guest_track(artist, facts.work)].title
    if facts.year:
        row["year"] = facts.year
    return row | {
        "artist": parts.artist_line(facts.artists),
        "resource_url": world.resource_url(entry.work.kind, entry.work.id),
        "thumb": parts.thumb(entry.work.kind, entry.work.id),
        "stats": _stats(facts),
    }


def label_row(world: World, copy: Copy) -> Document:
    """Build a row of `/labels/{id}/releases`: a release under one of its catalogue numbers."""
    facts = release_facts(world, world.pressings[copy.release])
    row: Document = {
        "status": "Accepted",
        "format": format_line(facts),
        "catno": facts.catnos[copy.position],
        "thumb": parts.thumb("release", copy.release),
        "resource_url": world.resource_url("release", copy.release),
        "title": facts.work.title,
        "id": copy.release,
    }
    if facts.year:
        row["year"] = facts.year
    return row | {"artist": parts.artist_line(facts.artists), "stats": _stats(facts)}


def version_row(world: World, release: int) -> Document:
    """Build a row of `/masters/{id}/versions`."""
    facts = release_facts(world, world.pressings[release])
    return {
        "id": release,
        "label": _label_line(world, facts),
        "country": facts.country or "Unknown",
        "title": facts.work.title,
        "major_formats": [each["name"] for each in facts.formats],
        "format": ", ".join(_descriptions(facts)) or facts.formats[0]["name"],
        "catno": ", ".join(facts.catnos),
        "released": str(facts.year or ""),
        "status": "Accepted",
        "resource_url": world.resource_url("release", release),
        "thumb": parts.thumb("release", release),
        "stats": _stats(facts),
    }


def format_line(facts: ReleaseFacts) -> str:
    """Give the formats as one line: `LP, Album` (vinyl goes without saying), `2xCD, Compilation`."""
    words: list[str] = []
    for each in facts.formats:
        descriptions = each.get("descriptions", [])
        if each["qty"] != "1":
            words.append(f"{each['qty']}x{each['name']}")
        elif each["name"] != "Vinyl" or not descriptions:
            words.append(each["name"])
        words += descriptions
    return ", ".join(words)


def _descriptions(facts: ReleaseFacts) -> list[str]:
    return [word for each in facts.formats for word in each.get("descriptions", [])]


def _label_line(world: World, facts: ReleaseFacts) -> str:
    return ", ".join(world.name("label", label) for label in dict.fromkeys(facts.pressing.labels))


def _stats(facts: ReleaseFacts) -> Document:
    return {
        "community": {"in_wantlist": facts.want, "in_collection": facts.have},
        "user": {"in_wantlist": 0, "in_collection": 0},
    }
