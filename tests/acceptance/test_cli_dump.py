"""`dump list` and `dump download` as their users have them."""

import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from discogs_sync.dump.names import CHECKSUM, KINDS, file_name, month_text
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, running
from discogs_sync.serve.dumpsite import dump_site
from discogs_sync.store.filelock import wait_until
from tests.cli import PATIENCE, CommandLine, finish, shown_on_a_terminal
from tests.dumps import at, plain_folder, put_dump, spoil

YEAR = datetime.now(UTC).year
DUMP, UNFINISHED = date(YEAR, 3, 1), date(YEAR, 4, 1)
MONTH = month_text(DUMP)

PROMPT = 5.0
"""Seconds that an interrupted download may take to end."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give the folder that the site serves: a whole dump, and one that is not complete yet."""
    folder = tmp_path / "site"
    put_dump(folder, DUMP)
    (folder / file_name(UNFINISHED, "labels")).write_bytes(b"x" * 100)
    return folder


@pytest.fixture
def site(source: Path) -> Iterator[Served[Path]]:
    """Have a site of dumps."""
    with running(dump_site(source)) as served:
        yield served


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a data folder, which is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def cli(site: Served[Path], home: Path) -> CommandLine:
    """Give the command line of somebody who has a token, and neither reaches the API nor a database."""
    return CommandLine(
        home=home,
        dump_url=site.url,
        database_url="postgresql://nobody@127.0.0.1:1/none",
        api_url="http://127.0.0.1:1",
        token="s3cret",
    )


def kept(home: Path) -> set[str]:
    """Give the kinds of a dump that are here under their final names."""
    return {kind for kind in (*KINDS, CHECKSUM) if (home / "dumps" / file_name(DUMP, kind)).exists()}


def parts(home: Path) -> list[str]:
    """Give the names of files that are coming, or of which a part was left."""
    return [path.name for path in (home / "dumps").glob("*.part")]


def start_and_wait_for_releases(cli: CommandLine, site: Served[Path], home: Path) -> "subprocess.Popen[str]":
    """Start a download and wait until half of its last file is here; the other half does not come."""
    site.faults.add(faults.cut(60), at(DUMP, "releases"))
    process = cli.start("dump", "download")
    name = f"{file_name(DUMP, 'releases')}*.part"
    assert wait_until(lambda: any(part.stat().st_size > 0 for part in (home / "dumps").glob(name)), PATIENCE)
    return process


def table(shown: str) -> list[list[str]]:
    """Give the rows of a table below its head, by columns."""
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in shown.splitlines()[1:]]


def test_the_list_tells_what_is_offered_and_what_is_here(cli, site):
    offered = "4 files, 1.2 MB"
    assert table(cli("dump", "list").out) == [
        [month_text(UNFINISHED), "1 of 4 files, 100 bytes, not complete yet", "–", "–"],
        [MONTH, offered, "–", "–"],
    ]
    assert len(site.requests) == 1
    cli("dump", "download", MONTH, "--only", "labels", "--only", "artists")
    assert table(cli("dump", "list").out)[1] == [MONTH, offered, "2 of 4 files, 600 kB, right", "–"]


def test_the_list_in_json(cli, site, home):
    cli("dump", "download", "--only", "labels")
    unfinished, whole = cli("dump", "list", "--json").json
    assert (unfinished["month"], unfinished["date"]) == (month_text(UNFINISHED), f"{UNFINISHED}")
    assert (unfinished["offered"]["complete"], unfinished["here"]) == (False, None)
    assert whole["offered"]["complete"]
    assert whole["offered"]["files"].keys() == set(KINDS)
    assert whole["offered"]["files"]["labels"] == {"url": site.url + at(DUMP, "labels"), "size": 300_032}
    path = str(home / "dumps" / file_name(DUMP, "labels"))
    assert whole["here"] == {"whole": False, "files": {"labels": {"path": path, "size": 300_000, "is_right": True}}}


def test_what_is_here_is_listed_without_a_request(cli, site, home):
    assert cli("dump", "list", "--local").out == "There is no dump.\n"
    assert not home.exists()
    cli("dump", "download")
    spoil(home / "dumps", DUMP, "masters")
    site.requests.clear()
    assert table(cli("dump", "list", "--local").out) == [[MONTH, "–", "4 files, 1.2 MB, not checked", "–"]]
    assert site.requests.paths == []


def test_another_year_can_be_listed(cli, site, source):
    put_dump(source, date(2024, 5, 1))
    assert [row[0] for row in table(cli("dump", "list", "--year", "2024").out)] == ["2024-05"]
    assert site.requests.paths == ["/?prefix=data%2F2024%2F"]


def test_the_newest_month_is_downloaded_and_a_second_time_nothing(cli, site, source, home):
    done = cli("dump", "download")
    assert done.out == (f"{MONTH} is in {home / 'dumps'}, checked: 4 files, 1.2 MB; 4 files downloaded now.\n")
    assert done.err.splitlines() == [f"{file_name(DUMP, kind)}: 300 kB, present and correct." for kind in KINDS]
    assert kept(home) == {*KINDS, CHECKSUM}
    site.requests.clear()
    assert "nothing had to be downloaded" in cli("dump", "download", MONTH).out
    assert site.requests.paths == []


