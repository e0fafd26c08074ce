"""A role that only reads, made as docs/operations.md says: a dashboard's user, who can ask and change nothing."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.cli import CommandLine
from tests.postgres import migrate, scalar

DOCUMENTED = re.compile(r"```sql\n((?:GRANT|ALTER DEFAULT PRIVILEGES) [^`]*TO dashboard;\n)```")


def grants(role: str) -> str:
    """Give the statements of the documentation, for another role."""
    page = Path(__file__).parents[2] / "docs" / "operations.md"
    found = DOCUMENTED.search(page.read_text(encoding="utf-8"))
    assert found
    return found[1].replace("dashboard", role)


@pytest.fixture
def role(database_url: str) -> Iterator[str]:
    """Give a role without any rights; those that it gets are in the test's own database."""
    name = f"discogs_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(database_url) as connection:
        connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(name)))
    yield name
    with psycopg.connect(database_url) as connection:
        connection.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(name)))


@pytest.fixture
def reader(database_url: str, role: str, tmp_path: Path) -> CommandLine:
    """Give the command line as that role."""
    url = f"{database_url}{'&' if '?' in database_url else '?'}options=-crole%3D{role}"
    return CommandLine(home=tmp_path, database_url=url, api_url="http://127.0.0.1:1")


def grant(url: str, role: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(grants(role))


def test_a_role_that_only_reads_can_ask(reader: CommandLine, role: str, database_url: str, tmp_path: Path) -> None:
    migrate(database_url)
    grant(database_url, role)
    assert "0 rows" in reader("query", "most-wanted").out
    assert "Nothing is due." in reader("status").out
    for command in (("runs",), ("follows",), ("problems", "list"), ("drift",), ("sync", "--dry-run")):
        reader(*command)
    refused = reader("follow", "release:1", expect=4)
    assert refused.is_refusal("permission denied for table", "give the database's user that right")

    with psycopg.connect(database_url) as connection:
        connection.execute("DROP VIEW analytics.credit")
    CommandLine(home=tmp_path, database_url=database_url)("db", "upgrade")
    assert "0 rows" in reader("query", "label-credits").out


def test_a_role_without_rights_is_told(reader: CommandLine, database_url: str) -> None:
    migrate(database_url)
    for command in (("status",), ("query", "most-wanted")):
        assert reader(*command, expect=4).is_refusal("permission denied for schema sync")


def test_a_role_that_cannot_create_tables_is_told_that_there_are_none(reader: CommandLine, database_url: str) -> None:
    for command in (("status",), ("query", "most-wanted")):
        assert reader(*command, expect=4).is_refusal("holds no mirror yet", "`discogs-sync db upgrade`")
    assert scalar(database_url, "SELECT to_regnamespace('discogs')") is None
