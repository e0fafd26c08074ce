"""Lock files between processes, and waiting with an end.

The kernel drops a lock when its holder dies, however it dies.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from discogs_sync import safefile

POLL_INTERVAL = 0.02
"""Seconds between two looks at what is waited for."""


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition holds; False when it did not within that many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_INTERVAL)
    return True


class LockFile:
    """A file that processes lock, together (`share`) or one alone (`try_alone`). Two objects are two holders."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is made where it is missing; raises OSError."""
        with safefile.opened_folder(path.parent) as folder:
            self._descriptor = _opened(folder, path)

    def try_alone(self) -> bool:
        """Lock the file for this holder alone; False when another one has it."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def share(self) -> None:
        """Lock the file together with others, once nobody has it alone."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def close(self) -> None:
        """Give the lock back; once more does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def opened(path: Path) -> Iterator[LockFile]:
    """Open a lock file and close it, which gives its lock back."""
    lock = LockFile(path)
    try:
        yield lock
    finally:
        lock.close()


def _opened(folder: int, path: Path) -> int:
    """Open or create a lock file; in a folder of somebody else, root makes it theirs: they must be able to open it."""
    flags = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(path.name, flags | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
    except FileExistsError:
        descriptor = os.open(path.name, flags, dir_fd=folder)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FileExistsError(errno.EEXIST, "it is no regular file", str(path)) from None
        return descriptor
    if os.geteuid() == 0:
        owner = os.fstat(folder)
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor
