"""How fast dumps are loaded, beside others' loaders into the same PostgreSQL, and what a second month takes.

Writes dumps of the practice catalogue, loads each into empty tables (keys, indexes and foreign keys included), then a
second month in which two records in a hundred changed. The kind `all` is a whole month: so many releases, and of the
other kinds as many as Discogs has beside them; others' loaders, which take a file at a time, are left out of it. Files
of your own take the place of all that with --file: the first one is loaded into empty tables, each further one as a
later month.

    ./run bench dump [--records 200000]... [--kind release]... [--file PATH]... [--rounds 3] [--without-peers]
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import cast

import click
import psutil
import psycopg

from benchmarks.dump_file import write
from benchmarks.measure import Cost, run, server_in
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.serve.sample.dump import ROOTS
from discogs_sync.serve.source import KINDS, Kind

ALL = "all"
"""The kind of a whole month."""

WHOLE: dict[str, int] = {"release": 19_492_392, "master": 2_590_000, "artist": 10_200_000, "label": 2_420_000}
WHOLE[ALL] = sum(WHOLE.values())
"""Records of the dumps of October 2026."""

HEAD = (
    "| {name} | records/s | client CPU s | PostgreSQL CPU s | CPU s per 100,000 | peak memory MB |\n"
    "|---|---|---|---|---|---|"
)
OURS = "discogs-sync, first month"


@dataclass(frozen=True)
class Server:
    """The program's own server, which all load into: its data folder, its URL, and its process."""

    home: Path
    url: str
    postgres: psutil.Process


@dataclass
class Contest:
    """The loads of one dump: its files by month, the number of records, and what each way to load took."""

    kind: str
    months: list[list[Path]]
    records: int
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    size: int = 0


@click.command(help=__doc__)
@click.option("--records", "sizes", type=int, multiple=True, default=[200_000], show_default=True)
@click.option("--kind", "kinds", type=click.Choice((*KINDS, ALL)), multiple=True, default=KINDS, show_default=True)
@click.option("--file", "files", type=click.Path(exists=True, path_type=Path), multiple=True, help="A dump of yours.")
@click.option("--rounds", default=3, show_default=True, help="Times that each is loaded; medians are told.")
@click.option("--without-peers", is_flag=True, help="Leave others' loaders out.")
def main(sizes: Sequence[int], kinds: Sequence[str], files: Sequence[Path], rounds: int, without_peers: bool) -> None:
    """Load, all kinds and sizes in each round, for a machine is not always as fast, and print a table for each."""
    with (
        tempfile.TemporaryDirectory(prefix="dumps-") as folder,
        tempfile.TemporaryDirectory(prefix="bench-") as home,
        server_in(Path(home)) as (url, postgres),
    ):
        server = Server(Path(home), url, postgres)
        found = given(files, Path(folder)) if files else practice(kinds, sizes, Path(folder))
        for _ in range(rounds):
            for contest in found:
                compete(contest, server, peers=not without_peers and contest.kind != ALL)
        for contest in found:
            tell(contest)


def given(files: Sequence[Path], folder: Path) -> list[Contest]:
    """Have files of the user's compete, a month each; links have the names of one month's dump after the other's."""
    links = []
    for number, path in enumerate(files):
        link = folder / f"discogs_{date(2026, 1 + number, 1):%Y%m%d}_{kind_of(path).root}{''.join(path.suffixes[-2:])}"
        link.symlink_to(path.resolve())
        links.append([link])
    return [Contest(kind_of(files[0]).kind, links, 0)]


def practice(kinds: Sequence[str], sizes: Sequence[int], folder: Path) -> list[Contest]:
    """Write two months of the practice catalogue for each kind and size."""
    contests = []
    for kind, number in product(kinds, sizes):
        numbers = proportions(number) if kind == ALL else {cast(Kind, kind): number}
        place = folder / f"{number}_{kind}"
        place.mkdir()
        contests.append(Contest(kind, [written(place, month, numbers) for month in (1, 2)], sum(numbers.values())))
    return contests


