"""What the user follows, and what of the frontier that reaches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from discogs_sync.store.frontier import FOLLOWED_AGAIN, OTHER_AGAIN, Item
from discogs_sync.store.tables import Cursor, affected

_EVERY_FOLLOW = sql.SQL("SELECT kind, id, query FROM sync.follow")

_THESE_FOLLOWS = sql.SQL("""
    SELECT kind, id, query FROM sync.follow
    JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query) USING (kind, id, query)
""")

_REACH = sql.SQL("""
WITH follow AS NOT MATERIALIZED ({follows}), listed AS (
    SELECT entry.type AS kind, entry.id FROM discogs.artist_release AS entry
    JOIN follow ON follow.kind = 'artist' AND follow.id = entry.artist_id AND follow.query = entry.query
    WHERE entry.gone_at IS NULL AND entry.type IN ('release', 'master') AND entry.id > 0
), versions AS (
    SELECT id, '' AS query FROM listed WHERE kind = 'master'
    UNION SELECT id, query FROM follow WHERE kind = 'master'
), labelled AS (
    SELECT entry.release_id AS id FROM discogs.label_release AS entry
    JOIN follow ON follow.kind = 'label' AND follow.id = entry.label_id AND follow.query = entry.query
    WHERE entry.gone_at IS NULL AND entry.release_id > 0
), reach AS (
    SELECT kind, id, '' AS query FROM follow WHERE kind <> 'search'
    UNION SELECT 'search', 0, query FROM follow WHERE kind = 'search'
    UNION SELECT kind || '_releases', id, query FROM follow WHERE kind IN ('artist', 'label')
    UNION SELECT kind, id, '' FROM listed
    UNION SELECT 'master_versions', id, query FROM versions
    UNION SELECT 'release', entry.release_id, '' FROM discogs.master_version AS entry
        JOIN versions ON versions.id = entry.master_id AND versions.query = entry.query
        WHERE entry.gone_at IS NULL AND entry.release_id > 0
    UNION SELECT 'release', id, '' FROM labelled
    UNION SELECT 'master', release.master_id, '' FROM labelled JOIN discogs.release USING (id)
        WHERE release.master_id > 0
    UNION SELECT entry.type, entry.id, '' FROM discogs.search_result AS entry
        JOIN follow ON follow.kind = 'search' AND follow.query = entry.query
        WHERE entry.gone_at IS NULL AND entry.type IN ('artist', 'label', 'master', 'release') AND entry.id > 0
)
""")
"""All items that the `follows` lead to, as far as the mirror knows."""


@dataclass(frozen=True)
class Follow:
    """A row of `sync.follow`."""

    item: Item
    followed_at: datetime


def follow(cursor: Cursor, target: Item, priorities: Mapping[str, int]) -> int:
    """Follow a target, and put what it reaches into the frontier. Gives how many items are new there."""
    cursor.execute("INSERT INTO sync.follow (kind, id, query) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", target)
    new = extend_frontier(cursor, [target], priorities)
    cursor.execute(
        """
        UPDATE sync.item SET priority = 0
        WHERE fetched_at IS NULL AND (kind, id, query) = (%(kind)s || '_versions', %(id)s, %(query)s)
        """,
        target._asdict(),
    )
    cursor.execute(
        """
        UPDATE sync.item SET priority = %(again)s
        WHERE priority = %(other)s AND id = %(id)s
            AND (kind, query) IN ((%(kind)s, ''), (%(kind)s, %(query)s), (%(kind)s || '_releases', %(query)s),
                (%(kind)s || '_versions', %(query)s))
        """,
        {"again": FOLLOWED_AGAIN, "other": OTHER_AGAIN, **target._asdict()},
    )
    return new


def extend_frontier(cursor: Cursor, targets: Sequence[Item], priorities: Mapping[str, int]) -> int:
    """Put what these followed targets reach into the frontier. Gives how many items are new there."""
    cursor.execute(
        _REACH.format(follows=_THESE_FOLLOWS)
        + sql.SQL("""
        INSERT INTO sync.item (kind, id, query, priority, due_at)
        SELECT reach.kind, reach.id, reach.query, level.priority, now() FROM reach
        JOIN unnest(%s::text[], %s::smallint[]) AS level (kind, priority) USING (kind)
        ON CONFLICT DO NOTHING
        """),
        (*_columns(targets), list(priorities), list(priorities.values())),
    )
    return affected(cursor)


def unfollow(cursor: Cursor, target: Item) -> int | None:
    """Follow a target no more; what no other follow reaches leaves the frontier, and stays in the mirror.

    Gives how many items left the frontier, None when the target was not followed.
    """
    cursor.execute("DELETE FROM sync.follow WHERE (kind, id, query) = (%s, %s, %s)", target)
    if affected(cursor) == 0:
        return None
    return prune_frontier(cursor)


def prune_frontier(cursor: Cursor) -> int:
    """Take what no follow reaches out of the frontier; it stays in the mirror. Gives how many items that were."""
    cursor.execute(
        _REACH.format(follows=_EVERY_FOLLOW)
        + sql.SQL("""
        DELETE FROM sync.item
        WHERE NOT EXISTS (
            SELECT FROM reach WHERE (reach.kind, reach.id, reach.query) = (item.kind, item.id, item.query)
        )
        """)
    )
    return affected(cursor)


_UNREACHED = """
WITH candidate AS (
    SELECT item.kind, item.id, item.query FROM sync.item
    JOIN unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query) USING (kind, id, query)
), unreached AS (
    SELECT item.kind, item.id, item.query, item.gone_at IS NULL AND NOT %s AND EXISTS (
        SELECT FROM discogs.artist WHERE item.kind = 'artist' AND artist.id = item.id AND artist.gone_at IS NULL
        UNION ALL
        SELECT FROM discogs.label WHERE item.kind = 'label' AND label.id = item.id AND label.gone_at IS NULL
        UNION ALL
        SELECT FROM discogs.master WHERE item.kind = 'master' AND master.id = item.id AND master.gone_at IS NULL
        UNION ALL
        SELECT FROM discogs.release WHERE item.kind = 'release' AND release.id = item.id AND release.gone_at IS NULL
    ) AS is_mirrored
    FROM candidate JOIN sync.item USING (kind, id, query)
    WHERE NOT EXISTS (
        SELECT FROM sync.follow
        WHERE follow.kind = split_part(item.kind, '_', 1) AND follow.id = item.id
            AND (follow.query = item.query OR (follow.kind = item.kind AND item.query = ''))
    )
    AND NOT EXISTS (
        SELECT FROM discogs.artist_release AS entry
        JOIN sync.follow ON follow.kind = 'artist' AND follow.id = entry.artist_id AND follow.query = entry.query
        WHERE entry.type = split_part(item.kind, '_', 1) AND entry.id = item.id AND item.query = ''
            AND entry.gone_at IS NULL
    )
    AND NOT (item.kind IN ('artist', 'label', 'master', 'release') AND EXISTS (
        SELECT FROM discogs.search_result AS entry
        JOIN sync.follow ON follow.kind = 'search' AND follow.query = entry.query
        WHERE entry.type = item.kind AND entry.id = item.id AND entry.gone_at IS NULL
    ))
    AND NOT (item.kind = 'release' AND EXISTS (
        SELECT FROM discogs.label_release AS entry
        JOIN sync.follow ON follow.kind = 'label' AND follow.id = entry.label_id AND follow.query = entry.query
        WHERE entry.release_id = item.id AND entry.gone_at IS NULL
    ))
    AND NOT (item.kind = 'release' AND EXISTS (
        SELECT FROM discogs.master_version AS entry
        JOIN sync.item AS listing
            ON listing.kind = 'master_versions' AND listing.id = entry.master_id AND listing.query = entry.query
        WHERE entry.release_id = item.id AND entry.gone_at IS NULL
    ))
    AND NOT (item.kind = 'master' AND EXISTS (
        SELECT FROM discogs.release
        JOIN discogs.label_release AS entry ON entry.release_id = release.id AND entry.gone_at IS NULL
        JOIN sync.follow ON follow.kind = 'label' AND follow.id = entry.label_id AND follow.query = entry.query
        WHERE release.master_id = item.id
    ))
), asked AS (
    UPDATE sync.item SET reason = 'unlisted', due_at = CASE WHEN leased_by IS NULL THEN now() ELSE due_at END
    FROM unreached
    WHERE is_mirrored AND (item.kind, item.id, item.query) = (unreached.kind, unreached.id, unreached.query)
), deleted AS (
    DELETE FROM sync.item USING unreached
    WHERE NOT is_mirrored AND (item.kind, item.id, item.query) = (unreached.kind, unreached.id, unreached.query)
)
SELECT kind, id, query, is_mirrored FROM unreached
"""

_LED_TO = """
SELECT 'release', entry.release_id, '' FROM discogs.master_version AS entry
JOIN unnest(%(kinds)s::text[], %(ids)s::bigint[], %(queries)s::text[]) AS left_out (kind, id, query)
    ON left_out.kind = 'master_versions' AND left_out.id = entry.master_id AND left_out.query = entry.query
