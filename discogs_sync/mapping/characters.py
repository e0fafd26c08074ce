"""The one place for characters that PostgreSQL refuses: NUL, and halves of surrogate pairs."""

import re
from collections.abc import Mapping
from typing import Any

from discogs_sync.mapping.encode import Drift, escape

FORBIDDEN_CHARACTER = "forbidden character"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\x00|\\u(?:0000|[dD][89a-fA-F])")


def may_hold_forbidden(body: str) -> bool:
    """Tell whether a JSON text may decode to forbidden characters: a NUL, or escapes of one or of surrogates."""
    return _ESCAPED.search(body) is not None


def replace_forbidden(document: Any, pointer: str = "") -> tuple[Any, list[Drift]]:
    """Give the document with U+FFFD in place of forbidden characters, and where they stood."""
    if isinstance(document, str):
        cleaned = _FORBIDDEN.sub(REPLACEMENT, document)
        return (document, []) if cleaned == document else (cleaned, [Drift(pointer, FORBIDDEN_CHARACTER, cleaned)])
    if isinstance(document, list):
        pairs = [replace_forbidden(entry, f"{pointer}/{number}") for number, entry in enumerate(document)]
        return [entry for entry, _ in pairs], [drift for _, found in pairs for drift in found]
    if isinstance(document, dict):
        cleaned_object: dict[str, Any] = {}
        drift: list[Drift] = []
        for key, value in document.items():
            name = _free_name(_FORBIDDEN.sub(REPLACEMENT, key), cleaned_object)
            place = f"{pointer}/{escape(name)}"
            if name != key:
                drift.append(Drift(place, FORBIDDEN_CHARACTER, name))
            cleaned_object[name], found = replace_forbidden(value, place)
            drift += found
        return cleaned_object, drift
    return document, []


def _free_name(name: str, taken: Mapping[str, Any]) -> str:
    """Give the name, made longer until no other key has become the same."""
    while name in taken:
        name += REPLACEMENT
    return name
