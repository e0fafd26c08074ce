"""What is printed where nothing can be: full disks, closed streams, pipes that nobody reads, poor encodings."""

import json
import os
from pathlib import Path

import pytest

from tests.cli import CommandLine, finish
from tests.crawling import rows

FULL = Path("/dev/full")
COMMANDS = [("--help",), ("query", "--help"), ("query",), ("query", "--format", "csv"), ("query", "--json")]
SQL_COMMANDS = [("status",), ("status", "--json"), ("runs",), ("follows",), ("query", "most-versions", "--json")]


def closing(streams: str) -> tuple[str, ...]:
    """Give the words that start a command with these streams closed, as in `>&- 2>&-`."""
    return "sh", "-c", f'exec "$@" {streams}', "sh"


@pytest.mark.parametrize("buffering", ["1", ""])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_told_in_one_sentence(tmp_path, command, buffering):
    with FULL.open("w") as full:
        ran = finish(CommandLine({"PYTHONUNBUFFERED": buffering}, home=tmp_path).start(*command, stdout=full), expect=1)
    assert ran.err.startswith("Error: The output cannot be written (No space left on device): make room")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", SQL_COMMANDS, ids=" ".join)
def test_so_it_is_where_the_database_is_asked(cli, command):
    with FULL.open("w") as full:
        ran = finish(cli.start(*command, stdout=full), expect=1)
    assert ran.err.startswith("Error: The output cannot be written")


def test_a_run_whose_summary_cannot_be_written_has_stored_everything(cli, database):
    with FULL.open("w") as full:
        ran = finish(cli.start("sync", "release:249504", "--json", stdout=full), expect=1)
    assert "Stored data is safe." in ran.err
    assert rows(database, "SELECT ending FROM sync.run") == [("done",)]
    assert rows(database, "SELECT id FROM discogs.release") == [(249504,)]


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_stand_for_a_wish_to_see_nothing(cli, database, streams):
    ran = finish(cli.start("sync", "release:249504", before=closing(streams)))
    assert ran.out == "" or ">&-" not in streams.split()
    assert rows(database, "SELECT ending FROM sync.run") == [("done",)]
    finish(cli.start("status", before=closing(streams)))


def test_a_log_that_cannot_be_written_does_not_end_the_run(cli, database):
    with FULL.open("w") as full:
        ran = finish(cli.start("sync", "release:249504", stderr=full))
    assert ran.out.startswith("Done")


@pytest.mark.parametrize("command", [*COMMANDS, ("completion", "bash")], ids=" ".join)
def test_a_pipe_that_nobody_reads_ends_the_command_in_silence(tmp_path, command):
    reader, writer = os.pipe()
    os.close(reader)
    ran = finish(CommandLine(home=tmp_path).start(*command, stdout=writer), expect=141)
    os.close(writer)
    assert ran.err == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "ascii:strict"])
def test_characters_that_cannot_be_shown_are_replaced(cli, discogs, encoding):
    title = "Тишина"
    discogs.catalogue.put("release", discogs.catalogue.release(249504) | {"title": title})
    poor = CommandLine({"PYTHONIOENCODING": encoding}, **cli.settings)
    assert "(DISCOGS_SYNC_?)" in poor("--help").out
    poor("sync", "release:249504")
    shown = poor("search", "--title", title)
    assert "- ??????  " in shown.out
    found = poor("search", "--title", title, "--json")
    assert found.out.isascii()
    assert title in json.loads(found.out)["results"][0]["title"]
