"""The questions of `sql/queries`, asked of the sample catalogue, and answered from its documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import pytest

from discogs_sync.errors import DatabaseReadOnly
from discogs_sync.serve.source import Document
from discogs_sync.store.questions import ask, find, parse, questions
from tests import expectations
from tests.catalogue import CHANGED_AT, GONE, GONE_AT, LOADED_AT, UNMIRRORED, Mirror, sample_mirror
from tests.crawling import execute

ARTIST, LABEL, RELEASE = 108713, 1, 249504
"""The landmarks of the sample catalogue, which the questions ask about by default."""


def having(rows: Iterable[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    """Give some columns of the rows."""
    return [tuple(row[column] for column in columns) for row in rows]


def years(releases: Iterable[Document]) -> list[int]:
    """Give the years of releases, as far as they are known, in their order."""
    return sorted(year for release in releases if (year := expectations.year(release)))


def community(release: Document) -> dict[str, int]:
    return release.get("community", {"have": 0, "want": 0})


def still_there(mirror: Mirror) -> list[Document]:
    return [release for id, release in mirror.releases.items() if id != GONE["release"]]


# Each question


def test_artist_discography_counts_the_versions_of_a_work_together(mirror: Mirror) -> None:
    works: dict[object, list[Document]] = defaultdict(list)
    for release in mirror.releases.values():
        if any(artist["id"] == ARTIST for artist in release["artists"]):
            works[release.get("master_id") or ("single", release["id"])].append(release)
    expected = []
    for versions in works.values():
        first = min(versions, key=lambda each: (expectations.year(each) or 9999, each["id"]))
        expected.append(
            {
                "year": expectations.year(first),
                "kind": "main",
                "title": first["title"],
                "artists": expectations.artists(first),
                "releases": len(versions),
                "master_id": first.get("master_id"),
                "release_id": min(version["id"] for version in versions),
                "gone": all(version["id"] == GONE["release"] for version in versions),
            }
        )
    expected.sort(key=lambda row: (row["year"] or 9999, row["release_id"]))
    assert mirror.answer("artist-discography", include_gone=True) == expected


def test_artist_discography_of_all_kinds_has_credits_and_the_listing_too(mirror: Mirror) -> None:
    rows = mirror.answer("artist-discography", include_gone=True, kind="null")
    assert {row["kind"] for row in rows} == {"main", "track", "credit", "listed"}
    listed = {(entry["type"], entry["id"]) for entry in mirror.catalogue.rows("artist-releases", ARTIST)}
    found = Counter(row["kind"] for row in rows)
    assert found["listed"] == len(listed)
    own = [key for key in expectations.appearances(mirror.releases.values()) if key[0] == ARTIST]
    for kind in ("main", "track", "credit"):
        of_kind = [mirror.releases[release] for _, release, each in own if each == kind]
        assert found[kind] == len({release.get("master_id") or -release["id"] for release in of_kind})


@pytest.mark.parametrize("unavailable", [True, False])
def test_most_wanted(mirror: Mirror, unavailable: bool) -> None:
    wanted = [each for each in still_there(mirror) if community(each)["want"]]
    if unavailable:
        wanted = [each for each in wanted if each["num_for_sale"] == 0]
    wanted.sort(key=lambda each: (-community(each)["want"], each["id"]))
    rows = mirror.answer("most-wanted", unavailable=unavailable)
    assert having(rows, "release_id", "want", "num_for_sale", "artists", "title") == [
        (
            each["id"],
            community(each)["want"],
            each["num_for_sale"],
            expectations.artists(each, display=True),
            each["title"],
        )
        for each in wanted[:20]
    ]


def test_rarest_releases_are_had_by_few_and_wanted_by_many(mirror: Mirror) -> None:
    ratios = {}
    for release in still_there(mirror):
        if "community" in release:
            have, want = release["community"]["have"], release["community"]["want"]
            ratio = want / max(have, 1)
            if have <= 300 and ratio >= 1.5:
                ratios[release["id"]] = ratio
    rows = mirror.answer("rarest-releases", at_most_have=300, least_ratio="1.5", top=1000)
    assert {row["release_id"]: float(row["ratio"]) for row in rows} == pytest.approx(ratios, abs=0.01)
    assert len(rows) > 3
    assert having(rows, "ratio") == sorted(having(rows, "ratio"), reverse=True)
    assert mirror.answer("rarest-releases", at_most_have=300, least_ratio="1.5", top=3) == rows[:3]


def test_label_catalogue_tells_how_many_numbers_are_missing(mirror: Mirror) -> None:
    entries = {
        (label["catno"], release["id"])
        for release in mirror.releases.values()
        for label in release["labels"]
        if label["id"] == LABEL
    }
    entries |= {
        (entry["catno"], entry["id"])
        for entry in mirror.catalogue.rows("label-releases", LABEL)
        if entry["id"] in UNMIRRORED
    }
    rows = mirror.answer("label-catalogue", include_gone=True)
    assert {(row["catno"], row["release_id"]) for row in rows} == entries
    assert [row["release_id"] for row in rows if not row["mirrored"]]
    last: dict[str, int] = {}
    for row in rows:
        if row["catno"] == "none":
            assert row["missing"] is None
            continue
        series, number = row["catno"].split()[0].split("-")[0], int("".join(filter(str.isdigit, row["catno"][:8])))
        assert row["missing"] == (max(number - last[series] - 1, 0) if series in last else None)
        last[series] = number


def test_label_credits_count_the_releases_that_an_artist_has_a_role_on(mirror: Mirror) -> None:
    engineered: dict[int, dict[int, Document]] = defaultdict(dict)
    for release in mirror.releases.values():
        if any(label["id"] == LABEL for label in release["labels"]):
            for _, _, credit in expectations.credits(release):
                if credit["id"] and any(role == "Engineer" for role, _ in expectations.split_roles(credit["role"])):
                    engineered[credit["id"]][release["id"]] = release
    ranked = sorted(engineered, key=lambda artist: (-len(engineered[artist]), artist))
    rows = mirror.answer("label-credits", include_gone=True, role="engineer", top=10)
    assert rows == [
        {
            "releases": len(engineered[artist]),
            "first_year": min(years(engineered[artist].values()), default=None),
            "last_year": max(years(engineered[artist].values()), default=None),
            "name": mirror.catalogue.artist(artist)["name"],
            "artist_id": artist,
        }
        for artist in ranked[:10]
    ]


@pytest.mark.parametrize("artist", [None, ARTIST])
def test_longest_tracks(mirror: Mirror, artist: int | None) -> None:
    lengths = []
    for release in mirror.releases.values():
        if artist is None or any(each["id"] == artist for each in release["artists"]):
            for ordinal, (track, _) in enumerate(expectations.tracks(release)):
                length = expectations.seconds(track["duration"])
                if track["type_"] == "track" and length is not None:
                    lengths.append((-length, release["id"], ordinal, track["title"], track["duration"]))
    rows = mirror.answer("longest-tracks", include_gone=True, artist_id=artist or "null", top=30)
    assert having(rows, "duration_seconds", "release_id", "track", "duration") == [
        (-length, release, title, duration) for length, release, _, title, duration in sorted(lengths)[:30]
    ]


@pytest.mark.parametrize("country", [None, "Japan"])
def test_formats_by_decade(mirror: Mirror, country: str | None) -> None:
    counts: Counter[tuple[int | None, str]] = Counter()
    for release in mirror.releases.values():
        if country in {None, release.get("country")}:
            year = expectations.year(release)
            counts.update({(year and year // 10 * 10, entry["name"]) for entry in release["formats"]})
    rows = mirror.answer("formats-by-decade", include_gone=True, country=country or "null")
    assert {(row["decade"], row["format"]): row["releases"] for row in rows} == counts
    assert len(rows) == len(counts)
    decades = [row["decade"] or 9999 for row in rows]
    assert decades == sorted(decades)


def test_appears_with_counts_the_releases_that_artists_share(mirror: Mirror) -> None:
    on: dict[int, set[int]] = defaultdict(set)
    for artist, release, _ in expectations.appearances(mirror.releases.values()):
        on[artist].add(release)
    shared = {artist: on[artist] & on[ARTIST] for artist in on if artist not in {ARTIST, 194, 355}}
    ranked = sorted((artist for artist in shared if shared[artist]), key=lambda each: (-len(shared[each]), each))
    rows = mirror.answer("appears-with", include_gone=True, top=15)
    assert having(rows, "releases", "name", "artist_id") == [
        (len(shared[artist]), mirror.catalogue.artist(artist)["name"], artist) for artist in ranked[:15]
    ]


@pytest.mark.parametrize("part", ["Pressed By", "recorded at", None])
def test_company_releases(mirror: Mirror, part: str | None) -> None:
    expected = [
        (company["entity_type_name"], expectations.year(release), release["id"], company["catno"] or None)
        for release in mirror.releases.values()
        for company in release.get("companies", [])
        if company["id"] == LABEL and (part is None or company["entity_type_name"].lower() == part.lower())
    ]
    assert expected
    rows = mirror.answer("company-releases", include_gone=True, part=part or "null")
    found = having(rows, "part", "year", "release_id", "company_catno")
    assert sorted(found, key=str) == sorted(expected, key=str)
    if part:
        assert [year or 9999 for _, year, _, _ in found] == sorted(year or 9999 for _, year, _, _ in expected)


def test_release_history_tells_what_changed(mirror: Mirror) -> None:
    first, second = mirror.answer("release-history")
    release = mirror.releases[RELEASE]
    assert (first["observed_at"], second["observed_at"]) == (LOADED_AT, CHANGED_AT)
    assert (first["price_change"], first["want_change"]) == (None, None)
    assert (float(second["price_change"]), second["want_change"]) == (-1.5, 10)
    assert (float(second["lowest_price"]), second["want"]) == (release["lowest_price"], community(release)["want"])
    assert second["have"] == first["have"] == community(release)["have"]


def test_most_versions_counts_mirrored_and_listed_versions_once(mirror: Mirror) -> None:
    versions: dict[int, set[int]] = defaultdict(set)
    for release in still_there(mirror):
        if "master_id" in release:
            versions[release["master_id"]].add(release["id"])
    for master, listing in mirror.listing("versions").items():
        versions[master] |= {entry["id"] for entry in listing if entry["id"] != GONE["release"]}
    del versions[GONE["master"]]
    ranked = sorted(versions, key=lambda master: (-len(versions[master]), master))
    rows = mirror.answer("most-versions", top=25)
    assert having(rows, "versions", "mirrored", "title", "year", "master_id") == [
        (
            len(versions[master]),
            len(versions[master] & mirror.releases.keys()),
            mirror.catalogue.master(master)["title"],
            mirror.catalogue.master(master)["year"] or None,
            master,
        )
        for master in ranked[:25]
    ]


def test_barcode_finds_a_release_however_its_barcode_is_written(mirror: Mirror) -> None:
    release = next(each for each in mirror.releases.values() if len(each.get("identifiers", [])) == 4)
    printed, scanned = (each["value"] for each in release["identifiers"][:2])
    assert " " in printed
    for written in (printed, scanned, f" {scanned[:3]}-{scanned[3:]}"):
        rows = mirror.answer("barcode", barcode=written)
        assert having(rows, "release_id", "barcode", "description", "title") == [
            (release["id"], printed, "Text", release["title"]),
            (release["id"], scanned, "Scanned", release["title"]),
        ]
    assert mirror.answer("barcode", barcode=scanned[:-1]) == []


def test_name_variations(mirror: Mirror) -> None:
    expected: dict[tuple[str, int], set[str]] = defaultdict(set)
    for (artist, release, kind), credits in expectations.appearances(mirror.releases.values()).items():
        for credit in credits:
            if artist == ARTIST and credit["anv"]:
                expected[credit["anv"], release].add(kind)
    rows = mirror.answer("name-variations", include_gone=True)
    assert {(row["anv"], row["release_id"]): set(row["kinds"].split(", ")) for row in rows} == expected
    assert len(rows) == len(expected)
    for row in rows:
        assert row["labels"] == expectations.labels(mirror.releases[row["release_id"]])


def test_gone(mirror: Mirror) -> None:
    rows = mirror.answer("gone")
    assert having(rows, "kind", "id", "gone_source_date") == [(kind, id, GONE_AT) for kind, id in sorted(GONE.items())]
    assert rows[-1]["title"] == mirror.releases[GONE["release"]]["title"]
    assert mirror.answer("gone", since="2026-02-01") == []


def answers(mirror: Mirror, barcode: str, *, include_gone: bool) -> dict[str, list[dict[str, Any]]]:
    """Return the answer to each saved query but `gone`, without what tells whether a row is gone."""
    given = {"barcode": {"barcode": barcode}}
    found = {
        query.name: mirror.answer(query.name, include_gone=include_gone, **given.get(query.name, {}))
        for query in questions()
        if query.name != "gone"
    }
    return {name: [{key: row[key] for key in row if key != "gone"} for row in rows] for name, rows in found.items()}


def test_every_saved_query_leaves_out_what_is_gone_unless_asked(postgres_url: str, migrated_template: str) -> None:
    with sample_mirror(postgres_url, migrated_template) as mirror:
        tables = ("artist", "label", "master", "release", "artist_release", "label_release", "master_version")
        identifiers = "SELECT value FROM discogs.release_identifier WHERE type = 'Barcode' ORDER BY release_id LIMIT 1"
        barcode = str(mirror.rows(identifiers)[0]["value"])
        execute(mirror.database, ";".join(f"UPDATE discogs.{table} SET gone_at = NULL" for table in tables))
        everything = answers(mirror, barcode, include_gone=True)
        assert all(everything.values())
        assert answers(mirror, barcode, include_gone=False) == everything
        execute(mirror.database, ";".join(f"UPDATE discogs.{table} SET gone_at = now()" for table in tables))
        assert answers(mirror, barcode, include_gone=False) == {name: [] for name in everything}
        assert answers(mirror, barcode, include_gone=True) == everything


def test_gone_artist_or_master_is_left_out_of_rankings(postgres_url: str, migrated_template: str) -> None:
    with sample_mirror(postgres_url, migrated_template) as mirror:
        for name, kind in (("appears-with", "artist"), ("label-credits", "artist"), ("most-versions", "master")):
            first, *others = mirror.answer(name, top=5)
            execute(mirror.database, f"UPDATE discogs.{kind} SET gone_at = now() WHERE id = {first[f'{kind}_id']}")
            assert mirror.answer(name, top=4) == others
            assert first in mirror.answer(name, top=5, include_gone=True)


def test_every_question_is_tested_and_answers_by_default(mirror: Mirror) -> None:
    tested = " ".join(name for name in globals() if name.startswith("test_"))
    for question in questions():
        assert question.name.replace("-", "_") in tested
        if all(parameter.default is not None for parameter in question.parameters):
            assert mirror.answer(question.name)


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_a_question_can_be_asked_in_psql(mirror: Mirror, name: str) -> None:
    """Write values into the statement, as `psql -v name=value` does."""
    question = find(name)
    written = {"text": "'x'", "date": "'2000-01-01'"}
    statement = question.sql
    for parameter in question.parameters:
        value = written.get(parameter.type, parameter.default or "null")
        statement = statement.replace(f":{parameter.name}", value)
    assert isinstance(mirror.rows(statement.replace("%", "%%")), list)


# How a question is asked


def test_a_question_cannot_write(mirror: Mirror) -> None:
    writing = parse("writing", "-- title: T\n-- description: D\nSELECT nextval('sync.run_id_seq')")
    with pytest.raises(DatabaseReadOnly), ask(mirror.database, writing, {}) as found:
        list(found.rows)


def test_a_value_is_bound_and_never_part_of_the_statement(mirror: Mirror) -> None:
    assert mirror.answer("formats-by-decade", country="Japan' OR true OR 'x' = '%s") == []


def test_rows_arrive_as_they_are_read(mirror: Mirror) -> None:
    endless = parse("endless", "-- title: T\n-- description: D\nSELECT generate_series(1, 1000000000) AS number")
    with ask(mirror.database, endless, {}) as found:
        assert found.columns == ("number",)
        assert [next(found.rows) for _ in range(3)] == [(1,), (2,), (3,)]
