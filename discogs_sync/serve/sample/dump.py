"""The practice catalogue in its other form: documents as records of the monthly dumps.

Nothing of the loader is in it, so that the two can be held against each other.
"""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from discogs_sync import safefile
from discogs_sync.serve.source import Document

ROOTS = {"artist": "artists", "label": "labels", "master": "masters", "release": "releases"}

ONLY_IN_THE_API = {
    "artist": {"uri", "resource_url", "releases_url", "images"},
    "label": {"uri", "resource_url", "releases_url", "images"},
    "master": {
        "uri", "resource_url", "versions_url", "main_release_url", "most_recent_release", "most_recent_release_url",
        "num_for_sale", "lowest_price", "tracklist", "images",
    },
    "release": {
        "uri", "resource_url", "master_url", "artists_sort", "year", "community", "num_for_sale", "lowest_price",
        "format_quantity", "estimated_weight", "date_added", "date_changed", "thumb", "released_formatted", "images",
        "blocked_from_sale", "is_offensive",
    },
}  # fmt: skip
"""Fields of a document that no dump of today has."""

ONLY_IN_THE_API_BELOW = {"thumbnail_url", "active", "resource_url", "entity_type", "entity_type_name"}
"""Fields of entries of lists that no dump has; companies have their kind of relation all the same."""


def known_to_dumps(kind: str, document: Document) -> Document:
    """Return what a dump says of a document; its year is that of its release date."""
    own = {name: value for name, value in document.items() if name not in ONLY_IN_THE_API[kind]}
    year = (document.get("released") or "")[:4]
    if kind == "release" and year.isdecimal() and int(year):
        own["year"] = int(year)
    return {name: _below(name, value) for name, value in own.items()}


def _below(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_below(name, entry) for entry in value]
    if not isinstance(value, dict):
        return value
    left_out = ONLY_IN_THE_API_BELOW - ({"entity_type", "entity_type_name"} if name == "companies" else set())
    return {key: _below(key, inner) for key, inner in value.items() if key not in left_out}


def record(kind: str, document: Document, *, main: bool | None = None) -> str:
    """Write a document as a record of a dump; `main` is what the dump says of a release and its master."""
    return (
        {"artist": _artist, "label": _label, "master": _master}[kind](document)
        if kind != "release"
        else _release(document, main)
    )


def write_dump(path: Path, kind: str, records: Iterable[str]) -> Path:
    """Write records as a dump's file, compressed where its name ends in gz."""
    text = f"<{ROOTS[kind]}>\n" + "".join(f"{each}\n" for each in records) + f"</{ROOTS[kind]}>\n"
    data = text.encode()
    safefile.write(path, gzip.compress(data, 1) if path.suffix == ".gz" else data)
    return path


def file_name(kind: str, day: date) -> str:
    """Give the name that Discogs gives a dump's file."""
    return f"discogs_{day:%Y%m%d}_{ROOTS[kind]}.xml.gz"


