"""The frontier: what is to be asked for, who has it in hand, and what an answer revealed.

A claim is a lease with a token. Whoever writes an answer shows the token: when the lease ran out and another run has
claimed the item since, the token has moved on and the late answer is dropped. All writes of answers, in whatever
process, come one after the other (`exclusively`), so that no two of them can miss each other's rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from discogs_sync.store.tables import Cursor, affected

LEASE = timedelta(minutes=15)
"""How long a claimed item is out of others' reach; a killed run's items are given back before that."""

WRITER_LOCK = 0x6469_7363_6F67_7301
"""Key of the advisory lock that writers hold for the length of a transaction."""

PRIORITIES = (0, 1, 2, 3)
"""All values of `sync.item.priority`, the first to be asked for first."""


class Item(NamedTuple):
    """What tells one thing to ask for from another: kind, Discogs' id (0 for a search), query string."""

    kind: str
    id: int
    query: str = ""


@dataclass(frozen=True)
class Claim:
    """An item in hand: its token, and for a listing the walk that its next page belongs to."""

    item: Item
    token: int
    walk: int = 1
    page: int = 1
    offset: int = 0
    items: int | None = None
    restarts: int = 0


def exclusively(cursor: Cursor) -> None:
    """Wait until no other transaction writes answers, and keep others waiting to the end of this one."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))


_CLAIM = """
WITH picked AS (
    SELECT due.kind, due.id, due.query
    FROM unnest(%(priorities)s::smallint[]) WITH ORDINALITY AS level (priority, place)
    CROSS JOIN LATERAL (
        SELECT kind, id, query FROM sync.item
        WHERE item.priority = level.priority AND due_at <= now()
        ORDER BY due_at LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
    ) AS due
    LIMIT %(limit)s
), claimed AS (
    UPDATE sync.item SET due_at = now() + %(lease)s, token = token + 1, leased_by = %(run)s
    FROM picked
    WHERE (item.kind, item.id, item.query) = (picked.kind, picked.id, picked.query)
    RETURNING item.kind, item.id, item.query, item.token, item.priority
)
SELECT kind, id, query, token, walk, page, seen, items, restarts, finished_at IS NULL
FROM claimed LEFT JOIN sync.cursor USING (kind, id, query)
ORDER BY priority, kind, id, query
"""


def claim(cursor: Cursor, run_id: int, limit: int) -> list[Claim]:
    """Take up to `limit` items that are due, the most pressing first, each under a lease of `LEASE`."""
    rows = cursor.execute(
        _CLAIM, {"priorities": list(PRIORITIES), "limit": limit, "lease": LEASE, "run": run_id}
    ).fetchall()
    return [_claim(*row) for row in rows]


def _claim(kind: str, id: int, query: str, token: int, walk: int | None, *place: Any) -> Claim:
    item = Item(kind, id, query)
    page, seen, items, restarts, under_way = place
    if walk is None:
        return Claim(item, token)
    if not under_way:
        return Claim(item, token, walk + 1)
    return Claim(item, token, walk, page + 1, seen, items, restarts)


def still_held(cursor: Cursor, claims: Sequence[Claim]) -> set[Claim]:
    """Give those claims whose lease nobody else has taken over; their items are locked to the transaction's end."""
    by_item = {claim.item: claim for claim in claims}
    cursor.execute(
        """
        SELECT kind, id, query, item.token FROM sync.item
        JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS held (kind, id, query) USING (kind, id, query)
        FOR UPDATE OF item
        """,
        _columns(by_item),
    )
    tokens = {Item(kind, id, query): token for kind, id, query, token in cursor.fetchall()}
    return {claim for item, claim in by_item.items() if tokens.get(item) == claim.token}


