"""Loads that are stopped in the middle."""

import threading


class Interrupting(threading.Event):
    """A stop that is asked for after it was looked at so many times."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def is_set(self) -> bool:
        self._looks -= 1
        return self._looks < 0
