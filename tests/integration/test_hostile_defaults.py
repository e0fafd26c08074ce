"""Settings of the role and the database, as administrators leave them: none of them changes what the program does."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from psycopg import sql

from discogs_sync.errors import DatabaseError
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, record, write_dump
from discogs_sync.serve.source import KINDS
from discogs_sync.store.connect import connect
from discogs_sync.store.sessionsettings import SESSION_SETTINGS
from tests.cli import CommandLine
from tests.crawling import snapshot
from tests.postgres import database_name, fresh_database, opened, own

HOSTILE = {
    "statement_timeout": "20ms",
    "lock_timeout": "1ms",
    "idle_in_transaction_session_timeout": "10ms",
    "idle_session_timeout": "50ms",
    "transaction_timeout": "50ms",
    "default_transaction_read_only": "on",
    "default_transaction_isolation": "serializable",
    "default_transaction_deferrable": "on",
    "search_path": "elsewhere, pg_catalog",
    "TimeZone": "Pacific/Chatham",
    "DateStyle": "German, DMY",
    "IntervalStyle": "iso_8601",
    "client_encoding": "LATIN1",
    "bytea_output": "escape",
    "extra_float_digits": "-15",
    "standard_conforming_strings": "off",
    "backslash_quote": "off",
    "array_nulls": "off",
    "row_security": "off",
    "quote_all_identifiers": "on",
    "transform_null_equals": "on",
    "gin_fuzzy_search_limit": "1",
    "exit_on_error": "on",
    "synchronous_commit": "local",
    "jit": "on",
    "client_min_messages": "debug1",
    "xmloption": "document",
    "enable_indexscan": "off",
    "work_mem": "64kB",
}
"""What any role may set for itself or its database. Not each exists in every version of PostgreSQL."""

PASSWORD = "practice"


@dataclass(frozen=True)
class Place:
    """Two empty databases of an ordinary role."""

    role: str
    url: str
    other_url: str


@pytest.fixture
def place(postgres_url: str) -> Iterator[Place]:
    """Give two empty databases that an ordinary role owns."""
    role = f"discogs_test_{uuid.uuid4().hex[:12]}"
    administer(postgres_url, f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")
    try:
        with fresh_database(postgres_url) as one, fresh_database(postgres_url) as other:
            for url in (one, other):
                administer(postgres_url, f"ALTER DATABASE {database_name(url)} OWNER TO {role}")
            yield Place(role, as_role(one, role), as_role(other, role))
    finally:
        administer(postgres_url, f"DROP ROLE {role}")


def administer(url: str, statement: str) -> None:
    """Run a statement as the server's superuser."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def as_role(url: str, role: str) -> str:
    """Give the URL with another user."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{role}:{quote(PASSWORD)}@{host}").geturl()


def spoil(postgres_url: str, place: Place, settings: dict[str, str]) -> None:
    """Make settings the defaults of the role, and of its databases."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        known = {name for (name,) in connection.execute("SELECT lower(name) FROM pg_settings")}
        for name, value in settings.items():
            if name.lower() not in known:
                continue
            for kind, target in (
                ("ROLE", place.role),
                ("DATABASE", database_name(place.url)),
                ("DATABASE", database_name(place.other_url)),
            ):
                change = sql.SQL("ALTER {} {} SET {} = {}")
                named = sql.SQL(value) if name == "search_path" else sql.Literal(value)
                connection.execute(change.format(sql.SQL(kind), sql.Identifier(target), sql.Identifier(name), named))


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give a dump of another practice catalogue than the API has, in part."""
    folder, catalogue = tmp_path_factory.mktemp("dump"), Catalogue.generate(80)
    day = (datetime.now(UTC) - timedelta(days=40)).date()
    paths = []
    for kind in KINDS:
        found = [catalogue.get(kind, id) for id in catalogue.ids(kind)]
        texts = [record(kind, each) for each in found if each]
        paths.append(str(write_dump(folder / file_name(kind, day), kind, texts)))
    return paths


Life = Callable[[str, str], dict[str, Any]]


@pytest.fixture
def life(discogs: Served[Catalogue], dump: list[str], tmp_path: Path) -> Life:
    """Give the function that lets a mirror live in one database and returns what it left in another."""

    def live(url: str, other_url: str) -> dict[str, Any]:
        folder = tmp_path / database_name(url)
        folder.mkdir()
        cli = CommandLine(home=folder, database_url=url, api_url=discogs.url, token="practice", rate=0)
        cli("sync", "label:1", "release:249504")
        cli("dump", "load", *dump)
        verified = cli("verify", "--json").json
        answer = cli("query", "label-catalogue", "--param", "label_id=1", "--format", "csv").out
        cli("db", "backup", str(folder / "mirror.dump"))
        cli("db", "restore", str(folder / "mirror.dump"), database_url=other_url)
        asked = cli("db", "psql", "-qAt", "-c", "SELECT '2026-01-02'::date, NULL = NULL, pg_sleep(0.1)").out
        with opened(other_url) as database:
            return {"rows": snapshot(database), "verified": verified, "answer": answer, "psql": asked}

    return live


@contextmanager
def two_databases(postgres_url: str) -> Iterator[tuple[str, str]]:
    with fresh_database(postgres_url) as one, fresh_database(postgres_url) as other:
        yield one, other


@pytest.mark.long
def test_defaults_of_role_and_database_change_nothing(postgres_url: str, place: Place, life: Life) -> None:
    with two_databases(postgres_url) as undisturbed:
        expected = life(*undisturbed)
    spoil(postgres_url, place, HOSTILE)
    found = life(place.url, place.other_url)
    assert found["rows"] == expected["rows"]
    assert len(found["rows"]["discogs.release"]) > 50
    for name in ("verified", "answer", "psql"):
        assert found[name] == expected[name]


def test_each_session_has_the_settings_of_the_program(postgres_url: str, place: Place) -> None:
    assert SESSION_SETTINGS.keys() - HOSTILE.keys() == {"session_replication_role"}
    spoil(postgres_url, place, HOSTILE)
    with connect(own(place.url)) as database, database.begin() as connection:
        known = set(connection.exec_driver_sql("SELECT name FROM pg_settings").scalars())
        found = {
            name: connection.exec_driver_sql(f"SELECT current_setting('{name}')").scalar()
            for name in SESSION_SETTINGS.keys() & known
        }
    assert found == {name: value for name, value in SESSION_SETTINGS.items() if name in known}
    assert SESSION_SETTINGS.keys() - known <= {"transaction_timeout"}  # from version 17 on


def test_options_of_the_url_win(database_url: str) -> None:
    url = f"{database_url}{'&' if '?' in database_url else '?'}options=-cstatement_timeout%3D12345"
    with connect(own(url)) as database, database.begin() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "12345ms"


def test_a_superusers_role_gets_its_foreign_keys_back(postgres_url: str, place: Place) -> None:
    spoil(postgres_url, place, {"session_replication_role": "replica"})
    administer(postgres_url, f"ALTER ROLE {place.role} SUPERUSER")
    with connect(own(place.url)) as database, database.begin() as connection:
        assert connection.exec_driver_sql("SHOW session_replication_role").scalar() == "origin"


def test_a_setting_that_only_a_superuser_can_change_back_is_named(postgres_url: str, place: Place) -> None:
    spoil(postgres_url, place, {"session_replication_role": "replica"})
    with (
        pytest.raises(DatabaseError, match=r'"session_replication_role"\): as superuser RESET it with ALTER ROLE'),
        connect(own(place.url)),
    ):
        pass
