"""What the mirror holds and what is left to do: read-only queries that stay fast, however large the mirror is.

Tables of up to `COUNTED` rows are counted; of larger ones the planner's estimate is given, and marked as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from psycopg import sql

from discogs_sync.mapping.listing import BY_KIND
from discogs_sync.settings import PER_PAGE
from discogs_sync.store.frontier import PRIORITIES, Item
from discogs_sync.store.runs import LIVENESS_LOCK
from discogs_sync.store.tables import Cursor

COUNTED = 100_000
"""Rows up to which a table is counted; that takes some tens of milliseconds."""

SAMPLED = 2_000
"""Pages of a large table that a sample is taken from; they hold some 100,000 rows."""


@dataclass(frozen=True)
class Count:
    """A number of rows; without `exact` it is the planner's estimate."""

    rows: int
    exact: bool = True


@dataclass(frozen=True)
class Age:
    """Seconds since Discogs last confirmed the items of one kind that are not gone: median, 95th percentile, oldest.

    Without `exact` the number of items is an estimate, and median and percentile are those of a sample.
    """

    kind: str
    items: int
    median: float
    percentile_95: float
    oldest: float
    exact: bool = True


@dataclass(frozen=True)
class Due:
    """What is due of one kind for one reason, and the requests that are known to be needed.

    - `reason`: new, stale, gone (Discogs had it no more), changed (its entry in a listing changed), forced, retry,
      repair or unlisted
    - `unlisted`: listings whose first page was never read
    - `expected`: entries on pages that first walks have not read yet; each adds one request at most
    """

    kind: str
    reason: str
    items: int
    requests: int
    unlisted: int = 0
    expected: int = 0


@dataclass(frozen=True)
class Walk:
    """Where the walk of a listing stands; `finished_at` is None while it is under way.

    `pages` and `items` are what Discogs counts, None before the first page; `seen` are the entries committed.
    """

    item: Item
    page: int
    pages: int | None
    seen: int
    items: int | None
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class Unexpected:
    """A row of `sync.drift`: a place in documents of a kind, what is odd there, how often, and one example."""

    kind: str
    path: str
    reason: str
    count: int
    example: Any
    example_id: int | None
    first_at: datetime
    last_at: datetime


def count(cursor: Cursor, table: str, condition: str = "true") -> Count:
    """Count the rows of a table (`schema.table`) that meet a condition, or estimate them where it is large."""
    source = sql.SQL("SELECT {} FROM {} WHERE {}")
    name, where = sql.Identifier(*table.split(".")), sql.SQL(condition)
    if _estimate(cursor, source.format(sql.SQL(""), name, sql.SQL("true"))) > COUNTED:
        return Count(_estimate(cursor, source.format(sql.SQL(""), name, where)), exact=False)
    cursor.execute(source.format(sql.SQL("count(*)"), name, where))
    return Count(_one(cursor))


def count_gone(cursor: Cursor, table: str) -> int:
    """Count the rows of an entity's table that are gone, exactly: they have an index of their own."""
    cursor.execute(
        sql.SQL("SELECT count(*) FROM {} WHERE gone_at IS NOT NULL").format(sql.Identifier(*table.split(".")))
    )
    return int(_one(cursor))


_AGES = sql.SQL(
    """
    SELECT count(*), extract(epoch FROM now() - percentile_disc(0.5) WITHIN GROUP (ORDER BY fetched_at))::float,
        extract(epoch FROM now() - percentile_disc(0.05) WITHIN GROUP (ORDER BY fetched_at))::float,
        (SELECT extract(epoch FROM now() - min(fetched_at))::float FROM sync.item WHERE {fetched})
    FROM sync.item {sample} WHERE {fetched}
    """
)


def age(cursor: Cursor, kind: str) -> Age | None:
    """Measure how old the items of a kind are; None where none was fetched.

    Of a kind with more than `COUNTED` items a sample of `SAMPLED` pages of the table is measured. The oldest one comes
    from the index.
    """
    fetched = sql.SQL("kind = {} AND fetched_at IS NOT NULL AND gone_at IS NULL").format(sql.Literal(kind))
    estimate = _estimate(cursor, sql.SQL("SELECT FROM sync.item WHERE {}").format(fetched))
    exact = estimate <= COUNTED
    sample = sql.SQL("").format()
    if not exact:
        cursor.execute("SELECT relpages FROM pg_class WHERE oid = 'sync.item'::regclass")
        part = min(100 * SAMPLED / max(_one(cursor), 1), 100)
        sample = sql.SQL("TABLESAMPLE SYSTEM ({})").format(sql.Literal(part))
    [(items, median, percentile_95, oldest)] = cursor.execute(_AGES.format(fetched=fetched, sample=sample)).fetchall()
    return Age(kind, items if exact else estimate, median, percentile_95, oldest, exact) if items else None


