"""Verifying: nothing differs in a healthy mirror, and whatever is damaged is found, and that alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response

from discogs_sync.errors import CredentialsRefused, Unreachable, UsageError
from discogs_sync.resources import RESOURCES
from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import Document, ListingName, Rows, Selection
from discogs_sync.settings import Settings
from discogs_sync.store.connect import Database
from discogs_sync.store.frontier import Item
from discogs_sync.store.verify.findings import Check, Finding
from discogs_sync.sync.comparison import FAILURES, compare
from discogs_sync.sync.limits import Limits
from discogs_sync.sync.repair import Repair, Repaired
from discogs_sync.sync.targets import parse
from discogs_sync.sync.verify import Comparison, inspect
from tests.crawling import TARGETS, crawl, rows, snapshot
from tests.postgres import database_name, fresh_database, opened

FOLLOWED = (*TARGETS, "search:country=Japan&type=release", "master:1000?format=Vinyl")
EVERYTHING = 1_000_000
LABEL = Item("label_releases", 1)


@pytest.fixture(scope="module")
def crawled_template(server: Served[Catalogue], postgres_url: str, migrated_template: str) -> Iterator[str]:
    """Give the name of a database with a healthy mirror, to be copied."""
    with fresh_database(postgres_url, migrated_template) as url:
        with opened(url) as database:
            assert crawl(server.url, database, *FOLLOWED).ending == "done"
        yield database_name(url)


@pytest.fixture
def database(postgres_url: str, crawled_template: str) -> Iterator[Database]:
    """Have a healthy mirror of the test's own, which is to be damaged."""
    with fresh_database(postgres_url, crawled_template) as url, opened(url) as database:
        yield database


def inspected(database: Database, *targets: str) -> list[Finding]:
    """Give what the mirror says of itself."""
    found: list[Finding] = []
    inspect(database, [parse(target) for target in targets], None, found.append)
    return found


def settings(discogs: Served[Any]) -> Settings:
    return Settings(home=Path(), api_url=discogs.url, rate=0, token="practice")


def compared(discogs: Served[Any], database: Database, *targets: str, sample: int = EVERYTHING) -> list[Finding]:
    """Give what differs from Discogs, where within the mirror nothing does but for rows that were changed."""
    found: list[Finding] = []
    comparison = inspect(database, [parse(target) for target in targets], sample, found.append)
    assert {finding.check for finding in found} <= {"rows"}
    found.clear()
    compare(settings(discogs), database, comparison, "verify", found.append)
    return found


def damage(database: Database, statement: str, *parameters: Any) -> Any:
    """Change rows, one at least, and give what the statement returns of the first."""
    changed = rows(database, statement, *parameters)
    assert changed
    return changed[0][0]


def test_nothing_differs_in_a_healthy_mirror(discogs: Served[Catalogue], database: Database) -> None:
    assert compared(discogs, database) == []


def test_a_mirror_of_what_discogs_lacks_in_part_is_healthy(discogs: Served[Catalogue], database: Database) -> None:
    discogs.catalogue.delete("release", 249504)
    discogs.catalogue.delete("label", 1)
    rows(database, "UPDATE sync.item SET due_at = now() RETURNING 1")
    crawl(discogs.url, database)
    assert compared(discogs, database) == []


