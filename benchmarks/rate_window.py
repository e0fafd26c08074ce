"""How much of the allowed requests the shared budget uses, against a server that enforces the real rule.

    python -m benchmarks.rate_window --minutes 5 --processes 3 --latency 2 --anonymous

Starts the practice server and a PostgreSQL of its own, then as many processes as told, each with the real client
and budget, and prints the requests allowed, the requests made, and the 429s. Exit code 1 when less than 98 %
was used or a single 429 came.
"""

import multiprocessing
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path

import click
from sqlalchemy.schema import CreateSchema

from discogs_sync.api.client import Discogs
from discogs_sync.api.endpoints import address
from discogs_sync.api.traffic import Traffic
from discogs_sync.errors import Interrupted, NotFound
from discogs_sync.schema.base import BOOKKEEPING
from discogs_sync.schema.budget import budget as table
from discogs_sync.serve.access import PRACTICE_TOKEN
from discogs_sync.settings import Settings
from discogs_sync.store.budget import PostgresBudget, identity
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import using

LEAST_SHARE = 98.0
"""Percent of the allowed requests that must be used."""

_all_ready: Barrier


@click.command()
@click.option("--minutes", default=5.0, show_default=True, help="How long to measure.")
@click.option("--processes", default=1, show_default=True, help="Processes that share the budget.")
@click.option("--latency", default=0.0, show_default=True, help="Seconds that every reply takes.")
@click.option("--authenticated/--anonymous", default=True, show_default=True, help="With credentials 60, else 25.")
def main(minutes: float, processes: int, latency: float, authenticated: bool) -> None:
    """Measure the share of the rate that is used.

    Example: python -m benchmarks.rate_window --minutes 5 --processes 3
    """
    with tempfile.TemporaryDirectory(prefix="rate-window-") as folder, practice_server(latency) as api_url:
        settings = Settings(Path(folder), token=PRACTICE_TOKEN if authenticated else None, api_url=api_url)
        with using(settings.home) as server:
            create_table(server.url)
            counts = run_processes(processes, settings, server.url, minutes * 60)
    used, throttled = (sum(column) for column in zip(*counts, strict=True))
    allowed = round(settings.requests_per_minute * minutes)
    share = 100 * used / allowed
    click.echo(
        f"{minutes:g} min, {processes} processes, {latency:g} s latency, {settings.requests_per_minute} a minute: "
        f"allowed {allowed}, used {used} ({share:.1f} %), 429s {throttled}"
    )
    sys.exit(0 if share >= LEAST_SHARE and throttled == 0 else 1)


@contextmanager
def practice_server(latency: float) -> Iterator[str]:
    """Run the practice server as a process of its own and give its URL."""
    command = [sys.executable, "-m", "discogs_sync.serve", "--releases", "20", "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def create_table(database_url: str) -> None:
    """Create the one table that the budget needs."""
    database = Database(database_url)
    with database.begin() as connection:
        connection.execute(CreateSchema(BOOKKEEPING))
        table.create(connection)
    database.close()


def run_processes(processes: int, settings: Settings, database_url: str, seconds: float) -> list[tuple[int, int]]:
    """Send from so many processes for so many seconds; gives each one's requests and 429s."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes)
    with ProcessPoolExecutor(processes, context, initializer=_remember, initargs=(barrier,)) as pool:
        runs = [pool.submit(send, settings, database_url, seconds) for _ in range(processes)]
        return [run.result() for run in runs]


def _remember(barrier: Barrier) -> None:
    global _all_ready
    _all_ready = barrier


def send(settings: Settings, database_url: str, seconds: float) -> tuple[int, int]:
    """Send with as many threads as a sync does, for so many seconds; gives the requests and 429s."""
    stop = threading.Event()
    database = Database(database_url)
    who = identity(settings.authorization)
    budget = PostgresBudget(database.engine, settings.api_url, who, settings.requests_per_minute)
    _all_ready.wait(60)
    with Discogs(settings.api_url, authorization=settings.authorization, budget=budget, stop=stop) as discogs:
        threads = [
            threading.Thread(target=_send_until, args=(stop, discogs)) for _ in range(settings.requests_in_flight)
        ]
        for thread in threads:
            thread.start()
        requests, throttled = _counts_after(seconds, discogs.traffic)
        stop.set()
        discogs.abort()
        for thread in threads:
            thread.join()
    database.close()
    return requests, throttled


def _counts_after(seconds: float, traffic: Traffic) -> tuple[int, int]:
    time.sleep(seconds)
    return traffic.requests, traffic.throttled


def _send_until(stop: threading.Event, discogs: Discogs) -> None:
    path, params = address("release", 1)
    while not stop.is_set():
        try:
            discogs.get(path, params)
        except NotFound:
            continue
        except Interrupted:
            return


if __name__ == "__main__":
    main()
