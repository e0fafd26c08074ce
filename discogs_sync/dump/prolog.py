"""What XML has before its first record: encoding, declarations, comments, and the root's start tag."""

import codecs
import re

MISC = rb"(?>[ \t\r\n]++|<!--.*?-->|<\?.*?\?>)*+"
"""Blanks, comments and processing instructions (XML 1.0, 2.8)."""

_REST_OF_TAG = rb"""(?>[^<>"'/]++|"[^"<]*+"|'[^'<]*+'|/(?!>))*+"""
"""What a start tag has behind its name."""

_NAME = rb"""[^ \t\r\n<>/!?=&"']++"""

_DOCTYPE = rb"""<!DOCTYPE(?>[^\[>"']++|"[^"]*+"|'[^']*+')*+
    (?:\[(?>[^\]"'<]++|"[^"]*+"|'[^']*+'|<!--.*?-->|<\?.*?\?>|<(?!!--|\?))*+\][ \t\r\n]*+)?>"""

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?%b(?:%b%b)?<(?P<root>%b)%b(?P<empty>/?)>"
    % (MISC, _DOCTYPE.replace(b"\n    ", b""), MISC, _NAME, _REST_OF_TAG),
    re.DOTALL,
)

_DECLARED = re.compile(
    rb"""(?:\xef\xbb\xbf)?[ \t\r\n]*<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']+)["']"""
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
"""First bytes that tell the encoding: byte order marks, and `<` in two bytes."""

_ASCII = bytes(range(128)).decode("ascii")
_ESCAPES = {"unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "punycode"}
"""Codecs of Python that are no encodings of files."""


def match_prolog(xml: bytes | bytearray, end: int | None = None) -> re.Match[bytes] | None:
    """Match all up to the root's start tag, in UTF-8; the groups are `root` and, for a root without content, `empty`.

    None where it is not complete, or not XML.
    """
    return _PROLOG.match(xml, 0, len(xml) if end is None else end)


def encoding_of(head: bytes) -> str | None:
    """Return the encoding of XML by its first bytes, None for UTF-8.

    A mark at the beginning wins over the declaration. Raises LookupError with the name of a declared encoding that is
    unknown or does not write ASCII as ASCII does.
    """
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if marked:
        return None if marked == "utf-8" else marked
    declared = _DECLARED.match(head)
    if declared is None:
        return None
    name = declared[1].decode("ascii", "replace")
    try:
        found = codecs.lookup(name)
        is_known = found.name not in _ESCAPES and (
            found.name.startswith("utf-16") or bytes(range(128)).decode(name) == _ASCII
        )
    except (LookupError, UnicodeError, ValueError):
        is_known = False
    if not is_known:
        raise LookupError(name)
    # A declaration that was read byte by byte is not in UTF-16, whatever it says.
    return None if found.name in {"utf-8", "utf-8-sig"} or found.name.startswith("utf-16") else found.name
