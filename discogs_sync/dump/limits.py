"""Limits on what a dump's file may hold. What is beyond them is quarantined, and the load continues.

They are far above anything that Discogs has: its longest record has 272 KB and 20,000 elements, its deepest eight
levels. Memory of a load follows from them, whatever the file holds.
"""

RECORD_BYTES = 16 << 20
"""Bytes of XML of a record, or of anything else that is between two records."""

RECORD_ENTRIES = 200_000
"""Elements and attributes of a record; each entry of a list is at least one element."""

RECORD_LEVELS = 64
"""Elements within each other in a record."""

PROLOG_BYTES = 1 << 20
"""Bytes of XML within which the root has to begin."""

LARGE_RECORD = 1 << 20
"""Bytes from which on records take the slow path one at a time: a tree takes many times the memory of its XML."""

SMALLEST_ENTRY = 4
"""Bytes of an element or attribute, at least (`<a/>`, ` a=""`)."""

FAR_IDS = 1_000_000
"""Ids of 100,000,000 and more in a file; Discogs' are far below, and each takes memory."""

PENDING_CHUNKS = 256
"""Chunks whose rows are written together."""

NOTED_RECORDS = 10_000
"""Quarantined records of a file that are stored with their reason; further ones are only counted."""


def exceeding(thing: str, number: int, unit: str, limit: int) -> str:
    """Return the sentence for what is beyond a limit."""
    return f"{thing} has {number:,} {unit}, more than the limit of {limit:,}."
