"""Several processes on one mirror: together they do what one would do, and ask for nothing twice."""

from tests.cli import finish
from tests.crawling import TARGETS, rows, snapshot, undisturbed


def test_processes_that_sync_at_once_share_the_work(cli, discogs, database, postgres_url, migrated_template):
    discogs.faults.latency = 0.05
    for process in [cli.start("sync", *TARGETS, workers=2) for _ in range(3)]:
        finish(process)

    assert discogs.requests.repeated() == {}
    assert rows(database, "SELECT sum(fetched) FROM sync.run") == [(len(discogs.requests),)]
    assert rows(database, "SELECT DISTINCT ending FROM sync.run") == [("done",)]
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, *TARGETS)


def test_processes_that_sync_at_once_share_one_budget(cli, discogs, database):
    releases = discogs.catalogue.ids("release")
    cli("follow", *[f"release:{id}" for id in releases])
    for process in [cli.start("sync", "--max-requests", "5", rate=120, workers=3) for _ in range(2)]:
        finish(process)

    arrivals = [each.arrived for each in discogs.requests.asked]
    assert len(arrivals) == 10
    assert arrivals[-1] - arrivals[0] > 0.9 * 9 * 60 / 120
    assert rows(database, "SELECT cardinality(slots) FROM sync.budget") == [(10,)]
