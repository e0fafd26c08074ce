"""What tells which lists of a record another dump changes: dumps that were loaded before have none, and are compared whole."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
HASHES = (
    "Four bytes for each list of the record in the latest dump, which tell whether the next one changes its rows;"
    " worth nothing without dump_hash"
)


def upgrade() -> None:
    for entity in ENTITIES:
        op.add_column(entity, sa.Column("dump_list_hashes", sa.LargeBinary(), comment=HASHES), schema="discogs")
        op.execute(
            f"ALTER TABLE IF EXISTS sync.incoming_{entity} ADD COLUMN dump_list_hashes bytea, ADD COLUMN hashes_before bytea"
        )


def downgrade() -> None:
    for entity in ENTITIES:
        op.drop_column(entity, "dump_list_hashes", schema="discogs")
