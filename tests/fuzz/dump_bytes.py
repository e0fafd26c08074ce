"""Write random files of dumps, mutate their bytes, and read them on the fast path, on the slow path and with lxml.

The paths must give the same rows and the same quarantine. Where the XML is well-formed but for forbidden characters,
they must also be those of lxml's reading.
"""

import codecs
import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from discogs_sync.dump.chunk import Bad, Encoded
from discogs_sync.dump.ids import Ids
from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.records import chunks
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.dump.works import works
from discogs_sync.errors import DumpFileError
from discogs_sync.mapping.characters import FORBIDDEN_CHARACTER
from tests.dump_paths import encoder_of, rows_of, values_of
from tests.fuzz.dump_files import random_file
from tests.fuzz.lxml_reading import Reading, Record, read, texts_in
from tests.fuzz.mutations import mutated
from tests.fuzz.runner import main

SIZES = (100, 1000, 1000, 5000, 1 << 20)
"""Bytes that are read at once."""


def check(generator: random.Random) -> str | None:
    """Try one random file; return what is wrong."""
    dump = DUMPS[generator.choice([*DUMPS])]
    original = random_file(generator, dump).encode("utf-8", "surrogateescape")
    xml = mutated(generator, original) if generator.random() < 0.5 else original
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        path = Path(file.name)
        path.write_bytes(_written(generator, xml))
        try:
            if kind_of(path) is not dump:
                return None
        except DumpFileError as error:
            reading = read(dump, xml.decode("utf-8", "surrogateescape"))
            return f"{error}\n{xml!r}" if reading else None
        fast = _encoded(dump, path, generator.choice(SIZES), is_slow=False)
        slow = _encoded(dump, path, generator.choice(SIZES), is_slow=True)
    wrong = _difference(fast, slow) or _difference_from_lxml(dump, *fast, xml)
    if not wrong and not fast[1]:
        wrong = _lost(dump, original, xml, fast[0])
    return f"{wrong}\n{xml!r}" if wrong else None


def _lost(dump: Dump, original: bytes, xml: bytes, encoded: Encoded) -> str | None:
    """Return which records are lost that a mutation of another record did not touch."""
    begin, end = _mutated_record(dump, original, xml)
    before = read(dump, original.decode("utf-8", "surrogateescape"))
    others = read(dump, (original[:begin] + original[end:]).decode("utf-8", "surrogateescape"))
    if before is None or others is None or len(others.records) == len(before.records):
        return None  # nothing was mutated, or what is no record
    repeated = {bad.id for bad in encoded.bad if bad.reason == "Another record of the file has this id."}
    lost = {*others.records} - {*encoded.ids} - repeated
    return f"a mutation of another record loses {lost}; {encoded.bad}" if lost else None


def _mutated_record(dump: Dump, original: bytes, xml: bytes) -> tuple[int, int]:
    """Return where the record is that was mutated, an empty span where it was not one record within its tags."""
    name = dump.kind.encode()
    first, behind = _changed(original, xml)
    pieces = re.compile(rb"<%b[ \t\r\n/>].*?(?=<%b[ \t\r\n/>]|\Z)" % (name, name), re.DOTALL)
    begin, end = next((span for each in pieces.finditer(original) if first < (span := each.span())[1]), (0, 0))
    around = max(begin, first - 20)
    touched = original[around : behind + 20] + xml[around : len(xml) - len(original) + behind + 20]
    is_inside = begin < first and behind < end
    return (begin, end) if is_inside and not re.search(rb"<[!?]|</?%b|[<!?-]\Z" % name, touched) else (0, 0)


def _changed(original: bytes, xml: bytes) -> tuple[int, int]:
    """Return where the bytes that differ begin and end in the original."""
    shortest = min(len(original), len(xml))
    first = next((at for at in range(shortest) if original[at] != xml[at]), shortest)
    last = next((at for at in range(shortest - first) if original[-1 - at] != xml[-1 - at]), shortest - first)
    return first, len(original) - last


def _written(generator: random.Random, xml: bytes) -> bytes:
    """Return XML in UTF-8 in the bytes of a file, at times in another encoding."""
    if xml.startswith(codecs.BOM_UTF8):
        return xml
    if generator.random() < 0.8:
        return generator.choice((b"", b"", b"", codecs.BOM_UTF8)) + xml
    if b"<?xml" in xml:
        return xml
    try:
        text = xml.decode()
    except UnicodeDecodeError:
        return xml
    if generator.random() < 0.5:
        return text.encode("utf-16")
    name = generator.choice(("iso-8859-1", "windows-1252", "us-ascii"))
    try:
        return f"<?xml version='1.0' encoding='{name}'?>".encode() + text.encode(name)
    except UnicodeEncodeError:
        return xml


