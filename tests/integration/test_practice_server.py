"""The Discogs to practise on, asked over real sockets: documents, ratings, listings, search, access."""

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from discogs_sync.serve.access import Credentials
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.folder import Folder
from discogs_sync.serve.ratewindow import UNLIMITED
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.source import Rows
from tests.asking import WITH_TOKEN, ask

RATING = "/releases/249504/rating/tove"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.generate()


@pytest.mark.parametrize(("kind", "id"), [("release", 249504), ("master", 1000), ("artist", 108713), ("label", 1)])
def test_a_document_is_served_as_it_stands(discogs: Served[Catalogue], kind: Any, id: int) -> None:
    reply = ask(discogs.url, f"/{kind}s/{id}")
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json"
    assert reply.json == discogs.catalogue.get(kind, id)
    assert not {"etag", "last-modified", "content-encoding"} & set(reply.headers)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/releases/2", "Release not found."),
        ("/releases/2/stats", "Release not found."),
        ("/masters/2/versions", "Master Release not found."),
        ("/artists/2/releases", "Artist not found."),
        ("/labels/2", "Label not found."),
        ("/labels/one", "The requested resource was not found."),
    ],
)
def test_what_there_is_not_answers_404(discogs: Served[Catalogue], path: str, message: str) -> None:
    reply = ask(discogs.url, path)
    assert (reply.status, reply.json) == (404, {"message": message})


def test_changes_show_at_once(discogs: Served[Catalogue]) -> None:
    release = ask(discogs.url, "/releases/249504").json
    discogs.catalogue.put("release", release | {"title": "Renamed"})
    discogs.catalogue.delete("label", 1)
    assert ask(discogs.url, "/releases/249504").json["title"] == "Renamed"
    assert ask(discogs.url, "/labels/1").status == 404
    assert ask(discogs.url, "/labels/1/releases").status == 404


def test_the_currency_counts_with_credentials_only(discogs: Served[Catalogue]) -> None:
    discogs.catalogue.put("release", discogs.catalogue.release(249504) | {"lowest_price": 10.0})
    assert ask(discogs.url, "/releases/249504", curr_abbr="JPY").json["lowest_price"] == 10.0
    assert ask(discogs.url, "/releases/249504", headers=WITH_TOKEN, curr_abbr="JPY").json["lowest_price"] == 1500.0
    assert ask(discogs.url, "/releases/249504", curr_abbr="DEM").status == 422


def test_stats_and_community_rating_agree_with_the_release(discogs: Served[Catalogue]) -> None:
    community = ask(discogs.url, "/releases/249504").json["community"]
    assert ask(discogs.url, "/releases/249504/stats").json == {
        "num_have": community["have"],
        "num_want": community["want"],
    }
    assert ask(discogs.url, "/releases/249504/rating").json == {"release_id": 249504, "rating": community["rating"]}


def test_a_release_without_community_has_neither_stats_nor_ratings(discogs: Served[Catalogue]) -> None:
    discogs.catalogue.put("release", {"id": 5, "title": "Old shape"})
    assert ask(discogs.url, "/releases/5/stats").json == {"is_offensive": False}
    assert ask(discogs.url, "/releases/5/rating").json == {"release_id": 5, "rating": {"count": 0, "average": 0}}


def test_gzip_only_when_asked_for(discogs: Served[Catalogue]) -> None:
    reply = ask(discogs.url, "/releases/249504", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(reply.body)) == discogs.catalogue.release(249504)


def test_other_methods_are_refused(discogs: Served[Catalogue]) -> None:
    reply = ask(discogs.url, "/masters/1000", "PUT")
    assert (reply.status, reply.json) == (405, {"message": "Method PUT is not allowed for this resource."})


