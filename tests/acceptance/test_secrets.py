"""Credentials stay in memory: no row, log line, message or link has them, whatever happens."""

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.access import Credentials
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from tests.cli import CommandLine

TOKEN, KEY, SECRET = "Tk-Nbdy-May-See-Ths", "Ky-Nbdy-May-See-Ths", "Sc-Nbdy-May-See-Ths"
TARGETS = ("label:1", "search:country=Japan&type=release")


@pytest.fixture(scope="module")
def server(catalogue: Catalogue) -> Iterator[Served[Catalogue]]:
    with serve(catalogue, limits=UNLIMITED, credentials=Credentials(frozenset({TOKEN}), {KEY: SECRET})) as served:
        yield served


def dump(url: str) -> str:
    """Give every row of every table of a database as text, and the raw bodies decompressed."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT format('SELECT t::text FROM %I.%I AS t', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname IN ('discogs', 'sync')"
        ).fetchall()
        lines = [row for (query,) in tables for (row,) in connection.execute(query)]
        bodies = connection.execute("SELECT body FROM sync.payload").fetchall()
    return "\n".join(lines + [gzip.decompress(body).decode() for (body,) in bodies])


def leaked(text: str) -> list[str]:
    """Give the secrets that stand in a text, plain or encoded."""
    secrets = (TOKEN, KEY, SECRET)
    return [each for each in secrets if each in text or b64encode(each.encode()).decode()[:-3] in text]


@pytest.mark.parametrize(
    "given", [{"token": TOKEN}, {"token": None, "key": KEY, "secret": SECRET}], ids=["token", "key"]
)
def test_a_run_leaves_its_credentials_nowhere(
    cli: CommandLine, discogs: Served[Catalogue], migrated_url: str, tmp_path: Path, given: dict[str, object]
) -> None:
    discogs.faults.add(faults.status(405), "/releases/249504", times=None)
    discogs.faults.add(faults.cut())
    told = [
        cli("--log-format", "json", "sync", *TARGETS, "release:249504", expect=1, **given),
        cli("status", **given),
        cli("problems", "show", "release:249504", **given),
        cli("runs", "--json", **given),
        cli("search", "copper", "--json", **given),
    ]
    assert [leaked(each.out + each.err) for each in told] == [[]] * len(told)

    kept = dump(migrated_url)
    assert "country=Japan" in kept
    assert leaked(kept) == []
    assert list(tmp_path.iterdir()) == []


def test_refused_credentials_are_not_repeated(cli: CommandLine, discogs: Served[Catalogue], migrated_url: str) -> None:
    refused = cli("sync", *TARGETS, expect=3, token=None, key=KEY, secret=TOKEN)
    assert leaked(refused.out + refused.err) == []
    assert leaked(dump(migrated_url)) == []


def test_links_that_echo_the_query_are_not_kept(
    cli: CommandLine, discogs: Served[Catalogue], migrated_url: str
) -> None:
    cli("sync", "label:1", token=TOKEN)
    with psycopg.connect(migrated_url) as connection:
        pages = connection.execute("SELECT body FROM sync.payload WHERE page > 0").fetchall()
    assert len(pages) > 0
    for (body,) in pages:
        assert sorted(json.loads(gzip.decompress(body))["pagination"]) == ["items", "page", "pages", "per_page"]
