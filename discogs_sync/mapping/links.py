"""Addresses that Discogs derives from an object's own fields: they are rebuilt rather than stored."""

import re
from functools import cache
from typing import Any

ORIGIN = "https://api.discogs.com"
"""What the links in Discogs' bodies begin with; older bodies have http."""

_HTTP_ORIGIN = ORIGIN.replace("https:", "http:")
_PRINTABLE = frozenset({int, str})


def link(template: str, document: dict[str, Any]) -> str | None:
    """Give the address that a template such as `/artists/{id}` makes of an object's fields.

    None where one of the fields is missing, empty, 0 or neither a number nor a text.
    """
    names, pattern = _parsed(template)
    if len(names) == 1:
        value = document.get(names[0])
        return pattern % value if value and type(value) in _PRINTABLE else None
    values = tuple(map(document.get, names))
    return pattern % values if all(values) and _PRINTABLE.issuperset(map(type, values)) else None


def is_link(value: Any, template: str, document: dict[str, Any]) -> bool:
    """Tell whether a value is the address that the template makes, over http or https."""
    address = link(template, document)
    if value == address:
        return address is not None
    if type(value) is not str or not value.startswith(_HTTP_ORIGIN):
        return False
    return ORIGIN + value[len(_HTTP_ORIGIN) :] == address


@cache
def _parsed(template: str) -> tuple[tuple[str, ...], str]:
    names = tuple(re.findall(r"\{(\w+)\}", template))
    pattern = re.sub(r"\{\w+\}", "%s", template)
    return names, ORIGIN + pattern if template.startswith("/") else pattern
