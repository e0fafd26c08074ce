"""How much memory a whole sync takes as the frontier grows.

./run bench memory [--releases 1000 --releases 50000]
"""

import sys

import click

from benchmarks.crawl import QUERY, empty
from benchmarks.measure import embedded_server, environment, fast_server, run


@click.command(help=__doc__)
@click.option("--releases", multiple=True, default=(1_000, 10_000, 50_000), show_default=True, help="Items, each run.")
def main(releases: tuple[int, ...]) -> None:
    """Sync searches of growing length into an empty mirror, and print a row for each."""
    print("| items in the frontier | seconds | peak memory of the client, MB |")
    print("|---|---|---|")
    with embedded_server() as (database_url, postgres):
        for number in releases:
            empty(database_url)
            with fast_server(number) as api_url:
                variables = environment(database_url, api_url)
                cost = run([sys.executable, "-m", "discogs_sync", "sync", f"search:{QUERY}"], variables, postgres)
            print(f"| {number} | {cost.seconds:.0f} | {cost.peak_memory / 2**20:.0f} |", flush=True)


if __name__ == "__main__":
    main()
