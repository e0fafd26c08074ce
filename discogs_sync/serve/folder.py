"""A source over a folder of real bodies: `KIND/ID-HASH.json`, as they came from the API.

Kinds are those of `Kind` and `ListingName`; bodies whose id is not a number are left out, as nothing asks for them.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from discogs_sync.serve.selection import select
from discogs_sync.serve.source import KINDS, PARENTS, Document, Kind, ListingName, Rows, Selection


class Folder:
    """Serves the bodies of a folder, byte for byte; of several for one id the first by name.

    Listings are paged from the rows of their body: `items` is how many there really are. An artist, label or master
    without a listing in the folder has an empty one.
    """

    def __init__(self, path: Path, choose: Mapping[str, str] | None = None, search: str | None = None) -> None:
        """Read which bodies there are.

        `choose` names the file of an id, as in `{"versions/896": "versions/x-936a32.json"}`.
        `search` is the file whose rows answer every search.
        """
        self._files = _numbered_files(path) | {key: path / file for key, file in (choose or {}).items()}
        self._results: list[Document] = _read(path / search)["results"] if search else []
        self._ratings: dict[tuple[int, str], int] = {}

    def ids(self, kind: Kind | ListingName) -> list[int]:
        """Give the ids that the folder has a body for."""
        return sorted(int(key.split("/")[1]) for key in self._files if key.startswith(f"{kind}/"))

    def document(self, kind: Kind | ListingName, id: int) -> Document:
        """Give a body as it stands in its file; KeyError when there is none."""
        return _read(self._files[f"{kind}/{id}"])

    async def body(self, kind: Kind, id: int, currency: str | None = None) -> bytes | None:
        """See `Source.body`; prices stay in the currency of the file."""
        file = self._files.get(f"{kind}/{id}")
        return None if file is None else file.read_bytes()

    async def listing(self, name: ListingName, id: int, selection: Selection, start: int, stop: int) -> Rows | None:
        """See `Source.listing`."""
        if f"{name}/{id}" not in self._files:
            return None if f"{PARENTS[name]}/{id}" not in self._files else Rows(0, [])
        body = self.document(name, id)
        rows = select(body["versions" if name == "versions" else "releases"], selection)
        extras: Document = {key: body[key] for key in ("filters", "filter_facets") if key in body}
        return Rows(len(rows), rows[start:stop], extras)

    async def search(self, query: Mapping[str, str], start: int, stop: int) -> Rows:
        """See `Source.search`; the query is not looked at."""
        return Rows(len(self._results), self._results[start:stop])

    async def rating(self, release: int, username: str) -> int:
        """See `Source.rating`."""
        return self._ratings.get((release, username), 0)

    async def rate(self, release: int, username: str, rating: int) -> None:
        """See `Source.rate`."""
        self._ratings[release, username] = rating


def _numbered_files(path: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for kind in (*KINDS, *PARENTS):
        for file in sorted((path / kind).glob("*.json")):
            id = file.name.split("-")[0]
            if id.isdigit():
                files.setdefault(f"{kind}/{id}", file)
    return files


def _read(file: Path) -> Document:
    document: Document = json.loads(file.read_bytes())
    return document
