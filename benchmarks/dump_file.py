"""Dumps of any size for the benchmarks: documents of the practice catalogue, over and over under other ids."""

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path

from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import ROOTS, record
from discogs_sync.serve.source import Kind

DIFFERENT = 4_000
"""Releases of the catalogue that the records are drawn from."""

_EDITED = ("</data_quality>", "</name>")
"""The ends of texts that change: of the record itself, and of the last name in it, mostly one in a list."""

_OWN_ID = {"release": r'(?<=^<release id=")\d+', "master": r'(?<=^<master id=")\d+'}
_OWN_ID |= {kind: rf"(?<=^<{kind}><id>)\d+" for kind in ("artist", "label")}


def write(path: Path, kind: Kind, number: int, *, month: int = 1) -> None:
    """Write a dump of so many records; each month 2 % of them differ from the month before, half of these in a list."""
    with gzip.open(path, "wt", compresslevel=4, encoding="utf-8", newline="") as file:
        file.write(f"<{ROOTS[kind]}>\n")
        for text in _records(kind, number, month):
            file.write(f"{text}\n")
        file.write(f"</{ROOTS[kind]}>\n")


def _records(kind: Kind, number: int, month: int) -> Iterator[str]:
    catalogue = Catalogue.generate(releases=DIFFERENT)
    texts = [record(kind, document) for id in catalogue.ids(kind) if (document := catalogue.get(kind, id))]
    own_id = re.compile(_OWN_ID[kind])
    chance = random.Random(1)
    for id in range(1, number + 1):
        text = own_id.sub(str(id), texts[id % len(texts)], count=1)
        changes = sum(chance.random() < 0.02 for _ in range(1, month))
        if changes:
            before, end, after = text.rpartition(_EDITED[id % len(_EDITED)])
            text = f"{before} {changes}{end}{after}"
        yield text
