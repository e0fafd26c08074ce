"""Where records begin in a dump's XML, by its structure.

Nearly all records are told by the fast scanner alone: where no comment, CDATA or other markup is between two places
that may begin records, and the end tag of a record is right before the second one, both begin records. Any other
place is resolved by following the tags from there. In XML that is not well-formed a record begins at the next place
that is at the beginning of a line, or has the end tag of a record between the place before and itself, so that a broken
record costs itself.
"""

import re

import numpy as np

from discogs_sync.dump.layout import Dump
from discogs_sync.dump.limits import RECORD_BYTES
from discogs_sync.dump.native.memory import Array
from discogs_sync.dump.native.scanner import Starts, find_starts
from discogs_sync.dump.native.walker import UNREAD, element_end, follow
from discogs_sync.dump.prolog import MISC, match_prolog
from discogs_sync.dump.skipping import end_tag_of, is_line_start

_MISC = re.compile(MISC, re.DOTALL)
_TEXT = re.compile(rb"(?>[^<]++|<!\[CDATA\[.*?\]\]>)++", re.DOTALL)
_LONG = re.compile(rb"<(?:!--|!\[CDATA\[|\?)")
"""What may go on over any number of tags."""


class Cutter:
    """Cuts the XML of one file, buffer by buffer, into records and whatever else the root holds.

    `is_closed` is set when the file ended with the root's end tag. `excess` tells how far behind the last
    piece something follows that tag that is neither blank nor comment (bytes). `is_oversized` is set while the piece
    that begins at the last place is longer than a record may be, and its end is not known.
    """

    def __init__(self, dump: Dump) -> None:
        self.dump = dump
        self._end_tag = end_tag_of(dump.kind)
        self._root_end_tag = f"</{dump.root}".encode()
        self._root_end = end_tag_of(dump.root)
        self.is_before_root = True
        self.is_oversized = False
        self._is_empty = False
        self.is_closed = False
        self.excess: int | None = None

    def cut(self, xml: bytearray, begin: int, filled: int, *, is_last: bool) -> Array:
        """Return where pieces begin in a buffer from a place on, and at the end where the next one will begin.

        A piece is an element or text in the root, with the blanks, comments and instructions behind it. `filled` is
        where the XML ends in the buffer, with `<` behind it; `is_last` tells that the file ends there.
        """
        self.is_oversized = False
        if self.is_before_root:
            prolog = match_prolog(xml, filled)
            if prolog is None:
                return np.array([begin])
            self.is_before_root, self._is_empty = False, bool(prolog["empty"])
            begin = prolog.end()
        at = _after_misc(xml, begin, filled)
        starts = find_starts(np.frombuffer(xml, np.uint8, filled), self.dump.kind)
        runs = [np.array([at])]
        while True:
            number = int(np.searchsorted(starts.places, at))
            run = follow(np.frombuffer(xml, np.uint8), at, filled, starts, number)
            if not len(run):
                following = self._after_piece(xml, at, filled, starts, number, is_last=is_last)
                if following is None:
                    return np.concatenate(runs)
                run = np.array([following])
            runs.append(run)
            at = int(run[-1])

    def _after_piece(
        self, xml: bytearray, at: int, filled: int, starts: Starts, number: int, *, is_last: bool
    ) -> int | None:
        """Return where the piece behind the one at a place begins; None where the root ends, or more is to be read.

        `number` is that of the first of `starts` from the place on.
        """
        is_long = filled - at > RECORD_BYTES
        is_complete = is_last or is_long
        if self._is_at_end(xml, at, filled, is_last=is_last) or at == filled:
            return None
        if not is_complete and starts.places[number : number + 2].tolist() == [at]:
            return None  # the last record of a buffer is the first of the next one
        end = _piece_end(xml, at, filled)
        if end >= 0:
            following = _after_misc(xml, end, filled)
            is_cut = filled - following < len(b"<!--") or xml.startswith((b"<!--", b"<?"), following)
            return following if is_complete or not is_cut else None
        root_end = self.last_root_end(xml, at, filled) if is_last else None
        if end == UNREAD and (root_end is None or is_long):
            self.is_oversized = is_long
            return None
        before = at
        for each in range(number, len(starts.places)):
            place = int(starts.places[each])
            if place > at and (is_line_start(xml, at, place) or self._end_tag.search(xml, before, place)):
                return place
            before = place
        self.is_oversized = is_long and root_end is None
        return root_end

    def last_root_end(self, xml: bytearray, at: int, filled: int) -> int | None:
        """Return where the last end tag of the root begins behind a place."""
        place = xml.rfind(self._root_end_tag, at + 1, filled)
        while place >= 0 and not self._root_end.match(xml, place, filled):
            place = xml.rfind(self._root_end_tag, at + 1, place)
        return place if place >= 0 else None

    def _is_at_end(self, xml: bytearray, at: int, filled: int, *, is_last: bool) -> bool:
        """Tell whether the root ends at a place, and note what follows."""
        found = self._root_end.match(xml, at, filled)
        if found is None and not self._is_empty:
            return False
        behind = _after_misc(xml, found.end() if found else at, filled)
        may_go_on = not is_last and filled - behind <= RECORD_BYTES
        if behind == filled:
            self.is_closed = is_last
        elif not (may_go_on and (filled - behind < len(b"<!--") or _LONG.match(xml, behind, filled))):
            self.excess = behind - at
        return True


def _after_misc(xml: bytearray, at: int, filled: int) -> int:
    found = _MISC.match(xml, at, filled)
    return found.end() if found else at


def _piece_end(xml: bytearray, at: int, filled: int) -> int:
    """Return where the element or text ends that begins at a place; BROKEN or UNREAD."""
    if xml.startswith((b"<!--", b"<?"), at):
        return UNREAD  # else it were behind the piece before
    if xml.startswith(b"<", at) and not xml.startswith(b"<![CDATA[", at):
        return element_end(np.frombuffer(xml, np.uint8), at, filled)
    text = _TEXT.match(xml, at, filled)
    return text.end() if text and text.end() < filled else UNREAD
