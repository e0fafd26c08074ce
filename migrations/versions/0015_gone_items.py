"""An index of the items that are gone, which `sync --force` and `--max-age` ask for again."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

REASONS = "unreachable, refused, malformed, unstorable, shrunken, short or failed"
REASONS_NOW = "unreachable, refused, malformed, unstorable, not found, shrunken, short or failed"


def upgrade() -> None:
    op.execute("CREATE INDEX item_gone_idx ON sync.item (kind, fetched_at) WHERE gone_at IS NOT NULL")
    op.alter_column("problem", "reason", comment=REASONS_NOW, schema="sync")


def downgrade() -> None:
    op.alter_column("problem", "reason", comment=REASONS, schema="sync")
    op.drop_index("item_gone_idx", "item", schema="sync")
