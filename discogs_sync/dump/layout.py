"""Where the dumps' XML holds what the tables' columns hold: one description a resource, which all else follows from.

The program of the transcoder, the columns of COPY (`program`) and the slow way for odd records
(`document`) are made from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from discogs_sync.mapping.artist import ARTIST
from discogs_sync.mapping.equivalence import Carried
from discogs_sync.mapping.label import LABEL
from discogs_sync.mapping.master import MASTER
from discogs_sync.mapping.part import Part
from discogs_sync.mapping.release import RELEASE
from discogs_sync.store.incoming import Shape


@dataclass(frozen=True, eq=False)
class Element:
    """An element of the dump, and the row that it becomes.

    `path` leads to it from the element above (`artists/artist`). `places` tells for each column of `part`'s own table
    that the dump fills where its value stands: `title` is the text of a child, `@id` an attribute, `master_id/@x` an
    attribute of a child, `.` the element's own text, and `a/b` of an array the texts of all those elements. `lists` are
    the elements below by their key in the document, `nested` leads to elements of the same kind. `rare` are columns
    that only dumps of old have. An `unordered` list stands in another order at the API. `derived` gives, for each
    column that the API fills and the dump does not, the column to compute it from and the function of `mapping.derive`.
    """

    part: Part
    path: str
    places: Mapping[str, str]
    lists: Mapping[str, "Element"] = field(default_factory=dict)
    nested: str | None = None
    ignored: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    unordered: bool = False
    derived: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def derivations(self) -> dict[str, tuple[str, str]]:
        """The columns computed from others: the column of their source and the function of `mapping.derive`."""
        names = self.part.columns[0]
        shared = {names[place]: (names[source], function) for place, source, function in self.part.derivations}
        return {column: (source, by) for column, (source, by) in shared.items() if source in self.places} | dict(
            self.derived
        )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the row: those that the mapping fills, then those that only the dump does."""
        mapped = self.part.columns[0]
        return (*mapped, *(column for column in self.places if column not in mapped))

    @cached_property
    def shape(self) -> Shape:
        """The row as `store.incoming` takes it."""
        table, mapped = self.part.table, self.part.columns[0]
        shared = {name for name in self.places if name in mapped} | {*self.derivations, "parent_ordinal", "type_"}
        keys = {column.name for column in table.primary_key.columns}
        return Shape(
            table,
            self.columns,
            compared=tuple(name for name in self.columns if name in shared - keys - self.rare),
            dumped=tuple(name for name in self.places if name not in mapped),
            rare=tuple(self.rare),
            unordered=self.unordered,
        )

    @cached_property
    def carried(self) -> Carried:
        """What dumps carry of the document; of pictures they have no addresses."""
        columns = self.part.table.columns
        return Carried(
            frozenset(columns[name].info["key"] for name in self.shape.compared if "key" in columns[name].info),
            {key: child.carried for key, child in self.lists.items() if key != "images"},
            self.nested and self.nested.partition("/")[0],
            self.unordered,
        )

    def tables(self) -> Iterator["Element"]:
        """Give this element and all those below, each of a table of its own, parents first."""
        yield self
        for child in self.lists.values():
            yield from child.tables()


@dataclass(frozen=True, eq=False)
class Dump:
    """A kind of dump: the kind of its entities, which names its records too, its root, and what a record becomes."""

    kind: str
    root: str
    record: Element


def _named(*columns: str, **others: str) -> dict[str, str]:
    return {column: column for column in columns} | others


def _attributes(*columns: str, **others: str) -> dict[str, str]:
    return {column: f"@{column}" for column in columns} | others


def _credits(part: Part, path: str) -> Element:
    places = _named("name", "anv", "role", "tracks", artist_id="id", join_phrase="join")
    return Element(part, f"{path}/artist", places)


def _texts(part: Part, path: str) -> Element:
    [column] = [name for name in part.columns[0] if name in {"name", "url", "genre", "style"}]
    return Element(part, path, {column: "."})


def _images(part: Part) -> Element:
    return Element(part, "images/image", _attributes("type", "uri", "uri150", "width", "height"))


