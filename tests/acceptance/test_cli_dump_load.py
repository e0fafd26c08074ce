"""`dump load` and `dump status` as their users have them, killed in the middle too."""

import gzip
import hashlib
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from discogs_sync.errors import DatabaseError
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import file_name, record, write_dump
from discogs_sync.serve.source import Kind
from discogs_sync.store.connect import Database
from discogs_sync.store.embedded import EmbeddedServer
from discogs_sync.store.filelock import wait_until
from tests.cli import CommandLine, finish
from tests.crawling import rows, snapshot
from tests.documents import PARTS
from tests.integration.test_dump_load import load
from tests.postgres import database_name, fresh_database, kill_server, opened

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
RELEASES = 200
CHUNK_BY_CHUNK = (sys.executable, str(Path(__file__).parents[1] / "chunk_by_chunk.py"))


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the practice catalogue as the four files of a month; that of the releases has many chunks."""
    folder, catalogue = tmp_path_factory.mktemp("dumps"), Catalogue.generate(releases=RELEASES)
    return {kind: _write(folder, catalogue, kind) for kind in PARTS}  # type: ignore[arg-type]


def _write(folder: Path, catalogue: Catalogue, kind: Kind) -> Path:
    texts = [record(kind, document) for id in catalogue.ids(kind) if (document := catalogue.get(kind, id))]
    if kind == "release":
        texts = [text.replace('id="', f'id="{times}', 1) for times in range(1, 60) for text in texts]
    return write_dump(folder / file_name(kind, OCTOBER), kind, texts)


@dataclass(frozen=True)
class Undisturbed:
    """What loads that nobody disturbed leave: a database with October's releases, and the content of both months."""

    october_url: str
    october: dict[str, str]
    november: dict[str, str]


