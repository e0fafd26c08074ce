"""Downloading dumps from a site: what comes, what is kept, what is asked for."""

import os
import resource
import threading
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import StreamingResponse

from discogs_sync.api.files import Files
from discogs_sync.dump.download import LOCK, Downloaded, download
from discogs_sync.dump.events import Event, Moving, Settled, Waiting
from discogs_sync.dump.local import find_local, local_dumps
from discogs_sync.dump.names import CHECKSUM, KINDS, file_name
from discogs_sync.dump.site import Site
from discogs_sync.errors import ApiError, RequestRefused, Unreachable, UsageError, WrongChecksum
from discogs_sync.safefile import SUFFIX as PART
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, running
from discogs_sync.serve.dumpsite import dump_site
from discogs_sync.store.filelock import LockFile
from tests.dumps import NOVEMBER, OCTOBER, TODAY, at, plain_folder, put_checksums, put_dump, spoil

LISTING = "/?prefix=data%2F2026%2F"
WHOLE = [LISTING, *(at(OCTOBER, kind) for kind in (CHECKSUM, *KINDS))]
"""What a whole month costs."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give the folder that the site serves, with the dump of October."""
    put_dump(tmp_path / "site", OCTOBER)
    return tmp_path / "site"


@pytest.fixture
def site(source: Path) -> Iterator[Served[Path]]:
    """Have a site that offers the dump of October."""
    with running(dump_site(source)) as served:
        yield served


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a data folder that is not there yet."""
    return tmp_path / "data" / "home"


def bring(
    home: Path,
    url: str,
    month: date | None = None,
    kinds: Collection[str] = KINDS,
    events: list[Event] | None = None,
    today: date = TODAY,
    **options: Any,
) -> Downloaded:
    """Download without long waits, and note what is reported."""
    told: list[Event] = [] if events is None else events
    with Files(
        url,
        stop=threading.Event(),
        on_wait=lambda reason, seconds: told.append(Waiting(reason, seconds, "127.0.0.1")),
        **({"longest_wait": 0.01, "timeout": 5.0} | options),
    ) as files:
        return download(home, Site(url, files), month, kinds, told.append, today=today)


def contents(folder: Path, kinds: Collection[str] = (*KINDS, CHECKSUM), dump: date = OCTOBER) -> dict[str, bytes]:
    """Give a dump's files that are in a folder, by kind."""
    paths = {kind: folder / file_name(dump, kind) for kind in kinds}
    return {kind: path.read_bytes() for kind, path in paths.items() if path.exists()}


def test_a_whole_month_comes(home, site, source):
    events: list[Event] = []
    done = bring(home, site.url, OCTOBER, events=events)
    assert done == Downloaded(OCTOBER, {k: home / "dumps" / file_name(OCTOBER, k) for k in KINDS}, list(KINDS))
    assert contents(home / "dumps") == contents(source)
    assert list((home / "dumps").glob("*.part")) == []
    assert site.requests.paths == WHOLE

    assert [event for event in events if not isinstance(event, Moving)] == [
        Settled(file_name(OCTOBER, kind), True, 300_000) for kind in KINDS
    ]
    moves = [event for event in events if isinstance(event, Moving) and "labels" in event.name]
    assert moves[-1] == Moving(file_name(OCTOBER, "labels"), "downloading", 300_000, 300_000)
    assert [event.done for event in moves] == sorted(event.done for event in moves)


def test_what_is_here_and_right_is_not_asked_for_again(home, site):
    bring(home, site.url, OCTOBER)
    site.requests.clear()
    assert bring(home, site.url, OCTOBER).came == ()
    assert site.requests.paths == []
    assert bring(home, site.url).came == ()
    assert site.requests.paths == [LISTING]


def test_files_that_came_another_way_are_checked_once(home, site, source):
    (home / "dumps").mkdir(parents=True)
    for path in source.iterdir():
        (home / "dumps" / path.name).write_bytes(path.read_bytes())
    events: list[Event] = []
    assert bring(home, site.url, OCTOBER, events=events).came == ()
    assert {(event.name, event.action) for event in events if isinstance(event, Moving)} == {
        (file_name(OCTOBER, kind), "checking") for kind in KINDS
    }
    again: list[Event] = []
    bring(home, site.url, OCTOBER, events=again)
    assert again == []
    assert site.requests.paths == []


