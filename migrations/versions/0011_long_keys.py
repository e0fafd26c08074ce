"""Key entries and drift by digests of their texts, drop items with ids below 1, count what walks stored."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ENTRIES = {
    "artist_release": (("type", "role"), ("artist_id", "query", "type", "id", "role", "occurrence")),
    "label_release": (("catno",), ("label_id", "query", "release_id", "catno", "occurrence")),
    "search_result": (("type",), ("query", "type", "id", "occurrence")),
}
"""For each table the texts in its key, and the key of version 0009."""

INDEXED = ("artist_release", "search_result")
"""Tables with an index on (type, id), which becomes one on the id."""

REASONS = "unknown field, unexpected value or forbidden character"
REASONS_NOW = "unknown field, unexpected value, unusable entry or forbidden character"
STORED = (
    "Entries in the mirror at the end of the last walk: fewer than `seen` where some have no usable id,"
    " more where the listing moved; NULL before the first end"
)


def upgrade() -> None:
    for table, (texts, key) in ENTRIES.items():
        columns = [column for column in key if column not in texts]
        columns.insert(-1, "entry_digest")
        _replace_key("discogs", table, "entry_digest", texts, columns)
    for table in INDEXED:
        op.drop_index(op.f(f"{table}_type_id_idx"), table, schema="discogs")
        op.create_index(op.f(f"{table}_id_idx"), table, ["id"], schema="discogs")
    _replace_key("sync", "drift", "path_digest", ("path",), ["kind", "path_digest", "reason"])
    op.alter_column("drift", "reason", comment=REASONS_NOW, schema="sync")
    op.add_column("cursor", sa.Column("stored", sa.Integer(), comment=STORED), schema="sync")
    op.execute("DELETE FROM sync.problem WHERE id < 1 AND kind <> 'search'")
    op.execute("DELETE FROM sync.item WHERE id < 1 AND kind <> 'search'")


def _replace_key(schema: str, table: str, digest: str, texts: tuple[str, ...], key: list[str]) -> None:
    each = [f"md5({text})" for text in texts]
    expression = each[0] if len(each) == 1 else f"md5({' || '.join(each)})"
    column = sa.Column(
        digest,
        UUID,
        sa.Computed(f"({expression})::uuid", persisted=True),
        nullable=False,
        comment=f"MD5 of {' and '.join(texts)}, for the primary key: indexes hold no long texts",
    )
    op.add_column(table, column, schema=schema)
    op.drop_constraint(f"{table}_pkey", table, schema=schema)
    op.create_primary_key(f"{table}_pkey", table, key, schema=schema)


def downgrade() -> None:
    op.drop_column("cursor", "stored", schema="sync")
    op.alter_column("drift", "reason", comment=REASONS, schema="sync")
    _restore_key("sync", "drift", "path_digest", ["kind", "path", "reason"])
    for table in INDEXED:
        op.drop_index(op.f(f"{table}_id_idx"), table, schema="discogs")
        op.create_index(op.f(f"{table}_type_id_idx"), table, ["type", "id"], schema="discogs")
    for table, (_, key) in ENTRIES.items():
        _restore_key("discogs", table, "entry_digest", list(key))


def _restore_key(schema: str, table: str, digest: str, key: list[str]) -> None:
    op.drop_constraint(f"{table}_pkey", table, schema=schema)
    op.create_primary_key(f"{table}_pkey", table, key, schema=schema)
    op.drop_column(table, digest, schema=schema)
