"""Documents and pages in the shapes of the API, one of each kind, and what becomes of them as rows with names."""

from typing import Any

from discogs_sync.mapping.artist import ARTIST
from discogs_sync.mapping.encode import Rows, encode
from discogs_sync.mapping.equivalence import equivalent
from discogs_sync.mapping.label import LABEL
from discogs_sync.mapping.listing import ARTIST_RELEASES, LABEL_RELEASES, MASTER_VERSIONS, SEARCH, Page, encode_page
from discogs_sync.mapping.master import MASTER
from discogs_sync.mapping.part import Part
from discogs_sync.mapping.release import RELEASE

Document = dict[str, Any]

API = "https://api.discogs.com"
SITE = "https://www.discogs.com"
PICTURES = "https://i.discogs.com"

PARTS = {"artist": ARTIST, "label": LABEL, "master": MASTER, "release": RELEASE}
LISTINGS = {listing.kind: listing for listing in (ARTIST_RELEASES, LABEL_RELEASES, MASTER_VERSIONS, SEARCH)}


def named(part: Part, rows: Rows) -> dict[str, list[Document]]:
    """Give the rows of a document, and of its lists, with the names of their columns."""
    columns = dict(zip((table.name for table in part.tables), part.columns, strict=True)) | _columns_below(part)
    return {name: [dict(zip(columns[name], row, strict=True)) for row in found] for name, found in rows.items()}


def _columns_below(part: Part) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    for child in part.lists.values():
        columns |= {child.table.name: child.columns[0]} | _columns_below(child)
    return columns


def tables(kind: str, document: Document) -> dict[str, list[Document]]:
    """Encode a document and give its rows with names."""
    return named(PARTS[kind], encode(PARTS[kind], document).rows)


def entries(kind: str, page: Page) -> list[Document]:
    """Give the rows of a page's entries with names."""
    return [dict(zip(LISTINGS[kind].entry.columns[0], row, strict=True)) for row in page.entries]


def encode_listing(kind: str, page: Document, id: int = 5, query: str = "", offset: int = 0) -> Page:
    """Encode a page of a listing of the kind."""
    return encode_page(LISTINGS[kind], id, query, page, offset=offset)


def artist() -> Document:
    """Give a group with everything that an artist can have."""
    return {
        "id": 501,
        "name": "The Paper Lanterns (2)",
        "realname": "Lantern Ensemble",
        "resource_url": f"{API}/artists/501",
        "uri": f"{SITE}/artist/501-The-Paper-Lanterns-2",
        "releases_url": f"{API}/artists/501/releases",
        "images": [image("primary", "A-501-1"), image("secondary", "A-501-2")],
        "profile": "Formed in [l=Bergen].",
        "urls": ["https://lanterns.example", "https://lanterns.example/shop"],
        "namevariations": ["Paper Lanterns", "P. Lanterns"],
        "aliases": [{"id": 502, "name": "Lamp Trio", "resource_url": f"{API}/artists/502"}],
        "members": [
            {
                "id": 503,
                "name": "Ida Holm",
                "resource_url": f"{API}/artists/503",
                "active": True,
                "thumbnail_url": f"{PICTURES}/A-503.jpeg",
            },
            {"id": 504, "name": "Olav Lie", "resource_url": f"{API}/artists/504", "active": False},
        ],
        "groups": [{"id": 505, "name": "Harbour Choir", "resource_url": f"{API}/artists/505", "active": True}],
        "data_quality": "Needs Vote",
    }


def label() -> Document:
    """Give a label with everything that a label can have."""
    return {
        "id": 601,
        "name": "Tideline",
        "resource_url": f"{API}/labels/601",
        "uri": f"{SITE}/label/601-Tideline",
        "releases_url": f"{API}/labels/601/releases",
        "images": [image("primary", "L-601-1")],
        "contact_info": "Tideline\r\n4 Quay Street",
        "profile": "Small label.",
        "parent_label": {"id": 600, "name": "Tide Group", "resource_url": f"{API}/labels/600"},
        "data_quality": "Correct",
        "urls": ["https://tideline.example"],
        "sublabels": [
            {"id": 602, "name": "Tideline Tapes", "resource_url": f"{API}/labels/602"},
            {"id": 603, "name": "Ebb", "resource_url": f"{API}/labels/603"},
        ],
    }


def master() -> Document:
    """Give a master with everything that a master can have."""
    return {
        "id": 701,
        "main_release": 801,
        "most_recent_release": 802,
        "resource_url": f"{API}/masters/701",
        "uri": f"{SITE}/master/701-The-Paper-Lanterns-Harbour",
        "versions_url": f"{API}/masters/701/versions",
        "main_release_url": f"{API}/releases/801",
        "most_recent_release_url": f"{API}/releases/802",
        "num_for_sale": 3,
        "lowest_price": 7.25,
        "images": [image("primary", "R-801-1")],
        "genres": ["Electronic", "Jazz"],
        "styles": ["Ambient"],
        "year": 1999,
        "tracklist": [
            track("A", "Harbour", "3:32", extraartists=[credit(503, "Ida Holm", role="Vocals")]),
            track("B", "Breakwater", "75:00", artists=[credit(502, "Lamp Trio")]),
        ],
        "artists": [credit(501, "The Paper Lanterns (2)")],
        "title": "Harbour",
        "notes": "Recorded at sea.",
        "data_quality": "Correct",
        "videos": [video("v1", "Harbour")],
    }