def test_a_release_that_moved_to_another_master_leaves_no_orphan(
    discogs: Served[Catalogue], database: Database
) -> None:
    [(id, master)] = rows(
        database,
        "SELECT min(id), master_id FROM discogs.release WHERE id IN (SELECT release_id FROM discogs.label_release)"
        " AND master_id NOT IN (SELECT id FROM discogs.artist_release WHERE type = 'master') AND master_id <> 1000"
        " GROUP BY master_id HAVING count(*) = 1 ORDER BY 1 LIMIT 1",
    )
    release = discogs.catalogue.release(id)
    discogs.catalogue.put("release", release | {"master_id": 1000, "master_url": f"{discogs.url}/masters/1000"})
    damage(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'release' AND id = %s RETURNING 1", id)
    assert crawl(discogs.url, database).ending == "done"
    assert rows(database, "SELECT FROM sync.item WHERE kind = 'master' AND id = %s", master) == []
    assert inspected(database) == []


def test_a_mirrored_orphan_stays_until_all_listings_were_read_without_it(
    discogs: Served[Catalogue], database: Database
) -> None:
    [(id,)] = rows(
        database,
        "UPDATE discogs.label_release SET release_id = release_id + 90000000 WHERE label_id = 1 AND release_id IN"
        " (SELECT release_id FROM discogs.label_release EXCEPT SELECT id FROM discogs.artist_release EXCEPT"
        " SELECT release_id FROM discogs.master_version EXCEPT SELECT id FROM discogs.search_result"
        " ORDER BY 1 LIMIT 1) RETURNING release_id - 90000000",
    )
    before = documents(database)
    repair = Repair(database)
    inspect(database, [], None, repair.note)
    repair.end([Item(*key) for key in rows(database, "SELECT kind, id, query FROM sync.follow")])
    assert rows(database, "SELECT 1 FROM sync.item WHERE kind = 'release' AND id = %s", id) == [(1,)]
    assert crawl(discogs.url, database).ending == "done"
    assert inspected(database) == []
    assert documents(database) == before


def test_a_mirror_half_way_is_healthy(discogs: Served[Catalogue], postgres_url: str, migrated_template: str) -> None:
    with fresh_database(postgres_url, migrated_template) as url, opened(url) as database:
        crawl(discogs.url, database, *FOLLOWED, limits=Limits(requests=20))
        assert compared(discogs, database) == []


def test_a_mirror_that_kept_up_with_its_listings_is_healthy(discogs: Served[Catalogue], database: Database) -> None:
    def follow_up(entries: list[Any]) -> list[Finding]:
        discogs.catalogue.put_rows("label-releases", 1, entries)
        damage(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases' RETURNING 1")
        assert crawl(discogs.url, database).ending == "done"
        return compared(discogs, database, "label:1", sample=0)

    template = discogs.catalogue.rows("label-releases", 1)[0]
    more = [template | {"id": 5000 + number, "catno": f"X {number}"} for number in range(350)]
    entries = [*discogs.catalogue.rows("label-releases", 1), *more]
    assert follow_up(entries) == []
    assert follow_up([template | {"catno": "First"}, *entries]) == []
    assert follow_up([*entries[:200], entries[0], *entries[200:]]) == []
    assert follow_up([*entries[:150], *entries[160:]]) == []
    assert inspected(database) == []


def test_an_item_that_no_follow_leads_to_is_an_orphan(database: Database) -> None:
    damage(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at)"
        " VALUES ('release', 77, '', 3, now()), ('master_versions', 77, 'format=CD', 0, now()) RETURNING 1",
    )
    assert inspected(database) == [
        Finding("orphan", Item("master_versions", 77, "format=CD")),
        Finding("orphan", Item("release", 77)),
    ]


def test_what_other_follows_lead_to_is_no_orphan_of_a_target(database: Database) -> None:
    assert inspected(database, "release:249504") == []


@pytest.mark.parametrize("kind", ["label", "label_releases", "master", "master_versions", "release", "search"])
def test_an_item_that_a_follow_leads_to_has_its_place_in_the_frontier(database: Database, kind: str) -> None:
    first = "(SELECT id, query FROM sync.item WHERE kind = %s ORDER BY id LIMIT 1)"
    statement = f"DELETE FROM sync.item WHERE kind = %s AND (id, query) IN {first} RETURNING ARRAY[id::text, query]"
    id, query = damage(database, statement, kind, kind)
    assert inspected(database) == [Finding("unqueued", Item(kind, int(id), query))]


@pytest.mark.parametrize("kind", ["artist", "label", "master", "release"])
def test_a_document_that_was_fetched_is_there(database: Database, kind: str) -> None:
    id = damage(database, f"DELETE FROM discogs.{kind} WHERE id = (SELECT min(id) FROM discogs.{kind}) RETURNING id")
    found = inspected(database)
    assert Finding("lost", Item(kind, id), f"discogs.{kind}") in found
    assert {finding.check for finding in found} - {"orphan"} == {"lost"}  # the release led to its master


@pytest.mark.parametrize("table", ["discogs.listing", "sync.cursor"])
def test_a_listing_that_was_walked_is_there(database: Database, table: str) -> None:
    damage(database, f"DELETE FROM {table} WHERE (kind, id) = ('label_releases', 1) RETURNING id")
    assert inspected(database) == [Finding("lost", LABEL, table)]


def test_a_gap_is_found_in_every_list_of_every_document(database: Database) -> None:
    damaged = {}
    for kind, resource in RESOURCES.items():
        for part in resource.document.below if resource.document else ():
            keys = ", ".join(part.columns[0][: part.columns[0].index("ordinal")])
            found = rows(
                database,
                f"DELETE FROM {part.table} WHERE ({keys}, ordinal) IN"
                f" (SELECT {keys}, 1 FROM {part.table} GROUP BY {keys} HAVING count(*) > 1 ORDER BY {keys} LIMIT 1)"
                f" RETURNING {part.columns[0][0]}",
            )
            damaged |= {str(part.table): Item(kind, id) for (id,) in found}
    assert len(damaged) > 15
    found = [finding for finding in inspected(database) if finding.check != "rows"]
    assert {finding.place: finding.item for finding in found} == damaged
    assert {(finding.check, finding.there - finding.here) for finding in found} == {("gap", 1)}


def test_a_listing_has_the_entries_that_its_walk_read(database: Database) -> None:
    entries = damage(database, "SELECT seen FROM sync.cursor WHERE (kind, id) = ('label_releases', 1)")
    last = damage(
        database,
        "UPDATE discogs.label_release SET gone_at = now() WHERE ordinal = %s AND label_id = 1 RETURNING release_id",
        entries,
    )
    found = inspected(database, "label:1")
    assert found == [Finding("entries", LABEL, "discogs.label_release", entries - 1, entries)]
    assert last


def test_the_places_of_a_listing_are_whole(database: Database) -> None:
    entries = damage(database, "SELECT seen FROM sync.cursor WHERE (kind, id) = ('label_releases', 1)")
    place = "UPDATE discogs.label_release SET ordinal = %s WHERE label_id = 1 AND ordinal = %s RETURNING 1"
    damage(database, place, entries + 5, 2)
    assert inspected(database) == [Finding("gap", LABEL, "discogs.label_release", entries, entries + 5)]
    damage(database, place, 1, entries + 5)
    assert inspected(database) == [Finding("gap", LABEL, "discogs.label_release", entries, entries)]


def test_a_search_is_looked_at_too(database: Database) -> None:
    damage(database, "DELETE FROM discogs.search_result WHERE ordinal = 1 RETURNING id")
    found = [finding for finding in inspected(database) if finding.check != "orphan"]
    assert [(finding.check, finding.item.kind, finding.place) for finding in found] == [
        ("entries", "search", "discogs.search_result"),
        ("gap", "search", "discogs.search_result"),
    ]


def test_only_what_a_target_leads_to_is_looked_at(database: Database) -> None:
    damage(database, "DELETE FROM discogs.label RETURNING id")
    assert inspected(database, "artist:108713", "release:249504") == []
    assert inspected(database, "label:1") == [Finding("lost", Item("label", 1), "discogs.label")]


def test_a_target_that_is_not_followed_is_refused(database: Database) -> None:
    with pytest.raises(UsageError, match=r"Not followed: label:2, master:1000\?format=CD\."):
        inspected(database, "label:1", "label:2", "master:1000?format=CD")


def test_a_sample_is_of_every_kind_and_of_what_the_targets_lead_to(
    discogs: Served[Catalogue], database: Database
) -> None:
    def drawn(*targets: str) -> Comparison:
        return inspect(database, [parse(target) for target in targets], 10, lambda _: None)

    comparison = drawn()
    assert len({*comparison.documents, *comparison.pages}) == 10
    assert {item.kind for item, _ in comparison.pages} == {"master_versions"}
    assert {item.kind for item in comparison.documents} == {"artist", "label", "master", "release"}
    assert set(comparison.listings) == {
        Item("artist_releases", 108713),
        LABEL,
        Item("master_versions", 1000),
        Item("master_versions", 1000, "format=Vinyl"),
        Item("search", 0, "country=Japan&type=release"),
    }
    assert drawn().documents != comparison.documents
    assert drawn("release:249504") == Comparison([Item("release", 249504)], [], [Item("release", 249504)], [])


def test_fields_that_differ_are_named_with_both_values(discogs: Served[Catalogue], database: Database) -> None:
    release = discogs.catalogue.release(249504)
    damage(database, "UPDATE discogs.release SET title = 'Else', country = NULL WHERE id = 249504 RETURNING 1")
    damage(database, "UPDATE discogs.release_format SET descriptions = '{Odd}' WHERE release_id = 249504 RETURNING 1")
    found = {finding.place: finding for finding in compared(discogs, database, "release:249504")}
    assert found["/title"] == Finding("content", Item("release", 249504), "/title", "Else", release["title"])
    assert found["/country"] == Finding("content", Item("release", 249504), "/country", None, release["country"])
    others = found.keys() - {"/title", "/country"}
    assert others
    assert all(place.startswith("/formats/0/descriptions") for place in others)


def test_what_changed_at_discogs_differs_but_for_the_fast_numbers(
    discogs: Served[Catalogue], database: Database
) -> None:
    release = discogs.catalogue.release(249504)
    community = release["community"] | {"have": 123456, "rating": {"count": 4321, "average": 4.99}}
    changed = release | {"num_for_sale": 54321, "lowest_price": 0.01, "community": community}
    discogs.catalogue.put("release", changed)
    assert compared(discogs, database) == []
    discogs.catalogue.put("release", changed | {"new": {"field": 1}})
    assert compared(discogs, database) == [Finding("content", Item("release", 249504), "/new", None, {"field": 1})]


def test_what_discogs_has_no_more_is_gone(discogs: Served[Catalogue], database: Database) -> None:
    discogs.catalogue.delete("release", 249504)
    discogs.catalogue.delete("label", 1)
    gone = {LABEL, Item("label", 1), Item("release", 249504)}
    assert set(compared(discogs, database)) == {Finding("gone", item) for item in gone}


def test_what_discogs_has_again_has_returned(discogs: Served[Catalogue], database: Database) -> None:
    release = discogs.catalogue.release(249504)
    discogs.catalogue.delete("release", 249504)
    damage(database, "UPDATE sync.item SET due_at = now() WHERE id = 249504 RETURNING 1")
    crawl(discogs.url, database)
    discogs.catalogue.put("release", release)
    assert compared(discogs, database, "release:249504") == [Finding("returned", Item("release", 249504))]


def test_the_entries_of_a_listing_are_counted_at_discogs(discogs: Served[Catalogue], database: Database) -> None:
    entries = discogs.catalogue.rows("label-releases", 1)
    discogs.catalogue.put_rows("label-releases", 1, entries[2:])
    assert compared(discogs, database, sample=0) == [
        Finding("count", LABEL, here=len(entries), there=len(entries) - 2),
        Finding("content", LABEL, "/releases/0", here=identity(entries[0])),
        Finding("content", LABEL, "/releases/1", here=identity(entries[1])),
    ]


def identity(entry: Document) -> dict[str, Any]:
    """Give what identifies an entry of a label's listing."""
    return {"release_id": entry["id"], "catno": entry["catno"]}


def listed(discogs: Served[Catalogue], database: Database, entries: list[Document]) -> set[tuple[Any, ...]]:
    """Let Discogs list these entries of label 1; give what a comparison of the listing finds."""
    discogs.catalogue.put_rows("label-releases", 1, entries)
    found = compared(discogs, database, "label:1", sample=0)
    assert {(finding.check, finding.item) for finding in found} <= {("content", LABEL)}
    return {(finding.place, str(finding.here), str(finding.there)) for finding in found}


def test_an_entry_that_took_the_place_of_another_differs(discogs: Served[Catalogue], database: Database) -> None:
    first, second, *rest = discogs.catalogue.rows("label-releases", 1)
    other = second | {"id": 77_777}
    assert listed(discogs, database, [first, other, *rest]) == {
        ("/releases/1", str(identity(second)), "None"),
        ("/releases/1", "None", str(identity(other))),
    }


def test_entries_in_another_order_differ(discogs: Served[Catalogue], database: Database) -> None:
    first, second, *rest = discogs.catalogue.rows("label-releases", 1)
    assert identity(first) != identity(second)
    assert len(listed(discogs, database, [second, first, *rest])) == 2


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("label-releases", "title", "Else"),
        ("label-releases", "artist", "Else"),
        ("label-releases", "format", "Else"),
        ("label-releases", "year", 1066),
        ("label-releases", "catno", "ELSE 1"),
        ("label-releases", "thumb", "https://i.discogs.com/else.jpg"),
        ("label-releases", "colour", "blue"),
        ("artist-releases", "role", "Else"),
        ("artist-releases", "title", "Else"),
        ("artist-releases", "label", "Else"),
        ("versions", "country", "Else"),
        ("versions", "released", "1066"),
        ("versions", "major_formats", ["Else"]),
    ],
)
def test_a_field_of_an_entry_that_differs_is_found(
    discogs: Served[Catalogue], database: Database, name: ListingName, field: str, value: Any
) -> None:
    id = {"label-releases": 1, "artist-releases": 108713, "versions": 1000}[name]
    first, second, *rest = discogs.catalogue.rows(name, id)
    discogs.catalogue.put_rows(name, id, [first, second | {field: value}, *rest])
    found = compared(discogs, database, sample=0)
    places = {
        each.place
        for each in found
        if each.check == "content" and not each.item.query and "filter" not in str(each.place)
    }
    prefix = "/versions/1" if name == "versions" else "/releases/1"
    assert places in ({prefix}, {f"{prefix}/{field}"}, {f"{prefix}/{field}/0"})


