"""Named questions in SQL: the files of `sql/queries`, and how one is asked.

A file begins with its header, lines of SQL comments; the statement follows, with its parameters as `:name`:

    -- title: Longest tracks
    -- description: The longest tracks of an artist.
    --   A line that is indented further goes on with the one before.
    -- param: artist_id integer = 108713 — The artist
    -- param: top integer — How many tracks to show

The types of parameters are those of `TYPES`. One without `= default` must be given; the default `null` stands for
"not given". Values are bound, never written into the statement; `psql -v artist_id=108713 -f FILE` works as well.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy

from discogs_sync.errors import UnstorableDocument, UsageError
from discogs_sync.hints import nearest
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database

NULL = "null"
"""What a value or default is written as when it stands for SQL's NULL."""

_COMMENT = "--"
_CONTINUATION = re.compile(r"-- {2,}(\S.*)")
_ENTRY = re.compile(r"-- (\w+): (\S.*)")
_PARAMETER = re.compile(r"(?P<name>[a-z]\w*) (?P<type>\w+)(?: = (?P<default>.+?))? — (?P<description>.+)")


@dataclass(frozen=True)
class Type:
    """A type of parameter: how its text is read (ValueError where it cannot be), and what it is in SQL."""

    read: Callable[[str], Any]
    sql: type[sqlalchemy.types.TypeEngine[Any]]
    domain: str


def _integer(text: str) -> int:
    value = int(text)
    if not -(2**63) <= value < 2**63:
        raise ValueError
    return value


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError from None
    if not value.is_finite():
        raise ValueError
    return value


def _boolean(text: str) -> bool:
    try:
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
    except KeyError:
        raise ValueError from None


def _text(text: str) -> str:
    if "\0" in text:
        raise ValueError
    return text


TYPES = {
    "integer": Type(_integer, sqlalchemy.BigInteger, "a whole number of up to 18 digits"),
    "number": Type(_number, sqlalchemy.Numeric, "a number such as 12 or 1.5"),
    "text": Type(_text, sqlalchemy.Text, "a text without NUL"),
    "date": Type(date.fromisoformat, sqlalchemy.Date, "a day such as 1999-12-31"),
    "boolean": Type(_boolean, sqlalchemy.Boolean, "true or false"),
}
"""The types of parameters by the name that a header calls them."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question; `default` is the text that the header has, None where the parameter must be given."""

    name: str
    type: str
    default: str | None
    description: str

    def read(self, text: str) -> Any:
        """Turn a text into a value of the parameter's type, None for NULL; raises UsageError."""
        if text == NULL:
            return None
        try:
            return TYPES[self.type].read(text)
        except ValueError:
            raise UsageError(
                f"The parameter {self.name!r} must be {TYPES[self.type].domain}, or {NULL}; not {text!r}."
            ) from None


@dataclass(frozen=True)
class Question:
    """A named statement; see the module for its header."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sql: str

    def values(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Give the value of each parameter, from the texts given or its default.

        Raises UsageError for a parameter that is unknown, missing or of another type.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UsageError(
                    f"The question {self.name!r} has no parameter {name!r}.{nearest(name, known)}"
                    f" {self._known_parameters()}"
                )
        return {parameter.name: self._value(parameter, given) for parameter in self.parameters}

    def _value(self, parameter: Parameter, given: Mapping[str, str]) -> Any:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            raise UsageError(f"The question {self.name!r} needs a value: add `--param {parameter.name}=…`.")
        return parameter.read(text)

    def _known_parameters(self) -> str:
        names = ", ".join(parameter.name for parameter in self.parameters)
        return f"Its parameters are: {names}." if names else "It has none."


@dataclass(frozen=True)
class Answer:
    """The names of the columns, and the rows, which arrive as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


