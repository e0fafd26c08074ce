"""A count of items that Discogs does not have and that were never mirrored, apart from those that are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

GONE = "Documents and entries that Discogs has no more"
GONE_NOW = "Mirrored documents and listings that Discogs no longer has"


def upgrade() -> None:
    op.add_column(
        "run",
        sa.Column(
            "absent",
            sa.BigInteger,
            nullable=False,
            server_default=sa.text("0"),
            comment="Items that Discogs does not have and that were never mirrored",
        ),
        schema="sync",
    )
    op.alter_column("run", "gone", comment=GONE_NOW, schema="sync")


def downgrade() -> None:
    op.alter_column("run", "gone", comment=GONE, schema="sync")
    op.drop_column("run", "absent", schema="sync")