def release() -> Document:
    """Give a release with everything that a release can have."""
    return {
        "id": 801,
        "status": "Accepted",
        "year": 1999,
        "resource_url": f"{API}/releases/801",
        "uri": f"{SITE}/release/801-The-Paper-Lanterns-Harbour",
        "artists": [
            credit(501, "The Paper Lanterns (2)", anv="Paper Lanterns", join="&"),
            credit(0, "Unknown Choir", resource_url=""),
        ],
        "artists_sort": "Paper Lanterns & Unknown Choir",
        "labels": [company(601, "Tideline", "TL 1", "1", "Label"), company(601, "Tideline", "TL 1-X", "1", "Label")],
        "series": [company(604, "Sea Songs", "12", "2", "Series")],
        "companies": [company(605, "Quay Studio", "", "23", "Recorded At")],
        "formats": [
            {"name": "Vinyl", "qty": "2", "text": "Blue", "descriptions": ["LP", "Album"]},
            {"name": "CD", "qty": "9" * 64},
        ],
        "data_quality": "Correct",
        "community": {
            "have": 252,
            "want": 42,
            "rating": {"count": 45, "average": 3.42},
            "submitter": user("ida"),
            "contributors": [user("ida"), user("olav")],
            "data_quality": "Correct",
            "status": "Accepted",
        },
        "format_quantity": 3,
        "date_added": "2004-04-30T08:10:05-07:00",
        "date_changed": "2012-12-03T02:50:12-08:00",
        "num_for_sale": 58,
        "lowest_price": 0.63,
        "master_id": 701,
        "master_url": f"{API}/masters/701",
        "title": "Harbour",
        "country": "Norway",
        "released": "1999-03-00",
        "released_formatted": "Mar 1999",
        "notes": 'Made in Norway.\r\n"Thanks".',
        "identifiers": [
            {"type": "Barcode", "value": "5 012394 144777", "description": "Text"},
            {"type": "Matrix / Runout", "value": "TL-1-A"},
        ],
        "videos": [video("v1", "Harbour"), video("v2", "Breakwater")],
        "genres": ["Electronic"],
        "styles": ["Ambient", "Downtempo"],
        "tracklist": [
            {"position": "", "type_": "heading", "title": "Side A", "duration": ""},
            track("A1", "Harbour", "3:32", artists=[credit(502, "Lamp Trio")], extraartists=[credit(503, "Ida Holm")]),
            {
                "position": "",
                "type_": "index",
                "title": "Suite",
                "duration": "1:02:03",
                "sub_tracks": [
                    track("A2.1", "Ebb", "2:00"),
                    track("A2.2", "Flood", "", extraartists=[credit(504, "Olav Lie", role="Drums")]),
                ],
            },
            track("B1", "Night", "side long"),
        ],
        "extraartists": [credit(504, "Olav Lie", role="Recorded By [Sign Sound], Engineer", tracks="A1 to B1")],
        "images": [image("primary", "R-801-1")],
        "thumb": f"{PICTURES}/R-801-150.jpeg",
        "estimated_weight": 460,
        "blocked_from_sale": False,
        "is_offensive": True,
    }


def credit(id: int, name: str, **fields: Any) -> Document:
    """Give an entry of `artists` or `extraartists`."""
    return {
        "name": name,
        "anv": "",
        "join": "",
        "role": "",
        "tracks": "",
        "id": id,
        "resource_url": f"{API}/artists/{id}",
    } | fields


def company(id: int, name: str, catno: str, entity_type: str, entity_type_name: str) -> Document:
    """Give an entry of `labels`, `series` or `companies`."""
    return {
        "name": name,
        "catno": catno,
        "entity_type": entity_type,
        "entity_type_name": entity_type_name,
        "id": id,
        "resource_url": f"{API}/labels/{id}",
    }


def image(type_: str, name: str) -> Document:
    """Give an entry of `images`."""
    uri = f"{PICTURES}/600/{name}.jpeg"
    return {
        "type": type_,
        "uri": uri,
        "resource_url": uri,
        "uri150": f"{PICTURES}/150/{name}.jpeg",
        "width": 600,
        "height": 450,
    }


def video(name: str, title: str) -> Document:
    """Give an entry of `videos`."""
    uri = f"https://video.example/{name}"
    return {"uri": uri, "title": title, "description": f"{title}, live", "duration": 330, "embed": True}


def track(position: str, title: str, duration: str, **lists: list[Document]) -> Document:
    """Give an entry of `tracklist` of the type track."""
    return {"position": position, "type_": "track", "title": title, "duration": duration} | lists


def user(name: str) -> Document:
    """Give a user as the community block names one."""
    return {"username": name, "resource_url": f"{API}/users/{name}"}


def page(field: str, *rows: Document, items: int = 120, **fields: Any) -> Document:
    """Give the first page of a listing whose entries stand in `field`."""
    urls = {"last": f"{API}/x?page=3&token=secret", "next": f"{API}/x?page=2&token=secret"}
    return {
        "pagination": {"page": 1, "pages": 3, "per_page": 50, "items": items, "urls": urls},
        field: list(rows),
    } | fields


def demand(wantlist: int, collection: int) -> Document:
    """Give the `stats` of an entry of a listing."""
    return {
        "community": {"in_wantlist": wantlist, "in_collection": collection},
        "user": {"in_wantlist": 0, "in_collection": 1},
    }


def same_page(kind: str, one: Document, other: Document) -> bool:
    """Tell whether two pages say the same of their listing, and entry for entry."""
    listing = LISTINGS[kind]
    rows, others = one[listing.entries], other[listing.entries]
    return (
        equivalent(listing.head, one, other)
        and len(rows) == len(others)
        and all(equivalent(listing.entry, row, its) for row, its in zip(rows, others, strict=True))
    )
