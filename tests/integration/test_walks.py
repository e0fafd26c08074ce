"""Walks over listings that repeat, come short, and move while they are read."""

from collections import Counter
from typing import Any

import pytest

from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.selection import Selection
from discogs_sync.store.connect import Database
from discogs_sync.sync import start
from discogs_sync.sync.crawl import Ending
from discogs_sync.sync.targets import parse
from tests.crawling import crawl, execute, rows

LABEL = 1


class Moving(Catalogue):
    """A catalogue whose listings change when a given page of them has been read."""

    after: int | None = None
    change: Any = None

    async def listing(self, name: Any, id: int, selection: Selection, start: int, stop: int) -> Any:
        found = await super().listing(name, id, selection, start, stop)
        if name == "label-releases" and self.after is not None and start // 100 + 1 == self.after:
            self.after = None
            self.put_rows(name, id, self.change(self.rows(name, id)))
        return found


@pytest.fixture(scope="module")
def catalogue() -> Moving:
    return Moving.generate(releases=20)


@pytest.fixture
def discogs(discogs: Served[Moving]) -> Served[Moving]:
    """Have a practice Discogs whose label has 350 entries, which rest until a test says otherwise."""
    discogs.catalogue.after = discogs.catalogue.change = None
    template = discogs.catalogue.rows("label-releases", LABEL)[0]
    entries = [
        template
        | {
            "id": 5000 + number,
            "catno": f"X {number}",
            "resource_url": f"https://api.discogs.com/releases/{5000 + number}",
        }
        for number in range(350)
    ]
    discogs.catalogue.put_rows("label-releases", LABEL, entries)
    return discogs


