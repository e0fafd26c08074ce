"""A reader that polls `changed_at` up to `analytics.watermark()` sees each change once, whoever writes meanwhile."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy

from discogs_sync.dump.load import Mode
from discogs_sync.schema.base import CATALOGUE
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import invalidate_hashes
from discogs_sync.store.watermark import WATERMARK_LOCK, hold_watermark
from discogs_sync.sync.replay import replay
from tests.crawling import crawl, execute, rows
from tests.documents import PARTS
from tests.integration.test_dump_load import dump_of, everything, load
from tests.integration.test_refreshing import all_due

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
MONTHS = [date(2027, month, 1) for month in range(1, 6)]
STATE = " UNION ALL ".join(
    f"SELECT '{kind}', id, changed_at, run_id, gone_at IS NOT NULL FROM {CATALOGUE}.{kind}"
    " WHERE changed_at >= %(since)s AND changed_at < %(upto)s"
    for kind in PARTS
)
UNCRAWLED = 1211
"""A release of the sample catalogue that no crawl here reaches, so that only dumps bring it back."""
Change = tuple[str, int, datetime, int, bool]

SLOW_COMMITS = """
    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(random() * 0.02); RETURN NULL; END $$;
    CREATE TRIGGER dawdle AFTER INSERT ON sync.dump_chunk FOR EACH STATEMENT EXECUTE FUNCTION dawdle();
    CREATE TRIGGER dawdle AFTER UPDATE ON sync.run FOR EACH STATEMENT EXECUTE FUNCTION dawdle();
"""
"""Lets time pass between the changes of a transaction and its commit."""


class Reader:
    """Polls as the documentation says, in a thread of its own."""

    def __init__(self, url: str) -> None:
        self.changes: list[Change] = []
        self._since = BEGINNING
        self._connection = psycopg.connect(url, autocommit=True)
        self._stop = threading.Event()
        self._polls = 0
        self.close = self._connection.close
        self._thread = threading.Thread(target=self._run)
        self._errors: list[Exception] = []

    def poll(self) -> list[Change]:
        """Read what has changed since the last poll."""
        [(upto,)] = self._connection.execute("SELECT analytics.watermark(%s)", (self._since,)).fetchall()
        found: list[Change] = self._connection.execute(STATE, {"since": self._since, "upto": upto}).fetchall()
        self.changes += found
        self._since = upto
        self._polls += 1
        return found

    def catch_up(self) -> None:
        """Wait until the running reader has seen all that is committed now: for a poll that began after this call."""
        under_way = self._polls
        while self._polls < under_way + 2 and self._thread.is_alive():
            time.sleep(0.001)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Poll all the time within the block, and once more after it."""
        self._thread.start()
        try:
            yield
        finally:
            self._stop.set()
            self._thread.join()
        assert self._errors == []

    def _run(self) -> None:
        try:
            while not self._stop.wait(0.002):
                self.poll()
            self.poll()
        except Exception as error:
            self._errors.append(error)


@pytest.fixture
def reader(migrated_url: str) -> Iterator[Reader]:
    reader = Reader(migrated_url)
    yield reader
    reader.close()


def seen_once(reader: Reader, database: Database) -> dict[tuple[str, int], Change]:
    """Assert that no change was seen twice and that the last of each entity is its state; return these."""
    assert [change for change, times in Counter(reader.changes).items() if times > 1] == []
    latest = {change[:2]: change for change in sorted(reader.changes, key=lambda change: change[2])}
    now = datetime.now(UTC) + timedelta(days=1)
    with database.begin() as connection:
        found = driver(connection).execute(STATE, {"since": BEGINNING, "upto": now}).fetchall()
    assert latest == {row[:2]: row for row in found}
    return latest


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_reader_sees_each_change_once_while_crawls_and_dumps_write(
    discogs: Served[Catalogue], database: Database, reader: Reader, tmp_path: Path, small_chunks: None, mode: Mode
) -> None:
    found = everything(discogs.catalogue, "release")
    without_uncrawled = [each for each in found if each["id"] != UNCRAWLED]
    assert len(without_uncrawled) == len(found) - 1
    months = [
        found,
        [each | {"title": "Later"} if number % 3 == 0 else each for number, each in enumerate(without_uncrawled)],
        [each | {"country": "Elsewhere"} if number % 4 == 0 else each for number, each in enumerate(found)],
    ]
    paths = [dump_of(tmp_path, "release", month, day) for month, day in zip(months, MONTHS, strict=False)]
    execute(database, SLOW_COMMITS)
    with reader.running():
        load(database, paths[0], MONTHS[0])
        with ThreadPoolExecutor() as pool:
            for path, day in zip(paths[1:], MONTHS[1:], strict=False):
                crawling = pool.submit(crawl, discogs.url, database, "artist:108713", "label:1", "master:1000")
                load(database, path, day, mode=mode)
                crawling.result()
                reader.catch_up()
                all_due(database)
        discogs.catalogue.delete("master", 1000)
        crawl(discogs.url, database)
    latest = seen_once(reader, database)
    assert latest["master", 1000][-1]
    assert [gone for kind, id, *_, gone in reader.changes if (kind, id) == ("release", UNCRAWLED)] == [
        False,
        True,
        False,
    ]


