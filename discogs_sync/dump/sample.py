"""A small dump cut out of a big one: some releases, with the artists, labels and masters that they name."""

import gzip
import heapq
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from discogs_sync import safefile
from discogs_sync.dump.document import Document, read
from discogs_sync.dump.events import Moving, Report
from discogs_sync.dump.layout import ARTISTS, LABELS, MASTERS, RELEASES, Dump
from discogs_sync.dump.records import chunks
from discogs_sync.errors import UnusableDocument, UsageError

_NAMED = {"artists": ARTISTS, "extraartists": ARTISTS, "labels": LABELS, "series": LABELS, "companies": LABELS}
"""The dumps that the entries of a release's lists are in."""


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
    safefile.make_folders(folder)
    wanted: dict[Dump, set[int]] = {ARTISTS: set(), LABELS: set(), MASTERS: set()}
    releases = _releases(files[RELEASES.root], _chosen(files[RELEASES.root], number, report), wanted, report)
    written = {RELEASES.root: _write(folder / files[RELEASES.root].name, RELEASES, releases)}
    for dump, ids in wanted.items():
        if dump.root in files:
            found = (record for id, record in _records(files[dump.root], dump, report) if id in ids)
            written[dump.root] = _write(folder / files[dump.root].name, dump, found)
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


def _chosen(path: Path, number: int, report: Report) -> set[int]:
    """Choose releases by the hash of their ids, which spreads them; return their places in the file."""
    ranked = (
        (blake2b(id.to_bytes(8), digest_size=8).digest(), place)
        for place, (id, _) in enumerate(_records(path, RELEASES, report))
    )
    return {place for _, place in heapq.nsmallest(number, ranked)}


def _releases(path: Path, places: set[int], wanted: dict[Dump, set[int]], report: Report) -> Iterator[bytes]:
    """Yield the releases at some places of a file, and add the ids of what they name to those that are wanted."""
    for place, (_, record) in enumerate(_records(path, RELEASES, report)):
        if place in places:
            for dump, id in _references(_document(record)):
                wanted[dump].add(id)
            yield record


def _records(path: Path, dump: Dump, report: Report) -> Iterator[tuple[int, bytes]]:
    """Yield the id and the bytes of each record of a file that has a usable id and is within the limits."""
    size, number = path.stat().st_size, 0
    for chunk in chunks(path, dump):
        number += len(chunk)
        report(Moving(path.name, "reading", chunk.read, size, number))
        yield from (
            (id, chunk.record(at)) for at, id in enumerate(chunk.ids.tolist()) if id and at not in chunk.refused
        )


def _document(release: bytes) -> Document:
    """Return a release as a document, without anything where it cannot be read."""
    try:
        return read(RELEASES, release)[0]
    except UnusableDocument:
        return {}


def _references(document: Document) -> Iterator[tuple[Dump, int]]:
    """Yield the entities that a release or a part of it names: their dump and id."""
    for key, value in document.items():
        if key == "master_id" and isinstance(value, int):
            yield MASTERS, value
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict):
                id = entry.get("id")
                if key in _NAMED and isinstance(id, int):
                    yield _NAMED[key], id
                yield from _references(entry)


def _write(path: Path, dump: Dump, records: Iterable[bytes]) -> int:
    """Write records as a dump's file, complete or not at all; return their number."""
    root, number = dump.root.encode(), 0
    with safefile.replacing(path) as packed, gzip.GzipFile(path.name, "wb", compresslevel=6, fileobj=packed) as file:
        file.write(b"<%s>\n" % root)
        for record in records:
            file.write(record.rstrip(b"\n") + b"\n")
            number += 1
        file.write(b"</%s>\n" % root)
    return number
