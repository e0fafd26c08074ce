"""The tables of the catalogue and of the bookkeeping."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SCHEMA discogs")
    op.execute("COMMENT ON SCHEMA discogs IS 'The mirrored documents of Discogs'")
    op.execute("COMMENT ON SCHEMA sync IS 'Follows, frontier, cursors, runs and budgets of discogs-sync'")
    op.create_table(
        "artist",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id"),
        sa.Column(
            "name", sa.Text(), nullable=True, comment="Name; a number in brackets tells artists of the same name apart"
        ),
        sa.Column("realname", sa.Text(), nullable=True, comment="Name that the person bears outside music"),
        sa.Column("profile", sa.Text(), nullable=True, comment="Biography, in Discogs' markup"),
        sa.Column(
            "data_quality",
            sa.Text(),
            nullable=True,
            comment="Discogs' own judgement of the entry, such as Correct or Needs Vote",
        ),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the artist's page on discogs.com"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="The feed of the content: api or dump"),
        sa.Column(
            "source_date",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Instant of the API's answer, or date of the dump",
        ),
        sa.Column(
            "first_seen_at", sa.DateTime(timezone=True), nullable=False, comment="When the row was first written"
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content was last confirmed or changed",
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content last differed from what was here",
        ),
        sa.Column(
            "gone_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When Discogs was first seen without it; the last content is kept",
        ),
        sa.Column(
            "content_hash", sa.LargeBinary(), nullable=False, comment="BLAKE2b-128 of the rows, fast numbers left out"
        ),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last wrote the content"),
        sa.PrimaryKeyConstraint("id", name=op.f("artist_pkey")),
        schema="discogs",
        comment="An artist: a person or group that contributed to a release in some capacity",
    )
    op.create_table(
        "artist_release",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="The artist listed"),
        sa.Column(
            "query", sa.Text(), nullable=False, comment="Filters and order of the listing; empty for the plain one"
        ),
        sa.Column("type", sa.Text(), server_default=sa.text("''"), nullable=False, comment="release or master"),
        sa.Column("id", sa.BigInteger(), nullable=False, comment="The release or master, as type says"),
        sa.Column(
            "role",
            sa.Text(),
            server_default=sa.text("''"),
            nullable=False,
            comment="Role of the artist in it, such as Main or TrackAppearance",
        ),
        sa.Column("occurrence", sa.Integer(), nullable=False, comment="1 for the first of equal entries"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the listing, 1 for the first"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title"),
        sa.Column("artist", sa.Text(), nullable=True, comment="Artists of the release, as one text"),
        sa.Column("main_release", sa.BigInteger(), nullable=True, comment="Main release of a master"),
        sa.Column("format", sa.Text(), nullable=True, comment="Formats, as one text"),
        sa.Column("label", sa.Text(), nullable=True, comment="Labels, as one text"),
        sa.Column("year", sa.Integer(), nullable=True, comment="Year; NULL where unknown"),
        sa.Column("trackinfo", sa.Text(), nullable=True, comment="Track that the artist appears on"),
        sa.Column("status", sa.Text(), nullable=True, comment="State of the entry"),
        sa.Column("thumb", sa.Text(), nullable=True, comment="Address of a small picture"),
        sa.Column("in_collection", sa.Integer(), nullable=True, comment="Users who have it"),
        sa.Column("in_wantlist", sa.Integer(), nullable=True, comment="Users who want it"),
        sa.Column("user_in_collection", sa.Integer(), nullable=True, comment="Copies of the user who asked"),
        sa.Column("user_in_wantlist", sa.Integer(), nullable=True, comment="Wants of the user who asked"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column(
            "walk",
            sa.Integer(),
            nullable=False,
            comment="Walk that last found the entry, counted per listing; below 1 from before its first",
        ),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True, comment="When a complete walk first missed it"),
        sa.PrimaryKeyConstraint(
            "artist_id", "query", "type", "id", "role", "occurrence", name=op.f("artist_release_pkey")
        ),
        schema="discogs",
        comment='Releases and masters of an artist (API documentation, "Artist Releases")',
    )
    op.create_index(
        op.f("artist_release_type_id_idx"), "artist_release", ["type", "id"], unique=False, schema="discogs"
    )
    op.create_table(
        "label",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id"),
        sa.Column(
            "name", sa.Text(), nullable=True, comment="Name; a number in brackets tells labels of the same name apart"
        ),
        sa.Column("profile", sa.Text(), nullable=True, comment="Description, in Discogs' markup"),
        sa.Column("contact_info", sa.Text(), nullable=True, comment="Addresses, telephone numbers, e-mail"),
        sa.Column("parent_label_id", sa.BigInteger(), nullable=True, comment="Label that it belongs to"),
        sa.Column("parent_label_name", sa.Text(), nullable=True, comment="Name of the label that it belongs to"),
        sa.Column(
            "data_quality",
            sa.Text(),
            nullable=True,
            comment="Discogs' own judgement of the entry, such as Correct or Needs Vote",
        ),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the label's page on discogs.com"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="The feed of the content: api or dump"),
        sa.Column(
            "source_date",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Instant of the API's answer, or date of the dump",
        ),
        sa.Column(
            "first_seen_at", sa.DateTime(timezone=True), nullable=False, comment="When the row was first written"
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content was last confirmed or changed",
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content last differed from what was here",
        ),
        sa.Column(
            "gone_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When Discogs was first seen without it; the last content is kept",
        ),
        sa.Column(
            "content_hash", sa.LargeBinary(), nullable=False, comment="BLAKE2b-128 of the rows, fast numbers left out"
        ),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last wrote the content"),
        sa.PrimaryKeyConstraint("id", name=op.f("label_pkey")),
        schema="discogs",
        comment="A label, company, recording studio, series or other entity involved with artists and releases",
    )
    op.create_table(
        "label_release",
        sa.Column("label_id", sa.BigInteger(), nullable=False, comment="The label listed"),
        sa.Column(
            "query", sa.Text(), nullable=False, comment="Filters and order of the listing; empty for the plain one"
        ),
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="The release"),
        sa.Column("catno", sa.Text(), server_default=sa.text("''"), nullable=False, comment="Catalogue number"),
        sa.Column("occurrence", sa.Integer(), nullable=False, comment="1 for the first of equal entries"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the listing, 1 for the first"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title"),
        sa.Column("artist", sa.Text(), nullable=True, comment="Artists of the release, as one text"),
        sa.Column("format", sa.Text(), nullable=True, comment="Formats, as one text"),
        sa.Column("year", sa.Integer(), nullable=True, comment="Year; NULL where unknown"),
        sa.Column("status", sa.Text(), nullable=True, comment="State of the entry"),
        sa.Column("thumb", sa.Text(), nullable=True, comment="Address of a small picture"),
        sa.Column("in_collection", sa.Integer(), nullable=True, comment="Users who have it"),
        sa.Column("in_wantlist", sa.Integer(), nullable=True, comment="Users who want it"),
        sa.Column("user_in_collection", sa.Integer(), nullable=True, comment="Copies of the user who asked"),
        sa.Column("user_in_wantlist", sa.Integer(), nullable=True, comment="Wants of the user who asked"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column(
            "walk",
            sa.Integer(),
            nullable=False,
            comment="Walk that last found the entry, counted per listing; below 1 from before its first",
        ),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True, comment="When a complete walk first missed it"),
        sa.PrimaryKeyConstraint(
            "label_id", "query", "release_id", "catno", "occurrence", name=op.f("label_release_pkey")
        ),
        schema="discogs",
        comment='Releases of a label (API documentation, "All Label Releases")',
    )
    op.create_index(
        op.f("label_release_release_id_idx"), "label_release", ["release_id"], unique=False, schema="discogs"
    )
    op.create_table(
        "listing",
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="artist_releases, label_releases, master_versions or search"
        ),
        sa.Column(
            "id",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Artist, label or master; 0 for a search",
        ),
        sa.Column(
            "query", sa.Text(), nullable=False, comment="Filters and order, or the search itself, as a query string"
        ),
        sa.Column("items", sa.Integer(), nullable=True, comment="Entries that Discogs counts"),
        sa.Column(
            "filters",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="Filters of master versions that Discogs offers, with counts",
        ),
        sa.Column(
            "filter_facets",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="The same filters in the shape that the web site uses",
        ),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column(
            "checked_at", sa.DateTime(timezone=True), nullable=False, comment="When a page of it was last asked for"
        ),
        sa.Column("walked_at", sa.DateTime(timezone=True), nullable=True, comment="When it was last walked to its end"),
        sa.Column(
            "gone_at", sa.DateTime(timezone=True), nullable=True, comment="When Discogs was first seen without it"
        ),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last wrote it"),
        sa.PrimaryKeyConstraint("kind", "id", "query", name=op.f("listing_pkey")),
        schema="discogs",
        comment="A listing as a whole: what Discogs says of it besides its entries",
    )
    op.create_table(
        "master",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title"),
        sa.Column(
            "main_release",
            sa.BigInteger(),
            nullable=True,
            comment="Release that stands for the master, often the earliest",
        ),
        sa.Column("most_recent_release", sa.BigInteger(), nullable=True, comment="Release that was published last"),
        sa.Column("year", sa.Integer(), nullable=True, comment="Year of the earliest release; NULL where unknown"),
        sa.Column("notes", sa.Text(), nullable=True, comment="Notes, in Discogs' markup"),
        sa.Column(
            "data_quality",
            sa.Text(),
            nullable=True,
            comment="Discogs' own judgement of the entry, such as Correct or Needs Vote",
        ),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the master's page on discogs.com"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="The feed of the content: api or dump"),
        sa.Column(
            "source_date",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Instant of the API's answer, or date of the dump",
        ),
        sa.Column(
            "first_seen_at", sa.DateTime(timezone=True), nullable=False, comment="When the row was first written"
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content was last confirmed or changed",
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content last differed from what was here",
        ),
        sa.Column(
            "gone_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When Discogs was first seen without it; the last content is kept",
        ),
        sa.Column(
            "content_hash", sa.LargeBinary(), nullable=False, comment="BLAKE2b-128 of the rows, fast numbers left out"
        ),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last wrote the content"),
        sa.PrimaryKeyConstraint("id", name=op.f("master_pkey")),
        schema="discogs",
        comment="A master: a set of similar releases, its versions",
    )
    op.create_table(
        "master_stats",
        sa.Column("master_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="The master"),
        sa.Column(
            "observed_at", sa.DateTime(timezone=True), nullable=False, comment="When these numbers were first seen"
        ),
        sa.Column("num_for_sale", sa.Integer(), nullable=True, comment="Copies for sale on Discogs"),
        sa.Column(
            "lowest_price", sa.Numeric(), nullable=True, comment="Lowest price asked; NULL when none is for sale"
        ),
        sa.Column(
            "currency",
            sa.Text(),
            nullable=True,
            comment="Currency of lowest_price; NULL where the answer does not tell",
        ),
        sa.PrimaryKeyConstraint("master_id", "observed_at", name=op.f("master_stats_pkey")),
        schema="discogs",
        comment="History of a master's offers and prices, one row per observed change",
    )
    op.create_table(
        "master_version",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="The master listed"),
        sa.Column(
            "query", sa.Text(), nullable=False, comment="Filters and order of the listing; empty for the plain one"
        ),
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="The release"),
        sa.Column("occurrence", sa.Integer(), nullable=False, comment="1 for the first of equal entries"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the listing, 1 for the first"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title"),
        sa.Column("label", sa.Text(), nullable=True, comment="Labels, as one text"),
        sa.Column("catno", sa.Text(), nullable=True, comment="Catalogue numbers, as one text"),
        sa.Column("format", sa.Text(), nullable=True, comment="Formats, as one text"),
        sa.Column("major_formats", sa.ARRAY(sa.Text()), nullable=True, comment="Formats without their descriptions"),
        sa.Column("country", sa.Text(), nullable=True, comment="Country or region"),
        sa.Column("released", sa.Text(), nullable=True, comment="Date or year of release, as Discogs has it"),
        sa.Column("status", sa.Text(), nullable=True, comment="State of the entry"),
        sa.Column("thumb", sa.Text(), nullable=True, comment="Address of a small picture"),
        sa.Column("in_collection", sa.Integer(), nullable=True, comment="Users who have it"),
        sa.Column("in_wantlist", sa.Integer(), nullable=True, comment="Users who want it"),
        sa.Column("user_in_collection", sa.Integer(), nullable=True, comment="Copies of the user who asked"),
        sa.Column("user_in_wantlist", sa.Integer(), nullable=True, comment="Wants of the user who asked"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column(
            "walk",
            sa.Integer(),
            nullable=False,
            comment="Walk that last found the entry, counted per listing; below 1 from before its first",
        ),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True, comment="When a complete walk first missed it"),
        sa.PrimaryKeyConstraint("master_id", "query", "release_id", "occurrence", name=op.f("master_version_pkey")),
        schema="discogs",
        comment='Releases that are versions of a master (API documentation, "Master Release Versions")',
    )
    op.create_index(
        op.f("master_version_release_id_idx"), "master_version", ["release_id"], unique=False, schema="discogs"
    )
    op.create_table(
        "release",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title"),
        sa.Column("artists_sort", sa.Text(), nullable=True, comment="Names of the artists as one text to sort by"),
        sa.Column("master_id", sa.BigInteger(), nullable=True, comment="Master that it is a version of; NULL for none"),
        sa.Column(
            "is_main_release",
            sa.Boolean(),
            nullable=True,
            comment="Whether it stands for its master; only the dump tells",
        ),
        sa.Column("status", sa.Text(), nullable=True, comment="State of the entry, such as Accepted or Draft"),
        sa.Column(
            "data_quality",
            sa.Text(),
            nullable=True,
            comment="Discogs' own judgement of the entry, such as Correct or Needs Vote",
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country or region that it was released for"),
        sa.Column(
            "released",
            sa.Text(),
            nullable=True,
            comment="Date of release as Discogs has it: partial, absent or malformed ones included",
        ),
        sa.Column(
            "released_date",
            sa.Date(),
            nullable=True,
            comment="First day that released can mean; NULL where it cannot be read",
        ),
        sa.Column("released_formatted", sa.Text(), nullable=True, comment="Date of release as Discogs prints it"),
        sa.Column("year", sa.Integer(), nullable=True, comment="Year of release; NULL where unknown"),
        sa.Column("notes", sa.Text(), nullable=True, comment="Notes, in Discogs' markup"),
        sa.Column(
            "format_quantity",
            sa.Integer(),
            nullable=True,
            comment="Number of items; not always the sum of the formats' quantities",
        ),
        sa.Column("estimated_weight", sa.Integer(), nullable=True, comment="Weight in grams, as Discogs estimates it"),
        sa.Column("date_added", sa.Text(), nullable=True, comment="When it was entered, as Discogs writes it"),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True, comment="When it was entered"),
        sa.Column("date_changed", sa.Text(), nullable=True, comment="When it was last edited, as Discogs writes it"),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True, comment="When it was last edited"),
        sa.Column("thumb", sa.Text(), nullable=True, comment="Address of a small picture"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the release's page on discogs.com"),
        sa.Column("blocked_from_sale", sa.Boolean(), nullable=True, comment="Whether it may not be sold on Discogs"),
        sa.Column("is_offensive", sa.Boolean(), nullable=True, comment="Whether Discogs marks it as offensive"),
        sa.Column("submitter", sa.Text(), nullable=True, comment="User who entered it"),
        sa.Column("community_status", sa.Text(), nullable=True, comment="State as the community block has it"),
        sa.Column(
            "community_data_quality", sa.Text(), nullable=True, comment="Judgement as the community block has it"
        ),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="The feed of the content: api or dump"),
        sa.Column(
            "source_date",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Instant of the API's answer, or date of the dump",
        ),
        sa.Column(
            "first_seen_at", sa.DateTime(timezone=True), nullable=False, comment="When the row was first written"
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content was last confirmed or changed",
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the content last differed from what was here",
        ),
        sa.Column(
            "gone_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When Discogs was first seen without it; the last content is kept",
        ),
        sa.Column(
            "content_hash", sa.LargeBinary(), nullable=False, comment="BLAKE2b-128 of the rows, fast numbers left out"
        ),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last wrote the content"),
        sa.PrimaryKeyConstraint("id", name=op.f("release_pkey")),
        schema="discogs",
        comment="A release: a particular physical or digital object released by one or more artists",
    )
    op.create_index(op.f("release_master_id_idx"), "release", ["master_id"], unique=False, schema="discogs")
    op.create_table(
        "release_stats",
        sa.Column("release_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="The release"),
        sa.Column(
            "observed_at", sa.DateTime(timezone=True), nullable=False, comment="When these numbers were first seen"
        ),
        sa.Column("have", sa.Integer(), nullable=True, comment="Users who have it"),
        sa.Column("want", sa.Integer(), nullable=True, comment="Users who want it"),
        sa.Column("rating_count", sa.Integer(), nullable=True, comment="Users who rated it"),
        sa.Column("rating_average", sa.Numeric(), nullable=True, comment="Mean rating from 1 to 5; 0 without ratings"),
        sa.Column("num_for_sale", sa.Integer(), nullable=True, comment="Copies for sale on Discogs"),
        sa.Column(
            "lowest_price", sa.Numeric(), nullable=True, comment="Lowest price asked; NULL when none is for sale"
        ),
        sa.Column(
            "currency",
            sa.Text(),
            nullable=True,
            comment="Currency of lowest_price; NULL where the answer does not tell",
        ),
        sa.PrimaryKeyConstraint("release_id", "observed_at", name=op.f("release_stats_pkey")),
        schema="discogs",
        comment="History of a release's demand, ratings and prices, one row per observed change",
    )
    op.create_table(
        "release_user_rating",
        sa.Column("release_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="The release"),
        sa.Column("username", sa.Text(), nullable=False, comment="The user"),
        sa.Column("rating", sa.SmallInteger(), nullable=True, comment="1 to 5; NULL where the user has given none"),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False, comment="When Discogs last confirmed it"),
        sa.PrimaryKeyConstraint("release_id", "username", name=op.f("release_user_rating_pkey")),
        schema="discogs",
        comment='Ratings of releases by single users (API documentation, "Release Rating By User")',
    )
    op.create_table(
        "search_result",
        sa.Column(
            "query", sa.Text(), nullable=False, comment="Filters and order of the listing; empty for the plain one"
        ),
        sa.Column(
            "type", sa.Text(), server_default=sa.text("''"), nullable=False, comment="release, master, artist or label"
        ),
        sa.Column("id", sa.BigInteger(), nullable=False, comment="The entity, as type says"),
        sa.Column("occurrence", sa.Integer(), nullable=False, comment="1 for the first of equal entries"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the listing, 1 for the first"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title, with the artists before it, or name"),
        sa.Column("country", sa.Text(), nullable=True, comment="Country or region"),
        sa.Column("year", sa.Text(), nullable=True, comment="Year, which a search gives as text"),
        sa.Column("format", sa.ARRAY(sa.Text()), nullable=True, comment="Formats and their descriptions"),
        sa.Column(
            "formats", postgresql.JSONB(astext_type=sa.Text()), nullable=True, comment="Formats as the release has them"
        ),
        sa.Column("format_quantity", sa.Integer(), nullable=True, comment="Number of items"),
        sa.Column("label", sa.ARRAY(sa.Text()), nullable=True, comment="Labels and companies"),
        sa.Column("genre", sa.ARRAY(sa.Text()), nullable=True, comment="Genres"),
        sa.Column("style", sa.ARRAY(sa.Text()), nullable=True, comment="Styles"),
        sa.Column("catno", sa.Text(), nullable=True, comment="Catalogue number"),
        sa.Column("barcode", sa.ARRAY(sa.Text()), nullable=True, comment="Barcodes and other identifiers"),
        sa.Column("master_id", sa.BigInteger(), nullable=True, comment="Master of a release; NULL for none"),
        sa.Column("thumb", sa.Text(), nullable=True, comment="Address of a small picture"),
        sa.Column("cover_image", sa.Text(), nullable=True, comment="Address of a picture"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Path of the page on discogs.com"),
        sa.Column("have", sa.Integer(), nullable=True, comment="Users who have it"),
        sa.Column("want", sa.Integer(), nullable=True, comment="Users who want it"),
        sa.Column("user_in_collection", sa.Boolean(), nullable=True, comment="Whether the user who asked has it"),
        sa.Column("user_in_wantlist", sa.Boolean(), nullable=True, comment="Whether the user who asked wants it"),
        sa.Column(
            "extra",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing",
        ),
        sa.Column(
            "walk",
            sa.Integer(),
            nullable=False,
            comment="Walk that last found the entry, counted per listing; below 1 from before its first",
        ),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True, comment="When a complete walk first missed it"),
        sa.PrimaryKeyConstraint("query", "type", "id", "occurrence", name=op.f("search_result_pkey")),
        schema="discogs",
        comment='What a search found (API documentation, "Search")',
    )
    op.create_index(op.f("search_result_type_id_idx"), "search_result", ["type", "id"], unique=False, schema="discogs")
    op.create_table(
        "budget",
        sa.Column("origin", sa.Text(), nullable=False, comment="Origin of the API that the budget is for"),
        sa.Column(
            "identity",
            sa.Text(),
            nullable=False,
            comment="Whose budget: a digest of the credentials, or anonymous; never the credentials themselves",
        ),
        sa.Column(
            "rate",
            sa.Integer(),
            nullable=False,
            comment="Requests a minute that Discogs allows, as far as known; a process with a lower rate keeps to its own",
        ),
        sa.Column("next_slot_at", sa.DateTime(timezone=True), nullable=False, comment="The next instant that is free"),
        sa.Column(
            "slots",
            sa.ARRAY(sa.DateTime(timezone=True)),
            server_default=sa.text("'{}'"),
            nullable=False,
            comment="Slots handed out within the last 60 seconds, oldest first",
        ),
        sa.Column(
            "backoff",
            sa.Float(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Seconds that the last 429 pushed the budget forward; 0 after a reply that was let through",
        ),
        sa.PrimaryKeyConstraint("origin", "identity", name=op.f("budget_pkey")),
        schema="sync",
        comment="The request budget, one row per origin and identity, shared by every process that uses the mirror",
    )
    op.create_table(
        "drift",
        sa.Column("kind", sa.Text(), nullable=False, comment="Kind of document"),
        sa.Column("path", sa.Text(), nullable=False, comment="Place in the document, list positions as *"),
        sa.Column(
            "reason", sa.Text(), nullable=False, comment="unknown field, unexpected value or forbidden character"
        ),
        sa.Column("count", sa.BigInteger(), nullable=False, comment="How often it was seen"),
        sa.Column("example", postgresql.JSONB(astext_type=sa.Text()), nullable=True, comment="One value seen there"),
        sa.Column("example_id", sa.BigInteger(), nullable=True, comment="Id of the document with that value"),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False, comment="When it was first seen"),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False, comment="When it was last seen"),
        sa.PrimaryKeyConstraint("kind", "path", "reason", name=op.f("drift_pkey")),
        schema="sync",
        comment="What Discogs sends beyond what the columns expect; the values themselves are in `extra`",
    )
    op.create_table(
        "follow",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master, release, or a listing's kind"),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id; 0 for a search"),
        sa.Column("query", sa.Text(), nullable=False, comment="Filters and order, or the search, as a query string"),
        sa.Column(
            "followed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="Since when",
        ),
        sa.PrimaryKeyConstraint("kind", "id", "query", name=op.f("follow_pkey")),
        schema="sync",
        comment="What the user wants mirrored: artist, label, master, release or search",
    )
    op.create_table(
        "item",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master, release, or a listing's kind"),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id; 0 for a search"),
        sa.Column("query", sa.Text(), nullable=False, comment="Filters and order, or the search, as a query string"),
        sa.Column("priority", sa.SmallInteger(), nullable=False, comment="Lower ones are asked for first"),
        sa.Column(
            "due_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When it may be asked for; while claimed, the end of its lease; infinity when set aside",
        ),
        sa.Column(
            "attempts",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Failures since the last success",
        ),
        sa.Column(
            "token",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Raised by each claim: a write bears it",
        ),
        sa.Column("leased_by", sa.BigInteger(), nullable=True, comment="sync.run that holds the lease"),
        sa.Column(
            "fetched_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When an answer was last committed; NULL until the first",
        ),
        sa.Column(
            "gone_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When Discogs first answered that it has no such thing; NULL where it has",
        ),
        sa.PrimaryKeyConstraint("kind", "id", "query", name=op.f("item_pkey")),
        schema="sync",
        comment="The frontier: one row for everything that is asked for, a document or a listing",
    )
    op.create_index(
        op.f("item_leased_by_idx"),
        "item",
        ["leased_by"],
        unique=False,
        schema="sync",
        postgresql_where=sa.text("leased_by IS NOT NULL"),
    )
    op.create_index(op.f("item_priority_due_at_idx"), "item", ["priority", "due_at"], unique=False, schema="sync")
    op.create_table(
        "payload",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master, release, or a listing's kind"),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id; 0 for a search"),
        sa.Column("query", sa.Text(), nullable=False, comment="Filters and order, or the search, as a query string"),
        sa.Column(
            "page", sa.Integer(), autoincrement=False, nullable=False, comment="Page of a listing; 0 for a document"
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="The JSON body, gzip; pagination links left out"),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False, comment="When it came"),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that fetched it"),
        sa.PrimaryKeyConstraint("kind", "id", "query", "page", name=op.f("payload_pkey")),
        schema="sync",
        comment="The latest raw answer of each item, for mapping it again",
    )
    op.execute("ALTER TABLE sync.payload ALTER body SET STORAGE EXTERNAL")  # it is compressed already
    op.create_table(
        "problem",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master, release, or a listing's kind"),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id; 0 for a search"),
        sa.Column("query", sa.Text(), nullable=False, comment="Filters and order, or the search, as a query string"),
        sa.Column("reason", sa.Text(), nullable=False, comment="unreachable, refused, malformed, unstorable or failed"),
        sa.Column("message", sa.Text(), nullable=False, comment="What happened, in words"),
        sa.Column("status", sa.Integer(), nullable=True, comment="HTTP status of the last answer"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="How often it was tried"),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False, comment="When it was first set aside"),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False, comment="When it was last set aside"),
        sa.Column("run_id", sa.BigInteger(), nullable=True, comment="sync.run that last set it aside"),
        sa.PrimaryKeyConstraint("kind", "id", "query", name=op.f("problem_pkey")),
        schema="sync",
        comment="Items set aside, with the reason; `problems retry` brings them back",
    )
    op.create_table(
        "run",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False, comment="Number of the run"),
        sa.Column("command", sa.Text(), nullable=False, comment="What was run, without secrets"),
        sa.Column("version", sa.Text(), nullable=False, comment="Version of discogs-sync"),
        sa.Column(
            "started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False, comment="Begin"
        ),
        sa.Column(
            "ended_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="End; NULL while it runs or when it was killed",
        ),
        sa.Column(
            "ending",
            sa.Text(),
            nullable=True,
            comment="done, paused, problems, failed, interrupted or killed; NULL while it runs",
        ),
        sa.Column("message", sa.Text(), nullable=True, comment="Why it ended so, in words"),
        sa.Column(
            "requests",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Requests sent, retries included",
        ),
        sa.Column("throttled", sa.BigInteger(), server_default=sa.text("0"), nullable=False, comment="Answers 429"),
        sa.Column(
            "retried",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Requests that were repeated",
        ),
        sa.Column(
            "fetched",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Documents and pages that arrived",
        ),
        sa.Column(
            "unchanged",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Documents that were as they are here",
        ),
        sa.Column(
            "inserted",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Documents and entries that are new here",
        ),
        sa.Column(
            "updated",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Documents and entries that differed",
        ),
        sa.Column(
            "gone",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Documents and entries that Discogs has no more",
        ),
        sa.Column(
            "set_aside",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Items set aside with their reason",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("run_pkey")),
        schema="sync",
        comment="One row a run: what it did and how it ended",
    )
    op.create_table(
        "artist_alias",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "other_artist_id", sa.BigInteger(), nullable=True, comment="The other artist; NULL where it is not linked"
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the other artist"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the other artist"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_alias_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_alias_pkey")),
        schema="discogs",
        comment="Other artists that are the same person or group (field aliases)",
    )
    op.create_table(
        "artist_group",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "other_artist_id", sa.BigInteger(), nullable=True, comment="The other artist; NULL where it is not linked"
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the other artist"),
        sa.Column(
            "active",
            sa.Boolean(),
            nullable=True,
            comment="Whether the membership lasts; NULL where the feed does not tell",
        ),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the other artist"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_group_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_group_pkey")),
        schema="discogs",
        comment="Groups that an artist is or was a member of (field groups)",
    )
    op.create_table(
        "artist_image",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("type", sa.Text(), nullable=True, comment="primary or secondary"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the picture; empty without credentials"),
        sa.Column(
            "uri150",
            sa.Text(),
            nullable=True,
            comment="Address of the picture at 150 pixels; empty without credentials",
        ),
        sa.Column("width", sa.Integer(), nullable=True, comment="Width in pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="Height in pixels"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_image_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_image_pkey")),
        schema="discogs",
        comment="Pictures of an artist (field images)",
    )
    op.create_table(
        "artist_member",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "other_artist_id", sa.BigInteger(), nullable=True, comment="The other artist; NULL where it is not linked"
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the other artist"),
        sa.Column(
            "active",
            sa.Boolean(),
            nullable=True,
            comment="Whether the member is one still; NULL where the feed does not tell",
        ),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the other artist"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_member_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_member_pkey")),
        schema="discogs",
        comment="Artists that are or were members of a group (field members)",
    )
    op.create_table(
        "artist_name_variation",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("name", sa.Text(), nullable=True, comment="The variation"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_name_variation_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_name_variation_pkey")),
        schema="discogs",
        comment="Names under which an artist is credited (field namevariations)",
    )
    op.create_table(
        "artist_url",
        sa.Column("artist_id", sa.BigInteger(), nullable=False, comment="artist.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("url", sa.Text(), nullable=True, comment="Address"),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["discogs.artist.id"], name=op.f("artist_url_artist_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("artist_id", "ordinal", name=op.f("artist_url_pkey")),
        schema="discogs",
        comment="Web sites of an artist (field urls)",
    )
    op.create_table(
        "label_image",
        sa.Column("label_id", sa.BigInteger(), nullable=False, comment="label.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("type", sa.Text(), nullable=True, comment="primary or secondary"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the picture; empty without credentials"),
        sa.Column(
            "uri150",
            sa.Text(),
            nullable=True,
            comment="Address of the picture at 150 pixels; empty without credentials",
        ),
        sa.Column("width", sa.Integer(), nullable=True, comment="Width in pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="Height in pixels"),
        sa.ForeignKeyConstraint(
            ["label_id"], ["discogs.label.id"], name=op.f("label_image_label_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("label_id", "ordinal", name=op.f("label_image_pkey")),
        schema="discogs",
        comment="Pictures of a label (field images)",
    )
    op.create_table(
        "label_sublabel",
        sa.Column("label_id", sa.BigInteger(), nullable=False, comment="label.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "sublabel_id", sa.BigInteger(), nullable=True, comment="The label below; NULL where it is not linked"
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the label below"),
        sa.ForeignKeyConstraint(
            ["label_id"], ["discogs.label.id"], name=op.f("label_sublabel_label_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("label_id", "ordinal", name=op.f("label_sublabel_pkey")),
        schema="discogs",
        comment="Labels that belong to a label (field sublabels)",
    )
    op.create_table(
        "label_url",
        sa.Column("label_id", sa.BigInteger(), nullable=False, comment="label.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("url", sa.Text(), nullable=True, comment="Address"),
        sa.ForeignKeyConstraint(
            ["label_id"], ["discogs.label.id"], name=op.f("label_url_label_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("label_id", "ordinal", name=op.f("label_url_pkey")),
        schema="discogs",
        comment="Web sites of a label (field urls)",
    )
    op.create_table(
        "master_artist",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_artist_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_artist_pkey")),
        schema="discogs",
        comment="Artists of a master (field artists)",
    )
    op.create_index(op.f("master_artist_artist_id_idx"), "master_artist", ["artist_id"], unique=False, schema="discogs")
    op.create_table(
        "master_genre",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("genre", sa.Text(), nullable=True, comment="Genre"),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_genre_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_genre_pkey")),
        schema="discogs",
        comment="Genres of a master (field genres)",
    )
    op.create_table(
        "master_image",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("type", sa.Text(), nullable=True, comment="primary or secondary"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the picture; empty without credentials"),
        sa.Column(
            "uri150",
            sa.Text(),
            nullable=True,
            comment="Address of the picture at 150 pixels; empty without credentials",
        ),
        sa.Column("width", sa.Integer(), nullable=True, comment="Width in pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="Height in pixels"),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_image_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_image_pkey")),
        schema="discogs",
        comment="Pictures of a master (field images)",
    )
    op.create_table(
        "master_style",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("style", sa.Text(), nullable=True, comment="Style"),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_style_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_style_pkey")),
        schema="discogs",
        comment="Styles of a master (field styles)",
    )
    op.create_table(
        "master_track",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "parent_ordinal",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the index track that a sub-track belongs to",
        ),
        sa.Column("type_", sa.Text(), nullable=True, comment="track, heading, or index: one that has sub-tracks"),
        sa.Column("position", sa.Text(), nullable=True, comment="Position as printed, such as A1 or 2-03"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title of the track"),
        sa.Column("duration", sa.Text(), nullable=True, comment="Length as printed, such as 3:32"),
        sa.Column(
            "duration_seconds", sa.Integer(), nullable=True, comment="Length in seconds; NULL where it cannot be read"
        ),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_track_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_track_pkey")),
        schema="discogs",
        comment="Tracks, headings and sub-tracks of a master, in the order of the document (field tracklist)",
    )
    op.create_table(
        "master_video",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the video"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title of the video"),
        sa.Column("description", sa.Text(), nullable=True, comment="Description of the video"),
        sa.Column("duration", sa.Integer(), nullable=True, comment="Length in seconds"),
        sa.Column("embed", sa.Boolean(), nullable=True, comment="Whether the video may be embedded elsewhere"),
        sa.ForeignKeyConstraint(
            ["master_id"], ["discogs.master.id"], name=op.f("master_video_master_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("master_id", "ordinal", name=op.f("master_video_pkey")),
        schema="discogs",
        comment="Videos of a master (field videos)",
    )
    op.create_table(
        "release_artist",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_artist_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_artist_pkey")),
        schema="discogs",
        comment="Artists of a release (field artists)",
    )
    op.create_index(
        op.f("release_artist_artist_id_idx"), "release_artist", ["artist_id"], unique=False, schema="discogs"
    )
    op.create_table(
        "release_company",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "label_id",
            sa.BigInteger(),
            nullable=True,
            comment="The company, an entry among labels; NULL where it is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the company as Discogs lists it"),
        sa.Column("catno", sa.Text(), nullable=True, comment="Catalogue number"),
        sa.Column("entity_type", sa.Text(), nullable=True, comment="Number of the kind of relation, as text"),
        sa.Column(
            "entity_type_name",
            sa.Text(),
            nullable=True,
            comment="Name of the kind of relation, such as Label or Pressed By",
        ),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the company"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_company_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_company_pkey")),
        schema="discogs",
        comment="Companies involved in a release (field companies)",
    )
    op.create_index(
        op.f("release_company_label_id_idx"), "release_company", ["label_id"], unique=False, schema="discogs"
    )
    op.create_table(
        "release_contributor",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("username", sa.Text(), nullable=True, comment="Name of the user"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_contributor_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_contributor_pkey")),
        schema="discogs",
        comment="Users who edited a release (field community.contributors)",
    )
    op.create_table(
        "release_credit",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_credit_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_credit_pkey")),
        schema="discogs",
        comment="Further credits of a release (field extraartists)",
    )
    op.create_index(
        op.f("release_credit_artist_id_idx"), "release_credit", ["artist_id"], unique=False, schema="discogs"
    )
    op.create_table(
        "release_format",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("name", sa.Text(), nullable=True, comment="Format, such as Vinyl or CD"),
        sa.Column(
            "qty", sa.Text(), nullable=True, comment="Number of items as Discogs has it, a text of up to 64 digits"
        ),
        sa.Column("quantity", sa.Numeric(), nullable=True, comment="Number of items; NULL where it cannot be read"),
        sa.Column("text", sa.Text(), nullable=True, comment="Free text, such as the colour of the vinyl"),
        sa.Column(
            "descriptions", sa.ARRAY(sa.Text()), nullable=True, comment="Descriptions, such as LP, Album or 45 RPM"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_format_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_format_pkey")),
        schema="discogs",
        comment="Formats of a release (field formats)",
    )
    op.create_table(
        "release_genre",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("genre", sa.Text(), nullable=True, comment="Genre"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_genre_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_genre_pkey")),
        schema="discogs",
        comment="Genres of a release (field genres)",
    )
    op.create_table(
        "release_identifier",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("type", sa.Text(), nullable=True, comment="Kind of identifier, such as Barcode or Matrix / Runout"),
        sa.Column("value", sa.Text(), nullable=True, comment="The identifier"),
        sa.Column("description", sa.Text(), nullable=True, comment="What it stands on or belongs to"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_identifier_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_identifier_pkey")),
        schema="discogs",
        comment="Barcodes, matrix numbers and other identifiers of a release (field identifiers)",
    )
    op.create_table(
        "release_image",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("type", sa.Text(), nullable=True, comment="primary or secondary"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the picture; empty without credentials"),
        sa.Column(
            "uri150",
            sa.Text(),
            nullable=True,
            comment="Address of the picture at 150 pixels; empty without credentials",
        ),
        sa.Column("width", sa.Integer(), nullable=True, comment="Width in pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="Height in pixels"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_image_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_image_pkey")),
        schema="discogs",
        comment="Pictures of a release (field images)",
    )
    op.create_table(
        "release_label",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "label_id",
            sa.BigInteger(),
            nullable=True,
            comment="The label, an entry among labels; NULL where it is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the label as Discogs lists it"),
        sa.Column("catno", sa.Text(), nullable=True, comment="Catalogue number"),
        sa.Column("entity_type", sa.Text(), nullable=True, comment="Number of the kind of relation, as text"),
        sa.Column(
            "entity_type_name",
            sa.Text(),
            nullable=True,
            comment="Name of the kind of relation, such as Label or Pressed By",
        ),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the label"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_label_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_label_pkey")),
        schema="discogs",
        comment="Labels and catalogue numbers of a release (field labels)",
    )
    op.create_index(op.f("release_label_label_id_idx"), "release_label", ["label_id"], unique=False, schema="discogs")
    op.create_table(
        "release_series",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "label_id",
            sa.BigInteger(),
            nullable=True,
            comment="The series, an entry among labels; NULL where it is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the series as Discogs lists it"),
        sa.Column("catno", sa.Text(), nullable=True, comment="Catalogue number"),
        sa.Column("entity_type", sa.Text(), nullable=True, comment="Number of the kind of relation, as text"),
        sa.Column(
            "entity_type_name",
            sa.Text(),
            nullable=True,
            comment="Name of the kind of relation, such as Label or Pressed By",
        ),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the series"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_series_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_series_pkey")),
        schema="discogs",
        comment="Series that a release is part of (field series)",
    )
    op.create_table(
        "release_style",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("style", sa.Text(), nullable=True, comment="Style"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_style_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_style_pkey")),
        schema="discogs",
        comment="Styles of a release (field styles)",
    )
    op.create_table(
        "release_video",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column("uri", sa.Text(), nullable=True, comment="Address of the video"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title of the video"),
        sa.Column("description", sa.Text(), nullable=True, comment="Description of the video"),
        sa.Column("duration", sa.Integer(), nullable=True, comment="Length in seconds"),
        sa.Column("embed", sa.Boolean(), nullable=True, comment="Whether the video may be embedded elsewhere"),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("release_video_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("release_video_pkey")),
        schema="discogs",
        comment="Videos of a release (field videos)",
    )
    op.create_table(
        "track",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="release.id that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "parent_ordinal",
            sa.Integer(),
            nullable=True,
            comment="ordinal of the index track that a sub-track belongs to",
        ),
        sa.Column("type_", sa.Text(), nullable=True, comment="track, heading, or index: one that has sub-tracks"),
        sa.Column("position", sa.Text(), nullable=True, comment="Position as printed, such as A1 or 2-03"),
        sa.Column("title", sa.Text(), nullable=True, comment="Title of the track"),
        sa.Column("duration", sa.Text(), nullable=True, comment="Length as printed, such as 3:32"),
        sa.Column(
            "duration_seconds", sa.Integer(), nullable=True, comment="Length in seconds; NULL where it cannot be read"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["discogs.release.id"], name=op.f("track_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name=op.f("track_pkey")),
        schema="discogs",
        comment="Tracks, headings and sub-tracks of a release, in the order of the document (field tracklist)",
    )
    op.create_table(
        "cursor",
        sa.Column("kind", sa.Text(), nullable=False, comment="artist, label, master, release, or a listing's kind"),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="Discogs' id; 0 for a search"),
        sa.Column("query", sa.Text(), nullable=False, comment="Filters and order, or the search, as a query string"),
        sa.Column("walk", sa.Integer(), nullable=False, comment="Number of the walk, 1 for the first"),
        sa.Column(
            "page", sa.Integer(), nullable=False, comment="Last page whose entries are committed; 0 before the first"
        ),
        sa.Column("seen", sa.Integer(), nullable=False, comment="Entries on the pages committed so far"),
        sa.Column("pages", sa.Integer(), nullable=True, comment="Pages that Discogs counts"),
        sa.Column("items", sa.Integer(), nullable=True, comment="Entries that Discogs counted when the walk began"),
        sa.Column(
            "restarts",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Times the listing moved under the walk",
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, comment="When the walk began"),
        sa.Column(
            "finished_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When it came to the last page; NULL while under way",
        ),
        sa.ForeignKeyConstraint(
            ["kind", "id", "query"],
            ["sync.item.kind", "sync.item.id", "sync.item.query"],
            name=op.f("cursor_kind_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("kind", "id", "query", name=op.f("cursor_pkey")),
        schema="sync",
        comment="Where the walk of each listing stands",
    )
    op.create_table(
        "master_track_artist",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master_track.master_id that it belongs to"),
        sa.Column("track_ordinal", sa.Integer(), nullable=False, comment="master_track.ordinal that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["master_id", "track_ordinal"],
            ["discogs.master_track.master_id", "discogs.master_track.ordinal"],
            name=op.f("master_track_artist_master_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("master_id", "track_ordinal", "ordinal", name=op.f("master_track_artist_pkey")),
        schema="discogs",
        comment="Artists of a master's track (field tracklist.artists)",
    )
    op.create_table(
        "master_track_credit",
        sa.Column("master_id", sa.BigInteger(), nullable=False, comment="master_track.master_id that it belongs to"),
        sa.Column("track_ordinal", sa.Integer(), nullable=False, comment="master_track.ordinal that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["master_id", "track_ordinal"],
            ["discogs.master_track.master_id", "discogs.master_track.ordinal"],
            name=op.f("master_track_credit_master_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("master_id", "track_ordinal", "ordinal", name=op.f("master_track_credit_pkey")),
        schema="discogs",
        comment="Further credits of a master's track (field tracklist.extraartists)",
    )
    op.create_table(
        "track_artist",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="track.release_id that it belongs to"),
        sa.Column("track_ordinal", sa.Integer(), nullable=False, comment="track.ordinal that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["release_id", "track_ordinal"],
            ["discogs.track.release_id", "discogs.track.ordinal"],
            name=op.f("track_artist_release_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("release_id", "track_ordinal", "ordinal", name=op.f("track_artist_pkey")),
        schema="discogs",
        comment="Artists of a track (field tracklist.artists)",
    )
    op.create_index(op.f("track_artist_artist_id_idx"), "track_artist", ["artist_id"], unique=False, schema="discogs")
    op.create_table(
        "track_credit",
        sa.Column("release_id", sa.BigInteger(), nullable=False, comment="track.release_id that it belongs to"),
        sa.Column("track_ordinal", sa.Integer(), nullable=False, comment="track.ordinal that it belongs to"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the list, 1 for the first"),
        sa.Column(
            "artist_id",
            sa.BigInteger(),
            nullable=True,
            comment="Artist credited; NULL where the credit is not linked to one",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name of the artist as Discogs lists it"),
        sa.Column("anv", sa.Text(), nullable=True, comment="Artist name variation: the name as the release prints it"),
        sa.Column(
            "join_phrase", sa.Text(), nullable=True, comment="What joins this artist to the next, such as & or Feat."
        ),
        sa.Column(
            "role", sa.Text(), nullable=True, comment="Roles, with details in brackets; several are parted by commas"
        ),
        sa.Column("tracks", sa.Text(), nullable=True, comment="Tracks that the credit is for, as a range expression"),
        sa.Column("thumbnail_url", sa.Text(), nullable=True, comment="Address of a small picture of the artist"),
        sa.ForeignKeyConstraint(
            ["release_id", "track_ordinal"],
            ["discogs.track.release_id", "discogs.track.ordinal"],
            name=op.f("track_credit_release_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("release_id", "track_ordinal", "ordinal", name=op.f("track_credit_pkey")),
        schema="discogs",
        comment="Further credits of a track (field tracklist.extraartists)",
    )
    op.create_index(op.f("track_credit_artist_id_idx"), "track_credit", ["artist_id"], unique=False, schema="discogs")


def downgrade() -> None:
    op.drop_index(op.f("track_credit_artist_id_idx"), table_name="track_credit", schema="discogs")
    op.drop_table("track_credit", schema="discogs")
    op.drop_index(op.f("track_artist_artist_id_idx"), table_name="track_artist", schema="discogs")
    op.drop_table("track_artist", schema="discogs")
    op.drop_table("master_track_credit", schema="discogs")
    op.drop_table("master_track_artist", schema="discogs")
    op.drop_table("cursor", schema="sync")
    op.drop_table("track", schema="discogs")
    op.drop_table("release_video", schema="discogs")
    op.drop_table("release_style", schema="discogs")
    op.drop_table("release_series", schema="discogs")
    op.drop_index(op.f("release_label_label_id_idx"), table_name="release_label", schema="discogs")
    op.drop_table("release_label", schema="discogs")
    op.drop_table("release_image", schema="discogs")
    op.drop_table("release_identifier", schema="discogs")
    op.drop_table("release_genre", schema="discogs")
    op.drop_table("release_format", schema="discogs")
    op.drop_index(op.f("release_credit_artist_id_idx"), table_name="release_credit", schema="discogs")
    op.drop_table("release_credit", schema="discogs")
    op.drop_table("release_contributor", schema="discogs")
    op.drop_index(op.f("release_company_label_id_idx"), table_name="release_company", schema="discogs")
    op.drop_table("release_company", schema="discogs")
    op.drop_index(op.f("release_artist_artist_id_idx"), table_name="release_artist", schema="discogs")
    op.drop_table("release_artist", schema="discogs")
    op.drop_table("master_video", schema="discogs")
    op.drop_table("master_track", schema="discogs")
    op.drop_table("master_style", schema="discogs")
    op.drop_table("master_image", schema="discogs")
    op.drop_table("master_genre", schema="discogs")
    op.drop_index(op.f("master_artist_artist_id_idx"), table_name="master_artist", schema="discogs")
    op.drop_table("master_artist", schema="discogs")
    op.drop_table("label_url", schema="discogs")
    op.drop_table("label_sublabel", schema="discogs")
    op.drop_table("label_image", schema="discogs")
    op.drop_table("artist_url", schema="discogs")
    op.drop_table("artist_name_variation", schema="discogs")
    op.drop_table("artist_member", schema="discogs")
    op.drop_table("artist_image", schema="discogs")
    op.drop_table("artist_group", schema="discogs")
    op.drop_table("artist_alias", schema="discogs")
    op.drop_table("run", schema="sync")
    op.drop_table("problem", schema="sync")
    op.drop_table("payload", schema="sync")
    op.drop_index(op.f("item_priority_due_at_idx"), table_name="item", schema="sync")
    op.drop_index(
        op.f("item_leased_by_idx"), table_name="item", schema="sync", postgresql_where=sa.text("leased_by IS NOT NULL")
    )
    op.drop_table("item", schema="sync")
    op.drop_table("follow", schema="sync")
    op.drop_table("drift", schema="sync")
    op.drop_table("budget", schema="sync")
    op.drop_index(op.f("search_result_type_id_idx"), table_name="search_result", schema="discogs")
    op.drop_table("search_result", schema="discogs")
    op.drop_table("release_user_rating", schema="discogs")
    op.drop_table("release_stats", schema="discogs")
    op.drop_index(op.f("release_master_id_idx"), table_name="release", schema="discogs")
    op.drop_table("release", schema="discogs")
    op.drop_index(op.f("master_version_release_id_idx"), table_name="master_version", schema="discogs")
    op.drop_table("master_version", schema="discogs")
    op.drop_table("master_stats", schema="discogs")
    op.drop_table("master", schema="discogs")
    op.drop_table("listing", schema="discogs")
    op.drop_index(op.f("label_release_release_id_idx"), table_name="label_release", schema="discogs")
    op.drop_table("label_release", schema="discogs")
    op.drop_table("label", schema="discogs")
    op.drop_index(op.f("artist_release_type_id_idx"), table_name="artist_release", schema="discogs")
    op.drop_table("artist_release", schema="discogs")
    op.drop_table("artist", schema="discogs")
    op.execute("DROP SCHEMA discogs")
