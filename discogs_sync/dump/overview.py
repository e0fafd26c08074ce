"""The dumps that are offered, those that are here, and those that are loaded, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discogs_sync.store.connect import Database, driver
from discogs_sync.store.dumps import Load, loads

if TYPE_CHECKING:
    from datetime import date

    from discogs_sync.dump.local import LocalDump
    from discogs_sync.dump.site import Offer


@dataclass(frozen=True)
class KnownDump:
    """A dump, as it is offered and as it is here, None where it is not; and the loads of its files."""

    date: date
    offer: Offer | None
    local: LocalDump | None
    loads: Sequence[Load] = ()


def read_loads(database: Database) -> list[Load]:
    """Give the dumps that are loaded or being loaded, the latest first."""
    with database.begin() as connection, driver(connection).cursor() as cursor:
        return loads(cursor)


def known_dumps(offers: Iterable[Offer], local: Iterable[LocalDump], loads: Iterable[Load] = ()) -> list[KnownDump]:
    """Give all dumps that are offered, here or loaded, the newest first."""
    offered = {each.date: each for each in offers}
    here = {each.date: each for each in local}
    loaded = defaultdict(list)
    for load in loads:
        loaded[load.dated].append(load)
    dumps = sorted(offered.keys() | here.keys() | loaded.keys(), reverse=True)
    return [KnownDump(dump, offered.get(dump), here.get(dump), loaded[dump]) for dump in dumps]
