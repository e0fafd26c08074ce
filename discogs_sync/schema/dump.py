"""The loads of the monthly dumps, the chunks of them that are complete, and the rows that they changed."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
    func,
    text,
)

from discogs_sync.schema.base import BOOKKEEPING, metadata

INSTANT = DateTime(timezone=True)

dump = Table(
    "dump",
    metadata,
    Column("kind", Text, primary_key=True, comment="artist, label, master or release"),
    Column("dated", Date, primary_key=True, comment="Day that the dump bears"),
    Column("file", Text, nullable=False, comment="Name of its file"),
    Column("bytes", BigInteger, nullable=False, comment="Size of the file"),
    Column("state", Text, nullable=False, comment="copying, indexing, merging, staging, or loaded when all is there"),
    Column("started_at", INSTANT, nullable=False, server_default=func.now(), comment="Begin"),
    Column("loaded_at", INSTANT, comment="End; NULL while there is more to load"),
    Column("run_id", BigInteger, comment="sync.run that last worked on it"),
    *(
        Column(name, BigInteger, nullable=False, server_default=text("0"), comment=comment)
        for name, comment in {
            "records": "Records in it",
            "inserted": "Records that were new here",
            "updated": "Records that differed",
            "unchanged": "Records that were as they are here",
            "fresher": "Records that the API had brought later",
            "set_aside": "Records that could not be kept",
        }.items()
    ),
    schema=BOOKKEEPING,
    comment="The dumps that are loaded or being loaded",
)

dump_chunk = Table(
    "dump_chunk",
    metadata,
    Column("kind", Text, primary_key=True, comment="Kind of the dump"),
    Column("dated", Date, primary_key=True, comment="Day of the dump"),
    Column(
        "first_byte",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="Where in the XML its first record begins",
    ),
    Column("bytes", BigInteger, nullable=False, comment="Bytes of its records"),
    Column(
        "waiting",
        Integer,
        nullable=False,
        server_default=text("0"),
        comment="Records that are here already and wait until the tables have keys",
    ),
    ForeignKeyConstraint(
        ["kind", "dated"], [f"{BOOKKEEPING}.dump.{name}" for name in ("kind", "dated")], ondelete="CASCADE"
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
