"""Load random months one after the other, merged or swapped: the mirror must equal a fresh load of the last one."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg

from discogs_sync.dump import records
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.load import Loader, Mode
from discogs_sync.dump.sources import Source
from discogs_sync.errors import Interrupted
from discogs_sync.mapping.encode import encode
from discogs_sync.schema import metadata
from discogs_sync.serve.sample.dump import file_name, write_dump
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import Mapped, write_documents
from discogs_sync.store.dumps import Tally, invalidate_hashes
from discogs_sync.store.incoming import Shape
from discogs_sync.store.session import open_session
from tests.crawling import execute, rows
from tests.documents import PARTS, Document
from tests.fuzz.months import Month, months
from tests.fuzz.runner import Check, main
from tests.postgres import database_name, embedded_server, fresh_database, migrate, opened
from tests.stopping import Interrupting

DAYS = [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]

KINDS = (*DUMPS, "release", "release", "release")
"""Kinds to choose from: releases have most of what can go wrong."""

MOVING = {"source_date", "first_seen_at", "checked_at", "changed_at", "gone_at", "gone_source_date", "run_id"}
"""Columns that say when and by which run a row came, and not what it says; the others must be equal."""

_TRUNCATION = f"TRUNCATE {', '.join(t.fullname for t in metadata.sorted_tables if t.name != 'schema_version')} CASCADE"


class Mirrors:
    """Two mirrors: one gets month after month, the other only the last one."""

    def __init__(self, database: Database, fresh: Database, folder: Path) -> None:
        self._database = database
        self._fresh = fresh
        self._folder = folder

    def check(self, generator: random.Random) -> str | None:
        """Load random months; return how the mirror differs from a fresh load of the last one."""
        for each in (self._database, self._fresh):
            execute(each, _TRUNCATION)
        kind = generator.choice(KINDS)
        history = months(generator, kind)
        with mock.patch.object(records.chunks, "__defaults__", (generator.choice((4_000, 40_000, 8 << 20)),)):
            api: dict[int, date] = {}
            for day, month in zip(DAYS, history, strict=True):
                for document in month.brought:
                    api[document["id"]] = self._bring(kind, document, day, generator)
                if generator.random() < 0.15:
                    self._lose_rows(generator, kind)
                if message := self._load_month(generator, kind, day, month):
                    return f"{kind} {day}: {message}"
            last, day = history[-1], DAYS[-1]
            path = self._write("fresh", kind, day, month_records(last))
            message = counts_wrong(load(self._fresh, kind, path, day), len(last.records))
            return message or self._difference(kind, last, api) or self._load_again(kind, last)

    def _bring(self, kind: str, document: Document, day: date, generator: random.Random) -> date:
        """Write a document as the API brings it, some days before the month or after; return its day."""
        brought = day + timedelta(days=generator.choice((-20, -20, 10)))
        with self._database.begin() as connection:
            at = datetime(brought.year, brought.month, brought.day, 12, tzinfo=UTC)
            mapped = Mapped.of(PARTS[kind], encode(PARTS[kind], document).rows, at)
            write_documents(driver(connection).cursor(), PARTS[kind], [mapped], None)
        return brought

    def _lose_rows(self, generator: random.Random, kind: str) -> None:
        """Delete rows of lists and spoil others, and invalidate the hashes of their entities, as a repair does."""
        ids = [id for (id,) in rows(self._database, f"SELECT id FROM discogs.{kind} ORDER BY id")]
        lost = generator.sample(ids, generator.randint(0, len(ids)))
        _, *lists = (element.shape for element in DUMPS[kind].record.tables())
        with self._database.begin() as connection:
            cursor = driver(connection).cursor()
            for shape in generator.sample(lists, 3):
                statement = f"DELETE FROM {shape.table.fullname} WHERE {shape.owner} = ANY(%s) AND ordinal % 2 = %s"
                cursor.execute(statement.replace("% 2", "%% 2").encode(), (lost, generator.randint(0, 1)))
            invalidate_hashes(cursor, kind, lost)

    def _load_month(self, generator: random.Random, kind: str, day: date, month: Month) -> str | None:
        """Load a month, at times after a sample of it, or in two goes; return what is wrong with its counts."""
        mode: Mode = generator.choice(("merge", "swap"))
        texts = month_records(month)
        if texts and generator.random() < 0.15:
            sample = self._write("sample", kind, day, generator.sample(texts, generator.randint(1, len(texts))))
            load(self._database, kind, sample, day, mode=mode, part=True)
        path = self._write("whole", kind, day, texts)
        if generator.random() < 0.2:
            try:
                stop = Interrupting(generator.randint(1, 6))
                load(self._database, kind, path, day, mode=mode, stop=stop)
            except Interrupted:
                pass
            else:
                return None
        return counts_wrong(load(self._database, kind, path, day, mode=mode), len(texts))

    def _write(self, folder: str, kind: str, day: date, texts: list[str]) -> Path:
        (self._folder / folder).mkdir(exist_ok=True)
        return write_dump(self._folder / folder / file_name(kind, day).removesuffix(".gz"), kind, texts)

    def _load_again(self, kind: str, last: Month) -> str | None:
        """Load the last month again: nothing may change."""
        versions = f"SELECT id, xmin::text FROM discogs.{kind} WHERE dump_hash <> '' ORDER BY id"
        before = rows(self._database, versions)
        path = self._write("whole", kind, DAYS[-1], month_records(last))
        tally = load(self._database, kind, path, DAYS[-1])
        if tally.inserted or tally.updated or tally.gone or before != rows(self._database, versions):
            return f"{kind}: loaded again, the last month changes something: {tally}"
        return None

    def _difference(self, kind: str, last: Month, api: dict[int, date]) -> str | None:
        """Compare what the two mirrors hold of the last month.

        Of entities that the API brought only columns that dumps fill are compared, and of those that it brought after
        the last month nothing.
        """
        own, *lists = (element.shape for element in DUMPS[kind].record.tables())
        live = {id for (id,) in rows(self._database, f"SELECT id FROM discogs.{kind} WHERE gone_at IS NULL")}
        fresh = {id for (id,) in rows(self._fresh, f"SELECT id FROM discogs.{kind}")}
        kept = {id for id, _ in last.records} - fresh  # quarantined: the mirror keeps what it had
        if live - kept - api.keys() != fresh - api.keys():
            return f"{kind}: {live - kept - api.keys()} are here, {fresh - api.keys()} in a fresh load"
        newer = {id for id, day in api.items() if day > DAYS[-1]}
        for ids, find in ((fresh - api.keys(), every_column), (fresh & (api.keys() - newer), columns_of_dumps)):
            for shape in (own, *lists):
                if shape.table.name.endswith("_image") and find is columns_of_dumps:
                    continue
                statement = find(shape, "id" if shape is own else shape.owner)
                found, expected = (rows(each, statement, sorted(ids)) for each in (self._database, self._fresh))
                if found != expected:
                    return difference_text(shape, statement, found, expected)
        return None


def month_records(month: Month) -> list[str]:
    """Return the records of a month as they are in its file."""
    return [xml for _, xml in month.records]


def every_column(shape: Shape, key: str) -> str:
    """Return the query for all columns of some entities' rows, those left out that say when a row came."""
    columns = ", ".join(column.name for column in shape.table.columns if column.name not in MOVING)
    return f"SELECT {columns} FROM {shape.table.fullname} WHERE {key} = ANY(%s) ORDER BY 1, 2, 3"


