"""What the user can set, and where a value comes from: flag, environment, `config.toml`, default.

`config.toml` stands in the data folder, or where `DISCOGS_SYNC_CONFIG` says. Its keys are the fields of
`Settings`; the environment variable of a field is `DISCOGS_SYNC_` and its name in capitals.
"""

import os
import re
import tomllib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from discogs_sync.errors import SettingsError
from discogs_sync.hints import similar

PREFIX = "DISCOGS_SYNC_"
ENVIRONMENT = "the environment"
CURRENCIES = ("USD", "GBP", "EUR", "CAD", "AUD", "JPY", "CHF", "MXN", "BRL", "NZD", "SEK", "ZAR")
"""What `curr_abbr` may be (API documentation, "Release")."""

KINDS = ("artist", "label", "master", "release", "artist_releases", "label_releases", "master_versions", "search")
"""What is asked for again and again: documents, and listings."""

_DURATION = re.compile(r"(?:(\d{1,5})w)?(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?")

_SIZE = re.compile(r"([0-9]{1,12}) ?(kB|MB|GB)", re.IGNORECASE)

SIZE_UNITS = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}

MOST_BYTES = 1_000_000_000
"""The largest limit of a reply that can be set: no document comes near it."""

_QUOTES = "\"'`\u201c\u201d\u2018\u2019 \t\r\n\ufeff"

_AROUND_TOKEN = re.compile(r"""^[\s"'`\ufeff]*(?:Authorization\s*:\s*)?(?:Discogs\s+)?token\s*=\s*""", re.IGNORECASE)

_USER = re.compile(r"//[^@/]*@")

PER_PAGE = 100
"""Rows that a page of a listing is asked for with: the most that Discogs gives (API documentation, "Pagination")."""

MOST_PAGES = 100
"""Pages of a search: Discogs gives its first 10,000 results."""

RETENTIONS = ("latest", "all", "none")
"""What may be kept of raw answers: the latest of each item and page, all, or none."""

AUTHENTICATED_RATE = 60
ANONYMOUS_RATE = 25
ASSUMED_LATENCY = 2.0
"""Seconds a reply may take with the default number of workers still filling the rate."""

MOST_REQUESTS_PER_MINUTE = 100_000
MOST_WORKERS = 256
"""What can be asked for at most: beyond, a machine runs out of threads and not of requests."""


@dataclass(frozen=True)
class Settings:
    """One value for everything that can be set; see docs/configuration.md."""

    home: Path
    database_url: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    key: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    api_url: str = "https://api.discogs.com"
    dump_url: str = "https://data.discogs.com"
    rate: int | None = None
    workers: int | None = None
    currency: str | None = None
    min_age: Mapping[str, timedelta] = field(default_factory=dict)
    max_age: Mapping[str, timedelta] = field(default_factory=dict)
    payloads: str = "latest"
    max_reply_received: int = 8_000_000
    """Bytes of a reply as it comes over the network, compressed perhaps."""
    max_reply_size: int = 8_000_000
    """Bytes of a reply once it is decompressed."""
    max_reply_time: timedelta = timedelta(minutes=5)
    """Time from a request to the end of its reply."""
    secret_files: tuple[Path, ...] = field(default=(), compare=False)
    """Files that secrets were read from; no setting, but found while settings are loaded."""

    @property
    def authenticated(self) -> bool:
        """Whether requests carry credentials."""
        return self.token is not None or self.key is not None

    @property
    def requests_per_minute(self) -> int:
        """The budget: requests a minute, 0 for none of our own."""
        if self.rate is not None:
            return self.rate
        return AUTHENTICATED_RATE if self.authenticated else ANONYMOUS_RATE

    @property
    def requests_in_flight(self) -> int:
        """How many requests may be under way at once: enough to fill the rate at `ASSUMED_LATENCY`."""
        if self.workers is not None:
            return self.workers
        if self.requests_per_minute == 0:
            return 2  # more would only take turns: mapping keeps one core busy
        return min(int(self.requests_per_minute / 60 * ASSUMED_LATENCY) + 2, MOST_WORKERS)

    @property
    def authorization(self) -> str | None:
        """The value of the Authorization header, None without credentials (API documentation, "Authentication")."""
        if self.token is not None:
            return f"Discogs token={self.token}"
        if self.key is not None:
            return f"Discogs key={self.key}, secret={self.secret}"
        return None


