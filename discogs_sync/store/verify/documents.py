"""Documents that contradict themselves or the frontier, within what `follows.note_reach` noted.

Findings come row by row, however many they are. The transaction runs no other statement meanwhile.
"""

from collections.abc import Iterator

from psycopg import sql

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, names
from discogs_sync.store.verify.findings import Finding


def lost_documents(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents of a kind that were fetched and are not here."""
    statement = sql.SQL(
        """
        SELECT item.id FROM sync.item JOIN pg_temp.reach USING (kind, id, query)
        WHERE item.kind = %s AND item.fetched_at IS NOT NULL AND item.gone_at IS NULL
            AND NOT EXISTS (SELECT FROM {} AS document WHERE document.id = item.id)
        ORDER BY item.id
        """
    ).format(identifier(part.table))
    return (Finding("lost", Item(kind, id), str(part.table)) for (id,) in cursor.stream(statement, (kind,)))


def gaps_in_lists(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find lists within documents of a kind whose places are not 1 to the number of their rows."""
    for child in part.below:
        keys = child.columns[0][: child.columns[0].index("ordinal")]
        statement = sql.SQL(
            """
            SELECT entry.{id}, count(*), max(ordinal)
            FROM {table} AS entry JOIN pg_temp.reach ON reach.kind = %s AND reach.id = entry.{id}
            GROUP BY {keys} HAVING min(ordinal) <> 1 OR max(ordinal) <> count(*)
            ORDER BY {keys}
            """
        ).format(id=sql.Identifier(keys[0]), table=identifier(child.table), keys=names(keys))
        for id, rows, last in cursor.stream(statement, (kind,)):
            yield Finding("gap", Item(kind, id), str(child.table), rows, last)
