"""Dumps of a few bytes, in folders and on sites."""

import hashlib
import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from discogs_sync.dump.names import CHECKSUM, KINDS, file_name

TODAY = date(2026, 11, 25)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def put_dump(folder: Path, dump: date, kinds: Collection[str] = KINDS, size: int = 300_000) -> None:
    """Write a dump's files of random bytes into a folder, and a CHECKSUM file in the form of Discogs' own."""
    folder.mkdir(exist_ok=True)
    for kind in kinds:
        (folder / file_name(dump, kind)).write_bytes(os.urandom(size))
    put_checksums(folder, dump, kinds)


def put_checksums(folder: Path, dump: date, kinds: Collection[str] = KINDS) -> None:
    """Write the CHECKSUM file of what is in a folder."""
    paths = [folder / file_name(dump, kind) for kind in reversed(list(kinds))]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.name}\n" for path in paths]
    (folder / file_name(dump, CHECKSUM)).write_text("".join(lines))


def spoil(folder: Path, dump: date, kind: str) -> None:
    """Change a byte of a file, a second after it was written, so that it is no longer what CHECKSUM says."""
    path = folder / file_name(dump, kind)
    written = path.stat().st_mtime_ns
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(written, written + 10**9))


def at(dump: date, kind: str) -> str:
    """Give the path, with its query, that a file of a dump is asked for by at Discogs' site."""
    return f"/?download=data%2F{dump.year}%2F{file_name(dump, kind)}"


@contextmanager
def plain_folder(folder: Path) -> Iterator[str]:
    """Serve a folder as a web server does that knows nothing of dumps; gives its URL."""
    handler = partial(_SilentHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


class _SilentHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
