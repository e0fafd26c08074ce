"""Let the bookkeeping hold only words that the program knows, and comment the table of versions."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ITEMS = (
    "artist", "label", "master", "release", "artist_releases", "label_releases", "master_versions", "search",
)  # fmt: skip
WORDS = {
    ("follow", "kind"): ("artist", "label", "master", "release", "search"),
    ("item", "kind"): ITEMS,
    ("item", "reason"): ("changed", "forced", "retry", "repair", "unlisted"),
    ("cursor", "kind"): ITEMS,
    ("run", "ending"): ("done", "paused", "problems", "failed", "interrupted", "killed"),
    ("payload", "kind"): ITEMS,
    ("problem", "kind"): ITEMS,
    ("problem", "reason"): (
        "unreachable", "refused", "malformed", "unstorable", "shrunken", "short", "not found", "failed",
    ),
    ("drift", "reason"): ("unknown field", "unexpected value", "unusable entry", "forbidden character"),
    ("dump", "kind"): ("artist", "label", "master", "release"),
    ("dump", "state"): ("copying", "indexing", "merging", "staging", "loaded", "abandoned"),
}  # fmt: skip
"""What each column may hold."""

INSTEAD = {
    ("item", "reason"): "NULL",
    ("run", "ending"): "'failed'",
    ("problem", "reason"): "'failed'",
    ("dump", "state"): "'abandoned'",
}
"""What takes the place of another word that somebody has written; rows of other columns go, since no run can use them."""


def upgrade() -> None:
    for (table, column), words in WORDS.items():
        listed = ", ".join(f"'{word}'" for word in words)
        known = f"{column} IN ({listed})"
        if instead := INSTEAD.get((table, column)):
            op.execute(f"UPDATE sync.{table} SET {column} = {instead} WHERE NOT {known}")  # noqa: S608 (constants)
        else:
            op.execute(f"DELETE FROM sync.{table} WHERE NOT {known}")  # noqa: S608 (likewise)
        op.create_check_constraint(op.f(f"{table}_{column}_check"), table, known, schema="sync")
    op.execute("COMMENT ON TABLE sync.schema_version IS 'The version of the tables, one row; db upgrade changes it'")
    op.execute("COMMENT ON COLUMN sync.schema_version.version_num IS 'Number of the newest migration'")


def downgrade() -> None:
    for table, column in WORDS:
        op.drop_constraint(op.f(f"{table}_{column}_check"), table, schema="sync")
    op.execute("COMMENT ON TABLE sync.schema_version IS NULL")
    op.execute("COMMENT ON COLUMN sync.schema_version.version_num IS NULL")
