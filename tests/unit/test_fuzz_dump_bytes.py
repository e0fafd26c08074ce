"""The fuzz of dump bytes, over few cases by default and many with `--long`."""

import pytest

from tests.fuzz.dump_bytes import check
from tests.fuzz.runner import run


def test_fuzz_of_dump_bytes_finds_nothing() -> None:
    assert run(check, seed=1, cases=range(150)).findings == []


@pytest.mark.long
def test_long_fuzz_of_dump_bytes_finds_nothing() -> None:
    assert run(check, seed=2, cases=range(10_000)).findings == []
