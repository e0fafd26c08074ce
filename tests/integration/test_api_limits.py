"""The client against servers on loopback that send too much, too slowly, or nothing at all."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from discogs_sync.api.budget import NoBudget
from discogs_sync.api.client import Discogs
from discogs_sync.api.limits import ReplyLimits
from discogs_sync.errors import Interrupted, NotFound, ReplyTooLarge, SettingsError, Unreachable, UnusableDocument
from tests.scripted import Answer, ScriptedServer, raw_server

LIMITS = ReplyLimits(received=200_000, size=400_000, seconds=1.0)
HEAD = b"HTTP/1.1 200 OK\r\n"


def client(url: str, **options: Any) -> Discogs:
    """Return a client with small limits that retries without long waits."""
    defaults: dict[str, Any] = {
        "authorization": None,
        "budget": NoBudget(),
        "stop": threading.Event(),
        "timeout": 5.0,
        "attempts": 2,
        "longest_wait": 0.01,
        "limits": LIMITS,
    }
    return Discogs(url, **(defaults | options))


def endless(head: bytes, part: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """Return a handler that sends a beginning and then the same part until the client closes the connection."""

    def handle(connection: socket.socket) -> None:
        try:
            connection.sendall(head)
            while True:
                connection.sendall(part)
                time.sleep(pause)
        except OSError:
            pass

    return handle


def document(text: str) -> bytes:
    return f'{{"id": 1, "notes": "{text}"}}'.encode()


@pytest.mark.parametrize(
    "handler",
    [
        endless(HEAD + b'\r\n{"id": 1, "notes": "', b"a" * 65536),
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"a" * 65536 + b"\r\n"),
        endless(HEAD + b"Content-Length: 200001\r\n\r\n", b"a", 0.5),
    ],
    ids=["to-the-end", "chunked", "announced"],
)
def test_body_beyond_the_limit_is_refused_at_once_and_not_asked_for_again(
    handler: Callable[[socket.socket], None],
) -> None:
    with (
        raw_server(handler) as url,
        client(url) as discogs,
        pytest.raises(ReplyTooLarge, match=r"/releases/1 has .*0\.2 MB.*`max_reply_received`.*DISCOGS_SYNC_MAX"),
    ):
        discogs.get("/releases/1")
    assert discogs.traffic.requests == 1


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(document("a" * 50_000_000)), "gzip"),
        (zlib.compress(document("a" * 50_000_000)), "deflate"),
        (gzip.compress(gzip.compress(document("a" * 50_000_000))), "gzip, gzip"),
        (gzip.compress(document("a" * 390_000)) + gzip.compress(b" " * 20_000), "gzip"),
    ],
    ids=["gzip", "deflate", "twice", "two-members"],
)
def test_compressed_body_beyond_the_limit_is_refused(body: bytes, coding: str) -> None:
    answer = Answer(body, headers={"Content-Encoding": coding})
    with (
        ScriptedServer(answer) as server,
        client(server.url) as discogs,
        pytest.raises(ReplyTooLarge, match=r"more than 0\.4 MB decompressed.*`max_reply_size`"),
    ):
        discogs.get("/releases/1")
    assert len(server.seen) == 1


def test_document_within_the_limits_is_read_whole() -> None:
    text = "a" * 390_000
    answer = Answer(gzip.compress(document(text)), headers={"Content-Encoding": "gzip"})
    with ScriptedServer(answer) as server, client(server.url) as discogs:
        assert discogs.get("/releases/1").document["notes"] == text


@pytest.mark.parametrize("coding", ["gzip, gzip, gzip, gzip", ", ".join(["gzip"] * 5000)], ids=["4", "5000"])
def test_body_in_many_codings_is_a_fault(coding: str) -> None:
    answer = Answer(document("a"), headers={"Content-Encoding": coding})
    with (
        ScriptedServer(answer) as server,
        client(server.url) as discogs,
        pytest.raises(Unreachable, match="content codings"),
    ):
        discogs.get("/releases/1")


def test_gzip_of_many_members_is_a_fault() -> None:
    answer = Answer(gzip.compress(b"") * 5_000, headers={"Content-Encoding": "gzip"})
    with (
        ScriptedServer(answer) as server,
        client(server.url) as discogs,
        pytest.raises(Unreachable, match="more than 100 gzip members"),
    ):
        discogs.get("/releases/1")


@pytest.mark.parametrize(
    "body",
    [b'{"id": 1, "odd": [' + b"[]," * 30_000 + b"1]}", b'{"id": 1, "odd": [' + b"{}," * 30_000 + b"1]}"],
    ids=["lists", "objects"],
)
def test_document_of_too_many_values_is_refused(body: bytes) -> None:
    with (
        ScriptedServer(Answer(body)) as server,
        client(server.url) as discogs,
        pytest.raises(ReplyTooLarge, match=r"/releases/1 has some 60,00\d JSON values, beyond the limit of 10,000"),
    ):
        discogs.get("/releases/1")


@pytest.mark.parametrize("character", ["\U0001f3b5", "\\ud83c\\udfb5"], ids=["raw", "escaped"])
def test_wide_characters_count_by_their_memory(character: str) -> None:
    with ScriptedServer(Answer(document(character + "a" * 150_000))) as server, client(server.url) as discogs:
        with pytest.raises(ReplyTooLarge, match=r"0\.6 MB of text in memory"):
            discogs.get("/releases/1")
        server.answers = [Answer(document(character + "a" * 90_000))]
        assert len(discogs.get("/releases/1").document["notes"]) == 90_001


def test_deeply_nested_json_is_the_documents_fault() -> None:
    body = b'{"id": 1, "odd": ' + b"[" * 9_000 + b"]" * 9_000 + b"}"
    limits = ReplyLimits(size=1_000_000)
    with (
        ScriptedServer(Answer(body)) as server,
        client(server.url, limits=limits) as discogs,
        pytest.raises(UnusableDocument, match="nested too deep"),
    ):
        discogs.get("/releases/1")


def test_endless_body_of_an_error_is_cut_and_its_status_counts() -> None:
    head = b'HTTP/1.1 404 Not Found\r\n\r\n{"message": "Release not found.'
    with (
        raw_server(endless(head, b"a" * 65536)) as url,
        client(url) as discogs,
        pytest.raises(Unreachable, match="404 Not Found"),
    ):
        discogs.get("/releases/1")


def test_compressed_error_message_is_read_up_to_a_limit() -> None:
    body = gzip.compress(b'{"message": "' + b"a" * 50_000_000 + b'"}')
    headers = {"Content-Encoding": "gzip"}
    with ScriptedServer(Answer(body, 404, headers)) as server, client(server.url) as discogs:
        with pytest.raises(Unreachable, match="404 Not Found"):
            discogs.get("/releases/1")
        server.answers = [Answer(gzip.compress(b'{"message": "Release not found."}'), 404, headers)]
        with pytest.raises(NotFound, match="Release not found"):
            discogs.get("/releases/1")


@pytest.mark.parametrize(
    "handler",
    [
        endless(HEAD + b'\r\n{"id": 1, "notes": "', b"a", 0.05),
        endless(HEAD + b"X-Slow: ", b"a", 0.05),
        endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01),
        lambda connection: time.sleep(2),
    ],
    ids=["body", "headers", "interim", "silence"],
)
def test_reply_that_takes_too_long_is_a_fault(handler: Callable[[socket.socket], None]) -> None:
    begin = time.monotonic()
    with (
        raw_server(handler) as url,
        client(url, attempts=1) as discogs,
        pytest.raises(Unreachable, match="the reply took longer than 1 s"),
    ):
        discogs.get("/releases/1")
    assert 1 <= time.monotonic() - begin < 4


@pytest.mark.parametrize(
    "handler",
    [
        endless(HEAD, b"X-Header: aaaaaaaaaaaa\r\n" * 100),
        endless(HEAD + b"X-Header: ", b"a" * 10_000),
        endless(b"HTTP/1.1 200 ", b"a" * 10_000),
    ],
    ids=["many", "one", "status"],
)
def test_endless_headers_are_a_fault(handler: Callable[[socket.socket], None]) -> None:
    with raw_server(handler) as url, client(url) as discogs, pytest.raises(Unreachable, match="not a whole HTTP reply"):
        discogs.get("/releases/1")
    assert discogs.traffic.requests == 2


def refused() -> str:
    """Return the address of a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        return f"127.0.0.1:{unused.getsockname()[1]}"


