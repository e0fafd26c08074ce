"""Bodies through the whole program: served, synced, and every value found in its column.

Runs on the sample catalogue, and on real bodies where a folder of them stands beside the project or is named by
DISCOGS_SAMPLES: `KIND/ID-NAME.json`, `x` for an id that is not known.
"""

import asyncio
import json
import os
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from discogs_sync.mapping.decode import decode, decode_entry
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.listing import BY_KIND
from discogs_sync.resources import RESOURCES
from discogs_sync.serve.background import serve
from discogs_sync.serve.folder import Folder
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import KINDS, PARENTS, Document, Rows
from discogs_sync.settings import Settings
from discogs_sync.store.documents import read_document
from discogs_sync.store.tables import identifier, names
from discogs_sync.sync.start import follow, sync
from discogs_sync.sync.targets import Target
from tests import postgres
from tests.catalogue import LISTINGS
from tests.integration.leaves import DOCUMENTS, ENTRIES, Stored, misplaced, misplaced_in_entry

SAMPLES = Path(os.environ.get("DISCOGS_SAMPLES", Path(__file__).parents[3] / "shared" / "samples" / "api"))


class Bodies(Folder):
    """A folder whose searches are answered by the file that the query names."""

    def __init__(self, path: Path, choose: Mapping[str, str]) -> None:
        super().__init__(path, choose)
        self._path = path

    async def search(self, query: Mapping[str, str], start: int, stop: int) -> Rows:
        """Give a slice of the results in the file `search/Q.json`."""
        rows = json.loads((self._path / "search" / f"{query['q']}.json").read_bytes())["results"]
        return Rows(len(rows), rows[start:stop])


@dataclass(frozen=True)
class Round:
    """Files that can be served at once: one for each id. Several bodies of one id need several rounds."""

    folder: Path
    choose: dict[str, str]
    searches: list[str]

    def body(self, key: str) -> Document:
        document: Document = json.loads((self.folder / self.choose[key]).read_bytes())
        return document

    def chosen(self, kind: str) -> list[tuple[int, Document]]:
        """Give the ids and bodies of a kind."""
        keys = [key for key in self.choose if key.startswith(f"{kind}/")]
        return [(int(key.split("/")[1]), self.body(key)) for key in keys]


def rounds(folder: Path) -> list[Round]:
    """Share the files of a folder out over rounds; listings of an unknown id go to invented ones."""
    variants: dict[str, list[str]] = defaultdict(list)
    unknown = 0
    for kind in (*KINDS, *LISTINGS):
        for file in sorted((folder / kind).glob("*.json")):
            id = file.name.split("-")[0]
            unknown += not id.isdigit()
            variants[f"{kind}/{id if id.isdigit() else 900_000_000 + unknown}"].append(f"{kind}/{file.name}")
    searches = sorted(file.stem for file in (folder / "search").glob("*.json"))
    depth = max(len(files) for files in variants.values())
    return [
        Round(
            folder,
            {key: files[number] for key, files in variants.items() if number < len(files)},
            [] if number else searches,
        )
        for number in range(depth)
    ]


def write_sample_catalogue(folder: Path) -> None:
    """Write the documents, listings and two searches of the sample catalogue as files."""
    catalogue = Catalogue.generate(60)
    for each in KINDS:
        for id in catalogue.ids(each):
            write(folder / each / f"{id}-sample.json", catalogue.get(each, id))
    for listing, parent in PARENTS.items():
        rows = "versions" if listing == "versions" else "releases"
        for id in catalogue.ids(parent):
            write(folder / listing / f"{id}-sample.json", {rows: catalogue.rows(listing, id)})
    for kind in ("release", "artist"):
        write(folder / "search" / f"x-{kind}.json", {"results": search_rows(catalogue, kind)})


def search_rows(catalogue: Catalogue, kind: str) -> list[Document]:
    return asyncio.run(catalogue.search({"type": kind}, 0, 50)).rows


def write(path: Path, document: Document | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")


REAL_BODIES = pytest.param(
    "real bodies",
    marks=pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"there are no real bodies in {SAMPLES} (DISCOGS_SAMPLES)"),
)


@pytest.fixture(scope="module", params=["sample catalogue", REAL_BODIES])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "real bodies":
        return SAMPLES
    path = tmp_path_factory.mktemp("bodies")
    write_sample_catalogue(path)
    return path


@dataclass(frozen=True)
class Mirrored:
    """A round that was synced, and the mirror that came of it."""

    round: Round
    connection: psycopg.Connection[Any]


@pytest.fixture(scope="module")
def mirrors(folder: Path, postgres_url: str, migrated_template: str) -> Iterator[list[Mirrored]]:
    """Sync each round into a database of its own."""
    with ExitStack() as stack:
        synced = []
        for each in rounds(folder):
            url = stack.enter_context(postgres.fresh_database(postgres_url, migrated_template))
            mirror(each, url)
            synced.append(Mirrored(each, stack.enter_context(psycopg.connect(url))))
        yield synced


