"""Hostile replies of an API for `./run bench hostile`, and the server on loopback that sends them.

Every release gets the same reply. Run as `python -m benchmarks.hostile_api NAME`, it prints its URL and serves until it
is ended.
"""

import gzip
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path

from benchmarks.hostile_case import MB, Case, Command

LIMIT = 200 * MB
"""Peak memory of a sync."""

RELEASES = [f"release:{id}" for id in range(1, 9)]
"""Several at once, so that the workers' memory adds up."""

SETTINGS = {"DISCOGS_SYNC_TOKEN": "practice", "DISCOGS_SYNC_RATE": "0", "DISCOGS_SYNC_WORKERS": "4"}

Send = Callable[[socket.socket, int], None]
"""Sends the reply for a release of that id."""


def reply(body: bytes, *headers: str, length: int | None = None) -> bytes:
    """Return a reply of status 200."""
    lines = ["HTTP/1.1 200 OK", "Content-Type: application/json", f"Content-Length: {length or len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def document(id: int, extra: str) -> bytes:
    """Return a release with further members, which are given as JSON."""
    return f'{{"id": {id}, "title": "Stardiver", {extra}}}'.encode()


def large(extra: Callable[[], str]) -> Send:
    """Send a release with one large member."""
    made = cache(extra)
    return lambda connection, id: connection.sendall(reply(document(id, made())))


def bomb(megabytes: int, layers: int = 1) -> Send:
    """Send a release with a text of so many megabytes of blanks, compressed. It ends without a checksum."""

    @cache
    def packed() -> bytes:
        packer = zlib.compressobj(9, wbits=31)
        head = packer.compress(b'{"id": 1, "notes": "') + packer.flush(zlib.Z_FULL_FLUSH)
        body = head + (packer.compress(b" " * MB) + packer.flush(zlib.Z_FULL_FLUSH)) * megabytes
        for _ in range(layers - 1):
            body = gzip.compress(body, 9)
        return body

    coding = ", ".join(["gzip"] * layers)
    return lambda connection, _: connection.sendall(reply(packed(), f"Content-Encoding: {coding}"))


def endless(head: bytes, part: bytes, pause: float = 0.0) -> Send:
    """Send a beginning, and then the same part until the client has enough."""

    def send(connection: socket.socket, _: int) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(part)
            time.sleep(pause)

    return send


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
TO_THE_END = b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"id": 1, "notes": "'

TRACK = json.dumps(
    {
        "position": "1",
        "type_": "track",
        "title": "Östermalm",
        "duration": "4:45",
        "extraartists": [
            {"name": "A", "anv": "", "join": "", "role": "Producer", "tracks": "", "id": 3, "resource_url": "x"}
        ]
        * 2,
    }
)


def listing(entries: int) -> Send:
    """Send a page of a label's releases with so many entries; the label itself likewise."""
    pagination = '"pagination": {"page": 1, "pages": 1, "per_page": 100, "items": 100}'
    rows = lambda: ",".join(f'{{"id": {id}, "title": "a", "catno": "b"}}' for id in range(1, entries))  # noqa: E731
    return large(lambda: f'{pagination}, "releases": [{rows()}]')


SENT: dict[str, Send] = {
    "endless-body": endless(TO_THE_END, b"a" * 65536),
    "endless-chunks": endless(CHUNKED, b"10000\r\n" + b"a" * 65536 + b"\r\n"),
    "endless-error-body": endless(TO_THE_END.replace(b"200 OK", b"404 Not Found"), b"a" * 65536),
    "gzip-bomb-100-mb": bomb(100),
    "gzip-bomb-1-gb": bomb(1000),
    "gzip-bomb-5-gb": bomb(5000),
    "gzip-in-gzip": bomb(2000, layers=2),
    "slow-drip": endless(TO_THE_END, b"a", 0.2),
    "slow-headers": endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a", 0.2),
    "endless-headers": endless(b"HTTP/1.1 200 OK\r\n", b"X-Header: aaaaaaaa\r\n" * 1000),
    "endless-header": endless(b"HTTP/1.1 200 OK\r\nX-Header: ", b"a" * 65536),
    "endless-interim-replies": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100),
    "nested-lists": large(lambda: f'"odd": {"[" * 500_000}{"]" * 500_000}'),
    "nested-objects": large(lambda: '"a": {' * 200_000 + '"b": 1' + "}" * 200_000),
    "many-empty-objects": large(lambda: f'"tracklist": [{"{}," * 2_000_000}{{}}]'),
    "many-tracks": large(lambda: f'"tracklist": [{",".join([json.dumps({"title": "a", "position": "1"})] * 150_000)}]'),
    "many-unknown": large(lambda: ",".join(f'"odd{n}": {n}' for n in range(300_000))),
    "many-numbers": large(lambda: f'"odd": [{"1.5," * 1_500_000}1]'),
    "wide-characters": large(lambda: f'"notes": "\U0001f3b5{"a" * 6_000_000}"'),
    "wide-characters-allowed": large(lambda: f'"notes": "\U0001f3b5{"a" * 1_900_000}"'),
    "wide-escapes": large(lambda: f'"notes": "\\ud83c\\udfb5{"a" * 6_000_000}"'),
    "tracks-allowed": large(
        lambda: f'"tracklist": [{",".join([json.dumps({"title": "a", "position": "1"})] * 62_000)}]'
    ),
    "empty-objects-allowed": large(lambda: f'"tracklist": [{"{}," * 95_000}{{}}]'),
    "unknown-allowed": large(lambda: ",".join(f'"odd{n}": {n}' for n in range(48_000))),
    "unknown-texts-allowed": large(lambda: ",".join(f'"odd{n:030}": "é"' for n in range(48_000))),
    "credits-and-text-allowed": large(
        lambda: f'"notes": "{"a" * 4_800_000}", "tracklist": [{",".join([TRACK] * 7_500)}]'
    ),
    "numbers-allowed": large(lambda: f'"odd": [{"1.5," * 195_000}1]'),
    "credits-allowed": large(lambda: f'"tracklist": [{",".join([TRACK] * 7_500)}]'),
    "large-text": large(lambda: f'"notes": "{"a" * 7_500_000}"'),
    "listing-of-1-million": listing(1_000_000),
    "listing-allowed": listing(45_000),
    "text-of-60-mb": large(lambda: f'"notes": "{"a" * 60_000_000}"'),
}


