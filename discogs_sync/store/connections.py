"""Who is connected to the embedded server."""

from dataclasses import dataclass

import psycopg

from discogs_sync.store import sessionsettings

OWN_NAME = "discogs-sync"
"""`application_name` of the program's own connections."""

CONNECT_TIMEOUT = 10
"""Seconds that one attempt to connect may take, unless the URL says otherwise."""

MOST_NAMED = 5
"""Sessions that a sentence names."""

_SESSIONS = """
SELECT pid, application_name, coalesce(usename, '') FROM pg_stat_activity
WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid() ORDER BY pid
"""


@dataclass(frozen=True)
class Connected:
    """A session of the server: the process that serves it, the program that opened it, and its role."""

    pid: int
    application: str
    role: str

    def __str__(self) -> str:
        return f"{self.application or f'role {self.role}'} (pid {self.pid})"


def connected(url: str) -> list[Connected]:
    """Return the sessions of a server; none where it cannot be asked."""
    parameters = {"conninfo": url, "application_name": OWN_NAME, "connect_timeout": CONNECT_TIMEOUT}
    try:
        with sessionsettings.connected(parameters) as connection:
            return [Connected(*row) for row in connection.execute(_SESSIONS)]
    except psycopg.Error:
        return []


def others(url: str) -> list[Connected]:
    """Return the sessions of other programs."""
    return [each for each in connected(url) if each.application != OWN_NAME]


def named(sessions: list[Connected]) -> str:
    """Name the first of some sessions, and how many more there are."""
    more = [f"{len(sessions) - MOST_NAMED} more"] if len(sessions) > MOST_NAMED else []
    return ", ".join([*map(str, sessions[:MOST_NAMED]), *more])
