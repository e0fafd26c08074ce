"""The client against real servers on loopback, well-behaved and not."""

import gzip
import json
import logging
import socket
import struct
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from discogs_sync.api.budget import Budget, NoBudget
from discogs_sync.api.client import Discogs
from discogs_sync.errors import (
    CredentialsRefused,
    GatewayRefused,
    Interrupted,
    NotFound,
    RequestRefused,
    SettingsError,
    Unreachable,
)
from tests.scripted import Answer, ScriptedServer, raw_server

SECRET = "nobody-may-see-this"
AUTHORIZATION = f"Discogs token={SECRET}"


def client(url: str, **options: Any) -> Discogs:
    """Give a client that retries without long waits."""
    defaults: dict[str, Any] = {
        "authorization": AUTHORIZATION,
        "budget": NoBudget(),
        "stop": threading.Event(),
        "timeout": 5.0,
        "longest_wait": 0.01,
    }
    return Discogs(url, **(defaults | options))


def test_a_document_is_fetched_with_the_headers_that_discogs_wants() -> None:
    with ScriptedServer(Answer({"id": 249504})) as server, client(server.url) as discogs:
        reply = discogs.get("/releases/249504", {"curr_abbr": "EUR"})
    assert (reply.document, reply.body, reply.status) == ({"id": 249504}, '{"id": 249504}', 200)
    [seen] = server.seen
    assert (seen.method, seen.target) == ("GET", "/releases/249504?curr_abbr=EUR")
    assert seen.headers["accept"] == "application/vnd.discogs.v2.discogs+json"
    assert seen.headers["accept-encoding"] == "gzip"
    assert seen.headers["user-agent"].startswith("discogs-sync/")
    assert seen.headers["authorization"] == AUTHORIZATION
    assert seen.headers["host"] == server.url.removeprefix("http://")


def test_an_anonymous_client_sends_no_authorization() -> None:
    with ScriptedServer(Answer()) as server, client(server.url, authorization=None) as discogs:
        discogs.get("/artists/1")
    assert "authorization" not in server.seen[0].headers


def test_parameters_of_any_script_arrive_whole() -> None:
    with ScriptedServer(Answer()) as server, client(server.url) as discogs:
        discogs.get("/database/search", {"q": "ノイズ & Söhne + 100%"})
    assert server.seen[0].target == ("/database/search?q=%E3%83%8E%E3%82%A4%E3%82%BA%20%26%20S%C3%B6hne%20%2B%20100%25")


def test_a_compressed_body_is_unpacked() -> None:
    packed = gzip.compress(b'{"title": "Stardiver"}', mtime=0)
    with ScriptedServer(Answer(packed, headers={"Content-Encoding": "gzip"})) as server, client(server.url) as discogs:
        reply = discogs.get("/masters/1000")
    assert (reply.document, reply.compressed) == ({"title": "Stardiver"}, packed)


def test_ratings_are_written_and_deleted() -> None:
    answers = Answer({"username": "memory", "release_id": 1, "rating": 5}, 201), Answer(b"", 204)
    with ScriptedServer(*answers) as server, client(server.url) as discogs:
        assert discogs.put("/releases/1/rating/memory", {"rating": 5}).document["rating"] == 5
        assert discogs.delete("/releases/1/rating/memory").document == {}
    written, deleted = server.seen
    assert (written.method, json.loads(written.body)) == ("PUT", {"rating": 5})
    assert written.headers["content-type"] == "application/json"
    assert (deleted.method, deleted.body) == ("DELETE", b"")