@pytest.mark.parametrize(
    ("url", "proxy", "reason"),
    [
        ("http://no-such-host.invalid", None, "no-such-host.invalid cannot be reached (name not known)"),
        (f"http://{refused()}", None, "127.0.0.1 cannot be reached (connection refused)"),
        ("http://a.invalid", f"http://{refused()}", "a.invalid cannot be reached (the proxy 127.0.0.1:"),
        ("http://a.invalid", f"socks5://{refused()}", "a.invalid cannot be reached (the proxy 127.0.0.1:"),
    ],
    ids=["name", "refused", "proxy", "socks"],
)
def test_network_that_is_away_is_reported_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, url: str, proxy: str | None, reason: str
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    if proxy:
        monkeypatch.setenv("all_proxy", proxy)
    with client(url, attempts=3) as discogs:
        with pytest.raises(Unreachable):
            discogs.get("/releases/1")
        wait = discogs.traffic.wait
    assert wait is not None
    assert wait.reason.startswith(reason)
    assert wait.next_step == "trying again"


def test_tls_failure_is_reported_in_plain_words() -> None:
    with (
        raw_server(lambda connection: connection.sendall(HEAD)) as url,
        client(url.replace("http:", "https:"), attempts=1) as discogs,
        pytest.raises(Unreachable, match="TLS failure: "),
    ):
        discogs.get("/releases/1")


