"""Priorities in which the listings of masters come after those that are followed, and documents after listings."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

PRIORITY = "0 to 3: never asked for, lower ones first; 4: followed, to be asked for again; 5: all else, again"
PRIORITY_NOW = "Never fetched: 0 listings, of masters 1, other documents 2, releases 3; again: 4 followed, 5 others"


def upgrade() -> None:
    op.execute("UPDATE sync.item SET priority = 2 WHERE priority = 1")
    op.execute(
        """
        UPDATE sync.item SET priority = 1
        WHERE priority = 0 AND kind = 'master_versions' AND NOT EXISTS (
            SELECT FROM sync.follow WHERE (follow.kind, follow.id, follow.query) = ('master', item.id, item.query)
        )
        """
    )
    op.alter_column("item", "priority", comment=PRIORITY_NOW, schema="sync")


def downgrade() -> None:
    op.alter_column("item", "priority", comment=PRIORITY, schema="sync")
    op.execute("UPDATE sync.item SET priority = 0 WHERE priority = 1")
    op.execute("UPDATE sync.item SET priority = 1 WHERE priority = 2 AND kind IN ('artist', 'label')")
