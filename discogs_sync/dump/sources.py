"""The files that are to be loaded: what a user names, or the newest dump that is here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.local import find_local
from discogs_sync.dump.names import parse_month
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.errors import UsageError

ORDER = tuple(dump.root for dump in DUMPS.values())
"""The kinds of files in the order of loading; any other would do."""

_MONTH = re.compile(r"\d{4}-\d{2}")
_NAMED = re.compile(r"discogs_(\d{4})(\d{2})(\d{2})_", re.ASCII)


@dataclass(frozen=True)
class Source:
    """A file to load: what kind of dump it is, and the day that it bears."""

    path: Path
    dump: Dump
    dated: date


def find_sources(home: Path, arguments: Sequence[str], dated: date | None) -> list[Source]:
    """Give the files that arguments name, each a month or a path; with none the newest dump that is here.

    `dated` is the day of files whose names tell none. Raises UsageError and DumpFileError.
    """
    found: list[Source] = []
    for argument in arguments or [""]:
        if argument and not _MONTH.fullmatch(argument):
            found.append(_source(Path(argument), dated))
            continue
        local = find_local(home, parse_month(argument) if argument else None, ())
        for kind, file in sorted(local.files.items(), key=lambda entry: ORDER.index(entry[0])):
            found.append(Source(file.path, next(d for d in DUMPS.values() if d.root == kind), local.date))
    return found


def _source(path: Path, dated: date | None) -> Source:
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name the dump's files in it, or a month such as 2026-10.")
    if path.exists() and not path.is_file():
        raise UsageError(
            f"{path} is a pipe or device, which cannot be read twice. Save the dump as a file, and name it."
        )
    if not path.is_file():
        raise UsageError(f"There is no file {path}. Name a dump's file, or a month such as 2026-10.")
    named = _NAMED.match(path.name)
    day = dated or (parse_day(f"{named[1]}-{named[2]}-{named[3]}") if named else None)
    if day is None:
        raise UsageError(f"The name of {path} tells no date: give the day of the dump with --date 2026-10-01.")
    return Source(path, kind_of(path), day)


def parse_day(text: str) -> date:
    """Read a day such as 2026-10-01. Raises UsageError."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(f"{text!r} is not a day. A day is written like 2026-10-01.") from None
