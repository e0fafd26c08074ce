"""Invented names and words: artists, people, labels, titles, notes, user names."""

from random import Random

ADJECTIVES = (
    "Amber", "Borrowed", "Copper", "Distant", "Electric", "Faded", "Gilded", "Hollow", "Inland", "Jagged", "Kindly",
    "Lunar", "Marbled", "Northern", "Oblique", "Paper", "Quiet", "Restless", "Salted", "Tidal", "Unlit", "Velour",
    "Woven", "Yonder",
)  # fmt: skip
NOUNS = (
    "Almanac", "Beacon", "Cartographer", "Dovecote", "Estuary", "Ferryman", "Granary", "Harbour", "Isotope", "Juniper",
    "Kestrel", "Lanterns", "Meridian", "Nightshift", "Orchard", "Pylon", "Quarry", "Reservoir", "Sundial", "Tramway",
    "Underpass", "Viaduct", "Windmill", "Zeppelin",
)  # fmt: skip
GIVEN = (
    "Adela", "Bertil", "Cosima", "Dunstan", "Elke", "Fabrice", "Greta", "Hjalmar", "Ines", "Joris", "Katja", "Leander",
    "Mireille", "Nils", "Ottoline", "Piet", "Quirin", "Rosalba", "Søren", "Tove", "Ulla", "Viggo", "Wanda", "Zoltán",
)  # fmt: skip
FAMILY = (
    "Abernathie", "Bruggink", "Castellane", "Dyrhaug", "Eskelund", "Fairweathers", "Grünspan", "Hollebeek", "Iversdal",
    "Jankelow", "Kowalczuk", "Lindqvart", "Marchetto", "Nakagawara", "Oyelarin", "Pentreath", "Quillfeather",
    "Rasmundsen", "Stavenhagn", "Tremblais", "Ummelgard", "Vasilenkov", "Wetherstone", "Zamoyski-Bell",
)  # fmt: skip
FOREIGN_NAMES = (
    "夜汽車の灯",
    "しろい灯台",
    "Тихая Гавань",
    "Белый Якорь",
    "Φάρος του Βορρά",
    "늦은 전차",
    "المرفأ القديم",
)
FOREIGN_TITLES = (
    "雨の停車場",
    "みなとの歌",
    "Северный Ветер",
    "Старый Мост",
    "Νυχτερινό Τρένο",
    "겨울 정류장",
    "طريق الملح",
)
LABEL_WORDS = ("Recordings", "Records", "Discs", "Audio", "Sound Works", "Tapes", "Editions", "Phonograph Co.")
COMPANY_WORDS = ("Studios", "Pressing GmbH", "Music Ltd.", "Publishing, Inc.", "Mastering", "Distribution B.V.")
TITLE_FORMS = (
    "{adjective} {noun}",
    "The {noun} Is {adjective}",
    "{noun} & {other}",
    "{adjective} Songs For {given}",
    "Beneath The {noun}",
    "{given}'s {noun}",
    "{noun} (Part {number})",
    'The "{adjective}" {noun}',
)
NOTES = (
    "Recorded between two winters in a converted {noun}.",
    "Comes with a folded insert; the first {number} copies are hand-stamped.",
    "Durations do not appear on the release.",
    "Track titles are printed in another order on the sleeve than on the label.",
    "℗ {year} • © {year} {label}\r\nMade in the EU.",
    "Sleeve: [b]{adjective}[/b] card. See also [r=249504].",
)
PROFILES = (
    "{adjective} outfit from the {noun} district, first heard in {year}.",
    "Formed in {year} around [a=108713].\r\n\r\nKnown for long sets and short titles.",
    "",
)


def artist_name(rng: Random) -> str:
    """Give the name of a band or a person; some are not latin, some carry a number as Discogs' homonyms do."""
    kind = rng.random()
    if kind < 0.08:
        return rng.choice(FOREIGN_NAMES)
    if kind < 0.55:
        name = person_name(rng)
    else:
        name = f"{rng.choice(('The ', ''))}{rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"
    return f"{name} ({rng.randint(2, 30)})" if rng.random() < 0.15 else name


def person_name(rng: Random) -> str:
    """Give a person's name."""
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def label_name(rng: Random) -> str:
    """Give the name of a label or company."""
    words = LABEL_WORDS if rng.random() < 0.7 else COMPANY_WORDS
    name = f"{rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} {rng.choice(words)}"
    return f"{name} ({rng.randint(2, 9)})" if rng.random() < 0.15 else name


def title(rng: Random) -> str:
    """Give the title of a record or a track."""
    if rng.random() < 0.06:
        return rng.choice(FOREIGN_TITLES)
    return _fill(rng, rng.choice(TITLE_FORMS))


def notes(rng: Random, year: int, label: str) -> str:
    """Give a few lines of notes, with the CR LF line ends that Discogs has."""
    lines = rng.sample(NOTES, rng.randint(1, 3))
    return "\r\n\r\n".join(_fill(rng, line, year=year, label=label) for line in lines)


def profile(rng: Random, year: int) -> str:
    """Give the profile of an artist or label; it may be empty."""
    return _fill(rng, rng.choice(PROFILES), year=year)


def variations(rng: Random, name: str) -> list[str]:
    """Give two or three other spellings of a name."""
    first, _, rest = name.partition(" ")
    spellings = [f"{first[0]}. {rest}" if rest else f"{name}!", name.upper(), rng.choice(FOREIGN_NAMES)]
    return spellings[: rng.randint(2, 3)]


def user_name(rng: Random) -> str:
    """Give a user's name, out of a few hundred."""
    return f"{rng.choice(NOUNS).lower()}_{rng.randint(1, 20)}"


def slug(name: str) -> str:
    """Give a name as it stands in the site's links: words joined by hyphens."""
    return "-".join("".join(each if each.isalnum() else " " for each in name).split())


def _fill(rng: Random, form: str, **words: object) -> str:
    return form.format(
        adjective=rng.choice(ADJECTIVES),
        noun=rng.choice(NOUNS),
        other=rng.choice(NOUNS),
        given=rng.choice(GIVEN),
        number=rng.randint(2, 99),
        **words,
    )
