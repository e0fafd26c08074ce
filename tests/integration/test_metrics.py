"""The metrics: what Prometheus reads says what the database says."""

import os
import stat
from dataclasses import asdict
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from discogs_sync import __version__, safefile
from discogs_sync.errors import UsageError
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.settings import Settings
from discogs_sync.store.connect import Database
from discogs_sync.sync import start
from discogs_sync.sync.metrics import MetricsFile
from discogs_sync.sync.targets import parse
from tests.crawling import crawl, rows

SETTINGS = Settings(Path("/nonexistent"))


def samples(path: Path) -> dict[str, float]:
    """Give the samples of a file: `name` or `name{label}` and the value."""
    return {
        "".join([sample.name, *(f"{{{value}}}" for value in sample.labels.values())]): sample.value
        for family in text_string_to_metric_families(path.read_text())
        for sample in family.samples
    }


def test_they_are_what_the_runs_and_tables_say(discogs: Served[Catalogue], database: Database, tmp_path: Path) -> None:
    discogs.catalogue.delete("release", 249504)
    endings = [crawl(discogs.url, database, *targets) for targets in (("release:249504", "master:1000"), ("label:1",))]
    ended, beat = rows(
        database,
        "UPDATE sync.run SET command = 'sync' RETURNING extract(epoch FROM ended_at), extract(epoch FROM heartbeat_at)",
    )[1]
    path = tmp_path / "discogs-sync.prom"
    MetricsFile(path, database, SETTINGS).write()

    found = samples(path)
    for name in asdict(endings[0].counts):
        assert found[f"discogs_sync_{name}_total"] == sum(getattr(each.counts, name) for each in endings)
    for kind in ("artist", "label", "master", "release"):
        assert (
            found[f"discogs_sync_documents{{{kind}}}"] == rows(database, f"SELECT count(*) FROM discogs.{kind}")[0][0]
        )
    assert found["discogs_sync_last_success_timestamp_seconds"] == pytest.approx(float(ended), abs=0.01)
    assert found["discogs_sync_heartbeat_timestamp_seconds"] == pytest.approx(float(beat), abs=0.01)
    assert found[f"discogs_sync_build_info{{{__version__}}}"] == 1
    assert found["discogs_sync_database_size_bytes"] > 1_000_000
    assert found["discogs_sync_items_set_aside"] == 1  # the release that Discogs never had
    for name in ("items_due", "oldest_due_seconds", "failing_seconds", "runs_under_way"):
        assert found[f"discogs_sync_{name}"] == 0


def test_what_waits_and_fails_is_seen(database: Database, tmp_path: Path) -> None:
    start.follow(database, [parse("release:249504"), parse("release:1")])
    assert crawl("http://127.0.0.1:1", database).ending == "failed"
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.item SET due_at = now() - interval '1 hour' WHERE id = 1")
        connection.exec_driver_sql("UPDATE sync.run SET command = 'sync', ended_at = now() - interval '2 hours'")
    path = tmp_path / "discogs-sync.prom"
    MetricsFile(path, database, SETTINGS).write()

    found = samples(path)
    assert found["discogs_sync_items_due"] == 2
    assert found["discogs_sync_oldest_due_seconds"] == pytest.approx(3600, abs=60)
    assert found["discogs_sync_failing_seconds"] == pytest.approx(7200, abs=60)
    assert "discogs_sync_last_success_timestamp_seconds" not in found
    assert "discogs_sync_requests_last_minute" not in found


def test_the_file_is_replaced_whole_and_readable(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "discogs-sync.prom"
    path.write_text("old")
    path.chmod(0o600)
    MetricsFile(path, database, SETTINGS).write()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_planted_links_are_not_followed(database: Database, tmp_path: Path) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "theirs"
    victim.write_text("precious")
    victim.chmod(0o600)
    folder.mkdir()
    path = folder / "discogs-sync.prom"
    for planted in (path, folder / f"{path.name}.{os.getpid()}", folder / f"{path.name}{safefile.SUFFIX}"):
        planted.symlink_to(victim)
    MetricsFile(path, database, SETTINGS).write()
    assert (victim.read_text(), stat.S_IMODE(victim.stat().st_mode)) == ("precious", 0o600)
    assert path.read_text().startswith("# HELP")
    assert stat.S_IMODE(path.lstat().st_mode) == 0o644


def test_a_file_that_cannot_be_written_is_named(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "discogs-sync.prom"
    with pytest.raises(UsageError, match=f"The metrics file {path} cannot be written"):
        MetricsFile(path, database, SETTINGS).write()


def test_it_is_kept_up_without_complaint(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "discogs-sync.prom"
    metrics = MetricsFile(path, database, SETTINGS)
    metrics.keep_up()
    path.unlink()
    metrics.keep_up()
    assert not path.exists()
    MetricsFile(tmp_path / "nowhere" / "file", database, SETTINGS).keep_up()
    MetricsFile(None, database, SETTINGS).write()