def load(
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    config: Path | None = None,
) -> Settings:
    """Build the settings from the flags of the command line, the environment and `config.toml`.

    Raises SettingsError for unknown names, values out of their domain, and files that cannot be read.
    """
    environ = os.environ if environ is None else environ
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    home = Path(given.get("home") or environ.get(PREFIX + "HOME") or _default_home()).expanduser().absolute()
    config = config or (Path(environ[PREFIX + "CONFIG"]) if environ.get(PREFIX + "CONFIG") else None)
    file = config or home / "config.toml"
    layers = [
        (_from_file(file, required=config is not None), str(file)),
        (_from_environment(environ), ENVIRONMENT),
        (given, "the command line"),
    ]
    values: dict[str, Any] = {}
    secret_files = [file] if any(_is_secret(name, value) for name, value in layers[0][0].items()) else []
    for layer, origin in layers:
        given_here = {name: _checked(name, value, origin) for name, value in layer.items()}
        if "token_file" in given_here:
            token_file = given_here.pop("token_file")
            given_here.setdefault("token", _read_token(token_file))
            secret_files.append(token_file)
        values |= given_here
    if ("key" in values) != ("secret" in values):
        raise SettingsError("A consumer key needs its secret: set both DISCOGS_SYNC_KEY and DISCOGS_SYNC_SECRET.")
    return Settings(**{**values, "home": home, "secret_files": tuple(secret_files)})


def _default_home() -> Path:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/discogs-sync")
    from platformdirs import user_data_path

    return user_data_path("discogs-sync")


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    named = {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX)}
    return {name: value for name, value in named.items() if value and name not in {"config", "test_database_url"}}


def _from_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        if required:
            raise SettingsError(
                f"There is no configuration file {path}. Create it, or name another in --config or DISCOGS_SYNC_CONFIG."
            ) from None
        return {}
    except NotADirectoryError as error:
        if required:
            raise SettingsError(f"The configuration file {path} cannot be read: {_reason(error)}.") from error
        raise SettingsError(
            f"The data folder {path.parent} is a file, or below one: name a folder in --home or DISCOGS_SYNC_HOME."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The configuration file {path} cannot be read: {_reason(error)}.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The configuration file {path} is not TOML: {error}.") from error
    if "home" in found:  # it is what config.toml is found by
        raise SettingsError(
            f"The setting 'home' (in {path}) would be without effect there: set it by --home or DISCOGS_SYNC_HOME."
        )
    return found


def _read_token(path: Path) -> str:
    try:
        token = _text_of(path.read_bytes()).strip()
    except (OSError, ValueError) as error:
        raise SettingsError(f"The token file {path} cannot be read: {_reason(error)}.") from error
    if not token:
        raise SettingsError(f"The token file {path} is empty. Put your Discogs token into it.")
    return str(_checked("token", token, f"the file {path}"))


def _reason(error: Exception) -> str:
    """Return why a file cannot be read, without the number of the error and the path."""
    return str(getattr(error, "strerror", None) or error)


def _text_of(content: bytes) -> str:
    """Decode a text file that may begin with a byte order mark, as some editors and shells write it."""
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return content.decode(encoding)


def _whole_number(text: Any, least: int, most: int) -> int:
    if isinstance(text, bool) or not isinstance(text, (int, str)):
        raise ValueError
    number = int(text)
    if not least <= number <= most:
        raise ValueError
    return number


def _database_url(text: Any) -> str:
    if urlsplit(str(text)).scheme not in {"postgresql", "postgres"}:
        raise ValueError
    place = _USER.sub("//", str(text), count=1).partition("?")[0]
    if "@" in place:  # of a password: PostgreSQL would take a part of it for the host or the database, and tell it
        raise ValueError
    return str(text)


def _http_url(text: Any) -> str:
    parts = urlsplit(str(text))
    unwanted = "@" in parts.netloc or parts.query or parts.fragment or parts.port == 0
    if parts.scheme not in {"http", "https"} or not parts.hostname or unwanted or not str(text).isprintable():
        raise ValueError
    parts.hostname.encode("idna")  # UnicodeError, a ValueError, for what is no name of a host
    return str(text).rstrip("/")


def _currency(text: Any) -> str:
    if str(text).upper() not in CURRENCIES:
        raise ValueError
    return str(text).upper()


class UnreadableDurationError(ValueError):
    """A text is no length of time; the message says why."""


def duration(text: str) -> timedelta:
    """Read a length of time such as `90s`, `10m`, `2h`, `1h30m`, `30d` or `2w`.

    Raises UnreadableDurationError for anything else, for a number without unit, and for no time at all.
    """
    if text.isdecimal():
        raise UnreadableDurationError(f"{text[:20]} has no unit: write {text[:20]}d, 12h or 90s")
    found = _DURATION.fullmatch(text)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0,) * 5
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if not length:
        raise UnreadableDurationError(f"{text!r} is not a length of time such as 90s, 10m, 2h or 30d")
    return length


