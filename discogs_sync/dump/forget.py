"""Ways out of loads that cannot or shall not be finished: give up an unfinished one, forget those of a day."""

import os
import threading
from contextlib import nullcontext
from datetime import date

from sqlalchemy import Table

from discogs_sync.dump.events import Report
from discogs_sync.dump.keys import MOST_WORKERS, KeyBuilder
from discogs_sync.dump.layout import DUMPS
from discogs_sync.errors import UsageError
from discogs_sync.hints import command
from discogs_sync.settings import Settings
from discogs_sync.store import dumps, frontier, incoming
from discogs_sync.store.bulk import hastened
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import ABANDONED, COPYING, INDEXING, LOADED, STAGING, Load


def forget(
    settings: Settings, database: Database, kind: str, day: date, *, stop: threading.Event, report: Report
) -> list[Load]:
    """Forget the loads of a kind and day; return them. What they wrote stays, without the day.

    Tables that an unfinished load left without keys get them. Raises UsageError where there is no such load, and
    Interrupted when `stop` is set.
    """
    own_server = settings.database_url is None
    with dumps.alone(database), hastened(database) if own_server else nullcontext():
        with database.begin() as connection:
            loads = dumps.loads(driver(connection).cursor())
        found = [load for load in loads if (load.kind, load.dated) == (kind, day)]
        if not found:
            raise UsageError(
                f"No {kind} dump of {day} was loaded: {command('dump status')} lists the loads with their days."
            )
        with dumps.without_writers(database):
            for load in found:
                if load.state not in {LOADED, ABANDONED}:
                    abandon(database, load, stop=stop, report=report)
        with database.begin() as connection, driver(connection).cursor() as cursor:
            frontier.exclusively(cursor)
            dumps.forget(cursor, kind, day)
    return found


def abandon(database: Database, load: Load, *, stop: threading.Event, report: Report) -> None:
    """Give up an unfinished load: build the keys that it dropped, drop what it staged. What it wrote stays.

    The caller keeps other writers away.
    """
    tables = tables_of(load.kind)
    if load.state in {COPYING, INDEXING}:
        workers = min(os.cpu_count() or 1, MOST_WORKERS)
        KeyBuilder(database, load.file, workers=workers, stop=stop, report=report).build(tables)
    with database.begin() as connection, driver(connection).cursor() as cursor:
        if load.state == STAGING:
            incoming.drop_staging(cursor, tables)
        dumps.set_state(cursor, load.id, ABANDONED, None)


def tables_of(kind: str) -> list[Table]:
    """Return the tables of a kind of entity and of its lists, parents first."""
    part = DUMPS[kind].record.part
    return [each.table for each in (part, *part.below)]
