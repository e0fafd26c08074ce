"""NUMERIC in the binary form of PostgreSQL, for COPY."""

import struct

from discogs_sync.mapping.derive import number

_BASE = 10_000


def numeric(text: str) -> bytes | None:
    """Give the bytes of the whole number that a text of digits stands for; None where it stands for none.

    Four words (digits, weight of the first, sign, decimals), then the digits to the base 10,000 (PostgreSQL's
    `numeric_recv`).
    """
    value = number(text)
    if value is None:
        return None
    rest = int(value)
    digits: list[int] = []
    while rest:
        rest, digit = divmod(rest, _BASE)
        digits.append(digit)
    digits.reverse()
    weight = max(len(digits) - 1, 0)
    while digits and digits[-1] == 0:
        digits.pop()
    return struct.pack(f">HhHH{len(digits)}H", len(digits), weight, 0, 0, *digits)
