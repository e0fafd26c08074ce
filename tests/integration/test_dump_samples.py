"""Real excerpts of dumps, where they stand beside the project: every field against another reading of the file."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from discogs_sync.dump.chunk import read_rows
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.records import chunks
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.equivalence import differences
from discogs_sync.store.connect import Database
from tests.crawling import execute, rows
from tests.documents import PARTS, Document
from tests.integration.test_dump_load import load, read_all
from tests.integration.test_samples import SAMPLES as BODIES

SAMPLES = Path(os.environ.get("DISCOGS_DUMP_SAMPLES", Path(__file__).parents[3] / "shared" / "samples" / "dump"))
FILES = sorted(SAMPLES.glob("*.xml.gz")) if SAMPLES.is_dir() else []
DAY = date(2026, 10, 1)

Node = Any
"""An element of lxml."""


def text(node: Node, path: str) -> str | None:
    return node.findtext(path) or None


def number(value: str | None) -> int | None:
    return int(value) if value else None


def release_year(released: str | None) -> int | None:
    """Return the year that a release date begins with."""
    return int(released[:4]) or None if released else None


def filled(**fields: Any) -> Document:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def credit(node: Node) -> Document:
    texts = {name: text(node, name) for name in ("name", "anv", "join", "role", "tracks")}
    return filled(id=number(text(node, "id")), **texts)


def related(node: Node) -> Document:
    return filled(id=number(node.get("id")), name=node.text)


def image(node: Node) -> Document:
    sizes = {name: number(node.get(name)) for name in ("width", "height")}
    return filled(type=node.get("type"), uri=node.get("uri") or None, uri150=node.get("uri150") or None, **sizes)


def video(node: Node) -> Document:
    return filled(
        uri=node.get("src"),
        duration=number(node.get("duration")),
        embed=node.get("embed") == "true",
        title=text(node, "title"),
        description=text(node, "description"),
    )


def track(node: Node) -> Document:
    below = [track(each) for each in node.findall("sub_tracks/track")]
    position, duration = text(node, "position"), text(node, "duration")
    return filled(
        type_="index" if below else "track" if position or duration else "heading",
        position=position,
        duration=duration,
        title=text(node, "title"),
        artists=[credit(each) for each in node.findall("artists/artist")],
        extraartists=[credit(each) for each in node.findall("extraartists/artist")],
        sub_tracks=below,
    )


def company(node: Node) -> Document:
    return filled(
        id=number(text(node, "id")),
        **{name: text(node, name) for name in ("name", "catno", "entity_type", "entity_type_name")},
    )


def format_(node: Node) -> Document:
    attributes = {name: node.get(name) or None for name in ("name", "qty", "text")}
    return filled(**attributes, descriptions=[each.text or "" for each in node.findall("descriptions/description")])


def attributes(*names: str) -> Callable[[Node], Document]:
    return lambda node: filled(**{name: node.get(name) or None for name in names}, id=number(node.get("id")))


def lists(node: Node, **readers: tuple[str, Callable[[Node], Any]]) -> Document:
    return filled(**{key: [read_(each) for each in node.findall(path)] for key, (path, read_) in readers.items()})


def own_text(node: Node) -> str:
    return node.text or ""


def shared(node: Node) -> Document:
    return lists(
        node,
        images=("images/image", image),
        videos=("videos/video", video),
        artists=("artists/artist", credit),
        genres=("genres/genre", own_text),
        styles=("styles/style", own_text),
        urls=("urls/url", own_text),
        namevariations=("namevariations/name", own_text),
        aliases=("aliases/name", related),
        groups=("groups/name", related),
        members=("members/name", related),
        sublabels=("sublabels/label", related),
        extraartists=("extraartists/artist", credit),
        labels=("labels/label", attributes("name", "catno")),
        series=("series/series", attributes("name", "catno")),
        identifiers=("identifiers/identifier", attributes("type", "value", "description")),
        formats=("formats/format", format_),
        companies=("companies/company", company),
        tracklist=("tracklist/track", track),
    )


def document(node: Node) -> Document:
    """Read a record of whatever kind."""
    names = ("name", "realname", "profile", "data_quality", "title", "notes", "country", "released")
    parent = node.find("parentLabel")
    return shared(node) | filled(
        id=number(node.get("id") or text(node, "id")),
        **{name: text(node, name) for name in names},
        status=node.get("status"),
        contact_info=text(node, "contactinfo"),
        main_release=number(text(node, "main_release")),
        year=number(text(node, "year")) or release_year(text(node, "released")),
        master_id=number(text(node, "master_id")),
        parent_label=related(parent) if parent is not None else None,
    )


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_field_of_a_real_dump_is_in_its_column(database: Database, path: Path) -> None:
    kind = kind_of(path).kind
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    expected = [document(node) for node in etree.parse(str(path), parser).getroot()]
    tally = load(database, path, DAY)
    assert (tally.records, tally.inserted) == (len(expected), len(expected))
    mirrored = read_all(database, kind)
    found = {each["id"]: list(differences(PARTS[kind], each, mirrored[each["id"]])) for each in expected}
    assert {id: each for id, each in found.items() if each} == {}
    assert rows(database, "SELECT path, reason FROM sync.drift") == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_real_dump_over_what_the_api_brought_mends_what_differs_and_leaves_the_rest(
    database: Database, path: Path
) -> None:
    kind = kind_of(path).kind
    part = PARTS[kind]
    load(database, path, DAY)
    before = read_all(database, kind)
    own = f"UPDATE discogs.{kind} SET source = 'api', source_date = '2026-09-01', dump_hash = NULL"
    execute(database, f"DELETE FROM sync.dump; {own}")
    assert load(database, path, DAY).unchanged == len(before)
    execute(database, f"DELETE FROM sync.dump; {own}, data_quality = 'Other' WHERE mod(id, 3) = 0")
    for each in part.below:
        owner = each.columns[0][0]
        execute(database, f"DELETE FROM discogs.{each.table.name} WHERE mod({owner}, 3) = 0 AND ordinal = 2")
    changed = sum(id % 3 == 0 for id in before)
    tally = load(database, path, DAY)
    assert (tally.updated, tally.unchanged) == (changed, len(before) - changed)
    assert read_all(database, kind) == before


@pytest.mark.parametrize("path", [path for path in FILES if "releases" in path.name], ids=lambda path: path.stem)
def test_which_release_stands_for_its_master_is_known(database: Database, path: Path) -> None:
    load(database, path, DAY)
    root = etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()
    expected = {
        (int(node.get("id")), found.get("is_main_release") == "true")
        for node in root
        if (found := node.find("master_id")) is not None and found.get("is_main_release")
    }
    assert set(rows(database, "SELECT id, is_main_release FROM discogs.release WHERE is_main_release IS NOT NULL")) == (
        expected
    )


def test_the_samples_are_of_every_kind() -> None:
    kinds = {re.sub(r".*_|\.xml\.gz", "", path.name) for path in FILES}
    assert not FILES or {"artists", "labels", "masters", "releases"} <= kinds | {"sample"}


ONLY_IN_OTHER_YEARS = {("release_video", name) for name in ("uri", "description", "duration")}
"""What the two feeds do not share in the excerpts: their videos were entered anew in between."""


@pytest.mark.skipif(not (FILES and BODIES.is_dir()), reason="there are no real bodies and dumps")
def test_what_both_feeds_tell_of_an_entity_is_in_the_same_columns() -> None:
    """Years lie between the excerpts, so that entries differ; but each column has values that both agree on."""
    agreed: set[tuple[str, str]] = set()
    told: set[tuple[str, str]] = set()
    for kind, record, body in entities_of_both():
        api = encode(PARTS[kind], body).rows
        dump, _ = read_rows(DUMPS[kind], record)
        for element in DUMPS[kind].record.tables():
            name, columns = element.part.table.name, element.part.columns[0]
            ours = [dict(zip(columns, row, strict=True)) for row in api.get(name, [])]
            for row in (dict(zip(element.columns, row, strict=True)) for row in dump[name]):
                for column in element.shape.compared:
                    if row[column] is not None:
                        told.add((name, column))
                        if any(str(each[column]) == str(row[column]) for each in ours):
                            agreed.add((name, column))
    assert len(told) > 50
    assert told - agreed == ONLY_IN_OTHER_YEARS


def entities_of_both() -> Iterator[tuple[str, bytes, Document]]:
    """Give the kind, record and body of each entity that is in both feeds' excerpts."""
    records: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    for path in FILES:
        dump = kind_of(path)
        for chunk in chunks(path, dump):
            for id, record in zip(chunk.ids.tolist(), chunk.records, strict=True):
                records[dump.kind, str(id)].append(record)
    for kind in PARTS:
        for path in sorted((BODIES / kind).glob("*.json")):
            for record in records[kind, path.name.split("-")[0]]:
                yield kind, record, json.loads(path.read_bytes())
