"""Names on the command line: global options in any place, help, versions, typos, and the program's own name."""

import subprocess
import sys
from pathlib import Path

import pytest

from discogs_sync import __version__
from tests.cli import CommandLine, finish

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [("status",), ("dump", "status"), ("db", "url"), ("problems", "list"), ("query",)])
def test_global_options_are_accepted_before_and_after_a_command(tmp_path, command):
    cli = CommandLine(home=tmp_path / "set", database_url="postgresql://nobody@127.0.0.1:1/none")
    options = ("--rate", "fast", "--config", "/nonexistent.toml")
    if command == ("query",):
        command = ("query", "most-versions")
    before, after = cli(*options, *command, expect=2), cli(*command, *options, expect=2)
    assert before.err == after.err
    assert "There is no configuration file /nonexistent.toml" in after.err


def test_an_option_after_the_command_wins(tmp_path):
    cli = CommandLine()
    one, other = tmp_path / "one", tmp_path / "other"
    assert str(other) in cli("--home", str(one), "db", "url", f"--home={other}").out.replace("%2F", "/")


def test_errors_are_json_with_the_log_format_after_the_command(offline):
    refused = offline("follow", "band:1", "--log-format", "json", expect=2)
    assert [(each["event"], each["exit_code"]) for each in refused.events] == [("error", 2)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--token", "s3cret", "status"),
        ("--token=s3cret", "status"),
        ("status", "--token", "s3cret"),
        ("sync", "artist:1", "--token=s3cret"),
        ("db", "psql", "--token", "s3cret"),
        ("rating", "show", "1", "--token"),
    ],
)
def test_a_token_on_the_command_line_is_refused_with_the_remedy(offline, arguments):
    refused = offline(*arguments, expect=2)
    remedy = "Secrets are not taken from the command line: use DISCOGS_SYNC_TOKEN or --token-file."
    assert f"Error: {remedy}\n" in refused.err
    assert "s3cret" not in refused.err


@pytest.mark.parametrize(("option", "name"), [("--key", "DISCOGS_SYNC_KEY"), ("--secret", "DISCOGS_SYNC_SECRET")])
def test_a_consumer_key_on_the_command_line_is_refused(offline, option, name):
    assert f"use {name}." in offline("sync", option, "s3cret", expect=2).err


def test_a_token_file_is_read_wherever_it_is_named(tmp_path, cli):
    file = tmp_path / "token"
    file.write_text("practice\n")
    file.chmod(0o644)
    ran = cli("sync", "search:country=Japan&type=release", "--token-file", str(file), "--max-requests", "1", token=None)
    assert ran.out.startswith("Paused")
    assert f"{file} holds a secret, and other users can read it: run `chmod 600 {file}`." in ran.err


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [
        (("synk",), "No such command 'synk'. Did you mean 'sync'?"),
        (("load",), "No such command 'load'. Did you mean 'dump load'?"),
        (("db", "bakup"), "No such command 'bakup'. Did you mean 'backup'?"),
        (("help", "dump", "laod"), "No such command 'dump laod'. Did you mean 'load'?"),
        (("sync", "--jsn"), "Did you mean"),
        (("query", "longest-track"), "There is no question 'longest-track'. Did you mean 'longest-tracks'?"),
        (("query", "longest_tracks"), "Did you mean 'longest-tracks'?"),
        (("query", "longest-tracks", "-p", "topp=5"), "has no parameter 'topp'. Did you mean 'top'?"),
        (("sync", "search:genr=Jazz"), "There is no parameter 'genr' for search. Did you mean 'genre'?"),
        (("sync", "lable:1"), "Did you mean 'label'?"),
    ],
)
def test_a_typo_is_answered_with_the_nearest_name(offline, arguments, suggestion):
    assert suggestion in offline(*arguments, expect=2).err


def test_a_typo_of_a_kind_is_answered_with_the_nearest_name(cli):
    refused = cli("problems", "list", "--kind", "relaese", expect=2)
    assert "There is no kind 'relaese'. Did you mean 'release'?" in refused.err


def test_a_typo_of_a_setting_is_answered_with_its_name_in_that_place(offline, tmp_path):
    wrong = offline("status", expect=2, tokn="s3cret")
    assert "There is no setting 'DISCOGS_SYNC_TOKN' (in the environment). Did you mean DISCOGS_SYNC_TOKEN?" in wrong.err
    assert "s3cret" not in wrong.err
    (tmp_path / "config.toml").write_text("max-age = 'release=30d'\n")
    assert "There is no setting 'max-age' (in" in (wrong := offline("status", expect=2)).err
    assert "Did you mean max_age?" in wrong.err


@pytest.mark.parametrize("arguments", [("-V",), ("--version",), ("sync", "-V"), ("dump", "load", "--version")])
def test_the_version_is_shown_in_any_place(offline, arguments):
    assert offline(*arguments).out == f"discogs-sync, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (("help",), ("--help",)),
        (("help", "sync"), ("sync", "--help")),
        (("help", "db"), ("db", "-h")),
        (("help", "db", "backup"), ("db", "backup", "--help")),
        (("help", "query", "longest-tracks"), ("query", "longest-tracks", "--help")),
    ],
)
def test_help_shows_the_help_of_a_command(offline, arguments, same):
    assert offline(*arguments).out == offline(*same).out


@pytest.mark.parametrize("started", ["./run", "/opt/bin/discogs-sync", "/home/me/my tools/run"])
def test_printed_commands_begin_as_the_program_was_started(tmp_path, started):
    cli = CommandLine({"_DISCOGS_SYNC_PROGRAM": started}, home=tmp_path)
    shown = started if " " not in started else f"'{started}'"
    assert f"{shown} db start" in cli("db", "url").err
    assert f"Usage: {shown} sync [OPTIONS]" in cli("help", "sync").out.replace("\n      ", "")
    assert f"  {shown} db psql -c" in cli("db", "psql", "--help").out
    assert f"`{shown} db backup`" in cli("db", "restore", str(tmp_path / "none"), expect=2).err


def test_a_module_started_by_python_names_itself_so(tmp_path):
    cli = CommandLine({"_DISCOGS_SYNC_PROGRAM": ""}, home=tmp_path)
    assert f"`{sys.executable} -m discogs_sync db start`" in cli("db", "url").err


def test_the_installed_program_names_itself_by_its_name_on_the_path(tmp_path):
    program = Path(sys.executable).parent / "discogs-sync"
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "DISCOGS_SYNC_HOME": str(tmp_path)}
    for typed, shown in (("discogs-sync", "discogs-sync"), (str(program), "discogs-sync")):
        ran = subprocess.run([typed, "db", "url"], env=environment, capture_output=True, text=True, timeout=60)
        assert f"`{shown} db start`" in ran.stderr
    elsewhere = environment | {"PATH": "/usr/bin:/bin"}
    ran = subprocess.run([str(program), "db", "url"], env=elsewhere, capture_output=True, text=True, timeout=60)
    assert f"`{program} db start`" in ran.stderr


def test_psql_keeps_its_own_options(cli):
    assert finish(cli.start("db", "psql", "--version")).out.startswith("psql (PostgreSQL)")
