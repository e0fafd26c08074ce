"""The fast way and the slow way of records: whatever a record holds, both come to the same rows."""

import re
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from sqlalchemy import ARRAY, Boolean, Column, Integer

from discogs_sync.dump.chunk import Encoded
from discogs_sync.dump.layout import DUMPS, Element
from discogs_sync.dump.native.memory import Array
from discogs_sync.mapping.release import RELEASE
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import record
from discogs_sync.serve.source import Kind
from tests.dump_paths import both_paths, chunk_of, encoder_of, fields_of, new_encoder, rows_of

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


@st.composite
def damaged(draw: DrawFn, whole: SearchStrategy[bytes]) -> bytes:
    """Draw a record some of whose bytes are others."""
    found = draw(whole)
    place, length = draw(st.integers(8, len(found))), draw(st.integers(0, 20))
    return found[:place] + draw(st.binary(max_size=6) | st.sampled_from(TELLING_BYTES)) + found[place + length :]


def lists_of(kind: str) -> list[str]:
    """Give the tables of the lists of a kind, in their order."""
    return [element.part.table.name for element in DUMPS[kind].record.tables()][1:]


def odd_ones(kind: str, encoded: Encoded, *found: bytes) -> list[int]:
    """Add the records that the fast way takes, and give the numbers of the others."""
    encoder = new_encoder(kind)
    return encoder.add_fast(encoded, chunk_of(kind, *found), encoder.no_lists(len(found)))


def list_hashes(kind: str, encoded: Encoded) -> Array:
    """Give the hashes of the lists of the one record that was encoded."""
    record = DUMPS[kind].record
    [row] = fields_of(b"".join(encoded.data[record.part.table.name]))
    return np.frombuffer(row[encoder_of(kind).columns(record).index("dump_list_hashes")] or b"", ">u4").astype(np.int64)


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_both_ways_come_to_the_same_rows(kind: str, data: st.DataObject) -> None:
    fast, slow = both_paths(kind, data.draw(records(kind)))
    if fast:
        assert rows_of(fast) == rows_of(slow)
        assert slow.drift.found == {}
        assert (fast.rows, fast.ids, fast.drift, fast.bad) == (slow.rows, slow.ids, slow.drift, [])


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_lists_that_are_here_as_they_are_come_to_no_rows(kind: str, data: st.DataObject) -> None:
    found = data.draw(records(kind))
    fast, slow = both_paths(kind, found)
    lists = lists_of(kind)
    is_known = np.array(data.draw(st.lists(st.booleans(), min_size=len(lists), max_size=len(lists))), bool)
    others = np.array(data.draw(st.lists(st.integers(-1, 2**32 - 1), min_size=len(lists), max_size=len(lists))))
    known = {name for name, is_one in zip(lists, is_known, strict=True) if is_one}
    left_fast, left_slow = both_paths(kind, found, np.where(is_known, list_hashes(kind, slow), others))
    for whole, left in ((fast, left_fast), (slow, left_slow)):
        if whole and left:
            expected = {name: rows for name, rows in rows_of(whole).items() if name not in known}
            assert rows_of(left) == expected
            assert left.rows == {name: len(rows) for name, rows in expected.items()}


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_what_the_fast_way_takes_of_damaged_records_is_what_the_slow_way_does(kind: str, data: st.DataObject) -> None:
    fast, slow = both_paths(kind, data.draw(damaged(records(kind))))
    if fast:
        assert (slow.bad, slow.drift.found) == ([], {})
        assert rows_of(fast) == rows_of(slow)


