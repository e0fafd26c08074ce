"""How an upgrade brings the views up to date, and what it leaves alone."""

import shutil
from pathlib import Path

import pytest

from discogs_sync.errors import DatabaseError
from discogs_sync.store import views
from discogs_sync.store.bundled import bundled
from discogs_sync.store.connect import Database
from discogs_sync.store.migrate import upgrade


@pytest.fixture
def migrated(database: Database) -> Database:
    """Give a database with our tables and views, and with a view that a user built upon one of ours."""
    run(database, "CREATE SCHEMA mine; CREATE VIEW mine.credits AS SELECT release_id, role FROM analytics.credit")
    return database


@pytest.fixture
def definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the files, for a test to change what the next upgrade makes."""
    shutil.copytree(bundled("sql"), tmp_path / "sql")
    monkeypatch.setattr(views, "bundled", lambda name: tmp_path / name)
    return tmp_path / "sql" / "views"


def run(database: Database, statement: str) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(statement)


def columns(database: Database, view: str) -> list[str]:
    with database.begin() as connection:
        return list(connection.exec_driver_sql(f"SELECT * FROM {view} LIMIT 0").keys())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_upgrade_leaves_views_that_have_not_changed_and_what_is_built_upon_them(migrated: Database) -> None:
    run(migrated, "GRANT SELECT ON analytics.credit TO pg_monitor")
    upgrade(migrated)
    assert columns(migrated, "mine.credits") == ["release_id", "role"]
    with migrated.begin() as connection:
        granted = "SELECT has_table_privilege('pg_monitor', 'analytics.credit', 'SELECT')"
        assert connection.exec_driver_sql(granted).scalar() is True


def test_a_column_at_the_end_is_added_under_a_users_view(migrated: Database, definitions: Path) -> None:
    change(definitions / "50_credit.sql", "    release.gone_at\nFROM", "    release.gone_at,\n    1 AS one\nFROM")
    upgrade(migrated)
    assert columns(migrated, "analytics.credit")[-1] == "one"
    assert columns(migrated, "mine.credits") == ["release_id", "role"]


def test_a_view_whose_columns_change_is_made_anew_with_those_of_ours_that_use_it(
    migrated: Database, definitions: Path
) -> None:
    flat = definitions / "20_release_flat.sql"
    change(flat, "    release.title,\n", "")
    change(flat, "COMMENT ON COLUMN analytics.release_flat.title IS 'Title';\n", "")
    for user in ("30_artist_discography.sql", "40_label_catalogue.sql"):
        change(definitions / user, "    release.title,\n", "    'untitled' AS title,\n")
    upgrade(migrated)
    assert "title" not in columns(migrated, "analytics.release_flat")
    assert "title" in columns(migrated, "analytics.label_catalogue")
    assert columns(migrated, "mine.credits") == ["release_id", "role"]


def test_a_users_view_is_never_dropped(migrated: Database, definitions: Path) -> None:
    change(definitions / "50_credit.sql", "roles.place AS role_ordinal", "roles.place AS role_place")
    change(definitions / "50_credit.sql", "analytics.credit.role_ordinal", "analytics.credit.role_place")
    before = columns(migrated, "analytics.credit")
    with pytest.raises(
        DatabaseError, match=r"analytics\.credit change.*view mine\.credits depends on.*create them anew"
    ):
        upgrade(migrated)
    assert columns(migrated, "analytics.credit") == before
    run(migrated, "DROP VIEW mine.credits")
    upgrade(migrated)
    assert "role_place" in columns(migrated, "analytics.credit")
