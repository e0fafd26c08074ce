"""The request budget that all processes share through one row of `sync.budget`.

Discogs counts the requests of the last 60 seconds, per address (API documentation, "Rate Limiting"). Slots are
spaced evenly, a hundredth wider than the rate, so that 0.6 s of jitter between two arrivals never put one too
many into any window. All instants are the database's, so that the clocks of the clients do not matter.
"""

import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, text
from sqlalchemy.exc import DBAPIError

from discogs_sync.errors import DatabaseError, Interrupted
from discogs_sync.store.refusals import is_connection_lost, translate

WINDOW = 60.6
"""Seconds over which no more slots are handed out than the rate: Discogs' minute and a hundredth for jitter."""

LAG = 2
"""Requests by which the server's count may differ from ours with nobody else sending."""

LONGEST_HINT = 600.0
"""Seconds that a Retry-After pushes the budget forward at most."""

CONNECTIONS = 4
"""Connections that the threads of a process have at once for the budget: more would only wait for the same row."""

ENROL = text("""
    INSERT INTO sync.budget (origin, identity, rate, next_slot_at)
    VALUES (:origin, :identity, :rate, clock_timestamp())
    ON CONFLICT (origin, identity) DO UPDATE SET rate = excluded.rate
""")

TAKE = text("""
    UPDATE sync.budget
    SET (next_slot_at, slots) = (
        SELECT next.slot + make_interval(secs => :window / pace.rate),
               past.slots || next.slot
        FROM (SELECT least(budget.rate, :rate) AS rate) AS pace,
             LATERAL (
                 SELECT ARRAY(
                     SELECT slot FROM unnest(budget.slots) AS slot
                     WHERE slot > clock_timestamp() - make_interval(secs => :window)
                     ORDER BY slot
                 ) AS slots
             ) AS past,
             LATERAL (
                 SELECT greatest(
                     clock_timestamp(),
                     budget.next_slot_at,
                     past.slots[cardinality(past.slots) - pace.rate + 1] + make_interval(secs => :window)
                 ) AS slot
             ) AS next
    )
    WHERE origin = :origin AND identity = :identity
    RETURNING slots[cardinality(slots)] AS slot,
              extract(epoch FROM slots[cardinality(slots)] - clock_timestamp())::float AS wait,
              (SELECT count(*) FROM unnest(slots) AS slot
               WHERE slot > slots[cardinality(slots)] - interval '60 seconds') AS own,
              rate,
              backoff
""")

GIVE_BACK = text("""
    UPDATE sync.budget
    SET (next_slot_at, slots) = (
        SELECT CASE
                   WHEN backoff = 0 AND next_slot_at <= max(slot) + make_interval(secs => :window / least(rate, :rate))
                   THEN coalesce(
                       max(slot) FILTER (WHERE is_kept) + make_interval(secs => :window / least(rate, :rate)),
                       clock_timestamp()
                   )
                   ELSE next_slot_at
               END,
               coalesce(array_agg(slot ORDER BY slot) FILTER (WHERE is_kept), '{}')
        FROM (
            SELECT slot, slot <= clock_timestamp() OR slot <> ALL(CAST(:unused AS timestamptz[])) AS is_kept
            FROM unnest(slots) AS slot
        ) AS queue
    )
    WHERE origin = :origin AND identity = :identity
""")
"""Slots that are still to come and go unused leave the queue, which ends earlier then; what was put off stays so."""

SET_RATE = text("UPDATE sync.budget SET rate = :limit WHERE origin = :origin AND identity = :identity")

MAKE_ROOM = text("""
    UPDATE sync.budget
    SET next_slot_at = greatest(
        next_slot_at,
        slots[cardinality(slots) - :room + 1] + make_interval(secs => :window)
    )
    WHERE origin = :origin AND identity = :identity
""")

BACK_OFF = text("""
    UPDATE sync.budget
    SET backoff = pause.seconds,
        next_slot_at = greatest(next_slot_at, clock_timestamp() + make_interval(secs => pause.seconds))
    FROM (SELECT coalesce(:retry_after, least(60, greatest(5, 2 * :backoff)))::float AS seconds) AS pause
    WHERE origin = :origin AND identity = :identity AND backoff = :backoff
""")

