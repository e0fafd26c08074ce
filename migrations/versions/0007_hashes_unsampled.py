"""No statistics of hashes: nobody looks rows up by them, and to sort them was two fifths of masters' ANALYZE."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
HASHES = ("content_hash", "dump_hash", "dump_list_hashes")


def upgrade() -> None:
    _set_statistics(0)


def downgrade() -> None:
    _set_statistics(-1)


def _set_statistics(target: int) -> None:
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE discogs.{entity} " + ", ".join(f"ALTER {h} SET STATISTICS {target}" for h in HASHES))
