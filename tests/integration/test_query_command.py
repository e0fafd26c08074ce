"""`discogs-sync query`: the list of questions, and answers as table, CSV and JSON."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from discogs_sync.cli import cli
from discogs_sync.store.questions import find, questions
from tests.catalogue import CHANGED_AT, Mirror

Query = Callable[..., Result]


@pytest.fixture
def query(mirror: Mirror, tmp_path: Path) -> Query:
    """Give the function that runs `discogs-sync query` on the mirror."""
    runner = CliRunner(env={"DISCOGS_SYNC_HOME": str(tmp_path), "DISCOGS_SYNC_DATABASE_URL": mirror.url})
    return lambda *arguments: runner.invoke(cli, ["query", *arguments])


def test_query_lists_the_questions_with_their_parameters(query: Query) -> None:
    listed = query()
    assert listed.exit_code == 0
    lines = listed.stdout.splitlines()
    names = [question.name for question in questions()]
    assert [line.split()[0] for line in lines[1 : len(names) + 1]] == names
    assert "label_id=1 role=Producer top=20" in listed.stdout


def test_query_lists_the_questions_as_json(query: Query) -> None:
    listed = json.loads(query("--json").stdout)
    assert [each["name"] for each in listed] == [each.name for each in questions()]
    (barcode,) = (each for each in listed if each["name"] == "barcode")
    assert barcode == {
        "name": "barcode",
        "title": "Which release has this barcode?",
        "description": find("barcode").description,
        "parameters": [
            {"name": "barcode", "type": "text", "default": None, "description": "The barcode"},
            {
                "name": "include_gone",
                "type": "boolean",
                "default": "false",
                "description": "Whether to include what Discogs does not have any more",
            },
        ],
    }


@pytest.mark.parametrize(
    "arguments", [("barcode", "--help"), ("-h", "barcode"), ("--format", "csv", "barcode", "--help")]
)
def test_the_help_of_a_question_says_what_it_answers(query: Query, arguments: tuple[str, ...]) -> None:
    told = query(*arguments)
    assert told.exit_code == 0
    words = " ".join(told.stdout.split())
    assert words.startswith(
        "Usage: cli query [OPTIONS] barcode Which release has this barcode? Releases with a barcode;"
    )
    assert find("barcode").description in words
    assert "barcode=TEXT The barcode (needed)" in words


def test_the_help_of_a_question_tells_parameters_and_defaults(query: Query) -> None:
    words = " ".join(query("label-credits", "--help").stdout.split())
    assert "label_id=INTEGER The label (default: 1)" in words
    assert "--param NAME=VALUE" in words


def test_the_help_of_the_command_stays_what_it_is(query: Query) -> None:
    for arguments in (("--help",), ("gaps", "--help")):
        told = query(*arguments)
        assert told.exit_code == 0
        assert "Answer the saved query NAME from the mirror" in told.stdout


def test_the_list_of_questions_tells_where_more_is_said(query: Query) -> None:
    assert "discogs-sync query NAME --help" in query().stdout
    assert "NAME --help" not in query("--format", "csv").stdout


def test_query_answers_as_a_table(query: Query, mirror: Mirror) -> None:
    answered = query("label-credits", "--param", "role=Engineer", "-p", "top=3")
    assert answered.exit_code == 0
    lines = answered.stdout.splitlines()
    assert lines[0].strip() == "Who did most for a label"
    assert lines[-1].strip() == "3 rows"
    for row in mirror.answer("label-credits", role="Engineer", top=3):
        assert any(row["name"] in line and str(row["artist_id"]) in line for line in lines)


def test_query_answers_as_csv(query: Query, mirror: Mirror) -> None:
    answered = query("artist-discography", "-p", "include_gone=true", "--format", "csv", "--limit", "5")
    found = list(csv.DictReader(StringIO(answered.stdout)))
    expected = mirror.answer("artist-discography", include_gone=True)[:5]
    assert found == [
        {name: "" if value is None else str(value) for name, value in row.items()} | {"gone": str(row["gone"]).lower()}
        for row in expected
    ]
    assert {row["gone"] for row in found} == {"true", "false"}


def test_query_answers_as_json(query: Query, mirror: Mirror) -> None:
    _, second = json.loads(query("release-history", "--format", "json").stdout)
    assert second["lowest_price"] == mirror.releases[249504]["lowest_price"]
    assert second["price_change"] == -1.5
    assert datetime.fromisoformat(second["observed_at"]).astimezone(UTC) == CHANGED_AT
    assert second["currency"] is None


def test_an_empty_answer_is_an_empty_table_file_or_list(query: Query) -> None:
    empty = ("barcode", "--param", "barcode=0")
    assert query(*empty).stdout.splitlines()[-1].strip() == "0 rows"
    assert len(query(*empty, "--format", "csv").stdout.splitlines()) == 1
    assert json.loads(query(*empty, "--json").stdout) == []


def test_control_characters_in_the_data_do_not_reach_the_terminal(query: Query, mirror: Mirror) -> None:
    with psycopg.connect(mirror.url) as connection:
        connection.execute("UPDATE discogs.master SET title = E'[red]Clear\\x1b[2J\\nScreen' WHERE id = 1000")
    shown = query("most-versions", "-p", "top=1").stdout
    with psycopg.connect(mirror.url) as connection:
        connection.execute(
            "UPDATE discogs.master SET title = %s WHERE id = 1000", (mirror.catalogue.master(1000)["title"],)
        )
    assert "\x1b" not in shown
    assert "[red]Clear [2J Screen" in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("gaps",), "There is no question 'gaps'."),
        (("barcode",), "The question 'barcode' needs a value: add `--param barcode=…`."),
        (("barcode", "--param", "barcode"), "--param takes NAME=VALUE, not 'barcode'."),
        (("barcode", "-p", "barcode=1", "-p", "barcode=2"), "--param barcode is given twice."),
        (("most-wanted", "-p", "top=many"), "The parameter 'top' must be a whole number"),
        (
            ("most-versions", "-p", "top=-1"),
            "The question 'most-versions' has no answer to top=-1, include_gone=False.",
        ),
        (("most-wanted", "-p", "bottom=1"), "The question 'most-wanted' has no parameter 'bottom'."),
        (("--param", "top=1"), "--param needs the NAME of the question before it."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(query: Query, arguments: tuple[str, ...], sentence: str) -> None:
    refused = query(*arguments)
    assert refused.exit_code == 2
    assert sentence in refused.stderr
    assert refused.stdout == ""


def test_the_shell_completes_the_names_of_questions() -> None:
    completion = ShellComplete(cli, {}, "discogs-sync", "_DISCOGS_SYNC_COMPLETE")
    assert [each.value for each in completion.get_completions(["query"], "most-")] == ["most-versions", "most-wanted"]
