"""Commands that the documentation shows, files for systemd and others included, can be given as they stand."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from discogs_sync.cli import cli
from discogs_sync.store.health import Totals
from discogs_sync.store.runs import Counts
from discogs_sync.sync.metrics import Metrics, exposition

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("*.service"))
CODE = re.compile(r"^ *```(?:sh|cron)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(
    r"(?:^ *|/bin/|exec sync )discogs-sync (.*)|^ *\./run (?!test$|check$|docs$|bench)(.*)", re.MULTILINE
)
REST_OF_LINE = re.compile(r"\s+(?:#|\||\d?>).*")


def shown() -> Iterator[str]:
    """Give the arguments of the commands that the pages show, and of those that systemd and containers run."""
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for code in CODE.findall(page.read_text(encoding="utf-8")):
            yield from (REST_OF_LINE.sub("", one or other) for one, other in COMMAND.findall(code))
    for unit in UNITS:
        yield from (one for one, _ in COMMAND.findall((DEPLOY / unit).read_text(encoding="utf-8")))
    sync = compose()["services"]["sync"]
    yield shlex.join(sync["command"])
    yield shlex.join(sync["healthcheck"]["test"][2:])


def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("arguments", sorted(set(shown())))
def test_a_command_that_is_shown_can_be_given(arguments: str) -> None:
    command, words = cli, shlex.split(arguments)
    context = cli.make_context("discogs-sync", words)
    while (rest := [*context._protected_args, *context.args]) and hasattr(command, "resolve_command"):
        name, command, words = command.resolve_command(context, rest)
        context = command.make_context(name, words, parent=context)


def test_commands_are_shown() -> None:
    found = set(shown())
    assert {"sync label:1 --dry-run", "status --check 6h", "--log-format json sync --max-time 29m"} <= found


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        unit = path.read_text(encoding="utf-8").replace("/opt/discogs-sync/bin/discogs-sync", sys.executable)
        (tmp_path / path.name).write_text(unit)
    verify = ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())]
    told = subprocess.run(verify, capture_output=True, text=True, timeout=60)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_image_has_all_that_the_package_is_built_from() -> None:
    recipe = compose()["services"]["sync"]["build"]
    context = (DEPLOY / recipe["context"]).resolve()
    copied = [
        each
        for line in re.findall("^COPY (.*) .*$", recipe["dockerfile_inline"], re.MULTILINE)
        for each in line.split()
    ]
    assert context == ROOT
    assert all((context / each).exists() for each in copied)
    assert {"pyproject.toml", "README.md", "LICENSE", "discogs_sync", "migrations", "sql"} == set(copied)


def test_the_alerts_ask_for_metrics_that_there_are() -> None:
    now = datetime.now(UTC)
    metrics = Metrics(Totals(Counts(), now, now), {"release": 1}, 0, 0, 0, 0, 0, 0, 0)
    written = set(re.findall(r"^(discogs_sync_\w+)", exposition(metrics).decode(), re.MULTILINE))
    rules = yaml.safe_load((DEPLOY / "alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    asked = {name for rule in rules for name in re.findall(r"discogs_sync_\w+", rule["expr"])}
    assert len(asked) >= 5
    assert asked <= written
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    told = {name.replace("…", "discogs_sync") for name in re.findall(r"`((?:discogs_sync|…)_\w+)", page)}
    assert told == written
