"""The runner of fuzzes: cases are repeatable, exceptions are findings, and it ends."""

import random
from itertools import count

from tests.fuzz.runner import MOST_FINDINGS, run


def test_each_case_has_its_own_random_numbers() -> None:
    drawn: list[float] = []
    run(lambda generator: drawn.append(generator.random()), 7, range(5))
    run(lambda generator: drawn.append(generator.random()), 7, range(3, 4))
    assert len({*drawn[:5]}) == 5
    assert drawn[5] == drawn[3]


def test_exceptions_and_messages_are_findings() -> None:
    def check(generator: random.Random) -> str | None:
        return "bad" if generator.random() < 0.5 else str(1 // 0)

    report = run(check, 1, range(6))
    assert report.cases == 6
    assert {finding.message[:9] for finding in report.findings} == {"bad", "Traceback"}


def test_run_ends_after_its_time_or_too_many_findings() -> None:
    assert run(lambda _: None, 1, count(), seconds=0.01).findings == []
    assert run(lambda _: "bad", 1, count()).cases == MOST_FINDINGS