@settings(deadline=None, max_examples=500)
@given(released=st.from_regex(r"[0-9]{3,5}(-[0-9]{0,3}){0,3}|[12][09][0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True))
def test_both_paths_derive_the_same_day_precision_and_year(released: str) -> None:
    fast, slow = both_paths("release", f'<release id="1"><released>{released}</released></release>'.encode())
    assert fast
    assert rows_of(fast) == rows_of(slow)


@settings(deadline=None, max_examples=500)
@given(duration=st.from_regex(r"[ \n]?[0-9]{0,6}(:[0-9]{0,6}){0,3}([.,][0-9]{0,3})?[ \n]?", fullmatch=True))
def test_both_ways_reckon_the_same_seconds(duration: str) -> None:
    track = f"<tracklist><track><duration>{duration}</duration></track></tracklist>"
    fast, slow = both_paths("release", f'<release id="1">{track}</release>'.encode())
    assert fast
    assert rows_of(fast) == rows_of(slow)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
        ("&#65;&#x42;&#x1F3B5;&#228;", "AB\U0001f3b5\xe4"),
        ("\xe4\u0416\u97f3\U0001f3b5", "\xe4\u0416\u97f3\U0001f3b5"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        (" a ]> ", " a ]> "),
    ],
)
def test_the_fast_way_reads_texts_as_xml_means_them(text: str, meant: str) -> None:
    fast, _ = both_paths("release", f'<release id="1"><notes>{text}</notes></release>'.encode())
    assert fast
    [row] = rows_of(fast)["release"]
    assert row[RELEASE.columns[0].index("notes")] == meant.encode()


@pytest.mark.parametrize(
    "inside",
    [
        *("<x/>", "<notes>a</notes><notes>b</notes>", '<notes x="1">a</notes>', "text", "<notes><b>a</b></notes>"),
        *("<genres><style>a</style></genres>", "<genres><genre>a</genre></genres><genres/>", "<notes>&nope;</notes>"),
        *(
            "<notes>\x01</notes>",
            "<notes>\ufffe</notes>",
            "<notes>a</note>",
            "<!-- a -->",
            "<notes>]]></notes>",
            "<master_id>x</master_id>",
        ),
        *(
            "<images><image width='2147483648'/></images>",
            "<notes>&#0;</notes>",
            "<notes>&#xD800;</notes>",
            "</release>",
        ),
        *("<videos><video embed='yes'/></videos>", "<formats><format qty='123456'/></formats>", "<id>2</id>"),
    ],
)
def test_the_fast_way_leaves_alone_what_it_is_not_sure_of(inside: str) -> None:
    encoded = Encoded()
    found = f'<release id="1">{inside}</release>'.encode()
    assert odd_ones("release", encoded, found) == [0]
    assert encoded == Encoded()


@pytest.mark.parametrize("byte", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4", b"\x80"])
def test_the_fast_way_leaves_alone_what_is_not_utf_8(byte: bytes) -> None:
    found = b'<release id="1"><notes>' + byte + b"</notes></release>"
    assert odd_ones("release", Encoded(), found) == [0]


@pytest.mark.parametrize("kind", DUMPS)
def test_the_fast_way_takes_the_practice_catalogue_but_for_long_quantities(catalogue: Catalogue, kind: Kind) -> None:
    documents = (catalogue.get(kind, id) for id in islice(catalogue.ids(kind), 100))
    found = [record(kind, document).encode() for document in documents if document]
    long = [number for number, each in enumerate(found) if re.search(rb'qty="[0-9]{5}', each)]
    assert odd_ones(kind, Encoded(), *found) == long


def test_records_whose_rows_are_larger_than_their_xml_are_written_in_turns() -> None:
    found = [b"<label><id>%d</id></label>" % id for id in range(1, 5001)]
    encoded = Encoded()
    assert odd_ones("label", encoded, *found) == []
    assert len(encoded.data["label"]) > 1
    assert [row[0] for data in encoded.data["label"] for row in fields_of(data)] == [
        id.to_bytes(8) for id in range(1, 5001)
    ]


def test_a_record_that_has_more_rows_than_there_is_room_for_goes_the_slow_way() -> None:
    found = b"<label><id>1</id><urls>" + b"<url/>" * 20_000 + b"</urls></label>"
    encoded = encoder_of("label").encode(chunk_of("label", found))
    assert encoded.rows == {"label": 1, "label_url": 20_000}


@pytest.mark.parametrize("kind", DUMPS)
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_whatever_becomes_of_its_bytes_a_record_is_kept_or_set_aside_and_the_others_are_kept(
    kind: str, data: st.DataObject
) -> None:
    first, last = data.draw(records(kind)), data.draw(records(kind))
    encoder = encoder_of(kind)
    encoded = encoder.encode(chunk_of(kind, first, data.draw(damaged(records(kind))), last))
    assert len(encoded.ids) + len(encoded.bad) == 3
    for found in (first, last):
        assert encoder.encode(chunk_of(kind, found)).ids[0] in encoded.ids


def test_sub_tracks_within_sub_tracks_are_kept() -> None:
    def track(inner: str = "") -> str:
        return f"<track><title>A</title>{f'<sub_tracks>{inner}</sub_tracks>' if inner else ''}</track>"

    tracks = f"<tracklist>{track(track(track()))}{track()}</tracklist>"
    fast, slow = both_paths("release", f'<release id="1">{tracks}</release>'.encode())
    assert fast
    assert fast.rows["track"] == 4
    assert rows_of(fast) == rows_of(slow)