def element(tag: str, text: Any, **attributes: Any) -> str:
    """Write an element; nothing for one that is empty and has no attributes."""
    if text in (None, "") and not attributes:
        return ""
    given = "".join(f" {name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"<{tag}{given}>{_text(text)}</{tag}>"


def _text(text: Any) -> str:
    return escape("" if text is None else str(text), {"\r": "&#13;"})


def _around(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _fields(document: Mapping[str, Any], *names: str) -> str:
    return "".join(element(name, document.get(name)) for name in names)


def _texts(container: str, tag: str, texts: Sequence[str]) -> str:
    return _around(container, "".join(f"<{tag}>{_text(text)}</{tag}>" for text in texts))


def _named(container: str, tag: str, entries: Sequence[Document]) -> str:
    return _around(container, "".join(element(tag, each["name"], id=each["id"]) for each in entries))


def _artist(document: Document) -> str:
    return _around(
        "artist",
        _fields(document, "id", "name", "realname", "profile", "data_quality")
        + _texts("urls", "url", document.get("urls", []))
        + _texts("namevariations", "name", document.get("namevariations", []))
        + "".join(_named(key, "name", document.get(key, [])) for key in ("aliases", "groups", "members")),
    )


def _label(document: Document) -> str:
    parent = document.get("parent_label")
    return _around(
        "label",
        _fields(document, "id", "name")
        + element("contactinfo", document.get("contact_info"))
        + _fields(document, "profile", "data_quality")
        + (element("parentLabel", parent["name"], id=parent["id"]) if parent else "")
        + _named("sublabels", "label", document.get("sublabels", []))
        + _texts("urls", "url", document.get("urls", [])),
    )


def _master(document: Document) -> str:
    inner = (
        _fields(document, "main_release")
        + _credits("artists", document.get("artists", []))
        + _texts("genres", "genre", document.get("genres", []))
        + _texts("styles", "style", document.get("styles", []))
        + _fields(document, "notes", "year", "title", "data_quality")
        + _videos(document.get("videos", []))
    )
    return f'<master id="{document["id"]}">{inner}</master>'


def _release(document: Document, main: bool | None) -> str:
    master = document.get("master_id")
    inner = (
        _credits("artists", document.get("artists", []))
        + _fields(document, "title")
        + _attributes("labels", "label", document.get("labels", []), name="name", catno="catno", id="id")
        + _attributes("series", "series", document.get("series", []), name="name", catno="catno", id="id")
        + _credits("extraartists", document.get("extraartists", []))
        + _formats(document.get("formats", []))
        + _texts("genres", "genre", document.get("genres", []))
        + _texts("styles", "style", document.get("styles", []))
        + _fields(document, "country", "released", "notes", "data_quality")
        + (element("master_id", master, is_main_release=str(bool(main)).lower()) if master else "")
        + _around("tracklist", "".join(_track(each) for each in document.get("tracklist", [])))
        + _attributes(
            "identifiers",
            "identifier",
            document.get("identifiers", []),
            type="type",
            description="description",
            value="value",
        )
        + _videos(document.get("videos", []))
        + _around("companies", "".join(_company(each) for each in document.get("companies", [])))
    )
    status = f" status={quoteattr(document['status'])}" if document.get("status") else ""
    return f'<release id="{document["id"]}"{status}>{inner}</release>'


def _credits(container: str, credits: Sequence[Document]) -> str:
    return _around(
        container,
        "".join(
            _around("artist", _fields(each, "id", "name", "anv", "join", "role", "tracks") or "<name/>")
            for each in credits
        ),
    )


def _attributes(container: str, tag: str, entries: Sequence[Document], **keys: str) -> str:
    found = [{name: each[key] for name, key in keys.items() if each.get(key) is not None} for each in entries]
    written = ["".join(f" {name}={quoteattr(str(value))}" for name, value in each.items()) for each in found]
    return _around(container, "".join(f"<{tag}{attributes}/>" for attributes in written))


def _formats(formats: Sequence[Document]) -> str:
    written = []
    for each in formats:
        attributes = "".join(
            f" {name}={quoteattr(str(each[name]))}" for name in ("name", "qty", "text") if each.get(name) is not None
        )
        inner = _texts("descriptions", "description", each.get("descriptions", []))
        written.append(f"<format{attributes}>{inner}</format>")
    return _around("formats", "".join(written))


def _track(track: Document) -> str:
    return _around(
        "track",
        _fields(track, "position", "title", "duration")
        + _credits("artists", track.get("artists", []))
        + _credits("extraartists", track.get("extraartists", []))
        + _around("sub_tracks", "".join(_track(each) for each in track.get("sub_tracks", [])))
        or "<title/>",
    )


def _videos(videos: Sequence[Document]) -> str:
    written = [
        f'<video src={quoteattr(each["uri"])} duration="{each["duration"]}" embed="{str(each["embed"]).lower()}">'
        + _fields(each, "title", "description")
        + "</video>"
        for each in videos
    ]
    return _around("videos", "".join(written))


def _company(company: Document) -> str:
    return _around(
        "company",
        _fields(company, "id", "name", "catno", "entity_type", "entity_type_name") + element("resource_url", "x"),
    )
