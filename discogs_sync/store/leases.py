"""Leases: claim items of the frontier that are due, or known good ones.

A claim is a lease with a token; each claim of an item raises its token.
"""

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from discogs_sync.store.frontier import FOLLOWED_AGAIN, OTHER_AGAIN, PRIORITIES, Claim, Item, Known
from discogs_sync.store.tables import Cursor

LEASE = timedelta(minutes=15)
"""How long a claim keeps others from the item; leases of dead runs are released before that."""

_LANES = (0, 0, 0, 0, 1, 2)
"""The lane of each priority: new, followed and stale, other stale items."""

SHARES = (6, 3, 1)
"""Each lane's share of the requests while all lanes have something due."""


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
    LIMIT %(limit)s
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

_CLAIM = """
WITH picked AS (
    {picked}
), claimed AS (
    UPDATE sync.item SET due_at = now() + %(lease)s, token = token + 1, leased_by = %(run)s
    FROM picked
    WHERE (item.kind, item.id, item.query) = (picked.kind, picked.id, picked.query)
    RETURNING item.kind, item.id, item.query, item.token, item.priority, item.fetched_at, item.gone_at
)
SELECT kind, id, query, token, fetched_at IS NOT NULL AND gone_at IS NULL, gone_at IS NOT NULL,
    walk, page, seen, items, restarts, finished_at IS NOT NULL,
    whole_at IS NULL OR whole_at <= now() OR seen IS DISTINCT FROM items, known_items, same_page, other_page
FROM claimed LEFT JOIN sync.cursor USING (kind, id, query)
ORDER BY priority, kind, id, query
"""


def claim(cursor: Cursor, run_id: int, limit: int, without: Collection[str] = ()) -> list[Claim]:
    """Lease up to `limit` due items, except those of the kinds `without`, for `LEASE`.

    Each lane has its share, by weighted random choice where that is no whole number; what one leaves goes to the
    others in their order. Within a lane the lower priority comes first, then what has been due for longest.
    """
    drawn = Counter(random.choices(range(len(SHARES)), SHARES, k=limit))  # noqa: S311 (no secret)
    claims = _claim_up_to(cursor, run_id, [drawn[lane] for lane in range(len(SHARES))], limit, without)
    left = limit - len(claims)
    if left:
        claims += _claim_up_to(cursor, run_id, [left] * len(SHARES), left, without)
    return claims


def claim_known(cursor: Cursor, run_id: int, kinds: Sequence[str]) -> Claim | None:
    """Lease an item that Discogs had when it was last asked for, due or not; None if none is left.

    It is of one of these kinds; one of those that come due first is chosen at random.
    """
    again = [FOLLOWED_AGAIN, OTHER_AGAIN]
    rows = cursor.execute(
        _CLAIM.format(picked=_PICK_KNOWN), {"priorities": again, "kinds": list(kinds), "lease": LEASE, "run": run_id}
    )
    return next((_claim(*row) for row in rows), None)


def claim_latest(cursor: Cursor, run_id: int, kinds: Sequence[str]) -> Claim | None:
    """Lease the item of these kinds that Discogs answered last with its content; None if there is none."""
    rows = cursor.execute(_CLAIM.format(picked=_PICK_LATEST), {"kinds": list(kinds), "lease": LEASE, "run": run_id})
    return next((_claim(*row) for row in rows), None)


def _claim_up_to(
    cursor: Cursor, run_id: int, quotas: Sequence[int], limit: int, without: Collection[str]
) -> list[Claim]:
    rows = cursor.execute(
        _CLAIM.format(picked=_PICK_DUE),
        {
            "quotas": list(quotas),
            "priorities": list(PRIORITIES),
            "lanes": list(_LANES),
            "limit": limit,
            "lease": LEASE,
            "run": run_id,
            "without": list(without),
        },
    )
    return [_claim(*row) for row in rows]


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
