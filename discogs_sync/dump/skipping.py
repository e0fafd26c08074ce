"""Anything that is longer than a record may be: where it ends in the XML of a file, buffer by buffer.

It is followed by its tags. Where it is broken, it ends at the next place where a record begins, as shorter ones do: at
the beginning of a line, or behind the end tag of a record. A comment without an end would hold the rest of the file, so
it counts as broken where records begin within it; so does a record that has the next one as its child.
"""

import re

import numpy as np

from discogs_sync.dump.layout import Dump
from discogs_sync.dump.limits import RECORD_LEVELS
from discogs_sync.dump.native.skimmer import End, Skimmer

KEPT = 1024
"""Bytes of a buffer that have to be there in front of the next one: a start tag may be cut between them."""


class Skipper:
    """Follows one piece of a file that is too long."""

    def __init__(self, dump: Dump) -> None:
        self._skimmer = Skimmer(RECORD_LEVELS, stop=dump.kind)
        self._start = re.compile(rb"<%b(?=[ \t\r\n/>])" % dump.kind.encode())
        self._end_tag = end_tag_of(dump.kind)
        self._is_text: bool | None = None
        self._is_lost = False

    def follow(self, xml: bytearray, begin: int, at: int, filled: int) -> int | None:
        """Return where the piece ends in a buffer; None if it goes on behind it.

        Bytes from `at` on are new, those from `begin` on were the end of the buffer before, if there was one.
        """
        if self._is_text is None:
            self._is_text = not xml.startswith(b"<", at)
        if self._is_text:
            place = xml.find(b"<", at, filled)
            return place if place >= 0 else None
        if self._is_lost:
            return self._next_start(xml, begin, filled)
        reason, behind = self._skimmer.skim(np.frombuffer(xml, np.uint8), at, filled)
        if reason == End.LOST:
            self._is_lost = True
            return self._next_start(xml, max(begin, behind - KEPT), filled)
        if reason == End.MORE:
            return self._next_start(xml, max(begin, self._skimmer.tag), filled) if self._skimmer.is_endless else None
        return max(behind, begin)

    def move(self, bytes_: int) -> None:
        """Note that the buffer lost so many bytes at its beginning."""
        self._skimmer.move(bytes_)

    def _next_start(self, xml: bytearray, begin: int, filled: int) -> int | None:
        """Return the next place behind another one where a record may begin."""
        before = begin
        for found in self._start.finditer(xml, begin + 1, filled):
            place = found.start()
            if is_line_start(xml, begin, place) or self._end_tag.search(xml, before, place):
                return place
            before = place
        return None


def end_tag_of(name: str) -> re.Pattern[bytes]:
    """Return the pattern of the end tag of elements of a name."""
    return re.compile(rb"</%b[ \t\r\n]*+>" % name.encode())


def is_line_start(xml: bytearray, least: int, at: int) -> bool:
    """Return whether nothing but blanks is between a place and the beginning of its line."""
    return xml[max(least, at - 100) : at].rstrip(b" \t\r").endswith(b"\n")
