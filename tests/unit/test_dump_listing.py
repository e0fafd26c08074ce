"""Pages that list dumps: that of Discogs' site, those of web servers, and broken ones."""

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discogs_sync.dump.listing import Link, read_listing
from discogs_sync.dump.names import CHECKSUM, KINDS, file_name

SITE = "https://data.discogs.com/?prefix=data%2F2026%2F"
OCTOBER = date(2026, 10, 1)

DISCOGS = """\
<html><body><h2>Discogs Data</h2>
    <pre>Last Modified                   Size           Name
-----------------------------------------------------------------------------------------------
                                               <a href="?prefix=data%2F">../</a>
2026-10-01 19:36:11             388 B          <a href="?download=data%2F2026%2Fdiscogs_20261001_CHECKSUM.txt">x</a>
2026-10-01 14:31:20             476.1 MB       <a href="?download=data%2F2026%2Fdiscogs_20261001_artists.xml.gz">x</a>
2026-10-01 19:21:51             10.5 GB        <a href="?download=data%2F2026%2Fdiscogs_20261001_releases.xml.gz">x</a>
2026-11-01 09:01:00             87 MB          <a href="?download=data%2F2026%2Fdiscogs_20261101_labels.xml.gz">x</a>
</pre></body></html>
"""


def test_the_page_of_discogs_site_is_read():
    address = "https://data.discogs.com/?download=data%2F2026%2Fdiscogs_"
    assert read_listing(DISCOGS, SITE) == {
        OCTOBER: {
            CHECKSUM: Link(f"{address}20261001_CHECKSUM.txt", 388),
            "artists": Link(f"{address}20261001_artists.xml.gz", int(476.1 * 2**20)),
            "releases": Link(f"{address}20261001_releases.xml.gz", int(10.5 * 2**30)),
        },
        date(2026, 11, 1): {"labels": Link(f"{address}20261101_labels.xml.gz", 87 * 2**20)},
    }


@pytest.mark.parametrize(
    ("row", "size"),
    [
        ('<a href="NAME">discogs_2026100..&gt;</a>          01-Oct-2026 19:36           497129881\n', 497_129_881),
        ('<img src="x"> <a href="NAME">NAME</a>   2026-10-01 19:36  474M  \n', 474 << 20),
        ('<tr><td><a href="NAME">NAME</a></td>\n<td>2026-10-01 19:36</td>\n<td>1.5 KiB</td></tr>', 1536),
        ('<tr><td>2 kB</td><td>01 Oct 2026</td><td><a href="NAME">NAME</a></td></tr>', 2048),
        ('<li><a href="NAME">NAME</a></li>', None),
        ('<a href="NAME">NAME</a>', None),
        ('<a href="NAME">NAME</a>  -  \n', None),
        ('<a href="NAME">a</a> <a href="NAME">b</a> 474M\n', None),
    ],
)
def test_sizes_are_read_where_servers_of_folders_tell_them(row, size):
    name = file_name(OCTOBER, "labels")
    page = f"<html><body><h1>Index of /discogs/</h1>\n{row.replace('NAME', name)}</body></html>"
    url = "https://example.org/discogs/?prefix=data%2F2026%2F"
    assert read_listing(page, url) == {OCTOBER: {"labels": Link(f"https://example.org/discogs/{name}", size)}}


@pytest.mark.parametrize(
    "href",
    [
        "2026/discogs_20261001_labels.xml.gz",
        "/files/discogs_20261001_labels.xml.gz",
        "https://data.discogs.com/x/discogs_20261001_labels.xml.gz",
        "?a=1&amp;download=data%2f2026%2fdiscogs_20261001_labels.xml.gz",
        "?download=data/2026/discogs_20261001_labels.xml.gz",
    ],
)
def test_a_link_may_be_written_in_any_way(href):
    assert [*read_listing(f"<A HREF='{href}'>labels</A>", SITE)[OCTOBER]] == ["labels"]


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example.org/discogs_20261001_labels.xml.gz",
        "http://data.discogs.com/discogs_20261001_labels.xml.gz",
        "ftp://data.discogs.com/discogs_20261001_labels.xml.gz",
        "//[/discogs_20261001_labels.xml.gz",
        "discogs_20261001_labels.xml.gz.part",
        "discogs_20261001_labels.xml",
        "index.html",
        "",
    ],
)
def test_links_elsewhere_and_to_other_files_are_passed_over(href):
    assert read_listing(f'<a href="{href}">labels</a><a>nowhere</a>', SITE) == {}


@given(
    st.dictionaries(
        st.dates(date(2000, 1, 1), date(2099, 12, 31)),
        st.dictionaries(st.sampled_from([*KINDS, CHECKSUM]), st.integers(0, 10**14), min_size=1),
    ),
    st.sampled_from(["\n", "<br>", "\r\n", "<li>"]),
    st.booleans(),
)
def test_every_dump_of_a_page_is_found(dumps, end, links_first):
    def line(dump: date, kind: str, size: int) -> str:
        link = f'<a href="?download={quote(f"data/{dump.year}/{file_name(dump, kind)}", safe="")}">{kind}</a>'
        return f"{link} {size}{end}" if links_first else f"{size} {link}{end}"

    page = "".join(line(dump, kind, size) for dump, files in dumps.items() for kind, size in files.items())
    found = read_listing(f"<pre>{end}{page}</pre>", SITE)
    assert {dump: {kind: link.size for kind, link in links.items()} for dump, links in found.items()} == dumps


@example("<![x[")
@given(st.text(alphabet=st.sampled_from('<>/!?-=[]"&; \na') | st.characters()))
def test_no_text_is_too_broken_to_be_read(text):
    assert read_listing(text, SITE) == {}
    assert OCTOBER in read_listing(f"{DISCOGS}{text}", SITE)
