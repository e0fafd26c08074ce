"""Ctrl-C and SIGTERM: every command ends within five seconds of the first of them, whatever it is doing.

A command either looks at an event (`stopped_by_signals`) and finishes what is in hand, or is ended where it is by
KeyboardInterrupt. A thread makes sure of the end: after GRACE seconds it cancels the SQL statements under way, after
END seconds it ends the process. It learns of a signal from the operating system, so that no computation delays it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from discogs_sync.errors import Interrupted

SIGNALS = (signal.SIGINT, signal.SIGTERM)

GRACE = 2.0
"""Seconds after the first signal in which what is in hand may be finished; then its SQL statements are cancelled."""

LATEST = 4.0
"""Seconds after the first signal at which a program that still runs is ended as by a second one."""

END = 4.6
"""Seconds after the first signal at which the process ends without cleaning up."""

CANCEL_EVERY = 0.2
"""Seconds between two rounds of cancelling, since other statements may have begun."""

Handler = Callable[[int, FrameType | None], object]

_cooperative: set[Handler] = set()
"""Handlers that set an event."""


class _Outcome:
    """The sentence for a command that is stopped: what of its work is committed."""

    sentence = "Stopped. What was committed before is kept; run the command again to continue."


def promise(sentence: str) -> None:
    """Set what is reported if the command is stopped from now on: it names the work that is committed."""
    _Outcome.sentence = sentence


def promised() -> str:
    """Return what is reported if the command is stopped now."""
    return _Outcome.sentence


def watch(report: Callable[[str], None]) -> None:
    """Make SIGTERM end commands as Ctrl-C does, and see to their end; `report` prints the last sentence."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    threading.Thread(target=_see_to_the_end, args=(reading, report), daemon=True).start()


def _see_to_the_end(reading: int, report: Callable[[str], None]) -> None:
    while not _is_ending(os.read(reading, 1)[0]):
        pass
    end = time.monotonic() + END
    time.sleep(GRACE)
    while time.monotonic() < end:
        _cancel_statements()
        time.sleep(CANCEL_EVERY)
    with suppress(Exception):
        report(promised())
    os._exit(Interrupted.exit_code)


def _is_ending(number: int) -> bool:
    """Return whether a signal asks for the end of the command: not where psql has the terminal."""
    if number not in SIGNALS:
        return False
    handler = signal.getsignal(number)
    return handler is signal.default_int_handler or handler in _cooperative


def _cancel_statements() -> None:
    """Cancel what the databases are doing for this process, if it has connected to any."""
    if connecting := sys.modules.get("discogs_sync.store.connect"):
        connecting.cancel_statements()


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """Give an event that the first signal sets; the second raises KeyboardInterrupt where the program is.

    So does the clock, `LATEST` seconds after the first.
    """
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.default_int_handler)
        signal.signal(signal.SIGALRM, end_late)
        signal.setitimer(signal.ITIMER_REAL, LATEST)
        stop.set()

    def end_late(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt(promised())

    _cooperative.add(ask_to_stop)
    before = {each: signal.signal(each, ask_to_stop) for each in SIGNALS}
    try:
        yield stop
    except Interrupted as error:
        promise(str(error))  # to be reported even if the rest takes too long
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for each, handler in before.items():
            signal.signal(each, handler)
        _cooperative.discard(ask_to_stop)
