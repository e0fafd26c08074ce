"""Dumps into the tables that the API fills: the same rows, month after month, whatever happens to the load."""

import gzip
import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import zstandard
from psycopg import sql

from discogs_sync.dump import start as loading
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.load import Loader, Mode, silent
from discogs_sync.dump.sources import Source
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.errors import DumpFileError, Interrupted, TablesWithoutKeys, UsageError
from discogs_sync.mapping.decode import decode
from discogs_sync.mapping.encode import Rows, encode
from discogs_sync.mapping.equivalence import differences, equivalent
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, known_to_dumps, record, write_dump
from discogs_sync.settings import Settings
from discogs_sync.store import dumps
from discogs_sync.store.clearing import UPGRADE_LOCK
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import Mapped, read_document, write_documents
from discogs_sync.store.dumps import Tally
from discogs_sync.store.frontier import WRITER_LOCK
from discogs_sync.store.session import open_session
from discogs_sync.store.tables import identifier, names
from discogs_sync.sync import start
from tests import documents as examples
from tests.crawling import execute, rows, snapshot
from tests.documents import PARTS, Document
from tests.integration.test_schema import CONSTRAINTS, INDEXES, ask
from tests.stopping import Interrupting

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate(releases=120)


def everything(catalogue: Catalogue, kind: str) -> list[Document]:
    return [document for id in catalogue.ids(kind) if (document := catalogue.get(kind, id))]


def dump_of(folder: Path, kind: str, found: list[Document], day: date = OCTOBER) -> Path:
    return write_dump(folder / file_name(kind, day), kind, [record(kind, each) for each in found])


def load(
    database: Database,
    path: Path,
    day: date = OCTOBER,
    *,
    mode: Mode = "merge",
    force: bool = False,
    part: bool = False,
    stop: threading.Event | None = None,
) -> Tally:
    source = Source(path, kind_of(path), day)
    stop = stop or threading.Event()
    with open_session(database, "test") as session:
        return Loader(database, session, source, stop=stop, workers=2, mode=mode, force=force, part=part).run()


def read(database: Database, kind: str, id: int) -> Document:
    with database.begin() as connection:
        return decode(PARTS[kind], read_document(driver(connection).cursor(), PARTS[kind], id))


def read_all(database: Database, kind: str) -> dict[int, Document]:
    """Read all documents of a kind by one question a table."""
    part = PARTS[kind]
    found: dict[int, Rows] = defaultdict(dict)
    with database.begin() as connection:
        cursor = driver(connection).cursor()
        for each in [part, *part.below]:
            statement = sql.SQL("SELECT {} FROM {}").format(names(each.columns[0]), identifier(each.table))
            for row in cursor.execute(statement).fetchall():
                found[row[0]].setdefault(each.table.name, []).append(list(row))
    return {id: decode(part, rows) for id, rows in found.items()}


def write(database: Database, kind: str, document: Document, at: datetime) -> None:
    """Write a document as the API brings it."""
    with database.begin() as connection:
        mapped = Mapped.of(PARTS[kind], encode(PARTS[kind], document).rows, at)
        write_documents(driver(connection).cursor(), PARTS[kind], [mapped], None)


@pytest.mark.parametrize("kind", PARTS)
def test_a_record_gives_the_rows_that_the_document_gives(
    catalogue: Catalogue, database: Database, tmp_path: Path, kind: str
) -> None:
    found = [*everything(catalogue, kind), getattr(examples, kind)()]
    assert load(database, dump_of(tmp_path, kind, found)) == Tally(records=len(found), inserted=len(found))
    mirrored = read_all(database, kind)
    for document in found:
        expected = known_to_dumps(kind, document)
        assert list(differences(PARTS[kind], expected, mirrored[document["id"]])) == []


@pytest.mark.parametrize("kind", PARTS)
def test_a_load_into_empty_tables_and_one_beside_others_leave_the_same(
    catalogue: Catalogue, database: Database, other: Database, tmp_path: Path, kind: str, small_chunks: None
) -> None:
    found = everything(catalogue, kind)
    load(database, dump_of(tmp_path, kind, found))
    load(other, dump_of(tmp_path, kind, found[:1]))
    execute(other, "DELETE FROM sync.dump")
    path = dump_of(tmp_path, kind, found)
    assert load(other, path) == Tally(records=len(found), inserted=len(found) - 1, unchanged=1)
    assert content(database) == content(other)


