"""How long a claim, `status` and an idle `sync` take as the frontier grows.

Fills `sync.item` with that many items. A tenth of them is due while batches are claimed, as a run does; none is due
while the commands run, so that the sync makes no request.

    ./run bench frontier [--items 1000000] [--claims 150]
"""

import statistics
import sys
import time

import click
import psutil

from benchmarks.measure import embedded_server, environment, run
from discogs_sync.store import frontier, leases, runs
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.migrate import prepare

BATCH = 6
"""Items in one claim of a run at 60 requests a minute."""


@click.command(help=__doc__)
@click.option("--items", default=1_000_000, show_default=True, help="Items in the frontier.")
@click.option("--claims", default=150, show_default=True, help="Claims to time.")
def main(items: int, claims: int) -> None:
    """Fill the frontier step by step and print a row for each size."""
    print("| items | due | claim, median ms | claim, 99th percentile ms | status, s | idle sync, s |")
    print("|---|---|---|---|---|---|")
    with embedded_server() as (url, postgres):
        database = Database(url)
        prepare(database)
        for size in (items // 100, items // 10, items):
            due = fill(database, size)
            times = sorted(claim_times(database, claims))
            rest(database)
            status, sync = (seconds(command, url, postgres) for command in ("status", "sync"))
            print(
                f"| {size:,} | {due:,} | {statistics.median(times):.2f} | {times[len(times) * 99 // 100]:.2f} "
                f"| {status:.2f} | {sync:.2f} |",
                flush=True,
            )
        database.close()


def fill(database: Database, size: int) -> int:
    """Have that many items in the frontier, most of them due later; give how many are due now."""
    with database.begin() as connection:
        connection.exec_driver_sql("TRUNCATE sync.item CASCADE")
        connection.exec_driver_sql(
            """
            INSERT INTO sync.item (kind, id, query, priority, due_at)
            SELECT CASE WHEN n %% 20 = 0 THEN 'master' ELSE 'release' END, n, '',
                CASE WHEN n %% 20 = 0 THEN 2 ELSE 3 END,
                now() + CASE WHEN n %% 10 = 0 THEN interval '-1 hour' ELSE interval '1 day' END * random()
            FROM generate_series(1, %s) AS n
            """,
            (size,),
        )
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE sync.item")
    with database.begin() as connection:
        return frontier.count_due(driver(connection).cursor())


def rest(database: Database) -> None:
    """Let nothing be due."""
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.item SET due_at = now() + interval '1 day', leased_by = NULL")
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE sync.item")


def seconds(command: str, url: str, postgres: psutil.Process) -> float:
    """Give the median seconds of three runs of a command."""
    variables = environment(url, "http://127.0.0.1:1")
    arguments = [sys.executable, "-m", "discogs_sync", command]
    return statistics.median(run(arguments, variables, postgres).seconds for _ in range(3))


def claim_times(database: Database, claims: int) -> list[float]:
    """Claim again and again; give the milliseconds of each claim, its commit included."""
    times = []
    with database.begin() as connection:
        run_id = runs.begin(driver(connection).cursor(), "benchmark")
    for _ in range(claims):
        begin = time.perf_counter()
        with database.begin() as connection:
            taken = leases.claim(driver(connection).cursor(), run_id, BATCH)
        times.append((time.perf_counter() - begin) * 1000)
        if len(taken) < BATCH:
            raise SystemExit("The frontier ran dry: fill it with more items.")
    return times


if __name__ == "__main__":
    main()
