"""What Discogs or a server sends steers no terminal and no log, and stays as it is in tables and in JSON."""

import json

import pytest

from discogs_sync.cli.streams import neutral
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store.connect import Database
from tests.cli import CommandLine, Result, finish, shown_on_a_terminal
from tests.crawling import rows

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x1b[31mRed\x9b5m \x08\u202egnp.exe\r[link=http://evil.example]x[/link][/]\x7f"
"""Sets a window's title, clears the screen, colours, goes back, turns the direction, and means something to rich."""

RELEASE = 249504


@pytest.fixture
def hostile(cli: CommandLine, discogs: Served[Catalogue]) -> CommandLine:
    """Give the command line of a mirror with a hostile release, and an item set aside with a hostile message."""
    discogs.catalogue.put("release", discogs.catalogue.release(RELEASE) | {"title": HOSTILE})
    discogs.faults.add(faults.status(405, message=HOSTILE), "/releases/1", times=None)
    cli("sync", f"release:{RELEASE}", "release:1", expect=1)
    return cli


def is_neutral(result: Result) -> bool:
    return (result.out, result.err) == (neutral(result.out), neutral(result.err))


def test_people_see_the_words_and_no_codes(hostile: CommandLine) -> None:
    printed = {
        command: hostile(*command)
        for command in (
            ("problems", "list"),
            ("problems", "show", "release:1"),
            ("search", "--type", "release", "Red"),
            ("query", "longest-tracks"),
        )
    }
    assert all(map(is_neutral, printed.values()))
    for command in printed:
        assert "Red" in printed[command].out, command
        assert "[link=http://evil.example]x[/link][/]" in printed[command].out, command


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_log_has_the_words_and_no_codes(cli: CommandLine, discogs: Served[Catalogue], log_format: str) -> None:
    discogs.faults.add(faults.status(401, message=HOSTILE), times=None)
    refused = cli("--log-format", log_format, "sync", "release:1", expect=3)
    assert is_neutral(refused)
    assert "Red" in refused.err
    if log_format == "json":
        # the client puts a server's message on one line
        assert any(" ".join(HOSTILE.split()) in event.get("message", "") for event in refused.events)


@pytest.mark.parametrize(("status", "expect"), [(401, 3), (500, 0)], ids=["refused", "waiting"])
def test_a_terminal_gets_only_our_own_codes(
    cli: CommandLine, discogs: Served[Catalogue], status: int, expect: int
) -> None:
    discogs.faults.add(faults.status(status, message=HOSTILE), times=None)
    shown = shown_on_a_terminal(cli, "sync", "release:1", "--max-time", "2s", expect=expect)
    assert shown
    for code in ("\x1b]", "\x1b[31m", "\x9b", "\u202e", "\x08", "\x07", "\x7f"):
        assert code not in shown
    assert "Red" in shown or status == 500


def test_programs_get_what_is_stored(hostile: CommandLine, database: Database) -> None:
    assert rows(database, f"SELECT title FROM discogs.release WHERE id = {RELEASE}") == [(HOSTILE,)]
    queried = hostile("query", "longest-tracks", "--json")
    assert is_neutral(queried)
    assert HOSTILE in {row["title"] for row in queried.json}
    assert HOSTILE in hostile("query", "longest-tracks", "--format", "csv").out.replace('"', "").replace("\n", "\r")
    problem = hostile("problems", "show", "release:1", "--json")
    assert is_neutral(problem)
    assert " ".join(HOSTILE.split()) in json.loads(problem.out)["message"]


def test_arguments_are_printed_without_codes(cli: CommandLine) -> None:
    for arguments in ((HOSTILE,), ("sync", HOSTILE), ("sync", "a", HOSTILE), ("db", "restore", HOSTILE)):
        process = cli.start(*arguments)
        _, err = process.communicate(timeout=60)
        assert err == neutral(err), arguments
        finish(process, 2)
