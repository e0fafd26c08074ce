"""What two documents may differ in and still say the same: few things, each tested, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.mapping.encode import escape
from discogs_sync.mapping.equivalence import Difference, differences, equivalent
from discogs_sync.mapping.listing import MASTER_VERSIONS
from tests import documents as examples
from tests.documents import API, PARTS, Document, page
from tests.places import places, shuffled, with_other, without
from tests.strategies import documents


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("artist", {"id": 5}, {"id": 5, "name": None, "profile": "", "urls": [], "members": None}),
        ("release", {"id": 5}, {"id": 5, "community": {"submitter": {}, "contributors": []}, "new": {}}),
        ("release", {"id": 5, "community": []}, {"id": 5, "community": {}}),
        ("release", {"id": 5}, {"id": 5, "resource_url": f"{API}/releases/5"}),
        ("release", {"id": 5}, {"id": 5, "resource_url": "http://api.discogs.com/releases/5"}),
        ("release", {"id": 5, "master_id": 7}, {"id": 5, "master_id": 7, "master_url": f"{API}/masters/7"}),
        ("release", {"id": 5}, {"id": 5, "master_id": 0, "year": 0}),
        ("release", {"id": 5, "artists": [{"name": "A"}]}, {"id": 5, "artists": [{"name": "A", "id": 0, "anv": ""}]}),
        ("release", {"id": 5, "lowest_price": 2}, {"id": 5, "lowest_price": 2.0}),
        ("release", {"id": 5, "new": 1e23}, {"id": 5, "new": 10**23}),
    ],
)
def test_these_say_the_same(kind: str, one: Document, other: Document) -> None:
    assert equivalent(PARTS[kind], one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("release", {"id": 5, "community": {"have": 0}}, {"id": 5}),
        ("release", {"id": 5, "is_offensive": False}, {"id": 5}),
        ("release", {"id": 5, "is_offensive": True}, {"id": 5, "is_offensive": 1}),
        ("release", {"id": 5, "year": 0.0}, {"id": 5}),
        ("release", {"id": 5, "year": False}, {"id": 5}),
        ("release", {"id": 5, "format_quantity": 0}, {"id": 5}),
        ("release", {"id": 5, "new": 2**63}, {"id": 5, "new": 2**63 + 1}),
        ("release", {"id": 5, "new": {"a": None}}, {"id": 5, "new": {}}),
        ("release", {"id": 5, "resource_url": f"{API}/releases/6"}, {"id": 5}),
        ("release", {"id": 5, "resource_url": "http://elsewhere.example/releases/5"}, {"id": 5}),
        ("release", {"id": 5, "community.status": "Accepted"}, {"id": 5}),
        ("release", {"id": 5, "master_id": 0}, {"id": 5, "master_id": "0"}),
        ("release", {"id": 5, "genres": [""]}, {"id": 5}),
        ("release", {"id": 5, "artists": [{}]}, {"id": 5}),
        ("release", {"id": 5, "artists": [{"id": 0}, "x"]}, {"id": 5, "artists": [{}, "x"]}),
        ("artist", {"id": 5, "members": [{"active": False}]}, {"id": 5, "members": [{}]}),
    ],
)
def test_these_do_not(kind: str, one: Document, other: Document) -> None:
    assert not equivalent(PARTS[kind], one, other)
    assert not equivalent(PARTS[kind], other, one)


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("other", ["another", -7, True, ["x"], {"x": 1}])
def test_another_value_anywhere_makes_a_difference(kind: str, other: Any) -> None:
    document = getattr(examples, kind)()
    differing = [with_other(document, place, other) for place, value in places(document) if value is not other]
    assert len(differing) > 30
    assert [each for each in differing if equivalent(PARTS[kind], document, each)] == []


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_missing_makes_a_difference_unless_it_is_empty_or_derived(kind: str) -> None:
    document = getattr(examples, kind)()
    for place, value in places(document):
        in_object = isinstance(place[-1], str)
        says_nothing = in_object and value in ("", 0) and value is not False
        derived = in_object and (place[-1] == "resource_url" or (isinstance(value, str) and value.startswith(API)))
        assert equivalent(PARTS[kind], document, without(document, place)) == (says_nothing or derived), place


@pytest.mark.parametrize("kind", PARTS)
def test_the_order_and_number_of_entries_make_a_difference(kind: str) -> None:
    document = getattr(examples, kind)()
    lists = [(place, value) for place, value in places(document) if isinstance(value, list)]
    for place, value in lists:
        assert not equivalent(PARTS[kind], document, with_other(document, place, [*value, value[0]])), place
        if len(value) > 1:
            assert not equivalent(PARTS[kind], document, with_other(document, place, value[::-1])), place


@pytest.mark.parametrize("kind", PARTS)
def test_an_unknown_field_anywhere_makes_a_difference(kind: str) -> None:
    document = getattr(examples, kind)()
    objects = [place for place, value in places(document) if isinstance(value, dict)]
    assert [
        place for place in objects if equivalent(PARTS[kind], document, with_other(document, (*place, "new"), 0))
    ] == []


@pytest.mark.parametrize("kind", PARTS)
def test_the_order_of_keys_makes_none(kind: str) -> None:
    document = getattr(examples, kind)()
    assert equivalent(PARTS[kind], document, shuffled(document))


def test_of_a_page_only_what_it_says_of_its_listing_counts() -> None:
    head = MASTER_VERSIONS.head
    one = page("versions", {"id": 1}, items=7, filters={"applied": {}})
    assert equivalent(head, one, page("versions", items=7, filters={"applied": {}}) | {"versions": []})
    assert equivalent(head, one, one | {"pagination": {"page": 9, "pages": 9, "per_page": 9, "items": 7}})
    assert not equivalent(head, one, page("versions", items=8, filters={"applied": {}}))
    assert not equivalent(head, one, page("versions", items=7, filters={"applied": {"country": "UK"}}))
    assert not equivalent(head, one, one | {"pagination.page": 1})


FAST = {"/num_for_sale", "/lowest_price"}
FAST |= {f"/community/{name}" for name in ("have", "want", "rating", "rating/count", "rating/average")}
"""Where the fast numbers stand, as JSON Pointers."""


@pytest.mark.parametrize("kind", PARTS)
def test_another_value_anywhere_is_a_difference_there_unless_it_is_a_fast_number(kind: str) -> None:
    document = getattr(examples, kind)()
    for place, value in places(document):
        pointer = "".join(f"/{escape(str(name))}" for name in place)
        found = list(differences(PARTS[kind], document, with_other(document, place, "another")))
        if pointer not in FAST - {"/community/rating"}:
            assert Difference(pointer, value, "another") in found or pointer == "/community/rating"
        else:
            assert found == [], pointer


@given(st.data(), st.sampled_from(list(PARTS)))
def test_equivalent_documents_have_no_differences(data: st.DataObject, kind: str) -> None:
    one, other = data.draw(documents(kind)), data.draw(documents(kind))
    assert list(differences(PARTS[kind], one, one)) == []
    if equivalent(PARTS[kind], one, other):
        assert list(differences(PARTS[kind], one, other)) == []
    if one["id"] != other["id"]:
        assert Difference("/id", one["id"], other["id"]) in differences(PARTS[kind], one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"title": "A"}, {}, [Difference("/title", "A", None)]),
        ({"genres": ["A", "B"]}, {"genres": ["A"]}, [Difference("/genres/1", "B", None)]),
        ({"genres": ["A"]}, {"genres": []}, [Difference("/genres", ["A"], [])]),
        ({"artists": [{}]}, {"artists": [{}, {}]}, [Difference("/artists/1", None, {})]),
        ({"a/b": {"c": 1}}, {"a/b": {"c": True}}, [Difference("/a~1b/c", 1, True)]),
        (
            {"community": {"have": 1, "status": "A", "data_quality": "B"}},
            {"community": {"have": 2, "data_quality": "B"}},
            [Difference("/community/status", "A", None)],
        ),
        ({"community": {"have": 1, "rating": {"count": 1}}}, {}, []),
    ],
)
def test_differences_are_told_where_they_are(one: Document, other: Document, expected: list[Difference]) -> None:
    assert list(differences(PARTS["release"], one, other)) == expected
