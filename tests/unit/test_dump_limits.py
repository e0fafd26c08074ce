"""Records beyond the limits are quarantined with their place, id and a sentence, and the others are read."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from discogs_sync.dump import chunk, cutting, ids, parsing, records, works
from discogs_sync.dump.chunk import Bad
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.native.skimmer import End, Skimmer
from discogs_sync.dump.records import CHUNK, chunks
from discogs_sync.dump.sample import cut
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.dump.works import Work
from discogs_sync.errors import DumpFileError
from tests.dump_paths import encoder_of, pieces_of

SIZES = [20, 64, 1000, 1 << 20]

BYTES, ENTRIES = 6000, 600
"""Limits of these tests."""

GOOD = "<release id='{}'><title>T</title></release>"


@pytest.fixture(autouse=True)
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cutting, records):
        monkeypatch.setattr(module, "RECORD_BYTES", BYTES)
    monkeypatch.setattr(records, "RECORD_ENTRIES", ENTRIES)


def file_of(folder: Path, *content: str, root: str = "releases") -> Path:
    path = folder / f"discogs_20261001_{root}.xml"
    path.write_text(f"<{root}>\n{''.join(content)}</{root}>\n", encoding="utf-8")
    return path


def loaded(path: Path, size: int = CHUNK) -> tuple[list[int], list[Bad]]:
    """Return the ids of a file's records, and what is quarantined of it."""
    dump = kind_of(path)
    encoder = encoder_of(dump.kind)
    found: list[Work] = list(works.works(chunks(path, dump, size), {}, Ids()))
    encoded = [encoder.encode(work.chunk) for work in found]
    bad = [bad for work in found for bad in work.bad] + [bad for each in encoded for bad in each.bad]
    return sorted(id for each in encoded for id in each.ids), sorted(bad, key=lambda each: each.offset)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("begin", "content", "number", "end"),
    [
        ("<release id='2'><notes>", "x", 20_000, "</notes></release>"),
        ("<release id='2'><genres>", "<genre>x</genre>\n", 2_000, "</genres></release>"),
        ("<release id='2' note='", "x>", 10_000, "'/>"),
        ("<release id='2'", "\n a='</release>'".replace("<", "&lt;"), 1_000, "/>"),
        ("<release id='2'><n", "x", 20_000, "/></release>"),
        ("<release id='2'><!-- ", "- </release> <b>", 2_000, "--></release>"),
        ("<release id='2'><notes><![CDATA[", "]] <x> ", 2_000, "]]></notes></release>"),
        ("<release id='2'><?x ", "? </release>", 2_000, "?></release>"),
        ("<release id='2'><mood>", "<m><release id='7'/></m>", 2_000, "</mood></release>"),
        ("<release id='2'><mood>", "<m>\n<release id='7'/></m>", 2_000, "</mood></release>"),
        ("<release id='2'>", "<a>", 4_000, "</a>" * 4_000 + "</release>"),
    ],
)
def test_record_that_is_too_long_is_skipped_by_its_structure(
    tmp_path: Path, begin: str, content: str, number: int, end: str, size: int
) -> None:
    long = f"{begin}{content * number}{end}"
    path = file_of(tmp_path, GOOD.format(1), long, GOOD.format(3), "\n", GOOD.format(4))
    offset = path.read_text().index("<release id='2'")
    reason = f"The record has {len(long.encode()):,} bytes, more than the limit of 6,000."
    if size > len(long):  # it is measured with the blanks behind it, as records are
        assert loaded(path, size)[1][0].reason.startswith("The record has ")
    else:
        assert loaded(path, size)[1] == [Bad(offset, 2, reason)]
    assert loaded(path, size)[0] == [1, 3, 4]