@pytest.mark.parametrize("sent", ["json", "form", "query"])
def test_a_rating_is_kept_and_taken_away(discogs: Served[Catalogue], sent: str) -> None:
    body = {"json": '{"rating": 4}', "form": "rating=4", "query": None}[sent]
    query = {"rating": 4} if sent == "query" else {}
    kept = {"username": "tove", "release_id": 249504, "rating": 4}
    assert ask(discogs.url, RATING, "PUT", WITH_TOKEN, body, **query).json == kept
    assert ask(discogs.url, RATING).json == kept
    assert ask(discogs.url, RATING, "DELETE", WITH_TOKEN).status == 204
    assert ask(discogs.url, RATING).json == kept | {"rating": 0}


def test_writing_needs_credentials(discogs: Served[Catalogue]) -> None:
    assert ask(discogs.url, RATING, "PUT", body='{"rating": 4}').status == 401
    assert ask(discogs.url, RATING, "DELETE").status == 401


@pytest.mark.parametrize("body", ['{"rating": 6}', '{"rating": 0}', '{"rating": "good"}', "{", ""])
def test_ratings_are_one_to_five(discogs: Served[Catalogue], body: str) -> None:
    assert ask(discogs.url, RATING, "PUT", WITH_TOKEN, body).status == 422


def test_pages_hold_every_row_once(discogs: Served[Catalogue]) -> None:
    expected, rows = discogs.catalogue.rows("label-releases", 1), []
    pages = [ask(discogs.url, "/labels/1/releases", page=page, per_page=100).json for page in (1, 2)]
    for page in pages:
        rows += page["releases"]
    assert rows == expected
    assert pages[0]["pagination"] == {
        "page": 1,
        "pages": 2,
        "per_page": 100,
        "items": len(expected),
        "urls": {
            "last": "https://api.discogs.com/labels/1/releases?page=2&per_page=100",
            "next": "https://api.discogs.com/labels/1/releases?page=2&per_page=100",
        },
    }
    assert set(pages[1]["pagination"]["urls"]) == {"first", "prev"}


def test_links_echo_the_query_with_its_credentials(discogs: Served[Catalogue]) -> None:
    reply = ask(discogs.url, "/artists/108713/releases", token="practice", sort="year", per_page=20)
    query = dict(parse_qsl(urlsplit(reply.json["pagination"]["urls"]["next"]).query))
    assert query == {"token": "practice", "sort": "year", "page": "2", "per_page": "20"}


def test_per_page_is_clamped_silently(discogs: Served[Catalogue]) -> None:
    assert ask(discogs.url, "/labels/1/releases", per_page=500).json["pagination"]["per_page"] == 100
    assert ask(discogs.url, "/labels/1/releases").json["pagination"]["per_page"] == 50


def test_a_page_past_the_end_answers_404(discogs: Served[Catalogue]) -> None:
    reply = ask(discogs.url, "/labels/1/releases", page=9, per_page=100)
    assert (reply.status, reply.json) == (404, {"message": "Page 9 is outside of valid range (1 - 2)."})


def test_parameters_out_of_their_domain_answer_422(discogs: Served[Catalogue]) -> None:
    assert ask(discogs.url, "/labels/1/releases", page="two").status == 422
    assert ask(discogs.url, "/artists/108713/releases", sort="colour").status == 422
    assert ask(discogs.url, "/artists/108713/releases", sort_order="up").status == 422


def test_artist_releases_are_sorted(discogs: Served[Catalogue]) -> None:
    def years(**query: Any) -> list[int]:
        rows = ask(discogs.url, "/artists/108713/releases", per_page=100, **query).json["releases"]
        return [row.get("year", 0) for row in rows]

    assert years() != sorted(years())
    assert years(sort="year") == sorted(years(sort="year"))
    assert years(sort="year", sort_order="desc") == sorted(years(sort="year", sort_order="desc"), reverse=True)


