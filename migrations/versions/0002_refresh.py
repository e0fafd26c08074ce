"""What keeps a mirror fresh: intervals of items' own, partial walks, heartbeats, raw answers by their instant."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
LISTINGS = {
    "artist_release": ("artist_releases", "artist_id"),
    "label_release": ("label_releases", "label_id"),
    "master_version": ("master_versions", "master_id"),
    "search_result": ("search", "0"),
}
PRIORITY = "0 to 3: never asked for, lower ones first; 4: followed, to be asked for again; 5: all else, again"
REASONS = "unreachable, refused, malformed, unstorable, shrunken or failed"
PAYLOAD = "The raw answers that brought something new, for mapping them again: the latest of each page, or all"
CHANGED_AT = "When the content last differed from what was here, numbers that move by the hour left out"
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "item",
        sa.Column(
            "reason",
            sa.Text(),
            comment="Why it is due before its time: changed, forced, retry, repair; NULL for none of these",
        ),
        schema="sync",
    )
    op.add_column(
        "item",
        sa.Column(
            "changes",
            sa.Float(),
            nullable=False,
            server_default=sa.text("0"),
            comment="Changes that were seen, older ones weighing less",
        ),
        schema="sync",
    )
    op.add_column(
        "item",
        sa.Column(
            "watched_days",
            sa.Float(),
            nullable=False,
            server_default=sa.text("0"),
            comment="Days over which they were seen, older ones weighing less",
        ),
        schema="sync",
    )
    op.alter_column("item", "priority", comment=PRIORITY, schema="sync")
    op.create_index(
        op.f("item_kind_fetched_at_idx"),
        "item",
        ["kind", "fetched_at"],
        schema="sync",
        postgresql_where=sa.text("gone_at IS NULL"),
    )
    op.execute(
        """
        UPDATE sync.item SET priority = CASE WHEN EXISTS (
            SELECT FROM sync.follow
            WHERE follow.id = item.id AND (
                (follow.kind = item.kind AND item.query IN ('', follow.query))
                OR (item.kind, item.query) IN (
                    (follow.kind || '_releases', follow.query), (follow.kind || '_versions', follow.query)
                )
            )
        ) THEN 4 ELSE 5 END
        WHERE fetched_at IS NOT NULL
        """
    )
    for column in (
        sa.Column("whole_at", INSTANT, comment="When a walk is to read every page again; NULL for the next one"),
        sa.Column(
            "known_items",
            sa.Integer(),
            comment="Entries that Discogs counted at the end of the walk before; NULL where every page is to be read",
        ),
        sa.Column(
            "same_page",
            sa.Integer(),
            comment="Last page that is known to be as it was; NULL where every page is read",
        ),
        sa.Column(
            "other_page", sa.Integer(), comment="First page that is known to differ; NULL where every page is read"
        ),
    ):
        op.add_column("cursor", column, schema="sync")
    op.execute("UPDATE sync.cursor SET whole_at = finished_at + interval '180 days'")
    op.add_column("run", sa.Column("heartbeat_at", INSTANT, comment="When it last showed that it works"), schema="sync")
    op.alter_column("problem", "reason", comment=REASONS, schema="sync")
    op.drop_constraint("payload_pkey", "payload", schema="sync")
    op.create_primary_key("payload_pkey", "payload", ["kind", "id", "query", "page", "fetched_at"], schema="sync")
    op.create_table_comment("payload", PAYLOAD, schema="sync")
    op.create_table(
        "replay",
        sa.Column(
            "kinds", sa.ARRAY(sa.Text()), nullable=False, comment="Kinds whose payloads are mapped again, sorted"
        ),
        sa.Column("version", sa.Text(), nullable=False, comment="Version of discogs-sync; another one begins anew"),
        sa.Column("run_id", sa.BigInteger(), comment="sync.run that last worked on it"),
        sa.Column("kind", sa.Text(), nullable=False, comment="Kind of the last payload done; empty before the first"),
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Its id"),
        sa.Column("query", sa.Text(), nullable=False, comment="Its query"),
        sa.Column("page", sa.Integer(), nullable=False, comment="Its page"),
        sa.Column("started_at", INSTANT, nullable=False, server_default=sa.text("now()"), comment="Begin"),
        sa.Column("finished_at", INSTANT, comment="When all payloads were done; NULL while there are more"),
        sa.PrimaryKeyConstraint("kinds", name=op.f("replay_pkey")),
        schema="sync",
        comment="How far raw answers are mapped again: one row for each choice of kinds",
    )
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE discogs.{entity} SET (fillfactor = 90)")
    for entries, (kind, owner) in LISTINGS.items():
        changed_at = sa.Column(
            "changed_at", INSTANT, nullable=False, server_default=sa.text("now()"), comment=CHANGED_AT
        )
        op.add_column(entries, changed_at, schema="discogs")
        op.alter_column(entries, "changed_at", server_default=None, schema="discogs")
        op.execute(
            f"""
            UPDATE discogs.{entries} AS entry SET changed_at = cursor.started_at FROM sync.cursor
            WHERE (cursor.kind, cursor.id, cursor.query) = ('{kind}', {owner}, entry.query)
            """  # noqa: S608 (our names)
        )


def downgrade() -> None:
    for entries in LISTINGS:
        op.drop_column(entries, "changed_at", schema="discogs")
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE discogs.{entity} RESET (fillfactor)")
    op.drop_table("replay", schema="sync")
    op.execute(
        """
        DELETE FROM sync.payload AS older USING sync.payload AS newer
        WHERE (older.kind, older.id, older.query, older.page) = (newer.kind, newer.id, newer.query, newer.page)
            AND older.fetched_at < newer.fetched_at
        """
    )
    op.create_table_comment("payload", "The latest raw answer of each item, for mapping it again", schema="sync")
    op.drop_constraint("payload_pkey", "payload", schema="sync")
    op.create_primary_key("payload_pkey", "payload", ["kind", "id", "query", "page"], schema="sync")
    op.alter_column("problem", "reason", comment="unreachable, refused, malformed, unstorable or failed", schema="sync")
    op.drop_column("run", "heartbeat_at", schema="sync")
    op.execute("DELETE FROM sync.cursor WHERE same_page IS NOT NULL AND finished_at IS NULL")
    for name in ("other_page", "same_page", "known_items", "whole_at"):
        op.drop_column("cursor", name, schema="sync")
    op.execute(
        """
        UPDATE sync.item SET priority = CASE
            WHEN kind IN ('artist', 'label') THEN 1 WHEN kind = 'master' THEN 2 WHEN kind = 'release' THEN 3 ELSE 0
        END
        """
    )
    op.drop_index(op.f("item_kind_fetched_at_idx"), "item", schema="sync")
    for name in ("watched_days", "changes", "reason"):
        op.drop_column("item", name, schema="sync")
    op.alter_column("item", "priority", comment="Lower ones are asked for first", schema="sync")
