"""Loading put together: files in, one run over them, what became of their records out."""

import shutil
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from discogs_sync.dump.events import Report
from discogs_sync.dump.load import Loader, Mode
from discogs_sync.dump.overview import read_loads
from discogs_sync.dump.sources import Source
from discogs_sync.dump.space import LATER_SHARE, first_load_bytes
from discogs_sync.errors import Interrupted, UsageError
from discogs_sync.settings import Settings
from discogs_sync.store import dumps, runs
from discogs_sync.store.bulk import hastened
from discogs_sync.store.connect import Database
from discogs_sync.store.dumps import LOADED, MERGING, STAGING, Tally
from discogs_sync.store.session import open_session


@dataclass(frozen=True)
class Loaded:
    """A file that was loaded, and what became of its records; `before` tells that an earlier load had done it all.

    `unmarked` entities that it lacks were not marked gone, for another file of the day was loaded before.
    """

    source: Source
    tally: Tally
    before: bool
    unmarked: int


def space_needed(database: Database, wanted: Sequence[Source]) -> int:
    """Return the bytes that files take in the database, at most: a later month a tenth of what a first load takes."""
    here = {load.kind for load in read_loads(database) if load.state in {MERGING, STAGING, LOADED}}
    return int(
        sum(first_load_bytes(source.path) * (LATER_SHARE if source.dump.kind in here else 1) for source in wanted)
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
    part: bool = False,
    any_space: bool = False,
) -> list[Loaded]:
    """Load files, one after the other, in one run.

    `stop` ends it after the chunks under way; `mode`, `force` and `part` are as `Loader` takes them. Raises UsageError
    where there is not enough disk, unless `any_space`, WrongChecksum, DumpFileError, Interrupted and DatabaseError;
    what was loaded until then stays.
    """
    if not any_space:
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
                loader = Loader(database, session, source, stop=stop, mode=mode, force=force, part=part, report=report)
                tally = loader.run()
                done.append(Loaded(source, tally, loader.was_loaded, loader.unmarked))
        except Interrupted as error:
            end("interrupted", str(error))
            raise
        end("problems" if any(each.tally.set_aside for each in done) else "done")
    return done


def _check_space(settings: Settings, needed: int) -> None:
    """Raise UsageError where the embedded server's disk has not enough room; others' disks cannot be seen."""
    if settings.database_url is not None:
        return
    free = shutil.disk_usage(settings.home).free
    if free < needed:
        raise UsageError(
            f"The load may take {needed / 1e9:.1f} GB, and {settings.home} has {free / 1e9:.1f} GB left: make room,"
            " set DISCOGS_SYNC_HOME to another disk, or load it all the same with --any-space."
        )