def reveal(cursor: Cursor, items: Iterable[tuple[Item, int]]) -> int:
    """Add items, each with its priority, to what is due; known ones stay as they are. Gives how many are new."""
    wanted = dict(items)
    cursor.execute(
        """
        INSERT INTO sync.item (kind, id, query, priority, due_at)
        SELECT kind, id, query, priority, now()
        FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::smallint[]) AS new (kind, id, query, priority)
        ON CONFLICT (kind, id, query) DO NOTHING
        """,
        (*_columns(wanted), list(wanted.values())),
    )
    return affected(cursor)


def demand(cursor: Cursor, items: Iterable[Item], reason: str) -> int:
    """Make known items due now: changed, forced, retry or repair. Gives how many were not due anyway.

    What is in hand, set aside or gone at Discogs stays as it is.
    """
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), reason = %s
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
        WHERE (item.kind, item.id, item.query) = (wanted.kind, wanted.id, wanted.query)
            AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL AND gone_at IS NULL
        """,
        (reason, *_columns(items)),
    )
    return affected(cursor)


def finish(cursor: Cursor, items: Sequence[tuple[Item, datetime, timedelta]]) -> None:
    """Release items whose answer is written: fetched at the instant, due again after the interval."""
    cursor.execute(
        """
        UPDATE sync.item
        SET due_at = done.fetched_at + done.rest, fetched_at = done.fetched_at, attempts = 0, leased_by = NULL,
            gone_at = NULL, token = token + 1
        FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::timestamptz[], %s::interval[])
            AS done (kind, id, query, fetched_at, rest)
        WHERE (item.kind, item.id, item.query) = (done.kind, done.id, done.query)
        """,
        (*_columns(item for item, _, _ in items), [at for _, at, _ in items], [rest for _, _, rest in items]),
    )


def give_back(cursor: Cursor, claims: Sequence[Claim]) -> None:
    """Release items that were not asked for after all: they are due at once."""
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), leased_by = NULL, token = item.token + 1
        FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::bigint[]) AS held (kind, id, query, token)
        WHERE (item.kind, item.id, item.query, item.token) = (held.kind, held.id, held.query, held.token)
        """,
        (*_columns(claim.item for claim in claims), [claim.token for claim in claims]),
    )


def give_back_of(cursor: Cursor, run_id: int) -> int:
    """Release all that a run that is no more had in hand. Gives how many items that were."""
    cursor.execute(
        "UPDATE sync.item SET due_at = now(), leased_by = NULL, token = token + 1 WHERE leased_by = %s", (run_id,)
    )
    return affected(cursor)


def _columns(items: Iterable[Item]) -> tuple[list[Any], list[Any], list[Any]]:
    rows = list(items)
    return [item.kind for item in rows], [item.id for item in rows], [item.query for item in rows]


def reveal_masters(cursor: Cursor, release_ids: Sequence[int], priority: int) -> int:
    """Add the masters of mirrored releases that stand in a followed label's catalogue. Gives how many are new."""
    cursor.execute(
        """
        INSERT INTO sync.item (kind, id, query, priority, due_at)
        SELECT DISTINCT 'master', release.master_id, '', %s::smallint, now()
        FROM discogs.release
        JOIN discogs.label_release ON label_release.release_id = release.id
        JOIN sync.follow
            ON (follow.kind, follow.id, follow.query) = ('label', label_release.label_id, label_release.query)
        WHERE release.id = ANY(%s) AND release.master_id IS NOT NULL
        ON CONFLICT DO NOTHING
        """,
        (priority, list(release_ids)),
    )
    return affected(cursor)


def count_due(cursor: Cursor) -> int:
    """Give how many items are due."""
    cursor.execute("SELECT count(*) FROM sync.item WHERE due_at <= now()")
    row = cursor.fetchone()
    return int(row[0]) if row else 0


def mark_gone(cursor: Cursor, items: Sequence[Item], at: datetime) -> None:
    """Note that Discogs answered 404 for items."""
    cursor.execute(
        """
        UPDATE sync.item SET gone_at = coalesce(gone_at, %s)
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS gone (kind, id, query)
        WHERE (item.kind, item.id, item.query) = (gone.kind, gone.id, gone.query)
        """,
        (at, *_columns(items)),
    )