def test_threads_share_a_client_and_its_connections_are_kept_alive() -> None:
    with ScriptedServer(Answer()) as server, client(server.url) as discogs:
        threads = [
            threading.Thread(target=lambda: [discogs.get("/artists/1") for _ in range(25)], daemon=True)
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert discogs.traffic.requests == len(server.seen) == 100
    assert 1 <= server.connections <= 4


def test_a_connection_that_the_server_closed_meanwhile_costs_no_request() -> None:
    def answer_once(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    with raw_server(answer_once) as url, client(url) as discogs:
        for _ in range(3):
            discogs.get("/artists/1")
            time.sleep(0.05)
    assert (discogs.traffic.requests, discogs.traffic.retried) == (3, 0)


@pytest.mark.parametrize(
    "reply",
    [
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n7\r\nid": 7}\r\n0\r\n\r\n',
        b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"id": 7}',
        b'HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\n{"id": 7}',
        b'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id": 7}',
    ],
    ids=["chunked", "to-the-end", "http-1.0", "interim"],
)
def test_every_form_of_a_body_is_read(reply: bytes) -> None:
    with raw_server(lambda connection: connection.sendall(reply)) as url, client(url) as discogs:
        for _ in range(2):
            assert discogs.get("/artists/7").document == {"id": 7}
    # the server closes what the client may be about to use again: such a request is repeated
    assert discogs.traffic.requests - discogs.traffic.retried == 2


@pytest.mark.parametrize(
    "trouble",
    [
        Answer({"message": "Query time exceeded. Please try a simpler query."}, 500),
        Answer(b"<html>Bad gateway</html>", 502),
        Answer({"message": "down"}, 503),
        Answer(b"", 504),
        Answer(b"<html>Web server is down</html>", 521),
        Answer(b"<html>Maintenance</html>"),
        Answer(b'{"id": 1, "title": "cut sho'),
        Answer(b"not gzip", headers={"Content-Encoding": "gzip"}),
        Answer(gzip.compress(b'{"id": 1}', mtime=0)[:-9], headers={"Content-Encoding": "gzip"}),
        Answer({"message": "You are making requests too quickly."}, 429),
        Answer(b"\n", 429, {"Retry-After": "0"}),
    ],
    ids=lambda answer: f"{answer.status}-{answer.content()[:12]!r}",
)
def test_trouble_that_passes_is_retried(trouble: Answer) -> None:
    with ScriptedServer(trouble, trouble, Answer({"id": 7})) as server, client(server.url) as discogs:
        assert discogs.get("/artists/7").document == {"id": 7}
    assert (discogs.traffic.requests, discogs.traffic.retried) == (3, 2)


def reset(connection: socket.socket) -> None:
    """Close with a RST in place of a FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    "mishap",
    [
        reset,
        lambda connection: None,
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{"),
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-"),
        lambda connection: connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"),
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"),
        lambda connection: time.sleep(0.7),
    ],
    ids=["reset", "closed", "cut", "bad-chunk", "cut-headers", "no-http", "many-headers", "long-header", "timeout"],
)
def test_a_broken_exchange_is_retried_and_given_up_in_the_end(mishap: Callable[[socket.socket], None]) -> None:
    with (
        raw_server(mishap) as url,
        client(url, attempts=2, timeout=0.3) as discogs,
        pytest.raises(Unreachable, match="in 2 attempts"),
    ):
        discogs.get("/artists/1")
    assert (discogs.traffic.requests, discogs.traffic.retried) == (2, 1)


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with client(url, attempts=2) as discogs, pytest.raises(Unreachable, match="connection refused") as caught:
        discogs.get("/artists/1")
    assert caught.value.status is None


def test_the_last_reason_is_told_when_attempts_are_used_up() -> None:
    with (
        ScriptedServer(Answer(status=500), Answer(b"<html>", 503)) as server,
        client(server.url, attempts=3) as discogs,
        pytest.raises(Unreachable, match="503 Service Unavailable") as caught,
    ):
        discogs.get("/artists/1")
    assert caught.value.status == 503
    assert len(server.seen) == 3


def test_429s_use_up_no_attempts() -> None:
    throttled = [Answer(b"\n", 429)] * 10
    with ScriptedServer(*throttled, Answer({"id": 7})) as server, client(server.url, attempts=1) as discogs:
        assert discogs.get("/artists/7").document == {"id": 7}
    assert (discogs.traffic.throttled, discogs.traffic.retried) == (10, 10)


def test_a_server_that_only_ever_throttles_is_given_up_at_last() -> None:
    with (
        ScriptedServer(Answer(b"\n", 429)) as server,
        client(server.url, patience=7) as discogs,
        pytest.raises(Unreachable, match="429"),
    ):
        discogs.get("/artists/7")
    assert len(server.seen) == 7


@pytest.mark.parametrize("status", [429, 503])
def test_a_positive_retry_after_is_waited_out(status: int) -> None:
    hinting = Answer({"message": "later"}, status, {"Retry-After": "1"})
    with ScriptedServer(hinting, Answer()) as server, client(server.url) as discogs:
        started = time.monotonic()
        discogs.get("/artists/1")
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer({"message": "You must authenticate to access this resource."}, 401), CredentialsRefused),
        (Answer({"message": "You don't have permission to access this resource."}, 403), CredentialsRefused),
        (Answer(b"<html>Cloudflare</html>", 403), GatewayRefused),
        (Answer({"message": "Release not found."}, 404), NotFound),
        (Answer({"message": "Method PUT is not allowed for this resource."}, 405), RequestRefused),
        (Answer({"message": "Invalid sort."}, 422), RequestRefused),
        (Answer({"message": "An internal server error occurred. (Malformed query?)"}, 500), RequestRefused),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Answer) else value.__name__,
)
def test_a_final_answer_is_not_asked_for_twice(answer: Answer, error: type[Exception]) -> None:
    with ScriptedServer(answer) as server, client(server.url) as discogs, pytest.raises(error):
        discogs.get("/releases/1")
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed_to_another_origin(status: int) -> None:
    with ScriptedServer(Answer()) as elsewhere:
        moved = Answer(b"", status, {"Location": elsewhere.url + "/releases/1"})
        with ScriptedServer(moved) as server, client(server.url) as discogs, pytest.raises(RequestRefused):
            discogs.get("/releases/1")
    assert elsewhere.seen == []


def test_credentials_stay_out_of_errors_representations_and_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = Answer({"message": f"{SECRET} is no token"}, 401), Answer(status=503)
    with ScriptedServer(*answers) as server, client(server.url, attempts=1) as discogs:
        told = [repr(discogs), str(vars(discogs))]
        for error in (CredentialsRefused, Unreachable):
            with pytest.raises(error) as caught:
                discogs.get("/releases/1")
            told += [repr(caught.value), *traceback.format_exception(caught.value)]
    assert SECRET not in "".join(told) + caplog.text


class Slots:
    """A budget that gives scripted waits and keeps what it is told."""

    def __init__(self, *waits: float) -> None:
        self.waits = list(waits)
        self.told: list[tuple[int | None, int | None, bool, float | None]] = []

    def take(self) -> float:
        """Give the next wait."""
        return self.waits.pop(0)

    def give_back(self) -> None:
        pass

    def close(self) -> None:
        pass

    def observe(self, limit: int | None, used: int | None, throttled: bool, retry_after: float | None) -> None:
        """Keep it."""
        self.told.append((limit, used, throttled, retry_after))


def test_every_attempt_takes_a_slot_and_waits_for_it() -> None:
    budget = Slots(0.2, 0.2, 0.2)
    answers = Answer(status=503), Answer(b"\n", 429, {"Retry-After": "-5"}), Answer()
    with ScriptedServer(*answers) as server, client(server.url, budget=budget) as discogs:
        started = time.monotonic()
        discogs.get("/artists/1")
    assert time.monotonic() - started >= 0.6
    assert budget.waits == []
    assert budget.told == [(60, 3, False, None), (60, 3, True, None), (60, 3, False, None)]


@contextmanager
def stopped_soon(stop: threading.Event, then: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Set `stop` from another thread while the block is at work, and do `then`."""

    def set_stop() -> None:
        stop.set()
        then()

    timer = threading.Timer(0.2, set_stop)
    timer.start()
    try:
        yield
    finally:
        timer.join()


@pytest.mark.parametrize(
    ("budget", "answer"),
    [(Slots(3600.0), Answer()), (NoBudget(), Answer({}, 429, {"Retry-After": "500"}))],
    ids=["slot", "retry"],
)
def test_a_stop_ends_every_wait(budget: Budget, answer: Answer) -> None:
    stop = threading.Event()
    with ScriptedServer(answer) as server, client(server.url, stop=stop, budget=budget) as discogs:
        with stopped_soon(stop), pytest.raises(Interrupted):
            discogs.get("/artists/1")
        with pytest.raises((Interrupted, IndexError)):
            discogs.get("/artists/1")
    assert len(server.seen) <= 1


def test_an_exchange_under_way_can_be_broken_off() -> None:
    stop = threading.Event()

    def never_answer(_: socket.socket) -> None:
        stop.wait(30)

    with raw_server(never_answer) as url, client(url, stop=stop, timeout=60) as discogs:
        started = time.monotonic()
        with stopped_soon(stop, discogs.abort), pytest.raises(Interrupted):
            discogs.get("/artists/1")
    assert time.monotonic() - started < 30


def test_the_proxy_of_the_environment_is_used_for_hosts_that_are_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answer({"id": 7}), Answer({"message": "Invalid token."}, 401)
    with ScriptedServer(*answers) as proxy, ScriptedServer(Answer({"id": 8})) as server:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        with client("http://discogs.invalid") as discogs:
            assert discogs.get("/artists/7").document == {"id": 7}
            with pytest.raises(CredentialsRefused):
                discogs.get("/artists/7")
        with client(server.url) as discogs:
            assert discogs.get("/artists/8").document == {"id": 8}
    assert [seen.target for seen in proxy.seen] == ["http://discogs.invalid/artists/7"] * 2


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:abc", "gopher://127.0.0.1:70", "127.0.0.1"])
def test_a_proxy_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(SettingsError, match="http_proxy is not a URL"):
        client("http://discogs.invalid")


def test_a_url_that_only_httpx_finds_wrong_is_refused() -> None:
    with pytest.raises(SettingsError, match="'api_url' is not a URL that can be used"):
        client("http://999.1.1.1")