def test_the_keys_that_a_load_takes_away_are_back_at_its_end(
    catalogue: Catalogue, database: Database, other: Database, tmp_path: Path
) -> None:
    for kind in PARTS:
        load(database, dump_of(tmp_path, kind, everything(catalogue, kind)))
    for question in (CONSTRAINTS, INDEXES):
        assert ask(database, question) == ask(other, question)


def test_what_an_api_row_has_and_a_dump_has_not_stays(database: Database, tmp_path: Path) -> None:
    document = examples.release()
    write(database, "release", document, datetime(2026, 9, 1, tzinfo=UTC))
    changed = document | {"title": "Another title", "genres": ["Jazz"]}
    assert load(database, dump_of(tmp_path, "release", [changed])).updated == 1
    now = read(database, "release", document["id"])
    for name in ("title", "genres"):
        assert now[name] == changed[name]
    for name in ("uri", "thumb", "date_added", "estimated_weight", "images", "community", "lowest_price"):
        assert now.get(name) == read_as(document)[name], name
    assert rows(database, "SELECT source FROM discogs.release") == [("dump",)]


def read_as(document: Document) -> Document:
    """Give a document as it comes back from the mirror that the API alone has filled."""
    return decode(PARTS["release"], encode(PARTS["release"], document).rows)


def test_what_the_api_brought_after_the_dump_is_left_alone(database: Database, tmp_path: Path) -> None:
    document = examples.release()
    write(database, "release", document, datetime(2026, 10, 20, tzinfo=UTC))
    path = dump_of(tmp_path, "release", [document | {"title": "Older title"}])
    assert load(database, path) == Tally(records=1, fresher=1)
    assert equivalent(PARTS["release"], document, read(database, "release", document["id"]))
    later = dump_of(tmp_path, "release", [document | {"title": "Older title"}], NOVEMBER)
    assert load(database, later, NOVEMBER) == Tally(records=1, updated=1)
    assert read(database, "release", document["id"])["title"] == "Older title"


def content(database: Database) -> dict[str, Any]:
    """Give what the tables hold, lineage and the ledger left out."""
    return {name: found for name, found in snapshot(database).items() if not name.startswith("sync.dump")}


@pytest.mark.parametrize("looks", [1, 3, 6])
def test_a_load_that_was_stopped_goes_on_where_it_was(
    catalogue: Catalogue, database: Database, other: Database, tmp_path: Path, looks: int, small_chunks: None
) -> None:
    path = dump_of(tmp_path, "release", everything(catalogue, "release"))
    load(other, path)
    with pytest.raises(Interrupted):
        load(database, path, stop=Interrupting(looks))
    [(before,)] = rows(database, "SELECT count(*) FROM sync.dump_chunk")
    assert load(database, path) == Tally(records=120, inserted=120)
    assert before <= rows(database, "SELECT count(*) FROM sync.dump_chunk")[0][0]
    assert content(database) == content(other)


def test_nothing_else_writes_while_tables_have_no_keys(
    catalogue: Catalogue, database: Database, discogs: Served[Catalogue], tmp_path: Path, small_chunks: None
) -> None:
    path = dump_of(tmp_path, "release", everything(catalogue, "release"))
    with pytest.raises(Interrupted):
        load(database, path, stop=Interrupting(2))
    settings = Settings(tmp_path, api_url=discogs.url, rate=0)
    with pytest.raises(TablesWithoutKeys, match=f"dump load {path.name}"):
        start.sync(settings, database, command="sync", stop=threading.Event())
    load(database, path)
    assert start.sync(settings, database, command="sync", stop=threading.Event()).ending == "done"


