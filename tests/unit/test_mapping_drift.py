"""What no column holds goes raw into `extra`, under its place in the document, and is noted as drift."""

from typing import Any

import pytest

from discogs_sync.mapping.encode import UNEXPECTED_VALUE, UNKNOWN_FIELD, Drift, encode
from discogs_sync.mapping.rating import COMMUNITY_RATING, read_numbers
from discogs_sync.mapping.release import RELEASE
from tests import documents
from tests.documents import API, Document, credit, tables, track


def extra(document: Document) -> dict[str, Any] | None:
    (row,) = tables("release", {"id": 801} | document)["release"]
    kept: dict[str, Any] | None = row["extra"]
    return kept


def drift(document: Document) -> list[Drift]:
    return encode(RELEASE, {"id": 801} | document).drift


def test_unknown_fields_are_kept_wherever_they_stand() -> None:
    document = {
        "new": [1, {"deep": None}],
        "community": {"new": "in the block"},
        "formats": [{"name": "CD"}, {"name": "LP", "new": 2}],
        "tracklist": [
            track("A", "Suite", "", sub_tracks=[track("A.1", "Ebb", ""), track("A.2", "Flood", "") | {"new": True}])
        ],
    }
    assert extra(document) == {
        "/community/new": "in the block",
        "/formats/1/new": 2,
        "/new": [1, {"deep": None}],
        "/tracklist/0/sub_tracks/1/new": True,
    }
    assert drift({"formats": [{"new": 2}]}) == [Drift("/formats/0/new", UNKNOWN_FIELD, 2)]


def test_keys_with_the_marks_of_json_pointer_are_escaped() -> None:
    assert extra({"a/b~c": 1, "": 2, "formats": [{"/": 3}]}) == {"/a~1b~0c": 1, "/": 2, "/formats/0/~1": 3}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", 1999),
        ("title", ["Harbour"]),
        ("year", "1999"),
        ("year", 1999.0),
        ("year", True),
        ("year", 2**31),
        ("master_id", 2**63),
        ("master_id", "701"),
        ("is_offensive", 1),
        ("is_offensive", "true"),
        ("lowest_price", "0.63"),
        ("lowest_price", 2**53),
        ("lowest_price", 10**10),
        ("lowest_price", 0.125),
        ("lowest_price", 0.1 + 0.2),
        ("lowest_price", 1e300),
        ("genres", "Electronic"),
        ("genres", ["Electronic", None]),
        ("genres", {"0": "Electronic"}),
        ("artists", [credit(501, "A"), "B"]),
        ("artists", [[]]),
        ("tracklist", 3),
        ("community", "x"),
        ("community", ["x"]),
    ],
)
def test_a_value_of_another_type_is_kept_whole_and_its_column_is_null(field: str, value: Any) -> None:
    rows = tables("release", {"id": 801, field: value})
    assert set(rows) == {"release"}
    assert rows["release"][0].get(field) is None
    assert rows["release"][0]["extra"] == {f"/{field}": value}
    assert drift({field: value}) == [Drift(f"/{field}", UNEXPECTED_VALUE, value)]


@pytest.mark.parametrize(
    ("community", "kept"),
    [
        ({"rating": [1]}, {"/community/rating": [1]}),
        ({"rating": {"count": "45"}}, {"/community/rating/count": "45"}),
        ({"submitter": "ida"}, {"/community/submitter": "ida"}),
        ({"contributors": ["ida"]}, {"/community/contributors": ["ida"]}),
        ({"have": None, "rating": [], "submitter": {}}, None),
    ],
)
def test_so_it_is_below_the_first_level(community: Document, kept: dict[str, Any] | None) -> None:
    assert extra({"community": community}) == kept


def test_a_format_keeps_what_its_columns_can_hold_and_the_rest_goes_aside() -> None:
    rows = tables("release", {"id": 801, "formats": [{"name": "CD", "qty": 2, "descriptions": ["LP", 7]}]})
    assert rows["release_format"][0]["name"] == "CD"
    assert (rows["release_format"][0]["qty"], rows["release_format"][0]["descriptions"]) == (None, None)
    assert rows["release"][0]["extra"] == {"/formats/0/descriptions": ["LP", 7], "/formats/0/qty": 2}


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("resource_url", f"{API}/releases/802"),
        ("resource_url", f"{API}/releases/801/"),
        ("resource_url", "https://elsewhere.example/releases/801"),
        ("resource_url", 801),
        ("resource_url", False),
        ("master_url", f"{API}/masters/701"),
    ],
)
def test_links_that_do_not_follow_from_the_fields_are_kept(place: str, link: Any) -> None:
    assert extra({place: link}) == {f"/{place}": link}
    assert drift({place: link}) == [Drift(f"/{place}", UNEXPECTED_VALUE, link)]


def test_the_link_of_a_picture_repeats_its_uri() -> None:
    picture = documents.image("primary", "R-801-1")
    assert extra({"images": [picture]}) is None
    assert extra({"images": [picture | {"resource_url": "https://i.discogs.com/other"}]}) == {
        "/images/0/resource_url": "https://i.discogs.com/other"
    }


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_empty_unknown_field_says_nothing_but_is_noted(empty: Any) -> None:
    assert extra({"new": empty}) is None
    assert drift({"new": empty}) == [Drift("/new", UNKNOWN_FIELD, empty)]


@pytest.mark.parametrize("field", ["title", "year", "artists", "community", "is_offensive", "master_url"])
@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_known_field_is_nothing_unexpected(field: str, empty: Any) -> None:
    assert extra({field: empty}) is None
    assert drift({field: empty}) == []


@pytest.mark.parametrize("price", [0.63, 0.29, 1.1, 7, 0, -0.0, 9_999_999_999.99])
def test_price_with_two_decimals_has_a_column(price: float) -> None:
    assert tables("release", {"id": 801, "lowest_price": price})["release_stats"][0]["lowest_price"] == price


@pytest.mark.parametrize("average", [4.125, 100, 1e300, -1])
def test_rating_that_does_not_fit_is_drift(average: float) -> None:
    reading = read_numbers({"rating": {"count": 3, "average": average}}, COMMUNITY_RATING)
    assert reading.numbers == {"rating_count": 3}
    assert reading.drift == [Drift("/rating/average", UNEXPECTED_VALUE, average)]
