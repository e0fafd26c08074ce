"""The folder that the embedded server keeps its data in: whether it is ours to use, and how it is made.

HOME/gate.lock      held alone while the server is being started or stopped
HOME/use.lock       shared by all who use the server
HOME/keep-running   there between `db start` and `db stop`: the last user leaves the server running
HOME/stopped        there from `db stop --now` to the next start: commands under way do not start the server again
HOME/pgVERSION/     data, log and socket
HOME/pg_hba.conf    who may connect, and HOME/pg_ident.conf: as whom; written at each start
HOME/bin-VERSION/   the programs, where the server's account cannot reach the installed ones

Beside them stand `config.toml` (see `settings`), `dumps/` and `demo/`, and whatever else the user puts there later.
"""

import os
import pwd
import re
import secrets
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from discogs_sync import safefile
from discogs_sync.errors import EmbeddedServerError
from discogs_sync.hints import command
from discogs_sync.store.binaries import SHARED, Account, Programs, account_for, account_named
from discogs_sync.store.installations import PACKAGED_VERSION, for_server, of_system, packaged

DATABASE = "discogs"
SUPERUSER = "postgres"
PORT = 5432
"""No port is opened, but the number is part of the socket's name."""

LONGEST_HOME = 84
"""Bytes of the home folder's path: with the socket's name it must fit the 104 bytes that macOS grants."""

LC_CTYPE = "UTF-8" if sys.platform == "darwin" else "C.UTF-8"
BUILTIN = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
"""Sorts by code point, the same on every machine, and still lets pg_trgm see letters beyond ASCII."""

BUILTIN_FROM, CHECKSUMS_FROM, ANY_ROLE_FROM = 17, 18, 16
"""Major versions from which there is the built-in locale, checksums are the default, and a map may name any role."""

CONFIGURATION = "max_wal_size = 4GB\n"
"""Lines at the end of the `postgresql.conf` that `initdb` writes."""

ACCESS = ("--auth-local=peer", "--auth-host=reject")
"""What `initdb` writes of who may connect; `DataFolder.restrict_access` overrides it."""

HBA_TEXT = "local all all peer map=discogs_sync\n"
"""Who may connect: users of this machine that the map names, and nobody over a network."""

LONGEST_FILE = 65_536
"""Bytes that are read of a file which the server wrote, at most."""

MARKS = {"config.toml", "gate.lock"}
"""What makes a folder ours, whatever else is in it; so does the data of any version."""

BESIDE = {"use.lock", "keep-running", "stopped", "pg_hba.conf", "pg_ident.conf", "dumps", "demo", "lost+found"}
"""What else may be in a folder that is to become ours; what is hidden may be, too."""

_VERSION_FOLDER = re.compile(r"pg\d+")

MARKER = "discogs-sync.txt"
MARKER_TEXT = "discogs-sync keeps its database here; only its own PostgreSQL may touch these files.\n"


