"""A later month of a dump: what it changes, what it leaves, and what it marks gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from discogs_sync.dump.load import Mode
from discogs_sync.errors import DumpFileError
from discogs_sync.mapping.equivalence import differences
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import known_to_dumps
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import Tally, invalidate_hashes
from tests import documents as examples
from tests.crawling import execute, rows
from tests.documents import PARTS, Document
from tests.integration.test_dump_load import NOVEMBER, content, dump_of, everything, load, read, write


def versions(database: Database, ids: list[int]) -> list[tuple[Any, ...]]:
    """Give which versions of its rows the mirror has of releases and their tracks."""
    own = rows(database, "SELECT id, xmin::text, ctid::text FROM discogs.release WHERE id = ANY(%s) ORDER BY 1", ids)
    lists = "SELECT release_id, ordinal, xmin::text, ctid::text FROM discogs.track WHERE release_id = ANY(%s)"
    return [*own, *rows(database, f"{lists} ORDER BY 1, 2", ids)]


def test_a_later_month_changes_only_what_changed(
    catalogue: Catalogue, database: Database, tmp_path: Path, small_chunks: None
) -> None:
    found = everything(catalogue, "release")
    load(database, dump_of(tmp_path, "release", found))
    untouched = versions(database, [document["id"] for document in found[5:-3]])
    changed = [each | {"title": "Changed", "tracklist": each["tracklist"][:1]} for each in found[:5]]
    new = examples.release()
    path = dump_of(tmp_path, "release", [*changed, *found[5:-3], new], NOVEMBER)
    tally = load(database, path, NOVEMBER)
    assert tally == Tally(records=len(found) - 2, inserted=1, updated=5, unchanged=len(found) - 8, gone=3)
    assert versions(database, [document["id"] for document in found[5:-3]]) == untouched
    for document in [*changed, new]:
        expected = known_to_dumps("release", document)
        assert list(differences(PARTS["release"], expected, read(database, "release", document["id"]))) == []
    gone = rows(database, "SELECT id FROM discogs.release WHERE gone_at IS NOT NULL ORDER BY id")
    assert gone == sorted((document["id"],) for document in found[-3:])


@pytest.mark.parametrize(
    ("overtaken", "looked_at"),
    [
        ("dump_hash = dump_hash", False),
        ("dump_hash = ''", True),
        ("dump_hash = sha256(dump_hash)", True),
        ("dump_list_hashes = NULL", True),
    ],
    ids=["a dump's", "the API's", "an older version's", "of no known lists"],
)
def test_lists_that_no_dump_changed_are_not_looked_at(
    catalogue: Catalogue, database: Database, other: Database, tmp_path: Path, overtaken: str, looked_at: bool
) -> None:
    found = everything(catalogue, "release")
    load(database, dump_of(tmp_path, "release", found))
    before = rows(database, "SELECT * FROM discogs.track ORDER BY release_id, ordinal")
    execute(database, "UPDATE discogs.track SET title = 'Not from a dump'")
    execute(database, f"UPDATE discogs.release SET {overtaken}")
    changed = [each | {"genres": [*each["genres"], "Another"]} for each in found]
    path = dump_of(tmp_path, "release", changed, NOVEMBER)
    assert load(database, path, NOVEMBER) == Tally(records=len(found), updated=len(found))
    after = rows(database, "SELECT * FROM discogs.track ORDER BY release_id, ordinal")
    assert (after == before) == looked_at
    load(other, path, NOVEMBER)
    for question in (
        "SELECT * FROM discogs.release_genre ORDER BY release_id, ordinal",
        "SELECT id, dump_hash, dump_list_hashes FROM discogs.release ORDER BY id",
    ):
        assert rows(database, question) == rows(other, question)


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize("overtaken", ["dump_hash = dump_hash", "dump_hash = ''", "dump_list_hashes = NULL"])
def test_lists_of_which_a_dump_has_no_rows_are_emptied(
    catalogue: Catalogue, database: Database, other: Database, tmp_path: Path, overtaken: str, mode: Mode
) -> None:
    found = everything(catalogue, "release")
    load(database, dump_of(tmp_path, "release", found))
    execute(database, f"UPDATE discogs.release SET {overtaken}")
    bare = [{name: [] if isinstance(value, list) else value for name, value in each.items()} for each in found]
    path = dump_of(tmp_path, "release", bare, NOVEMBER)
    assert load(database, path, NOVEMBER, mode=mode) == Tally(records=len(found), updated=len(found))
    load(other, path, NOVEMBER)
    tables = ("release_artist", "release_label", "release_genre", "track", "track_artist", "release_video")
    assert [rows(database, f"SELECT count(*) FROM discogs.{table}") for table in tables] == [[(0,)]] * len(tables)
    assert content(database) == content(other)


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_next_dump_rewrites_lists_of_entity_whose_hashes_were_invalidated(
    database: Database, tmp_path: Path, mode: Mode
) -> None:
    found = [examples.release() | {"id": id} for id in (1, 2, 3)]
    load(database, dump_of(tmp_path, "release", found))
    tables = ("release_genre", "release_label", "track", "track_artist", "track_credit")
    before = {table: rows(database, f"SELECT * FROM discogs.{table} ORDER BY 1, 2, 3") for table in tables}
    for table in tables:
        execute(database, f"DELETE FROM discogs.{table}")
    with database.begin() as connection:
        invalidate_hashes(driver(connection).cursor(), "release", [1, 2])
    tally = load(database, dump_of(tmp_path, "release", found, NOVEMBER), NOVEMBER, mode=mode)
    assert tally == Tally(records=3, updated=2, unchanged=1)
    for table in tables:
        assert rows(database, f"SELECT * FROM discogs.{table} ORDER BY 1, 2, 3") == [
            row for row in before[table] if row[0] in {1, 2}
        ]


TRACK_EDITS: dict[str, Callable[[list[Document]], None]] = {
    "title": lambda tracks: tracks[1].update(title="Harbour Lights"),
    "position": lambda tracks: tracks[1].update(position="A9"),
    "duration": lambda tracks: tracks[1].update(duration="3:33"),
    "title of index": lambda tracks: tracks[2].update(title="Suite in D"),
    "title of sub-track": lambda tracks: tracks[2]["sub_tracks"][1].update(title="Spring Flood"),
    "heading removed": lambda tracks: tracks.pop(0),
    "track without credits removed": lambda tracks: tracks.pop(3),
    "order": lambda tracks: tracks.reverse(),
    "sub-tracks lifted": lambda tracks: tracks.extend(tracks[2].pop("sub_tracks")),
}


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize("feed", ["dump", "api"])
def test_later_month_keeps_credits_of_edited_track(
    database: Database, other: Database, tmp_path: Path, feed: str, mode: Mode
) -> None:
    found = [examples.release() | {"id": id} for id, _ in enumerate(TRACK_EDITS, 1)]
    load(database, dump_of(tmp_path, "release", found))
    for document in found if feed == "api" else ():
        write(database, "release", document, datetime(2026, 10, 5, tzinfo=UTC))
    for document, edit in zip(found, TRACK_EDITS.values(), strict=True):
        edit(document["tracklist"])
    path = dump_of(tmp_path, "release", found, NOVEMBER)
    assert load(database, path, NOVEMBER, mode=mode) == Tally(len(found), updated=len(found))
    load(other, path, NOVEMBER)
    for table in ("track", "track_artist", "track_credit"):
        question = f"SELECT * FROM discogs.{table} ORDER BY 1, 2, 3"
        assert rows(database, question) == rows(other, question)


def test_what_comes_back_is_there_again(catalogue: Catalogue, database: Database, tmp_path: Path) -> None:
    found = everything(catalogue, "label")
    load(database, dump_of(tmp_path, "label", found))
    load(database, dump_of(tmp_path, "label", found[1:], NOVEMBER), NOVEMBER)
    assert rows(database, "SELECT id FROM discogs.label WHERE gone_at IS NOT NULL") == [(found[0]["id"],)]
    december = date(2026, 12, 1)
    load(database, dump_of(tmp_path, "label", found, december), december)
    assert rows(database, "SELECT id FROM discogs.label WHERE gone_at IS NOT NULL") == []


def test_records_that_an_older_version_hashed_are_compared_once(
    catalogue: Catalogue, database: Database, tmp_path: Path
) -> None:
    found = everything(catalogue, "label")
    load(database, dump_of(tmp_path, "label", found))
    before = rows(database, "SELECT id, dump_hash, changed_at FROM discogs.label ORDER BY id")
    execute(database, "UPDATE discogs.label SET dump_hash = sha256(dump_hash)")
    tally = load(database, dump_of(tmp_path, "label", found, NOVEMBER), NOVEMBER)
    assert tally == Tally(records=len(found), unchanged=len(found))
    assert rows(database, "SELECT id, dump_hash, changed_at FROM discogs.label ORDER BY id") == before


@pytest.mark.parametrize("left", [30, 0])
def test_a_dump_that_lacks_too_much_marks_nothing_unless_one_insists(
    catalogue: Catalogue, database: Database, tmp_path: Path, left: int
) -> None:
    found = everything(catalogue, "release")
    load(database, dump_of(tmp_path, "release", found))
    path = dump_of(tmp_path, "release", found[:left], NOVEMBER)
    with pytest.raises(DumpFileError, match=rf"lacks {60 - left} of 60 entries.*--force"):
        load(database, path, NOVEMBER)
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NOT NULL") == [(0,)]
    load(database, path, NOVEMBER, force=True)
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE gone_at IS NOT NULL") == [(60 - left,)]


def test_items_that_a_dump_confirms_rest_and_those_that_changed_are_due(
    catalogue: Catalogue, database: Database, tmp_path: Path
) -> None:
    found = everything(catalogue, "release")
    load(database, dump_of(tmp_path, "release", found))
    ids = [document["id"] for document in found]
    execute(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at)"
        f" SELECT 'release', id, '', 5, '2026-10-25', '2026-10-05' FROM unnest(ARRAY{ids}) AS id",
    )
    changed = [found[0] | {"title": "Changed"}, *found[1:]]
    load(database, dump_of(tmp_path, "release", changed, NOVEMBER), NOVEMBER)
    day = "SELECT due_at::date, fetched_at::date FROM sync.item WHERE id = %s"
    assert rows(database, day, ids[0]) == [(date(2026, 10, 25), date(2026, 10, 5))]
    rest = rows(database, "SELECT DISTINCT due_at::date, fetched_at::date FROM sync.item WHERE id <> %s", ids[0])
    assert rest == [(date(2026, 11, 21), NOVEMBER)]
