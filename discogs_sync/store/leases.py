"""Leases: claim items of the frontier that are due, or known good ones.

A claim is a lease with a token; each claim of an item raises its token.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from discogs_sync.store.frontier import FOLLOWED_AGAIN, OTHER_AGAIN, PRIORITIES, Claim, Item, Known
from discogs_sync.store.tables import Cursor

LEASE = timedelta(minutes=15)
"""How long a claim keeps others from the item; leases of dead runs are released before that."""

_LANES = (0, 0, 1, 2, 3, 4)
"""The lane of each priority: new listings; new artists, labels, masters; new releases; followed stale; other stale."""

SHARES = (3, 1, 2, 3, 1)
"""Requests of each lane out of ten while all lanes have something due."""


class Turns:
    """Deals claims to the lanes in the ratio of `SHARES`, evenly spread (smooth weighted round robin).

    `start` shifts the order, so that many short runs serve all lanes.
    """

    def __init__(self, start: int = 0) -> None:
        self._credit = [0] * len(SHARES)
        self.deal(start % sum(SHARES), range(len(SHARES)))

    def deal(self, number: int, lanes: Collection[int]) -> list[int]:
        """Return how many of the next `number` claims each lane gets; those not among `lanes` get none."""
        quotas = [0] * len(SHARES)
        for _ in range(number):
            for lane in lanes:
                self._credit[lane] += SHARES[lane]
            chosen = max(lanes, key=lambda lane: self._credit[lane])
            self._credit[chosen] -= sum(SHARES[lane] for lane in lanes)
            quotas[chosen] += 1
        return quotas


_PICK_DUE = """
    SELECT due.kind, due.id, due.query
    FROM unnest(%(quotas)s::integer[]) WITH ORDINALITY AS lane (quota, place)
    CROSS JOIN LATERAL (
        SELECT item.kind, item.id, item.query
        FROM unnest(%(priorities)s::smallint[], %(lanes)s::integer[]) AS level (priority, lane)
        CROSS JOIN LATERAL (
            SELECT kind, id, query FROM sync.item
            WHERE item.priority = level.priority AND due_at <= now() AND kind <> ALL(%(without)s)
            ORDER BY due_at LIMIT lane.quota
            FOR UPDATE SKIP LOCKED
        ) AS item
        WHERE level.lane = lane.place - 1
        LIMIT lane.quota
    ) AS due
"""

_PICK_KNOWN = """
    SELECT kind, id, query FROM unnest(%(priorities)s::smallint[]) AS level (priority)
    CROSS JOIN LATERAL (
        SELECT kind, id, query FROM sync.item
        WHERE item.priority = level.priority AND kind = ANY(%(kinds)s) AND due_at < 'infinity'
            AND fetched_at IS NOT NULL AND gone_at IS NULL AND leased_by IS NULL
        ORDER BY due_at LIMIT 3
        FOR UPDATE SKIP LOCKED
    ) AS item
    ORDER BY random() LIMIT 1
"""

_PICK_LATEST = """
    SELECT kind, id, query FROM unnest(%(kinds)s::text[]) AS wanted (kind)
    CROSS JOIN LATERAL (
        SELECT id, query, fetched_at FROM sync.item
        WHERE item.kind = wanted.kind AND gone_at IS NULL AND fetched_at IS NOT NULL
            AND due_at < 'infinity' AND leased_by IS NULL
        ORDER BY fetched_at DESC LIMIT 1
        FOR UPDATE SKIP LOCKED
    ) AS item
    ORDER BY fetched_at DESC LIMIT 1
"""

_PICK_ONE = """
    SELECT kind, id, query FROM sync.item
    WHERE (kind, id, query) = (%(kind)s, %(id)s, %(query)s) AND due_at <= now()
    FOR UPDATE SKIP LOCKED
