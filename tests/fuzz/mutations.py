"""Random changes to the bytes of XML."""

import random

PIECES = (
    b"<", b">", b"/", b"=", b"'", b'"', b"&", b";", b" ", b"\n", b"\r", b"\t", b"\x00", b"\x01", b"\x1f", b"\x7f",
    b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4", b"\x80", b"\xef\xbf\xbe", b"\xef\xbb\xbf",
    b"&#0;", b"&#1;", b"&#x1F;", b"&#xD800;", b"&#xFFFE;", b"&#x110000;", b"&#65;", b"&#x41;", b"&#;", b"&nope;",
    b"&amp;", b"<x/>", b"<x>y</x>", b"</", b"</x>", b"<!--", b"-->", b"<!-- c -->", b"]]>", b"<![CDATA[", b"<?x?>",
    b"<![CDATA[a<b]]>", b' x="1"', b" id='7'", b'id="7"', b"<id>7</id>", b"-", b"+", b"0", b"text", b"\xc2\x85",
    b"99999999999999999999",
)  # fmt: skip
"""What is put in: bytes that mean something in XML, or that it forbids."""


def mutated(generator: random.Random, xml: bytes) -> bytes:
    """Return XML with one to three random changes."""
    for _ in range(generator.choice((1, 1, 1, 2, 3))):
        xml = generator.choice((_insert, _overwrite, _delete, _repeat, _move))(generator, xml)
    return xml


def _insert(generator: random.Random, xml: bytes) -> bytes:
    at = generator.randrange(len(xml) + 1)
    return xml[:at] + generator.choice(PIECES) + xml[at:]


def _overwrite(generator: random.Random, xml: bytes) -> bytes:
    at, piece = generator.randrange(len(xml) + 1), generator.choice(PIECES)
    return xml[:at] + piece + xml[at + len(piece) :]


def _delete(generator: random.Random, xml: bytes) -> bytes:
    begin, end = _span(generator, xml)
    return xml[:begin] + xml[end:]


def _repeat(generator: random.Random, xml: bytes) -> bytes:
    begin, end = _span(generator, xml)
    return xml[:end] + xml[begin:end] + xml[end:]


def _move(generator: random.Random, xml: bytes) -> bytes:
    begin, end = _span(generator, xml)
    rest = xml[:begin] + xml[end:]
    at = generator.randrange(len(rest) + 1)
    return rest[:at] + xml[begin:end] + rest[at:]


def _span(generator: random.Random, xml: bytes) -> tuple[int, int]:
    """Choose a part of XML: some bytes, or all from one mark of a tag to another."""
    if generator.random() < 0.5:
        begin = generator.randrange(len(xml) + 1)
        return begin, min(len(xml), begin + generator.choice((1, 1, 2, 5, 20)))
    marks = [at for at, byte in enumerate(xml) if byte == 0x3C] or [0]
    begin = generator.randrange(len(marks))
    return marks[begin], marks[min(len(marks) - 1, begin + generator.choice((1, 1, 2, 3, 8)))]
