"""A mirror that dumps and the API fill in turn, by the command line: right at each step."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from discogs_sync.mapping.decode import decode
from discogs_sync.mapping.equivalence import differences
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, known_to_dumps, record, write_dump
from discogs_sync.serve.source import KINDS
from discogs_sync.store.connect import Database, driver
from discogs_sync.store.documents import read_document
from tests.cli import CommandLine
from tests.crawling import rows
from tests.documents import PARTS, Document

TODAY = datetime.now(UTC).date()
BEFORE, BETWEEN, NEXT = TODAY - timedelta(days=40), TODAY - timedelta(days=10), TODAY + timedelta(days=20)
LABEL = 1


@pytest.fixture
def dump(discogs: Served[Catalogue], tmp_path: Path) -> Callable[..., list[str]]:
    """Give the function that writes what Discogs has as the dump of a day, but for some releases."""

    def write(day: date, without: set[int] = frozenset()) -> list[str]:  # type: ignore[assignment]
        paths = []
        for kind in KINDS:
            found = [discogs.catalogue.get(kind, id) for id in discogs.catalogue.ids(kind)]
            texts = [record(kind, each) for each in found if each and not (kind == "release" and each["id"] in without)]
            paths.append(str(write_dump(tmp_path / file_name(kind, day), kind, texts)))
        return paths

    return write


def mirrored(database: Database, id: int) -> Document:
    with database.begin() as connection:
        return decode(PARTS["release"], read_document(driver(connection).cursor(), PARTS["release"], id))


def lacks(database: Database, discogs: Served[Catalogue], id: int, *, whole: bool) -> list[object]:
    """Give what the mirror's release does not have of what Discogs', or its dump, has."""
    document = discogs.catalogue.release(id)
    expected = document if whole else known_to_dumps("release", document)
    found = mirrored(database, id)
    known = found if whole else known_to_dumps("release", found)
    return list(differences(PARTS["release"], expected, known))


@pytest.mark.long
def test_dump_then_a_followed_label_then_the_next_months(
    cli: CommandLine, discogs: Served[Catalogue], database: Database, dump: Callable[..., list[str]]
) -> None:
    catalogue = discogs.catalogue
    everything = set(catalogue.ids("release"))
    of_label = {row["id"] for row in catalogue.rows("label-releases", LABEL)}
    others = sorted(everything - of_label)

    cli("dump", "load", *dump(BEFORE))
    assert {id for (id,) in rows(database, "SELECT id FROM discogs.release")} == everything
    assert [each for id in everything for each in lacks(database, discogs, id, whole=False)] == []
    assert rows(database, "SELECT DISTINCT source FROM discogs.release") == [("dump",)]

    edited = catalogue.release(min(of_label))
    catalogue.put("release", edited | {"title": "Edited since the dump"})
    cli("sync", f"label:{LABEL}")
    asked = {path for path in discogs.requests.paths if path.startswith("/releases/")}
    assert asked >= {f"/releases/{id}" for id in of_label}
    assert [each for id in of_label for each in lacks(database, discogs, id, whole=True)] == []
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE source = 'dump'") == [(len(others),)]

    catalogue.put("release", edited)
    late, vanished = others[0], others[1]
    catalogue.put("release", catalogue.release(late) | {"notes": "Late"})
    loaded = cli("dump", "load", *dump(BETWEEN, without={vanished}), "--json").json
    [releases] = [each for each in loaded if each["kind"] == "release"]
    assert (releases["updated"], releases["fresher"]) == (1, len(of_label))
    assert mirrored(database, edited["id"])["title"] == "Edited since the dump"
    assert mirrored(database, late)["notes"] == "Late"
    assert rows(database, "SELECT id FROM discogs.release WHERE gone_at IS NOT NULL") == [(vanished,)]

    moved = sorted(of_label)[1]
    catalogue.put("release", catalogue.release(moved) | {"genres": ["Jazz"]})
    cli("dump", "load", *dump(NEXT, without={vanished}), "--mode", "swap")
    changed = {edited["id"], moved}
    for id in of_label:
        assert lacks(database, discogs, id, whole=False) == []
        assert mirrored(database, id)["community"] == catalogue.release(id)["community"]
    due = rows(database, "SELECT id FROM sync.item WHERE kind = 'release' AND due_at <= now()")
    assert {id for (id,) in due} == changed

    discogs.requests.clear()
    cli("sync")
    asked = {path for path in discogs.requests.paths if path.startswith("/releases/")}
    assert asked == {f"/releases/{id}" for id in changed}
    assert [each for id in of_label for each in lacks(database, discogs, id, whole=True)] == []
