"""Write files whole or not at all, in folders that other users may change at the same time.

Everything here works relative to an open folder and follows no symbolic link at the last step. As root, a link on the
way is followed only where it lies in a folder that root alone can change: any other one may have been planted.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC

SUFFIX = ".part"
"""End of the name of a file that is not complete yet."""

LONGEST_PREFIX = 200
"""Bytes of a file's own name in the name of its unfinished copy; a name has 255 bytes at most."""

MOST_LINKS = 40
"""Links that are followed on one way, as in the kernel."""

PERMISSIONS = 0o777


@contextmanager
def replacing(
    path: Path, *, mode: int | None = None, owner: tuple[int, int] | None = None, durable: bool = False
) -> Iterator[IO[bytes]]:
    """Write a file that takes the place of `path` when the block succeeds, and vanishes when the block fails.

    Without `mode` the permissions (as root the owner, too) are those of the file that is replaced, for a new file those
    that the umask leaves. As root, `owner` (user id, group id) gets the file. `durable` flushes content and name to the
    disk. A link at `path` is replaced. Raises OSError.
    """
    with opened_folder(path.parent) as folder:
        name = os.fsdecode(os.fsencode(path.name)[:LONGEST_PREFIX]) + f".{secrets.token_hex(8)}{SUFFIX}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(name, flags, 0o666 if mode is None else 0o600, dir_fd=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                _set_access(descriptor, folder, path.name, mode)
                if owner is not None and os.geteuid() == 0:
                    os.fchown(descriptor, *owner)
                yield file
                file.flush()
                if durable:
                    os.fsync(descriptor)
            os.replace(name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(OSError):
                os.unlink(name, dir_fd=folder)
            raise
        if durable:
            os.fsync(folder)


def write(
    path: Path,
    content: bytes,
    *,
    mode: int | None = None,
    owner: tuple[int, int] | None = None,
    durable: bool = False,
) -> None:
    """Replace a file's content; the arguments are those of `replacing`."""
    with replacing(path, mode=mode, owner=owner, durable=durable) as file:
        file.write(content)


def read(path: Path, most: int, *, own: bool = False) -> bytes:
    """Return up to `most` bytes of a regular file; raises OSError, also for a link and anything else.

    With `own` also for a file that another user than this one or root can change.
    """
    with opened_folder(path.parent) as folder:
        descriptor = os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise FileExistsError(errno.EEXIST, "it is no regular file", str(path))
            others = stat.S_IWGRP | stat.S_IWOTH
            if own and (status.st_uid not in {0, os.geteuid()} or status.st_mode & others):
                raise PermissionError(errno.EPERM, "another user can change it", str(path))
            return file.read(most)


def make_folder(path: Path, mode: int | None = None, owner: tuple[int, int] | None = None) -> None:
    """Create a folder with these permissions, and as root with this owner (user id, group id); raises OSError.

    Without `mode` the umask decides.
    """
    with opened_folder(path.parent) as above:
        if mode is None:
            os.mkdir(path.name, PERMISSIONS, dir_fd=above)
            return
        os.mkdir(path.name, 0o700, dir_fd=above)
        descriptor = os.open(path.name, FOLDER | os.O_NOFOLLOW, dir_fd=above)
        try:
            if os.fstat(descriptor).st_uid != os.geteuid():
                raise FileExistsError(errno.EEXIST, "somebody else put another folder there", str(path))
            os.fchmod(descriptor, mode)
            if owner is not None and os.geteuid() == 0:
                os.fchown(descriptor, *owner)
        finally:
            os.close(descriptor)


def make_folders(path: Path, mode: int | None = None) -> None:
    """Create a folder and those above it where they are missing; raises OSError."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process created it meanwhile
            make_folder(each, mode)


def remove(paths: Iterable[Path]) -> None:
    """Delete files, those that are missing left out; raises OSError."""
    for path in paths:
        with opened_folder(path.parent) as folder, suppress(FileNotFoundError):
            os.unlink(path.name, dir_fd=folder)


def move(path: Path, target: Path) -> None:
    """Rename a file or folder within one folder; raises OSError."""
    with opened_folder(path.parent) as folder:
        os.rename(path.name, target.name, src_dir_fd=folder, dst_dir_fd=folder)


@contextmanager
def opened_folder(path: Path) -> Iterator[int]:
    """Open a folder and give its file descriptor; raises OSError, as root also for a link that others can change."""
    descriptor = _walk(path) if os.geteuid() == 0 else os.open(path, FOLDER)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def link_target(path: Path) -> Path:
    """Give what a path leads to when it is a link, else the path; raises OSError as `opened_folder` does."""
    for _ in range(MOST_LINKS):
        with opened_folder(path.parent) as folder:
            try:
                target = os.readlink(path.name, dir_fd=folder)
            except OSError as error:
                if error.errno in {errno.EINVAL, errno.ENOENT}:
                    return path
                raise
            if os.geteuid() == 0:
                _require_trusted(folder, path)
        path = path.parent / target
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def _set_access(descriptor: int, folder: int, name: str, mode: int | None) -> None:
    if mode is not None:
        os.fchmod(descriptor, mode)
        return
    with suppress(FileNotFoundError):
        before = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if stat.S_ISREG(before.st_mode):
            if os.geteuid() == 0:
                os.fchown(descriptor, before.st_uid, before.st_gid)
            os.fchmod(descriptor, before.st_mode & PERMISSIONS)


def _walk(path: Path) -> int:
    """Open a folder step by step, so that each link on the way is judged before it is followed."""
    steps = list(reversed(path.absolute().parts))
    here = os.open(steps.pop(), FOLDER)
    links = 0
    try:
        while steps:
            name = steps.pop()
            if stat.S_ISLNK(os.stat(name, dir_fd=here, follow_symlinks=False).st_mode):
                _require_trusted(here, path)
                links += 1
                if links > MOST_LINKS:
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
                target = Path(os.readlink(name, dir_fd=here))
                steps += reversed(target.parts)
                if not target.is_absolute():
                    continue
                name = steps.pop()
            inner = os.open(name, FOLDER | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = inner
    except BaseException:
        os.close(here)
        raise
    return here


def _require_trusted(folder: int, path: Path) -> None:
    """Raise OSError unless root alone can change what an open folder holds."""
    status = os.fstat(folder)
    if status.st_uid != 0 or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EPERM, "root follows no link that another user can change", str(path))
