"""Targets: how they are written, their one spelling, and what is asked for them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.errors import UsageError
from discogs_sync.store.frontier import Item
from discogs_sync.sync.targets import LARGEST_ID, Target, parse, request


@pytest.mark.parametrize("kind", ["artist", "label", "master", "release"])
def test_a_target_is_a_kind_and_an_id(kind):
    assert parse(f"{kind}:108713") == Target(kind, 108713)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("search:genre=Jazz&country=Japan", "search:country=Japan&genre=Jazz"),
        ("search:country=Japan&genre=Jazz", "search:country=Japan&genre=Jazz"),
        ("search:Nirvana Nevermind", "search:q=Nirvana+Nevermind"),
        ("search:Sigur Rós", "search:q=Sigur+R%C3%B3s"),
        ("search:Sigur\u00a0Rós", "search:q=Sigur+R%C3%B3s"),
        ("search:q=Sigur Rós", "search:q=Sigur+R%C3%B3s"),
        ("search:artist=Mot%C3%B6rhead", "search:artist=Mot%C3%B6rhead"),
        ("search:artist=Motörhead", "search:artist=Mot%C3%B6rhead"),
        ("artist:1?sort_order=desc&sort=year", "artist:1?sort=year&sort_order=desc"),
        ("master:1000?format=Vinyl", "master:1000?format=Vinyl"),
        ("artist:007", "artist:7"),
        ("label:1?", "label:1"),
    ],
)
def test_equal_targets_have_one_spelling(text, spelling):
    target = parse(text)
    assert str(target) == spelling
    assert parse(spelling) == target


def test_words_that_look_like_a_parameter_are_answered_with_their_spelling():
    with pytest.raises(UsageError, match=r"To search for these words write search:q=Simon\+%3D\+Garfunkel$"):
        parse("search:Simon = Garfunkel")


@given(st.integers(min_value=1, max_value=LARGEST_ID), st.sampled_from(["artist", "label", "master", "release"]))
def test_every_id_of_postgres_is_read_back(id, kind):
    assert parse(str(Target(kind, id))) == Target(kind, id)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_every_search_is_read_back_from_its_spelling(words):
    with suppress(UsageError):
        target = parse(f"search:{words}")
        assert parse(str(target)) == target


@given(st.text())
def test_any_text_is_a_target_or_refused(text):
    with suppress(UsageError):
        assert str(parse(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "A target is artist:ID, label:ID, master:ID, release:ID or search:QUERY."),
        ("artist", "A target is"),
        ("Artist:1", "A target is"),
        ("Rós", "Quote a search of several words, as in 'search:q=Sigur Rós'."),
        ("search:a & b = c", "To search for these words write search:q=a+%26+b+%3D+c"),
        ("artist_releases:1", "A target is"),
        ("artist:", "an id is a whole number of at least 1"),
        ("artist:0", "an id is a whole number of at least 1"),
        ("artist:1.5", "an id is a whole number of at least 1"),
        ("artist:٣", "an id is a whole number of at least 1"),
        ("release:1?sort=year", "a release has no listing"),
        ("artist:1?sort", "is not of the form name=value&name=value"),
        ("search:  ", "a search needs a query"),
        ("search:genre=Jazz&genre=Rock", "a parameter is given twice"),
        ("search:q=x&per_page=5", "per_page is set by the walk itself"),
    ],
)
def test_what_is_no_target_is_refused_with_the_reason(text, reason):
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert repr(text) in str(refused.value)
    assert reason in str(refused.value)


@pytest.mark.parametrize("id", [str(LARGEST_ID + 1), "9" * 23, "9" * 5000])
def test_an_id_that_is_too_large_is_told_so(id):
    with pytest.raises(UsageError, match="is too large: 9223372036854775807 is the largest") as refused:
        parse(f"artist:{id}")
    assert len(str(refused.value)) < 120


def test_zeros_ahead_make_no_id_too_large():
    assert parse(f"artist:{'0' * 30}7") == Target("artist", 7)


@pytest.mark.parametrize(
    ("text", "length"),
    [(f"search:q={'x' * 9000}", "9,002"), (f"search:{'é' * 500}", "3,002"), (f"master:1?label={'x' * 1995}", "2,001")],
)
def test_a_query_that_no_index_takes_is_refused(text, length):
    with pytest.raises(UsageError, match=f"takes {length} characters when it is percent-encoded: 2,000 is") as refused:
        parse(text)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("text", "named"),
    [("artist:1?sort=colour", "colour"), ("search:colour=blue", "colour"), ("label:1?sort=year", "sort")],
)
def test_parameters_that_the_endpoint_does_not_take_are_refused(text, named):
    with pytest.raises(UsageError, match=named):
        parse(text)


def test_an_item_is_asked_for_with_its_query_its_page_and_its_currency():
    assert request(Item("artist_releases", 1, "sort=year"), page=2) == (
        "/artists/1/releases",
        {"sort": "year", "page": "2", "per_page": "100"},
    )
    assert request(Item("release", 7), currency="EUR") == ("/releases/7", {"curr_abbr": "EUR"})
    assert request(Item("master", 7), currency="EUR") == ("/masters/7", {})