def mirror(served: Round, url: str) -> None:
    """Follow everything that a round has, and sync until nothing is due."""
    targets = [Target(kind, id) for kind in KINDS for id, _ in served.chosen(kind)]
    targets += [Target(parent, id) for listing, parent in PARENTS.items() for id, _ in served.chosen(listing)]
    targets += [Target("search", 0, f"q={name}") for name in served.searches]
    with serve(Bodies(served.folder, served.choose), limits=UNLIMITED) as discogs, postgres.opened(url) as database:
        settings = Settings(home=Path(), api_url=discogs.url, rate=0, token="practice", workers=4)
        follow(database, targets)
        ending = sync(settings, database, command="sync", stop=threading.Event())
        with database.begin() as connection:
            reasons = connection.exec_driver_sql("SELECT DISTINCT reason FROM sync.problem").scalars().all()
    assert ending.left == 0
    assert set(reasons) <= {"not found"}  # a listing whose parent has no body


def entries(mirror: Mirrored, kind: str, id: int, query: str = "") -> list[list[Any]]:
    """Give the stored entries of a listing in their order, as rows of the mapping."""
    listing = BY_KIND[kind]
    columns = listing.entry.columns[0]
    owner = sql.Identifier(columns[0]) if listing.owned else sql.Literal(id)
    statement = sql.SQL("SELECT {} FROM {} WHERE {} = %(id)s AND query = %(query)s ORDER BY ordinal").format(
        names(columns), identifier(listing.entry.table), owner
    )
    return [list(row) for row in mirror.connection.execute(statement, {"id": id, "query": query}).fetchall()]


def listings(each: Round) -> Iterator[tuple[str, int, str, list[Document]]]:
    """Give every listing and search of a round: kind, id, query, and the rows of its body."""
    for name, kind in LISTINGS.items():
        for id, body in each.chosen(name):
            yield kind, id, "", body["versions" if name == "versions" else "releases"]
    for search in each.searches:
        body = json.loads((each.folder / "search" / f"{search}.json").read_bytes())
        yield "search", 0, f"q={search}", body["results"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_comes_back_from_its_rows(mirrors: list[Mirrored], kind: str) -> None:
    part = RESOURCES[kind].document
    assert part is not None
    compared = 0
    for mirror in mirrors:
        with mirror.connection.cursor() as cursor:
            for id, body in mirror.round.chosen(kind):
                assert equivalent(part, body, decode(part, read_document(cursor, part, id))), id
                compared += 1
    assert compared > 5


def test_every_entry_comes_back_from_its_row(mirrors: list[Mirrored]) -> None:
    compared = 0
    for mirror in mirrors:
        for kind, id, query, rows in listings(mirror.round):
            part = BY_KIND[kind].entry
            back = [decode_entry(part, row) for row in entries(mirror, kind, id, query)]
            assert len(back) == len(rows), (kind, id, query)
            for row, other in zip(rows, back, strict=True):
                assert equivalent(part, row, other), (row, other)
                compared += 1
    assert compared > 100


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_document_stands_where_it_belongs(mirrors: list[Mirrored], kind: str) -> None:
    for mirror in mirrors:
        stored = Stored(mirror.connection)
        wrong = [each for _, body in mirror.round.chosen(kind) for each in misplaced(body, DOCUMENTS[kind], stored)]
        assert wrong == []


def test_every_value_of_an_entry_stands_where_it_belongs(mirrors: list[Mirrored]) -> None:
    for mirror in mirrors:
        for kind, id, query, rows in listings(mirror.round):
            table, columns = BY_KIND[kind].entry.table.name, BY_KIND[kind].entry.columns[0]
            for row, found in zip(rows, entries(mirror, kind, id, query), strict=True):
                assert misplaced_in_entry(row, ENTRIES[table], dict(zip(columns, found, strict=True))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_row_is_there_that_no_document_has(mirrors: list[Mirrored], kind: str) -> None:
    lists = {"images", "videos", "genres", "styles", "urls", "extraartists", "labels", "sublabels", "members"}
    tables = {path.split(".")[0]: place.split(".")[0] for path, place in DOCUMENTS[kind].items()}
    for mirror in mirrors:
        stored, bodies = Stored(mirror.connection), dict(mirror.round.chosen(kind))
        for name in lists & tables.keys():
            rows = [row for row in stored.rows(tables[name]) if row[f"{kind}_id"] in bodies]
            assert len(rows) == sum(len(body.get(name) or ()) for body in bodies.values()), name


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("release", "UPDATE discogs.release SET title = title || '!'"),
        ("release", "UPDATE discogs.release SET is_offensive = NOT coalesce(is_offensive, false)"),
        ("release", "UPDATE discogs.release_artist SET artist_id = artist_id + 1"),
        ("release", "UPDATE discogs.release_stats SET have = have + 1"),
        ("release", "DELETE FROM discogs.track_credit"),
        ("release", "UPDATE discogs.track SET title = NULL WHERE parent_ordinal IS NOT NULL"),
        ("release", "UPDATE discogs.release_format SET descriptions = descriptions[2:]"),
        ("artist", "UPDATE discogs.artist_name_variation SET ordinal = -ordinal"),
        ("label", "UPDATE discogs.label SET parent_label_id = NULL"),
        ("master", "UPDATE discogs.master_video SET duration = 0"),
    ],
)
def test_a_value_that_is_not_where_it_belongs_is_noticed(mirrors: list[Mirrored], kind: str, change: str) -> None:
    mirror = mirrors[0]
    mirror.connection.execute(change)
    stored = Stored(mirror.connection)
    wrong = [each for _, body in mirror.round.chosen(kind) for each in misplaced(body, DOCUMENTS[kind], stored)]
    mirror.connection.rollback()
    assert wrong
