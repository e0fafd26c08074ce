"""Answers about a release's ratings and demand, as numbers by column.

See "Release Rating By User", "Community Release Rating" and "Release Stats" in the API documentation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer

from discogs_sync.mapping.encode import UNEXPECTED_VALUE, UNKNOWN_FIELD, Drift, escape, fits_decimal
from discogs_sync.mapping.part import number_limits
from discogs_sync.schema.stats import release_stats, release_user_rating

COMMUNITY_RATING = {"/rating/count": release_stats.c.rating_count, "/rating/average": release_stats.c.rating_average}
DEMAND = {"/num_have": release_stats.c.have, "/num_want": release_stats.c.want}
USER_RATING = {"/rating": release_user_rating.c.rating}

_ECHOED = {"/release_id", "/username"}
"""Fields that repeat what was asked for."""

Fields = Mapping[str, Column[Any]]
"""The column of each number, by its place in the answer (JSON Pointer)."""


@dataclass(frozen=True)
class Reading:
    """The numbers that an answer gave, by the names of their columns, and what was unexpected in it."""

    numbers: dict[str, int | float]
    drift: list[Drift]


def read_numbers(document: Mapping[str, Any], fields: Fields) -> Reading:
    """Read the numbers of an answer; those that are absent or no numbers are left out."""
    reading = Reading({}, [])
    for pointer, value in _leaves(document):
        column = fields.get(pointer)
        if pointer in _ECHOED or value is None:
            continue
        if column is None:
            reading.drift.append(Drift(pointer, UNKNOWN_FIELD, value))
        elif _fits(column, value):
            reading.numbers[column.name] = value
        else:
            reading.drift.append(Drift(pointer, UNEXPECTED_VALUE, value))
    return reading


def _leaves(document: Mapping[str, Any], pointer: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in document.items():
        place = f"{pointer}/{escape(name)}"
        if isinstance(value, dict):
            yield from _leaves(value, place)
        else:
            yield place, value


def _fits(column: Column[Any], value: Any) -> bool:
    limit, scale = number_limits(column)
    if isinstance(column.type, Integer):
        return type(value) is int and 0 <= value < limit
    return fits_decimal(value, limit, scale) and value >= 0