def columns_of_dumps(shape: Shape, key: str) -> str:
    """Return the query for what a dump tells of some entities; lists of no order without their places."""
    keys = [] if shape.unordered else [column.name for column in shape.table.primary_key.columns]
    columns = dict.fromkeys((key, *keys, *shape.compared, *shape.dumped))
    return f"SELECT {', '.join(columns)} FROM {shape.table.fullname} WHERE {key} = ANY(%s) ORDER BY 1, 2, 3"


def counts_wrong(tally: Tally, number: int) -> str | None:
    """Return what is wrong with the counts of a file of so many records."""
    parts = (tally.inserted, tally.updated, tally.unchanged, tally.fresher, tally.set_aside)
    return None if tally.records == sum(parts) == number else f"the counts of {number} records do not add up: {tally}"


def difference_text(shape: Shape, statement: str, found: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]) -> str:
    """Describe how the rows of a table differ."""
    here = [row for row in found if row not in expected]
    there = [row for row in expected if row not in found]
    return f"{shape.table.name} differs\n{statement}\nhere: {here[:5]}\nfresh load: {there[:5]}"


def load(
    database: Database,
    kind: str,
    path: Path,
    day: date,
    *,
    mode: Mode = "merge",
    part: bool = False,
    stop: Interrupting | None = None,
) -> Tally:
    """Load a file as the whole of its month, or as a part of it."""
    source = Source(path, DUMPS[kind], day)
    with open_session(database, "fuzz") as session:
        stop = stop or Interrupting(1 << 30)
        return Loader(database, session, source, stop=stop, workers=2, mode=mode, force=not part, part=part).run()


@contextmanager
def checking(server_url: str, template: str) -> Iterator[Check]:
    """Have two mirrors to check random months with, whose commits do not wait for the disk."""
    with ExitStack() as stack:
        urls = [stack.enter_context(fresh_database(server_url, template)) for _ in range(2)]
        with psycopg.connect(server_url, autocommit=True) as connection:
            for url in urls:
                connection.execute(f"ALTER DATABASE {database_name(url)} SET synchronous_commit = off")
        mirrors = [stack.enter_context(opened(url)) for url in urls]
        yield Mirrors(*mirrors, Path(stack.enter_context(tempfile.TemporaryDirectory()))).check


def run(do: Callable[[Check], None]) -> None:
    """Do something with a check on a server of its own, which need not survive a crash."""
    with embedded_server() as own, fresh_database(own.url) as template:
        with psycopg.connect(own.url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        migrate(template)
        with checking(own.url, database_name(template)) as check:
            do(check)


if __name__ == "__main__":
    run(lambda check: main("dump_months", check))
