"""Entities and items whose instants, feeds, hashes and marks of disappearance contradict each other."""

from collections.abc import Iterator, Mapping

from psycopg import sql

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier
from discogs_sync.store.verify.documents import FOUND_ID
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope
from discogs_sync.store.verify.statistics import SLACK

_SOON = f"now() + interval '{SLACK}'"

_CONTRADICTIONS: Mapping[str, str] = {
    "source": "source NOT IN ('api', 'dump')",
    "source_date": f"source_date > {_SOON} OR source = 'dump'"
    " AND date_trunc('day', source_date AT TIME ZONE 'UTC') <> source_date AT TIME ZONE 'UTC'",
    "checked_at": f"checked_at < source_date OR checked_at > {_SOON}",
    "first_seen_at": "first_seen_at > changed_at",
    "changed_at": f"changed_at > {_SOON}",
    "gone_source_date": "gone_at IS NULL AND gone_source_date IS NOT NULL",
    "content_hash": "CASE source WHEN 'dump' THEN content_hash IS DISTINCT FROM dump_hash OR content_hash = ''"
    " ELSE length(content_hash) <> 16 END",
    "dump_hash": "CASE source WHEN 'dump' THEN coalesce(length(dump_hash), 0) NOT IN (8, 16)"
    " ELSE length(dump_hash) NOT IN (0, 8, 16) END",
    "dump_list_hashes": "length(dump_hash) = 8 AND dump_list_hashes IS NULL",
    "run_id": "run_id IS NOT NULL AND NOT EXISTS (SELECT FROM sync.run WHERE run.id = entity.run_id)",
}
"""Columns of an entity that is not gone, and the conditions under which other columns contradict them."""

_HERE = {name: f"{name}::text" if "hash" not in name else f"encode({name}, 'hex')" for name in _CONTRADICTIONS}


def contradictory_lineage(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents whose lineage contradicts itself, column by column, in one reading of their table."""
    checks = sql.SQL(", ").join(
        sql.SQL(f"CASE WHEN {condition} THEN coalesce({_HERE[name]}, 'nothing') END")
        for name, condition in _CONTRADICTIONS.items()
    )
    statement = sql.SQL(
        """
        SELECT id, found FROM (
            SELECT id, ARRAY[{checks}] AS found FROM {table} AS entity WHERE gone_at IS NULL AND {within}
        ) AS found
        WHERE num_nonnulls(VARIADIC found) > 0 AND {heals} ORDER BY id
        """
    ).format(
        checks=checks,
        table=identifier(part.table),
        within=scope.within(kind, sql.Identifier("entity", "id")),
        heals=scope.heals(kind, FOUND_ID),
    )
    for id, found in cursor.stream(statement):
        for name, here in zip(_CONTRADICTIONS, found, strict=True):
            if here is not None:
                yield Finding("lineage", Item(kind, id), f"{part.table}.{name}", here)


_SPLIT = sql.SQL(
    """
    SELECT id, gone_at::text, item_gone_at::text
    FROM (
        SELECT item.id, item.gone_at AS item_gone_at, fetched_at, entity.gone_at, gone_source_date, dump_hash,
            (SELECT max(dated) FROM sync.dump WHERE dump.kind = item.kind) AS dumped
        FROM pg_temp.reach JOIN sync.item USING (kind, id, query) JOIN {table} AS entity USING (id)
        WHERE item.kind = %s
    ) AS found
    WHERE gone_at > {soon} OR gone_at IS NOT NULL AND gone_source_date IS NULL
        OR gone_at IS NULL AND item_gone_at IS NOT NULL AND coalesce(dumped < item_gone_at, true)
        OR gone_at IS NOT NULL AND item_gone_at IS NULL
            AND (fetched_at >= gone_source_date
                OR fetched_at IS NOT NULL AND (dump_hash IS NOT NULL OR dumped IS NULL))
    ORDER BY id
    """
)
"""Documents that are gone and their items are not, or the other way round, unless a dump has said so since."""


def split_tombstones(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents that are gone while their items are not, or the other way round."""
    statement = _SPLIT.format(soon=sql.SQL(_SOON), table=identifier(part.table))
    for id, *instants in cursor.stream(statement, (kind,)):
        yield Finding("tombstone", Item(kind, id), f"{part.table}.gone_at", *instants)


def split_tombstones_of_listings(cursor: Cursor) -> Iterator[Finding]:
    """Find listings that are gone while their items are not, or the other way round, unless a walk is under way."""
    rows = cursor.stream(
        """
        SELECT kind, id, query, 'discogs.listing.gone_at', head.gone_at::text, item.gone_at::text
        FROM pg_temp.reach JOIN sync.item USING (kind, id, query) JOIN discogs.listing AS head USING (kind, id, query)
        LEFT JOIN sync.cursor USING (kind, id, query)
        WHERE (head.gone_at IS NULL) <> (item.gone_at IS NULL) AND fetched_at IS NOT NULL
            AND (head.gone_at IS NOT NULL OR cursor.kind IS NULL OR finished_at IS NOT NULL)
        ORDER BY 1, 2, 3
        """
    )
    return (Finding("tombstone", Item(*row[:3]), *row[3:]) for row in rows)


def contradictory_items(cursor: Cursor) -> Iterator[Finding]:
    """Find items of the frontier whose instants contradict each other or lie in the future."""
    rows = cursor.stream(
        f"""
        SELECT kind, id, query, 'sync.item.fetched_at', coalesce(fetched_at::text, 'nothing'), gone_at::text
        FROM pg_temp.reach JOIN sync.item USING (kind, id, query)
        WHERE fetched_at > {_SOON} OR gone_at > {_SOON} OR gone_at IS NOT NULL AND (fetched_at >= gone_at) IS NOT TRUE
        ORDER BY 1, 2, 3
        """  # noqa: S608 (our words)
    )
    return (Finding("lineage", Item(*row[:3]), *row[3:]) for row in rows)
