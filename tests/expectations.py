"""What views and questions should say of the sample catalogue, reckoned from the documents in plain Python."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from discogs_sync.serve.source import Document

BLANKS = " \t\r\n"
Role = tuple[str | None, str | None]
"""A role and its detail."""


def year(release: Document) -> int | None:
    """Give the year of a release, else that of its date."""
    day = first_day(release.get("released", ""))
    return release["year"] or (day.year if day else None)


def first_day(released: str) -> date | None:
    """Give the first day that a date of release can mean."""
    if not re.fullmatch(r"\d{4}(-\d\d-\d\d)?", released):
        return None
    number, month, day = (int(part) for part in (released + "-00-00").split("-")[:3])
    return date(number, month or 1, day or 1)


def precision(released: str) -> str | None:
    """Return what a date of release tells: year, month or day."""
    if first_day(released) is None:
        return None
    _, month, day = (released + "-00-00").split("-")[:3]
    return "year" if month == "00" else "month" if day == "00" else "day"


def seconds(duration: str) -> int | None:
    """Give the seconds of `3:32` or `1:02:03`, None for an empty text."""
    total = 0
    for part in duration.split(":"):
        total = total * 60 + int(part or 0)
    return total if duration else None


def plain(name: str) -> str:
    """Give a name without its number."""
    return re.sub(r" \(\d+\)$", "", name)


def artists(release: Document, *, display: bool = False) -> str | None:
    """Give the artists of a release as one text."""
    line = ""
    for place, artist in enumerate(release["artists"]):
        line += artist["anv"] or (plain(artist["name"]) if display else artist["name"])
        if place < len(release["artists"]) - 1:
            line += ", " if artist["join"] in {"", ","} else f" {artist['join']} "
    return line or None


def labels(release: Document) -> str:
    """Give the labels of a release as one text."""
    return ", ".join(f"{each['name']} – {each['catno']}" for each in release["labels"])


def formats(release: Document) -> str:
    """Give the formats of a release as one text."""
    return "; ".join(map(_format, release["formats"]))


def _format(entry: Document) -> str:
    quantity = "" if entry["qty"] == "1" else f"{entry['qty']} × "
    words = [quantity + entry["name"], *entry.get("descriptions", [])]
    return ", ".join([*words, entry["text"]] if entry.get("text") else words)


def tracks(release: Document) -> list[tuple[Document, Document | None]]:
    """Give the entries of a tracklist in their order, each with the index track that it belongs to."""
    entries: list[tuple[Document, Document | None]] = []
    for entry in release["tracklist"]:
        entries.append((entry, None))
        entries += [(sub, entry) for sub in entry.get("sub_tracks", [])]
    return entries


def duration(release: Document) -> int | None:
    """Give the length of a release in seconds; None where no length is given."""
    lengths = [
        seconds(entry["duration"])
        for entry, parent in tracks(release)
        if parent is None or seconds(parent["duration"]) is None
    ]
    known = [length for length in lengths if length is not None]
    return sum(known) if known else None


def split_roles(text: str) -> list[Role]:
    """Part a credit's roles, reading it character by character."""
    found: list[Role] = []
    for name, detail in map(_piece, _pieces(text)):
        if name is None and found:
            last, noted = found[-1]
            detail = ", ".join(each for each in (noted, detail) if each) or None
            found[-1] = (last, detail)
        elif name or detail:
            found.append((name, detail))
    return found


def _pieces(text: str) -> Iterator[list[tuple[bool, str]]]:
    """Part a text at the commas outside brackets, each piece into what is outside and inside of brackets."""
    runs: list[tuple[bool, str]] = [(False, "")]
    depth = 0
    for character in text:
        if character == "," and depth == 0:
            yield runs
            runs = [(False, "")]
        elif (character, depth) == ("[", 0):
            runs.append((True, ""))
        elif (character, depth) == ("]", 1):
            runs.append((False, ""))
        else:
            inside, words = runs[-1]
            runs[-1] = (inside, words + character)
        depth = max(0, depth + {"[": 1, "]": -1}.get(character, 0))
    yield runs


def _piece(runs: Iterable[tuple[bool, str]]) -> Role:
    outside = [words.strip(BLANKS) for inside, words in runs if not inside]
    within = [words.strip(BLANKS) for inside, words in runs if inside]
    return " ".join(filter(None, outside)) or None, ", ".join(filter(None, within)) or None


def credits(release: Document) -> Iterator[tuple[int | None, int, Document]]:
    """Give the credits of a release and its tracks: ordinal of the track, place in the list, and the credit."""
    for place, credit in enumerate(release["extraartists"], 1):
        yield None, place, credit
    for ordinal, (track, _) in enumerate(tracks(release), 1):
        for place, credit in enumerate(track.get("extraartists", []), 1):
            yield ordinal, place, credit


Appearances = dict[tuple[int, int, str], list[Document]]
"""Credits by artist, release and kind: main, track or credit."""


def appearances(releases: Iterable[Document]) -> Appearances:
    """Give what all linked artists appear on."""
    found: Appearances = defaultdict(list)
    for release in releases:
        kinds = {
            "main": release["artists"],
            "track": [artist for track, _ in tracks(release) for artist in track.get("artists", [])],
            "credit": [credit for _, _, credit in credits(release)],
        }
        for kind, entries in kinds.items():
            for entry in entries:
                if entry["id"]:
                    found[entry["id"], release["id"], kind].append(entry)
    return found


def catno_key(catno: str | None) -> tuple[Any, ...]:
    """Give what catalogue numbers are ordered by: their words, numbers by their value; `none` and none last."""
    if not catno:
        return (False, True)
    words = re.findall(r"\d+|[^\W\d_]+", catno.upper())
    return (catno.lower() == "none", False, [(0, int(word), "") if word.isdigit() else (1, 0, word) for word in words])
