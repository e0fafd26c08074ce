"""Every read endpoint of the API documentation, as a path and parameters."""

import pytest

from discogs_sync.api.endpoints import ENDPOINTS, address
from discogs_sync.errors import UsageError
from discogs_sync.settings import CURRENCIES


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("artist", "/artists/108713"),
        ("label", "/labels/108713"),
        ("master", "/masters/108713"),
        ("release", "/releases/108713"),
        ("release_rating", "/releases/108713/rating"),
        ("release_stats", "/releases/108713/stats"),
    ],
)
def test_a_document_is_addressed_by_its_id_alone(kind: str, path: str) -> None:
    assert address(kind, 108713) == (path, {})


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("artist_releases", "/artists/1/releases"),
        ("label_releases", "/labels/1/releases"),
        ("master_versions", "/masters/1/versions"),
    ],
)
def test_a_listing_is_asked_for_a_hundred_rows_a_page(kind: str, path: str) -> None:
    assert address(kind, 1) == (path, {"per_page": "100"})
    assert address(kind, 1, {"page": 3}) == (path, {"page": "3", "per_page": "100"})


def test_a_search_takes_every_parameter_of_the_documentation() -> None:
    names = [
        *("q", "title", "release_title", "credit", "artist", "anv", "label", "genre", "style", "country", "year"),
        *("format", "catno", "barcode", "track", "submitter", "contributor"),
    ]
    query = dict.fromkeys(names, "ノイズ") | {"type": "release", "page": "2"}
    assert address("search", query=query) == ("/database/search", query | {"per_page": "100"})


def test_versions_take_filters_and_an_order() -> None:
    query = {"format": "Vinyl", "label": "R & S Records", "released": "1993", "country": "UK", "sort": "catno"}
    query |= {"sort_order": "desc"}
    assert address("master_versions", 1000, query) == ("/masters/1000/versions", query | {"per_page": "100"})


@pytest.mark.parametrize("currency", CURRENCIES)
def test_a_release_takes_each_documented_currency(currency: str) -> None:
    assert address("release", 1, {"curr_abbr": currency}) == ("/releases/1", {"curr_abbr": currency})


def test_the_user_of_a_rating_stands_in_the_path_and_cannot_leave_it() -> None:
    path, params = address("release_user_rating", 249504, {"username": "a/../b?c=d#é"})
    assert path == "/releases/249504/rating/a%2F..%2Fb%3Fc%3Dd%23%C3%A9"
    assert params == {}


@pytest.mark.parametrize(
    ("kind", "number", "query", "said"),
    [
        ("user", 1, {}, "There is no kind 'user'. The kinds are: artist, label"),
        ("artist", 0, {}, "The parameter 'id' for artist must be a whole number of at least 1, not '0'"),
        ("artist", -5, {}, "The parameter 'id' for artist"),
        ("search", 1, {}, "There is no parameter 'id' for search"),
        ("artist", None, {}, "The parameter 'id' for artist"),
        ("release", 1, {"curr_abbr": "usd"}, "'curr_abbr' for release must be one of USD, GBP"),
        ("release", 1, {"page": 2}, "There is no parameter 'page' for release. The parameters are: curr_abbr."),
        ("artist", 1, {"sort": "year"}, "There is no parameter 'sort' for artist. It takes none."),
        ("artist_releases", 1, {"sort": "label"}, "'sort' for artist_releases must be one of year, title, format"),
        ("artist_releases", 1, {"sort_order": "up"}, "must be one of asc, desc, not 'up'"),
        ("label_releases", 1, {"page": 0}, "'page' for label_releases must be a whole number of at least 1, not '0'"),
        ("label_releases", 1, {"page": "１"}, "must be a whole number"),
        ("label_releases", 1, {"per_page": 50}, "There is no parameter 'per_page' for label_releases. It takes none."),
        ("master_versions", 1, {"x": 1}, "are: format, label, released, country, sort, sort_order."),
        ("search", None, {"type": "user"}, "'type' for search must be one of release, master, artist, label"),
        ("search", None, {"genre": "  "}, "'genre' for search must be text that is not empty"),
        ("search", None, {"genre": "\udcff"}, "'genre' for search must be text"),
        ("release_user_rating", 1, {"username": ".."}, "'username' for release_user_rating must be a name"),
        ("release_user_rating", 1, {}, "'username' for release_user_rating must be a name, not ''"),
    ],
)
def test_a_request_that_discogs_would_not_understand_is_refused_with_its_reason(
    kind: str, number: int | None, query: dict[str, str | int], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        address(kind, number, query)
    assert said in str(caught.value)


def test_every_kind_can_be_addressed() -> None:
    for kind, endpoint in ENDPOINTS.items():
        given = {"username": "memory"} if "username" in endpoint.names_in_path else {}
        path, _ = address(kind, 1 if "id" in endpoint.names_in_path else None, given)
        assert path.startswith("/")
        assert "{" not in path