def test_every_writer_moves_changed_at_and_run_id(
    discogs: Served[Catalogue], database: Database, reader: Reader, tmp_path: Path
) -> None:
    labels = everything(discogs.catalogue, "label")
    label = labels[0]["id"]

    def seen(kind: str = "label", id: int = label) -> list[bool]:
        """Poll; return of an entity whether each change left it gone, and make sure that the latest run is named."""
        changes = [change for change in reader.poll() if change[:2] == (kind, id)]
        [(run,)] = rows(database, "SELECT max(id) FROM sync.run")
        assert {change[3] for change in changes} <= {run}
        return [gone for *_, gone in changes]

    load(database, dump_of(tmp_path, "label", labels, MONTHS[0]), MONTHS[0])
    assert seen() == [False], "first load"
    load(database, dump_of(tmp_path, "label", labels, MONTHS[1]), MONTHS[1])
    assert seen() == [], "unchanged"
    load(database, dump_of(tmp_path, "label", labels[1:], MONTHS[2]), MONTHS[2])
    assert seen() == [True], "gone from a dump"
    load(database, dump_of(tmp_path, "label", labels, MONTHS[3]), MONTHS[3])
    assert seen() == [False], "back in a dump"
    changed = [labels[0] | {"profile": "Changed"}, *labels[1:]]
    load(database, dump_of(tmp_path, "label", changed, MONTHS[4]), MONTHS[4])
    assert seen() == [False], "changed in a dump"

    crawl(discogs.url, database, "label:1", "artist:108713")
    for kind, id in (("label", 1), ("artist", 108713)):
        execute(database, f"UPDATE discogs.{kind} SET changed_at = '2020-01-01' WHERE id = {id}")
    reader.poll()
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [], "unchanged"
    artist = discogs.catalogue.get("artist", 108713)
    assert artist is not None
    discogs.catalogue.delete("artist", 108713)
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [True], "gone from the API"
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [], "still gone"
    discogs.catalogue.put("artist", artist)
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [False], "back, unchanged"
    discogs.catalogue.put("artist", artist | {"profile": "Changed"})
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [False], "changed"

    execute(database, "UPDATE discogs.artist SET name = 'Damaged', content_hash = '' WHERE id = 108713")
    replay(database, ("artist",), command="test", stop=threading.Event())
    assert seen("artist", 108713) == [False], "replayed"
    with database.begin() as connection:
        invalidate_hashes(driver(connection).cursor(), "artist", [108713])
    assert seen("artist", 108713) == [], "only doubted"
    all_due(database)
    crawl(discogs.url, database)
    assert seen("artist", 108713) == [False], "repaired"


@contextmanager
def open_writer(url: str) -> Iterator[psycopg.Cursor[Any]]:
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        hold_watermark(cursor)
        yield cursor


def watermark(url: str, *since: datetime) -> datetime:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(f"SELECT analytics.watermark({', '.join(['%s'] * len(since))})", since).fetchone()
        assert row
        instant: datetime = row[0]
        return instant


def test_watermark_stays_below_the_changes_of_open_transactions_only(migrated_url: str) -> None:
    with open_writer(migrated_url) as first:
        [(changed_at,)] = first.execute("SELECT statement_timestamp()").fetchall()
        with open_writer(migrated_url):
            assert watermark(migrated_url) <= changed_at
        assert watermark(migrated_url) <= changed_at
    assert watermark(migrated_url) > changed_at


def test_watermark_never_goes_back(migrated_url: str) -> None:
    since = watermark(migrated_url)
    with open_writer(migrated_url):
        assert watermark(migrated_url, since) == since


def test_watermark_of_another_database_is_its_own(migrated_url: str, other_database_url: str) -> None:
    with open_writer(other_database_url) as elsewhere:
        [(changed_at,)] = elsewhere.execute("SELECT statement_timestamp()").fetchall()
        assert watermark(migrated_url) > changed_at


@pytest.mark.parametrize("level", ["repeatable read", "serializable"])
def test_watermark_is_refused_where_the_snapshot_is_older(migrated_url: str, level: str) -> None:
    with psycopg.connect(migrated_url) as connection:
        connection.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match=f"within a transaction that is {level}"):
            connection.execute("SELECT analytics.watermark()")


def test_role_that_may_only_read_gets_the_watermark(migrated_url: str) -> None:
    """What it reads, `pg_locks`, shows the locks of all roles."""
    with psycopg.connect(migrated_url) as connection, open_writer(migrated_url) as writer:
        [(changed_at,)] = writer.execute("SELECT statement_timestamp()").fetchall()
        connection.execute("CREATE ROLE onlooker; GRANT USAGE ON SCHEMA analytics TO onlooker; SET ROLE onlooker")
        [(upto,)] = connection.execute("SELECT analytics.watermark()").fetchall()
        assert upto <= changed_at
        connection.rollback()


def test_function_and_program_know_the_same_lock() -> None:
    assert f"'advisory', {WATERMARK_LOCK}, 2" in (bundled("sql") / "views" / "13_watermark.sql").read_text()


def test_documented_statements_run(database: Database) -> None:
    page = (Path(__file__).parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    statements = [statement for block in blocks for statement in block.split(";") if statement.strip()]
    assert len(statements) == 3
    now = datetime.now(UTC)
    with database.begin() as connection:
        for statement in (*statements, *re.findall(r"`(SELECT .*?)`", page)):
            connection.execute(sqlalchemy.text(statement), {"since": BEGINNING, "upto": now, "instant": now}).fetchall()
