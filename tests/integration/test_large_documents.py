"""Documents at and beyond the limits of a reply in a whole run: the items at fault are quarantined, others stored."""

import gzip
import json
import re
from collections.abc import Callable

import pytest

from discogs_sync.mapping.encode import MOST_DRIFT
from discogs_sync.store.connect import Database
from tests.crawling import crawl, rows
from tests.scripted import Answer, PathServer

OTHERS = tuple(f"release:{id}" for id in range(100, 110))
LARGE = tuple(f"release:{id}" for id in range(1, 5))


def serving(large: Callable[[int], Answer]) -> PathServer:
    """Return a server whose releases below 100 are large."""

    def respond(target: str) -> Answer | None:
        found = re.fullmatch(r"/releases/(\d+)", target)
        id = int(found[1]) if found else 0
        if not id:
            return None
        return large(id) if id < 100 else Answer({"id": id, "title": f"Title {id}"})

    return PathServer(respond)


def packed(document: str) -> Answer:
    return Answer(gzip.compress(document.encode()), headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("large", "limit"),
    [
        (lambda id: packed(f'{{"id": {id}, "notes": "{"a" * 9_000_000}"}}'), "8.0 MB decompressed"),
        (lambda id: Answer(b" " * 8_000_001), "8.0 MB, beyond the limit of 8.0 MB (`max_reply_received`)"),
        (lambda id: Answer(f'{{"id": {id}, "tracklist": [{"{}," * 100_000}{{}}]}}'.encode()), "200,000"),
        (lambda id: Answer({"id": id, **{f"odd{n}": n for n in range(50_001)}}), "50,000 values without a column"),
    ],
    ids=["decompressed", "received", "values", "unknown"],
)
def test_reply_beyond_a_limit_quarantines_its_item_after_one_request(
    database: Database, large: Callable[[int], Answer], limit: str
) -> None:
    with serving(large) as server:
        ending = crawl(server.url, database, *LARGE, *OTHERS)
        paths = server.paths()
    assert ending.ending == "problems"
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(len(OTHERS),)]
    quarantined = rows(database, "SELECT id, reason, message FROM sync.problem ORDER BY id")
    assert [(id, reason) for id, reason, _ in quarantined] == [(id, "malformed") for id in range(1, 5)]
    assert all(limit in message for *_, message in quarantined)
    assert sorted(paths) == sorted(f"/releases/{target.partition(':')[2]}" for target in (*LARGE, *OTHERS))


def test_large_documents_are_stored_one_after_the_other(database: Database) -> None:
    text = "é" * 3_000_000
    with serving(lambda id: packed(json.dumps({"id": id, "title": "t", "notes": text}, ensure_ascii=False))) as server:
        ending = crawl(server.url, database, *LARGE, *OTHERS, workers=4)
    assert ending.ending == "done"
    assert rows(database, "SELECT DISTINCT length(notes) FROM discogs.release WHERE id < 100") == [(len(text),)]
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(len(LARGE) + len(OTHERS),)]


def test_unknown_fields_beyond_the_counted_ones_are_kept(database: Database) -> None:
    unknown = {f"odd{n}": n for n in range(MOST_DRIFT + 500)}
    with serving(lambda id: Answer({"id": id, "title": "t", **unknown})) as server:
        ending = crawl(server.url, database, "release:1")
    assert ending.ending == "done"
    [(extra,)] = rows(database, "SELECT extra FROM discogs.release")
    assert extra == {f"/{name}": value for name, value in unknown.items()}
    assert rows(database, "SELECT count(*) FROM sync.drift") == [(MOST_DRIFT,)]