UNION
SELECT 'master', release.master_id, '' FROM discogs.release
JOIN unnest(%(kinds)s::text[], %(ids)s::bigint[], %(queries)s::text[]) AS left_out (kind, id, query)
    ON left_out.kind = 'release' AND left_out.id = release.id
WHERE release.master_id IS NOT NULL
"""
"""What listings and releases that no follow reaches had led to."""


def retire(cursor: Cursor, items: Iterable[Item], *, answered: bool = False) -> int:
    """Take those of the items that no follow reaches any more out of the frontier, and what only they led to.

    A mirrored document becomes due once more before, as `unlisted`, unless it is `answered`: Discogs may have deleted
    it. Returns how many became due.
    """
    due = 0
    candidates = set(items)
    done: set[Item] = set()
    while candidates:
        done |= candidates
        rows = cursor.execute(_UNREACHED, (*_columns(list(candidates)), answered)).fetchall()
        answered = False
        due += sum(1 for *_, is_mirrored in rows if is_mirrored)
        kinds, ids, queries = _columns([Item(*row[:3]) for row in rows])
        cursor.execute(_LED_TO, {"kinds": kinds, "ids": ids, "queries": queries})
        candidates = {Item(*row) for row in cursor.fetchall()} - done if rows else set()
    return due


def note_reach(cursor: Cursor, targets: Sequence[Item]) -> None:
    """Note what these followed targets reach in the temporary table `reach`, which ends with the transaction."""
    cursor.execute("CREATE TEMPORARY TABLE reach (kind text, id bigint, query text) ON COMMIT DROP")
    cursor.execute(
        _REACH.format(follows=_THESE_FOLLOWS)
        + sql.SQL("INSERT INTO pg_temp.reach (kind, id, query) SELECT kind, id, query FROM reach"),
        _columns(targets),
    )
    cursor.execute("ANALYZE pg_temp.reach")


def _columns(targets: Sequence[Item]) -> tuple[list[Any], list[Any], list[Any]]:
    return [each.kind for each in targets], [each.id for each in targets], [each.query for each in targets]


def follows(cursor: Cursor) -> list[Follow]:
    """Give what is followed, in the order of following."""
    cursor.execute("SELECT kind, id, query, followed_at FROM sync.follow ORDER BY followed_at, kind, id, query")
    return [Follow(Item(*row[:3]), row[3]) for row in cursor.fetchall()]
