"""Secrets that others can read are warned of, with the remedy."""

from pathlib import Path

import pytest

from discogs_sync.cli.exposure import exposed
from discogs_sync.settings import load
from tests.cli import CommandLine


def file(path: Path, text: str, mode: int) -> Path:
    path.write_text(text)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("text", "mode", "warns"),
    [
        ('token = "T"', 0o644, True),
        ('key = "K"\nsecret = "S"', 0o604, True),
        ('database_url = "postgresql://me:pass@h/d"', 0o644, True),
        ('database_url = "postgresql://me@h/d?sslpassword=x"', 0o644, True),
        ('database_url = "postgresql://me@h/d"', 0o644, False),
        ('token = "T"', 0o600, False),
        ("rate = 5", 0o644, False),
    ],
)
def test_a_config_with_a_secret_that_others_can_read(tmp_path: Path, text: str, mode: int, warns: bool) -> None:
    config = file(tmp_path / "config.toml", text, mode)
    sentences = list(exposed(load({"home": str(tmp_path)}, {})))
    assert sentences == warns * [f"{config} holds a secret, and other users can read it: run `chmod 600 {config}`."]


def test_the_group_counts_unless_root_owns_the_file(tmp_path: Path) -> None:
    token = file(tmp_path / "token", "T", 0o640)
    settings = load({"home": str(tmp_path)}, {"DISCOGS_SYNC_TOKEN_FILE": str(token)})
    assert bool(list(exposed(settings))) is (token.stat().st_uid != 0)
    token.chmod(0o644)
    assert len(list(exposed(settings))) == 1


@pytest.mark.parametrize(
    ("url", "warns"),
    [
        ("http://discogs.example:8080", True),
        ("http://192.0.2.1", True),
        ("https://discogs.example", False),
        ("http://localhost:8080", False),
        ("http://127.0.0.1:8080", False),
        ("http://[::1]:8080", False),
    ],
)
def test_credentials_without_encryption(tmp_path: Path, url: str, warns: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    given = {"DISCOGS_SYNC_API_URL": url, "DISCOGS_SYNC_TOKEN": "s3cret"}
    assert bool(list(exposed(load({"home": str(tmp_path)}, given)))) is warns
    assert list(exposed(load({"home": str(tmp_path)}, {"DISCOGS_SYNC_API_URL": url}))) == []
    monkeypatch.setenv("http_proxy", "http://user:pa55@proxy.example:3128")
    told = "".join(exposed(load({"home": str(tmp_path)}, given)))
    assert ("through the proxy proxy.example" in told) is warns
    assert "pa55" not in told
    assert "s3cret" not in told
    monkeypatch.setenv("no_proxy", "discogs.example,192.0.2.1")
    assert "proxy" not in "".join(exposed(load({"home": str(tmp_path)}, given)))


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_command_warns_once_and_works(tmp_path: Path, migrated_url: str, log_format: str) -> None:
    file(tmp_path / "config.toml", 'token = "T"', 0o644)
    cli = CommandLine(home=tmp_path, database_url=migrated_url)
    shown = cli("--log-format", log_format, "runs", "--json")
    assert shown.json == []
    assert shown.err.count("chmod 600") == 1
    if log_format == "json":
        assert [event["event"] for event in shown.events] == ["warning"]
