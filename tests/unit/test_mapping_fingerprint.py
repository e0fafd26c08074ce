"""The content hash changes with every field of a document, and with nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import DataObject, data

from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.fingerprint import content_hash
from discogs_sync.mapping.rowtext import list_texts
from tests import documents as examples
from tests import strategies
from tests.documents import API, PARTS, Document, credit, track
from tests.places import places, shuffled, with_other, without

FAST = {"have", "want", "count", "average", "rating", "num_for_sale", "lowest_price"}
"""Numbers that move by the hour, and the object that holds two of them."""


def fingerprint(kind: str, document: Document) -> bytes:
    part = PARTS[kind]
    storable, _ = replace_forbidden(document)
    rows = encode(part, storable).rows
    return content_hash(rows[part.table.name][0], list_texts(part, rows))


@pytest.mark.parametrize("kind", PARTS)
def test_it_changes_with_every_field(kind: str) -> None:
    document = getattr(examples, kind)()
    before = fingerprint(kind, document)
    changed = {place: fingerprint(kind, with_other(document, place, {"x": ["y"]})) for place, _ in places(document)}
    assert [place for place, after in changed.items() if after == before] == []


@pytest.mark.parametrize("kind", PARTS)
def test_it_changes_when_a_field_goes_unless_that_says_the_same(kind: str) -> None:
    document = getattr(examples, kind)()
    for place, _ in places(document):
        lacking = without(document, place)
        same = FAST & set(place) != set() or equivalent(PARTS[kind], document, lacking)
        assert (fingerprint(kind, lacking) == fingerprint(kind, document)) == same, place


@pytest.mark.parametrize("kind", ["master", "release"])
@pytest.mark.parametrize("number", [0, 7, 12345.5])
def test_fast_numbers_take_no_part(kind: str, number: float) -> None:
    document = getattr(examples, kind)()
    price = with_other(document, ("lowest_price",), number)
    assert fingerprint(kind, price) == fingerprint(kind, document)
    assert fingerprint(kind, without(document, ("num_for_sale",))) == fingerprint(kind, document)


def test_the_demand_for_a_release_takes_no_part() -> None:
    document = examples.release()
    for place in (("have",), ("want",), ("rating", "count"), ("rating", "average")):
        changed = with_other(document, ("community", *place), 3)
        assert fingerprint("release", changed) == fingerprint("release", document)


@pytest.mark.parametrize("kind", PARTS)
@given(data())
def test_the_order_of_keys_takes_no_part(kind: str, data: DataObject) -> None:
    document = data.draw(strategies.documents(kind))
    assert fingerprint(kind, shuffled(document)) == fingerprint(kind, document)


def test_nor_does_the_order_of_a_tracks_artists_and_its_sub_tracks() -> None:
    below = track("A.1", "Ebb", "2:00", artists=[credit(502, "Lamp Trio")])
    index = track("A", "Suite", "", artists=[credit(501, "The Paper Lanterns (2)")], sub_tracks=[below])
    document = {"id": 801, "tracklist": [index]}
    assert fingerprint("release", shuffled(document)) == fingerprint("release", document)


@pytest.mark.parametrize(
    ("kind", "said_otherwise"),
    [
        ("artist", {"aliases": [], "members": None, "realname": ""}),
        ("artist", {"resource_url": "http://api.discogs.com/artists/501"}),
        ("artist", {"resource_url": f"{API}/artists/501"}),
        ("release", {"formats": [{"name": "CD", "descriptions": []}], "videos": [], "community": []}),
        ("release", {"formats": [{"name": "CD"}], "year": 0, "master_id": 0}),
    ],
)
def test_saying_the_same_otherwise_changes_nothing(kind: str, said_otherwise: dict[str, Any]) -> None:
    plain: Document = {"id": 501} if kind == "artist" else {"id": 801, "formats": [{"name": "CD"}]}
    other = plain | said_otherwise
    assert equivalent(PARTS[kind], plain, other)
    assert fingerprint(kind, plain) == fingerprint(kind, other)


def test_documents_of_different_ids_differ() -> None:
    assert fingerprint("artist", {"id": 1, "name": "A"}) != fingerprint("artist", {"id": 2, "name": "A"})


def test_texts_do_not_run_into_each_other() -> None:
    one = {"id": 1, "genres": ["a', 'b"]}
    other = {"id": 1, "genres": ["a", "b"]}
    assert fingerprint("release", one) != fingerprint("release", other)
