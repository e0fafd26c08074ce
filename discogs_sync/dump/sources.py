"""The files that are to be loaded: what a user names, or the newest dump that is here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.local import find_local
from discogs_sync.dump.names import parse_day, parse_month
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.errors import UsageError

ORDER = tuple(dump.root for dump in DUMPS.values())
"""The kinds of files in the order of loading; any other would do."""

_MONTH = re.compile(r"\d{4}-\d{2}")
_NAMED = re.compile(r"discogs_(\d{4})(\d{2})(\d{2})_", re.ASCII)

EARLY = timedelta(days=1_000)
"""How far in the future the day in a file's name may be: the name is Discogs' and this machine's clock may be wrong."""


@dataclass(frozen=True)
class Source:
    """A file to load: what kind of dump it is, and the day that it bears."""

    path: Path
    dump: Dump
    dated: date


def find_sources(home: Path, arguments: Sequence[str], dated: date | None) -> list[Source]:
    """Give the files that arguments name, each a month or a path; with none the newest dump that is here.

    `dated` is the day of files whose names tell none. Raises UsageError, also where it is no file's day, and
    DumpFileError.
    """
    found: list[Source] = []
    for argument in arguments or [""]:
        if argument and not _MONTH.fullmatch(argument):
            found.append(_source(Path(argument), dated))
            continue
        local = find_local(home, parse_month(argument) if argument else None, ())
        for kind, file in sorted(local.files.items(), key=lambda entry: ORDER.index(entry[0])):
            found.append(Source(file.path, next(d for d in DUMPS.values() if d.root == kind), local.date))
    if dated and dated not in {source.dated for source in found}:
        raise UsageError(
            f"--date {dated} is the day of no file: {found[0].path.name} is of {found[0].dated}, as its name says."
            " The option is for files whose names tell no day."
        )
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
    day = parse_past_day(f"{named[1]}-{named[2]}-{named[3]}", within=EARLY) if named else dated
    if day is None:
        raise UsageError(f"The name of {path} tells no date: give the day of the dump with --date 2026-10-01.")
    return Source(path, kind_of(path), day)


def parse_past_day(text: str, *, within: timedelta = timedelta(0)) -> date:
    """Read the day of a dump. Raises UsageError, also for a day further in the future than `within`.

    A dump of a day that is still to come would be newer than all that follow it until then.
    """
    day = parse_day(text)
    today = max(date.today(), datetime.now(UTC).date())
    if day > today + within:
        raise UsageError(f"{text} is in the future: today is {today}. Give the day of the dump.")
    return day
