"""Numbers, times and items for people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from discogs_sync.hints import counted as counted
from discogs_sync.hints import number as number

if TYPE_CHECKING:
    from discogs_sync.store.frontier import Item
    from discogs_sync.store.status import Walk
    from discogs_sync.sync.status import FollowStatus

_UNITS = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}
"""Seconds of each unit of time, the longest first."""


def duration(seconds: float) -> str:
    """Return a time in its two largest units: `2 h 5 min`; less than a second is `0 s`."""
    rest = int(seconds)
    parts: list[str] = []
    for unit, length in _UNITS.items():
        if rest >= length and len(parts) < 2:
            parts.append(f"{rest // length} {unit}")
            rest %= length
        elif parts:
            break
    return " ".join(parts) or "0 s"


def size(octets: int) -> str:
    """Return a size in bytes in a suitable unit: `12.3 MB`."""
    value = float(octets)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:.3g} {unit}"
        value /= 1000
    return f"{value:.4g} TB"


def instant(at: datetime | None) -> str:
    """Return a moment in the user's time zone, to the second, with the zone's offset; a dash for none."""
    return at.astimezone().isoformat(" ", timespec="seconds") if at else "–"


def ago(at: datetime) -> str:
    """Return the time since a moment."""
    seconds = (datetime.now(UTC) - at).total_seconds()
    return f"{duration(seconds)} ago" if seconds >= 1 else "just now"


def item_text(item: Item) -> str:
    """Return an item or target as on the command line: `release:249504`, `search:genre=Jazz`."""
    from discogs_sync.sync.targets import Target

    return str(Target(*item))


def walk_text(walk: Walk) -> str:
    """Return the progress of a listing's walk."""
    if walk.finished_at:
        return f"{counted(walk.seen, 'entry', 'entries')}, read to the end {ago(walk.finished_at)}"
    if walk.pages is None:
        return "to be read again: it changed during the walk"
    entries = f"{number(walk.seen)} of {counted(walk.items or 0, 'entry', 'entries')}"
    return f"page {number(walk.page)} of {number(walk.pages)}, {entries}"


def follow_text(each: FollowStatus) -> str:
    """Return the progress of the listing of a followed target is read, and whether Discogs has the target."""
    return "; ".join(filter(None, (_absence(each), walk_text(each.walk) if each.walk else "")))


def _absence(each: FollowStatus) -> str:
    """Tell a target that is gone from one that Discogs never had; empty where it is there or was not requested."""
    if each.gone_at is None:
        return ""
    return f"{'gone' if each.is_mirrored else 'does not exist'} at Discogs (404 since {instant(each.gone_at)})"


def follow_object(each: FollowStatus) -> dict[str, Any]:
    """Return the same for JSON.

    `gone_at` is null where Discogs has the target or was not asked; `mirrored` is false where Discogs never had it.
    """
    return {
        "target": item_text(each.follow.item),
        "followed_at": each.follow.followed_at,
        "gone_at": each.gone_at,
        "mirrored": each.is_mirrored,
        "walk": walk_object(each.walk),
    }


def walk_object(walk: Walk | None) -> dict[str, Any] | None:
    """Give the same for JSON; null for a walk that has not begun."""
    if walk is None:
        return None
    return {
        "item": item_text(walk.item),
        "page": walk.page,
        "pages": walk.pages,
        "seen": walk.seen,
        "items": walk.items,
        "started_at": walk.started_at,
        "finished_at": walk.finished_at,
    }


def read_duration(_context: click.Context, _parameter: click.Parameter, text: str | None) -> float | None:
    """Read a length of time such as `90s`, `10m`, `2h` or `1h30m`; the value is in seconds."""
    if text is None:
        return None
    from discogs_sync.settings import duration as parse_duration

    try:
        return parse_duration(text).total_seconds()
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


def complete_target(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the kinds that targets begin with."""
    from discogs_sync.resources import TARGET_KINDS

    return [f"{kind}:" for kind in TARGET_KINDS if kind.startswith(incomplete)]
