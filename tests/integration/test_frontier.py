"""The frontier: what is due is claimed by one run at a time, and only the run that holds a claim writes its answer."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import psycopg
import pytest

from discogs_sync.api.budget import NoBudget
from discogs_sync.api.client import Discogs
from discogs_sync.serve.background import Served
from discogs_sync.serve.sample import Catalogue
from discogs_sync.store import frontier, leases, runs
from discogs_sync.store.connect import Database
from discogs_sync.store.filelock import wait_until
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.session import Session, open_session
from discogs_sync.store.tables import Cursor
from discogs_sync.sync import start
from discogs_sync.sync.commit import Commit
from discogs_sync.sync.fetch import Answer, fetch
from discogs_sync.sync.targets import parse
from tests.crawling import rows

RUN, OTHER_RUN = 1, 2


@pytest.fixture
def cursors(migrated_url: str) -> Iterator[tuple[Cursor, Cursor]]:
    """Give cursors of two transactions, and a frontier of ten releases."""
    with ExitStack() as stack:
        one, other = (stack.enter_context(psycopg.connect(migrated_url)) for _ in range(2))
        frontier.reveal(one.cursor(), [(Item("release", id), 3) for id in range(1, 11)])
        one.commit()
        yield one.cursor(), other.cursor()


def ids(claims: list[Claim]) -> set[int]:
    return {claim.item.id for claim in claims}


def test_two_at_once_claim_different_items_and_neither_waits(cursors: tuple[Cursor, Cursor]) -> None:
    one, other = cursors
    first, second = leases.claim(one, RUN, 6), leases.claim(other, OTHER_RUN, 6)
    assert (len(first), len(second)) == (6, 4)
    assert ids(first) | ids(second) == set(range(1, 11))


def test_new_listings_are_claimed_in_order_between_documents(cursors: tuple[Cursor, Cursor]) -> None:
    cursor, _ = cursors
    frontier.reveal(cursor, [(Item("master_versions", 7), 1), (Item("artist_releases", 7), 0), (Item("master", 7), 2)])
    turns = leases.Turns()
    kinds = [claim.item.kind for _ in range(5) for claim in leases.claim(cursor, RUN, 1, turns=turns)]
    assert [kind for kind in kinds if "_" in kind] == ["artist_releases", "master_versions"]
    assert kinds[0] == "artist_releases"
    assert {"master", "release"} < set(kinds)


def test_what_is_revealed_again_stays_as_it_is(cursors: tuple[Cursor, Cursor]) -> None:
    cursor, _ = cursors
    leases.claim(cursor, RUN, 10)
    assert frontier.reveal(cursor, [(Item("release", 1), 0), (Item("release", 11), 0)]) == 1
    assert ids(leases.claim(cursor, RUN, 10)) == {11}


def test_a_lease_that_ran_out_is_claimed_by_another_and_lost(cursors: tuple[Cursor, Cursor]) -> None:
    cursor, _ = cursors
    lost = leases.claim(cursor, RUN, 10)
    assert frontier.still_held(cursor, lost).keys() == set(lost)
    cursor.execute("UPDATE sync.item SET due_at = now() WHERE id <= 3")
    taken = leases.claim(cursor, OTHER_RUN, 10)
    assert ids(taken) == {1, 2, 3}
    assert ids(list(frontier.still_held(cursor, lost))) == set(range(4, 11))
    assert frontier.still_held(cursor, taken).keys() == set(taken)


def test_what_another_has_claimed_since_cannot_be_given_back(cursors: tuple[Cursor, Cursor]) -> None:
    cursor, _ = cursors
    lost = leases.claim(cursor, RUN, 10)
    cursor.execute("UPDATE sync.item SET due_at = now()")
    leases.claim(cursor, OTHER_RUN, 10)
    frontier.give_back(cursor, lost)
    assert frontier.count_due(cursor) == 0


def test_what_is_given_back_is_due_at_once_and_its_old_claim_is_void(cursors: tuple[Cursor, Cursor]) -> None:
    cursor, _ = cursors
    claims = leases.claim(cursor, RUN, 10)
    frontier.give_back(cursor, claims)
    assert frontier.count_due(cursor) == 10
    assert frontier.still_held(cursor, claims) == {}


def test_a_run_that_lives_keeps_what_it_has_in_hand_and_a_dead_one_does_not(database: Database) -> None:
    start.follow(database, [parse("release:1"), parse("release:2")])
    with open_session(database, "living") as living:
        living.transact(lambda cursor: leases.claim(cursor, living.run_id, 1))
        with open_session(database, "dead") as dead:
            dead.transact(lambda cursor: leases.claim(cursor, dead.run_id, 1))
            dead.close()
            assert wait_until(lambda: living.transact(runs.reap_dead_runs) == 1, 10)  # its backend must end
        assert living.transact(frontier.count_due) == 1


def test_an_answer_whose_lease_was_lost_writes_nothing(discogs: Served[Catalogue], database: Database) -> None:
    start.follow(database, [parse("release:249504")])
    with (
        Discogs(discogs.url, authorization=None, budget=NoBudget(), stop=threading.Event()) as api,
        open_session(database, "late") as late,
        open_session(database, "prompt") as prompt,
    ):
        slow = fetch(api, the_claim(late), None)
        rows(database, "UPDATE sync.item SET due_at = now() RETURNING 1")
        fast = fetch(api, the_claim(prompt), None)

        dropped = write(late, slow)
        assert (dropped.finished, dropped.counts) == (0, Counts())
        assert written(database) == (0, 0, 0)

        assert write(prompt, fast).counts == Counts(fetched=1, inserted=1)
        assert write(late, slow).finished == 0
        assert written(database) == (1, 1, 1)
        assert rows(database, "SELECT run_id FROM discogs.release") == [(prompt.run_id,)]


def the_claim(session: Session) -> Claim:
    """Claim the one item that is due."""
    (claim,) = session.transact(lambda cursor: leases.claim(cursor, session.run_id, 10))
    return claim


def write(session: Session, answer: Answer) -> Commit:
    """Commit an answer as a run does."""

    def work(cursor: Cursor) -> Commit:
        commit = Commit(cursor, session.run_id, Counts())
        commit.write([answer])
        return commit

    return session.transact(work)


def written(database: Database) -> tuple[Any, ...]:
    """Count documents, raw answers and items that were fetched."""
    (counts,) = rows(
        database,
        "SELECT (SELECT count(*) FROM discogs.release), (SELECT count(*) FROM sync.payload),"
        " (SELECT count(*) FROM sync.item WHERE fetched_at IS NOT NULL)",
    )
    return counts
