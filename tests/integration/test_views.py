"""The views of schema `analytics`, compared with what the documents say."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discogs_sync.store.bundled import bundled
from tests import expectations
from tests.catalogue import CHANGED_AT, GONE, GONE_AT, LOADED_AT, ODD_RELEASE, UNMIRRORED, Mirror


def texts(joined: str | None) -> set[str]:
    return set(joined.split("; ")) if joined else set()


def floated(value: Any) -> Any:
    return None if value is None else float(value)


# release_flat


def test_every_release_has_one_flat_row_with_what_its_document_says(mirror: Mirror) -> None:
    rows = {row["release_id"]: row for row in mirror.rows("SELECT * FROM analytics.release_flat")}
    assert rows.keys() == mirror.releases.keys()
    for id, release in mirror.releases.items():
        row = rows[id]
        labels, genres, styles = release["labels"], release.get("genres", []), release.get("styles", [])
        assert row["title"] == release["title"]
        assert row["artists"] == expectations.artists(release)
        assert row["artists_display"] == expectations.artists(release, display=True)
        assert row["master_id"] == release.get("master_id")
        assert (row["label_id"], row["label"], row["catno"]) == (labels[0]["id"], labels[0]["name"], labels[0]["catno"])
        assert row["labels"] == expectations.labels(release)
        assert (row["format"], row["formats"]) == (release["formats"][0]["name"], expectations.formats(release))
        assert (row["genres"], row["genres_text"]) == (genres, "; ".join(genres) or None)
        assert (row["styles"], row["styles_text"]) == (styles, "; ".join(styles) or None)
        assert (row["country"], row["released"]) == (release.get("country"), release.get("released"))
        assert row["released_date"] == expectations.first_day(release.get("released", ""))
        assert row["released_precision"] == expectations.precision(release.get("released", ""))
        assert row["year"] == expectations.year(release)
        kinds = [track["type_"] for track, _ in expectations.tracks(release)]
        assert row["track_count"] == kinds.count("track")
        assert row["duration_seconds"] == expectations.duration(release)
        assert (row["uri"], row["source"]) == (release.get("uri"), "api")


def test_a_flat_row_has_the_latest_numbers(mirror: Mirror) -> None:
    for row in mirror.rows("SELECT * FROM analytics.release_flat"):
        release = mirror.releases[row["release_id"]]
        community = release.get("community", {})
        rating = community.get("rating", {})
        assert (row["have"], row["want"]) == (community.get("have"), community.get("want"))
        assert (row["rating_count"], floated(row["rating_average"])) == (rating.get("count"), rating.get("average"))
        assert row["num_for_sale"] == release.get("num_for_sale")
        assert floated(row["lowest_price"]) == release.get("lowest_price")
        if release["id"] == ODD_RELEASE["id"]:
            assert (row["stats_observed_at"], row["stats_checked_at"]) == (None, None)
        else:
            seen_at = CHANGED_AT if release["id"] == 249504 else LOADED_AT
            assert (row["stats_observed_at"], row["stats_checked_at"]) == (seen_at, seen_at)


def test_a_release_that_is_gone_stays_and_is_marked(mirror: Mirror) -> None:
    gone = mirror.rows("SELECT release_id, checked_at FROM analytics.release_flat WHERE gone")
    assert gone == [{"release_id": GONE["release"], "checked_at": GONE_AT}]
    assert mirror.rows("SELECT FROM analytics.release_flat WHERE gone <> (gone_at IS NOT NULL)") == []


def test_artists_labels_formats_and_lengths_are_put_together_as_discogs_shows_them(mirror: Mirror) -> None:
    (row,) = mirror.rows(f"SELECT * FROM analytics.release_flat WHERE release_id = {ODD_RELEASE['id']}")
    assert row["artists"] == "Meridian (2), K. Feat. Almanac (13)"
    assert row["artists_display"] == "Meridian, K. Feat. Almanac"
    assert row["labels"] == "First – F 9, Second – S-1"
    assert row["formats"] == "2 × Vinyl, LP, Album, Red; CD"
    assert row["genres_text"] == "Folk, World, & Country; Jazz"
    assert row["year"] == 1987
    assert row["track_count"] == 5
    assert row["duration_seconds"] == 10 * 60 + 60 + 30


def test_a_query_pays_only_for_the_columns_that_it_asks_for(mirror: Mirror) -> None:
    plan = mirror.rows("EXPLAIN SELECT country, count(*) FROM analytics.release_flat GROUP BY country")
    tables = re.findall(
        r"(?:Scan|on) (?:using \S+ on )?(release\w*|track\w*)", " ".join(row["QUERY PLAN"] for row in plan)
    )
    assert set(tables) == {"release"}


# artist_discography


def test_an_artist_has_a_row_for_each_kind_and_release_it_appears_on(mirror: Mirror) -> None:
    rows = mirror.rows("SELECT * FROM analytics.artist_discography WHERE kind <> 'listed'")
    found = {(row["artist_id"], row["release_id"], row["kind"]): row for row in rows}
    expected = expectations.appearances(mirror.releases.values())
    assert len(rows) == len(found)
    assert found.keys() == expected.keys()
    for (artist, release_id, kind), credits in expected.items():
        row, release = found[artist, release_id, kind], mirror.releases[release_id]
        assert texts(row["roles"]) == {credit["role"] for credit in credits if credit["role"]}
        assert texts(row["credited_as"]) == {credit["anv"] or credit["name"] for credit in credits}
        assert row["artist"] == mirror.catalogue.artist(artist)["name"]
        assert (row["master_id"], row["title"]) == (release.get("master_id"), release["title"])
        assert (row["artists"], row["year"]) == (expectations.artists(release), expectations.year(release))
        assert row["gone"] == (release_id == GONE["release"])


def test_a_discography_has_the_plain_listing_too_mirrored_or_not(mirror: Mirror) -> None:
    rows = mirror.rows("SELECT * FROM analytics.artist_discography WHERE kind = 'listed'")
    expected: dict[tuple[int, str, int], dict[str, Any]] = {}
    for artist, listing in mirror.listing("artist-releases").items():
        for entry in listing:
            listed = expected.setdefault((artist, entry["type"], entry["id"]), entry | {"roles": set()})
            listed["roles"].add(entry["role"])
    found = {
        (
            row["artist_id"],
            *(("release", row["release_id"]) if row["release_id"] else ("master", row["master_id"])),
        ): row
        for row in rows
    }
    assert len(rows) == len(found)
    assert found.keys() == expected.keys()
    for key, entry in expected.items():
        row = found[key]
        assert (row["title"], row["artists"], row["year"]) == (entry["title"], entry["artist"], entry.get("year"))
        assert texts(row["roles"]) == entry["roles"]
        assert row["credited_as"] is None
        assert row["gone"] == (key[1:] in {("release", GONE["release"]), ("master", GONE["master"])})


# label_catalogue


def catalogue_rows(mirror: Mirror) -> Iterator[dict[str, Any]]:
    """Give the rows of all labels' catalogues, from the releases and from the listings, without their places."""
    for release in mirror.releases.values():
        for label in release["labels"]:
            known = mirror.catalogue.get("label", label["id"])
            yield {
                "label_id": label["id"],
                "label": known["name"] if known else label["name"],
                "catno": label["catno"],
                "release_id": release["id"],
                "title": release["title"],
                "artists": expectations.artists(release),
                "year": expectations.year(release),
                "country": release.get("country"),
                "formats": expectations.formats(release),
                "mirrored": True,
                "gone": release["id"] == GONE["release"],
            }
    for label_id, listing in mirror.listing("label-releases").items():
        for id, catno in {(entry["id"], entry["catno"]) for entry in listing if entry["id"] in UNMIRRORED}:
            entry = next(each for each in listing if each["id"] == id)
            yield {
                "label_id": label_id,
                "label": mirror.catalogue.label(label_id)["name"],
                "catno": catno,
                "release_id": id,
                "title": entry["title"],
                "artists": entry["artist"],
                "year": entry.get("year"),
                "country": None,
                "formats": entry["format"],
                "mirrored": False,
                "gone": False,
            }


