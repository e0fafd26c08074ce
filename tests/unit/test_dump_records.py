"""A dump's file in chunks: all records in their order, whatever the size of chunks, and whoever still holds them."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.dump.layout import LABELS
from discogs_sync.dump.records import Chunk, chunks

NAMES = st.lists(st.text("ab<", max_size=300).map(lambda name: name.replace("<", "<i/>")), max_size=30)


def label(id: int, name: str) -> bytes:
    return f"<label><id>{id}</id><name>{name}</name></label>\n".encode()


@given(names=NAMES, size=st.integers(20, 400))
def test_chunks_hold_the_records_of_a_file(names: list[str], size: int) -> None:
    records = [label(id, name) for id, name in enumerate(names, 1)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "labels.xml")
        path.write_bytes(b"<labels>\n" + b"".join(records) + b"</labels>\n")
        one_by_one = [record for chunk in chunks(path, LABELS, size) for record in chunk.records]
        all_held = list(chunks(path, LABELS, size))
    assert one_by_one == records
    assert [record for chunk in all_held for record in chunk.records] == records
    assert [id for chunk in all_held for id in chunk.ids.tolist()] == list(range(1, len(names) + 1))
    places = [place for chunk in all_held for place in chunk.places.tolist()]
    assert places == [9 + sum(map(len, records[:number])) for number in range(len(records))]


@given(names=NAMES.filter(bool), size=st.integers(20, 400), data=st.data())
def test_some_of_the_records_of_some_chunks_are_a_chunk(names: list[str], size: int, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "labels.xml")
        path.write_bytes(b"<labels>" + b"".join(label(id, name) for id, name in enumerate(names, 1)) + b"</labels>")
        parts, expected = list[Chunk](), list[bytes]()
        for chunk in chunks(path, LABELS, size):
            wanted = sorted(data.draw(st.sets(st.integers(0, len(chunk) - 1))))
            expected += [chunk.records[number] for number in wanted]
            parts.append(chunk.only(np.array(wanted, np.int64)))
            del chunk
    joined = Chunk.joined(parts)
    assert joined.records == expected
    assert [joined.record(number) for number in range(len(joined))] == expected
