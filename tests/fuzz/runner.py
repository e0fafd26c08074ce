"""Run a fuzz: `./run fuzz NAME [--seconds S] [--seed N] [--case K]`.

Each case has a random generator of its own, made of the seed and the number of the case, so that one case can be
repeated without those before it.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

Check = Callable[[random.Random], str | None]
"""Try one random case; return what is wrong, or None. An exception is a finding too."""

MOST_FINDINGS = 10
"""Findings after which a fuzz stops."""


@dataclass(frozen=True)
class Finding:
    """A case that failed, and what is wrong."""

    case: int
    message: str


@dataclass
class Report:
    """What a fuzz did: its seed, the number of cases, and the findings."""

    seed: int
    cases: int = 0
    findings: list[Finding] = field(default_factory=list)


def run(
    check: Check,
    seed: int,
    cases: Iterator[int] | range,
    seconds: float | None = None,
    tell: Callable[[Finding], None] = lambda _: None,
) -> Report:
    """Try cases by their numbers until they end, time is up, or MOST_FINDINGS failed; call `tell` with each finding."""
    report, end = Report(seed), None if seconds is None else time.monotonic() + seconds
    for case in cases:
        if (end is not None and time.monotonic() >= end) or len(report.findings) == MOST_FINDINGS:
            break
        report.cases += 1
        if message := _try(check, random.Random(f"{seed}/{case}")):
            report.findings.append(Finding(case, message))
            tell(report.findings[-1])
    return report


def _try(check: Check, generator: random.Random) -> str | None:
    try:
        return check(generator)
    except Exception:
        return traceback.format_exc()


def main(name: str, check: Check) -> None:
    """Run a fuzz as its command line asks, print what it did, and exit with 1 where it found something."""
    parser = argparse.ArgumentParser(prog=f"./run fuzz {name}", description=(sys.modules["__main__"].__doc__ or ""))
    parser.add_argument("--seconds", type=float, default=60, help="how long to run (default: 60)")
    parser.add_argument("--seed", type=int, help="seed of the random cases (default: a random one)")
    parser.add_argument("--case", type=int, help="repeat only the case of this number")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**9) if asked.seed is None else asked.seed
    print(f"{name}: seed {seed}", flush=True)

    def tell(finding: Finding) -> None:
        print(f"\ncase {finding.case}: {finding.message}")
        print(f"repeat it: ./run fuzz {name} --seed {seed} --case {finding.case}", flush=True)

    if asked.case is None:
        report = run(check, seed, count(), asked.seconds, tell)
    else:
        report = run(check, seed, range(asked.case, asked.case + 1), tell=tell)
    print(f"{name}: seed {seed}, {report.cases:,} cases, {len(report.findings)} findings")
    sys.exit(1 if report.findings else 0)
