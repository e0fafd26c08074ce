"""The Discogs to practise on, asked over real sockets: endpoints, pages, rate limit, faults, log."""

import gzip
import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.access import Credentials
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.folder import Folder
from discogs_sync.serve.ratewindow import UNLIMITED, Limits, Window
from discogs_sync.serve.sample import Catalogue

WITH_TOKEN = {"Authorization": "Discogs token=practice"}


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    served: Served[Any],
    path: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: str | None = None,
    **query: object,
) -> Reply:
    """Send one request over a connection of its own."""
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=10)
    try:
        target = f"{path}?{urlencode(query)}" if query else path
        connection.request(method, target, body, {"User-Agent": "practice-test/1.0"} | (headers or {}))
        response = connection.getresponse()
        return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Served[Catalogue]]:
    with serve(Catalogue.generate(), limits=UNLIMITED) as served:
        yield served


@pytest.fixture
def discogs(server: Served[Catalogue]) -> Iterator[Served[Catalogue]]:
    """A server without rate limit; changes, faults and log are undone after each test."""
    yield server
    server.catalogue.restore()
    server.faults.clear()
    server.requests.clear()


class TestDocuments:
    @pytest.mark.parametrize(("kind", "id"), [("release", 249504), ("master", 1000), ("artist", 108713), ("label", 1)])
    def test_a_document_is_served_as_it_stands(self, discogs: Served[Catalogue], kind: Any, id: int) -> None:
        reply = ask(discogs, f"/{kind}s/{id}")
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
    def test_what_there_is_not_answers_404(self, discogs: Served[Catalogue], path: str, message: str) -> None:
        reply = ask(discogs, path)
        assert (reply.status, reply.json) == (404, {"message": message})

    def test_changes_show_at_once(self, discogs: Served[Catalogue]) -> None:
        release = ask(discogs, "/releases/249504").json
        discogs.catalogue.put("release", release | {"title": "Renamed"})
        discogs.catalogue.delete("label", 1)
        assert ask(discogs, "/releases/249504").json["title"] == "Renamed"
        assert ask(discogs, "/labels/1").status == 404
        assert ask(discogs, "/labels/1/releases").status == 404

    def test_the_currency_counts_with_credentials_only(self, discogs: Served[Catalogue]) -> None:
        discogs.catalogue.put("release", discogs.catalogue.release(249504) | {"lowest_price": 10.0})
        assert ask(discogs, "/releases/249504", curr_abbr="JPY").json["lowest_price"] == 10.0
        assert ask(discogs, "/releases/249504", headers=WITH_TOKEN, curr_abbr="JPY").json["lowest_price"] == 1500.0
        assert ask(discogs, "/releases/249504", curr_abbr="DEM").status == 422

    def test_stats_and_community_rating_agree_with_the_release(self, discogs: Served[Catalogue]) -> None:
        community = ask(discogs, "/releases/249504").json["community"]
        assert ask(discogs, "/releases/249504/stats").json == {
            "num_have": community["have"],
            "num_want": community["want"],
        }
        assert ask(discogs, "/releases/249504/rating").json == {"release_id": 249504, "rating": community["rating"]}

    def test_gzip_only_when_asked_for(self, discogs: Served[Catalogue]) -> None:
        reply = ask(discogs, "/releases/249504", headers={"Accept-Encoding": "gzip"})
        assert reply.headers["content-encoding"] == "gzip"
        assert json.loads(gzip.decompress(reply.body)) == discogs.catalogue.release(249504)

    def test_other_methods_are_refused(self, discogs: Served[Catalogue]) -> None:
        reply = ask(discogs, "/masters/1000", "PUT")
        assert (reply.status, reply.json) == (405, {"message": "Method PUT is not allowed for this resource."})


