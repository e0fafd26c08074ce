"""What loading a file means beside each state of the loads that are here."""

from datetime import UTC, date, datetime

import pytest

from discogs_sync.dump.ledger import plan
from discogs_sync.errors import DumpFileError
from discogs_sync.store.dumps import File, Load, Tally

SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))
FILE = File("a.xml", 10, "aa")
NEW, CONTINUED = "new", "continued"


def load_of(day: date, state: str, sha256: str | None = "bb", size: int = 20, kind: str = "release") -> Load:
    return Load(1, kind, day, "b.xml", size, sha256, state, datetime.now(UTC), None, Tally())


def meaning(here: Load, *, force: bool) -> str:
    """Tell in words what loading FILE as October's releases means beside one load."""
    found = plan([here], "release", OCTOBER, FILE, force=force)
    words = [CONTINUED if found.load else NEW]
    words += ["superseding"] * bool(found.superseded) + ["further"] * found.is_further
    return " ".join(words)


@pytest.mark.parametrize(
    ("here", "usual", "forced"),
    [
        (load_of(NOVEMBER, "loaded", kind="label"), NEW, NEW),
        (load_of(SEPTEMBER, "loaded"), NEW, NEW),
        (load_of(SEPTEMBER, "merging"), "new superseding", "new superseding"),
        (load_of(SEPTEMBER, "staging"), None, "new superseding"),
        (load_of(SEPTEMBER, "copying"), None, "new superseding"),
        (load_of(SEPTEMBER, "indexing"), None, "new superseding"),
        (load_of(SEPTEMBER, "abandoned"), NEW, NEW),
        (load_of(OCTOBER, "loaded", "aa"), CONTINUED, CONTINUED),
        (load_of(OCTOBER, "loaded"), "new further", "new further"),
        (load_of(OCTOBER, "loaded", None, 10), CONTINUED, CONTINUED),
        (load_of(OCTOBER, "loaded", None, 20), "new further", "new further"),
        (load_of(OCTOBER, "merging", "aa"), CONTINUED, CONTINUED),
        (load_of(OCTOBER, "copying"), CONTINUED, CONTINUED),
        (load_of(OCTOBER, "abandoned", "aa"), NEW, NEW),
        (load_of(NOVEMBER, "loaded"), None, None),
        (load_of(NOVEMBER, "merging"), None, None),
        (load_of(NOVEMBER, "abandoned"), NEW, NEW),
    ],
    ids=lambda each: f"{each.state} {each.kind} of {each.dated:%B}, {each.sha256}" if isinstance(each, Load) else "",
)
def test_plan_of_a_file_beside_a_load(here: Load, usual: str | None, forced: str | None) -> None:
    for force, expected in ((False, usual), (True, forced)):
        if expected:
            assert meaning(here, force=force) == expected
        else:
            with pytest.raises(DumpFileError, match=r"dump forget release 2026-"):
                meaning(here, force=force)


def test_loaded_file_stays_loaded_beside_a_later_dump() -> None:
    here = [load_of(NOVEMBER, "loaded"), load_of(OCTOBER, "loaded", "aa")]
    assert plan(here, "release", OCTOBER, FILE, force=False).load == here[1]
    with pytest.raises(DumpFileError, match="is older than"):
        plan(here, "release", OCTOBER, FILE, force=True)
