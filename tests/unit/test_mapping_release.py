"""A release's document as rows."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.release import RELEASE
from tests import documents
from tests.documents import API, PICTURES, SITE, credit, tables, track

Row = dict[str, Any]


def credit_row(place: Row, artist_id: int | None, name: str, **fields: str) -> Row:
    empty = {"anv": None, "join_phrase": None, "role": None, "tracks": None, "thumbnail_url": None}
    return place | {"artist_id": artist_id, "name": name} | empty | fields


def company_row(ordinal: int, label_id: int, name: str, catno: str | None, type_: str, type_name: str) -> Row:
    return {
        "release_id": 801,
        "ordinal": ordinal,
        "label_id": label_id,
        "name": name,
        "catno": catno,
        "entity_type": type_,
        "entity_type_name": type_name,
        "thumbnail_url": None,
    }


def track_row(ordinal: int, parent: int | None, type_: str, position: str | None, title: str, **length: Any) -> Row:
    return {
        "release_id": 801,
        "ordinal": ordinal,
        "parent_ordinal": parent,
        "type_": type_,
        "position": position,
        "title": title,
        "duration": None,
        "duration_seconds": None,
    } | length


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Row]]:
    return tables("release", documents.release())


def test_the_release_itself(rows: dict[str, list[Row]]) -> None:
    assert rows["release"] == [
        {
            "id": 801,
            "title": "Harbour",
            "artists_sort": "Paper Lanterns & Unknown Choir",
            "master_id": 701,
            "status": "Accepted",
            "data_quality": "Correct",
            "country": "Norway",
            "released": "1999-03-00",
            "released_date": date(1999, 3, 1),
            "released_precision": "month",
            "released_formatted": "Mar 1999",
            "year": 1999,
            "notes": 'Made in Norway.\r\n"Thanks".',
            "format_quantity": 3,
            "estimated_weight": 460,
            "date_added": "2004-04-30T08:10:05-07:00",
            "added_at": datetime(2004, 4, 30, 15, 10, 5, tzinfo=UTC),
            "date_changed": "2012-12-03T02:50:12-08:00",
            "edited_at": datetime(2012, 12, 3, 10, 50, 12, tzinfo=UTC),
            "thumb": f"{PICTURES}/R-801-150.jpeg",
            "uri": f"{SITE}/release/801-The-Paper-Lanterns-Harbour",
            "blocked_from_sale": False,
            "is_offensive": True,
            "submitter": "ida",
            "community_status": "Accepted",
            "community_data_quality": "Correct",
            "extra": None,
        }
    ]


def test_numbers_that_move_by_the_hour_stand_beside_it(rows: dict[str, list[Row]]) -> None:
    assert rows["release_stats"] == [
        {
            "release_id": 801,
            "have": 252,
            "want": 42,
            "rating_count": 45,
            "rating_average": 3.42,
            "num_for_sale": 58,
            "lowest_price": 0.63,
        }
    ]


def test_artists_and_credits_with_null_for_one_that_is_linked_to_nobody(rows: dict[str, list[Row]]) -> None:
    first, second = {"release_id": 801, "ordinal": 1}, {"release_id": 801, "ordinal": 2}
    assert rows["release_artist"] == [
        credit_row(first, 501, "The Paper Lanterns (2)", anv="Paper Lanterns", join_phrase="&"),
        credit_row(second, None, "Unknown Choir"),
    ]
    role = "Recorded By [Sign Sound], Engineer"
    assert rows["release_credit"] == [credit_row(first, 504, "Olav Lie", role=role, tracks="A1 to B1")]


def test_labels_series_and_companies(rows: dict[str, list[Row]]) -> None:
    assert rows["release_label"] == [
        company_row(1, 601, "Tideline", "TL 1", "1", "Label"),
        company_row(2, 601, "Tideline", "TL 1-X", "1", "Label"),
    ]
    assert rows["release_series"] == [company_row(1, 604, "Sea Songs", "12", "2", "Series")]
    assert rows["release_company"] == [company_row(1, 605, "Quay Studio", None, "23", "Recorded At")]


def test_formats_with_quantities_of_any_length(rows: dict[str, list[Row]]) -> None:
    assert rows["release_format"] == [
        {
            "release_id": 801,
            "ordinal": 1,
            "name": "Vinyl",
            "qty": "2",
            "quantity": Decimal(2),
            "text": "Blue",
            "descriptions": ["LP", "Album"],
        },
        {
            "release_id": 801,
            "ordinal": 2,
            "name": "CD",
            "qty": "9" * 64,
            "quantity": None,
            "text": None,
            "descriptions": None,
        },
    ]


def test_headings_tracks_and_sub_tracks_stand_in_one_table_in_the_order_of_the_document(
    rows: dict[str, list[Row]],
) -> None:
    assert rows["track"] == [
        track_row(1, None, "heading", None, "Side A"),
        track_row(2, None, "track", "A1", "Harbour", duration="3:32", duration_seconds=212),
        track_row(3, None, "index", None, "Suite", duration="1:02:03", duration_seconds=3723),
        track_row(4, 3, "track", "A2.1", "Ebb", duration="2:00", duration_seconds=120),
        track_row(5, 3, "track", "A2.2", "Flood"),
        track_row(6, None, "track", "B1", "Night", duration="side long"),
    ]


def test_tracks_have_artists_and_credits_of_their_own_and_so_do_sub_tracks(rows: dict[str, list[Row]]) -> None:
    def first_of(track: int) -> Row:
        return {"release_id": 801, "track_ordinal": track, "ordinal": 1}

    assert rows["track_artist"] == [credit_row(first_of(2), 502, "Lamp Trio")]
    assert rows["track_credit"] == [
        credit_row(first_of(2), 503, "Ida Holm"),
        credit_row(first_of(5), 504, "Olav Lie", role="Drums"),
    ]


def test_the_rest_of_its_lists(rows: dict[str, list[Row]]) -> None:
    first, second = {"release_id": 801, "ordinal": 1}, {"release_id": 801, "ordinal": 2}
    assert rows["release_genre"] == [first | {"genre": "Electronic"}]
    assert rows["release_style"] == [first | {"style": "Ambient"}, second | {"style": "Downtempo"}]
    assert rows["release_identifier"] == [
        first | {"type": "Barcode", "value": "5 012394 144777", "description": "Text"},
        second | {"type": "Matrix / Runout", "value": "TL-1-A", "description": None},
    ]
    assert rows["release_contributor"] == [first | {"username": "ida"}, second | {"username": "olav"}]
    assert rows["release_video"] == [
        place
        | {"uri": f"https://video.example/{name}", "title": title, "description": f"{title}, live"}
        | {"duration": 330, "embed": True}
        for place, name, title in ((first, "v1", "Harbour"), (second, "v2", "Breakwater"))
    ]
    assert rows["release_image"] == [
        first
        | {"type": "primary", "uri": f"{PICTURES}/600/R-801-1.jpeg", "uri150": f"{PICTURES}/150/R-801-1.jpeg"}
        | {"width": 600, "height": 450}
    ]


def test_nothing_of_it_was_unexpected() -> None:
    assert encode(RELEASE, documents.release()).drift == []


def test_every_table_of_a_release_is_looked_at_above(rows: dict[str, list[Row]]) -> None:
    below = {child.table.name for part in RELEASE.lists.values() for child in (part, *part.lists.values())}
    assert set(rows) == {"release", "release_stats"} | below


def test_sub_tracks_of_sub_tracks_name_their_own_parent() -> None:
    inner = track("A1.a", "Ebb", "1:00")
    middle = track("A1", "Tides", "") | {"type_": "index", "sub_tracks": [inner]}
    outer = {"type_": "index", "title": "Sea", "sub_tracks": [middle, track("A2", "Flood", "2:00")]}
    found = tables("release", {"id": 801, "tracklist": [outer, track("B", "Night", "3:00")]})["track"]
    assert [(row["ordinal"], row["parent_ordinal"], row["title"]) for row in found] == [
        (1, None, "Sea"),
        (2, 1, "Tides"),
        (3, 2, "Ebb"),
        (4, 1, "Flood"),
        (5, None, "Night"),
    ]


@pytest.mark.parametrize("master", [{}, {"master_id": 0}, {"master_id": None}])
def test_no_master_is_null_however_discogs_says_it(master: Row) -> None:
    assert tables("release", {"id": 801} | master)["release"][0]["master_id"] is None


@pytest.mark.parametrize(
    ("released", "day"),
    [("1999", date(1999, 1, 1)), ("1993-00-00", date(1993, 1, 1)), ("1999-13-41", None), ("?-03-1999", None)],
)
def test_a_date_of_release_stays_text_with_a_date_beside_it(released: str, day: date | None) -> None:
    (row,) = tables("release", {"id": 801, "released": released})["release"]
    assert (row["released"], row["released_date"]) == (released, day)


def test_links_over_http_are_links_all_the_same() -> None:
    http = API.replace("https", "http")
    encoding = encode(
        RELEASE,
        {
            "id": 801,
            "resource_url": f"{http}/releases/801",
            "artists": [credit(501, "A", resource_url=f"{http}/artists/501")],
        },
    )
    assert (encoding.extra, encoding.drift) == ({}, [])
