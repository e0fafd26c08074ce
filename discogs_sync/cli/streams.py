"""Standard output and standard error that are closed, full, or of an encoding without some characters.

A failure to print ends the command with an error and its exit code. A failure to log is ignored, and the work
continues.

Text from Discogs, from servers and from the command line may hold characters that steer a terminal. Both streams
replace them, so that no command has to.
"""

import os
import re
import sys
from typing import TextIO, cast

from discogs_sync.errors import OutputFailed, PipeClosed

STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""Characters that steer a terminal, for a regular expression: controls but tab and newline, marks of direction."""

_STEERING = re.compile(f"[{STEERING}]")


def neutral(text: str) -> str:
    """Return a text with blanks for the characters that steer a terminal."""
    return _STEERING.sub(" ", text)


class _Stream:
    """The part of a text stream that click, rich and print use.

    It shows no `buffer`: through that, click would write UTF-8 to a stream that takes only ASCII.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding
        self.errors = stream.errors

    @property
    def closed(self) -> bool:
        return self._stream.closed

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def writable(self) -> bool:
        return True

    def write(self, text: str | bytes) -> int:
        if isinstance(text, bytes) and text:  # click writes completions as bytes, and b"" to probe
            text = text.decode()
        return self._stream.write(cast("str", text))

    def flush(self) -> None:
        self._stream.flush()


class _Output(_Stream):
    """Raises OutputFailed or PipeClosed, and discards later output."""

    def write(self, text: str | bytes) -> int:
        if text == "":  # click tries it out likewise, and would swallow the error
            return 0
        try:
            return super().write(text)
        except OSError as error:
            raise self._failed(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> OutputFailed:
        """Discard buffered output, so that the interpreter does not fail at its exit."""
        _redirect(self.fileno())
        if isinstance(error, BrokenPipeError):
            return PipeClosed("The reader of the output has ended.")
        return OutputFailed(
            f"The output cannot be written ({error.strerror}): make room, or redirect it. Stored data is safe."
        )


class _Log(_Stream):
    """Swallows errors."""

    def write(self, text: str | bytes) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            _redirect(self.fileno())


class _Neutral(_Stream):
    """Replaces control characters; `unfiltered` takes text as it is."""

    def __init__(self, stream: _Stream) -> None:
        super().__init__(cast("TextIO", stream))
        self.unfiltered = stream

    def write(self, text: str | bytes) -> int:
        if isinstance(text, bytes):  # click's completions, as in `_Stream`
            text = text.decode()
        self._stream.write(neutral(text))
        return len(text)


def unfiltered(stream: TextIO) -> TextIO:
    """Return the stream that passes on every character, for displays and for data that programs read."""
    return cast("TextIO", getattr(stream, "unfiltered", stream))


def secure() -> None:
    """Make the streams safe to use in any state. Output to a closed one is discarded."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _redirect(number)  # so that no file or connection gets its number
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text file, as Python opens it
    sys.stdout = cast("TextIO", _Neutral(_Output(sys.stdout)))
    sys.stderr = cast("TextIO", _Neutral(_Log(sys.stderr)))


def _redirect(number: int) -> None:
    """Redirect a file descriptor to the null device."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere == number:
        os.set_inheritable(number, True)
    else:
        os.dup2(nowhere, number)
        os.close(nowhere)


def takes_every_character() -> bool:
    """Return whether both streams have an encoding with all characters."""
    return all(str(stream.encoding).lower().startswith("utf") for stream in (sys.stdout, sys.stderr))
