"""The bookkeeping: what to mirror, what to ask for next, how far each walk is, and what each run did."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from discogs_sync.schema.base import BOOKKEEPING, metadata
from discogs_sync.schema.columns import digest
from discogs_sync.schema.words import (
    DRIFT_REASONS,
    DUE_REASONS,
    ENDINGS,
    FOLLOW_KINDS,
    ITEM_KINDS,
    PROBLEM_REASONS,
    one_of,
)

INSTANT = DateTime(timezone=True)
ITEM_KEY = ("kind", "id", "query")
"""What tells items, their cursors, payloads and problems apart."""


def _item_key() -> list[Column[Any]]:
    return [
        Column("kind", Text, primary_key=True, comment="artist, label, master, release, or a listing's kind"),
        Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Discogs' id; 0 for a search"),
        Column("query", Text, primary_key=True, comment="Filters and order, or the search, as a query string"),
    ]


follow = Table(
    "follow",
    metadata,
    *_item_key(),
    Column("followed_at", INSTANT, nullable=False, server_default=func.now(), comment="Since when"),
    one_of("kind", FOLLOW_KINDS),
    schema=BOOKKEEPING,
    comment="What the user wants mirrored: artist, label, master, release or search",
)

item = Table(
    "item",
    metadata,
    *_item_key(),
    Column(
        "priority",
        SmallInteger,
        nullable=False,
        comment="Never fetched: 0 listings, of masters 1, other documents 2, releases 3; again: 4 followed, 5 others",
    ),
    Column(
        "due_at",
        INSTANT,
        nullable=False,
        comment="When it may be asked for; while claimed, the end of its lease; infinity when set aside",
    ),
    Column("attempts", Integer, nullable=False, server_default=text("0"), comment="Failures since the last success"),
    Column(
        "token", BigInteger, nullable=False, server_default=text("0"), comment="Raised by each claim: a write bears it"
    ),
    Column("leased_by", BigInteger, comment="sync.run that holds the lease"),
    Column("fetched_at", INSTANT, comment="When an answer was last committed; NULL until the first"),
    Column("gone_at", INSTANT, comment="When Discogs first answered that it has no such thing; NULL where it has"),
    Column(
        "reason",
        Text,
        comment="Why it is due before its time: changed, unlisted, forced, retry, repair; NULL for none of these",
    ),
    Column(
        "changes",
        Float,
        nullable=False,
        server_default=text("0"),
        comment="Changes that were seen, older ones weighing less",
    ),
    Column(
        "watched_days",
        Float,
        nullable=False,
        server_default=text("0"),
        comment="Days over which they were seen, older ones weighing less",
    ),
    Index(None, "priority", "due_at"),
    Index(None, "kind", "fetched_at", postgresql_where=text("gone_at IS NULL")),
    Index("item_gone_idx", "kind", "fetched_at", postgresql_where=text("gone_at IS NOT NULL")),
    Index(None, "leased_by", postgresql_where=text("leased_by IS NOT NULL")),
    one_of("kind", ITEM_KINDS),
    one_of("reason", DUE_REASONS),
    schema=BOOKKEEPING,
    comment="The frontier: one row for everything that is asked for, a document or a listing",
)

cursor = Table(
    "cursor",
    metadata,
    *_item_key(),
    Column("walk", Integer, nullable=False, comment="Number of the walk, 1 for the first"),
    Column("page", Integer, nullable=False, comment="Last page whose entries are committed; 0 before the first"),
    Column("seen", Integer, nullable=False, comment="Entries on the pages committed so far"),
    Column(
        "stored",
        Integer,
        comment="Entries in the mirror at the end of the last walk: fewer than `seen` where some have no usable id,"
        " more where the listing moved; NULL before the first end",
    ),
    Column("pages", Integer, comment="Pages that Discogs counts"),
    Column("items", Integer, comment="Entries that Discogs counted when the walk began"),
    Column(
        "restarts", Integer, nullable=False, server_default=text("0"), comment="Times the listing moved under the walk"
    ),
    Column("started_at", INSTANT, nullable=False, comment="When the walk began"),
    Column("finished_at", INSTANT, comment="When it came to the last page; NULL while under way"),
    Column("whole_at", INSTANT, comment="When a walk is to read every page again; NULL for the next one"),
    Column(
        "known_items",
        Integer,
        comment="Entries that Discogs counted at the end of the walk before; NULL where every page is to be read",
    ),
    Column("same_page", Integer, comment="Last page that is known to be as it was; NULL where every page is read"),
    Column("other_page", Integer, comment="First page that is known to differ; NULL where every page is read"),
    ForeignKeyConstraint(ITEM_KEY, [f"{BOOKKEEPING}.item.{name}" for name in ITEM_KEY], ondelete="CASCADE"),
    one_of("kind", ITEM_KINDS),
    schema=BOOKKEEPING,
    comment="Where the walk of each listing stands",
)

run = Table(
    "run",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True, comment="Number of the run"),
    Column("command", Text, nullable=False, comment="What was run, without secrets"),
    Column("version", Text, nullable=False, comment="Version of discogs-sync"),
    Column("started_at", INSTANT, nullable=False, server_default=func.now(), comment="Begin"),
    Column("heartbeat_at", INSTANT, comment="When it last showed that it works"),
    Column("ended_at", INSTANT, comment="End; NULL while it runs or when it was killed"),
    Column("ending", Text, comment="done, paused, problems, failed, interrupted or killed; NULL while it runs"),
    Column("message", Text, comment="Why it ended so, in words"),
    *(
        Column(name, BigInteger, nullable=False, server_default=text("0"), comment=comment)
        for name, comment in {
            "requests": "Requests sent, retries included",
            "throttled": "Answers 429",
            "retried": "Requests that were repeated",
            "fetched": "Documents and pages that arrived",
            "unchanged": "Documents that were as they are here",
            "inserted": "Documents and entries that are new here",
            "updated": "Documents and entries that differed",
            "gone": "Mirrored documents and listings that Discogs no longer has",
            "set_aside": "Items set aside with their reason",
            "short": "Listings that showed less than Discogs counts",
            "absent": "Items that Discogs does not have and that were never mirrored",
        }.items()
    ),
    one_of("ending", ENDINGS),
    schema=BOOKKEEPING,
    comment="One row a run: what it did and how it ended",
)

payload = Table(
    "payload",
    metadata,
    *_item_key(),
    Column("page", Integer, primary_key=True, autoincrement=False, comment="Page of a listing; 0 for a document"),
    Column("fetched_at", INSTANT, primary_key=True, comment="When it came"),
    Column("body", LargeBinary, nullable=False, comment="The JSON body, gzip; pagination links left out"),
    Column("run_id", BigInteger, comment="sync.run that fetched it"),
    one_of("kind", ITEM_KINDS),
    schema=BOOKKEEPING,
    comment="The raw answers that brought something new, for mapping them again: the latest of each page, or all",
)

replay = Table(
    "replay",
    metadata,
    Column("kinds", ARRAY(Text), primary_key=True, comment="Kinds whose payloads are mapped again, sorted"),
    Column("version", Text, nullable=False, comment="Version of discogs-sync; another one begins anew"),
    Column("run_id", BigInteger, comment="sync.run that last worked on it"),
    Column("kind", Text, nullable=False, comment="Kind of the last payload done; empty before the first"),
    Column("id", BigInteger, nullable=False, comment="Its id"),
    Column("query", Text, nullable=False, comment="Its query"),
    Column("page", Integer, nullable=False, comment="Its page"),
    Column("started_at", INSTANT, nullable=False, server_default=func.now(), comment="Begin"),
    Column("finished_at", INSTANT, comment="When all payloads were done; NULL while there are more"),
    schema=BOOKKEEPING,
    comment="How far raw answers are mapped again: one row for each choice of kinds",
)

problem = Table(
    "problem",
    metadata,
    *_item_key(),
    Column(
        "reason",
        Text,
        nullable=False,
        comment="unreachable, refused, malformed, unstorable, not found, shrunken, short or failed",
    ),
    Column("message", Text, nullable=False, comment="What happened, in words"),
    Column("status", Integer, comment="HTTP status of the last answer"),
    Column("attempts", Integer, nullable=False, comment="How often it was tried"),
    Column("first_at", INSTANT, nullable=False, comment="When it was first set aside"),
    Column("last_at", INSTANT, nullable=False, comment="When it was last set aside"),
    Column("run_id", BigInteger, comment="sync.run that last set it aside"),
    one_of("kind", ITEM_KINDS),
    one_of("reason", PROBLEM_REASONS),
    schema=BOOKKEEPING,
    comment="Items set aside, with the reason; `problems retry` brings them back",
)

drift = Table(
    "drift",
    metadata,
    Column("kind", Text, nullable=False, comment="Kind of document"),
    Column("path", Text, nullable=False, comment="Place in the document, list positions as *"),
    Column(
        "reason", Text, nullable=False, comment="unknown field, unexpected value, unusable entry or forbidden character"
    ),
    Column("count", BigInteger, nullable=False, comment="How often it was seen"),
    Column("example", JSONB, comment="One value seen there"),
    Column("example_id", BigInteger, comment="Id of the document with that value"),
    Column("first_at", INSTANT, nullable=False, comment="When it was first seen"),
    Column("last_at", INSTANT, nullable=False, comment="When it was last seen"),
    digest("path_digest", "path"),
    PrimaryKeyConstraint("kind", "path_digest", "reason"),
    one_of("reason", DRIFT_REASONS),
    schema=BOOKKEEPING,
    comment="What Discogs sends beyond what the columns expect; the values themselves are in `extra`",
)
