"""A dump's file in records, by the structure of its XML, however it is written and read."""

from pathlib import Path

import pytest

from discogs_sync.errors import DumpFileError
from tests.dump_paths import columns_of, encoded_file, pieces_of

SIZES = [20, 64, 1000, 1 << 20]


def xml_file(folder: Path, xml: str | bytes) -> Path:
    path = folder / "discogs_20261001_dump.xml"
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    return path


def ids(path: Path, size: int) -> list[int]:
    return [id for _, id, _ in pieces_of(path, size)]


def reasons(path: Path) -> list[str]:
    return [bad.reason for bad in encoded_file(path).bad]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "inside",
    [
        "<sublabels><label>A</label><label>B</label></sublabels>",
        "<sublabels>\n<label>\nA</label>\n<label id='7'>B</label>\n</sublabels>",
        "<!-- <label><id>7</id></label> <label> -->",
        "<!-- </label> -->\n<label><label/></label>",
        "<notes><![CDATA[</label>\n<label><id>7</id></label>]]></notes>",
        "<?note </label>\n<label><id>7</id>?>",
        "<note text='>'/><label_x><id>7</id></label_x>",
        "<note text='/>' more=\"'\"/>\n<label/>",
        "<related><label><id>7</id><label><id>8</id></label></label></related>",
    ],
)
def test_elements_of_the_records_name_within_records_start_none(tmp_path: Path, inside: str, size: int) -> None:
    label = "<label><id>{}</id>" + inside + "<name>N</name></label>"
    path = xml_file(tmp_path, f"<labels>{label.format(1)}\n{label.format(2)}{label.format(3)}\n</labels>\n")
    assert ids(path, size) == [1, 2, 3]
    assert encoded_file(path).bad == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "xml",
    [
        "<releases>{}{}</releases>",
        "\ufeff<releases>{}{}</releases>",
        "\n \n<?xml version='1.0'?><releases>{}{}</releases>",
        "<!-- <releases> --><?xml-stylesheet href='<releases>'?>\n<releases>{}{}</releases>",
        "<releases date='a > b' xmlns:x=\"urn:x'\">{}{}</releases>",
        "<releases\n>\n\t{}\n\t{}\n</releases\n>\n<!-- end --><?end?>\n",
        "<!DOCTYPE releases><releases>{}{}</releases>",
        '<!DOCTYPE releases SYSTEM "a>b" [<!ELEMENT release ANY><!-- ]> --><?x ]>?>]\n><releases>{}{}</releases>',
        "<releases><!-- first -->{}<!-- <release id='9'/> -->\n<?x <release id='8'/>?>{}<!-- last --></releases>",
        "<releases>{}\n{}\n<!-- </releases> --></releases><!-- </releases> -->",
    ],
)
def test_well_formed_files_are_read_whole(tmp_path: Path, xml: str, size: int) -> None:
    records = ("<release id='1'><title>A</title></release>", '<release\nid = " 2 " />')
    path = xml_file(tmp_path, xml.format(*records))
    assert ids(path, size) == [1, 2]
    assert encoded_file(path).bad == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("xml", ["<labels/>", "<labels></labels>", "<labels x='1' />\n", "<labels><!-- --></labels>"])
def test_a_root_without_records_is_read(tmp_path: Path, xml: str, size: int) -> None:
    assert pieces_of(xml_file(tmp_path, xml), size) == []


@pytest.mark.parametrize("size", SIZES)
def test_places_are_those_in_the_file(tmp_path: Path, size: int) -> None:
    records = "<master id='1'/><!-- b -->text<other/>\n<master id='2'><master id='3'/></master>"
    xml = f"<masters><!-- a -->\n{records}</masters>"
    assert [(xml[place : place + 7], id) for place, id, _ in pieces_of(xml_file(tmp_path, xml), size)] == [
        ("<master", 1),
        ("text<ot", 0),
        ("<other/", 0),
        ("<master", 2),
    ]


def test_what_is_no_record_is_quarantined_beside_the_records(tmp_path: Path) -> None:
    path = xml_file(
        tmp_path,
        "<releases><release id='1'/>stray &amp; text<![CDATA[<release id='9'/>]]><release_x id='2'><release id='3'/>"
        "</release_x>\n<release id='4'/></releases>",
    )
    assert encoded_file(path).ids == [1, 4]
    assert reasons(path) == [
        "There is text between the records.",
        "There is an element <release_x> between the records.",
    ]


