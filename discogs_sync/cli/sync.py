"""`discogs-sync sync`: the main job."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discogs_sync.cli import service
from discogs_sync.cli.context import counting, open_database, options, pass_settings, setting, tell
from discogs_sync.cli.estimate import show_estimate, show_plan
from discogs_sync.cli.metrics import METRICS_FILE, update
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.progress import log_event, reporting
from discogs_sync.cli.signals import stopped_by_signals
from discogs_sync.cli.summary import NOTHING_FOLLOWED, followed_text, summary_object, summary_text
from discogs_sync.cli.wording import complete_target, read_duration
from discogs_sync.errors import Interrupted

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database
    from discogs_sync.sync.crawl import Ending
    from discogs_sync.sync.limits import Limits
    from discogs_sync.sync.metrics import MetricsFile
    from discogs_sync.sync.outlook import Progress
    from discogs_sync.sync.targets import Target

EXIT_CODES = {"done": 0, "paused": 0, "problems": 1, "interrupted": Interrupted.exit_code}
"""Exit codes of endings; that of a failed run is its error's."""


@click.command(short_help="Fetch everything that is due.")
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_target)
@click.option("--max-requests", type=counting(), metavar="N", help="Pause after so many requests.")
@click.option("--max-time", callback=read_duration, metavar="DURATION", help="Pause after so long: 90s, 10m, 2h.")
@click.option(
    "--forever",
    is_flag=True,
    help="Go on until stopped: a run whenever something is due, without limits.",
)
@click.option(
    "--every",
    callback=read_duration,
    metavar="DURATION",
    help="The same, with so long at least from one begin to the next; limits are for each run.",
)
@setting("--workers", metavar="N", help="Requests in flight; by default enough to fill the rate.")
@setting("--currency", "--curr-abbr", metavar="CODE", help="Currency of prices, with credentials only: EUR, USD …")
@setting(
    "--max-age",
    multiple=True,
    metavar="KIND=AGE",
    help="Request older items once: release=30d, or release=0s for all; may be repeated.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Accept listings that lost more than a tenth of their entries, and request gone items again.",
)
@click.option("--dry-run", is_flag=True, help="Print the requests and the time; request nothing, change nothing.")
@click.option(
    "--estimate",
    is_flag=True,
    help="The same, after requesting the first page of each listing that was never read: one request a listing.",
)
@METRICS_FILE
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@pass_settings
def sync(
    settings: Settings,
    targets: tuple[str, ...],
    max_requests: int | None,
    max_time: float | None,
    forever: bool,
    every: float | None,
    force: bool,
    dry_run: bool,
    estimate: bool,
    metrics_file: Path | None,
    as_json: bool,
) -> None:
    """Follow each TARGET, then fetch everything that is due from Discogs and store it.

    A target is artist:ID, label:ID, master:ID, release:ID or search:QUERY; the address of a page at discogs.com and
    Discogs' markup such as [r249504] are accepted, too. The run ends when nothing is due, or pauses at its limits; the
    next run continues, however this one ended. Progress goes to stderr.

    --dry-run prints what is known without a request. --estimate reads the first page of each listing of unknown length
    and prints the total of entries, requests and time. It follows nothing. It stores the pages of listings that are
    followed already, and `runs` lists its requests. --max-requests and --max-time limit it.

    With --forever or --every it waits for the next due items, and for Discogs and the database if they are unreachable.

    \b
    Example:
      discogs-sync sync artist:108713 label:1
      discogs-sync sync "search:country=Japan&genre=Jazz&type=release" --dry-run
      discogs-sync sync label:1 --estimate
      discogs-sync sync --max-time 50m
      discogs-sync sync --max-age release=30d
      discogs-sync sync --forever --metrics-file /var/lib/node_exporter/discogs-sync.prom
    """
    from discogs_sync.sync.limits import Limits
    from discogs_sync.sync.metrics import MetricsFile
    from discogs_sync.sync.searching import require_credentials
    from discogs_sync.sync.targets import parse

    limits = Limits(max_requests, max_time)
    service.check(
        forever=forever,
        every=every,
        limited=limits != Limits(),
        force=force,
        dry_run=dry_run or estimate,
        metrics=metrics_file is not None,
    )
    wanted = [parse(text) for text in targets]
    require_credentials(settings, *(target.kind for target in wanted))
    with open_database(settings) as database:
        if estimate:
            show_estimate(settings, database, wanted, limits, as_json=as_json)
            return
        if dry_run:
            show_plan(settings, database, wanted, as_json=as_json)
            return
        metrics = MetricsFile(metrics_file, database, settings)
        metrics.write()
        _follow(database, wanted)
        _spare_the_collector()
        command = _command(wanted, max_requests, max_time, forever, every)
        run = partial(_run, settings, database, command, limits, metrics, force=force, at_once=not (forever or every))
        if forever or every:
            service.serve(settings, database, run, every=every, metrics=metrics, as_json=as_json)
        began = time.monotonic()
        with stopped_by_signals() as stop:
            ending = run(stop)
        _tell_ending(settings, database, ending, time.monotonic() - began, as_json)
        update(metrics)
    if ending.error is not None and ending.ending != "interrupted":
        raise ending.error
    click.get_current_context().exit(EXIT_CODES[ending.ending])


def _follow(database: Database, targets: Sequence[Target]) -> None:
    from discogs_sync.sync.start import follow

    if not targets:
        return
    new = follow(database, targets)
    tell("followed", followed_text(targets, new), targets=[str(target) for target in targets], new=new)


def _spare_the_collector() -> None:
    """Have the garbage collector pass over what start-up made, and look seldom: a crawl makes rows, and no cycles.

    It saves a tenth of the CPU that a crawl takes.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _run(
    settings: Settings,
    database: Database,
    command: str,
    limits: Limits,
    metrics: MetricsFile,
    stop: threading.Event,
    *,
    force: bool,
    at_once: bool,
) -> Ending:
    from discogs_sync.sync import start

    with reporting(settings.requests_per_minute, options().log_format, at_once=at_once) as show:

        def report(progress: Progress) -> None:
            show(progress)
            metrics.keep_up()

        return start.sync(settings, database, command=command, stop=stop, limits=limits, force=force, report=report)


def _tell_ending(settings: Settings, database: Database, ending: Ending, seconds: float, as_json: bool) -> None:
    from discogs_sync.sync.plan import plan
    from discogs_sync.sync.problems import not_found
    from discogs_sync.sync.status import read_follows

    left = plan(database, settings.requests_per_minute)
    missing = not_found(database, ending.run_id)
    if options().log_format == "json":
        log_event("ended", **summary_object(ending, seconds, left, missing))
    if as_json:
        write_json(summary_object(ending, seconds, left, missing))
    elif options().log_format == "text":
        say(summary_text(ending, seconds, left, missing))
        if not ending.counts.requests and not read_follows(database):
            say(NOTHING_FOLLOWED)


def _command(
    targets: Sequence[Target], max_requests: int | None, max_time: float | None, forever: bool, every: float | None
) -> str:
    """Return the command for the run's row, with targets in their one spelling and without settings: no secrets."""
    numbers = {"--max-requests": max_requests, "--max-time": max_time, "--every": every}
    given = [f"{name} {value:g}" for name, value in numbers.items() if value is not None]
    return " ".join(["sync", *map(str, targets), *given, *(["--forever"] if forever else [])])
