"""Dumps tell what became of their records, chunks what waits, runs the rows that they wrote, hashes what is overtaken."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COUNTS = {
    "records": "Records in it",
    "inserted": "Records that were new here",
    "updated": "Records that differed",
    "unchanged": "Records that were as they are here",
    "fresher": "Records that the API had brought later",
    "set_aside": "Records that could not be kept",
}
STATE = "copying, merging, indexing, or loaded when all is there"
STATE_NOW = "copying, indexing, merging, staging, or loaded when all is there"

ENTITIES = ("artist", "label", "master", "release")
HASH = "XXH3-128 of the record's bytes in the latest dump that has it; NULL where no dump had it"
HASH_NOW = HASH.replace("; ", "; empty where the API has brought the content since; ")


def upgrade() -> None:
    for entity in ENTITIES:
        op.alter_column(entity, "dump_hash", comment=HASH_NOW, schema="discogs")
        op.execute(
            f"UPDATE discogs.{entity} SET dump_hash = '' WHERE source = 'api' AND dump_hash IS NOT NULL"  # noqa: S608
        )
    op.alter_column("dump", "state", comment=STATE_NOW, schema="sync")
    for name, comment in COUNTS.items():
        column = sa.Column(name, sa.BigInteger(), nullable=False, server_default=sa.text("0"), comment=comment)
        op.add_column("dump", column, schema="sync")
    op.execute(
        f"""
        UPDATE sync.dump SET ({", ".join(COUNTS)}) = (
            SELECT {", ".join(f"coalesce(sum({name}), 0)" for name in COUNTS)} FROM sync.dump_chunk AS chunk
            WHERE (chunk.kind, chunk.dated) = (dump.kind, dump.dated)
        )
        """  # noqa: S608 (our names)
    )
    for name in COUNTS:
        op.drop_column("dump_chunk", name, schema="sync")
    waiting = sa.Column(
        "waiting",
        sa.Integer(),
        nullable=False,
        server_default=sa.text("0"),
        comment="Records that are here already and wait until the tables have keys",
    )
    op.add_column("dump_chunk", waiting, schema="sync")
    op.create_table(
        "run_rows",
        sa.Column("run_id", sa.BigInteger(), nullable=False, comment="sync.run that it tells of"),
        sa.Column("table_name", sa.Text(), nullable=False, comment="Table of the schema discogs"),
        sa.Column("written", sa.BigInteger(), nullable=False, comment="Rows inserted or updated"),
        sa.Column("deleted", sa.BigInteger(), nullable=False, comment="Rows deleted"),
        sa.PrimaryKeyConstraint("run_id", "table_name", name=op.f("run_rows_pkey")),
        sa.ForeignKeyConstraint(["run_id"], ["sync.run.id"], name=op.f("run_rows_run_id_fkey"), ondelete="CASCADE"),
        schema="sync",
        comment="The rows that the load of dumps changed, by run and table",
    )


def downgrade() -> None:
    op.drop_table("run_rows", schema="sync")
    op.drop_column("dump_chunk", "waiting", schema="sync")
    for name, comment in COUNTS.items():
        column = sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"), comment=comment)
        op.add_column("dump_chunk", column, schema="sync")
        op.alter_column("dump_chunk", name, server_default=None, schema="sync")
        op.drop_column("dump", name, schema="sync")
    op.alter_column("dump", "state", comment=STATE, schema="sync")
    for entity in ENTITIES:
        op.alter_column(entity, "dump_hash", comment=HASH, schema="discogs")
