"""What the benchmarks share: a database and a practice server of their own, and the cost of a process."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from discogs_sync.store.embedded import using


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, CPU seconds of its own and of PostgreSQL, peak memory in bytes."""

    seconds: float
    client_cpu: float
    server_cpu: float
    peak_memory: int
    output: str


@contextmanager
def embedded_server() -> Iterator[tuple[str, psutil.Process]]:
    """Run an embedded PostgreSQL in a temporary folder; give its URL and its process."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home, server_in(Path(home)) as server:
        yield server


@contextmanager
def server_in(home: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Run the embedded PostgreSQL of a data folder; give its URL and its process."""
    with using(home) as server:
        (pid_file,) = home.glob("pg*/postmaster.pid")
        yield server.url, psutil.Process(int(pid_file.read_text().split()[0]))


@contextmanager
def fast_server(releases: int, changed: int = 0) -> Iterator[str]:
    """Run the benchmarks' own server as a process, so many of its releases changed; give its URL."""
    command = [sys.executable, "-m", "benchmarks.server", str(releases), str(changed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def environment(database_url: str, api_url: str) -> dict[str, str]:
    """Give the settings of an unpaced sync from a server of ours into a database of ours."""
    return {
        "DISCOGS_SYNC_DATABASE_URL": database_url,
        "DISCOGS_SYNC_API_URL": api_url,
        "DISCOGS_SYNC_TOKEN": "practice",
        "DISCOGS_SYNC_RATE": "0",
    }


def run(command: Sequence[str], variables: dict[str, str], postgres: psutil.Process) -> Cost:
    """Run a command to its end and tell what it cost; a failing one ends the benchmark."""
    with tempfile.TemporaryFile("w+") as output:
        before, begin = cpu_seconds(postgres), time.perf_counter()
        process = subprocess.Popen(command, env=os.environ | variables, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{text}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, cpu_seconds(postgres) - before, usage.ru_maxrss * 1024, text)


def cpu_seconds(process: psutil.Process) -> float:
    """Give the CPU seconds of a process and of its children, those that ended included.

    Read again where a child ended meanwhile, whose seconds would be missing or counted twice.
    """
    while True:
        children = process.children(recursive=True)
        try:
            times = [child.cpu_times() for child in children]
        except psutil.NoSuchProcess:
            continue
        own = process.cpu_times()
        if process.children(recursive=True) == children:
            ended = own.children_user + own.children_system
            return float(ended + sum(each.user + each.system for each in (own, *times)))
