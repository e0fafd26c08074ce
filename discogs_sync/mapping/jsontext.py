"""JSON texts to values and back, so that every number keeps its value, and a float stays a float.

PostgreSQL's jsonb holds numbers as digits: of 1e300 it gives back an integer of 301 digits. Such floats are written
with a fraction (`…000.0`), which jsonb keeps.
"""

import json
import math
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn

LONGEST_INTEGER = 4_000
"""Digits of an integer that is read as a number; Python refuses more than 4,300."""

_LARGE_FLOAT = re.compile(r"\de\+")


class NumberText(str):
    """The text of a number too large to be read as one, such as 1e400. It fits no column, so it counts as drift."""

    __slots__ = ()


def decode_json(text: str) -> Any:
    """Decode a JSON text. Raises ValueError for what is not JSON, and RecursionError for deep nesting."""
    try:
        return _decode(text)
    except ValueError:
        return _decode_long_integers(text)


def json_text(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    """Encode a value as JSON, keys sorted; `default` replaces what JSON has no form for."""
    text = _encoder(default).encode(value)
    return _with_fractions(value, default) if "e+" in text and _LARGE_FLOAT.search(text) else text


@cache
def _encoder(default: Callable[[Any], Any] | None) -> json.JSONEncoder:
    return json.JSONEncoder(
        ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False, default=default
    )


def _with_fractions(value: Any, default: Callable[[Any], Any] | None) -> str:
    """Encode a value with all digits of its large floats."""
    match value:
        case float() if _LARGE_FLOAT.search(repr(value)):
            return f"{Decimal(repr(value)):f}.0"
        case list() | tuple():
            return f"[{','.join(_with_fractions(each, default) for each in value)}]"
        case dict():
            pairs = sorted(value.items())
            return f"{{{','.join(f'{json_text(key)}:{_with_fractions(each, default)}' for key, each in pairs)}}}"
        case _:
            return _encoder(default).encode(value)


def _not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number of JSON")


def _float(number: str) -> float | NumberText:
    value = float(number)
    return value if math.isfinite(value) else NumberText(number)


def _integer(number: str) -> int | NumberText:
    return int(number) if len(number) <= LONGEST_INTEGER else NumberText(number)


_decode = json.JSONDecoder(parse_constant=_not_json, parse_float=_float, strict=False).decode
_decode_long_integers = json.JSONDecoder(
    parse_constant=_not_json, parse_float=_float, parse_int=_integer, strict=False
).decode