def walk_again(api_url: str, database: Database, *, force: bool = False) -> Ending:
    """Let the listing be due, and run."""
    rows(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases' RETURNING 1")
    return crawl(api_url, database, f"label:{LABEL}", force=force)


def listed(database: Database, *, gone: bool = False) -> list[int]:
    """Give the releases of the label in the order of the listing."""
    found = rows(
        database,
        "SELECT release_id FROM discogs.label_release WHERE label_id = %s AND (gone_at IS NOT NULL) = %s"
        " ORDER BY ordinal",
        LABEL,
        gone,
    )
    return [id for (id,) in found]


def pages_read(discogs: Served[Moving]) -> list[str]:
    """Give the pages of the label's listing that were asked for."""
    return [path for path in discogs.requests.paths if path.startswith(f"/labels/{LABEL}/releases")]


def test_a_walk_follows_the_number_of_pages(discogs: Served[Moving], database: Database) -> None:
    crawl(discogs.url, database, f"label:{LABEL}")
    assert listed(database) == [row["id"] for row in discogs.catalogue.rows("label-releases", LABEL)]
    assert len(pages_read(discogs)) == 4
    assert rows(database, "SELECT walk, page, pages, items, seen, restarts FROM sync.cursor") == [
        (1, 4, 4, 350, 350, 0)
    ]
    assert rows(database, "SELECT items, walked_at IS NOT NULL FROM discogs.listing") == [(350, True)]


def test_releases_that_the_listing_names_and_discogs_lacks_are_absent(
    discogs: Served[Moving], database: Database
) -> None:
    ending = crawl(discogs.url, database, f"label:{LABEL}")
    assert (ending.ending, ending.counts.gone, ending.counts.absent) == ("done", 0, 350)
    assert rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'release' AND gone_at IS NOT NULL") == [(350,)]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_row_added_ahead_of_the_walk_is_found(discogs: Served[Moving], database: Database, page: int) -> None:
    new = discogs.catalogue.rows("label-releases", LABEL)[0] | {"id": 4999, "catno": "A 0"}
    discogs.catalogue.after, discogs.catalogue.change = page, lambda entries: [new, *entries]
    crawl(discogs.url, database, f"label:{LABEL}")
    assert listed(database) == [4999, *range(5000, 5350)]
    assert listed(database, gone=True) == []


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_row_taken_out_behind_the_walk_hides_no_other(discogs: Served[Moving], database: Database, page: int) -> None:
    discogs.catalogue.after, discogs.catalogue.change = page, lambda entries: entries[1:]
    crawl(discogs.url, database, f"label:{LABEL}")
    assert listed(database) == list(range(5001, 5350))
    assert listed(database, gone=True) == [5000]


def test_a_listing_that_shrinks_below_the_walk_is_walked_anew(discogs: Served[Moving], database: Database) -> None:
    discogs.catalogue.after, discogs.catalogue.change = 3, lambda entries: entries[:150]
    crawl(discogs.url, database, f"label:{LABEL}", force=True)
    assert listed(database) == list(range(5000, 5150))
    assert sorted(listed(database, gone=True)) == list(range(5150, 5300))


def test_a_listing_that_never_rests_is_walked_to_its_end_all_the_same(
    discogs: Served[Moving], database: Database
) -> None:
    catalogue = discogs.catalogue

    def grow(entries: list[Any]) -> list[Any]:
        catalogue.after = 2
        return [entries[0] | {"id": entries[0]["id"] - 1}, *entries]

    catalogue.after, catalogue.change = 2, grow
    ending = crawl(discogs.url, database, f"label:{LABEL}")
    assert ending.ending == "done"
    assert set(range(5000, 5350)) <= set(listed(database))
    assert rows(database, "SELECT finished_at IS NOT NULL, restarts FROM sync.cursor") == [(True, 3)]


def test_entries_that_a_complete_walk_misses_are_marked_gone_and_come_back(
    discogs: Served[Moving], database: Database
) -> None:
    crawl(discogs.url, database, f"label:{LABEL}")
    entries = discogs.catalogue.rows("label-releases", LABEL)
    discogs.catalogue.put_rows("label-releases", LABEL, entries[:-1])
    walk_again(discogs.url, database)
    assert listed(database, gone=True) == [5349]
    discogs.catalogue.put_rows("label-releases", LABEL, entries)
    walk_again(discogs.url, database)
    assert listed(database, gone=True) == []
    assert len(listed(database)) == 350


def test_equal_rows_are_kept_apart_also_across_pages(discogs: Served[Moving], database: Database) -> None:
    entries = discogs.catalogue.rows("label-releases", LABEL)
    repeated = [*entries[:99], entries[0], entries[0], entries[0] | {"catno": "other"}, *entries[99:]]
    discogs.catalogue.put_rows("label-releases", LABEL, repeated)
    for _ in range(2):
        walk_again(discogs.url, database)
        stored = Counter(rows(database, "SELECT release_id, catno FROM discogs.label_release WHERE gone_at IS NULL"))
        assert stored == Counter((row["id"], row["catno"]) for row in repeated)
        assert listed(database) == [row["id"] for row in repeated]


def test_an_artist_is_listed_under_every_role(database: Database) -> None:
    catalogue = Catalogue.generate(releases=60)
    entries = catalogue.rows("artist-releases", 108713)
    with serve(catalogue, limits=UNLIMITED) as served:
        crawl(served.url, database, "artist:108713")
    stored = rows(database, "SELECT type, id, role FROM discogs.artist_release ORDER BY ordinal")
    assert stored == [(row["type"], row["id"], row["role"]) for row in entries]
    assert max(Counter((kind, id) for kind, id, _ in stored).values()) > 1


def test_a_listing_that_is_gone_is_marked(database: Database) -> None:
    catalogue = Catalogue.generate(releases=20)
    with serve(catalogue, limits=UNLIMITED) as served:
        other = catalogue.ids("label")[1]
        crawl(served.url, database, "label:1", f"label:{other}")
        catalogue.delete("label", other)
        execute(database, f"UPDATE sync.item SET due_at = now() WHERE id = {other} AND kind LIKE 'label%%'")
        ending = crawl(served.url, database)
    assert (ending.ending, ending.counts.gone) == ("done", 2)
    assert rows(database, "SELECT kind, id FROM sync.item WHERE gone_at IS NOT NULL ORDER BY kind") == [
        ("label", other),
        ("label_releases", other),
    ]


def test_followed_anew_a_listing_is_swept_of_what_went_meanwhile(discogs: Served[Moving], database: Database) -> None:
    crawl(discogs.url, database, f"label:{LABEL}")
    start.unfollow(database, parse(f"label:{LABEL}"))
    entries = discogs.catalogue.rows("label-releases", LABEL)
    discogs.catalogue.put_rows("label-releases", LABEL, [*entries[120:], *entries[:100]])
    crawl(discogs.url, database, f"label:{LABEL}")
    assert sorted(listed(database)) == [*range(5000, 5100), *range(5120, 5350)]
    assert sorted(listed(database, gone=True)) == list(range(5100, 5120))
    assert rows(database, "SELECT max(occurrence) FROM discogs.label_release") == [(1,)]
