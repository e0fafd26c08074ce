"""The read endpoints of the API documentation, "Database": where they stand and which parameters they take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from urllib.parse import quote

from discogs_sync.errors import UsageError
from discogs_sync.hints import nearest
from discogs_sync.settings import CURRENCIES, PER_PAGE

Value = str | int


@dataclass(frozen=True)
class Domain:
    """The values that a parameter may have: a phrase for the user, and the test."""

    phrase: str
    holds: Callable[[str], bool]


def _one_of(*values: str) -> Domain:
    return Domain("one of " + ", ".join(values), frozenset(values).__contains__)


def _is_text(text: str) -> bool:
    try:
        return bool(text.encode().strip())
    except UnicodeEncodeError:
        return False


def _is_positive(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text.strip("0") != ""


_TEXT = Domain("text that is not empty", _is_text)
_NAME = Domain("a name", lambda text: _is_text(text) and text not in {".", ".."})
_POSITIVE = Domain("a whole number of at least 1", _is_positive)
_ORDER = _one_of("asc", "desc")


@dataclass(frozen=True)
class Endpoint:
    """A read endpoint: a path with `{id}` and other names in it, and its optional parameters.

    A listing takes `page` as well and is always asked for with 100 rows a page. `closed` are those that Discogs
    answers with credentials only.
    """

    path: str
    parameters: Mapping[str, Domain] = field(default_factory=dict)
    listing: bool = False
    closed: bool = False

    @property
    def names_in_path(self) -> list[str]:
        """The names that stand in the path, `id` among them."""
        return [name for _, name, _, _ in Formatter().parse(self.path) if name]

    @property
    def domains(self) -> dict[str, Domain]:
        """Everything that can be given: the names in the path, which must be, and the parameters."""
        in_path = {name: _POSITIVE if name == "id" else _NAME for name in self.names_in_path}
        return {**in_path, **self.parameters, **({"page": _POSITIVE} if self.listing else {})}


_SEARCH_TEXTS = (
    "q", "title", "release_title", "credit", "artist", "anv", "label", "genre", "style", "country", "year", "format",
    "catno", "barcode", "track", "submitter", "contributor",
)  # fmt: skip

ENDPOINTS: Mapping[str, Endpoint] = {
    "artist": Endpoint("/artists/{id}"),
    "label": Endpoint("/labels/{id}"),
    "master": Endpoint("/masters/{id}"),
    "release": Endpoint("/releases/{id}", {"curr_abbr": _one_of(*CURRENCIES)}),
    "release_rating": Endpoint("/releases/{id}/rating"),
    "release_user_rating": Endpoint("/releases/{id}/rating/{username}"),
    "release_stats": Endpoint("/releases/{id}/stats"),
    "artist_releases": Endpoint(
        "/artists/{id}/releases",
        {"sort": _one_of("year", "title", "format"), "sort_order": _ORDER},
        listing=True,
    ),
    "label_releases": Endpoint("/labels/{id}/releases", listing=True),
    "master_versions": Endpoint(
        "/masters/{id}/versions",
        {
            **dict.fromkeys(("format", "label", "released", "country"), _TEXT),
            "sort": _one_of("released", "title", "format", "label", "catno", "country"),
            "sort_order": _ORDER,
        },
        listing=True,
    ),
    "search": Endpoint(
        "/database/search",
        {**dict.fromkeys(_SEARCH_TEXTS, _TEXT), "type": _one_of("release", "master", "artist", "label")},
        listing=True,
        closed=True,
    ),
}
"""Every read endpoint by the kind of what it brings."""

CLOSED_PATHS = frozenset(endpoint.path for endpoint in ENDPOINTS.values() if endpoint.closed)
"""What an anonymous client need not ask for."""


def address(kind: str, id: int | None = None, query: Mapping[str, Value] | None = None) -> tuple[str, dict[str, str]]:
    """Give the path and the parameters of a request.

    `id` is Discogs' id, None for a search. `query` holds the parameters by their names in the documentation, `page`
    for a listing, and `username` for a rating by a user. Raises UsageError that names the parameter and its domain.
    """
    endpoint = _endpoint(kind)
    given = {name: str(value) for name, value in (query or {}).items()}
    if id is not None:
        given["id"] = str(id)
    for name, text in (dict.fromkeys(endpoint.names_in_path, "") | given).items():
        _check(kind, name, text, endpoint)
    in_path = {name: quote(given.pop(name), safe="") for name in endpoint.names_in_path}
    if endpoint.listing:
        given["per_page"] = str(PER_PAGE)
    return endpoint.path.format_map(in_path), given


def _endpoint(kind: str) -> Endpoint:
    try:
        return ENDPOINTS[kind]
    except KeyError:
        raise UsageError(f"There is no kind {kind!r}. The kinds are: {', '.join(ENDPOINTS)}.") from None


def _check(kind: str, name: str, text: str, endpoint: Endpoint) -> None:
    domain = endpoint.domains.get(name)
    if domain is None:
        choice = f"The parameters are: {', '.join(endpoint.parameters)}." if endpoint.parameters else "It takes none."
        raise UsageError(f"There is no parameter {name!r} for {kind}.{nearest(name, endpoint.parameters)} {choice}")
    if not domain.holds(text):
        raise UsageError(f"The parameter {name!r} for {kind} must be {domain.phrase}, not {text!r}.")
