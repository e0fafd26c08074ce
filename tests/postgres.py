"""A real PostgreSQL for the tests, and databases in it."""

import gc
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import docker
import psutil
import psycopg
from docker.errors import DockerException
from psycopg import sql

from discogs_sync.settings import Settings
from discogs_sync.store import embedded
from discogs_sync.store.connect import Database
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.migrate import prepare

SERVER_VARIABLE = "DISCOGS_SYNC_TEST_DATABASE_URL"
"""A server to test against instead; its user must be allowed to create databases."""

IMAGE = "postgres:18-alpine"

MEMORY = Path("/dev/shm")  # noqa: S108 (folders get unpredictable names there)
"""A file system in memory, as Linux has it: there a database is created and dropped in a tenth of a disk's time."""

ENOUGH_MEMORY = 6 << 30
"""Free bytes that a file system in memory must have to hold the data folders of all processes that run tests."""


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a server: the one that the environment names, else one in Docker, else an embedded one."""
    if url := os.environ.get(SERVER_VARIABLE):
        yield url
        return
    with ExitStack() as stack:
        yield _container(stack) if _docker_answers() else stack.enter_context(embedded_server()).url


@contextmanager
def embedded_server() -> Iterator[embedded.EmbeddedServer]:
    """Run an embedded server in a folder of its own."""
    with temporary_home() as home, embedded.using(home) as running:
        with psycopg.connect(running.url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET max_wal_size = '256MB'")
            connection.execute("SELECT pg_reload_conf()")
        yield running


@contextmanager
def temporary_home() -> Iterator[Path]:
    """Give a data folder whose path is short enough for a socket, and stop what still runs there at the end."""
    home = Path(tempfile.mkdtemp(prefix="discogs-sync-", dir=_memory()))
    try:
        yield home
    finally:
        embedded.EmbeddedServer(home).stop(now=True)
        shutil.rmtree(home)


@contextmanager
def fresh_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """Create a database, give its URL, and drop it with whatever is still connected."""
    name = f"discogs_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    try:
        yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def database_name(url: str) -> str:
    """Give the name of the database that a URL leads to."""
    return urlsplit(url).path.removeprefix("/")


def postmaster(home: Path) -> psutil.Process:
    """Give the main process of the embedded server in a data folder."""
    return psutil.Process(int((home / "pg18" / "postmaster.pid").read_text().split()[0]))


def kill_server(home: Path) -> None:
    """Kill the main process of the embedded server, and see it dead."""
    process = postmaster(home)
    process.kill()
    assert wait_until(lambda: _is_dead(process), 60)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Have a database within the block."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def migrate(url: str) -> None:
    """Bring an empty database to the present schema."""
    with opened(url) as database:
        prepare(database)


def own(url: str) -> Settings:
    """Give settings for a server of the user's own."""
    return Settings(Path("/nonexistent"), database_url=url)


def scalar(url: str, question: str) -> object:
    """Give the one value that a statement asks for, without the program's own connection."""
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def _memory() -> Path | None:
    """Return a folder in memory; None where there is none, or too little is free."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH_MEMORY:
        return MEMORY
    return None


def _is_dead(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _docker_answers() -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # docker leaves its socket open where nobody answers
        try:
            docker.from_env(timeout=3).close()
        except DockerException:
            answers = False
        else:
            answers = True
        gc.collect()
    return answers


def _container(stack: ExitStack) -> str:
    from testcontainers.community.postgres import PostgresContainer

    url: str = stack.enter_context(PostgresContainer(IMAGE, driver=None)).get_connection_url()
    return url