def test_only_what_is_missing_or_changed_is_asked_for(home, site):
    bring(home, site.url, OCTOBER)
    folder = home / "dumps"
    (folder / file_name(OCTOBER, "artists")).unlink()
    spoil(folder, OCTOBER, "masters")
    site.requests.clear()
    assert bring(home, site.url, OCTOBER).came == ["artists", "masters"]
    assert site.requests.paths == [LISTING, *(at(OCTOBER, kind) for kind in (CHECKSUM, "artists", "masters"))]
    assert contents(folder) == contents(site.catalogue)


def test_a_file_that_discogs_wrote_anew_is_replaced(home, site, source):
    bring(home, site.url, OCTOBER)
    (home / "dumps" / file_name(OCTOBER, "labels")).unlink()
    (source / file_name(OCTOBER, "artists")).write_bytes(b"written a day later")
    put_checksums(source, OCTOBER)
    assert bring(home, site.url, OCTOBER).came == ["artists", "labels"]
    assert contents(home / "dumps") == contents(source)


def test_single_kinds_can_be_chosen(home, site):
    assert bring(home, site.url, OCTOBER, ["labels"]).came == ["labels"]
    assert contents(home / "dumps").keys() == {"labels", CHECKSUM}
    assert bring(home, site.url, OCTOBER, ["labels", "artists"]).came == ["artists"]
    site.requests.clear()
    assert bring(home, site.url, OCTOBER, ["artists"]).came == ()
    assert site.requests.paths == []


def test_a_file_that_comes_wrong_is_not_kept_and_the_others_are(home, site, source):
    spoil(source, OCTOBER, "artists")
    events: list[Event] = []
    with pytest.raises(WrongChecksum, match=r"not kept: discogs_20261001_artists\.xml\.gz\. Run the command again"):
        bring(home, site.url, OCTOBER, events=events)
    assert contents(home / "dumps").keys() == {"labels", "masters", "releases", CHECKSUM}
    assert [event.is_right for event in events if isinstance(event, Settled)] == [False, True, True, True]
    assert list((home / "dumps").glob("*.part")) == []

    site.requests.clear()
    put_checksums(source, OCTOBER)
    assert bring(home, site.url, OCTOBER).came == ["artists"]
    assert len(site.requests) == 3


@pytest.mark.parametrize("tells_length", [True, False])
def test_a_body_that_is_cut_is_asked_for_again(home, source, tells_length):
    with running(dump_site(source, tells_length=tells_length)) as site:
        site.faults.add(faults.cut(), at(OCTOBER, "masters"), times=2)
        site.faults.add(faults.reset(), at(OCTOBER, "labels"))
        events: list[Event] = []
        bring(home, site.url, OCTOBER, events=events)
        assert contents(home / "dumps") == contents(source)
        assert len([event for event in events if isinstance(event, Waiting)]) == 3
        assert site.requests.repeated(200) == {at(OCTOBER, "masters"): 3}


def test_a_site_that_cuts_every_time_is_given_up_and_what_came_is_kept(home, site):
    site.faults.add(faults.cut(), at(OCTOBER, "masters"), times=None)
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1 gave no usable answer in 5 attempts"):
        bring(home, site.url, OCTOBER)
    assert contents(home / "dumps").keys() == {"artists", "labels", CHECKSUM}
    assert list((home / "dumps").glob("*.part")) == []
    site.faults.clear()
    assert bring(home, site.url, OCTOBER).came == ["masters", "releases"]


def test_a_429_is_waited_out(home, site):
    site.faults.add(faults.status(429, retry_after=1), at(OCTOBER, "artists"))
    site.faults.add(faults.status(429, retry_after=1), LISTING)
    events: list[Event] = []
    bring(home, site.url, OCTOBER, events=events)
    assert [event for event in events if isinstance(event, Waiting)] == [
        Waiting("429, too many requests", 1.0, "127.0.0.1")
    ] * 2


def test_the_newest_complete_month_is_taken(home, site, source):
    (source / file_name(NOVEMBER, "labels")).write_bytes(b"others are still to come")
    put_dump(source, date(2026, 9, 1))
    assert bring(home, site.url).date == OCTOBER
    put_dump(source, NOVEMBER)
    assert bring(home, site.url).date == NOVEMBER
    assert [each.date for each in local_dumps(home)] == [NOVEMBER, OCTOBER]


def test_in_the_first_days_of_a_year_the_last_one_is_asked_for_too(home, site, source):
    (source / file_name(date(2027, 1, 1), "labels")).write_bytes(b"others are still to come")
    assert bring(home, site.url, today=date(2027, 1, 3)).date == OCTOBER
    assert site.requests.paths[:2] == ["/?prefix=data%2F2027%2F", LISTING]


