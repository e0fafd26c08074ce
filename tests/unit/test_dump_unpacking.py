"""Files of dumps as they come: packed, in other encodings, or no dumps at all."""

import bz2
import codecs
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from discogs_sync.dump.recoding import Recoded
from discogs_sync.dump.sources import find_sources
from discogs_sync.dump.unpacking import kind_of, unpacked
from discogs_sync.errors import DumpFileError, UsageError
from discogs_sync.mapping.characters import FORBIDDEN_CHARACTER
from tests.dump_paths import columns_of, encoded_file

XML = b"<labels><label><id>1</id><name>A</name></label></labels>"


def put(folder: Path, data: bytes) -> Path:
    path = folder / "discogs_20261001_labels.xml"
    path.write_bytes(data)
    return path


def zstd_of(data: bytes, window: int) -> bytes:
    parameters = zstandard.ZstdCompressionParameters(window_log=window)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    return compressor.compress(data) + compressor.flush()


def tar_of(data: bytes, mode: str) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode=mode) as tar:
        entry = tarfile.TarInfo("labels.xml")
        entry.size = len(data)
        tar.addfile(entry, io.BytesIO(data))
    return archive.getvalue()


def zip_of(data: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("labels.xml", data)
    return archive.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        bytes,
        gzip.compress,
        zstandard.compress,
        lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:]),
        lambda data: zstandard.compress(data[:20]) + zstandard.compress(data[20:]),
        lambda data: b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstandard.compress(data),
        lambda data: zstd_of(data, 27),
    ],
    ids=["plain", "gzip", "zstd", "gzip-members", "zstd-frames", "pzstd", "zstd-long"],
)
def test_supported_packings_are_read_whole(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    assert encoded_file(put(tmp_path, pack(XML))).ids == [1]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (bz2.compress(XML), "bzip2"),
        (lzma.compress(XML), "xz"),
        (zip_of(XML), "zip"),
        (tar_of(XML, "w"), "tar"),
        (tar_of(XML, "w:gz"), "tar"),
        (tar_of(XML, "w:xz"), "xz"),
        (zstandard.compress(tar_of(XML, "w")), "tar"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "7-Zip"),
    ],
    ids=["bz2", "xz", "zip", "tar", "tar.gz", "tar.xz", "tar.zst", "7z"],
)
def test_other_packings_are_named(tmp_path: Path, data: bytes, name: str) -> None:
    with pytest.raises(DumpFileError, match=rf"is packed in a way that is not supported \({name}\)"):
        kind_of(put(tmp_path, data))


def test_window_of_zstd_that_is_too_large_is_named(tmp_path: Path) -> None:
    with pytest.raises(DumpFileError, match="with a window of 256 MiB, more than the limit of 128 MiB"):
        kind_of(put(tmp_path, zstd_of(XML, 28)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (gzip.compress(b""), "it is empty"),
        (b"<!DOCTYPE html>\n<html><body>Sorry</body></html>", "its root is <html>, not <artists>"),
        (b"<discogs><releases/></discogs>", "its root is <discogs>"),
        (b"<releases_x></releases_x>", "its root is <releases_x>"),
        (b'{"id": 1}', "it does not begin with <artists>"),
        (os.urandom(50_000).replace(b"<", b""), "it does not begin with|supported"),
        (b"<!-- " + bytes(2 << 20), "it does not begin with"),
    ],
    ids=["empty", "empty-gzip", "html", "other-root", "similar-root", "json", "random", "endless-comment"],
)
def test_a_file_that_is_no_dump_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(DumpFileError, match=words):
        kind_of(put(tmp_path, data))


@pytest.mark.parametrize("name", ["latin-9000", "utf-7", "unicode_escape", "cp037", "base64", "punycode", "idna"])
def test_unknown_encoding_is_named(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, f'<?xml version="1.0" encoding="{name}"?>'.encode() + XML)
    with pytest.raises(DumpFileError, match=f"declares the encoding {name}, which is not supported"):
        kind_of(path)


