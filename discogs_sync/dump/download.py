"""Downloading a dump: whole files that are what CHECKSUM says, or none.

A file is written under another name that ends with `.part` and hashed as it arrives, and gets its own name when all of
it is on the disk and right. The next attempt cannot use a part, since the site ignores ranges: it starts again.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from discogs_sync import safefile
from discogs_sync.api.files import Body
from discogs_sync.dump.checksum import BLOCK, Told, digest_of, expected_digest, read_checksums, remember
from discogs_sync.dump.events import Moving, Report, Settled
from discogs_sync.dump.listing import Link
from discogs_sync.dump.local import dumps_folder, local_dumps
from discogs_sync.dump.names import CHECKSUM, file_name, is_of_month, month_text
from discogs_sync.dump.site import Offer, Site
from discogs_sync.errors import ApiError, UsageError, WrongChecksum
from discogs_sync.store import filelock

LOCK = "download.lock"
"""Held alone by the process that downloads into a folder."""

LARGEST = 200_000_000_000
"""Bytes of a file at most where the page does not tell its size; the largest dump has 11 GB."""

MOST_EXCESS = 2
"""How many times as large as the page says a file may be; pages round sizes."""

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
    safefile.write(folder / file_name(offer.date, CHECKSUM), text.encode())
    return {kind: found[name] for kind, name in names.items()}


class _WrongDigest(Exception):
    """A file does not have the expected digest."""


def _fetch(site: Site, link: Link, path: Path, expected: str, report: Report) -> bool:
    """Download a file, and keep it if it has the expected digest; return whether it has."""
    size = 0
    try:
        with safefile.replacing(path, durable=True) as file:

            def receive(body: Body) -> str:
                _require_room(path.parent, body.length or 0)
                _require_size(body, link, body.length or 0)

                def told(done: int) -> None:
                    _require_size(body, link, done)
                    report(Moving(path.name, "downloading", done, body.length or link.size))

                return _receive(body, file, told)

            digest = site.files.get(link.url, receive)
            size = file.tell()
            if digest != expected:
                raise _WrongDigest
    except _WrongDigest:
        is_right = False
    else:
        is_right = True
        remember(path, digest)
    report(Settled(path.name, is_right, size))
    return is_right


def _receive(body: Body, file: IO[bytes], told: Told) -> str:
    """Write a body into a file, in place of that of an attempt before, and return its digest."""
    digest, done = hashlib.sha256(), 0
    file.seek(0)
    file.truncate()
    for chunk in body.chunks:
        file.write(chunk)
        digest.update(chunk)
        done += len(chunk)
        told(done)
    return digest.hexdigest()


def _require_size(body: Body, link: Link, size: int) -> None:
    """Raise ApiError if a file is far larger than its page says, or than any dump is."""
    limit = LARGEST if link.size is None else MOST_EXCESS * link.size + BLOCK
    if size > limit:
        source = "any dump has" if link.size is None else f"the page of dumps says ({link.size / 1e9:,.3f} GB)"
        raise ApiError(
            f"{body.url} has more than {limit / 1e9:,.3f} GB, far more than {source}; it is not kept. Check the URL"
            " of the dumps, or take another month or a mirror."
        )


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
        safefile.make_folders(folder.parent, 0o700)
        safefile.make_folders(folder)
        with filelock.opened(folder / LOCK) as lock:
            if not lock.try_alone():
                raise UsageError(f"Another process downloads into {folder}: wait for its end, then try again.")
            safefile.remove(folder.glob(f"discogs_*{safefile.SUFFIX}"))
            yield folder
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be used ({error.strerror}): make room or give this user the right to write"
            " there, or set DISCOGS_SYNC_HOME to another folder."
        ) from error
