"""A master's document as rows."""

from typing import Any

from tests import documents
from tests.documents import PICTURES, SITE, tables


def credit(place: dict[str, int], artist_id: int, name: str, role: str | None = None) -> dict[str, Any]:
    who = {"artist_id": artist_id, "name": name, "anv": None, "join_phrase": None, "role": role}
    return place | who | {"tracks": None, "thumbnail_url": None}


def test_a_master_with_everything() -> None:
    assert tables("master", documents.master()) == {
        "master": [
            {
                "id": 701,
                "title": "Harbour",
                "main_release": 801,
                "most_recent_release": 802,
                "year": 1999,
                "notes": "Recorded at sea.",
                "data_quality": "Correct",
                "uri": f"{SITE}/master/701-The-Paper-Lanterns-Harbour",
                "extra": None,
            }
        ],
        "master_stats": [{"master_id": 701, "num_for_sale": 3, "lowest_price": 7.25}],
        "master_artist": [credit({"master_id": 701, "ordinal": 1}, 501, "The Paper Lanterns (2)")],
        "master_genre": [
            {"master_id": 701, "ordinal": 1, "genre": "Electronic"},
            {"master_id": 701, "ordinal": 2, "genre": "Jazz"},
        ],
        "master_style": [{"master_id": 701, "ordinal": 1, "style": "Ambient"}],
        "master_track": [
            {
                "master_id": 701,
                "ordinal": 1,
                "parent_ordinal": None,
                "type_": "track",
                "position": "A",
                "title": "Harbour",
                "duration": "3:32",
                "duration_seconds": 212,
            },
            {
                "master_id": 701,
                "ordinal": 2,
                "parent_ordinal": None,
                "type_": "track",
                "position": "B",
                "title": "Breakwater",
                "duration": "75:00",
                "duration_seconds": 4500,
            },
        ],
        "master_track_artist": [credit({"master_id": 701, "track_ordinal": 2, "ordinal": 1}, 502, "Lamp Trio")],
        "master_track_credit": [
            credit({"master_id": 701, "track_ordinal": 1, "ordinal": 1}, 503, "Ida Holm", role="Vocals")
        ],
        "master_video": [
            {
                "master_id": 701,
                "ordinal": 1,
                "uri": "https://video.example/v1",
                "title": "Harbour",
                "description": "Harbour, live",
                "duration": 330,
                "embed": True,
            }
        ],
        "master_image": [
            {
                "master_id": 701,
                "ordinal": 1,
                "type": "primary",
                "uri": f"{PICTURES}/600/R-801-1.jpeg",
                "uri150": f"{PICTURES}/150/R-801-1.jpeg",
                "width": 600,
                "height": 450,
            }
        ],
    }


def test_an_unknown_year_is_null_and_no_offers_are_numbers() -> None:
    rows = tables("master", {"id": 701, "year": 0, "num_for_sale": 0, "lowest_price": None})
    assert rows["master"][0]["year"] is None
    assert rows["master_stats"] == [{"master_id": 701, "num_for_sale": 0, "lowest_price": None}]