def test_fast_numbers_of_entries_are_not_compared(discogs: Served[Catalogue], database: Database) -> None:
    first, *rest = discogs.catalogue.rows("label-releases", 1)
    stats = {"community": {"in_collection": 98765, "in_wantlist": 54321}}
    assert listed(discogs, database, [first | {"stats": stats}, *rest]) == set()


def test_a_further_page_of_a_listing_is_compared(discogs: Served[Catalogue], database: Database) -> None:
    template = discogs.catalogue.rows("label-releases", 1)[0]
    entries = [template | {"id": 5000 + number, "catno": f"X {number}"} for number in range(250)]
    discogs.catalogue.put_rows("label-releases", 1, entries)
    damage(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label_releases' RETURNING 1")
    assert crawl(discogs.url, database, force=True).ending == "done"
    discogs.catalogue.put_rows("label-releases", 1, [*entries[:180], entries[180] | {"title": "Else"}, *entries[181:]])
    found = [each for each in compared(discogs, database, "label:1") if each.check == "content"]
    assert [(each.item, each.place) for each in found] == [(LABEL, "/releases/180/title")]


def test_a_page_costs_no_request_beside_that_for_the_count(discogs: Served[Catalogue], database: Database) -> None:
    discogs.requests.clear()
    compared(discogs, database, "label:1", sample=0)
    assert len(discogs.requests) == 1


class Reticent(Catalogue):
    """A catalogue that counts more entries than it shows, as Discogs does."""

    unshown = 3

    async def listing(self, name: ListingName, id: int, selection: Selection, start: int, stop: int) -> Rows | None:
        found = await super().listing(name, id, selection, start, stop)
        return found and replace(found, items=found.items + self.unshown)


def test_entries_that_discogs_counts_and_does_not_show_are_not_missed(
    postgres_url: str, migrated_template: str
) -> None:
    with (
        serve(Reticent.generate(releases=20), limits=UNLIMITED) as discogs,
        fresh_database(postgres_url, migrated_template) as url,
        opened(url) as database,
    ):
        crawl(discogs.url, database, "label:1")
        entries = len(discogs.catalogue.rows("label-releases", 1))
        assert compared(discogs, database) == []
        discogs.catalogue.unshown += 1
        assert compared(discogs, database) == [Finding("count", LABEL, here=entries, there=entries + 1)]


def test_an_answer_that_cannot_be_compared_is_told(discogs: Served[Catalogue], database: Database) -> None:
    discogs.faults.add(faults.status(405, message="Not allowed."), "/releases/249504")
    [found] = compared(discogs, database, "release:249504")
    assert (found.check, found.item) == ("unusable", Item("release", 249504))
    assert "(405: Not allowed)." in found.there


DEEP = b'{"id": 249504, "artists": ' + b"[" * 1_000 + b"]" * 1_000 + b"}"


@pytest.mark.parametrize("body", [DEEP, b'{"id": 1e999, "pagination": 1}', b'{"releases": [7]}'])
@pytest.mark.parametrize("item", [Item("release", 249504), LABEL])
def test_one_unusable_body_does_not_end_the_comparison(
    discogs: Served[Catalogue], database: Database, body: bytes, item: Item
) -> None:
    path = {"release": "/releases/249504", "label_releases": "/labels/1/releases"}[item.kind]
    discogs.faults.add(lambda exchange: exchange.reply(Response(body, media_type="application/json")), path, times=9)
    damage(database, "UPDATE discogs.artist SET name = 'Else' WHERE id = 108713 RETURNING 1")
    found = {each.item: each.check for each in compared(discogs, database)}
    assert found.pop(Item("artist", 108713)) == "content"
    assert found.keys() == {item}


def test_rows_that_make_no_document_are_told(discogs: Served[Catalogue], database: Database) -> None:
    extra = '{"/genres/77": 1}'
    damage(database, "UPDATE discogs.release SET extra = %s WHERE id = 249504 RETURNING 1", extra)
    [found] = compared(discogs, database, "release:249504")
    assert (found.check, found.item) == ("unusable", Item("release", 249504))


def test_refused_credentials_end_the_comparison(discogs: Served[Catalogue], database: Database) -> None:
    comparison = inspect(database, [], 5, lambda _: None)
    with pytest.raises(CredentialsRefused):
        compare(replace(settings(discogs), token="wrong"), database, comparison, "verify", lambda _: None)
    assert rows(database, "SELECT ending, requests FROM sync.run ORDER BY id DESC LIMIT 1") == [("failed", FAILURES)]


@pytest.mark.parametrize("code", [403, 404, 405])
def test_a_service_that_refuses_everything_is_at_fault_and_not_the_mirror(
    discogs: Served[Catalogue], database: Database, code: int
) -> None:
    discogs.faults.add(faults.status(code, message="No."), times=None)
    found: list[Finding] = []
    comparison = inspect(database, [], 20, found.append)
    with pytest.raises((CredentialsRefused, Unreachable)):
        compare(settings(discogs), database, comparison, "verify", found.append)
    assert found == []


def test_one_refused_document_is_one_more_finding(discogs: Served[Catalogue], database: Database) -> None:
    discogs.faults.add(faults.status(403, message="No."), "/releases/249504", times=None)
    assert [(each.check, each.item) for each in compared(discogs, database)] == [("unusable", Item("release", 249504))]


def test_a_comparison_is_a_run_and_changes_nothing_in_the_mirror(
    discogs: Served[Catalogue], database: Database
) -> None:
    before = snapshot(database)
    discogs.catalogue.put("release", discogs.catalogue.release(249504) | {"title": "Else"})
    assert len(compared(discogs, database, "release:249504", "label:1", sample=5)) <= 1
    assert snapshot(database) == before
    run = "SELECT command, ending, requests, fetched FROM sync.run ORDER BY id DESC LIMIT 1"
    assert rows(database, run) == [("verify", "done", 6, 6)]


def documents(database: Database) -> dict[str, list[Any]]:
    """Give all rows of all documents."""
    parts = [resource.document for resource in RESOURCES.values() if resource.document]
    tables = {str(each.table) for part in parts for each in (part, *part.below)}
    return {name: found for name, found in snapshot(database).items() if name in tables}


def repaired(discogs: Served[Catalogue], database: Database) -> tuple[set[Check], Repaired]:
    """Have all that differs repaired; gives the checks that found something."""
    repair = Repair(database)
    checks: set[Check] = set()

    def tell(finding: Finding) -> None:
        checks.add(finding.check)
        repair.note(finding)

    comparison = inspect(database, [], EVERYTHING, tell)
    compare(settings(discogs), database, comparison, "verify", tell)
    return checks, repair.end(comparison.targets)


def test_repaired_and_synced_a_damaged_mirror_is_as_before(discogs: Served[Catalogue], database: Database) -> None:
    before = documents(database)
    damage(database, "DELETE FROM sync.item WHERE kind IN ('artist', 'search') RETURNING 1")
    damage(database, "DELETE FROM discogs.release WHERE id %% 5 = 0 RETURNING 1")
    damage(database, "DELETE FROM discogs.track WHERE ordinal = 2 AND release_id %% 3 = 0 RETURNING 1")
    damage(database, "UPDATE discogs.master SET title = 'Else' RETURNING 1")
    damage(database, "DELETE FROM discogs.label_release WHERE ordinal %% 4 = 0 RETURNING 1")
    damage(database, "DELETE FROM discogs.listing WHERE kind = 'artist_releases' RETURNING 1")
    damage(
        database,
        "INSERT INTO sync.item (kind, id, query, priority, due_at) VALUES ('label', 77, '', 1, 'tomorrow') RETURNING 1",
    )

    checks, done = repaired(discogs, database)

    assert checks == {"orphan", "unqueued", "lost", "gap", "rows", "entries", "count", "content"}
    assert done.dropped == 1
    discogs.requests.clear()
    assert crawl(discogs.url, database).ending == "done"
    assert len(discogs.requests) == done.queued
    assert inspected(database) == []
    assert compared(discogs, database) == []
    assert documents(database) == before