def _videos(part: Part) -> Element:
    places = _named("title", "description") | _attributes("duration", "embed", uri="@src")
    return Element(part, "videos/video", places)


def _related(part: Part, path: str) -> Element:
    return Element(part, f"{path}/name", {"other_artist_id": "@id", "name": "."}, unordered=True)


def _tracks(part: Part) -> Element:
    lists = {key: _credits(part.lists[key], key) for key in ("artists", "extraartists")}
    return Element(part, "tracklist/track", _named("position", "title", "duration"), lists, nested="sub_tracks/track")


_LISTS = RELEASE.lists

RELEASES = Dump(
    "release",
    "releases",
    Element(
        RELEASE,
        "release",
        _named("title", "country", "released", "notes", "data_quality", "master_id")
        | {"id": "@id", "status": "@status", "is_main_release": "master_id/@is_main_release"},
        {
            "artists": _credits(_LISTS["artists"], "artists"),
            "extraartists": _credits(_LISTS["extraartists"], "extraartists"),
            "labels": Element(_LISTS["labels"], "labels/label", _attributes("name", "catno", label_id="@id")),
            "series": Element(_LISTS["series"], "series/series", _attributes("name", "catno", label_id="@id")),
            "companies": Element(
                _LISTS["companies"],
                "companies/company",
                _named("name", "catno", "entity_type", "entity_type_name", label_id="id"),
                ignored=frozenset({"resource_url"}),
            ),
            "formats": Element(
                _LISTS["formats"],
                "formats/format",
                _attributes("name", "qty", "text", descriptions="descriptions/description"),
            ),
            "genres": _texts(_LISTS["genres"], "genres/genre"),
            "styles": _texts(_LISTS["styles"], "styles/style"),
            "identifiers": Element(
                _LISTS["identifiers"], "identifiers/identifier", _attributes("type", "value", "description")
            ),
            "tracklist": _tracks(_LISTS["tracklist"]),
            "videos": _videos(_LISTS["videos"]),
            "images": _images(_LISTS["images"]),
        },
        rare=frozenset({"status"}),
        derived={"year": ("released", "year")},
    ),
)

MASTERS = Dump(
    "master",
    "masters",
    Element(
        MASTER,
        "master",
        _named("main_release", "year", "title", "notes", "data_quality", id="@id"),
        {
            "artists": _credits(MASTER.lists["artists"], "artists"),
            "genres": _texts(MASTER.lists["genres"], "genres/genre"),
            "styles": _texts(MASTER.lists["styles"], "styles/style"),
            "videos": _videos(MASTER.lists["videos"]),
            "images": _images(MASTER.lists["images"]),
        },
    ),
)

ARTISTS = Dump(
    "artist",
    "artists",
    Element(
        ARTIST,
        "artist",
        _named("id", "name", "realname", "profile", "data_quality"),
        {
            "namevariations": _texts(ARTIST.lists["namevariations"], "namevariations/name"),
            "urls": _texts(ARTIST.lists["urls"], "urls/url"),
            "aliases": _related(ARTIST.lists["aliases"], "aliases"),
            "members": _related(ARTIST.lists["members"], "members"),
            "groups": _related(ARTIST.lists["groups"], "groups"),
            "images": _images(ARTIST.lists["images"]),
        },
        ignored=frozenset({"members/id"}),
    ),
)

LABELS = Dump(
    "label",
    "labels",
    Element(
        LABEL,
        "label",
        _named("id", "name", "profile", "data_quality", contact_info="contactinfo")
        | {"parent_label_id": "parentLabel/@id", "parent_label_name": "parentLabel"},
        {
            "urls": _texts(LABEL.lists["urls"], "urls/url"),
            "sublabels": Element(LABEL.lists["sublabels"], "sublabels/label", {"sublabel_id": "@id", "name": "."}),
            "images": _images(LABEL.lists["images"]),
        },
    ),
)

DUMPS = {dump.kind: dump for dump in (ARTISTS, LABELS, MASTERS, RELEASES)}
"""Every dump by the kind of its entities."""
