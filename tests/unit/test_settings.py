"""Settings: where they come from, which of them wins, and what is refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from discogs_sync.errors import SettingsError
from discogs_sync.settings import Settings, duration, load, names


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a data folder for config.toml."""
    return tmp_path


def write(home: Path, text: str) -> None:
    (home / "config.toml").write_text(text)


def environment(home: Path, **settings: str) -> dict[str, str]:
    """Give the environment with which settings are set."""
    return {"DISCOGS_SYNC_HOME": str(home)} | {f"DISCOGS_SYNC_{name.upper()}": v for name, v in settings.items()}


def test_defaults_need_nothing(home):
    settings = load(environ=environment(home))
    assert settings == Settings(home)
    assert settings.api_url == "https://api.discogs.com"
    assert settings.dump_url == "https://data.discogs.com"
    assert settings.database_url is None


def test_a_flag_wins_over_the_environment_over_the_file(home):
    write(home, "rate = 10\nworkers = 1\ncurrency = 'USD'")
    settings = load({"rate": "30", "workers": None}, environment(home, rate="20", workers="2"))
    assert (settings.rate, settings.workers, settings.currency) == (30, 2, "USD")


def test_every_setting_is_found_in_the_environment_and_in_the_file(home):
    token_file = home / "token"
    token_file.write_text("t0ken\n")
    values = {
        "database_url": "postgresql://me@db/music",
        "token_file": str(token_file),
        "key": "k3y",
        "secret": "s3cret",
        "api_url": "http://127.0.0.1:8080",
        "dump_url": "https://example.org/discogs/",
        "rate": "30",
        "workers": "4",
        "currency": "eur",
        "min_age": "release=12h",
        "max_age": "release=30d,artist_releases=1w",
        "payloads": "all",
        "max_reply_received": "500kB",
        "max_reply_size": "64 MB",
        "max_reply_time": "90s",
    }
    assert values.keys() | {"home", "token"} == set(names())
    from_environment = load(environ=environment(home, **values))
    write(home, "\n".join(f"{name} = '{value}'" for name, value in values.items()))
    assert load(environ=environment(home)) == from_environment
    assert from_environment.token == "t0ken"
    assert from_environment.currency == "EUR"
    assert from_environment.dump_url == "https://example.org/discogs"
    assert from_environment.min_age == {"release": timedelta(hours=12)}
    assert from_environment.max_age == {"release": timedelta(days=30), "artist_releases": timedelta(days=7)}
    assert from_environment.payloads == "all"


def test_an_empty_variable_is_as_good_as_none(home):
    assert load(environ=environment(home, token="", rate="")) == Settings(home)


def test_the_configuration_may_stand_elsewhere(home, tmp_path):
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("rate = 12")
    assert load(environ=environment(home, config=str(elsewhere))).rate == 12
    assert load(environ=environment(home), config=elsewhere).rate == 12


def test_a_tilde_is_the_users_folder(home, monkeypatch):
    monkeypatch.setenv("HOME", "/home/me")
    assert load({"home": "~/mirror"}, {}).home == Path("/home/me/mirror")


@pytest.mark.parametrize(
    ("given", "rate", "in_flight"),
    [
        ({}, 25, 2),
        ({"token": "t"}, 60, 4),
        ({"key": "k", "secret": "s"}, 60, 4),
        ({"token": "t", "rate": "0"}, 0, 2),
        ({"rate": "600"}, 600, 22),
        ({"rate": "600", "workers": "3"}, 600, 3),
        ({"rate": "100000"}, 100_000, 256),
    ],
)
def test_the_rate_follows_the_credentials_and_the_workers_fill_the_rate(home, given, rate, in_flight):
    settings = load(environ=environment(home, **given))
    assert (settings.requests_per_minute, settings.requests_in_flight) == (rate, in_flight)


