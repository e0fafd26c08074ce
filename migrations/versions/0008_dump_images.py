"""Which images a dump brought: those of rows that the API also wrote count as the API's, so that no dump deletes them."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")


def upgrade() -> None:
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE IF EXISTS sync.incoming_{entity} ADD COLUMN has_dump_images boolean")
        # Images are the last list of every record. Only the API fills the column uri.
        op.execute(
            f"""
            UPDATE discogs.{entity} AS entity
            SET dump_list_hashes =
                overlay(dump_list_hashes PLACING '\\x00000000'::bytea FROM length(dump_list_hashes) - 3 FOR 4)
            WHERE uri IS NOT NULL AND length(dump_list_hashes) >= 4
                AND EXISTS (SELECT FROM discogs.{entity}_image AS image WHERE image.{entity}_id = entity.id)
            """  # noqa: S608 (our names)
        )


def downgrade() -> None:
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE IF EXISTS sync.incoming_{entity} DROP COLUMN has_dump_images")
