"""Crawls and mirrors for tests: a run against a server, and all that it left in the database."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import DateTime, select

from discogs_sync.api.budget import Budget, NoBudget
from discogs_sync.api.client import Discogs
from discogs_sync.schema import metadata
from discogs_sync.store.connect import Database
from discogs_sync.store.session import open_session
from discogs_sync.sync import start
from discogs_sync.sync.commit import Manner
from discogs_sync.sync.crawl import Crawl, Ending
from discogs_sync.sync.limits import NO_LIMITS, LimitedBudget, Limits
from discogs_sync.sync.outlook import Progress
from discogs_sync.sync.targets import parse
from tests.postgres import fresh_database, opened

TARGETS = ("artist:108713", "label:1", "master:1000", "release:249504")
AUTHORIZATION = "Discogs token=practice"

LINEAGE = {"run_id", "leased_by", "token", "example_id", "watched_days"}
"""Columns that tell how a row came rather than what it says; so do all instants."""

HISTORY = {"run", "run_rows", "replay", "budget", "schema_version"}
"""Tables that tell what the runs did."""


def crawl(
    api_url: str,
    database: Database,
    *targets: str,
    limits: Limits = NO_LIMITS,
    workers: int = 3,
    stop: threading.Event | None = None,
    authorization: str | None = AUTHORIZATION,
    force: bool = False,
    report: Callable[[Progress], None] | None = None,
    budget: Budget | None = None,
) -> Ending:
    """Follow targets and run until nothing is due, with waits so short that a test can see retries."""
    start.follow(database, [parse(target) for target in targets])
    stop = stop or threading.Event()
    limited = LimitedBudget(budget or NoBudget(), limits)
    with (
        open_session(database, "test") as session,
        Discogs(
            api_url, authorization=authorization, budget=limited, stop=stop, longest_wait=0.02, timeout=5
        ) as discogs,
    ):
        manner = Manner(force=force)
        return Crawl(session, discogs, workers=workers, claim_size=20, stop=stop, manner=manner, report=report).run()


def undisturbed(api_url: str, postgres_url: str, template: str, *targets: str) -> dict[str, list[Any]]:
    """Give all that a crawl of the targets leaves, which nobody disturbed, in a database of its own."""
    with fresh_database(postgres_url, template) as url, opened(url) as database:
        assert crawl(api_url, database, *targets).ending == "done"
        return snapshot(database)


def rows(database: Database, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Give the rows of a query."""
    with database.begin() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, parameters or None)]


def execute(database: Database, statements: str) -> None:
    """Run statements that give no rows."""
    with database.begin() as connection:
        connection.exec_driver_sql(statements)


def snapshot(database: Database) -> dict[str, list[Any]]:
    """Give every row of every table, lineage left out, in an order of its own."""
    with database.begin() as connection:
        return {
            table.fullname: sorted(
                (tuple(row) for row in connection.execute(select(*_content(table.columns)))), key=repr
            )
            for table in metadata.sorted_tables
            if table.name not in HISTORY
        }


def _content(columns: Any) -> Sequence[Any]:
    return [c for c in columns if not isinstance(c.type, DateTime) and c.name not in LINEAGE]
