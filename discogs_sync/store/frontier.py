"""The frontier: the queue of items, what their answers enqueue, and when they are due again.

Items are leased by `leases`. An answer is written only while its claim has the item's latest token: if the lease ran
out and another run claimed the item, the late answer is dropped. All writes of answers, in whatever process, come one
after the other (`exclusively`), so that no two of them can miss each other's rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.settings import PER_PAGE
from discogs_sync.store.tables import Cursor, affected, identifier
from discogs_sync.store.watermark import hold_watermark

WRITER_LOCK = 0x6469_7363_6F67_7301
"""Key of the advisory lock that writers hold for the length of a transaction."""

FOLLOWED_AGAIN, OTHER_AGAIN = 4, 5
"""Priorities of items that were asked for before: those that the user follows, and all others."""

PRIORITIES = (0, 1, 2, 3, FOLLOWED_AGAIN, OTHER_AGAIN)
"""All values of `sync.item.priority`."""


class Item(NamedTuple):
    """What tells one thing to ask for from another: kind, Discogs' id (0 for a search), query string."""

    kind: str
    id: int
    query: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of a listing that was walked before: its number of entries then, and where it differs now.

    Pages up to `same_page` are as they were, `other_page` is not; both are None until its first page was looked at.
    """

    items: int
    same_page: int | None = None
    other_page: int | None = None

    @property
    def kept(self) -> int:
        """How many entries stand on the pages that are as they were."""
        return (self.same_page or 0) * PER_PAGE

    @property
    def middle(self) -> int | None:
        """The page to look at next; None where it is known which page is the first to differ."""
        if self.same_page is None or self.other_page is None or self.other_page - self.same_page <= 1:
            return None
        return (self.same_page + self.other_page) // 2


@dataclass(frozen=True)
class Claim:
    """An item in hand: its token, and for a listing the walk that its next page belongs to.

    A walk that reads every page has nothing `known`. `is_known` items are in the mirror, `is_gone` ones are marked
    gone; a `is_second_look` claim failed before.
    """

    item: Item
    token: int
    walk: int = 1
    page: int = 1
    offset: int = 0
    items: int | None = None
    restarts: int = 0
    known: Known | None = None
    is_known: bool = False
    is_gone: bool = False
    is_second_look: bool = False

    @property
    def is_look(self) -> bool:
        """Whether it is for a look at the first page of a listing that was walked before."""
        return self.known is not None and self.known.same_page is None


@dataclass(frozen=True)
class Held:
    """What the frontier says of an item in hand: `changes` and `days` are what was seen of it (`sync.refresh`)."""

    fetched_at: datetime | None
    gone_at: datetime | None
    changes: float
    days: float
    reason: str | None
    followed: bool


@dataclass(frozen=True)
class Rest:
    """An item whose answer is written: when it came, when it is due again, and what was seen of it.

    `gone_at` is when Discogs first answered that it has no such thing.
    """

    item: Item
    at: datetime
    due_at: datetime
    followed: bool
    changes: float
    days: float
    gone_at: datetime | None = None


def exclusively(cursor: Cursor) -> None:
    """Wait until no other transaction writes answers, and keep others waiting to the end of this one."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))
    hold_watermark(cursor)


def still_held(cursor: Cursor, claims: Sequence[Claim]) -> dict[Claim, Held]:
    """Give those claims whose lease nobody else has taken over; their items are locked to the transaction's end."""
    by_item = {claim.item: claim for claim in claims}
    cursor.execute(
        """
        SELECT kind, id, query, item.token, fetched_at, gone_at, changes, watched_days, reason, EXISTS (
            SELECT FROM sync.follow
            WHERE follow.kind = split_part(item.kind, '_', 1) AND follow.id = item.id
                AND (follow.query = item.query OR (follow.kind = item.kind AND item.query = ''))
        )
        FROM sync.item
        JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS held (kind, id, query) USING (kind, id, query)
        FOR UPDATE OF item
        """,
        _columns(by_item),
    )
    held = {Item(*row[:3]): (row[3], Held(*row[4:])) for row in cursor.fetchall()}
    return {claim: held[item][1] for item, claim in by_item.items() if item in held and held[item][0] == claim.token}


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
    """Make known items due now: changed, forced, retry or repair; return how many were not due.

    Leased and quarantined items stay as they are; gone ones become due unless the reason is that an entry changed.
    """
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), reason = %s
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
        WHERE (item.kind, item.id, item.query) = (wanted.kind, wanted.id, wanted.query)
            AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL
            AND (gone_at IS NULL OR %s <> 'changed')
        """,
        (reason, *_columns(items), reason),
    )
    return affected(cursor)


def demand_older(cursor: Cursor, kind: str, age: timedelta) -> int:
    """Make items of a kind due, gone ones included, whose last answer is older than `age`; return the count."""
    made_due = 0
    for gone in ("gone_at IS NULL", "gone_at IS NOT NULL"):  # each has an index
        cursor.execute(
            f"""
            UPDATE sync.item SET due_at = now(), reason = 'forced'
            WHERE kind = %s AND fetched_at < now() - %s AND {gone}
                AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL
            """,  # noqa: S608 (our words)
            (kind, age),
        )
        made_due += affected(cursor)
    return made_due


def gone_among(cursor: Cursor, items: Sequence[Item]) -> list[Item]:
    """Return those of the items that Discogs did not have when it was last asked for them."""
    rows = cursor.execute(
        """
        SELECT kind, id, query FROM sync.item
        JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query) USING (kind, id, query)
        WHERE gone_at IS NOT NULL
        """,
        _columns(items),
    )
    return [Item(*row) for row in rows]


def demand_gone(cursor: Cursor) -> int:
    """Make every item due that Discogs had no more when it was last asked for; return the count."""
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), reason = 'forced'
        WHERE gone_at IS NOT NULL AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL
        """
    )
    return affected(cursor)


