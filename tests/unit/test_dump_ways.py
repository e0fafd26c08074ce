"""The fast way and the slow way of records: whatever a record holds, both come to the same rows."""

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from sqlalchemy import ARRAY, Boolean, Column, Integer

from discogs_sync.dump.arrow import Parser, UnexpectedRecordError
from discogs_sync.dump.chunk import Encoder, Origin, read_rows
from discogs_sync.dump.layout import DUMPS, Element
from discogs_sync.dump.records import Chunk

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"),
    max_size=8,
)
INTEGERS = st.integers(-(2**70), 2**70).map(str) | st.sampled_from(
    ["", "0", "007", "+5", "-0", " 5", "5 ", "1_0", "1e3", "x", "\N{ARABIC-INDIC DIGIT THREE}"]
)
TELLING_BYTES = (
    *(b"\x00", b"&#0;", b"\xff", b"<x/>", b"</", b"<!--", b"]]>", b"<![CDATA[", b"&nope;", b"<?x?>", b"\r", b"="),
)
BOOLEANS = st.sampled_from(["true", "false", "", "True", "1", "0", "yes", "oN", " true", "x"])


def value(column: Column[Any]) -> SearchStrategy[str]:
    match column.type:
        case Boolean():
            return BOOLEANS
        case Integer():
            return st.integers(0, 2**31 - 1).map(str) | INTEGERS
        case _:
            return TEXTS


def text(found: str) -> str:
    return escape(found, {"\r": "&#13;"})


@st.composite
def inner(draw: DrawFn, element: Element, depth: int = 0) -> tuple[str, str]:
    """Draw the attributes and the contents of an element."""
    attributes, leaves, own = "", {}, ""
    for column, place in element.places.items():
        sql = element.part.table.columns[column]
        if isinstance(sql.type, ARRAY):
            container, _, tag = place.rpartition("/")
            entries = "".join(f"<{tag}>{text(each)}</{tag}>" for each in draw(st.lists(TEXTS, max_size=2)))
            leaves[container] = ("", entries)
        elif column != "id" and draw(st.booleans()):
            path, mark, attribute = place.partition("@")
            found = draw(value(sql))
            before = leaves.get(path.rstrip("/"), ("", ""))
            if place == ".":
                own = text(found)
            elif path == "":
                attributes += f" {attribute}={quoteattr(found)}"
            elif mark:
                leaves[path.rstrip("/")] = (f" {attribute}={quoteattr(found)}", before[1])
            else:
                leaves[path] = (before[0], text(found))
    contents = own + "".join(f"<{tag}{given}>{within}</{tag}>" for tag, (given, within) in leaves.items())
    below = [(child, child.path) for child in element.lists.values()]
    if element.nested and depth < 3:
        below.append((element, element.nested))
    for child, path in below:
        container, _, tag = path.rpartition("/")
        entries = [draw(inner(child, depth + 1)) for _ in range(draw(st.integers(0, 2)))]
        if entries:
            rows = "".join(f"<{tag}{given}>{within}</{tag}>" for given, within in entries)
            contents += f"<{container}>{rows}</{container}>"
    return attributes, contents


@st.composite
def records(draw: DrawFn, kind: str) -> bytes:
    """Draw a record of a kind, of the names that the layout has."""
    dump = DUMPS[kind]
    id = draw(st.integers(1, 2**40))
    attributes, contents = draw(inner(dump.record))
    if dump.record.places["id"].startswith("@"):
        attributes += f' id="{id}"'
    else:
        contents = f"<id>{id}</id>{contents}"
    return f"<{kind}{attributes}>{contents}</{kind}>".encode()


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_both_ways_come_to_the_same_rows(kind: str, data: st.DataObject) -> None:
    record = data.draw(records(kind))
    dump = DUMPS[kind]
    xml = b"<%s>%s</%s>" % (dump.root.encode(), record, dump.root.encode())
    try:
        fast = Parser(dump).parse(xml)
    except UnexpectedRecordError:
        return
    slow, drift = read_rows(dump, record)
    assert drift == []
    for name, batch in fast.items():
        assert sorted(batch.to_pylist(), key=repr) == sorted(slow[name].to_pylist(), key=repr), name


def chunk_of(kind: str, *found: bytes) -> Chunk:
    root = DUMPS[kind].root.encode()
    bounds = [len(root) + 2, *(len(root) + 2 + sum(map(len, found[: number + 1])) for number in range(len(found)))]
    return Chunk(b"<%s>%s</%s>" % (root, b"".join(found), root), bounds, bounds[:-1])


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_whatever_becomes_of_its_bytes_a_record_is_kept_or_set_aside_and_the_others_are_kept(
    kind: str, data: st.DataObject
) -> None:
    whole = [data.draw(records(kind)) for _ in range(3)]
    place = data.draw(st.integers(len(DUMPS[kind].start), len(whole[1])))
    length, other = data.draw(st.integers(0, 20)), data.draw(st.binary(max_size=6) | st.sampled_from(TELLING_BYTES))
    damaged = whole[1][:place] + other + whole[1][place + length :]
    encoder = Encoder(DUMPS[kind], Origin(datetime.now(UTC), datetime.now(UTC), 1))
    encoded = encoder.encode(chunk_of(kind, whole[0], damaged, whole[2]))
    assert len(encoded.ids) + len(encoded.bad) == 3
    for record in (whole[0], whole[2]):
        assert encoder.encode(chunk_of(kind, record)).ids[0] in encoded.ids


def test_sub_tracks_within_sub_tracks_are_kept() -> None:
    def track(inner: str = "") -> str:
        return f"<track><title>A</title>{f'<sub_tracks>{inner}</sub_tracks>' if inner else ''}</track>"

    record = f'<release id="1"><tracklist>{track(track(track()))}{track()}</tracklist></release>'
    encoder = Encoder(DUMPS["release"], Origin(datetime.now(UTC), datetime.now(UTC), 1))
    assert encoder.encode(chunk_of("release", record.encode())).rows["track"] == 4
