"""Which file a load is of: parts and samples of a month, files that are replaced, days that are wrong, and ways out."""

import threading
from collections.abc import Iterable
from dataclasses import astuple
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from discogs_sync.dump import load as loading
from discogs_sync.dump.forget import forget
from discogs_sync.dump.load import Mode, silent
from discogs_sync.errors import DumpFileError, Interrupted, UsageError
from discogs_sync.serve.sample.dump import write_dump
from discogs_sync.settings import Settings
from discogs_sync.store import dumps
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import Tally, require_keys
from tests import documents as examples
from tests.crawling import execute, rows
from tests.integration.test_dump_load import NOVEMBER, OCTOBER, content, load, write
from tests.integration.test_schema import CONSTRAINTS, INDEXES, ask
from tests.stopping import Interrupting

SEPTEMBER = date(2026, 9, 1)
FUTURE = date(2062, 10, 1)
STATES = "SELECT dated, file, state FROM sync.dump ORDER BY id"
IDS = "SELECT id FROM discogs.release WHERE gone_at IS NULL ORDER BY id"
LONG = "x" * 2_000


def releases(path: Path, ids: Iterable[int], title: str = "T") -> Path:
    """Write a dump of releases, ten to a chunk of the fixture `small_chunks`."""
    path.parent.mkdir(exist_ok=True)
    texts = [f'<release id="{id}"><title>{title} {id}</title><notes>{LONG}</notes></release>' for id in ids]
    return write_dump(path, "release", texts)


def cut(path: Path, whole: Path, share: float) -> Path:
    """Write the first share of a dump's file."""
    path.parent.mkdir(exist_ok=True)
    data = whole.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def mirrored(database: Database) -> list[int]:
    return [id for (id,) in rows(database, IDS)]


def forgotten(database: Database, day: date, home: Path, stop: threading.Event | None = None) -> None:
    settings = Settings(home, database_url="postgresql://elsewhere")
    forget(settings, database, "release", day, stop=stop or threading.Event(), report=silent)


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_whole_month_adds_to_a_sample_of_it(database: Database, tmp_path: Path, mode: Mode) -> None:
    assert load(database, releases(tmp_path / "small" / "a.xml", [2, 4])) == Tally(2, inserted=2)
    whole = releases(tmp_path / "a.xml", range(1, 6))
    assert load(database, whole, mode=mode) == Tally(5, inserted=3, unchanged=2)
    assert mirrored(database) == [1, 2, 3, 4, 5]
    assert rows(database, STATES) == [(OCTOBER, "a.xml", "loaded")] * 2
    assert load(database, whole) == Tally(5, inserted=3, unchanged=2)
    assert rows(database, "SELECT count(*) FROM sync.dump") == [(2,)]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_parts_of_a_month_mark_nothing_gone(database: Database, tmp_path: Path, mode: Mode) -> None:
    load(database, releases(tmp_path / "september.xml", range(1, 7)), SEPTEMBER)
    parts = [releases(tmp_path / f"{name}.xml", ids, "New") for name, ids in (("one", [1, 2]), ("two", [3, 4, 7]))]
    for path in parts:
        load(database, path, mode=mode, part=True)
    assert mirrored(database) == [1, 2, 3, 4, 5, 6, 7]
    assert rows(database, "SELECT records, inserted, updated, unchanged, gone FROM sync.dump ORDER BY id") == [
        (6, 6, 0, 0, 0),
        (2, 0, 2, 0, 0),
        (3, 1, 2, 0, 0),
    ]
    load(database, releases(tmp_path / "november.xml", range(1, 8), "New"), NOVEMBER, mode=mode)
    assert mirrored(database) == [1, 2, 3, 4, 5, 6, 7]