@pytest.mark.parametrize("size", SIZES)
def test_id_in_a_child_of_a_record_that_is_too_long_is_read(tmp_path: Path, size: int) -> None:
    sublabels = "<label id='7'>x</label>\n" * 2_000
    long = f"<label><id>2</id><sublabels>\n{sublabels}</sublabels></label>"
    good = "<label><id>{}</id></label>\n"
    ids, bad = loaded(file_of(tmp_path, good.format(1), long, good.format(3), root="labels"), size)
    assert (ids, [each.id for each in bad]) == ([1, 3], [2])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "broken",
    [
        f"<release id='2'><notes>{'x' * 20_000}</release>",
        f"<release id='2'><notes>{'x' * 20_000}",
        f"<release id='2'><!-- {'x' * 20_000}",
        f"<release id='2'><a b='{'x' * 20_000}",
        f"<release id='2'>{'<a>' * 7_000}</b></release>",
        f"<release id='2'>{'<a/>' * 7_000}",
        f"<!-- {'x' * 20_000}",
        f"text{'x' * 20_000}",
    ],
)
def test_broken_record_that_is_too_long_costs_itself(tmp_path: Path, broken: str, size: int) -> None:
    path = file_of(
        tmp_path,
        *[f"{GOOD.format(id)}\n" for id in (1, 3)],
        f"{broken}\n",
        *[GOOD.format(4) + "\n"] * 1,
        GOOD.format(5),
    )
    ids, bad = loaded(path, size)
    assert ids == [1, 3, 4, 5]
    assert len(bad) == 1
    assert bad[0].offset == path.read_text().index(broken[:15])


def test_record_without_end_does_not_hold_the_rest_of_the_file(tmp_path: Path) -> None:
    others = "".join(f"{GOOD.format(id)}" for id in range(3, 2_000))
    ids, bad = loaded(file_of(tmp_path, GOOD.format(1), "<release id='2'><title>T</title>", others), 1_000)
    assert (ids, [each.id for each in bad]) == ([1, *range(3, 2_000)], [2])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("content", [f"<!-- {'x ' * 10_000}-->", "x" * 20_000, f"<![CDATA[{'<a> ' * 5_000}]]>"])
def test_long_content_between_records_is_one_quarantined_piece(tmp_path: Path, content: str, size: int) -> None:
    path = file_of(tmp_path, GOOD.format(1), content, GOOD.format(3))
    ids, bad = loaded(path, size)
    assert ids == [1, 3]
    assert len(bad) <= 1  # a comment that is in one buffer is none
    assert all(each.id is None for each in bad)


@pytest.mark.parametrize("size", SIZES)
def test_blanks_between_records_are_no_content(tmp_path: Path, size: int) -> None:
    assert loaded(file_of(tmp_path, GOOD.format(1), " \n" * 10_000, GOOD.format(3)), size)[0] == [1, 3]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<g/>" * 700, "The record has 702 elements and attributes, more than the limit of 600."),
        ("".join(f"<g a{n}=''/>" for n in range(300)), "The record has 602 elements and attributes"),
        ("<a " + " ".join(f"b{n}=''" for n in range(700)) + "/>", "The record has 703 elements and attributes"),
        ("<a>" * 300 + "</a>" * 300, "The record has 301 levels of elements, more than the limit of 64."),
        ("<a>" * 500 + "</a>" * 500, "The record has 501 levels of elements, more than the limit of 64."),
    ],
)
def test_record_of_too_many_entries_or_levels_is_quarantined(
    tmp_path: Path, content: str, reason: str, size: int
) -> None:
    ids, [bad] = loaded(file_of(tmp_path, GOOD.format(1), f"<release id='2'>{content}</release>", GOOD.format(3)), size)
    assert (ids, bad.id) == ([1, 3], 2)
    assert bad.reason.startswith(reason)


@pytest.mark.parametrize("size", SIZES)
def test_records_within_the_limits_are_loaded(tmp_path: Path, size: int) -> None:
    notes = f"<release id='2'><notes>{'x' * (BYTES - 100)}</notes></release>"
    genres = f"<release id='3'><genres>{'<genre/>' * (ENTRIES - 3)}</genres></release>"
    levels = f"<release id='4'>{'<a>' * 63}{'</a>' * 63}</release>"
    assert loaded(file_of(tmp_path, notes, genres, levels), size) == ([2, 3, 4], [])


