"""Loads are of files: a number, the digest of the file and of its chunks, and the entities that it lacked."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

COMMENTS = {  # before, after
    "kind": ("artist, label, master or release", "artist, label, master or release"),
    "dated": ("Day that the dump bears", "Day of the dump"),
    "file": ("Name of its file", "Name of the file"),
    "state": (
        "copying, indexing, merging, staging, or loaded when all is there",
        "copying, indexing, merging, staging; loaded when all is there; abandoned when it never will be",
    ),
    "records": (
        "Records in it",
        "Records of the file: the sum of inserted, updated, unchanged, fresher and set_aside",
    ),
    "set_aside": ("Records that could not be kept", "Records in quarantine (sync.problem)"),
}
TABLE = ("The dumps that are loaded or being loaded", "The files of dumps that are loaded or being loaded")
GONE = "Entities of earlier dumps that the file lacks, marked gone"
SHA256 = "SHA-256 of the file in hex; NULL where an older version loaded it"
HASH = "Sum of the hashes of its records; NULL where an older version loaded it"
KINDS = {"kind": "Kind of the dump", "dated": "Day of the dump"}


def upgrade() -> None:
    op.drop_constraint("dump_chunk_kind_fkey", "dump_chunk", schema="sync")
    op.drop_constraint("dump_chunk_pkey", "dump_chunk", schema="sync")
    op.drop_constraint("dump_pkey", "dump", schema="sync")
    op.add_column(
        "dump",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False, comment="Number of the load"),
        schema="sync",
    )
    op.create_primary_key("dump_pkey", "dump", ["id"], schema="sync")
    op.add_column("dump", sa.Column("sha256", sa.Text, comment=SHA256), schema="sync")
    op.add_column(
        "dump",
        sa.Column("gone", sa.BigInteger, nullable=False, server_default=sa.text("0"), comment=GONE),
        schema="sync",
    )
    op.add_column(
        "dump_chunk", sa.Column("dump_id", sa.BigInteger, comment="sync.dump that it belongs to"), schema="sync"
    )
    op.add_column("dump_chunk", sa.Column("hash", sa.BigInteger, comment=HASH), schema="sync")
    op.execute(
        "UPDATE sync.dump_chunk SET dump_id = dump.id FROM sync.dump"
        " WHERE (dump.kind, dump.dated) = (dump_chunk.kind, dump_chunk.dated)"
    )
    for name in KINDS:
        op.drop_column("dump_chunk", name, schema="sync")
    op.create_primary_key("dump_chunk_pkey", "dump_chunk", ["dump_id", "first_byte"], schema="sync")
    op.create_foreign_key(
        "dump_chunk_dump_id_fkey",
        "dump_chunk",
        "dump",
        ["dump_id"],
        ["id"],
        source_schema="sync",
        referent_schema="sync",
        ondelete="CASCADE",
    )
    comment(after=True)


def downgrade() -> None:
    op.execute(
        "DELETE FROM sync.dump USING sync.dump AS other WHERE (other.kind, other.dated) = (dump.kind, dump.dated)"
        " AND (other.state = 'loaded', other.id) > (dump.state = 'loaded', dump.id) OR dump.state = 'abandoned'"
    )
    op.drop_constraint("dump_chunk_dump_id_fkey", "dump_chunk", schema="sync")
    op.drop_constraint("dump_chunk_pkey", "dump_chunk", schema="sync")
    op.add_column("dump_chunk", sa.Column("kind", sa.Text, comment=KINDS["kind"]), schema="sync")
    op.add_column("dump_chunk", sa.Column("dated", sa.Date, comment=KINDS["dated"]), schema="sync")
    op.execute("UPDATE sync.dump_chunk SET kind = dump.kind, dated = dump.dated FROM sync.dump WHERE dump.id = dump_id")
    for name in ("dump_id", "hash"):
        op.drop_column("dump_chunk", name, schema="sync")
    for name in ("id", "sha256", "gone"):
        op.drop_column("dump", name, schema="sync")
    op.create_primary_key("dump_pkey", "dump", ["kind", "dated"], schema="sync")
    op.create_primary_key("dump_chunk_pkey", "dump_chunk", ["kind", "dated", "first_byte"], schema="sync")
    op.create_foreign_key(
        "dump_chunk_kind_fkey",
        "dump_chunk",
        "dump",
        ["kind", "dated"],
        ["kind", "dated"],
        source_schema="sync",
        referent_schema="sync",
        ondelete="CASCADE",
    )
    comment(after=False)


def comment(*, after: bool) -> None:
    op.create_table_comment("dump", TABLE[after], schema="sync")
    for column, texts in COMMENTS.items():
        op.alter_column("dump", column, comment=texts[after], schema="sync")
