"""Records on the slow path: known content stays, and whatever is unknown reaches `extra` and is counted."""

from typing import Any

import pytest

from discogs_sync.dump import chunk
from discogs_sync.dump.chunk import read_rows
from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.characters import FORBIDDEN_CHARACTER
from discogs_sync.mapping.encode import UNKNOWN_FIELD
from tests.dump_paths import chunk_of, encoder_of


def read(
    kind: str, record: str | bytes
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, Any], list[tuple[str, str]]]:
    """Return the filled columns of a record's rows by table, its `extra`, and the places and reasons of its drift."""
    dump = DUMPS[kind]
    found, drift = read_rows(dump, record if isinstance(record, bytes) else record.encode())
    tables = {}
    for element in dump.record.tables():
        rows = [dict(zip(element.columns, row, strict=True)) for row in found[element.part.table.name]]
        tables[element.part.table.name] = [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]
    extra = tables[kind][0].pop("extra", {})
    return tables, extra, [(each.pointer, each.reason) for each in drift]


def release(inside: str) -> str:
    return f'<release id="1"><title>T</title>{inside}</release>'


@pytest.mark.parametrize(
    ("inside", "table", "known", "extra"),
    [
        (
            '<tracklist total="1"><track n="2"><title>A</title></track></tracklist>',
            "track",
            {"title": "A"},
            {"/tracklist~1@total": "1", "/tracklist/0/@n": "2"},
        ),
        (
            '<master_id is_main_release="true" since="2020">5</master_id>',
            "release",
            {"master_id": 5, "is_main_release": True},
            {"/master_id~1@since": "2020"},
        ),
        (
            "<genres><genre>Rock</genre><mood>sad</mood></genres>",
            "release_genre",
            {"genre": "Rock"},
            {"/genres~1mood": "sad"},
        ),
        (
            '<genres><genre code="7">Rock</genre></genres>',
            "release_genre",
            {"genre": "Rock"},
            {"/genres~1genre[1]~1@code": "7"},
        ),
        (
            '<formats><format name="CD"><descriptions n="1"><description>LP<x/></description><note>z</note>'
            "</descriptions></format></formats>",
            "release_format",
            {"name": "CD", "descriptions": ["LP"]},
            {"/formats/0/descriptions~1@n": "1", "/formats/0/descriptions~1note": "z"},
        ),
        ('<country lang="en">UK</country>', "release", {"country": "UK"}, {"/country~1@lang": "en"}),
        ("<country>UK</country><country>US</country>", "release", {"country": "UK"}, {"/country[2]": "US"}),
        (
            "<notes>Hello <b>World</b> rest <b>more</b> end</notes>",
            "release",
            {"notes": "Hello "},
            {"/notes~1b": ["World", "more"], "/notes~1text()": [" rest ", " end"]},
        ),
        ("stray", "release", {"title": "T"}, {"/text()": "stray"}),
        ("<genres>stray<genre>Rock</genre></genres>", "release_genre", {"genre": "Rock"}, {"/genres~1text()": "stray"}),
        (
            '<labels><label name="L" catno="C" x="1">stray<y>2</y></label>between</labels>',
            "release_label",
            {"name": "L", "catno": "C"},
            {"/labels/0/@x": "1", "/labels/0/text()": "stray", "/labels/0/y": "2", "/labels~1text()": "between"},
        ),
        (
            "<tracklist><track><artists><artist><name>N</name><x>1</x></artist></artists>"
            "<sub_tracks><track><title>S</title><x>2</x></track></sub_tracks></track></tracklist>",
            "track_artist",
            {"name": "N"},
            {"/tracklist/0/artists/0/x": "1", "/tracklist/0/sub_tracks/0/x": "2"},
        ),
        ("<mood>sad</mood>", "release", {"title": "T"}, {"/mood": "sad"}),
        ("<mood>sad</mood><mood n='1'>glad</mood>", "release", {}, {"/mood": ["sad", {"@n": "1", "text()": "glad"}]}),
        ("<a><b>1<c>2</c>3</b></a>", "release", {}, {"/a": {"b": [{"c": ["2"], "text()": ["1", "3"]}]}}),
        ("<id>7</id><uri>u</uri><community><have>9</have></community>", "release", {"id": 1}, None),
        (
            "<genres><genre>Rock</genre></genres><genres><genre>Pop</genre></genres>",
            "release_genre",
            {"genre": "Pop"},
            {},
        ),
    ],
)
def test_release_keeps_what_is_known_beside_what_is_not(
    inside: str, table: str, known: dict[str, Any], extra: dict[str, Any] | None
) -> None:
    tables, found, drift = read("release", release(inside))
    assert tables["release"][0]["title"] == "T"
    assert known.items() <= tables[table][-1].items()
    if extra is None:
        extra = {"/.~1id": "7", "/.~1uri": "u", "/.~1community": {"have": ["9"]}}
        assert "uri" not in tables["release"][0]
    assert found == extra
    assert {place for place, _ in drift} >= extra.keys()
    assert {reason for _, reason in drift} <= {UNKNOWN_FIELD}


