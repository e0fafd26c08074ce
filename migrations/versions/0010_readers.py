"""Readers can poll `changed_at`, tell when an entity went and how exact a date is, and get numbers with a scale.

Each table is rewritten once at most: ALTER … TYPE … USING fills the new columns in the same pass, without dead rows.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ENTITIES = ("artist", "label", "master", "release")
INSTANT = sa.DateTime(timezone=True)
FIRST_SEEN_AT = "When the row was first written"
FIRST_SEEN_AT_NOW = "When the row was first written (database clock)"
CHANGED_AT = "When the content last differed from what was here"
CHANGED_AT_NOW = (
    "When this mirror last inserted or changed it, marked it gone, or saw it return (database clock);"
    " poll it with analytics.watermark()"
)
GONE_AT = "When Discogs was first seen without it; the last content is kept"
GONE_AT_NOW = "When this mirror learned that Discogs has it no more (database clock); the last content is kept"
GONE_SOURCE_DATE = "Instant of the API's answer, or date of the dump, that first lacked it; NULL while it is there"
RUN_ID = "sync.run that last wrote the content"
RUN_ID_NOW = "sync.run that last moved changed_at"
YEAR = "Year of release; NULL where unknown"
YEAR_NOW = "Year of release, in dumps that of released; NULL where unknown"
PRECISION = "What released tells of released_date: year, month or day; NULL where released_date is"
CHECKED_AT = "When a document of the {} last had these numbers; NULL where only a rating or demand was asked"

VIEWS = "analytics.label_catalogue, analytics.artist_discography, analytics.release_flat"
"""Those that use a column whose type changes."""

FILL_RELEASE = """
    ALTER TABLE discogs.release
        ALTER year TYPE integer USING CASE
            WHEN source = 'dump' AND released ~ '^[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?$'
            THEN coalesce(year, nullif(left(released, 4)::integer, 0))
            ELSE year
        END,
        ALTER released_precision TYPE text USING CASE
            WHEN released_date IS NULL THEN NULL
            WHEN released ~ '^[0-9]{4}(-0?0(-[0-9]{1,2})?)?$' THEN 'year'
            WHEN released ~ '^[0-9]{4}-[0-9]{1,2}(-0?0)?$' THEN 'month'
            ELSE 'day'
        END
"""
FILL_STATS = """
    ALTER TABLE discogs.{entity}_stats
        ALTER checked_at TYPE timestamp with time zone USING observed_at{numbers}
"""
NUMBER = """,
        ALTER {column} TYPE numeric({precision}, {scale})
            USING CASE WHEN abs({column}) < 1e{digits} THEN round({column}, {scale}) END"""
CONFIRM_LATEST = """
    UPDATE discogs.{entity}_stats AS latest SET checked_at = entity.checked_at
    FROM discogs.{entity} AS entity
    WHERE entity.id = latest.{entity}_id AND entity.source = 'api' AND entity.gone_at IS NULL
        AND entity.checked_at > latest.observed_at
        AND latest.observed_at = (
            SELECT max(observed_at) FROM discogs.{entity}_stats AS each WHERE each.{entity}_id = entity.id
        )
"""


def upgrade() -> None:
    op.execute(f"DROP VIEW IF EXISTS {VIEWS}")
    precision = sa.Column("released_precision", sa.Text(), comment=PRECISION)
    op.add_column("release", precision, schema="discogs")
    op.execute(FILL_RELEASE)
    op.alter_column("release", "year", comment=YEAR_NOW, schema="discogs")
    op.execute(
        "ALTER TABLE discogs.release_format ALTER quantity TYPE numeric(18, 0)"
        " USING CASE WHEN quantity < 1e18 THEN quantity END"
    )
    for entity in ENTITIES:
        _upgrade_lineage(entity)
    for entity, columns in (("release", ("lowest_price", "rating_average")), ("master", ("lowest_price",))):
        checked_at = sa.Column("checked_at", INSTANT, comment=CHECKED_AT.format(entity))
        op.add_column(f"{entity}_stats", checked_at, schema="discogs")
        op.execute(FILL_STATS.format(entity=entity, numbers="".join(map(_number, columns))))
        op.execute(CONFIRM_LATEST.format(entity=entity))
    op.execute("ALTER TABLE IF EXISTS sync.incoming_release ADD COLUMN released_precision text")


def _number(column: str) -> str:
    precision = {"lowest_price": 12, "rating_average": 4}[column]
    return NUMBER.format(column=column, precision=precision, scale=2, digits=precision - 2)


def _upgrade_lineage(entity: str) -> None:
    now = sa.text("statement_timestamp()")
    op.alter_column(entity, "first_seen_at", server_default=now, comment=FIRST_SEEN_AT_NOW, schema="discogs")
    op.alter_column(entity, "changed_at", server_default=now, comment=CHANGED_AT_NOW, schema="discogs")
    op.alter_column(entity, "gone_at", comment=GONE_AT_NOW, schema="discogs")
    op.alter_column(entity, "run_id", comment=RUN_ID_NOW, schema="discogs")
    op.add_column(entity, sa.Column("gone_source_date", INSTANT, comment=GONE_SOURCE_DATE), schema="discogs")
    op.execute(
        f"UPDATE discogs.{entity} SET gone_source_date = gone_at WHERE gone_at IS NOT NULL"  # noqa: S608 (our names)
    )
    op.create_index(f"{entity}_changed_at_idx", entity, ["changed_at"], schema="discogs")
    op.execute(
        f"ALTER TABLE IF EXISTS sync.incoming_{entity} ADD COLUMN gone_source_date timestamp with time zone,"
        " ALTER first_seen_at SET DEFAULT statement_timestamp(), ALTER changed_at SET DEFAULT statement_timestamp()"
    )


def downgrade() -> None:
    op.drop_column("release", "released_precision", schema="discogs")
    op.execute("ALTER TABLE discogs.release ALTER year TYPE integer USING CASE WHEN source = 'api' THEN year END")
    op.alter_column("release", "year", comment=YEAR, schema="discogs")
    op.execute(
        "ALTER TABLE discogs.release_format ALTER quantity TYPE numeric"
        " USING CASE WHEN qty ~ '^[0-9]+$' THEN qty::numeric END"
    )
    for entity in ENTITIES:
        op.drop_index(f"{entity}_changed_at_idx", entity, schema="discogs")
        op.drop_column(entity, "gone_source_date", schema="discogs")
        op.alter_column(entity, "run_id", comment=RUN_ID, schema="discogs")
        op.alter_column(entity, "gone_at", comment=GONE_AT, schema="discogs")
        op.alter_column(entity, "changed_at", server_default=None, comment=CHANGED_AT, schema="discogs")
        op.alter_column(entity, "first_seen_at", server_default=None, comment=FIRST_SEEN_AT, schema="discogs")
    for entity in ("release", "master"):
        op.drop_column(f"{entity}_stats", "checked_at", schema="discogs")
        op.execute(f"ALTER TABLE discogs.{entity}_stats ALTER lowest_price TYPE numeric")
    op.execute("ALTER TABLE discogs.release_stats ALTER rating_average TYPE numeric")
