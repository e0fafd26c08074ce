"""The questions of `sql/queries`, asked of the sample catalogue, and `discogs-sync query`."""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from discogs_sync.cli import cli
from discogs_sync.errors import DatabaseReadOnly
from discogs_sync.serve.source import Document
from discogs_sync.store.questions import ask, find, parse, questions
from tests import expectations
from tests.catalogue import CHANGED_AT, GONE, GONE_AT, LOADED_AT, UNMIRRORED, Mirror, sample_mirror

ARTIST, LABEL, RELEASE = 108713, 1, 249504
"""The landmarks of the sample catalogue, which the questions ask about by default."""

Answer = list[dict[str, Any]]


@pytest.fixture(scope="module")
def mirror(postgres_url: str) -> Iterator[Mirror]:
    with sample_mirror(postgres_url) as loaded:
        yield loaded


def answer(mirror: Mirror, name: str, **given: object) -> Answer:
    """Ask a question, and give its rows by the names of their columns."""
    question = find(name)
    values = question.values({parameter: str(value) for parameter, value in given.items()})
    with ask(mirror.database, question, values) as found:
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


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
    assert answer(mirror, "artist-discography") == expected


def test_artist_discography_of_all_kinds_has_credits_and_the_listing_too(mirror: Mirror) -> None:
    rows = answer(mirror, "artist-discography", kind="null")
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
    rows = answer(mirror, "most-wanted", unavailable=unavailable)
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
    rows = answer(mirror, "rarest-releases", at_most_have=300, least_ratio="1.5", top=1000)
    assert {row["release_id"]: float(row["ratio"]) for row in rows} == pytest.approx(ratios, abs=0.01)
    assert len(rows) > 3
    assert having(rows, "ratio") == sorted(having(rows, "ratio"), reverse=True)
    assert answer(mirror, "rarest-releases", at_most_have=300, least_ratio="1.5", top=3) == rows[:3]


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
    rows = answer(mirror, "label-catalogue")
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
    rows = answer(mirror, "label-credits", role="engineer", top=10)
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
    rows = answer(mirror, "longest-tracks", artist_id=artist or "null", top=30)
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
    rows = answer(mirror, "formats-by-decade", country=country or "null")
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
    rows = answer(mirror, "appears-with", top=15)
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
    rows = answer(mirror, "company-releases", part=part or "null")
    found = having(rows, "part", "year", "release_id", "company_catno")
    assert sorted(found, key=str) == sorted(expected, key=str)
    if part:
        assert [year or 9999 for _, year, _, _ in found] == sorted(year or 9999 for _, year, _, _ in expected)


def test_release_history_tells_what_changed(mirror: Mirror) -> None:
    first, second = answer(mirror, "release-history")
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
        versions[master] |= {entry["id"] for entry in listing}
    ranked = sorted(versions, key=lambda master: (-len(versions[master]), master))
    rows = answer(mirror, "most-versions", top=25)
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
        rows = answer(mirror, "barcode", barcode=written)
        assert having(rows, "release_id", "barcode", "description", "title") == [
            (release["id"], printed, "Text", release["title"]),
            (release["id"], scanned, "Scanned", release["title"]),
        ]
    assert answer(mirror, "barcode", barcode=scanned[:-1]) == []


def test_name_variations(mirror: Mirror) -> None:
    expected: dict[tuple[str, int], set[str]] = defaultdict(set)
    for (artist, release, kind), credits in expectations.appearances(mirror.releases.values()).items():
        for credit in credits:
            if artist == ARTIST and credit["anv"]:
                expected[credit["anv"], release].add(kind)
    rows = answer(mirror, "name-variations")
    assert {(row["anv"], row["release_id"]): set(row["kinds"].split(", ")) for row in rows} == expected
    assert len(rows) == len(expected)
    for row in rows:
        assert row["labels"] == expectations.labels(mirror.releases[row["release_id"]])


def test_gone(mirror: Mirror) -> None:
    rows = answer(mirror, "gone")
    assert having(rows, "kind", "id", "gone_at") == [(kind, id, GONE_AT) for kind, id in sorted(GONE.items())]
    assert rows[-1]["title"] == mirror.releases[GONE["release"]]["title"]
    assert answer(mirror, "gone", since="2026-02-01") == []


def test_every_question_is_tested_and_answers_by_default(mirror: Mirror) -> None:
    tested = " ".join(name for name in globals() if name.startswith("test_"))
    for question in questions():
        assert question.name.replace("-", "_") in tested
        if all(parameter.default is not None for parameter in question.parameters):
            assert answer(mirror, question.name)


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
    assert answer(mirror, "formats-by-decade", country="Japan' OR true OR 'x' = '%s") == []


