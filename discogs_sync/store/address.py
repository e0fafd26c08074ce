"""Where other programs find the mirror's database."""

import re
from urllib.parse import unquote

from discogs_sync.settings import Settings
from discogs_sync.store.connect import parameters, secrets
from discogs_sync.store.embedded import EmbeddedServer

_PASSWORD = re.compile(r"(?<=//)([^:/@]*):[^@/]*(?=@)")


def address(settings: Settings, *, with_password: bool = False) -> str:
    """Give the database's URL as libpq reads it; nothing is connected or started.

    A password is left out unless it is asked for: clients prompt for it, or find it in PGPASSWORD or ~/.pgpass.
    Raises SettingsError for a URL that libpq cannot read: nobody knows where in it the password is.
    """
    if settings.database_url is None:
        return EmbeddedServer(settings.home).url
    parameters(settings.database_url)
    url = re.sub(r"^postgres://", "postgresql://", settings.database_url)
    return url if with_password else _without_password(url)


def _without_password(url: str) -> str:
    base, _, query = _PASSWORD.sub(r"\1", url).partition("?")
    kept = (part for part in query.split("&") if unquote(part.partition("=")[0]) not in secrets())
    rest = "&".join(kept)
    return f"{base}?{rest}" if rest else base
