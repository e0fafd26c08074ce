"""Mutate the bytes of dump records: the fast path and the slow path must give the same rows or the same quarantine."""

import random
from functools import cache
from itertools import islice

from discogs_sync.dump.layout import DUMPS
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import record
from tests.dump_paths import both_paths, rows_of
from tests.fuzz.mutations import mutated
from tests.fuzz.runner import main

RECORDS = 40
"""Records of each kind that are mutated."""


@cache
def seeds() -> dict[str, list[bytes]]:
    """Return records of each kind, of the practice catalogue."""
    catalogue = Catalogue.generate(releases=RECORDS)
    found = {}
    for kind in DUMPS:
        documents = (catalogue.get(kind, id) for id in islice(catalogue.ids(kind), RECORDS))
        found[kind] = [record(kind, document).encode() for document in documents if document]
    return found


def check(generator: random.Random) -> str | None:
    """Mutate one record, and compare the paths."""
    kind = generator.choice([*DUMPS])
    xml = mutated(generator, generator.choice(seeds()[kind]))
    fast, slow = both_paths(kind, xml)
    if fast and (slow.bad or slow.drift):
        return f"the fast path takes what the slow path does not\n{xml!r}\n{slow.bad} {slow.drift}"
    if fast and rows_of(fast) != rows_of(slow):
        return f"rows differ\n{xml!r}\nfast {rows_of(fast)}\nslow {rows_of(slow)}"
    return None


if __name__ == "__main__":
    main("dump_bytes", check)
