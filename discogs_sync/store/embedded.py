"""A PostgreSQL server of our own: started by its first user, stopped by its last, and reached by a unix socket only.

Users hold a lock that the kernel drops when they die, however they die. The server of a killed user stays, and the
next user adopts it. One that other programs are connected to stays as well. See `datafolder` for the files, `binaries`
and `installations` for the programs.
"""

import enum
import os
import shlex
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from discogs_sync import safefile
from discogs_sync.errors import EmbeddedServerError
from discogs_sync.hints import command
from discogs_sync.store import connections, filelock, remains
from discogs_sync.store.binaries import SHARED, Account, Programs, account_for, programs_for
from discogs_sync.store.datafolder import DATABASE, PORT, SUPERUSER, DataFolder, last_lines
from discogs_sync.store.installations import OWN_SERVER, for_server

if TYPE_CHECKING:
    import psutil

PATIENCE = 600.0
"""Seconds that a start (with recovery after a crash), a stop or another process may take."""

ORPHANS_PATIENCE = 30.0
"""Seconds that the children of a killed server may take to end: a new one refuses to start before."""

GRACE = 1.0
"""Seconds in which the sessions of programs that have just ended may close."""

SILENT_START = 1.0
"""Starts that take less are not reported (seconds)."""

Notify = Callable[[str, str], None]
"""Takes the name of an event and a sentence for people, from any thread."""


def silent(event: str, sentence: str) -> None:
    """Report nothing."""


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

    def __init__(self, home: Path, notify: Notify = silent, patience: float = PATIENCE) -> None:
        self.folder = DataFolder(home)
        self._notify = notify
        self._patience = patience
        self._data: tuple[int, int] | None = None
        """Device and inode of the data that this process uses."""

    @property
    def url(self) -> str:
        """Where clients find the database, as libpq reads it; it holds no secret."""
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(self.folder.data))}&port={PORT}"

    @property
    def programs(self) -> str:
        """The version and place of the programs that run the server."""
        try:
            return str(for_server(self.folder.major))
        except EmbeddedServerError:
            return f"PostgreSQL {self.folder.major}, whose programs are not here"

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
            self.folder.stopped.unlink(missing_ok=True)
            self._ensure_running()
            safefile.write(self.folder.keep_running, b"")

    def stop(self, *, now: bool = False) -> Stopped:
        """Stop the server; one that other commands use (IN_USE) stops when the last of them ends.

        `now` ends it with all its sessions, and commands under way do not start it again. Without it, raises
        EmbeddedServerError where only other programs are connected.
        """
        if not self.is_running() and not self.folder.gate.exists():
            return Stopped.NOT_RUNNING
        with self._gate():
            is_used = self._is_used()
            if now and is_used:
                safefile.write(self.folder.stopped, b"")
            elif not is_used and not now and (found := self._others()):
                raise EmbeddedServerError(
                    f"Other programs are connected to the PostgreSQL server:"
                    f" {connections.named(found)}. End them, or end their sessions as well with"
                    f" {command('db stop --now')}."
                )
            self.folder.keep_running.unlink(missing_ok=True)
            if is_used and not now:
                return Stopped.IN_USE
            return Stopped.STOPPED if self._halt() else Stopped.NOT_RUNNING

    def sessions(self) -> list[connections.Connected]:
        """Return who is connected."""
        return connections.connected(self.url) if self.is_running() else []

    def ensure_running(self) -> None:
        """Start the server again if it died while in use."""
        self.require_data()
        with self._gate():
            if self.folder.stopped.exists():
                raise EmbeddedServerError(
                    f"{command('db stop --now')} stopped the PostgreSQL server under this command: what is committed"
                    " is kept; run the command again to go on."
                )
            self._ensure_running()

    def require_data(self) -> None:
        """Make sure that the data which this process uses is there; else end the processes of its server.

        Raises EmbeddedServerError.
        """
        if self._data is None or self.folder.identity() == self._data:
            return
        remains.end(self._data)
        raise EmbeddedServerError(
            f"The data folder {self.folder.data} was deleted while its server ran; what was in it is lost, and the"
            f" server is stopped. Bring back a backup with {command('db restore FILE')}, or begin a new mirror."
        )

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have the server running within the block; the last user stops it, unless it was started to stay.

        A server that other programs are connected to is left running.
        """
        with self._gate():
            self.folder.stopped.unlink(missing_ok=True)
            self._ensure_running()
            use = filelock.LockFile(self.folder.use)
            use.share()
            self._data = self.folder.identity()
        try:
            yield
        finally:
            try:
                self._leave(use)
            finally:
                use.close()
                self._data = None

    def _leave(self, use: filelock.LockFile) -> None:
        self.require_data()
        with self._gate():
            use.close()
            if self.folder.keep_running.exists() or self._is_used():
                return
            if found := self._others():
                self._notify(
                    "left_running",
                    f"The PostgreSQL server is left running, for other programs are connected:"
                    f" {connections.named(found)}. {command('db stop')} stops it.",
                )
            else:
                self._halt()

    def _others(self) -> list[connections.Connected]:
        """Return the sessions of other programs that are still there after GRACE."""
        found: list[connections.Connected] = []

        def are_gone() -> bool:
            found[:] = connections.others(self.url)
            return not found

        filelock.wait_until(are_gone, GRACE)
        return found

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
            self._restrict_running()
            return
        account = account_for(self.folder.data, self.folder.home)
        if not initialised:
            for_server()  # raises where there are no programs, before anything is reported
            self._report_new_data(account)
        with self._reported(initialised):
            self.folder.let_in(account)
            programs = programs_for(account, self.folder.home, self.folder.major)
            if not initialised:
                self.folder.initialise(programs)
            if not self._settles_as_running():
                self.folder.hand_over(account)
                self._launch(programs)

    def _restrict_running(self) -> None:
        """Let a running server that an older version started trust nobody any more."""
        if self.folder.restrict_running() and (postmaster := self._postmaster()):
            postmaster.send_signal(signal.SIGHUP)  # read the rules

    def _report_new_data(self, account: Account) -> None:
        if self.folder.has_run():
            self._notify(
                "data_missing",
                f"{self.folder.data} is not there any more: a new, empty mirror takes its place."
                f" {command('db restore FILE')} brings back a backup.",
            )
        if os.geteuid() == 0 and account.name == SHARED:
            self._notify(
                "shared_account",
                f"The files of the PostgreSQL server belong to {SHARED}, as which other services may run: after"
                " `useradd --system discogs-sync` the next start gives them to that account.",
            )

    @contextmanager
    def _reported(self, initialised: bool) -> Iterator[None]:
        """Report a start within the block once it takes longer than SILENT_START."""
        doing = "is starting" if initialised else "is creating its database (once) and starting"
        sentence = f"PostgreSQL {self.folder.major} {doing} in {self.folder.data} …"
        timer = threading.Timer(SILENT_START, self._notify, ("starting", sentence))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

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
        self.folder.restrict_access()
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
def using(home: Path, notify: Notify = silent) -> Iterator[EmbeddedServer]:
    """Have the server of a data folder running within the block; raises EmbeddedServerError."""
    server = EmbeddedServer(home, notify)
    with server.in_use():
        yield server
