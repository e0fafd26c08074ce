"""The page that lists the files of a site, read for the dumps among them.

The page of Discogs' site is one list of lines; those of a web server for a plain folder are lines or rows of a table.
All link to the files, and most tell sizes:

    2026-10-01 19:36:11    474.1 MB    <a href="?download=data%2F2026%2Fdiscogs_20261001_artists.xml.gz">…</a>
    <a href="discogs_20261001_artists.xml.gz">…</a>    01-Oct-2026 19:36    497129881
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from discogs_sync.dump.names import parse_name

_SIZE = re.compile(r"(?<!\S)(\d{1,6}(?:\.\d{1,3})?)\s?(B(?:ytes)?|[KMGT](?:i?B)?)(?!\S)", re.ASCII | re.IGNORECASE)
_BYTES = re.compile(r"(?<!\S)\d{1,15}(?!\S)", re.ASCII)


@dataclass(frozen=True)
class Link:
    """Where a file is offered, and its size in bytes as precise as the page tells it, None where it does not."""

    url: str
    size: int | None


def read_listing(page: str, url: str) -> dict[date, dict[str, Link]]:
    """Give the links of a page that came from a URL, by dump and kind (that of the checksums too).

    Links to other origins are passed over.
    """
    dumps: dict[date, dict[str, Link]] = {}
    for row in _rows(page):
        for href in row.hrefs:
            found = parse_name(re.split("[/=]", unquote(href))[-1])
            target = _within(url, href)
            if found and target:
                size = _size(row.text) if len(row.hrefs) == 1 else None
                dumps.setdefault(found[0], {})[found[1]] = Link(target, size)
    return dumps


def _within(url: str, href: str) -> str | None:
    """Give the whole URL that a link leads to, None when that is of another origin."""
    try:
        target = urljoin(url, href)
        same = urlsplit(target)[:2] == urlsplit(url)[:2]
    except ValueError:
        return None
    return target if same else None


def _size(text: str) -> int | None:
    """Give the size that a row tells: the last number with a unit (a power of 1,024), else the last one without."""
    if found := _SIZE.findall(text):
        number, unit = found[-1]
        return int(float(number) * 1024 ** "BKMGT".index(unit[0].upper()))
    bare = _BYTES.findall(text)
    return int(bare[-1]) if bare else None


@dataclass(frozen=True)
class _Row:
    text: str
    hrefs: list[str]


def _rows(page: str) -> Iterator[_Row]:
    parser = _Parser()
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:  # how html.parser refuses a declaration that it cannot read
        pass
    parser.end_row()
    yield from parser.rows


class _Parser(HTMLParser):
    """Cuts a page into rows: those of its tables, and elsewhere lines."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._text: list[str] = []
        self._hrefs: list[str] = []
        self._in_table_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._hrefs += [value for name, value in attrs if name == "href" and value]
        elif tag in {"tr", "br", "li"}:
            self.end_row()
            self._in_table_row = tag == "tr"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"tr", "table"}:
            self.end_row()
            self._in_table_row = False

    def handle_data(self, data: str) -> None:
        for number, line in enumerate([data] if self._in_table_row else data.split("\n")):
            if number:
                self.end_row()
            self._text.append(line)

    def end_row(self) -> None:
        """Close the row that is being read."""
        self.rows.append(_Row(" ".join(self._text), self._hrefs))
        self._text, self._hrefs = [], []