@pytest.fixture(scope="module")
def later(dumps: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the month after: every fifth release has another title, and one is new."""
    texts = gzip.decompress(dumps["release"].read_bytes()).decode().splitlines()[1:-1]
    texts = [text.replace("</title>", "!</title>", 1) if place % 5 == 0 else text for place, text in enumerate(texts)]
    path = tmp_path_factory.mktemp("later") / file_name("release", NOVEMBER)
    return write_dump(path, "release", [*texts, '<release id="999999999"><title>New</title></release>'])


@pytest.fixture(scope="module")
def undisturbed(
    dumps: dict[str, Path], later: Path, postgres_url: str, migrated_template: str
) -> Iterator[Undisturbed]:
    with fresh_database(postgres_url, migrated_template) as october_url:
        with opened(october_url) as database:
            load(database, dumps["release"])
            october = content(database)
        with fresh_database(postgres_url, database_name(october_url)) as url, opened(url) as database:
            load(database, later, NOVEMBER)
            november = content(database)
        yield Undisturbed(october_url, october, november)


def content(database: Database) -> dict[str, str]:
    """Give a digest of what each table of the catalogue holds."""
    return {
        name: hashlib.sha256(repr(found).encode()).hexdigest()
        for name, found in snapshot(database).items()
        if not name.startswith("sync.")
    }


def test_a_month_is_loaded_and_told(cli: CommandLine, dumps: dict[str, Path], database: Database) -> None:
    small = [str(dumps[kind]) for kind in ("artist", "label", "master")]
    loaded = cli("dump", "load", *small, "--json").json
    assert [each["kind"] for each in loaded] == ["artist", "label", "master"]
    for each in loaded:
        assert (
            each["inserted"] == each["records"] == rows(database, f"SELECT count(*) FROM discogs.{each['kind']}")[0][0]
        )
    told = cli("dump", "status").out
    assert told.count("loaded") == 3
    again = cli("dump", "load", small[0])
    assert "is loaded already; --force loads it again" in again.out
    assert cli("dump", "load", small[0], "--force", "--json").json[0]["unchanged"] == loaded[0]["records"]
    for each in cli("dump", "status", "--json").json:
        counts = [each[name] for name in ("inserted", "updated", "unchanged", "fresher", "set_aside")]
        assert sum(counts) == each["records"]
    assert cli("dump", "list", "--local").out.splitlines()[1].split()[:1] == ["2026-10"]
    runs = cli("runs", "--json").json
    assert [run["ending"] for run in runs] == ["done", "done", "done"]
    for each in loaded:
        assert runs[2]["rows"][each["kind"]] == {"written": each["inserted"], "deleted": 0}
    assert runs[1]["rows"] == {}


def test_the_embedded_server_is_set_as_before_a_load(cli: CommandLine, dumps: dict[str, Path], home: Path) -> None:
    cli("dump", "load", str(dumps["label"]), home=home, database_url=None)
    written = (home / "pg18" / "postgresql.auto.conf").read_text()
    assert "max_wal_size" not in written


def test_killed_in_the_middle_a_load_ends_with_the_same_rows(
    cli: CommandLine, dumps: dict[str, Path], database: Database, undisturbed: Undisturbed
) -> None:
    path = str(dumps["release"])
    for chunks in (1, 2):
        process = cli.start("dump", "load", path, before=CHUNK_BY_CHUNK)
        question = "SELECT count(*) FROM sync.dump_chunk"
        assert wait_until(lambda: rows(database, question)[0][0] >= chunks or process.poll() is not None, 60)  # noqa: B023
        process.send_signal(signal.SIGKILL)
        process.communicate()
        time.sleep(0.2)
    cli("dump", "load", path)
    assert rows(database, "SELECT state FROM sync.dump") == [("loaded",)]
    assert content(database) == undisturbed.october


@pytest.mark.parametrize("mode", ["merge", "swap"])
def test_killed_in_a_later_month_it_ends_with_the_same_rows(
    cli: CommandLine, later: Path, undisturbed: Undisturbed, postgres_url: str, mode: str
) -> None:
    with (
        fresh_database(postgres_url, database_name(undisturbed.october_url)) as url,
        opened(url) as database,
    ):
        for seconds in (0.0, 0.3):
            process = cli.start("dump", "load", str(later), "--mode", mode, database_url=url)
            begun = "SELECT count(*) FROM sync.dump"
            assert wait_until(lambda: rows(database, begun) == [(2,)] or process.poll() is not None, 60)  # noqa: B023
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        cli("dump", "load", str(later), database_url=url)
        assert content(database) == undisturbed.november
        assert rows(database, "SELECT relname FROM pg_class WHERE starts_with(relname, 'incoming')") == []


def test_interrupted_it_ends_soon_and_goes_on(cli: CommandLine, dumps: dict[str, Path], database: Database) -> None:
    process = cli.start("dump", "load", str(dumps["release"]), before=CHUNK_BY_CHUNK)
    wait_until(lambda: rows(database, "SELECT count(*) FROM sync.dump") == [(1,)], 60)
    process.send_signal(signal.SIGINT)
    finish(process, expect=130)
    assert "is being loaded" in cli("sync", "artist:108713", expect=4).err
    cli("dump", "load", str(dumps["release"]))
    assert rows(database, "SELECT ending FROM sync.run ORDER BY id")[-1] == ("done",)


def test_a_server_that_dies_under_a_load_is_told_and_costs_what_was_in_hand(
    cli: CommandLine, dumps: dict[str, Path], home: Path, undisturbed: Undisturbed
) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        process = cli.start("dump", "load", str(dumps["release"]), before=CHUNK_BY_CHUNK, database_url=server.url)
        with opened(server.url) as dying:
            assert wait_until(lambda: is_copying(dying), 60)
        kill_server(home)
        server.start()
        assert "start the command again" in finish(process, expect=4).err
        cli("dump", "load", str(dumps["release"]), database_url=server.url)
        with opened(server.url) as revived:
            assert content(revived) == undisturbed.october
    finally:
        server.stop()


def is_copying(database: Database) -> bool:
    with suppress(DatabaseError):  # there are no tables yet
        return rows(database, "SELECT count(*) > 0 FROM sync.dump_chunk") == [(True,)]
    return False


def test_a_load_has_the_database_to_itself(
    cli: CommandLine, dumps: dict[str, Path], database: Database, discogs: Served[Catalogue]
) -> None:
    cli("follow", *(f"release:{id}" for id in discogs.catalogue.ids("release")[:60]))
    syncing = cli.start("sync", rate=600)
    assert wait_until(lambda: rows(database, "SELECT count(*) FROM discogs.release")[0][0] > 2, 60)
    loading = cli.start("dump", "load", str(dumps["release"]))
    assert wait_until(lambda: rows(database, "SELECT state FROM sync.dump") == [("copying",)], 60)
    loading.send_signal(signal.SIGSTOP)
    try:
        assert "Another process loads a dump" in cli("dump", "load", str(dumps["label"]), expect=2).err
    finally:
        loading.send_signal(signal.SIGCONT)
    finish(loading)
    finish(syncing)
    [(api,)] = rows(database, "SELECT count(*) FROM discogs.release WHERE source = 'api'")
    assert api == 60
    assert cli("verify").out


def test_a_sample_is_a_small_dump_with_all_that_its_releases_name(
    cli: CommandLine, dumps: dict[str, Path], database: Database, tmp_path: Path
) -> None:
    home, small = tmp_path / "dumps", tmp_path / "small"
    home.mkdir()
    for path in dumps.values():
        shutil.copy(path, home)
    said = cli("dump", "sample", "25", "--out", str(small)).out
    assert "releases.xml.gz: 25 releases." in said
    first = {path.name: path.read_bytes()[10:] for path in small.iterdir()}
    assert first.keys() == {path.name for path in dumps.values()}
    assert cli("dump", "sample", "25", "--out", str(small), expect=2).is_refusal("is there already", "--overwrite")
    cli("dump", "sample", "25", "2026-10", "--out", str(small), "--overwrite")
    assert {path.name: path.read_bytes()[10:] for path in small.iterdir()} == first
    cli("dump", "load", *sorted(map(str, small.iterdir())))
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(25,)]
    for table, column, kind in (
        ("release_artist", "artist_id", "artist"),
        ("track_credit", "artist_id", "artist"),
        ("release_label", "label_id", "label"),
        ("release_company", "label_id", "label"),
        ("release", "master_id", "master"),
    ):
        named = f"SELECT DISTINCT {column} FROM discogs.{table} WHERE {column} IS NOT NULL"
        lacking = rows(database, f"{named} EXCEPT SELECT id FROM discogs.{kind}")
        whole = {id for (id,) in rows(database, named)} & ids_of(dumps[kind])
        assert not {id for (id,) in lacking} & whole


@pytest.mark.parametrize("options", [(), ("--overwrite",)])
@pytest.mark.parametrize("linked", [False, True])
def test_sample_never_replaces_the_dump_that_it_is_cut_out_of(
    cli: CommandLine, dumps: dict[str, Path], tmp_path: Path, options: tuple[str, ...], linked: bool
) -> None:
    home, out = tmp_path / "dumps", tmp_path / "dumps"
    home.mkdir()
    for path in dumps.values():
        shutil.copy(path, home)
    if linked:
        out = tmp_path / "linked"
        out.symlink_to(home)
    refused = cli("dump", "sample", "5", "--out", str(out), *options, expect=2)
    assert refused.is_refusal("the file that it is cut out of")
    assert {path.name: path.read_bytes() for path in home.iterdir()} == {
        path.name: path.read_bytes() for path in dumps.values()
    }


def test_day_of_a_file_name_is_kept_and_a_future_day_refused(
    cli: CommandLine, dumps: dict[str, Path], database: Database, tmp_path: Path
) -> None:
    unnamed = Path(shutil.copy(dumps["label"], tmp_path / "labels.xml.gz"))
    load = ("dump", "load", str(dumps["artist"]))
    assert cli(*load, "--date", "2026-09-01", expect=2).is_refusal("is the day of no file", "of 2026-10-01")
    assert cli("dump", "load", str(unnamed), "--date", "2062-10-01", expect=2).is_refusal("is in the future")
    far = Path(shutil.copy(dumps["label"], tmp_path / "discogs_20621001_labels.xml.gz"))
    assert cli("dump", "load", str(far), expect=2).is_refusal("is in the future")
    said = cli(*load, str(unnamed), "--date", "2026-09-01").err
    assert f"{dumps['artist'].name} of 2026-10-01, labels.xml.gz of 2026-09-01" in said
    days = "SELECT kind, dated FROM sync.dump ORDER BY kind"
    assert rows(database, days) == [("artist", OCTOBER), ("label", date(2026, 9, 1))]


def test_parts_and_a_load_given_up(
    cli: CommandLine, dumps: dict[str, Path], database: Database, tmp_path: Path
) -> None:
    texts = re.findall("<master .*?</master>", gzip.decompress(dumps["master"].read_bytes()).decode(), re.DOTALL)
    parts = [write_dump(tmp_path / f"{name}.xml", "master", texts[begin::2]) for begin, name in enumerate(("a", "b"))]
    loaded = cli("dump", "load", *map(str, parts), "--date", "2026-10-01", "--json").json
    assert [each["inserted"] for each in loaded] == [len(texts[0::2]), len(texts[1::2])]
    assert [each["unmarked"] for each in loaded] == [0, len(texts[0::2])]
    again = cli("dump", "load", str(parts[0]), str(dumps["master"]), "--date", "2026-10-01")
    assert "a.xml is loaded already" in again.out
    assert "lacks" not in again.out
    fewer = write_dump(tmp_path / "c.xml", "master", texts[2:])
    assert "lacks 2 entities that are here" in cli("dump", "load", str(fewer), "--date", "2026-10-01").out
    assert cli("dump", "list", "--local").out.splitlines()[1].split()[-4:] == ["1", "of", "4", "files"]
    whole = gzip.decompress(dumps["artist"].read_bytes())
    (tmp_path / "artists.xml").write_bytes(whole[: len(whole) // 2])
    load = ("dump", "load", str(tmp_path / "artists.xml"), "--date", "2026-10-01")
    assert "is cut short" in cli(*load, expect=1).err
    assert cli("dump", "list", "--local", "--json").json[0]["loaded"] == {"artist": "copying", "master": "loaded"}
    assert "dump forget artist 2026-10-01" in cli("sync", "artist:108713", expect=4).err
    assert "artists.xml of 2026-10-01, copying" in cli("dump", "forget", "artist", "2026-10-01").out
    cli("sync", "artist:108713")
    assert cli("dump", "forget", "artist", "2026-10-01", expect=2).is_refusal("No artist dump of 2026-10-01")
    assert cli("dump", "forget", "artist", "October", expect=2).is_refusal("'October' is not a day")


def ids_of(path: Path) -> set[int]:
    """Give the ids of a dump's records."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = re.findall(r'^<(?:artist><id>|label><id>|master id=")(\d+)', file.read(), re.MULTILINE)
    return {int(id) for id in found}


def test_a_file_that_is_not_what_its_checksum_says_is_not_loaded(
    cli: CommandLine, dumps: dict[str, Path], database: Database, tmp_path: Path
) -> None:
    path = Path(shutil.copy(dumps["label"], tmp_path))
    checksums = tmp_path / f"discogs_{OCTOBER:%Y%m%d}_CHECKSUM.txt"
    checksums.write_text(f"{'0' * 64} {path.name}\n")
    assert "is not what its CHECKSUM file says" in cli("dump", "load", str(path), expect=1).err
    assert rows(database, "SELECT count(*) FROM discogs.label") == [(0,)]
    checksums.write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.name}\n")
    cli("dump", "load", str(path))


def test_what_is_no_dump_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "discogs_20261001_labels.xml").write_text("<html></html>")
    assert cli("dump", "load", str(tmp_path / "discogs_20261001_labels.xml"), expect=1).is_refusal("is not a dump")
    assert cli("dump", "load", str(tmp_path / "none.xml"), expect=2).is_refusal("There is no file")
    (tmp_path / "labels.xml").write_text("<labels></labels>")
    assert cli("dump", "load", str(tmp_path / "labels.xml"), expect=2).is_refusal("--date")
    assert cli("dump", "load", str(tmp_path / "labels.xml"), "--date", "soon", expect=2).is_refusal(
        "'soon' is not a day"
    )
    assert cli("dump", "load", expect=2).is_refusal("dump download")
    cli("dump", "load", str(tmp_path / "labels.xml"), "--date", "2026-10-01")


@pytest.mark.parametrize("missing", ["isal", "llvmlite", "numpy", "zstandard"])
@pytest.mark.parametrize("command", [("load", "x.xml.gz"), ("sample", "1", "--out", "small")])
def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, missing: str, command: tuple[str, ...]) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys; sys.modules[{missing!r}] = None")

    refused = CommandLine({"PYTHONPATH": str(tmp_path)}, home=tmp_path / "home")("dump", *command, expect=2)

    assert refused.is_refusal("pip install 'discogs-sync[dump]'")
    assert not (tmp_path / "home").exists()
