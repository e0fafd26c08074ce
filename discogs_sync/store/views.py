"""The views of schema `analytics`, made from the files in `sql/views`."""

import sqlalchemy

from discogs_sync.store.bundled import bundled


def create_views(connection: sqlalchemy.Connection) -> None:
    """Make all views anew, in the order of their files' names."""
    connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS analytics")
    for path in sorted(bundled("sql").glob("views/*.sql")):
        connection.exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))
