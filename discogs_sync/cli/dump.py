"""`discogs-sync dump`: the monthly dumps of Discogs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli import loading
from discogs_sync.cli.context import open_database, options, pass_settings, setting, tell
from discogs_sync.cli.groups import Group
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.progress import log_event
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.transfer import reporting_transfer
from discogs_sync.cli.wording import counted, size
from discogs_sync.dump.names import KINDS, month_text, parse_month
from discogs_sync.errors import DatabaseError, Interrupted

if TYPE_CHECKING:
    from discogs_sync.dump.download import Downloaded
    from discogs_sync.dump.local import LocalDump
    from discogs_sync.dump.overview import KnownDump
    from discogs_sync.dump.site import Offer
    from discogs_sync.settings import Settings
    from discogs_sync.store.dumps import Load

URL = setting("--dump-url", "--url", metavar="URL", help="Site of the dumps: Discogs' own, or a mirror's folder.")

COLUMNS = ("month", "offered", "here", "loaded")
"""Columns of the list of dumps."""


@click.group(cls=Group, short_help="Download and load the monthly dumps of Discogs.")
def dump() -> None:
    """Manage the monthly dumps: all entities of Discogs, in four files a month.

    \b
    Example:
      discogs-sync dump list
      discogs-sync dump download
      discogs-sync dump load
    """


dump.add_command(loading.load)
dump.add_command(loading.status)
dump.add_command(loading.forget)
dump.add_command(loading.sample)


@dump.command("list", short_help="List the offered, downloaded and loaded dumps.")
@click.option("--year", type=click.IntRange(2000, 2099), metavar="YEAR", help="Year; by default the current one.")
@click.option("--local", is_flag=True, help="Make no request: list downloaded and loaded dumps only.")
@URL
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@pass_settings
def list_(settings: Settings, year: int | None, local: bool, as_json: bool) -> None:
    """List the dumps of a year that Discogs offers, and all that are in the folder dumps of the data folder.

    It takes one request; in the first days of a year a second one. A dump is complete when its file of checksums is
    there, which Discogs writes last: on the first of the month as a rule, two weeks later at times.

    \b
    Example:
      discogs-sync dump list
      discogs-sync dump list --year 2024 --json
    """
    from discogs_sync.dump.local import local_dumps
    from discogs_sync.dump.overview import known_dumps

    offers = [] if local else _offers(settings, year)
    known = known_dumps(offers, local_dumps(settings.home), _loads(settings))
    if as_json:
        write_json([_object(each) for each in known])
    elif known:
        write_table(COLUMNS, [_row(each) for each in known])
    else:
        say("There is no dump.")


def _offers(settings: Settings, year: int | None) -> list[Offer]:
    from discogs_sync.dump.site import open_site

    with reporting_transfer(options().log_format) as report, open_site(settings.dump_url, report) as site:
        return site.offers(year) if year else site.latest_offers(_today().year)


def _loads(settings: Settings) -> Sequence[Load]:
    """Return the loads, none without a reachable database: listing dumps does not need one."""
    from discogs_sync.dump.overview import read_loads

    try:
        with open_database(settings) as database:
            return read_loads(database)
    except DatabaseError as error:
        tell("warning", f"The loaded dumps are unknown: {error}", message=str(error))
        return ()


def _row(known: KnownDump) -> tuple[str, ...]:
    return month_text(known.date), _offered(known.offer), _here(known.local), _loaded(known.loads)


def _loaded(loads: Sequence[Load]) -> str:
    states = _states(loads).values()
    whole = sum(state == "loaded" for state in states)
    under_way = f", {counted(len(states) - whole, 'file')} in part" if whole < len(states) else ""
    return f"{_files(whole, None)}{under_way}" if states else "–"


def _states(loads: Sequence[Load]) -> dict[str, str]:
    """Return the state of each kind: loaded where one of its files is, else that of the latest load not given up."""
    states: dict[str, str] = {}
    for load in loads:
        if load.state != "abandoned" and states.get(load.kind) != "loaded":
            states[load.kind] = load.state
    return states


def _offered(offer: Offer | None) -> str:
    if offer is None:
        return "–"
    sizes = [offer.links[kind].size for kind in offer.kinds]
    told = _files(len(sizes), sum(each for each in sizes if each) if all(sizes) else None)
    return told if offer.is_complete else f"{told}, not complete yet"


def _here(local: LocalDump | None) -> str:
    if local is None:
        return "–"
    told = _files(len(local.files), sum(each.size for each in local.files.values()))
    states = [each.is_right for each in local.files.values()]
    state = "wrong" if False in states else "not checked" if None in states else "right"
    return f"{told}, {state}" if states else told


def _files(number: int, octets: int | None) -> str:
    told = counted(number, "file") if number == len(KINDS) else f"{number} of {counted(len(KINDS), 'file')}"
    return f"{told}, {size(octets)}" if octets else told


def _object(known: KnownDump) -> dict[str, Any]:
    """Give a dump for JSON; `offered` and `here` are null where it is not, `loaded` has the state of each kind."""
    offer, local = known.offer, known.local
    return {
        "month": month_text(known.date),
        "date": known.date.isoformat(),
        "offered": offer
        and {"complete": offer.is_complete, "files": {kind: offer.links[kind] for kind in offer.kinds}},
        "here": local and {"whole": local.is_whole, "files": local.files},
        "loaded": _states(known.loads),
    }


@dump.command(short_help="Download and check a dump.")
@click.argument("month", required=False)
@click.option("--only", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this file; may be repeated.")
@URL
@pass_settings
def download(settings: Settings, month: str | None, kinds: Sequence[str]) -> None:
    """Download the dump of MONTH (2026-10), or else the newest complete one, into the folder dumps of the data folder.

    Each file is checked by its SHA-256 during the download, and deleted if it differs. Files that are present and
    correct are not downloaded again. An interrupted file starts from the beginning: Discogs sends no parts of files.
    The site may ask to wait for an hour: the command waits, and Ctrl-C ends it.

    \b
    Example:
      discogs-sync dump download
      discogs-sync dump download 2026-10 --only artists --only labels
      discogs-sync dump download --url https://mirror.example.org/discogs/
    """
    from discogs_sync.dump.download import download as bring
    from discogs_sync.dump.site import open_site

    wanted = parse_month(month) if month else None
    chosen = [kind for kind in KINDS if kind in kinds or not kinds]
    try:
        with reporting_transfer(options().log_format) as report, open_site(settings.dump_url, report) as site:
            done = bring(settings.home, site, wanted, chosen, report, today=_today())
    except KeyboardInterrupt:
        raise Interrupted("Stopped as asked. Complete files are kept; the next download requests the others.") from None
    _tell_ending(done)


def _tell_ending(done: Downloaded) -> None:
    octets = sum(path.stat().st_size for path in done.files.values())
    if options().log_format == "json":
        log_event("ended", month=month_text(done.date), files=done.files, came=done.came, size=octets)
        return
    came = f"{counted(len(done.came), 'file')} downloaded now" if done.came else "nothing had to be downloaded"
    folder = next(iter(done.files.values())).parent
    say(f"{month_text(done.date)} is in {folder}, checked: {counted(len(done.files), 'file')}, {size(octets)}; {came}.")


def _today() -> date:
    return datetime.now(UTC).date()