def _encoded(dump: Dump, path: Path, size: int, *, is_slow: bool) -> tuple[Encoded, str | None]:
    """Return what the records of a file become, with those whose ids are repeated, and why the file is refused."""
    encoder, encoded = encoder_of(dump.kind), Encoded()
    try:
        for work in works(chunks(path, dump, size), {}, Ids()):
            encoded.bad += work.bad
            if is_slow:
                for number, known in enumerate(encoder.no_lists(len(work.chunk))):
                    encoder.add_slowly(encoded, work.chunk, number, known)
            else:
                encoded.add(encoder.encode(work.chunk))
    except DumpFileError as error:
        return encoded, str(error)
    return encoded, None


def _difference(fast: tuple[Encoded, str | None], slow: tuple[Encoded, str | None]) -> str | None:
    """Return how the fast and the slow path differ."""
    (one, refusal), (other, other_refusal) = fast, slow
    if refusal != other_refusal:
        return f"refused differently: {refusal} and {other_refusal}"
    rows, other_rows = rows_of(one), rows_of(other)
    for name in rows.keys() | other_rows.keys():
        pair = {*rows.get(name, [])}, {*other_rows.get(name, [])}
        if pair[0] != pair[1]:
            return f"rows of {name} differ\nfast {pair[0] - pair[1]}\nslow {pair[1] - pair[0]}"
    if _sorted(one.bad) != _sorted(other.bad):
        return f"quarantine differs\nfast {one.bad}\nslow {other.bad}"
    if sorted(one.ids) != sorted(other.ids) or one.drift != other.drift:
        return f"ids or drift differ\nfast {one.ids} {one.drift}\nslow {other.ids} {other.drift}"
    return None


def _sorted(bad: list[Bad]) -> list[Bad]:
    return sorted(bad, key=lambda each: each.offset)


def _difference_from_lxml(dump: Dump, encoded: Encoded, refusal: str | None, xml: bytes) -> str | None:
    """Return how a path differs from lxml's reading, where lxml can read it."""
    reading = read(dump, xml.decode("utf-8", "surrogateescape"))
    if reading is None:
        return None
    if refusal:
        return refusal
    found = _records(dump, encoded)
    if found.keys() != reading.records.keys():
        return f"records {[*found]}, by lxml {[*reading.records]}; {encoded.bad}"
    for id, record in reading.records.items():
        if wrong := _record_difference(found[id], record):
            return f"record {id}: {wrong}"
    counted = sum(value[0] for key, value in encoded.drift.found.items() if key[2] != FORBIDDEN_CHARACTER)
    if counted < sum(bool(record.extra) for record in reading.records.values()):
        return f"drift is not counted: {encoded.drift}"
    return _quarantine_difference(encoded, reading, xml)


def _quarantine_difference(encoded: Encoded, reading: Reading, xml: bytes) -> str | None:
    is_same = len(encoded.bad) == reading.quarantined
    # lxml does not tell empty CDATA between records from nothing, nor texts apart that a comment divides
    return None if is_same or b"<![CDATA[" in xml else f"quarantined {encoded.bad}, by lxml {reading.quarantined}"


def _records(dump: Dump, encoded: Encoded) -> dict[int, dict[str, dict[tuple[int, ...], Any]]]:
    """Return the rows of each record by table and key."""
    found: dict[int, dict[str, dict[tuple[int, ...], Any]]] = {}
    tables = values_of(dump.kind, encoded)
    for element in dump.record.tables():
        table = element.part.table
        keys = [column.name for column in table.primary_key.columns]
        for row in tables[table.name]:
            rows = found.setdefault(row[keys[0]], {})
            rows.setdefault(table.name, {})[tuple(row[key] for key in keys)] = row
    return found


def _record_difference(rows: dict[str, dict[tuple[int, ...], Any]], record: Record) -> str | None:
    for name in rows.keys() | record.rows.keys():
        keys = sorted(rows.get(name, {})), sorted(record.rows.get(name, {}))
        if keys[0] != keys[1]:
            return f"{name} has rows {keys[0]}, by lxml {keys[1]}"
    extra: Counter[str] = Counter()
    for name, expected in record.rows.items():
        for key, columns in expected.items():
            row = rows[name][key]
            for each, value in columns.items():
                if (row[each] or None) != (value or None):
                    return f"{each} of {name} {key} is {row[each]!r}, by lxml {value!r}"
            extra.update(texts_in(row.get("extra")))
    return f"extra {extra}, by lxml {record.extra}" if extra != record.extra else None


if __name__ == "__main__":
    main("dump_bytes", check)
