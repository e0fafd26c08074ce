"""Numbers that move by the hour, kept as history: one row per observed change.

They refer to releases and masters without a foreign key: a rating may be asked for a release that is not mirrored.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Integer, Numeric, SmallInteger, Table, Text

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import field

PRICE, RATING = Numeric(12, 2), Numeric(4, 2)
"""Types with a fixed scale, which readers such as Arrow and Spark take as numbers; other values go to `extra`."""


def _observation(entity: str) -> list[Column[Any]]:
    instant = DateTime(timezone=True)
    return [
        Column(f"{entity}_id", BigInteger, primary_key=True, autoincrement=False, comment=f"The {entity}"),
        Column("observed_at", instant, primary_key=True, comment="When these numbers were first seen"),
    ]


def _checked_at(entity: str) -> Column[Any]:
    return Column(
        "checked_at",
        DateTime(timezone=True),
        comment=f"When a document of the {entity} last had these numbers; NULL where only a rating or demand was asked",
    )


def _market() -> list[Column[Any]]:
    return [
        field("num_for_sale", Integer, "Copies for sale on Discogs"),
        field("lowest_price", PRICE, "Lowest price asked; NULL when none is for sale"),
        Column("currency", Text, comment="Currency of lowest_price; NULL where the answer does not tell"),
    ]


release_stats = Table(
    "release_stats",
    metadata,
    *_observation("release"),
    field("have", Integer, "Users who have it", key="community.have"),
    field("want", Integer, "Users who want it", key="community.want"),
    field("rating_count", Integer, "Users who rated it", key="community.rating.count"),
    field("rating_average", RATING, "Mean rating from 1 to 5; 0 without ratings", key="community.rating.average"),
    *_market(),
    _checked_at("release"),
    schema=CATALOGUE,
    comment="History of a release's demand, ratings and prices, one row per observed change",
)

master_stats = Table(
    "master_stats",
    metadata,
    *_observation("master"),
    *_market(),
    _checked_at("master"),
    schema=CATALOGUE,
    comment="History of a master's offers and prices, one row per observed change",
)

release_user_rating = Table(
    "release_user_rating",
    metadata,
    Column("release_id", BigInteger, primary_key=True, autoincrement=False, comment="The release"),
    Column("username", Text, primary_key=True, comment="The user"),
    Column("rating", SmallInteger, comment="1 to 5; NULL where the user has given none"),
    Column("checked_at", DateTime(timezone=True), nullable=False, comment="When Discogs last confirmed it"),
    schema=CATALOGUE,
    comment='Ratings of releases by single users (API documentation, "Release Rating By User")',
)
