"""`demo`: the main job on a practice Discogs, apart from everything that is the user's."""

from pathlib import Path

import psycopg

from discogs_sync.serve.sample import Catalogue
from discogs_sync.store import embedded
from tests.cli import CommandLine


def test_the_demo_mirrors_shows_and_asks_and_a_second_one_fetches_nothing(empty_home: Path, database_url: str) -> None:
    own = CommandLine(
        home=empty_home, database_url=database_url, api_url="http://127.0.0.1:1", token="my-own-secret", rate=60
    )

    first = own("demo")

    for shown in (
        "$ discogs-sync sync artist:108713 label:1 master:1000 release:249504",
        "Done: everything that was due is here.",
        "$ discogs-sync status",
        "Nothing is due.",
        "Discography of an artist",
        "Masters with the most versions",
        "Formats by decade",
        str(empty_home / "demo"),
    ):
        assert shown in first.out
    assert "No request was made." not in first.out

    with embedded.using(empty_home / "demo") as server, psycopg.connect(server.url) as connection:
        title = connection.execute("SELECT title FROM discogs.release WHERE id = 249504").fetchone()
    assert title == (Catalogue.generate().release(249504)["title"],)

    second = own("demo")
    assert "No request was made." in second.out
    assert "Discography of an artist" in second.out

    with psycopg.connect(database_url) as connection:
        tables = connection.execute("SELECT FROM pg_namespace WHERE nspname IN ('discogs', 'sync')").fetchall()
    assert tables == []
    assert [path.name for path in empty_home.iterdir()] == ["demo"]


def test_what_the_demo_invites_to_works(home: Path) -> None:
    cli = CommandLine(home=home)
    cli("demo")

    asked = cli("query", "most-versions", "--param", "top=1", "--format", "csv", home=home / "demo")

    assert len(asked.out.splitlines()) == 2


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['starlette'] = None")

    refused = CommandLine({"PYTHONPATH": str(tmp_path)}, home=tmp_path / "home")("demo", expect=2)

    assert refused.is_refusal("pip install 'discogs-sync[serve]'")
    assert not (tmp_path / "home").exists()


def test_a_folder_in_the_way_is_told(empty_home: Path) -> None:
    (empty_home / "demo").write_text("notes")

    refused = CommandLine(home=empty_home)("demo", expect=4)

    assert refused.is_refusal(str(empty_home), "a file is in its way")
    assert (empty_home / "demo").read_text() == "notes"
