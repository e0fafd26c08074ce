"""What is found in a dump's XML without parsing it, held against slower ways to find it."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from xxhash import xxh64_intdigest

from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.native.memory import bytes_of
from discogs_sync.dump.native.scanner import find_hashes, find_starts
from discogs_sync.dump.native.walker import UNSURE, find_ids

KINDS = [*DUMPS]
PIECES = st.sampled_from(
    [
        *(b"<%s" % kind.encode() for kind in KINDS),
        *(b"<release ", b"<label>", b"<lab", b"<", b">", b"</label>", b"</label >", b"</release>", b"\n", b"x" * 150),
        *(b"<label id=", b" ", b"el>", b"<art>", b"<label/>", b"<label_x>", b"<!", b"<?"),
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        *(' id="1"', " id='2'", ' id = "3"', '\n\tid=" 4 "', '  id="05"', ' status="a>b"', " x:id='6'"),
        " status='id=\"7\"'",
    ]
)
CHILDREN = st.sampled_from(
    [
        *("<id>1</id>", "<id> 2 </id>", "<id\nx='>'>3</id>", "<name>a</name>", "<members><id>4</id></members>", "text"),
        *("<x/>", "<images><image uri='5>'/></images>", "<a><b><c/></b><id>6</id></a>", "<ids/>"),
    ]
)


def bounded(*records: bytes) -> tuple[bytes, np.ndarray]:
    """Give records behind and ahead of other bytes, and where they begin."""
    return b"<releases>" + b"".join(records) + b"</releases>", 10 + np.cumsum([0, *map(len, records)])


def is_start(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"<%b(?=[ \t\r\n/>])" % name.encode())


@given(st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from(KINDS))
def test_starts_are_where_an_element_of_the_name_begins(xml: bytes, name: str) -> None:
    found = find_starts(np.frombuffer(xml, np.uint8), name)
    places = [match.start() for match in is_start(name).finditer(xml)]
    end_tag = b"</%b>" % name.encode()
    regions = [xml[begin:end] for begin, end in pairwise([*places, len(xml)])]
    assert found.places.tolist() == places
    assert found.follows_end.tolist() == [xml[:place].rstrip(b" \t\r\n").endswith(end_tag) for place in places]
    assert found.has_markup.tolist() == [b"<!" in region or b"<?" in region for region in regions]


@pytest.mark.parametrize("name", KINDS)
def test_starts_are_found_at_any_place(name: str) -> None:
    start = b"<%s " % name.encode()
    for before in range(300):
        xml = b"<" * before + start + b"x" * 300
        assert find_starts(np.frombuffer(xml, np.uint8), name).places.tolist() == [before]
        assert find_starts(np.frombuffer(xml[: before + len(start) - 2], np.uint8), name).places.tolist() == []


def ids(name: str, *records: bytes) -> list[int]:
    xml, bounds = bounded(*records)
    return find_ids(bytes_of(xml), bounds, name, is_attribute=name in {"release", "master"}).tolist()


@given(st.lists(ATTRIBUTES, max_size=3, unique_by=lambda each: each.split("=")[0].strip()))
def test_id_of_release_is_the_attribute_of_its_start_tag(attributes: list[str]) -> None:
    record = f"<release xmlns:x='y'{''.join(attributes)}><artists><artist><id>9</id></artist></artists></release>"
    expected = int(etree.fromstring(record).get("id", "0"))
    assert ids("release", record.encode()) == [expected]


@given(st.lists(CHILDREN, max_size=4))
def test_id_of_label_is_its_first_child_of_that_name(children: list[str]) -> None:
    record = f"<label id='9'>{''.join(children)}</label>"
    expected = int(etree.fromstring(record).findtext("id", "0"))
    assert ids("label", record.encode()) == [expected]


@pytest.mark.parametrize(
    "attributes",
    ["", ' x="1"', ' id="0"', " id='00'", " x='id=\"5\"'"],
)
def test_release_without_usable_id_has_none(attributes: str) -> None:
    assert ids("release", f'<release{attributes}><x id="4"/><id>5</id></release>'.encode()) == [0]


@pytest.mark.parametrize(
    "record",
    [
        *('<release id="&#49;"/>', '<release id=""/>', '<release id="+1"/>', '<release id="-1"/>', '<release id="x"/>'),
        *('<release id="1234567890123456789"/>', "<release id=1/>", '<release id"1"/>', '<release id="1/>', "<release"),
        *('<releases id="1"/>', '<release_x id="1"/>', "text", "<master id='1'/>", '<release x="<" id="1"/>'),
    ],
)
def test_unusual_id_of_release_is_left_to_the_slow_path(record: str) -> None:
    assert ids("release", record.encode()) == [UNSURE]


@pytest.mark.parametrize(
    "record",
    [
        *(
            "<label><!-- --><id>1</id></label>",
            "<label><id><![CDATA[1]]></id></label>",
            "<label><id>&#49;</id></label>",
        ),
        *("<label><id>1<x/></id></label>", "<label><id></id></label>", "<label><id>1", "<label><id", "<label>"),
    ],
)
def test_unusual_id_of_label_is_left_to_the_slow_path(record: str) -> None:
    assert ids("label", record.encode()) == [UNSURE]


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_hashes_are_those_of_xxhash(records: list[bytes]) -> None:
    xml, bounds = bounded(*records)
    found = find_hashes(bytes_of(xml), bounds)
    assert found.view(np.uint64).tolist() == [xxh64_intdigest(record) for record in records]
