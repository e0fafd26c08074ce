"""What loaders of the dumps mostly do, as a baseline: lxml builds trees, Python rows, CSV, COPY, and no keys at all.

python -m benchmarks.csv_load FILE DATABASE_URL
"""

import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import psycopg
from lxml import etree
from psycopg import sql
from sqlalchemy import ARRAY

from discogs_sync.dump.layout import Dump, Element
from discogs_sync.dump.unpacking import kind_of

TOGETHER = 5_000
"""Records whose rows are written at once."""

Rows = dict[str, list[list[str | None]]]


def main(path: Path, url: str) -> None:
    """Load one file into tables of texts."""
    dump = kind_of(path)
    with psycopg.connect(url) as connection, gzip.open(path) as file:
        for element in dump.record.tables():
            columns = sql.SQL(", ").join(
                sql.SQL("{} text").format(sql.Identifier(name)) for name in columns_of(element)
            )
            connection.execute(sql.SQL("CREATE TABLE {} ({})").format(sql.Identifier(element.part.table.name), columns))
        for rows in rows_of(dump, file):
            for element in dump.record.tables():
                copy(connection, element, rows[element.part.table.name])


def columns_of(element: Element) -> list[str]:
    """Give the columns of an element's table: the id of the entity, then what the dump fills."""
    return ["entity_id", *element.places]


def rows_of(dump: Dump, file: gzip.GzipFile) -> Iterator[Rows]:
    """Give the rows of some records at a time, by table."""
    rows: Rows = defaultdict(list)
    depth, number = 0, 0
    for event, node in etree.iterparse(file, events=("start", "end"), huge_tree=True):
        depth += 1 if event == "start" else -1
        if event == "end" and depth == 1:
            id = node.get("id") or node.findtext("id")
            add(rows, dump.record, node, id)
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
            number += 1
            if number % TOGETHER == 0:
                yield rows
                rows = defaultdict(list)
    yield rows


def add(rows: Rows, element: Element, node: etree._Element, id: str | None) -> None:
    """Add an element's row, and those of all below."""
    children = {child.tag: child for child in node}
    columns = element.part.table.columns
    values = [
        "|".join(each.text or "" for each in node.iterfind(place))
        if isinstance(columns[name].type, ARRAY)
        else value(node, children, place)
        for name, place in element.places.items()
    ]
    rows[element.part.table.name].append([id, *values])
    for child in element.lists.values():
        add_below(rows, child, children, child.path, id)
    if element.nested:
        add_below(rows, element, children, element.nested, id)


def add_below(rows: Rows, element: Element, children: dict[str, etree._Element], path: str, id: str | None) -> None:
    """Add the rows of a list, whose entries stand in one of the children."""
    container, _, tag = path.partition("/")
    for below in children.get(container, ()):
        if below.tag == tag:
            add(rows, element, below, id)


def value(node: etree._Element, children: dict[str, etree._Element], place: str) -> str | None:
    """Give what stands at a place."""
    path, mark, attribute = place.partition("@")
    path = path.rstrip("/")
    found = node if path in {"", "."} else children.get(path)
    if found is None:
        return None
    return found.get(attribute) if mark else found.text


def copy(connection: psycopg.Connection[tuple[object, ...]], element: Element, rows: list[list[str | None]]) -> None:
    """Write rows as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    statement = sql.SQL("COPY {} FROM STDIN (FORMAT CSV)").format(sql.Identifier(element.part.table.name))
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        stream.write(text.getvalue().replace("\0", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
