"""Search over documents: case-insensitive substrings, every given parameter must match.

The live search has its own ranking and analysis; here the order is that of the catalogue, and a substring is a match.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from discogs_sync.serve.sample import parts
from discogs_sync.serve.source import Document, Kind


def matches(kind: Kind, document: Document, query: Mapping[str, str]) -> bool:
    """Tell whether a document matches every parameter of the query that is not empty; unknown ones are ignored."""
    return all(
        _contains(_FIELDS[name](kind, document), wanted) for name, wanted in query.items() if wanted and name in _FIELDS
    )


def search_row(kind: Kind, document: Document, main_release: Document | None = None) -> Document:
    """Build a row of search results; that of a master takes formats, labels and numbers from its main release."""
    row: Document = {
        "id": document["id"],
        "type": kind,
        "user_data": {"in_wantlist": False, "in_collection": False},
        "master_id": None,
        "master_url": None,
        "uri": document["uri"].removeprefix(parts.SITE),
        "title": _heading(kind, document),
        "thumb": parts.thumb(kind, document["id"]),
        "cover_image": _cover(document),
        "resource_url": document["resource_url"],
    }
    if kind == "release":
        return row | _release_columns(document) | _release_formats(document)
    if kind == "master":
        return row | _release_columns(main_release or {}) | {"master_id": row["id"], "master_url": row["resource_url"]}
    return row


def _release_columns(release: Document) -> Document:
    columns: Document = {
        "country": release.get("country", ""),
        "format": _formats(release),
        "label": [each["name"] for each in [*release.get("labels", []), *release.get("companies", [])]],
        "genre": release.get("genres", []),
        "style": release.get("styles", []),
        "barcode": [each["value"] for each in release.get("identifiers", [])],
        "master_id": release.get("master_id", 0),
        "master_url": release.get("master_url"),
        "catno": next((each["catno"] for each in release.get("labels", [])), ""),
        "community": {name: release.get("community", {}).get(name, 0) for name in ("want", "have")},
    }
    if release.get("year"):
        columns["year"] = str(release["year"])
    return columns


def _release_formats(release: Document) -> Document:
    return {"format_quantity": release.get("format_quantity", 0), "formats": release.get("formats", [])}


def _heading(kind: Kind, document: Document) -> str:
    if kind in {"artist", "label"}:
        return str(document["name"])
    return f"{parts.artist_line(document['artists'])} - {document['title']}"


def _cover(document: Document) -> str:
    images = document.get("images") or [{"uri": parts.NO_PICTURE}]
    return str(images[0]["uri"])


def _formats(document: Document) -> list[str]:
    words: list[str] = []
    for each in document.get("formats", []):
        words += [each["name"], *each.get("descriptions", [])]
    return words


def _credits(document: Document) -> list[Document]:
    credits = list(document.get("extraartists", []))
    for track in _tracks(document):
        credits += track.get("extraartists", [])
    return credits


def _tracks(document: Document) -> list[Document]:
    tracks = document.get("tracklist", [])
    return [*tracks, *(sub for track in tracks for sub in track.get("sub_tracks", []))]


def _named(*fields: str) -> Callable[[Kind, Document], list[Any]]:
    return lambda kind, document: [document[field] for field in fields if field in document]


def _each(field: str, inner: str) -> Callable[[Kind, Document], list[Any]]:
    return lambda kind, document: [each[inner] for each in document.get(field, [])]


def _everything(kind: Kind, document: Document) -> list[Any]:
    return [
        _heading(kind, document),
        *document.get("namevariations", []),
        *_each("labels", "name")(kind, document),
        *_each("labels", "catno")(kind, document),
        *_each("tracklist", "title")(kind, document),
    ]


_FIELDS: dict[str, Callable[[Kind, Document], list[Any]]] = {
    "q": _everything,
    "title": lambda kind, document: [_heading(kind, document)],
    "release_title": lambda kind, document: _named("title")(kind, document),
    "credit": lambda kind, document: [each["name"] for each in _credits(document)],
    "artist": _each("artists", "name"),
    "anv": _each("artists", "anv"),
    "label": _each("labels", "name"),
    "genre": lambda kind, document: list(document.get("genres", [])),
    "style": lambda kind, document: list(document.get("styles", [])),
    "country": _named("country"),
    "year": _named("year"),
    "format": lambda kind, document: _formats(document),
    "catno": _each("labels", "catno"),
    "barcode": _each("identifiers", "value"),
    "track": lambda kind, document: [track["title"] for track in _tracks(document)],
    "submitter": lambda kind, document: [document.get("community", {}).get("submitter", {}).get("username", "")],
    "contributor": lambda kind, document: [
        user["username"] for user in document.get("community", {}).get("contributors", [])
    ],
}
"""Where each parameter of search looks (API documentation, "Search")."""


def _contains(values: Iterable[Any], wanted: str) -> bool:
    return any(wanted.casefold() in str(value).casefold() for value in values)