def test_autovacuum_keeps_away_until_the_keys_are_there(
    catalogue: Catalogue, database: Database, tmp_path: Path, small_chunks: None
) -> None:
    question = "SELECT relname FROM pg_class WHERE 'autovacuum_enabled=false' = ANY (reloptions) ORDER BY relname"
    path = dump_of(tmp_path, "release", everything(catalogue, "release"))
    with pytest.raises(Interrupted):
        load(database, path, stop=Interrupting(2))
    paused = [name for (name,) in rows(database, question)]
    assert paused == sorted(part.table.name for part in (PARTS["release"], *PARTS["release"].below))
    load(database, path)
    assert rows(database, question) == []


def odd(text: str) -> str:
    return f'<release id="801"><title>Odd</title>{text}</release>'


@pytest.mark.parametrize(
    ("xml", "column", "value"),
    [
        (f'<formats><format name="CD" qty="{"9" * 64}" text=""/></formats>', "release_format.qty", "9" * 64),
        ('<videos><video src="x" duration="99999999999" embed="maybe"/></videos>', "release_video.uri", "x"),
        ("<unheard_of><by>anybody</by></unheard_of>", "release.title", "Odd"),
        ("<country>A\x07B</country>", "release.title", None),
        (f"<notes>{'long ' * 60_000}</notes>", "release.title", "Odd"),
        ("<artists><artist><id>0</id><name>Nobody</name></artist></artists>", "release_artist.artist_id", None),
    ],
)
def test_an_odd_record_is_kept_where_it_can_be(
    catalogue: Catalogue, database: Database, tmp_path: Path, xml: str, column: str, value: object
) -> None:
    others = [record("release", each) for each in everything(catalogue, "release")[:10]]
    path = write_dump(tmp_path / file_name("release", OCTOBER), "release", [*others[:5], odd(xml), *others[5:]])
    tally = load(database, path)
    assert tally.records == 11
    assert tally.inserted + tally.set_aside == 11
    if value is not None or "artist_id" in column:
        table, name = column.split(".")
        key = "id" if table == "release" else "release_id"
        assert rows(database, f"SELECT {name} FROM discogs.{table} WHERE {key} = 801") == [(value,)]


@pytest.mark.parametrize(
    "bad", ["<release><title>No id</title></release>", '<release id="7"><title>Broken</release>', '<release id="x"/>']
)
def test_a_record_that_cannot_be_kept_is_set_aside_with_its_place(
    catalogue: Catalogue, database: Database, tmp_path: Path, bad: str
) -> None:
    others = [record("release", each) for each in everything(catalogue, "release")[:4]]
    texts = [*others[:2], bad.replace("<release>", "<release >"), *others[2:]]
    path = write_dump(tmp_path / file_name("release", OCTOBER), "release", texts)
    assert load(database, path) == Tally(records=5, inserted=4, set_aside=1)
    place = len("<releases>\n") + sum(len(text.encode()) + 1 for text in texts[:2])
    [(query, reason)] = rows(database, "SELECT query, reason FROM sync.problem")
    assert (query, reason) == (f"{path.name}@{place}", "malformed")


@pytest.mark.parametrize(
    "odd_bytes",
    [
        b'<release id="801"><title>A&#0;B</title></release>',
        b'<release id="801"><title>A\x00B</title></release>',
        b'<release id="801"><title>A\xff\xfeB</title></release>',
        b'<release id="801"><title>A&nbsp;B</title></release>',
        b'<release id="801"><title>A&#xD800;B</title></release>',
        b'<release id="99999999999999999999"><title>Beyond</title></release>',
        b'<release id="-5"><title>Below</title></release>',
        b'<release id="0"><title>Nothing</title></release>',
        b'<release id="801"><master_id>99999999999999999999</master_id></release>',
        b'<release id="801"><master_id>no number</master_id></release>',
    ],
    ids=["nul", "raw-nul", "no-utf-8", "entity", "surrogate", "too-large", "negative", "zero", "large-master", "word"],
)
@pytest.mark.parametrize("beside", [False, True])
def test_no_record_stops_a_load(
    catalogue: Catalogue, database: Database, tmp_path: Path, odd_bytes: bytes, beside: bool
) -> None:
    found = everything(catalogue, "release")[:10]
    if beside:
        load(database, dump_of(tmp_path, "release", found[:1], date(2026, 9, 1)), date(2026, 9, 1))
    texts = [record("release", each).encode() for each in found]
    path = tmp_path / file_name("release", OCTOBER)
    path.write_bytes(gzip.compress(b"\n".join([b"<releases>", *texts[:5], odd_bytes, *texts[5:], b"</releases>"])))
    tally = load(database, path)
    assert (tally.records, tally.inserted + tally.unchanged + tally.set_aside) == (11, 11)
    ids = {id for (id,) in rows(database, "SELECT id FROM discogs.release")}
    assert {document["id"] for document in found} <= ids
    assert len(ids) == 11 - tally.set_aside
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(tally.set_aside,)]


