"""What each connection sets for itself, so that defaults of the role, the database or the server do not matter."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import psycopg

SESSION_SETTINGS = {
    "statement_timeout": "0",
    "lock_timeout": "0",
    "transaction_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    "idle_session_timeout": "0",
    "default_transaction_isolation": "read committed",
    "default_transaction_read_only": "off",
    "default_transaction_deferrable": "off",
    "session_replication_role": "origin",
    "row_security": "on",
    "exit_on_error": "off",
    "search_path": '"$user", public',
    "client_encoding": "UTF8",
    "TimeZone": "UTC",
    "DateStyle": "ISO, MDY",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "standard_conforming_strings": "on",
    "array_nulls": "on",
    "quote_all_identifiers": "off",
    "transform_null_equals": "off",
    "gin_fuzzy_search_limit": "0",
}
"""Settings that change what a statement means or returns, or that end it; `options` in the URL win.

Those that only change how fast or how durable it is stay as the administrator set them.
"""

SHOWN = {"TimeZone"}
"""SESSION_SETTINGS that other programs take from the server: they only change how instants are printed."""

CONFIGURE_ATTEMPTS = 5
"""Attempts to apply SESSION_SETTINGS where a statement_timeout of some milliseconds cancels the first ones."""

_CONFIGURE = """
SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) AS own (name, value)
WHERE current_setting(name, true) <> value
"""

_OVERRIDES = """
SELECT name, value FROM unnest(%s::text[], %s::text[]) AS own (name, value) JOIN pg_settings USING (name)
WHERE context <> 'superuser' AND reset_val <> value
"""


def connected(parameters: Mapping[str, Any]) -> psycopg.Connection[Any]:
    """Connect and apply SESSION_SETTINGS, except those that `options` name; raises psycopg.Error."""
    given = str(parameters.get("options", "")).lower()
    own = {name: value for name, value in SESSION_SETTINGS.items() if name.lower() not in given}
    connection = psycopg.connect(**parameters)
    try:
        connection.autocommit = True
        for _ in range(CONFIGURE_ATTEMPTS):
            with suppress(psycopg.errors.QueryCanceled):
                connection.execute(_CONFIGURE, (list(own), list(own.values())))
                break
        connection.autocommit = False
    except BaseException:
        connection.close()
        raise
    return connection


def overrides(connection: psycopg.Connection[Any]) -> dict[str, str]:
    """Return those SESSION_SETTINGS that a new session would not have by itself, for other programs to set."""
    own = {name: value for name, value in SESSION_SETTINGS.items() if name not in SHOWN}
    return dict(connection.execute(_OVERRIDES, (list(own), list(own.values()))).fetchall())