def _size(text: Any) -> int:
    """Read a size in bytes such as `500kB`, `8MB` or `1GB`."""
    found = _SIZE.fullmatch(str(text))
    if not found:
        raise ValueError
    return _whole_number(int(found[1]) * SIZE_UNITS[found[2].lower()], 1, MOST_BYTES)


def _time(text: Any) -> timedelta:
    return duration(str(text))


def _ages(text: Any) -> dict[str, timedelta]:
    ages = {}
    for part in str(text).split(","):
        kind, _, age = part.strip().partition("=")
        if kind not in KINDS:
            raise ValueError
        ages[kind] = timedelta(0) if age == "0s" else duration(age)
    return ages


def _retention(text: Any) -> str:
    if text not in RETENTIONS:
        raise ValueError
    return str(text)


def _header_value(text: Any) -> str:
    """Read a token, key or secret, without the quotes or the `Discogs token=` that may have been copied with it."""
    value = _AROUND_TOKEN.sub("", str(text).strip()).strip(_QUOTES)
    if not value or not value.isascii() or not value.isprintable():
        raise ValueError
    return value


_AGES = f"kinds with lengths of time, as in release=30d,master=8w (kinds: {', '.join(KINDS)})"

_A_SIZE = f"a size of at most {MOST_BYTES // 1_000_000_000}GB such as 500kB or 8MB"

_DATABASE_URL = "a URL like postgresql://user@host/database, with special characters of a password as %XX"

_DOMAINS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "home": (lambda text: Path(str(text)).expanduser().absolute(), "a folder"),
    "database_url": (_database_url, _DATABASE_URL),
    "token": (_header_value, "a Discogs token, one line of ASCII"),
    "token_file": (lambda text: Path(str(text)).expanduser(), "a file"),
    "key": (_header_value, "a consumer key, one line of ASCII"),
    "secret": (_header_value, "a consumer secret, one line of ASCII"),
    "api_url": (_http_url, "an origin like https://api.discogs.com"),
    "dump_url": (_http_url, "a URL like https://data.discogs.com"),
    "rate": (
        lambda text: _whole_number(text, 0, MOST_REQUESTS_PER_MINUTE),
        f"a whole number of requests a minute up to {MOST_REQUESTS_PER_MINUTE:,}, 0 for no limit",
    ),
    "workers": (lambda text: _whole_number(text, 1, MOST_WORKERS), f"a whole number from 1 to {MOST_WORKERS}"),
    "currency": (_currency, "one of " + ", ".join(CURRENCIES)),
    "min_age": (_ages, _AGES),
    "max_age": (_ages, _AGES),
    "payloads": (_retention, "one of " + ", ".join(RETENTIONS)),
    "max_reply_received": (_size, _A_SIZE),
    "max_reply_size": (_size, _A_SIZE),
    "max_reply_time": (_time, "a length of time such as 90s or 5m"),
}
SECRETS = {"token", "key", "secret", "database_url"}
"""Settings whose values never appear in a message; nor does what may be a URL with a password."""


def _is_secret(name: str, value: Any) -> bool:
    """Tell whether a setting holds a secret: a database URL does with a password in it."""
    if name == "database_url":
        return urlsplit(str(value)).password is not None or "password=" in str(value)
    return name in SECRETS


def _written(name: str, origin: str) -> str:
    """Return the name of a setting as it is written in its place."""
    return PREFIX + name.upper() if origin == ENVIRONMENT else name


def _checked(name: str, value: Any, origin: str) -> Any:
    if name not in _DOMAINS:
        known = ", ".join(_written(each, origin) for each in sorted(_DOMAINS))
        meant = similar(name, _DOMAINS)
        hint = f" Did you mean {_written(meant, origin)}?" if meant else ""
        raise SettingsError(
            f"There is no setting {_written(name, origin)!r} (in {origin}).{hint} The settings are: {known}."
        )
    convert, domain = _DOMAINS[name]
    try:
        return convert(value)
    except UnreadableDurationError as error:
        raise SettingsError(f"The setting {name!r} (in {origin}) must be {domain}: {error}.") from None
    except (ValueError, TypeError):
        is_secret = name in SECRETS or (name in {"api_url", "dump_url"} and re.search("[@?#]", str(value)))
        shown = "" if is_secret else f", not {value!r}"
        raise SettingsError(f"The setting {name!r} (in {origin}) must be {domain}{shown}.") from None


def names() -> list[str]:
    """Give the names of all settings, as they stand in `config.toml`."""
    return [each.name for each in fields(Settings) if each.name != "secret_files"] + ["token_file"]
