"""`discogs-sync search`: a single search, its results shown and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.cli.context import Command, open_database, pass_settings, tell
from discogs_sync.cli.output import write_json
from discogs_sync.cli.summary import followed_text
from discogs_sync.cli.tables import write_table
from discogs_sync.cli.wording import ago, counted, number
from discogs_sync.settings import MOST_PAGES

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.sync.searching import Found

PARAMETERS = {
    "type": "Kind of the results.",
    "title": "Artists and title together, as in 'nirvana - nevermind'.",
    "release_title": "Title of a release.",
    "credit": "Name in the credits.",
    "artist": "Name of an artist.",
    "anv": "Artist name variation: a name as printed.",
    "label": "Name of a label.",
    "genre": "Genre.",
    "style": "Style.",
    "country": "Country or region of release.",
    "year": "Year of release.",
    "format": "Format, such as album or vinyl.",
    "catno": "Catalogue number.",
    "barcode": "Barcode.",
    "track": "Title of a track.",
    "submitter": "User who submitted the release.",
    "contributor": "User who contributed to it.",
}
"""Every parameter of the API documentation, "Search", besides the query itself, and its help."""

KINDS = ("release", "master", "artist", "label")

COLUMNS = ("type", "id", "title", "year", "country", "format", "label", "catno")


def _parameter_options(command: Command) -> Command:
    """Declare an option for each parameter of a search."""
    for name, text in reversed(PARAMETERS.items()):
        kind = click.Choice(KINDS) if name == "type" else None
        option = click.option(f"--{name.replace('_', '-')}", name, type=kind, help=text)
        command = option(command)
    return command


@click.command(short_help="Search Discogs once, and store the results.")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@_parameter_options
@click.option("--pages", type=click.IntRange(1, MOST_PAGES), default=1, show_default=True, help="100 results each.")
@click.option("--follow", "follow_too", is_flag=True, help="Follow the search: the next sync mirrors all it finds.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as Discogs gave them, in JSON.")
@pass_settings
def search(
    settings: Settings,
    /,
    words: tuple[str, ...],
    pages: int,
    follow_too: bool,
    as_json: bool,
    **parameters: str | None,
) -> None:
    """Search Discogs for QUERY, narrowed by the options; credentials are needed.

    The table discogs.search_result keeps the results. The documents that they lead to are fetched only if the search
    is followed. A followed search whose walk has begun is answered from the mirror, without a request.

    \b
    Example:
      discogs-sync search nevermind --artist nirvana --type release
      discogs-sync search --genre Jazz --country Japan --pages 3 --json
      discogs-sync search --label "Blue Note" --year 1961 --follow
    """
    from discogs_sync.sync.searching import search as ask
    from discogs_sync.sync.searching import target_of
    from discogs_sync.sync.start import follow

    given = {name: value for name, value in parameters.items() if value is not None}
    if words:
        given["q"] = " ".join(words)
    if not given:
        raise click.UsageError("A search needs a QUERY or one of the options that narrow it, such as --artist.")
    target = target_of(given)
    with open_database(settings) as database:
        found = ask(settings, database, target, pages)
        new = follow(database, [target]) if follow_too else None
    if as_json:
        write_json({"target": str(target), "items": found.items, "results": found.results})
    elif found.results:
        write_table(COLUMNS, [_row(result) for result in found.results], right=("id",))
    tell("found", _sentence(found), target=str(target), results=len(found.results), items=found.items)
    if new is not None:
        tell("followed", followed_text([target], new), targets=[str(target)], new=new)


def _row(result: Mapping[str, Any]) -> list[str]:
    return [_cell(result.get(column)) for column in COLUMNS]


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _sentence(found: Found) -> str:
    shown = number(len(found.results))
    every = "" if found.items is None else f" of {counted(found.items, 'result')}"
    source = ""
    if found.walk:
        at = found.walk.finished_at or found.walk.started_at
        state = "walked" if found.walk.finished_at else f"being walked, {found.walk.page} pages so far, since"
        source = f" The search is followed, and this is the mirror's answer ({state} {ago(at)})."
    return f"{shown}{every}.{source}"
