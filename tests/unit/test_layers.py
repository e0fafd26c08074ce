"""Imports run downwards: a room of the package imports only from rooms below it, never from its peers."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import discogs_sync

PACKAGE = Path(discogs_sync.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("__main__",),
    ("cli",),
    ("serve", "sync", "dump"),
    ("resources",),
    ("api", "store"),
    ("mapping",),
    ("schema",),
    ("settings",),
    ("errors", "hints", "safefile"),
    ("__init__",),
)
"""The rooms from top to bottom. `__main__` are front doors, wherever they stand; `__init__` is the package itself."""

LEVEL = {room: -number for number, layer in enumerate(LAYERS) for room in layer}

KEEPERS = {
    "httpx": {"api"},
    "click": {"cli", "__main__"},
    "rich": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "prometheus_client": {"sync"},
    "psycopg": {"store"},
    "alembic": {"store"},
    "sqlalchemy": {"store", "schema", "mapping", "dump"},
    "llvmlite": {"dump"},
    "numba": {"dump"},
    "isal": {"dump"},
}
"""Libraries that only these rooms import, anything of theirs included."""

TYPES_ONLY = {
    "mapping": {"sqlalchemy", "sqlalchemy.dialects.postgresql"},
    "dump": {"sqlalchemy", "sqlalchemy.dialects.postgresql", "sqlalchemy.types"},
}
"""What of SQLAlchemy a room imports at most: declarations of tables and types, no connections."""

STATEMENT = re.compile(
    r"^\s*(?:"
    r"SELECT\s|WITH\s+(?:RECURSIVE\s+)?\w+\s+AS\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|TRUNCATE\s"
    r"|COPY\s|(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TABLE|SCHEMA|VIEW|INDEX|FUNCTION|DATABASE|ROLE)\s"
    r")"
)


class Import(NamedTuple):
    """A module that imports another, both by their whole names."""

    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported}"


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room(name: str) -> str:
    """Give the room that a module of the package belongs to."""
    if name.endswith(".__main__"):
        return "__main__"
    return name.split(".")[1] if "." in name else "__init__"


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imports(module: Path) -> Iterator[Import]:
    """Give all that a module imports, within functions and for type checkers too."""
    importer = name_of(module)
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (Import(importer, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{importer} imports relatively, which hides what it imports"
            source = str(node.module)
            yield from (Import(importer, _whole_name(source, alias.name)) for alias in node.names)


def _whole_name(source: str, name: str) -> str:
    """Tell `from package import module` from `from module import something`."""
    path = PACKAGE.parent / source.replace(".", "/") / name
    return f"{source}.{name}" if path.is_dir() or path.with_suffix(".py").exists() else source


ALL_IMPORTS = sorted({each for module in MODULES for each in imports(module)})
OWN_IMPORTS = [each for each in ALL_IMPORTS if each.imported.split(".")[0] == PACKAGE.name]


def test_every_module_belongs_to_a_room() -> None:
    assert {room(name_of(module)) for module in MODULES} <= LEVEL.keys()


def test_a_room_imports_only_from_rooms_below_it() -> None:
    sideways_or_up = [
        str(each)
        for each in OWN_IMPORTS
        if room(each.importer) != room(each.imported) and LEVEL[room(each.imported)] >= LEVEL[room(each.importer)]
    ]
    assert sideways_or_up == []


@pytest.mark.parametrize("library", KEEPERS)
def test_a_library_is_imported_in_its_own_rooms_alone(library: str) -> None:
    importers = [each for each in ALL_IMPORTS if each.imported.split(".")[0] == library]
    assert importers, f"nobody imports {library}"
    assert [str(each) for each in importers if room(each.importer) not in KEEPERS[library]] == []


@pytest.mark.parametrize("limited", TYPES_ONLY)
def test_of_sqlalchemy_some_rooms_know_tables_and_types_only(limited: str) -> None:
    libraries = {each.imported for each in ALL_IMPORTS if room(each.importer) == limited}
    assert {name for name in libraries if name.startswith("sqlalchemy")} <= TYPES_ONLY[limited]


def test_the_mapping_does_no_input_or_output() -> None:
    pure = {"collections", "dataclasses", "datetime", "decimal", "functools", "hashlib", "itertools", "json", "math"}
    pure |= {"operator", "orjson", "re", "typing", "sqlalchemy", PACKAGE.name}
    used = {each for each in ALL_IMPORTS if room(each.importer) == "mapping"}
    assert [str(each) for each in used if each.imported.split(".")[0] not in pure] == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    below: dict[str, set[str]] = {}
    for each in OWN_IMPORTS:
        if each not in deferred_imports():
            below.setdefault(each.importer, set()).add(each.imported)
    assert [module for module in below if module in reachable(module, below)] == []


def reachable(module: str, below: dict[str, set[str]]) -> set[str]:
    """Give the modules that are imported by way of a module, itself included only where a circle leads back."""
    found: set[str] = set()
    waiting = list(below.get(module, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += below.get(each, ())
    return found


@cache
def deferred_imports() -> frozenset[Import]:
    """Give the imports that stand only within functions, or only for type checkers: they close no circle."""
    at_once = set()
    for module in MODULES:
        for node in tree(module).body:
            if isinstance(node, ast.ImportFrom):
                source = str(node.module)
                at_once |= {Import(name_of(module), _whole_name(source, alias.name)) for alias in node.names}
            elif isinstance(node, ast.Import):
                at_once |= {Import(name_of(module), alias.name) for alias in node.names}
    return frozenset(set(ALL_IMPORTS) - at_once)


def test_sql_stands_in_the_store_alone() -> None:
    found = [
        f"{name_of(module)}:{node.lineno}: {node.value.strip().splitlines()[0]}"
        for module in MODULES
        if room(name_of(module)) != "store"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.match(node.value)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["SELECT 1", "  INSERT INTO a VALUES (1)", "UPDATE a SET b = 1", "\n    WITH x AS (", "DROP VIEW a"]
)
def test_sql_is_recognised(text: str) -> None:
    assert STATEMENT.match(text)


@pytest.mark.parametrize("text", ["Select a target", "SELECTION", "UPDATED", "Copy it", "with care"])
def test_words_are_not_taken_for_sql(text: str) -> None:
    assert not STATEMENT.match(text)
