"""What loading a file means beside the loads that are here: to begin, to continue, to repeat, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from discogs_sync.errors import DumpFileError
from discogs_sync.hints import command
from discogs_sync.store.dumps import ABANDONED, LOADED, MERGING, File, Load


@dataclass(frozen=True)
class Plan:
    """The load that a file continues or repeats, None for a new one, and unfinished loads that it supersedes.

    `is_further` tells that another file of the day was loaded before: what this one lacks may be in that.
    """

    load: Load | None
    superseded: Sequence[Load] = ()
    is_further: bool = False


def plan(loads: Sequence[Load], kind: str, day: date, file: File, *, force: bool) -> Plan:
    """Decide what loading a file means; `loads` are all that are here.

    An unfinished load of the day is the one to continue: its file may have been cut short. With `force` an unfinished
    load that cannot be continued is superseded. Raises DumpFileError where a later dump or an unfinished load is in the
    way.
    """
    of_kind = [load for load in loads if load.kind == kind and load.state != ABANDONED]
    of_day = [load for load in of_kind if load.dated == day]
    is_further = any(load.state == LOADED and not is_same(load, file) for load in of_day)
    same = next((load for load in of_day if is_same(load, file)), None)
    if same and same.state == LOADED and not force:
        return Plan(same)
    for load in of_kind:
        if load.dated > day:
            raise DumpFileError(
                f"{file.name} of {day} is older than {load.file} of {load.dated}, which is here: it would bring back"
                f" what has changed since. If that day is wrong, {forget_command(load)} takes it back."
            )
    unfinished = [load for load in of_kind if load.state != LOADED]
    superseded = []
    for load in unfinished:
        if load.dated < day:
            if load.state != MERGING and not force:
                raise DumpFileError(
                    f"The load of {load.file} of {load.dated} was not finished: load it first, or give it up with"
                    f" {forget_command(load)} or --force."
                )
            superseded.append(load)
    begun = next((load for load in unfinished if load.dated == day), None)
    return Plan(begun or same, superseded, is_further)


def is_same(load: Load, file: File) -> bool:
    """Tell whether a load is of a file; older versions noted no digest, only the size."""
    return load.sha256 == file.sha256 if load.sha256 else load.bytes == file.bytes


def forget_command(load: Load) -> str:
    """Return the command that forgets a load, for a message."""
    return command("dump forget", load.kind, str(load.dated))
