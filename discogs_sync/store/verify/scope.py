"""Which rows a verification looks at: the whole mirror, or what some follows lead to."""

from dataclasses import dataclass

from psycopg import sql

from discogs_sync.store.follows import note_reach
from discogs_sync.store.frontier import Item
from discogs_sync.store.tables import Cursor


@dataclass(frozen=True)
class Scope:
    """The items that `targets` lead to, which `pg_temp.reach` holds, and, if `is_whole`, all that dumps brought."""

    targets: tuple[Item, ...]
    is_whole: bool

    def note(self, cursor: Cursor) -> None:
        """Note what the targets lead to, until the transaction ends."""
        note_reach(cursor, self.targets)
        cursor.execute("CREATE INDEX ON pg_temp.reach (kind, id, query)")

    def add_orphans(self, cursor: Cursor) -> None:
        """Take the items in that no target leads to: what leads to them may be lost."""
        cursor.execute(
            "INSERT INTO pg_temp.reach SELECT kind, id, query FROM sync.item EXCEPT SELECT * FROM pg_temp.reach"
        )

    def within(self, kind: str, id: sql.Composable) -> sql.Composed:
        """Give the condition that a row of an entity is in scope, by the expression of the entity's id."""
        if self.is_whole:
            return sql.SQL("true").format()
        return sql.SQL("{} IN (SELECT id FROM pg_temp.reach WHERE kind = {})").format(id, sql.Literal(kind))

    def heals(self, kind: str, id: sql.Composable) -> sql.Composed:
        """Give the condition that an entity is not gone, and in the frontier or a dump, which can bring it again."""
        return sql.SQL(
            """
            EXISTS (
                SELECT FROM {entity} AS entity WHERE entity.id = {id} AND entity.gone_at IS NULL
                    AND (entity.dump_hash IS NOT NULL OR EXISTS (
                        SELECT FROM pg_temp.reach WHERE reach.kind = {kind} AND reach.id = entity.id
                    ))
            )
            """
        ).format(entity=sql.Identifier("discogs", kind), id=id, kind=sql.Literal(kind))
