"""An artist's document as rows."""

from tests import documents
from tests.documents import PICTURES, SITE, tables


def test_a_group_with_everything() -> None:
    assert tables("artist", documents.artist()) == {
        "artist": [
            {
                "id": 501,
                "name": "The Paper Lanterns (2)",
                "realname": "Lantern Ensemble",
                "profile": "Formed in [l=Bergen].",
                "data_quality": "Needs Vote",
                "uri": f"{SITE}/artist/501-The-Paper-Lanterns-2",
                "extra": None,
            }
        ],
        "artist_name_variation": [
            {"artist_id": 501, "ordinal": 1, "name": "Paper Lanterns"},
            {"artist_id": 501, "ordinal": 2, "name": "P. Lanterns"},
        ],
        "artist_url": [
            {"artist_id": 501, "ordinal": 1, "url": "https://lanterns.example"},
            {"artist_id": 501, "ordinal": 2, "url": "https://lanterns.example/shop"},
        ],
        "artist_alias": [
            {"artist_id": 501, "ordinal": 1, "other_artist_id": 502, "name": "Lamp Trio", "thumbnail_url": None}
        ],
        "artist_member": [
            {
                "artist_id": 501,
                "ordinal": 1,
                "other_artist_id": 503,
                "name": "Ida Holm",
                "active": True,
                "thumbnail_url": f"{PICTURES}/A-503.jpeg",
            },
            {
                "artist_id": 501,
                "ordinal": 2,
                "other_artist_id": 504,
                "name": "Olav Lie",
                "active": False,
                "thumbnail_url": None,
            },
        ],
        "artist_group": [
            {
                "artist_id": 501,
                "ordinal": 1,
                "other_artist_id": 505,
                "name": "Harbour Choir",
                "active": True,
                "thumbnail_url": None,
            }
        ],
        "artist_image": [
            {
                "artist_id": 501,
                "ordinal": 1,
                "type": "primary",
                "uri": f"{PICTURES}/600/A-501-1.jpeg",
                "uri150": f"{PICTURES}/150/A-501-1.jpeg",
                "width": 600,
                "height": 450,
            },
            {
                "artist_id": 501,
                "ordinal": 2,
                "type": "secondary",
                "uri": f"{PICTURES}/600/A-501-2.jpeg",
                "uri150": f"{PICTURES}/150/A-501-2.jpeg",
                "width": 600,
                "height": 450,
            },
        ],
    }


def test_an_artist_of_whom_little_is_known_has_one_row() -> None:
    assert tables("artist", {"id": 9, "name": "Nobody", "profile": ""}) == {
        "artist": [
            {
                "id": 9,
                "name": "Nobody",
                "realname": None,
                "profile": None,
                "data_quality": None,
                "uri": None,
                "extra": None,
            }
        ]
    }
