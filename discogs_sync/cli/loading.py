"""`discogs-sync dump load`, `dump status` and `dump sample`: the dumps into the tables, whole or in part."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import open_database, options, pass_settings, require
from discogs_sync.cli.output import write_json, write_table
from discogs_sync.cli.signals import stopped_by_signals
from discogs_sync.cli.transfer import reporting_transfer
from discogs_sync.cli.wording import counted, duration, instant, number, size

if TYPE_CHECKING:
    from discogs_sync.dump.load import Mode
    from discogs_sync.dump.sources import Source
    from discogs_sync.dump.start import Loaded
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.store.dumps import Load, Tally

PACKAGES = ("isal", "llvmlite", "numpy", "zstandard")
"""What the extra `dump` brings."""

NUMBERS = ("records", "new", "changed", "unchanged", "fresher here", "set aside")


@click.command(short_help="Load a dump into the tables.")
@click.argument("dumps", nargs=-1, metavar="[MONTH | FILE]...")
@click.option("--date", "dated", metavar="DAY", help="Day of dumps whose file names tell none: 2026-10-01.")
@click.option(
    "--mode",
    type=click.Choice(("merge", "swap")),
    default="merge",
    show_default=True,
    help="How a later month comes in: bit by bit, or all at once when it is there whole.",
)
@click.option("--force", is_flag=True, help="Believe a dump that lacks more than a tenth of what was there.")
@click.option("--json", "as_json", is_flag=True, help="Print what was loaded as JSON.")
@pass_settings
def load(settings: Settings, dumps: Sequence[str], dated: str | None, mode: Mode, force: bool, as_json: bool) -> None:
    """Load the dump of a MONTH that was downloaded, or the FILEs (.xml.gz, .xml.zst, .xml), in any number and order.

    The first dump comes by COPY, and the keys and indexes of its tables are built when the rows are there. A later one
    changes only what changed; what the API brought after the dump's day stays, and what the dump has no more is marked
    gone. With --mode swap readers see the month before until the new one is complete, at the cost of disk for what
    changed. A load can be stopped at any point; the next `dump load` of the same file goes on.

    \b
    Example:
      discogs-sync dump load
      discogs-sync dump load 2026-10
      discogs-sync dump load discogs_20261001_labels.xml.gz discogs_20261001_artists.xml.gz
    """
    require("dump", *PACKAGES)
    from discogs_sync.dump.sources import find_sources, parse_day

    wanted = find_sources(settings.home, dumps, parse_day(dated) if dated else None)
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
                settings, database, wanted, command=command, stop=stop, report=report, mode=mode, force=force
            )
    _tell(done, time.monotonic() - began, as_json)
    click.get_current_context().exit(1 if any(each.tally.set_aside for each in done) else 0)


def _announce(database: Database, wanted: Sequence[Source]) -> None:
    from discogs_sync.dump.start import space_needed

    if options().log_format == "text":
        names = ", ".join(source.path.name for source in wanted)
        needed = size(space_needed(database, wanted))
        click.echo(f"Loading {names}; that takes up to {needed} of disk.", err=True)


def _tell(done: Sequence[Loaded], seconds: float, as_json: bool) -> None:
    if as_json:
        write_json([_object(each) for each in done])
        return
    rows = [(each.source.path.name, *_numbers(each.tally)) for each in done]
    write_table(("file", *NUMBERS), rows, right=NUMBERS)
    records = sum(each.tally.records for each in done if not each.before)
    click.echo(f"{counted(records, 'record')} in {duration(seconds)}.")
    for each in done:
        if each.before:
            click.echo(f"{each.source.path.name} was loaded before.")
    aside = sum(each.tally.set_aside for each in done)
    if aside:
        click.echo(f"{counted(aside, 'record')} could not be kept: `discogs-sync problems list` names them.")


def _numbers(tally: Tally) -> tuple[str, ...]:
    parts = (tally.records, tally.inserted, tally.updated, tally.unchanged, tally.fresher, tally.set_aside)
    return tuple(map(number, parts))


def _object(loaded: Loaded) -> dict[str, Any]:
    source = loaded.source
    return {
        "file": str(source.path),
        "kind": source.dump.kind,
        "date": source.dated.isoformat(),
        "before": loaded.before,
    } | vars(loaded.tally)


@click.command(short_help="Cut a small dump out of a big one.")
@click.argument("number", type=click.IntRange(1, 1_000_000))
@click.argument("month", required=False)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of the small dump."
)
@pass_settings
def sample(settings: Settings, number: int, month: str | None, out: Path) -> None:
    """Cut NUMBER releases, with the artists, labels and masters that they name, out of a MONTH that was downloaded.

    The files keep their names, so that the folder can be loaded like the whole dump. The same dump always gives the
    same sample.

    \b
    Example:
      discogs-sync dump sample 1000 --out small
      discogs-sync dump load small/*.xml.gz
    """
    require("dump", *PACKAGES)
    from discogs_sync.dump.local import find_local
    from discogs_sync.dump.names import parse_month
    from discogs_sync.dump.sample import cut

    local = find_local(settings.home, parse_month(month) if month else None, ("releases",))
    with reporting_transfer(options().log_format) as report:
        written = cut({kind: file.path for kind, file in local.files.items()}, number, out, report)
    for kind, records in written.items():
        click.echo(f"{counted(records, 'record')} of {kind} are in {out / local.files[kind].path.name}.")


@click.command(short_help="Show which dumps are loaded.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@pass_settings
def status(settings: Settings, as_json: bool) -> None:
    """Show the dumps that are loaded or being loaded, the latest first, and what became of their records.

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
        write_table(("dump", "state", "since", *NUMBERS), [_row(each) for each in found], right=NUMBERS)
    else:
        click.echo("No dump is loaded.")


def _state(load: Load) -> dict[str, Any]:
    fields = {name: value for name, value in vars(load).items() if name != "tally"}
    return fields | {"dated": load.dated.isoformat()} | vars(load.tally)


def _row(load: Load) -> tuple[str, ...]:
    return (load.file, load.state, instant(load.loaded_at or load.started_at), *_numbers(load.tally))
