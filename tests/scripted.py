"""HTTP servers on loopback that answer what a test tells them to."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

RATE_HEADERS = {"X-Discogs-Ratelimit": "60", "X-Discogs-Ratelimit-Used": "3"}


@dataclass
class Answer:
    """What the server sends: a status, a body (a document or bytes) and headers."""

    body: Any = field(default_factory=lambda: {"id": 1})
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """Give the body as it is sent."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Seen:
    """A request as it reached the server."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class ScriptedServer:
    """An HTTP server that gives the scripted answers in turn, the last one for ever."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.seen: list[Seen] = []
        self.connections = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                outer.connections += 1
                super().setup()

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.seen.append(Seen(self.command, self.path, headers, body))
                answer = outer.answer_to(self.path)
                content = answer.content()
                self.send_response(answer.status)
                for name, value in (RATE_HEADERS | answer.headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_PUT = do_DELETE = answer  # noqa: N815 - the names that the base class looks for

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def answer_to(self, target: str) -> Answer:
        """Return the answer to a request."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def raw_server(*handlers: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection after another with the handlers in turn, the last one for ever; gives the URL."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        remaining = list(handlers)
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                (remaining.pop(0) if len(remaining) > 1 else remaining[0])(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


Respond = Callable[[str], Answer | None]
"""Return the answer to a path with its query; None for the API's 404."""

NOT_FOUND = {"message": "The requested resource was not found."}


class PathServer(ScriptedServer):
    """An HTTP server whose answer depends on the path; `respond` may be replaced while it runs."""

    def __init__(self, respond: Respond) -> None:
        super().__init__()
        self.respond = respond

    def answer_to(self, target: str) -> Answer:
        """Return the answer to a request."""
        return self.respond(target) or Answer(NOT_FOUND, 404)

    def paths(self) -> list[str]:
        """Return the requested paths, without queries."""
        return [seen.target.partition("?")[0] for seen in self.seen]


class OddDiscogs(PathServer):
    """Answers every document with its id and a title, and of listings the pages that a test sets by path and number.

    `documents` replaces answers by path; None there is a 404.
    """

    def __init__(self) -> None:
        super().__init__(self._respond)
        self.pages: dict[tuple[str, int], Any] = {}
        self.documents: dict[str, Any] = {}

    def requested(self) -> list[str]:
        """Return the requests as `path`, or `path?page=2` behind a first page, in their order."""
        return [path if number == 1 else f"{path}?page={number}" for path, number in map(_split, self._targets())]

    def _targets(self) -> list[str]:
        return [seen.target for seen in self.seen]

    def _respond(self, target: str) -> Answer | None:
        path, number = _split(target)
        if path.endswith(("/releases", "/versions", "/search")):
            body = self.pages.get((path, number))
        else:
            kind, id = path.split("/")[1:]
            name = "name" if kind in {"artists", "labels"} else "title"
            body = self.documents.get(path, {"id": int(id), name: f"Title {id}"})
        return body if isinstance(body, Answer) or body is None else Answer(body)


def _split(target: str) -> tuple[str, int]:
    address = urlsplit(target)
    return address.path, int(dict(parse_qsl(address.query)).get("page", 1))