def questions() -> list[Question]:
    """Give all questions by name; raises UsageError for a file whose header is malformed."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(bundled("sql").glob("queries/*.sql"))]


def find(name: str) -> Question:
    """Give the question of that name; raises UsageError where there is none."""
    known = {question.name: question for question in questions()}
    if name not in known:
        raise UsageError(f"There is no question {name!r}.{nearest(name, known)} The questions are: {', '.join(known)}.")
    return known[name]


def parse(name: str, text: str) -> Question:
    """Read a question from the text of its file; raises UsageError that tells what is wrong with the header."""
    lines = text.splitlines()
    header = next((place for place, line in enumerate(lines) if not line.startswith(_COMMENT)), len(lines))
    entries = _entries(name, lines[:header])
    parameters = tuple(_parameter(name, value) for key, value in entries if key == "param")
    question = Question(
        name,
        title=_only(name, entries, "title"),
        description=_only(name, entries, "description"),
        parameters=parameters,
        sql="\n".join(lines[header:]).strip().removesuffix(";"),
    )
    _check_parameters(question)
    return question


def _malformed(name: str, reason: str) -> UsageError:
    return UsageError(f"The header of sql/queries/{name}.sql is malformed: {reason}.")


def _entries(name: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Give the keys and values of a header's lines."""
    entries: list[tuple[str, str]] = []
    for line in lines:
        if entries and (more := _CONTINUATION.fullmatch(line)):
            key, value = entries.pop()
            entries.append((key, f"{value} {more[1].rstrip()}"))
        elif (entry := _ENTRY.fullmatch(line)) and entry[1] in {"title", "description", "param"}:
            entries.append((entry[1], entry[2].rstrip()))
        else:
            raise _malformed(name, f"{line!r} is neither a title, a description nor a param")
    return entries


def _only(name: str, entries: Sequence[tuple[str, str]], key: str) -> str:
    values = [value for each, value in entries if each == key]
    if len(values) != 1:
        raise _malformed(name, f"it needs one {key}, and has {len(values)}")
    return values[0]


def _parameter(name: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise _malformed(name, f"{text!r} is not `name type = default — description`")
    if match["type"] not in TYPES:
        raise _malformed(name, f"the type {match['type']!r} is none of {', '.join(TYPES)}")
    parameter = Parameter(**match.groupdict())
    if parameter.default is not None:
        try:
            parameter.read(parameter.default)
        except UsageError:
            raise _malformed(name, f"the default of {parameter.name!r} is not {TYPES[parameter.type].domain}") from None
    return parameter


def _check_parameters(question: Question) -> None:
    """Make sure that header and statement name the same parameters, each once."""
    declared = [parameter.name for parameter in question.parameters]
    used = set(sqlalchemy.text(question.sql).compile().params)
    for parameter in declared:
        if declared.count(parameter) > 1:
            raise _malformed(question.name, f"the parameter {parameter!r} is declared twice")
    for parameter in sorted(used ^ set(declared)):
        state = "used but not declared" if parameter in used else "declared but not used"
        raise _malformed(question.name, f"the parameter {parameter!r} is {state}")


@contextmanager
def ask(database: Database, question: Question, values: Mapping[str, Any]) -> Iterator[Answer]:
    """Have the answer within the block, read row by row in a read-only transaction; `Question.values` gives `values`.

    Raises UsageError for values that PostgreSQL refuses, and DatabaseUnavailable when the connection is lost.
    """
    statement = sqlalchemy.text(question.sql).bindparams(
        *(sqlalchemy.bindparam(each.name, type_=TYPES[each.type].sql()) for each in question.parameters)
    )
    try:
        with database.begin() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            with connection.execution_options(stream_results=True).execute(statement, dict(values)) as result:
                yield Answer(tuple(result.keys()), (tuple(row) for row in result))
    except UnstorableDocument as error:
        given = ", ".join(f"{name}={NULL if value is None else value}" for name, value in values.items())
        raise UsageError(f"The question {question.name!r} has no answer to {given}. {error}") from error
