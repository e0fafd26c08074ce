"""Bad input and broken surroundings: the right exit code, a sentence that names the thing and the remedy, no loss."""

import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.crawling import rows

USAGE, DISCOGS, DATABASE = 2, 3, 4
"""Exit codes."""


def closed_port() -> int:
    """Give a port that nothing listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("band:1", "'band:1' is not a target. A target is artist:ID, label:ID, master:ID, release:ID or search:QUERY"),
        ("108713", "'108713' is not a target."),
        ("artist:0", "an id is a whole number of at least 1"),
        ("artist:" + "9" * 23, "The id 9999999999999999999… is too large"),
        ("artist:-5", "an id is a whole number of at least 1"),
        ("artist:seven", "an id is a whole number of at least 1"),
        ("release:1?sort=year", "a release has no listing, so it takes no filters"),
        ("artist:1?sort=colour", "sort"),
        ("search:", "a search needs a query"),
        ("search:genre=Jazz&genre=Rock", "a parameter is given twice"),
        ("search:colour=blue", "There is no parameter 'colour' for search. The parameters are: q, title"),
        ("search:genre=Jazz&page=2", "page is set by the walk itself"),
    ],
)
def test_a_target_that_is_none_is_refused_before_anything_happens(offline, target, sentence):
    refused = offline("sync", "release:249504", target, expect=USAGE)
    assert refused.err.startswith("Error: ")
    assert sentence in refused.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("sync", "--max-time", "soon"), "'soon' is not a length of time such as 90s, 10m, 2h or 30d"),
        (("sync", "--max-requests", "0"), "--max-requests"),
        (("sync", "--max-requests", "9" * 23), "--max-requests"),
        (("runs", "--limit", "9" * 20), "--limit"),
        (("query", "most-versions", "--limit", "9" * 20), "--limit"),
        (("query", "--limit", "9" * 5000), "--limit"),
        (("verify", "--sample", "9" * 20), "--sample"),
        (("sync", "--workers", "none"), "The setting 'workers' (in the command line) must be a whole number"),
        (("sync", "--currency", "DM"), "The setting 'currency' (in the command line) must be one of USD"),
        (("sync", "--workers", "9" * 23), "The setting 'workers' (in the command line) must be a whole number from 1"),
        (("--rate", "9" * 23, "sync"), "The setting 'rate' (in the command line) must be a whole number of requests"),
        (("--rate", "fast", "status"), "The setting 'rate' (in the command line) must be a whole number"),
        (("--api-url", "discogs.com", "sync"), "must be an origin like https://api.discogs.com, not 'discogs.com'"),
        (
            ("--api-url", "http://127.0.0.1:abc", "sync"),
            "must be an origin like https://api.discogs.com, not 'http://127",
        ),
        (("--database-url", "postgresql://host:abc/x", "status"), "The setting 'database_url' has the port 'abc'"),
        (("--database-url", "mysql://x", "status"), "must be a URL like postgresql://user@host/database"),
        (("--token-file", "/nonexistent", "sync"), "The token file /nonexistent cannot be read"),
        (("--config", "/nonexistent.toml", "status"), "There is no configuration file /nonexistent.toml"),
        (("synk",), "No such command 'synk'"),
        (("problems", "show", "everything"), "'everything' is not a target"),
        (("problems", "show", "release:0"), "'release:0' is not a target"),
        (("problems", "retry", f"release:{'9' * 23}"), "is too large: 9223372036854775807 is the largest"),
        (("problems", "retry"), "`problems retry` needs ITEMs, --kind KIND or --all"),
        (("follow", "band:1"), "'band:1' is not a target."),
    ],
)
def test_a_wrong_argument_is_named(offline, arguments, named):
    assert named in offline(*arguments, expect=USAGE, token=None).err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("problems", "show", "release:1"), "release:1 is not quarantined"),
        (("problems", "list", "--kind", "band"), "There is no kind 'band'"),
        (("unfollow", "band:1"), "'band:1' is not a target."),
        (("unfollow", "artist:1"), "Not followed: artist:1. `discogs-sync follows` lists the followed targets."),
    ],
)
def test_what_the_mirror_does_not_know_is_named(cli, arguments, named):
    assert named in cli(*arguments, expect=USAGE).err


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ("colour = 'blue'", "There is no setting 'colour' (in {path}). The settings are: api_url, currency"),
        ("rate = -1", "The setting 'rate' (in {path}) must be a whole number"),
        ("rate =", "The configuration file {path} is not TOML"),
        (b"\xff\xfe", "The configuration file {path} cannot be read"),
    ],
)
def test_a_config_that_cannot_be_used_is_named(offline, tmp_path, config, sentence):
    path = tmp_path / "config.toml"
    path.write_bytes(config if isinstance(config, bytes) else config.encode())
    assert sentence.format(path=path) in offline("status", expect=USAGE).err


@pytest.mark.parametrize("below", [".", "below"])
def test_a_data_folder_that_is_a_file_is_named(offline, tmp_path, below):
    (tmp_path / "notes").write_text("mine")
    refused = offline("status", expect=USAGE, home=tmp_path / "notes" / below)
    assert refused.is_refusal("notes", "is a file, or below one: name a folder in --home or DISCOGS_SYNC_HOME")
    assert "config.toml" not in refused.err
    assert (tmp_path / "notes").read_text() == "mine"


def test_a_setting_of_the_environment_is_checked_and_secrets_are_not_shown(offline):
    assert (
        "There is no setting 'DISCOGS_SYNC_TOKN' (in the environment)"
        in offline("status", expect=USAGE, tokn="s3cret").err
    )
    refused = offline("status", expect=USAGE, token="s3cret\u00e9").err
    assert "The setting 'token' (in the environment) must be a Discogs token" in refused
    assert "s3cret" not in refused


def test_help_needs_no_settings(offline):
    assert "Usage: discogs-sync sync" in offline("sync", "--help", rate="fast").out


def test_refused_credentials_end_the_run_soon(cli, discogs):
    refused = cli("sync", "artist:108713", "label:1", expect=DISCOGS, token="wr0ng")
    assert "Error: Discogs refused the credentials (401" in refused.err
    assert "Check DISCOGS_SYNC_TOKEN" in refused.err
    assert "wr0ng" not in refused.out + refused.err
    assert discogs.requests.answered(401) == len(discogs.requests) <= 8

    assert cli("sync").out.startswith("Done")


@pytest.mark.long
def test_discogs_out_of_reach_loses_nothing(cli):
    url = f"http://127.0.0.1:{closed_port()}"
    refused = cli("sync", "release:249504", expect=DISCOGS, api_url=url)
    assert "Error: Discogs is away: release 249504 got no usable answer" in refused.err
    assert f"Check the connection to {url}, or try again later." in refused.err

    assert cli("sync").out.startswith("Done")


def test_a_database_that_is_down_is_named_without_its_password(cli, discogs):
    url = f"postgresql://me:s3cret@127.0.0.1:{closed_port()}/music"
    refused = cli("sync", "release:249504", expect=DATABASE, database_url=url)
    assert "Error: The database music on 127.0.0.1" in refused.err
    assert "start the server, or correct DISCOGS_SYNC_DATABASE_URL" in refused.err
    assert "s3cret" not in refused.err
    assert len(discogs.requests) == 0


def test_a_database_that_does_not_exist_is_named(cli, migrated_url):
    url = urlsplit(migrated_url)._replace(path="/nowhere_to_be_found").geturl()
    refused = cli("status", expect=DATABASE, database_url=url)
    assert "database nowhere_to_be_found" in refused.err
    assert "create it, or correct DISCOGS_SYNC_DATABASE_URL" in refused.err


def test_a_read_only_database_is_read_and_not_written(cli, discogs, migrated_url):
    cli("sync", "release:249504")
    discogs.requests.clear()
    read_only = f"{migrated_url}{'&' if '?' in migrated_url else '?'}options=-cdefault_transaction_read_only%3Don"

    refused = cli("sync", "master:1000", expect=DATABASE, database_url=read_only)
    assert "Error: PostgreSQL refused to write" in refused.err
    assert "name a server that takes writes" in refused.err
    assert len(discogs.requests) == 0
    assert cli("status", "--json", database_url=read_only).json["mirrored"]["release"]["documents"] == 1


@pytest.mark.parametrize(
    ("version", "remedy"), [("0001", "run `discogs-sync db upgrade`"), ("9999", "install the newer discogs-sync")]
)
def test_tables_of_another_version_are_left_alone(cli, database, version, remedy):
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE sync.schema_version SET version_num = %s", (version,))
    refused = cli("sync", "release:249504", expect=DATABASE)
    assert f"holds tables of version {version}" in refused.err
    assert remedy in refused.err
    assert rows(database, "SELECT count(*) FROM sync.follow") == [(0,)]


@pytest.mark.parametrize("command", [("status",), ("db", "start")], ids=" ".join)
def test_a_folder_with_other_files_is_refused_without_advice_to_put_a_file_there(offline, tmp_path, command):
    (tmp_path / "passwd").write_text("theirs")
    refused = offline(*command, expect=DATABASE, home=tmp_path, database_url=None)
    assert refused.is_refusal(f"The folder {tmp_path} holds passwd", "name a new or empty folder in --home")
    assert "config.toml" not in refused.err
