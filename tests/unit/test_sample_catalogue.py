"""The sample catalogue: repeatable, consistent, in the shapes of the real API, with its oddities."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pytest

from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import Document, Kind, Selection


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate()


@pytest.fixture(scope="module")
def releases(catalogue: Catalogue) -> list[Document]:
    return [catalogue.release(id) for id in catalogue.ids("release")]


def objects(value: Any) -> Iterator[Document]:
    """Walk all JSON objects within a document."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from objects(each)


def test_the_same_seed_gives_the_same_catalogue_in_whatever_order_it_is_asked() -> None:
    one, other = Catalogue.generate(40, seed=5), Catalogue.generate(40, seed=5)
    backwards = {id: other.release(id) for id in reversed(other.ids("release"))}
    assert {id: one.release(id) for id in one.ids("release")} == backwards
    assert one.rows("label-releases", 1) == other.rows("label-releases", 1)


def test_another_seed_gives_another_catalogue() -> None:
    assert Catalogue.generate(40, seed=5).release(249504) != Catalogue.generate(40, seed=6).release(249504)


def test_the_examples_of_the_documentation_lead_to_most_of_the_catalogue(catalogue: Catalogue) -> None:
    reached = {249504} | {row["id"] for row in catalogue.rows("versions", 1000)}
    reached |= {row["id"] for row in catalogue.rows("label-releases", 1)}
    masters: set[int] = set()
    for row in catalogue.rows("artist-releases", 108713):
        (masters if row["type"] == "master" else reached).add(row["id"])
    for master in masters:
        reached |= {row["id"] for row in catalogue.rows("versions", master)}
    assert len(catalogue.ids("release")) == 300
    assert reached <= set(catalogue.ids("release"))
    assert len(reached) > 200


def test_every_link_to_the_api_leads_to_a_document(catalogue: Catalogue, releases: list[Document]) -> None:
    others = [catalogue.get(kind, id) for kind in ("artist", "label", "master") for id in catalogue.ids(kind)]
    links = {
        each["resource_url"]
        for each in objects([releases, others])
        if "/users/" not in each.get("resource_url", "/users/")
    }
    entities = [re.fullmatch(r"https://api\.discogs\.com/(artist|label|master|release)s/(\d+)", link) for link in links]
    documents = [(cast(Kind, match[1]), int(match[2])) for match in entities if match]
    assert len(documents) > 400
    assert [each for each in documents if catalogue.get(*each) is None] == []


def test_masters_and_their_releases_name_each_other(catalogue: Catalogue) -> None:
    for id in catalogue.ids("master"):
        master, versions = catalogue.master(id), [row["id"] for row in catalogue.rows("versions", id)]
        assert master["main_release"] == versions[0]
        assert master["most_recent_release"] == versions[-1]
        assert {catalogue.release(version)["master_id"] for version in versions} == {id}
    assert set(catalogue.ids("master")) & set(catalogue.ids("release")), "some numbers are a master and a release"


def test_rows_of_a_label_say_what_its_releases_say(catalogue: Catalogue) -> None:
    for row in catalogue.rows("label-releases", 1):
        release = catalogue.release(row["id"])
        assert row["catno"] in {label["catno"] for label in release["labels"] if label["id"] == 1}
        assert row["title"] == release["title"]
        assert row.get("year", 0) == release["year"]


def test_label_listings_repeat_rows_and_name_releases_under_several_catalogue_numbers(catalogue: Catalogue) -> None:
    rows = catalogue.rows("label-releases", 1)
    assert len(rows) > 100
    assert max(Counter(json.dumps(row) for row in rows).values()) > 1
    numbers = {(row["id"], row["catno"]) for row in rows}
    assert len(numbers) > len({row["id"] for row in rows})


def test_artist_listings_repeat_masters_and_releases_under_other_roles(catalogue: Catalogue) -> None:
    rows = catalogue.rows("artist-releases", 108713)
    roles = {row["role"] for row in rows}
    assert roles == {"Main", "Remix", "Producer", "Appearance", "TrackAppearance", "UnofficialRelease"}
    assert {row["type"] for row in rows} == {"master", "release"}
    assert len(rows) > len({(row["type"], row["id"]) for row in rows})
    guest = next(row for row in rows if "trackinfo" in row)
    assert guest["trackinfo"] in str(catalogue.release(guest["id"])["tracklist"])