def test_rows_arrive_as_they_are_read(mirror: Mirror) -> None:
    endless = parse("endless", "-- title: T\n-- description: D\nSELECT generate_series(1, 1000000000) AS number")
    with ask(mirror.database, endless, {}) as found:
        assert found.columns == ("number",)
        assert [next(found.rows) for _ in range(3)] == [(1,), (2,), (3,)]


# The command


Query = Callable[..., Result]


@pytest.fixture
def query(mirror: Mirror) -> Query:
    """Give the function that runs `discogs-sync query` on the mirror."""
    return lambda *arguments: CliRunner().invoke(cli, ["--database-url", mirror.url, "query", *arguments])


def test_query_lists_the_questions_with_their_parameters(query: Query) -> None:
    listed = query()
    assert listed.exit_code == 0
    lines = listed.stdout.splitlines()
    assert [line.split()[1] for line in lines if "│" in line] == [question.name for question in questions()]
    assert "label_id=1 role=Producer top=20" in listed.stdout


def test_query_lists_the_questions_as_json(query: Query) -> None:
    listed = json.loads(query("--json").stdout)
    assert [each["name"] for each in listed] == [each.name for each in questions()]
    (barcode,) = (each for each in listed if each["name"] == "barcode")
    assert barcode == {
        "name": "barcode",
        "title": "Which release has this barcode?",
        "description": find("barcode").description,
        "parameters": [{"name": "barcode", "type": "text", "default": None, "description": "The barcode"}],
    }


def test_query_answers_as_a_table(query: Query, mirror: Mirror) -> None:
    answered = query("label-credits", "--param", "role=Engineer", "-p", "top=3")
    assert answered.exit_code == 0
    lines = answered.stdout.splitlines()
    assert lines[0].strip() == "Who did most for a label"
    assert lines[-1].strip() == "3 rows"
    for row in answer(mirror, "label-credits", role="Engineer", top=3):
        assert any(row["name"] in line and str(row["artist_id"]) in line for line in lines)


def test_query_answers_as_csv(query: Query, mirror: Mirror) -> None:
    answered = query("artist-discography", "--format", "csv", "--limit", "5")
    found = list(csv.DictReader(StringIO(answered.stdout)))
    expected = answer(mirror, "artist-discography")[:5]
    assert found == [
        {name: "" if value is None else str(value) for name, value in row.items()} | {"gone": str(row["gone"]).lower()}
        for row in expected
    ]
    assert {row["gone"] for row in found} == {"true", "false"}


def test_query_answers_as_json(query: Query, mirror: Mirror) -> None:
    _, second = json.loads(query("release-history", "--format", "json").stdout)
    assert second["lowest_price"] == mirror.releases[RELEASE]["lowest_price"]
    assert second["price_change"] == -1.5
    assert datetime.fromisoformat(second["observed_at"]).astimezone(UTC) == CHANGED_AT
    assert second["currency"] is None


def test_an_empty_answer_is_an_empty_table_file_or_list(query: Query) -> None:
    empty = ("barcode", "--param", "barcode=0")
    assert query(*empty).stdout.splitlines()[-1].strip() == "0 rows"
    assert len(query(*empty, "--format", "csv").stdout.splitlines()) == 1
    assert json.loads(query(*empty, "--json").stdout) == []


def test_control_characters_in_the_data_do_not_reach_the_terminal(query: Query, mirror: Mirror) -> None:
    with psycopg.connect(mirror.url) as connection:
        connection.execute("UPDATE discogs.master SET title = E'[red]Clear\\x1b[2J\\nScreen' WHERE id = 1000")
    shown = query("most-versions", "-p", "top=1").stdout
    with psycopg.connect(mirror.url) as connection:
        connection.execute(
            "UPDATE discogs.master SET title = %s WHERE id = 1000", (mirror.catalogue.master(1000)["title"],)
        )
    assert "\x1b" not in shown
    assert "[red]Clear [2J Screen" in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("gaps",), "There is no question 'gaps'."),
        (("barcode",), "The question 'barcode' needs a value: add `--param barcode=…`."),
        (("barcode", "--param", "barcode"), "--param takes NAME=VALUE, not 'barcode'."),
        (("barcode", "-p", "barcode=1", "-p", "barcode=2"), "--param barcode is given twice."),
        (("most-wanted", "-p", "top=many"), "The parameter 'top' must be a whole number"),
        (("most-wanted", "-p", "bottom=1"), "The question 'most-wanted' has no parameter 'bottom'."),
        (("--param", "top=1"), "--param needs the NAME of the question before it."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(query: Query, arguments: tuple[str, ...], sentence: str) -> None:
    refused = query(*arguments)
    assert refused.exit_code == 2
    assert sentence in refused.stderr
    assert refused.stdout == ""


def test_help_comes_without_the_heavy_libraries() -> None:
    program = (
        "import sys, discogs_sync.cli.query; print([m for m in ('sqlalchemy', 'psycopg', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