def catalogue_order(row: dict[str, Any]) -> tuple[Any, ...]:
    return (*expectations.catno_key(row["catno"]), row["catno"], row["year"] or 9999, row["release_id"])


def test_a_catalogue_has_mirrored_releases_and_those_that_are_only_listed_in_natural_order(mirror: Mirror) -> None:
    expected = []
    rows = list(catalogue_rows(mirror))
    for label in sorted({row["label_id"] for row in rows}):
        own = sorted((row for row in rows if row["label_id"] == label), key=catalogue_order)
        expected += [row | {"place": place} for place, row in enumerate(own, 1)]
    found = mirror.rows("SELECT * FROM analytics.label_catalogue ORDER BY label_id, place")
    assert {row["mirrored"] for row in found} == {True, False}
    for row in found:
        row.pop("gone_at")
    assert found == expected


@pytest.mark.parametrize(
    "ordered",
    [
        ["WAP 9", "WAP10", "WAP 100", "WAP 100 CD", "WAPCD 1"],
        ["0", "7", "007A", "10", "A", "A-0001", "a 2", "A.3"],
        ["99999999999999999999", "100000000000000000000"],
        ["音 2", "音 10"],
    ],
)
def test_catalogue_numbers_are_ordered_by_the_numbers_in_them(mirror: Mirror, ordered: list[str]) -> None:
    with psycopg.connect(mirror.url) as connection:
        found = connection.execute(
            'SELECT array_agg(c ORDER BY analytics.catno_order(c) COLLATE "C") FROM unnest(%s::text[]) c',
            (ordered[::-1],),
        ).fetchone()
    assert found == (ordered,)


# credit