@pytest.mark.parametrize("form", [".xml", ".xml.zst", ".xml.gz"])
def test_a_file_is_read_in_whatever_form(
    catalogue: Catalogue, database: Database, tmp_path: Path, form: str, small_chunks: None
) -> None:
    packed = dump_of(tmp_path, "release", everything(catalogue, "release"))
    data = gzip.decompress(packed.read_bytes())
    pack = {".xml": bytes, ".xml.zst": zstandard.ZstdCompressor().compress, ".xml.gz": gzip.compress}[form]
    path = tmp_path / f"releases{form}"
    path.write_bytes(pack(data))
    assert load(database, path) == Tally(records=120, inserted=120)


@pytest.mark.parametrize("months", [0, 1])
def test_a_load_is_refused_where_the_disk_has_not_enough(
    catalogue: Catalogue, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, months: int
) -> None:
    october = dump_of(tmp_path, "release", everything(catalogue, "release"))
    if months:  # then it takes a tenth
        load(database, october)
    november = dump_of(tmp_path, "release", everything(catalogue, "release"), NOVEMBER)
    needed = loading.space_needed(database, [Source(november, DUMPS["release"], NOVEMBER)])
    assert needed == pytest.approx(november.stat().st_size * (1 if months else 10), rel=1e-3)
    monkeypatch.setattr(loading.shutil, "disk_usage", lambda _: SimpleNamespace(free=needed - 1))
    wanted = [Source(november, DUMPS["release"], NOVEMBER)]
    begin = partial(
        loading.load,
        Settings(tmp_path),
        database,
        wanted,
        command="test",
        stop=threading.Event(),
        report=silent,
    )
    with pytest.raises(UsageError, match=r"The load may take .* GB left: make room.*--any-space"):
        begin()
    assert begin(any_space=True)[0].tally.records == 120


def test_a_record_that_comes_twice_is_loaded_once(catalogue: Catalogue, database: Database, tmp_path: Path) -> None:
    found = everything(catalogue, "release")[:3]
    assert load(database, dump_of(tmp_path, "release", [*found, found[0]])) == Tally(4, inserted=3, set_aside=1)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "cut short"),
        (lambda data: data[:2000] + bytes(200) + data[2200:], "damaged|cut short"),
        (lambda _: gzip.compress(b"<html>Maintenance</html>"), "not a dump"),
        (lambda data: gzip.compress(gzip.decompress(data)[:-300]), "cut short"),
    ],
)
def test_a_file_that_is_damaged_is_told_and_what_was_whole_stays(
    catalogue: Catalogue,
    database: Database,
    tmp_path: Path,
    damage: Callable[[bytes], bytes],
    words: str,
    small_chunks: None,
) -> None:
    path = dump_of(tmp_path, "release", everything(catalogue, "release"))
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    with pytest.raises(DumpFileError, match=words):
        load(database, path)
    path.write_bytes(whole)
    assert load(database, path) == Tally(records=120, inserted=120)


def test_every_dump_has_its_layout() -> None:
    assert {dump.kind for dump in DUMPS.values()} == set(PARTS)


def test_a_load_may_begin_while_others_have_all_other_locks(database: Database) -> None:
    with database.begin() as connection:
        for lock in (UPGRADE_LOCK, WRITER_LOCK):
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (lock,))
        with dumps.alone(database):
            pass