"""

_CLAIM = """
WITH picked AS (
    {picked}
), claimed AS (
    UPDATE sync.item SET due_at = now() + %(lease)s, token = token + 1, leased_by = %(run)s
    FROM picked
    WHERE (item.kind, item.id, item.query) = (picked.kind, picked.id, picked.query)
    RETURNING item.kind, item.id, item.query, item.token, item.priority, item.fetched_at, item.gone_at
)
SELECT priority, kind, id, query, token, fetched_at IS NOT NULL AND gone_at IS NULL, gone_at IS NOT NULL,
    walk, page, seen, items, restarts, finished_at IS NOT NULL,
    whole_at IS NULL OR whole_at <= now() OR seen IS DISTINCT FROM items, known_items, same_page, other_page
FROM claimed LEFT JOIN sync.cursor USING (kind, id, query)
ORDER BY priority, kind, id, query
"""


def claim(
    cursor: Cursor, run_id: int, limit: int, without: Collection[str] = (), turns: Turns | None = None
) -> list[Claim]:
    """Lease up to `limit` due items, except those of the kinds `without`, for `LEASE`.

    Lanes get their shares by `turns`; a lane with nothing due leaves its claims to the others. Within a lane the lower
    priority comes first, then the item that has been due for longest.
    """
    turns = turns or Turns(run_id)
    claims: list[Claim] = []
    lanes = list(range(len(SHARES)))
    while lanes and len(claims) < limit:
        quotas = turns.deal(limit - len(claims), lanes)
        leased = _claim_up_to(cursor, run_id, quotas, without)
        claims += [claim for _, claim in leased]
        taken = Counter(_LANES[priority] for priority, _ in leased)
        lanes = [lane for lane in lanes if taken[lane] == quotas[lane]]
    return claims


def claim_known(cursor: Cursor, run_id: int, kinds: Sequence[str]) -> Claim | None:
    """Lease an item that Discogs had when it was last asked for, due or not; None if none is left.

    It is of one of these kinds; one of those that come due first is chosen at random.
    """
    again = [FOLLOWED_AGAIN, OTHER_AGAIN]
    rows = cursor.execute(
        _CLAIM.format(picked=_PICK_KNOWN), {"priorities": again, "kinds": list(kinds), "lease": LEASE, "run": run_id}
    )
    return next((_claim(*row) for _, *row in rows), None)


def claim_latest(cursor: Cursor, run_id: int, kinds: Sequence[str]) -> Claim | None:
    """Lease the item of these kinds that Discogs answered last with its content; None if there is none."""
    rows = cursor.execute(_CLAIM.format(picked=_PICK_LATEST), {"kinds": list(kinds), "lease": LEASE, "run": run_id})
    return next((_claim(*row) for _, *row in rows), None)


def claim_item(cursor: Cursor, run_id: int, item: Item) -> Claim | None:
    """Lease one item that is due; None if it is not in the frontier, not due or leased."""
    rows = cursor.execute(_CLAIM.format(picked=_PICK_ONE), {**item._asdict(), "lease": LEASE, "run": run_id})
    return next((_claim(*row) for _, *row in rows), None)


def _claim_up_to(
    cursor: Cursor, run_id: int, quotas: Sequence[int], without: Collection[str]
) -> list[tuple[int, Claim]]:
    """Lease up to each lane's quota of items; return their priorities and claims."""
    rows = cursor.execute(
        _CLAIM.format(picked=_PICK_DUE),
        {
            "quotas": list(quotas),
            "priorities": list(PRIORITIES),
            "lanes": list(_LANES),
            "lease": LEASE,
            "run": run_id,
            "without": list(without),
        },
    )
    return [(priority, _claim(*row)) for priority, *row in rows]


def _claim(
    kind: str, id: int, query: str, token: int, is_known: bool, is_gone: bool, walk: int | None, *place: Any
) -> Claim:
    claim = Claim(Item(kind, id, query), token, is_known=is_known, is_gone=is_gone)
    page, seen, items, restarts, finished, whole, known_items, same_page, other_page = place
    if walk is None:
        return claim
    if finished:
        return replace(claim, walk=walk + 1) if whole else replace(claim, walk=walk, known=Known(items))
    claim = replace(claim, walk=walk, page=page + 1, offset=seen, items=items, restarts=restarts)
    if same_page is None:
        return claim
    known = Known(known_items, same_page, other_page)
    return replace(claim, page=known.middle or page + 1, known=known)
