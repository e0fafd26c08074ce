"""Pages of the four listings as rows."""

from typing import Any

import pytest

from discogs_sync.errors import UnusableDocument
from discogs_sync.mapping.encode import UNEXPECTED_VALUE, UNKNOWN_FIELD, Drift
from tests.documents import API, LISTINGS, Document, demand, encode_listing, entries, page

DEMAND = {"in_wantlist": 3, "in_collection": 7, "user_in_wantlist": 0, "user_in_collection": 1}


def test_releases_and_masters_of_an_artist() -> None:
    master = {
        "id": 5,
        "title": "Harbour",
        "type": "master",
        "main_release": 801,
        "artist": "The Paper Lanterns",
        "role": "Main",
        "resource_url": f"{API}/masters/5",
        "year": 1999,
        "thumb": "",
        "stats": demand(3, 7),
    }
    release = {
        "id": 5,
        "title": "Sampler",
        "type": "release",
        "status": "Accepted",
        "format": "CD, Comp",
        "label": "Tideline",
        "role": "TrackAppearance",
        "trackinfo": "Ebb",
        "resource_url": f"{API}/releases/5",
        "artist": "Various",
    }
    page_ = encode_listing("artist_releases", page("releases", master, release), id=501, offset=50)
    empty = dict.fromkeys(LISTINGS["artist_releases"].entry.columns[0])
    assert entries("artist_releases", page_) == [
        empty
        | {"artist_id": 501, "query": "", "type": "master", "id": 5, "role": "Main", "occurrence": 1, "ordinal": 51}
        | {"title": "Harbour", "artist": "The Paper Lanterns", "main_release": 801, "year": 1999}
        | DEMAND,
        empty
        | {"artist_id": 501, "query": "", "type": "release", "id": 5, "role": "TrackAppearance", "occurrence": 1}
        | {"ordinal": 52, "title": "Sampler", "artist": "Various", "format": "CD, Comp", "label": "Tideline"}
        | {"trackinfo": "Ebb", "status": "Accepted"},
    ]
    assert page_.drift == []


def test_releases_of_a_label() -> None:
    row = {
        "status": "Accepted",
        "format": "LP, Album",
        "catno": "TL 1",
        "thumb": "https://i.discogs.com/t.jpeg",
        "resource_url": f"{API}/releases/801",
        "title": "Harbour",
        "id": 801,
        "year": 0,
        "artist": "The Paper Lanterns",
        "stats": demand(3, 7),
    }
    assert entries("label_releases", encode_listing("label_releases", page("releases", row), id=601)) == [
        {
            "label_id": 601,
            "query": "",
            "release_id": 801,
            "catno": "TL 1",
            "occurrence": 1,
            "ordinal": 1,
            "title": "Harbour",
            "artist": "The Paper Lanterns",
            "format": "LP, Album",
            "year": None,
            "status": "Accepted",
            "thumb": "https://i.discogs.com/t.jpeg",
            "extra": None,
        }
        | DEMAND
    ]


def test_versions_of_a_master() -> None:
    row = {
        "id": 801,
        "label": "Tideline",
        "country": "Norway",
        "title": "Harbour",
        "major_formats": ["Vinyl"],
        "format": "LP, Album",
        "catno": "TL 1",
        "released": "1999",
        "status": "Accepted",
        "resource_url": f"{API}/releases/801",
        "thumb": "",
        "stats": demand(3, 7),
    }
    filters = {"applied": {"country": ["Norway"]}, "available": {"country": {"Norway": 1}}}
    facets = [{"id": "country", "values": [{"value": "Norway", "count": 1}], "allows_multiple_values": True}]
    document = page("versions", row, items=1, filters=filters, filter_facets=facets)
    encoded = encode_listing("master_versions", document, id=701, query="country=Norway")
    assert entries("master_versions", encoded) == [
        {
            "master_id": 701,
            "query": "country=Norway",
            "release_id": 801,
            "occurrence": 1,
            "ordinal": 1,
            "title": "Harbour",
            "label": "Tideline",
            "catno": "TL 1",
            "format": "LP, Album",
            "major_formats": ["Vinyl"],
            "country": "Norway",
            "released": "1999",
            "status": "Accepted",
            "thumb": None,
            "extra": None,
        }
        | DEMAND
    ]
    assert encoded.head == ["master_versions", 701, "country=Norway", 1, filters, facets, None]


