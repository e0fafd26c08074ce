"""The fuzz of dump months, over few cases by default and many with `--long`."""

import random
from collections.abc import Iterator
from itertools import count

import pytest

from tests.fuzz.dump_months import checking
from tests.fuzz.runner import Check, run


@pytest.fixture
def check(postgres_url: str, migrated_template: str) -> Iterator[Check]:
    with checking(postgres_url, migrated_template) as check:
        yield check


def test_months_one_after_the_other_equal_a_fresh_load_of_the_last(check: Check) -> None:
    assert run(check, seed=15, cases=range(4)).findings == []


@pytest.mark.long
def test_many_months_one_after_the_other_equal_a_fresh_load_of_the_last(check: Check) -> None:
    report = run(check, seed=random.SystemRandom().randrange(10**9), cases=count(), seconds=180)
    assert report.findings == [], report