def test_further_file_of_a_day_marks_nothing_gone_unless_forced(database: Database, tmp_path: Path) -> None:
    load(database, releases(tmp_path / "a.xml", range(1, 40)))
    corrected = releases(tmp_path / "b.xml", range(2, 40))
    assert load(database, corrected) == Tally(38, unchanged=38)
    assert mirrored(database)[0] == 1
    assert load(database, corrected, force=True) == Tally(38, unchanged=38, gone=1)
    assert mirrored(database)[0] == 2


def test_month_that_lacks_too_much_can_be_finished_as_a_part(database: Database, tmp_path: Path) -> None:
    load(database, releases(tmp_path / "a.xml", range(1, 7)))
    half = releases(tmp_path / "b.xml", range(1, 4), "New")
    with pytest.raises(DumpFileError, match=r"lacks 3 of 6 entries.*--part.*--force"):
        load(database, half, NOVEMBER)
    assert load(database, half, NOVEMBER, part=True) == Tally(3, updated=3)
    assert mirrored(database) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_loaded_file_is_loaded_again_only_if_forced(database: Database, tmp_path: Path, mode: Mode) -> None:
    path = releases(tmp_path / "a.xml", range(1, 6))
    load(database, path)
    execute(database, "UPDATE discogs.release SET title = 'Lost', dump_hash = '' WHERE id = 3")
    assert load(database, path, mode=mode) == Tally(5, inserted=5)
    assert rows(database, "SELECT title FROM discogs.release WHERE id = 3") == [("Lost",)]
    assert load(database, path, mode=mode, force=True) == Tally(5, updated=1, unchanged=4)
    assert rows(database, "SELECT title FROM discogs.release WHERE id = 3") == [("T 3",)]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_unfinished_month_is_never_finished_over_a_newer_one(
    database: Database, tmp_path: Path, mode: Mode, small_chunks: None
) -> None:
    load(database, releases(tmp_path / "september.xml", range(1, 41)), SEPTEMBER)
    october = releases(tmp_path / "october.xml", range(1, 41), "October")
    with pytest.raises(DumpFileError, match="cut short"):
        load(database, cut(tmp_path / "cut.xml", october, 0.7), mode=mode)
    november = releases(tmp_path / "november.xml", range(1, 42), "November")
    if mode == "swap":
        with pytest.raises(DumpFileError, match=r"cut\.xml of 2026-10-01 was not finished.*dump forget.*--force"):
            load(database, november, NOVEMBER, mode=mode)
    load(database, november, NOVEMBER, mode=mode, force=mode == "swap")
    assert [state for *_, state in rows(database, STATES)] == ["loaded", "abandoned", "loaded"]
    for force in (False, True):
        with pytest.raises(DumpFileError, match=r"october\.xml of 2026-10-01 is older than november\.xml"):
            load(database, october, mode=mode, force=force)
    assert mirrored(database) == [*range(1, 42)]
    assert rows(database, "SELECT DISTINCT split_part(title, ' ', 1) FROM discogs.release") == [("November",)]
    assert rows(database, "SELECT relname FROM pg_class WHERE starts_with(relname, 'incoming')") == []


