"""The proxy that the environment names for a server."""

import urllib.request
from importlib.util import find_spec
from urllib.parse import urlsplit

import httpx

from discogs_sync.errors import SettingsError

LOOPBACK = {"localhost", "127.0.0.1", "::1"}

HTTP = {"http", "https"}
SOCKS = {"socks5", "socks5h"}


def proxy_for(origin: httpx.URL) -> str | None:
    """Return the proxy that the environment names for the origin, None without one.

    The variables are `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in either case. Raises SettingsError for
    a proxy that cannot be used.
    """
    if origin.host in LOOPBACK or urllib.request.proxy_bypass(origin.host):
        return None
    proxies = urllib.request.getproxies()
    name = origin.scheme if origin.scheme in proxies else "all"
    proxy = proxies.get(name)
    if proxy is not None:
        _check(proxy, f"{name}_proxy")
    return proxy


def _check(proxy: str, variable: str) -> None:
    scheme = _scheme(proxy)
    if scheme in SOCKS:
        if find_spec("socksio") is None:
            raise SettingsError(
                f"The environment's {variable} is a SOCKS proxy, which needs the extra `socks`: install it with "
                f"`pip install 'discogs-sync[socks]'`, or unset {variable}."
            )
    elif scheme not in HTTP:
        raise SettingsError(
            f"The environment's {variable} is not a URL like http://proxy.example:3128 or socks5://proxy.example:1080: "
            "correct or unset it."
        )


def _scheme(proxy: str) -> str | None:
    """Return the scheme of a proxy's URL, None for what is no usable URL."""
    try:
        url = httpx.URL(proxy)
        return url.scheme if url.host and urlsplit(proxy).port != 0 else None
    except (httpx.InvalidURL, ValueError):
        return None
