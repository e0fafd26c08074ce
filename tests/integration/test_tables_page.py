"""docs/tables.md says what the schema and the views say."""

from discogs_sync.schema import metadata
from discogs_sync.store.connect import Database
from docs.generate import PAGE, tables_page


def test_the_page_of_the_tables_is_up_to_date(database: Database) -> None:
    with database.begin() as connection:
        page = tables_page(connection)
    assert PAGE.read_text(encoding="utf-8") == page, "run `./run docs`"


def test_it_tells_every_table_once() -> None:
    headings = [line.removeprefix("### ") for line in PAGE.read_text(encoding="utf-8").splitlines() if "### " in line]
    assert sorted(each for each in headings if not each.startswith("analytics.")) == sorted(metadata.tables)
