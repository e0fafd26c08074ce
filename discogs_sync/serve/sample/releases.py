"""Releases, in the modern shape of `/releases/{id}` (API documentation, "Release", and what it leaves out)."""

from dataclasses import dataclass
from random import Random

from discogs_sync.serve.sample import names, parts
from discogs_sync.serve.sample.tracklists import position, tracklist
from discogs_sync.serve.sample.works import WorkFacts, work_facts
from discogs_sync.serve.sample.world import Pressing, World
from discogs_sync.serve.source import Document

COUNTRIES = ("UK", "US", "Japan", "Germany", "France", "Netherlands", "Europe", "UK & Europe", "")
ROLES = (
    "Producer",
    "Written-By",
    "Recorded By [Sign Sound], Engineer [Pro Tools, Logic]",
    "Mixed By, Mastered By",
    "Design [Sleeve], Photography By",
    "Guitar, Vocals [Lead, Backing]",
    "A&R [Director]",
    "Liner Notes [English Translation]",
)
COMPANY_TYPES = {
    "4": "Record Company",
    "9": "Distributed By",
    "13": "Phonographic Copyright (p)",
    "14": "Copyright (c)",
    "17": "Pressed By",
    "21": "Published By",
    "23": "Recorded At",
    "29": "Mastered At",
}
QUALITIES = ("Correct", "Needs Vote", "Complete and Correct", "Needs Minor Changes")

FORMATS: tuple[list[Document], ...] = (
    [{"name": "Vinyl", "qty": "1", "descriptions": ["LP", "Album"]}],
    [{"name": "CD", "qty": "1", "descriptions": ["Album"]}],
    [{"name": "Vinyl", "qty": "2", "text": "Gatefold, 180 Gram", "descriptions": ['12"', "33 ⅓ RPM", "Compilation"]}],
    [
        {"name": "All Media", "qty": "1", "descriptions": ["Limited Edition"]},
        {"name": "CD", "qty": "1", "descriptions": ["Album"]},
        {"name": "DVD", "qty": "1", "descriptions": ["DVD-Video", "NTSC"]},
    ],
    [{"name": "Vinyl", "qty": "1", "text": "Translucent Red", "descriptions": ['7"', "45 RPM", "Single"]}],
    [{"name": "Cassette", "qty": "1"}],
    [{"name": "File", "qty": "8", "text": "24bit/96kHz", "descriptions": ["FLAC", "Album"]}],
)
"""What a pressing may be, by its ordinal."""

ENDLESS_QTY_ORDINAL = 6
"""The one release whose `qty` has 64 digits: no integer type holds it."""


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What a release's document and its rows in listings share."""

    pressing: Pressing
    work: WorkFacts
    artists: list[Document]
    year: int
    released: str | None
    country: str
    formats: list[Document]
    catnos: list[str]
    have: int
    want: int


def release_facts(world: World, pressing: Pressing) -> ReleaseFacts:
    """Draw the facts of a release; always the same for the same release."""
    rng = world.rng("release", pressing.id)
    work = work_facts(world, pressing.work)
    year, released = _released(rng, pressing.ordinal, min(work.year + 2 * pressing.number, 2025))
    return ReleaseFacts(
        pressing=pressing,
        work=work,
        artists=parts.main_artists(world, pressing.work.artists, rng, pictured=True),
        year=year,
        released=released,
        country=rng.choice(COUNTRIES),
        formats=_formats(pressing),
        catnos=[_catno(rng, world, label) for label in pressing.labels],
        have=rng.randint(0, 2500),
        want=rng.randint(0, 900),
    )


def release_document(world: World, pressing: Pressing) -> Document:
    """Build the body of a release."""
    facts = release_facts(world, pressing)
    rng = world.rng("release", pressing.id, stream=1)
    id, title = pressing.id, facts.work.title
    document: Document = {
        "id": id,
        "status": "Accepted",
        "year": facts.year,
        "resource_url": world.resource_url("release", id),
        "uri": f"{parts.SITE}/release/{id}-{names.slug(parts.artist_line(facts.artists))}-{names.slug(title)}",
        "artists": facts.artists,
        "artists_sort": parts.artist_line(facts.artists).removeprefix("The ").replace("*", ""),
        "labels": [
            parts.label_link(world, label, catno, "1", "Label")
            for label, catno in zip(pressing.labels, facts.catnos, strict=True)
        ],
        "series": _series(rng, world),
        "companies": _companies(rng, world),
        "formats": facts.formats,
        "data_quality": rng.choice(QUALITIES),
        "community": _community(rng, world, facts),
        "format_quantity": _format_quantity(facts.formats),
        "date_added": _timestamp(rng, 2003, 2012),
        "date_changed": _timestamp(rng, 2013, 2025),
        **parts.offers(rng),
        "title": title,
        "identifiers": _identifiers(rng, id),
        "videos": parts.videos(rng, id, parts.artist_line(facts.artists), [each.title for each in facts.work.tracks]),
        "genres": facts.work.genres,
        "styles": facts.work.styles,
        "tracklist": tracklist(world, pressing.work, facts.work, rng, layout=pressing.ordinal),
        "extraartists": _credits(rng, world, facts),
        "images": parts.images(rng, "release", id),
        "thumb": parts.thumb("release", id),
        "estimated_weight": rng.choice((60, 85, 140, 230, 460)),
        "blocked_from_sale": rng.random() < 0.02,
        "is_offensive": rng.random() < 0.02,
    }
    return document | _often_left_out(rng, world, facts)


