"""What keeps a mirror fresh: intervals of items' own, partial walks, heartbeats, raw answers by their instant."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
PRIORITY = "0 to 3: never asked for, lower ones first; 4: followed, to be asked for again; 5: all else, again"
REASONS = "unreachable, refused, malformed, unstorable, shrunken or failed"
PAYLOAD = "The raw answers that brought something new, for mapping them again: the latest of each page, or all"
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
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False, comment="Number of the replay"),
        sa.Column("run_id", sa.BigInteger(), comment="sync.run that last worked on it"),
        sa.Column("kind", sa.Text(), comment="Kind of the last payload that was mapped again; NULL before the first"),
        sa.Column("item_id", sa.BigInteger(), comment="Id of the last payload that was mapped again"),
        sa.Column("query", sa.Text(), comment="Query of the last payload that was mapped again"),
        sa.Column("started_at", INSTANT, nullable=False, server_default=sa.text("now()"), comment="Begin"),
        sa.Column("finished_at", INSTANT, comment="When all payloads were mapped again; NULL while there are more"),
        sa.PrimaryKeyConstraint("id", name=op.f("replay_pkey")),
        schema="sync",
        comment="Where mapping all payloads again stands",
    )
    for entity in ENTITIES:
        op.execute(f"ALTER TABLE discogs.{entity} SET (fillfactor = 90)")


def downgrade() -> None:
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