def test_results_of_a_search() -> None:
    row = {
        "country": "Norway",
        "year": "1999",
        "format": ["Vinyl", "LP"],
        "formats": [{"name": "Vinyl", "qty": "1", "descriptions": ["LP"]}],
        "format_quantity": 1,
        "label": ["Tideline", "Quay Studio"],
        "genre": ["Electronic"],
        "style": [],
        "id": 801,
        "barcode": ["5 012394 144777"],
        "master_id": 0,
        "master_url": None,
        "uri": "/release/801-Harbour",
        "catno": "TL 1",
        "title": "The Paper Lanterns - Harbour",
        "thumb": "",
        "cover_image": "https://i.discogs.com/c.jpeg",
        "resource_url": f"{API}/releases/801",
        "community": {"want": 3, "have": 7},
        "user_data": {"in_wantlist": False, "in_collection": True},
        "type": "release",
    }
    encoded = encode_listing("search", page("results", row), id=0, query="q=harbour")
    assert entries("search", encoded) == [
        {
            "query": "q=harbour",
            "type": "release",
            "id": 801,
            "occurrence": 1,
            "ordinal": 1,
            "title": "The Paper Lanterns - Harbour",
            "country": "Norway",
            "year": "1999",
            "format": ["Vinyl", "LP"],
            "formats": [{"name": "Vinyl", "qty": "1", "descriptions": ["LP"]}],
            "format_quantity": 1,
            "label": ["Tideline", "Quay Studio"],
            "genre": ["Electronic"],
            "style": None,
            "catno": "TL 1",
            "barcode": ["5 012394 144777"],
            "master_id": None,
            "thumb": None,
            "cover_image": "https://i.discogs.com/c.jpeg",
            "uri": "/release/801-Harbour",
            "have": 7,
            "want": 3,
            "user_in_collection": True,
            "user_in_wantlist": False,
            "extra": None,
        }
    ]
    assert encoded.drift == []


def test_a_page_says_how_many_entries_its_listing_has_and_links_are_not_kept() -> None:
    encoded = encode_listing("label_releases", page("releases", items=3860, new={"a": 1}), id=601, query="sort=year")
    assert encoded.head == ["label_releases", 601, "sort=year", 3860, None, None, {"/new": {"a": 1}}]
    assert encoded.drift == [Drift("/new", UNKNOWN_FIELD, {"a": 1})]
    assert "secret" not in repr(encoded)


def test_equal_entries_are_told_apart_by_their_occurrence() -> None:
    rows = [{"id": id, "catno": catno} for id, catno in ((1, "A"), (1, "B"), (1, "A"), (2, "A"), (1, "A"))]
    found = entries("label_releases", encode_listing("label_releases", page("releases", *rows)))
    assert [(row["release_id"], row["catno"], row["occurrence"], row["ordinal"]) for row in found] == [
        (1, "A", 1, 1),
        (1, "B", 1, 2),
        (1, "A", 2, 3),
        (2, "A", 1, 4),
        (1, "A", 3, 5),
    ]


def test_an_entry_without_a_role_or_catalogue_number_has_an_empty_one_in_its_key() -> None:
    (row,) = entries("label_releases", encode_listing("label_releases", page("releases", {"id": 1})))
    assert row["catno"] == ""
    (row,) = entries("artist_releases", encode_listing("artist_releases", page("releases", {"id": 1, "role": None})))
    assert (row["type"], row["role"]) == ("", "")


def test_unknown_fields_of_an_entry_are_kept_in_its_own_row() -> None:
    row = {"id": 1, "new": 1, "stats": {"new": 2}, "thumb": 3}
    encoded = encode_listing("label_releases", page("releases", {"id": 9}, row))
    assert [found["extra"] for found in entries("label_releases", encoded)] == [
        None,
        {"/new": 1, "/stats/new": 2, "/thumb": 3},
    ]
    assert encoded.drift == [
        Drift("/releases/1/new", UNKNOWN_FIELD, 1),
        Drift("/releases/1/stats/new", UNKNOWN_FIELD, 2),
        Drift("/releases/1/thumb", UNEXPECTED_VALUE, 3),
    ]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"pagination": {}},
        {"pagination": {}, "releases": {}},
        {"pagination": {"pages": True, "items": -1}, "releases": None},
    ],
)
def test_page_with_neither_entries_nor_counts_is_unusable(document: Document) -> None:
    with pytest.raises(UnusableDocument, match="label_releases"):
        encode_listing("label_releases", document)


@pytest.mark.parametrize("kind", LISTINGS)
def test_what_a_page_says_of_its_listing_is_laid_out_once(kind: str) -> None:
    listing: Any = LISTINGS[kind]
    assert listing.head is listing.head, "a layout is prepared once and kept: a new one for each page would pile up"
