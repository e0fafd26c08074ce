"""Targets: how they are written, their one spelling, and what is asked for them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.errors import UsageError
from discogs_sync.store.frontier import Item
from discogs_sync.sync.targets import LARGEST_ID, Target, parse, parse_id, parse_item, request


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


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up", "release:249504"),
        ("https://www.discogs.com/de/release/249504-Rick-Astley", "release:249504"),
        ("https://www.discogs.com/pt_BR/artist/108713", "artist:108713"),
        ("http://discogs.com/label/1-Planet-E", "label:1"),
        ("www.discogs.com/master/1000?sort=year#versions", "master:1000"),
        ("HTTPS://WWW.DISCOGS.COM/Release/5/", "release:5"),
        ("https://www.discogs.com/release/5/history", "release:5"),
        ("https://www.discogs.com/sell/release/5?ev=rb", "release:5"),
        ("https://www.discogs.com/Rick-Astley-Never-Gonna/release/249504", "release:249504"),
        ("<https://www.discogs.com/release/5>", "release:5"),
        ("/release/5-Title", "release:5"),
        ("api.discogs.com/releases/249504", "release:249504"),
        ("https://api.discogs.com/artists/1/releases?page=2&per_page=50", "artist:1"),
        ("https://api.discogs.com/masters/1000/versions", "master:1000"),
        ("https://www.discogs.com/search/?q=nirvana&type=all&genre_exact=Rock", "search:genre=Rock&q=nirvana"),
        ("https://api.discogs.com/database/search?artist=Nirvana&page=2", "search:artist=Nirvana"),
        ("[r249504]", "release:249504"),
        ("[a1]", "artist:1"),
        ("[l=1]", "label:1"),
        ("[M1]", "master:1"),
        ("r249504", "release:249504"),
        ("Artist:1", "artist:1"),
        ("ARTISTS:1", "artist:1"),
        ("releases/249504", "release:249504"),
        ("Release #249504", "release:249504"),
        ("label: 1", "label:1"),
        ("  release:249504\n", "release:249504"),
        ("Search:jazz", "search:q=jazz"),
    ],
)
def test_targets_are_read_as_people_have_them(text, spelling):
    assert str(parse(text)) == spelling


@pytest.mark.parametrize(
    "path",
    ["", "/", "/user/someone", "/artist/Rick+Astley", "/lists/release/5", "/sell/item/5", "/release/5x", "/genre/jazz"],
)
def test_other_pages_of_discogs_are_refused_with_an_example(path):
    with pytest.raises(
        UsageError, match="is not the page of an artist, label, master or release with its id"
    ) as refused:
        parse(f"https://www.discogs.com{path}?token=s3cret")
    assert "https://www.discogs.com/release/249504" in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_an_address_of_a_search_that_the_api_cannot_repeat_is_refused():
    with pytest.raises(UsageError, match="The API cannot search by 'decade'"):
        parse("https://www.discogs.com/search/?q=nirvana&decade=1990")


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("release:5", Item("release", 5, "")),
        ("[r5]", Item("release", 5, "")),
        ("artist_releases:1?sort=year", Item("artist_releases", 1, "sort=year")),
        ("artist:1?sort=year", Item("artist_releases", 1, "sort=year")),
        ("search:q=jazz", Item("search", 0, "q=jazz")),
    ],
)
def test_items_of_the_queue_are_read_like_targets(text, item):
    assert parse_item(text) == item


@pytest.mark.parametrize("text", ["5", " 5 ", "r5", "release:5", "https://www.discogs.com/release/5-Title"])
def test_an_id_is_read_as_a_number_or_as_a_target(text):
    assert parse_id(text, "release") == 5


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("artist:5", "'artist:5' is an artist, but this command needs a release"),
        ("-5", "an id is a whole number of at least 1"),
        ("1.5", "an id is a whole number of at least 1"),
        ("9" * 30, "is too large"),
        ("nothing", "'nothing' is not a target"),
    ],
)
def test_an_id_of_another_kind_or_without_a_number_is_refused(text, reason):
    with pytest.raises(UsageError, match=reason):
        parse_id(text, "release")


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


ADDRESSES = st.builds(
    "{}{}/{}{}{}".format,
    st.sampled_from(["https://www.discogs.com", "http://", "discogs.com", "//api.discogs.com:80", "", "[", "r"]),
    st.sampled_from(["", "/de", "/sell", "/search", "/database/search"]),
    st.sampled_from(["release", "artists", "label/view", "", "["]),
    st.sampled_from(["/1", "/", "?q=", "#", "%", "]", ":"]),
    st.text(max_size=20),
)


@given(st.text() | ADDRESSES)
def test_any_text_is_a_target_or_refused(text):
    with suppress(UsageError):
        target = parse(text)
        assert parse(str(target)) == target
    with suppress(UsageError):
        assert parse_item(text).kind
    with suppress(UsageError):
        assert parse_id(text, "release") >= 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "A target is artist:ID, label:ID, master:ID, release:ID or search:QUERY"),
        ("artist", "A target is"),
        ("artsit:1", "Did you mean 'artist'?"),
        ("249504", "Say what 249504 is, as in release:249504."),
        ("[a=Rick Astley]", "A target is"),
        ("https://www.discogs.com.example.org/release/1", "A target is"),
        ("https://notdiscogs.com/release/1", "A target is"),
        ("https://[::1/release/5", "A target is"),
        ("r0", "an id is a whole number of at least 1"),
        ("Sigur Rós", "Quote a search of several words, as in 'search:q=Sigur Rós'."),
        ("search:a & b = c", "To search for these words write search:q=a+%26+b+%3D+c"),
        ("artist_releases:1", "A target is"),
        ("artist:", "an id is a whole number of at least 1"),
        ("artist:0", "an id is a whole number of at least 1"),
        ("artist:1.5", "an id is a whole number of at least 1"),
        ("artist:٣", "an id is a whole number of at least 1"),
        ("release:1?sort=year", "a release has no listing"),
        ("artist:1?sort", "is not of the form name=value&name=value"),
        ("search:", "a search needs a query"),
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
