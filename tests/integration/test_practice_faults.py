"""The practice server's rate limit, faults, log of requests, start and stop, over real sockets."""

import http.client
import json
import signal
import subprocess
import sys
import time

import pytest

from discogs_sync.serve import faults
from discogs_sync.serve.background import Served, serve
from discogs_sync.serve.ratewindow import UNLIMITED, Limits, Window
from discogs_sync.serve.sample import Catalogue
from tests.asking import WITH_TOKEN, ask, connect


def test_the_window_moves() -> None:
    now = 100.0
    window = Window(limit=2, seconds=60, clock=lambda: now)
    assert [window.admit() for _ in range(3)] == [True, True, False]
    now = 159.0
    assert not window.admit(), "refused requests count too"
    now = 220.0
    assert window.used == 0
    assert window.admit()


def test_headers_lag_by_one_and_stand_on_every_reply() -> None:
    with serve(Catalogue.generate(10), limits=Limits(authenticated=3, anonymous=2)) as discogs:
        paths = ["/releases/249504", "/releases/2", "/labels/1", "/labels/1"]
        replies = [ask(discogs.url, path, headers=WITH_TOKEN) for path in paths]
        assert [reply.status for reply in replies] == [200, 404, 200, 429]
        assert {reply.headers["x-discogs-ratelimit"] for reply in replies} == {"3"}
        assert [reply.headers["x-discogs-ratelimit-used"] for reply in replies] == ["0", "1", "2", "3"]
        assert [reply.headers["x-discogs-ratelimit-remaining"] for reply in replies] == ["3", "2", "1", "0"]
        assert replies[3].json == {"message": "You are making requests too quickly."}
        assert "retry-after" not in replies[3].headers
        assert ask(discogs.url, "/labels/1").headers["x-discogs-ratelimit"] == "2", "anonymous has its own window"


def test_after_the_window_requests_are_let_through_again() -> None:
    with serve(Catalogue.generate(10), limits=Limits(anonymous=1, seconds=0.3)) as discogs:
        assert [ask(discogs.url, "/labels/1").status for _ in range(2)] == [200, 429]
        time.sleep(0.4)
        assert ask(discogs.url, "/labels/1").status == 200


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504, 520, 522])
def test_errors_befall_the_next_requests(discogs: Served[Catalogue], code: int) -> None:
    discogs.faults.add(faults.status(code, message="Not now.", retry_after=2), times=2)
    replies = [ask(discogs.url, "/labels/1") for _ in range(3)]
    assert [reply.status for reply in replies] == [code, code, 200]
    assert replies[0].json == {"message": "Not now."}
    assert replies[0].headers["retry-after"] == "2"


def test_errors_may_be_pages(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.status(502, html=True))
    discogs.faults.add(faults.html())
    replies = [ask(discogs.url, "/labels/1") for _ in range(2)]
    assert [reply.status for reply in replies] == [502, 200]
    assert all(reply.headers["content-type"].startswith("text/html") for reply in replies)


def test_a_fault_keeps_to_its_path_and_its_turn(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.status(503), path="/labels", times=None, every=3)
    assert {ask(discogs.url, "/masters/1000").status for _ in range(4)} == {200}
    assert [ask(discogs.url, "/labels/1").status for _ in range(6)] == [200, 200, 503, 200, 200, 503]


def test_a_body_that_is_not_json(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.not_json())
    reply = ask(discogs.url, "/labels/1")
    assert reply.status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply.body)


def test_a_reset_connection_is_really_reset(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.reset())
    with connect(discogs.url) as connection:
        connection.sendall(b"GET /labels/1 HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            connection.recv(1)
    assert ask(discogs.url, "/labels/1").status == 200


def test_a_cut_body_is_shorter_than_promised(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.cut())
    with connect(discogs.url) as connection:
        connection.sendall(b"GET /labels/1 HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    promised = int(dict(line.split(b": ") for line in head.lower().split(b"\r\n")[1:])[b"content-length"])
    assert 0 < len(body) < promised


def test_a_hanging_request_is_closed_without_reply(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.hang(0.2))
    with pytest.raises(http.client.RemoteDisconnected):
        ask(discogs.url, "/labels/1")


def test_latency_delays_every_reply(discogs: Served[Catalogue]) -> None:
    discogs.faults.latency = 0.2
    started = time.monotonic()
    assert ask(discogs.url, "/labels/1").status == 200
    assert time.monotonic() - started >= 0.2


def test_the_log_tells_what_was_asked_and_answered(discogs: Served[Catalogue]) -> None:
    discogs.faults.add(faults.reset(), path="/masters")
    for path in ("/labels/1?per_page=3", "/labels/2", "/labels/1?per_page=3"):
        ask(discogs.url, path)
    with pytest.raises(ConnectionResetError):
        ask(discogs.url, "/masters/1000")
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


def test_the_log_is_bounded_and_its_counts_are_not() -> None:
    with serve(Catalogue.generate(10), limits=UNLIMITED, remembered_requests=2) as discogs:
        for _ in range(5):
            ask(discogs.url, "/labels/1")
        assert len(discogs.requests.asked) == 2
        assert len(discogs.requests) == discogs.requests.answered(200) == 5


def test_the_server_stops_quickly_with_connections_open_and_requests_hanging() -> None:
    with serve(Catalogue.generate(10), limits=UNLIMITED) as discogs:
        discogs.faults.add(faults.hang(3600), path="/labels")
        idle, hanging = connect(discogs.url), connect(discogs.url)
        for connection, path in ((idle, b"/masters/1000"), (hanging, b"/labels/1")):
            connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\nUser-Agent: raw\r\n\r\n")
        assert idle.recv(12) == b"HTTP/1.1 200"
        started = time.monotonic()
    assert time.monotonic() - started < 5
    idle.close()
    hanging.close()


def test_the_server_runs_as_a_process_that_tells_its_url_first() -> None:
    command = [sys.executable, "-m", "discogs_sync.serve", "--releases", "20", "--no-rate", "--fault", "503:2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().strip()
        assert [ask(url, "/releases/249504").status for _ in range(4)] == [200, 503, 200, 503]
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_fault_that_there_is_not_is_refused_with_a_sentence() -> None:
    command = [sys.executable, "-m", "discogs_sync.serve", "--fault", "flood:3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "'flood:3' is not NAME:EVERY[:PATH]" in done.stderr
    assert "Traceback" not in done.stderr
