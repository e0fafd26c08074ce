"""The structure of XML as a stream: where an element ends, however long it is, in memory that does not grow with it.

A table tells for each mode and byte the mode behind it. Names of elements are kept as hashes, those of the outermost
levels only: further down end tags are counted.
"""

from enum import IntEnum

import numpy as np

from discogs_sync.dump.native.compiled import compiled, compiled_once
from discogs_sync.dump.native.memory import Array, byte_at


class Mode(IntEnum):
    """What the last byte was in. From `OPEN` on something is to be noted."""

    TEXT = 0
    TAG = 1
    SLASHED = 2
    IN_QUOTES = 3
    IN_APOSTROPHES = 4
    BLANK_AT_END = 5
    BANG = 6
    BANG_DASH = 7
    COMMENT = 8
    DASH = 9
    DASHES = 10
    BRACKET = 11
    C = 12
    CD = 13
    CDA = 14
    CDAT = 15
    CDATA_NAME = 16
    CDATA = 17
    CLOSING = 18
    CLOSED = 19
    INSTRUCTION = 20
    QUESTIONED = 21
    OPEN = 22  # behind `<`
    NAME = 23
    END_NAME = 24
    QUOTE = 25  # the quote that begins a value
    APOSTROPHE = 26
    STARTED = 27  # behind a start tag
    EMPTY = 28  # behind the tag of an empty element
    ENDED = 29  # behind an end tag
    MARKED = 30  # behind a comment, CDATA or processing instruction
    LOST = 31  # not well-formed


ENDLESS = frozenset((*range(Mode.COMMENT, Mode.BRACKET), *range(Mode.CDATA, Mode.OPEN)))
"""Modes that any byte but those of the end leaves as they are, tags included."""


class End(IntEnum):
    """Why skimming stopped."""

    MORE = 0  # the bytes are used up
    DONE = 1  # the element or other markup ended
    NESTED = 2  # an element of the name that stops is a child of the outermost one, or too deep
    LOST = 3  # it is not well-formed


MODE, DEPTH, HASH, TAG, ENTRIES, DEEPEST, WANTED = range(7)
"""Places in the state: the mode, open elements, hash of the last name, place of the last `<`, elements and attributes
so far, most levels so far, and the hash of the name that stops, 0 for none."""


def _table() -> Array:
    names = bytes(byte for byte in range(256) if byte not in b" \t\r\n/>=<\"'&")
    table: Array = np.full((len(Mode), 256), Mode.LOST, np.uint8)

    def row(mode: Mode, default: Mode, **others: Mode) -> None:
        table[mode] = default
        for letters, target in others.items():
            table[mode, _LETTERS[letters]] = target

    for mode in (Mode.TEXT, Mode.STARTED, Mode.EMPTY, Mode.ENDED, Mode.MARKED):
        row(mode, Mode.TEXT, less=Mode.OPEN)
    inside = {
        "less": Mode.LOST,
        "greater": Mode.STARTED,
        "slash": Mode.SLASHED,
        "quote": Mode.QUOTE,
        "apostrophe": Mode.APOSTROPHE,
    }
    for mode in (Mode.NAME, Mode.TAG, Mode.SLASHED):
        row(mode, Mode.TAG, **inside)
    table[Mode.SLASHED, ord(">")] = Mode.EMPTY
    for mode, target in ((Mode.OPEN, Mode.NAME), (Mode.NAME, Mode.NAME), (Mode.END_NAME, Mode.END_NAME)):
        table[mode, list(names)] = target
    table[Mode.OPEN, [*b"/!?"]] = Mode.END_NAME, Mode.BANG, Mode.INSTRUCTION
    for mode in (Mode.END_NAME, Mode.BLANK_AT_END):
        table[mode, [*b" \t\r\n"]] = Mode.BLANK_AT_END
        table[mode, ord(">")] = Mode.ENDED
    for mode in (Mode.QUOTE, Mode.IN_QUOTES):
        row(mode, Mode.IN_QUOTES, quote=Mode.TAG, less=Mode.LOST)
    for mode in (Mode.APOSTROPHE, Mode.IN_APOSTROPHES):
        row(mode, Mode.IN_APOSTROPHES, apostrophe=Mode.TAG, less=Mode.LOST)
    table[Mode.BANG, [*b"-["]] = Mode.BANG_DASH, Mode.BRACKET
    table[Mode.BANG_DASH, ord("-")] = Mode.COMMENT
    for place, letter in enumerate(b"CDATA["):
        table[Mode.BRACKET + place, letter] = Mode.BRACKET + place + 1
    row(Mode.COMMENT, Mode.COMMENT, dash=Mode.DASH)
    row(Mode.DASH, Mode.COMMENT, dash=Mode.DASHES)
    row(Mode.DASHES, Mode.COMMENT, dash=Mode.DASHES, greater=Mode.MARKED)
    row(Mode.CDATA, Mode.CDATA, bracket=Mode.CLOSING)
    row(Mode.CLOSING, Mode.CDATA, bracket=Mode.CLOSED)
    row(Mode.CLOSED, Mode.CDATA, bracket=Mode.CLOSED, greater=Mode.MARKED)
    row(Mode.INSTRUCTION, Mode.INSTRUCTION, question=Mode.QUESTIONED)
    row(Mode.QUESTIONED, Mode.INSTRUCTION, question=Mode.QUESTIONED, greater=Mode.MARKED)
    return table


