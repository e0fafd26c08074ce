"""What the monthly dumps need: the hash of each record, and where each load stands."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
INSTANT = sa.DateTime(timezone=True)
HASH = "XXH3-128 of the record's bytes in the latest dump that has it; NULL where no dump had it"


CONTENT_HASH = "BLAKE2b-128 of the rows, fast numbers left out"
CONTENT_HASH_NOW = f"{CONTENT_HASH}; dump_hash where the content is a dump's; empty where verify doubts the rows"


def upgrade() -> None:
    for entity in ENTITIES:
        op.alter_column(entity, "content_hash", comment=CONTENT_HASH_NOW, schema="discogs")
        op.add_column(entity, sa.Column("dump_hash", sa.LargeBinary(), comment=HASH), schema="discogs")
    op.create_table(
        "dump",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master or release"),
        sa.Column("dated", sa.Date(), nullable=False, comment="Day that the dump bears"),
        sa.Column("file", sa.Text(), nullable=False, comment="Name of its file"),
        sa.Column("bytes", sa.BigInteger(), nullable=False, comment="Size of the file"),
        sa.Column(
            "state", sa.Text(), nullable=False, comment="copying, merging, indexing, or loaded when all is there"
        ),
        sa.Column("started_at", INSTANT, nullable=False, server_default=sa.text("now()"), comment="Begin"),
        sa.Column("loaded_at", INSTANT, comment="End; NULL while there is more to load"),
        sa.Column("run_id", sa.BigInteger(), comment="sync.run that last worked on it"),
        sa.PrimaryKeyConstraint("kind", "dated", name=op.f("dump_pkey")),
        schema="sync",
        comment="The dumps that are loaded or being loaded",
    )
    op.create_table(
        "dump_chunk",
        sa.Column("kind", sa.Text(), nullable=False, comment="Kind of the dump"),
        sa.Column("dated", sa.Date(), nullable=False, comment="Day of the dump"),
        sa.Column("first_byte", sa.BigInteger(), nullable=False, comment="Where in the XML its first record begins"),
        sa.Column("bytes", sa.BigInteger(), nullable=False, comment="Bytes of its records"),
        sa.Column("records", sa.Integer(), nullable=False, comment="Records in it"),
        sa.Column("inserted", sa.Integer(), nullable=False, comment="Records that were new here"),
        sa.Column("updated", sa.Integer(), nullable=False, comment="Records that differed"),
        sa.Column("unchanged", sa.Integer(), nullable=False, comment="Records that were as they are here"),
        sa.Column("fresher", sa.Integer(), nullable=False, comment="Records that the API had brought later"),
        sa.Column("set_aside", sa.Integer(), nullable=False, comment="Records that could not be kept"),
        sa.PrimaryKeyConstraint("kind", "dated", "first_byte", name=op.f("dump_chunk_pkey")),
        sa.ForeignKeyConstraint(
            ["kind", "dated"],
            ["sync.dump.kind", "sync.dump.dated"],
            name=op.f("dump_chunk_kind_fkey"),
            ondelete="CASCADE",
        ),
        schema="sync",
        comment="The chunks of a dump that are loaded whole: a load that was stopped leaves them out",
    )


def downgrade() -> None:
    op.drop_table("dump_chunk", schema="sync")
    op.drop_table("dump", schema="sync")
    for entity in ENTITIES:
        op.drop_column(entity, "dump_hash", schema="discogs")
        op.alter_column(entity, "content_hash", comment=CONTENT_HASH, schema="discogs")
