"""Rows built from a document and turned back into a document say the same: nothing that Discogs sends is lost."""

import json

import pytest
from hypothesis import given
from hypothesis.strategies import DataObject, data

from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.decode import decode
from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.listing import decode_page
from discogs_sync.serve.sample import Catalogue
from tests import documents as examples
from tests import strategies
from tests.documents import LISTINGS, PARTS, Document, encode_listing, page, same_page


def there_and_back(kind: str, document: Document) -> Document:
    return decode(PARTS[kind], encode(PARTS[kind], document).rows)


@pytest.mark.parametrize("kind", PARTS)
def test_a_full_document_comes_back_word_for_word(kind: str) -> None:
    document = getattr(examples, kind)()
    back = there_and_back(kind, document)
    assert without_empty(back) == without_empty(document)


def without_empty(value: object) -> object:
    """Leave out what is empty, and links: the mapping may add the ones that it can derive."""
    if isinstance(value, dict):
        kept = {name: without_empty(inner) for name, inner in value.items() if name != "resource_url"}
        return {name: inner for name, inner in kept.items() if inner not in (None, "", [], {}) and inner != 0}
    return [without_empty(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", PARTS)
def test_links_that_discogs_derives_are_built_anew(kind: str) -> None:
    document = getattr(examples, kind)()
    back = there_and_back(kind, document)
    for name in ("resource_url", "releases_url", "versions_url", "master_url", "main_release_url"):
        assert back.get(name) == document.get(name)


@pytest.mark.parametrize("kind", PARTS)
@given(data())
def test_every_document_comes_back(kind: str, data: DataObject) -> None:
    document, _ = replace_forbidden(data.draw(strategies.documents(kind)))
    back = there_and_back(kind, document)
    assert equivalent(PARTS[kind], document, back), back


@pytest.mark.parametrize("kind", PARTS)
@given(data())
def test_what_came_back_gives_the_same_rows_again(kind: str, data: DataObject) -> None:
    document, _ = replace_forbidden(data.draw(strategies.documents(kind)))
    once = encode(PARTS[kind], document).rows
    again = encode(PARTS[kind], decode(PARTS[kind], once)).rows
    assert {name: rows for name, rows in again.items() if rows} == {name: rows for name, rows in once.items() if rows}


@pytest.mark.parametrize("kind", LISTINGS)
@given(data())
def test_every_page_comes_back(kind: str, data: DataObject) -> None:
    listing = LISTINGS[kind]
    document, _ = replace_forbidden(data.draw(strategies.pages(listing)))
    encoded = encode_listing(kind, document)
    assert same_page(kind, document, decode_page(listing, encoded.head, encoded.entries))


@pytest.mark.parametrize("kind", PARTS)
def test_encoding_leaves_the_document_as_it_was(kind: str) -> None:
    document = getattr(examples, kind)() | {"new": {"b": 1, "a": []}}
    before = json.dumps(document)
    encode(PARTS[kind], document)
    assert json.dumps(document) == before


@pytest.mark.parametrize("kind", PARTS)
def test_the_sample_catalogue_comes_back_without_drift(kind: str) -> None:
    catalogue = Catalogue.generate(60)
    for id in catalogue.ids(kind):  # type: ignore[arg-type]  # the kinds of documents are those of the catalogue
        document = catalogue.get(kind, id)  # type: ignore[arg-type]
        assert document is not None
        encoding = encode(PARTS[kind], document)
        assert encoding.drift == []
        assert equivalent(PARTS[kind], document, decode(PARTS[kind], encoding.rows))


def test_the_listings_of_the_sample_catalogue_come_back_without_drift() -> None:
    catalogue = Catalogue.generate(60)
    listed = {
        "artist_releases": page("releases", *catalogue.rows("artist-releases", 108713)),
        "label_releases": page("releases", *catalogue.rows("label-releases", 1)),
        "master_versions": page("versions", *catalogue.rows("versions", 1000)),
    }
    for kind, document in listed.items():
        encoded = encode_listing(kind, document)
        assert encoded.drift == []
        assert len(encoded.entries) > 0
        assert same_page(kind, document, decode_page(LISTINGS[kind], encoded.head, encoded.entries))
