"""One odd document costs that document: the others are stored in the same run, and no lease stays behind."""

import gzip
import json
import re
import zlib
from typing import Any

import pytest

from discogs_sync.errors import DatabaseError
from discogs_sync.store.connect import Database
from discogs_sync.sync.staleness import read_staleness
from tests.crawling import crawl, execute, rows
from tests.scripted import Answer, PathServer

OTHERS = tuple(f"release:{id}" for id in range(100, 110))
DEEP = b'{"id": 6, "odd": ' + b'{"a": ' * 1_000 + b"1" + b"}" * 1_000 + b"}"


def release(id: int, **fields: Any) -> dict[str, Any]:
    """Return a small release."""
    return {"id": id, "title": f"Title {id}", "year": 1999, "artists": [], "tracklist": []} | fields


def releases(target: str) -> Answer | None:
    """Answer for every release."""
    found = re.fullmatch(r"/releases/(\d+)", target)
    return Answer(release(int(found[1]))) if found else None


def with_odd(body: Any) -> PathServer:
    """Return a server whose release 6 is odd."""
    return PathServer(lambda target: Answer(body) if target == "/releases/6" else releases(target))


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": 6.0, "title": "t"}',
        b'{"id": 6e0, "title": "t"}',
        b'{"id": true, "title": "t"}',
        b'{"id": "6", "title": "t"}',
        b'{"id": null, "title": "t"}',
        b'{"title": "t"}',
        b'{"id": {"id": 6}}',
        DEEP,
        b'{"id": 6, "tracklist": ' + b"[" * 3_000 + b"]" * 3_000 + b"}",
        b'{"id": 6, "tracklist": [' + b'{"sub_tracks": [' * 400 + b"]}" * 400 + b"]}",
    ],
    ids=["float", "exponent", "bool", "text", "null", "none", "object", "deep", "deeper", "deep-tracks"],
)
def test_odd_document_is_stored_or_quarantined_and_others_are_stored(database: Database, body: bytes) -> None:
    with with_odd(body) as server:
        ending = crawl(server.url, database, "release:6", *OTHERS)
    assert ending.ending in {"done", "problems"}
    assert rows(database, "SELECT count(*) FROM discogs.release WHERE id >= 100") == [(len(OTHERS),)]
    stored = rows(database, "SELECT id FROM discogs.release WHERE id < 100")
    quarantined = rows(database, "SELECT id FROM sync.problem WHERE reason IN ('malformed', 'unstorable')")
    assert stored + quarantined == [(6,)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]


@pytest.mark.parametrize(
    "trigger",
    [
        "RAISE EXCEPTION 'no such thing' USING ERRCODE = 'check_violation'",
        "RAISE EXCEPTION 'row too large' USING ERRCODE = 'program_limit_exceeded'",
        "RAISE EXCEPTION 'stack depth' USING ERRCODE = 'statement_too_complex'",
    ],
)
def test_document_that_only_postgresql_refuses_is_quarantined(database: Database, trigger: str) -> None:
    execute(
        database,
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF NEW.id = 6 THEN {trigger}; END IF; RETURN NEW; END $$",
    )
    execute(database, "CREATE TRIGGER refuse BEFORE INSERT ON discogs.release FOR EACH ROW EXECUTE FUNCTION refuse()")
    with PathServer(releases) as server:
        ending = crawl(server.url, database, "release:6", *OTHERS)
    assert ending.ending == "problems"
    assert rows(database, "SELECT id, reason FROM sync.problem") == [(6, "unstorable")]
    assert rows(database, "SELECT count(*) FROM discogs.release") == [(len(OTHERS),)]


def test_statement_that_postgresql_refuses_for_its_own_reasons_blames_no_item(database: Database) -> None:
    execute(database, "ALTER TABLE discogs.release RENAME COLUMN title TO name")
    with PathServer(releases) as server, pytest.raises(DatabaseError, match="title"):
        crawl(server.url, database, *OTHERS)
    assert rows(database, "SELECT count(*) FROM sync.problem") == [(0,)]
    assert rows(database, "SELECT ending FROM sync.run") == [("failed",)]


def test_reason_with_characters_that_postgresql_refuses_is_stored(database: Database) -> None:
    def respond(target: str) -> Answer | None:
        if target == "/releases/6":
            return Answer(b'{"message": "NUL \\u0000 and half a pair \\ud800"}', 405)
        return releases(target)

    with PathServer(respond) as server:
        assert crawl(server.url, database, "release:6", *OTHERS).ending == "problems"
    [(message,)] = rows(database, "SELECT message FROM sync.problem")
    assert "NUL \ufffd and half a pair \ufffd" in message


def test_failed_run_gives_its_leases_back(database: Database) -> None:
    execute(database, "ALTER TABLE discogs.release RENAME COLUMN title TO name")
    with PathServer(releases) as server:
        with pytest.raises(DatabaseError):
            crawl(server.url, database, *OTHERS)
        assert read_staleness(database, 3600).first is not None
        execute(database, "ALTER TABLE discogs.release RENAME COLUMN name TO title")
        ending = crawl(server.url, database)
    assert (ending.ending, ending.counts.fetched) == ("done", len(OTHERS))


@pytest.mark.parametrize("ended_at", ["now()", "NULL"], ids=["ended", "killed"])
def test_leases_of_a_run_that_is_no_more_are_due_at_once(database: Database, ended_at: str) -> None:
    with PathServer(releases) as server:
        crawl(server.url, database, *OTHERS)
        execute(
            database,
            f"UPDATE sync.run SET ended_at = {ended_at};"
            "UPDATE sync.item SET leased_by = (SELECT id FROM sync.run), due_at = now() + interval '15 minutes'",
        )
        staleness = read_staleness(database, 3600)
        assert staleness.first is not None
        assert crawl(server.url, database).counts.fetched == len(OTHERS)
        assert read_staleness(database, 3600).first is None


@pytest.mark.parametrize("coding", ["GZIP", "x-gzip", "Gzip , identity", "deflate"])
def test_content_codings_are_decoded(database: Database, coding: str) -> None:
    pack = zlib.compress if coding == "deflate" else gzip.compress
    body = pack(json.dumps(release(6)).encode())
    with PathServer(lambda _: Answer(body, headers={"Content-Encoding": coding})) as server:
        ending = crawl(server.url, database, "release:6")
    assert (ending.ending, ending.counts.requests) == ("done", 1)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("statement_timeout", "20ms"),
        ("lock_timeout", "200ms"),
        ("idle_in_transaction_session_timeout", "20ms"),
        ("DateStyle", "German"),
        ("IntervalStyle", "iso_8601"),
        ("default_transaction_isolation", "serializable"),
        ("extra_float_digits", "-15"),
        ("bytea_output", "escape"),
    ],
)
def test_settings_of_role_and_database_change_nothing(database: Database, setting: str, value: str) -> None:
    [(name,)] = rows(database, "SELECT current_database()")
    execute(database, f"ALTER DATABASE {name} SET {setting} = '{value}'")
    database.close()
    score = {"community": {"rating": {"count": 3, "average": 4.123456789012345}}}
    with with_odd(release(6, **score)) as server:
        assert crawl(server.url, database, "release:6", *OTHERS).ending == "done"
        execute(database, "UPDATE sync.item SET due_at = now()")
        assert crawl(server.url, database).counts.unchanged == len(OTHERS) + 1
    if setting == "statement_timeout":
        assert rows(database, "SELECT 1 FROM pg_sleep(0.1)") == [(1,)]