def test_an_older_dump_may_be_of_another_day(home, site, source):
    put_dump(source, date(2020, 8, 6))
    assert bring(home, site.url, date(2020, 8, 1)).date == date(2020, 8, 6)
    site.requests.clear()
    assert bring(home, site.url, date(2020, 8, 1)).came == ()
    assert site.requests.paths == []


def test_a_month_that_is_not_offered_is_refused(home, site, source):
    with pytest.raises(UsageError, match=r"offers no dump of 2026-09. It lists 2026-10\."):
        bring(home, site.url, date(2026, 9, 1))
    with pytest.raises(UsageError, match=r"offers no dump of 1999-01. It lists none for 1999\."):
        bring(home, site.url, date(1999, 1, 1))
    (source / file_name(NOVEMBER, "labels")).write_bytes(b"others are still to come")
    with pytest.raises(UsageError, match="The dump of 2026-11 is not complete yet: its CHECKSUM file"):
        bring(home, site.url, NOVEMBER)
    assert contents(home / "dumps") == {}


def test_a_kind_that_a_dump_lacks_is_refused(home, site, source):
    (source / file_name(OCTOBER, "masters")).unlink()
    with pytest.raises(UsageError, match="2026-10 has no masters: choose among artists, labels, releases with --only"):
        bring(home, site.url, OCTOBER)
    assert site.requests.paths == [LISTING]


def test_checksums_that_lack_a_file_are_of_no_use(home, site, source):
    put_checksums(source, OCTOBER, ["artists", "labels"])
    with pytest.raises(ApiError, match=r"tells no SHA-256 of discogs_20261001_masters\.xml\.gz, discogs_20261001_rel"):
        bring(home, site.url, OCTOBER)
    assert contents(home / "dumps") == {}


@pytest.mark.parametrize("month", [None, OCTOBER])
def test_a_page_without_dumps_is_no_site_of_dumps(home, site, month):
    site.faults.add(faults.html(), times=None)
    with pytest.raises(UsageError if month else ApiError, match="offers no"):
        bring(home, site.url, month)


def test_a_folder_of_a_web_server_is_a_mirror(home, source):
    put_dump(source, date(2025, 12, 1))
    with plain_folder(source.parent) as url:
        assert bring(home, f"{url}/site").date == OCTOBER
        assert bring(home, f"{url}/site", date(2025, 12, 1)).date == date(2025, 12, 1)
    assert contents(home / "dumps") == contents(source)
    with plain_folder(source) as url:
        assert bring(home.with_name("other"), url).date == OCTOBER


def test_a_mirror_that_is_not_there_is_told(home, source):
    with plain_folder(source) as url, pytest.raises(RequestRefused, match="Check the URL of the dumps"):
        bring(home, f"{url}/nowhere")


def test_what_a_killed_download_left_goes(home, site):
    bring(home, site.url, OCTOBER, ["labels"])
    left = [home / "dumps" / f"{file_name(dump, 'releases')}.part" for dump in (OCTOBER, date(2026, 9, 1))]
    for part in left:
        part.write_bytes(b"half")
    bring(home, site.url, OCTOBER)
    assert [part.exists() for part in left] == [False, False]


def test_two_downloads_do_not_tread_on_each_other(home, site):
    bring(home, site.url, OCTOBER, ["labels"])
    with closing(LockFile(home / "dumps" / LOCK)) as other:
        assert other.try_alone()
        site.requests.clear()
        with pytest.raises(UsageError, match="Another process downloads into"):
            bring(home, site.url, OCTOBER)
        assert site.requests.paths == []
    assert len(bring(home, site.url, OCTOBER).came) == 3


def test_a_disk_that_is_too_full_is_told_before_anything_is_asked_for(home, site, source):
    os.truncate(source / file_name(OCTOBER, "releases"), 10 << 40)
    with pytest.raises(UsageError, match=r"What is to come takes 11,105\.\d GB, and the disk of .* GB left: make room"):
        bring(home, site.url, OCTOBER)
    assert site.requests.paths == [LISTING, at(OCTOBER, CHECKSUM)]