@pytest.mark.parametrize(
    ("kind", "record", "extra"),
    [
        (
            "artist",
            '<artist n="1"><id x="2">1</id><aliases y="3"><name id="2" z="4">A<b>5</b></name></aliases><urls>'
            "<url w='6'>u</url></urls><members><id>8</id><name id='8'>M</name></members></artist>",
            {
                "/@n": "1",
                "/id~1@x": "2",
                "/aliases~1@y": "3",
                "/aliases/0/@z": "4",
                "/aliases/0/b": "5",
                "/urls~1url[1]~1@w": "6",
            },
        ),
        (
            "label",
            '<label><id>1</id><id>2</id><parentLabel id="3" x="4">P<b>5</b></parentLabel><sublabels><label>A</label>'
            '<label id="6" y="7">B</label><other>8</other></sublabels></label>',
            {
                "/id[2]": "2",
                "/parentLabel~1@x": "4",
                "/parentLabel~1b": "5",
                "/sublabels/1/@y": "7",
                "/sublabels~1other": "8",
            },
        ),
        (
            "master",
            '<master id="1"><main_release x="2">3</main_release><videos n="1"><video src="s" y="4"><title>V</title>'
            "<title>W</title></video></videos></master>",
            {"/main_release~1@x": "2", "/videos~1@n": "1", "/videos/0/@y": "4", "/videos/0/title[2]": "W"},
        ),
    ],
)
def test_other_kinds_keep_unknown_things_too(kind: str, record: str, extra: dict[str, Any]) -> None:
    tables, found, drift = read(kind, record)
    assert tables[kind][0]["id"] == 1
    assert found == extra
    assert drift == [(place, UNKNOWN_FIELD) for place, _ in drift]
    assert {place for place, _ in drift} == extra.keys()


@pytest.mark.parametrize(
    "character",
    [
        *(b"\x00", b"\x01", b"\x1f", b"\x0b", b"\xff", b"\xe4", b"\xef\xbf\xbe", b"\xef\xbf\xbf"),
        *(b"&#0;", b"&#1;", b"&#x1F;", b"&#xFFFE;", b"&#xD800;", b"&#x110000;", b"&#99999999999999;", b"&#x000;"),
    ],
)
@pytest.mark.parametrize("kind", ["release", "label"])
def test_forbidden_character_is_replaced_and_counted(kind: str, character: bytes) -> None:
    id, name = (b' id="1"', "title") if kind == "release" else (b"", "name")
    own = b"" if kind == "release" else b"<id>1</id>"
    tag = name.encode()
    xml = b"<%b%b x='a%bb'>%b<%b>a%bb</%b></%b>" % (
        kind.encode(),
        id,
        character,
        own,
        tag,
        character,
        tag,
        kind.encode(),
    )
    tables, extra, drift = read(kind, xml)
    assert tables[kind][0][name] == "a\N{REPLACEMENT CHARACTER}b"
    assert extra == {"/@x": "a\N{REPLACEMENT CHARACTER}b"}
    assert (f"/{name}", FORBIDDEN_CHARACTER) in drift
    assert ("/@x", FORBIDDEN_CHARACTER) in drift


