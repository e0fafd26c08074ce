"""The loads of the monthly dumps, and the chunks of them that are complete."""

from sqlalchemy import BigInteger, Column, Date, DateTime, ForeignKeyConstraint, Integer, Table, Text, func

from discogs_sync.schema.base import BOOKKEEPING, metadata

INSTANT = DateTime(timezone=True)

dump = Table(
    "dump",
    metadata,
    Column("kind", Text, primary_key=True, comment="artist, label, master or release"),
    Column("dated", Date, primary_key=True, comment="Day that the dump bears"),
    Column("file", Text, nullable=False, comment="Name of its file"),
    Column("bytes", BigInteger, nullable=False, comment="Size of the file"),
    Column("state", Text, nullable=False, comment="copying, merging, indexing, or loaded when all is there"),
    Column("started_at", INSTANT, nullable=False, server_default=func.now(), comment="Begin"),
    Column("loaded_at", INSTANT, comment="End; NULL while there is more to load"),
    Column("run_id", BigInteger, comment="sync.run that last worked on it"),
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
    *(
        Column(name, Integer, nullable=False, comment=comment)
        for name, comment in {
            "records": "Records in it",
            "inserted": "Records that were new here",
            "updated": "Records that differed",
            "unchanged": "Records that were as they are here",
            "fresher": "Records that the API had brought later",
            "set_aside": "Records that could not be kept",
        }.items()
    ),
    ForeignKeyConstraint(
        ["kind", "dated"], [f"{BOOKKEEPING}.dump.{name}" for name in ("kind", "dated")], ondelete="CASCADE"
    ),
    schema=BOOKKEEPING,
    comment="The chunks of a dump that are loaded whole: a load that was stopped leaves them out",
)
