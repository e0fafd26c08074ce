"""An unpaced Discogs on loopback that costs next to nothing, so that benchmarks measure its clients.

Serves one search and its releases from memory, their bodies compressed beforehand. Prints its URL when ready.

    python -m benchmarks.server RELEASES [CHANGED]

With CHANGED so many releases, spread evenly, have another title than they have without.
"""

import asyncio
import gzip
import json
import sys
from urllib.parse import parse_qsl

from discogs_sync.serve.sample import Catalogue

PER_PAGE = 100


def bodies(releases: int, changed: int) -> dict[str, bytes]:
    """Give the whole replies by path, those of the search by its page."""
    catalogue = Catalogue.generate(releases=releases)
    ids = catalogue.ids("release")
    replies = {f"/releases/{id}": reply(catalogue.release(id)) for id in ids}
    for id in ids[:: -(-len(ids) // changed)] if changed else ():
        replies[f"/releases/{id}"] = reply(catalogue.release(id) | {"title": "Another title"})
    pages = -(-len(ids) // PER_PAGE)
    for page in range(1, pages + 1):
        chunk = ids[(page - 1) * PER_PAGE : page * PER_PAGE]
        rows = [{"id": id, "type": "release", "title": f"Release {id}", "uri": f"/release/{id}"} for id in chunk]
        pagination = {"page": page, "pages": pages, "per_page": PER_PAGE, "items": len(ids), "urls": {}}
        replies[f"/database/search {page}"] = reply({"pagination": pagination, "results": rows})
    return replies


def reply(document: object) -> bytes:
    """Give a whole HTTP reply for a document."""
    body = gzip.compress(json.dumps(document).encode(), 1)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}"
    return f"{head}\r\n\r\n".encode() + body


class Connection(asyncio.Protocol):
    """A kept-alive connection that answers GET requests."""

    def __init__(self, replies: dict[str, bytes]) -> None:
        self._replies = replies
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            target = self._received.split(b" ", 2)[1].decode()
            self._received = self._received[end + 4 :]
            path, _, query = target.partition("?")
            if path == "/database/search":
                path += f" {dict(parse_qsl(query)).get('page', '1')}"
            self._transport.write(self._replies.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))


async def main(releases: int, changed: int = 0) -> None:
    """Serve until the process is ended."""
    replies = bodies(releases, changed)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(replies), "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