@pytest.mark.parametrize("state", ["copying", "merging", "staging"])
@pytest.mark.parametrize("way", ["force", "forget"])
def test_file_that_was_replaced_under_its_load_has_a_way_on(
    database: Database, other: Database, tmp_path: Path, state: str, way: str, small_chunks: None
) -> None:
    mode: Mode = "swap" if state == "staging" else "merge"
    if state != "copying":
        for each in (database, other):
            load(each, releases(tmp_path / "september.xml", range(1, 42), "September"), SEPTEMBER)
    old = releases(tmp_path / "old.xml", range(1, 41), "Old")
    with pytest.raises(DumpFileError, match="cut short"):
        load(database, cut(tmp_path / "october.xml", old, 0.7), mode=mode)
    assert rows(database, STATES)[-1] == (OCTOBER, "october.xml", state)
    replaced = releases(tmp_path / "october.xml", range(2, 42), "Newer")
    with pytest.raises(DumpFileError, match=r"is not the file whose load was begun.*dump forget release.*--force"):
        load(database, replaced, mode=mode)
    if way == "forget":
        forgotten(database, OCTOBER, tmp_path)
        assert [each for each in rows(database, STATES) if each[0] == OCTOBER] == []
    tally = load(database, replaced, mode=mode, force=way == "force")
    assert tally.records == 40 == sum(astuple(tally)[1:6])
    load(other, replaced, mode=mode, force=way == "force")
    for question in (CONSTRAINTS, INDEXES):
        assert ask(database, question) == ask(other, question)
    load(database, releases(tmp_path / "november.xml", range(2, 42), "Newer"), NOVEMBER)
    load(other, tmp_path / "november.xml", NOVEMBER)
    gone = "DELETE FROM discogs.release WHERE gone_at IS NOT NULL"
    execute(database, gone)
    execute(other, gone)
    assert content(database)["discogs.release"] == content(other)["discogs.release"]
    assert mirrored(database) == [*range(2, 42)]


@pytest.mark.parametrize("looks", [2, 4, 5, 6, 8])
@pytest.mark.parametrize("beside_api", [False, True])
def test_forgotten_first_load_leaves_tables_with_keys(
    database: Database,
    other: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    looks: int,
    beside_api: bool,
    small_chunks: None,
) -> None:
    monkeypatch.setattr(loading, "first_load_bytes", lambda _: 1 << 40)
    if beside_api:
        write(database, "release", examples.release() | {"id": 5}, datetime(2026, 9, 1, tzinfo=UTC))
    path = releases(tmp_path / "a.xml", range(1, 41))
    with pytest.raises(Interrupted):
        load(database, path, stop=Interrupting(looks))
    [(_, _, state)] = rows(database, STATES)
    assert state in {"copying", "indexing"}
    forgotten(database, OCTOBER, tmp_path)
    for question in (CONSTRAINTS, INDEXES):
        assert ask(database, question) == ask(other, question)
    with database.begin() as connection:
        require_keys(driver(connection).cursor())
    tally = load(database, path)
    assert (tally.records, tally.inserted + tally.updated + tally.unchanged) == (40, 40)
    assert mirrored(database) == [*range(1, 41)]


def test_interrupted_forgetting_can_be_done_again(
    database: Database, other: Database, tmp_path: Path, small_chunks: None
) -> None:
    with pytest.raises(Interrupted):
        load(database, releases(tmp_path / "a.xml", range(1, 41)), stop=Interrupting(3))
    for looks in (0, 2):
        with pytest.raises(Interrupted):
            forgotten(database, OCTOBER, tmp_path, Interrupting(looks))
    forgotten(database, OCTOBER, tmp_path)
    for question in (CONSTRAINTS, INDEXES):
        assert ask(database, question) == ask(other, question)


def test_lock_of_loads_is_free_as_soon_as_one_ends(database: Database) -> None:
    for _ in range(20):
        with dumps.alone(database):
            pass


