"""The dumps that are on this machine: the folder `dumps` of the data folder."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from discogs_sync.dump.checksum import expected_digest, remembered_digest
from discogs_sync.dump.names import KINDS, file_name, is_of_month, month_text, parse_name
from discogs_sync.errors import UsageError
from discogs_sync.hints import command


@dataclass(frozen=True)
class LocalFile:
    """A file that is here: its size in bytes, whether it is what CHECKSUM says, None while that was not checked."""

    path: Path
    size: int
    is_right: bool | None


@dataclass(frozen=True)
class LocalDump:
    """A dump that is here, or a part of it: its files by kind, without that of the checksums."""

    date: date
    files: dict[str, LocalFile]

    @property
    def is_whole(self) -> bool:
        """Whether all files are here, checked and right."""
        return all(kind in self.files and self.files[kind].is_right for kind in KINDS)


def dumps_folder(home: Path) -> Path:
    """Give the folder of the dumps within a data folder; it may not be there yet."""
    return home / "dumps"


def local_dumps(home: Path) -> list[LocalDump]:
    """Give the dumps that are here, the newest first; no file is read for it."""
    folder = dumps_folder(home)
    found = (parse_name(path.name) for path in folder.iterdir()) if folder.is_dir() else ()
    return [_local_dump(folder, dump) for dump in sorted({each[0] for each in found if each}, reverse=True)]


def find_local(home: Path, month: date | None = None, kinds: Collection[str] = KINDS) -> LocalDump:
    """Give the newest dump that is here with files of all these kinds, of a month (any day of it) or of whatever one.

    Raises UsageError where there is none.
    """
    for dump in local_dumps(home):
        if (month is None or is_of_month(dump.date, month)) and dump.files.keys() >= set(kinds):
            return dump
    which = f"dump of {month_text(month)}" if month else "dump"
    whole = f" with {', '.join(kinds)}" if kinds else ""
    raise UsageError(
        f"There is no {which}{whole} in {dumps_folder(home)}:"
        f" {command('dump download', *([month_text(month)] if month else []))} downloads it."
    )


def _local_dump(folder: Path, dump: date) -> LocalDump:
    paths = {kind: folder / file_name(dump, kind) for kind in KINDS}
    return LocalDump(dump, {kind: _local_file(path) for kind, path in paths.items() if path.is_file()})


def _local_file(path: Path) -> LocalFile:
    known, expected = remembered_digest(path), expected_digest(path)
    return LocalFile(path, path.stat().st_size, None if known is None or expected is None else known == expected)