class TestRatings:
    PATH = "/releases/249504/rating/tove"

    @pytest.mark.parametrize("sent", ["json", "form", "query"])
    def test_a_rating_is_kept_and_taken_away(self, discogs: Served[Catalogue], sent: str) -> None:
        body = {"json": '{"rating": 4}', "form": "rating=4", "query": None}[sent]
        query = {"rating": 4} if sent == "query" else {}
        kept = {"username": "tove", "release_id": 249504, "rating": 4}
        assert ask(discogs, self.PATH, "PUT", WITH_TOKEN, body, **query).json == kept
        assert ask(discogs, self.PATH).json == kept
        assert ask(discogs, self.PATH, "DELETE", WITH_TOKEN).status == 204
        assert ask(discogs, self.PATH).json == kept | {"rating": 0}

    def test_writing_needs_credentials(self, discogs: Served[Catalogue]) -> None:
        assert ask(discogs, self.PATH, "PUT", body='{"rating": 4}').status == 401
        assert ask(discogs, self.PATH, "DELETE").status == 401

    @pytest.mark.parametrize("body", ['{"rating": 6}', '{"rating": 0}', '{"rating": "good"}', "{", ""])
    def test_ratings_are_one_to_five(self, discogs: Served[Catalogue], body: str) -> None:
        assert ask(discogs, self.PATH, "PUT", WITH_TOKEN, body).status == 422


class TestListings:
    def test_pages_hold_every_row_once(self, discogs: Served[Catalogue]) -> None:
        expected, rows = discogs.catalogue.rows("label-releases", 1), []
        pages = [ask(discogs, "/labels/1/releases", page=page, per_page=100).json for page in (1, 2)]
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

    def test_links_echo_the_query_with_its_credentials(self, discogs: Served[Catalogue]) -> None:
        reply = ask(discogs, "/artists/108713/releases", token="practice", sort="year", per_page=20)
        query = dict(parse_qsl(urlsplit(reply.json["pagination"]["urls"]["next"]).query))
        assert query == {"token": "practice", "sort": "year", "page": "2", "per_page": "20"}

    def test_per_page_is_clamped_silently(self, discogs: Served[Catalogue]) -> None:
        assert ask(discogs, "/labels/1/releases", per_page=500).json["pagination"]["per_page"] == 100
        assert ask(discogs, "/labels/1/releases").json["pagination"]["per_page"] == 50

    def test_a_page_past_the_end_answers_404(self, discogs: Served[Catalogue]) -> None:
        reply = ask(discogs, "/labels/1/releases", page=9, per_page=100)
        assert (reply.status, reply.json) == (404, {"message": "Page 9 is outside of valid range (1 - 2)."})

    def test_parameters_out_of_their_domain_answer_422(self, discogs: Served[Catalogue]) -> None:
        assert ask(discogs, "/labels/1/releases", page="two").status == 422
        assert ask(discogs, "/artists/108713/releases", sort="colour").status == 422
        assert ask(discogs, "/artists/108713/releases", sort_order="up").status == 422

    def test_artist_releases_are_sorted(self, discogs: Served[Catalogue]) -> None:
        def years(**query: str) -> list[int]:
            rows = ask(discogs, "/artists/108713/releases", per_page=100, **query).json["releases"]
            return [row.get("year", 0) for row in rows]

        assert years() != sorted(years())
        assert years(sort="year") == sorted(years(sort="year"))
        assert years(sort="year", sort_order="desc") == sorted(years(sort="year", sort_order="desc"), reverse=True)

    def test_versions_are_filtered_and_counted_by_facet(self, discogs: Served[Catalogue]) -> None:
        every = ask(discogs, "/masters/1000/versions").json
        vinyl = ask(discogs, "/masters/1000/versions", format="Vinyl", sort="country").json
        assert 0 < vinyl["pagination"]["items"] < every["pagination"]["items"]
        assert all("Vinyl" in row["major_formats"] for row in vinyl["versions"])
        assert every["filters"]["available"]["format"]["Vinyl"] == vinyl["pagination"]["items"]
        assert [facet["id"] for facet in every["filter_facets"]] == ["format", "label", "country", "released"]
        assert [row["country"] for row in vinyl["versions"]] == sorted(row["country"] for row in vinyl["versions"])

    def test_an_edited_listing_is_served_as_it_was_edited(self, discogs: Served[Catalogue]) -> None:
        rows = discogs.catalogue.rows("artist-releases", 108713)
        discogs.catalogue.put_rows("artist-releases", 108713, [{"id": 77, "type": "release"}, *rows])
        body = ask(discogs, "/artists/108713/releases").json
        assert body["releases"][0] == {"id": 77, "type": "release"}
        assert body["pagination"]["items"] == len(rows) + 1


