"""What it takes to refresh a mirror from an unpaced server on loopback.

Mirrors a search and its releases, then refreshes the mirror: with nothing due, with the listing due, with everything
due and nothing changed, and with everything due and one per cent changed.

    ./run bench refresh [--releases 50000]
"""

import sys

import click
import psutil
import psycopg

from benchmarks.measure import Cost, embedded_server, environment, fast_server, run

SYNC = [sys.executable, "-m", "discogs_sync", "sync"]


@click.command(help=__doc__)
@click.option("--releases", default=50_000, show_default=True, help="Releases of the mirror.")
def main(releases: int) -> None:
    """Mirror, refresh in four ways, and print a row for each."""
    print("| refresh | requests | seconds | client CPU s | PostgreSQL CPU s | rows written or moved | peak memory MB |")
    print("|---|---|---|---|---|---|---|")
    with embedded_server() as (url, postgres):
        with fast_server(releases) as api_url:
            run([*SYNC, "search:type=release"], environment(url, api_url), postgres)
            refresh("nothing due", url, api_url, postgres, due="false")
            refresh("listing due, nothing changed", url, api_url, postgres, due="kind = 'search'")
            refresh("all due, nothing changed", url, api_url, postgres, due="true")
        with fast_server(releases, changed=releases // 100) as api_url:
            refresh("all due, 1 % changed", url, api_url, postgres, due="true")


def refresh(what: str, url: str, api_url: str, postgres: psutil.Process, due: str) -> None:
    """Make items due, sync, and print a row of the table."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"UPDATE sync.item SET due_at = now() WHERE {due}")
        connection.execute("VACUUM ANALYZE sync.item")
    before = written(url)
    cost: Cost = run(SYNC, environment(url, api_url), postgres)
    requests = number(url, "SELECT requests FROM sync.run ORDER BY id DESC LIMIT 1")
    print(
        f"| {what} | {requests:,} | {cost.seconds:.1f} | {cost.client_cpu:.1f} | {cost.server_cpu:.1f} "
        f"| {written(url) - before:,} | {cost.peak_memory / 2**20:.0f} |",
        flush=True,
    )


def written(url: str) -> int:
    """Give how many rows of the catalogue were ever inserted, deleted, or moved to another page by an update."""
    question = (
        "SELECT sum(n_tup_ins + n_tup_del + n_tup_upd - n_tup_hot_upd)::bigint FROM pg_stat_user_tables"
        " WHERE schemaname = 'discogs'"
    )
    return number(url, question)


def number(url: str, question: str) -> int:
    """Give the number that a question asks for, statistics brought up to date before it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_stat_clear_snapshot()")
        row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
