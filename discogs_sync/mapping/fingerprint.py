"""What tells a changed document from an unchanged one."""

import hashlib
from collections.abc import Mapping

from discogs_sync.mapping.encode import Row
from discogs_sync.mapping.rowtext import row_text


def content_hash(own: Row, lists: Mapping[str, str]) -> bytes:
    """Give the BLAKE2b-128 of a document's own row and of the texts of its lists (`list_texts`).

    The fast numbers, which stand in tables beside, take no part; nor does the order of keys, nor whether a list is
    empty or absent.
    """
    texts = [row_text(own)]
    for table_and_rows in lists.items():
        texts += table_and_rows
    return hashlib.blake2b("\n".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
