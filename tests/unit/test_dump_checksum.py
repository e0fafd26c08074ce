"""CHECKSUM files in whatever form, and digests that are remembered."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.dump.checksum import (
    checked_digest,
    digest_of,
    expected_digest,
    read_checksums,
    remember,
    remembered_digest,
)
from discogs_sync.dump.names import CHECKSUM, KINDS, file_name
from discogs_sync.errors import WrongChecksum
from tests.dumps import OCTOBER, put_dump, spoil

DIGEST = "f0884a52b025d3a1e001543c32097ca8c9f3021162752c36e176978ab87ae453"
NAME = "discogs_20261001_labels.xml.gz"


@pytest.mark.parametrize(
    "text",
    [
        f"{DIGEST} {NAME}",
        f"{DIGEST}  {NAME}\n",
        f"{DIGEST} *{NAME}\r\n",
        f"  {DIGEST}\t{NAME}  \n",
        f"{DIGEST.upper()} {NAME}\n",
        f"{DIGEST} ./data/2026/{NAME}\n",
        f"\n# sums\n{DIGEST[:-1]} short\n{DIGEST} {NAME}\n{DIGEST}\n",
    ],
)
def test_a_digest_is_read_in_every_form(text):
    assert read_checksums(text) == {NAME: DIGEST}


@pytest.mark.parametrize("text", ["", "<html>We'll be back soon.</html>", f"{NAME} {DIGEST}", f"{DIGEST}0 {NAME}"])
def test_other_texts_tell_no_digest(text):
    assert read_checksums(text) == {}


@given(
    st.dictionaries(st.sampled_from([file_name(date(2026, 10, 1), kind) for kind in KINDS]), st.binary()),
    st.randoms(use_true_random=False),
    st.sampled_from([" ", "  ", " *", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_digests_come_in_any_order(contents, random, between, end):
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    lines = [f"{digest}{between}{name}" for name, digest in digests.items()]
    random.shuffle(lines)
    assert read_checksums(end.join(lines)) == digests


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of a dump, with the others and the CHECKSUM file beside it."""
    put_dump(tmp_path, OCTOBER)
    return tmp_path / file_name(OCTOBER, "labels")


def reads(path: Path) -> int:
    """Take a file's digest, and give the bytes that were read for it."""
    told = [0]
    assert len(digest_of(path, told.append)) == 64
    return told[-1]


def test_a_file_is_read_once(file):
    assert remembered_digest(file) is None
    assert digest_of(file) == hashlib.sha256(file.read_bytes()).hexdigest() == remembered_digest(file)
    assert reads(file) == 0


def test_a_file_that_changed_is_read_again(file):
    digest = digest_of(file)
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert reads(file) == status.st_size
    file.write_bytes(b"shorter")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert digest_of(file) == hashlib.sha256(b"shorter").hexdigest() != digest


@pytest.mark.parametrize("damage", [b"", b"\xff", b"one", b"one 2", b"one 2 three 4"])
def test_a_damaged_memory_is_no_memory(file, damage):
    digest = digest_of(file)
    file.with_name(f"{file.name}.sha256").write_bytes(damage)
    assert remembered_digest(file) is None
    assert digest_of(file) == digest


def test_where_nothing_can_be_noted_the_digest_is_taken_all_the_same(file):
    file.with_name(f"{file.name}.sha256").mkdir()
    assert digest_of(file) == hashlib.sha256(file.read_bytes()).hexdigest()
    remember(file, DIGEST)
    assert remembered_digest(file) is None


def test_digest_is_never_remembered_through_a_planted_link(file, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    file.with_name(f"{file.name}.sha256").symlink_to(victim)
    digest = digest_of(file)
    assert (victim.read_text(), remembered_digest(file)) == ("precious", digest)


def test_a_file_is_compared_with_the_checksums_beside_it(file):
    assert expected_digest(file) == digest_of(file)
    assert checked_digest(file) == digest_of(file)
    spoil(file.parent, OCTOBER, "labels")
    with pytest.raises(WrongChecksum, match=r"labels\.xml\.gz is not what its CHECKSUM file says: bring it anew"):
        checked_digest(file)


def test_without_checksums_there_is_nothing_to_compare_with(file):
    other = file.rename(file.with_name("my-labels.xml.gz"))
    assert expected_digest(other) is None
    assert checked_digest(other) == hashlib.sha256(other.read_bytes()).hexdigest()
    assert remembered_digest(other) is None
    (file.parent / file_name(OCTOBER, CHECKSUM)).unlink()
    assert expected_digest(file.with_name(file_name(OCTOBER, "artists"))) is None
