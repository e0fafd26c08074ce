"""Downloading a dump: whole files that are what CHECKSUM says, or none.

A file comes under its name with `.part` at the end, is hashed while it comes, and gets its name when all of it is on
the disk and right. A part is of no use to the next attempt, for the site ignores ranges: that begins anew.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from discogs_sync.api.files import Body
from discogs_sync.dump.checksum import Told, digest_of, expected_digest, read_checksums, remember
from discogs_sync.dump.events import Moving, Report, Settled
from discogs_sync.dump.listing import Link
from discogs_sync.dump.local import dumps_folder, local_dumps
from discogs_sync.dump.names import CHECKSUM, file_name, is_of_month, month_text
from discogs_sync.dump.site import Offer, Site
from discogs_sync.errors import ApiError, UsageError, WrongChecksum
from discogs_sync.store import filelock

PART = ".part"
"""What the name of a file that is still coming ends with."""

LOCK = "download.lock"
"""Held alone by the process that downloads into a folder."""

ROUNDING = 1.01
"""How much more a file may take than a page tells, which rounds its size."""


@dataclass(frozen=True)
class Downloaded:
    """A dump whose files are here and right, by kind, and the kinds of those that came just now."""

    date: date
    files: Mapping[str, Path]
    came: Collection[str]


def download(
    home: Path, site: Site, month: date | None, kinds: Collection[str], report: Report, *, today: date
) -> Downloaded:
    """Have the files of these kinds here and right, of a month (any day of it) or of the newest complete dump.

    What is here and right is not asked for again; a month that is here whole costs no request. A file that comes wrong
    does not keep the others from coming. Raises WrongChecksum in the end where one did; UsageError for a month that is
    not offered, a kind that it lacks, and a folder that cannot be written, is too full or is downloaded into by another
    process; ApiError where the site's answers are of no use, and as `Files.get` does.
    """
    with _held(dumps_folder(home)) as folder:
        dump = _whole_month(home, month, kinds, report) if month else None
        came: Collection[str] = ()
        if dump is None:
            offer = site.find(month, today)
            dump = offer.date
            if not _are_right(folder, dump, kinds, report):
                came = _bring(folder, site, offer, kinds, report)
        return Downloaded(dump, {kind: folder / file_name(dump, kind) for kind in kinds}, came)


def _whole_month(home: Path, month: date, kinds: Collection[str], report: Report) -> date | None:
    """Give the dump of a month of which all files are here and right, None without one."""
    dumps = (each.date for each in local_dumps(home) if is_of_month(each.date, month))
    return next((dump for dump in dumps if _are_right(dumps_folder(home), dump, kinds, report)), None)


def _are_right(folder: Path, dump: date, kinds: Collection[str], report: Report) -> bool:
    """Tell whether all files are here, and what the CHECKSUM file says that is here too."""
    paths = [folder / file_name(dump, kind) for kind in kinds]
    return all(_is_right(path, expected_digest(path), report) for path in paths)


def _is_right(path: Path, expected: str | None, report: Report) -> bool:
    if expected is None or not path.is_file():
        return False
    size = path.stat().st_size
    return expected == digest_of(path, lambda done: report(Moving(path.name, "checking", done, size)))


def _bring(folder: Path, site: Site, offer: Offer, kinds: Collection[str], report: Report) -> list[str]:
    """Download what is not here or not right, and give the kinds of it."""
    digests = _digests(folder, site, offer, kinds)
    missing = [kind for kind in kinds if not _is_right(folder / file_name(offer.date, kind), digests[kind], report)]
    _require_room(folder, sum(offer.links[kind].size or 0 for kind in missing) * ROUNDING)
    wrong = [
        file_name(offer.date, kind)
        for kind in missing
        if not _fetch(site, offer.links[kind], folder / file_name(offer.date, kind), digests[kind], report)
    ]
    if wrong:
        raise WrongChecksum(
            f"Not what CHECKSUM says, and not kept: {', '.join(wrong)}. Run the command again for another attempt;"
            " if it stays so, take another month or a mirror."
        )
    return missing


def _digests(folder: Path, site: Site, offer: Offer, kinds: Collection[str]) -> dict[str, str]:
    """Download the CHECKSUM file, and give what it says of each kind."""
    if lacking := [kind for kind in kinds if kind not in offer.links]:
        raise UsageError(
            f"The dump of {month_text(offer.date)} has no {', '.join(lacking)}: choose among {', '.join(offer.kinds)}"
            " with --only."
        )
    text, url = site.files.text(offer.links[CHECKSUM].url)
    found = read_checksums(text)
    names = {kind: file_name(offer.date, kind) for kind in kinds}
    if lacking := [name for name in names.values() if name not in found]:
        raise ApiError(f"{url} tells no SHA-256 of {', '.join(lacking)}. Try again later, or take another month.")
    part = folder / (file_name(offer.date, CHECKSUM) + PART)
    part.write_text(text, encoding="utf-8")
    part.replace(part.with_suffix(""))
    return {kind: found[name] for kind, name in names.items()}


def _fetch(site: Site, link: Link, path: Path, expected: str, report: Report) -> bool:
    """Download a file, and keep it if it has the expected digest."""
    part = path.with_name(path.name + PART)

    def receive(body: Body) -> str:
        _require_room(part.parent, body.length or 0)
        return _receive(
            body, part, lambda done: report(Moving(path.name, "downloading", done, body.length or link.size))
        )

    try:
        digest = site.files.get(link.url, receive)
        is_right, size = digest == expected, part.stat().st_size
        if is_right:
            part.replace(path)
            _sync(path.parent)
            remember(path, digest)
    finally:
        part.unlink(missing_ok=True)
    report(Settled(path.name, is_right, size))
    return is_right


def _receive(body: Body, part: Path, told: Told) -> str:
    """Write a body into a file, down to the disk, and give its digest."""
    digest, done = hashlib.sha256(), 0
    with part.open("wb") as file:
        for chunk in body.chunks:
            file.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            told(done)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _require_room(folder: Path, needed: float) -> None:
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise UsageError(
            f"What is to come takes {needed / 1e9:,.1f} GB, and the disk of {folder} has {free / 1e9:,.1f} GB left:"
            " make room, or set DISCOGS_SYNC_HOME to a folder on another disk."
        )


@contextmanager
def _held(folder: Path) -> Iterator[Path]:
    """Have the folder of the dumps, without what a killed download left, for this process alone."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        with filelock.opened(folder / LOCK) as lock:
            if not lock.try_alone():
                raise UsageError(f"Another process downloads into {folder}: wait for its end, then try again.")
            for part in folder.glob(f"discogs_*{PART}"):
                part.unlink()
            yield folder
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be used ({error.strerror}): make room or give this user the right to write"
            " there, or set DISCOGS_SYNC_HOME to another folder."
        ) from error
