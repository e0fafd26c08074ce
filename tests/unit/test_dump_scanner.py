"""What is found in a dump's XML without parsing it, held against slower ways to find it."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xxhash import xxh64_intdigest

from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.native.memory import bytes_of
from discogs_sync.dump.native.scanner import find_hashes, find_ids, find_starts

ID = re.compile(rb'<\w+ id="(\d{1,18})"|<id>(\d{1,18})</id>')
STARTS = [dump.start for dump in DUMPS.values()]
PIECES = st.sampled_from(
    [*STARTS, b"<release", b"<lab", b"<", b">", b"</label>", b"\n", b"x" * 150, b"<label id=", b" ", b"el>", b"<art>"]
)
MARKED = st.sampled_from(
    [
        *(b'<release id="1"', b"<id>2</id>", b'<x id="3"', b'< id="4"', b'<a-b id="5"', b"<id>0</id>", b"<id></id>"),
        *(b'<x id=""', b"<id>1234567890123456789</id>", b"<id>999999999999999999</id>", b"<id>6<", b'<x id="7', b"<"),
        *(b'<release  id="8"', b"<id>9</id", b"<id>", b"</id>", b"10", b'"', b"<r\xc3\xa4 id='11'", b'<_A0z id="12"'),
    ]
)


def bounded(*records: bytes) -> tuple[bytes, np.ndarray]:
    """Give records behind and ahead of other bytes, and where they begin."""
    return b"<releases>" + b"".join(records) + b"</releases>", 10 + np.cumsum([0, *map(len, records)])


@given(st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from(STARTS))
def test_records_begin_where_their_first_bytes_stand(xml: bytes, start: bytes) -> None:
    found = find_starts(np.frombuffer(xml, np.uint8), start)
    assert found.tolist() == [match.start() for match in re.finditer(re.escape(start), xml)]


@pytest.mark.parametrize("start", STARTS)
def test_records_begin_anywhere(start: bytes) -> None:
    for before in range(300):
        xml = b"<" * before + start + b"x" * 300
        assert find_starts(np.frombuffer(xml, np.uint8), start).tolist() == [before]
        assert find_starts(np.frombuffer(xml[: before + len(start) - 1], np.uint8), start).tolist() == []


@given(st.lists(st.lists(MARKED, max_size=6).map(b"".join), min_size=1, max_size=4))
def test_an_id_is_the_first_of_a_record(records: list[bytes]) -> None:
    matches = [ID.search(record) for record in records]
    xml, bounds = bounded(*records)
    found = find_ids(bytes_of(xml), bounds)
    assert found.tolist() == [int(match[1] or match[2]) if match else 0 for match in matches]


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_hashes_are_those_of_xxhash(records: list[bytes]) -> None:
    xml, bounds = bounded(*records)
    found = find_hashes(bytes_of(xml), bounds)
    assert found.view(np.uint64).tolist() == [xxh64_intdigest(record) for record in records]