def test_versions_are_filtered_and_counted_by_facet(discogs: Served[Catalogue]) -> None:
    every = ask(discogs.url, "/masters/1000/versions").json
    vinyl = ask(discogs.url, "/masters/1000/versions", format="Vinyl", sort="country").json
    assert 0 < vinyl["pagination"]["items"] < every["pagination"]["items"]
    assert all("Vinyl" in row["major_formats"] for row in vinyl["versions"])
    assert every["filters"]["available"]["format"]["Vinyl"] == vinyl["pagination"]["items"]
    assert [facet["id"] for facet in every["filter_facets"]] == ["format", "label", "country", "released"]
    assert [row["country"] for row in vinyl["versions"]] == sorted(row["country"] for row in vinyl["versions"])


def test_an_edited_listing_is_served_as_it_was_edited(discogs: Served[Catalogue]) -> None:
    rows = discogs.catalogue.rows("artist-releases", 108713)
    discogs.catalogue.put_rows("artist-releases", 108713, [{"id": 77, "type": "release"}, *rows])
    body = ask(discogs.url, "/artists/108713/releases").json
    assert body["releases"][0] == {"id": 77, "type": "release"}
    assert body["pagination"]["items"] == len(rows) + 1


def search(discogs: Served[Catalogue], **query: Any) -> Any:
    return ask(discogs.url, "/database/search", headers=WITH_TOKEN, per_page=100, **query).json


def test_search_needs_credentials(discogs: Served[Catalogue]) -> None:
    assert ask(discogs.url, "/database/search", q="copper").status == 401


def test_search_has_rows_of_every_kind_in_their_shapes(discogs: Served[Catalogue]) -> None:
    for kind in ("artist", "label", "master", "release"):
        row = search(discogs, type=kind)["results"][0]
        assert row["type"] == kind
        assert {"id", "title", "uri", "thumb", "cover_image", "resource_url", "user_data"} <= set(row)
    release = search(discogs, type="release")["results"][0]
    assert {"country", "year", "format", "formats", "format_quantity", "barcode", "master_id"} <= set(release)
    assert isinstance(release["year"], str)


def test_every_search_parameter_finds_the_release_that_has_it(discogs: Served[Catalogue]) -> None:
    release = next(
        document
        for document in map(discogs.catalogue.release, discogs.catalogue.ids("release"))
        if document["extraartists"] and document["identifiers"] and document["styles"] and document.get("country")
    )
    wanted = {
        "q": release["title"],
        "title": release["title"].upper(),
        "release_title": release["title"].lower(),
        "credit": release["extraartists"][0]["name"],
        "artist": release["artists"][0]["name"],
        "label": release["labels"][0]["name"],
        "genre": release["genres"][0],
        "style": release["styles"][0],
        "country": release["country"],
        "year": release["year"],
        "format": release["formats"][0]["name"],
        "catno": release["labels"][0]["catno"],
        "barcode": release["identifiers"][0]["value"],
        "track": release["tracklist"][0]["title"],
        "submitter": release["community"]["submitter"]["username"],
        "contributor": release["community"]["contributors"][-1]["username"],
    }
    for name, value in wanted.items():
        query = {name: value, "artist": release["artists"][0]["name"], "release_title": release["title"]}
        assert release["id"] in {row["id"] for row in search(discogs, **query)["results"]}, name
        assert search(discogs, **{name: f"{value} and no such thing"})["results"] == [], name


def test_search_parameters_narrow_each_other(discogs: Served[Catalogue]) -> None:
    items = [
        search(discogs, **query)["pagination"]["items"]
        for query in (
            {"type": "release"},
            {"type": "release", "country": "Japan"},
            {"country": "Japan", "q": "the"},
        )
    ]
    assert items[0] == 300
    assert items[0] > items[1] > items[2] > 0


def test_search_finds_a_name_variation(discogs: Served[Catalogue]) -> None:
    found = search(discogs, anv="meridian", type="release")["results"]
    anvs = {discogs.catalogue.release(row["id"])["artists"][0]["anv"] for row in found}
    assert anvs
    assert all("meridian" in anv.lower() for anv in anvs)


