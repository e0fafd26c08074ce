"""The dumps that are offered, and those that are here, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from discogs_sync.dump.local import LocalDump
from discogs_sync.dump.site import Offer


@dataclass(frozen=True)
class KnownDump:
    """A dump, as it is offered and as it is here; None where it is not."""

    date: date
    offer: Offer | None
    local: LocalDump | None


def known_dumps(offers: Iterable[Offer], local: Iterable[LocalDump]) -> list[KnownDump]:
    """Give all dumps that are offered or here, the newest first."""
    offered = {each.date: each for each in offers}
    here = {each.date: each for each in local}
    dumps = sorted(offered.keys() | here.keys(), reverse=True)
    return [KnownDump(dump, offered.get(dump), here.get(dump)) for dump in dumps]
