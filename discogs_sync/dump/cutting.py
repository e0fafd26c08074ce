"""Where records begin in a dump's XML, by its structure.

Nearly all records are told by the fast scanner alone: where no comment, CDATA or other markup is between two places
that may begin records, and the end tag of a record is right before the second one, both begin records. Any other
place is resolved by following the tags from there. In XML that is not well-formed a record begins at the next place
that is at the beginning of a line or behind the end tag of a record, so that a broken record costs itself.
"""

import re
from enum import Enum

import numpy as np

from discogs_sync.dump.layout import Dump
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.native.scanner import Starts, find_starts
from discogs_sync.dump.prolog import MISC, NAME, REST_OF_TAG, match_prolog

LARGEST = 32 << 20
"""Bytes of a record at most; what is longer is cut, and no record. The longest of Discogs has 272 KB."""

_MISC = re.compile(MISC, re.DOTALL)
_TOKEN = re.compile(
    rb"<(?:/(?P<end>%b)[ \t\r\n]*+>|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|(?P<start>%b)%b(?P<empty>/?)>)"
    % (NAME, NAME, REST_OF_TAG),
    re.DOTALL,
)
_TEXT = re.compile(rb"(?>[^<]++|<!\[CDATA\[.*?\]\]>)++", re.DOTALL)
_LONG = re.compile(rb"<(?:!--|!\[CDATA\[|\?)")
"""What may go on over any number of tags."""


class _End(Enum):
    """Why no end of an element or text was found: the XML is broken, or not read so far."""

    BROKEN = 1
    UNREAD = 2


class Cutter:
    """Cuts the XML of one file, buffer by buffer, into records and whatever else the root holds.

    `is_closed` is set when the file ended with the root's end tag. `excess` tells how far behind the last
    piece something follows that tag that is neither blank nor comment (bytes).
    """

    def __init__(self, dump: Dump) -> None:
        self._name = dump.kind
        self._root_end = re.compile(rb"</%b[ \t\r\n]*+>" % dump.root.encode())
        self._is_before_root = True
        self._is_empty = False
        self.is_closed = False
        self.excess: int | None = None

    def cut(self, xml: bytearray, begin: int, filled: int, *, is_last: bool) -> Array:
        """Return where pieces begin in a buffer from a place on, and at the end where the next one will begin.

        A piece is an element or text in the root, with the blanks, comments and instructions behind it. `is_last`
        tells that the file ends with the buffer.
        """
        if self._is_before_root:
            prolog = match_prolog(xml, filled)
            if prolog is None:
                return np.array([begin])
            self._is_before_root, self._is_empty = False, bool(prolog["empty"])
            begin = prolog.end()
        at = _after_misc(xml, begin, filled)
        starts = find_starts(np.frombuffer(xml, np.uint8, filled), self._name)
        sure = ~starts.has_markup
        sure[:-1] &= starts.follows_end[1:]
        sure[-1:] = False
        unsure = np.flatnonzero(~sure)
        runs = [np.array([at])]
        while True:
            number = int(np.searchsorted(starts.places, at))
            if number < len(sure) and starts.places[number] == at and sure[number]:
                runs.append(starts.places[number + 1 : unsure[np.searchsorted(unsure, number)] + 1])
            else:
                following = self._after_piece(xml, at, filled, starts, number, is_last=is_last)
                if following is None:
                    return np.concatenate(runs)
                runs.append(np.array([following]))
            at = int(runs[-1][-1])

    def _after_piece(
        self, xml: bytearray, at: int, filled: int, starts: Starts, number: int, *, is_last: bool
    ) -> int | None:
        """Return where the piece behind the one at a place begins; None where the root ends, or more is to be read.

        `number` is that of the first of `starts` from the place on.
        """
        is_complete = is_last or filled - at >= LARGEST
        if self._is_at_end(xml, at, filled, is_last=is_last) or at == filled:
            return None
        if not is_complete and starts.places[number : number + 2].tolist() == [at]:
            return None  # the last record of a buffer is the first of the next one
        end = _piece_end(xml, at, filled)
        if isinstance(end, int):
            following = _after_misc(xml, end, filled)
            return following if following < filled or is_complete else None
        root_ends = [found.start() for found in self._root_end.finditer(xml, at, filled)] if is_last else []
        if end is _End.UNREAD and not (root_ends or (is_complete and not is_last)):
            return None
        for place, follows_end in zip(starts.places[number:].tolist(), starts.follows_end[number:], strict=True):
            if place > at and (follows_end or _is_line_start(xml, at, place)):
                return int(place)
        if is_last:
            return root_ends[-1] if root_ends and root_ends[-1] > at else None
        return filled if is_complete else None

    def _is_at_end(self, xml: bytearray, at: int, filled: int, *, is_last: bool) -> bool:
        """Tell whether the root ends at a place, and note what follows."""
        found = self._root_end.match(xml, at, filled)
        if found is None and not self._is_empty:
            return False
        behind = _after_misc(xml, found.end() if found else at, filled)
        may_go_on = not is_last and filled - behind < LARGEST
        if behind == filled:
            self.is_closed = is_last
        elif not (may_go_on and (filled - behind < len(b"<!--") or _LONG.match(xml, behind, filled))):
            self.excess = behind - at
        return True


def _after_misc(xml: bytearray, at: int, filled: int) -> int:
    found = _MISC.match(xml, at, filled)
    return found.end() if found else at


def _is_line_start(xml: bytearray, least: int, at: int) -> bool:
    return xml[max(least, at - 100) : at].rstrip(b" \t\r").endswith(b"\n")


def _piece_end(xml: bytearray, at: int, filled: int) -> int | _End:
    """Return where the element or text that begins at a place ends."""
    if not xml.startswith(b"<", at) or xml.startswith(b"<![CDATA[", at):
        text = _TEXT.match(xml, at, filled)
        return text.end() if text else _End.UNREAD
    inside: list[bytes] = []
    while True:
        found = _TOKEN.match(xml, at, filled)
        if found is None:
            is_long = _LONG.match(xml, at, filled) is not None
            return _End.UNREAD if is_long or xml.find(b"<", at + 1, filled) < 0 else _End.BROKEN
        end, start, empty = found.groups()
        if start:
            if not empty:
                inside.append(start)
        elif not inside or (end and inside.pop() != end):
            return _End.BROKEN
        if not inside:
            return found.end()
        at = xml.find(b"<", found.end(), filled)
        if at < 0:
            return _End.UNREAD
