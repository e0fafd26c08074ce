"""Tables fit the terminal whatever its width: nothing is cut off, no word is broken; elsewhere each row is one line."""

import re

import pytest
from rich.cells import cell_len

from discogs_sync.serve import faults
from tests.cli import CommandLine, finish, printed_on_a_terminal

WIDTHS = (60, 100, 160)
TITLE = "紅白歌合戦 第七十五回 記念限定盤 オリジナル・サウンドトラック"

COMMANDS = (("runs",), ("status",), ("problems", "list"), ("search", "--label", "Planet", "--type", "release"))
FURTHER_COMMANDS = (
    ("follows",),
    ("problems", "show", "release:9"),
    ("drift",),
    ("query",),
    ("query", "label-credits"),
    ("sync", "artist:1?sort=year&sort_order=asc", "--dry-run"),
    ("replay", "--dry-run"),
)


@pytest.fixture
def mirror(cli, discogs):
    """Have a mirror with runs of long commands, wide characters, a problem and drift."""
    release = discogs.catalogue.release(249504)
    discogs.catalogue.put("release", release | {"title": TITLE, "colour": "a value that no column is for, and long"})
    discogs.faults.add(
        faults.status(405, message="Not allowed here, for a long and winding reason."), "/releases/9", times=None
    )
    cli("sync", "release:9", "release:249504", expect=1)
    cli("sync", "label:1", "search:country=Japan&genre=Jazz&type=release", "--max-requests", "4", workers=1)
    cli("follow", "master:1000?format=Vinyl&country=Belgium")
    return cli


def words(text: str) -> list[str]:
    """Return the words of an output in any layout, without what differs by layout and time."""
    return sorted(re.findall(r"[^\s:]{4,}", re.sub(r"\d+ (?:s|min)\b", "", text)))


@pytest.mark.parametrize("commands", [COMMANDS, pytest.param(FURTHER_COMMANDS, marks=pytest.mark.long)])
def test_each_table_is_whole_at_every_width(mirror, commands):
    for command in commands:
        piped = mirror(*command).out
        known = set(words(piped))
        for columns in WIDTHS:
            shown = printed_on_a_terminal(mirror, *command, columns=columns)
            folding = [line for line in shown.splitlines() if cell_len(line) > columns and " " in line.strip()]
            assert folding == [], (command, columns)
            assert known - set(words(shown)) == set(), (command, columns, shown)


def test_wide_characters_count_twice(mirror):
    discographies = ("query", "label-catalogue", "--limit", "50")
    for columns in WIDTHS:
        shown = printed_on_a_terminal(mirror, *discographies, columns=columns)
        assert all(cell_len(line) <= columns for line in shown.splitlines())


def test_rows_are_lines_with_the_full_text_where_output_is_no_terminal(mirror):
    header, *runs = mirror("runs").out.splitlines()
    assert header.split()[:3] == ["run", "begun", "took"]
    assert len(runs) == 2
    assert "sync label:1 search:country=Japan&genre=Jazz&type=release --max-requests 4" in runs[0]


def test_times_have_a_zone_and_no_fractions(mirror):
    local = CommandLine({"TZ": "Asia/Kolkata"}, **mirror.settings)
    offset = "+05:30"
    for command in (
        ("runs",),
        ("follows",),
        ("status",),
        ("problems", "show", "release:9"),
        ("query", "release-history"),
    ):
        printed = local(*command).out
        times = re.findall(r"\d\d:\d\d:\d\d\S*", printed)
        assert times, command
        assert [
            each for each in times if not re.fullmatch(r"\d\d:\d\d:\d\d" + re.escape(offset) + r"[.,;)]?", each)
        ] == []
    assert re.search(r"\d\.\d+(?:\+|Z)", local("runs", "--json").out) is None


def test_tables_of_the_mirror_need_no_schema_in_psql(cli):
    cli("sync", "release:249504")
    psql = ("db", "psql", "-X", "-qAt", "-c")
    assert cli(*psql, "SELECT id FROM release").out == "249504\n"
    assert cli(*psql, "SELECT count(*) >= 0 FROM label_catalogue").out == "t\n"
    assert cli(*psql, "SELECT ending FROM run").out == "done\n"
    cli(*psql, "CREATE TABLE mine (id int)")
    assert cli(*psql, "SELECT 'mine'::regclass::oid = 'public.mine'::regclass::oid").out == "t\n"
    assert finish(cli.start(*psql, "SHOW search_path")).out.endswith("discogs, analytics, sync\n")