class DataFolder:
    """The paths below one home folder, an absolute path. Its methods raise EmbeddedServerError, or OSError inside."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.gate = home / "gate.lock"
        self.use = home / "use.lock"
        self.keep_running = home / "keep-running"
        self.hba = home / "pg_hba.conf"
        self.ident = home / "pg_ident.conf"
        self.stopped = home / "stopped"
        self.major = _major(home)
        """Major version of the data, or of the programs that are to make it."""
        self.data = home / f"pg{self.major}"
        self.options = self.data / "postmaster.opts"
        self.log = self.data / "server.log"
        self.pid_file = self.data / "postmaster.pid"
        self.socket = self.data / f".s.PGSQL.{PORT}"
        self.socket_lock = self.data / f".s.PGSQL.{PORT}.lock"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Make the home folder where it is missing; within the block file system errors come out as sentences.

        What is not to be used is refused before anything is changed.
        """
        self._check_path()
        try:
            if not self.gate.exists():
                self._check_first_use()
                self._make()
            yield
        except (FileExistsError, NotADirectoryError) as error:
            raise EmbeddedServerError(
                f"{self.home} cannot be the data folder, for a file is in its way: set DISCOGS_SYNC_HOME to a folder."
            ) from error
        except OSError as error:
            raise EmbeddedServerError(
                f"The data folder {self.home} cannot be used ({error.strerror}: {error.filename}):"
                f" give this user the right to write there, or set DISCOGS_SYNC_HOME to another folder."
            ) from error

    def is_initialised(self) -> bool:
        """Tell whether there is data; raises EmbeddedServerError when it is not ours to use."""
        if not _has_files(self.data):
            self._check_other_versions()
            return False
        with safefile.opened_folder(self.data) as folder:
            owner = os.fstat(folder).st_uid
        if os.geteuid() not in (0, owner):
            raise EmbeddedServerError(
                f"The folder {self.data} belongs to {_user_name(owner)}: run discogs-sync as that user or as root,"
                f" or set DISCOGS_SYNC_HOME to another folder."
            )
        if not (self.data / MARKER).exists():
            raise EmbeddedServerError(
                f"The folder {self.data} was not made by discogs-sync (it has no {MARKER}) and is left alone:"
                f" move it away, or set DISCOGS_SYNC_HOME to another folder."
            )
        return True

    def initialise(self, programs: Programs) -> None:
        """Make the data, under another name until it is complete."""
        for unfinished in self.home.glob(f"{self.data.name}.new-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        new = self.home / f"{self.data.name}.new-{secrets.token_hex(8)}"
        safefile.make_folder(new, 0o700, (programs.account.uid, programs.account.gid))
        locale = ("-E", "UTF8", "--locale=C", f"--lc-ctype={LC_CTYPE}")
        builtin = BUILTIN if programs.major >= BUILTIN_FROM else ()
        # Else all pages that a load has filled are logged once more when the first index reads them.
        storage = ("--no-data-checksums",) if programs.major >= CHECKSUMS_FROM else ()
        try:
            programs.run("initdb", "-D", new, "-U", SUPERUSER, *ACCESS, *locale, *builtin, *storage)
            programs.run("postgres", "--single", "-D", new, "postgres", text=f"CREATE DATABASE {DATABASE}\n")
            configuration = new / "postgresql.conf"
            safefile.write(configuration, safefile.read(configuration, LONGEST_FILE) + CONFIGURATION.encode())
        except subprocess.CalledProcessError as error:
            shutil.rmtree(new, ignore_errors=True)
            raise EmbeddedServerError(
                f"PostgreSQL could not make its folder {self.data}: mend what it tells,"
                f" or set DISCOGS_SYNC_HOME to another folder.\n{last_lines(error.stderr)}"
            ) from error
        safefile.write(new / MARKER, MARKER_TEXT.encode(), mode=0o644)
        safefile.move(new, self.data)

    def forget_settings(self, settings: Mapping[str, str]) -> None:
        """Take settings out of those that ALTER SYSTEM has left, where they have these values; no server may run."""
        path = self.data / "postgresql.auto.conf"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        forgotten = {f"{name} = '{value}'" for name, value in settings.items()}
        kept = [line for line in lines if line.strip() not in forgotten]
        if kept != lines:
            safefile.write(path, "".join(kept).encode())

    def restrict_access(self) -> None:
        """Let root and the owner of the home folder connect, and nobody else; before version 16 as SUPERUSER only.

        The files lie outside of the data, where an account that root lends the server cannot change them.
        """
        home = self.home.stat()
        owner = (home.st_uid, home.st_gid)
        safefile.write(self.ident, self._map().encode(), mode=0o644, owner=owner)
        safefile.write(self.hba, HBA_TEXT.encode(), mode=0o644, owner=owner)

    def restrict_running(self) -> bool:
        """Write the same rules for a running server that an older version started without them.

        Return whether that was so: the server must then read them.
        """
        try:
            options = safefile.read(self.options, LONGEST_FILE).decode(errors="replace")
        except FileNotFoundError:
            return False
        if "--hba_file=" in options:
            return False
        data = self.data.stat()
        for name, text in (("pg_ident.conf", self._map()), ("pg_hba.conf", HBA_TEXT)):
            safefile.write(self.data / name, text.encode(), mode=0o600, owner=(data.st_uid, data.st_gid))
        return True

    def _map(self) -> str:
        """Return the map of this machine's users to roles."""
        uids = {0, os.geteuid(), self.home.stat().st_uid}
        roles = "all" if self.major >= ANY_ROLE_FROM else SUPERUSER
        return "".join(f'discogs_sync "{name}" {roles}\n' for uid in sorted(uids) if (name := _passwd_name(uid)))

    def hand_over(self, account: Account) -> None:
        """Give data that belongs to the SHARED account to another one; no server may run.

        Only what the shared account owns is given, each file as it was opened: a link, or a hard link to a file of
        somebody else, that was planted there is left alone.
        """
        shared = account_named(SHARED)
        if os.geteuid() != 0 or shared is None or account.uid == shared.uid or not self.data.exists():
            return
        with safefile.opened_folder(self.data) as top:
            if os.fstat(top).st_uid != shared.uid:
                return
            for _, folders, files, inside in os.fwalk(".", dir_fd=top, topdown=False):
                for name in (*folders, *files):
                    _give(name, inside, shared, account)
            os.fchown(top, account.uid, account.gid)

    def has_run(self) -> bool:
        """Return whether a server has run in this home folder before, whatever is left of its data."""
        return self.hba.exists()

    def let_in(self, account: Account) -> None:
        """Let the server's account, and no one else, pass through a home folder that is root's.

        A home folder that an older version gave to the SHARED account becomes root's.
        """
        is_shared = self._is_shared()
        if account.uid == os.geteuid() or (not is_shared and account.can("test", "-x", self.home)):
            return
        self._check_way(account)
        with safefile.opened_folder(self.home) as folder:
            os.fchown(folder, 0 if is_shared else -1, account.gid)
            os.fchmod(folder, stat.S_IMODE(os.fstat(folder).st_mode) | stat.S_IXGRP)

    def _is_shared(self) -> bool:
        """Return whether root finds a home folder that belongs to the SHARED account."""
        shared = account_named(SHARED)
        return os.geteuid() == 0 and shared is not None and self.home.stat().st_uid == shared.uid

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the data; None where it is gone, or files without which it is none."""
        try:
            found = self.data.stat()
            (self.data / "global" / "pg_control").stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def pid(self) -> int | None:
        """Give the process number that the last server wrote down; None without one."""
        try:
            return int(safefile.read(self.pid_file, LONGEST_FILE).splitlines()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None

    def log_size(self) -> int:
        """Give the present length of the server's log in bytes."""
        return self.log.stat().st_size if self.log.exists() else 0

    def logged_since(self, size: int) -> str:
        """Give what the server's log has gained since it was `size` bytes long."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(size)
            return log.read().decode(errors="replace")

    def _check_first_use(self) -> None:
        """Make sure that a home folder which no server has used yet may be used."""
        names = {each.name for each in self.home.iterdir()} if self.home.exists() else set()
        if "PG_VERSION" in names:
            raise EmbeddedServerError(
                f"The folder {self.home} is the data of another PostgreSQL server and is left alone: set"
                f" DISCOGS_SYNC_HOME to another folder."
            )
        if not names & MARKS and not any(_VERSION_FOLDER.fullmatch(name) for name in names):
            foreign = sorted(name for name in names - BESIDE if not name.startswith("."))
            if foreign:
                raise EmbeddedServerError(
                    f"The folder {self.home} holds {foreign[0]}, which is not discogs-sync's, and is left alone:"
                    f" name a new or empty folder in --home or DISCOGS_SYNC_HOME."
                )
        self.is_initialised()
        self._check_way(account_for(self.data, self.home))

    def _check_way(self, account: Account) -> None:
        """Make sure that the server's account can come to the home folder, as soon as it is made and `let_in`."""
        way = next(each for each in (self.home, *self.home.parents) if each.exists())
        if way == self.home and (self.home.stat().st_uid == 0 or self._is_shared()):
            way = self.home.parent
        if account.uid != os.geteuid() and not account.can("test", "-x", way):
            raise EmbeddedServerError(
                f"User {account.name}, who runs the PostgreSQL server for root, cannot enter {way}:"
                f" set DISCOGS_SYNC_HOME to a folder outside of private ones, such as /var/lib/discogs-sync."
            )

    def _make(self) -> None:
        """Make the home folder; above it root makes folders that the server's account can pass through."""
        missing = [each for each in (self.home, *self.home.parents) if not each.exists()]
        for each in reversed(missing):
            with suppress(FileExistsError):  # another process made it meanwhile
                safefile.make_folder(each, 0o755 if os.geteuid() == 0 and each != self.home else 0o700)

    def _check_path(self) -> None:
        length = len(os.fsencode(self.home))
        if length > LONGEST_HOME or "," in str(self.home):
            fault = f"is {length} bytes long, more than {LONGEST_HOME}" if length > LONGEST_HOME else "holds a comma"
            raise EmbeddedServerError(
                f"The path of the data folder {self.home} {fault}, and a PostgreSQL socket cannot stand there:"
                f" set DISCOGS_SYNC_HOME to a folder with a shorter, plain path."
            )

    def _check_other_versions(self) -> None:
        for other in sorted(each for each in self.home.glob("pg*") if _VERSION_FOLDER.fullmatch(each.name)):
            if other != self.data and _has_files(other):
                raise EmbeddedServerError(
                    f"{other} is a folder of PostgreSQL {other.name[2:]}, and discogs-sync would use {self.major} here:"
                    f" install the programs of {other.name[2:]}; or run {command('db backup FILE')} where they are,"
                    f" move the folder away, then run {command('db restore FILE')} here."
                )


def _major(home: Path) -> int:
    """Return the version of a home folder's data, else that of the programs which would make it.

    The package's version comes first, then the newest version whose programs are here, then the newest one.
    """
    own = packaged()
    if own and _has_files(home / f"pg{own.major}"):
        return own.major
    present = [each for each in home.glob("pg*") if _VERSION_FOLDER.fullmatch(each.name) and (each / MARKER).exists()]
    versions = sorted((int(each.name[2:]) for each in present), reverse=True)
    if versions and (own or len(versions) > 1):
        here = {each.major for each in of_system()}
        versions = [each for each in versions if each in here] or (versions if own is None else [])
    if versions:
        return versions[0]
    try:
        return for_server().major
    except EmbeddedServerError:  # a start reports it
        return PACKAGED_VERSION


def _give(name: str, folder: int, shared: Account, account: Account) -> None:
    """Give a file or folder of the shared account to another one."""
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except OSError:  # a link, or a socket that a server left
        return
    try:
        if os.fstat(descriptor).st_uid == shared.uid:
            os.fchown(descriptor, account.uid, account.gid)
    finally:
        os.close(descriptor)


def last_lines(text: str, count: int = 5) -> str:
    """Give the end of what a program said."""
    return "\n".join(text.strip().splitlines()[-count:])


def _has_files(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _user_name(uid: int) -> str:
    return f"user {_passwd_name(uid) or uid}"


def _passwd_name(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None
