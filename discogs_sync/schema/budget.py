"""`sync.budget`: the request budget that all processes of one identity share."""

from sqlalchemy import ARRAY, Column, DateTime, Float, Integer, Table, Text, text

from discogs_sync.schema.base import BOOKKEEPING, metadata

budget = Table(
    "budget",
    metadata,
    Column("origin", Text, primary_key=True, comment="Origin of the API that the budget is for"),
    Column(
        "identity",
        Text,
        primary_key=True,
        comment="Whose budget: a digest of the credentials, or anonymous; never the credentials themselves",
    ),
    Column(
        "rate",
        Integer,
        nullable=False,
        comment="Requests a minute that Discogs allows, as far as known; a process with a lower rate keeps to its own",
    ),
    Column("next_slot_at", DateTime(timezone=True), nullable=False, comment="The next instant that is free"),
    Column(
        "slots",
        ARRAY(DateTime(timezone=True)),
        nullable=False,
        server_default=text("'{}'"),
        comment="Slots handed out within the last 60 seconds, oldest first",
    ),
    Column(
        "backoff",
        Float,
        nullable=False,
        server_default=text("0"),
        comment="Seconds that the last 429 pushed the budget forward; 0 after a reply that was let through",
    ),
    schema=BOOKKEEPING,
    comment="The request budget, one row per origin and identity, shared by every process that uses the mirror",
)
