"""A site of dumps to practise on: a folder of files, offered as data.discogs.com does.

`?prefix=data%2F2026%2F` lists a year, `?download=data%2F2026%2FNAME` sends a file. Ranges are ignored, and HEAD tells
no length.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from discogs_sync.serve.faults import Faults, Faulty
from discogs_sync.serve.practice import Practice
from discogs_sync.serve.requestlog import Recorded, RequestLog

BLOCK = 1 << 16
"""Bytes that are sent at once."""


def dump_site(folder: Path, *, tells_length: bool = True) -> Practice[Path]:
    """Make a site that offers the files of a folder; `tells_length` says whether their bodies have a Content-Length."""
    requests, faults = RequestLog(), Faults()
    app = Starlette(routes=[Route("/", _Site(folder, tells_length).answer)])
    return Practice(Recorded(Faulty(app, faults), requests), folder, requests, faults)


class _Site:
    def __init__(self, folder: Path, tells_length: bool) -> None:
        self._folder = folder
        self._tells_length = tells_length

    async def answer(self, request: Request) -> Response:
        wanted = request.query_params.get("download")
        if wanted is not None:
            return self._file(request, Path(wanted).name)
        found = re.fullmatch(r"data/(\d{4})/", request.query_params.get("prefix", ""))
        return HTMLResponse(_page(self._year(found[1]) if found else self._years()))

    def _file(self, request: Request, name: str) -> Response:
        path = self._folder / name
        if not path.is_file():
            raise HTTPException(404)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        if request.method == "HEAD":
            return StreamingResponse((), headers=headers)
        if self._tells_length:
            headers["Content-Length"] = str(path.stat().st_size)
        return StreamingResponse(_blocks(path), headers=headers, media_type="application/octet-stream")

    def _years(self) -> Iterator[str]:
        years = {found[1] for path in self._folder.iterdir() if (found := re.match(r"discogs_(\d{4})", path.name))}
        return (_line("", "-", f"?prefix={_quoted(f'data/{year}/')}", f"{year}/") for year in sorted(years))

    def _year(self, year: str) -> Iterator[str]:
        yield _line("", "", f"?prefix={_quoted('data/')}", "../")
        for path in sorted(self._folder.glob(f"discogs_{year}*")):
            status = path.stat()
            written = f"{datetime.fromtimestamp(status.st_mtime, UTC):%Y-%m-%d %H:%M:%S}"
            yield _line(
                written, _rounded(status.st_size), f"?download={_quoted(f'data/{year}/{path.name}')}", path.name
            )


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _page(lines: Iterator[str]) -> str:
    head = f"{'Last Modified':<32}{'Size':<15}Name\n{'-' * 95}\n"
    return f"<html><body><h2>Discogs Data</h2>\n<pre>{head}{''.join(lines)}</pre></body></html>"


def _line(written: str, size: str, href: str, name: str) -> str:
    return f'{written:<32}{size:<15}<a href="{html.escape(href)}">{html.escape(name)}</a>\n'


def _quoted(path: str) -> str:
    return quote(path, safe="")


def _rounded(octets: int) -> str:
    size = float(octets)
    for unit in ("B", "KB", "MB"):
        if size < 1024:
            return f"{size:.1f}".removesuffix(".0") + f" {unit}"
        size /= 1024
    return f"{size:.1f} GB"