def test_credits_have_one_role_a_row(mirror: Mirror) -> None:
    expected = []
    for release in mirror.releases.values():
        entries = [track for track, _ in expectations.tracks(release)]
        for ordinal, place, credit in expectations.credits(release):
            track = entries[ordinal - 1] if ordinal else {}
            for number, (role, detail) in enumerate(expectations.split_roles(credit["role"]) or [(None, None)], 1):
                expected.append(
                    {
                        "release_id": release["id"],
                        "track_ordinal": ordinal,
                        "track_position": track.get("position") or None,
                        "track_title": track.get("title"),
                        "credit_ordinal": place,
                        "role_ordinal": number if role or detail else None,
                        "artist_id": credit["id"] or None,
                        "name": credit["name"],
                        "anv": credit["anv"] or None,
                        "role": role,
                        "detail": detail,
                        "tracks": credit["tracks"] or None,
                        "gone": release["id"] == GONE["release"],
                    }
                )
    found = mirror.rows("SELECT * FROM analytics.credit")
    for row in found:
        row.pop("gone_at")
    assert Counter(map(_frozen, found)) == Counter(map(_frozen, expected))


def _frozen(row: dict[str, Any]) -> frozenset[tuple[str, Any]]:
    return frozenset(row.items())


# split_roles


def split(url: str, roles: list[str]) -> list[list[expectations.Role]]:
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            """
            SELECT coalesce(array_agg(ARRAY[split.role, split.detail] ORDER BY split.place)
                FILTER (WHERE split.place IS NOT NULL), '{}'), array_agg(split.place ORDER BY split.place)
            FROM unnest(%s::text[]) WITH ORDINALITY AS given (roles, number)
            LEFT JOIN LATERAL analytics.split_roles(given.roles) AS split ON true
            GROUP BY number ORDER BY number
            """,
            (roles,),
        ).fetchall()
    for found, places in rows:
        assert places == (list(range(1, len(found) + 1)) or [None])
    return [[(role, detail) for role, detail in found] for found, _ in rows]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Producer", [("Producer", None)]),
        ("Producer, Mixed By", [("Producer", None), ("Mixed By", None)]),
        (
            "Recorded By [Sign Sound], Engineer [Pro Tools, Logic]",
            [("Recorded By", "Sign Sound"), ("Engineer", "Pro Tools, Logic")],
        ),
        (
            "Artwork By [Package Design, Graphics] [Uncredited]",
            [("Artwork By", "Package Design, Graphics, Uncredited")],
        ),
        ("Vocals [Lead], [Backing]", [("Vocals", "Lead, Backing")]),
        ("Composed By, [35 mm] Photography By", [("Composed By", None), ("Photography By", "35 mm")]),
        ("Guitar [Lead] Solo", [("Guitar Solo", "Lead")]),
        ("Guitar [12 [Twelve, Really] String], Bass", [("Guitar", "12 [Twelve, Really] String"), ("Bass", None)]),
        ("Guitar [Lead, Bass", [("Guitar", "Lead, Bass")]),
        ("Guitar Lead], Bass", [("Guitar Lead]", None), ("Bass", None)]),
        ("[Uncredited]", [(None, "Uncredited")]),
        ("[Uncredited], Bass", [(None, "Uncredited"), ("Bass", None)]),
        (" Producer ,, Mixed By, ", [("Producer", None), ("Mixed By", None)]),
        ("", []),
        (" , [ ] ", []),
    ],
)
def test_roles_are_parted(mirror: Mirror, text: str, roles: list[expectations.Role]) -> None:
    assert split(mirror.url, [text]) == [roles]


anything = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
brackets = st.text("[],ab ")


@given(st.lists(anything | brackets, min_size=1, max_size=30))
def test_no_text_of_a_role_is_lost(mirror: Mirror, roles: list[str]) -> None:
    for text, found in zip(roles, split(mirror.url, roles), strict=True):
        assert found == expectations.split_roles(text)
        kept = "".join(part for role in found for part in role if part)
        assert _words(kept) == _words(text)


def _words(text: str) -> Counter[str]:
    """Count the characters that are neither punctuation of a role nor blank."""
    return Counter(each for each in text if each not in "[],\t\r\n ")


# What stands in the catalogue of the database


def test_everything_in_the_schema_has_a_comment(mirror: Mirror) -> None:
    uncommented = mirror.rows(
        """
        SELECT attrelid::regclass::text || '.' || attname AS name
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'analytics'::regnamespace AND col_description(attrelid, attnum) IS NULL
        UNION ALL
        SELECT relname FROM pg_class
        WHERE relnamespace = 'analytics'::regnamespace AND obj_description(oid, 'pg_class') IS NULL
        UNION ALL
        SELECT proname FROM pg_proc
        WHERE pronamespace = 'analytics'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL
        UNION ALL
        SELECT nspname FROM pg_namespace WHERE nspname = 'analytics' AND obj_description(oid, 'pg_namespace') IS NULL
        """
    )
    assert uncommented == []


def test_each_file_makes_what_its_name_says(mirror: Mirror) -> None:
    made = mirror.rows(
        """
        SELECT relname AS name FROM pg_class WHERE relnamespace = 'analytics'::regnamespace
        UNION ALL
        SELECT proname FROM pg_proc WHERE pronamespace = 'analytics'::regnamespace
        """
    )
    files = (bundled("sql") / "views").iterdir()
    assert {row["name"] for row in made} == {re.sub(r"^\d+_", "", path.stem) for path in files}
