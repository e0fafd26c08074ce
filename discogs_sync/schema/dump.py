"""The loads of the monthly dumps, the chunks of them that are complete, and the rows that they changed."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    Table,
    Text,
    func,
    text,
)

from discogs_sync.schema.base import BOOKKEEPING, metadata
from discogs_sync.schema.words import DUMP_KINDS, DUMP_STATES, one_of

INSTANT = DateTime(timezone=True)

dump = Table(
    "dump",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True, comment="Number of the load"),
    Column("kind", Text, nullable=False, comment="artist, label, master or release"),
    Column("dated", Date, nullable=False, comment="Day of the dump"),
    Column("file", Text, nullable=False, comment="Name of the file"),
    Column("bytes", BigInteger, nullable=False, comment="Size of the file"),
    Column("sha256", Text, comment="SHA-256 of the file in hex; NULL where an older version loaded it"),
    Column(
        "state",
        Text,
        nullable=False,
        comment="copying, indexing, merging, staging; loaded when all is there; abandoned when it never will be",
    ),
    Column("started_at", INSTANT, nullable=False, server_default=func.now(), comment="Begin"),
    Column("loaded_at", INSTANT, comment="End; NULL while there is more to load"),
    Column("run_id", BigInteger, comment="sync.run that last worked on it"),
    *(
        Column(name, BigInteger, nullable=False, server_default=text("0"), comment=comment)
        for name, comment in {
            "records": "Records of the file: the sum of inserted, updated, unchanged, fresher and set_aside",
            "inserted": "Records that were new here",
            "updated": "Records that differed",
            "unchanged": "Records that were as they are here",
            "fresher": "Records that the API had brought later",
            "set_aside": "Records in quarantine (sync.problem)",
            "gone": "Entities of earlier dumps that the file lacks, marked gone",
        }.items()
    ),
    one_of("kind", DUMP_KINDS),
    one_of("state", DUMP_STATES),
    schema=BOOKKEEPING,
    comment="The files of dumps that are loaded or being loaded",
)

dump_chunk = Table(
    "dump_chunk",
    metadata,
    Column(
        "dump_id",
        BigInteger,
        ForeignKey(f"{BOOKKEEPING}.dump.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="sync.dump that it belongs to",
    ),
    Column(
        "first_byte",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="Where in the XML its first record begins",
    ),
    Column("bytes", BigInteger, nullable=False, comment="Bytes of its records"),
    Column("hash", BigInteger, comment="Sum of the hashes of its records; NULL where an older version loaded it"),
    Column(
        "waiting",
        Integer,
        nullable=False,
        server_default=text("0"),
        comment="Records that are here already and wait until the tables have keys",
    ),
    schema=BOOKKEEPING,
    comment="The chunks of a dump that are loaded whole: a load that was stopped leaves them out",
)

run_rows = Table(
    "run_rows",
    metadata,
    Column(
        "run_id",
        BigInteger,
        ForeignKey(f"{BOOKKEEPING}.run.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="sync.run that it tells of",
    ),
    Column("table_name", Text, primary_key=True, comment="Table of the schema discogs"),
    Column("written", BigInteger, nullable=False, comment="Rows inserted or updated"),
    Column("deleted", BigInteger, nullable=False, comment="Rows deleted"),
    schema=BOOKKEEPING,
    comment="The rows that the load of dumps changed, by run and table",
)
