"""Loading put together: files or months in, one run over them, what became of their records out."""

import re
import shutil
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from discogs_sync.dump.checksum import require_right
from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.load import GROWTH, Loader, Mode, Source
from discogs_sync.dump.local import find_local
from discogs_sync.dump.names import parse_month
from discogs_sync.dump.overview import read_loads
from discogs_sync.dump.records import kind_of
from discogs_sync.errors import Interrupted, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import dumps, runs
from discogs_sync.store.bulk import hastened
from discogs_sync.store.connect import Database
from discogs_sync.store.dumps import LOADED, MERGING, STAGING, Tally
from discogs_sync.store.session import open_session

ORDER = tuple(dump.root for dump in DUMPS.values())
"""The kinds of files in the order of loading; any other would do."""

_MONTH = re.compile(r"\d{4}-\d{2}")
_NAMED = re.compile(r"discogs_(\d{4})(\d{2})(\d{2})_", re.ASCII)


@dataclass(frozen=True)
class Loaded:
    """A file that was loaded, and what became of its records; `before` tells that an earlier load had done it all."""

    source: Source
    tally: Tally
    before: bool


def sources(home: Path, arguments: Sequence[str], dated: date | None) -> list[Source]:
    """Give the files that arguments name, each a month or a path; with none the newest dump that is here.

    `dated` is the day of files whose names tell none. Raises UsageError and DumpFileError.
    """
    found: list[Source] = []
    for argument in arguments or [""]:
        if argument and not _MONTH.fullmatch(argument):
            found.append(_source(Path(argument), dated))
            continue
        local = find_local(home, parse_month(argument) if argument else None, ())
        for kind, file in sorted(local.files.items(), key=lambda entry: ORDER.index(entry[0])):
            found.append(Source(file.path, next(d for d in DUMPS.values() if d.root == kind), local.date))
    return found


def _source(path: Path, dated: date | None) -> Source:
    if not path.is_file():
        raise UsageError(f"There is no file {path}. Name a dump's file, or a month such as 2026-10.")
    named = _NAMED.match(path.name)
    day = dated or (parse_day(f"{named[1]}-{named[2]}-{named[3]}") if named else None)
    if day is None:
        raise UsageError(f"The name of {path} tells no date: give the day of the dump with --date 2026-10-01.")
    return Source(path, kind_of(path), day)


def space_needed(database: Database, wanted: Sequence[Source]) -> int:
    """Give the bytes that files take in the database, at most: a later month a tenth of what a first load takes."""
    here = {load.kind for load in read_loads(database) if load.state in {MERGING, STAGING, LOADED}}
    return int(
        sum(source.path.stat().st_size * (GROWTH / 10 if source.dump.kind in here else GROWTH) for source in wanted)
    )


def load(
    settings: Settings,
    database: Database,
    wanted: Sequence[Source],
    *,
    command: str,
    stop: threading.Event,
    report: Report,
    mode: Mode = "merge",
    force: bool = False,
) -> list[Loaded]:
    """Load files, one after the other, in one run.

    `stop` ends it after the chunks in hand; `mode` is how later months come in; with `force` a dump may lack whatever
    it lacks. Raises UsageError where there is not enough disk, WrongChecksum, DumpFileError, Interrupted and
    DatabaseError; what was loaded until then stays.
    """
    _check_space(settings, space_needed(database, wanted))
    done: list[Loaded] = []
    own_server = settings.database_url is None
    with (
        dumps.alone(database),
        open_session(database, command, stop) as session,
        hastened(database) if own_server else nullcontext(),
    ):

        def end(ending: str, message: str | None = None) -> None:
            session.transact(lambda cursor: runs.end(cursor, session.run_id, ending, message))

        try:
            for source in wanted:
                size = source.path.stat().st_size
                require_right(source.path, partial(_tell_checking, report, source.path.name, size))
                loader = Loader(database, session, source, stop=stop, mode=mode, force=force, report=report)
                tally = loader.run()
                done.append(Loaded(source, tally, loader.was_loaded))
        except Interrupted as error:
            end("interrupted", str(error))
            raise
        end("problems" if any(each.tally.set_aside for each in done) else "done")
    return done


def _tell_checking(report: Report, name: str, size: int, done: int) -> None:
    report(Moving(name, "checking", done, size))


def _check_space(settings: Settings, needed: int) -> None:
    """Raise UsageError where the embedded server's disk has not enough room; others' disks cannot be seen."""
    if settings.database_url is not None:
        return
    free = shutil.disk_usage(settings.home).free
    if free < needed:
        raise UsageError(
            f"The load may take {needed / 1e9:.1f} GB, and {settings.home} has {free / 1e9:.1f} GB left: make room,"
            " or set DISCOGS_SYNC_HOME to another disk."
        )


def parse_day(text: str) -> date:
    """Read a day such as 2026-10-01. Raises UsageError."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(f"{text!r} is not a day. A day is written like 2026-10-01.") from None
