"""Documents through PostgreSQL: what is written and read back says the same, and a second writing tells the truth."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis.strategies import DataObject, data

from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.decode import decode
from discogs_sync.mapping.encode import encode
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.jsontext import decode_json
from discogs_sync.mapping.listing import decode_page
from discogs_sync.store.documents import Mapped, Outcome, mark_gone, read_document, write_documents
from discogs_sync.store.frontier import Claim, Item, reveal
from discogs_sync.store.ratings import observe_numbers
from discogs_sync.store.tables import Cursor, identifier, names
from discogs_sync.store.walks import write_page
from tests import documents as examples
from tests import postgres, strategies
from tests.documents import LISTINGS, PARTS, Document, encode_listing, same_page
from tests.places import with_other, without

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture(scope="module")
def connection(postgres_url: str, migrated_template: str) -> Iterator[psycopg.Connection[Any]]:
    """Give a connection to a database that the tests of this module share; each rolls back what it wrote."""
    with postgres.fresh_database(postgres_url, migrated_template) as url, psycopg.connect(url) as connection:
        yield connection


@pytest.fixture
def cursor(connection: psycopg.Connection[Any]) -> Iterator[Cursor]:
    with connection.cursor() as cursor:
        yield cursor
    connection.rollback()


def write(
    cursor: Cursor,
    kind: str,
    *documents: Document,
    at: datetime = MONDAY,
    currency: str | None = None,
    replayed: bool = False,
) -> Outcome:
    part = PARTS[kind]
    mapped = [Mapped.of(part, encode(part, document).rows, at, currency) for document in documents]
    return write_documents(cursor, part, mapped, run_id=None, replayed=replayed)


def read(cursor: Cursor, kind: str, id: int) -> Document:
    return decode(PARTS[kind], read_document(cursor, PARTS[kind], id))


def lineage(cursor: Cursor, kind: str, id: int) -> dict[str, Any]:
    columns = ("source", "source_date", "first_seen_at", "checked_at", "changed_at", "gone_at", "gone_source_date")
    cursor.execute(f"SELECT {', '.join(columns)} FROM discogs.{kind} WHERE id = %s", (id,))
    row = cursor.fetchone()
    assert row is not None
    return dict(zip(columns, row, strict=True))


@pytest.mark.parametrize("kind", PARTS)
def test_a_full_document_is_read_as_it_was_written(cursor: Cursor, kind: str) -> None:
    document = getattr(examples, kind)()
    assert write(cursor, kind, document) == Outcome(inserted=frozenset({document["id"]}))
    assert equivalent(PARTS[kind], document, read(cursor, kind, document["id"]))


@pytest.mark.parametrize("kind", PARTS)
@settings(max_examples=25)
@given(data())
def test_so_is_every_document(connection: psycopg.Connection[Any], kind: str, data: DataObject) -> None:
    document, _ = replace_forbidden(data.draw(strategies.documents(kind)))
    with connection.cursor() as cursor:
        write(cursor, kind, document)
        back = read(cursor, kind, document["id"])
    connection.rollback()
    assert equivalent(PARTS[kind], document, back), back


@pytest.mark.parametrize("kind", LISTINGS)
@settings(max_examples=25)
@given(data())
def test_so_is_every_page(connection: psycopg.Connection[Any], kind: str, data: DataObject) -> None:
    document, _ = replace_forbidden(data.draw(strategies.pages(LISTINGS[kind])))
    with connection.cursor() as cursor:
        back = through_the_tables(cursor, kind, document)
    connection.rollback()
    assert same_page(kind, document, back), back


def through_the_tables(cursor: Cursor, kind: str, document: Document) -> Document:
    """Store a page as the first one of its walk, and read it back."""
    listing, id = LISTINGS[kind], 5 if LISTINGS[kind].owned else 0
    item = Item(kind, id, "sort=year")
    reveal(cursor, [(item, 0)])
    write_page(cursor, listing, Claim(item, token=0), encode_listing(kind, document, *item[1:]), MONDAY, run_id=1)
    head = rows(cursor, listing.head.table, listing.head.columns[0])
    return decode_page(listing, head[0], rows(cursor, listing.entry.table, listing.entry.columns[0]))


def rows(cursor: Cursor, table: Any, columns: tuple[str, ...]) -> list[list[Any]]:
    statement = psycopg.sql.SQL("SELECT {} FROM {}").format(names(columns), identifier(table))
    return [list(row) for row in cursor.execute(statement).fetchall()]


@pytest.mark.parametrize(
    "number",
    [
        *(0.1 + 0.2, 1.0, 1, 5e-324, 1e16, 1e22, -1e300, 1.2345678901234567e19, 1.7976931348623157e308),
        *(2**53 + 1, 2**63, -(2**64), 10**300, 123456789.123456789, -0.0, "1.50", "1e+300", True),
    ],
    ids=repr,
)
@pytest.mark.parametrize("again", [False, True])
def test_number_keeps_value_and_type(cursor: Cursor, number: Any, again: bool) -> None:
    if again:
        write(cursor, "release", {"id": 1}, at=MONDAY)
    document = {"id": 1, "lowest_price": number, "new": {"number": number, "list": [number, {"1e+300": number}]}}
    write(cursor, "release", document, at=TUESDAY)
    found = read(cursor, "release", 1)
    assert equivalent(PARTS["release"], document, found)
    assert json.dumps(found["new"], sort_keys=True) == json.dumps(document["new"], sort_keys=True).replace(
        "-0.0", "0.0"
    )


@pytest.mark.parametrize("number", ["1e400", "-1E+999999999999999999999", "9" * 5_000])
def test_number_that_is_too_large_is_kept_as_text_and_counted(cursor: Cursor, number: str) -> None:
    document = decode_json(f'{{"id": 1, "title": {number}, "num_for_sale": {number}, "notes": "x", "new": {number}}}')
    encoding = encode(PARTS["release"], document)
    assert [each.pointer for each in encoding.drift] == ["/title", "/num_for_sale", "/new"]
    write(cursor, "release", document)
    assert read(cursor, "release", 1).items() >= document.items()


@pytest.mark.parametrize("kind", ["release", "master"])
@pytest.mark.parametrize("absent", [False, True])
def test_numbers_that_vanish_add_one_row_without_numbers(cursor: Cursor, kind: str, absent: bool) -> None:
    document = getattr(examples, kind)()
    write(cursor, kind, document, at=MONDAY)
    table, price = f"discogs.{kind}_stats", document["lowest_price"]
    bare = document | {"lowest_price": None, "num_for_sale": None}
    if kind == "release":
        contributed = {name: document["community"][name] for name in ("submitter", "contributors")}
        bare["community"] = contributed | {"have": None, "want": None, "rating": None}
    if absent:
        bare = {name: value for name, value in bare.items() if value is not None}
    for at in (TUESDAY, WEDNESDAY):
        write(cursor, kind, bare, at=at)
    cursor.execute(f"SELECT num_for_sale, lowest_price::float, observed_at FROM {table} ORDER BY observed_at")
    assert cursor.fetchall() == [(document["num_for_sale"], price, MONDAY), (None, None, TUESDAY)]
    found = read(cursor, kind, document["id"])
    assert not {"lowest_price", "num_for_sale"} & found.keys()
    assert not {"have", "want", "rating"} & found.get("community", {}).keys()
    write(cursor, kind, document, at=WEDNESDAY + timedelta(days=1))
    assert read(cursor, kind, document["id"])["lowest_price"] == price


def test_document_without_numbers_adds_no_row(cursor: Cursor) -> None:
    for at in (MONDAY, TUESDAY):
        write(cursor, "release", {"id": 1, "title": "T", "community": None}, at=at)
    assert cursor.execute("SELECT count(*) FROM discogs.release_stats").fetchone() == (0,)


def test_a_document_as_it_was_is_only_marked_as_checked(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY)
    before = lineage(cursor, "release", 801)
    assert before["changed_at"] == before["first_seen_at"]
    assert write(cursor, "release", examples.release(), at=TUESDAY) == Outcome(unchanged=frozenset({801}))
    assert lineage(cursor, "release", 801) == before | {"checked_at": TUESDAY}


def test_a_document_that_differs_is_replaced_with_all_its_lists(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY)
    before = lineage(cursor, "release", 801)
    changed = without(examples.release(), ("tracklist", 2)) | {"title": "Harbours", "genres": [], "new": "field"}
    assert write(cursor, "release", changed, at=TUESDAY) == Outcome(updated=frozenset({801}))
    assert equivalent(PARTS["release"], changed, read(cursor, "release", 801))
    after = lineage(cursor, "release", 801)
    assert after.pop("changed_at") > before.pop("changed_at")
    assert after == before | {"source_date": TUESDAY, "checked_at": TUESDAY}


def test_each_of_several_documents_is_dealt_with_for_itself(cursor: Cursor) -> None:
    artists = [examples.artist() | {"id": id} for id in (1, 2, 3)]
    write(cursor, "artist", *artists[:2])
    outcome = write(cursor, "artist", artists[0], artists[1] | {"name": "Renamed"}, artists[2], at=TUESDAY)
    assert outcome == Outcome(inserted=frozenset({3}), updated=frozenset({2}), unchanged=frozenset({1}))
    assert [read(cursor, "artist", id)["name"] for id in (1, 2, 3)] == [
        artists[0]["name"],
        "Renamed",
        artists[2]["name"],
    ]


def test_what_is_gone_keeps_its_content_and_may_come_back(cursor: Cursor) -> None:
    write(cursor, "label", examples.label(), at=MONDAY)
    before = lineage(cursor, "label", 601)
    assert mark_gone(cursor, PARTS["label"], [601, 602], TUESDAY, run_id=2) == 1
    gone = lineage(cursor, "label", 601)
    assert gone["gone_at"] == gone["changed_at"] > before["changed_at"]
    assert gone["gone_source_date"] == TUESDAY
    mark_gone(cursor, PARTS["label"], [601], WEDNESDAY, run_id=3)
    assert lineage(cursor, "label", 601) == gone | {"checked_at": WEDNESDAY}
    assert cursor.execute("SELECT run_id FROM discogs.label").fetchall() == [(2,)]
    assert equivalent(PARTS["label"], examples.label(), read(cursor, "label", 601))
    write(cursor, "label", examples.label(), at=WEDNESDAY)
    back = lineage(cursor, "label", 601)
    assert back["changed_at"] > gone["changed_at"]
    assert (back["gone_at"], back["gone_source_date"]) == (None, None)


@pytest.mark.parametrize("kind", PARTS)
def test_replayed_document_keeps_all_instants_but_changed_at(cursor: Cursor, kind: str) -> None:
    document = getattr(examples, kind)()
    write(cursor, kind, document, at=MONDAY)
    mark_gone(cursor, PARTS[kind], [document["id"]], TUESDAY, run_id=None)
    before = lineage(cursor, kind, document["id"])

    assert write(cursor, kind, document, replayed=True).unchanged == {document["id"]}
    assert write(cursor, kind, document | {"new": "field"}, replayed=True).updated == {document["id"]}
    after = lineage(cursor, kind, document["id"])
    assert after.pop("changed_at") > before.pop("changed_at")
    assert after == before
    assert equivalent(PARTS[kind], document | {"new": "field"}, read(cursor, kind, document["id"]))


def test_a_document_that_is_not_mirrored_has_no_rows(cursor: Cursor) -> None:
    assert read_document(cursor, PARTS["master"], 404) == {}


def stats(cursor: Cursor, id: int = 801) -> list[tuple[Any, ...]]:
    cursor.execute(
        "SELECT observed_at, have, lowest_price::float, currency FROM discogs.release_stats"
        " WHERE release_id = %s ORDER BY observed_at",
        (id,),
    )
    return cursor.fetchall()


def test_fast_numbers_become_history_while_the_document_is_unchanged(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY)
    more = with_other(examples.release(), ("community", "have"), 253)
    assert write(cursor, "release", more, at=TUESDAY) == Outcome(unchanged=frozenset({801}))
    write(cursor, "release", more, at=WEDNESDAY)
    assert stats(cursor) == [(MONDAY, 252, 0.63, None), (TUESDAY, 253, 0.63, None)]
    assert equivalent(PARTS["release"], more, read(cursor, "release", 801))


@pytest.mark.parametrize("kind", ["release", "master"])
def test_history_tells_unchanged_numbers_from_numbers_not_asked_for(cursor: Cursor, kind: str) -> None:
    document = getattr(examples, kind)()
    for at in (MONDAY, TUESDAY):
        write(cursor, kind, document, at=at)
    write(cursor, kind, document | {"num_for_sale": 99}, at=WEDNESDAY)
    write(cursor, kind, document, at=MONDAY)
    cursor.execute(f"SELECT observed_at, checked_at FROM discogs.{kind}_stats ORDER BY 1")
    assert cursor.fetchall() == [(MONDAY, TUESDAY), (WEDNESDAY, WEDNESDAY)]


def test_rating_alone_confirms_no_price(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY)
    observe_numbers(cursor, 801, {"have": 252}, TUESDAY)
    observe_numbers(cursor, 801, {"have": 253}, WEDNESDAY)
    cursor.execute("SELECT observed_at, checked_at FROM discogs.release_stats ORDER BY 1")
    assert cursor.fetchall() == [(MONDAY, MONDAY), (WEDNESDAY, None)]


def test_a_price_that_is_none_any_more_is_part_of_that_history(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY)
    sold = examples.release() | {"num_for_sale": 0, "lowest_price": None}
    write(cursor, "release", sold, at=TUESDAY)
    assert stats(cursor) == [(MONDAY, 252, 0.63, None), (TUESDAY, 252, None, None)]
    assert equivalent(PARTS["release"], sold, read(cursor, "release", 801))


def test_prices_in_several_currencies_stand_side_by_side(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY, currency="USD")
    write(cursor, "release", examples.release() | {"lowest_price": 0.55}, at=TUESDAY, currency="EUR")
    assert stats(cursor) == [(MONDAY, 252, 0.63, "USD"), (TUESDAY, 252, 0.55, "EUR")]
    assert read(cursor, "release", 801)["lowest_price"] == 0.55


def test_going_back_to_a_currency_whose_price_has_not_moved_is_noted_as_well(cursor: Cursor) -> None:
    more = with_other(examples.release(), ("community", "have"), 253) | {"lowest_price": 0.55}
    write(cursor, "release", examples.release(), at=MONDAY, currency="USD")
    write(cursor, "release", more, at=TUESDAY, currency="EUR")
    write(cursor, "release", examples.release(), at=WEDNESDAY, currency="USD")
    assert [row[1:] for row in stats(cursor)] == [(252, 0.63, "USD"), (253, 0.55, "EUR"), (252, 0.63, "USD")]
    assert equivalent(PARTS["release"], examples.release(), read(cursor, "release", 801))


def test_an_answer_of_the_past_is_compared_with_its_own_past(cursor: Cursor) -> None:
    more = with_other(examples.release(), ("community", "have"), 253)
    write(cursor, "release", examples.release(), at=MONDAY)
    write(cursor, "release", more, at=WEDNESDAY)
    write(cursor, "release", examples.release(), at=TUESDAY)
    assert [row[:2] for row in stats(cursor)] == [(MONDAY, 252), (WEDNESDAY, 253)]
    write(cursor, "release", with_other(more, ("community", "have"), 251), at=TUESDAY)
    assert [row[:2] for row in stats(cursor)] == [(MONDAY, 252), (TUESDAY, 251), (WEDNESDAY, 253)]


def test_another_reading_of_the_same_answer_takes_its_place(cursor: Cursor) -> None:
    write(cursor, "release", examples.release(), at=MONDAY, currency="EUR")
    write(cursor, "release", examples.release() | {"lowest_price": 0.5}, at=MONDAY, currency="EUR")
    assert stats(cursor) == [(MONDAY, 252, 0.5, "EUR")]


@pytest.mark.parametrize("kind", PARTS)
def test_what_comes_back_after_a_change_of_mind_is_the_latest(cursor: Cursor, kind: str) -> None:
    document = getattr(examples, kind)()
    for at, field in ((MONDAY, "a"), (TUESDAY, "b"), (WEDNESDAY, "a")):
        assert write(cursor, kind, document | {"new": {field: [1]}}, at=at).unchanged == frozenset()
    assert equivalent(PARTS[kind], document | {"new": {"a": [1]}}, read(cursor, kind, document["id"]))


def test_unknown_fields_can_be_asked_for_in_sql(cursor: Cursor) -> None:
    write(cursor, "release", examples.release() | {"new": {"deep": [1, {"a/b": "x"}]}})
    cursor.execute("SELECT extra -> '/new' -> 'deep' -> 1 ->> 'a/b' FROM discogs.release")
    assert cursor.fetchall() == [("x",)]
    cursor.execute("SELECT extra FROM discogs.release")
    assert json.dumps(cursor.fetchone()) == '[{"/new": {"deep": [1, {"a/b": "x"}]}}]'
