"""Where each field of a document belongs, written by hand, and a look at every value there with plain SQL.

This knows nothing of the mapping on purpose: it is the second opinion on what is stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.rows import dict_row

Body = dict[str, Any]
Key = tuple[int, ...]


def _fields(table: str, prefix: str, names: str, **others: str) -> dict[str, str]:
    """Give columns of the fields' own names, and those of other fields by their column."""
    same = {f"{prefix}{name}": f"{table}.{name}" for name in names.split()}
    return same | {f"{prefix}{field}": f"{table}.{column}" for column, field in others.items()}


def _credits(table: str, prefix: str) -> dict[str, str]:
    names = "name anv role tracks thumbnail_url"
    return _fields(table, f"{prefix}.*.", names, artist_id="id", join_phrase="join")


def _companies(table: str, prefix: str) -> dict[str, str]:
    names = "name catno entity_type entity_type_name thumbnail_url"
    return _fields(table, f"{prefix}.*.", names, label_id="id")


def _images(table: str) -> dict[str, str]:
    return _fields(table, "images.*.", "type uri uri150 width height")


def _videos(table: str) -> dict[str, str]:
    return _fields(table, "videos.*.", "uri title description duration embed")


def _tracks(table: str, artists: str, credits_: str, prefix: str = "tracklist") -> dict[str, str]:
    """Give the columns of tracks, and of sub-tracks at two depths, which stand in the same tables."""
    columns: dict[str, str] = {}
    for _ in range(3):
        columns |= _fields(table, f"{prefix}.*.", "type_ position title duration")
        columns |= _credits(artists, f"{prefix}.*.artists") | _credits(credits_, f"{prefix}.*.extraartists")
        prefix += ".*.sub_tracks"
    return columns


def _related(table: str, prefix: str) -> dict[str, str]:
    return _fields(table, f"{prefix}.*.", "name active thumbnail_url", other_artist_id="id")


ARTIST = (
    _fields("artist", "", "id name realname profile data_quality uri")
    | {"namevariations.*": "artist_name_variation.name", "urls.*": "artist_url.url"}
    | _related("artist_alias", "aliases")
    | _related("artist_member", "members")
    | _related("artist_group", "groups")
    | _images("artist_image")
)
LABEL = (
    _fields("label", "", "id name profile contact_info data_quality uri")
    | {"parent_label.id": "label.parent_label_id", "parent_label.name": "label.parent_label_name"}
    | {"urls.*": "label_url.url"}
    | _fields("label_sublabel", "sublabels.*.", "name", sublabel_id="id")
    | _images("label_image")
)
MASTER = (
    _fields("master", "", "id title main_release most_recent_release year notes data_quality uri")
    | _fields("master_stats", "", "num_for_sale lowest_price")
    | {"genres.*": "master_genre.genre", "styles.*": "master_style.style"}
    | _credits("master_artist", "artists")
    | _tracks("master_track", "master_track_artist", "master_track_credit")
    | _videos("master_video")
    | _images("master_image")
)
RELEASE = (
    _fields("release", "", "id title artists_sort master_id status data_quality country released released_formatted")
    | _fields("release", "", "year notes format_quantity estimated_weight date_added date_changed thumb uri")
    | _fields("release", "", "blocked_from_sale is_offensive", submitter="community.submitter.username")
    | {"community.status": "release.community_status", "community.data_quality": "release.community_data_quality"}
    | _fields("release_stats", "", "num_for_sale lowest_price", have="community.have", want="community.want")
    | {
        "community.rating.count": "release_stats.rating_count",
        "community.rating.average": "release_stats.rating_average",
    }
    | {"community.contributors.*.username": "release_contributor.username"}
    | {"genres.*": "release_genre.genre", "styles.*": "release_style.style"}
    | _fields("release_format", "formats.*.", "name qty text descriptions")
    | _fields("release_identifier", "identifiers.*.", "type value description")
    | _credits("release_artist", "artists")
    | _credits("release_credit", "extraartists")
    | _companies("release_label", "labels")
    | _companies("release_series", "series")
    | _companies("release_company", "companies")
    | _tracks("track", "track_artist", "track_credit")
    | _videos("release_video")
    | _images("release_image")
)
DOCUMENTS = {"artist": ARTIST, "label": LABEL, "master": MASTER, "release": RELEASE}
"""The column of each field of a document; an index in a list is a star."""

_DEMAND = {
    "stats.community.in_collection": "in_collection",
    "stats.community.in_wantlist": "in_wantlist",
    "stats.user.in_collection": "user_in_collection",
    "stats.user.in_wantlist": "user_in_wantlist",
}


def _same(names: str) -> dict[str, str]:
    return {name: name for name in names.split()}


ENTRIES = {
    "artist_release": _same("type id role title artist main_release format label year trackinfo status thumb")
    | _DEMAND,
    "label_release": _same("catno title artist format year status thumb") | {"id": "release_id"} | _DEMAND,
    "master_version": _same("title label catno format major_formats country released status thumb")
    | {"id": "release_id"}
    | _DEMAND,
    "search_result": _same("type id title country year format formats format_quantity label genre style catno barcode")
    | _same("master_id thumb cover_image uri")
    | {"community.have": "have", "community.want": "want"}
    | {"user_data.in_collection": "user_in_collection", "user_data.in_wantlist": "user_in_wantlist"},
}
"""The column of each field of a listing's entry, by table."""