def _estimate(cursor: Cursor, query: sql.Composed) -> int:
    cursor.execute(sql.SQL("EXPLAIN (FORMAT JSON) {}").format(query))
    return int(_one(cursor)[0]["Plan"]["Plan Rows"])


_REQUESTS = """
    CASE
        WHEN pages IS NULL THEN 1
        WHEN finished_at IS NULL AND same_page IS NULL THEN greatest(pages - page, 1)
        WHEN finished_at IS NULL THEN 1 + ceil(log(2, greatest(other_page - same_page, 1)))
        WHEN whole_at IS NULL OR whole_at <= now() OR seen IS DISTINCT FROM items THEN greatest(pages, 1)
        ELSE 1
    END
"""
"""The requests that an item needs, as far as its cursor tells."""

_ANNOUNCED = f"""
    CASE WHEN fetched_at IS NULL AND items > seen THEN least(items - seen, (pages - page) * {PER_PAGE}) ELSE 0 END
"""
"""The entries on the pages that the first walk of a listing has not read yet."""

_DUE = f"""
SELECT kind,
    CASE
        WHEN item.reason IS NOT NULL THEN item.reason
        WHEN fetched_at IS NULL THEN 'new'
        WHEN gone_at IS NOT NULL THEN 'gone'
        ELSE 'stale'
    END AS why,
    count(*),
    sum({_REQUESTS})::bigint,
    count(*) FILTER (WHERE kind = ANY(%(listings)s) AND pages IS NULL),
    coalesce(sum({_ANNOUNCED}), 0)::bigint
FROM sync.item LEFT JOIN sync.cursor USING (kind, id, query)
WHERE (priority = ANY(%(priorities)s) AND due_at <= now()) OR leased_by IS NOT NULL
GROUP BY kind, why
ORDER BY min(priority), kind, why
"""  # noqa: S608 (our words)

_AHEAD = f"""
SELECT ({_REQUESTS})::bigint - 1, ({_ANNOUNCED})::bigint, (pages IS NULL)::integer
FROM sync.item LEFT JOIN sync.cursor USING (kind, id, query)
WHERE (kind, id, query) = (%s, %s, %s) AND (due_at <= now() OR leased_by IS NOT NULL)
"""  # noqa: S608 (our words)


def unread(cursor: Cursor, listings: Sequence[str]) -> list[Item]:
    """Return the due listings, of these kinds, whose first page was never read."""
    cursor.execute(
        """
        SELECT kind, id, query FROM sync.item LEFT JOIN sync.cursor USING (kind, id, query)
        WHERE priority = ANY(%s) AND due_at <= now() AND kind = ANY(%s) AND pages IS NULL
        ORDER BY priority, kind, id, query
        """,
        (list(PRIORITIES), list(listings)),
    )
    return [Item(*row) for row in cursor.fetchall()]


class Ahead(NamedTuple):
    """What due listings need beyond one request each.

    - `pages`: further pages
    - `entries`: entries on pages that first walks have not read yet; each may become an item
    - `unread`: listings whose first page was never read, so that their length is unknown
    """

    pages: int = 0
    entries: int = 0
    unread: int = 0

    def plus(self, other: Ahead, times: int = 1) -> Ahead:
        """Return the sum with so many `times` the other."""
        return Ahead(*(mine + times * its for mine, its in zip(self, other, strict=True)))


def ahead(cursor: Cursor, listing: Item) -> Ahead:
    """Return what a listing needs beyond its next request; nothing for one that is not due."""
    row = cursor.execute(_AHEAD, listing).fetchone()
    return Ahead(*row) if row else Ahead()


def due(cursor: Cursor, listings: Sequence[str]) -> list[Due]:
    """Give what is due or in hand, by kind and reason; `listings` are those of the kinds with pages.

    The time that it takes grows with what is due, not with the frontier.
    """
    cursor.execute(_DUE, {"listings": list(listings), "priorities": list(PRIORITIES)})
    return [Due(*row) for row in cursor.fetchall()]


def is_any_followed(cursor: Cursor, *kinds: str) -> bool:
    """Return whether anything of these kinds is followed."""
    cursor.execute("SELECT EXISTS (SELECT FROM sync.follow WHERE kind = ANY(%s))", (list(kinds),))
    return bool(_one(cursor))


def new_label_releases(cursor: Cursor) -> int:
    """Count the due releases that were never fetched and that the listing of a followed label names."""
    cursor.execute(
        """
        SELECT count(*) FROM sync.item
        WHERE priority = ANY(%s) AND due_at <= now() AND kind = 'release' AND fetched_at IS NULL AND EXISTS (
            SELECT FROM discogs.label_release AS entry
            JOIN sync.follow ON follow.kind = 'label' AND follow.id = entry.label_id AND follow.query = entry.query
            WHERE entry.release_id = item.id AND entry.gone_at IS NULL
        )
        """,
        (list(PRIORITIES),),
    )
    return int(_one(cursor))


