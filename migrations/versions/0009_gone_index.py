"""An index of the entities that Discogs does not have any more, to count them exactly."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")


def upgrade() -> None:
    for entity in ENTITIES:
        op.execute(f"CREATE INDEX {entity}_gone_at_idx ON discogs.{entity} (gone_at) WHERE gone_at IS NOT NULL")


def downgrade() -> None:
    for entity in ENTITIES:
        op.drop_index(f"{entity}_gone_at_idx", entity, schema="discogs")