SLOW = {"slow-drip", "slow-headers", "endless-interim-replies"}
"""Cases that end by the time limit, which is set to 2 s for them."""


def serve(send: Send) -> None:
    """Answer every request with the same reply, one connection a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_answer, args=(connection, send), daemon=True).start()


def _answer(connection: socket.socket, send: Send) -> None:
    with connection, suppress(OSError, ValueError):
        while request := connection.recv(65536):
            send(connection, int(request.split(b"/", 3)[2].split()[0].partition(b"?")[0]))


@contextmanager
def sync(name: str, variables: dict[str, str], _: Path) -> Iterator[Command]:
    """Run the server of a case, and have all releases synced from it."""
    command = [sys.executable, "-m", "benchmarks.hostile_api", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            api_url = process.stdout.readline().strip()
            targets = ["label:1"] if name.startswith("listing") else RELEASES[:2] if name in SLOW else RELEASES
            limit = ["--max-requests", "40"] if name.startswith("listing") else []
            yield Command(["sync", *targets, *limit], SETTINGS | variables | {"DISCOGS_SYNC_API_URL": api_url})
        finally:
            process.terminate()


CASES = [
    Case(f"api-{name}", LIMIT, partial(sync, name, {"DISCOGS_SYNC_MAX_REPLY_TIME": "2s"} if name in SLOW else {}))
    for name in SENT
]


if __name__ == "__main__":
    serve(SENT[sys.argv[1]])