@dataclass(frozen=True)
class Leaf:
    """A value within a body: the keys that lead to it, the place of its row, and the object that holds it."""

    path: tuple[str | int, ...]
    ordinals: Key
    value: Any
    holder: Any

    @property
    def pattern(self) -> str:
        """The path with stars for the places in lists."""
        return ".".join("*" if isinstance(name, int) else name for name in self.path)


def leaves(body: Any) -> Iterator[Leaf]:
    """Give every scalar of a body; tracks and their sub-tracks are counted as they come."""
    tracks = iter(range(1, 10**6))

    def walk(value: Any, path: tuple[str | int, ...], ordinals: Key, holder: Any) -> Iterator[Leaf]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, (*path, name), ordinals, value)
        elif isinstance(value, list):
            counted = path[-1:] in {("tracklist",), ("sub_tracks",)}
            for number, inner in enumerate(value):
                place = (next(tracks),) if counted else (*ordinals, number + 1)
                yield from walk(inner, (*path, number), place, holder)
        else:
            yield Leaf(path, ordinals, value, holder)

    return walk(body, (), (), body)


class Stored:
    """The tables of a mirror, read with plain SQL when they are first looked at."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._tables: dict[str, list[dict[str, Any]]] = {}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Give all rows of a table; of the numbers that are history the latest last."""
        if table not in self._tables:
            order = " ORDER BY observed_at" if table.endswith("_stats") else ""
            with self._connection.cursor(row_factory=dict_row) as cursor:
                self._tables[table] = cursor.execute(f"SELECT * FROM discogs.{table}{order}").fetchall()
        return self._tables[table]

    def by_key(self, table: str, length: int) -> dict[Key, dict[str, Any]]:
        """Give the rows of a table by their first columns: the document's id, then the places in lists."""
        return {tuple(list(row.values())[:length]): row for row in self.rows(table)}


def misplaced(body: Body, columns: dict[str, str], stored: Stored) -> list[tuple[Leaf, Any]]:
    """Give the values of a document that do not stand in their column, nor in `extra`, with what does."""
    wrong = []
    extra = stored.by_key(columns["id"].split(".")[0], 1)[(body["id"],)]["extra"] or {}
    for leaf in leaves(body):
        found = _in_extra(extra, leaf.path)
        if found is None:
            found = _in_column(leaf, columns, stored, body["id"])
        if not _says_the_same(leaf, found):
            wrong.append((leaf, found))
    return wrong


def misplaced_in_entry(entry: Body, columns: dict[str, str], row: dict[str, Any]) -> list[tuple[Leaf, Any]]:
    """Give the values of a listing's entry that do not stand in their column, nor in `extra`, with what does."""
    wrong = []
    for leaf in leaves(entry):
        found = _in_extra(row["extra"] or {}, leaf.path)
        if found is None:
            column, rest = _column(leaf, columns)
            found = None if column is None else _within(row[column], rest)
        if not _says_the_same(leaf, found):
            wrong.append((leaf, found))
    return wrong


def _column(leaf: Leaf, columns: dict[str, str]) -> tuple[str | None, tuple[str | int, ...]]:
    """Give the column that a leaf, or something that it is part of, belongs to, and the rest of its path there."""
    for length in range(len(leaf.path), 0, -1):
        part = Leaf(leaf.path[:length], (), None, None)
        if part.pattern in columns:
            return columns[part.pattern], leaf.path[length:]
    return None, ()


def _in_column(leaf: Leaf, columns: dict[str, str], stored: Stored, id: int) -> Any:
    place, rest = _column(leaf, columns)
    if place is None:
        return None
    table, column = place.split(".")
    ordinals = leaf.ordinals[: len(leaf.ordinals) - sum(isinstance(name, int) for name in rest)]
    row = stored.by_key(table, 1 + len(ordinals)).get((id, *ordinals))
    return None if row is None else _within(row[column], rest)


def _in_extra(extra: dict[str, Any], path: tuple[str | int, ...]) -> Any:
    for length in range(1, len(path) + 1):
        pointer = "".join("/" + str(name).replace("~", "~0").replace("/", "~1") for name in path[:length])
        if pointer in extra:
            return _within(extra[pointer], path[length:])
    return None


def _within(value: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        if value is None or (isinstance(name, int) and name >= len(value)):
            return None
        value = value[name]
    return value


def _says_the_same(leaf: Leaf, found: Any) -> bool:
    if isinstance(found, Decimal):
        found = float(found)
    if found in (None, ""):
        return leaf.value in (None, "") or _is_none_in_number(leaf) or _is_derived(leaf)
    return type(found) in {type(leaf.value), float, int} and bool(found == leaf.value)


def _is_none_in_number(leaf: Leaf) -> bool:
    name = str(leaf.path[-1])
    return (
        type(leaf.value) is int and leaf.value == 0 and (name in {"id", "year"} or name.endswith(("_id", "_release")))
    )


def _is_derived(leaf: Leaf) -> bool:
    """Tell whether a link repeats another value of its object: its id, user name or, of a picture, its address."""
    if not (isinstance(leaf.value, str) and str(leaf.path[-1]).endswith("_url")):
        return False
    others = {str(value) for name, value in leaf.holder.items() if not name.endswith("_url") and value}
    scheme, _, rest = leaf.value.partition("://api.discogs.com/")
    return leaf.value in others or (scheme in {"http", "https"} and bool(others & set(rest.split("/"))))
