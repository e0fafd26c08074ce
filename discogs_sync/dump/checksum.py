"""SHA-256 of a dump's files: what the CHECKSUM file says, and what the files here have."""

import contextlib
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from discogs_sync import safefile
from discogs_sync.dump.names import CHECKSUM, file_name, parse_name
from discogs_sync.errors import WrongChecksum
from discogs_sync.hints import command

BLOCK = 1 << 20
"""Bytes that are read at once."""

Told = Callable[[int], None]
"""Is told how many bytes have been read so far."""

_LINE = re.compile(r"([0-9a-f]{64})\s+\*?(?:\S*/)?(\S+)", re.ASCII | re.IGNORECASE)


def read_checksums(text: str) -> dict[str, str]:
    """Give the digests of a CHECKSUM file, in lower-case hex by the names of the files.

    A line is a digest, blanks, perhaps a `*`, and a name or path; other lines are passed over.
    """
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {each[2]: each[1].lower() for each in found if each}


def expected_digest(path: Path) -> str | None:
    """Give the digest that the CHECKSUM file beside a dump's file tells of it, None where there is none."""
    parsed = parse_name(path.name)
    if parsed is None:
        return None
    try:
        text = path.with_name(file_name(parsed[0], CHECKSUM)).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return read_checksums(text).get(path.name)


def digest_of(path: Path, told: Told = lambda done: None, *, remembered: bool = True) -> str:
    """Return the digest of a file, read now unless it is remembered, and then `remembered` if that is wanted."""
    known = remembered_digest(path)
    if known is not None:
        return known
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            told(file.tell())
    if remembered:
        remember(path, digest.hexdigest())
    return digest.hexdigest()


def remembered_digest(path: Path) -> str | None:
    """Give the digest that is remembered beside a file, None once the file's size or time of change is another."""
    try:
        digest, *stamp = _memory(path).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return digest if stamp == _stamp(path) else None


def remember(path: Path, digest: str) -> None:
    """Note a file's digest beside it, where that can be written: it takes a minute to read 10 GB again."""
    with contextlib.suppress(OSError):
        safefile.write(_memory(path), f"{' '.join([digest, *_stamp(path)])}\n".encode("ascii"))


def checked_digest(path: Path, told: Told = lambda done: None) -> str:
    """Return the digest of a dump's file. Raises WrongChecksum when the CHECKSUM file beside it names another one."""
    expected = expected_digest(path)
    digest = digest_of(path, told, remembered=expected is not None)
    if expected is not None and digest != expected:
        raise WrongChecksum(
            f"{path} is not what its CHECKSUM file says: bring it anew with {command('dump download')}."
        )
    return digest


def _memory(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _stamp(path: Path) -> list[str]:
    status = path.stat()
    return [str(status.st_size), str(status.st_mtime_ns)]
