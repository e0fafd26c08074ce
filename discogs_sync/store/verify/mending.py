"""Changes that repair what checks find: rows that cannot be right are deleted, the rest is made due."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from psycopg import sql

from discogs_sync.mapping.listing import Listing
from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import FOLLOWED_AGAIN, Item
from discogs_sync.store.tables import Cursor, affected, identifier
from discogs_sync.store.verify.documents import parent_of
from discogs_sync.store.verify.frontier import STUCK, stuck_values
from discogs_sync.store.verify.listings import stray as stray_entry
from discogs_sync.store.verify.statistics import FUTURE, stray


def make_due(cursor: Cursor, items: Sequence[Item]) -> int:
    """Make items due now, those that are gone too; return how many were not due anyway.

    Leased and quarantined items stay as they are.
    """
    cursor.execute(
        """
        UPDATE sync.item SET due_at = now(), reason = 'repair'
        FROM unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
        WHERE (item.kind, item.id, item.query) = (wanted.kind, wanted.id, wanted.query)
            AND due_at > now() AND due_at < 'infinity' AND leased_by IS NULL
        """,
        _columns(items),
    )
    return affected(cursor)


def release_stuck(cursor: Cursor, items: Sequence[Item]) -> int:
    """Make those of the items due that can never come due; return their number."""
    kinds, ids, queries = _columns(items)
    cursor.execute(
        f"""
        UPDATE sync.item SET due_at = now(), leased_by = NULL, token = token + 1, reason = 'repair',
            priority = CASE WHEN priority = ANY(%(priorities)s) THEN priority ELSE %(again)s END
        FROM unnest(%(kinds)s::text[], %(ids)s::bigint[], %(queries)s::text[]) AS wanted (kind, id, query)
        WHERE (item.kind, item.id, item.query) = (wanted.kind, wanted.id, wanted.query) AND {STUCK}
        """,  # noqa: S608 (our words)
        {**stuck_values(cursor), "again": FOLLOWED_AGAIN, "kinds": kinds, "ids": ids, "queries": queries},
    )
    return affected(cursor)


def correct_lineage(cursor: Cursor, part: Part, ids: Sequence[int]) -> None:
    """Correct what neither the next answer nor the next dump writes: the feed of a dump's row, and future instants."""
    cursor.execute(
        sql.SQL(
            """
            UPDATE {} SET changed_at = least(changed_at, statement_timestamp()),
                first_seen_at = least(first_seen_at, changed_at, statement_timestamp()),
                source = CASE WHEN content_hash = dump_hash THEN 'dump' WHEN source = 'dump' THEN source ELSE 'api' END
            WHERE id = ANY(%s)
            """
        ).format(identifier(part.table)),
        (list(ids),),
    )


def delete_parentless(cursor: Cursor, part: Part, ids: Sequence[int]) -> None:
    """Delete those rows of the lists of some documents that have no parent."""
    for child in part.below:
        parent, same = parent_of(child.table)
        cursor.execute(
            sql.SQL(
                "DELETE FROM {} AS child WHERE {} = ANY(%s) AND NOT EXISTS (SELECT FROM {} AS parent WHERE {})"
            ).format(identifier(child.table), sql.Identifier(child.columns[0][0]), identifier(parent), same),
            (list(ids),),
        )


def delete_statistics(cursor: Cursor, part: Part, ids: Sequence[int]) -> None:
    """Delete observations of the future, and those of documents that are neither here nor in the frontier."""
    for table in part.beside:
        key = sql.Identifier(table.primary_key.columns[0].name)
        cursor.execute(
            sql.SQL("DELETE FROM {} WHERE {} = ANY(%s) AND ({} OR {})").format(
                identifier(table), key, stray(table, part.table), FUTURE
            ),
            (list(ids),),
        )


def delete_stray_entries(cursor: Cursor, listing: Listing, items: Sequence[Item]) -> None:
    """Delete the entries of listings that are neither mirrored nor followed."""
    owner = sql.SQL("entry.{} = wanted.id AND ").format(sql.Identifier(listing.entry.columns[0][0]))
    cursor.execute(
        sql.SQL(
            """
            DELETE FROM {table} AS entry
            USING unnest(%s::text[], %s::bigint[], %s::text[]) AS wanted (kind, id, query)
            WHERE {owner} entry.query = wanted.query AND {stray}
            """
        ).format(
            table=identifier(listing.entry.table),
            owner=owner if listing.owned else sql.SQL(""),
            stray=stray_entry(listing),
        ),
        _columns(items),
    )


def drop_orphans(cursor: Cursor, entities: Sequence[str], whole: Mapping[str, timedelta]) -> int:
    """Delete items that `pg_temp.reach` does not have and that are no loss; return their number.

    No loss are items that were never fetched or are gone, those without rows in the mirror, and those that no listing
    had when all were last read from the first page to the last. `whole` is the time between two such walks by kind.
    """
    mirrored = sql.SQL(" OR ").join(
        sql.SQL("(item.kind = {} AND EXISTS (SELECT FROM {} AS entity WHERE entity.id = item.id))").format(
            sql.Literal(kind), sql.Identifier("discogs", kind)
        )
        for kind in entities
    )
    cursor.execute(
        sql.SQL(
            """
            WITH read AS (
                SELECT min(coalesce(cursor.whole_at - whole.every, '-infinity')) AS at
                FROM pg_temp.reach JOIN sync.item USING (kind, id, query)
                JOIN unnest(%s::text[], %s::interval[]) AS whole (kind, every) USING (kind)
                LEFT JOIN sync.cursor USING (kind, id, query)
                WHERE item.gone_at IS NULL
            )
            DELETE FROM sync.item USING read
            WHERE NOT EXISTS (
                    SELECT FROM pg_temp.reach
                    WHERE (reach.kind, reach.id, reach.query) = (item.kind, item.id, item.query)
                )
                AND (fetched_at IS NULL OR gone_at IS NOT NULL OR fetched_at < coalesce(read.at, 'infinity')
                    OR NOT ({mirrored} OR EXISTS (
                        SELECT FROM discogs.listing
                        WHERE (listing.kind, listing.id, listing.query) = (item.kind, item.id, item.query)
                    )))
            """
        ).format(mirrored=mirrored),
        (list(whole), list(whole.values())),
    )
    return affected(cursor)


def orphans_left(cursor: Cursor) -> bool:
    """Tell whether the frontier has items that `pg_temp.reach` does not have."""
    cursor.execute(
        "SELECT EXISTS (SELECT kind, id, query FROM sync.item EXCEPT SELECT kind, id, query FROM pg_temp.reach)"
    )
    row = cursor.fetchone()
    return bool(row and row[0])


def listings_in_reach(cursor: Cursor, kinds: Sequence[str]) -> list[Item]:
    """Give the listings that `pg_temp.reach` has."""
    rows = cursor.execute("SELECT kind, id, query FROM pg_temp.reach WHERE kind = ANY(%s)", (list(kinds),))
    return [Item(*row) for row in rows.fetchall()]


def _columns(items: Sequence[Item]) -> tuple[list[str], list[int], list[str]]:
    return [item.kind for item in items], [item.id for item in items], [item.query for item in items]