def test_a_file_that_comes_wrong_is_exit_code_1(cli, source, home):
    spoil(source, DUMP, "artists")
    failed = cli("dump", "download", expect=1)
    name = file_name(DUMP, "artists")
    assert f"{name}: wrong by CHECKSUM, and deleted." in failed.err
    assert f"Error: Not what CHECKSUM says, and not kept: {name}. Run the command again" in failed.err
    assert failed.out == ""
    assert kept(home) == {"labels", "masters", "releases", CHECKSUM}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("download", f"{YEAR}-02"), f"offers no dump of {YEAR}-02. It lists {YEAR}-04, {MONTH}."),
        (("download", f"{YEAR}-04"), f"The dump of {YEAR}-04 is not complete yet"),
        (("download", "march"), "'march' is not a month. A month is written like 2026-10."),
        (("download", "--only", "films"), "'films' is not one of"),
        (("download", "--url", "ftp://example.org"), "The setting 'dump_url' (in the command line) must be a URL like"),
        (("list", "--url", "http://example.org:99999"), "The setting 'dump_url' (in the command line) must be a URL"),
        (("list", "--year", "26"), "--year"),
    ],
)
def test_a_wrong_argument_is_exit_code_2(cli, arguments, sentence):
    assert sentence in cli("dump", *arguments, expect=2).err


@pytest.mark.long
def test_a_site_out_of_reach_is_exit_code_3(cli):
    refused = cli("dump", "download", expect=3, dump_url="http://127.0.0.1:1")
    assert "127.0.0.1 did not give the file (connection refused)" in refused.err
    assert "Error: 127.0.0.1 gave no usable answer in 5 attempts" in refused.err
    assert refused.out == ""


def test_a_429_is_waited_out_and_told(cli, site):
    site.faults.add(faults.status(429, retry_after=2), at(DUMP, "labels"))
    done = cli("dump", "download")
    assert "127.0.0.1 did not give the file (429, too many requests). The next attempt is in 2 s, at " in done.err
    assert "4 files downloaded now" in done.out


def test_a_long_wait_is_ended_by_a_signal(cli, site, home):
    site.faults.add(faults.status(429, retry_after=3574), at(DUMP, "labels"))
    process = cli.start("dump", "download")
    assert wait_until(lambda: site.requests.answered(429) == 1, PATIENCE)
    time.sleep(0.5)
    asked = time.monotonic()
    process.send_signal(signal.SIGTERM)
    stopped = finish(process, expect=130)
    assert time.monotonic() - asked < PROMPT
    assert "The next attempt is in 59 min 34 s, at " in stopped.err
    assert "Error: Stopped as asked. Complete files are kept" in stopped.err
    assert kept(home) == {"artists", CHECKSUM}


def test_a_file_that_is_coming_when_a_signal_comes_is_not_kept(cli, site, home):
    process = start_and_wait_for_releases(cli, site, home)
    asked = time.monotonic()
    process.send_signal(signal.SIGTERM)
    finish(process, expect=130)
    assert time.monotonic() - asked < PROMPT
    assert kept(home) == {"artists", "labels", "masters", CHECKSUM}
    assert parts(home) == []


def test_killed_in_the_middle_the_next_download_asks_for_the_rest(cli, site, home, source):
    process = start_and_wait_for_releases(cli, site, home)
    refused = cli("dump", "download", expect=2)
    assert "Another process downloads into" in refused.err
    process.kill()
    process.communicate()
    assert kept(home) == {"artists", "labels", "masters", CHECKSUM}
    assert len(parts(home)) == 1

    site.faults.clear()
    site.requests.clear()
    assert "1 file downloaded now" in cli("dump", "download", MONTH).out
    assert site.requests.paths == [f"/?prefix=data%2F{YEAR}%2F", at(DUMP, CHECKSUM), at(DUMP, "releases")]
    assert parts(home) == []
    name = file_name(DUMP, "releases")
    assert (home / "dumps" / name).read_bytes() == (source / name).read_bytes()


def test_a_mirror_is_named_by_its_folder(cli, site, source, home):
    with plain_folder(source.parent) as url:
        listed = table(cli("dump", "list", "--url", f"{url}/site/").out)
        assert listed[1] == [MONTH, "4 files", "–", "–"]
        cli("dump", "download", "--url", f"{url}/site")
    assert kept(home) == {*KINDS, CHECKSUM}
    assert site.requests.paths == []


def test_progress_can_be_logged_as_json(cli, site):
    site.faults.add(faults.status(503), at(DUMP, "labels"))
    done = cli("--log-format", "json", "dump", "download", "--only", "labels")
    waiting, file, ended = done.events
    assert (waiting["event"], waiting["reason"]) == ("waiting", "503 Service Unavailable")
    assert (file["event"], file["name"], file["is_right"]) == ("file", file_name(DUMP, "labels"), True)
    assert (ended["event"], ended["month"], ended["came"], ended["size"]) == ("ended", MONTH, ["labels"], 300_000)
    assert done.out == ""


def test_a_terminal_shows_a_display(cli, site):
    site.faults.latency = 0.2
    site.faults.add(faults.cut(1), at(DUMP, "labels"))
    shown = shown_on_a_terminal(cli, "dump", "download")
    for word in (
        "━",
        f"downloading {file_name(DUMP, 'labels').partition('.')[0]}",
        "/300.0 kB",
        "The next attempt is in",
        "present and correct",
    ):
        assert word in shown


def test_no_credentials_reach_the_site(cli, source):
    from tests.scripted import Answer, ScriptedServer

    with ScriptedServer(Answer(b"<html></html>")) as server:
        cli("dump", "list", dump_url=server.url)
    assert len(server.seen) == 2
    assert not any("s3cret" in str(seen) or "authorization" in seen.headers for seen in server.seen)