def test_document_type_between_records_declares_no_entities(tmp_path: Path) -> None:
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
    ids, [bad] = loaded(
        file_of(tmp_path, GOOD.format(1), f"{laughs}<release id='2'><title>&b;</title></release>\n", GOOD.format(3))
    )
    assert ids == [1, 3]
    assert "document type declaration" in bad.reason


def test_root_that_begins_too_late_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PROLOG_BYTES", 5_000)
    path = tmp_path / "releases.xml"
    path.write_text(f"<!-- {'x' * 9_000} --><releases></releases>")
    with pytest.raises(DumpFileError, match="<releases> does not begin within the first 5,000 bytes"):
        list(chunks(path, DUMPS["release"], 1_000))


def test_ids_that_discogs_does_not_have_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "FAR_IDS", 3)
    few = records.np.arange(3) + 10**9
    found = Ids()
    found.add(few)
    with pytest.raises(DumpFileError, match="more than 3 ids from 100,000,000 on"):
        found.add(few + 3)


def test_sample_leaves_out_records_beyond_the_limits(tmp_path: Path) -> None:
    path = file_of(tmp_path, GOOD.format(1), f"<release id='2'><notes>{'x' * 20_000}</notes></release>", GOOD.format(3))
    assert cut({"releases": path}, 5, tmp_path / "small", lambda _: None) == {"releases": 2}
    assert [id for _, id, _ in pieces_of(tmp_path / "small" / path.name)] == [1, 3]


def test_gzip_of_many_members_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "discogs_20261001_releases.xml.gz"
    parts: Iterable[str] = ("<releases>", GOOD.format(1), *["\n"] * 500, GOOD.format(3), "</releases>")
    path.write_bytes(b"".join(gzip.compress(part.encode()) for part in parts))
    assert loaded(path) == ([1, 3], [])


@pytest.mark.parametrize(
    ("xml", "stop", "reason", "behind"),
    [
        (b"<a/>x", "", End.DONE, 4),
        (b"<a b='1' c=\"/>\"><d>t</d><!-- <z> - -- --></a>rest", "", End.DONE, 45),
        (b"<!-- x --->y", "", End.DONE, 11),
        (b"<![CDATA[ ]] ]]]>y", "", End.DONE, 17),
        (b"<?x ??>y", "", End.DONE, 7),
        (b"<a><![CDATA[</a>]]></a>y", "", End.DONE, 23),
        (b"<a></a\n>y", "", End.DONE, 8),
        (b"<a / >t</a>y", "", End.DONE, 11),
        (b"<a><b></a>", "", End.LOST, 10),
        (b"<a <", "", End.LOST, 4),
        (b"<a><!b></a>", "", End.LOST, 6),
        (b"<a b='<'/>", "", End.LOST, 7),
        (b"<a><b><r/></b><r>", "r", End.NESTED, 14),
        (b"<a><b>", "", End.MORE, 6),
    ],
)
def test_skimmer_follows_structure_however_it_is_divided(xml: bytes, stop: str, reason: End, behind: int) -> None:
    for first in range(1, len(xml)):
        skimmer = Skimmer(4, stop)
        array = records.np.frombuffer(xml, records.np.uint8)
        found = skimmer.skim(array, 0, first)
        if found[0] == End.MORE:
            found = skimmer.skim(array, first, len(xml))
        assert found == (reason, behind)


def test_slow_path_takes_large_records_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "LARGE_RECORD", 100)
    path = file_of(tmp_path, f"<release id='2'><mood>{'x' * 200}</mood></release>")
    assert loaded(path) == ([2], [])
    assert parsing.RECORD_LEVELS == 64