def test_certificates_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")
    with pytest.raises(SettingsError, match=r"SSL_CERT_FILE .*No such file"):
        client("https://127.0.0.1:1")


def test_socks_proxy_without_its_extra_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr("discogs_sync.api.proxies.find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"all_proxy is a SOCKS proxy.*discogs-sync\[socks\]"):
        client("http://discogs.invalid")


def test_ipv6_address_is_used() -> None:
    try:
        listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6")

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id": 7}')

    with listener:
        threading.Thread(target=serve, daemon=True).start()
        with client(f"http://[::1]:{listener.getsockname()[1]}") as discogs:
            assert discogs.get("/artists/7").document == {"id": 7}


def silent(connection: socket.socket) -> None:
    """Answer nothing until the client closes the connection."""
    while connection.recv(65536):
        pass


def tunnel_then_silent(connection: socket.socket) -> None:
    """Accept a proxy's CONNECT, and nothing more: not even the TLS handshake."""
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    silent(connection)


@pytest.mark.parametrize(
    ("handler", "target", "through"),
    [
        (silent, "http", None),
        (endless(HEAD + b"\r\n", b"a", 0.01), "http", None),
        (endless(HEAD + b"X-Slow: ", b"a", 0.01), "http", None),
        (endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01), "http", None),
        (silent, "https", None),
        (silent, "http", "http"),
        (silent, "https", "http"),
        (tunnel_then_silent, "https", "http"),
        (silent, "http", "socks5"),
    ],
    ids=["answer", "body", "headers", "interim", "tls", "proxy", "connect", "tls-through-proxy", "socks"],
)
def test_abort_ends_a_request_at_every_stage(
    monkeypatch: pytest.MonkeyPatch, handler: Callable[[socket.socket], None], target: str, through: str | None
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    with raw_server(handler) as url:
        address = url.removeprefix("http://")
        if through:
            monkeypatch.setenv("all_proxy", f"{through}://{address}")
        api_url = f"{target}://{'discogs.invalid' if through else address}"
        with client(api_url, limits=ReplyLimits(), timeout=60) as discogs:
            timer = threading.Timer(0.5, discogs.abort)
            timer.start()
            begin = time.monotonic()
            with pytest.raises(Interrupted):
                discogs.get("/releases/1")
            assert time.monotonic() - begin < 3
            timer.join()


def test_one_thread_at_a_time_has_a_large_reply() -> None:
    text = "a" * 300_000
    held = threading.Event()
    results: list[str] = []
    limits = ReplyLimits()
    with ScriptedServer(Answer(document(text))) as server, client(server.url, limits=limits) as discogs:

        def second() -> None:
            discogs.get("/releases/2")
            results.append("second")
            discogs.release_large()

        assert discogs.get("/releases/1").is_large
        thread = threading.Thread(target=second)
        thread.start()
        held.wait(0.5)
        assert results == []
        discogs.release_large()
        thread.join(10)
    assert results == ["second"]


@pytest.mark.parametrize(
    "hint", ["-5", "0", "nan", "inf", "1e9", "9" * 400, "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Foo 9999", ""]
)
def test_hostile_retry_after_is_no_hint(hint: str) -> None:
    answers = Answer({"message": "later"}, 503, {"Retry-After": hint}), Answer({"id": 7})
    with ScriptedServer(*answers) as server, client(server.url) as discogs:
        assert discogs.get("/artists/7").document == {"id": 7}


@pytest.mark.parametrize(
    ("hint", "seconds"), [("3600", "3,600 s"), ("9" * 18, "1e+18 s"), ("Fri, 31 Dec 9999 23:59:59 GMT", " s")]
)
def test_retry_after_beyond_the_longest_wait_is_reported(hint: str, seconds: str) -> None:
    stop = threading.Event()
    answer = Answer({"message": "later"}, 429, {"Retry-After": hint})
    with ScriptedServer(answer) as server, client(server.url, stop=stop) as discogs:
        timer = threading.Timer(0.5, stop.set)
        timer.start()
        with pytest.raises(Interrupted):
            discogs.get("/artists/7")
        wait = discogs.traffic.wait
        timer.join()
    assert wait is not None
    assert wait.reason.startswith("127.0.0.1 answered 429, too many requests, with a Retry-After of ")
    assert seconds in wait.reason
    assert wait.reason.endswith("more than the longest wait of 600 s")
    assert 590 < wait.seconds <= 600