class TestSearch:
    def search(self, discogs: Served[Catalogue], **query: object) -> Any:
        return ask(discogs, "/database/search", headers=WITH_TOKEN, per_page=100, **query).json

    def test_it_needs_credentials(self, discogs: Served[Catalogue]) -> None:
        assert ask(discogs, "/database/search", q="copper").status == 401

    def test_every_kind_has_rows_of_its_shape(self, discogs: Served[Catalogue]) -> None:
        for kind in ("artist", "label", "master", "release"):
            row = self.search(discogs, type=kind)["results"][0]
            assert row["type"] == kind
            assert {"id", "title", "uri", "thumb", "cover_image", "resource_url", "user_data"} <= set(row)
        release = self.search(discogs, type="release")["results"][0]
        assert {"country", "year", "format", "formats", "format_quantity", "barcode", "master_id"} <= set(release)
        assert isinstance(release["year"], str)

    def test_every_parameter_finds_the_release_that_has_it(self, discogs: Served[Catalogue]) -> None:
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
            assert release["id"] in {row["id"] for row in self.search(discogs, **query)["results"]}, name
            assert self.search(discogs, **{name: f"{value} and no such thing"})["results"] == [], name

    def test_parameters_narrow_each_other(self, discogs: Served[Catalogue]) -> None:
        items = [
            self.search(discogs, **query)["pagination"]["items"]
            for query in (
                {"type": "release"},
                {"type": "release", "country": "Japan"},
                {"country": "Japan", "q": "the"},
            )
        ]
        assert items[0] == 300
        assert items[0] > items[1] > items[2] > 0

    def test_a_name_variation_is_found(self, discogs: Served[Catalogue]) -> None:
        found = self.search(discogs, anv="meridian", type="release")["results"]
        anvs = {discogs.catalogue.release(row["id"])["artists"][0]["anv"] for row in found}
        assert anvs
        assert all("meridian" in anv.lower() for anv in anvs)

    def test_ten_thousand_results_are_reached_and_all_are_counted(self) -> None:
        row = {"type": "release", "id": 1}

        class Endless(Catalogue):
            async def search(self, query: Any, start: int, stop: int) -> Any:
                from discogs_sync.serve.source import Rows

                return Rows(24_435, [row] * (min(stop, 24_435) - start))

        with serve(Endless.generate(10), limits=UNLIMITED) as discogs:
            first = ask(discogs, "/database/search", headers=WITH_TOKEN, q="a", per_page=15).json["pagination"]
            assert (first["pages"], first["items"]) == (666, 24_435)
            assert ask(discogs, "/database/search", headers=WITH_TOKEN, page=666, per_page=15).status == 200
            assert ask(discogs, "/database/search", headers=WITH_TOKEN, page=667, per_page=15).status == 404


class TestAccess:
    @pytest.mark.parametrize(
        "authorization",
        ["Discogs token=practise", "Discogs key=abc, secret=wrong", "Discogs key=no, secret=xyz", "Bearer practice"],
    )
    def test_wrong_credentials_answer_401(self, authorization: str) -> None:
        with serve(Catalogue.generate(10), credentials=Credentials(consumers={"abc": "xyz"})) as discogs:
            reply = ask(discogs, "/releases/249504", headers={"Authorization": authorization})
            assert reply.status == 401
            assert reply.json["message"].startswith("Invalid consumer token.")
            right = {"Authorization": "Discogs key=abc, secret=xyz"}
            assert ask(discogs, "/database/search", headers=right).status == 200

    def test_no_user_agent_answers_403_with_a_page(self, discogs: Served[Catalogue]) -> None:
        reply = ask(discogs, "/releases/249504", headers={"User-Agent": ""})
        assert reply.status == 403
        assert reply.headers["content-type"].startswith("text/html")


