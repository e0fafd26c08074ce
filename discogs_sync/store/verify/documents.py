"""Documents that contradict themselves or the frontier: lost ones, and lists with gaps or without a parent.

Findings come row by row, however many they are. The transaction runs no other statement meanwhile.
"""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Table

from discogs_sync.mapping.part import Part
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor, identifier, names
from discogs_sync.store.verify.findings import Finding
from discogs_sync.store.verify.scope import Scope

FOUND_ID = sql.Identifier("found", "id")


def lost_documents(cursor: Cursor, kind: str, part: Part) -> Iterator[Finding]:
    """Find documents of a kind that were fetched and have no row."""
    statement = sql.SQL(
        """
        SELECT item.id FROM sync.item JOIN pg_temp.reach USING (kind, id, query)
        WHERE item.kind = %s AND item.fetched_at IS NOT NULL AND item.gone_at IS NULL
            AND NOT EXISTS (SELECT FROM {} AS document WHERE document.id = item.id)
        ORDER BY item.id
        """
    ).format(identifier(part.table))
    return (Finding("lost", Item(kind, id), str(part.table)) for (id,) in cursor.stream(statement, (kind,)))


def gaps_in_lists(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find lists within documents of a kind whose places are not 1 to the number of their rows."""
    for child in part.below:
        keys = child.columns[0][: child.columns[0].index("ordinal")]
        statement = sql.SQL(
            """
            SELECT id, rows, last FROM (
                SELECT {id} AS id, count(*) AS rows, max(ordinal) AS last FROM {table} WHERE {within}
                GROUP BY {keys} HAVING min(ordinal) <> 1 OR max(ordinal) <> count(*)
            ) AS found
            WHERE {heals} ORDER BY id, rows, last
            """
        ).format(
            id=sql.Identifier(keys[0]),
            table=identifier(child.table),
            within=scope.within(kind, sql.Identifier(keys[0])),
            keys=names(keys),
            heals=scope.heals(kind, FOUND_ID),
        )
        for id, rows, last in cursor.stream(statement):
            yield Finding("gap", Item(kind, id), str(child.table), rows, last)


def parentless_rows(cursor: Cursor, scope: Scope, kind: str, part: Part) -> Iterator[Finding]:
    """Find rows of lists without the row that they belong to, and sub-tracks without their track."""
    for child in part.below:
        owner = sql.Identifier("child", child.columns[0][0])
        parent, same = parent_of(child.table)
        checks = [(parent, same)]
        if "parent_ordinal" in child.columns[0]:
            above = sql.SQL("child.{0} = parent.{0} AND child.parent_ordinal = parent.ordinal")
            checks.append((child.table, above.format(sql.Identifier(child.columns[0][0]))))
        for table, condition in checks:
            statement = sql.SQL(
                """
                SELECT {owner}, count(*) FROM {child} AS child
                WHERE {within} AND {belongs} AND NOT EXISTS (SELECT FROM {parent} AS parent WHERE {condition})
                GROUP BY 1 ORDER BY 1
                """
            ).format(
                owner=owner,
                child=identifier(child.table),
                within=scope.within(kind, owner),
                belongs=sql.SQL("child.parent_ordinal IS NOT NULL" if table is child.table else "true"),
                parent=identifier(table),
                condition=condition,
            )
            for id, rows in cursor.stream(statement):
                yield Finding("parentless", Item(kind, id), str(child.table), rows, str(table))


def parent_of(table: Table) -> tuple[Table, sql.Composed]:
    """Give the table that the rows of a list belong to, and the condition that a `child` belongs to a `parent`."""
    [key] = table.foreign_key_constraints
    pairs = (
        sql.SQL("child.{} = parent.{}").format(sql.Identifier(each.parent.name), sql.Identifier(each.column.name))
        for each in key.elements
    )
    return key.referred_table, sql.SQL(" AND ").join(pairs)
