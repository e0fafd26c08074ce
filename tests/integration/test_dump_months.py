"""Month after month beside the API: first dumps over what it brought, and later ones bit by bit or all at once."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from discogs_sync.dump import load as loading
from discogs_sync.errors import DumpFileError, Interrupted
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, record, write_dump
from discogs_sync.store.connect import Database
from discogs_sync.store.dumps import Tally
from tests import documents as examples
from tests.crawling import execute, rows
from tests.documents import PARTS, Document
from tests.integration.test_dump_load import (
    NOVEMBER,
    OCTOBER,
    content,
    dump_of,
    everything,
    load,
    read,
    write,
)
from tests.stopping import Interrupting

SEPTEMBER = datetime(2026, 9, 1, tzinfo=UTC)
LATER = datetime(2026, 10, 9, tzinfo=UTC)
STATES = "SELECT dated, state FROM sync.dump ORDER BY dated"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate(releases=120)


def changed(document: Document) -> Document:
    """Change a release here and there: its own row, and lists that grow, shrink, and stay."""
    return document | {
        "title": f"{document['title']} (again)",
        "genres": [*document["genres"], "Jazz"],
        "tracklist": document["tracklist"][:1],
    }


def brought_by_the_api(database: Database, found: list[Document]) -> None:
    """Have the API bring every third document, some as they are in the dump, some other, some after its day."""
    for place, document in enumerate(found):
        if place % 3 == 0:
            old = document if place % 2 else changed(document)
            write(database, "release", old, LATER if place % 9 == 0 else SEPTEMBER)
    execute(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at)"
        " SELECT 'release', id, '', 4, 'tomorrow', source_date FROM discogs.release",
    )


@pytest.mark.parametrize("looks", [2, 5, 100])
def test_a_first_dump_over_what_the_api_brought_is_as_if_merged_record_by_record(
    catalogue: Catalogue,
    database: Database,
    other: Database,
    tmp_path: Path,
    small_chunks: None,
    monkeypatch: pytest.MonkeyPatch,
    looks: int,
) -> None:
    found = everything(catalogue, "release")
    path = dump_of(tmp_path, "release", found)
    for each in (database, other):
        brought_by_the_api(each, found)
    with monkeypatch.context() as patch:
        patch.setattr(loading, "first_load_bytes", lambda _: 0)
        expected = load(other, path)
    monkeypatch.setattr(loading, "first_load_bytes", lambda _: 1 << 40)
    try:
        load(database, path, stop=Interrupting(looks))
    except Interrupted:
        assert rows(database, STATES)[0][1] in {"copying", "indexing", "merging"}
    assert load(database, path) == expected == Tally(120, inserted=80, updated=13, unchanged=13, fresher=14)
    assert content(database) == content(other)
    due = "SELECT count(*) FROM sync.item WHERE reason = 'changed'"
    assert rows(database, due) == rows(other, due) == [(13,)]


def test_an_api_row_that_is_as_the_dump_says_stays_the_apis(database: Database, tmp_path: Path) -> None:
    document = examples.release()
    write(database, "release", document, SEPTEMBER)
    before = read(database, "release", document["id"])
    assert load(database, dump_of(tmp_path, "release", [document])) == Tally(1, unchanged=1)
    assert read(database, "release", document["id"]) == before
    [(source, main)] = rows(database, "SELECT source, is_main_release FROM discogs.release")
    assert source == "api"
    november = write_dump(
        tmp_path / file_name("release", NOVEMBER), "release", [record("release", document, main=not main)]
    )
    assert load(database, november, NOVEMBER) == Tally(1, unchanged=1)
    assert rows(database, "SELECT source, is_main_release FROM discogs.release") == [("api", not main)]


def test_rows_of_a_list_that_did_not_change_keep_what_only_the_api_tells(database: Database, tmp_path: Path) -> None:
    document = examples.release()
    document["artists"][0]["thumbnail_url"] = "https://i.example.org/1.jpeg"
    write(database, "release", document, SEPTEMBER)
    pictures = "SELECT ordinal, thumbnail_url FROM discogs.release_artist WHERE thumbnail_url <> '' ORDER BY 1"
    before = rows(database, pictures)
    assert before
    load(database, dump_of(tmp_path, "release", [changed(document)]))
    assert rows(database, pictures) == before


def test_an_artists_relations_in_another_order_are_the_same(database: Database, tmp_path: Path) -> None:
    document = examples.artist()
    document["aliases"] += [{"id": id, "name": f"Alias {id}"} for id in (77, 12)]
    write(database, "artist", document, SEPTEMBER)
    before = read(database, "artist", document["id"])
    turned = document | {"aliases": document["aliases"][::-1]}
    assert load(database, dump_of(tmp_path, "artist", [turned])) == Tally(1, unchanged=1)
    assert read(database, "artist", document["id"]) == before
    fewer = turned | {"aliases": turned["aliases"][1:]}
    assert load(database, dump_of(tmp_path, "artist", [fewer], NOVEMBER), NOVEMBER) == Tally(1, updated=1)
    aliases = [alias["id"] for alias in read(database, "artist", document["id"])["aliases"]]
    assert aliases == [alias["id"] for alias in fewer["aliases"]]


@pytest.fixture
def october(catalogue: Catalogue, tmp_path: Path) -> Path:
    return dump_of(tmp_path, "release", everything(catalogue, "release"))


@pytest.fixture
def november(catalogue: Catalogue, tmp_path: Path) -> Path:
    found = everything(catalogue, "release")
    later = [changed(each) if place % 4 == 0 else each for place, each in enumerate(found[:-2])]
    return dump_of(tmp_path, "release", [*later, examples.release()], NOVEMBER)


@pytest.mark.parametrize("looks", [3, 9, 100])
def test_a_swapped_month_is_not_seen_before_it_is_whole_and_ends_as_a_merged_one(
    database: Database, other: Database, october: Path, november: Path, small_chunks: None, looks: int
) -> None:
    for each in (database, other):
        load(each, october)
    expected = load(other, november, NOVEMBER)
    before = content(database)
    try:
        load(database, november, NOVEMBER, mode="swap", stop=Interrupting(looks))
    except Interrupted:
        now = content(database)
        assert {name: now[name] for name in before} == before
        assert rows(database, STATES) == [(OCTOBER, "loaded"), (NOVEMBER, "staging")]
    assert load(database, november, NOVEMBER) == expected == Tally(119, inserted=1, updated=30, unchanged=88, gone=2)
    assert content(database) == content(other)
    [(run,)] = rows(database, "SELECT run_id FROM sync.dump WHERE dated = %s", NOVEMBER)
    moved = "SELECT run_id, count(*) FROM discogs.release WHERE changed_at > first_seen_at OR id = 801 GROUP BY 1"
    assert rows(database, moved) == [(run, 33)]
    assert rows(database, "SELECT relname FROM pg_class WHERE starts_with(relname, 'incoming')") == []


def test_what_the_api_brings_while_a_month_is_kept_apart_stays(
    catalogue: Catalogue, database: Database, october: Path, november: Path, small_chunks: None
) -> None:
    load(database, october)
    with pytest.raises(Interrupted):
        load(database, november, NOVEMBER, mode="swap", stop=Interrupting(6))
    [first, *_] = everything(catalogue, "release")
    write(database, "release", first | {"title": "From the API"}, datetime(2026, 11, 5, tzinfo=UTC))
    tally = load(database, november, NOVEMBER)
    assert (tally.updated, tally.fresher) == (29, 1)
    assert read(database, "release", first["id"])["title"] == "From the API"


def test_a_dump_that_is_older_than_one_here_is_refused(database: Database, october: Path, november: Path) -> None:
    load(database, november, NOVEMBER)
    with pytest.raises(DumpFileError, match=f"{october.name} of {OCTOBER} is older than {november.name}"):
        load(database, october)
    assert rows(database, STATES) == [(NOVEMBER, "loaded")]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_a_month_that_was_begun_is_finished_before_the_next_one(
    database: Database, october: Path, november: Path, small_chunks: None, mode: loading.Mode
) -> None:
    with pytest.raises(Interrupted):
        load(database, october, mode=mode, stop=Interrupting(2))
    with pytest.raises(DumpFileError, match=f"{october.name} of {OCTOBER} was not finished"):
        load(database, november, NOVEMBER)


def test_a_run_tells_the_rows_that_it_wrote_by_table(database: Database, october: Path, november: Path) -> None:
    written = "SELECT table_name, written FROM sync.run_rows JOIN sync.run ON run.id = run_id WHERE run.id = %s"
    load(database, october)
    for table, number in rows(database, written, 1):
        assert rows(database, f"SELECT count(*) FROM discogs.{table}") == [(number,)]
    load(database, november, NOVEMBER)
    later = dict(rows(database, written, 2))
    assert (later["release"], later["release_genre"]) == (31, 30 + len(examples.release()["genres"]))


def with_names(*texts: str) -> Callable[[Document], str]:
    return lambda document: record("release", document).replace("</title>", f"</title>{''.join(texts)}", 1)


def test_names_that_nobody_knows_are_kept_and_counted_wherever_they_stand(
    catalogue: Catalogue, database: Database, tmp_path: Path
) -> None:
    found = everything(catalogue, "release")
    texts = [record("release", each) for each in found]
    texts[7] = with_names("<barcode_scan>12</barcode_scan>")(found[7])
    texts[50] = with_names("<barcode_scan>34</barcode_scan>")(found[50])
    texts[60] = texts[60].replace("<release ", '<release locked="yes" ', 1)
    texts[70] = texts[70].replace("<genre>", "<genre><kind/>", 1)
    path = write_dump(tmp_path / file_name("release", OCTOBER), "release", texts)
    assert load(database, path) == Tally(120, inserted=120)
    drift = rows(database, "SELECT path, count FROM sync.drift ORDER BY path")
    assert [each for each in drift if "genre" not in each[0]] == [("/@locked", 1), ("/barcode_scan", 2)]
    extra = "SELECT extra -> '/barcode_scan' FROM discogs.release WHERE extra ? '/barcode_scan' ORDER BY id"
    assert [value for (value,) in rows(database, extra)] == ["12", "34"]


def test_a_name_that_is_new_in_a_later_month_is_kept(
    catalogue: Catalogue, database: Database, tmp_path: Path, october: Path
) -> None:
    load(database, october)
    found = everything(catalogue, "release")
    texts = [record("release", found[0]), *(with_names("<barcode_scan>7</barcode_scan>")(each) for each in found[1:])]
    later = write_dump(tmp_path / file_name("release", NOVEMBER), "release", texts)
    assert load(database, later, NOVEMBER) == Tally(120, unchanged=120)
    kept = "SELECT count(*) FROM discogs.release WHERE extra ->> '/barcode_scan' = '7'"
    assert rows(database, kept) == [(119,)]
    assert rows(database, "SELECT path, count FROM sync.drift") == [("/barcode_scan", 119)]


@pytest.mark.parametrize("kind", PARTS)
def test_no_name_of_a_real_record_is_unknown(
    catalogue: Catalogue, database: Database, tmp_path: Path, kind: str
) -> None:
    load(database, dump_of(tmp_path, kind, [getattr(examples, kind)(), *everything(catalogue, kind)]))
    assert rows(database, "SELECT path FROM sync.drift") == []


def test_ids_beyond_all_measure_are_told_apart(database: Database, tmp_path: Path) -> None:
    texts = [f'<release id="{id}"><title>{id}</title></release>' for id in (10**15, 5, 10**15, 10**17)]
    path = write_dump(tmp_path / file_name("release", OCTOBER), "release", texts)
    assert load(database, path) == Tally(4, inserted=3, set_aside=1)
    later = write_dump(tmp_path / file_name("release", NOVEMBER), "release", texts[:2])
    load(database, later, NOVEMBER, force=True)
    assert rows(database, "SELECT id FROM discogs.release WHERE gone_at IS NOT NULL") == [(10**17,)]
