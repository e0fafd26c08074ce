"""Peak memory and time of `sync` and `dump load` on hostile input.

Each case runs the real program in a process of its own, against an empty mirror. A case fails if the process needs more
memory than the limit, or does not end in time.

    ./run bench hostile [NAME]... [--timeout 900]
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks import hostile_api, hostile_dump
from benchmarks.crawl import empty
from benchmarks.hostile_case import MB, Case
from benchmarks.measure import embedded_server

CASES = [*hostile_api.CASES, *hostile_dump.CASES]


@dataclass(frozen=True)
class Outcome:
    """Exit code (None if the process had to be killed), seconds, peak resident memory in bytes, and the output."""

    code: int | None
    seconds: float
    peak_memory: int
    output: str


@click.command(help=__doc__)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--timeout", default=900.0, show_default=True, help="Seconds after which a process is killed.")
@click.option("--verbose", is_flag=True, help="Print the output of each process.")
def main(names: tuple[str, ...], timeout: float, verbose: bool) -> None:
    """Run the cases and print a row for each; exit with 1 if one fails."""
    chosen = [case for case in CASES if not names or case.name.startswith(names)]
    if not chosen:
        raise click.UsageError(f"No case begins with {' or '.join(names)}: {', '.join(case.name for case in CASES)}.")
    print("| case | exit code | seconds | peak memory MB | limit MB | |")
    print("|---|---|---|---|---|---|", flush=True)
    failed = False
    with embedded_server() as (database_url, _):
        for case in chosen:
            empty(database_url)
            outcome = run(case, database_url, timeout)
            is_bad = outcome.code is None or outcome.peak_memory > case.limit
            failed = failed or is_bad
            print(row(case, outcome, "FAILED" if is_bad else ""), flush=True)
            if verbose:
                print(outcome.output, flush=True)
    sys.exit(1 if failed else 0)


def run(case: Case, database_url: str, timeout: float) -> Outcome:
    """Run the command of a case to its end, or kill it after so many seconds."""
    with (
        tempfile.TemporaryDirectory(prefix="hostile-") as folder,
        tempfile.TemporaryFile("w+") as output,
        case.command(Path(folder)) as command,
    ):
        variables = os.environ | {"DISCOGS_SYNC_DATABASE_URL": database_url} | command.variables
        arguments = [sys.executable, "-m", "discogs_sync", *command.arguments]
        begin = time.monotonic()
        process = subprocess.Popen(arguments, env=variables, stdout=output, stderr=subprocess.STDOUT)
        code, peak = _wait(process, begin + timeout)
        seconds = time.monotonic() - begin
        output.seek(0)
        return Outcome(code, seconds, peak, output.read())


def _wait(process: subprocess.Popen[bytes], deadline: float) -> tuple[int | None, int]:
    """Wait for a process; return its exit code, None if it was killed, and its peak memory."""
    was_killed = False
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return None if was_killed else process.returncode, usage.ru_maxrss * 1024
        if time.monotonic() >= deadline and not was_killed:
            process.kill()
            was_killed = True
        time.sleep(0.02)


def row(case: Case, outcome: Outcome, remark: str) -> str:
    """Return the row of the table for an outcome."""
    code = "killed" if outcome.code is None else outcome.code
    return (
        f"| {case.name} | {code} | {outcome.seconds:.1f} | {outcome.peak_memory / MB:.0f} "
        f"| {case.limit / MB:.0f} | {remark} |"
    )


if __name__ == "__main__":
    main()