def proportions(releases: int) -> dict[Kind, int]:
    """Give the numbers of records of each kind that Discogs would have with so many releases."""
    return {kind: WHOLE[kind] * releases // WHOLE["release"] for kind in KINDS}


def written(folder: Path, month: int, numbers: Mapping[Kind, int]) -> list[Path]:
    """Write a month's dump of so many records of some kinds. Gives the files."""
    paths = []
    for kind, number in numbers.items():
        paths.append(folder / f"discogs_2026{month:02}01_{ROOTS[kind]}.xml.gz")
        write(paths[-1], kind, number, month=month)
    return paths


def compete(contest: Contest, server: Server, *, peers: bool) -> None:
    """Load a dump once in every way, and note what it took."""
    ways: dict[str, Callable[[], list[Cost]]] = {OURS: lambda: load_months(contest, server)}
    if peers:
        [path] = contest.months[0]
        ways["discogskit, 2 parse workers, unlogged"] = lambda: [discogskit(path, server)]
        ways["lxml, CSV and COPY, no keys"] = lambda: [csv_load(path, server)]
    for name, do in ways.items():
        empty(server.url)
        first, *later = do()
        contest.costs.setdefault(name, []).append(first)
        for cost in later:
            contest.costs.setdefault("discogs-sync, a later month", []).append(cost)


def load_months(contest: Contest, server: Server) -> list[Cost]:
    """Load the months of a dump with the program, on its own server, and note what they need on disk.

    What autovacuum and the disk do in the month between is done before the next one, and counted with neither.
    """
    costs = []
    for paths in contest.months:
        if costs:
            settle(server.url, "VACUUM")
        command = [sys.executable, "-m", "discogs_sync", "dump", "load", *map(str, paths)]
        costs.append(run(command, {"DISCOGS_SYNC_HOME": str(server.home)}, server.postgres))
        contest.size = contest.size or ask(server.url, "SELECT pg_database_size(current_database())")
        contest.records = contest.records or ask(server.url, "SELECT records FROM sync.dump")
    return costs


def discogskit(path: Path, server: Server) -> Cost:
    """Load a file with discogskit at its best."""
    options = ["--dsn", server.url, "--parse-workers", "2", "--chunk-mb", "64", "--overwrite", "--pg-unlogged"]
    return run([str(Path(sys.executable).with_name("discogskit")), "load", *options, str(path)], {}, server.postgres)


def csv_load(path: Path, server: Server) -> Cost:
    """Load a file as most loaders do."""
    return run([sys.executable, "-m", "benchmarks.csv_load", str(path), server.url], {}, server.postgres)


def tell(contest: Contest) -> None:
    """Print the medians of a contest as a table, what they come to, and what the whole dump would take."""
    name = "records of all kinds" if contest.kind == ALL else f"{contest.kind}s"
    whole = WHOLE[contest.kind]
    print(HEAD.format(name=f"{contest.records:,} {name}"))
    for name, costs in contest.costs.items():
        print(row(name, costs, contest.records))
    print()
    ours = median(contest.costs[OURS], "seconds")
    for name, costs in contest.costs.items():
        if name != OURS:
            part = cpu(costs) / cpu(contest.costs[OURS])
            print(f"{name}: {median(costs, 'seconds') / ours:.2f} times the time of {OURS}, {part:.2f} times its CPU.")
    times = whole / contest.records
    on_8 = cpu(contest.costs[OURS]) * times / 8 / 60
    print(
        f"All {whole:,} at this pace: {ours * times / 60:.0f} minutes on these cores, {on_8:.0f} on 8 of"
        f" them if all are busy; {contest.size * times / 1e9:.0f} GB of disk.\n",
        flush=True,
    )


def row(name: str, costs: Sequence[Cost], records: int) -> str:
    """Give the medians of one way to load as a row."""
    seconds, client, server, memory = (
        median(costs, figure) for figure in ("seconds", "client_cpu", "server_cpu", "peak_memory")
    )
    per_100k = cpu(costs) * 100_000 / records
    return (
        f"| {name} | {records / seconds:,.0f} | {client:.1f} | {server:.1f} | {per_100k:.1f} | {memory / 2**20:.0f} |"
    )


def median(costs: Sequence[Cost], name: str) -> float:
    """Give the median of one of the figures."""
    return statistics.median(getattr(cost, name) for cost in costs)


def cpu(costs: Sequence[Cost]) -> float:
    """Give the CPU seconds of client and server."""
    return median(costs, "client_cpu") + median(costs, "server_cpu")


def empty(url: str) -> None:
    """Drop everything, and give the space back."""
    schemas = ("analytics", "discogs", "sync", "public")
    settle(url, *(f"DROP SCHEMA IF EXISTS {schema} CASCADE" for schema in schemas), "CREATE SCHEMA public")


def settle(url: str, *statements: str) -> None:
    """Do what is asked for, and let nothing of it or of what went before be left for server and disk to write."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in (*statements, "CHECKPOINT"):
            connection.execute(statement.encode())
    os.sync()


def ask(url: str, question: str) -> int:
    """Give the number that answers a question."""
    with psycopg.connect(url) as connection:
        answer = connection.execute(question.encode()).fetchone()
    return int(answer[0]) if answer else 0


if __name__ == "__main__":
    main()