def test_guests_stand_in_the_credits_of_their_releases(catalogue: Catalogue) -> None:
    guested = [row for row in catalogue.rows("artist-releases", 108713) if row["role"] in {"Remix", "TrackAppearance"}]
    assert guested
    for row in guested:
        id = row["id"] if row["type"] == "release" else row["main_release"]
        assert 108713 in {each.get("id") for each in objects(catalogue.release(id)["tracklist"])}


def test_dates_of_release_have_every_form(releases: list[Document]) -> None:
    forms = Counter(re.sub(r"\d", "9", each.get("released", "absent")) for each in releases)
    assert {"9999", "9999-99-99", "absent"} <= set(forms)
    texts = [each["released"] for each in releases if "released" in each]
    assert any(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-00", text) for text in texts)
    assert any(re.fullmatch(r"\d{4}-00-00", text) for text in texts)
    assert any(not re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text) for text in texts), "malformed ones"
    assert {each["year"] for each in releases if "released" not in each} == {0}


def test_releases_have_the_oddities_of_real_ones(releases: list[Document]) -> None:
    everything = list(objects(releases))
    assert any("master_id" not in each for each in releases)
    assert any("notes" not in each for each in releases)
    assert any("\r\n" in each.get("notes", "") for each in releases)
    assert [each["qty"] for each in everything if len(each.get("qty", "")) == 64] == ["9" * 64]
    assert {each["resource_url"] for each in everything if each.get("id") == 0} == {""}
    assert {each["lowest_price"] for each in releases if each["num_for_sale"] == 0} == {None}
    assert any(each["artists"][0]["id"] == 194 for each in releases)
    assert any(not each["title"].isascii() for each in releases)
    assert {each["type_"] for each in everything if "type_" in each} == {"track", "heading", "index"}
    assert any(each.get("type_") == "index" and len(each["sub_tracks"]) > 1 for each in everything)
    assert any(each.get("role", "") == "Recorded By [Sign Sound], Engineer [Pro Tools, Logic]" for each in everything)
    assert any(" to " in each.get("tracks", "") for each in everything)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}-0[78]:00", each["date_added"]) for each in releases)


def test_artists_and_labels_leave_out_what_is_empty(catalogue: Catalogue) -> None:
    artists = [catalogue.artist(id) for id in catalogue.ids("artist")]
    labels = [catalogue.label(id) for id in catalogue.ids("label")]
    for field in ("realname", "aliases", "groups", "members", "namevariations", "images", "urls"):
        assert 0 < sum(field in each for each in artists) < len(artists), field
    for field in ("parent_label", "sublabels", "urls"):
        assert 0 < sum(field in each for each in labels) < len(labels), field
    assert catalogue.artist(194)["name"] == "Various"
    assert {"members", "namevariations"} <= set(catalogue.artist(108713))


def test_documents_can_be_changed_added_and_deleted(catalogue: Catalogue) -> None:
    mine = Catalogue.generate(40)
    original = mine.release(249504)
    mine.put("release", original | {"title": "Renamed"})
    mine.put("release", {"id": 5, "title": "Added"})
    mine.delete("master", 1000)
    assert mine.release(249504)["title"] == "Renamed"
    assert mine.ids("release")[-1] == 5
    assert mine.get("master", 1000) is None
    assert 1000 not in mine.ids("master")
    mine.restore()
    assert mine.release(249504) == original
    assert mine.get("release", 5) is None


def test_what_is_given_out_is_a_copy() -> None:
    mine = Catalogue.generate(40)
    mine.put("release", {"id": 5, "title": "Added"})
    mine.release(5)["title"] = "Spoilt"
    assert mine.release(5)["title"] == "Added"


def test_rows_can_be_changed() -> None:
    mine = Catalogue.generate(40)
    rows = mine.rows("label-releases", 1)
    mine.put_rows("label-releases", 1, rows[1:])
    listing = asyncio.run(mine.listing("label-releases", 1, Selection(), 0, 5))
    assert listing is not None
    assert listing.items == len(rows) - 1
    assert listing.rows == rows[1:6]


def test_a_large_catalogue_is_drawn_quickly_and_builds_documents_on_demand() -> None:
    large = Catalogue.generate(20_000)
    last = large.ids("release")[-1]
    assert len(large.ids("release")) == 20_000
    assert large.release(last)["id"] == last
    page = asyncio.run(large.listing("label-releases", 1, Selection(), 5_000, 5_100))
    assert page is not None
    assert len(page.rows) == 100
    assert page.items > 5_100
