"""What later months make of `extra` and of pictures, which dumps of some years have and the API has too."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from discogs_sync.dump.load import Mode
from discogs_sync.serve.sample.dump import file_name, record, write_dump
from discogs_sync.store.connect import Database
from discogs_sync.store.dumps import Tally
from tests import documents as examples
from tests.crawling import rows
from tests.integration.test_dump_load import NOVEMBER, OCTOBER, load, write

DECEMBER = date(2026, 12, 1)
SEPTEMBER = datetime(2026, 9, 1, tzinfo=UTC)
IMAGES = "SELECT coalesce(uri, '') FROM discogs.artist_image ORDER BY ordinal"


def artists(folder: Path, day: date, *uris: str) -> Path:
    """Write a dump of one artist with pictures of these addresses."""
    images = "".join(f'<image height="1" type="primary" uri="{uri}" uri150="" width="1"/>' for uri in uris)
    text = f"<artist>{f'<images>{images}</images>' if uris else ''}<id>501</id><name>A {len(uris)}</name></artist>"
    return write_dump(folder / file_name("artist", day), "artist", [text])


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize(
    "later", [("A-3",), ("A-2", "A-1"), ("A-1",), ("", ""), ()], ids=["other", "order", "fewer", "stripped", "none"]
)
def test_later_month_replaces_pictures_of_a_dump_like_any_list(
    database: Database, tmp_path: Path, later: tuple[str, ...], mode: Mode
) -> None:
    load(database, artists(tmp_path, OCTOBER, "A-1", "A-2"))
    assert load(database, artists(tmp_path, NOVEMBER, *later), NOVEMBER, mode=mode) == Tally(1, updated=1)
    assert rows(database, IMAGES) == [(uri,) for uri in later]


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize(("later", "kept"), [((), True), (("", "", ""), True), (("A-3",), False)])
def test_only_pictures_with_addresses_replace_those_of_the_api(
    database: Database, tmp_path: Path, later: tuple[str, ...], kept: bool, mode: Mode
) -> None:
    document = examples.artist()
    write(database, "artist", document, SEPTEMBER)
    brought = rows(database, IMAGES)
    load(database, artists(tmp_path, OCTOBER, ""), mode=mode)
    assert rows(database, IMAGES) == brought
    load(database, artists(tmp_path, NOVEMBER, *later), NOVEMBER, mode=mode)
    assert rows(database, IMAGES) == (brought if kept else [(uri,) for uri in later])
    load(database, artists(tmp_path, DECEMBER), DECEMBER, mode=mode)
    assert rows(database, IMAGES) == (brought if kept else [])


def releases(folder: Path, day: date, title: str, *texts: str) -> Path:
    more = ["<rating>5</rating>", '<videos><video src="s" duration="99999999999" embed="true"/></videos>']
    records = [f'<release id="{id}"><title>{title}</title>{text}</release>' for id, text in enumerate(texts or more, 1)]
    return write_dump(folder / file_name("release", day), "release", records)


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize("title", ["T", "Another"])
def test_extra_follows_the_newest_record(database: Database, tmp_path: Path, title: str, mode: Mode) -> None:
    extra = "SELECT extra FROM discogs.release ORDER BY id"
    load(database, releases(tmp_path, OCTOBER, "T"))
    assert rows(database, extra) == [({"/rating": "5"},), ({"/videos/0/duration": 99999999999},)]
    video = '<videos><video src="s" duration="100" embed="true"/></videos>'
    load(database, releases(tmp_path, NOVEMBER, title, "<shape>round</shape>", video), NOVEMBER, mode=mode)
    assert rows(database, extra) == [({"/shape": "round"},), (None,)]
    load(database, releases(tmp_path, DECEMBER, title, "", video), DECEMBER, mode=mode)
    assert rows(database, extra) == [(None,), (None,)]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_extra_is_of_the_record_that_the_content_is_of(database: Database, tmp_path: Path, mode: Mode) -> None:
    document = examples.release() | {"not_yet_known": [1]}
    write(database, "release", document, SEPTEMBER)
    same, other = (
        record("release", each).replace("</title>", "</title><rating>5</rating>", 1)
        for each in (document, document | {"title": "Another"})
    )
    for day, text, source, extra in (
        (OCTOBER, same, "api", {"/not_yet_known": [1]}),
        (NOVEMBER, other, "dump", {"/rating": "5"}),
        (DECEMBER, record("release", document), "dump", None),
    ):
        load(database, write_dump(tmp_path / file_name("release", day), "release", [text]), day, mode=mode)
        assert rows(database, "SELECT source, extra FROM discogs.release") == [(source, extra)]


@pytest.mark.parametrize("mode", ["merge", "swap"])
@pytest.mark.parametrize("feed", ["dump", "api"])
def test_status_that_most_dumps_lack_follows_the_dump_unless_the_api_brought_it(
    database: Database, tmp_path: Path, feed: str, mode: Mode
) -> None:
    document = examples.release() | {"status": "Draft"}
    if feed == "api":
        write(database, "release", document, SEPTEMBER)
    for day, changes in ((OCTOBER, {}), (NOVEMBER, {"status": None}), (DECEMBER, {"status": None, "title": "Other"})):
        text = record("release", document | changes)
        load(database, write_dump(tmp_path / file_name("release", day), "release", [text]), day, mode=mode)
        expected = "Draft" if feed == "api" or day == OCTOBER else None
        assert rows(database, "SELECT status FROM discogs.release") == [(expected,)]


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_order_of_aliases_follows_the_dump_that_brought_them(database: Database, tmp_path: Path, mode: Mode) -> None:
    aliases = [{"id": id, "name": f"Alias {id}"} for id in (77, 12, 33)]
    for day, order in ((OCTOBER, aliases), (NOVEMBER, aliases[::-1])):
        text = record("artist", examples.artist() | {"aliases": order})
        load(database, write_dump(tmp_path / file_name("artist", day), "artist", [text]), day, mode=mode)
        found = rows(database, "SELECT other_artist_id FROM discogs.artist_alias ORDER BY ordinal")
        assert found == [(alias["id"],) for alias in order]
