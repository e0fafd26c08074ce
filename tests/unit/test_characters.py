"""Characters that PostgreSQL refuses are replaced in one place, and counted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.mapping.characters import FORBIDDEN_CHARACTER, may_hold_forbidden, replace_forbidden
from discogs_sync.mapping.encode import Drift
from tests import strategies

REPLACED = "\N{REPLACEMENT CHARACTER}"


def test_nul_and_lone_surrogates_become_replacement_characters() -> None:
    document = {"title": "a\x00b", "tracklist": [{"title": "fine"}, {"title": "\ud83dx"}]}
    cleaned, drift = replace_forbidden(document)
    assert cleaned == {"title": f"a{REPLACED}b", "tracklist": [{"title": "fine"}, {"title": f"{REPLACED}x"}]}
    assert drift == [
        Drift("/title", FORBIDDEN_CHARACTER, f"a{REPLACED}b"),
        Drift("/tracklist/1/title", FORBIDDEN_CHARACTER, f"{REPLACED}x"),
    ]


def test_they_are_replaced_and_counted_in_keys_too() -> None:
    cleaned, drift = replace_forbidden({"a/\x00": [1]})
    assert cleaned == {f"a/{REPLACED}": [1]}
    assert drift == [Drift(f"/a~1{REPLACED}", FORBIDDEN_CHARACTER, f"a/{REPLACED}")]


def test_keys_that_would_become_the_same_stay_apart() -> None:
    cleaned, _ = replace_forbidden({"\x00": 1, "\ud800": 2, REPLACED: 3})
    assert sorted(cleaned.values()) == [1, 2, 3]


def test_everything_else_stays_as_it_is() -> None:
    document: dict[str, object] = {
        "tab": "\t",
        "pair": "\N{MUSICAL SYMBOL G CLEF}",
        "last": "\uffff",
        "n": [1, 1.5, True, None, {}],
    }
    assert replace_forbidden(document) == (document, [])


@given(strategies.values)
def test_nothing_forbidden_is_left(value: object) -> None:
    cleaned, drift = replace_forbidden(value)
    written = json.dumps(cleaned, ensure_ascii=False)
    written.encode()
    assert "\\u0000" not in written
    assert (cleaned == value) == (drift == [])


@given(strategies.values)
def test_a_body_that_cannot_hold_any_is_known_from_its_text(value: object) -> None:
    _, drift = replace_forbidden(value)
    if drift:
        assert may_hold_forbidden(json.dumps(value))


@pytest.mark.parametrize("body", ['{"a": "\\u0041"}', '{"a": "\\uFFFF\\u00e9"}', '{"a": "\\u0010"}'])
def test_other_escapes_are_no_reason_to_look(body: str) -> None:
    assert not may_hold_forbidden(body)


@pytest.mark.parametrize("body", ['"\\u0000"', '"\\uD800"', '"\\udfff"', '"\\ud83d\\ude00"'])
def test_escapes_of_nul_and_surrogates_are(body: str) -> None:
    assert may_hold_forbidden(body)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_texts_without_any_are_given_back_themselves(text: str) -> None:
    assert replace_forbidden(text) == (text, [])
