"""How fast dumps are loaded, beside discogskit into the same PostgreSQL, and what a second month takes.

Writes dumps of the practice catalogue, loads each into empty tables (keys, indexes and foreign keys included), then a
second month in which two records in a hundred changed.

    ./run bench dump [--records 200000] [--kind release] [--rounds 3] [--without-peers]
"""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import psutil
import psycopg

from benchmarks.dump_file import write
from benchmarks.measure import Cost, embedded_server, run
from discogs_sync.serve.sample.dump import ROOTS
from discogs_sync.serve.source import KINDS, Kind

WHOLE = {"release": 19_492_392, "master": 2_590_000, "artist": 10_200_000, "label": 2_420_000}
"""Records of the dumps of October 2026."""

HEAD = "| {kind} | records/s | client CPU s | PostgreSQL CPU s | CPU s per 100,000 | peak memory MB |"


@click.command(help=__doc__)
@click.option("--records", default=200_000, show_default=True, help="Records of each dump.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, default=KINDS, show_default=True)
@click.option("--rounds", default=3, show_default=True, help="Times that each is loaded; medians are told.")
@click.option("--without-peers", is_flag=True, help="Leave discogskit out.")
def main(records: int, kinds: Sequence[Kind], rounds: int, without_peers: bool) -> None:
    """Load and print a table for each kind."""
    with tempfile.TemporaryDirectory(prefix="dumps-") as folder, embedded_server() as (url, postgres):
        for kind in kinds:
            compare(Path(folder), kind, records, rounds, url, postgres, peers=not without_peers)


def compare(
    folder: Path, kind: Kind, records: int, rounds: int, url: str, postgres: psutil.Process, *, peers: bool
) -> None:
    """Load one kind of dump in every way, and print what it took."""
    months = [folder / f"discogs_2026{10 + month}01_{ROOTS[kind]}.xml.gz" for month in (0, 1)]
    for month, path in enumerate(months, 1):
        write(path, kind, records, month=month)
    costs: dict[str, list[Cost]] = {"discogs-sync, first month": [], "discogs-sync, second month": []}
    size = 0
    for _ in range(rounds):
        empty(url)
        for name, path in zip(list(costs)[:2], months, strict=True):
            costs[name].append(load(path, url, postgres))
            size = size or database_size(url)
        if peers:
            empty(url)
            costs.setdefault("discogskit, 2 parse workers, unlogged", []).append(peer(months[0], url, postgres))
    print(HEAD.format(kind=kind))
    print("|---|---|---|---|---|---|")
    for name, found in costs.items():
        print(row(name, found, records))
    tell_whole(kind, statistics.median(cost.seconds for cost in costs["discogs-sync, first month"]), records, size)
    for path in months:
        path.unlink()


def row(name: str, found: Sequence[Cost], records: int) -> str:
    """Give the medians of one way to load as a row."""
    seconds, client, server, memory = (
        statistics.median(getattr(cost, field) for cost in found)
        for field in ("seconds", "client_cpu", "server_cpu", "peak_memory")
    )
    cpu = (client + server) * 100_000 / records
    return f"| {name} | {records / seconds:,.0f} | {client:.1f} | {server:.1f} | {cpu:.1f} | {memory / 2**20:.0f} |"


def tell_whole(kind: Kind, seconds: float, records: int, size: int) -> None:
    """Print what the dump of October 2026 would take at the same pace."""
    whole = WHOLE[kind]
    minutes, disk = seconds * whole / records / 60, size * whole / records / 1e9
    print(f"All {whole:,} {ROOTS[kind]} at this pace: {minutes:.0f} minutes, {disk:.0f} GB of disk.\n", flush=True)


def load(path: Path, url: str, postgres: psutil.Process) -> Cost:
    """Load a file with the program."""
    command = [sys.executable, "-m", "discogs_sync", "dump", "load", str(path)]
    return run(command, {"DISCOGS_SYNC_DATABASE_URL": url}, postgres)


def peer(path: Path, url: str, postgres: psutil.Process) -> Cost:
    """Load a file with discogskit at its best."""
    options = ["--dsn", url, "--parse-workers", "2", "--chunk-mb", "64", "--overwrite", "--pg-unlogged"]
    return run([str(Path(sys.executable).with_name("discogskit")), "load", *options, str(path)], {}, postgres)


def empty(url: str) -> None:
    """Drop everything, and give the space back."""
    with psycopg.connect(url, autocommit=True) as connection:
        for schema in ("analytics", "discogs", "sync", "public"):
            connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute("CHECKPOINT")


def database_size(url: str) -> int:
    """Give the bytes of the database."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