class TestRateLimit:
    def test_the_window_moves(self) -> None:
        now = 100.0
        window = Window(limit=2, seconds=60, clock=lambda: now)
        assert [window.admit() for _ in range(3)] == [True, True, False]
        now = 159.0
        assert not window.admit(), "refused requests count too"
        now = 220.0
        assert window.used == 0
        assert window.admit()

    def test_headers_lag_by_one_and_stand_on_every_reply(self) -> None:
        with serve(Catalogue.generate(10), limits=Limits(authenticated=3, anonymous=2)) as discogs:
            paths = ["/releases/249504", "/releases/2", "/labels/1", "/labels/1"]
            replies = [ask(discogs, path, headers=WITH_TOKEN) for path in paths]
            assert [reply.status for reply in replies] == [200, 404, 200, 429]
            assert {reply.headers["x-discogs-ratelimit"] for reply in replies} == {"3"}
            assert [reply.headers["x-discogs-ratelimit-used"] for reply in replies] == ["0", "1", "2", "3"]
            assert [reply.headers["x-discogs-ratelimit-remaining"] for reply in replies] == ["3", "2", "1", "0"]
            assert replies[3].json == {"message": "You are making requests too quickly."}
            assert "retry-after" not in replies[3].headers
            assert ask(discogs, "/labels/1").headers["x-discogs-ratelimit"] == "2", "anonymous has its own window"

    def test_after_the_window_requests_are_let_through_again(self) -> None:
        with serve(Catalogue.generate(10), limits=Limits(anonymous=1, seconds=0.3)) as discogs:
            assert [ask(discogs, "/labels/1").status for _ in range(2)] == [200, 429]
            time.sleep(0.4)
            assert ask(discogs, "/labels/1").status == 200


