"""Processes of a server whose data folder was deleted under them."""

import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

PATIENCE = 5.0
"""Seconds that the processes get to end by themselves."""


def end(data: tuple[int, int]) -> None:
    """End all PostgreSQL processes whose working directory is the folder of this device and inode.

    Without /proc they are left to the server, which looks for its files once a minute and ends without them.
    """
    import psutil  # takes 40 ms, and hardly ever is it needed

    found = [
        each for each in psutil.process_iter(["name"]) if each.info["name"] == "postgres" and _works_in(each, data)
    ]
    for each in found:
        with suppress(psutil.Error):
            each.send_signal(signal.SIGQUIT)
    _, left = psutil.wait_procs(found, timeout=PATIENCE)
    for each in left:
        with suppress(psutil.Error):
            each.kill()


def _works_in(process: "psutil.Process", data: tuple[int, int]) -> bool:
    try:
        found = Path(f"/proc/{process.pid}/cwd").stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == data