@pytest.mark.parametrize(
    ("encoding", "declared", "mark"),
    [
        ("iso-8859-1", "ISO-8859-1", b""),
        ("windows-1252", "windows-1252", b""),
        ("shift_jis", "Shift_JIS", b""),
        ("utf-8", "utf8", b""),
        ("utf-8", "UTF-8", codecs.BOM_UTF8),
        ("utf-8", "ISO-8859-1", codecs.BOM_UTF8),
        ("utf-8", "UTF-16", b""),
        ("utf-16-le", "UTF-16", codecs.BOM_UTF16_LE),
        ("utf-16-be", "UTF-16", codecs.BOM_UTF16_BE),
        ("utf-16-le", "UTF-8", codecs.BOM_UTF16_LE),
        ("utf-16-le", "UTF-16", b""),
        ("utf-16-be", None, b""),
        ("utf-32", None, b""),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_other_encodings_are_read(
    tmp_path: Path, encoding: str, declared: str | None, mark: bytes, pack: Callable[[bytes], bytes]
) -> None:
    name = "\u97f3\u697d" if encoding == "shift_jis" else "Caf\xe9 \N{POUND SIGN}"
    declaration = f"<?xml version='1.0' encoding='{declared}'?>\n" if declared else ""
    text = f"{declaration}<labels><label><id>1</id><name>{name}</name></label></labels>"
    path = put(tmp_path, pack(mark + text.encode(encoding)))
    assert columns_of("label", encoded_file(path), "id", "name") == [(1, name)]


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("windows-1252", b"a\x81b"),
        ("us-ascii", b"a\xe9b"),
        ("utf-8", b"a\xe9b"),
        ("utf-16", "a\ud800b".encode("utf-16-le", "surrogatepass")),
    ],
)
def test_bytes_that_are_no_character_cost_themselves(tmp_path: Path, encoding: str, data: bytes) -> None:
    written = "utf-16-le" if encoding == "utf-16" else "ascii"
    before, after = "<labels><label><id>1</id><name>".encode(written), "</name></label></labels>".encode(written)
    declaration = (
        codecs.BOM_UTF16_LE if encoding == "utf-16" else f"<?xml version='1.0' encoding='{encoding}'?>".encode()
    )
    encoded = encoded_file(put(tmp_path, declaration + before + data + after))
    assert columns_of("label", encoded, "name") == [("a\N{REPLACEMENT CHARACTER}b",)]
    assert [*encoded.drift.found] == [("label", "/name", FORBIDDEN_CHARACTER)]


def test_a_recoded_stream_is_read_in_parts_of_any_size() -> None:
    text = "\xe9\u97f3\N{MUSICAL SYMBOL G CLEF}" * 1000
    stream, found, buffer = Recoded(io.BytesIO(text.encode("utf-16")), "utf-16"), b"", bytearray(7)
    while number := stream.readinto(buffer):
        found += buffer[:number]
        found += stream.read(3)
    assert found.decode() == text
    assert Recoded(io.BytesIO(text.encode("utf-16")), "utf-16").read().decode() == text


def test_pipes_and_folders_are_refused_with_the_reason(tmp_path: Path) -> None:
    pipe = tmp_path / "discogs_20261001_labels.xml"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="is a pipe or device, which cannot be read twice"):
        find_sources(tmp_path, [str(pipe)], None)
    with pytest.raises(UsageError, match="is a pipe or device"):
        find_sources(tmp_path, ["/dev/null"], None)
    with pytest.raises(UsageError, match="is a folder"):
        find_sources(tmp_path, [str(tmp_path)], None)
    with pytest.raises(UsageError, match="There is no file"):
        find_sources(tmp_path, [str(tmp_path / "none.xml")], None)


def test_an_unreadable_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: Is a directory"), unpacked(tmp_path):
        pass
