"""A PostgreSQL server of our own: started by its first user, stopped by its last, and reached by a unix socket only.

Users hold a lock that the kernel drops when they die, however they die. The server of a killed user stays, and the
next user adopts it. See `datafolder` for the files, `binaries` for the programs.
"""

import enum
import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from discogs_sync import safefile
from discogs_sync.errors import EmbeddedServerError
from discogs_sync.store import filelock
from discogs_sync.store.binaries import OWN_SERVER, Programs, account_for, programs_for
from discogs_sync.store.datafolder import DATABASE, PORT, SUPERUSER, DataFolder, last_lines

if TYPE_CHECKING:
    import psutil

PATIENCE = 600.0
"""Seconds that a start (with recovery after a crash), a stop or another process may take."""

ORPHANS_PATIENCE = 30.0
"""Seconds that the children of a killed server may take to end: a new one refuses to start before."""

SERVER_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_directories": ".",
    "unix_socket_permissions": "0700",
    "synchronous_commit": "off",
    "log_checkpoints": "off",
}
"""Without synchronous commit a power cut may lose the last transactions, but whole: rows and cursor go together."""


HASTE = {"max_wal_size": "8GB", "checkpoint_timeout": "30min", "wal_init_zero": "off"}
"""Settings that spare the server checkpoints, and zeros ahead of its log, while a dump is loaded (`bulk.hastened`)."""


LEAST_BUFFERS, MOST_BUFFERS = 128 << 20, 1 << 30

CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
"""Where a container learns how much memory it may take (bytes, or `max`)."""


