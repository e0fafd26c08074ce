"""The embedded server takes an eighth of the memory for its pages, within bounds."""

import os
from pathlib import Path

import pytest

from discogs_sync.store import embedded

MIB, GIB = 1 << 20, 1 << 30


@pytest.mark.parametrize(
    ("machine", "container", "expected"),
    [
        (4 * GIB, None, 512 * MIB),
        (64 * GIB, None, GIB),
        (GIB // 2, None, 128 * MIB),
        (64 * GIB, "max", GIB),
        (64 * GIB, str(2 * GIB), 256 * MIB),
        (2 * GIB, str(64 * GIB), 256 * MIB),
    ],
)
def test_an_eighth_of_what_the_machine_or_the_container_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: int, container: str | None, expected: int
) -> None:
    limit = tmp_path / "memory.max"
    if container:
        limit.write_text(f"{container}\n")
    monkeypatch.setattr(embedded, "CGROUP_LIMIT", limit)
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": machine // 4096, "SC_PAGE_SIZE": 4096}.__getitem__)
    assert embedded.shared_buffers() == expected
