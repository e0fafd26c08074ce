"""Entries know when their document contradicted them, and runs count listings that came short."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ENTRIES = ("artist_release", "label_release", "master_version", "search_result")
STALE_AT = "When its document said otherwise; NULL where the page was read since"
REASON = "Why it is due before its time: changed, forced, retry, repair; NULL for none of these"
PROBLEM = "unreachable, refused, malformed, unstorable, shrunken or failed"


def upgrade() -> None:
    for table in ENTRIES:
        op.add_column(table, sa.Column("stale_at", sa.DateTime(timezone=True), comment=STALE_AT), schema="discogs")
    op.add_column(
        "run",
        sa.Column(
            "short",
            sa.BigInteger(),
            nullable=False,
            server_default=sa.text("0"),
            comment="Listings that showed less than Discogs counts",
        ),
        schema="sync",
    )
    op.alter_column("item", "reason", comment=REASON.replace("changed", "changed, unlisted"), schema="sync")
    op.alter_column("problem", "reason", comment=PROBLEM.replace("shrunken", "shrunken, short"), schema="sync")


def downgrade() -> None:
    op.execute("DELETE FROM sync.problem WHERE reason = 'short'")
    op.execute("UPDATE sync.item SET reason = 'changed' WHERE reason = 'unlisted'")
    op.alter_column("problem", "reason", comment=PROBLEM, schema="sync")
    op.alter_column("item", "reason", comment=REASON, schema="sync")
    op.drop_column("run", "short", schema="sync")
    for table in ENTRIES:
        op.drop_column(table, "stale_at", schema="discogs")
