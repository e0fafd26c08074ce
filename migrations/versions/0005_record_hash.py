"""Records of dumps are hashed to eight bytes; the sixteen that an older version wrote are known by their length."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
HASH = (
    "XXH3-128 of the record's bytes in the latest dump that has it; empty where the API has brought the content since;"
    " NULL where no dump had it"
)
HASH_NOW = HASH.replace("XXH3-128", "XXH64")


def upgrade() -> None:
    for entity in ENTITIES:
        op.alter_column(entity, "dump_hash", comment=HASH_NOW, schema="discogs")


def downgrade() -> None:
    for entity in ENTITIES:
        op.alter_column(entity, "dump_hash", comment=HASH, schema="discogs")
