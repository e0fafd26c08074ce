"""`./run`: what its words lead to, once the project is set up."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "run"

STUB = """#!/bin/sh
printf '%s' "${0##*/}"
printf ' <%s>' "$@"
printf ' in %s\\n' "${PWD##*/}"
"""
"""Tells its name, its arguments and the folder that it runs in."""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Give the script in a project whose programs only tell how they were called."""
    programs = tmp_path / "project" / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "discogs-sync", "ruff", "mypy"):
        (programs / name).write_text(STUB)
        (programs / name).chmod(0o755)
    (tmp_path / "project" / "pyproject.toml").touch()
    (programs.parent / "ready").write_text(f"{tmp_path / 'project'}\nbench\n")
    (tmp_path / "elsewhere").mkdir()
    return Path(shutil.copy(SCRIPT, tmp_path / "project"))


@pytest.mark.parametrize(
    ("words", "calls"),
    [
        (("demo",), ["discogs-sync <demo> in elsewhere"]),
        (
            ("sync", "search:q=two words&type=release"),
            ["discogs-sync <sync> <search:q=two words&type=release> in elsewhere"],
        ),
        (("test",), ["python <-m> <pytest> <--numprocesses> <3> <--dist> <worksteal> in project"]),
        (("test", "-k", "not slow"), ["python <-m> <pytest> <-k> <not slow> in project"]),
        (("test-all",), ["python <-m> <pytest> <--numprocesses> <3> <--dist> <worksteal> <--long> in project"]),
        (("check",), ["ruff <format> <--check> <.> in project", "ruff <check> <.> in project", "mypy <> in project"]),
        (("docs",), ["python <-m> <docs.generate> in project"]),
        (("fuzz", "dump_bytes", "--seed", "5"), ["python <-m> <tests.fuzz.dump_bytes> <--seed> <5> in project"]),
        (("bench", "crawl", "5"), ["python <-m> <benchmarks.crawl> <5> in project"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_words_lead_to_programs(script: Path, words: tuple[str, ...], calls: list[str]) -> None:
    elsewhere = script.parents[1] / "elsewhere"
    ran = subprocess.run([script, *words], cwd=elsewhere, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines() == calls
    assert ran.stderr == ""


@pytest.mark.parametrize("links", [("absolute",), ("relative",), ("relative", "absolute")], ids="-".join)
def test_a_link_to_the_script_is_as_good_as_the_script(script: Path, links: tuple[str, ...]) -> None:
    elsewhere = script.parents[1] / "elsewhere"
    link = script
    for place, kind in enumerate(links):
        folder = elsewhere / f"bin {place}"
        folder.mkdir()
        (folder / "mirror").symlink_to(link if kind == "absolute" else os.path.relpath(link, folder))
        link = folder / "mirror"
    ran = subprocess.run([link, "status"], cwd=elsewhere, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "discogs-sync <status> in elsewhere\n"


def test_what_is_set_up_is_compiled(script: Path) -> None:
    project = script.parent
    (project / ".venv" / "ready").write_text(f"{project}\nserve\n")
    (project / ".venv" / "bin" / "pip").write_text(STUB)
    (project / ".venv" / "bin" / "pip").chmod(0o755)
    ran = subprocess.run([script, "dump", "load"], cwd=project, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines() == [
        f"python <-m> <compileall> <-q> <{project / 'discogs_sync'}> in project",
        "discogs-sync <dump> <load> in project",
    ]
    installed = (project / ".venv" / "pip.log").read_text()
    assert (
        installed
        == f"python <-m> <pip> <install> <--disable-pip-version-check> <--editable> <{project}[dump]> in project\n"
    )
    assert (project / ".venv" / "ready").read_text() == f"{project}\ndump\n"


@pytest.mark.parametrize("words", [("dump", "list"), ("dump", "download"), ("dump", "status"), ("status",), ("demo",)])
def test_a_command_that_needs_nothing_of_the_dump_extra_does_not_install_it(
    script: Path, words: tuple[str, ...]
) -> None:
    (script.parent / ".venv" / "ready").write_text(f"{script.parent}\nserve\n")
    ran = subprocess.run([script, *words], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stderr == ""
    assert "pip" not in ran.stdout


@pytest.mark.parametrize(
    "words", [("dump", "load"), ("dump", "--home", "/x", "sample", "10"), ("dump", "forget", "artist")]
)
def test_the_dump_extra_is_added_when_a_command_needs_it(script: Path, words: tuple[str, ...]) -> None:
    (script.parent / ".venv" / "ready").write_text(f"{script.parent}\nserve\n")
    ran = subprocess.run([script, *words], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stderr == "Adding to .venv what this command needs (once) …\n"
    assert (script.parent / ".venv" / "ready").read_text().endswith("\ndump\n")


def test_fuzz_needs_its_name(script: Path) -> None:
    ran = subprocess.run([script, "fuzz"], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "run: name a fuzz: ./run fuzz NAME [--seconds S] [--seed N] [--case K]\n"


def test_a_benchmark_needs_its_name(script: Path) -> None:
    ran = subprocess.run([script, "bench"], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "run: name a benchmark: ./run bench NAME [ARGS]\n"
