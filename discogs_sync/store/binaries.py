"""The account that runs the embedded server, and PostgreSQL's programs where that account can reach them.

PostgreSQL refuses to run as root. Root therefore lends it an account: the owner of the data folder, else the first of
LENT that exists, as which nobody may connect (`DataFolder.restrict_access`).
Where that account cannot reach the installed programs (a virtual environment below /root, say), it gets a copy.
"""

import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from discogs_sync import safefile
from discogs_sync.errors import EmbeddedServerError
from discogs_sync.store.installations import OWN_SERVER, PACKAGE, for_server

LENT = ("discogs-sync", "postgres", "nobody")
"""Accounts that root lends the server where the folder belongs to root; other services may run as the last."""

SHARED = LENT[-1]
"""The account that other services share: what it owns, they can read."""


def clean_environment() -> dict[str, str]:
    """Give our environment without the PG* variables, which mislead the programs, and with English messages."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    def run(self, *command: str | Path, environ: Mapping[str, str], cwd: Path = Path("/"), text: str = "") -> None:
        """Run a program as this user, out of reach of the terminal's Ctrl-C, with `text` as its input.

        Raises subprocess.CalledProcessError, whose `stderr` is text.
        """
        lent: dict[str, Any] = {}
        if self.uid != os.geteuid():
            lent = {"user": self.uid, "group": self.gid, "extra_groups": []}
        subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            errors="replace",
            check=True,
            cwd=cwd,
            env=environ,
            umask=0o077,
            start_new_session=True,
            **lent,
        )

    def can(self, *command: str | Path) -> bool:
        """Tell whether a program ends well when this user runs it."""
        try:
            self.run(*command, environ=clean_environment())
        except (OSError, subprocess.SubprocessError):
            return False
        return True


def account_for(*folders: Path) -> Account:
    """Choose who runs the server: this user; for root the owner of the first folder that has one, else one of LENT.

    Root and the SHARED account do not count as owners. Raises EmbeddedServerError where that user has no passwd entry:
    PostgreSQL asks for the name.
    """
    uid = os.geteuid()
    if uid == 0:
        lent = lent_account()
        shared = account_named(SHARED)
        owners = (folder.stat().st_uid for folder in folders if folder.exists())
        uid = next((owner for owner in owners if owner not in (0, shared and shared.uid)), None) or lent.uid
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise _nameless(str(uid)) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def lent_account() -> Account:
    """Return the account that root lends the server; raises EmbeddedServerError where none of LENT exists."""
    for name in LENT:
        if account := account_named(name):
            return account
    raise _nameless(SHARED)


def account_named(name: str) -> Account | None:
    """Return the account of that name; None where there is none."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _nameless(user: str) -> EmbeddedServerError:
    return EmbeddedServerError(
        f"The embedded PostgreSQL server runs only as a user with a passwd entry, and {user} has none:"
        f" add it, or {OWN_SERVER}."
    )


@dataclass(frozen=True)
class Programs:
    """The server's programs in a folder that `account` can reach; `major` is their version."""

    folder: Path
    account: Account
    major: int

    def run(
        self, program: str, *arguments: str | Path, cwd: Path = Path("/"), text: str = "", **variables: str
    ) -> None:
        """Run one of the programs with `variables` in its environment; raises subprocess.CalledProcessError."""
        environ = clean_environment() | variables
        self.account.run(self.folder / program, *arguments, environ=environ, cwd=cwd, text=text)


def programs_for(account: Account, home: Path, major: int) -> Programs:
    """Return the programs of a version where `account` can run them: as installed, else copied into `home`.

    Raises OSError, and EmbeddedServerError where there are none.
    """
    found = for_server(major)
    if account.uid == os.geteuid() or account.can(found.folder / "postgres", "--version"):
        return Programs(found.folder, account, major)
    if not found.is_package:
        raise EmbeddedServerError(
            f"User {account.name}, who runs the PostgreSQL server for root, cannot run the programs in {found.folder}:"
            f" let that user read the folder, or {OWN_SERVER}."
        )
    return Programs(_copied(found.folder, home), account, major)


def _copied(folder: Path, home: Path) -> Path:
    """Copy the package with the libraries beside it (43 MB), complete or not at all; older copies go."""
    package = folder.parent.parent
    copy = home / f"bin-{metadata.version(PACKAGE)}"
    if not copy.exists():
        for older in home.glob("bin-*"):
            shutil.rmtree(older, ignore_errors=True)
        unfinished = home / f"bin-{secrets.token_hex(8)}"
        safefile.make_folder(unfinished, 0o755)
        parts = [str(part) for part in (package, package.with_name(f"{package.name}.libs")) if part.exists()]
        with safefile.opened_folder(unfinished) as inside:
            for command in (["cp", "-RP", *parts, "."], ["chmod", "-R", "a+rX", "."]):
                subprocess.run(command, check=True, preexec_fn=lambda: os.fchdir(inside))
        safefile.move(unfinished, copy)
    return copy / folder.relative_to(package.parent)
