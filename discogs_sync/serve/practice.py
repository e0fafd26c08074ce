"""A Discogs to practise on: the API over a source, with the rate limit, faults and a log of requests."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.types import ASGIApp

from discogs_sync.serve.access import Credentials, Identified, Refusing
from discogs_sync.serve.app import create_app
from discogs_sync.serve.faults import Faults, Faulty
from discogs_sync.serve.ratewindow import Limits, RateLimited
from discogs_sync.serve.requestlog import Recorded, RequestLog
from discogs_sync.serve.source import API_ORIGIN, Source

S = TypeVar("S")
C = TypeVar("C", bound=Source)


@dataclass(frozen=True)
class Practice(Generic[S]):
    """An application, what it serves, and what a test looks at or turns while it runs."""

    app: ASGIApp
    catalogue: S
    requests: RequestLog
    faults: Faults


def practice(
    catalogue: C,
    *,
    limits: Limits | None = None,
    latency: float = 0.0,
    credentials: Credentials | None = None,
    origin: str = API_ORIGIN,
    remembered_requests: int = 100_000,
) -> Practice[C]:
    """Make a server's application. By default it has the live API's limits and accepts the token `practice`.

    `latency` is the seconds that every reply takes, `origin` what the links of pages begin with.
    """
    requests, faults = RequestLog(remembered_requests), Faults(latency)
    app: ASGIApp = Faulty(Refusing(create_app(catalogue, origin)), faults)
    app = Identified(RateLimited(app, limits or Limits()), credentials or Credentials())
    return Practice(Recorded(app, requests), catalogue, requests, faults)
