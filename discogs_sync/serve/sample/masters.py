"""Masters, in the shape of `/masters/{id}` (API documentation, "Master Release", and what it leaves out)."""

from discogs_sync.serve.sample import names, parts
from discogs_sync.serve.sample.releases import QUALITIES, release_facts
from discogs_sync.serve.sample.tracklists import tracklist
from discogs_sync.serve.sample.works import work_facts
from discogs_sync.serve.sample.world import Work, World
from discogs_sync.serve.source import Document


def master_document(world: World, work: Work) -> Document:
    """Build the body of a master: the first pressing is its main release, the last its most recent one."""
    facts, rng = work_facts(world, work), world.rng("master", work.id)
    main = release_facts(world, world.pressings[work.releases[0]])
    artist = parts.artist_line(main.artists)
    document: Document = {
        "id": work.id,
        "main_release": work.releases[0],
        "most_recent_release": work.releases[-1],
        "resource_url": world.resource_url("master", work.id),
        "uri": f"{parts.SITE}/master/{work.id}-{names.slug(artist)}-{names.slug(facts.title)}",
        "versions_url": f"{world.resource_url('master', work.id)}/versions",
        "main_release_url": world.resource_url("release", work.releases[0]),
        "most_recent_release_url": world.resource_url("release", work.releases[-1]),
        **parts.offers(rng),
        "images": parts.images(rng, "master", work.id),
        "genres": facts.genres,
        "styles": facts.styles,
        "year": main.year,
        "tracklist": tracklist(world, work, facts, rng, layout=main.pressing.ordinal),
        "artists": parts.main_artists(world, work.artists, rng, pictured=True),
        "title": facts.title,
        "data_quality": rng.choice(QUALITIES),
    }
    videos = parts.videos(rng, work.id, artist, [each.title for each in facts.tracks])
    if videos:
        document["videos"] = videos
    if rng.random() < 0.2:
        document["notes"] = names.notes(rng, main.year, world.name("label", main.pressing.labels[0]))
    return document
