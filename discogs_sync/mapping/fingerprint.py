"""What tells a changed document from an unchanged one."""

import hashlib

from discogs_sync.mapping.encode import Rows
from discogs_sync.mapping.part import Part


def content_hash(part: Part, rows: Rows) -> bytes:
    """Give the BLAKE2b-128 of a document's rows; the tables beside its own, the fast numbers, take no part."""
    beside = {table.name for table in part.beside}
    content = [(name, rows[name]) for name in sorted(rows) if name not in beside]
    return hashlib.blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=16).digest()