class TestFaults:
    @pytest.mark.parametrize("code", [429, 500, 502, 503, 504, 520, 522])
    def test_errors_befall_the_next_requests(self, discogs: Served[Catalogue], code: int) -> None:
        discogs.faults.add(faults.status(code, message="Not now.", retry_after=2), times=2)
        replies = [ask(discogs, "/labels/1") for _ in range(3)]
        assert [reply.status for reply in replies] == [code, code, 200]
        assert replies[0].json == {"message": "Not now."}
        assert replies[0].headers["retry-after"] == "2"

    def test_errors_may_be_pages(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.status(502, html=True))
        discogs.faults.add(faults.html())
        replies = [ask(discogs, "/labels/1") for _ in range(2)]
        assert [reply.status for reply in replies] == [502, 200]
        assert all(reply.headers["content-type"].startswith("text/html") for reply in replies)

    def test_a_fault_keeps_to_its_path_and_its_turn(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.status(503), path="/labels", times=None, every=3)
        assert {ask(discogs, "/masters/1000").status for _ in range(4)} == {200}
        assert [ask(discogs, "/labels/1").status for _ in range(6)] == [200, 200, 503, 200, 200, 503]

    def test_a_body_that_is_not_json(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.not_json())
        reply = ask(discogs, "/labels/1")
        assert reply.status == 200
        with pytest.raises(json.JSONDecodeError):
            json.loads(reply.body)

    def test_a_reset_connection_is_really_reset(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.reset())
        with connect(discogs) as connection:
            connection.sendall(b"GET /labels/1 HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
            with pytest.raises(ConnectionResetError):
                connection.recv(1)
        assert ask(discogs, "/labels/1").status == 200

    def test_a_cut_body_is_shorter_than_promised(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.cut())
        with connect(discogs) as connection:
            connection.sendall(b"GET /labels/1 HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        promised = int(dict(line.split(b": ") for line in head.lower().split(b"\r\n")[1:])[b"content-length"])
        assert 0 < len(body) < promised

    def test_a_hanging_request_is_closed_without_reply(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.hang(0.2))
        with pytest.raises(http.client.RemoteDisconnected):
            ask(discogs, "/labels/1")

    def test_latency_delays_every_reply(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.latency = 0.2
        started = time.monotonic()
        assert ask(discogs, "/labels/1").status == 200
        assert time.monotonic() - started >= 0.2


def connect(served: Served[Any]) -> socket.socket:
    parts = urlsplit(served.url)
    return socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=10)


class TestLog:
    def test_it_tells_what_was_asked_and_answered(self, discogs: Served[Catalogue]) -> None:
        discogs.faults.add(faults.reset(), path="/masters")
        for path in ("/labels/1?per_page=3", "/labels/2", "/labels/1?per_page=3"):
            ask(discogs, path)
        with pytest.raises(ConnectionResetError):
            ask(discogs, "/masters/1000")
        asked = [(each.method, each.path, each.status) for each in discogs.requests.asked]
        assert asked == [
            ("GET", "/labels/1?per_page=3", 200),
            ("GET", "/labels/2", 404),
            ("GET", "/labels/1?per_page=3", 200),
            ("GET", "/masters/1000", None),
        ]
        assert discogs.requests.repeated() == {"/labels/1?per_page=3": 2}
        assert (discogs.requests.answered(200), discogs.requests.answered(429)) == (2, 0)
        arrivals = [each.arrived for each in discogs.requests.asked]
        assert arrivals == sorted(arrivals)

    def test_it_is_bounded_and_its_counts_are_not(self) -> None:
        with serve(Catalogue.generate(10), limits=UNLIMITED, remembered_requests=2) as discogs:
            for _ in range(5):
                ask(discogs, "/labels/1")
            assert len(discogs.requests.asked) == 2
            assert len(discogs.requests) == discogs.requests.answered(200) == 5


class TestFolder:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
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

    def test_bodies_are_served_byte_for_byte(self, folder: Path) -> None:
        with serve(Folder(folder), limits=UNLIMITED) as discogs:
            assert ask(discogs, "/releases/1").body == (folder / "release/1-aaa.json").read_bytes()
            assert ask(discogs, "/releases/2").status == 404

    def test_another_body_may_be_chosen(self, folder: Path) -> None:
        with serve(Folder(folder, choose={"release/1": "release/1-bbb.json"}), limits=UNLIMITED) as discogs:
            assert ask(discogs, "/releases/1").json["title"] == "Second"

    def test_listings_are_paged_from_the_rows_that_there_are(self, folder: Path) -> None:
        with serve(Folder(folder, search="search/x-ddd.json"), limits=UNLIMITED) as discogs:
            body = ask(discogs, "/labels/3/releases", page=2, per_page=5).json
            assert body["releases"] == [{"id": 5}, {"id": 6}]
            assert (body["pagination"]["items"], body["pagination"]["pages"]) == (7, 2)
            assert ask(discogs, "/artists/9/releases").json["releases"] == [], "an artist without a listing"
            assert ask(discogs, "/masters/9/versions").status == 404
            found = ask(discogs, "/database/search", headers=WITH_TOKEN, q="anything").json
            assert found["results"] == [{"id": 1, "type": "release"}]


class TestServer:
    def test_it_stops_quickly_with_connections_open_and_requests_hanging(self) -> None:
        with serve(Catalogue.generate(10), limits=UNLIMITED) as discogs:
            discogs.faults.add(faults.hang(3600), path="/labels")
            idle, hanging = connect(discogs), connect(discogs)
            for connection, path in ((idle, b"/masters/1000"), (hanging, b"/labels/1")):
                connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
            assert idle.recv(12) == b"HTTP/1.1 200"
            started = time.monotonic()
        assert time.monotonic() - started < 5
        idle.close()
        hanging.close()

    def test_it_runs_as_a_process_that_tells_its_url_first(self) -> None:
        command = [sys.executable, "-m", "discogs_sync.serve", "--releases", "20", "--no-rate", "--fault", "503:2"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            url = process.stdout.readline().strip()
            served = Served(url, Catalogue.generate(20), *([None] * 2))  # type: ignore[arg-type] -- only the url is used
            assert [ask(served, "/releases/249504").status for _ in range(4)] == [200, 503, 200, 503]
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
            assert process.stderr.read() == ""

    def test_a_fault_that_there_is_not_is_refused_with_a_sentence(self) -> None:
        command = [sys.executable, "-m", "discogs_sync.serve", "--fault", "flood:3"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 2
        assert "'flood:3' is not NAME:EVERY[:PATH]" in done.stderr
        assert "Traceback" not in done.stderr
