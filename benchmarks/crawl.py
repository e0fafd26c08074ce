"""How fast a whole sync is, beside dlt's `rest_api` source on the same server, into the same PostgreSQL.

Both load one search and its releases from an unpaced server on loopback, in turn, a few times.

    ./run bench crawl [--releases 5000] [--rounds 3]
"""

import sys

import click
import psycopg

from benchmarks.measure import Cost, embedded_server, environment, fast_server, run

QUERY = "type=release"


@click.command(help=__doc__)
@click.option("--releases", default=5000, show_default=True, help="Releases that the search finds.")
@click.option("--rounds", default=3, show_default=True, help="Times that both are run, in turn.")
def main(releases: int, rounds: int) -> None:
    """Run both and print a table."""
    with embedded_server() as (database_url, postgres), fast_server(releases) as api_url:
        variables = environment(database_url, api_url)
        ours = [sys.executable, "-m", "discogs_sync", "sync", f"search:{QUERY}"]
        theirs = [sys.executable, "-m", "benchmarks.dlt_crawl", api_url, database_url, QUERY]
        pairs = []
        for _ in range(rounds):
            empty(database_url)
            mine = run(ours, variables, postgres)
            loaded = count(database_url, "discogs.release")
            yours = run(theirs, variables, postgres)
            if loaded != count(database_url, "dlt_crawl.release"):
                raise SystemExit("The two did not load the same number of releases.")
            pairs.append((mine, yours))
            tell(loaded, mine, yours)
        ratios = sorted(yours.seconds / mine.seconds for mine, yours in pairs)
        print(f"ratio of releases per second, median of {rounds}: {ratios[len(ratios) // 2]:.1f}")


def tell(releases: int, mine: Cost, yours: Cost) -> None:
    """Print one round as two rows of a table."""
    print("| loader | releases | seconds | releases/s | client CPU s | PostgreSQL CPU s | peak memory MB |")
    print("|---|---|---|---|---|---|---|")
    for name, cost in (("discogs-sync", mine), ("dlt rest_api", yours)):
        print(
            f"| {name} | {releases} | {cost.seconds:.1f} | {releases / cost.seconds:.0f} | {cost.client_cpu:.1f} "
            f"| {cost.server_cpu:.1f} | {cost.peak_memory / 2**20:.0f} |"
        )
    print(flush=True)


def empty(database_url: str) -> None:
    """Drop what both have loaded."""
    with psycopg.connect(database_url) as connection:
        for schema in ("analytics", "discogs", "sync", "dlt_crawl", "dlt_crawl_staging"):
            connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def count(database_url: str, table: str) -> int:
    """Give the number of rows of a table."""
    with psycopg.connect(database_url) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
