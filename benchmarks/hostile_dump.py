"""Hostile dump files for `./run bench hostile`: small files that unpack to much, and records beyond every limit."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from pathlib import Path

from benchmarks.hostile_case import MB, Case, Command

LIMIT = 600 * MB
"""Peak memory of a load."""

GOOD = b'<release id="%d"><title>Good</title></release>\n'
"""A record of which one is before the hostile content, and one behind it."""

BLOCK = 1 << 20
"""Bytes that are written at once."""


def _filled(begin: bytes, content: bytes, number: int, end: bytes) -> Iterator[bytes]:
    """Yield content a number of times between two texts."""
    per_block = max(1, BLOCK // len(content))
    yield begin
    yield from repeat(content * per_block, number // per_block)
    yield content * (number % per_block)
    yield end


def _in_record(content: bytes, number: int, begin: bytes = b"", end: bytes = b"") -> Iterator[bytes]:
    return _filled(b'<release id="2"><title>Bad</title>' + begin, content, number, end + b"</release>\n")


def _numbered(template: bytes, number: int) -> Iterator[bytes]:
    """Yield a template a number of times, with the numbers from 10 on."""
    for first in range(10, number, 10_000):
        numbers = range(first, min(first + 10_000, number))
        yield b"".join(template.replace(b"%d", b"%d" % each) for each in numbers)


def _records(template: bytes, number: int) -> Callable[[], Iterable[bytes]]:
    return lambda: _numbered(template, number)


HUGE: dict[str, Callable[[], Iterable[bytes]]] = {
    "field": lambda: _in_record(b"x", 1 << 30, b"<notes>", b"</notes>"),
    "field-below-limit": lambda: _in_record(
        "\N{MUSICAL SYMBOL G CLEF}a&amp;".encode(), 1_500_000, b"<notes>", b"</notes>"
    ),
    "list": lambda: _in_record(b"<genre>x</genre>", 32_000_000, b"<genres>", b"</genres>"),
    "tracks-below-limit": lambda: _in_record(b"<track/>", 199_000, b"<tracklist>", b"</tracklist>"),
    "tracks-of-many-records": _records(
        b'<release id="%d"><tracklist>' + b"<track/>" * 50_000 + b"</tracklist></release>\n", 200
    ),
    "levels": lambda: chain(
        _filled(b'<release id="2">', b"<a>", 500_000, b""), _filled(b"", b"</a>", 500_000, b"</release>\n")
    ),
    "levels-of-large-record": lambda: chain(
        _filled(b'<release id="2">', b"<a>", 50_000_000, b""), _filled(b"", b"</a>", 50_000_000, b"</release>\n")
    ),
    "attribute": lambda: _filled(b'<release id="2" note="', b"x", 1 << 30, b'"/>\n'),
    "attributes": lambda: chain([b'<release id="2"'], _numbered(b' a%d="1"', 5_000_000), [b"/>\n"]),
    "attributes-below-limit": lambda: chain([b'<release id="2"'], _numbered(b' a%d="1"', 190_000), [b"/>\n"]),
    "tag-name": lambda: _filled(b'<release id="2"><n', b"x", 1 << 30, b"/></release>\n"),
    "comment": lambda: _in_record(b"- x", 1 << 28, b"<!--", b"-->"),
    "cdata": lambda: _in_record(b"]] <a>", 1 << 27, b"<notes><![CDATA[", b"]]></notes>"),
    "instruction": lambda: _in_record(b"? x", 1 << 28, b"<?x ", b"?>"),
    "unknown-element": lambda: _in_record(b"x", 1 << 30, b"<mood>", b"</mood>"),
    "unknown-element-below-limit": lambda: _in_record(b"<m>x</m>", 190_000, b"<mood>", b"</mood>"),
    "text-between-records": lambda: _filled(b"", b"x", 1 << 30, b"\n"),
    "comment-between-records": lambda: _filled(b"<!--", b"x", 1 << 30, b"-->\n"),
    "blanks-between-records": lambda: _filled(b"", b" ", 1 << 30, b"\n"),
    "comment-without-end": lambda: _filled(b"<!--", b"x", 1 << 26, b"\n"),
    "drift-paths": _records(b'<release id="%d"><f%d>x</f%d></release>\n', 50_000),
    "broken-records": _records(b'<release id="%d"><title></release>\n', 1_000_000),
    "records-without-id": lambda: _filled(b"", b"<release/>\n", 1_000_000, b""),
    "repeated-ids": lambda: _filled(b"", GOOD % 1, 10_000_000, b""),
    "ids-far-apart": lambda: (b'<release id="%d"/>\n' % (each << 30) for each in range(1, 3_000_000)),
}
"""Content between two good records."""


@contextmanager
def _load(folder: Path, parts: Iterable[bytes]) -> Iterator[Command]:
    path = folder / "discogs_20261001_releases.xml.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for part in parts:
            file.write(part)
    yield Command(["dump", "load", str(path), "--any-space"])


def _case(name: str, parts: Callable[[], Iterable[bytes]]) -> Case:
    return Case(f"dump-{name}", LIMIT, lambda folder: _load(folder, parts()))


def _between_good(content: Iterable[bytes]) -> Iterable[bytes]:
    return chain([b"<releases>\n", GOOD % 1], content, [GOOD % 3, b"</releases>\n"])


def _laughs() -> Iterable[bytes]:
    entities = b"".join(b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(1, 12))
    yield b"<!DOCTYPE releases [<!ENTITY e0 'ha'>" + entities + b"]><releases>\n" + GOOD % 1
    yield b'<release id="2"><title>&e11;</title></release>\n'
    yield b"<!DOCTYPE x [<!ENTITY e0 'ha'>" + entities + b']><release id="4"><title>&e11;</title></release>\n'
    yield GOOD % 3 + b"</releases>\n"


def _prolog() -> Iterable[bytes]:
    return chain(_filled(b"<!--", b"x", 1 << 30, b"-->"), [b"<releases>", GOOD % 1, b"</releases>"])


@contextmanager
def _members(folder: Path) -> Iterator[Command]:
    """Write a file of gzip with very many members."""
    path = folder / "discogs_20261001_releases.xml.gz"
    with path.open("wb") as file:
        file.write(gzip.compress(b"<releases>\n" + GOOD % 1))
        file.write(gzip.compress(b"\n") * 1_000_000)
        file.write(gzip.compress(GOOD % 3 + b"</releases>\n"))
    yield Command(["dump", "load", str(path), "--any-space"])


CASES = [
    *(_case(name, lambda content=content: _between_good(content())) for name, content in HUGE.items()),
    _case("billion-laughs", _laughs),
    _case("prolog", _prolog),
    _case("cut-short", lambda: _filled(b"<releases>\n" + GOOD % 1 + b'<release id="2"><notes>', b"x", 1 << 30, b"")),
    Case("dump-members", LIMIT, _members),
]
