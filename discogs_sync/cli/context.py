"""State shared by commands: the settings that flags override, the database, and the format of the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from discogs_sync.cli.output import say
from discogs_sync.cli.streams import neutral
from discogs_sync.errors import UsageError

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.store.connect import Database

MOST = 1_000_000_000
"""The largest number that a counting option takes."""

P = ParamSpec("P")
R = TypeVar("R")
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Options:
    """Global options of the command line; `flags` are settings by their names."""

    flags: dict[str, str] = field(default_factory=dict)
    config: Path | None = None
    log_format: str = "text"

    def settings(self) -> "Settings":
        """Build the settings and warn of secrets that others can read; raises SettingsError.

        Only commands that need settings call it: help works without.
        """
        from discogs_sync.cli.exposure import exposed
        from discogs_sync.settings import load

        loaded = load(self.flags, config=self.config)
        for sentence in exposed(loaded):
            _tell(self.log_format, "warning", f"Warning: {sentence}", message=sentence)
        return loaded


def options() -> Options:
    """Return the options of the running command."""
    return click.get_current_context().ensure_object(Options)


def tell(event: str, sentence: str, **fields: Any) -> None:
    """Print to standard error: the sentence, or with `--log-format json` the event with its fields."""
    _tell(options().log_format, event, sentence, **fields)


def _tell(log_format: str, event: str, sentence: str, **fields: Any) -> None:
    if log_format == "json":
        from discogs_sync.cli.progress import log_event

        log_event(event, **fields)
    else:
        say(neutral(sentence), err=True)  # an active display passes escape codes on


def report_error(sentence: str, exit_code: int, chosen: Options | None = None) -> None:
    """Print the sentence of an error that ends the command; any thread may, with the options that were chosen."""
    _tell((chosen or options()).log_format, "error", f"Error: {sentence}", message=sentence, exit_code=exit_code)


def setting(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Declare a click option that overrides a setting: the one that its first name without dashes names.

    Its value stays text, which settings check and convert; that of a repeated option is joined by commas.
    """
    name = names[0].removeprefix("--").replace("-", "_")

    def note(context: click.Context, _: click.Parameter, value: str | tuple[str, ...] | None) -> None:
        if value is not None and value != ():
            context.ensure_object(Options).flags[name] = value if isinstance(value, str) else ",".join(value)

    return click.option(name, *names, callback=note, expose_value=False, **attributes)


def counting(least: int = 1) -> click.IntRange:
    """Return the type of a counting option, whose numbers fit into every column and limit."""
    return click.IntRange(least, MOST)


def pass_settings(command: Callable[Concatenate["Settings", P], R]) -> Callable[P, R]:
    """Pass the settings to a command's function as its first argument."""

    @wraps(command)
    def invoke(*args: P.args, **kwargs: P.kwargs) -> R:
        return command(options().settings(), *args, **kwargs)

    return invoke


def is_lacking(*packages: str) -> bool:
    """Return whether one of an extra's packages is missing."""
    return not all(map(find_spec, packages))


def require(extra: str, *packages: str) -> None:
    """Raise UsageError if one of an extra's packages is missing; to be called before they are imported."""
    if is_lacking(*packages):
        raise UsageError(f"This needs the extra `{extra}`: install it with `pip install 'discogs-sync[{extra}]'`.")


def announce_compiling() -> None:
    """Report when code is compiled, which makes the first command that reads dumps on a machine slow."""
    from discogs_sync.dump.native import compiled

    log_format = options().log_format  # any thread may compile, and only this one has the options
    sentence = "Compiling the code that reads dumps. This takes about 15 s, and happens once on this machine."
    compiled.announce_compiling(lambda: _tell(log_format, "compiling", sentence, message=sentence))


def notifier() -> Callable[[str, str], None]:
    """Return the function that reports an event of the database; any thread may call it."""
    log_format = options().log_format  # only this thread has the options

    def notify(event: str, sentence: str) -> None:
        _tell(log_format, event, sentence, message=sentence)

    return notify


@contextmanager
def open_database(settings: "Settings") -> Iterator["Database"]:
    """Connect to the mirror's database for the block, with tables of this program's version.

    Raises SettingsError and DatabaseError (unreachable, read-only, of another version).
    """
    from discogs_sync.store.connect import connect
    from discogs_sync.store.migrate import prepare

    with connect(settings, notifier()) as database:
        prepare(database)
        yield database