def test_search_reaches_ten_thousand_results_and_counts_all() -> None:
    row = {"type": "release", "id": 1}

    class Endless(Catalogue):
        async def search(self, query: Any, start: int, stop: int) -> Any:
            return Rows(24_435, [row] * (min(stop, 24_435) - start))

    with serve(Endless.generate(10), limits=UNLIMITED) as discogs:
        first = ask(discogs.url, "/database/search", headers=WITH_TOKEN, q="a", per_page=15).json["pagination"]
        assert (first["pages"], first["items"]) == (666, 24_435)
        assert ask(discogs.url, "/database/search", headers=WITH_TOKEN, page=666, per_page=15).status == 200
        assert ask(discogs.url, "/database/search", headers=WITH_TOKEN, page=667, per_page=15).status == 404


@pytest.mark.parametrize(
    "authorization",
    ["Discogs token=practise", "Discogs key=abc, secret=wrong", "Discogs key=no, secret=xyz", "Bearer practice"],
)
def test_wrong_credentials_answer_401(authorization: str) -> None:
    with serve(Catalogue.generate(10), credentials=Credentials(consumers={"abc": "xyz"})) as discogs:
        reply = ask(discogs.url, "/releases/249504", headers={"Authorization": authorization})
        assert reply.status == 401
        assert reply.json["message"].startswith("Invalid consumer token.")
        right = {"Authorization": "Discogs key=abc, secret=xyz"}
        assert ask(discogs.url, "/database/search", headers=right).status == 200


def test_no_user_agent_answers_403_with_a_page(discogs: Served[Catalogue]) -> None:
    reply = ask(discogs.url, "/releases/249504", headers={"User-Agent": ""})
    assert reply.status == 403
    assert reply.headers["content-type"].startswith("text/html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bodies = {
        "release/1-aaa.json": {"id": 1, "title": "First"},
        "release/1-bbb.json": {"id": 1, "title": "Second"},
        "artist/9-aaa.json": {"id": 9, "name": "Nine"},
        "label/3-aaa.json": {"id": 3, "name": "Three"},
        "label-releases/3-aaa.json": {"pagination": {"items": 999}, "releases": [{"id": n} for n in range(7)]},
        "versions/x-ccc.json": {"pagination": {}, "versions": [{"id": 1}]},
        "search/x-ddd.json": {"pagination": {}, "results": [{"id": 1, "type": "release"}]},
    }
    for name, body in bodies.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(body, indent=1))
    return tmp_path


def test_a_folder_is_served_byte_for_byte(folder: Path) -> None:
    with serve(Folder(folder), limits=UNLIMITED) as discogs:
        assert ask(discogs.url, "/releases/1").body == (folder / "release/1-aaa.json").read_bytes()
        assert ask(discogs.url, "/releases/2").status == 404


def test_another_body_of_a_folder_may_be_chosen(folder: Path) -> None:
    with serve(Folder(folder, choose={"release/1": "release/1-bbb.json"}), limits=UNLIMITED) as discogs:
        assert ask(discogs.url, "/releases/1").json["title"] == "Second"


def test_listings_of_a_folder_are_paged_from_the_rows_that_there_are(folder: Path) -> None:
    with serve(Folder(folder, search="search/x-ddd.json"), limits=UNLIMITED) as discogs:
        body = ask(discogs.url, "/labels/3/releases", page=2, per_page=5).json
        assert body["releases"] == [{"id": 5}, {"id": 6}]
        assert (body["pagination"]["items"], body["pagination"]["pages"]) == (7, 2)
        assert ask(discogs.url, "/artists/9/releases").json["releases"] == [], "an artist without a listing"
        assert ask(discogs.url, "/masters/9/versions").status == 404
        found = ask(discogs.url, "/database/search", headers=WITH_TOKEN, q="anything").json
        assert found["results"] == [{"id": 1, "type": "release"}]
