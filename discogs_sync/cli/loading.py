"""`discogs-sync dump load`, `dump status` and `dump sample`: the dumps into the tables, whole or in part."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import announce_compiling, open_database, options, pass_settings, require
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.signals import promise, stopped_by_signals
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.transfer import reporting_transfer
from discogs_sync.cli.wording import counted, duration, instant, number, size
from discogs_sync.dump.limits import NOTED_RECORDS
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.dump.load import Mode
    from discogs_sync.dump.sources import Source
    from discogs_sync.dump.start import Loaded
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.store.dumps import Load, Tally

PACKAGES = ("isal", "llvmlite", "numpy", "zstandard")
"""What the extra `dump` brings."""

NUMBERS = ("records", "new", "changed", "unchanged", "fresher here", "quarantined", "gone")


@click.command(short_help="Load a dump into the tables.")
@click.argument("dumps", nargs=-1, metavar="[MONTH | FILE]...")
@click.option("--date", "dated", metavar="DAY", help="Day of dumps whose file names have none: 2026-10-01.")
@click.option(
    "--mode",
    type=click.Choice(("merge", "swap")),
    default="merge",
    show_default=True,
    help="How a later month comes in: bit by bit, or all at once when it is there whole.",
)
@click.option("--part", is_flag=True, help="The files are parts of a month: mark nothing gone that they lack.")
@click.option(
    "--force",
    is_flag=True,
    help="Load a file again, give up an unfinished load in its way, and mark gone all entities that it lacks.",
)
@click.option("--any-space", is_flag=True, help="Load even if the disk may have too little room.")
@click.option("--json", "as_json", is_flag=True, help="Print the loads as JSON.")
@pass_settings
def load(
    settings: Settings,
    dumps: Sequence[str],
    dated: str | None,
    mode: Mode,
    part: bool,
    force: bool,
    any_space: bool,
    as_json: bool,
) -> None:
    """Load the dump of a MONTH that was downloaded, or the FILEs (.xml.gz, .xml.zst, .xml), in any number and order.

    The first dump comes by COPY, and the keys and indexes of its tables are built when the rows are there. A later one
    writes only changes. Rows that the API brought after the dump's day stay. Entities that the dump lacks are
    marked gone. With --mode swap readers see the month before until the new one is complete, at the cost of disk for
    the changes. A load can be stopped at any point; the next `dump load` of the same file continues it.

    Another file of a loaded day adds to it: entities that it lacks may be in the other file, and are not marked gone.
    The counts of a file add up: its records are new, changed, unchanged, fresher here, or quarantined.

    \b
    Example:
      discogs-sync dump load
      discogs-sync dump load 2026-10
      discogs-sync dump load discogs_20261001_labels.xml.gz discogs_20261001_artists.xml.gz
    """
    require("dump", *PACKAGES)
    announce_compiling()
    from discogs_sync.dump.sources import find_sources, parse_past_day

    wanted = find_sources(settings.home, dumps, parse_past_day(dated) if dated else None)
    promise("Stopped. Records that were committed are kept; the same command continues there.")
    importing = Thread(target=import_module, args=("discogs_sync.dump.start",))
    importing.start()  # it takes a tenth of a second, in which the server has other things to do
    with open_database(settings) as database:
        importing.join()
        from discogs_sync.dump import start

        _announce(database, wanted)
        began = time.monotonic()
        with reporting_transfer(options().log_format) as report, stopped_by_signals() as stop:
            command = " ".join(["dump load", *dumps])
            done = start.load(
                settings,
                database,
                wanted,
                command=command,
                stop=stop,
                report=report,
                mode=mode,
                force=force,
                part=part,
                any_space=any_space,
            )
    _tell(done, time.monotonic() - began, as_json)
    click.get_current_context().exit(1 if any(each.tally.set_aside for each in done) else 0)


def _announce(database: Database, wanted: Sequence[Source]) -> None:
    from discogs_sync.dump.start import space_needed

    if options().log_format == "text":
        names = ", ".join(f"{source.path.name} of {source.dated}" for source in wanted)
        needed = size(space_needed(database, wanted))
        say(f"Loading {names}; that takes up to {needed} of disk.", err=True)


def _tell(done: Sequence[Loaded], seconds: float, as_json: bool) -> None:
    if as_json:
        write_json([_object(each) for each in done])
        return
    rows = [(each.source.path.name, *_numbers(each.tally)) for each in done]
    write_table(("file", *NUMBERS), rows, right=NUMBERS)
    records = sum(each.tally.records for each in done if not each.before)
    say(f"{counted(records, 'record')} in {duration(seconds)}.")
    for each in done:
        if each.before:
            say(f"{each.source.path.name} is loaded already; --force loads it again.")
        elif each.unmarked:
            say(
                f"{each.source.path.name} lacks {counted(each.unmarked, 'entity', 'entities')} that are here. They are"
                f" not marked gone, for another file of {each.source.dated} was loaded before it; --force marks them."
            )
    aside = sum(each.tally.set_aside for each in done)
    if aside:
        which = "them" if aside <= NOTED_RECORDS else f"the first {number(NOTED_RECORDS)} of each file"
        say(f"{counted(aside, 'record')} in quarantine: {command('problems list')} names {which}.")


def _numbers(tally: Tally) -> tuple[str, ...]:
    return tuple(map(number, vars(tally).values()))


def _object(loaded: Loaded) -> dict[str, Any]:
    source = loaded.source
    return {
        "file": str(source.path),
        "kind": source.dump.kind,
        "date": source.dated.isoformat(),
        "before": loaded.before,
        "unmarked": loaded.unmarked,
    } | vars(loaded.tally)


@click.command(short_help="Cut a small dump out of a big one.")
@click.argument("number", type=click.IntRange(1, 1_000_000))
@click.argument("month", required=False)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of the small dump."
)
@click.option("--overwrite", is_flag=True, help="Replace files that are in the folder, an earlier sample's perhaps.")
@pass_settings
def sample(settings: Settings, number: int, month: str | None, out: Path, overwrite: bool) -> None:
    """Cut NUMBER releases, with the artists, labels and masters that they name, out of a MONTH that was downloaded.

    The files keep their names, so that the folder can be loaded like the whole dump. The same dump always gives the
    same sample.

    \b
    Example:
      discogs-sync dump sample 1000 --out small
      discogs-sync dump load small/*.xml.gz
    """
    require("dump", *PACKAGES)
    announce_compiling()
    from discogs_sync.dump.local import find_local
    from discogs_sync.dump.names import parse_month
    from discogs_sync.dump.sample import cut

    promise("Stopped. Files that were written whole are kept; --overwrite replaces them.")
    local = find_local(settings.home, parse_month(month) if month else None, ("releases",))
    with reporting_transfer(options().log_format) as report:
        files = {kind: file.path for kind, file in local.files.items()}
        written = cut(files, number, out, report, overwrite=overwrite)
    for kind, records in written.items():
        say(f"{out / local.files[kind].path.name}: {counted(records, kind.removesuffix('s'))}.")


@click.command(short_help="Show which dumps are loaded.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@pass_settings
def status(settings: Settings, as_json: bool) -> None:
    """Show the files that are loaded or being loaded, the latest day first, and the counts of their records.

    The records of a file are new, changed, unchanged, fresher here or quarantined; gone are entities that it lacks.

    \b
    Example:
      discogs-sync dump status
    """
    from discogs_sync.dump.overview import read_loads

    with open_database(settings) as database:
        found = read_loads(database)
    if as_json:
        write_json([_state(each) for each in found])
    elif found:
        write_table(("dump", "kind", "day", "state", "since", *NUMBERS), [_row(each) for each in found], right=NUMBERS)
    else:
        say("No dump is loaded.")


def _state(load: Load) -> dict[str, Any]:
    fields = {name: value for name, value in vars(load).items() if name != "tally"}
    return fields | {"dated": load.dated.isoformat()} | vars(load.tally)


def _row(load: Load) -> tuple[str, ...]:
    since = instant(load.loaded_at or load.started_at)
    return (load.file, load.kind, f"{load.dated}", load.state, since, *_numbers(load.tally))


@click.command(short_help="Give up a load, or undo its day.")
@click.argument("kind", type=click.Choice(("artist", "label", "master", "release")))
@click.argument("day")
@pass_settings
def forget(settings: Settings, kind: str, day: str) -> None:
    """Forget the loads of a KIND of dump of a DAY: one that cannot be finished, or one whose day was wrong.

    What they wrote stays, and any other dump supersedes it. The tables of an unfinished first load get their keys.

    \b
    Example:
      discogs-sync dump status
      discogs-sync dump forget artist 2026-10-01
    """
    require("dump", *PACKAGES)
    from discogs_sync.dump.forget import forget
    from discogs_sync.dump.names import parse_day

    promise("Stopped. The loads are not forgotten; run the command again.")
    dated = parse_day(day)
    with (
        open_database(settings) as database,
        reporting_transfer(options().log_format) as report,
        stopped_by_signals() as stop,
    ):
        forgotten = forget(settings, database, kind, dated, stop=stop, report=report)
    for each in forgotten:
        say(f"Forgotten: {each.file} of {each.dated}, {each.state}. The rows that it wrote are kept.")
