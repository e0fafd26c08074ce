"""The shared request budget: slots in one row of a real PostgreSQL."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.schema import CreateSchema

from discogs_sync.errors import DatabaseUnavailable
from discogs_sync.schema.budget import budget as table
from discogs_sync.store.budget import CONNECTIONS, WINDOW, PostgresBudget, identity
from discogs_sync.store.connect import Database
from discogs_sync.store.filelock import wait_until

ORIGIN = "https://api.discogs.com"

TAKE_MANY = """
import sys, threading
from discogs_sync.store.budget import PostgresBudget
from discogs_sync.store.connect import Database
database = Database(sys.argv[1])
budget = PostgresBudget(database.engine, "https://api.discogs.com", "anonymous", 600)
threads = [threading.Thread(target=lambda: [budget.take() for _ in range(20)]) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
database.close()
"""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Give a database that has the table of the budget."""
    database = Database(database_url)
    with database.begin() as connection:
        connection.execute(CreateSchema("sync"))
        table.create(connection)
    yield database
    database.close()


@pytest.fixture
def engine(database: Database) -> Engine:
    return database.engine


def budget_of(engine: Engine, rate: int = 60, who: str = "anonymous") -> PostgresBudget:
    return PostgresBudget(engine, ORIGIN, who, rate)


def row(engine: Engine, who: str = "anonymous") -> dict[str, object]:
    """Give the row of the budget, its instants as datetimes."""
    with engine.connect() as connection:
        found = connection.execute(table.select().where(table.c.identity == who)).one()
    return dict(found._mapping)


def slots(engine: Engine) -> list[datetime]:
    """Give the slots that were handed out within the last minute."""
    with engine.connect() as connection:
        return list(connection.execute(table.select()).one().slots)


def gaps(instants: list[datetime]) -> list[float]:
    """Give the seconds between one instant and the next."""
    return [(later - earlier).total_seconds() for earlier, later in pairwise(instants)]


def tell(budget: PostgresBudget, limit: int | None = None, used: int | None = None, throttled: bool = False) -> None:
    """Let the budget observe a reply to the slot that this thread took last."""
    budget.observe(limit, used, throttled, retry_after=None)


def test_the_first_slot_is_now_and_the_next_ones_are_spaced_over_the_minute(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    assert budget.take() <= 0
    waits = [budget.take() for _ in range(3)]
    assert all(1.01 * n - 1 < wait <= 1.01 * n for n, wait in enumerate(waits, start=1))
    assert gaps(slots(engine)) == pytest.approx([1.01] * 3, abs=1e-5)


def test_slots_that_nobody_took_are_not_saved_up(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    with engine.begin() as connection:
        connection.execute(text("UPDATE sync.budget SET next_slot_at = now() - interval '1 hour', slots = '{}'"))
    assert budget.take() <= 0
    assert budget.take() > 0
    assert gaps(slots(engine)) == pytest.approx([1.01], abs=1e-5)


def test_threads_and_processes_never_share_a_slot(database_url: str, engine: Engine) -> None:
    takers = [subprocess.Popen([sys.executable, "-c", TAKE_MANY, database_url]) for _ in range(3)]
    assert [taker.wait(60) for taker in takers] == [0, 0, 0]
    handed_out = slots(engine)
    assert len(handed_out) == 3 * 4 * 20
    assert min(gaps(handed_out)) >= WINDOW / 600 - 1e-5


def test_no_window_holds_more_slots_than_a_rate_that_was_lowered(engine: Engine) -> None:
    budget = budget_of(engine, rate=600)
    for _ in range(40):
        budget.take()
    tell(budget, limit=25)
    before = slots(engine)
    budget.take()
    latest = slots(engine)[-1]
    assert sum(slot > latest - timedelta(seconds=WINDOW) for slot in [*before, latest]) <= 25
    budget.take()
    assert row(engine)["rate"] == 25


def test_a_limit_above_our_own_rate_does_not_raise_it(engine: Engine) -> None:
    budget = budget_of(engine, rate=25)
    budget.take()
    tell(budget, limit=60)
    budget.take()
    budget.take()
    assert gaps(slots(engine)) == pytest.approx([WINDOW / 25] * 2, abs=1e-5)


def test_a_new_process_starts_from_its_own_setting(engine: Engine) -> None:
    budget_of(engine, rate=25).take()
    faster = budget_of(engine, rate=60)
    faster.take()
    faster.take()
    assert gaps(slots(engine)) == pytest.approx([WINDOW / 25, WINDOW / 60], abs=1e-5)


def test_room_is_left_for_others_at_the_same_address(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    for _ in range(10):
        budget.take()
    tell(budget, limit=60, used=65)  # ours are 10, theirs 55: three of ours fit, two to spare
    handed_out = slots(engine)
    assert row(engine)["next_slot_at"] == handed_out[-3] + timedelta(seconds=WINDOW)


def test_one_who_leaves_no_room_at_all_cannot_stop_us(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    tell(budget, limit=60, used=500)
    assert row(engine)["next_slot_at"] == slots(engine)[-1] + timedelta(seconds=WINDOW)


def test_a_reply_that_tells_nothing_new_costs_no_statement(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    tell(budget, limit=60, used=1)
    tell(budget, limit=60, used=3)
    tell(budget)
    assert statements == []
    budget.take()
    assert len(statements) == 1


def test_a_429_pushes_the_budget_twice_as_far_each_time_and_a_success_ends_that(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    for expected in (5, 10, 20, 40, 60, 60):
        budget.take()
        tell(budget, throttled=True)
        assert row(engine)["backoff"] == expected
    assert budget.take() > 50
    tell(budget)
    assert row(engine)["backoff"] == 0


def test_the_429s_of_one_burst_count_once(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    taken, refused = threading.Barrier(4), []

    def send_and_be_refused() -> None:
        budget.take()
        taken.wait(30)
        tell(budget, throttled=True)
        refused.append(True)

    threads = [threading.Thread(target=send_and_be_refused, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(refused) == 4
    assert row(engine)["backoff"] == 5


@pytest.mark.parametrize(("hint", "pushed"), [(17.5, 17.5), (float("inf"), 600.0)])
def test_a_retry_after_decides_how_far(engine: Engine, hint: float, pushed: float) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    budget.observe(None, None, throttled=True, retry_after=hint)
    assert row(engine)["backoff"] == pushed
    assert pushed - 5 < budget.take() <= pushed


def test_each_identity_has_a_budget_of_its_own(engine: Engine) -> None:
    assert budget_of(engine, who="anonymous").take() <= 0
    assert budget_of(engine, who=identity("Discogs token=a")).take() <= 0


def test_an_identity_tells_nothing_of_the_credentials() -> None:
    named = identity("Discogs token=abcdef")
    assert named == identity("Discogs token=abcdef")
    assert named != identity("Discogs token=abcdeg")
    assert len(named) == 16
    assert "abcdef" not in named
    assert identity(None) == "anonymous"


def cut_all_connections(database_url: str) -> None:
    """End every other connection to the database, as a restart of the server does."""
    killer = Database(database_url)
    with killer.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    killer.close()


def test_a_lost_connection_is_made_anew(engine: Engine, database_url: str) -> None:
    budget = budget_of(engine)
    budget.take()
    cut_all_connections(database_url)
    budget.take()
    assert len(slots(engine)) == 2


def test_a_lost_connection_does_not_lose_the_reply_that_is_at_hand(engine: Engine, database_url: str) -> None:
    budget = budget_of(engine)
    budget.take()
    cut_all_connections(database_url)
    tell(budget, throttled=True)
    budget.take()
    assert len(slots(engine)) == 2


def test_a_database_that_is_not_there_is_said_so() -> None:
    absent = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(DatabaseUnavailable):
        budget_of(absent.engine).take()


def test_many_threads_need_few_connections(engine: Engine) -> None:
    budget = budget_of(engine, rate=6000)
    budget.take()
    threads = [threading.Thread(target=budget.take, daemon=True) for _ in range(60)]
    ours = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with engine.begin() as holder:
        holder.execute(text("SELECT FROM sync.budget FOR UPDATE"))
        for thread in threads:
            thread.start()

        def waiting() -> object:
            holder.execute(text("SELECT pg_stat_clear_snapshot()"))  # else a transaction sees what it saw first
            return holder.scalar(text(ours))

        assert wait_until(lambda: waiting() == CONNECTIONS, 30)
        assert engine.pool.checkedout() == CONNECTIONS + 1  # type: ignore[attr-defined]
    for thread in threads:
        thread.join(30)
    assert len(slots(engine)) == 61


def take_and_give_back(budget: PostgresBudget, times: int) -> None:
    """Take slots that no request uses."""
    for _ in range(times):
        budget.take()
        budget.give_back()


def seconds_until_next(engine: Engine) -> float:
    """Give the seconds from the last slot that is left in the queue to the next that is free."""
    found = row(engine)
    return (found["next_slot_at"] - found["slots"][-1]).total_seconds()  # type: ignore[operator,index]


def test_slots_that_no_request_used_are_given_back(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    take_and_give_back(budget, 4)
    budget.close()
    assert len(slots(engine)) == 1
    assert seconds_until_next(engine) == pytest.approx(1.01, abs=1e-5)
    assert 0 < budget.take() <= 1.01
    budget.close()
    assert len(slots(engine)) == 2


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_runs_that_end_at_once_leave_nothing_reserved_in_whatever_order(engine: Engine, order: tuple[int, ...]) -> None:
    budgets = [budget_of(engine, rate=60) for _ in range(3)]
    budgets[0].take()
    for _ in range(3):
        for budget in budgets:
            take_and_give_back(budget, 1)
    for place in order:
        budgets[place].close()
    assert len(slots(engine)) == 1
    assert seconds_until_next(engine) == pytest.approx(1.01, abs=1e-5)


def test_slots_of_others_stay_in_their_place(engine: Engine) -> None:
    ours, theirs = budget_of(engine, rate=60), budget_of(engine, rate=60)
    ours.take()
    take_and_give_back(ours, 1)
    theirs.take()
    ours.close()
    assert gaps(slots(engine)) == pytest.approx([2.02], abs=1e-5)
    assert seconds_until_next(engine) == pytest.approx(1.01, abs=1e-5)


def test_a_slot_that_has_gone_by_counts_as_used(engine: Engine) -> None:
    budget = budget_of(engine, rate=6000)
    take_and_give_back(budget, 2)
    time.sleep(0.1)
    budget.close()
    assert len(slots(engine)) == 2


def test_a_queue_that_was_put_off_stays_so(engine: Engine) -> None:
    budget = budget_of(engine, rate=60)
    budget.take()
    tell(budget, limit=60, used=60)
    put_off = row(engine)["next_slot_at"]
    take_and_give_back(budget, 1)
    tell(budget, throttled=True)
    budget.close()
    assert row(engine)["next_slot_at"] > put_off  # type: ignore[operator]
    assert len(slots(engine)) == 1


def test_a_connection_that_is_lost_leaves_them_reserved(engine: Engine, database_url: str) -> None:
    budget = budget_of(engine)
    budget.take()
    take_and_give_back(budget, 1)
    cut_all_connections(database_url)
    budget.close()
    assert len(slots(engine)) == 2
