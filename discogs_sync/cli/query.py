"""`discogs-sync query`: the named questions, and their answers as a table, CSV or JSON."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import counting, open_database, pass_settings
from discogs_sync.cli.output import json_text, say
from discogs_sync.cli.signals import promise
from discogs_sync.cli.streams import unfiltered
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import counted, instant
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.questions import Parameter, Question

Row = Sequence[Any]


def _complete_name(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from discogs_sync.store.questions import questions

    return [question.name for question in questions() if question.name.startswith(incomplete)]


class QuestionCommand(click.Command):
    """A command whose help is that of a question, where it is asked for together with the question's NAME."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments: help is given before they are taken apart."""
        ctx.meta[__name__] = list(args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the question that is named, else that of the command."""
        words = ctx.meta.get(__name__) or ctx.meta.get("words", ())
        question = _named([each for each in words if not each.startswith("-")])
        if question is None:
            super().format_help(ctx, formatter)
            return
        formatter.write_usage(ctx.command_path, f"[OPTIONS] {question.name}")
        for text in (question.title, question.description):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(text)
        if question.parameters:
            with formatter.section("Parameters (--param NAME=VALUE)"):
                formatter.write_dl([_explained(each) for each in question.parameters])


def _named(words: Sequence[str]) -> Question | None:
    if not words:
        return None
    from discogs_sync.store.questions import questions

    return next((each for each in questions() if each.name in words), None)


def _explained(parameter: Parameter) -> tuple[str, str]:
    default = "needed" if parameter.default is None else f"default: {parameter.default}"
    return f"{parameter.name}={parameter.type.upper()}", f"{parameter.description} ({default})"


@click.command(cls=QuestionCommand, short_help="Run a saved query.")
@click.argument("name", required=False, shell_complete=_complete_name)
@click.option(
    "--param",
    "-p",
    "texts",
    multiple=True,
    metavar="NAME=VALUE",
    help="Value of a parameter; null for none. May be repeated.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--limit", type=counting(), metavar="N", help="Write so many rows at most.")
@pass_settings
def query(
    settings: Settings, name: str | None, texts: tuple[str, ...], format_: str, as_json: bool, limit: int | None
) -> None:
    """Answer the saved query NAME from the mirror, or list all with their parameters.

    Saved queries are SQL files whose statements only read. NAME with --help describes one.

    \b
    Example:
      discogs-sync query
      discogs-sync query longest-tracks --param top=5
      discogs-sync query label-catalogue -p label_id=1 --format csv > catalogue.csv
    """
    format_ = "json" if as_json else format_
    if name is None:
        if texts:
            raise click.UsageError("--param needs the NAME of the question before it.")
        _list_questions(format_, limit)
    else:
        _answer(settings, name, _given(texts), format_, limit)


def _given(texts: Iterable[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--param takes NAME=VALUE, not {text!r}.")
        if name in given:
            raise click.UsageError(f"--param {name} is given twice.")
        given[name] = value
    return given


def _list_questions(format_: str, limit: int | None) -> None:
    from discogs_sync.store.questions import questions

    found = questions()[:limit]
    if format_ == "json":
        _write_json(("name", "title", "description", "parameters"), (_described(question) for question in found))
        return
    rows = ((each.name, each.title, " ".join(map(_usage, each.parameters))) for each in found)
    _write(format_, ("name", "title", "parameters"), rows)
    if format_ == "table":
        say(f"{command('query NAME --help')} describes one.")


def _described(question: Question) -> Row:
    parameters = [
        {"name": each.name, "type": each.type, "default": each.default, "description": each.description}
        for each in question.parameters
    ]
    return question.name, question.title, question.description, parameters


def _usage(parameter: Parameter) -> str:
    return parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"


def _id_or_text(name: str, text: str) -> str:
    """Return the text of a parameter; that of an id may be a target, such as the address of its page."""
    from discogs_sync.resources import LISTED_KINDS
    from discogs_sync.sync.targets import parse_id

    kind = name.removesuffix("_id")
    if f"{kind}_id" != name or kind not in LISTED_KINDS or text.lstrip("-").isdecimal() or text == "null":
        return text
    return str(parse_id(text, kind))


def _answer(settings: Settings, name: str, given: dict[str, str], format_: str, limit: int | None) -> None:
    from discogs_sync.store.questions import ask, find

    promise("Stopped. A query changes nothing.")
    question = find(name)
    values = question.values({each: _id_or_text(each, text) for each, text in given.items()})
    with open_database(settings) as database, ask(database, question, values) as answer:
        _write(format_, answer.columns, islice(answer.rows, limit), question)


def _write(format_: str, columns: Sequence[str], rows: Iterable[Row], question: Question | None = None) -> None:
    if format_ == "json":
        _write_json(columns, rows)
    elif format_ == "csv":
        _write_csv(columns, rows)
    else:
        _write_table(columns, rows, question)


def _write_json(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a list of objects, one a line, as the rows arrive."""
    separator = "["
    for row in rows:
        print(separator, json_text(dict(zip(columns, row, strict=True)), default=_plain))
        separator = ","
    print("]" if separator == "," else "[]")


def _plain(value: Any) -> Any:
    """Give the JSON form of a value that `json` does not know."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"There is no JSON form of {type(value).__name__}.")


def _write_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows as CSV; a terminal gets the text without what would steer it."""
    writer = csv.writer(sys.stdout if sys.stdout.isatty() else unfiltered(sys.stdout), lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _write_table(columns: Sequence[str], rows: Iterable[Row], question: Question | None) -> None:
    found = list(rows)
    numbers = [
        column
        for place, column in enumerate(columns)
        if found and all(isinstance(row[place], int | float | Decimal) or row[place] is None for row in found)
    ]
    if question:
        say(f"{question.title}\n")
    if found:
        write_table(columns, ([_shown(value) for value in row] for row in found), right=numbers)
        click.echo()
    say(counted(len(found), "row"))


def _shown(value: Any) -> str:
    """Return a value for people: instants in their time zone, without fractions of a second."""
    return instant(value) if isinstance(value, datetime) else _cell(value)
