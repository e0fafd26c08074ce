"""The site of dumps to practise on: what data.discogs.com does, over real sockets."""

from pathlib import Path

import pytest

from discogs_sync.dump.listing import read_listing
from discogs_sync.dump.names import CHECKSUM, KINDS, file_name
from discogs_sync.serve import faults
from discogs_sync.serve.background import running
from discogs_sync.serve.dumpsite import dump_site
from tests.asking import ask
from tests.dumps import NOVEMBER, OCTOBER, at, put_dump


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two dumps."""
    for dump in (OCTOBER, NOVEMBER):
        put_dump(tmp_path, dump)
    return tmp_path


def test_a_year_is_listed_with_sizes(folder):
    with running(dump_site(folder)) as site:
        reply = ask(site.url, "/?prefix=data%2F2026%2F")
        assert reply.headers["content-type"].startswith("text/html")
        listing = read_listing(reply.body.decode(), f"{site.url}/")
        assert listing.keys() == {OCTOBER, NOVEMBER}
        assert listing[OCTOBER].keys() == {*KINDS, CHECKSUM}
        assert listing[OCTOBER]["labels"].url == site.url + at(OCTOBER, "labels")
        assert listing[OCTOBER]["labels"].size == 300_032  # 293.0 KB
        assert read_listing(ask(site.url, "/?prefix=data%2F2025%2F").body.decode(), site.url) == {}
        assert b'<a href="?prefix=data%2F2026%2F">2026/</a>' in ask(site.url, "/").body


def test_ranges_are_ignored_and_head_tells_no_length(folder):
    content = (folder / file_name(OCTOBER, "labels")).read_bytes()
    with running(dump_site(folder)) as site:
        reply = ask(site.url, at(OCTOBER, "labels"), headers={"Range": "bytes=5-"})
        assert (reply.status, reply.body) == (200, content)
        assert reply.headers["content-length"] == str(len(content))
        head = ask(site.url, at(OCTOBER, "labels"), "HEAD")
        assert (head.status, head.body, "content-length" in head.headers) == (200, b"", False)
    with running(dump_site(folder, tells_length=False)) as site:
        reply = ask(site.url, at(OCTOBER, "labels"))
        assert (reply.body, "content-length" in reply.headers) == (content, False)


def test_only_files_of_the_folder_are_given(folder):
    (folder.parent / "secret").write_text("no")
    with running(dump_site(folder)) as site:
        for path in ("data%2F2026%2Fnone", "..%2Fsecret", "%2Fetc%2Fpasswd", "..", ""):
            assert ask(site.url, f"/?download={path}").status == 404


def test_faults_befall_single_files(folder):
    with running(dump_site(folder)) as site:
        site.faults.add(faults.status(429, retry_after=3574), at(OCTOBER, "masters"))
        assert ask(site.url, at(OCTOBER, "labels")).status == 200
        refused = ask(site.url, at(OCTOBER, "masters"))
        assert (refused.status, refused.headers["retry-after"]) == (429, "3574")
        assert ask(site.url, at(OCTOBER, "masters")).status == 200
