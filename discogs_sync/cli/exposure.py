"""Warnings of secrets that others can read: in files, and on the way to the API."""

from __future__ import annotations

import ipaddress
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from discogs_sync.settings import Settings


def exposed(settings: Settings) -> Iterator[str]:
    """Yield a sentence with the remedy for each secret that others can read."""
    for path in settings.secret_files:
        if _others_can_read(path):
            yield f"{path} holds a secret, and other users can read it: run `chmod 600 {path}`."
    if settings.authenticated and (way := _plain_way(settings.api_url)):
        yield (
            f"The credentials go to {way} without encryption, readable by others on the network: set"
            " DISCOGS_SYNC_API_URL to a URL that begins with https."
        )


def _others_can_read(path: Path) -> bool:
    """Return whether others may read a file; its group counts unless root owns the file, as libpq has it for keys."""
    try:
        status = path.stat()
    except OSError:
        return False
    risky = stat.S_IROTH if status.st_uid == 0 else stat.S_IROTH | stat.S_IRGRP
    return bool(status.st_mode & risky)


def _plain_way(url: str) -> str | None:
    """Return the way to a URL over a network that is not encrypted, None for an encrypted or local one."""
    origin = urlsplit(url)
    if origin.scheme != "http" or _is_loopback(origin.hostname or ""):
        return None
    from urllib.request import getproxies, proxy_bypass

    proxy = None if proxy_bypass(origin.netloc) else getproxies().get("http")
    through = f" through the proxy {urlsplit(proxy).hostname}" if proxy else ""
    return f"http://{origin.netloc}{through}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