CALM_DOWN = text("""
    UPDATE sync.budget SET backoff = 0
    WHERE origin = :origin AND identity = :identity AND backoff = :backoff
""")


def identity(authorization: str | None) -> str:
    """Name whose budget a request spends: `anonymous`, or a short digest that tells nothing of the credentials."""
    if authorization is None:
        return "anonymous"
    return hashlib.sha256(authorization.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Slot:
    """What the row said when the slot was taken."""

    own: int
    """Slots of ours in the 60 seconds up to this one, this one included."""

    rate: int
    backoff: float
    at: datetime


class PostgresBudget:
    """The budget of one origin and identity; threads share one instance, processes and machines the row.

    `rate` is in requests a minute. The row's own rate, which the server's headers set, is kept to when it is lower.
    """

    def __init__(self, engine: Engine, origin: str, identity: str, rate: int) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._row = {"origin": origin, "identity": identity}
        self._rate = rate
        self._enrolled = False
        self._taken = threading.local()
        self._unused: list[datetime] = []
        self._turns = threading.BoundedSemaphore(CONNECTIONS)

    def take(self) -> float:
        """Reserve the next slot and give the seconds until it comes, 0 or less for at once.

        A connection that was lost is made anew once. Raises DatabaseUnavailable and DatabaseReadOnly.
        """
        try:
            row = self._take_slot()
        except DBAPIError as error:
            if translated := translate(error):
                raise translated from error
            raise
        self._taken.slot = _Slot(row.own, row.rate, row.backoff, row.slot)
        return float(row.wait)

    def observe(self, limit: int | None, used: int | None, throttled: bool, retry_after: float | None) -> None:
        """Learn from the reply to the slot that this thread took last; goes to the database only with news.

        `limit` and `used` are the server's requests a minute and its count of the last one; `retry_after` is in
        seconds. A database that is gone is left for the next `take` to report: the reply in hand is worth more.
        """
        slot: _Slot = self._taken.slot
        with suppress(DBAPIError, DatabaseError):
            if limit and limit != slot.rate:
                self._execute(SET_RATE, limit=limit)
            if throttled:
                self._back_off(slot, retry_after)
            elif slot.backoff > 0:
                self._execute(CALM_DOWN, backoff=slot.backoff)
            if used is not None and used > slot.own + LAG:
                self._leave_room(used - slot.own, limit or slot.rate)

    def give_back(self) -> None:
        """Note that no request uses the slot that this thread took last."""
        slot: _Slot = self._taken.slot
        self._unused.append(slot.at)

    def close(self) -> None:
        """Let others have the slots that were given back and are still to come, where the database can be told."""
        unused, self._unused = self._unused, []
        if unused:
            with suppress(DBAPIError, DatabaseError, Interrupted):
                self._execute(GIVE_BACK, unused=unused, rate=self._rate, window=WINDOW)

    def _take_slot(self) -> Row[Any]:
        try:
            return self._fetch_slot()
        except DBAPIError as error:
            if not is_connection_lost(error):
                raise
            return self._fetch_slot()

    def _fetch_slot(self) -> Row[Any]:
        if not self._enrolled:
            self._execute(ENROL, rate=self._rate)
            self._enrolled = True
        with self._turns, self._engine.connect() as connection:
            return connection.execute(TAKE, {**self._row, "rate": self._rate, "window": WINDOW}).one()

    def _back_off(self, slot: _Slot, retry_after: float | None) -> None:
        """Push the budget forward, unless another 429 of the same burst has done so since the slot was taken."""
        hint = min(retry_after, LONGEST_HINT) if retry_after is not None else None
        self._execute(BACK_OFF, backoff=slot.backoff, retry_after=hint)

    def _leave_room(self, others: int, limit: int) -> None:
        """Wait until ours and theirs fit the window, when others spend from the same address."""
        self._execute(MAKE_ROOM, room=max(1, limit - others - LAG), window=WINDOW)

    def _execute(self, statement: Any, **parameters: Any) -> None:
        with self._turns, self._engine.connect() as connection:
            connection.execute(statement, self._row | parameters)