def shared_buffers() -> int:
    """Give the memory for pages of the database (bytes), at most: an eighth of what the machine has, within bounds."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if CGROUP_LIMIT.is_file() and (limit := CGROUP_LIMIT.read_text().strip()).isdigit():
        memory = min(memory, int(limit))
    return min(max(memory // 8, LEAST_BUFFERS), MOST_BUFFERS)


class Stopped(enum.Enum):
    """What `EmbeddedServer.stop` came to."""

    STOPPED = "stopped"
    NOT_RUNNING = "not running"
    IN_USE = "in use"


class EmbeddedServer:
    """The server of one data folder, whichever process started it.

    `home` is absolute; `patience` is in seconds. Every method may raise EmbeddedServerError.
    """

    def __init__(self, home: Path, patience: float = PATIENCE) -> None:
        self.folder = DataFolder(home)
        self._patience = patience

    @property
    def url(self) -> str:
        """Where clients find the database, as libpq reads it; it holds no secret."""
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(self.folder.data))}&port={PORT}"

    def is_running(self) -> bool:
        """Tell whether the server takes connections, in less than a millisecond."""
        with socket.socket(socket.AF_UNIX) as probe:
            probe.setblocking(False)
            try:
                probe.connect(str(self.folder.socket))
            except BlockingIOError:
                return True  # so busy that its queue is full
            except OSError:
                return False
        return True

    def start(self) -> None:
        """Start the server, or adopt the running one, and let it run until `stop`."""
        with self._gate():
            self._ensure_running()
            safefile.write(self.folder.keep_running, b"")

    def stop(self) -> Stopped:
        """Stop the server; one that other processes use (IN_USE) stops when the last of them leaves."""
        if not self.is_running() and not self.folder.gate.exists():
            return Stopped.NOT_RUNNING
        with self._gate():
            self.folder.keep_running.unlink(missing_ok=True)
            if self._is_used():
                return Stopped.IN_USE
            return Stopped.STOPPED if self._halt() else Stopped.NOT_RUNNING

    def ensure_running(self) -> None:
        """Start the server again if it died while in use."""
        with self._gate():
            self._ensure_running()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have the server running within the block; the last user stops it, unless it was started to stay."""
        with self._gate():
            self._ensure_running()
            use = filelock.LockFile(self.folder.use)
            use.share()
        try:
            yield
        finally:
            try:
                self._leave(use)
            finally:
                use.close()

    def _leave(self, use: filelock.LockFile) -> None:
        with self._gate():
            use.close()
            if not self.folder.keep_running.exists() and not self._is_used():
                self._halt()

    @contextmanager
    def _gate(self) -> Iterator[None]:
        """Be the only one who starts or stops the server."""
        with self.folder.opened(), filelock.opened(self.folder.gate) as gate:
            if not filelock.wait_until(gate.try_alone, self._patience):
                raise EmbeddedServerError(
                    f"Another process has been starting or stopping the PostgreSQL server in {self.folder.home}"
                    f" for more than {self._patience:.0f} s: end it, then try again."
                )
            yield

    def _is_used(self) -> bool:
        with filelock.opened(self.folder.use) as use:
            return not use.try_alone()

    def _ensure_running(self) -> None:
        initialised = self.folder.is_initialised()
        if initialised and self.is_running():
            return
        account = account_for(self.folder.data, self.folder.home)
        self.folder.let_in(account)
        programs = programs_for(account, self.folder.home)
        if not initialised:
            self.folder.initialise(programs)
        if not self._settles_as_running():
            self._launch(programs)

    def _settles_as_running(self) -> bool:
        """Wait for a server that is just starting or ending; when none runs afterwards, its remains are removed."""
        if not filelock.wait_until(lambda: self.is_running() or self._postmaster() is None, self._patience):
            raise EmbeddedServerError(
                f"The PostgreSQL server in {self.folder.data} neither takes connections nor ends:"
                f" its log {self.folder.log} may tell why."
            )
        if self.is_running():
            return True
        self.folder.pid_file.unlink(missing_ok=True)
        self.folder.socket_lock.unlink(missing_ok=True)
        return False

    def _postmaster(self) -> "psutil.Process | None":
        """Return the process that the pid file names if it is the server of this folder, and not one with its number.

        It must run PostgreSQL, in the data folder, as the folder's owner.
        """
        pid = self.folder.pid()
        if pid is None:
            return None
        import psutil  # takes 40 ms, and only a start or stop needs it

        try:
            process = psutil.Process(pid)
            owner = self.folder.data.stat().st_uid
            is_ours = process.name() == "postgres" and process.uids().real == owner
            return process if is_ours and Path(process.cwd()).samefile(self.folder.data) else None
        except (OSError, ValueError, psutil.Error):
            return None

    def _launch(self, programs: Programs) -> None:
        self.folder.forget_settings(HASTE)  # a load that was killed may have left them
        self.folder.restrict_access(programs.account)
        chosen = SERVER_SETTINGS | {
            "hba_file": str(self.folder.hba),
            "ident_file": str(self.folder.ident),
            "shared_buffers": f"{shared_buffers() >> 20}MB",
        }
        settings = shlex.join(f"--{name}={value}" for name, value in chosen.items())
        command = ("start", "-w", "-t", f"{self._patience:.0f}", "-l", self.folder.log.name, "-o", settings)
        give_up = time.monotonic() + ORPHANS_PATIENCE
        while True:
            log_size = self.folder.log_size()
            try:
                # The folder is told by PGDATA: pg_ctl would not quote it for the shell that it uses.
                programs.run("pg_ctl", *command, cwd=self.folder.data, PGDATA=str(self.folder.data))
            except subprocess.CalledProcessError as error:
                if self._settles_as_running():  # a process that was killed had just launched it
                    return
                said = self.folder.logged_since(log_size)
                if "pre-existing shared memory block" not in said or time.monotonic() > give_up:
                    raise EmbeddedServerError(
                        f"The PostgreSQL server in {self.folder.data} did not start: mend what its log"
                        f" {self.folder.log} tells, or {OWN_SERVER}.\n{last_lines(said or error.stderr)}"
                    ) from error
                time.sleep(filelock.POLL_INTERVAL)
            except BaseException:
                self._halt()
                raise
            else:
                return

    def _halt(self) -> bool:
        """End the server with all its sessions ("fast shutdown") and wait for that; False when none was running."""
        postmaster = self._postmaster()
        if postmaster is None:
            if self.is_running():
                raise EmbeddedServerError(
                    f"The PostgreSQL server in {self.folder.data} runs, and {self.folder.pid_file} names another"
                    " process or none: end the server yourself."
                )
            return False
        import psutil

        try:
            postmaster.send_signal(signal.SIGINT)
        except psutil.NoSuchProcess:
            return False
        if not filelock.wait_until(lambda: self._is_gone(postmaster), self._patience):
            raise EmbeddedServerError(
                f"The PostgreSQL server in {self.folder.data} did not stop within {self._patience:.0f} s:"
                f" its log {self.folder.log} may tell why."
            )
        return True

    def _is_gone(self, postmaster: "psutil.Process") -> bool:
        return not self.folder.pid_file.exists() or not postmaster.is_running()


@contextmanager
def using(home: Path) -> Iterator[EmbeddedServer]:
    """Have the server of a data folder running within the block; raises EmbeddedServerError."""
    server = EmbeddedServer(home)
    with server.in_use():
        yield server