def test_a_disk_that_is_too_full_is_told_when_only_the_file_tells_its_size(home, source):
    os.truncate(source / file_name(OCTOBER, "releases"), 10 << 40)
    with plain_folder(source) as url, pytest.raises(UsageError, match="make room"):
        bring(home, url, OCTOBER)
    assert contents(home / "dumps").keys() == {"artists", "labels", "masters", CHECKSUM}
    assert list((home / "dumps").glob("*.part")) == []


@pytest.mark.parametrize("tells_length", [True, False], ids=["announced", "endless"])
def test_file_far_larger_than_its_page_says_is_not_kept(home, site, tells_length):
    async def larger(exchange: faults.Exchange) -> None:
        parts = iter([b"x" * 2**20] * 50)

        async def body() -> AsyncIterator[bytes]:
            for part in parts:
                yield part

        headers = {"Content-Length": str(50 * 2**20)} if tells_length else {}
        await exchange.reply(StreamingResponse(body(), headers=headers))

    site.faults.add(larger, at(OCTOBER, "artists"), times=None)
    with pytest.raises(ApiError, match=r"artists.* has more than 0\.002 GB, far more than the page of dumps says"):
        bring(home, site.url, OCTOBER)
    assert [path.name for path in (home / "dumps").glob("*artists*")] == []


def test_a_disk_that_gets_full_meanwhile_leaves_no_part(home, site):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(UsageError, match=r"The folder .*dumps cannot be used \(File too large\): make room"):
            bring(home, site.url, OCTOBER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert contents(home / "dumps").keys() == {CHECKSUM}
    assert list((home / "dumps").glob("*.part")) == []


def test_a_folder_that_cannot_be_used_is_told(home, site):
    home.mkdir(parents=True)
    (home / "dumps").write_text("notes")
    with pytest.raises(UsageError, match=r"The folder .*dumps cannot be used \(Not a directory\)"):
        bring(home, site.url, OCTOBER)
    assert site.requests.paths == []


def test_what_is_here_is_found(home, site, source):
    with pytest.raises(UsageError, match=r"There is no dump with artists, labels, masters, releases in .*dumps: `disc"):
        find_local(home)
    put_dump(source, NOVEMBER)
    bring(home, site.url, OCTOBER)
    bring(home, site.url, NOVEMBER, ["labels"])
    assert find_local(home).date == OCTOBER
    assert find_local(home).is_whole
    assert find_local(home, kinds=["labels"]).date == NOVEMBER
    assert [*find_local(home, NOVEMBER, ["labels"]).files] == ["labels"]
    with pytest.raises(UsageError, match=r"no dump of 2026-11 with artists.*`discogs-sync dump download 2026-11`"):
        find_local(home, NOVEMBER)


def test_what_is_here_tells_whether_it_is_right(home, site, source):
    bring(home, site.url, OCTOBER)
    (home / "dumps" / file_name(OCTOBER, "labels")).touch()
    spoil(home / "dumps", OCTOBER, "masters")
    states = {kind: each.is_right for kind, each in local_dumps(home)[0].files.items()}
    assert states == {"artists": True, "labels": None, "masters": None, "releases": True}
    (source / file_name(OCTOBER, "artists")).write_bytes(b"written a day later")
    put_checksums(source, OCTOBER)
    bring(home, site.url, OCTOBER, ["releases"])
    assert not local_dumps(home)[0].is_whole


def test_download_never_writes_through_a_planted_link(home, site, source, tmp_path):
    victim, folder = tmp_path / "victim", home / "dumps"
    victim.write_text("precious")
    folder.mkdir(parents=True)
    name = file_name(OCTOBER, "labels")
    for planted in (name, f"{name}.part", f"{name}.sha256", file_name(OCTOBER, CHECKSUM), f"discogs_planted{PART}"):
        (folder / planted).symlink_to(victim)
    bring(home, site.url, OCTOBER, ["labels"])
    assert victim.read_text() == "precious"
    assert contents(folder, ["labels"]) == contents(source, ["labels"])
    assert [path for path in folder.iterdir() if path.is_symlink()] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes into the folders of everybody")
def test_root_downloads_into_no_folder_that_another_user_redirects(home, site, tmp_path):
    victim, theirs = tmp_path / "victim", tmp_path / "theirs"
    for each in (victim, theirs, home):
        each.mkdir(parents=True)
    (theirs / "dumps").symlink_to(victim)
    os.chown(theirs, 54321, 54321)
    os.lchown(theirs / "dumps", 54321, 54321)
    with pytest.raises(UsageError, match="cannot be used"):
        bring(theirs, site.url, OCTOBER, ["labels"])
    assert list(victim.iterdir()) == []
