"""What the network and the server do to a run: passing faults leave no trace, lasting ones set an item aside."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store import problems
from discogs_sync.store.connect import Database, driver
from tests.crawling import crawl, rows, snapshot, undisturbed

TARGETS = ("master:1000", "release:249504")

PASSING: dict[str, Callable[[], faults.Fault]] = {
    **{str(code): partial(faults.status, code) for code in (429, 500, 502, 503, 504, 520, 522)},
    "503 as a page": lambda: faults.status(503, html=True),
    "429 with Retry-After 0": lambda: faults.status(429, retry_after=0),
    "a page with status 200": faults.html,
    "not JSON": faults.not_json,
    "a reset": faults.reset,
    "a cut body": faults.cut,
    "no reply in time": lambda: faults.hang(8),
}


@pytest.fixture(scope="module")
def faultless(server: Served[Catalogue], postgres_url: str, migrated_template: str) -> dict[str, list[object]]:
    """Give what a run without faults leaves."""
    return undisturbed(server.url, postgres_url, migrated_template, *TARGETS)


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_leaves_no_trace_in_the_mirror(
    discogs: Served[Catalogue], database: Database, faultless: dict[str, list[object]], name: str
) -> None:
    discogs.faults.add(PASSING[name](), times=3, every=2)
    ending = crawl(discogs.url, database, *TARGETS)
    assert ending.ending == "done"
    assert ending.counts.retried == 3
    assert ending.counts.throttled == (3 if "429" in name else 0)
    assert snapshot(database) == faultless


def test_an_item_that_keeps_failing_is_set_aside_and_brought_back(
    discogs: Served[Catalogue], database: Database, faultless: dict[str, list[object]]
) -> None:
    discogs.faults.add(faults.status(500, message="Oops."), path="/releases/249504", times=None)
    ending = crawl(discogs.url, database, *TARGETS)
    assert (ending.ending, ending.counts.set_aside) == ("problems", 1)
    found = rows(database, "SELECT kind, id, reason, status, message, attempts FROM sync.problem")
    ((kind, id, reason, status, message, attempts),) = found
    assert (kind, id, reason, status, attempts) == ("release", 249504, "unreachable", 500, 1)
    assert "Oops." in message
    assert crawl(discogs.url, database).counts.requests == 0

    discogs.faults.clear()
    with database.begin() as connection, driver(connection).cursor() as cursor:
        assert problems.retry(cursor) == 1
    assert crawl(discogs.url, database).ending == "done"
    left = snapshot(database)
    assert left.keys() == faultless.keys()
    for table in left.keys() - {"sync.item"}:  # one item was asked twice, as a witness
        assert left[table] == faultless[table]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (405, "Method GET is not allowed for this resource."),
        (422, "Invalid."),
        (500, "An internal server error occurred. (Malformed query?)"),
    ],
)
def test_a_final_refusal_is_not_asked_again(
    discogs: Served[Catalogue], database: Database, code: int, message: str
) -> None:
    discogs.faults.add(faults.status(code, message=message), path="/releases/249504", times=None)
    ending = crawl(discogs.url, database, *TARGETS)
    assert (ending.ending, ending.counts.retried, ending.counts.set_aside) == ("problems", 0, 1)
    assert rows(database, "SELECT reason, status FROM sync.problem") == [("refused", code)]


class Odd(Catalogue):
    """A catalogue that answers for one release with a body of the test's choice."""

    odd: bytes = b"{}"

    async def body(self, kind: Any, id: int, currency: str | None = None) -> bytes | None:
        return self.odd if (kind, id) == ("release", 249504) else await super().body(kind, id, currency)


@pytest.mark.parametrize(
    ("body", "reason", "count"),
    [
        (b'{"id": 1, "title": "Another"}', "malformed", 1),
        (
            b'{"id": 249504, "tracklist": [' + b'{"sub_tracks": [' * 450 + b"]}" * 450 + b"]}",
            "malformed",
            1,
        ),  # bottomless
        (b'{"message": "nothing"}', "malformed", 1),
        (b'{"id": 249504, "title": "NUL \\u0000 and half a pair \\ud800"}', None, 0),
    ],
)
def test_a_body_that_cannot_be_mapped_is_set_aside(
    database: Database, body: bytes, reason: str | None, count: int
) -> None:
    catalogue = Odd.generate(releases=10)
    catalogue.odd = body
    with serve(catalogue, limits=UNLIMITED) as served:
        ending = crawl(served.url, database, "release:249504")
    assert ending.counts.set_aside == count
    assert rows(database, "SELECT reason FROM sync.problem") == ([(reason,)] if reason else [])


def test_forbidden_characters_are_replaced_and_counted(database: Database) -> None:
    catalogue = Odd.generate(releases=10)
    catalogue.odd = b'{"id": 249504, "title": "a\\u0000b", "new": {"x": ["\\ud800"]}}'
    with serve(catalogue, limits=UNLIMITED) as served:
        assert crawl(served.url, database, "release:249504").ending == "done"
    assert rows(database, "SELECT title, extra FROM discogs.release") == [("a\ufffdb", {"/new": {"x": ["\ufffd"]}})]
    assert rows(database, "SELECT path, reason, count FROM sync.drift ORDER BY path") == [
        ("/new", "unknown field", 1),
        ("/new/x/*", "forbidden character", 1),
        ("/title", "forbidden character", 1),
    ]


def test_links_in_bodies_are_never_followed(discogs: Served[Catalogue], database: Database) -> None:
    with serve(Catalogue.generate(releases=10), limits=UNLIMITED) as elsewhere:
        master = discogs.catalogue.master(1000)
        discogs.catalogue.put("master", master | {"versions_url": f"{elsewhere.url}/masters/1000/versions"})
        for row in (entries := discogs.catalogue.rows("versions", 1000)):
            row["resource_url"] = f"{elsewhere.url}/releases/{row['id']}"
        discogs.catalogue.put_rows("versions", 1000, entries)
        assert crawl(discogs.url, database, "master:1000").ending == "done"
        assert len(elsewhere.requests) == 0