@pytest.mark.parametrize(
    ("kind", "broken"),
    [
        ("release", "<release><title>A</country><released>2007</released><released>2007</released></release>"),
        ("label", "<label><name>A</profile><sublabels><label id='8'>B</label></sublabels><labels>1</labels></label>"),
        ("master", "<master><title>A</year><master_id>1</master_id><masters>1</masters></master>"),
    ],
)
def test_names_that_begin_like_the_records_name_end_no_broken_record(tmp_path: Path, kind: str, broken: str) -> None:
    whole = {"label": "<label><id>{}</id></label>"}.get(kind, f"<{kind} id='{{}}'/>")
    path = xml_file(tmp_path, f"<{kind}s>{whole.format(1)}{broken}{whole.format(2)}</{kind}s>")
    for size in range(20, 200):
        pieces = pieces_of(path, size)
        assert [id for _, id, _ in pieces] == [1, 0, 2], size


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("broken", "pieces"),
    [
        ("<release id='2'><title>", 1),
        ("<release id='2'><title></release>", 1),
        ("<release id='2'", 1),
        ("<release id='2><title/></release>", 1),
        ("<release id='2'><!-- </release>", 1),
        ("<release id='2'><![CDATA[</release>", 1),
        ("<release id='2'></title></release>", 1),
        ("<release id='2'></title></release><other/><release id='5'/><!-- c -->", 1),
        ("<!-- ", 1),
        ("<release id='2'><x></release></releases>", 1),
    ],
)
def test_a_broken_record_costs_itself(tmp_path: Path, broken: str, pieces: int, size: int) -> None:
    good = "<release id='{}'><title>T</title></release>\n"
    xml = f"<releases>\n{good.format(1)}{broken}\n{good.format(3)}{good.format(4)}</releases>\n"
    path = xml_file(tmp_path, xml)
    encoded = encoded_file(path, size)
    assert sorted(encoded.ids) == ([1, 3, 4, 5] if "'5'" in broken else [1, 3, 4])
    assert [bad.offset for bad in encoded.bad] == [xml.index(broken)] * pieces


def test_a_record_without_id_takes_no_other_elements_id(tmp_path: Path) -> None:
    inner = "<artists><artist id='5'><id>6</id></artist></artists><id>7</id>"
    path = xml_file(tmp_path, f"<releases><release>{inner}</release><release x='id=\"8\"'>{inner}</release></releases>")
    encoded = encoded_file(path)
    assert encoded.ids == []
    assert [(bad.id, bad.reason.split(":")[0]) for bad in encoded.bad] == [(None, "The release has no usable id")] * 2


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        *(
            ("1", 1),
            ("01", 1),
            ("+1", 1),
            (" 1\n", 1),
            ("&#49;", 1),
            ("&#x31;2", 12),
            ("9223372036854775807", 2**63 - 1),
        ),
        *(
            ("0", None),
            ("-1", None),
            ("", None),
            ("x", None),
            ("1 2", None),
            ("1.0", None),
            ("9223372036854775808", None),
        ),
        *(("9" * 5000, None), ("\N{ARABIC-INDIC DIGIT ONE}", None), ("\N{NO-BREAK SPACE}1", None), ("1_0", None)),
    ],
)
@pytest.mark.parametrize(
    "xml", ["<releases><release id='{}'/></releases>", "<labels><label><id>{}</id></label></labels>"]
)
def test_ids_are_whole_numbers_however_written(tmp_path: Path, xml: str, id: str, meant: int | None) -> None:
    path = xml_file(tmp_path, xml.format(id))
    encoded = encoded_file(path)
    assert encoded.ids == ([] if meant is None else [meant])
    assert len(encoded.bad) == (meant is None)
    assert ids(path, 1 << 20) == [meant or 0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "behind", ["<labels><label><id>2</id></label></labels>", "text", "\x00\x00", "</labels>", "<!-- ", "<?x", "<"]
)
def test_a_file_that_goes_on_behind_its_root_is_refused(tmp_path: Path, behind: str, size: int) -> None:
    xml = f"<labels><label><id>1</id></label></labels>\n{behind}"
    with pytest.raises(DumpFileError, match=f"goes on behind </labels>, at byte {xml.index(behind, 40)} "):
        pieces_of(xml_file(tmp_path, xml), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("end", ["", "<label>", "<label><id>2</id>", "<label><id>2</id></label>", "</label"])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, end: str, size: int) -> None:
    with pytest.raises(DumpFileError, match="cut short"):
        pieces_of(xml_file(tmp_path, f"<labels><label><id>1</id></label>{end}"), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("end", ["<!-- </labels>", "<![CDATA[</labels>", "<?x </labels>"])
def test_a_last_comment_without_end_is_quarantined(tmp_path: Path, end: str, size: int) -> None:
    encoded = encoded_file(xml_file(tmp_path, f"<labels><label><id>1</id></label>{end}"), size)
    assert (encoded.ids, len(encoded.bad)) == ([1], 1)


@pytest.mark.parametrize("size", SIZES)
def test_an_end_tag_too_many_costs_the_record_before(tmp_path: Path, size: int) -> None:
    path = xml_file(tmp_path, "<releases>\n<release id='1'></release>\n</release>\n<release id='2'/></releases>")
    encoded = encoded_file(path, size)
    assert (encoded.ids, [bad.id for bad in encoded.bad]) == ([2], [1])


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
    records = "<release id='1'><title>&e9;</title></release><release id='2'/>"
    path = xml_file(tmp_path, f"<!DOCTYPE releases [{entities}]><releases>{records}</releases>")
    assert encoded_file(path).ids == [2]
    assert "undefined entity" in reasons(path)[0]


def test_names_with_prefixes_are_names_like_others(tmp_path: Path) -> None:
    records = "<release id='1' x:id='2'><x:title>A</x:title><title xml:lang='en'>B</title></release>"
    path = xml_file(tmp_path, f"<releases xmlns:x='urn:x'>{records}</releases>")
    extra = {"/@x:id": "2", "/x:title": "A", "/title~1@xml:lang": "en"}
    assert columns_of("release", encoded_file(path), "id", "title", "extra") == [(1, "B", extra)]
