"""Who asks: the User-Agent that is required, and credentials (API documentation, "Authentication")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Identity = Literal["anonymous", "authenticated", "refused"]

PRACTICE_TOKEN = "practice"  # noqa: S105 -- the sample server's own, printed in its help
NO_USER_AGENT = "<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body>Access denied</body></html>"
WRONG_CREDENTIALS = "Invalid consumer token. Please register an app before making requests."


@dataclass(frozen=True)
class Credentials:
    """The credentials that a server accepts: personal tokens, and consumer keys with their secrets."""

    tokens: frozenset[str] = frozenset({PRACTICE_TOKEN})
    consumers: Mapping[str, str] = field(default_factory=dict)

    def identify(self, scope: Scope) -> Identity:
        """Tell who asks, by the Authorization header or by `token`, or `key` and `secret`, in the query."""
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        given |= dict(re.findall(r'(\w+)="?([^",\s]+)', Headers(scope=scope).get("authorization", "")))
        if "token" in given:
            return "authenticated" if given["token"] in self.tokens else "refused"
        if "key" in given:
            known = self.consumers.get(given["key"])
            return "authenticated" if known is not None and known == given.get("secret") else "refused"
        return "refused" if "authorization" in Headers(scope=scope) else "anonymous"


def identity(scope: Scope) -> Identity:
    """Tell who asks, as `Identified` found out; anonymous where it was not asked."""
    found: Identity = scope.get("state", {}).get("identity", "anonymous")
    return found


class Identified:
    """Notes who asks for what is behind it; a request without User-Agent gets no further (403, HTML)."""

    def __init__(self, app: ASGIApp, credentials: Credentials) -> None:
        self.app = app
        self.credentials = credentials

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if not Headers(scope=scope).get("user-agent", "").strip():
            await HTMLResponse(NO_USER_AGENT, 403)(scope, receive, send)
            return
        scope.setdefault("state", {})["identity"] = self.credentials.identify(scope)
        await self.app(scope, receive, send)


class Refusing:
    """Answers 401 to credentials that are not accepted."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if identity(scope) == "refused":
            await JSONResponse({"message": WRONG_CREDENTIALS}, 401)(scope, receive, send)
            return
        await self.app(scope, receive, send)
