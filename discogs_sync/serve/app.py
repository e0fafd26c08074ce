"""The Discogs API over any `Source`: routes, parameters, pages, errors (API documentation, "Database")."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from discogs_sync.serve.access import identity
from discogs_sync.serve.pages import (
    MOST_SEARCH_RESULTS,
    OutOfDomainError,
    OutsideRangeError,
    pagination,
    requested_page,
)
from discogs_sync.serve.source import KINDS, PARENTS, Document, Kind, ListingName, Rows, Selection, Source
from discogs_sync.settings import CURRENCIES

Endpoint = Callable[[Request], Awaitable[Response]]

_NOT_FOUND: dict[Kind, str] = {
    "artist": "Artist not found.",
    "label": "Label not found.",
    "master": "Master Release not found.",
    "release": "Release not found.",
}
_SORTS: dict[ListingName, set[str]] = {
    "artist-releases": {"year", "title", "format"},
    "label-releases": {"year", "title", "format", "artist", "catno"},
    "versions": {"released", "title", "format", "label", "catno", "country"},
}
_VERSION_FILTERS = ("format", "label", "released", "country")
_NOT_SEARCHED = {"page", "per_page", "token", "key", "secret"}
_SEARCH_TYPES = {"", *KINDS}


def create_app(source: Source, origin: str) -> Starlette:
    """Make the application; `origin` is what the links of its pages begin with."""
    api = _Api(source, origin)
    app = Starlette(
        routes=[
            Route("/releases/{id:int}", api.release),
            Route("/releases/{id:int}/rating", api.community_rating),
            Route("/releases/{id:int}/rating/{username}", api.user_rating, methods=["GET", "PUT", "DELETE"]),
            Route("/releases/{id:int}/stats", api.stats),
            Route("/masters/{id:int}", api.document("master")),
            Route("/masters/{id:int}/versions", api.listing("versions")),
            Route("/artists/{id:int}", api.document("artist")),
            Route("/artists/{id:int}/releases", api.listing("artist-releases")),
            Route("/labels/{id:int}", api.document("label")),
            Route("/labels/{id:int}/releases", api.listing("label-releases")),
            Route("/database/search", api.search),
        ],
        middleware=[Middleware(GZipMiddleware, compresslevel=1)],
        exception_handlers={
            HTTPException: _refusal,
            OutOfDomainError: _out_of_domain,
            OutsideRangeError: _outside_range,
        },
    )
    app.router.redirect_slashes = False
    return app


class _Api:
    """The endpoints, by the names that the documentation gives them."""

    def __init__(self, source: Source, origin: str) -> None:
        self._source = source
        self._origin = origin

    async def release(self, request: Request) -> Response:
        currency = request.query_params.get("curr_abbr")
        if currency is not None and currency not in CURRENCIES:
            raise OutOfDomainError(f"Invalid curr_abbr: {currency}. It must be one of {', '.join(CURRENCIES)}.")
        known = identity(request.scope) == "authenticated"
        return _json(await self._body("release", request.path_params["id"], currency if known else None))

    def document(self, kind: Kind) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            return _json(await self._body(kind, request.path_params["id"]))

        return endpoint

    async def community_rating(self, request: Request) -> Response:
        release = await self._release(request)
        community = release.get("community", {"rating": {"count": 0, "average": 0}})
        return _json({"release_id": release["id"], "rating": community["rating"]})

    async def stats(self, request: Request) -> Response:
        community = (await self._release(request)).get("community")
        if community is None:
            return _json({"is_offensive": False})
        return _json({"num_have": community["have"], "num_want": community["want"]})

    async def user_rating(self, request: Request) -> Response:
        release, username = (await self._release(request))["id"], request.path_params["username"]
        if request.method in {"PUT", "DELETE"}:
            _require_credentials(request)
            rating = await _wanted_rating(request) if request.method == "PUT" else 0
            await self._source.rate(release, username, rating)
        if request.method == "DELETE":
            return Response(status_code=204)
        rating = await self._source.rating(release, username)
        return _json({"username": username, "release_id": release, "rating": rating})

    def listing(self, name: ListingName) -> Endpoint:
        kind = PARENTS[name]

        async def endpoint(request: Request) -> Response:
            id, page, selection = (
                request.path_params["id"],
                requested_page(request.query_params),
                _selection(name, request),
            )
            rows = await self._source.listing(name, id, selection, page.start, page.stop)
            if rows is None:
                raise HTTPException(404, _NOT_FOUND[kind])
            return self._paged(request, rows, "versions" if name == "versions" else "releases")

        return endpoint

    async def search(self, request: Request) -> Response:
        _require_credentials(request)
        page = requested_page(request.query_params)
        query = {name: value for name, value in request.query_params.items() if name not in _NOT_SEARCHED}
        if query.get("type", "") not in _SEARCH_TYPES:
            raise OutOfDomainError(f"Invalid type: {query['type']}.")
        rows = await self._source.search(query, page.start, page.stop)
        return self._paged(request, rows, "results", most=MOST_SEARCH_RESULTS)

    def _paged(self, request: Request, rows: Rows, key: str, most: int | None = None) -> Response:
        page, query = requested_page(request.query_params), request.query_params.multi_items()
        pages = pagination(page, rows.items, self._origin + request.url.path, query, most)
        return _json({"pagination": pages, **rows.extras, key: rows.rows})

    async def _body(self, kind: Kind, id: int, currency: str | None = None) -> bytes:
        body = await self._source.body(kind, id, currency)
        if body is None:
            raise HTTPException(404, _NOT_FOUND[kind])
        return body

    async def _release(self, request: Request) -> Document:
        document: Document = json.loads(await self._body("release", request.path_params["id"]))
        return document


def _json(content: Document | bytes) -> Response:
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return Response(body, media_type="application/json")


def _require_credentials(request: Request) -> None:
    if identity(request.scope) != "authenticated":
        raise HTTPException(401, "You must authenticate to access this resource.")


def _selection(name: ListingName, request: Request) -> Selection:
    query = request.query_params
    sort, order = query.get("sort") or None, query.get("sort_order") or "asc"
    if sort is not None and sort not in _SORTS[name]:
        raise OutOfDomainError(f"Invalid sort: {sort}.")
    if order not in {"asc", "desc"}:
        raise OutOfDomainError(f"Invalid sort_order: {order}.")
    filters = {each: query[each] for each in _VERSION_FILTERS if query.get(each)} if name == "versions" else {}
    return Selection(filters, sort, order == "desc")


async def _wanted_rating(request: Request) -> int:
    """Read a rating of 1 to 5 from the query, a form or a JSON object."""
    body = await request.body()
    given: dict[str, Any] = dict(request.query_params)
    try:
        given |= json.loads(body) if body.lstrip().startswith(b"{") else dict(parse_qsl(body.decode()))
        rating = int(given["rating"])
    except (KeyError, TypeError, ValueError):
        raise OutOfDomainError("A rating between 1 and 5 is required.") from None
    if not 1 <= rating <= 5:
        raise OutOfDomainError("The rating must be between 1 and 5.")
    return rating


def _message(status: int, text: str) -> Response:
    return JSONResponse({"message": text}, status)


async def _refusal(request: Request, error: Exception) -> Response:
    status, text = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
    if status == 405:
        text = f"Method {request.method} is not allowed for this resource."
    elif text == "Not Found":
        text = "The requested resource was not found."
    return _message(status, text)


async def _out_of_domain(request: Request, error: Exception) -> Response:
    return _message(422, str(error))


async def _outside_range(request: Request, error: Exception) -> Response:
    return _message(404, str(error))