def _often_left_out(rng: Random, world: World, facts: ReleaseFacts) -> Document:
    present: Document = {}
    work = facts.pressing.work
    if work.kind == "master":
        present |= {"master_id": work.id, "master_url": world.resource_url("master", work.id)}
    if facts.released is not None:
        present |= {"released": facts.released, "released_formatted": _formatted(facts.released)}
    if facts.country:
        present["country"] = facts.country
    if rng.random() < 0.8:
        present["notes"] = names.notes(rng, facts.year, world.name("label", facts.pressing.labels[0]))
    return present


def _released(rng: Random, ordinal: int, year: int) -> tuple[int, str | None]:
    """Give year and `released` in one of the forms that Discogs has: exact, partial, absent, malformed."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    if ordinal % 19 == 7:
        return 0, None
    if ordinal % 43 == 11:
        return 0, rng.choice(("199?", "Spring", "?-03-1999"))
    forms = (f"{year}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-00", f"{year}-00-00")
    return year, forms[ordinal % 4]


def _formatted(released: str) -> str:
    year, _, rest = released.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdigit() and day.isdigit()) or month == "00":
        return year
    name = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[int(month) - 1]
    return f"{name} {year}" if day == "00" else f"{day} {name} {year}"


def _formats(pressing: Pressing) -> list[Document]:
    formats = [dict(each) for each in FORMATS[pressing.ordinal % len(FORMATS)]]
    if pressing.ordinal == ENDLESS_QTY_ORDINAL:
        formats[0]["qty"] = "9" * 64
    if pressing.work.unofficial:
        formats[0]["descriptions"] = [*formats[0].get("descriptions", []), "Unofficial Release"]
    return formats


def _format_quantity(formats: list[Document]) -> int:
    return sum(int(each["qty"]) for each in formats if len(each["qty"]) < 10)


def _catno(rng: Random, world: World, label: int) -> str:
    if rng.random() < 0.08:
        return "none"
    initials = "".join(word[0] for word in world.name("label", label).split() if word[0].isalpha())
    return f"{initials.upper()} {rng.randint(1, 9999):04}{rng.choice(('', '-2', ' CD', 'T'))}"


def _series(rng: Random, world: World) -> list[Document]:
    if rng.random() < 0.9:
        return []
    return [parts.label_link(world, rng.choice(world.labels), str(rng.randint(1, 30)), "2", "Series")]


def _companies(rng: Random, world: World) -> list[Document]:
    types = rng.sample(list(COMPANY_TYPES), rng.choice((0, 1, 3, 5)))
    return [
        parts.label_link(world, rng.choice(world.labels), rng.choice(("", "", "GZ 4711")), each, COMPANY_TYPES[each])
        for each in types
    ]


def _community(rng: Random, world: World, facts: ReleaseFacts) -> Document:
    users = [names.user_name(rng) for _ in range(rng.randint(1, 6))]
    return {
        "have": facts.have,
        "want": facts.want,
        "rating": {"count": facts.have // 9, "average": rng.choice((4, round(rng.uniform(1, 5), 2)))},
        "submitter": parts.user(world, users[0]),
        "contributors": [parts.user(world, name) for name in dict.fromkeys(users)],
        "data_quality": rng.choice(QUALITIES),
        "status": "Accepted",
    }


def _timestamp(rng: Random, first_year: int, last_year: int) -> str:
    """Give an instant in Pacific time, an hour ahead in summer, as the site writes it."""
    month = rng.randint(1, 12)
    offset = "-07:00" if 4 <= month <= 10 else "-08:00"
    clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}"
    return f"{rng.randint(first_year, last_year)}-{month:02}-{rng.randint(1, 28):02}T{clock}{offset}"


def _identifiers(rng: Random, id: int) -> list[Document]:
    barcode = f"{4000000000000 + id * 7}"
    every: list[Document] = [
        {"type": "Barcode", "value": f"{barcode[0]} {barcode[1:7]} {barcode[7:]}", "description": "Text"},
        {"type": "Barcode", "value": barcode, "description": "Scanned"},
        {"type": "Matrix / Runout", "value": f"S-{id}-A\t⟲ {rng.randint(1, 4)}", "description": "Side A, etched"},
        {"type": "Rights Society", "value": "BIEM/STEMRA"},
    ]
    return every[: rng.choice((0, 1, 2, 4))]


def _credits(rng: Random, world: World, facts: ReleaseFacts) -> list[Document]:
    credits = [
        parts.credit(world, guest.artist, role="Producer" if guest.role == "Producer" else "Performer")
        for guest in facts.pressing.work.guests
        if guest.role in {"Appearance", "Producer"}
    ]
    for _ in range(rng.randint(0, 6)):
        artist = rng.choice(world.artists)
        anv = names.variations(rng, world.name("artist", artist))[0] if rng.random() < 0.15 else ""
        credits.append(parts.credit(world, artist, role=rng.choice(ROLES), anv=anv, tracks=_tracks(rng, facts)))
    if rng.random() < 0.15:
        credits.append(parts.unlinked_credit(names.person_name(rng), rng.choice(ROLES)))
    return credits


def _tracks(rng: Random, facts: ReleaseFacts) -> str:
    """Give which tracks a credit is for: mostly all, told by nothing, else a range expression."""
    count, layout = len(facts.work.tracks), facts.pressing.ordinal
    if rng.random() < 0.75:
        return ""
    last = position(count - 1, count, layout)
    return f"{position(0, count, layout)} to {position(count // 2, count, layout)}, {last}"
