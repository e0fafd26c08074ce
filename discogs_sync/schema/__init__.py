"""The tables, as SQLAlchemy declares them: one module a resource, and the bookkeeping of the sync."""

from discogs_sync.schema import artist, budget, dump, label, listing, master, release, stats, sync
from discogs_sync.schema.base import BOOKKEEPING, CATALOGUE, metadata

__all__ = [
    "BOOKKEEPING",
    "CATALOGUE",
    "artist",
    "budget",
    "dump",
    "label",
    "listing",
    "master",
    "metadata",
    "release",
    "stats",
    "sync",
]