@pytest.mark.parametrize(
    ("given", "header"),
    [
        ({}, None),
        ({"token": "t0ken"}, "Discogs token=t0ken"),
        ({"key": "k", "secret": "s"}, "Discogs key=k, secret=s"),
    ],
)
def test_credentials_become_a_header(home, given, header):
    settings = load(environ=environment(home, **given))
    assert settings.authorization == header
    assert settings.authenticated == (header is not None)


def test_secrets_are_not_shown(home):
    secrets = {"token": "t0ken", "key": "k3y", "secret": "s3cret", "database_url": "postgresql://me:pa55@db/x"}
    shown = repr(load(environ=environment(home, **secrets)))
    assert not any(each in shown for each in ("t0ken", "k3y", "s3cret", "pa55"))


@pytest.mark.parametrize(
    ("name", "value", "domain"),
    [
        ("rate", "-1", "a whole number of requests a minute"),
        ("rate", "fast", "a whole number of requests a minute"),
        ("max_age", "release", "kinds with lengths of time"),
        ("max_age", "film=3d", "kinds with lengths of time"),
        ("min_age", "release=soon", "kinds with lengths of time"),
        ("rate", "100001", "a whole number of requests a minute up to 100,000"),
        ("rate", "9" * 5000, "a whole number of requests a minute up to 100,000"),
        ("workers", "0", "a whole number from 1 to 256"),
        ("workers", "257", "a whole number from 1 to 256"),
        ("currency", "DM", "one of USD, GBP"),
        ("payloads", "some", "one of latest, all, none"),
        ("api_url", "api.discogs.com", "an origin like https://api.discogs.com"),
        ("api_url", "ftp://api.discogs.com", "an origin like"),
        ("api_url", "https://me:s3cret@api.discogs.com", "an origin like"),
        ("api_url", "https://:s3cret@api.discogs.com", "an origin like"),
        ("api_url", "http://127.0.0.1:abc", "an origin like"),
        ("api_url", "http://127.0.0.1:99999", "an origin like"),
        ("api_url", "http://127.0.0.1:0", "an origin like"),
        ("api_url", "http://api..discogs.com", "an origin like"),
        ("api_url", "http://api\x7f.discogs.com", "an origin like"),
        ("api_url", "http://[::1", "an origin like"),
        ("dump_url", "https://data.discogs.com/?prefix=data", "a URL like https://data.discogs.com"),
        ("dump_url", "https://data..com", "a URL like https://data.discogs.com"),
        ("api_url", "me:s3cret@api.discogs.com", "an origin like"),
        ("api_url", "https://api.discogs.com?token=s3cret", "an origin like"),
        ("api_url", "https://api.discogs.com:http", "an origin like"),
        ("database_url", "mysql://me:s3cret@db/x", "a URL like postgresql://user@host/database"),
        ("database_url", "postgresql://me:a@s3cret@db/x", "special characters of a password as %XX"),
        ("database_url", "postgresql://me:a/s3cret@db/x", "special characters of a password as %XX"),
        ("database_url", "postgresql://[me:s3cret@db/x", "a URL like postgresql://user@host/database"),
        ("token", "s3cret\nX: y", "a Discogs token, one line of ASCII"),
    ],
)
def test_a_value_outside_its_domain_is_refused_and_secrets_are_not_repeated(home, name, value, domain):
    with pytest.raises(SettingsError) as refused:
        load(environ=environment(home, **{name: value}))
    message = str(refused.value)
    assert f"The setting '{name}' (in the environment) must be " in message
    assert domain in message
    assert "s3cret" not in message


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:p%40ss@db/music?sslmode=require",
        "postgresql://me:p?ss@db/music",
        "postgres:///music?host=/tmp/a@b&user=me@home",
        "postgresql://me@one:1,[::1]:2/music",
    ],
)
def test_urls_that_postgresql_reads_are_taken(home, url):
    assert load(environ=environment(home, database_url=url)).database_url == url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 'blue'", "There is no setting 'colour'"),
        ("home = '/elsewhere'", "would be without effect there: set it by --home or DISCOGS_SYNC_HOME"),
        ("rate = true", "The setting 'rate'"),
        ("rate = 1.5", "The setting 'rate'"),
        ("rate", "is not TOML"),
        ("key = 'k'", "A consumer key needs its secret"),
        ("secret = 's'", "A consumer key needs its secret"),
        ("token_file = '/nonexistent/token'", "The token file /nonexistent/token cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(home, text, message):
    write(home, text)
    with pytest.raises(SettingsError) as refused:
        load(environ=environment(home))
    assert message in str(refused.value)


def test_a_token_file_on_the_command_line_wins_over_a_token_in_the_environment(home):
    (home / "token").write_text("from-file")
    assert load({"token_file": str(home / "token")}, environment(home, token="from-variable")).token == "from-file"
    write(home, f"token_file = '{home / 'token'}'")
    assert load(environ=environment(home, token="from-variable")).token == "from-variable"


def test_an_empty_token_file_is_refused(home):
    (home / "token").write_text("\n")
    with pytest.raises(SettingsError, match="is empty"):
        load({"token_file": str(home / "token")}, environment(home))


@pytest.mark.parametrize("content", ["s3cret\nanother", "s3cret\0", "s3cr\u00e9t", "s3cret\r\n# mine"])
def test_a_token_file_that_holds_more_than_a_token_is_refused(home, content):
    (home / "token").write_text(content)
    with pytest.raises(SettingsError) as refused:
        load({"token_file": str(home / "token")}, environment(home))
    domain = "must be a Discogs token, one line of ASCII"
    assert str(refused.value) == f"The setting 'token' (in the file {home / 'token'}) {domain}."


def test_a_token_file_that_was_written_elsewhere_is_read(home):
    (home / "token").write_bytes(b"t0ken\r\n")
    assert load({"token_file": str(home / "token")}, environment(home)).token == "t0ken"


def test_a_configuration_that_was_asked_for_must_be_there(home):
    with pytest.raises(SettingsError, match="There is no configuration file"):
        load(environ=environment(home, config=str(home / "none.toml")))


@pytest.mark.parametrize("number", ["0", "30", "90000"])
def test_number_without_unit_is_refused(home: Path, number: str) -> None:
    message = f"{number} has no unit: write {number}d, 12h or 90s"
    with pytest.raises(ValueError, match=message):
        duration(number)
    with pytest.raises(SettingsError, match=message):
        load({"max_age": f"master=1d,release={number}"}, environment(home))


def test_age_of_no_time_means_now(home: Path) -> None:
    assert load({"max_age": "release=0s"}, environment(home)).max_age == {"release": timedelta(0)}
    with pytest.raises(ValueError, match="not a length of time"):
        duration("0s")


@pytest.mark.parametrize(
    "text",
    [
        "abcDEF123",
        ' "abcDEF123" ',
        "'abcDEF123'",
        "\u201cabcDEF123\u201d",
        "Discogs token=abcDEF123",
        "discogs  token = 'abcDEF123'",
        "'Discogs token=abcDEF123'",
        "Authorization: Discogs token=abcDEF123",
        "token=abcDEF123",
        "\ufeffabcDEF123\n",
    ],
)
def test_token_is_read_as_people_copy_it(home: Path, text: str) -> None:
    assert load(environ=environment(home, token=text)).authorization == "Discogs token=abcDEF123"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_token_file_may_begin_with_a_byte_order_mark(home: Path, encoding: str) -> None:
    path = home / "token"
    path.write_text("abcDEF123\r\n", encoding=encoding)
    assert load({"token_file": str(path)}, environment(home)).authorization == "Discogs token=abcDEF123"


def test_configuration_file_may_begin_with_a_byte_order_mark(home: Path) -> None:
    (home / "config.toml").write_text("rate = 7\n", encoding="utf-8-sig")
    assert load(environ=environment(home)).rate == 7