_LETTERS = {
    "less": ord("<"),
    "greater": ord(">"),
    "slash": ord("/"),
    "quote": ord('"'),
    "apostrophe": ord("'"),
    "dash": ord("-"),
    "bracket": ord("]"),
    "question": ord("?"),
}

_TABLE = _table().reshape(-1)


class Skimmer:
    """Follows one element, or comment, CDATA or processing instruction, from its `<` on, buffer by buffer.

    `named` levels have their end tags compared. `stop` is a name of elements that no child has, nor any element further
    down than those levels: skimming ends there.
    """

    def __init__(self, named: int, stop: str = "") -> None:
        self._names = np.zeros(named, np.int64)
        self._state = np.zeros(7, np.int64)
        self._state[WANTED] = _hash(stop)

    @property
    def entries(self) -> int:
        """Elements and attributes so far."""
        return int(self._state[ENTRIES])

    @property
    def deepest(self) -> int:
        """The most levels so far."""
        return int(self._state[DEEPEST])

    @property
    def tag(self) -> int:
        """Where the last `<` is that is no text; negative in a buffer before this one."""
        return int(self._state[TAG])

    @property
    def is_endless(self) -> bool:
        """Whether the end was in a comment, CDATA or processing instruction."""
        return int(self._state[MODE]) in ENDLESS

    def move(self, bytes_: int) -> None:
        """Note that the buffer lost so many bytes at its beginning."""
        self._state[TAG] -= bytes_

    def skim(self, xml: Array, at: int, end: int) -> tuple[End, int]:
        """Follow bytes; return why it stopped, and the place behind what was followed."""
        stopped = _skim(xml, at, end, self._names, self._state, _TABLE)
        return End(stopped & 3), stopped >> 2


def _hash(name: str) -> int:
    found = 0
    for byte in name.encode():
        found = _hashed(found, byte)
    return found


@compiled
def _hashed(before: int, byte: int) -> int:
    return (before * 257 + byte + 1) & 0xFFFFFFFFFFFF


@compiled_once
def _skim(xml: Array, at: int, end: int, names: Array, state: Array, table: Array) -> int:
    """Follow bytes up to an end; return four times the place behind those that were followed, and the reason."""
    mode: int = state[MODE]
    while at < end:
        byte = byte_at(xml, at)
        before = mode
        mode = np.int64(byte_at(table, 256 * mode + byte))  # type: ignore[assignment]  # the type of the compiled code
        at += 1
        if mode >= Mode.OPEN:
            reason = _noted(before, mode, byte, at, names, state)
            if reason != End.MORE:
                return 4 * (state[TAG] if reason == End.NESTED else at) + reason
    state[MODE] = mode
    return 4 * at + End.MORE


@compiled
def _noted(before: int, mode: int, byte: int, at: int, names: Array, state: Array) -> int:
    """Note what the byte before a place changed; return whether that ends the skimming."""
    if mode == Mode.OPEN:
        state[TAG], state[HASH] = at - 1, 0
    elif mode == Mode.NAME or (mode == Mode.END_NAME and before == Mode.END_NAME):
        state[HASH] = _hashed(state[HASH], byte)
    elif mode in (Mode.QUOTE, Mode.APOSTROPHE):
        state[ENTRIES] += 1
    elif mode in (Mode.STARTED, Mode.EMPTY):
        state[ENTRIES] += 1
        if state[HASH] == state[WANTED] and (state[DEPTH] == 1 or state[DEPTH] >= len(names)):
            return End.NESTED
        state[DEEPEST] = max(state[DEEPEST], state[DEPTH] + 1)
        if mode == Mode.STARTED:
            if state[DEPTH] < len(names):
                names[state[DEPTH]] = state[HASH]
            state[DEPTH] += 1
        elif state[DEPTH] == 0:
            return End.DONE
    elif mode == Mode.ENDED:
        state[DEPTH] -= 1
        is_named = state[DEPTH] < len(names)
        if state[DEPTH] < 0 or (names[state[DEPTH]] != state[HASH] if is_named else state[HASH] == state[WANTED]):
            return End.LOST
        if state[DEPTH] == 0:
            return End.DONE
    elif mode == Mode.MARKED:
        return End.DONE if state[DEPTH] == 0 else End.MORE
    elif mode == Mode.LOST:
        return End.LOST
    return End.MORE


def measure(xml: Array, begin: int, end: int, named: int) -> tuple[int, int, int]:
    """Return bytes, elements and attributes, and levels of an element, up to where it is not well-formed."""
    skimmer = Skimmer(named)
    _, behind = skimmer.skim(xml, begin, end)
    return behind - begin, skimmer.entries, skimmer.deepest
