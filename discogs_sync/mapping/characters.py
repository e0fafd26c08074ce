"""The one place for characters that PostgreSQL refuses: NUL, and halves of surrogate pairs."""

import re
from typing import Any

from discogs_sync.mapping.encode import Drift, escape

FORBIDDEN_CHARACTER = "forbidden character"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def may_hold_forbidden(body: str) -> bool:
    """Tell whether a JSON text may decode to forbidden characters: in JSON they can only come as escapes."""
    return _ESCAPED.search(body) is not None


def replace_forbidden(document: Any, pointer: str = "") -> tuple[Any, list[Drift]]:
    """Give the document with U+FFFD in place of forbidden characters, and where they stood."""
    if isinstance(document, str):
        cleaned = _FORBIDDEN.sub(REPLACEMENT, document)
        return cleaned, [] if cleaned == document else [Drift(pointer, FORBIDDEN_CHARACTER, cleaned)]
    if isinstance(document, list):
        pairs = [replace_forbidden(entry, f"{pointer}/{number}") for number, entry in enumerate(document)]
        return [entry for entry, _ in pairs], [drift for _, found in pairs for drift in found]
    if isinstance(document, dict):
        cleaned_object: dict[str, Any] = {}
        drift: list[Drift] = []
        for name, value in document.items():
            name = _FORBIDDEN.sub(REPLACEMENT, name)
            cleaned_object[name], found = replace_forbidden(value, f"{pointer}/{escape(name)}")
            drift += found
        return cleaned_object, drift
    return document, []
