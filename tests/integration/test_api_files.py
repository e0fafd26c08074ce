"""Files over HTTP from real servers on loopback: at a pace, without credentials, again when it is worth it."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from discogs_sync.api.budget import Spacing
from discogs_sync.api.files import Body, Files
from discogs_sync.errors import Interrupted, RequestRefused, Unreachable, UsageError
from tests.scripted import Answer, ScriptedServer, raw_server

Waits = list[tuple[str, float]]


@contextmanager
def files_at(url: str, waits: Waits | None = None, **options: Any) -> Iterator[Files]:
    """Have files of a server, asked for without long waits; what is told of waits is noted."""
    told: Waits = [] if waits is None else waits
    defaults: dict[str, Any] = {"timeout": 5.0, "longest_wait": 0.01}
    with Files(
        url,
        stop=threading.Event(),
        on_wait=lambda reason, seconds: told.append((reason, seconds)),
        **(defaults | options),
    ) as files:
        yield files


def content(body: Body) -> bytes:
    return b"".join(body.chunks)


def test_a_file_is_streamed_as_it_is_stored():
    packed = b"\x1f\x8b packed"
    with ScriptedServer(Answer(packed, headers={"Content-Encoding": "gzip"})) as server, files_at(server.url) as files:
        bodies = files.get(f"{server.url}/a.gz", lambda body: (body.url, body.length, content(body)))
    assert bodies == (f"{server.url}/a.gz", len(packed), packed)


def test_no_credentials_are_sent(monkeypatch):
    monkeypatch.setenv("DISCOGS_SYNC_TOKEN", "s3cret")
    with ScriptedServer(Answer(b"x", headers={"Set-Cookie": "a=b"})) as server, files_at(server.url) as files:
        files.text(server.url)
    [seen] = server.seen
    assert seen.headers.keys() == {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert seen.headers["user-agent"].startswith("discogs-sync/")
    assert seen.headers["accept-encoding"] == "identity"


def test_a_text_is_read_whatever_its_characters():
    with ScriptedServer(Answer("\ufeffabc\xff".encode() + b"\xff")) as server, files_at(server.url) as files:
        assert files.text(f"{server.url}/x") == ("abc\xff\ufffd", f"{server.url}/x")


def test_a_text_without_end_is_refused():
    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while True:
                connection.sendall(b"x" * 65536)
        except OSError:
            pass

    with raw_server(pour) as url, files_at(url) as files, pytest.raises(RequestRefused, match="more than 10,000,000"):
        files.text(url)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "], ids=["body", "headers"])
def test_file_that_drips_is_a_fault(head):
    def drip(connection: socket.socket) -> None:
        try:
            connection.sendall(head)
            while True:
                connection.sendall(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    with (
        raw_server(drip) as url,
        files_at(url, attempts=1, slowest=(1_000, 1.0)) as files,
        pytest.raises(Unreachable, match="the reply or its next 1,000 bytes took longer than 1 s"),
    ):
        files.get(url, content)


def test_file_that_comes_steadily_may_take_longer():
    def send(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(20):
            connection.sendall(b"x" * 1_000)
            time.sleep(0.1)

    with raw_server(send) as url, files_at(url, attempts=1, slowest=(1_000, 1.0)) as files:
        assert len(files.get(url, content)) == 20_000


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_another_host(status):
    with ScriptedServer(Answer(b"stored here")) as store:
        place = f"{store.url}/bucket/a.gz"
        with ScriptedServer(Answer(b"", status, {"Location": place})) as server, files_at(server.url) as files:
            assert files.text(f"{server.url}/a.gz") == ("stored here", place)
    assert [seen.target for seen in store.seen] == ["/bucket/a.gz"]


def test_redirects_without_end_are_given_up():
    with ScriptedServer(Answer(b"", 302, {"Location": "/again"})) as server, files_at(server.url, attempts=1) as files:
        with pytest.raises(Unreachable, match="redirects"):
            files.text(server.url)
        assert len(server.seen) == 6


def test_https_is_not_left_for_http():
    with ScriptedServer(Answer(b"not for me")) as server, files_at("https://127.0.0.1:1") as files:
        with pytest.raises(RequestRefused, match=r"redirects from https to http://127\.0\.0\.1"):
            files.text(server.url)
        assert server.seen == []


@pytest.mark.parametrize("status", [500, 502, 503, 504, 522])
def test_trouble_that_passes_is_told_and_retried(status):
    waits: Waits = []
    with ScriptedServer(Answer(b"", status), Answer(b"here")) as server, files_at(server.url, waits) as files:
        assert files.text(server.url)[0] == "here"
    assert [reason.partition(" ")[0] for reason, _ in waits] == [str(status)]


def test_a_body_that_is_cut_is_asked_for_again_from_its_beginning():
    def cut(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")

    def cut_chunk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n12345")

    def whole(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234567890")

    waits: Waits = []
    with raw_server(cut, cut_chunk, whole) as url, files_at(url, waits) as files:
        assert files.get(url, content) == b"1234567890"
    assert len(waits) == 2
    assert all("without sending complete message body" in reason or "incomplete" in reason for reason, _ in waits)


def test_a_429_is_waited_out_as_long_as_the_server_asks():
    waits: Waits = []
    asked = time.monotonic()
    answers = [Answer(b"", 429, {"Retry-After": "1"}), Answer(b"here")]
    with ScriptedServer(*answers) as server, files_at(server.url, waits) as files:
        assert files.text(server.url)[0] == "here"
    assert waits == [("429, too many requests", 1.0)]
    assert time.monotonic() - asked >= 1


@pytest.mark.parametrize(("hint", "seconds"), [("3574", 3574.0), ("90000", 7200.0), (None, 300.0)])
def test_a_long_wait_is_told_beforehand_bounded_and_can_be_ended(hint, seconds):
    headers = {"Retry-After": hint} if hint else {}
    told: Waits = []
    stop = threading.Event()

    def end_soon(reason: str, wait: float) -> None:
        told.append((reason, wait))
        threading.Timer(0.1, stop.set).start()

    with (
        ScriptedServer(Answer(b"", 429, headers)) as server,
        Files(server.url, stop=stop, on_wait=end_soon) as files,
        pytest.raises(Interrupted),
    ):
        files.text(server.url)
    excess = ", with a Retry-After of 90,000 s, more than the longest wait of 7,200 s" if hint == "90000" else ""
    assert told == [(f"429, too many requests{excess}", seconds)]


def test_a_server_that_only_ever_throttles_is_given_up_at_last():
    answer = Answer(b"", 429, {"Retry-After": "1"})
    with ScriptedServer(answer) as server, files_at(server.url, patience=2) as files:
        with pytest.raises(Unreachable, match=r"127.0.0.1 gave no usable answer in 2 attempts"):
            files.text(server.url)
        assert len(server.seen) == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "404 Not Found"), (403, "addresses of data centres"), (410, "410 Gone"), (401, "401"), (206, "206")],
)
def test_a_final_answer_is_not_asked_for_twice(status, words):
    with ScriptedServer(Answer(b"x", status)) as server, files_at(server.url) as files:
        with pytest.raises(RequestRefused, match=words) as refused:
            files.text(f"{server.url}/gone")
        assert f"127.0.0.1 does not give {server.url}/gone" in str(refused.value)
        assert len(server.seen) == 1


@pytest.mark.parametrize("url", ["http://\u2603.net", "http://127.0.0.1/\x01"])
def test_what_is_not_a_url_is_refused(url):
    with pytest.raises(UsageError, match="cannot be asked for"), files_at(url) as files:
        files.text(url)
    with pytest.raises(UsageError, match="cannot be asked for"), files_at("http://127.0.0.1:1") as files:
        files.text(url)


def test_requests_are_spaced():
    with ScriptedServer(Answer(b"x")) as server, files_at(server.url, spacing=0.2) as files:
        began = time.monotonic()
        for _ in range(3):
            files.text(server.url)
        assert 0.4 <= time.monotonic() - began < 2


def test_the_spacing_counts_from_request_to_request():
    now = 100.0
    spacing = Spacing(5.0, clock=lambda: now)
    assert [spacing.take(), spacing.take()] == [0.0, 5.0]
    now = 200.0
    assert [spacing.take(), spacing.take()] == [0.0, 5.0]


def test_the_proxy_of_the_environment_is_used_for_hosts_that_are_not_here(monkeypatch):
    with ScriptedServer(Answer(b"by proxy")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        with files_at("http://data.example.org") as files:
            assert files.text("http://data.example.org/x")[0] == "by proxy"
    assert [seen.target for seen in proxy.seen] == ["http://data.example.org/x"]


def test_nothing_of_it_is_logged(caplog):
    caplog.set_level(logging.WARNING)
    with ScriptedServer(Answer(b"", 503), Answer(b"x")) as server, files_at(server.url) as files:
        files.text(server.url)
    assert caplog.records == []