def next_due(cursor: Cursor) -> datetime | None:
    """Give the instant at which the next item comes due, None when nothing waits."""
    cursor.execute(
        """
        SELECT min(due_at) FROM unnest(%s::smallint[]) AS level (priority)
        CROSS JOIN LATERAL (
            SELECT due_at FROM sync.item
            WHERE item.priority = level.priority AND due_at > now() AND due_at < 'infinity'
            ORDER BY due_at LIMIT 1
        ) AS next
        """,
        (list(PRIORITIES),),
    )
    instant: datetime | None = _one(cursor)
    return instant


_WALK = "SELECT kind, id, query, page, pages, seen, items, started_at, finished_at FROM sync.cursor"


def walks_under_way(cursor: Cursor, limit: int) -> list[Walk]:
    """Give walks that are due and not at their end, those with most entries first."""
    cursor.execute(
        f"{_WALK} JOIN sync.item USING (kind, id, query)"
        " WHERE finished_at IS NULL AND (due_at <= now() OR leased_by IS NOT NULL)"
        " ORDER BY items DESC NULLS LAST, kind, id, query LIMIT %s",
        (limit,),
    )
    return [_walk(row) for row in cursor.fetchall()]


def walks_of(cursor: Cursor, listings: Iterable[Item]) -> dict[Item, Walk]:
    """Give the walks of these listings; those that have not begun are left out."""
    wanted = list(listings)
    cursor.execute(
        f"{_WALK} JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)"
        " USING (kind, id, query)",
        ([item.kind for item in wanted], [item.id for item in wanted], [item.query for item in wanted]),
    )
    return {walk.item: walk for walk in map(_walk, cursor.fetchall())}


def _walk(row: Sequence[Any]) -> Walk:
    return Walk(Item(*row[:3]), *row[3:])


def gone(cursor: Cursor, items: Iterable[Item]) -> dict[Item, datetime]:
    """Return the items that Discogs does not have, mirrored or not, each with the time of its first 404."""
    wanted = list(items)
    cursor.execute(
        "SELECT kind, id, query, gone_at FROM sync.item"
        " JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query) USING (kind, id, query)"
        " WHERE gone_at IS NOT NULL",
        ([item.kind for item in wanted], [item.id for item in wanted], [item.query for item in wanted]),
    )
    return {Item(*key): gone_at for *key, gone_at in cursor.fetchall()}


def is_mirrored(cursor: Cursor, item: Item) -> bool:
    """Return whether the mirror holds a document, gone or not, or has read a page of a listing."""
    if item.kind in BY_KIND:
        cursor.execute("SELECT EXISTS (SELECT FROM discogs.listing WHERE (kind, id, query) = (%s, %s, %s))", item)
    else:
        document = sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE id = %s)").format(sql.Identifier("discogs", item.kind))
        cursor.execute(document, (item.id,))
    return bool(_one(cursor))


def requests_of_last_minute(cursor: Cursor, origin: str, identity: str) -> int | None:
    """Give how many requests a budget let out in the last 60 seconds, whichever process sent them; None without one."""
    cursor.execute(
        """
        SELECT (
            SELECT count(*) FROM unnest(slots) AS slot
            WHERE slot BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp()
        )
        FROM sync.budget WHERE (origin, identity) = (%s, %s)
        """,
        (origin, identity),
    )
    requests: int | None = _one(cursor)
    return requests


def living_runs(cursor: Cursor) -> set[int]:
    """Give the numbers of the runs whose process shows life."""
    cursor.execute(
        """
        SELECT run.id FROM sync.run
        JOIN pg_locks ON (classid::bigint, objid::bigint) = (%s, run.id %% 2147483648)
        WHERE run.ended_at IS NULL AND locktype = 'advisory' AND objsubid = 2 AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """,
        (LIVENESS_LOCK,),
    )
    return {id for (id,) in cursor.fetchall()}


def database_size(cursor: Cursor) -> int:
    """Give the bytes that the database takes on disk."""
    cursor.execute("SELECT pg_database_size(current_database())")
    return int(_one(cursor))


def drift(cursor: Cursor) -> list[Unexpected]:
    """Give what Discogs sent beyond what the columns expect, the most frequent first."""
    cursor.execute(
        "SELECT kind, path, reason, count, example, example_id, first_at, last_at FROM sync.drift"
        " ORDER BY count DESC, kind, path, reason"
    )
    return [Unexpected(*row) for row in cursor.fetchall()]


def _one(cursor: Cursor) -> Any:
    row = cursor.fetchone()
    return row[0] if row else None
