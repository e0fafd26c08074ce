"""Named questions: their headers, and the values of their parameters."""

import re
from datetime import date
from decimal import Decimal

import pytest

from discogs_sync.errors import UsageError
from discogs_sync.store.questions import Parameter, Question, find, parse, questions

HEADER = """\
-- title: Longest tracks
-- description: The longest tracks
--   of an artist.
-- param: artist_id integer = 108713 — The artist
-- param: top integer — How many tracks to show;
--   a whole number
"""
STATEMENT = "SELECT '12:30', title::text FROM track WHERE artist_id = :artist_id LIMIT :top"


def typed(type_: str, default: str = "null") -> Question:
    return parse("typed", f"-- title: T\n-- description: D\n-- param: x {type_} = {default} — X\nSELECT :x")


def test_a_header_gives_title_description_and_parameters() -> None:
    question = parse("longest-tracks", f"{HEADER}\n{STATEMENT};\n")
    assert question == Question(
        name="longest-tracks",
        title="Longest tracks",
        description="The longest tracks of an artist.",
        parameters=(
            Parameter("artist_id", "integer", "108713", "The artist"),
            Parameter("top", "integer", None, "How many tracks to show; a whole number"),
        ),
        sql=STATEMENT,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT 1", "it needs one title, and has 0"),
        ("-- title: A\n-- title: B\n-- description: D\nSELECT 1", "it needs one title, and has 2"),
        ("-- title: A\nSELECT 1", "it needs one description, and has 0"),
        ("--   more\nSELECT 1", "'--   more' is neither a title, a description nor a param"),
        ("-- titel: A\nSELECT 1", "'-- titel: A' is neither a title, a description nor a param"),
        (HEADER.replace("top integer", "top int") + STATEMENT, "the type 'int' is none of integer, number, text, date"),
        (HEADER.replace(" — The artist", "") + STATEMENT, "is not `name type = default — description`"),
        (HEADER.replace("108713", "Nobody") + STATEMENT, "the default of 'artist_id' is not a whole number"),
        (HEADER + "SELECT :top", "the parameter 'artist_id' is declared but not used"),
        (HEADER + STATEMENT + " OFFSET :rest", "the parameter 'rest' is used but not declared"),
        (HEADER.replace("artist_id", "top") + "SELECT :top", "the parameter 'top' is declared twice"),
    ],
)
def test_a_malformed_header_is_told_with_its_file(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=r"^The header of sql/queries/odd\.sql is malformed: ") as told:
        parse("odd", text)
    assert reason in str(told.value)


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("integer", "12", 12),
        ("integer", "-9223372036854775808", -(2**63)),
        ("number", "1.50", Decimal("1.50")),
        ("text", "Köln, 12\" 100%; DROP TABLE discogs.release --'", "Köln, 12\" 100%; DROP TABLE discogs.release --'"),
        ("text", "", ""),
        ("date", "1999-12-31", date(1999, 12, 31)),
        ("boolean", "true", True),
        ("boolean", "No", False),
        ("integer", "null", None),
        ("text", "null", None),
    ],
)
def test_texts_become_values_of_the_parameters_type(type_: str, text: str, value: object) -> None:
    assert typed(type_).values({"x": text}) == {"x": value}


@pytest.mark.parametrize(
    ("type_", "text", "domain"),
    [
        ("integer", "twelve", "a whole number of up to 18 digits"),
        ("integer", "1.5", "a whole number of up to 18 digits"),
        ("integer", "9223372036854775808", "a whole number of up to 18 digits"),
        ("integer", "9" * 5000, "a whole number of up to 18 digits"),
        ("number", "1,5", "a number such as 12 or 1.5"),
        ("number", "NaN", "a number such as 12 or 1.5"),
        ("text", "a\0b", "a text without NUL"),
        ("date", "1999-13-01", "a day such as 1999-12-31"),
        ("boolean", "maybe", "true or false"),
    ],
)
def test_a_value_of_another_type_is_refused_in_a_sentence(type_: str, text: str, domain: str) -> None:
    expected = re.escape(f"The parameter 'x' must be {domain}, or null; not {text!r}.")
    with pytest.raises(UsageError, match=f"^{expected}$"):
        typed(type_).values({"x": text})


def test_defaults_stand_for_what_is_not_given() -> None:
    question = parse("longest-tracks", HEADER + STATEMENT)
    assert question.values({"top": "3"}) == {"artist_id": 108713, "top": 3}


def test_a_missing_value_is_asked_for() -> None:
    question = parse("longest-tracks", HEADER + STATEMENT)
    with pytest.raises(UsageError, match=r"^The question 'longest-tracks' needs a value: add `--param top=…`\.$"):
        question.values({})


def test_an_unknown_parameter_is_refused_and_the_known_ones_are_named() -> None:
    known = r"has no parameter 'artist'\. Did you mean 'artist_id'\? Its parameters are: artist_id, top\.$"
    with pytest.raises(UsageError, match=known):
        parse("longest-tracks", HEADER + STATEMENT).values({"artist": "1"})
    with pytest.raises(UsageError, match=r"has no parameter 'x'\. It has none\.$"):
        parse("one", "-- title: T\n-- description: D\nSELECT 1").values({"x": "1"})


def test_all_questions_of_the_project_can_be_read() -> None:
    found = questions()
    assert len(found) >= 10
    assert [each.name for each in found] == sorted(each.name for each in found)
    for question in found:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
        assert question.description.endswith(".")
        assert find(question.name) == question


def test_an_unknown_question_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(UsageError, match=r"^There is no question 'gaps'\. The questions are: .*, label-catalogue, "):
        find("gaps")