def test_load_of_a_wrong_day_can_be_forgotten(database: Database, tmp_path: Path) -> None:
    load(database, releases(tmp_path / "september.xml", range(1, 21)), SEPTEMBER)
    execute(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at, fetched_at)"
        " SELECT 'release', id, '', 4, '2026-09-20', '2026-09-10' FROM discogs.release",
    )
    wrong = releases(tmp_path / "a.xml", range(2, 22), "October")
    load(database, wrong, FUTURE)
    right = releases(tmp_path / "november.xml", range(1, 22), "November")
    with pytest.raises(DumpFileError, match=r"older than a\.xml of 2062-10-01.*dump forget release 2062-10-01"):
        load(database, right, NOVEMBER)
    forgotten(database, FUTURE, tmp_path)
    assert load(database, right, NOVEMBER) == Tally(21, updated=21)
    assert mirrored(database) == [*range(1, 22)]
    for table, column in (("release", "source_date"), ("release", "checked_at"), ("release", "gone_source_date")):
        assert rows(database, f"SELECT count(*) FROM discogs.{table} WHERE {column} > 'tomorrow'") == [(0,)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE greatest(due_at, fetched_at) > 'tomorrow'") == [(0,)]


def test_forgetting_what_was_not_loaded_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No release dump of 2026-10-01 was loaded.*dump status"):
        forgotten(database, OCTOBER, tmp_path)


def test_recompressed_file_continues_an_unfinished_load(database: Database, tmp_path: Path, small_chunks: None) -> None:
    whole = releases(tmp_path / "a.xml", range(1, 41))
    with pytest.raises(Interrupted):
        load(database, whole, stop=Interrupting(3))
    assert load(database, releases(tmp_path / "a.xml.gz", range(1, 41))) == Tally(40, inserted=40)
    assert rows(database, STATES) == [(OCTOBER, "a.xml.gz", "loaded")]


def test_file_of_an_older_version_is_known_by_its_size(database: Database, tmp_path: Path) -> None:
    path = releases(tmp_path / "a.xml", range(1, 6))
    load(database, path)
    execute(database, "UPDATE sync.dump SET sha256 = NULL; UPDATE sync.dump_chunk SET hash = NULL")
    assert load(database, path) == Tally(5, inserted=5)
    assert load(database, releases(tmp_path / "a.xml", range(1, 7))) == Tally(6, inserted=1, unchanged=5)


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_counts_of_a_file_add_up_to_its_records(database: Database, tmp_path: Path, mode: Mode) -> None:
    load(database, releases(tmp_path / "a.xml", range(1, 30)))
    write(database, "release", examples.release() | {"id": 3}, datetime(2026, 11, 9, tzinfo=UTC))
    texts = [f'<release id="{id}"><title>T {id}</title><notes>{LONG}</notes></release>' for id in range(3, 33)]
    bad = [
        '<release id="x"/>',
        '<release id="7"><title>Again</title></release>',
        '<release id="99"><title>Open</release>',
    ]
    path = write_dump(
        tmp_path / "b.xml", "release", [*texts, *bad, '<release id="40"><title>Changed</title></release>']
    )
    tally = load(database, path, NOVEMBER, mode=mode)
    assert tally == Tally(34, inserted=4, unchanged=26, fresher=1, set_aside=3, gone=2)
    assert rows(database, "SELECT records, inserted + updated + unchanged + fresher + set_aside FROM sync.dump")[
        1:
    ] == [(34, 34)]


def test_whole_month_settles_the_quarantine_of_files_before(database: Database, tmp_path: Path) -> None:
    execute(
        database,
        "INSERT INTO sync.problem (kind, id, query, reason, message, attempts, first_at, last_at)"
        " VALUES ('release', 7, '', 'malformed', 'Of the API', 1, now(), now()),"
        " ('label', 7, 'labels.xml@9', 'malformed', 'Of another kind', 1, now(), now())",
    )
    others = [("label", "labels.xml@9"), ("release", "")]
    bad = write_dump(tmp_path / "a.xml", "release", ['<release id="x"/>', '<release id="2"><title>B</title></release>'])
    load(database, bad)
    noted = "SELECT split_part(query, '@', 1) FROM sync.problem WHERE strpos(query, '@') > 0 AND kind = 'release'"
    assert rows(database, noted) == [("a.xml",)]
    load(database, releases(tmp_path / "part.xml", [3]), part=True)
    assert rows(database, noted) == [("a.xml",)]
    load(database, bad, force=True)
    assert rows(database, noted) == [("a.xml",)]
    load(database, releases(tmp_path / "b.xml", [2, 3]), NOVEMBER)
    assert rows(database, "SELECT kind, query FROM sync.problem ORDER BY 1") == others
