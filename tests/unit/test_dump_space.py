"""How much disk a dump's file is said to take, by how it is packed."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from discogs_sync.dump.space import first_load_bytes, xml_bytes

XML = b"<releases>" + bytes(range(256)) * 400 + b"</releases>"
NO_SIZE = zstandard.ZstdCompressor(write_content_size=False)


def test_plain_xml_is_estimated_by_its_own_size(tmp_path: Path) -> None:
    path = tmp_path / "releases.xml"
    path.write_bytes(b"<releases>\n")
    with path.open("r+b") as file:
        file.truncate(62_700_000_000)
    assert 90e9 < first_load_bytes(path) < 110e9


@pytest.mark.parametrize(
    ("pack", "least"),
    [
        (gzip.compress, 5),
        (zstandard.ZstdCompressor().compress, 5),
        (NO_SIZE.compress, 5),
        (lambda data: zstandard.ZstdCompressor().compress(data * 100), len(XML) * 100),
        (lambda _: b"", 0),
        (lambda _: zstandard.FRAME_HEADER, 4),
    ],
    ids=["gzip", "zstd", "zstd without size", "zstd of much", "empty", "cut zstd"],
)
def test_compressed_files_are_estimated_larger(tmp_path: Path, pack: Callable[[bytes], bytes], least: int) -> None:
    path = tmp_path / "releases"
    path.write_bytes(pack(XML))
    size = path.stat().st_size
    assert max(least, size) <= xml_bytes(path) <= max(8 * size, len(XML) * 100)