def demand_mirrored(cursor: Cursor, items: Iterable[Item]) -> int:
    """Make mirrored releases and masters that are not gone due as changed; return how many were not due anyway."""
    wanted = list(items)
    due = 0
    for kind in ("release", "master"):
        ids = sql.SQL("SELECT id FROM {} WHERE gone_at IS NULL AND id = ANY ({})").format(
            sql.Identifier("discogs", kind), sql.Literal([item.id for item in wanted if item.kind == kind])
        )
        due += demand_from(cursor, kind, ids) if any(item.kind == kind for item in wanted) else 0
    return due


def demand_from(cursor: Cursor, kind: str, ids: sql.Composable) -> int:
    """Make those documents of a kind due, as changed, whose ids a query gives. Gives how many were not due anyway."""
    cursor.execute(
        sql.SQL(
            "UPDATE sync.item SET due_at = now(), reason = 'changed' WHERE kind = %s AND query = '' AND id IN ({})"
            " AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL AND gone_at IS NULL"
        ).format(ids),
        (kind,),
    )
    return affected(cursor)


def confirm(cursor: Cursor, table: Table, at: datetime) -> None:
    """Note that a complete dump of an instant had no news of its entities but for those that it brought.

    Their items, if they were last asked for before it, rest from then on.
    """
    cursor.execute(
        sql.SQL(
            """
            UPDATE sync.item SET due_at = %(at)s + (due_at - fetched_at), fetched_at = %(at)s
            FROM {} AS known
            WHERE kind = %(kind)s AND query = '' AND item.id = known.id AND fetched_at < %(at)s
                AND due_at < 'infinity' AND leased_by IS NULL AND item.gone_at IS NULL AND reason IS NULL
                AND known.dump_hash IS NOT NULL AND known.gone_at IS NULL AND known.source_date < %(at)s
            """
        ).format(identifier(table)),
        {"kind": table.name, "at": at},
    )


def finish(cursor: Cursor, rests: Sequence[Rest]) -> None:
    """Release items whose answer is written, until they are due again."""
    cursor.execute(
        """
        UPDATE sync.item
        SET due_at = done.due_at, fetched_at = done.fetched_at, attempts = 0, leased_by = NULL, reason = NULL,
            priority = done.priority, changes = done.changes, watched_days = done.days, gone_at = done.gone_at,
            token = token + 1
        FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::timestamptz[], %s::timestamptz[], %s::smallint[],
                %s::float8[], %s::float8[], %s::timestamptz[])
            AS done (kind, id, query, fetched_at, due_at, priority, changes, days, gone_at)
        WHERE (item.kind, item.id, item.query) = (done.kind, done.id, done.query)
        """,
        (
            *_columns(rest.item for rest in rests),
            [rest.at for rest in rests],
            [rest.due_at for rest in rests],
            [FOLLOWED_AGAIN if rest.followed else OTHER_AGAIN for rest in rests],
            [rest.changes for rest in rests],
            [rest.days for rest in rests],
            [rest.gone_at for rest in rests],
        ),
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
    """Release every item leased by a run, so that it is due at once; return the count."""
    cursor.execute(
        "UPDATE sync.item SET due_at = now(), leased_by = NULL, token = token + 1 WHERE leased_by = %s", (run_id,)
    )
    return affected(cursor)


def release_orphaned_leases(cursor: Cursor) -> int:
    """Release every item leased by a run that has ended or has no row; return the count."""
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), leased_by = NULL, token = token + 1
        WHERE leased_by IS NOT NULL
            AND NOT EXISTS (SELECT FROM sync.run WHERE run.id = item.leased_by AND run.ended_at IS NULL)
        """
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
        WHERE release.id = ANY(%s) AND release.master_id > 0
        ON CONFLICT DO NOTHING
        """,
        (priority, list(release_ids)),
    )
    return affected(cursor)


def masters_of(cursor: Cursor, release_ids: Sequence[int]) -> set[int]:
    """Return the ids of the masters of mirrored releases."""
    cursor.execute(
        "SELECT DISTINCT master_id FROM discogs.release WHERE id = ANY(%s) AND master_id IS NOT NULL",
        (list(release_ids),),
    )
    return {id for (id,) in cursor.fetchall()}


def count_due(cursor: Cursor) -> int:
    """Give how many items are due."""
    cursor.execute("SELECT count(*) FROM sync.item WHERE due_at <= now()")
    row = cursor.fetchone()
    return int(row[0]) if row else 0
