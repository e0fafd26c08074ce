"""Keys, indexes and foreign keys of tables that were filled without them, several built at the same time."""

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from sqlalchemy import Table

from discogs_sync.dump.events import Moving, Report
from discogs_sync.errors import Interrupted
from discogs_sync.store import bulk
from discogs_sync.store.connect import Database, driver

MOST_WORKERS = 4
"""Threads that encode and write at the same time, and keys that are built so."""

STOPPED = "Stopped as asked; run the command again to go on."


class KeyBuilder:
    """Builds what tables lack; `stop` ends it after the statements under way, `report` gets the progress on a file."""

    def __init__(self, database: Database, file: str, *, workers: int, stop: threading.Event, report: Report) -> None:
        self._database = database
        self._file = file
        self._workers = workers
        self._stop = stop
        self._report = report

    def build(self, tables: Sequence[Table]) -> None:
        """Build all keys, indexes and foreign keys that the tables lack. Raises Interrupted when `stop` is set."""
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            jobs = bulk.missing_keys(cursor, tables)
            additions, validations = bulk.missing_foreign_keys(cursor, tables)
        whole = sum(job.size for job in (*jobs, *validations))
        done = self._build(jobs, 0, whole)
        for statement in additions:
            self._build_one(statement)
        self._build(validations, done, whole)
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            bulk.resume_vacuum(cursor, tables)

    def _build(self, jobs: Iterable[bulk.Job], done: int, whole: int) -> int:
        """Do jobs, some at the same time; return the bytes of tables that are done."""
        with ThreadPoolExecutor(self._workers) as pool:
            under_way = {pool.submit(lambda each: [*map(self._build_one, each.statements)], job): job for job in jobs}
            for future in as_completed(under_way):
                future.result()
                done += under_way[future].size
                self._report(Moving(self._file, "indexing", done, whole))
        return done

    def _build_one(self, statement: str) -> None:
        if self._stop.is_set():
            raise Interrupted(STOPPED)
        with self._database.begin() as connection, driver(connection).cursor() as cursor:
            bulk.build(cursor, statement)
