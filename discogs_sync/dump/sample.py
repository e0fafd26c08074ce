"""A small dump cut out of a big one: some releases, with the artists, labels and masters that they name."""

import gzip
import heapq
import os
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.layout import ARTISTS, LABELS, MASTERS, RELEASES, Dump
from discogs_sync.dump.records import chunks
from discogs_sync.errors import UsageError

_ARTIST = re.compile(rb"<artist>\s*<id>(\d{1,18})</id>")
_LABEL = re.compile(rb'<(?:label|series) [^>]*?\bid="(\d{1,18})"|<company>\s*<id>(\d{1,18})</id>')
_MASTER = re.compile(rb"<master_id[^>]*>(\d{1,18})</master_id>")


def cut(
    files: dict[str, Path], number: int, folder: Path, report: Report, *, overwrite: bool = False
) -> dict[str, int]:
    """Write a dump of so many releases, and of what they name, into a folder, under the names of the whole files.

    `files` are the whole dump's by their kinds (`releases` and any of the others). The releases are spread over the
    file, and always the same ones. Returns the number of records written by kind. Raises DumpFileError, and UsageError
    where a file of the sample is there already, unless `overwrite`; the dump's own files are never overwritten.
    """
    for path in files.values():
        _check_free(folder / path.name, path, overwrite=overwrite)
    folder.mkdir(parents=True, exist_ok=True)
    releases = _chosen(files[RELEASES.root], number, report)
    wanted = {ARTISTS: _ids(_ARTIST, releases), LABELS: _ids(_LABEL, releases), MASTERS: _ids(_MASTER, releases)}
    written = {}
    for dump, ids in wanted.items():
        if dump.root in files:
            found = (record for id, record in _records(files[dump.root], dump, report) if id in ids)
            written[dump.root] = _write(folder / files[dump.root].name, dump, found)
    written[RELEASES.root] = _write(folder / files[RELEASES.root].name, RELEASES, releases)
    return written


def _check_free(target: Path, source: Path, *, overwrite: bool) -> None:
    """Raise UsageError where a file of the sample would replace the dump's own, or one that nobody gave up."""
    if not os.path.lexists(target):
        return
    if target.parent.samefile(source.parent) or target.samefile(source):
        raise UsageError(
            f"The sample would replace {source}, the file that it is cut out of: name another folder with --out."
        )
    if not overwrite:
        raise UsageError(f"{target} is there already: name another folder with --out, or replace it with --overwrite.")


def _chosen(path: Path, number: int, report: Report) -> list[bytes]:
    """Choose releases by the hash of their ids, which spreads them, and give them in the order of the file."""
    ranked = (
        (blake2b(id.to_bytes(8), digest_size=8).digest(), place, record)
        for place, (id, record) in enumerate(_records(path, RELEASES, report))
    )
    smallest = heapq.nsmallest(number, ranked, key=lambda each: each[0])
    return [record for _, _, record in sorted(smallest, key=lambda each: each[1])]


def _records(path: Path, dump: Dump, report: Report) -> Iterator[tuple[int, bytes]]:
    """Give the id and the bytes of each record of a file."""
    size, read = path.stat().st_size, 0
    for chunk in chunks(path, dump):
        read += len(chunk)
        report(Moving(path.name, "reading", chunk.read, size, read))
        yield from zip(chunk.ids.tolist(), chunk.records, strict=True)


def _ids(pattern: re.Pattern[bytes], records: Iterable[bytes]) -> set[int]:
    return {int(next(filter(None, found.groups()))) for record in records for found in pattern.finditer(record)}


def _write(path: Path, dump: Dump, records: Iterable[bytes]) -> int:
    """Write records as a dump's file, complete or not at all. Gives their number."""
    unfinished, number = path.with_name(f"{path.name}.part"), 0
    root = dump.root.encode()
    with gzip.open(unfinished, "wb", compresslevel=6) as file:
        file.write(b"<%s>\n" % root)
        for record in records:
            file.write(record.rstrip(b"\n") + b"\n")
            number += 1
        file.write(b"</%s>\n" % root)
    unfinished.rename(path)
    return number