def test_each_forbidden_byte_costs_one_character() -> None:
    tables, _, drift = read("release", b"<release id='1'><title>\x01\xed\xa0\x80&#2;</title></release>")
    assert tables["release"][0]["title"] == "\N{REPLACEMENT CHARACTER}" * 5
    assert drift == [("/title", FORBIDDEN_CHARACTER)]


def test_characters_that_are_allowed_stay_and_are_not_counted() -> None:
    text = "\N{REPLACEMENT CHARACTER}\ufdd0\x7f\x85\u2028&#xFDD1;&#64978;<![CDATA[&#1;]]><!-- \x01 &#2; --><?x \x02?>"
    tables, extra, drift = read("release", release(f"<notes>{text}</notes>"))
    assert tables["release"][0]["notes"] == "\N{REPLACEMENT CHARACTER}\ufdd0\x7f\x85\u2028\ufdd1\ufdd2&#1;"
    assert (extra, drift) == ({}, [])


def test_noncharacters_stay_beside_forbidden_characters() -> None:
    tables, _, drift = read("release", release("<notes>\ufdd0&#xfdd1;&#64978;\x01</notes>"))
    assert tables["release"][0]["notes"] == "\ufdd0\ufdd1\ufdd2\N{REPLACEMENT CHARACTER}"
    assert drift == [("/notes", FORBIDDEN_CHARACTER)]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('<release id="1"><title>', "The record is not well-formed XML: no element found"),
        ('<release id="1"><title>&nbsp;</title></release>', "The record is not well-formed XML: undefined entity"),
        ('<release id="1" id="2"/>', "The record is not well-formed XML: duplicate attribute"),
        (
            f'<release id="1">{"<a>" * 200}{"</a>" * 200}</release>',
            "The record has 201 levels of elements, more than the limit of 64",
        ),
        ("<release/>", "The release has no usable id"),
        ("text", "There is text between the records"),
        ('<label id="1"/>', "There is an element <label> between the records"),
    ],
)
def test_unusable_record_tells_why(record: str, reason: str) -> None:
    with pytest.raises(UnusableDocument, match=f"^{reason}"):
        read("release", record)


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "+5", "-0", " 5 ", "007", "1_0", "\N{ARABIC-INDIC DIGIT THREE}", "\N{NO-BREAK SPACE}5", "x", "1e3"],
)
def test_number_of_any_form_is_kept(text: str) -> None:
    tables, extra, _ = read("release", release(f"<master_id>{text}</master_id>"))
    is_whole = text.isascii() and text.strip(" +-").isdigit() and len(text) < 10
    expected = int(text) if is_whole else None
    assert tables["release"][0].get("master_id") == (expected or None)
    assert extra == ({} if is_whole else {"/master_id": text})


def test_a_record_that_cannot_be_mapped_is_quarantined_and_the_next_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    mapped = chunk.read_rows

    def failing(dump: Dump, record: bytes) -> Any:
        return mapped(dump, record) if b'id="2"' in record else 1 // 0

    monkeypatch.setattr(chunk, "read_rows", failing)
    odd = [b'<release id="%d"><x>1</x></release>' % id for id in (1, 2)]
    encoded = encoder_of("release").encode(chunk_of("release", *odd))
    assert encoded.ids == [2]
    assert [(bad.id, bad.reason) for bad in encoded.bad] == [
        (1, "The record cannot be mapped (ZeroDivisionError: integer division or modulo by zero).")
    ]
