"""Files are written whole or not at all, and never through a link that another user planted."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import discogs_sync
from discogs_sync import safefile

PACKAGE = Path(discogs_sync.__file__).parent

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root writes into the folders of everybody")

SOMEBODY = 54321
"""User id of another user; no such user need exist."""

BY_PATH = re.compile(
    r"(?<!formatter)\.(?:write_text|write_bytes|touch|chmod|mkdir|rename)\(|os\.(?:chown|chmod|mkdir|replace|rename)\("
    r"|mkstemp|mkdtemp|NamedTemporaryFile|\.open\(\s*[\"'][wax]|\bopen\([^)]*[\"'][wax]b?[\"']"
)
"""Ways to write into a folder by its path."""


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def link_of_somebody(path: Path, target: Path) -> Path:
    path.symlink_to(target)
    os.lchown(path, SOMEBODY, SOMEBODY)
    return path


def folder_of_somebody(path: Path) -> Path:
    path.mkdir()
    os.chown(path, SOMEBODY, SOMEBODY)
    return path


def test_content_is_replaced_and_permissions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("old")
    file.chmod(0o640)
    safefile.write(file, b"new", durable=True)
    assert (file.read_text(), mode(file)) == ("new", 0o640)
    safefile.write(file, b"newer", mode=0o600)
    assert (file.read_text(), mode(file)) == ("newer", 0o600)
    assert list(tmp_path.iterdir()) == [file]


def test_new_file_gets_the_permissions_that_are_asked_for_or_those_of_the_umask(tmp_path: Path) -> None:
    with umask(0o027):
        safefile.write(tmp_path / "usual", b"")
        safefile.write(tmp_path / "public", b"", mode=0o644)
    assert (mode(tmp_path / "usual"), mode(tmp_path / "public")) == (0o640, 0o644)


def test_failed_block_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("old")
    with pytest.raises(TypeError), safefile.replacing(file) as unfinished:
        unfinished.writelines([b"half", "no bytes"])
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_name_of_an_unfinished_file_cannot_be_foreseen(tmp_path: Path) -> None:
    names = set()
    for _ in range(3):
        with safefile.replacing(tmp_path / ("n" * 255)):
            (unfinished,) = set(tmp_path.iterdir()) - {tmp_path / ("n" * 255)}
            assert unfinished.name.endswith(safefile.SUFFIX)
            names.add(unfinished.name)
    assert len(names) == 3


def test_link_at_the_target_is_replaced_and_its_file_stays(tmp_path: Path) -> None:
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_text("precious")
    victim.chmod(0o600)
    link.symlink_to(victim)
    safefile.write(link, b"new", mode=0o644)
    assert (victim.read_text(), mode(victim)) == ("precious", 0o600)
    assert not link.is_symlink()


@as_root
def test_root_keeps_the_owner_of_a_file_and_owns_new_ones(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.touch()
    os.chown(kept, SOMEBODY, SOMEBODY)
    safefile.write(kept, b"new")
    safefile.write(tmp_path / "new", b"new")
    assert kept.stat().st_uid == SOMEBODY
    assert (tmp_path / "new").stat().st_uid == 0


@as_root
@pytest.mark.parametrize("below", ["", "deep"])
def test_root_follows_no_link_on_the_way_that_another_user_can_change(tmp_path: Path, below: str) -> None:
    victim = tmp_path / "victim"
    (victim / below).mkdir(parents=True, exist_ok=True)
    link = link_of_somebody(folder_of_somebody(tmp_path / "theirs") / "link", victim)
    for attack in (
        lambda: safefile.write(link / below / "file", b"x"),
        lambda: safefile.make_folder(link / below / "folder", 0o755),
        lambda: safefile.read(link / below / "file", 1),
        lambda: safefile.link_target(link),
    ):
        with pytest.raises(PermissionError, match="root follows no link that another user can change"):
            attack()
    assert [each for each in victim.rglob("*") if each.is_file()] == []


@as_root
def test_root_follows_its_own_links(tmp_path: Path) -> None:
    (tmp_path / "there" / "deep").mkdir(parents=True)
    (tmp_path / "absolute").symlink_to(tmp_path / "there")
    (tmp_path / "relative").symlink_to("../" + tmp_path.name + "/there")
    (tmp_path / "chain").symlink_to("relative")
    for link in ("absolute", "relative", "chain"):
        safefile.write(tmp_path / link / "deep" / "file", link.encode())
        assert (tmp_path / "there" / "deep" / "file").read_text() == link
    assert safefile.link_target(tmp_path / "chain").samefile(tmp_path / "there")


def test_endless_links_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    for attempt in (
        lambda: safefile.link_target(tmp_path / "one"),
        lambda: safefile.write(tmp_path / "one" / "f", b""),
    ):
        with pytest.raises(OSError, match="symbolic links"):
            attempt()


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    file, link, pipe = tmp_path / "file", tmp_path / "link", tmp_path / "pipe"
    file.write_text("12345")
    link.symlink_to(file)
    os.mkfifo(pipe)
    assert safefile.read(file, 3) == b"123"
    for wrong in (link, pipe, tmp_path):
        with pytest.raises(OSError, match=r".+"):
            safefile.read(wrong, 3)


def test_folder_is_made_with_its_permissions_and_owner(tmp_path: Path) -> None:
    with umask(0o077):
        safefile.make_folder(tmp_path / "open", 0o755)
    assert mode(tmp_path / "open") == 0o755
    with pytest.raises(FileExistsError):
        safefile.make_folder(tmp_path / "open", 0o755)
    if os.geteuid() == 0:
        safefile.make_folder(tmp_path / "theirs", 0o700, (SOMEBODY, SOMEBODY))
        assert (tmp_path / "theirs").stat().st_uid == SOMEBODY


def test_no_other_module_writes_files_by_their_paths() -> None:
    exempt = {"safefile.py"}
    found = [
        f"{module.relative_to(PACKAGE)}:{number}: {line.strip()}"
        for module in sorted(PACKAGE.rglob("*.py"))
        if str(module.relative_to(PACKAGE)) not in exempt
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1)
        if BY_PATH.search(line)
    ]
    assert found == []
