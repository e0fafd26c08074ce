"""Several processes on one mirror: together they do what one would do, and ask for nothing twice."""

import random
import time

import pytest

from tests.cli import finish
from tests.crawling import TARGETS, execute, rows, snapshot, undisturbed

WORKERS = 2


def test_processes_that_sync_at_once_share_the_work(cli, discogs, database, postgres_url, migrated_template):
    discogs.faults.latency = 0.05
    for process in [cli.start("sync", *TARGETS, workers=2) for _ in range(3)]:
        finish(process)

    assert discogs.requests.repeated() == {}
    assert rows(database, "SELECT sum(fetched) FROM sync.run") == [(len(discogs.requests),)]
    assert rows(database, "SELECT DISTINCT ending FROM sync.run") == [("done",)]
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, *TARGETS)


@pytest.mark.long
def test_processes_of_which_some_are_killed_lose_nothing_and_repeat_only_what_was_under_way(
    cli, discogs, database, postgres_url, migrated_template
):
    discogs.faults.latency = 0.2
    chance = random.Random(11)
    running = [cli.start("sync", *TARGETS, workers=WORKERS) for _ in range(4)]
    kills = 0
    while kills < 5:
        time.sleep(0.4 + chance.random() / 2)
        victim = running.pop(chance.randrange(len(running)))
        ended = victim.poll() is not None
        victim.kill()
        victim.communicate()
        if ended:
            break
        kills += 1
        running.append(cli.start("sync", *TARGETS, workers=WORKERS))
    for process in running:
        finish(process)
    cli("sync")

    assert kills >= 1
    assert sum(discogs.requests.repeated().values()) <= 2 * WORKERS * kills
    assert snapshot(database) == undisturbed(discogs.url, postgres_url, migrated_template, *TARGETS)


def test_processes_that_refresh_at_once_ask_for_each_item_once(cli, discogs, database):
    cli("sync", *TARGETS)
    execute(database, "UPDATE sync.item SET due_at = now() WHERE due_at < 'infinity'")
    discogs.requests.clear()
    discogs.faults.latency = 0.02
    for process in [cli.start("sync", workers=WORKERS) for _ in range(4)]:
        finish(process)
    assert len(discogs.requests) > 50
    assert discogs.requests.repeated() == {}


def test_two_identities_have_two_budgets(cli, discogs, database):
    cli("follow", *[f"release:{id}" for id in discogs.catalogue.ids("release")])
    limit = ("sync", "--max-requests", "6")
    for process in [cli.start(*limit, rate=60, token=token) for token in ("practice", None)]:
        finish(process)
    arrivals = [each.arrived for each in discogs.requests.asked]
    assert arrivals[-1] - arrivals[0] < 9  # one budget would take 11 seconds for the twelve
    assert rows(database, "SELECT cardinality(slots) FROM sync.budget") == [(6,), (6,)]


def test_processes_that_sync_at_once_share_one_budget(cli, discogs, database):
    releases = discogs.catalogue.ids("release")
    cli("follow", *[f"release:{id}" for id in releases])
    for process in [cli.start("sync", "--max-requests", "5", rate=120, workers=3) for _ in range(2)]:
        finish(process)

    arrivals = [each.arrived for each in discogs.requests.asked]
    assert len(arrivals) == 10
    assert arrivals[-1] - arrivals[0] > 0.9 * 9 * 60 / 120
    assert rows(database, "SELECT cardinality(slots) FROM sync.budget") == [(10,)]
