"""The sample catalogue: documents and rows by id, built on demand, with changes that a test makes."""

import copy
import json
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping

from discogs_sync.serve.recent import Recent
from discogs_sync.serve.sample import generate
from discogs_sync.serve.sample.search import matches, search_row
from discogs_sync.serve.sample.world import World, draw_world
from discogs_sync.serve.selection import facets, select
from discogs_sync.serve.source import API_ORIGIN, KINDS, PARENTS, Document, Kind, ListingName, Rows, Selection

DEFAULT_RELEASES = 300
DEFAULT_SEED = 1887

RATES = {"USD": 1.0, "GBP": 0.75, "EUR": 0.9, "CAD": 1.4, "AUD": 1.5, "JPY": 150.0, "CHF": 0.8}
RATES |= {"MXN": 18.0, "BRL": 5.5, "NZD": 1.7, "SEK": 10.0, "ZAR": 18.0}
"""Units of each currency to the dollar, fixed and invented."""

_REMEMBERED_BODIES = 10_000
_REMEMBERED_SELECTIONS = 4
_REMEMBERED_SEARCHES = 8
_REMEMBERED_DOCUMENTS = 1_000

Hit = tuple[Kind, int]


class Catalogue:
    """A few hundred (or a million) invented releases with their artists, labels and masters; a `Source`.

    Every document is generated from the seed and its id when it is asked for. `put` and `delete` change single
    documents, `put_rows` a listing; a listing is not touched by changes of documents: as at Discogs it may name
    what answers 404. Changes may come from another thread than the one that serves.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._changed: dict[Hit, Document | None] = {}
        self._changed_rows: dict[tuple[ListingName, int], list[Document]] = {}
        self._ratings: dict[tuple[int, str], int] = {}
        self._bodies: Recent[tuple[Kind, int, str | None], bytes | None] = Recent(_REMEMBERED_BODIES)
        self._documents: Recent[Hit, Document | None] = Recent(_REMEMBERED_DOCUMENTS)
        self._selected: Recent[Hashable, list[Document]] = Recent(_REMEMBERED_SELECTIONS)
        self._found: Recent[frozenset[tuple[str, str]], list[Hit]] = Recent(_REMEMBERED_SEARCHES)
        self._lock = threading.RLock()

    @classmethod
    def generate(
        cls, releases: int = DEFAULT_RELEASES, seed: int = DEFAULT_SEED, origin: str = API_ORIGIN
    ) -> "Catalogue":
        """Make a catalogue of so many releases; `origin` is what the links in its documents begin with."""
        return cls(draw_world(releases, seed, origin))

    def get(self, kind: Kind, id: int) -> Document | None:
        """Give a copy of a document, None when there is none."""
        if (kind, id) in self._changed:
            return copy.deepcopy(self._changed[kind, id])
        return generate.document(self._world, kind, id)

    def artist(self, id: int) -> Document:
        """Give a copy of an artist; KeyError when there is none."""
        return self._existing("artist", id)

    def label(self, id: int) -> Document:
        """Give a copy of a label; KeyError when there is none."""
        return self._existing("label", id)

    def master(self, id: int) -> Document:
        """Give a copy of a master; KeyError when there is none."""
        return self._existing("master", id)

    def release(self, id: int) -> Document:
        """Give a copy of a release; KeyError when there is none."""
        return self._existing("release", id)

    def rows(self, name: ListingName, id: int) -> list[Document]:
        """Give a copy of all rows of a listing; KeyError when there is none."""
        if self.get(PARENTS[name], id) is None:
            raise KeyError(name, id)
        return copy.deepcopy(self._slice(name, id, 0, self._length(name, id)))

    def ids(self, kind: Kind) -> list[int]:
        """Give the ids of all documents of a kind, in the catalogue's order, added ones last."""
        ids = dict.fromkeys(generate.ids(self._world, kind))
        with self._lock:
            for (changed, id), document in self._changed.items():
                if changed == kind:
                    ids.pop(id, None) if document is None else ids.setdefault(id)
        return list(ids)

    def put(self, kind: Kind, document: Document) -> None:
        """Add a document, or put it in the place of the one that has its `id`."""
        self._change(lambda: self._changed.update({(kind, document["id"]): copy.deepcopy(document)}))

    def delete(self, kind: Kind, id: int) -> None:
        """Take a document away: it answers 404 from now on."""
        self._change(lambda: self._changed.update({(kind, id): None}))

    def put_rows(self, name: ListingName, id: int, rows: list[Document]) -> None:
        """Put rows in the place of those of a listing."""
        self._change(lambda: self._changed_rows.update({(name, id): copy.deepcopy(rows)}))

    def restore(self) -> None:
        """Undo all changes and forget all ratings."""
        for changes in (self._changed, self._changed_rows, self._ratings):
            self._change(changes.clear)

    async def body(self, kind: Kind, id: int, currency: str | None = None) -> bytes | None:
        """See `Source.body`; prices are converted from dollars with `RATES`."""
        with self._lock:
            return self._bodies.get((kind, id, currency), lambda: self._encode(kind, id, currency))

    async def listing(self, name: ListingName, id: int, selection: Selection, start: int, stop: int) -> Rows | None:
        """See `Source.listing`."""
        if await self.body(PARENTS[name], id) is None:
            return None
        with self._lock:
            if name != "versions" and selection == Selection():
                return Rows(self._length(name, id), self._slice(name, id, start, stop))
            key = (name, id, frozenset(selection.filters.items()), selection.sort, selection.descending)
            chosen = self._selected.get(key, lambda: self._select(name, id, selection))
        return Rows(len(chosen), chosen[start:stop], facets(chosen, selection) if name == "versions" else {})

    async def search(self, query: Mapping[str, str], start: int, stop: int) -> Rows:
        """See `Source.search`."""
        with self._lock:
            hits = self._found.get(frozenset(query.items()), lambda: list(self._matching(query)))
            return Rows(len(hits), [self._search_row(*hit) for hit in hits[start:stop]])

    async def rating(self, release: int, username: str) -> int:
        """See `Source.rating`."""
        return self._ratings.get((release, username), 0)

    async def rate(self, release: int, username: str, rating: int) -> None:
        """See `Source.rate`."""
        self._ratings[release, username] = rating

    def _change(self, change: Callable[[], None]) -> None:
        with self._lock:
            change()
            for remembered in (self._bodies, self._documents, self._selected, self._found):
                remembered.forget()

    def _existing(self, kind: Kind, id: int) -> Document:
        document = self.get(kind, id)
        if document is None:
            raise KeyError(kind, id)
        return document

    def _encode(self, kind: Kind, id: int, currency: str | None) -> bytes | None:
        document = self.get(kind, id)
        if document is None:
            return None
        if currency and document.get("lowest_price") is not None:
            document["lowest_price"] = round(document["lowest_price"] * RATES[currency], 2)
        return json.dumps(document, ensure_ascii=False).encode()

    def _length(self, name: ListingName, id: int) -> int:
        changed = self._changed_rows.get((name, id))
        return len(generate.listing(self._world, name, id).entries if changed is None else changed)

    def _slice(self, name: ListingName, id: int, start: int, stop: int) -> list[Document]:
        changed = self._changed_rows.get((name, id))
        if changed is not None:
            return changed[start:stop]
        return generate.listing(self._world, name, id).rows(start, stop)

    def _select(self, name: ListingName, id: int, selection: Selection) -> list[Document]:
        return select(self._slice(name, id, 0, self._length(name, id)), selection)

    def _matching(self, query: Mapping[str, str]) -> Iterator[Hit]:
        for kind in KINDS if not query.get("type") else [each for each in KINDS if each == query["type"]]:
            for id in self.ids(kind):
                document = self._remembered(kind, id)
                if document is not None and matches(kind, document, query):
                    yield kind, id

    def _search_row(self, kind: Kind, id: int) -> Document:
        document = self._existing(kind, id)
        return search_row(kind, document, self._remembered("release", document.get("main_release", 0)))

    def _remembered(self, kind: Kind, id: int) -> Document | None:
        """Give a document that is only looked at: building all anew takes longer than searching them."""
        return self._documents.get((kind, id), lambda: self.get(kind, id))
