"""Ctrl-C and SIGTERM for commands that end in good order when asked to."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)

LATEST = 4.0
"""Seconds after the first signal at which a program that still runs is ended as by a second one."""


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """Have an event that the first signal sets; the second raises KeyboardInterrupt where the program stands.

    So does the clock, `LATEST` seconds after the first, with a sentence: what waits in the database, for a lock say,
    does not see the event.
    """
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.default_int_handler)
        signal.signal(signal.SIGALRM, end_late)
        signal.setitimer(signal.ITIMER_REAL, LATEST)
        stop.set()

    def end_late(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt("Stopped before the database took what was in hand; the next run asks for it again.")

    before = {each: signal.signal(each, ask_to_stop) for each in SIGNALS}
    try:
        yield stop
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for each, handler in before.items():
            signal.signal(each, handler)
