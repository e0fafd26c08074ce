"""What tells which lists of a record the next dump changes: dumps loaded before have none, and are compared whole."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
HASH = (
    "XXH64 of the record's bytes in the latest dump that has it; empty where the API has brought the content since;"
    " NULL where no dump had it"
)
HASH_NOW = HASH.replace("since;", "since, or verify doubts the rows;")
HASHES = (
    "Four bytes for each list of the record in the latest dump, which tell whether the next one changes its rows;"
    " worth nothing without dump_hash"
)


def upgrade() -> None:
    for entity in ENTITIES:
        op.alter_column(entity, "dump_hash", comment=HASH_NOW, schema="discogs")
        op.add_column(entity, sa.Column("dump_list_hashes", sa.LargeBinary(), comment=HASHES), schema="discogs")
        op.execute(
            f"ALTER TABLE IF EXISTS sync.incoming_{entity} ADD COLUMN dump_list_hashes bytea, ADD COLUMN hashes_before bytea"
        )


def downgrade() -> None:
    for entity in ENTITIES:
        op.drop_column(entity, "dump_list_hashes", schema="discogs")
        op.alter_column(entity, "dump_hash", comment=HASH, schema="discogs")
